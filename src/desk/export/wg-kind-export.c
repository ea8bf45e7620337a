/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a kind as a file that an import reads again: what refers to another row carries its code
 * or name, never a row id. Must not write into the file of the district. */

#include "wg-kind-export.h"

#include "wg-district-private.h"
#include "wg-export-file.h"
#include "wg-fields.h"
#include "wg-geojson-writer.h"
#include "wg-registry.h"
#include "wg-sheet-text.h"
#include "wg-sheet-xlsx.h"
#include "wg-word.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const WgKind *kind;
  GPtrArray    *rows;  /* WgRow, as they leave */
  GHashTable   *names; /* row id → code or name of what rows refer to */
  int           shape; /* field, −1: none */
} Export;

static void
export_clear (Export *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

const WgKind *
wg_kind_export_find (const char *word)
{
  static const WgKind *const kinds[] = { &wg_kind_unit, &wg_kind_grid, &wg_kind_post,
                                         &wg_kind_team, &wg_kind_activity,
                                         &wg_kind_service_case };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i]->plural, word) == 0 || strcmp (kinds[i]->name, word) == 0)
      return kinds[i];
  return NULL;
}

static int
find_shape (const WgKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & WG_FIELD_WKB) != 0)
      return (int) i;
  return -1;
}

/* What a row is called by other rows: its code, else its name. */
static gboolean
add_names (WgDistrict   *district,
           const WgKind *kind,
           GHashTable   *names,
           GError      **error)
{
  g_autoptr (GPtrArray) rows = wg_store_load (wg_district_get_store (district), kind, NULL, error);
  int code = wg_kind_find_field (kind, "code");
  int name = wg_kind_find_field (kind, "name");

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const WgRow *row = g_ptr_array_index (rows, i);
      gint64 id = wg_row_get_id (row);
      const char *text = code >= 0 ? wg_row_get_text (row, (guint) code) : NULL;

      if (text == NULL && name >= 0)
        text = wg_row_get_text (row, (guint) name);
      g_hash_table_insert (names, g_memdup2 (&id, sizeof id), g_strdup (text));
    }
  return TRUE;
}

static gboolean
refers_to_units (const WgField *field)
{
  static const char *const names[] = { "unit", "community", "host_unit", NULL };

  return (field->flags & WG_FIELD_ID) != 0 && g_strv_contains (names, field->name);
}

/* Whether a row lies under the units: by its own unit, or by its grid's community. */
static gboolean
lies_under (WgRegistry  *registry,
            GHashTable  *units,
            const WgRow *row)
{
  const WgKind *kind = wg_row_get_kind (row);
  WgUnit *unit = NULL;
  WgGrid *grid = NULL;

  if (kind == &wg_kind_unit)
    unit = wg_registry_find_unit (registry, wg_row_get_id (row));
  for (guint i = 0; i < kind->n_fields && unit == NULL; i++)
    {
      gint64 id = wg_row_get_int (row, i, 0);

      if (refers_to_units (&kind->fields[i]))
        unit = wg_registry_find_unit (registry, id);
      else if ((kind->fields[i].flags & WG_FIELD_ID) != 0
               && strcmp (kind->fields[i].name, "grid") == 0)
        grid = wg_registry_find_grid (registry, id);
    }
  if (unit == NULL && grid != NULL)
    unit = wg_registry_find_unit (registry, wg_grid_get_community_id (grid));
  return unit != NULL && g_hash_table_contains (units, unit);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const WgRow *x = *(const WgRow *const *) a;
  const WgRow *y = *(const WgRow *const *) b;
  int by_text = g_strcmp0 (wg_row_get_text (x, 0), wg_row_get_text (y, 0));

  if (by_text != 0)
    return by_text;
  return (wg_row_get_id (x) > wg_row_get_id (y)) - (wg_row_get_id (x) < wg_row_get_id (y));
}

static gboolean
export_init (Export             *self,
             WgDistrict         *district,
             const WgKindExport *what,
             GError            **error)
{
  static const WgKind *const referred[] = { &wg_kind_unit, &wg_kind_grid, &wg_kind_service_class,
                                            &wg_kind_team };
  WgRegistry *registry = wg_district_get_registry (district);
  g_autoptr (GHashTable) units = wg_registry_collect_units (registry, what->unit);
  g_autoptr (GPtrArray) all = wg_store_load (wg_district_get_store (district), what->kind, NULL,
                                             error);

  if (all == NULL)
    return FALSE;
  self->kind = what->kind;
  self->shape = find_shape (what->kind);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < all->len; i++)
    if (what->unit == 0 || lies_under (registry, units, g_ptr_array_index (all, i)))
      g_ptr_array_add (self->rows, wg_row_ref (g_ptr_array_index (all, i)));
  g_ptr_array_sort (self->rows, compare_rows);
  for (guint i = 0; i < G_N_ELEMENTS (referred); i++)
    if (!add_names (district, referred[i], self->names, error))
      return FALSE;
  return TRUE;
}

static const char *
name_of (const Export *self,
         gint64        id)
{
  return g_hash_table_lookup (self->names, &id);
}

