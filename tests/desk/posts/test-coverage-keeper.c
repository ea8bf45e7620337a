/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One study for all who ask, made on another thread: shared, cancelled, begun again when the file
 * changes meanwhile, and never one of the file as it was. */

#include "wg-ask.h"
#include "wg-coverage-keeper.h"
#include "wg-post-book.h"
#include "wg-post-plan.h"
#include "wg-sample-file.h"

#define STREET "990101001"
#define COMMUNITY "990101001001"

static WgTime
moment (const char *text)
{
  WgTime at;

  g_assert_true (wg_time_parse (text, &at));
  return at;
}

typedef struct
{
  guint            n;
  WgCoverageStudy *study;
  GError          *error;
} Answer;

static void
answer_clear (Answer *self)
{
  g_clear_pointer (&self->study, wg_coverage_study_unref);
  g_clear_error (&self->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static void
on_study (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->n++;
  answer->study =
      wg_district_make_study_finish (WG_DISTRICT (source), result, &answer->error);
}

static void
wait_for (const guint *n)
{
  while (*n == 0)
    g_main_context_iteration (NULL, TRUE);
}

static WgDate
today (WgSampleFile *file)
{
  return wg_clock_get_today (wg_district_get_clock (file->district));
}

static void
ask (WgSampleFile *file, gint64 unit, double radius, GCancellable *cancellable, Answer *answer)
{
  WgCoverMethod method;

  wg_cover_method_init (&method, WG_COVER_RADIUS, file->district);
  method.radius_m = radius;
  wg_district_make_study_async (file->district, today (file), unit, &method, cancellable,
                                on_study, answer);
}

static void
test_shared (WgSampleFile *file, gconstpointer master)
{
  g_auto (Answer) first = { 0 };
  g_auto (Answer) second = { 0 };
  g_auto (Answer) other = { 0 };
  gint64 street = wg_sample_file_unit (file, STREET);
  gint64 below = wg_sample_file_unit (file, COMMUNITY);
  WgCoverMethod method;
  g_autoptr (WgCoverageStudy) now = NULL;
  g_autoptr (WgCoverageStudy) of_below = NULL;

  wg_cover_method_init (&method, WG_COVER_RADIUS, file->district);
  g_assert_null (wg_district_find_study (file->district, today (file), street, &method, NULL));
  ask (file, street, 1000, NULL, &first);
  ask (file, street, 1000, NULL, &second);
  ask (file, street, 500, NULL, &other);
  wait_for (&first.n);
  wait_for (&second.n);
  wait_for (&other.n);
  g_assert_nonnull (first.study);
  g_assert_true (first.study == second.study);
  g_assert_true (first.study != other.study);
  now = wg_district_get_study (file->district, today (file), street, &method, NULL);
  g_assert_true (now == first.study);
  /* A community's grids are among its street's. */
  of_below = wg_district_find_study (file->district, today (file), below, &method, NULL);
  g_assert_true (of_below == first.study);
  /* Another radius is another study, whatever is there. */
  method.radius_m = 700;
  g_assert_null (wg_district_find_study (file->district, today (file), below, &method, NULL));
}

static void
test_cancelled (WgSampleFile *file, gconstpointer master)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Answer) given_up = { 0 };
  g_auto (Answer) wanted = { 0 };
  gint64 street = wg_sample_file_unit (file, STREET);

  ask (file, street, 900, cancellable, &given_up);
  g_cancellable_cancel (cancellable);
  ask (file, street, 900, NULL, &wanted);
  wait_for (&given_up.n);
  wait_for (&wanted.n);
  g_assert_error (given_up.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_no_error (wanted.error);
  g_assert_nonnull (wanted.study);
}

static void
test_refused (WgSampleFile *file, gconstpointer master)
{
  g_auto (Answer) nowhere = { 0 };
  g_auto (Answer) no_radius = { 0 };

  ask (file, 987654321, 1000, NULL, &nowhere);
  ask (file, 0, 1, NULL, &no_radius);
  wait_for (&nowhere.n);
  wait_for (&no_radius.n);
  g_assert_error (nowhere.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_error (no_radius.error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

/* (transfer full): closes the post whose name ends so from today on. */
static WgEdit *
close_post (WgSampleFile *file, guint index)
{
  WgPost *post = g_ptr_array_index (wg_district_get_posts (file->district), index);
  WgRow *stored = wg_post_get_row (post);
  g_autoptr (WgRow) row = wg_row_copy (stored);
  g_autoptr (WgEdit) edit = wg_edit_new ("Close a post");

  wg_row_set_text (row, WG_POST_STATUS, "closed");
  wg_edit_update (edit, stored, row);
  return g_steal_pointer (&edit);
}

static guint
count_open (WgCoverageStudy *study)
{
  g_autoptr (WgCoverage) coverage =
      wg_coverage_study_at (study, moment ("2026-10-12 10:00"), NULL, 0);

  return coverage->posts_open->len;
}

/* Whoever asked before the change gets the file as it is after it. */
static void
test_changed_meanwhile (WgSampleFile *file, gconstpointer master)
{
  g_auto (Answer) before = { 0 };
  g_auto (Answer) after = { 0 };
  gint64 street = wg_sample_file_unit (file, STREET);
  WgCoverMethod method;

  ask (file, street, 1000, NULL, &before);
  wait_for (&before.n);
  g_assert_cmpuint (count_open (before.study), ==, 5);

  /* The main context does not turn between the question and the edit's arrival. */
  ask (file, street, 1100, NULL, &after);
  g_assert_cmpuint (after.n, ==, 0);
  wg_sample_file_apply (file, close_post (file, 0));
  wait_for (&after.n);
  if (count_open (after.study) != 4)
    {
      /* It had come before the edit did: what is asked now is of now. */
      g_clear_pointer (&after.study, wg_coverage_study_unref);
      after.n = 0;
      ask (file, street, 1100, NULL, &after);
      wait_for (&after.n);
    }
  g_assert_cmpuint (count_open (after.study), ==, 4);
  wg_cover_method_init (&method, WG_COVER_RADIUS, file->district);
  g_assert_null (wg_district_find_study (file->district, today (file), street, &method, NULL));
  wg_sample_file_undo (file);
  method.radius_m = 1100;
  g_assert_null (wg_district_find_study (file->district, today (file), street, &method, NULL));
}

static void
on_changed (gpointer source, guint *n)
{
  ++*n;
}

static void
on_gaps (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) gaps =
      wg_post_plan_find_gaps_finish (WG_POST_PLAN (source), result, &error);
  int *found = data;

  *found = gaps != NULL ? (int) gaps->len : -1;
  g_assert_true (gaps != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}

static void
wait_for_number (const int *number)
{
  while (*number == -2)
    g_main_context_iteration (NULL, TRUE);
}

static void
on_proposed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GArray) places =
      wg_post_plan_propose_finish (WG_POST_PLAN (source), result, NULL);
  int *found = data;

  *found = places != NULL ? (int) places->len : -1;
}

/* The page's plan: nothing is shown until it is known, and what comes late is thrown away. */
static void
test_plan (WgSampleFile *file, gconstpointer master)
{
  g_autoptr (WgPostPlan) plan = wg_post_plan_new_in_background ();
  g_autoptr (WgPostPlan) paper = wg_post_plan_new ();
  g_autoptr (GPtrArray) gaps = NULL;
  gint64 street = wg_sample_file_unit (file, STREET);
  int found = -2, late = -2, places = -2;
  guint n = 0;

  wg_post_plan_ask (plan, file->district, street, moment ("2026-10-12 19:30"));
  g_assert_true (wg_post_plan_is_counting (plan));
  g_assert_null (wg_post_plan_get_coverage (plan));
  g_signal_connect (plan, "changed", G_CALLBACK (on_changed), &n);
  wait_for (&n);
  g_assert_false (wg_post_plan_is_counting (plan));
  wg_post_plan_ask (paper, file->district, street, moment ("2026-10-12 19:30"));
  g_assert_cmpint (wg_post_plan_get_coverage (plan)->covered, ==,
                   wg_post_plan_get_coverage (paper)->covered);
  gaps = wg_post_plan_dup_gaps (paper);
  wg_post_plan_find_gaps_async (plan, NULL, on_gaps, &found);
  wait_for_number (&found);
  g_assert_cmpint (found, ==, gaps->len);
  wg_post_plan_propose_async (plan, 2, NULL, on_proposed, &places);
  wait_for_number (&places);
  g_assert_cmpint (places, ==, 2);
  /* The hour went on: the gaps of the hour before are nobody's. */
  wg_post_plan_find_gaps_async (plan, NULL, on_gaps, &late);
  wg_post_plan_ask (plan, file->district, street, moment ("2026-10-12 10:00"));
  wait_for_number (&late);
  g_assert_cmpint (late, ==, -1);
  /* The other plan's study is the same: no waiting at all. */
  g_assert_nonnull (wg_post_plan_get_coverage (plan));
  /* A thread lets go of its task a moment after it has answered. */
  g_clear_object (&plan);
  g_clear_object (&paper);
  while (g_atomic_int_get (&G_OBJECT (file->district)->ref_count) > 1)
    g_main_context_iteration (NULL, FALSE);
}

/* What was tried out stays until the file's own way is another, also by an undo. */
static void
test_settings (WgSampleFile *file, gconstpointer master)
{
  g_autoptr (WgPostPlan) plan = wg_post_plan_new ();
  gint64 street = wg_sample_file_unit (file, STREET);
  WgCoverMethod method, least, most;

  wg_cover_method_get_limits (&least, &most);
  g_assert_cmpfloat (least.radius_m, ==, 50);
  g_assert_cmpfloat (most.minutes, ==, 120);
  wg_post_plan_ask (plan, file->district, street, moment ("2026-10-12 19:30"));
  method = *wg_post_plan_get_method (plan);
  method.radius_m = 600;
  wg_post_plan_set_method (plan, &method);
  wg_post_plan_renew (plan);
  g_assert_cmpfloat (wg_post_plan_get_method (plan)->radius_m, ==, 600);
  method.radius_m = 800;
  wg_sample_file_apply (file, wg_cover_method_make_edit (&method, file->district, NULL));
  wg_post_plan_renew (plan);
  g_assert_cmpfloat (wg_post_plan_get_method (plan)->radius_m, ==, 800);
  wg_sample_file_undo (file);
  wg_post_plan_renew (plan);
  g_assert_cmpfloat (wg_post_plan_get_method (plan)->radius_m, ==, 1000);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  WgDistrict **district = data;

  *district = wg_district_open_finish (result, NULL);
  g_assert_nonnull (*district);
}

/* A screen is told by "changed"; paper waits. */
static void
test_figure (WgSampleFile *file, gconstpointer master)
{
  g_autoptr (WgDistrict) district = NULL;
  g_autoptr (WgFigure) early = NULL;
  g_autoptr (WgFigure) paper = NULL;
  WgQuestion question = WG_QUESTION_INIT;

  wg_district_open_async (file->path, WG_DISTRICT_READ_ONLY, NULL, on_opened, &district);
  while (district == NULL)
    g_main_context_iteration (NULL, TRUE);
  question.indicator = "covered_residents";
  question.unit = wg_sample_file_unit (file, STREET);
  question.at = moment ("2026-10-15 19:30");
  question.at_once = TRUE;
  early = wg_district_ask (district, &question, NULL);
  g_assert_nonnull (early);
  g_assert_cmpint (early->state, !=, WG_VALUE_SHOWN);
  g_assert_nonnull (early->why);
  for (;;)
    {
      g_autoptr (WgFigure) figure = wg_district_ask (district, &question, NULL);

      if (figure->state == WG_VALUE_SHOWN)
        {
          g_assert_cmpfloat (figure->value, ==, 25152);
          g_assert_null (figure->why);
          break;
        }
      g_main_context_iteration (NULL, TRUE);
    }
  question.radius_m = 700;
  question.at_once = FALSE;
  paper = wg_district_ask (district, &question, NULL);
  g_assert_cmpint (paper->state, ==, WG_VALUE_SHOWN);
  wg_district_close (district);
}

int
main (int argc, char *argv[])
{
  g_autoptr (WgTestDir) dir = NULL;
  g_autofree char *master = NULL;

  g_test_init (&argc, &argv, NULL);
  dir = wg_test_dir_new ();
  master = wg_test_dir_file (dir, "master.wangge");
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/desk/coverage-keeper/shared", test_shared, master);
  WG_SAMPLE_TEST ("/desk/coverage-keeper/cancelled", test_cancelled, master);
  WG_SAMPLE_TEST ("/desk/coverage-keeper/refused", test_refused, master);
  WG_SAMPLE_TEST ("/desk/coverage-keeper/changed-meanwhile", test_changed_meanwhile, master);
  WG_SAMPLE_TEST ("/desk/coverage-keeper/plan", test_plan, master);
  WG_SAMPLE_TEST ("/desk/coverage-keeper/settings", test_settings, master);
  WG_SAMPLE_TEST ("/desk/coverage-keeper/figure", test_figure, master);
  return g_test_run ();
}
