/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of the sample as tables and pictures: the numbers are the figure's, and what leaves the
 * program says what it is. */

#include "wg-figure-export.h"

#include "wg-record-sheet.h"
#include "wg-records.h"
#include "wg-sample-file.h"

#include <string.h>

#define STREET "990101001"

static WgQuestion
make_question (WgSampleFile *sample,
               const char   *text)
{
  WgQuestion question;

  g_assert_true (wg_question_parse (text, &question));
  question.unit = wg_sample_file_unit (sample, STREET);
  return question;
}

static WgFigure *
ask (WgSampleFile     *sample,
     const WgQuestion *question)
{
  g_autoptr (GError) error = NULL;
  WgFigure *figure = wg_district_ask (sample->district, question, &error);

  g_assert_no_error (error);
  return figure;
}

/* (nullable): the text of a fact. */
static const char *
find_fact (const WgSheet *sheet,
           const char    *name)
{
  const char *text = NULL;

  for (guint i = 0; i < wg_sheet_get_n_facts (sheet); i++)
    if (g_str_equal (wg_sheet_get_fact (sheet, i, &text), name))
      return text;
  return NULL;
}

static void
test_table (WgSampleFile *sample,
            gconstpointer data)
{
  WgQuestion question = make_question (sample, "finished;by=unit;period=2026Q3;"
                                               "cutoff=2026-09-30 24:00");
  g_autoptr (WgFigure) figure = ask (sample, &question);
  g_autoptr (WgSheet) sheet = wg_figure_export_table (sample->district, &question, figure);
  guint n = wg_sheet_get_n_rows (sheet);
  double sum = 0;

  g_assert_cmpuint (n, ==, figure->parts->len + 1);
  for (guint i = 0; i + 1 < n; i++)
    {
      g_assert_cmpint (wg_sheet_get_cell (sheet, i, 2).type, ==, WG_CELL_NUMBER);
      sum += wg_sheet_get_cell (sheet, i, 2).number;
    }
  g_assert_cmpfloat (sum, ==, 371);
  g_assert_cmpfloat (wg_sheet_get_cell (sheet, n - 1, 2).number, ==, 371);
  g_assert_cmpint (wg_sheet_get_cell (sheet, 0, 0).type, ==, WG_CELL_TEXT);
  g_assert_nonnull (strstr (find_fact (sheet, "Scope"), "青禾街道"));
  g_assert_nonnull (strstr (find_fact (sheet, "Cut-off"), "2026-09-30 24:00"));
  g_assert_cmpstr (find_fact (sheet, "Entered after the cut-off, not counted"), ==, "1");
  g_assert_cmpstr (find_fact (sheet, "Made on"), ==, "2026-10-12 08:30");
  g_assert_nonnull (find_fact (sheet, "Definition"));
  g_assert_nonnull (find_fact (sheet, "Period"));
}

/* A stock has a day instead of a period. */
static void
test_stock (WgSampleFile *sample,
            gconstpointer data)
{
  WgQuestion question = make_question (sample, "households;by=unit");
  g_autoptr (WgFigure) figure = ask (sample, &question);
  g_autoptr (WgSheet) sheet = wg_figure_export_table (sample->district, &question, figure);

  g_assert_nonnull (find_fact (sheet, "As of"));
  g_assert_null (find_fact (sheet, "Cut-off"));
}

static WgChartData *
make_chain (void)
{
  static const char json[] =
    "{\"indicators\": [{\"id\": \"orders\", \"name\": \"点单\", \"definition\": \"d\","
    " \"unit_of_count\": \"件\", \"formula\": \"residents\", \"source\": \"registry\"}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (GPtrArray) cards = wg_indicator_load (bytes, "zh", NULL);
  WgChartData *data = wg_chart_data_new (WG_CHART_FUNNEL, g_ptr_array_index (cards, 0));
  static const WgChartPoint stages[] = {
    { .label = "点单", .value = 412, .day = WG_DATE_NONE },
    { .label = "派单", .value = 405, .day = WG_DATE_NONE, .note = "未派单" },
    { .label = "接单", .day = WG_DATE_NONE, .state = WG_VALUE_UNDEFINED, .note = "未接单" },
  };

  wg_chart_data_set_heading (data, "点单 412 件", "青禾街道");
  wg_chart_data_add_series (data, "", WG_CHART_HIGHLIGHT, 0);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    wg_chart_data_add_point (data, 0, &stages[i]);
  return data;
}

