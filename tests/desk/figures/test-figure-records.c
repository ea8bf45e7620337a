/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list behind every figure of the sample, and the differences after a cut-off. */

#include "wg-records.h"

#include "wg-sample-file.h"

#include <string.h>

#define STREET  "990101001"
#define QUARTER "period=2026Q3"
#define FROZEN  QUARTER ";cutoff=2026-09-30 24:00"

static WgQuestion
parse (WgSampleFile *sample,
       const char   *indicator,
       const char   *rest)
{
  g_autofree char *text = g_strdup_printf ("%s;%s", indicator, rest);
  WgQuestion question;

  g_assert_true (wg_question_parse (text, &question));
  question.unit = wg_sample_file_unit (sample, STREET);
  return question;
}

/* A figure that is not divided is the length or the sum of its list; one that is divided lists what
 * it is divided by. */
static void
check_list (WgSampleFile      *sample,
            const WgIndicator *card,
            const WgQuestion  *question)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgFigure) figure = wg_district_ask (sample->district, question, &error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) page = NULL;
  guint total = 0, n_again = 0;
  double sum = 0;

  g_assert_no_error (error);
  rows = wg_district_list_records (sample->district, question, 0, 100000, &total, &sum, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, total);
  if (strchr (card->formula, '/') == NULL)
    g_assert_cmpfloat (sum, ==, figure->value);
  if (strchr (card->formula, '/') == NULL && g_str_equal (card->unit_of_count, "orders"))
    g_assert_cmpfloat (total, ==, figure->value);

  page = wg_district_list_records (sample->district, question, 2, 3, &n_again, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_again, ==, total);
  g_assert_cmpuint (page->len, ==, total > 2 ? MIN (total - 2, 3) : 0);
  for (guint i = 0; i < page->len; i++)
    {
      g_autofree char *words = wg_record_describe (sample->district, g_ptr_array_index (page, i));

      g_assert_cmpint (wg_row_get_id (g_ptr_array_index (page, i)), ==,
                       wg_row_get_id (g_ptr_array_index (rows, i + 2)));
      g_assert_cmpuint (strlen (words), >, 10);
    }
}

static void
test_every_figure (WgSampleFile *sample,
                   gconstpointer data)
{
  GPtrArray *cards = wg_district_get_indicators (sample->district);
  guint n_checked = 0;

  for (guint i = 0; i < cards->len; i++)
    {
      WgIndicator *card = g_ptr_array_index (cards, i);
      WgQuestion live = parse (sample, card->id, QUARTER);
      WgQuestion frozen = parse (sample, card->id, FROZEN);

      if (card->source == WG_SOURCE_FINDINGS || card->source == WG_SOURCE_COVERAGE)
        continue;
      if (strstr (card->formula, "covered_residents") != NULL)
        {
          g_autoptr (GError) error = NULL;

          g_assert_null (wg_district_list_records (sample->district, &live, 0, 1, NULL, NULL,
                                                   &error));
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
          continue;
        }
      check_list (sample, card, &live);
      check_list (sample, card, &frozen);
      n_checked++;
    }
  g_assert_cmpuint (n_checked, >, 40);
}

/* Also where the question names a class and a grid. */
static void
test_narrow (WgSampleFile *sample,
             gconstpointer data)
{
  g_autoptr (GPtrArray) classes = wg_district_get_classes (sample->district, "case");
  WgQuestion by_grid = parse (sample, "orders", QUARTER ";by=grid");
  g_autoptr (WgFigure) grids = wg_district_ask (sample->district, &by_grid, NULL);
  guint sum = 0;

  for (guint i = 0; i < grids->parts->len; i++)
    {
      WgQuestion question = parse (sample, "orders", QUARTER);
      guint total = 0;
      g_autoptr (GPtrArray) rows = NULL;

      question.grid = g_array_index (grids->parts, WgFigurePart, i).id;
      question.service_class = wg_row_get_id (g_ptr_array_index (classes, 0));
      rows = wg_district_list_records (sample->district, &question, 0, 0, &total, NULL, NULL);
      g_assert_nonnull (rows);
      sum += total;
    }
  by_grid.by = WG_BY_NONE;
  by_grid.service_class = wg_row_get_id (g_ptr_array_index (classes, 0));
  {
    g_autoptr (WgFigure) of_class = wg_district_ask (sample->district, &by_grid, NULL);

    g_assert_cmpfloat (of_class->value, >, 0);
    g_assert_cmpfloat (sum, ==, of_class->value);
  }
}

