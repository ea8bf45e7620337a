/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Statistical division codes (rules.md 2.2; decisions.md 14): 2, 4, 6, 9 or 12 digits. */

/* Administrative level of a code: 1 province, 2 prefecture, 3 county, 4 township, 5 village;
 * 0 when it is no division code. */
guint    wg_code_get_level   (const char *code);
/* A zero-padded 12-digit code cut to the length of its level; other text copied unchanged. */
char    *wg_code_trim        (const char *code);
/* The code of the level above; NULL for a province or no division code. */
char    *wg_code_get_parent  (const char *code);
gboolean wg_code_is_under    (const char *code, const char *ancestor);
/* C-03: what digits 7–9 say: "street" 001–099, "town" 100–199, "township" 200–399, "other". */
const char *wg_code_get_township_type (const char *code);

G_END_DECLS
