/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a kind as a file that an import reads again: what refers to another row carries its code
 * or name, never a row id. Must not write into the file of the district. */

#include "wg-kind-export-private.h"

#include "wg-count-word.h"
#include "wg-district-private.h"
#include "wg-export-file.h"
#include "wg-fields.h"
#include "wg-geojson-writer.h"
#include "wg-import-kind.h"
#include "wg-sheet-paper.h"
#include "wg-sheet-text.h"
#include "wg-sheet-xlsx.h"
#include "wg-number.h"
#include "wg-word.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define MOST_PRINTED 1000 /* rows of a list on paper */

static void
export_clear (WgExportWork *self)
{
  g_clear_object (&self->store);
  g_clear_pointer (&self->places, wg_place_set_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->unit_name, g_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->names, wg_row_names_free);
  g_clear_pointer (&self->for_people, wg_paper_words_free);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
}
typedef WgExportWork Export;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

void
wg_kind_export_report_free (WgKindExportReport *self)
{
  g_strfreev (self->columns);
  g_strfreev (self->files);
  g_free (self);
}

/* What leaves the program, in the order in which it can come back. */
static const WgKind *const kinds[] = {
  &wg_kind_unit,    &wg_kind_grid,         &wg_kind_post,     &wg_kind_service_class,
  &wg_kind_team,    &wg_kind_activity,     &wg_kind_service_case, &wg_kind_whistle,
  &wg_kind_wish,    &wg_kind_hard_problem, &wg_kind_position, &wg_kind_holding,
  &wg_kind_branch_grid, &wg_kind_contact,  &wg_kind_meeting,  &wg_kind_attendance,
  &wg_kind_decision, &wg_kind_base_feature,
};

const WgKind *
wg_kind_export_find (const char *word)
{
  if (strcmp (word, "counts") == 0)
    return wg_import_kind_find (word)->columns;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i]->plural, word) == 0 || strcmp (kinds[i]->name, word) == 0)
      return kinds[i];
  return NULL;
}

char *
wg_kind_export_list (void)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_string_append_printf (list, "%s, ", kinds[i]->plural);
  g_string_append (list, "counts");
  return g_string_free (list, FALSE);
}

static int
find_shape (const WgKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & WG_FIELD_WKB) != 0)
      return (int) i;
  return -1;
}

/* The field of a row that a column shows. */
static guint
find_source (const WgExportWork *self,
             guint               field)
{
  if (self->kind == self->source)
    return field;
  return (guint) wg_kind_find_field (self->source, self->kind->fields[field].name);
}

const WgValue *
wg_export_work_get (const WgExportWork *self,
                    const WgRow        *row,
                    guint               field)
{
  return wg_row_get (row, find_source (self, field));
}

/* (transfer full): a name where the row has one, on paper nobody looks up codes. */
static char *
name_for_people (const WgExportWork *self,
                 gint64              id)
{
  WgRow *row = wg_row_names_get_row (self->names, id);
  const WgKind *kind = row != NULL ? wg_row_get_kind (row) : NULL;
  int name = kind != NULL ? wg_kind_find_field (kind, "short_name") : -1;

  if (kind != NULL && (name < 0 || wg_row_get_text (row, (guint) name) == NULL))
    name = wg_kind_find_field (kind, "name");
  if (kind != NULL && name < 0)
    name = wg_kind_find_field (kind, "title");
  return g_strdup (name >= 0 && wg_row_get_text (row, (guint) name) != NULL
                     ? wg_row_get_text (row, (guint) name)
                     : wg_row_names_get (self->names, id));
}

char *
wg_export_work_text (const WgExportWork *self,
                     const WgRow        *row,
                     guint               i)
{
  const WgField *field = &self->kind->fields[i];
  const WgValue *value = wg_export_work_get (self, row, i);

  if (value->type == WG_VALUE_NULL || value->type == WG_VALUE_BLOB)
    return NULL;
  if (self->for_people != NULL && (field->flags & WG_FIELD_ID) != 0)
    return name_for_people (self, value->v.integer);
  if ((field->flags & WG_FIELD_ID) != 0)
    return g_strdup (wg_row_names_get (self->names, value->v.integer));
  if ((field->flags & WG_FIELD_TIME) != 0)
    return wg_time_format (value->v.integer);
  if (value->type == WG_VALUE_TEXT)
    return g_strdup (wg_word_get_label (field, value->v.text));
  return wg_value_to_string (value);
}

