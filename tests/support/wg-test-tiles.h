/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-test.h"

G_BEGIN_DECLS

/* A plain PNG of @size × @size pixels. */
GBytes *wg_test_png   (guint size, guint8 red, guint8 green, guint8 blue);
/* Runs @script on a new database @name and returns its path. */
char   *wg_test_sql   (WgTestDir *dir, const char *name, const char *script);
/* A raster MBTiles with every tile of the zooms 0 … @max_zoom, each in its own colour. */
char   *wg_test_tiles (WgTestDir *dir, const char *name, guint max_zoom, guint size);

G_END_DECLS
