/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes that drift between two lists, columns that are remembered, tables without a file. */

#include "wg-import-fixture.h"

#include "wg-fields.h"

#include <string.h>

static WgImportPlan *
prepare (Town        *self,
         const char  *kind,
         const char  *text,
         const char  *said,   /* (nullable): one COL=FIELD */
         const char **codes,  /* (nullable): to be joined by name; [0] "*": all */
         const char  *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgImport) import = wg_import_new (kind, &error);
  WgImportPlan *plan;

  g_assert_no_error (error);
  wg_import_add_text (import, name, text);
  if (said != NULL)
    wg_import_add_mapping (import, said);
  if (codes != NULL)
    wg_import_match_names (import, strcmp (codes[0], "*") == 0 ? NULL : codes);
  plan = wg_import_prepare (import, self->district, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return plan;
}

static void
take (Town       *self,
      const char *text)
{
  g_autoptr (WgImportPlan) plan = prepare (self, "units", text, NULL, NULL, "a.csv");

  town_apply (self->district, plan);
}

/* "code→present code", those taken with a star. */
static char *
matches_of (WgImportPlan *plan)
{
  GPtrArray *matches = wg_import_plan_get_matches (plan);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    {
      const WgImportMatch *match = g_ptr_array_index (matches, i);

      g_string_append_printf (text, "%s%s→%s%s", i > 0 ? " " : "", match->code, match->old_code,
                              match->taken ? "*" : "");
    }
  return g_string_free (text, FALSE);
}

#define FIRST "code,name,parent,households\n" \
  "990101,Linjiang,,\n" \
  "990101001,东园街道,990101,\n" \
  "990101001001,东园社区,990101001,100\n" \
  "990101001002,西园社区,990101001,200\n" \
  "990101001003,双名社区,990101001,\n" \
  "990101001004,双名社区,990101001,\n" \
  "990101002,北园街道,990101,\n" \
  "990101002001,东园社区,990101002,300\n"

#define SECOND "code,name,parent,households\n" \
  "990101007,东园街道办事处,990101,\n" \
  "990101007011,东园社区居委会,990101007,111\n" \
  "990101007012,西 园社区,990101007,\n" \
  "990101007013,双名社区,990101007,\n" \
  "990101007014,南园社区,990101007,\n" \
  "990101002,北园街道,990101,\n"

static void
test_units (Town         *self,
            gconstpointer data)
{
  const char *all[] = { "*", NULL };
  const char *street[] = { "990101007", "990101007011", NULL };
  g_autoptr (WgImportPlan) plain = NULL;
  g_autoptr (WgImportPlan) some = NULL;
  g_autoptr (WgImportPlan) every = NULL;
  g_autofree char *proposed = NULL, *taken = NULL, *joined = NULL;
  g_autoptr (GPtrArray) units = NULL;
  gint64 before;

  take (self, FIRST);
  units = town_load (self->district, &wg_kind_unit);
  before = wg_row_get_id (town_find (units, "990101001001"));
  g_clear_pointer (&units, g_ptr_array_unref);

  /* Proposed only: nothing is joined, and what has a name twice is not even proposed. */
  plain = prepare (self, "units", SECOND, NULL, NULL, "b.csv");
  proposed = matches_of (plain);
  g_assert_cmpstr (proposed, ==, "990101007→990101001 990101007011→990101001001 "
                                 "990101007012→990101001002");
  g_assert_cmpuint (wg_import_plan_get_n_new (plain), ==, 5);
  g_assert_cmpuint (wg_import_plan_get_n_unchanged (plain), ==, 1);

  some = prepare (self, "units", SECOND, NULL, street, "b.csv");
  taken = matches_of (some);
  g_assert_cmpstr (taken, ==, "990101007→990101001* 990101007011→990101001001* "
                              "990101007012→990101001002");
  g_assert_cmpuint (wg_import_plan_get_n_new (some), ==, 3);

  every = prepare (self, "units", SECOND, NULL, all, "b.csv");
  joined = matches_of (every);
  g_assert_nonnull (strstr (joined, "990101007012→990101001002*"));
  g_assert_cmpuint (wg_import_plan_get_n_new (every), ==, 2);
  g_assert_cmpuint (wg_import_plan_get_n_changed (every), ==, 3);
  town_apply (self->district, every);
  units = town_load (self->district, &wg_kind_unit);
  g_assert_cmpuint (units->len, ==, 10);
  /* The unit is the one it was, its code too; what came is in it. */
  g_assert_null (town_find (units, "990101007"));
  g_assert_cmpint (wg_row_get_id (town_find (units, "990101001001")), ==, before);
  g_assert_cmpint (wg_row_get_int (town_find (units, "990101001001"), WG_UNIT_HOUSEHOLDS, 0), ==,
                   111);
  g_assert_cmpint (wg_row_get_int (town_find (units, "990101001002"), WG_UNIT_HOUSEHOLDS, 0), ==,
                   200);
  /* A new unit named its superior by the new code. */
  g_assert_cmpint (wg_row_get_int (town_find (units, "990101007014"), WG_UNIT_PARENT, 0), ==,
                   wg_row_get_id (town_find (units, "990101001")));
  g_assert_cmpint (wg_row_get_int (town_find (units, "990101002001"), WG_UNIT_HOUSEHOLDS, 0), ==,
                   300);
  town_assert_clean (self->district);
}