/* What a row is sorted by: references by what they are called. */
static int
compare_values (const WgExportWork *self,
                const WgRow        *a,
                const WgRow        *b,
                guint               field)
{
  const WgValue *x = wg_row_get (a, field), *y = wg_row_get (b, field);

  if (x->type != y->type)
    return (x->type > y->type) - (x->type < y->type);
  if (x->type == WG_VALUE_TEXT)
    return strcmp (x->v.text, y->v.text);
  if (x->type != WG_VALUE_INT)
    return 0;
  if ((self->source->fields[field].flags & WG_FIELD_ID) != 0)
    return g_strcmp0 (wg_row_names_get (self->names, x->v.integer),
                      wg_row_names_get (self->names, y->v.integer));
  return (x->v.integer > y->v.integer) - (x->v.integer < y->v.integer);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const WgExportWork *self = data;
  const WgRow *x = *(const WgRow *const *) a;
  const WgRow *y = *(const WgRow *const *) b;
  guint n = MIN (self->source->n_fields, 4);

  /* A class comes after the class above it. */
  if (self->source == &wg_kind_service_class)
    {
      int by_depth = compare_values (self, x, y, WG_SERVICE_CLASS_PARENT);
      gboolean x_top = wg_row_get (x, WG_SERVICE_CLASS_PARENT)->type == WG_VALUE_NULL;
      gboolean y_top = wg_row_get (y, WG_SERVICE_CLASS_PARENT)->type == WG_VALUE_NULL;

      if (x_top != y_top)
        return by_depth;
    }
  for (guint i = 0; i < n; i++)
    {
      int order = compare_values (self, x, y, i);

      if (order != 0)
        return order;
    }
  return (wg_row_get_id (x) > wg_row_get_id (y)) - (wg_row_get_id (x) < wg_row_get_id (y));
}

/* On the main thread: all that is asked of the open file. */
static void
export_init (WgExportWork       *self,
             WgDistrict         *district,
             const WgKindExport *what,
             const char         *path)
{
  WgUnit *unit = what->unit != 0 ? wg_district_find_unit (district, what->unit) : NULL;

  /* What is written depends on who reads it. */
  gboolean for_people = path != NULL && g_str_has_suffix (path, ".pdf");

  *self = (WgExportWork) {
    .what = *what,
    .kind = what->kind,
    .source = wg_kind_find (what->kind->name),
    .store = g_object_ref (wg_district_get_store (district)),
    .made = wg_clock_get_now (wg_district_get_clock (district)),
    .places = wg_place_set_new (wg_district_get_registry (district), what->unit),
    .path = g_strdup (path),
    .unit_name = g_strdup (unit != NULL ? wg_unit_get_name (unit)
                                        : wg_district_get_name (district)),
    .shape = find_shape (what->kind),
    .columns = g_ptr_array_new_with_free_func (g_free),
    .files = g_ptr_array_new_with_free_func (g_free),
    .names = wg_row_names_new (),
    .for_people = for_people ? wg_paper_words_new (district) : NULL,
  };
}

/* Itself, or by what it names; what has no place at all belongs to every unit. */
static gboolean
is_there (WgExportWork *self,
          const WgRow  *row)
{
  gboolean placed = self->source == &wg_kind_unit || self->source == &wg_kind_grid;

  if (wg_place_set_has (self->places, row))
    return TRUE;
  for (guint i = 0; i < self->source->n_fields; i++)
    {
      const WgKind *target = wg_row_names_get_target (self->source, i);
      WgRow *named = NULL;

      if (target == &wg_kind_position || target == &wg_kind_meeting)
        named = wg_row_names_get_row (self->names, wg_row_get_int (row, i, 0));
      if (named != NULL && wg_place_set_has (self->places, named))
        return TRUE;
      placed = placed || (target != NULL && target != &wg_kind_service_class);
    }
  return !placed;
}

