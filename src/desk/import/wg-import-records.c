/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of records as one edit. A record that the file has already, by its number or by all that
 * names it, is changed and not added again, so that the same table can come twice. An empty cell
 * never empties a field. */

#include "wg-import-records.h"

#include "wg-cell-value.h"
#include "wg-fields.h"
#include "wg-import-label.h"
#include "wg-import-linked.h"
#include "wg-import-plan-private.h"
#include "wg-import-post.h"
#include "wg-import-street.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define REST_AFTER 65536

static char *
key_of_fields (const WgRow *row,
               const int   *fields)
{
  GString *key = g_string_new (NULL);

  for (; *fields >= 0; fields++)
    {
      const WgValue *value = wg_row_get (row, (guint) *fields);

      if (value->type == WG_VALUE_TEXT)
        g_string_append (key, value->v.text);
      else if (value->type == WG_VALUE_INT)
        g_string_append_printf (key, "%" G_GINT64_FORMAT, value->v.integer);
      g_string_append_c (key, '\n');
    }
  return g_string_free (key, FALSE);
}

/* (transfer full): what says that two rows are the same record. */
static char *
key_of (const WgImportKind *as,
        const WgRow        *row)
{
  static const int team[] = { WG_TEAM_NAME, WG_TEAM_UNIT, -1 };
  static const int activity[] = { WG_ACTIVITY_HELD_ON, WG_ACTIVITY_STARTS_AT, WG_ACTIVITY_NAME,
                                  WG_ACTIVITY_UNIT, WG_ACTIVITY_GRID, WG_ACTIVITY_VENUE, -1 };
  static const int number[] = { WG_SERVICE_CASE_NUMBER, -1 };
  static const int order[] = { WG_SERVICE_CASE_ORDERED_AT, WG_SERVICE_CASE_SERVICE_CLASS,
                               WG_SERVICE_CASE_UNIT, WG_SERVICE_CASE_GRID,
                               WG_SERVICE_CASE_SUMMARY, -1 };
  static const int code[] = { WG_POST_CODE, -1 };
  const WgKind *kind = wg_row_get_kind (row);

  if (as->linked)
    return wg_import_linked_key (row);
  if (kind == &wg_kind_team)
    return key_of_fields (row, team);
  if (kind == &wg_kind_activity)
    return key_of_fields (row, activity);
  if (kind == &wg_kind_base_feature)
    return wg_import_street_key (row);
  if (kind == &wg_kind_post)
    return wg_row_get_text (row, WG_POST_CODE) != NULL ? key_of_fields (row, code)
                                                       : wg_import_post_key (row);
  return key_of_fields (row, wg_row_get_text (row, WG_SERVICE_CASE_NUMBER) != NULL ? number
                                                                                   : order);
}

static void
queue_free (gpointer queue)
{
  g_queue_free (queue);
}

WgImportRecords *
wg_import_records_new (const WgImportKind *kind,
                       WgImportBook       *book,
                       WgRowNames         *names,
                       GPtrArray          *present,
                       WgDate              today,
                       WgTime              entered)
{
  WgImportRecords *self = g_new0 (WgImportRecords, 1);

  self->kind = kind;
  self->book = book;
  self->names = names;
  self->words = wg_value_words_new ();
  self->today = today;
  self->entered = entered;
  self->present = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, queue_free);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_table_unref);
  self->maps = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_column_map_free);
  self->refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_refusal_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  if (kind->manner == WG_IMPORT_RECORDS && wg_row_can_be_kept (kind->rows))
    self->spill = wg_spill_new ();
  self->inserted = g_ptr_array_new_with_free_func (
    self->spill == NULL ? (GDestroyNotify) wg_row_unref : NULL);
  self->class_field = wg_kind_find_field (kind->rows, "service_class");
  self->classes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->updated = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  for (guint i = 0; kind->manner == WG_IMPORT_RECORDS && i < present->len; i++)
    {
      char *key = key_of (kind, g_ptr_array_index (present, i));
      GQueue *queue = g_hash_table_lookup (self->present, key);

      if (queue == NULL)
        {
          queue = g_queue_new ();
          g_hash_table_insert (self->present, g_strdup (key), queue);
        }
      g_queue_push_tail (queue, g_ptr_array_index (present, i));
      g_free (key);
    }
  return self;
}