static void
test_chart (WgSampleFile *sample,
            gconstpointer data)
{
  WgQuestion question = make_question (sample, "orders;period=2026Q3");
  g_autoptr (WgChartData) chart = make_chain ();
  g_autoptr (WgSheet) sheet = wg_figure_export_chart (sample->district, &question, chart);
  g_autofree char *tabs = wg_figure_export_tabs (sheet);
  g_autofree char *html = wg_figure_export_html (sheet);
  g_auto (GStrv) notes = wg_figure_export_notes (sheet);

  g_assert_cmpstr (wg_sheet_get_title (sheet), ==, "点单 412 件");
  g_assert_true (g_str_has_prefix (tabs, "Name\t点单 (件)\tLost before\tWhy\n点单\t412\t\t\n"
                                         "派单\t405\t7\t未派单\n接单\t—\t\t\n"));
  g_assert_nonnull (strstr (html, "<td align=\"right\">405</td>"));
  /* The definition, the state of the file, and everything else in one line. */
  g_assert_cmpuint (g_strv_length (notes), ==, 3);
  g_assert_true (g_str_has_prefix (notes[0], "Definition: "));
  g_assert_true (g_str_has_prefix (notes[1], "Edit and audit chain: 1 · "));
  g_assert_true (g_str_has_suffix (notes[2], " · Made on: 2026-10-12 08:30"));
}

/* Series of months: a row for each, the day it begins with, a column for each series. */
static void
test_months (WgSampleFile *sample,
             gconstpointer data)
{
  WgQuestion question = make_question (sample, "orders;period=2026Q3");
  g_autoptr (WgChartData) chain = make_chain ();
  g_autoptr (WgChartData) chart =
    wg_chart_data_new (WG_CHART_LINE, wg_chart_data_get_indicator (chain));
  g_autoptr (WgSheet) sheet = NULL;

  wg_chart_data_add_series (chart, "去年同期", WG_CHART_LAST_YEAR, 0);
  wg_chart_data_add_series (chart, "本年", WG_CHART_HIGHLIGHT, 0);
  for (guint series = 0; series < 2; series++)
    for (int month = 7; month <= 9; month++)
      {
        const WgChartPoint point = { .label = "x", .value = month * 10 + (int) series,
                                     .day = wg_date_new (2025 + (int) series, month, 1) };

        if (series == 1 || month < 9)
          wg_chart_data_add_point (chart, series, &point);
      }
  question = make_question (sample, "finished;period=2026Q3;cutoff=2026-09-30 24:00");
  sheet = wg_figure_export_chart (sample->district, &question, chart);
  g_assert_cmpstr (find_fact (sheet, "Cut-off"), ==, "2026-09-30 24:00");
  g_assert_cmpstr (find_fact (sheet, "Entered after the cut-off, not counted"), ==, "1");
  g_assert_cmpuint (wg_sheet_get_n_columns (sheet), ==, 4);
  g_assert_cmpuint (wg_sheet_get_n_rows (sheet), ==, 3);
  g_assert_cmpint (wg_sheet_get_cell (sheet, 0, 0).date, ==, wg_date_new (2026, 7, 1));
  g_assert_cmpfloat (wg_sheet_get_cell (sheet, 0, 3).number, ==, 71);
  g_assert_cmpint (wg_sheet_get_cell (sheet, 2, 2).type, ==, WG_CELL_EMPTY);
}

