/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The organisation tree as lists: what is below what, the order of siblings, filters, sums, and
 * what the lists say when the file changes under them. */

#include "wg-unit-tree.h"

#include "wg-data.h"
#include "wg-registry.h"
#include "wg-small-town.h"
#include "wg-test.h"
#include "wg-unit-list.h"

static WgRegistry *
build (WgSmallTown *town,
       GPtrArray   *positions,
       GPtrArray   *holdings)
{
  g_autoptr (GBytes) json = wg_data_lookup ("templates/body-types.json", NULL);
  g_autoptr (GPtrArray) types = wg_body_types_load (json, "zh", NULL);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  WgRegistryRows rows = {
    .levels = town->levels,
    .units = town->units,
    .grids = town->grids,
    .branch_grids = town->branch_grids,
    .base_features = town->base_features,
    .body_types = types,
    .positions = positions != NULL ? positions : none,
    .holdings = holdings != NULL ? holdings : none,
  };

  return wg_registry_new (&rows, "2026-10-12");
}

static WgUnitTree *
build_tree (WgSmallTown *town)
{
  g_autoptr (WgRegistry) registry = build (town, NULL, NULL);
  WgUnitTree *tree = wg_unit_tree_new ();

  wg_unit_tree_set_registry (tree, registry);
  return tree;
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

/* Row ids from the top down, those below in brackets, superiors that do not match with a tick. */
static void
write_list (WgUnitTree *tree,
            GListModel *list,
            GString    *text)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (WgUnitNode) node = g_list_model_get_item (list, i);
      g_autoptr (GListModel) below = wg_unit_tree_make_children (tree, wg_unit_node_get_id (node));

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT "%s", i > 0 ? " " : "",
                              wg_unit_node_get_id (node),
                              wg_unit_node_get_facts (node)->is_match ? "" : "'");
      if (below == NULL)
        continue;
      g_string_append_c (text, '(');
      write_list (tree, below, text);
      g_string_append_c (text, ')');
    }
}

