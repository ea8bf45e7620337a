/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of the sample: each is what the journeys print, and its parts add up to it. */

#include "wg-ask.h"

#include "wg-sample-file.h"

#include <math.h>
#include <string.h>

#define STREET "990101001"

static WgFigure *
ask (WgSampleFile *sample,
     const char   *text,
     const char   *code)
{
  g_autoptr (GError) error = NULL;
  WgQuestion question;
  WgFigure *figure;

  g_assert_true (wg_question_parse (text, &question));
  if (code != NULL)
    question.unit = wg_sample_file_unit (sample, code);
  figure = wg_district_ask (sample->district, &question, &error);
  g_assert_no_error (error);
  g_assert_nonnull (figure);
  return figure;
}

static const struct
{
  const char *indicator;
  const char *live;
  const char *frozen; /* at 2026-09-30 24:00; NULL: the same */
} figures[] = {
  { "orders", "412", NULL },         { "dispatched", "405", NULL },
  { "accepted", "398", NULL },       { "finished", "372", "371" },
  { "evaluated", "340", NULL },      { "satisfied", "327", NULL },
  { "dispatched_rate", "98.3", NULL }, { "accepted_rate", "98.3", NULL },
  { "finished_rate", "93.5", "93.2" }, { "finished_share", "90.3", "90.0" },
  { "satisfied_rate", "96.2", NULL }, { "disputes", "36", NULL },
  { "disputes_same_day", "34", NULL }, { "disputes_rate", "94.4", NULL },
  { "whistles", "21", NULL },        { "whistles_in_time", "19", NULL },
  { "whistles_rate", "90.5", NULL }, { "wishes", "64", NULL },
  { "wishes_claimed", "58", NULL },  { "wishes_fulfilled", "51", NULL },
  { "wishes_rate", "79.7", NULL },   { "hard_problems", "46", NULL },
  { "hard_taken", "18", NULL },      { "hard_solved", "11", NULL },
  { "teams", "14", NULL },           { "activities", "132", NULL },
  { "person_times", "1,268", NULL }, { "hours", "3,406.5", NULL },
  { "blank_grids", "5", NULL },      { "crowded_grids", "3", NULL },
};

/* J1 14: what was entered after the cut-off does not move the figure; it is counted beside it. */
static void
test_printed (WgSampleFile *sample,
              gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autofree char *frozen_text = g_strconcat (figures[i].indicator,
                                                  ";cutoff=2026-09-30 24:00", NULL);
      g_autoptr (WgFigure) live = ask (sample, figures[i].indicator, STREET);
      g_autoptr (WgFigure) frozen = ask (sample, frozen_text, STREET);
      g_autofree char *now = wg_figure_format (live);
      g_autofree char *then = wg_figure_format (frozen);

      g_assert_cmpstr (now, ==, figures[i].live);
      g_assert_cmpstr (then, ==, figures[i].frozen != NULL ? figures[i].frozen : figures[i].live);
      g_assert_cmpuint (live->late, ==, 0);
      g_assert_cmpuint (frozen->late, ==, figures[i].frozen != NULL ? 1 : 0);
    }
}

static double
sum_parts (const WgFigure *figure)
{
  double sum = 0;

  for (guint i = 0; i < figure->parts->len; i++)
    sum += g_array_index (figure->parts, WgFigurePart, i).value;
  return sum;
}

