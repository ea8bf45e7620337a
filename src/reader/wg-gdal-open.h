/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-reader-input.h"

#include <gdal.h>

G_BEGIN_DECLS

/* Registers the formats that are read, and no other. Needs files of the system. */
void         wg_gdal_register     (void);
/* @driver: GDAL's name of the format; in a .zip the shapefile that is in it. NULL with the issue
 * filled; its texts belong to GDAL. */
GDALDatasetH wg_gdal_open         (const WgReaderInput *input, const char *driver,
                                   const char *encoding, WgReaderIssue *issue);
/* The first layer with rows that a user would see: not a hidden sheet of a workbook. @others: the
 * names of the further ones, parted by "、". */
OGRLayerH    wg_gdal_choose_layer (GDALDatasetH set, GString *others);

G_END_DECLS