static void
assert_tree (WgUnitTree *tree,
             const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  write_list (tree, wg_unit_tree_get_roots (tree), text);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
filter_text (WgUnitTree *tree,
             const char *text)
{
  WgUnitFilter filter = WG_UNIT_FILTER_INIT;

  filter.text = (char *) text;
  wg_unit_tree_set_filter (tree, &filter);
}

static void
test_lists (void)
{
  g_autoptr (WgSmallTown) town = wg_small_town_new ();
  g_autoptr (WgUnitTree) tree = build_tree (town);
  g_autoptr (GListModel) communities = wg_unit_tree_make_children (tree, 2);
  g_autoptr (GListModel) again = wg_unit_tree_make_children (tree, 2);
  g_autoptr (GArray) path = wg_unit_tree_list_path (tree, 6);

  assert_tree (tree, "1(2(3(5 6) 4(7)))");
  g_assert_true (communities == again);
  g_assert_null (wg_unit_tree_make_children (tree, 7));
  g_assert_null (wg_unit_tree_make_children (tree, 404));
  g_assert_cmpuint (wg_unit_tree_get_n_units (tree), ==, 7);
  g_assert_cmpuint (path->len, ==, 4);
  g_assert_cmpint (g_array_index (path, gint64, 0), ==, 1);
  g_assert_cmpint (g_array_index (path, gint64, 3), ==, 6);
  g_assert_cmpuint (wg_unit_list_find (WG_UNIT_LIST (communities), 4), ==, 1);
  g_assert_cmpuint (wg_unit_list_find (WG_UNIT_LIST (communities), 5), ==, G_MAXUINT);
}

/* A circle of superiors and a superior that is not there: each unit stands somewhere once. */
static void
test_broken (void)
{
  g_autoptr (WgSmallTown) town = wg_small_town_new ();
  g_autoptr (WgUnitTree) tree = NULL;

  wg_row_set_int (find_row (town->units, 1), WG_UNIT_PARENT, 2);
  wg_row_set_int (find_row (town->units, 4), WG_UNIT_PARENT, 404);
  tree = build_tree (town);
  assert_tree (tree, "4(7) 1(2(3(5 6)))");
}

static WgUnitNode *
get_node (WgUnitTree *tree,
          gint64      parent,
          guint       position)
{
  g_autoptr (GListModel) list = parent != 0 ? wg_unit_tree_make_children (tree, parent)
                                            : g_object_ref (wg_unit_tree_get_roots (tree));

  return g_list_model_get_item (list, position);
}

static void
test_facts (void)
{
  g_autoptr (WgSmallTown) town = wg_small_town_new ();
  g_autoptr (GPtrArray) positions = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  g_autoptr (GPtrArray) holdings = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  g_autoptr (WgRegistry) registry = NULL;
  g_autoptr (WgUnitTree) tree = wg_unit_tree_new ();
  g_autoptr (WgUnitNode) street = NULL, own = NULL, branch = NULL;
  const WgUnitFacts *facts;
  WgRow *row;

  for (gint64 i = 0; i < 2; i++)
    {
      row = wg_row_new (&wg_kind_position, 100 + i);
      wg_row_set_int (row, WG_POSITION_UNIT, 3 + i);
      wg_row_set_text (row, WG_POSITION_TITLE, "书记");
      g_ptr_array_add (positions, row);
    }
  row = wg_row_new (&wg_kind_holding, 200);
  wg_row_set_int (row, WG_HOLDING_POSITION, 100);
  wg_row_set_text (row, WG_HOLDING_HOLDER, "甲");
  wg_row_set_text (row, WG_HOLDING_FROM, "2024-01-01");
  g_ptr_array_add (holdings, row);
  wg_row_set_int (find_row (town->units, 3), WG_UNIT_FULL_MEMBERS, 40);
  wg_row_set_int (find_row (town->units, 5), WG_UNIT_FULL_MEMBERS, 12);
  wg_row_set_int (find_row (town->units, 6), WG_UNIT_FULL_MEMBERS, 13);
  wg_row_set_int (find_row (town->units, 7), WG_UNIT_FULL_MEMBERS, 5);
  wg_row_set_null (find_row (town->units, 2), WG_UNIT_FULL_MEMBERS);
  wg_row_set_null (find_row (town->units, 4), WG_UNIT_FULL_MEMBERS);
  registry = build (town, positions, holdings);
  wg_unit_tree_set_registry (tree, registry);

  street = get_node (tree, 1, 0);
  facts = wg_unit_node_get_facts (street);
  g_assert_cmpint (facts->members, ==, 45); /* the community's own 40, not its branches' 25 */
  g_assert_true (facts->members_are_sum);
  g_assert_cmpuint (facts->n_grids, ==, 4);
  g_assert_cmpuint (facts->n_children, ==, 2);
  g_assert_null (facts->leader_title);

  own = get_node (tree, 2, 0);
  facts = wg_unit_node_get_facts (own);
  g_assert_false (facts->members_are_sum);
  g_assert_cmpstr (facts->leader, ==, "甲");
  g_assert_cmpstr (facts->level_name, ==, "社区");
  g_assert_cmpstr (facts->body_type_name, ==, "党委");

  branch = get_node (tree, 4, 0);
  g_assert_cmpuint (wg_unit_node_get_facts (branch)->n_grids, ==, 2);
  g_clear_object (&branch);
  branch = get_node (tree, 2, 1);
  g_assert_cmpstr (wg_unit_node_get_facts (branch)->leader_title, ==, "书记");
  g_assert_null (wg_unit_node_get_facts (branch)->leader);
}

static void
test_text_filter (void)
{
  static const struct
  {
    const char *text;
    const char *tree;
    guint       n;
  } cases[] = {
    { "dy", "1'(2'(3(5 6)))", 3 },
    { "东园", "1'(2'(3(5 6)))", 3 },
    { "xiyuan", "1'(2'(4(7)))", 2 },
    { "990101001002", "1'(2'(4(7)))", 2 },
    { "lianhe", "1'(2'(4'(7)))", 1 },
    { "  ", "1(2(3(5 6) 4(7)))", 7 },
    { "没有", "", 0 },
  };
  g_autoptr (WgSmallTown) town = wg_small_town_new ();
  g_autoptr (WgUnitTree) tree = build_tree (town);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      filter_text (tree, cases[i].text);
      assert_tree (tree, cases[i].tree);
      g_assert_cmpuint (wg_unit_tree_get_n_matches (tree), ==, cases[i].n);
    }
  filter_text (tree, "lianhe");
  g_assert_true (wg_unit_tree_shows (tree, 4));
  g_assert_false (wg_unit_tree_shows (tree, 3));
  filter_text (tree, NULL);
  assert_tree (tree, "1(2(3(5 6) 4(7)))");
}

