/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answer of a reader that a hostile file has taken over: any bytes, in any pieces. The first
 * byte says where the stream is broken. */
#include "wg-answer-parser.h"
#include "wg-table-guard.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (WgAnswerParser) parser = wg_answer_parser_new ("x", 1 << 20);
  g_autoptr (WgTable) table = NULL;
  gsize cut = size > 0 ? data[0] * (size - 1) / 255 : 0;

  if (size < 2 || !wg_answer_parser_feed (parser, data + 1, cut, NULL)
      || !wg_answer_parser_feed (parser, data + 1 + cut, size - 1 - cut, NULL)
      || !wg_answer_parser_is_done (parser))
    return 0;
  table = wg_answer_parser_steal_table (parser);
  wg_table_guard (table, NULL);
  for (guint i = 0; i < wg_table_get_n_rows (table); i++)
    for (guint c = 0; c < wg_table_get_n_columns (table); c++)
      g_assert_true (wg_table_get_cell (table, i, c) == NULL
                     || g_utf8_validate (wg_table_get_cell (table, i, c), -1, NULL));
  return 0;
}
