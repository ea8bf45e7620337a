/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of text on its whole way: lines and quotes, the answer, columns to fields, cells to
 * values, the guard. The first byte chooses what the rows are to be. */
#include "wg-answer-parser.h"
#include "wg-column-map.h"
#include "wg-csv-reader.h"
#include "wg-table-guard.h"

#include <fcntl.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static WgTable *
read_table (const char *text,
            gsize       length)
{
  g_autoptr (WgAnswerParser) parser = wg_answer_parser_new ("x", 1 << 22);
  WgReaderOutput output;
  WgReaderIssue issue = { 0 };
  WgTable *table = NULL;

  wg_reader_output_init (&output, open ("/dev/null", O_WRONLY | O_CLOEXEC));
  wg_reader_output_hello (&output, 0);
  if (wg_csv_read ("x.csv", ".csv", "UTF-8", text, length, &output, &issue))
    wg_reader_output_finish (&output);
  /* What was not yet written is all there is for an input of this size. */
  if (wg_answer_parser_feed (parser, output.frames->data, output.frames->len, NULL)
      && wg_answer_parser_is_done (parser))
    table = wg_answer_parser_steal_table (parser);
  close (output.fd);
  wg_reader_output_clear (&output);
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

  if (size < 2 || size > 1 << 16)
    return 0;
  text = g_strndup ((const char *) data + 1, size - 1);
  if (!g_utf8_validate (text, -1, NULL)) /* the decoder's business, before this */
    return 0;
  table = read_table (text, strlen (text));
  if (table == NULL)
    return 0;
  wg_table_guard (table, NULL);
  map = wg_column_map_new (kinds[data[0] % G_N_ELEMENTS (kinds)], table, NULL, NULL);
  for (guint i = 0; map != NULL && i < wg_table_get_n_rows (table); i++)
    {
      WgRefusal *refusal = NULL;
      g_autoptr (WgRow) row = wg_column_map_read_row (map, table, i, 0, &refusal);

      g_assert_true ((row == NULL) == (refusal != NULL));
      g_clear_pointer (&refusal, wg_refusal_free);
    }
  return 0;
}