void
wg_import_records_free (WgImportRecords *self)
{
  wg_import_book_free (self->book);
  g_clear_pointer (&self->names, wg_row_names_free);
  wg_value_words_free (self->words);
  g_hash_table_unref (self->present);
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->maps);
  g_ptr_array_unref (self->refusals);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->inserted);
  g_clear_pointer (&self->spill, wg_spill_unref);
  g_hash_table_unref (self->classes);
  g_ptr_array_unref (self->updated);
  g_free (self->problem);
  g_free (self->beside);
  g_free (self);
}

static void G_GNUC_PRINTF (2, 3)
note (WgImportRecords *self,
      const char      *format,
      ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (self->notes, g_strdup_vprintf (format, args));
  va_end (args);
}

/* The row of the file with what the table says on top; NULL when it says nothing new. */
static WgRow *
merge (WgRow *old,
       WgRow *said)
{
  g_autoptr (WgRow) row = wg_row_copy (old);
  gboolean changed = FALSE;

  for (guint i = 0; i < wg_row_get_kind (old)->n_fields; i++)
    {
      const WgValue *value = wg_row_get (said, i);

      if (value->type == WG_VALUE_NULL || wg_value_equal (value, wg_row_get (old, i)))
        continue;
      wg_value_copy (value, wg_row_edit (row, i));
      changed = TRUE;
    }
  return changed ? g_steal_pointer (&row) : NULL;
}

static gboolean
is_equal (const WgRow *a,
          const WgRow *b)
{
  for (guint i = 0; i < wg_row_get_kind (a)->n_fields; i++)
    if (!wg_value_equal (wg_row_get (a, i), wg_row_get (b, i)))
      return FALSE;
  return TRUE;
}

/* (nullable): of the rows that are named alike, the one that says the same, else the one to which
 * nothing is new, else the first. Each stands for one row of the tables. */
static WgRow *
pop_old (GQueue *queue,
         WgRow  *said)
{
  GList *found = NULL;
  WgRow *old;

  for (GList *l = queue->head; l != NULL; l = l->next)
    {
      g_autoptr (WgRow) merged = merge (l->data, said);

      if (merged != NULL)
        continue;
      found = found == NULL || is_equal (l->data, said) ? l : found;
    }
  found = found != NULL ? found : queue->head;
  old = found != NULL ? found->data : NULL;
  if (found != NULL)
    g_queue_delete_link (queue, found);
  return old;
}

static void
note_class (WgImportRecords *self,
            const WgRow     *row)
{
  gint64 id = self->class_field >= 0 ? wg_row_get_int (row, (guint) self->class_field, 0) : 0;

  if (id != 0 && !g_hash_table_contains (self->classes, &id))
    g_hash_table_add (self->classes, g_memdup2 (&id, sizeof id));
}

static void
take (WgImportRecords *self,
      WgRow           *old, /* (nullable) */
      WgRow           *said)
{
  WgRow *merged = old != NULL ? merge (old, said) : NULL;

  if (old == NULL)
    {
      if (self->kind->rows == &wg_kind_post)
        wg_import_post_fill (said, self->defaults);
      note_class (self, said);
      g_ptr_array_add (self->inserted, self->spill != NULL ? wg_row_new_kept (said, self->spill)
                                                           : wg_row_ref (said));
    }
  else if (merged == NULL)
    self->n_unchanged++;
  else
    {
      note_class (self, merged);
      g_ptr_array_add (self->updated, wg_row_ref (old));
      g_ptr_array_add (self->updated, merged);
    }
}