/* J1 15: the difference names the record, what it was and is, when and who. */
static void
test_late (WgSampleFile *sample,
           gconstpointer data)
{
  WgQuestion finished = parse (sample, "finished", FROZEN);
  WgQuestion orders = parse (sample, "orders", FROZEN);
  WgQuestion live = parse (sample, "finished", QUARTER);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) late = wg_district_list_late (sample->district, &finished, &error);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) never = NULL;
  const WgLateEntry *entry;

  g_assert_no_error (error);
  g_assert_cmpuint (late->len, ==, 1);
  entry = g_ptr_array_index (late, 0);
  g_assert_nonnull (entry->row);
  g_assert_cmpstr (entry->field, ==, "Finished at");
  g_assert_null (entry->old_text);
  g_assert_true (g_str_has_prefix (entry->new_text, "2026-09-29"));
  g_assert_cmpint (entry->entered, ==, wg_time_new (wg_date_new (2026, 10, 14), 16, 20));
  g_assert_nonnull (entry->who);

  none = wg_district_list_late (sample->district, &orders, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  never = wg_district_list_late (sample->district, &live, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (never->len, ==, 0);
}

static gboolean
has_id (const WgRow *a,
        const WgRow *b)
{
  return wg_row_get_id (a) == wg_row_get_id (b);
}

static WgFigure *
ask_orders (WgSampleFile *sample,
            const char   *unit,
            const char   *rest)
{
  WgQuestion question = parse (sample, "orders", rest);
  g_autoptr (GError) error = NULL;
  WgFigure *figure;

  question.unit = wg_sample_file_unit (sample, unit);
  figure = wg_district_ask (sample->district, &question, &error);
  g_assert_no_error (error);
  return figure;
}

static void
assert_orders (WgSampleFile *sample,
               const char   *unit,
               double        frozen,
               double        live,
               guint         late)
{
  g_autoptr (WgFigure) then = ask_orders (sample, unit, FROZEN);
  g_autoptr (WgFigure) now = ask_orders (sample, unit, QUARTER);

  g_assert_cmpfloat (then->value, ==, frozen);
  g_assert_cmpfloat (now->value, ==, live);
  g_assert_cmpuint (then->late, ==, late);
}

/* A grid of a unit, by its place in the list. */
static WgGrid *
find_grid (WgSampleFile *sample,
           gint64        unit,
           guint         nth)
{
  GPtrArray *grids = wg_district_get_grids (sample->district);

  for (guint i = 0; i < grids->len; i++)
    {
      WgGrid *grid = g_ptr_array_index (grids, i);

      if (wg_grid_get_community_id (grid) == unit && nth-- == 0)
        return grid;
    }
  g_assert_not_reached ();
}

/* N04: a record is counted at the cut-off where and as it was then, however it was corrected later.
 * The list behind the number shows it so, and the differences name the correction. */
static void
test_corrected (WgSampleFile *sample,
                gconstpointer data)
{
  gint64 from = wg_sample_file_unit (sample, "990101001003");
  gint64 to = wg_sample_file_unit (sample, "990101001002");
  WgGrid *there = find_grid (sample, to, 4);
  g_autofree char *there_name = g_strdup (wg_grid_get_name (there));
  WgQuestion frozen = parse (sample, "orders", FROZEN);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) late = NULL;
  g_autoptr (WgRow) moved = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  WgEdit *edit = wg_edit_new ("x");
  WgRow *old_row;
  const WgLateEntry *entry;
  guint found = G_MAXUINT;

  frozen.unit = from;
  rows = wg_district_list_records (sample->district, &frozen, 0, 1000, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 84);
  old_row = g_ptr_array_index (rows, 3);
  before = wg_record_describe (sample->district, old_row);
  moved = wg_row_copy (old_row);
  wg_row_set_int (moved, WG_SERVICE_CASE_UNIT, to);
  wg_row_set_int (moved, WG_SERVICE_CASE_GRID, wg_grid_get_id (there));
  wg_edit_update (edit, old_row, moved);
  wg_sample_file_apply (sample, edit);

  assert_orders (sample, "990101001003", 84, 83, 1);
  assert_orders (sample, "990101001002", 137, 138, 1);
  again = wg_district_list_records (sample->district, &frozen, 0, 1000, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, 84);
  g_assert_true (g_ptr_array_find_with_equal_func (again, old_row, (GEqualFunc) has_id, &found));
  after = wg_record_describe (sample->district, g_ptr_array_index (again, found));
  g_assert_cmpstr (after, ==, before);

  late = wg_district_list_late (sample->district, &frozen, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (late->len, ==, 1);
  entry = g_ptr_array_index (late, 0);
  g_assert_cmpstr (entry->field, ==, "Grid");
  g_assert_nonnull (strstr (before, entry->old_text));
  g_assert_cmpstr (entry->new_text, ==, there_name);

  wg_sample_file_undo (sample);
  assert_orders (sample, "990101001003", 84, 84, 0);
}

/* One came and one went: what is told beside the figure is both, as in the list. */
static void
test_came_and_went (WgSampleFile *sample,
                    gconstpointer data)
{
  WgQuestion frozen = parse (sample, "finished", FROZEN);
  WgEdit *edit = wg_edit_new ("x");
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) late = NULL;
  g_autoptr (WgRow) reopened = NULL;
  g_autoptr (WgFigure) then = NULL;
  g_autoptr (GError) error = NULL;

  frozen.unit = wg_sample_file_unit (sample, "990101001");
  rows = wg_district_list_records (sample->district, &frozen, 0, 1000, NULL, NULL, &error);
  g_assert_no_error (error);
  reopened = wg_row_copy (g_ptr_array_index (rows, 0));
  wg_row_set_null (reopened, WG_SERVICE_CASE_FINISHED_AT);
  wg_edit_update (edit, g_ptr_array_index (rows, 0), reopened);
  wg_sample_file_apply (sample, edit);
  then = wg_district_ask (sample->district, &frozen, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (then->value, ==, 371);
  g_assert_cmpuint (then->late, ==, 2);
  late = wg_district_list_late (sample->district, &frozen, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (late->len, ==, 2);
}

static void
test_refused (WgSampleFile *sample,
              gconstpointer data)
{
  WgQuestion findings = parse (sample, "errors", QUARTER);
  WgQuestion unknown = parse (sample, "happiness", QUARTER);
  g_autoptr (GError) no_list = NULL;
  g_autoptr (GError) no_card = NULL;

  g_assert_null (wg_district_list_records (sample->district, &findings, 0, 9, NULL, NULL, &no_list));
  g_assert_error (no_list, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_null (wg_district_list_records (sample->district, &unknown, 0, 9, NULL, NULL, &no_card));
  g_assert_error (no_card, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

typedef struct
{
  GMainLoop *loop;
  GPtrArray *rows;
  GPtrArray *late;
  guint      total;
} Answers;

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Answers *answers = data;

  answers->rows = wg_district_list_records_finish (WG_DISTRICT (source), result, &answers->total,
                                                   NULL, NULL);
  g_main_loop_quit (answers->loop);
}

static void
on_late (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Answers *answers = data;

  answers->late = wg_district_list_late_finish (WG_DISTRICT (source), result, NULL);
  g_main_loop_quit (answers->loop);
}

static void
test_async (WgSampleFile *sample,
            gconstpointer data)
{
  Answers answers = { g_main_loop_new (NULL, FALSE), NULL, NULL, 0 };
  WgQuestion question = parse (sample, "finished", FROZEN);

  wg_district_list_records_async (sample->district, &question, 0, 10, NULL, on_listed, &answers);
  g_main_loop_run (answers.loop);
  wg_district_list_late_async (sample->district, &question, NULL, on_late, &answers);
  g_main_loop_run (answers.loop);
  g_assert_cmpuint (answers.total, ==, 371);
  g_assert_cmpuint (answers.rows->len, ==, 10);
  g_assert_cmpuint (answers.late->len, ==, 1);
  g_ptr_array_unref (answers.rows);
  g_ptr_array_unref (answers.late);
  g_main_loop_unref (answers.loop);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *master = wg_test_dir_file (dir, "master.wangge");

  g_test_init (&argc, &argv, NULL);
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/records/every-figure", test_every_figure, master);
  WG_SAMPLE_TEST ("/records/narrow", test_narrow, master);
  WG_SAMPLE_TEST ("/records/late", test_late, master);
  WG_SAMPLE_TEST ("/records/came-and-went", test_came_and_went, master);
  WG_SAMPLE_TEST ("/records/corrected", test_corrected, master);
  WG_SAMPLE_TEST ("/records/refused", test_refused, master);
  WG_SAMPLE_TEST ("/records/async", test_async, master);
  return g_test_run ();
}
