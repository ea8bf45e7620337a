/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Pixels of 4 bytes as runs of equal ones: drawn maps shrink to a tenth, photographs do not and
 * are kept as they are. */

/* (transfer full): @pixels: a multiple of 4 bytes. The answer is for wg_pixel_runs_unpack(). */
GBytes *wg_pixel_runs_pack   (GBytes *pixels);
/* (transfer full): the pixels again. */
GBytes *wg_pixel_runs_unpack (GBytes *runs);

G_END_DECLS
