/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions of a registry, the registry of another day, and trial states that are never stored. */

#include "wg-data.h"
#include "wg-district-private.h"
#include "wg-findings-private.h"
#include "wg-sample.h"
#include "wg-small-town.h"
#include "wg-test.h"
#include "wg-title.h"

#define BRANCH 5

typedef struct
{
  WgSmallTown *town;
  GPtrArray   *positions;
  GPtrArray   *holdings;
  WgRegistry  *registry;
} Fixture;

static GPtrArray *
new_rows (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
}

static WgRow *
add_position (Fixture    *fixture,
              gint64      id,
              gint64      unit,
              const char *title,
              const char *until)
{
  WgRow *row = wg_row_new (&wg_kind_position, id);

  wg_row_set_int (row, WG_POSITION_UNIT, unit);
  wg_row_set_text (row, WG_POSITION_TITLE, title);
  wg_row_set_text (row, WG_POSITION_VALID_UNTIL, until);
  g_ptr_array_add (fixture->positions, row);
  return row;
}

static void
add_holding (Fixture    *fixture,
             gint64      id,
             gint64      position,
             const char *holder,
             const char *from,
             const char *until)
{
  WgRow *row = wg_row_new (&wg_kind_holding, id);

  wg_row_set_int (row, WG_HOLDING_POSITION, position);
  wg_row_set_text (row, WG_HOLDING_HOLDER, holder);
  wg_row_set_text (row, WG_HOLDING_FROM, from);
  wg_row_set_text (row, WG_HOLDING_UNTIL, until);
  g_ptr_array_add (fixture->holdings, row);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GBytes) titles_json = wg_data_lookup ("templates/titles.json", NULL);
  g_autoptr (GPtrArray) titles = wg_titles_load (titles_json, "zh", NULL);
  WgRegistryRows rows = { NULL };

  fixture->town = wg_small_town_new ();
  fixture->positions = new_rows ();
  fixture->holdings = new_rows ();
  add_position (fixture, 31, BRANCH, "联络员", NULL);
  add_position (fixture, 32, BRANCH, "纪检委员", NULL);
  add_position (fixture, 33, BRANCH, "secretary", NULL);
  add_position (fixture, 34, BRANCH, "副书记", "2026-06-30");
  add_position (fixture, 35, 6, "书记", NULL);
  add_position (fixture, 36, BRANCH, "档案员", NULL);
  add_holding (fixture, 41, 33, "甲", "2024-01-01", NULL);
  add_holding (fixture, 42, 35, "甲", "2025-01-01", NULL);
  add_holding (fixture, 43, 32, "乙", "2023-01-01", "2026-09-30");
  rows.levels = fixture->town->levels;
  rows.units = fixture->town->units;
  rows.grids = fixture->town->grids;
  rows.branch_grids = fixture->town->branch_grids;
  rows.positions = fixture->positions;
  rows.holdings = fixture->holdings;
  rows.titles = titles;
  fixture->registry = wg_registry_new (&rows, "2026-10-12");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  wg_registry_unref (fixture->registry);
  g_ptr_array_unref (fixture->holdings);
  g_ptr_array_unref (fixture->positions);
  wg_small_town_free (fixture->town);
}

static char *
list_titles (GPtrArray *positions)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; positions != NULL && i < positions->len; i++)
    g_string_append_printf (text, "%s ", wg_position_get_title (g_ptr_array_index (positions, i)));
  return g_string_free (text, FALSE);
}

static void
test_positions (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *titles = list_titles (wg_registry_get_positions (fixture->registry, BRANCH));
  g_autofree char *held = list_titles (wg_registry_list_holdings_of (fixture->registry, "甲"));
  WgPosition *found = wg_registry_find_position (fixture->registry, 32);

  /* Committee order, then the office's own titles; what is abolished is gone. */
  g_assert_cmpstr (titles, ==, "secretary 纪检委员 档案员 联络员 ");
  g_assert_cmpstr (held, ==, "secretary 书记 ");
  g_assert_null (wg_registry_list_holdings_of (fixture->registry, "乙"));
  g_assert_null (wg_registry_get_positions (fixture->registry, 7));
  g_assert_cmpstr (wg_position_get_title (found), ==, "纪检委员");
  g_assert_null (wg_position_get_holding_on (found, wg_registry_get_day (fixture->registry)));
  g_assert_null (wg_registry_find_position (fixture->registry, 34));
  g_assert_cmpuint (wg_registry_get_all_positions (fixture->registry)->len, ==, 5);
}

static void
test_another_day (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (WgRegistry) spring = wg_registry_new_on (fixture->registry, "2026-03-01");
  g_autofree char *titles = list_titles (wg_registry_get_positions (spring, BRANCH));
  g_autofree char *held = list_titles (wg_registry_list_holdings_of (spring, "乙"));

  g_assert_cmpstr (wg_registry_get_day (spring), ==, "2026-03-01");
  g_assert_cmpstr (titles, ==, "secretary 副书记 纪检委员 档案员 联络员 ");
  g_assert_cmpstr (held, ==, "纪检委员 ");
  g_assert_cmpstr (wg_registry_get_day (fixture->registry), ==, "2026-10-12");
}

