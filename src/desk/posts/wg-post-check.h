/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-draft-check.h"

G_BEGIN_DECLS

/* What a form of a red post refuses, appended to @problems (WgFieldProblem): a place outside the
 * street of its host, hours that cannot be used, an item that ended before the post opened. What
 * the draft did not change is a warning. */
void     wg_post_check       (WgDraft *draft, WgDistrict *district, WgRow *row,
                              GPtrArray *problems);

/* A new post of @unit (0: not known), with what can be told already. Belongs to the draft. */
WgRow   *wg_post_propose     (WgDraft *draft, WgDistrict *district, gint64 unit);

/* Coordinates as they are typed, in degrees; @host: row id of the host unit, 0: none. @why: (out):
 * (transfer full): a sentence when they cannot be used, such as when they are swapped. */
gboolean wg_post_read_place  (WgDistrict *district, gint64 host, const char *lon_text,
                              const char *lat_text, double *lon, double *lat, char **why);
/* The middle of a grid or a unit's area, for a post that stands there. FALSE: it is not drawn. */
gboolean wg_post_find_middle (WgDistrict *district, gint64 id, gboolean is_grid, double *lon,
                              double *lat);
/* (transfer full): "the grid 东园第6网格, community 东园社区"; "" where there is none. */
char    *wg_post_name_place  (WgDistrict *district, double lon, double lat);

G_END_DECLS
