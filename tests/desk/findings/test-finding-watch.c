/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings that follow the file: the fourteen of the sample and how they count, an edit, another
 * day, a setting that cannot be used, a watch that goes while it checks. */

#include "wg-finding-watch.h"

#include "wg-sample-file.h"
#include "wg-setting.h"

typedef struct
{
  WgSampleFile    file;
  WgFindingWatch *watch;
} Sample;

static void
wait_for (WgFindingWatch *watch)
{
  while (wg_finding_watch_get_busy (watch))
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Sample       *sample,
        gconstpointer master)
{
  wg_sample_file_set_up (&sample->file, master);
  sample->watch = wg_finding_watch_new (sample->file.district);
}

static void
tear_down (Sample       *sample,
           gconstpointer master)
{
  g_clear_object (&sample->watch);
  wg_sample_file_tear_down (&sample->file, master);
}

static gint64
unit_of (Sample     *sample,
         const char *code)
{
  return wg_sample_file_unit (&sample->file, code);
}

static gint64
grid_of (Sample     *sample,
         const char *code)
{
  GPtrArray *grids = wg_district_get_grids (sample->file.district);

  for (guint i = 0; i < grids->len; i++)
    if (g_strcmp0 (wg_grid_get_code (g_ptr_array_index (grids, i)), code) == 0)
      return wg_grid_get_id (g_ptr_array_index (grids, i));
  g_assert_not_reached ();
}

static void
assert_counts (const guint counts[WG_N_SEVERITIES],
               guint       errors,
               guint       warnings,
               guint       notices)
{
  g_assert_cmpuint (counts[WG_SEVERITY_ERROR], ==, errors);
  g_assert_cmpuint (counts[WG_SEVERITY_WARNING], ==, warnings);
  g_assert_cmpuint (counts[WG_SEVERITY_NOTICE], ==, notices);
}

static void
assert_street (Sample *sample,
               guint   errors,
               guint   warnings,
               guint   notices)
{
  guint counts[WG_N_SEVERITIES];

  wg_finding_watch_count_group (sample->watch, unit_of (sample, "990101001"),
                                WG_RULES_ORGANISATION, counts);
  assert_counts (counts, errors, warnings, notices);
}

static void
test_counts (Sample       *sample,
             gconstpointer master)
{
  WgFindingWatch *watch = sample->watch;
  gint64 street = unit_of (sample, "990101001"), grid;
  guint counts[WG_N_SEVERITIES], n_under = 0, all[WG_N_SEVERITIES];

  g_assert_true (wg_finding_watch_get_busy (watch));
  g_assert_cmpuint (g_list_model_get_n_items (wg_finding_watch_get_findings (watch)), ==, 0);
  wait_for (watch);
  assert_street (sample, 8, 2, 4);
  wg_finding_watch_count_group (watch, street, WG_RULES_GRID, counts);
  assert_counts (counts, 0, 3, 0);
  wg_finding_watch_count (watch, street, TRUE, counts);
  /* And of the posts: a box that ended, four communities with little room. */
  assert_counts (counts, 8, 6, 8);
  /* the working committee itself has none. */
  wg_finding_watch_count (watch, street, FALSE, counts);
  assert_counts (counts, 0, 0, 0);
  wg_finding_watch_count (watch, unit_of (sample, "990101001002Z004"), FALSE, counts);
  assert_counts (counts, 1, 0, 0);
  /* Grid 12 of 桥南: no branch, no full-time staff. */
  grid = grid_of (sample, "990101001004012");
  wg_finding_watch_count_grid (watch, grid, counts);
  assert_counts (counts, 1, 1, 0);
  wg_finding_watch_count (watch, 0, TRUE, all);
  g_assert_cmpuint (all[0] + all[1] + all[2], ==, g_list_model_get_n_items (G_LIST_MODEL (watch)));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (watch)); i++)
    {
      g_autoptr (WgFinding) finding = g_list_model_get_item (G_LIST_MODEL (watch), i);

      n_under += wg_finding_watch_is_under (watch, finding, street);
      g_assert_true (wg_finding_watch_is_under (watch, finding, 0));
    }
  g_assert_cmpuint (n_under, ==, 22);
}