/* One unit moved, one added, a coverage gone: the trial shows it and the origin does not. */
static void
test_trial (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GPtrArray) changed = new_rows ();
  g_autoptr (GPtrArray) dropped = new_rows ();
  g_autoptr (WgRegistry) trial = NULL;
  WgRow *moved = wg_row_copy (wg_unit_get_row (wg_registry_find_unit (fixture->registry, BRANCH)));
  WgRow *added = wg_row_new (&wg_kind_unit, 4000);

  wg_row_set_int (moved, WG_UNIT_PARENT, 4);
  wg_row_set_text (added, WG_UNIT_NAME, "新党支部");
  wg_row_set_int (added, WG_UNIT_PARENT, 3);
  wg_row_set_int (added, WG_UNIT_LEVEL, 4);
  g_ptr_array_add (changed, added);
  g_ptr_array_add (changed, moved);
  g_ptr_array_add (dropped, wg_row_new (&wg_kind_branch_grid, 23));
  trial = wg_registry_new_with (fixture->registry, changed, dropped);

  g_assert_cmpuint (wg_registry_get_units (trial)->len, ==, 8);
  g_assert_cmpuint (wg_registry_get_children (trial, 4)->len, ==, 2);
  g_assert_cmpuint (wg_registry_get_children (trial, 3)->len, ==, 2);
  g_assert_nonnull (wg_registry_find_unit (trial, 4000));
  g_assert_null (wg_registry_get_branches (trial, 13));
  g_assert_nonnull (wg_registry_get_branches (trial, 14));
  g_assert_nonnull (wg_registry_get_branches (fixture->registry, 13));
  g_assert_null (wg_registry_find_unit (fixture->registry, 4000));
  g_assert_cmpuint (wg_registry_get_children (fixture->registry, 3)->len, ==, 2);
  g_assert_cmpuint (wg_registry_get_children (fixture->registry, 4)->len, ==, 1);
  /* Untouched kinds are shared. */
  g_assert_true (wg_registry_get_rows (trial)->grids ==
                 wg_registry_get_rows (fixture->registry)->grids);
}

/* Rows stay by id, whatever is replaced, added or dropped. */
static void
test_rows (Fixture      *fixture,
           gconstpointer data)
{
  g_auto (WgRegistryRows) rows = { NULL };
  g_autoptr (GPtrArray) changed = new_rows ();
  g_autoptr (GPtrArray) dropped = new_rows ();
  const gint64 expected[] = { 11, 12, 13, 15 };

  wg_registry_rows_copy (wg_registry_get_rows (fixture->registry), &rows);
  g_assert_true (wg_registry_rows_find (&rows, &wg_kind_unit) == &rows.units);
  g_assert_null (wg_registry_rows_find (&rows, &wg_kind_activity));
  g_ptr_array_add (changed, wg_row_new (&wg_kind_grid, 15));
  g_ptr_array_add (changed, wg_row_new (&wg_kind_grid, 12));
  g_ptr_array_add (changed, wg_row_new (&wg_kind_grid, 14));
  g_ptr_array_add (changed, wg_row_new (&wg_kind_activity, 3));
  g_ptr_array_add (dropped, wg_row_new (&wg_kind_grid, 14));
  wg_registry_rows_replace (&rows, changed, dropped);
  g_assert_cmpuint (rows.grids->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < rows.grids->len; i++)
    g_assert_cmpint (wg_row_get_id (g_ptr_array_index (rows.grids, i)), ==, expected[i]);
  g_assert_true (g_ptr_array_index (rows.grids, 1) == g_ptr_array_index (changed, 1));
}

/* If the first secretary of the sample left: one finding more, and the file knows nothing of it. */
static void
test_findings (void)
{
  WgFindingsQuery query = WG_FINDINGS_QUERY_INIT;
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "sample.wangge");
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDistrict) district = NULL;
  g_autoptr (WgRegistry) registry = NULL, trial = NULL;
  g_autoptr (GPtrArray) dropped = new_rows ();
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  WgUnit *street;
  WgPosition *position;

  g_assert_true (wg_desk_sample_create (path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  district = wg_district_open (path, WG_DISTRICT_READ_ONLY, &error);
  g_assert_no_error (error);
  street = wg_district_find_unit_by_code (district, "990101001");
  position = g_ptr_array_index (wg_district_get_positions (district, wg_unit_get_id (street)), 0);
  g_assert_true (wg_district_find_position (district, wg_position_get_id (position)) == position);
  g_ptr_array_add (dropped, wg_row_ref (wg_position_get_holding_on (position, "2026-10-12")));
  registry = wg_district_registry_at (district, WG_DATE_NONE);
  trial = wg_registry_new_with (registry, NULL, dropped);

  query.group = WG_RULES_ORGANISATION;
  query.unit = wg_unit_get_id (street);
  before = wg_findings_evaluate (district, &query, NULL, &error);
  g_assert_no_error (error);
  after = wg_findings_evaluate_registry (district, trial, &query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (before->len, ==, 14);
  g_assert_cmpuint (after->len, ==, 15);
  g_assert_nonnull (wg_position_get_holding_on (position, "2026-10-12"));
  g_assert_nonnull (wg_district_get_positions_of_holder (
    district, wg_row_get_text (g_ptr_array_index (dropped, 0), WG_HOLDING_HOLDER)));
}

#define ADD(name)                                                                               \
  g_test_add ("/desk/registry-states/" #name, Fixture, NULL, set_up, test_##name, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD (positions);
  ADD (another_day);
  ADD (trial);
  ADD (rows);
  g_test_add_func ("/desk/registry-states/findings", test_findings);
  return g_test_run ();
}
