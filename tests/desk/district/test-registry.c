/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-registry.h"

#include "wg-data.h"
#include "wg-map-build.h"
#include "wg-search-index.h"
#include "wg-small-town.h"
#include "wg-test.h"

#include <math.h>

static WgRegistry *
build (WgSmallTown *town)
{
  g_autoptr (GBytes) json = wg_data_lookup ("templates/body-types.json", NULL);
  g_autoptr (GPtrArray) types = wg_body_types_load (json, "zh", NULL);
  WgRegistryRows rows = {
    .levels = town->levels,
    .units = town->units,
    .grids = town->grids,
    .branch_grids = town->branch_grids,
    .base_features = town->base_features,
    .body_types = types,
  };

  return wg_registry_new (&rows, "2026-10-12");
}

static WgRow *
find_row (GPtrArray *rows,
          gint64     id)
{
  for (guint i = 0; i < rows->len; i++)
    if (wg_row_get_id (g_ptr_array_index (rows, i)) == id)
      return g_ptr_array_index (rows, i);
  g_assert_not_reached ();
}

static void
test_tree (void)
{
  g_autoptr (WgSmallTown) town = wg_small_town_new ();
  g_autoptr (WgRegistry) registry = build (town);
  GPtrArray *units = wg_registry_get_units (registry);

  g_assert_cmpuint (units->len, ==, 7);
  g_assert_cmpuint (wg_registry_get_grids (registry)->len, ==, 4);
  g_assert_cmpuint (wg_registry_get_children (registry, 0)->len, ==, 1);
  g_assert_cmpuint (wg_registry_get_children (registry, 2)->len, ==, 2);
  g_assert_null (wg_registry_get_children (registry, 7));
  g_assert_cmpstr (wg_unit_get_name (g_ptr_array_index (units, 0)), ==, "小镇区");
  g_assert_cmpint (wg_unit_get_id (wg_registry_find_unit_by_code (registry, "990101001002")),
                   ==, 4);
  g_assert_null (wg_registry_find_unit (registry, 99));
  g_assert_cmpstr (wg_grid_get_code (wg_registry_find_grid (registry, 12)), ==, "990101001001002");
  g_assert_null (wg_registry_find_grid (registry, 3));
  g_assert_cmpuint (wg_registry_get_branches (registry, 13)->len, ==, 1);
  g_assert_cmpstr (wg_registry_get_level_name (registry, 3), ==, "社区");
  g_assert_cmpstr (wg_registry_get_level_name (registry, 6), ==, "");
  g_assert_true (wg_registry_is_branch (registry, wg_registry_find_unit (registry, 7)));
  g_assert_false (wg_registry_is_branch (registry, wg_registry_find_unit (registry, 4)));
}

/* A damaged or half-imported file: a circle of superiors and a superior that is not there. */
static void
test_broken_tree (void)
{
  g_autoptr (WgSmallTown) town = wg_small_town_new ();
  g_autoptr (WgRegistry) registry = NULL;
  WgMeasures sum;

  wg_row_set_int (find_row (town->units, 1), WG_UNIT_PARENT, 2);
  wg_row_set_int (find_row (town->units, 4), WG_UNIT_PARENT, 404);
  registry = build (town);
  g_assert_cmpuint (wg_registry_get_units (registry)->len, ==, 7);
  wg_registry_sum (registry, 2, FALSE, &sum);
  g_assert_cmpfloat (sum.value[WG_MEASURE_GRIDS], ==, 2);
  wg_registry_sum (registry, 0, FALSE, &sum);
  g_assert_cmpfloat (sum.value[WG_MEASURE_GRIDS], ==, 4);
}

static void
test_dates (void)
{
  g_autoptr (WgSmallTown) town = wg_small_town_new ();
  g_autoptr (WgRegistry) registry = NULL;

  wg_row_set_text (find_row (town->grids, 11), WG_GRID_VALID_UNTIL, "2026-10-11");
  wg_row_set_text (find_row (town->grids, 12), WG_GRID_VALID_FROM, "2026-10-12");
  wg_row_set_text (find_row (town->units, 7), WG_UNIT_VALID_FROM, "2026-10-13");
  registry = build (town);
  g_assert_null (wg_registry_find_grid (registry, 11));
  g_assert_nonnull (wg_registry_find_grid (registry, 12));
  g_assert_null (wg_registry_get_branches (registry, 13));
}

