/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-kind.h"

#include "wg-fields.h"
#include "wg-test.h"

/* Names serve as columns, as FIELD on the command line and in the journal. */
static void
test_tables (void)
{
  guint n = 0;

  for (const WgKind *const *kind = wg_kinds (); *kind != NULL; kind++, n++)
    {
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_true (wg_kind_find ((*kind)->name) == *kind);
      g_assert_true (wg_kind_find ((*kind)->plural) == *kind);
      for (guint i = 0; i < (*kind)->n_fields; i++)
        {
          const WgField *field = &(*kind)->fields[i];

          g_assert_true (g_regex_match_simple ("^[a-z][a-z0-9_]*$", field->name, 0, 0));
          g_assert_true (g_hash_table_add (names, (gpointer) field->name));
          g_assert_cmpint (wg_kind_find_field (*kind, field->name), ==, (int) i);
          if (field->flags & (WG_FIELD_ID | WG_FIELD_COUNT))
            g_assert_cmpint (field->type, ==, WG_VALUE_INT);
          if (field->flags & WG_FIELD_WKB)
            g_assert_cmpint (field->type, ==, WG_VALUE_BLOB);
        }
    }
  g_assert_cmpuint (n, ==, 24);
}

static void
test_positions (void)
{
  g_assert_cmpint (wg_kind_find_field (&wg_kind_unit, "area"), ==, WG_UNIT_AREA);
  g_assert_cmpint (wg_kind_find_field (&wg_kind_grid, "community"), ==, WG_GRID_COMMUNITY);
  g_assert_cmpint (wg_kind_find_field (&wg_kind_grid, "note"), ==, WG_GRID_NOTE);
  g_assert_cmpint (wg_kind_find_field (&wg_kind_post, "items"), ==, WG_POST_ITEMS);
  g_assert_cmpint (wg_kind_find_field (&wg_kind_holding, "held_until"), ==, WG_HOLDING_UNTIL);
}

static void
test_unknown (void)
{
  g_assert_null (wg_kind_find ("resident"));
  g_assert_cmpint (wg_kind_find_field (&wg_kind_unit, "id_number"), ==, -1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/kind/tables", test_tables);
  g_test_add_func ("/model/kind/positions", test_positions);
  g_test_add_func ("/model/kind/unknown", test_unknown);
  return g_test_run ();
}