static void
refuse_at (WgImportRecords *self,
           const WgTable   *table,
           guint            i,
           const char      *column,
           const char      *why)
{
  g_ptr_array_add (self->refusals,
                   wg_refusal_new (wg_table_get_file (table), wg_table_get_row (table, i),
                                   wg_table_get_line (table, i), column, why));
}

/* A number stands for one order. */
static gboolean
is_twice (WgImportRecords   *self,
          const WgTable     *table,
          const WgColumnMap *map,
          guint              i,
          const WgRow       *row)
{
  const char *number = self->kind->rows == &wg_kind_service_case
                         ? wg_row_get_text (row, WG_SERVICE_CASE_NUMBER) : NULL;
  int column = wg_column_map_get_column (map, WG_SERVICE_CASE_NUMBER);
  g_autofree char *why = NULL;

  if (number == NULL || g_hash_table_add (self->numbers, g_strdup (number)))
    return FALSE;
  why = g_strdup_printf (_("The number %s is there already."), number);
  refuse_at (self, table, i, wg_table_get_column (table, (guint) column), why);
  return TRUE;
}

static void
add_record (WgImportRecords *self,
            WgImportReading *reading,
            guint            i)
{
  WgRefusal *refusal = NULL;
  g_autoptr (WgRow) row = wg_import_record_read (reading, i, &refusal);
  g_autofree char *key = NULL;
  GQueue *queue = NULL;

  if (row == NULL)
    {
      g_ptr_array_add (self->refusals, refusal);
      return;
    }
  if (is_twice (self, reading->table, reading->map, i, row))
    return;
  /* Into an empty table nothing comes twice. */
  if (g_hash_table_size (self->present) > 0)
    {
      key = key_of (self->kind, row);
      queue = g_hash_table_lookup (self->present, key);
    }
  take (self, queue != NULL ? pop_old (queue, row) : NULL, row);
}

/* Numbers of a grid that is there; nothing else of it is touched. */
static void
add_counts (WgImportRecords   *self,
            const WgTable     *table,
            const WgColumnMap *map,
            guint              i)
{
  g_autofree char *code = wg_column_map_dup_cell (map, table, i, 0);
  WgRow *old = code != NULL ? wg_import_book_get_grid (self->book, code) : NULL;
  g_autoptr (WgRow) said = wg_row_new (&wg_kind_grid, 0);
  g_autofree char *why = NULL;

  if (old == NULL)
    {
      int column = wg_column_map_get_column (map, 0);

      why = code == NULL ? g_strdup (_("The row has no code."))
                         : g_strdup_printf (_("There is no grid “%s” in the file."), code);
      refuse_at (self, table, i, wg_table_get_column (table, (guint) column), why);
      return;
    }
  for (guint field = 1; field < self->kind->columns->n_fields; field++)
    {
      const WgField *about = &self->kind->columns->fields[field];
      int column = wg_column_map_get_column (map, field);
      g_autofree char *cell = NULL;

      if (column < 0)
        continue;
      cell = wg_column_map_dup_cell (map, table, i, field);
      if (!wg_cell_to_value (about, cell,
                             wg_row_edit (said, (guint) wg_kind_find_field (&wg_kind_grid,
                                                                           about->name)),
                             &why))
        {
          refuse_at (self, table, i, wg_table_get_column (table, (guint) column), why);
          return;
        }
    }
  take (self, old, said);
}

