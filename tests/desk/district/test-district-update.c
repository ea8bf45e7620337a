/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content in memory after edits: the same as if the file were opened anew, and nothing made
 * again that the edit did not concern. */

#include "wg-district-private.h"
#include "wg-national-tree.h"
#include "wg-small-town.h"
#include "wg-test.h"

typedef struct
{
  WgTestDir  *dir;
  char       *path;
  WgDistrict *district;
  guint       n_pending;
} Fixture;

static void
write_town (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgSmallTown) town = wg_small_town_new ();
  g_autoptr (WgEdit) edit = wg_small_town_make_edit (town);
  g_autoptr (WgStore) store = wg_store_open (path, WG_STORE_OPEN_CREATE, &error);

  g_assert_no_error (error);
  wg_store_apply (store, edit, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  wg_store_close (store, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = wg_test_dir_new ();
  fixture->path = wg_test_dir_file (fixture->dir, "town.wangge");
  write_town (fixture->path);
  fixture->district = wg_district_open (fixture->path, WG_DISTRICT_READ_WRITE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  wg_district_close (fixture->district);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_object_unref (fixture->district);
  g_free (fixture->path);
  wg_test_dir_free (fixture->dir);
}

static void
on_applied (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;

  wg_district_apply_finish (WG_DISTRICT (source), result, &error);
  g_assert_no_error (error);
  fixture->n_pending--;
}

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;

  wg_district_undo_finish (WG_DISTRICT (source), result, &error);
  g_assert_no_error (error);
  fixture->n_pending--;
}

static void
apply (Fixture *fixture,
       WgEdit  *edit)
{
  fixture->n_pending++;
  wg_district_apply_async (fixture->district, edit, NULL, on_applied, fixture);
}

/* Whether memory holds what the file holds: a second opening tells. */
static gboolean
is_up_to_date (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDistrict) fresh = wg_district_open (fixture->path, WG_DISTRICT_READ_ONLY, &error);
  WgRegistryRows have = *wg_registry_get_rows (wg_district_get_registry (fixture->district));
  WgRegistryRows want;
  gboolean same = TRUE;

  g_assert_no_error (error);
  want = *wg_registry_get_rows (wg_district_get_registry (fresh));
  for (const WgKind *const *kind = wg_kinds (); *kind != NULL && same; kind++)
    {
      GPtrArray **left = wg_registry_rows_find (&have, *kind);
      GPtrArray **right = wg_registry_rows_find (&want, *kind);

      same = left == NULL || (*left)->len == (*right)->len;
      for (guint i = 0; left != NULL && same && i < (*left)->len; i++)
        {
          WgRow *a = g_ptr_array_index (*left, i);
          WgRow *b = g_ptr_array_index (*right, i);

          same = wg_row_get_id (a) == wg_row_get_id (b)
                 && wg_row_get_version (a) == wg_row_get_version (b);
        }
    }
  wg_district_close (fresh);
  return same;
}

/* Until every edit is answered and seen; a lost edit never ends this, which the timeout tells. */
static void
settle (Fixture *fixture)
{
  while (fixture->n_pending > 0)
    g_main_context_iteration (NULL, TRUE);
  while (!is_up_to_date (fixture))
    g_main_context_iteration (NULL, TRUE);
}

static WgEdit *
edit_row (WgRow      *row,
          guint       field,
          const char *text,
          gint64      number)
{
  WgEdit *edit = wg_edit_new ("change a field");
  g_autoptr (WgRow) changed = wg_row_copy (row);

  if (text != NULL)
    wg_row_set_text (changed, field, text);
  else
    wg_row_set_int (changed, field, number);
  wg_edit_update (edit, row, changed);
  return edit;
}

/* A count is not on the map: the snapshot stays, and so do all other rows. */
static void
test_kept (Fixture      *fixture,
           gconstpointer data)
{
  WgRow *row = wg_grid_get_row (wg_district_find_grid (fixture->district, 11));
  g_autoptr (WgRow) other =
      wg_row_ref (wg_grid_get_row (wg_district_find_grid (fixture->district, 12)));
  g_autoptr (WgEdit) count = edit_row (row, WG_GRID_HOUSEHOLDS, NULL, 300);
  g_autoptr (WgEdit) name = NULL;
  g_autoptr (WgMapSnapshot) snapshot =
      wg_map_snapshot_ref (wg_district_get_snapshot (fixture->district));
  WgMeasures before, after;

  wg_registry_get_measures (wg_district_get_registry (fixture->district), 0, TRUE, &before);
  apply (fixture, count);
  settle (fixture);
  row = wg_grid_get_row (wg_district_find_grid (fixture->district, 11));
  g_assert_cmpint (wg_row_get_int (row, WG_GRID_HOUSEHOLDS, 0), ==, 300);
  g_assert_true (wg_district_get_snapshot (fixture->district) == snapshot);
  g_assert_true (wg_grid_get_row (wg_district_find_grid (fixture->district, 12)) == other);
  wg_registry_get_measures (wg_district_get_registry (fixture->district), 0, TRUE, &after);
  g_assert_cmpfloat (after.value[WG_MEASURE_AREA_M2], ==, before.value[WG_MEASURE_AREA_M2]);

  name = edit_row (row, WG_GRID_NAME, "改名的网格", 0);
  apply (fixture, name);
  settle (fixture);
  g_assert_false (wg_district_get_snapshot (fixture->district) == snapshot);
}

