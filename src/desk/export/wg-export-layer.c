/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows as a layer of a GIS: GeoPackage with the names of the screen, or a shapefile with names of
 * ten bytes and a table beside it that says what they mean (T-05). */

#include "wg-kind-export-private.h"

#include "wg-layer-writer.h"
#include "wg-sheet-text.h"
#include "wg-short-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WIDEST_TEXT 254 /* bytes, of a shapefile */

static WgReaderColumn
type_of (const WgField *field)
{
  if ((field->flags & WG_FIELD_TIME) != 0)
    return WG_READER_COLUMN_TIME;
  if ((field->flags & WG_FIELD_DATE) != 0)
    return WG_READER_COLUMN_DATE;
  if (field->type == WG_VALUE_REAL)
    return WG_READER_COLUMN_REAL;
  return field->type == WG_VALUE_INT && (field->flags & WG_FIELD_ID) == 0 ? WG_READER_COLUMN_INT
                                                                         : WG_READER_COLUMN_TEXT;
}

static const char *
name_type (const WgField *field)
{
  switch (type_of (field))
    {
    case WG_READER_COLUMN_INT:
    case WG_READER_COLUMN_REAL:
      return _("Number");
    case WG_READER_COLUMN_DATE:
      return _("Day");
    case WG_READER_COLUMN_TIME:
      return _("Day and time");
    case WG_READER_COLUMN_TEXT:
    case WG_READER_N_COLUMNS:
    default:
      return _("Text");
    }
}

static void
add_value (const WgExportWork *self,
           WgLayerWriter      *writer,
           const WgRow        *row,
           guint               i)
{
  const WgField *field = &self->kind->fields[i];
  const WgValue *value = wg_export_work_get (self, row, i);
  WgReaderColumn type = type_of (field);

  if (value->type == WG_VALUE_INT && type == WG_READER_COLUMN_INT)
    wg_layer_writer_add_int (writer, value->v.integer);
  else if (value->type == WG_VALUE_REAL)
    wg_layer_writer_add_real (writer, value->v.real);
  else
    {
      g_autofree char *text = wg_export_work_text (self, row, i);

      wg_layer_writer_add_text (writer, text);
    }
}

static void
add_rows (WgExportWork  *self,
          WgLayerWriter *writer)
{
  for (guint r = 0; r < self->rows->len; r++)
    {
      const WgRow *row = g_ptr_array_index (self->rows, r);
      const WgValue *shape =
        self->shape >= 0 ? wg_export_work_get (self, row, (guint) self->shape) : NULL;
      GBytes *wkb = shape != NULL && shape->type == WG_VALUE_BLOB ? shape->v.blob : NULL;

      wg_layer_writer_begin_row (writer);
      for (guint i = 0; i < self->kind->n_fields; i++)
        if ((int) i != self->shape)
          add_value (self, writer, row, i);
      wg_layer_writer_end_row (writer, wkb);
      self->n_shapes += wkb != NULL;
    }
}

static void
add_columns (WgExportWork  *self,
             WgLayerWriter *writer,
             gboolean       shapefile)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const WgField *field = &self->kind->fields[i];
      char *name = shapefile ? wg_short_name (field->name) : g_strdup (_(field->label));

      if ((int) i == self->shape)
        {
          g_free (name);
          continue;
        }
      wg_layer_writer_add_column (writer, name, type_of (field));
      g_ptr_array_add (self->columns, name);
    }
}

/* The dictionary: what each short name means. */
static gboolean
add_dictionary (const WgExportWork *self,
                WgLayerWriter      *writer,
                GError            **error)
{
  g_autofree char *base = g_path_get_basename (self->path);
  g_autofree char *stem = g_strndup (base, (gsize) (strrchr (base, '.') - base));
  g_autofree char *name = g_strconcat (stem, "_fields.csv", NULL);
  g_autoptr (WgSheet) sheet = wg_sheet_new (_(self->kind->label));
  g_autoptr (GBytes) content = NULL;

  wg_sheet_add_column (sheet, _("Column"), -1);
  wg_sheet_add_column (sheet, _("Meaning"), -1);
  wg_sheet_add_column (sheet, _("Values"), -1);
  wg_sheet_add_column (sheet, _("Field"), -1);
  for (guint i = 0, column = 0; i < self->kind->n_fields; i++)
    {
      const WgField *field = &self->kind->fields[i];

      if ((int) i == self->shape)
        continue;
      wg_sheet_begin_row (sheet);
      wg_sheet_add_text (sheet, g_ptr_array_index (self->columns, column++));
      wg_sheet_add_text (sheet, _(field->label));
      wg_sheet_add_text (sheet, name_type (field));
      wg_sheet_add_text (sheet, field->name);
    }
  content = wg_sheet_to_csv (sheet, WG_SHEET_UTF8, error);
  if (content == NULL)
    return FALSE;
  wg_layer_writer_add_file (writer, name, content);
  return TRUE;
}

/* What a shapefile cannot hold is not written at all rather than cut. */
static gboolean
check_shapefile (const WgExportWork *self,
                 WgLayerWriter      *writer,
                 GError            **error)
{
  WgReaderShape shape = wg_layer_writer_get_shape (writer);

  if (shape == WG_READER_NO_SHAPE || shape == WG_READER_ANY_SHAPE)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           shape == WG_READER_NO_SHAPE
                             ? _("These rows have no shapes, and a shapefile is nothing without: "
                                 "choose a name that ends in .xlsx, .csv or .gpkg.")
                             : _("A shapefile holds shapes of one kind, and here are points, "
                                 "lines or areas together: choose a name that ends in .gpkg or "
                                 ".geojson."));
      return FALSE;
    }
  for (guint i = 0; i < self->columns->len; i++)
    if (wg_layer_writer_get_widest (writer, i) > WIDEST_TEXT)
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                     _("The column “%s” has a text of %u bytes, and a shapefile holds %u: choose a "
                       "name that ends in .gpkg or .geojson."),
                     (const char *) g_ptr_array_index (self->columns, i),
                     wg_layer_writer_get_widest (writer, i), (guint) WIDEST_TEXT);
        return FALSE;
      }
  return TRUE;
}

gboolean
wg_export_layer_write (WgExportWork  *self,
                       const char    *format,
                       GCancellable  *cancellable,
                       GError       **error)
{
  gboolean shapefile = strcmp (format, ".gpkg") != 0;
  g_autoptr (WgLayerWriter) writer = wg_layer_writer_new ();
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *made = wg_time_format (self->made);

  add_columns (self, writer, shapefile);
  add_rows (self, writer);
  if (shapefile && (!check_shapefile (self, writer, error)
                    || !add_dictionary (self, writer, error)))
    return FALSE;
  if (self->what.dry_run)
    return TRUE;
  if (!wg_layer_writer_write (writer, self->path, made, cancellable, &files, error))
    return FALSE;
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (self->files, g_strdup (g_ptr_array_index (files, i)));
  return TRUE;
}
