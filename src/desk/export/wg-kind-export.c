/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a kind as a file that an import reads again: what refers to another row carries its code
 * or name, never a row id. Must not write into the file of the district. */

#include "wg-kind-export.h"

#include "wg-district-private.h"
#include "wg-export-file.h"
#include "wg-fields.h"
#include "wg-geojson-writer.h"
#include "wg-place-set.h"
#include "wg-sheet-text.h"
#include "wg-sheet-xlsx.h"
#include "wg-word.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  WgKindExport  what;
  WgStore      *store;
  WgTime        made;
  WgPlaceSet   *places;
  char         *path;   /* (nullable) */
  const WgKind *kind;
  GPtrArray    *rows;   /* WgRow, as they leave */
  GHashTable   *names;  /* row id → code or name of what rows refer to */
  int           shape;  /* field, −1: none */
} Export;

static void
export_clear (Export *self)
{
  g_clear_object (&self->store);
  g_clear_pointer (&self->places, wg_place_set_free);
  g_clear_pointer (&self->path, g_free);
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
add_names (WgStore      *store,
           const WgKind *kind,
           GHashTable   *names,
           GError      **error)
{
  g_autoptr (GPtrArray) rows = wg_store_load (store, kind, NULL, error);
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

/* On the main thread: all that is asked of the open file. */
static void
export_init (Export             *self,
             WgDistrict         *district,
             const WgKindExport *what,
             const char         *path)
{
  *self = (Export) {
    .what = *what,
    .kind = what->kind,
    .store = g_object_ref (wg_district_get_store (district)),
    .made = wg_clock_get_now (wg_district_get_clock (district)),
    .places = wg_place_set_new (wg_district_get_registry (district), what->unit),
    .path = g_strdup (path),
    .shape = find_shape (what->kind),
  };
}

/* On any thread. */
static gboolean
export_load (Export  *self,
             GError **error)
{
  static const WgKind *const referred[] = { &wg_kind_unit, &wg_kind_grid, &wg_kind_service_class,
                                            &wg_kind_team };
  g_autoptr (GPtrArray) all = wg_store_load (self->store, self->kind, NULL, error);

  if (all == NULL)
    return FALSE;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < all->len; i++)
    if (wg_place_set_has (self->places, g_ptr_array_index (all, i)))
      g_ptr_array_add (self->rows, wg_row_ref (g_ptr_array_index (all, i)));
  g_ptr_array_sort (self->rows, compare_rows);
  for (guint i = 0; i < G_N_ELEMENTS (referred); i++)
    if (!add_names (self->store, referred[i], self->names, error))
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
add_position (WgSheet     *sheet,
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
          add_position (sheet, row, f);
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

  export_init (&self, district, what, NULL);
  return export_load (&self, error) ? export_to_sheet (&self) : NULL;
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

static gboolean
export_write (Export  *self,
              GError **error)
{
  g_autofree char *lower = g_ascii_strdown (self->path, -1);
  g_autoptr (WgSheet) sheet = NULL;

  if (!g_str_has_suffix (lower, ".csv") && !g_str_has_suffix (lower, ".xlsx")
      && !g_str_has_suffix (lower, ".geojson"))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _("“%s” cannot be written: choose a name that ends in .csv, .xlsx or "
                     ".geojson."), self->path);
      return FALSE;
    }
  if (!export_load (self, error))
    return FALSE;
  if (g_str_has_suffix (lower, ".geojson"))
    return write_bytes (self->path, export_to_geojson (self), error);
  sheet = export_to_sheet (self);
  if (g_str_has_suffix (lower, ".xlsx"))
    return wg_sheet_write_xlsx (sheet, self->path, self->made, error);
  return write_bytes (self->path,
                      wg_sheet_to_csv (sheet, self->what.gb18030 ? WG_SHEET_GB18030
                                                                 : WG_SHEET_UTF8, error), error);
}

gboolean
wg_kind_export_write (WgDistrict         *district,
                      const WgKindExport *what,
                      const char         *path,
                      guint              *n_rows,
                      GError            **error)
{
  g_auto (Export) self = { 0 };

  export_init (&self, district, what, path);
  if (!export_write (&self, error))
    return FALSE;
  *n_rows = self.rows->len;
  return TRUE;
}

static void
export_free (gpointer data)
{
  export_clear (data);
  g_free (data);
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Export *self = data;
  GError *error = NULL;

  if (export_write (self, &error))
    g_task_return_int (task, self->rows->len);
  else
    g_task_return_error (task, error);
}

void
wg_kind_export_write_async (WgDistrict          *district,
                            const WgKindExport  *what,
                            const char          *path,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (district, cancellable, callback, user_data);
  Export *self = g_new (Export, 1);

  export_init (self, district, what, path);
  g_task_set_source_tag (task, wg_kind_export_write_async);
  g_task_set_task_data (task, self, export_free);
  g_task_run_in_thread (task, write_thread);
}

gssize
wg_kind_export_write_finish (GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}
