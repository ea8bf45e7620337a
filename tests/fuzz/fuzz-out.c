/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves the program comes back: any texts as CSV through our own reader, and as the
 * properties of GeoJSON through our own look at JSON. The texts are parted by zeros; the first
 * byte says how many columns there are. */
#include "wg-csv-reader.h"
#include "wg-formula-guard.h"
#include "wg-geojson-writer.h"
#include "wg-json-check.h"
#include "wg-reader-protocol.h"
#include "wg-sheet-text.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static GPtrArray *
split (const guint8 *data,
       gsize         size)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  gsize at = 0;

  while (at < size)
    {
      gsize length = strnlen ((const char *) data + at, size - at);

      if (g_utf8_validate ((const char *) data + at, (gssize) length, NULL))
        g_ptr_array_add (texts, g_strndup ((const char *) data + at, length));
      at += length + 1;
    }
  return g_steal_pointer (&texts);
}

static void
through_csv (GPtrArray *texts,
             guint      n_columns)
{
  g_autoptr (WgSheet) sheet = wg_sheet_new ("x");
  g_autoptr (GBytes) bytes = NULL;
  WgCsvScanner scanner;
  WgReaderIssue issue = { 0 };
  gsize length;
  const char *text;

  for (guint i = 0; i < n_columns; i++)
    wg_sheet_add_column (sheet, "a", -1);
  for (guint i = 0; i + n_columns <= texts->len; i++)
    {
      if (i % n_columns == 0)
        wg_sheet_begin_row (sheet);
      wg_sheet_add_text (sheet, g_ptr_array_index (texts, i));
    }
  bytes = wg_sheet_to_csv (sheet, WG_SHEET_UTF8, NULL);
  text = g_bytes_get_data (bytes, &length);
  wg_csv_scanner_init (&scanner, text + 3, length - 3, ',');
  g_assert_true (wg_csv_scanner_next (&scanner, &issue)); /* the names */
  for (guint row = 0; row < wg_sheet_get_n_rows (sheet); row++)
    {
      g_assert_true (wg_csv_scanner_next (&scanner, &issue));
      g_assert_cmpuint (wg_csv_scanner_size (&scanner), ==, n_columns);
      for (guint i = 0; i < n_columns; i++)
        {
          gsize n;
          const char *cell = wg_csv_scanner_cell (&scanner, i, &n);
          const char *meant = wg_sheet_get_cell (sheet, row, i).text;

          g_assert_false (strchr ("=+-@\t\r", cell[0]) != NULL && cell[0] != '\0'
                          && wg_formula_guard_needs (cell));
          g_assert_cmpstr (wg_formula_guard_undo (cell), ==, meant != NULL ? meant : "");
        }
    }
  wg_csv_scanner_clear (&scanner);
}

static void
through_json (GPtrArray *texts)
{
  g_autoptr (WgGeojsonWriter) writer = wg_geojson_writer_new (g_ptr_array_index (texts, 0));
  g_autoptr (GBytes) bytes = NULL;
  g_auto (WgJsonCheck) check = { 0 };
  gsize length;
  const char *text;

  wg_geojson_writer_begin (writer, NULL);
  for (guint i = 0; i + 1 < texts->len; i++)
    wg_geojson_writer_add_text (writer, g_ptr_array_index (texts, i),
                                g_ptr_array_index (texts, i + 1));
  bytes = wg_geojson_writer_end (writer);
  text = g_bytes_get_data (bytes, &length);
  g_assert_true (wg_json_check (&check, text, length, WG_READER_MAX_DEPTH));
  g_assert_cmpuint (check.feature_lines->len, ==, 1);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GPtrArray) texts = NULL;

  if (size < 2)
    return 0;
  texts = split (data + 1, size - 1);
  if (texts->len == 0)
    return 0;
  through_csv (texts, 2 + data[0] % 4);
  through_json (texts);
  return 0;
}
