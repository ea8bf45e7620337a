/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of refused rows: everything that the file said, why it was refused, and back again. */

#include "wg-import-fixture.h"

#include "wg-import-refused.h"

#include <string.h>

static char *
list_of (WgImportPlan *plan)
{
  g_autoptr (GBytes) bytes = wg_import_refused_to_csv (plan);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  g_assert_cmpuint (length, >, 3);
  g_assert_true (g_str_has_prefix (text, "\ufeff"));
  return g_strndup (text + 3, length - 3);
}

static char *
write_table (Town       *self,
             const char *name,
             const char *text)
{
  char *path = wg_test_dir_file (self->dir, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
test_list (Town         *self,
           gconstpointer data)
{
  g_autofree char *path =
    write_table (self, "a.csv", "code,name,households,说明\n"
                                "990101,\"East, \"\"new\"\"\",many,=1+1\n"
                                "990102,West,7,\n"
                                "990103,\n"
                                "990104,South,1,x,over,more\n"
                                ",North,-2,-3.5\n");
  g_autoptr (WgImportPlan) plan = town_prepare (self->district, "units", path);
  g_autofree char *list = list_of (plan);

  g_assert_cmpstr (
    list, ==,
    "code,name,households,说明,Refused: file,Refused: row,Refused: reason\r\n"
    "990101,\"East, \"\"new\"\"\",many,\"'=1+1\",a.csv,1,households: “many” is no whole number.\r\n"
    "990103,,,,a.csv,3,The row is not as wide as the table: 2 instead of 4.\r\n"
    "990104,South,1,x,a.csv,4,The row is not as wide as the table: 6 instead of 4. Values left "
    "over: over | more\r\n"
    ",North,-2,-3.5,a.csv,5,households: “-2” is less than 0.\r\n");
  g_assert_cmpuint (wg_import_plan_get_tables (plan)->len, ==, 1);
}

/* Files with columns of their own: each value under its own name. */
static void
test_files (Town         *self,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgImport) import = wg_import_new ("units", &error);
  g_autofree char *one = write_table (self, "a.csv", "code,name\n,East\n");
  g_autofree char *two = write_table (self, "b.csv", "name,code,level\nWest,,3\n");
  g_autoptr (WgImportPlan) plan = NULL;
  g_autofree char *list = NULL;

  wg_import_add_source (import, one);
  wg_import_add_source (import, two);
  plan = wg_import_prepare (import, self->district, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  list = list_of (plan);
  g_assert_cmpstr (list, ==,
                   "code,name,level,Refused: file,Refused: row,Refused: reason\r\n"
                   ",East,,a.csv,1,code: The row has no code.\r\n"
                   ",West,3,b.csv,1,code: The row has no code.\r\n");
}

/* Corrected in place, the list itself is imported: its own columns disturb nothing. */
static void
test_back (Town         *self,
           gconstpointer data)
{
  g_autofree char *path = write_table (self, "a.csv", "code,name,households\n990101,East,many\n"
                                                      "990102,West,7\n");
  g_autofree char *list_path = wg_test_dir_file (self->dir, "list.csv");
  g_autofree char *list = NULL, *refused = NULL, *list_again = NULL;
  g_autoptr (WgImportPlan) plan = town_prepare (self->district, "units", path);
  g_autoptr (WgImportPlan) again = NULL;
  g_autoptr (WgImportPlan) last = NULL;
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) corrected = NULL;

  town_apply (self->district, plan);
  g_assert_true (wg_import_refused_write (plan, list_path, &error));
  g_assert_no_error (error);
  /* Not corrected: the same list again. */
  again = town_prepare (self->district, "units", list_path);
  g_assert_cmpuint (wg_import_plan_get_n_new (again), ==, 0);
  refused = town_refusals (again);
  g_assert_cmpstr (refused, ==, "1:households:“many” is no whole number.\n");
  list_again = list_of (again);
  g_assert_nonnull (strstr (list_again, "code,name,households,Refused: file,"));

  g_assert_true (g_file_get_contents (list_path, &list, NULL, NULL));
  corrected = g_string_new (list);
  g_string_replace (corrected, ",many,", ",12,", 1);
  g_assert_true (g_file_set_contents (list_path, corrected->str, -1, NULL));
  last = town_prepare (self->district, "units", list_path);
  g_assert_cmpuint (wg_import_plan_get_n_new (last), ==, 1);
  g_assert_cmpuint (wg_import_plan_get_refused (last)->len, ==, 0);
  town_apply (self->district, last);
  units = town_load (self->district, &wg_kind_unit);
  g_assert_cmpuint (units->len, ==, 2);
  town_assert_clean (self->district);
}

static void
test_nowhere (Town         *self,
              gconstpointer data)
{
  g_autofree char *path = write_table (self, "a.csv", "code,name\n,East\n");
  g_autoptr (WgImportPlan) plan = town_prepare (self->district, "units", path);
  g_autoptr (GError) error = NULL;

  g_assert_false (wg_import_refused_write (plan, "/nowhere at all/list.csv", &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/import/refused/list", Town, NULL, town_set_up, test_list, town_tear_down);
  g_test_add ("/import/refused/files", Town, NULL, town_set_up, test_files, town_tear_down);
  g_test_add ("/import/refused/back", Town, NULL, town_set_up, test_back, town_tear_down);
  g_test_add ("/import/refused/nowhere", Town, NULL, town_set_up, test_nowhere, town_tear_down);
  return g_test_run ();
}
