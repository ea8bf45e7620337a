/* SPDX-License-Identifier: GPL-3.0-or-later */
/* N02: a holder of three positions leaves three vacancies, and trying it out changes nothing. */
#include "wg-departure.h"

#include "wg-sample-file.h"

/* J2 step 7: 新渡's secretary is head of the residents' committee and leads a grid branch. */
static char *
find_holder (WgSampleFile *file,
             const char   *code)
{
  GPtrArray *positions =
      wg_district_get_positions (file->district, wg_sample_file_unit (file, code));
  WgRow *holding = wg_position_get_holding_on (g_ptr_array_index (positions, 0), "2026-10-12");

  return g_strdup (wg_row_get_text (holding, WG_HOLDING_HOLDER));
}

static guint
count_rule (GPtrArray  *findings,
            const char *rule)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += g_str_equal (wg_finding_get_card (g_ptr_array_index (findings, i))->id, rule);
  return n;
}

static void
test_three (WgSampleFile *file,
            gconstpointer data)
{
  g_autofree char *holder = find_holder (file, "990101001003");
  g_autofree char *before = wg_sample_file_hash (file), *after = NULL;
  const char *const holders[] = { holder, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDeparture) departure =
      wg_departure_try (file->district, holders, "2026-10-12", NULL, NULL, &error);
  const WgBareGrid *grid;

  g_assert_no_error (error);
  g_assert_cmpstr (departure->first, ==, "2026-10-13");
  g_assert_cmpuint (departure->posts->len, ==, 3);
  g_assert_cmpuint (departure->vacant->len, ==, 3);
  g_assert_cmpuint (departure->trial->come->len, ==, 3);
  g_assert_cmpuint (count_rule (departure->trial->come, "VAC-01"), ==, 3);
  g_assert_cmpuint (departure->trial->go->len, ==, 0);
  g_assert_cmpuint (departure->grids->len, ==, 1);
  grid = g_ptr_array_index (departure->grids, 0);
  g_assert_cmpint (grid->lacks, ==, WG_GRID_LACKS_SECRETARY);
  g_assert_cmpuint (wg_edit_get_n_changes (departure->edit), ==, 3);
  after = wg_sample_file_hash (file);
  g_assert_cmpstr (before, ==, after);
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

static WgDeparture *
wait (GAsyncResult **result,
      GError       **error)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return wg_departure_try_finish (*result, error);
}

/* Two people, one of whom is named twice; the window's way. */
static void
test_several (WgSampleFile *file,
              gconstpointer data)
{
  g_autofree char *first = find_holder (file, "990101001003");
  g_autofree char *second = find_holder (file, "990101001001");
  const char *const holders[] = { first, second, first, NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDeparture) departure = NULL;

  wg_departure_try_async (file->district, holders, "2026-10-31", NULL, NULL, on_done, &result);
  departure = wait (&result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (departure->vacant->len, ==, 5);
  g_assert_cmpuint (count_rule (departure->trial->come, "VAC-01"), ==, 5);
  /* Terms that end meanwhile are no consequence of it. */
  g_assert_cmpuint (departure->trial->come->len, ==, 5);

  g_clear_object (&result);
  wg_departure_try_async (file->district, holders, "soon", NULL, NULL, on_done, &result);
  g_assert_null (wait (&result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

/* Somebody of the same name stays; recording the rest makes it true, and undo takes it back. */
static void
test_record (WgSampleFile *file,
             gconstpointer data)
{
  g_autofree char *holder = find_holder (file, "990101001003");
  const char *const holders[] = { holder, NULL };
  g_autoptr (GPtrArray) posts = wg_holders_list_posts (file->district, holder, "2026-10-12");
  g_autoptr (GArray) keep = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (WgDeparture) departure = NULL;
  g_autoptr (GPtrArray) left = NULL, back = NULL;

  g_assert_cmpuint (posts->len, ==, 3);
  g_array_append_val (keep, ((WgHeldPost *) g_ptr_array_index (posts, 0))->holding);
  departure = wg_departure_try (file->district, holders, "2026-10-11", keep, NULL, NULL);
  g_assert_cmpuint (departure->vacant->len, ==, 2);
  wg_sample_file_apply (file, wg_edit_ref (departure->edit));
  left = wg_holders_list_posts (file->district, holder, "2026-10-12");
  g_assert_cmpuint (left->len, ==, 1);
  wg_sample_file_undo (file);
  back = wg_holders_list_posts (file->district, holder, "2026-10-12");
  g_assert_cmpuint (back->len, ==, 3);
}

/* A head and the only full-time staff of a grid. */
static void
test_grids (WgSampleFile *file,
            gconstpointer data)
{
  static const char *const holders[] = { "甲子", NULL };
  gint64 branch = wg_sample_file_unit (file, "990101001001Z002");
  GPtrArray *grids = wg_district_get_grids (file->district);
  g_autoptr (WgEdit) edit = wg_edit_new ("Staff");
  g_autoptr (WgRow) position = wg_row_new (&wg_kind_position, 0);
  g_autoptr (WgRow) holding = wg_row_new (&wg_kind_holding, 0);
  g_autoptr (WgDeparture) departure = NULL;
  const WgBareGrid *bare;

  wg_row_set_int (position, WG_POSITION_UNIT, branch);
  wg_row_set_text (position, WG_POSITION_TITLE, "专职网格员");
  wg_row_set_int (holding, WG_HOLDING_POSITION, wg_row_get_id (position));
  wg_row_set_text (holding, WG_HOLDING_HOLDER, "甲子");
  wg_edit_insert (edit, position);
  wg_edit_insert (edit, holding);
  for (guint i = 0; i < grids->len; i++)
    {
      WgRow *row = wg_grid_get_row (g_ptr_array_index (grids, i));
      g_autoptr (WgRow) copy = wg_row_copy (row);

      if (!g_str_equal (wg_row_get_text (row, WG_GRID_CODE), "990101001001002"))
        continue;
      wg_row_set_text (copy, WG_GRID_HEAD, "甲子");
      wg_row_set_int (copy, WG_GRID_STAFF_FULL, 1);
      wg_edit_update (edit, row, copy);
    }
  wg_sample_file_apply (file, g_steal_pointer (&edit));

  departure = wg_departure_try (file->district, holders, "2026-10-12", NULL, NULL, NULL);
  g_assert_cmpuint (departure->grids->len, ==, 1);
  bare = g_ptr_array_index (departure->grids, 0);
  g_assert_cmpint (bare->lacks, ==, WG_GRID_LACKS_HEAD | WG_GRID_LACKS_STAFF);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *master = wg_test_dir_file (dir, "master.wangge");

  g_test_init (&argc, &argv, NULL);
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/departure/three", test_three, master);
  WG_SAMPLE_TEST ("/departure/several", test_several, master);
  WG_SAMPLE_TEST ("/departure/record", test_record, master);
  WG_SAMPLE_TEST ("/departure/grids", test_grids, master);
  return g_test_run ();
}