/* What a table must have; else it can only be shown, so that the user says which column has it. */
static gboolean
has_needed (WgImportRecords   *self,
            const WgTable     *table,
            const WgColumnMap *map)
{
  guint needed = self->kind->linked ? wg_import_linked_needed (self->kind->rows)
                 : self->kind->manner == WG_IMPORT_COUNTS      ? 0
                 : self->kind->rows == &wg_kind_team           ? WG_TEAM_NAME
                 : self->kind->rows == &wg_kind_activity       ? WG_ACTIVITY_HELD_ON
                 : self->kind->rows == &wg_kind_post           ? WG_POST_NAME
                                                               : WG_SERVICE_CASE_ORDERED_AT;
  const WgField *field = &self->kind->columns->fields[needed];
  g_autoptr (GString) columns = g_string_new (NULL);

  if ((self->kind->rows == &wg_kind_base_feature && !self->kind->linked)
      || wg_column_map_get_column (map, needed) >= 0)
    return TRUE;
  if (self->problem != NULL)
    return FALSE;
  for (guint i = 0; i < wg_table_get_n_columns (table); i++)
    g_string_append_printf (columns, "%s%s", i > 0 ? ", " : "", wg_table_get_column (table, i));
  self->problem = g_strdup_printf (
    _("%s: none of the columns is known to hold “%s”. Say which one does, as COLUMN=%s. The "
      "columns are: %s."),
    wg_table_get_file (table), _(field->label), field->name, columns->str);
  return FALSE;
}

/* Whether days that begin with a small number begin with the month. */
static WgTimeOrder
find_order (WgImportRecords   *self,
            const WgTable     *table,
            const WgColumnMap *map)
{
  gint64 told = 0;
  gboolean asked = FALSE;

  for (guint field = 0; field < self->kind->rows->n_fields; field++)
    {
      int column = wg_column_map_get_column (map, field);

      if (column < 0
          || (self->kind->rows->fields[field].flags & (WG_FIELD_TIME | WG_FIELD_DATE)) == 0)
        continue;
      for (guint i = 0; i < wg_table_get_n_rows (table); i++)
        {
          const char *cell = wg_table_get_cell (table, i, (guint) column);
          int order = cell != NULL ? wg_time_tell_order (cell) : 0;

          told += order;
          asked = asked || order != 0
                  || (cell != NULL && strchr (cell, '/') != NULL && strchr (cell, '/') < cell + 3);
        }
    }
  if (asked)
    note (self, told < 0 ? _("%s: days are read as day/month/year.")
                         : _("%s: days are read as month/day/year."),
          wg_table_get_file (table));
  return told < 0 ? WG_TIME_DAY_FIRST : WG_TIME_MONTH_FIRST;
}

/* What was taken although something was missing. */
static void
note_reading (WgImportRecords       *self,
              const WgImportReading *reading)
{
  if (reading->n_unnamed > 0)
    note (self,
          g_dngettext (GETTEXT_PACKAGE, "%u activity has no name; its class stands for it.",
                       "%u activities have no name; their class stands for them.",
                       reading->n_unnamed),
          reading->n_unnamed);
  if (reading->n_unknown_teams > 0)
    note (self,
          g_dngettext (GETTEXT_PACKAGE,
                       "%u row names a team that is not in the file; it stays without one.",
                       "%u rows name a team that is not in the file; they stay without one.",
                       reading->n_unknown_teams),
          reading->n_unknown_teams);
  if (reading->n_nowhere > 0)
    note (self,
          g_dngettext (GETTEXT_PACKAGE, "%u post stands in no grid of the file.",
                       "%u posts stand in no grid of the file.", reading->n_nowhere),
          reading->n_nowhere);
  if (reading->n_unknown_leads > 0)
    note (self,
          g_dngettext (GETTEXT_PACKAGE,
                       "%u row names a lead unit that is not in the file; it stays without one.",
                       "%u rows name a lead unit that is not in the file; they stay without one.",
                       reading->n_unknown_leads),
          reading->n_unknown_leads);
}