/* The old findings stay until the new are there. */
static void
test_edit (Sample       *sample,
           gconstpointer master)
{
  WgEdit *edit = wg_edit_new ("Approve a delay");
  WgRow *old;
  g_autoptr (WgRow) row = NULL;

  wait_for (sample->watch);
  old = wg_unit_get_row (wg_district_find_unit_by_code (sample->file.district, "990101001003"));
  row = wg_row_copy (old);
  wg_row_set_text (row, WG_UNIT_EXTENDED_UNTIL, "2027-02-28");
  wg_row_set_text (row, WG_UNIT_EXTENSION_NO, "临组〔2026〕8号");
  wg_edit_update (edit, old, row);
  wg_sample_file_apply (&sample->file, edit);
  g_assert_true (wg_finding_watch_get_busy (sample->watch));
  assert_street (sample, 8, 2, 4);
  wait_for (sample->watch);
  assert_street (sample, 7, 2, 5);
}

static void
test_at (Sample       *sample,
         gconstpointer master)
{
  WgDate at;
  g_autofree char *text = NULL;

  wait_for (sample->watch);
  g_assert_true (wg_date_parse ("2026-07-31", &at));
  /* Twice at once: the first is overtaken. */
  wg_finding_watch_set_at (sample->watch, at - 1);
  wg_finding_watch_set_at (sample->watch, at);
  wait_for (sample->watch);
  g_object_get (sample->watch, "at-text", &text, NULL);
  g_assert_cmpstr (text, ==, "2026-07-31");
  /* No secretary had left yet, and one term ended a month later. */
  assert_street (sample, 4, 2, 3);
  wg_finding_watch_set_at (sample->watch, WG_DATE_NONE);
  wait_for (sample->watch);
  assert_street (sample, 8, 2, 4);
}

static void
test_bad_setting (Sample       *sample,
                  gconstpointer master)
{
  WgEdit *edit = wg_edit_new ("Change a rule");

  wait_for (sample->watch);
  g_assert_null (wg_finding_watch_get_error (sample->watch));
  wg_setting_put (edit, NULL, "rule.R-04", "{\"on\": false}");
  wg_sample_file_apply (&sample->file, edit);
  wait_for (sample->watch);
  g_assert_nonnull (strstr (wg_finding_watch_get_error (sample->watch), "rule.R-04"));
  assert_street (sample, 8, 2, 4);
}

/* Figures need not check the rules again. */
static void
test_figures (Sample       *sample,
              gconstpointer master)
{
  g_autoptr (WgFigure) figure = NULL;
  g_autoptr (GError) error = NULL;

  wait_for (sample->watch);
  figure = wg_district_evaluate (sample->file.district, "errors", unit_of (sample, "990101001"),
                                 WG_BY_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (figure->value, ==, 8);
}

static void
test_gone (Sample       *sample,
           gconstpointer master)
{
  g_autoptr (WgFindingWatch) early = wg_finding_watch_new (sample->file.district);

  while (g_main_context_iteration (NULL, FALSE))
    ;
  wg_finding_watch_set_at (sample->watch, 0);
  g_assert_finalize_object (g_steal_pointer (&early));
  g_assert_finalize_object (g_steal_pointer (&sample->watch));
}

#define ADD_TEST(path, function)                                                                 \
  g_test_add (path, Sample, master, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *master = wg_test_dir_file (dir, "master.wangge");

  g_test_init (&argc, &argv, NULL);
  wg_sample_file_build (master);
  ADD_TEST ("/finding-watch/counts", test_counts);
  ADD_TEST ("/finding-watch/edit", test_edit);
  ADD_TEST ("/finding-watch/at", test_at);
  ADD_TEST ("/finding-watch/bad-setting", test_bad_setting);
  ADD_TEST ("/finding-watch/figures", test_figures);
  ADD_TEST ("/finding-watch/gone", test_gone);
  return g_test_run ();
}
