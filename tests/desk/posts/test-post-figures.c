/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of the sample's posts: open, complete, at the hour, facility area; parts add up, other
 * types are not counted in, dates pass. */

#include "wg-ask.h"
#include "wg-post-book.h"
#include "wg-sample-file.h"

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
  question.unit = wg_sample_file_unit (sample, code);
  figure = wg_district_ask (sample->district, &question, &error);
  g_assert_no_error (error);
  return figure;
}

static void
assert_value (WgSampleFile *sample,
              const char   *text,
              const char   *code,
              const char   *expected)
{
  g_autoptr (WgFigure) figure = ask (sample, text, code);
  g_autofree char *value = wg_figure_format (figure);

  g_test_message ("%s of %s", text, code);
  g_assert_cmpstr (value, ==, expected);
}

static void
test_values (WgSampleFile *sample,
             gconstpointer data)
{
  assert_value (sample, "posts_open", STREET, "5");
  assert_value (sample, "posts_complete", STREET, "4");
  assert_value (sample, "posts_at_hour", STREET, "5");
  assert_value (sample, "posts_at_hour;at=2026-10-12 19:30", STREET, "2");
  assert_value (sample, "posts_at_hour;at=2026-10-01 10:00", STREET, "2"); /* National Day */
  assert_value (sample, "posts_complete;at=2026-09-20 12:00", STREET, "5");
  assert_value (sample, "posts_complete;at=2026-09-21 12:00", STREET, "4");
  assert_value (sample, "posts_open;at=2021-12-07 12:00", STREET, "1");
  assert_value (sample, "posts_open", "990101001002", "1");
  assert_value (sample, "posts_complete", "990101001002", "0");
}

static double
sum_parts (const WgFigure *figure)
{
  double sum = 0;

  for (guint i = 0; i < figure->parts->len; i++)
    sum += g_array_index (figure->parts, WgFigurePart, i).value;
  return sum;
}

static void
assert_adds_up (WgSampleFile *sample,
                const char   *text,
                double        value,
                guint         n_without)
{
  g_autoptr (WgFigure) figure = ask (sample, text, STREET);
  guint n = 0;

  for (guint i = 0; i < figure->parts->len; i++)
    n += g_array_index (figure->parts, WgFigurePart, i).id == 0;
  g_assert_cmpfloat (figure->value, ==, value);
  g_assert_cmpfloat (sum_parts (figure), ==, value);
  g_assert_cmpuint (n, ==, n_without);
}

static WgRow *
new_post (WgSampleFile *sample,
          const char   *type,
          const char   *host)
{
  WgRow *row = wg_row_new (&wg_kind_post, 0);

  wg_row_set_text (row, WG_POST_NAME, "x");
  wg_row_set_text (row, WG_POST_TYPE, type);
  wg_row_set_text (row, WG_POST_STATUS, "open");
  wg_row_set_real (row, WG_POST_FLOOR_AREA, 100);
  wg_row_set_int (row, WG_POST_HOST_UNIT, wg_sample_file_unit (sample, host));
  return row;
}

/* A post without a place belongs to its host: of the street itself, it is in none of the
 * communities and in no grid, and the parts still add up. Another type is another figure. */
static void
test_parts (WgSampleFile *sample,
            gconstpointer data)
{
  WgEdit *edit = wg_edit_new ("test");
  g_autoptr (WgRow) street = new_post (sample, "red_post", STREET);
  g_autoptr (WgRow) community = new_post (sample, "red_post", "990101001002");
  g_autoptr (WgRow) home = new_post (sample, "red_home", "990101001002");
  g_autoptr (WgFigure) before = ask (sample, "facility_per_100", STREET), after = NULL;

  assert_adds_up (sample, "posts_open;by=unit", 5, 0);
  assert_adds_up (sample, "posts_open;by=grid", 5, 0);
  wg_edit_insert (edit, street);
  wg_edit_insert (edit, community);
  wg_edit_insert (edit, home);
  wg_sample_file_apply (sample, edit);
  assert_adds_up (sample, "posts_open;by=unit", 7, 1);
  assert_adds_up (sample, "posts_open;by=grid", 7, 1);
  assert_adds_up (sample, "posts_complete;by=grid", 4, 0);
  assert_value (sample, "posts_open", "990101001002", "2");
  /* 369 m² of the five, 300 m² more; every type has floors. */
  after = ask (sample, "facility_per_100", STREET);
  g_assert_cmpfloat_with_epsilon (after->value / before->value, 669.0 / 369.0, 1e-9);
}

static void
test_no_parts_in_time (WgSampleFile *sample,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  WgQuestion question;

  g_assert_true (wg_question_parse ("posts_open;by=month", &question));
  g_assert_null (wg_district_ask (sample->district, &question, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = NULL;
  g_autofree char *master = NULL;

  g_test_init (&argc, &argv, NULL);
  dir = wg_test_dir_new ();
  master = wg_test_dir_file (dir, "sample.wangge");
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/desk/post-figures/values", test_values, master);
  WG_SAMPLE_TEST ("/desk/post-figures/parts", test_parts, master);
  WG_SAMPLE_TEST ("/desk/post-figures/no-parts-in-time", test_no_parts_in_time, master);
  return g_test_run ();
}