static void
test_kind_filter (void)
{
  g_autoptr (WgSmallTown) town = wg_small_town_new ();
  g_autoptr (WgUnitTree) tree = build_tree (town);
  WgUnitFilter filter = WG_UNIT_FILTER_INIT;

  filter.level = 3;
  wg_unit_tree_set_filter (tree, &filter);
  assert_tree (tree, "1'(2'(3 4))");
  filter.body_type = (char *) "general_branch";
  wg_unit_tree_set_filter (tree, &filter);
  assert_tree (tree, "1'(2'(4))");
  filter.level = 0;
  filter.body_type = (char *) "branch";
  wg_unit_tree_set_filter (tree, &filter);
  assert_tree (tree, "1'(2'(3'(5 6)))");
  filter.with_findings = TRUE; /* of another day none are known */
  wg_unit_tree_set_filter (tree, &filter);
  assert_tree (tree, "");
}

static void
test_sort (void)
{
  g_autoptr (WgSmallTown) town = wg_small_town_new ();
  g_autoptr (WgUnitTree) tree = NULL;

  wg_row_set_text (find_row (town->units, 3), WG_UNIT_NAME, "乙社区");   /* yi */
  wg_row_set_text (find_row (town->units, 4), WG_UNIT_NAME, "丁社区");   /* ding */
  wg_row_set_text (find_row (town->units, 5), WG_UNIT_NAME, "第10支部");
  wg_row_set_text (find_row (town->units, 6), WG_UNIT_NAME, "第2支部");
  wg_row_set_text (find_row (town->units, 6), WG_UNIT_TERM_END, "2027-01-01");
  wg_row_set_null (find_row (town->units, 5), WG_UNIT_TERM_END);
  tree = build_tree (town);
  wg_unit_tree_set_sort (tree, WG_UNIT_SORT_NAME, FALSE);
  assert_tree (tree, "1(2(4(7) 3(6 5)))");
  wg_unit_tree_set_sort (tree, WG_UNIT_SORT_NAME, TRUE);
  assert_tree (tree, "1(2(3(5 6) 4(7)))");
  wg_unit_tree_set_sort (tree, WG_UNIT_SORT_CODE, TRUE);
  assert_tree (tree, "1(2(4(7) 3(6 5)))");
  /* What has no term stands last, whatever the direction. */
  wg_unit_tree_set_sort (tree, WG_UNIT_SORT_TERM, FALSE);
  assert_tree (tree, "1(2(3(6 5) 4(7)))");
  wg_unit_tree_set_sort (tree, WG_UNIT_SORT_TERM, TRUE);
  assert_tree (tree, "1(2(3(6 5) 4(7)))");
}

/* 姓氏笔画: 丁 (2 strokes) before 乙 (1)? No: by strokes 乙 comes first, by pinyin 丁 does. */
static void
test_strokes (void)
{
  g_autoptr (WgUnitSorting) sorting = wg_unit_sorting_new (WG_UNIT_SORT_LEADER, FALSE);
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_unit, 1);
  g_autoptr (WgUnit) unit = wg_unit_new (row);
  static const char *const leaders[] = { "丁", NULL, "乙", "甲" };
  guint32 order[G_N_ELEMENTS (leaders)];

  for (guint32 i = 0; i < G_N_ELEMENTS (leaders); i++)
    {
      WgUnitFacts facts = { .unit = unit, .leader = leaders[i] };

      wg_unit_sorting_add (sorting, i, &facts);
    }
  wg_unit_sorting_run (sorting, order);
  g_assert_cmpuint (order[0], ==, 2);
  g_assert_cmpuint (order[1], ==, 0);
  g_assert_cmpuint (order[2], ==, 3);
  g_assert_cmpuint (order[3], ==, 1); /* vacant */
}

typedef struct
{
  guint calls, position, removed, added;
} Emission;

static void
on_items_changed (GListModel *list,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    data)
{
  Emission *emission = data;

  emission->calls++;
  emission->position = position;
  emission->removed = removed;
  emission->added = added;
}

static void
count_call (gpointer object,
            guint   *calls)
{
  ++*calls;
}

