/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving units of the sample: what is refused, what goes along, what becomes of the findings, and
 * that taking it back leaves nothing behind. */

#include "wg-move.h"

#include "wg-sample.h"
#include "wg-test.h"
#include "wg-trial.h"

#define STREET       "990101001"
#define OTHER_STREET "990101002"
#define COMMUNITY    "990101001002" /* 东园 */

typedef struct
{
  WgTestDir  *dir;
  WgDistrict *district;
} Sample;

static void
set_up (Sample       *sample,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  sample->dir = wg_test_dir_new ();
  path = wg_test_dir_file (sample->dir, "sample.wangge");
  g_assert_true (wg_desk_sample_create (path, NULL, NULL, NULL, &error));
  sample->district = wg_district_open (path, WG_DISTRICT_READ_WRITE | WG_DISTRICT_NO_MAP, &error);
  g_assert_no_error (error);
}

static void
tear_down (Sample       *sample,
           gconstpointer data)
{
  wg_district_close (sample->district);
  wg_test_finalize (sample->district);
  wg_test_dir_free (sample->dir);
}

static gint64
find_id (Sample     *sample,
         const char *code)
{
  WgUnit *unit = wg_district_find_unit_by_code (sample->district, code);

  g_assert_nonnull (unit);
  return wg_unit_get_id (unit);
}

static GArray *
one_unit (gint64 id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);
  return ids;
}

static gint64
first_below (Sample     *sample,
             const char *code)
{
  GPtrArray *children = wg_district_get_children (sample->district, find_id (sample, code));

  return wg_unit_get_id (g_ptr_array_index (children, 0));
}

static void
assert_refused (Sample *sample,
                GArray *units,
                gint64  target)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (wg_move_new (sample->district, units, target, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_null (strchr (error->message, '%'));
}

static void
test_refused (Sample       *sample,
              gconstpointer data)
{
  g_autoptr (GArray) street = one_unit (find_id (sample, STREET));
  g_autoptr (GArray) community = one_unit (find_id (sample, COMMUNITY));
  g_autoptr (GArray) branch = one_unit (first_below (sample, COMMUNITY));
  g_autoptr (GArray) unknown = one_unit (4711);

  assert_refused (sample, street, find_id (sample, STREET));          /* under itself */
  assert_refused (sample, street, find_id (sample, COMMUNITY));       /* under its own below */
  assert_refused (sample, community, find_id (sample, STREET));       /* is there already */
  assert_refused (sample, branch, find_id (sample, OTHER_STREET));    /* two levels below */
  assert_refused (sample, community, find_id (sample, "990101"));     /* a level is skipped */
  assert_refused (sample, street, find_id (sample, OTHER_STREET));    /* street under street */
  assert_refused (sample, community, 4711);
  assert_refused (sample, unknown, find_id (sample, STREET));
}

static void
test_plan (Sample       *sample,
           gconstpointer data)
{
  g_autoptr (GArray) units = one_unit (find_id (sample, COMMUNITY));
  gint64 branch = first_below (sample, COMMUNITY);
  g_autoptr (WgMove) move = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) sentences = NULL;

  /* What lies under a unit that moves goes with it and is not moved out of it. */
  g_array_append_val (units, branch);
  move = wg_move_new (sample->district, units, find_id (sample, OTHER_STREET), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (move->units->len, ==, 1);
  g_assert_cmpuint (wg_edit_get_n_changes (move->edit), ==, 1);
  g_assert_cmpuint (move->n_grids, ==, 13);
  g_assert_cmpint (move->members, ==, 168);
  g_assert_cmpuint (move->n_below, ==,
                    wg_district_get_children (sample->district, find_id (sample, COMMUNITY))->len);
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
test_findings (Sample       *sample,
               gconstpointer data)
{
  g_autoptr (GArray) units = one_unit (find_id (sample, COMMUNITY));
  g_autoptr (WgMove) move = NULL;
  g_autoptr (WgTrial) trial = NULL;
  g_autoptr (GError) error = NULL;

  move = wg_move_new (sample->district, units, find_id (sample, OTHER_STREET), &error);
  g_assert_no_error (error);
  trial = wg_trial_run (sample->district, move->edit, "2026-10-12", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_rule (trial->come, "C-02"), ==, 1);
  g_assert_cmpuint (trial->go->len, ==, 0);
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
on_changed (WgDistrict *district,
            guint      *changes)
{
  ++*changes;
}

static void
wait_for (guint *changes,
          guint  wanted)
{
  while (*changes < wanted)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_undo (Sample       *sample,
           gconstpointer data)
{
  gint64 community = find_id (sample, COMMUNITY);
  gint64 street = find_id (sample, STREET), other = find_id (sample, OTHER_STREET);
  g_autoptr (GArray) units = one_unit (community);
  g_autoptr (WgMove) move = NULL;
  g_autoptr (GAsyncResult) applied = NULL, undone = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  guint changes = 0;

  g_signal_connect (sample->district, "changed", G_CALLBACK (on_changed), &changes);
  move = wg_move_new (sample->district, units, other, &error);
  g_assert_no_error (error);
  wg_district_apply_async (sample->district, move->edit, NULL, on_done, &applied);
  wait_for (&changes, 1);
  while (applied == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (wg_district_apply_finish (sample->district, applied, &error));
  g_assert_cmpint (wg_unit_get_parent_id (wg_district_find_unit (sample->district, community)),
                   ==, other);
  label = wg_district_dup_undo_label (sample->district);
  g_assert_cmpstr (label, ==, wg_edit_get_label (move->edit));

  wg_district_undo_async (sample->district, NULL, on_done, &undone);
  wait_for (&changes, 2);
  while (undone == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (wg_district_undo_finish (sample->district, undone, &error));
  g_assert_cmpint (wg_unit_get_parent_id (wg_district_find_unit (sample->district, community)),
                   ==, street);
}

static void
test_targets (Sample       *sample,
              gconstpointer data)
{
  g_autoptr (GArray) units = one_unit (find_id (sample, COMMUNITY));
  g_autoptr (GListStore) all = wg_move_list_targets (sample->district, units, NULL, 10);
  g_autoptr (GListStore) found = wg_move_list_targets (sample->district, units, "wh", 10);
  g_autoptr (GListStore) none = wg_move_list_targets (sample->district, units, "dy", 10);
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
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/move/" name, Sample, NULL, set_up, function, tear_down)
  ADD ("refused", test_refused);
  ADD ("plan", test_plan);
  ADD ("findings", test_findings);
  ADD ("undo", test_undo);
  ADD ("targets", test_targets);
  return g_test_run ();
}