/* V-05: communities, grids, classes, months, weeks and days each add up to the street. */
static void
test_parts_add_up (WgSampleFile *sample,
                   gconstpointer data)
{
  static const char *const places[] = { "unit", "grid" };
  static const char *const times[] = { "month", "week", "day", "class" };
  GPtrArray *cards = wg_district_get_indicators (sample->district);
  guint n_checked = 0;

  for (guint i = 0; i < cards->len; i++)
    {
      WgIndicator *card = g_ptr_array_index (cards, i);

      if (card->source != WG_SOURCE_MEASURES || !card->additive || card->suppress_below > 0)
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (places) + G_N_ELEMENTS (times); k++)
        {
          const char *by = k < G_N_ELEMENTS (places) ? places[k] : times[k - G_N_ELEMENTS (places)];
          g_autofree char *text = NULL;
          g_autoptr (WgFigure) figure = NULL;

          if (k >= G_N_ELEMENTS (places) &&
              (strstr (card->id, "grids") != NULL || g_str_equal (card->id, "teams")))
            continue;
          text = g_strdup_printf ("%s;period=2026Q3;by=%s", card->id, by);
          figure = ask (sample, text, STREET);
          g_assert_cmpuint (figure->parts->len, >, 0);
          g_assert_cmpfloat (sum_parts (figure), ==, figure->value);
          n_checked++;
        }
    }
  g_assert_cmpuint (n_checked, >, 80);
}

/* A period that cuts months is made of the days; two halves of a quarter are the quarter, of the
 * street and of every grid. */
static void
test_cut_months (WgSampleFile *sample,
                 gconstpointer data)
{
  g_autoptr (WgFigure) whole = ask (sample, "orders;period=2026Q3;by=grid", STREET);
  g_autoptr (WgFigure) first = ask (sample, "orders;period=2026-07-01..2026-08-13;by=grid", STREET);
  g_autoptr (WgFigure) second = ask (sample, "orders;period=2026-08-14..2026-09-30;by=grid",
                                     STREET);

  g_assert_cmpfloat (first->value, >, 0);
  g_assert_cmpfloat (second->value, >, 0);
  g_assert_cmpfloat (first->value + second->value, ==, whole->value);
  for (guint i = 0; i < 48; i++)
    g_assert_cmpfloat (g_array_index (first->parts, WgFigurePart, i).value +
                         g_array_index (second->parts, WgFigurePart, i).value, ==,
                       g_array_index (whole->parts, WgFigurePart, i).value);
}

/* A class narrows every figure; the classes together are the whole. */
static void
test_classes (WgSampleFile *sample,
              gconstpointer data)
{
  g_autoptr (GPtrArray) classes = wg_district_get_classes (sample->district, "activity");
  double sum = 0;

  g_assert_cmpuint (classes->len, >=, 5);
  for (guint i = 0; i < classes->len; i++)
    {
      WgRow *row = g_ptr_array_index (classes, i);
      g_autofree char *text = NULL;
      g_autoptr (WgFigure) figure = NULL;

      if (wg_row_get_int (row, WG_SERVICE_CLASS_PARENT, 0) != 0)
        continue;
      text = g_strdup_printf ("hours;class=%" G_GINT64_FORMAT, wg_row_get_id (row));
      figure = ask (sample, text, STREET);
      sum += figure->value;
      g_assert_cmpstr (wg_district_get_class_name (sample->district, wg_row_get_id (row)), ==,
                       wg_row_get_text (row, WG_SERVICE_CLASS_NAME));
    }
  g_assert_cmpfloat (sum, ==, 3406.5);
}

static void
test_one_grid (WgSampleFile *sample,
               gconstpointer data)
{
  g_autoptr (WgFigure) by_grid = ask (sample, "person_times;by=grid", STREET);

  for (guint i = 0; i < by_grid->parts->len; i++)
    {
      const WgFigurePart *part = &g_array_index (by_grid->parts, WgFigurePart, i);
      g_autofree char *text = NULL;
      g_autoptr (WgFigure) one = NULL;

      if (part->id == 0)
        continue;
      text = g_strdup_printf ("person_times;grid=%" G_GINT64_FORMAT ";by=day", part->id);
      one = ask (sample, text, NULL);
      g_assert_cmpfloat (one->value, ==, part->value);
      g_assert_cmpfloat (sum_parts (one), ==, part->value);
    }
}

