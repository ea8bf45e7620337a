/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-reader-output.h"

#include <ogr_api.h>
#include <ogr_srs_api.h>

G_BEGIN_DECLS

/**
 * WgGdalPlace:
 * @transform: (nullable): to longitude and latitude in CGCS2000
 * @swap: the latitude stands first
 * @system: what the coordinates are in when they leave: "EPSG:4490", "" where nobody says
 * @note: what is to be told after the layer: its code is 0 for nothing
 *
 * From the coordinates of a layer to longitude and latitude.
 */
typedef struct
{
  OGRCoordinateTransformationH transform;
  gboolean                     swap;
  char                        *system;
  char                        *from; /* what @note names */
  WgReaderIssue                note;
} WgGdalPlace;

/* Loads what conversions need of the system's files. */
void     wg_gdal_place_prepare (void);
/* @epsg: what the user says the coordinates are in; 0: what the file says, else what they look
 * like. FALSE with the issue filled where nobody can tell. */
gboolean wg_gdal_place_init    (WgGdalPlace *self, OGRLayerH layer, int epsg,
                                WgReaderIssue *issue);
gboolean wg_gdal_place_apply   (const WgGdalPlace *self, OGRGeometryH geometry);

G_END_DECLS