static void
test_sums (void)
{
  g_autoptr (WgSmallTown) town = wg_small_town_new ();
  g_autoptr (WgRegistry) registry = build (town);
  g_autoptr (GArray) grids = wg_registry_list_grids (registry, 4);
  WgMeasures street;
  WgMeasures community;
  WgMeasures grid;

  wg_registry_sum (registry, 2, FALSE, &street);
  wg_registry_sum (registry, 4, TRUE, &community);
  g_assert_cmpfloat (street.value[WG_MEASURE_HOUSEHOLDS], ==, 751);
  g_assert_cmpfloat (street.value[WG_MEASURE_RESIDENTS], ==, 1595);
  g_assert_cmpfloat (street.value[WG_MEASURE_STAFFED_GRIDS], ==, 3);
  g_assert_cmpfloat (street.value[WG_MEASURE_BRANCHES], ==, 3);
  /* One joint branch over two grids is one branch of the community. */
  g_assert_cmpfloat (community.value[WG_MEASURE_BRANCHES], ==, 1);
  wg_registry_get_measures (registry, 2, FALSE, &grid);
  g_assert_cmpfloat (grid.value[WG_MEASURE_BRANCHES], ==, 1);
  g_assert_true (isnan (grid.value[WG_MEASURE_AREA_M2]));
  g_assert_true (isnan (street.value[WG_MEASURE_OVER_60]));
  g_assert_cmpuint (grids->len, ==, 2);
  /* A hundredth of a degree at 22.8°N: about 1,026 m × 1,108 m. */
  g_assert_cmpfloat_with_epsilon (community.value[WG_MEASURE_AREA_M2], 2 * 1026.0 * 1108.0, 8000);
}

static void
assert_first (WgSearchIndex *index,
              const char    *query,
              gint64         expected)
{
  g_autoptr (GListStore) hits = wg_search_index_find (index, query, 10);
  g_autoptr (WgSearchHit) first = g_list_model_get_item (G_LIST_MODEL (hits), 0);

  g_assert_nonnull (first);
  g_assert_cmpint (wg_search_hit_get_id (first), ==, expected);
}

static void
test_search (void)
{
  g_autoptr (WgSmallTown) town = wg_small_town_new ();
  g_autoptr (WgRegistry) registry = build (town);
  g_autoptr (WgSearchIndex) index = wg_search_index_new (registry);
  g_autoptr (GListStore) none = wg_search_index_find (index, "不存在", 10);
  g_autoptr (GListStore) empty = wg_search_index_find (index, "  ", 10);
  g_autoptr (GListStore) few = wg_search_index_find (index, "99", 3);

  assert_first (index, "西园社区", 4);
  assert_first (index, "xiyuan", 4);
  assert_first (index, "xysq", 4);
  assert_first (index, "HeDong", 2);
  assert_first (index, "990101001001002", 12);
  assert_first (index, "西园社区第 2", 14);
  assert_first (index, "东园社区2", 12);
  assert_first (index, "xysq1", 13);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (none)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (empty)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (few)), ==, 3);
}

/* While pinyin is being read: names and codes only. */
static void
test_plain_search (void)
{
  g_autoptr (WgSmallTown) town = wg_small_town_new ();
  g_autoptr (WgRegistry) registry = build (town);
  g_autoptr (WgSearchIndex) plain = wg_search_index_new_plain (registry);
  g_autoptr (WgSearchIndex) index = wg_search_index_new (registry);
  g_autoptr (GListStore) none = wg_search_index_find (plain, "xiyuan", 10);
  guint8 marks[7] = { 0 };
  guint n_marked = 0;

  g_assert_true (wg_search_index_is_plain (plain));
  g_assert_false (wg_search_index_is_plain (index));
  assert_first (plain, "西园 社区", 4);
  assert_first (plain, "990101001001z002", 6);
  assert_first (index, "990101001001Z002", 6);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (none)), ==, 0);
  wg_search_index_mark_units (index, "zb", marks, 2);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    n_marked += marks[i] == 2;
  g_assert_cmpuint (n_marked, ==, 3);
}

static void
test_map (void)
{
  g_autoptr (WgSmallTown) town = wg_small_town_new ();
  g_autoptr (WgRegistry) registry = build (town);
  g_autoptr (WgMapSnapshot) snapshot = wg_map_build (registry);
  guint street = wg_map_snapshot_find (snapshot, 2);
  guint grid = wg_map_snapshot_find (snapshot, 13);

  g_assert_cmpuint (wg_map_snapshot_get_n_grids (snapshot), ==, 4);
  /* District, street, two communities; branches have no area. */
  g_assert_cmpuint (wg_map_snapshot_get_n_areas (snapshot), ==, 8);
  g_assert_cmpuint (wg_map_snapshot_find (snapshot, 5), ==, WG_MAP_NO_AREA);
  g_assert_cmpuint (wg_map_snapshot_get_area (snapshot, street)->level, ==, 2);
  g_assert_cmpuint (wg_map_snapshot_get_area (snapshot, grid)->parent, ==,
                    wg_map_snapshot_find (snapshot, 4));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/registry/tree", test_tree);
  g_test_add_func ("/desk/registry/broken-tree", test_broken_tree);
  g_test_add_func ("/desk/registry/dates", test_dates);
  g_test_add_func ("/desk/registry/sums", test_sums);
  g_test_add_func ("/desk/registry/search", test_search);
  g_test_add_func ("/desk/registry/plain-search", test_plain_search);
  g_test_add_func ("/desk/registry/map", test_map);
  return g_test_run ();
}
