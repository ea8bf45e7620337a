/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-geometry.h"

G_BEGIN_DECLS

typedef enum
{
  WG_DATUM_AS_SAID, /* what the file says of itself */
  WG_DATUM_EPSG,    /* a system of the EPSG register */
  WG_DATUM_GCJ02,   /* the shifted degrees of Chinese web maps */
  WG_DATUM_BD09     /* the same, shifted once more by Baidu */
} WgDatumKind;

typedef struct
{
  WgDatumKind kind;
  int         epsg; /* of %WG_DATUM_EPSG */
} WgDatum;

/* "gcj02", "bd09", "wgs84", "cgcs2000", "4545", "EPSG:4545"; in any case, with or without a
 * hyphen. */
gboolean    wg_datum_parse        (const char *text, WgDatum *datum);

/* Degrees, in place. Outside China the shifted system is no other, and nothing changes. */
void        wg_datum_to_gcj02     (double *lon, double *lat);
void        wg_datum_from_gcj02   (double *lon, double *lat);
void        wg_datum_from_bd09    (double *lon, double *lat);
/* A shape of longitude and latitude in @kind as one in CGCS2000; another kind than the two shifted
 * ones gives the shape itself. (transfer full) (nullable) */
WgGeometry *wg_datum_unshift      (WgGeometry *geometry, WgDatumKind kind, GError **error);

/* EPSG code of the CGCS2000 zone that an easting with its zone in front stands in:
 * 36 537 983 m is zone 36 of 3 degrees, 19 537 983 m zone 19 of 6 degrees; 0 for none. */
int         wg_datum_zone_of      (double easting);

G_END_DECLS
