/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A temporary store with a few rows, for tests of store and desk. */

#include "wg-test-store.h"

#include "wg-geometry.h"

GBytes *
wg_test_square (guint n)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
  g_autoptr (WgGeometry) geometry = NULL;
  g_autoptr (GError) error = NULL;
  double x = 120.0 + 0.001 * (n % 1000);
  double y = 30.0 + 0.001 * (n / 1000);

  wg_geometry_builder_add_part (builder, FALSE);
  wg_geometry_builder_add_point (builder, x, y);
  wg_geometry_builder_add_point (builder, x + 0.001, y);
  wg_geometry_builder_add_point (builder, x + 0.001, y + 0.001);
  wg_geometry_builder_add_point (builder, x, y + 0.001);
  wg_geometry_builder_add_point (builder, x, y);
  geometry = wg_geometry_builder_end (builder, &error);
  g_assert_no_error (error);
  return wg_geometry_to_wkb (geometry);
}

WgRow *
wg_test_unit (const char *code,
              const char *name,
              gint64      parent)
{
  WgRow *row = wg_row_new (&wg_kind_unit, 0);

  wg_row_set_text (row, WG_UNIT_CODE, code);
  wg_row_set_text (row, WG_UNIT_NAME, name);
  wg_row_set_int (row, WG_UNIT_LEVEL, parent == 0 ? 1 : 2);
  if (parent != 0)
    wg_row_set_int (row, WG_UNIT_PARENT, parent);
  return row;
}

static WgRow *
make_grid (gint64      id,
           const char *code,
           gint64      community,
           guint       square)
{
  WgRow *row = wg_row_new (&wg_kind_grid, id);
  g_autoptr (GBytes) area = wg_test_square (square);

  wg_row_set_text (row, WG_GRID_CODE, code);
  wg_row_set_text (row, WG_GRID_NAME, "网格");
  if (community != 0)
    wg_row_set_int (row, WG_GRID_COMMUNITY, community);
  wg_row_set_int (row, WG_GRID_HOUSEHOLDS, 300 + square % 7);
  wg_row_set_text (row, WG_GRID_VALID_FROM, "2026-01-01");
  wg_row_set_blob (row, WG_GRID_AREA, area);
  return row;
}

WgRow *
wg_test_grid (const char *code,
              gint64      community,
              guint       square)
{
  return make_grid (0, code, community, square);
}

/**
 * wg_test_store_new:
 * @dir: where "test.wangge" is made, or opened again
 *
 * Returns: (transfer full): the store, writable
 */
WgStore *
wg_test_store_new (WgTestDir *dir)
{
  g_autofree char *path = wg_test_dir_file (dir, "test.wangge");
  g_autoptr (GError) error = NULL;
  WgStore *store = wg_store_open (path, WG_STORE_OPEN_CREATE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  g_assert_false (wg_store_get_read_only (store));
  return store;
}

void
wg_test_apply (WgStore *store,
               WgEdit  *edit)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = wg_store_apply (store, edit, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
}

void
wg_test_set (WgStore    *store,
             const char *key,
             const char *value)
{
  g_autoptr (WgRow) row = wg_setting_new (key, value);
  g_autoptr (WgEdit) edit = wg_edit_new (key);

  wg_edit_insert (edit, row);
  wg_test_apply (store, edit);
}

WgRow *
wg_test_load (WgStore      *store,
              const WgKind *kind,
              gint64        id)
{
  g_autoptr (GError) error = NULL;
  WgRow *row = wg_store_load_row (store, kind, id, &error);

  g_assert_no_error (error);
  return row;
}

gint64
wg_test_fill (WgStore *store,
              guint    n)
{
  g_autoptr (WgEdit) edit = wg_edit_new ("fill");
  g_autoptr (WgRow) unit = wg_test_unit ("990101001001", "桥南社区", 0);

  gint64 first_id = wg_row_new_id () / 2;

  wg_edit_insert (edit, unit);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *code = g_strdup_printf ("990101001001%03u", i);
      /* Like an import: side by side. */
      g_autoptr (WgRow) grid = make_grid (first_id + i, code, wg_row_get_id (unit), i);

      wg_edit_insert (edit, grid);
    }
  wg_test_apply (store, edit);
  return wg_row_get_id (unit);
}

static void
dump_row (const WgRow *row,
          GString     *text)
{
  const WgKind *kind = wg_row_get_kind (row);

  g_string_append_printf (text, "%s %" G_GINT64_FORMAT, kind->name, wg_row_get_id (row));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WgValue *value = wg_row_get (row, i);
      g_autofree char *shown = NULL;

      if (value->type == WG_VALUE_NULL)
        continue;
      shown = value->type == WG_VALUE_BLOB
                  ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, value->v.blob)
                  : wg_value_to_string (value);
      g_string_append_printf (text, " %s=%s", kind->fields[i].name, shown);
    }
  g_string_append_c (text, '\n');
}

static void
dump_sums (WgStore *store,
           GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sums = wg_store_load_sums (store, -100000, WG_DATE_NONE, WG_DATE_NONE, NULL,
                                                &error);

  g_assert_no_error (error);
  for (guint i = 0; i < sums->len; i++)
    {
      const WgContribution *sum = &g_array_index (sums, WgContribution, i);

      g_string_append_printf (text, "%s %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d = %"
                              G_GINT64_FORMAT "\n", wg_measure_get_name (sum->measure), sum->day,
                              sum->place, sum->service_class, sum->entered, sum->value);
    }
}

char *
wg_test_dump (WgStore *store)
{
  GString *text = g_string_new (NULL);

  for (const WgKind *const *kind = wg_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows = wg_store_load (store, *kind, NULL, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < rows->len; i++)
        dump_row (g_ptr_array_index (rows, i), text);
    }
  dump_sums (store, text);
  return g_string_free (text, FALSE);
}

void
wg_test_assert_sane (WgStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = wg_store_verify (store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      const WgProblem *problem = g_ptr_array_index (problems, i);

      g_test_message ("%s, %s: %s", problem->what, problem->where, problem->text);
    }
  g_assert_cmpuint (problems->len, ==, 0);
}