static void
add_cell (const Export  *self,
          WgSheet       *sheet,
          const WgField *field,
          const WgValue *value)
{
  g_autofree char *time = NULL;
  WgDate day;

  if (value->type == WG_VALUE_NULL)
    wg_sheet_add_text (sheet, NULL);
  else if ((field->flags & WG_FIELD_ID) != 0)
    wg_sheet_add_text (sheet, name_of (self, value->v.integer));
  else if ((field->flags & WG_FIELD_TIME) != 0)
    {
      time = wg_time_format (value->v.integer);
      wg_sheet_add_text (sheet, time);
    }
  else if ((field->flags & WG_FIELD_DATE) != 0 && wg_date_parse (value->v.text, &day))
    wg_sheet_add_date (sheet, day);
  else if (value->type == WG_VALUE_TEXT)
    wg_sheet_add_text (sheet, wg_word_get_label (field, value->v.text));
  else
    wg_sheet_add_number (sheet, value->type == WG_VALUE_INT ? (double) value->v.integer
                                                            : value->v.real);
}

static gboolean
is_place (const Export *self,
          guint         field)
{
  return (int) field == self->shape && self->kind == &wg_kind_post;
}

static void
add_place (WgSheet     *sheet,
           const WgRow *row,
           guint        field)
{
  g_autoptr (WgGeometry) place = wg_row_get_geometry (row, field);
  guint n;

  for (guint axis = 0; axis < 2; axis++)
    if (place != NULL)
      wg_sheet_add_number (sheet, wg_geometry_get_part (place, 0, &n)[axis]);
    else
      wg_sheet_add_text (sheet, NULL);
}

static void
add_columns (const Export *self,
             WgSheet      *sheet)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const WgField *field = &self->kind->fields[i];

      if (is_place (self, i))
        {
          wg_sheet_add_column (sheet, _("Longitude"), 9);
          wg_sheet_add_column (sheet, _("Latitude"), 9);
        }
      else if ((int) i != self->shape)
        wg_sheet_add_column (sheet, _(field->label),
                             field->type == WG_VALUE_REAL  ? 2
                             : field->type == WG_VALUE_INT ? 0 : -1);
    }
}

static WgSheet *
export_to_sheet (const Export *self)
{
  WgSheet *sheet = wg_sheet_new (_(self->kind->label));

  add_columns (self, sheet);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const WgRow *row = g_ptr_array_index (self->rows, i);

      wg_sheet_begin_row (sheet);
      for (guint f = 0; f < self->kind->n_fields; f++)
        if (is_place (self, f))
          add_place (sheet, row, f);
        else if ((int) f != self->shape)
          add_cell (self, sheet, &self->kind->fields[f], wg_row_get (row, f));
    }
  return sheet;
}

WgSheet *
wg_kind_export_sheet (WgDistrict         *district,
                      const WgKindExport *what,
                      GError            **error)
{
  g_auto (Export) self = { 0 };

  if (!export_init (&self, district, what, error))
    return NULL;
  return export_to_sheet (&self);
}

static void
add_property (const Export    *self,
              WgGeojsonWriter *writer,
              const WgField   *field,
              const WgValue   *value)
{
  g_autofree char *time = NULL;

  if (value->type == WG_VALUE_INT && (field->flags & WG_FIELD_ID) != 0)
    wg_geojson_writer_add_text (writer, field->name, name_of (self, value->v.integer));
  else if (value->type == WG_VALUE_INT && (field->flags & WG_FIELD_TIME) != 0)
    {
      time = wg_time_format (value->v.integer);
      wg_geojson_writer_add_text (writer, field->name, time);
    }
  else
    wg_geojson_writer_add_value (writer, field->name, value);
}

static GBytes *
export_to_geojson (const Export *self)
{
  g_autoptr (WgGeojsonWriter) writer = wg_geojson_writer_new (self->kind->plural);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const WgRow *row = g_ptr_array_index (self->rows, i);
      g_autoptr (WgGeometry) shape =
        self->shape >= 0 ? wg_row_get_geometry (row, (guint) self->shape) : NULL;

      wg_geojson_writer_begin (writer, shape);
      for (guint f = 0; f < self->kind->n_fields; f++)
        if ((int) f != self->shape)
          add_property (self, writer, &self->kind->fields[f], wg_row_get (row, f));
    }
  return wg_geojson_writer_end (writer);
}

static gboolean
write_bytes (const char *path,
             GBytes     *bytes, /* (transfer full) (nullable) */
             GError    **error)
{
  g_autoptr (GBytes) content = bytes;

  return content != NULL && wg_export_file_write (content, path, error);
}

gboolean
wg_kind_export_write (WgDistrict         *district,
                      const WgKindExport *what,
                      const char         *path,
                      guint              *n_rows,
                      GError            **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autoptr (WgSheet) sheet = NULL;
  g_auto (Export) self = { 0 };

  if (!g_str_has_suffix (lower, ".csv") && !g_str_has_suffix (lower, ".xlsx")
      && !g_str_has_suffix (lower, ".geojson"))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _("“%s” cannot be written: choose a name that ends in .csv, .xlsx or "
                     ".geojson."), path);
      return FALSE;
    }
  if (!export_init (&self, district, what, error))
    return FALSE;
  if (n_rows != NULL)
    *n_rows = self.rows->len;
  if (g_str_has_suffix (lower, ".geojson"))
    return write_bytes (path, export_to_geojson (&self), error);
  sheet = export_to_sheet (&self);
  if (g_str_has_suffix (lower, ".xlsx"))
    return wg_sheet_write_xlsx (sheet, path, wg_clock_get_now (wg_district_get_clock (district)),
                                error);
  return write_bytes (path, wg_sheet_to_csv (sheet, what->gb18030 ? WG_SHEET_GB18030
                                                                  : WG_SHEET_UTF8, error), error);
}