/* On any thread. */
static gboolean
export_load (WgExportWork *self,
             GError      **error)
{
  g_autofree const WgKind **named = wg_row_names_list_kinds (self->source);
  g_autoptr (GPtrArray) all = NULL;

  for (guint i = 0; named[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) rows = wg_store_load (self->store, named[i], NULL, error);

      if (rows == NULL)
        return FALSE;
      wg_row_names_add (self->names, rows);
    }
  all = wg_store_load (self->store, self->source, NULL, error);
  if (all == NULL)
    return FALSE;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  for (guint i = 0; i < all->len; i++)
    if (is_there (self, g_ptr_array_index (all, i)))
      g_ptr_array_add (self->rows, wg_row_ref (g_ptr_array_index (all, i)));
  g_ptr_array_sort_with_data (self->rows, compare_rows, self);
  return TRUE;
}

/* Beside a count, the word that it was reported with: "volunteers_word". −1: none. */
static int
find_word (const WgExportWork *self,
           guint               count)
{
  g_autofree char *name = g_strconcat (self->kind->fields[count].name, "_word", NULL);

  return (self->kind->fields[count].flags & WG_FIELD_COUNT) != 0
           ? wg_kind_find_field (self->kind, name) : -1;
}

/* On paper a count is read as it was written, "100余", and its word is no column. */
static gboolean
is_word_on_paper (const WgExportWork *self,
                  guint               field)
{
  for (guint i = 0; self->for_people != NULL && i < self->kind->n_fields; i++)
    if (find_word (self, i) == (int) field)
      return TRUE;
  return FALSE;
}

static const char *
get_word (const WgExportWork *self,
          const WgRow        *row,
          guint               count)
{
  int word = self->for_people != NULL ? find_word (self, count) : -1;
  const WgValue *value = word >= 0 ? wg_export_work_get (self, row, (guint) word) : NULL;

  return value != NULL && value->type == WG_VALUE_TEXT ? value->v.text : NULL;
}

static void
add_cell (const WgExportWork *self,
          WgSheet            *sheet,
          const WgRow        *row,
          guint               i)
{
  const WgField *field = &self->kind->fields[i];
  const WgValue *value = wg_export_work_get (self, row, i);
  gboolean number = value->type == WG_VALUE_REAL
                    || (value->type == WG_VALUE_INT && (field->flags & WG_FIELD_ID) == 0);
  g_autofree char *said = self->for_people != NULL
                            ? wg_paper_words_dup (self->for_people, row, find_source (self, i))
                            : NULL;
  WgDate day;

  if (said != NULL)
    wg_sheet_add_text (sheet, *said != '\0' ? said : NULL);
  else if ((field->flags & WG_FIELD_TIME) != 0 && value->type == WG_VALUE_INT)
    wg_sheet_add_time (sheet, value->v.integer);
  else if ((field->flags & WG_FIELD_DATE) != 0 && value->type == WG_VALUE_TEXT
           && wg_date_parse (value->v.text, &day))
    wg_sheet_add_date (sheet, day);
  else if (number && get_word (self, row, i) != NULL)
    {
      g_autofree char *text = wg_count_word_format (value->v.integer, get_word (self, row, i));

      wg_sheet_add_text (sheet, text);
    }
  else if (number)
    wg_sheet_add_number (sheet, value->type == WG_VALUE_INT ? (double) value->v.integer
                                                            : value->v.real);
  else
    {
      g_autofree char *text = wg_export_work_text (self, row, i);

      wg_sheet_add_text (sheet, text);
    }
}

static gboolean
is_place (const WgExportWork *self,
          guint               field)
{
  return (int) field == self->shape && self->kind == &wg_kind_post;
}