/* One exact emission per list; nodes live on and tell their new facts. */
static void
test_changes (void)
{
  g_autoptr (WgSmallTown) town = wg_small_town_new ();
  g_autoptr (WgUnitTree) tree = build_tree (town);
  g_autoptr (GListModel) communities = wg_unit_tree_make_children (tree, 2);
  g_autoptr (GListModel) branches = wg_unit_tree_make_children (tree, 3);
  g_autoptr (WgUnitNode) node = g_list_model_get_item (communities, 0);
  g_autoptr (WgUnitNode) same = NULL;
  g_autoptr (WgRegistry) later = NULL;
  WgRow *changed = wg_row_copy (find_row (town->units, 3));
  WgRow *moved = wg_row_copy (find_row (town->units, 6));
  Emission above = { 0 }, below = { 0 };
  guint told = 0, changes = 0;

  g_signal_connect (communities, "items-changed", G_CALLBACK (on_items_changed), &above);
  g_signal_connect (branches, "items-changed", G_CALLBACK (on_items_changed), &below);
  g_signal_connect (node, "changed", G_CALLBACK (count_call), &told);
  g_signal_connect (tree, "changed", G_CALLBACK (count_call), &changes);

  wg_row_set_text (changed, WG_UNIT_NAME, "新名社区");
  wg_row_set_int (moved, WG_UNIT_PARENT, 4);
  for (guint i = 0; i < town->units->len; i++)
    {
      WgRow **row = (WgRow **) &town->units->pdata[i];
      gint64 id = wg_row_get_id (*row);

      if (id != 3 && id != 6)
        continue;
      wg_row_unref (*row);
      *row = id == 3 ? changed : moved;
    }
  later = build (town, NULL, NULL);
  wg_unit_tree_set_registry (tree, later);

  assert_tree (tree, "1(2(3(5) 4(6 7)))");
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpuint (above.calls, ==, 0);
  g_assert_cmpuint (below.calls, ==, 1);
  g_assert_cmpuint (below.position, ==, 1);
  g_assert_cmpuint (below.removed, ==, 1);
  g_assert_cmpuint (below.added, ==, 0);
  g_assert_cmpuint (told, ==, 1);
  g_assert_cmpstr (wg_unit_get_name (wg_unit_node_get_unit (node)), ==, "新名社区");
  same = g_list_model_get_item (communities, 0);
  g_assert_true (same == node);
}

/* A unit that gets its first one below is told as another row: expanders ask only once. */
static void
test_first_below (void)
{
  g_autoptr (WgSmallTown) town = wg_small_town_new ();
  g_autoptr (WgUnitTree) tree = build_tree (town);
  g_autoptr (GListModel) branches = wg_unit_tree_make_children (tree, 3);
  g_autoptr (WgRegistry) later = NULL;
  Emission emission = { 0 };

  g_signal_connect (branches, "items-changed", G_CALLBACK (on_items_changed), &emission);
  wg_row_set_int (find_row (town->units, 7), WG_UNIT_PARENT, 6);
  later = build (town, NULL, NULL);
  wg_unit_tree_set_registry (tree, later);
  assert_tree (tree, "1(2(3(5 6(7)) 4))");
  g_assert_cmpuint (emission.calls, ==, 1);
  g_assert_cmpuint (emission.position, ==, 1);
  g_assert_cmpuint (emission.removed, ==, 1);
  g_assert_cmpuint (emission.added, ==, 1);
}

/* Lists and nodes may live longer than the tree. */
static void
test_end (void)
{
  g_autoptr (WgSmallTown) town = wg_small_town_new ();
  WgUnitTree *tree = build_tree (town);
  g_autoptr (GListModel) communities = wg_unit_tree_make_children (tree, 2);
  g_autoptr (WgUnitNode) node = g_list_model_get_item (communities, 0);

  g_assert_finalize_object (tree);
  g_assert_cmpuint (g_list_model_get_n_items (communities), ==, 0);
  g_assert_cmpint (wg_unit_node_get_id (node), ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unit-tree/lists", test_lists);
  g_test_add_func ("/unit-tree/broken", test_broken);
  g_test_add_func ("/unit-tree/facts", test_facts);
  g_test_add_func ("/unit-tree/filter/text", test_text_filter);
  g_test_add_func ("/unit-tree/filter/kind", test_kind_filter);
  g_test_add_func ("/unit-tree/sort", test_sort);
  g_test_add_func ("/unit-tree/strokes", test_strokes);
  g_test_add_func ("/unit-tree/changes", test_changes);
  g_test_add_func ("/unit-tree/first-below", test_first_below);
  g_test_add_func ("/unit-tree/end", test_end);
  return g_test_run ();
}
