/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of importing share: a district in a folder of its own, and a word for each step
 * that asserts. */

#include "wg-import-fixture.h"

#include "wg-district-private.h"
#include "wg-fields.h"

void
town_set_up (Town *self,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->dir = wg_test_dir_new ();
  self->path = wg_test_dir_file (self->dir, "town.wangge");
  self->district = wg_district_open (self->path, WG_DISTRICT_CREATE | WG_DISTRICT_NO_MAP, &error);
  g_assert_no_error (error);
}

void
town_set_up_sample (Town         *self,
                    gconstpointer master)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  self->dir = wg_test_dir_new ();
  self->path = wg_test_dir_file (self->dir, "sample.wangge");
  g_assert_true (g_file_get_contents (master, &bytes, &length, &error));
  g_assert_true (g_file_set_contents (self->path, bytes, (gssize) length, &error));
  self->district = wg_district_open (self->path, WG_DISTRICT_NO_MAP, &error);
  g_assert_no_error (error);
}

void
town_tear_down (Town *self,
                gconstpointer data)
{
  if (self->district != NULL)
    wg_district_close (self->district);
  g_clear_object (&self->district);
  g_free (self->path);
  wg_test_dir_free (self->dir);
}

char *
town_path (const char *name)
{
  g_autofree char *inner = g_strconcat ("tests/fixtures/import/", name, NULL);

  return wg_test_source (inner);
}

WgImportPlan *
town_prepare (WgDistrict *district,
              const char *kind,
              const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgImport) import = wg_import_new (kind, &error);
  WgImportPlan *plan;

  g_assert_no_error (error);
  wg_import_add_source (import, path);
  plan = wg_import_prepare (import, district, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return plan;
}

void
town_apply (WgDistrict *district,
            WgImportPlan *plan)
{
  g_autoptr (GError) error = NULL;
  gboolean done = wg_import_apply (plan, district, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

GPtrArray *
town_load (WgDistrict *district,
           const WgKind *kind)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = wg_store_load (wg_district_get_store (district), kind, NULL, &error);

  g_assert_no_error (error);
  return rows;
}

WgRow *
town_find (GPtrArray *rows,
           const char *code)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (wg_row_get_text (g_ptr_array_index (rows, i), WG_UNIT_CODE), code) == 0)
      return g_ptr_array_index (rows, i);
  return NULL;
}

/* "row:column:why" of every refusal, a line each. */
char *
town_refusals (WgImportPlan *plan)
{
  GPtrArray *refused = wg_import_plan_get_refused (plan);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < refused->len; i++)
    {
      const WgRefusal *refusal = g_ptr_array_index (refused, i);

      g_string_append_printf (text, "%d:%s:%s\n", (int) refusal->row,
                              refusal->column != NULL ? refusal->column : "", refusal->why);
    }
  return g_string_free (text, FALSE);
}

char *
town_notes (WgImportPlan *plan)
{
  GPtrArray *notes = wg_import_plan_get_notes (plan);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (notes, i));
  return g_string_free (text, FALSE);
}

void
town_assert_clean (WgDistrict *district)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = wg_store_verify (wg_district_get_store (district), NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((WgProblem *) g_ptr_array_index (problems, i))->text);
  g_assert_cmpuint (problems->len, ==, 0);
}