/* Grids under the same community. */
static void
test_grids (Town         *self,
            gconstpointer data)
{
  g_autofree char *one = wg_test_dir_file (self->dir, "one.geojson");
  g_autofree char *two = wg_test_dir_file (self->dir, "two.geojson");
  const char *form =
    "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
    "{\"code\":\"%s\",\"name\":\"第一网格\",\"community\":\"990101001001\",\"households\":%s},"
    "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[110,30],[110.01,30],[110.01,30.01],"
    "[110,30.01],[110,30]]]}}]}";
  g_autoptr (GString) first = g_string_new (form);
  g_autoptr (GString) second = g_string_new (form);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgImport) import = wg_import_new ("grids", &error);
  g_autoptr (WgImportPlan) before = NULL;
  g_autoptr (WgImportPlan) plan = NULL;
  g_autofree char *joined = NULL;

  g_string_replace (first, "\"%s\"", "\"990101001001001\"", 1);
  g_string_replace (first, "%s", "300", 1);
  g_string_replace (second, "\"%s\"", "\"A-17\"", 1);
  g_string_replace (second, "%s", "310", 1);
  g_assert_true (g_file_set_contents (one, first->str, -1, NULL));
  g_assert_true (g_file_set_contents (two, second->str, -1, NULL));
  take (self, FIRST);
  before = town_prepare (self->district, "grids", one);
  town_apply (self->district, before);
  wg_import_add_source (import, two);
  wg_import_match_names (import, NULL);
  plan = wg_import_prepare (import, self->district, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  joined = matches_of (plan);
  g_assert_cmpstr (joined, ==, "A-17→990101001001001*");
  g_assert_cmpuint (wg_import_plan_get_n_changed (plan), ==, 1);
  g_assert_cmpuint (wg_import_plan_get_n_new (plan), ==, 0);
}

/* A choice of columns is kept with the file, goes with the undo, and another choice replaces it. */
static void
test_memory (Town         *self,
             gconstpointer data)
{
  const char *one = "c0,n0,p0\n990101001005,新社区,990101001\n";
  const char *two = "c0,n0,p0\n990101001006,次社区,990101001\n";
  const char *other = "c0,n0,p9\n990101001006,次社区,990101001\n";
  g_autoptr (WgImportPlan) first = NULL;
  g_autoptr (WgImportPlan) again = NULL;
  g_autoptr (WgImportPlan) elsewhere = NULL;
  g_autoptr (WgImportPlan) changed = NULL;
  g_autoptr (WgImportPlan) undone = NULL;
  g_autofree char *notes = NULL;
  g_autoptr (GError) error = NULL;

  take (self, FIRST);
  first = prepare (self, "units", one, "n0=name", NULL, "a.csv");
  town_apply (self->district, first);

  again = prepare (self, "units", two, NULL, NULL, "b.csv");
  notes = town_notes (again);
  g_assert_nonnull (strstr (notes, "as you chose for such a table before"));
  g_assert_cmpstr (
    ((WgImportPreview *) g_ptr_array_index (wg_import_plan_get_previews (again), 0))->fields[1],
    ==, "name");
  elsewhere = prepare (self, "units", other, NULL, NULL, "b.csv");
  g_assert_cmpstr (
    ((WgImportPreview *) g_ptr_array_index (wg_import_plan_get_previews (elsewhere), 0))
      ->fields[1],
    ==, "");
  changed = prepare (self, "units", two, "n0=short_name", NULL, "b.csv");
  g_assert_cmpstr (
    ((WgImportPreview *) g_ptr_array_index (wg_import_plan_get_previews (changed), 0))->fields[1],
    ==, "short_name");

  wg_store_undo (wg_district_get_store (self->district), 0, "test", "", NULL, &error);
  g_assert_no_error (error);
  undone = prepare (self, "units", two, NULL, NULL, "b.csv");
  g_assert_cmpstr (
    ((WgImportPreview *) g_ptr_array_index (wg_import_plan_get_previews (undone), 0))->fields[1],
    ==, "");
}

/* From the clipboard: tabs, a title, and the guard all the same. */
static void
test_pasted (Town         *self,
             gconstpointer data)
{
  g_autoptr (WgImportPlan) plan =
    prepare (self, "units", "一览表\t\t\n编码\t名称\t户数\n990101\t临江\t5\n合计\t\t5\n", NULL, NULL,
             "pasted.tsv");
  g_autoptr (GError) error = NULL;
  g_autoptr (WgImport) import = wg_import_new ("units", &error);

  g_assert_cmpuint (wg_import_plan_get_n_new (plan), ==, 1);
  g_assert_cmpuint (wg_import_plan_get_refused (plan)->len, ==, 0);
  wg_import_add_text (import, "pasted.tsv", "编码\t户主\n990101\t张\n");
  g_assert_null (wg_import_prepare (import, self->district, NULL, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "pasted.tsv: column 2 (“户主”), row 1"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/import/names/units", Town, NULL, town_set_up, test_units, town_tear_down);
  g_test_add ("/import/names/grids", Town, NULL, town_set_up, test_grids, town_tear_down);
  g_test_add ("/import/names/memory", Town, NULL, town_set_up, test_memory, town_tear_down);
  g_test_add ("/import/names/pasted", Town, NULL, town_set_up, test_pasted, town_tear_down);
  return g_test_run ();
}
