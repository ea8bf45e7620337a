/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Compares a picture with tests/draw/golden/NAME.png. Where they differ by more than the tolerance
 * the test fails and leaves both and their difference in the build folder. With
 * WANGGE_UPDATE_GOLDEN=1 the picture becomes the golden one: look at it before committing. */
void wg_golden_compare (cairo_surface_t *surface, const char *name);

G_END_DECLS