/* Nobody reads off degrees, and what hangs on a wall is not to tell them (L-03). */
static gboolean
is_column (const WgExportWork *self,
           guint               field)
{
  if (is_word_on_paper (self, field))
    return FALSE;
  return (int) field != self->shape || (is_place (self, field) && self->for_people == NULL);
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
add_columns (const WgExportWork *self,
             WgSheet            *sheet)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const WgField *field = &self->kind->fields[i];

      if (is_column (self, i) && is_place (self, i))
        {
          wg_sheet_add_column (sheet, _("Longitude"), 9);
          wg_sheet_add_column (sheet, _("Latitude"), 9);
        }
      else if (is_column (self, i))
        wg_sheet_add_column (sheet, _(field->label),
                             field->type == WG_VALUE_REAL  ? 2
                             : field->type == WG_VALUE_INT ? 0 : -1);
    }
}

static WgSheet *
export_to_sheet (const WgExportWork *self)
{
  WgSheet *sheet = wg_sheet_new (_(self->kind->label));

  add_columns (self, sheet);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const WgRow *row = g_ptr_array_index (self->rows, i);

      wg_sheet_begin_row (sheet);
      for (guint f = 0; f < self->kind->n_fields; f++)
        if (is_column (self, f) && is_place (self, f))
          add_position (sheet, row, f);
        else if (is_column (self, f))
          add_cell (self, sheet, row, f);
    }
  return sheet;
}

static void
add_property (const WgExportWork *self,
              WgGeojsonWriter    *writer,
              const WgRow        *row,
              guint               i)
{
  const WgField *field = &self->kind->fields[i];
  const WgValue *value = wg_export_work_get (self, row, i);

  if (value->type == WG_VALUE_INT && (field->flags & (WG_FIELD_ID | WG_FIELD_TIME)) != 0)
    {
      g_autofree char *text = wg_export_work_text (self, row, i);

      wg_geojson_writer_add_text (writer, field->name, text);
    }
  else
    wg_geojson_writer_add_value (writer, field->name, value);
}

static GBytes *
export_to_geojson (WgExportWork *self)
{
  g_autoptr (WgGeojsonWriter) writer = wg_geojson_writer_new (self->kind->plural);

  for (guint f = 0; f < self->kind->n_fields; f++)
    if ((int) f != self->shape)
      g_ptr_array_add (self->columns, g_strdup (self->kind->fields[f].name));
  for (guint i = 0; i < self->rows->len; i++)
    {
      const WgRow *row = g_ptr_array_index (self->rows, i);
      g_autoptr (WgGeometry) shape =
        self->shape >= 0 ? wg_row_get_geometry (row, (guint) self->shape) : NULL;

      self->n_shapes += shape != NULL;
      wg_geojson_writer_begin (writer, shape);
      for (guint f = 0; f < self->kind->n_fields; f++)
        if ((int) f != self->shape)
          add_property (self, writer, row, f);
    }
  return wg_geojson_writer_end (writer);
}

static gboolean
write_bytes (const WgExportWork *self,
             GBytes             *bytes, /* (transfer full) (nullable) */
             GError            **error)
{
  g_autoptr (GBytes) content = bytes;

  return content != NULL
         && (self->what.dry_run || wg_export_file_write (content, self->path, error));
}

/* A report: whose rows, of which day, how many. */
static gboolean
write_paper (WgExportWork  *self,
             const WgSheet *sheet,
             GError       **error)
{
  g_autofree char *day = wg_date_format (wg_time_get_day (self->made));
  g_autofree char *count = wg_number_format (self->rows->len, 0);
  /* Translators: under the title of a printed list: the unit, the day, how many rows. */
  g_autofree char *subtitle =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s · %s · %s row", "%s · %s · %s rows",
                                  self->rows->len), self->unit_name, day, count);

  return self->what.dry_run || wg_sheet_paper_write (sheet, subtitle, self->path, error);
}

