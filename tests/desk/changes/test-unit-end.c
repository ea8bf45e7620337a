/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closing, merging and splitting units of the sample: nothing is orphaned, nothing is lost. */
#include "wg-unit-end.h"

#include "wg-sample-file.h"
#include "wg-trial.h"
#include "wg-unit-history.h"

#include <string.h>

#define QINGHE "990101001001"
#define DONGYUAN "990101001002"

static gint64
count_of (WgSampleFile *file,
          const char   *code,
          guint         field)
{
  WgUnit *unit = wg_district_find_unit_by_code (file->district, code);

  return wg_row_get_int (wg_unit_get_row (unit), field, -1);
}

static guint
count_grids (WgSampleFile *file,
             gint64        community)
{
  GPtrArray *grids = wg_district_get_grids (file->district);
  guint n = 0;

  for (guint i = 0; i < grids->len; i++)
    n += wg_row_get_int (wg_grid_get_row (g_ptr_array_index (grids, i)), WG_GRID_COMMUNITY, 0) ==
         community;
  return n;
}

static guint
count_children (WgSampleFile *file,
                gint64        unit)
{
  GPtrArray *children = wg_district_get_children (file->district, unit);

  return children != NULL ? children->len : 0;
}

static void
test_refused (WgSampleFile *file,
              gconstpointer data)
{
  gint64 community = wg_sample_file_unit (file, QINGHE);
  gint64 branch = wg_sample_file_unit (file, "990101001001Z001");
  g_autoptr (GError) error = NULL;
  WgOrphanCounts counts;

  wg_unit_end_count_orphans (file->district, community, "2026-10-31", &counts);
  g_assert_cmpuint (counts.units, ==, 12);
  g_assert_cmpuint (counts.grids, ==, 12);
  g_assert_cmpuint (counts.covered, ==, 0);
  g_assert_cmpuint (counts.held, ==, 6);
  g_assert_null (wg_unit_end_close (file->district, community, "2026-10-31", NULL,
                                    WG_ORPHANS_REFUSE, 0, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_EMPTY);
  g_assert_nonnull (strstr (error->message, "12 grids of its own"));
  g_clear_error (&error);

  wg_unit_end_count_orphans (file->district, branch, "2026-10-31", &counts);
  g_assert_cmpuint (counts.covered, ==, 1);
  g_assert_null (wg_unit_end_close (file->district, branch, "31.10.2026", NULL,
                                    WG_ORPHANS_CLOSE, 0, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_null (wg_unit_end_close (file->district, branch, "2001-01-01", NULL,
                                    WG_ORPHANS_CLOSE, 0, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_null (wg_unit_end_close (file->district, branch, "2026-10-31", NULL, WG_ORPHANS_MOVE,
                                    community, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

static void
test_close (WgSampleFile *file,
            gconstpointer data)
{
  gint64 community = wg_sample_file_unit (file, QINGHE);
  guint units = wg_district_get_units (file->district)->len;
  guint grids = wg_district_get_grids (file->district)->len;
  g_autoptr (GError) error = NULL;
  WgEdit *edit = wg_unit_end_close (file->district, community, "2026-10-11", "临委〔2026〕8号",
                                    WG_ORPHANS_CLOSE, 0, &error);

  g_assert_no_error (error);
  wg_sample_file_apply (file, edit);
  g_assert_null (wg_district_find_unit (file->district, community));
  g_assert_cmpuint (wg_district_get_units (file->district)->len, ==, units - 13);
  g_assert_cmpuint (wg_district_get_grids (file->district)->len, ==, grids - 12);
  wg_sample_file_undo (file);
  g_assert_nonnull (wg_district_find_unit (file->district, community));
  g_assert_cmpuint (wg_district_get_units (file->district)->len, ==, units);
  g_assert_cmpuint (wg_district_get_grids (file->district)->len, ==, grids);
}

/* What belongs to the community comes under its neighbour; its positions end. */
static void
test_move (WgSampleFile *file,
           gconstpointer data)
{
  gint64 from = wg_sample_file_unit (file, QINGHE), to = wg_sample_file_unit (file, DONGYUAN);
  guint children = count_children (file, from) + count_children (file, to);
  guint grids = count_grids (file, from) + count_grids (file, to);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgTrial) trial = NULL;
  WgEdit *edit = wg_unit_end_close (file->district, from, "2026-10-11", NULL, WG_ORPHANS_MOVE, to,
                                    &error);

  g_assert_no_error (error);
  trial = wg_trial_run (file->district, edit, "2026-10-12", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (trial->come->len, >, 0);
  wg_sample_file_apply (file, edit);
  g_assert_cmpuint (count_children (file, to), ==, children);
  g_assert_cmpuint (count_grids (file, to), ==, grids);
  g_assert_null (wg_district_get_positions (file->district, from));
}

static GArray *
two_units (WgSampleFile *file)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 first = wg_sample_file_unit (file, QINGHE);
  gint64 second = wg_sample_file_unit (file, DONGYUAN);

  g_array_append_val (units, first);
  g_array_append_val (units, second);
  return units;
}

/* Two communities become a new one: 132 + 168 members, 2,460 + 3,120 households. */
static void
test_merge_new (WgSampleFile *file,
                gconstpointer data)
{
  g_autoptr (GArray) units = two_units (file);
  gint64 first = g_array_index (units, gint64, 0);
  WgUnitPart into = { 0, "990101001005", "青东社区", NULL, 0, 300, -1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) past = NULL;
  g_autofree char *text = NULL;
  WgEdit *edit;
  gint64 made;

  edit = wg_unit_end_merge (file->district, units, &into, "2026-10-12", "临政〔2026〕3号", &error);
  g_assert_no_error (error);
  wg_sample_file_apply (file, edit);
  made = wg_sample_file_unit (file, "990101001005");
  g_assert_cmpint (count_of (file, "990101001005", WG_UNIT_FULL_MEMBERS), ==, 300);
  g_assert_cmpint (count_of (file, "990101001005", WG_UNIT_HOUSEHOLDS), ==, 5580);
  g_assert_cmpuint (count_grids (file, made), ==, 25);
  g_assert_null (wg_district_find_unit (file->district, first));
  past = wg_unit_history_load (file->district, first, NULL, &error);
  text = wg_unit_history_to_text (past);
  g_assert_nonnull (strstr (text, "merged into “青东社区”, document 临政〔2026〕3号"));
  g_assert_nonnull (strstr (text, "Community: 青禾社区 → 青东社区"));

  wg_sample_file_undo (file);
  g_assert_null (wg_district_find_unit_by_code (file->district, "990101001005"));
  g_assert_cmpuint (count_grids (file, first), ==, 12);
}

/* One branch takes in another and covers its grid from the day on. */
static void
test_merge_into (WgSampleFile *file,
                 gconstpointer data)
{
  gint64 keeps = wg_sample_file_unit (file, "990101001001Z001");
  gint64 ends = wg_sample_file_unit (file, "990101001001Z002");
  gint64 sum = count_of (file, "990101001001Z001", WG_UNIT_FULL_MEMBERS) +
               count_of (file, "990101001001Z002", WG_UNIT_FULL_MEMBERS);
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (gint64));
  WgUnitPart into = { .unit = keeps, .full_members = -1, .households = -1 };
  g_autoptr (GError) error = NULL;
  WgGrid *grid = NULL;
  GPtrArray *branches;

  g_array_append_val (units, keeps);
  g_array_append_val (units, ends);
  for (guint i = 0; i < wg_district_get_grids (file->district)->len; i++)
    if (g_str_equal (wg_grid_get_code (g_ptr_array_index (wg_district_get_grids (file->district),
                                                          i)), "990101001001002"))
      grid = g_ptr_array_index (wg_district_get_grids (file->district), i);
  g_object_ref (grid);
  wg_sample_file_apply (file, wg_unit_end_merge (file->district, units, &into, "2026-10-12", NULL,
                                                 &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_of (file, "990101001001Z001", WG_UNIT_FULL_MEMBERS), ==, sum);
  branches = wg_district_get_branches_of_grid (file->district, wg_grid_get_id (grid));
  g_assert_cmpuint (branches->len, ==, 1);
  g_assert_cmpint (wg_unit_get_id (g_ptr_array_index (branches, 0)), ==, keeps);
  g_object_unref (grid);
}

static void
test_merge_refused (WgSampleFile *file,
                    gconstpointer data)
{
  g_autoptr (GArray) units = two_units (file), one = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) mixed = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 branch = wg_sample_file_unit (file, "990101001001Z001");
  const struct
  {
    GArray     *units;
    WgUnitPart  into;
    const char *says;
  } cases[] = {
    { units, { 0, "990101001005", "青东社区", NULL, 0, 299, -1 }, "300" },
    { units, { 0, QINGHE, "青东社区", NULL, 0, -1, -1 }, "G-02" },
    { units, { 0, "990101001005", "", NULL, 0, -1, -1 }, "name" },
    { one, { 0, "990101001005", "青东社区", NULL, 0, -1, -1 }, "two units" },
    { mixed, { 0, "990101001005", "青东社区", NULL, 0, -1, -1 }, "one level" },
  };

  g_array_append_val (one, g_array_index (units, gint64, 0));
  g_array_append_val (mixed, g_array_index (units, gint64, 0));
  g_array_append_val (mixed, branch);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (wg_unit_end_merge (file->district, cases[i].units, &cases[i].into,
                                        "2026-10-12", NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

/* Every second unit and grid to the second part. */
static GArray *
distribute (WgSampleFile *file,
            gint64        unit)
{
  g_autoptr (GPtrArray) rows = wg_unit_end_list_members (file->district, unit, "2026-10-12");
  GArray *members = g_array_new (FALSE, FALSE, sizeof (WgUnitMember));

  for (guint i = 0; i < rows->len; i++)
    {
      WgUnitMember member = { wg_row_get_id (g_ptr_array_index (rows, i)), i % 2 };

      g_array_append_val (members, member);
    }
  return members;
}

static void
test_split (WgSampleFile *file,
            gconstpointer data)
{
  gint64 unit = wg_sample_file_unit (file, DONGYUAN);
  g_autoptr (GArray) members = distribute (file, unit);
  WgUnitPart parts[] = {
    { 0, "990101001005", "东园一社区", NULL, 0, 100, 1600 },
    { 0, "990101001006", "东园二社区", NULL, 0, 68, 1520 },
  };
  g_autoptr (GError) error = NULL;
  guint children = count_children (file, unit);
  gint64 one, two;

  parts[1].households = 1519;
  g_assert_null (wg_unit_end_split (file->district, unit, parts, 2, members, "2026-10-12", NULL,
                                    &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_nonnull (strstr (error->message, "3120"));
  g_clear_error (&error);
  parts[1].households = 1520;
  wg_sample_file_apply (file, wg_unit_end_split (file->district, unit, parts, 2, members,
                                                 "2026-10-12", "临政〔2026〕4号", &error));
  g_assert_no_error (error);
  one = wg_sample_file_unit (file, "990101001005");
  two = wg_sample_file_unit (file, "990101001006");
  g_assert_null (wg_district_find_unit (file->district, unit));
  g_assert_cmpuint (count_grids (file, one) + count_grids (file, two), ==, 13);
  g_assert_cmpuint (count_children (file, one) + count_children (file, two), ==, children);
  g_assert_cmpint (count_of (file, "990101001005", WG_UNIT_HOUSEHOLDS), ==, 1600);
  wg_sample_file_undo (file);
  g_assert_cmpuint (count_grids (file, unit), ==, 13);
}

/* The unit goes on with what is left of it; nobody may be forgotten. */
static void
test_split_off (WgSampleFile *file,
                gconstpointer data)
{
  gint64 unit = wg_sample_file_unit (file, DONGYUAN);
  g_autoptr (GArray) members = distribute (file, unit);
  g_autoptr (GArray) fewer = distribute (file, unit);
  const WgUnitPart parts[] = {
    { .unit = unit, .full_members = 100, .households = 1600 },
    { 0, "990101001006", "东园二社区", NULL, 0, 68, 1520 },
  };
  g_autoptr (GError) error = NULL;

  g_array_set_size (fewer, fewer->len - 2);
  g_assert_null (wg_unit_end_split (file->district, unit, parts, 2, fewer, "2026-10-12", NULL,
                                    &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_null (wg_unit_end_split (file->district, unit, parts, 1, members, "2026-10-12", NULL,
                                    &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  wg_sample_file_apply (file, wg_unit_end_split (file->district, unit, parts, 2, members,
                                                 "2026-10-12", NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_of (file, DONGYUAN, WG_UNIT_FULL_MEMBERS), ==, 100);
  g_assert_nonnull (wg_district_get_positions (file->district, unit));
  g_assert_cmpuint (count_grids (file, unit), <, 13);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *master = wg_test_dir_file (dir, "master.wangge");

  g_test_init (&argc, &argv, NULL);
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/unit-end/refused", test_refused, master);
  WG_SAMPLE_TEST ("/unit-end/close", test_close, master);
  WG_SAMPLE_TEST ("/unit-end/move", test_move, master);
  WG_SAMPLE_TEST ("/unit-end/merge-new", test_merge_new, master);
  WG_SAMPLE_TEST ("/unit-end/merge-into", test_merge_into, master);
  WG_SAMPLE_TEST ("/unit-end/merge-refused", test_merge_refused, master);
  WG_SAMPLE_TEST ("/unit-end/split", test_split, master);
  WG_SAMPLE_TEST ("/unit-end/split-off", test_split_off, master);
  return g_test_run ();
}