/* A branch is not drawn; a community is, once a grid lies in it. */
static void
test_new_units (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (WgMapSnapshot) snapshot =
      wg_map_snapshot_ref (wg_district_get_snapshot (fixture->district));
  g_autoptr (WgEdit) branch = wg_edit_new ("a branch");
  g_autoptr (WgEdit) community = wg_edit_new ("a community and a grid in it");
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_unit, 70);
  g_autoptr (WgRow) home = wg_row_new (&wg_kind_unit, 71);
  g_autoptr (WgRow) moved =
      wg_row_copy (wg_grid_get_row (wg_district_find_grid (fixture->district, 14)));

  wg_row_set_text (row, WG_UNIT_NAME, "新党支部");
  wg_row_set_int (row, WG_UNIT_LEVEL, 4);
  wg_row_set_int (row, WG_UNIT_PARENT, 3);
  wg_edit_insert (branch, row);
  apply (fixture, branch);
  settle (fixture);
  g_assert_nonnull (wg_district_find_unit (fixture->district, 70));
  g_assert_true (wg_district_get_snapshot (fixture->district) == snapshot);

  wg_row_set_text (home, WG_UNIT_NAME, "新社区");
  wg_row_set_int (home, WG_UNIT_LEVEL, 3);
  wg_row_set_int (home, WG_UNIT_PARENT, 2);
  wg_edit_insert (community, home);
  wg_row_set_int (moved, WG_GRID_COMMUNITY, 71);
  wg_edit_update (community, wg_grid_get_row (wg_district_find_grid (fixture->district, 14)),
                  moved);
  apply (fixture, community);
  settle (fixture);
  g_assert_cmpuint (wg_map_snapshot_find (wg_district_get_snapshot (fixture->district), 71), !=,
                    WG_MAP_NO_AREA);
}

/* Another day in the file's settings: the clock and what exists follow. */
static void
test_settings (Fixture      *fixture,
               gconstpointer data)
{
  WgRegistryRows rows = *wg_registry_get_rows (wg_district_get_registry (fixture->district));
  g_autoptr (WgEdit) edit = edit_row (wg_registry_rows_lookup (&rows, &wg_kind_setting, 90),
                                      WG_SETTING_VALUE, "2027-01-02 08:30", 0);

  g_assert_null (wg_registry_rows_lookup (&rows, &wg_kind_setting, 91));
  apply (fixture, edit);
  settle (fixture);
  g_assert_cmpstr (wg_district_get_setting (fixture->district, "demo_now"), ==,
                   "2027-01-02 08:30");
  g_assert_cmpstr (wg_registry_get_day (wg_district_get_registry (fixture->district)), ==,
                   "2027-01-02");
}

/* Edits that come faster than they are read: none is lost, whatever order they are seen in. */
static void
test_quick (Fixture      *fixture,
            gconstpointer data)
{
  for (guint round = 0; round < 12; round++)
    {
      for (gint64 id = 11; id <= 14; id++)
        {
          WgRow *row = wg_grid_get_row (wg_district_find_grid (fixture->district, id));
          g_autoptr (WgEdit) edit = edit_row (row, WG_GRID_HOUSEHOLDS, NULL, 1000 + round + id);

          apply (fixture, edit);
        }
      settle (fixture);
      fixture->n_pending += 2;
      wg_district_undo_async (fixture->district, NULL, on_undone, fixture);
      wg_district_undo_async (fixture->district, NULL, on_undone, fixture);
      settle (fixture);
    }
}

/* An import of many rows and its undo. */
static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (WgEdit) all = wg_national_tree_new (3000);
  g_autoptr (WgEdit) edit = wg_edit_new ("import");

  for (guint i = 0; i < wg_edit_get_n_changes (all); i++)
    if (wg_row_get_kind (wg_edit_get_change (all, i)->new_row) == &wg_kind_unit)
      wg_edit_insert (edit, wg_edit_get_change (all, i)->new_row);
  apply (fixture, edit);
  settle (fixture);
  g_assert_cmpuint (wg_district_get_units (fixture->district)->len, ==, 3007);
  fixture->n_pending++;
  wg_district_undo_async (fixture->district, NULL, on_undone, fixture);
  settle (fixture);
  g_assert_cmpuint (wg_district_get_units (fixture->district)->len, ==, 7);
  fixture->n_pending++;
  wg_district_redo_async (fixture->district, NULL, on_undone, fixture);
  settle (fixture);
  g_assert_cmpuint (wg_district_get_units (fixture->district)->len, ==, 3007);
}

/* Closing while edits are still to be read ends well. */
static void
test_close (Fixture      *fixture,
            gconstpointer data)
{
  WgRow *row = wg_grid_get_row (wg_district_find_grid (fixture->district, 11));
  g_autoptr (WgEdit) edit = edit_row (row, WG_GRID_HOUSEHOLDS, NULL, 5);

  apply (fixture, edit);
  while (fixture->n_pending > 0)
    g_main_context_iteration (NULL, TRUE);
  wg_district_close (fixture->district);
}

#define ADD(name)                                                                               \
  g_test_add ("/desk/district-update/" #name, Fixture, NULL, set_up, test_##name, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD (kept);
  ADD (new_units);
  ADD (settings);
  ADD (quick);
  ADD (many);
  ADD (close);
  return g_test_run ();
}
