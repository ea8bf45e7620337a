/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WgJsonCheck:
 * @line: where the defect is, from 1
 * @column: in characters, from 1
 * @expected: a word for what should have been there: "value", "key", "colon", "comma", "number",
 *   "escape", "quote" (a text that never ends), "control" (a bare control character), "end"
 *   (something follows the end), "more" (the file stops too early); %NULL when @too_deep
 * @too_deep: nested deeper than allowed
 * @feature_lines: (element-type gint64): the line on which each feature of a GeoJSON feature
 *   collection begins
 */
typedef struct
{
  gint64      line;
  gint64      column;
  const char *expected;
  gboolean    too_deep;
  GArray     *feature_lines;
} WgJsonCheck;

gboolean wg_json_check       (WgJsonCheck *self, const char *text, gsize length, guint max_depth);
void     wg_json_check_clear (WgJsonCheck *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WgJsonCheck, wg_json_check_clear)

G_END_DECLS
