/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of a tree: superiors first, siblings by level, code and name, nobody lost. */

#include "wg-unit-table.h"

#include "wg-national-tree.h"
#include "wg-test.h"

#define N 4000
#define DAY "2026-10-12"

static GPtrArray *
take_units (WgEdit *edit)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);

  for (guint i = 0; i < wg_edit_get_n_changes (edit); i++)
    {
      WgRow *row = wg_edit_get_change (edit, i)->new_row;

      if (wg_row_get_kind (row) == &wg_kind_unit)
        g_ptr_array_add (rows, wg_row_ref (row));
    }
  return rows;
}

static void
check_children (WgUnitTable *table,
                guint32      place,
                gint64       parent,
                GHashTable  *seen)
{
  guint n;
  const guint32 *children = wg_unit_table_get_children (table, place, &n);
  GPtrArray *list = wg_unit_table_list_children (table, place);
  const char *last = "";

  g_assert_cmpuint (list != NULL ? list->len : 0, ==, n);
  for (guint i = 0; i < n; i++)
    {
      WgUnit *unit = wg_unit_table_get_unit (table, children[i]);

      g_assert_true (g_ptr_array_index (list, i) == unit);
      g_assert_true (wg_unit_get_row (unit) == wg_unit_table_get_row (table, children[i]));
      g_assert_cmpint (wg_unit_get_parent_id (unit), ==, parent);
      g_assert_cmpint (wg_unit_table_get_members (table, children[i]), ==,
                       wg_row_get_int (wg_unit_get_row (unit), WG_UNIT_FULL_MEMBERS, -1));
      g_assert_cmpstr (wg_unit_get_code (unit), >, last);
      g_assert_true (place == WG_UNIT_TABLE_NONE || children[i] > place);
      g_assert_true (g_hash_table_add (seen, unit));
      last = wg_unit_get_code (unit);
      check_children (table, children[i], wg_unit_get_id (unit), seen);
    }
}

static void
test_order (void)
{
  g_autoptr (WgEdit) edit = wg_national_tree_new (N);
  g_autoptr (GPtrArray) rows = take_units (edit);
  g_autoptr (WgUnitTable) table = wg_unit_table_new (rows, DAY);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *all = wg_unit_table_get_all (table);
  guint n_roots;

  g_assert_cmpuint (rows->len, ==, N);
  g_assert_cmpuint (wg_unit_table_get_n (table), ==, N);
  g_assert_cmpuint (all->len, ==, N);
  check_children (table, WG_UNIT_TABLE_NONE, 0, seen);
  g_assert_cmpuint (g_hash_table_size (seen), ==, N);
  wg_unit_table_get_children (table, WG_UNIT_TABLE_NONE, &n_roots);
  g_assert_cmpuint (n_roots, <, 31);
  for (guint i = 0; i < N; i++)
    {
      WgUnit *unit = g_ptr_array_index (all, i);

      g_assert_cmpuint (wg_unit_table_find (table, wg_unit_get_id (unit)), ==, i);
      g_assert_true (wg_unit_table_find_by_code (table, wg_unit_get_code (unit)) == unit);
    }
  g_assert_cmpuint (wg_unit_table_find (table, 5), ==, WG_UNIT_TABLE_NONE);
  g_assert_null (wg_unit_table_find_by_code (table, "no code"));
}

static WgRow *
add (GPtrArray  *rows,
     gint64      id,
     gint64      parent,
     gint64      level,
     const char *code,
     const char *name)
{
  WgRow *row = wg_row_new (&wg_kind_unit, id);

  wg_row_set_int (row, WG_UNIT_LEVEL, level);
  wg_row_set_text (row, WG_UNIT_CODE, code);
  wg_row_set_text (row, WG_UNIT_NAME, name);
  if (parent != 0)
    wg_row_set_int (row, WG_UNIT_PARENT, parent);
  g_ptr_array_add (rows, row);
  return row;
}

/* A circle, a unit that is its own superior, one whose superior has ended, long codes that begin
 * alike, and names where there is no code. */
static void
test_damaged (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  g_autoptr (WgUnitTable) table = NULL;
  const gint64 expected[] = { 9, 4, 6, 5, 8, 7, 1, 2, 3 };
  guint n;

  add (rows, 1, 2, 1, "1", "circle");
  add (rows, 2, 1, 2, "2", "circle");
  add (rows, 3, 3, 3, "3", "own superior");
  add (rows, 4, 10, 2, "11", "orphan");
  add (rows, 5, 9, 4, "990101001001Z00102", "long");
  add (rows, 6, 9, 4, "990101001001Z00101", "long");
  add (rows, 7, 4, 5, NULL, "b");
  add (rows, 8, 4, 5, NULL, "a");
  add (rows, 9, 0, 1, "12", "root");
  wg_row_set_text (add (rows, 10, 0, 1, "13", "ended"), WG_UNIT_VALID_UNTIL, "2026-10-11");
  table = wg_unit_table_new (rows, DAY);
  g_assert_cmpuint (wg_unit_table_get_n (table), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (wg_row_get_id (wg_unit_table_get_row (table, i)), ==, expected[i]);
  wg_unit_table_get_children (table, WG_UNIT_TABLE_NONE, &n);
  g_assert_cmpuint (n, ==, 5);
  g_assert_null (wg_unit_table_list_children (table, wg_unit_table_find (table, 8)));
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (WgUnitTable) table = wg_unit_table_new (rows, DAY);

  g_assert_cmpuint (wg_unit_table_get_all (table)->len, ==, 0);
  g_assert_cmpuint (wg_unit_table_list_children (table, WG_UNIT_TABLE_NONE)->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/unit-table/order", test_order);
  g_test_add_func ("/desk/unit-table/damaged", test_damaged);
  g_test_add_func ("/desk/unit-table/empty", test_empty);
  return g_test_run ();
}
