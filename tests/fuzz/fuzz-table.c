/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of text on its whole way: lines and quotes, the answer, what is no table in it, the
 * guard, columns to fields, cells to values. The first byte chooses what the rows are to be. */
#include "wg-column-map.h"
#include "wg-csv-reader.h"
#include "wg-fuzz-answer.h"
#include "wg-table-guard.h"
#include "wg-table-tidy.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static WgTable *
read_table (const char *text,
            gsize       length)
{
  g_autoptr (WgAnswerParser) parser = wg_answer_parser_new ("x", 1 << 22);
  WgReaderOutput output;
  WgReaderIssue issue = { 0 };
  WgTable *table = NULL;

  wg_fuzz_answer_begin (&output);
  if (wg_csv_read ("x.csv", ".csv", "UTF-8", text, length, &output, &issue))
    {
      wg_reader_output_finish (&output);
      g_assert_true (wg_fuzz_answer_feed (&output, parser));
      g_assert_true (wg_answer_parser_is_done (parser));
      table = wg_answer_parser_steal_table (parser);
    }
  wg_fuzz_answer_clear (&output);
  return table;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static const WgKind *const kinds[] = { &wg_kind_unit, &wg_kind_grid, &wg_kind_team,
                                         &wg_kind_activity, &wg_kind_service_case, &wg_kind_post };
  g_autoptr (WgTable) table = NULL;
  g_autoptr (WgColumnMap) map = NULL;
  g_autofree char *text = NULL;
  const WgKind *kind;

  if (size < 2 || size > 1 << 16)
    return 0;
  text = g_strndup ((const char *) data + 1, size - 1);
  if (!g_utf8_validate (text, -1, NULL)) /* the decoder's business, before this */
    return 0;
  table = read_table (text, strlen (text));
  if (table == NULL)
    return 0;
  kind = kinds[data[0] % G_N_ELEMENTS (kinds)];
  wg_table_tidy (table, kind);
  wg_table_guard (table, NULL);
  map = wg_column_map_new (kind, table, NULL, NULL);
  for (guint i = 0; map != NULL && i < wg_table_get_n_rows (table); i++)
    {
      WgRefusal *refusal = NULL;
      g_autoptr (WgRow) row = wg_column_map_read_row (map, table, i, 0, &refusal);

      g_assert_true ((row == NULL) == (refusal != NULL));
      g_clear_pointer (&refusal, wg_refusal_free);
    }
  return 0;
}