static gboolean
write_table (WgExportWork *self,
             const char   *format,
             GError      **error)
{
  g_autoptr (WgSheet) sheet = NULL;

  if (self->for_people != NULL && self->rows->len > MOST_PRINTED)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _("A list of %u rows is not printed, %u is the limit: choose a smaller unit, or "
                     "a name that ends in .xlsx."), self->rows->len, (guint) MOST_PRINTED);
      return FALSE;
    }
  sheet = export_to_sheet (self);
  for (guint i = 0; i < wg_sheet_get_n_columns (sheet); i++)
    g_ptr_array_add (self->columns, g_strdup (wg_sheet_get_column (sheet, i)->name));
  if (strcmp (format, ".pdf") == 0)
    return write_paper (self, sheet, error);
  if (strcmp (format, ".xlsx") == 0)
    return self->what.dry_run || wg_sheet_write_xlsx (sheet, self->path, self->made, error);
  return write_bytes (self,
                      wg_sheet_to_csv (sheet, self->what.gb18030 ? WG_SHEET_GB18030
                                                                 : WG_SHEET_UTF8, error), error);
}

static gboolean
export_write (WgExportWork *self,
              GCancellable *cancellable,
              GError      **error)
{
  static const char *const formats[] = { ".csv", ".xlsx", ".geojson", ".gpkg", ".shp", ".zip",
                                         ".pdf" };
  g_autofree char *lower = g_ascii_strdown (self->path, -1);
  const char *format = NULL;
  gboolean done;

  for (guint i = 0; i < G_N_ELEMENTS (formats) && format == NULL; i++)
    if (g_str_has_suffix (lower, formats[i]))
      format = formats[i];
  if (format == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _("“%s” cannot be written: choose a name that ends in .csv, .xlsx, .geojson, "
                     ".gpkg, .shp, .zip or .pdf."), self->path);
      return FALSE;
    }
  if (!export_load (self, error))
    return FALSE;
  if (strcmp (format, ".geojson") == 0)
    done = write_bytes (self, export_to_geojson (self), error);
  else if (strcmp (format, ".gpkg") == 0 || strcmp (format, ".shp") == 0
           || strcmp (format, ".zip") == 0)
    done = wg_export_layer_write (self, format, cancellable, error);
  else
    done = write_table (self, format, error);
  if (done && self->files->len == 0)
    g_ptr_array_add (self->files, g_path_get_basename (self->path));
  return done;
}

static char **
steal_texts (GPtrArray *texts)
{
  char **list = g_new0 (char *, texts->len + 1);

  for (guint i = 0; i < texts->len; i++)
    list[i] = g_strdup (g_ptr_array_index (texts, i));
  return list;
}

static WgKindExportReport *
report (const WgExportWork *self)
{
  WgKindExportReport *made = g_new0 (WgKindExportReport, 1);
  g_autofree char *folder = g_path_get_dirname (self->path);

  made->n_rows = self->rows->len;
  made->n_shapes = self->n_shapes;
  made->columns = steal_texts (self->columns);
  made->files = steal_texts (self->files);
  for (guint i = 0; !self->what.dry_run && made->files[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, made->files[i], NULL);
      GStatBuf status;

      if (g_stat (path, &status) == 0)
        made->bytes += (guint64) status.st_size;
    }
  return made;
}

WgKindExportReport *
wg_kind_export_write (WgDistrict         *district,
                      const WgKindExport *what,
                      const char         *path,
                      GError            **error)
{
  g_auto (Export) self = { 0 };

  export_init (&self, district, what, path);
  return export_write (&self, NULL, error) ? report (&self) : NULL;
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
  GError *error = NULL;

  if (export_write (data, cancellable, &error))
    g_task_return_pointer (task, report (data), (GDestroyNotify) wg_kind_export_report_free);
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
  WgExportWork *self = g_new (WgExportWork, 1);

  export_init (self, district, what, path);
  g_task_set_source_tag (task, wg_kind_export_write_async);
  g_task_set_task_data (task, self, export_free);
  g_task_run_in_thread (task, write_thread);
}

WgKindExportReport *
wg_kind_export_write_finish (GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