static void
test_refused (WgSampleFile *sample,
              gconstpointer data)
{
  static const char *const texts[] = { "households;by=month", "teams;by=week", "errors;by=class" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      WgQuestion question;

      g_assert_true (wg_question_parse (texts[i], &question));
      g_assert_null (wg_district_ask (sample->district, &question, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
    }
}

/* The late finish was entered at 16:20: a cut-off may lie between two minutes. */
static void
test_minutes (WgSampleFile *sample,
              gconstpointer data)
{
  static const struct
  {
    const char *cutoff;
    double      expected;
  } cases[] = {
    { "2026-10-13 24:00", 371 }, { "2026-10-14 16:19", 371 }, { "2026-10-14 16:20", 372 },
    { "2026-10-14 16:21", 372 }, { "2026-10-14 24:00", 372 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("finished;period=2026Q3;cutoff=%s", cases[i].cutoff);
      g_autoptr (WgFigure) figure = ask (sample, text, STREET);

      g_assert_cmpfloat (figure->value, ==, cases[i].expected);
      g_assert_cmpfloat (figure->late, ==, 372 - cases[i].expected);
    }
}

static WgRow *
new_activity (WgSampleFile *sample,
              gint64        unit,
              double        hours)
{
  WgRow *row = wg_row_new (&wg_kind_activity, 0);

  wg_row_set_text (row, WG_ACTIVITY_NAME, "邻里法律咨询");
  wg_row_set_text (row, WG_ACTIVITY_STATUS, "held");
  wg_row_set_text (row, WG_ACTIVITY_HELD_ON, "2026-09-29");
  wg_row_set_int (row, WG_ACTIVITY_UNIT, unit);
  wg_row_set_int (row, WG_ACTIVITY_PERSON_TIMES, 11);
  wg_row_set_real (row, WG_ACTIVITY_HOURS, hours);
  wg_row_set_int (row, WG_ACTIVITY_ENTERED_AT, wg_time_new (wg_date_new (2026, 10, 12), 9, 0));
  return row;
}

/* An edit moves the figures at once, live and frozen; so do a correction and its undo. What lies at
 * a community and in none of its grids counts for the community and is a part of its own. */
static void
test_edit (WgSampleFile *sample,
           gconstpointer data)
{
  gint64 community = wg_sample_file_unit (sample, "990101001003");
  g_autoptr (WgRow) row = new_activity (sample, community, 27.5);
  WgEdit *edit = wg_edit_new ("x");
  g_autoptr (WgFigure) before = ask (sample, "hours;cutoff=2026-09-30 24:00", STREET);
  g_autoptr (WgFigure) live = NULL;
  g_autoptr (WgFigure) frozen = NULL;
  g_autoptr (WgFigure) by_grid = NULL;
  g_autoptr (WgFigure) undone = NULL;
  const WgFigurePart *rest;

  wg_edit_insert (edit, row);
  wg_sample_file_apply (sample, edit);
  live = ask (sample, "hours;by=unit", STREET);
  frozen = ask (sample, "hours;cutoff=2026-09-30 24:00", STREET);
  by_grid = ask (sample, "hours;by=grid", "990101001003");
  g_assert_cmpfloat (live->value, ==, 3434.0);
  g_assert_cmpfloat (g_array_index (live->parts, WgFigurePart, 2).value, ==, 741.5);
  g_assert_cmpfloat (frozen->value, ==, before->value);
  g_assert_cmpuint (frozen->late, ==, before->late + 1);
  g_assert_cmpfloat (sum_parts (by_grid), ==, 741.5);
  rest = &g_array_index (by_grid->parts, WgFigurePart, by_grid->parts->len - 1);
  g_assert_cmpint (rest->id, ==, 0);
  g_assert_cmpfloat (rest->value, ==, 27.5);

  wg_sample_file_undo (sample);
  undone = ask (sample, "hours", STREET);
  g_assert_cmpfloat (undone->value, ==, 3406.5);
}

/* More finished than accepted: the figure is not printed, and the sentence names the place. */
static void
test_monotone (WgSampleFile *sample,
               gconstpointer data)
{
  WgEdit *edit = wg_edit_new ("x");
  g_autoptr (WgFigure) figure = NULL;
  g_autoptr (WgFigure) orders = NULL;
  gint64 community = wg_sample_file_unit (sample, "990101001004");

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (WgRow) row = wg_row_new (&wg_kind_service_case, 0);

      wg_row_set_int (row, WG_SERVICE_CASE_UNIT, community);
      wg_row_set_int (row, WG_SERVICE_CASE_ORDERED_AT, wg_time_new (wg_date_new (2026, 9, 1), 9, 0));
      wg_row_set_int (row, WG_SERVICE_CASE_FINISHED_AT, wg_time_new (wg_date_new (2026, 9, 2), 9, 0));
      wg_edit_insert (edit, row);
    }
  wg_sample_file_apply (sample, edit);
  figure = ask (sample, "finished", STREET);
  orders = ask (sample, "orders", STREET);
  g_assert_cmpint (figure->state, ==, WG_VALUE_NOT_MONOTONE);
  g_assert_true (isnan (figure->value));
  g_assert_nonnull (figure->why);
  g_assert_nonnull (strstr (figure->why, "桥南"));
  g_assert_cmpfloat (orders->value, ==, 452);
}

/* N17: a ratio is not made where one side is unknown of some grids. */
static void
test_unequal (WgSampleFile *sample,
              gconstpointer data)
{
  WgEdit *edit = wg_edit_new ("x");
  WgGrid *grid = g_ptr_array_index (wg_district_get_grids (sample->district), 0);
  g_autoptr (WgRow) row = wg_row_copy (wg_grid_get_row (grid));
  g_autoptr (WgFigure) figure = NULL;

  wg_row_set_null (row, WG_GRID_STAFF_FULL);
  wg_edit_update (edit, wg_grid_get_row (grid), row);
  wg_sample_file_apply (sample, edit);
  figure = ask (sample, "staffed_1n", NULL);
  g_assert_cmpint (figure->state, ==, WG_VALUE_UNEQUAL_SCOPE);
  g_assert_nonnull (strstr (figure->why, wg_row_get_text (row, WG_GRID_NAME)));
}

/* N17: what was reported as "120余" adds up, but no ratio is made of it. */
static void
test_rough (WgSampleFile *sample,
            gconstpointer data)
{
  WgEdit *edit = wg_edit_new ("x");
  WgGrid *grid = g_ptr_array_index (wg_district_get_grids (sample->district), 0);
  g_autofree char *name = g_strdup (wg_grid_get_name (grid)); /* grids change with the file */
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_activity, 0);
  g_autoptr (WgFigure) share = ask (sample, "volunteers_share", STREET);
  g_autoptr (WgFigure) before = ask (sample, "person_times_each", STREET);
  g_autoptr (WgFigure) after = NULL;
  g_autoptr (WgFigure) sum = NULL;
  guint n_unequal = 0;

  g_assert_cmpint (share->state, ==, WG_VALUE_UNEQUAL_SCOPE);
  g_assert_true (isnan (share->value));
  g_assert_nonnull (strstr (share->why, "青禾街道志愿服务总队"));
  g_assert_nonnull (strstr (share->why, "余"));
  g_assert_cmpint (before->state, ==, WG_VALUE_SHOWN);
  g_assert_cmpfloat_with_epsilon (before->value, 1268 / 132.0, 1e-9);
  wg_row_set_text (row, WG_ACTIVITY_NAME, "x");
  wg_row_set_text (row, WG_ACTIVITY_STATUS, "held");
  wg_row_set_text (row, WG_ACTIVITY_HELD_ON, "2026-09-01");
  wg_row_set_int (row, WG_ACTIVITY_GRID, wg_grid_get_id (grid));
  wg_row_set_int (row, WG_ACTIVITY_PERSON_TIMES, 100);
  wg_row_set_text (row, WG_ACTIVITY_PERSON_TIMES_WORD, "余");
  wg_edit_insert (edit, row);
  wg_sample_file_apply (sample, edit);
  after = ask (sample, "person_times_each;by=grid", NULL);
  sum = ask (sample, "person_times", NULL);
  g_assert_cmpint (after->state, ==, WG_VALUE_UNEQUAL_SCOPE);
  g_assert_true (isnan (after->value));
  g_assert_nonnull (strstr (after->why, name));
  g_assert_cmpint (sum->state, ==, WG_VALUE_SHOWN);
  for (guint i = 0; i < after->parts->len; i++)
    n_unequal += g_array_index (after->parts, WgFigurePart, i).state == WG_VALUE_UNEQUAL_SCOPE;
  g_assert_cmpuint (n_unequal, ==, 1);
}

/* Few answers are not told, and one hidden part cannot be found from the others. */
static void
test_satisfaction_hidden (WgSampleFile *sample,
                          gconstpointer data)
{
  g_autoptr (WgFigure) answers = ask (sample, "evaluated;by=grid", STREET);
  g_autoptr (WgFigure) satisfied = ask (sample, "satisfied;by=grid", STREET);
  guint n_hidden = 0, n_few = 0, n_alone = 0;

  for (guint i = 0; i < satisfied->parts->len; i++)
    {
      double n = g_array_index (answers->parts, WgFigurePart, i).value;
      const WgFigurePart *part = &g_array_index (satisfied->parts, WgFigurePart, i);

      n_few += n > 0 && n < 5;
      n_hidden += part->state == WG_VALUE_SUPPRESSED;
      if (n > 0 && n < 5)
        {
          g_autofree char *text = g_strdup_printf ("satisfied;grid=%" G_GINT64_FORMAT ";by=day",
                                                   part->id);
          g_autoptr (WgFigure) alone = ask (sample, text, NULL);

          g_assert_cmpint (part->state, ==, WG_VALUE_SUPPRESSED);
          g_assert_cmpint (alone->state, ==, WG_VALUE_SUPPRESSED);
          g_assert_cmpuint (alone->parts->len, ==, 0);
          n_alone++;
        }
    }
  g_assert_cmpuint (n_alone, ==, n_few);
  g_assert_cmpuint (n_hidden, ==, n_few == 1 ? 2 : n_few);
}

static void
test_teams (WgSampleFile *sample,
            gconstpointer data)
{
  g_autoptr (GPtrArray) all = wg_district_get_teams (sample->district, 0);
  g_autoptr (GPtrArray) teams = NULL;

  teams = wg_district_get_teams (sample->district, wg_sample_file_unit (sample, STREET));
  g_assert_cmpuint (teams->len, ==, 14);
  g_assert_cmpuint (all->len, >=, 14);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *master = wg_test_dir_file (dir, "master.wangge");

  g_test_init (&argc, &argv, NULL);
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/ask/printed", test_printed, master);
  WG_SAMPLE_TEST ("/ask/parts-add-up", test_parts_add_up, master);
  WG_SAMPLE_TEST ("/ask/cut-months", test_cut_months, master);
  WG_SAMPLE_TEST ("/ask/classes", test_classes, master);
  WG_SAMPLE_TEST ("/ask/one-grid", test_one_grid, master);
  WG_SAMPLE_TEST ("/ask/refused", test_refused, master);
  WG_SAMPLE_TEST ("/ask/minutes", test_minutes, master);
  WG_SAMPLE_TEST ("/ask/edit", test_edit, master);
  WG_SAMPLE_TEST ("/ask/monotone", test_monotone, master);
  WG_SAMPLE_TEST ("/ask/unequal", test_unequal, master);
  WG_SAMPLE_TEST ("/ask/rough", test_rough, master);
  WG_SAMPLE_TEST ("/ask/satisfaction-hidden", test_satisfaction_hidden, master);
  WG_SAMPLE_TEST ("/ask/teams", test_teams, master);
  return g_test_run ();
}
