/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving units of the sample: what is refused, what goes along, what becomes of the findings, and
 * that taking it back leaves nothing behind. */

#include "wg-move.h"

#include "wg-sample-file.h"
#include "wg-trial.h"

#define STREET       "990101001"
#define OTHER_STREET "990101002"
#define COMMUNITY    "990101001002" /* 东园 */

static GArray *
one_unit (gint64 id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);
  return ids;
}

static gint64
first_below (WgSampleFile *file,
             const char   *code)
{
  GPtrArray *children = wg_district_get_children (file->district, wg_sample_file_unit (file, code));

  return wg_unit_get_id (g_ptr_array_index (children, 0));
}

static void
assert_refused (WgSampleFile *file,
                GArray       *units,
                gint64        target)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (wg_move_new (file->district, units, target, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_null (strchr (error->message, '%'));
}

static void
test_refused (WgSampleFile *file,
              gconstpointer data)
{
  g_autoptr (GArray) street = one_unit (wg_sample_file_unit (file, STREET));
  g_autoptr (GArray) community = one_unit (wg_sample_file_unit (file, COMMUNITY));
  g_autoptr (GArray) branch = one_unit (first_below (file, COMMUNITY));
  g_autoptr (GArray) unknown = one_unit (4711);

  assert_refused (file, street, wg_sample_file_unit (file, STREET)); /* under itself */
  assert_refused (file, street, wg_sample_file_unit (file, COMMUNITY)); /* under its own below */
  assert_refused (file, community, wg_sample_file_unit (file, STREET)); /* is there already */
  assert_refused (file, branch, wg_sample_file_unit (file, OTHER_STREET)); /* two levels below */
  assert_refused (file, community, wg_sample_file_unit (file, "990101")); /* a level is skipped */
  assert_refused (file, street, wg_sample_file_unit (file, OTHER_STREET)); /* street under street */
  assert_refused (file, community, 4711);
  assert_refused (file, unknown, wg_sample_file_unit (file, STREET));
}

static void
test_plan (WgSampleFile *file,
           gconstpointer data)
{
  g_autoptr (GArray) units = one_unit (wg_sample_file_unit (file, COMMUNITY));
  gint64 branch = first_below (file, COMMUNITY);
  g_autoptr (WgMove) move = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) sentences = NULL;

  /* What lies under a unit that moves goes with it and is not moved out of it. */
  g_array_append_val (units, branch);
  move = wg_move_new (file->district, units, wg_sample_file_unit (file, OTHER_STREET), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (move->units->len, ==, 1);
  g_assert_cmpuint (wg_edit_get_n_changes (move->edit), ==, 1);
  g_assert_cmpuint (move->n_grids, ==, 13);
  g_assert_cmpint (move->members, ==, 168);
  g_assert_cmpuint (move->n_below, ==,
                    wg_district_get_children (file->district,
                                              wg_sample_file_unit (file, COMMUNITY))->len);
  g_assert_cmpuint (move->strays->len, ==, 1);
  sentences = wg_move_describe (move);
  g_assert_cmpuint (g_strv_length (sentences), ==, 3);
  g_assert_nonnull (strstr (sentences[0], "东园"));
  g_assert_nonnull (strstr (sentences[0], "望湖街道"));
  g_assert_nonnull (strstr (sentences[1], "168"));
  g_assert_nonnull (strstr (sentences[2], "C-02"));
  g_assert_nonnull (strstr (wg_edit_get_label (move->edit), "东园"));
}

static guint
count_rule (GPtrArray  *findings,
            const char *rule)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (wg_finding_get_card (g_ptr_array_index (findings, i))->id, rule))
      n++;
  return n;
}

static void
test_findings (WgSampleFile *file,
               gconstpointer data)
{
  g_autoptr (GArray) units = one_unit (wg_sample_file_unit (file, COMMUNITY));
  g_autoptr (WgMove) move = NULL;
  g_autoptr (WgTrial) trial = NULL;
  g_autoptr (GError) error = NULL;

  move = wg_move_new (file->district, units, wg_sample_file_unit (file, OTHER_STREET), &error);
  g_assert_no_error (error);
  trial = wg_trial_run (file->district, move->edit, "2026-10-12", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_rule (trial->come, "C-02"), ==, 1);
  g_assert_cmpuint (trial->go->len, ==, 0);
}

static void
test_undo (WgSampleFile *file,
           gconstpointer data)
{
  gint64 community = wg_sample_file_unit (file, COMMUNITY);
  gint64 street = wg_sample_file_unit (file, STREET);
  gint64 other = wg_sample_file_unit (file, OTHER_STREET);
  g_autoptr (GArray) units = one_unit (community);
  g_autoptr (WgMove) move = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  move = wg_move_new (file->district, units, other, &error);
  g_assert_no_error (error);
  wg_sample_file_apply (file, wg_edit_ref (move->edit));
  g_assert_cmpint (wg_unit_get_parent_id (wg_district_find_unit (file->district, community)),
                   ==, other);
  label = wg_district_dup_undo_label (file->district);
  g_assert_cmpstr (label, ==, wg_edit_get_label (move->edit));

  wg_sample_file_undo (file);
  g_assert_cmpint (wg_unit_get_parent_id (wg_district_find_unit (file->district, community)),
                   ==, street);
}

static void
test_targets (WgSampleFile *file,
              gconstpointer data)
{
  g_autoptr (GArray) units = one_unit (wg_sample_file_unit (file, COMMUNITY));
  g_autoptr (GListStore) all = wg_move_list_targets (file->district, units, NULL, 10);
  g_autoptr (GListStore) found = wg_move_list_targets (file->district, units, "wh", 10);
  g_autoptr (GListStore) none = wg_move_list_targets (file->district, units, "dy", 10);
  g_autoptr (WgUnit) first = g_list_model_get_item (G_LIST_MODEL (found), 0);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (all)), ==, 3); /* not its own street */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (found)), ==, 1);
  g_assert_cmpstr (wg_unit_get_code (first), ==, OTHER_STREET);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (none)), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *master = wg_test_dir_file (dir, "master.wangge");

  g_test_init (&argc, &argv, NULL);
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/move/refused", test_refused, master);
  WG_SAMPLE_TEST ("/move/plan", test_plan, master);
  WG_SAMPLE_TEST ("/move/findings", test_findings, master);
  WG_SAMPLE_TEST ("/move/undo", test_undo, master);
  WG_SAMPLE_TEST ("/move/targets", test_targets, master);
  return g_test_run ();
}
