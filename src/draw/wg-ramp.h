/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Colour-blind-safe ramps from light to dark: "blue", "orange", "diverging", "grey". */
const char *const *wg_ramp_get_names (void); /* (transfer none) (array zero-terminated=1) */
gboolean           wg_ramp_exists    (const char *name);
/* Fills @n colours, 3 … 7, 0xRRGGBBAA with the opacity of a fill on the map. An unknown name gives
 * "blue". @dark: for the dark theme, where more is lighter. */
void               wg_ramp_fill      (const char *name,
                                      guint       n,
                                      gboolean    dark,
                                      gboolean    reverse,
                                      guint32    *rgba);

G_END_DECLS