static void
read_rows (WgImportRecords *self,
           WgTable         *table,
           WgColumnMap     *map)
{
  WgImportReading reading = { .kind = self->kind, .book = self->book, .names = self->names,
                              .contacts = self->contacts, .words = self->words,
                              .today = self->today, .entered = self->entered,
                              .table = table, .map = map,
                              .first_id = wg_row_new_id () / 2 };

  if (self->kind->rows == &wg_kind_base_feature)
    reading.layer = wg_import_street_get_layer (self->defaults);
  if (self->kind->manner == WG_IMPORT_RECORDS)
    {
      reading.order = find_order (self, table, map);
      wg_import_reading_prepare (&reading);
    }
  for (guint i = 0; i < wg_table_get_n_rows (table); i++)
    if (self->kind->manner == WG_IMPORT_COUNTS)
      add_counts (self, table, map, i);
    else
      add_record (self, &reading, i);
  note_reading (self, &reading);
  wg_import_reading_finish (&reading);
}

gboolean
wg_import_records_add (WgImportRecords   *self,
                       WgTable           *table,
                       const char *const *said,
                       GError           **error)
{
  WgColumnMap *map = wg_column_map_new (self->kind->columns, table, said, error);
  GPtrArray *refused = wg_table_get_refusals (table);
  GPtrArray *notes = wg_table_get_notes (table);

  if (map == NULL)
    return FALSE;
  g_ptr_array_add (self->tables, wg_table_ref (table));
  g_ptr_array_add (self->maps, map);
  for (guint i = 0; i < refused->len; i++)
    g_ptr_array_add (self->refusals, wg_refusal_copy (g_ptr_array_index (refused, i)));
  for (guint i = 0; i < notes->len; i++)
    note (self, "%s: %s", wg_table_get_file (table), (const char *) g_ptr_array_index (notes, i));
  if (has_needed (self, table, map))
    read_rows (self, table, map);
  return TRUE;
}

/* Classes that the tables brought and a record uses; a refused row brings none. */
static void
insert_classes (WgImportRecords *self,
                WgEdit          *edit)
{
  GPtrArray *classes = wg_import_book_get_new_classes (self->book);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < classes->len; i++)
    {
      WgRow *row = g_ptr_array_index (classes, i);
      gint64 id = wg_row_get_id (row);

      if (!g_hash_table_contains (self->classes, &id))
        continue;
      wg_edit_insert (edit, row);
      g_string_append_printf (names, "%s%s", n++ > 0 ? ", " : "",
                              wg_row_get_text (row, WG_SERVICE_CLASS_NAME));
    }
  if (n > 0)
    note (self,
          g_dngettext (GETTEXT_PACKAGE, "%u class is new: %s.", "%u classes are new: %s.", n), n,
          names->str);
}

/* For the undo menu and the history. */
static char *
make_label (const WgImportRecords *self)
{
  guint n = self->inserted->len + self->updated->len / 2;
  const char *file = wg_table_get_file (g_ptr_array_index (self->tables, 0));

  if (self->kind->manner == WG_IMPORT_COUNTS)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import of counts of %u grid from %s",
                                         "Import of counts of %u grids from %s", n), n, file);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import of %u record from %s",
                                       "Import of %u records from %s", n), n, file);
}

WgImportPlan *
wg_import_records_plan (WgImportRecords *self)
{
  guint n = self->kind->rows->n_fields;
  int longitude = self->kind->columns->n_fields >= n + 2 ? (int) n : -1;
  g_autofree char *label
    = wg_import_label_with_systems (make_label (self), self->tables, self->maps, longitude);
  g_autoptr (WgEdit) edit = wg_edit_new (label);

  insert_classes (self, edit);
  if (self->spill != NULL)
    wg_edit_keep (edit, self->spill);
  for (guint i = 0; i < self->inserted->len; i++)
    {
      if (self->spill != NULL && i % REST_AFTER == 0)
        wg_spill_rest (self->spill);
      wg_edit_insert (edit, g_ptr_array_index (self->inserted, i));
    }
  for (guint i = 0; i < self->updated->len; i += 2)
    wg_edit_update (edit, g_ptr_array_index (self->updated, i),
                    g_ptr_array_index (self->updated, i + 1));
  return wg_import_plan_new_records (self, self->problem == NULL ? edit : NULL);
}
