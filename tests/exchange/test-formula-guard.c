/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the way out adds, the way in takes away; and the names that a shapefile has room for. */

#include "wg-formula-guard.h"
#include "wg-kind.h"
#include "wg-short-name.h"
#include "wg-test.h"

#include <string.h>

static void
test_there_and_back (void)
{
  static const char *const guarded[] = { "=1+1", "+86", "-5", "@SUM(A1)", "\t=1", "＝1", "'=1",
                                         "''-x" };
  static const char *const plain[] = { "", "a=1", "'quoted'", "1-2", "社区", "'" };

  for (guint i = 0; i < G_N_ELEMENTS (guarded); i++)
    {
      g_autofree char *out = g_strconcat ("'", guarded[i], NULL);

      g_assert_true (wg_formula_guard_needs (guarded[i]));
      g_assert_cmpstr (wg_formula_guard_undo (out), ==, guarded[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_assert_false (wg_formula_guard_needs (plain[i]));
      g_assert_cmpstr (wg_formula_guard_undo (plain[i]), ==, plain[i]);
    }
}

static void
check_name (const char *name,
            const char *expected)
{
  g_autofree char *made = wg_short_name (name);

  g_assert_cmpstr (made, ==, expected);
}

static void
test_short_names (void)
{
  check_name ("code", "code");
  check_name ("households", "households");
  check_name ("full_members", "full_membe");
  check_name ("compounds_open", "compo_open");
  check_name ("person_times_word", "pe_tim_wor");
}

/* No two columns of a kind may be called the same. */
static void
test_short_names_differ (void)
{
  for (const WgKind *const *kind = wg_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint i = 0; i < (*kind)->n_fields; i++)
        {
          char *name = wg_short_name ((*kind)->fields[i].name);

          g_assert_cmpuint (strlen (name), <=, WG_SHORT_NAME_MAX);
          g_assert_true (g_hash_table_add (seen, name));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formula-guard/there-and-back", test_there_and_back);
  g_test_add_func ("/short-name/cut", test_short_names);
  g_test_add_func ("/short-name/differ", test_short_names_differ);
  return g_test_run ();
}