/* The records behind a number: as many rows as it says, names for numbers, and the facts. */
static void
test_records (WgSampleFile *sample,
              gconstpointer data)
{
  WgQuestion question = make_question (sample, "hours;period=2026Q3;cutoff=2026-09-30 24:00");
  g_autoptr (GError) error = NULL;
  guint total, grid = G_MAXUINT, hours = G_MAXUINT;
  double listed, sum = 0;
  g_autoptr (GPtrArray) rows = wg_district_list_records (sample->district, &question, 0, 1000,
                                                         &total, &listed, &error);
  g_autoptr (GPtrArray) some = g_ptr_array_new ();
  g_autoptr (WgSheet) sheet = wg_record_sheet_new (sample->district, &question, rows, total, listed,
                                                   &error);

  g_assert_no_error (error);
  g_assert_cmpuint (wg_sheet_get_n_rows (sheet), ==, 132);
  for (guint i = 0; i < wg_sheet_get_n_columns (sheet); i++)
    {
      const char *name = wg_sheet_get_column (sheet, i)->name;

      grid = g_str_equal (name, "Grid") ? i : grid;
      hours = g_str_has_prefix (name, "Hours") ? i : hours;
    }
  g_assert_cmpuint (grid, !=, G_MAXUINT);
  g_assert_cmpuint (hours, !=, G_MAXUINT);
  for (guint i = 0; i < 132; i++)
    {
      sum += wg_sheet_get_cell (sheet, i, hours).number;
      g_assert_cmpint (wg_sheet_get_cell (sheet, i, grid).type, ==, WG_CELL_TEXT);
    }
  g_assert_cmpfloat (sum, ==, 3406.5);
  g_assert_cmpstr (find_fact (sheet, "Records"), ==, "132");
  g_assert_true (g_str_has_prefix (find_fact (sheet, "Together"), "3,406.5"));
  g_assert_cmpstr (find_fact (sheet, "Cut-off"), ==, "2026-09-30 24:00");
  g_assert_nonnull (find_fact (sheet, "Definition"));
  g_assert_null (wg_record_sheet_new (sample->district, &question, some, total, listed, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

static void
test_files (WgSampleFile *sample,
            gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *begins;
  } files[] = {
    { "a.csv", "\xef\xbb\xbfName" }, { "a.XLSX", "PK" }, { "a.png", "\x89PNG" },
    { "a.pdf", "%PDF" }, { "a.svg", "<?xml" },
  };
  WgQuestion question = make_question (sample, "orders;period=2026Q3");
  g_autoptr (WgChartData) chart = make_chain ();
  g_autoptr (WgSheet) sheet = wg_figure_export_chart (sample->district, &question, chart);
  const WgFigureExportOptions options = { FALSE, 0, 0, 1, 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *wrong = wg_test_dir_file (sample->dir, "a.doc");
  g_autofree char *no_chart = wg_test_dir_file (sample->dir, "b.png");

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = wg_test_dir_file (sample->dir, files[i].name);
      g_autofree char *content = NULL;
      gsize length;

      g_assert_true (wg_figure_export_write (sample->district, sheet, chart, &options, path,
                                             &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      g_assert_cmpuint (length, >, 100);
      g_assert_cmpmem (content, strlen (files[i].begins), files[i].begins,
                       strlen (files[i].begins));
    }
  g_assert_false (wg_figure_export_write (sample->district, sheet, chart, &options, wrong,
                                          &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_clear_error (&error);
  g_assert_false (wg_figure_export_write (sample->district, sheet, NULL, &options, no_chart,
                                          &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *master = wg_test_dir_file (dir, "master.wangge");

  g_test_init (&argc, &argv, NULL);
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/figure-export/table", test_table, master);
  WG_SAMPLE_TEST ("/figure-export/stock", test_stock, master);
  WG_SAMPLE_TEST ("/figure-export/chart", test_chart, master);
  WG_SAMPLE_TEST ("/figure-export/months", test_months, master);
  WG_SAMPLE_TEST ("/figure-export/records", test_records, master);
  WG_SAMPLE_TEST ("/figure-export/files", test_files, master);
  return g_test_run ();
}
