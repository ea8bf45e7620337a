/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A unit's past, read from the journal. Nothing is reconstructed: a line is a field that an edit
 * changed. Rows that an undo took out of the file again are told by the edits that are left. */

#include "wg-unit-history.h"

#include "wg-district-private.h"
#include "wg-history-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A larger edit is an import: of it only the rows that are the unit's own are told. */
#define SMALL_EDIT 2000

/* Everything a worker thread needs. */
typedef struct
{
  WgStore        *store;
  WgRegistry     *registry;
  gint64          unit;
  const WgKind   *record; /* (nullable): of this kind is the row that @unit is the id of */
  WgHistoryWords *words;
  GHashTable     *edits; /* gint64* of the number → GPtrArray of WgRowEntry */
} Reading;

static void
reading_free (Reading *self)
{
  g_clear_pointer (&self->words, wg_history_words_free);
  g_hash_table_unref (self->edits);
  wg_registry_unref (self->registry);
  g_object_unref (self->store);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static Reading *
reading_new (WgDistrict *district,
             gint64      unit)
{
  Reading *self = g_new0 (Reading, 1);

  self->store = g_object_ref (wg_district_get_store (district));
  self->registry = wg_registry_ref (wg_district_get_registry (district));
  self->unit = unit;
  self->edits = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                       (GDestroyNotify) g_ptr_array_unref);
  return self;
}

static void
line_free (WgHistoryLine *line)
{
  g_free (line->item);
  g_free (line->field);
  g_free (line->before);
  g_free (line->after);
  g_free (line);
}

static void
edit_free (WgHistoryEdit *edit)
{
  g_free (edit->when);
  g_free (edit->clock);
  g_free (edit->who);
  g_free (edit->label);
  g_ptr_array_unref (edit->lines);
  g_free (edit);
}

static void
take_entry (Reading    *self,
            WgRowEntry *entry)
{
  GPtrArray *entries = g_hash_table_lookup (self->edits, &entry->edit_number);

  if (entries == NULL)
    {
      entries = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_entry_free);
      g_hash_table_insert (self->edits,
                           g_memdup2 (&entry->edit_number, sizeof entry->edit_number), entries);
    }
  for (guint i = 0; i < entries->len; i++)
    {
      const WgRowEntry *other = g_ptr_array_index (entries, i);

      if (other->kind == entry->kind && other->row_id == entry->row_id)
        {
          wg_row_entry_free (entry);
          return;
        }
    }
  g_ptr_array_add (entries, entry);
}

static gboolean
read_row (Reading      *self,
          const WgKind *kind,
          gint64        id,
          GError      **error)
{
  g_autoptr (GPtrArray) entries = wg_store_load_row_history (self->store, kind, id, error);

  if (entries == NULL)
    return FALSE;
  g_ptr_array_set_free_func (entries, NULL);
  for (guint i = 0; i < entries->len; i++)
    take_entry (self, g_ptr_array_index (entries, i));
  return TRUE;
}

/* Rows of a kind that name one of @ids in @field; their own ids are added to @found. */
static gboolean
read_rows_of (Reading      *self,
              GPtrArray    *rows,
              guint         field,
              GHashTable   *ids,
              GHashTable   *found,
              GCancellable *cancellable,
              GError      **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const WgRow *row = g_ptr_array_index (rows, i);
      gint64 refers = wg_row_get_int (row, field, 0), id = wg_row_get_id (row);

      if (!g_hash_table_contains (ids, &refers))
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !read_row (self, wg_row_get_kind (row), id, error))
        return FALSE;
      if (found != NULL)
        g_hash_table_add (found, g_memdup2 (&id, sizeof id));
    }
  return TRUE;
}

static GHashTable *
new_id_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static gboolean
read_own_rows (Reading      *self,
               GCancellable *cancellable,
               GError      **error)
{
  const WgRegistryRows *rows = wg_registry_get_rows (self->registry);
  g_autoptr (GHashTable) units = new_id_set (), positions = new_id_set ();

  if (self->record != NULL)
    return read_row (self, self->record, self->unit, error);
  g_hash_table_add (units, g_memdup2 (&self->unit, sizeof self->unit));
  return read_row (self, &wg_kind_unit, self->unit, error) &&
         read_rows_of (self, rows->positions, WG_POSITION_UNIT, units, positions, cancellable,
                       error) &&
         read_rows_of (self, rows->holdings, WG_HOLDING_POSITION, positions, NULL, cancellable,
                       error) &&
         read_rows_of (self, rows->branch_grids, WG_BRANCH_GRID_UNIT, units, NULL, cancellable,
                       error) &&
         read_rows_of (self, rows->grids, WG_GRID_COMMUNITY, units, NULL, cancellable, error);
}

static gboolean
names_unit (const WgRowEntry *entry,
            gint64            unit)
{
  for (guint i = 0; i < entry->fields->len; i++)
    {
      const WgFieldChange *change = &g_array_index (entry->fields, WgFieldChange, i);
      int field = wg_kind_find_field (entry->kind, change->field);

      if (field < 0 || (entry->kind->fields[field].flags & WG_FIELD_ID) == 0)
        continue;
      if ((change->old_value.type == WG_VALUE_INT && change->old_value.v.integer == unit) ||
          (change->new_value.type == WG_VALUE_INT && change->new_value.v.integer == unit))
        return TRUE;
    }
  return FALSE;
}

/* What came to the unit or left it in the same edit: grids of a community that was merged, branches
 * that moved; so both sides tell the same. */
static gboolean
read_companions (Reading *self,
                 gint64   number,
                 GError **error)
{
  g_autoptr (GPtrArray) entries = wg_store_load_edit_rows (self->store, number, error);

  if (entries == NULL)
    return FALSE;
  g_ptr_array_set_free_func (entries, NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      WgRowEntry *entry = g_ptr_array_index (entries, i);

      if (names_unit (entry, self->unit))
        take_entry (self, entry);
      else
        wg_row_entry_free (entry);
    }
  return TRUE;
}

static void
add_line (WgHistoryEdit *edit,
          const char    *item,
          const char    *field,
          char          *before,
          char          *after)
{
  WgHistoryLine *line = g_new0 (WgHistoryLine, 1);

  line->item = g_strdup (item);
  line->field = g_strdup (field);
  line->before = before;
  line->after = after;
  g_ptr_array_add (edit->lines, line);
}

/* A row that came or went is told in one line; what changed, and the unit, field by field. Where
 * the office does not keep the values, that is said. */
static void
tell_entry (Reading          *self,
            WgHistoryEdit    *edit,
            const WgRowEntry *entry)
{
  g_autofree char *item = wg_history_words_dup_row (self->words, entry);

  if (entry->shortened)
    add_line (edit, item, _("Values"), g_strdup (""), g_strdup (_("not kept any more")));
  if (entry->kind != &wg_kind_unit && entry->type != WG_CHANGE_UPDATE)
    {
      gboolean added = entry->type == WG_CHANGE_INSERT;
      char *facts = wg_history_words_dup_summary (self->words, entry);

      add_line (edit, item, added ? _("Added") : _("Removed"), added ? g_strdup ("") : facts,
                added ? facts : g_strdup (""));
      return;
    }
  for (guint i = 0; i < entry->fields->len; i++)
    {
      const WgFieldChange *change = &g_array_index (entry->fields, WgFieldChange, i);
      int index = wg_kind_find_field (entry->kind, change->field);
      const WgField *field;

      if (index < 0)
        continue;
      field = &entry->kind->fields[index];
      add_line (edit, item, _(field->label),
                wg_history_words_dup_value (self->words, field, &change->old_value),
                wg_history_words_dup_value (self->words, field, &change->new_value));
    }
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const WgRowEntry *left = *(WgRowEntry *const *) a, *right = *(WgRowEntry *const *) b;
  const WgKind *const *kinds = wg_kinds ();

  if (left->kind == right->kind)
    return (left->row_id > right->row_id) - (left->row_id < right->row_id);
  while (*kinds != left->kind && *kinds != right->kind)
    kinds++;
  return *kinds == left->kind ? -1 : 1;
}

static char *
format_time (gint64 milliseconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (milliseconds / 1000);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup ("");
}

static WgHistoryEdit *
tell_edit (Reading *self,
           gint64   number,
           GError **error)
{
  g_autoptr (GPtrArray) heads = wg_store_load_edits (self->store, number + 1, 1, error);
  GPtrArray *entries = g_hash_table_lookup (self->edits, &number);
  g_autofree char *clock = NULL;
  const WgEditEntry *head;
  WgHistoryEdit *edit;

  if (heads == NULL)
    return NULL;
  g_return_val_if_fail (heads->len == 1, NULL);
  head = g_ptr_array_index (heads, 0);
  if (self->record == NULL && head->n_changes <= SMALL_EDIT &&
      !read_companions (self, number, error))
    return NULL;
  edit = g_new0 (WgHistoryEdit, 1);
  edit->number = number;
  edit->undoes = head->undoes;
  edit->when = format_time (head->committed_at);
  clock = format_time (head->clock_at);
  if (!g_str_equal (clock, edit->when))
    edit->clock = g_steal_pointer (&clock);
  edit->who = *head->role != '\0' ? g_strdup_printf (_("%s (%s)"), head->actor, head->role)
                                  : g_strdup (head->actor);
  edit->label = g_strdup (head->label);
  edit->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  g_ptr_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    tell_entry (self, edit, g_ptr_array_index (entries, i));
  return edit;
}

static int
compare_edits (gconstpointer a,
               gconstpointer b)
{
  const WgHistoryEdit *left = *(WgHistoryEdit *const *) a, *right = *(WgHistoryEdit *const *) b;

  return (left->number < right->number) - (left->number > right->number);
}

/* Any thread. */
static GPtrArray *
reading_run (Reading      *self,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func ((GDestroyNotify) edit_free);
  GHashTableIter iter;
  gpointer number;

  self->words = wg_history_words_new (self->store, self->registry);
  if (!read_own_rows (self, cancellable, error))
    return NULL;
  g_hash_table_iter_init (&iter, self->edits);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    {
      WgHistoryEdit *edit = tell_edit (self, *(gint64 *) number, error);

      if (edit == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          g_clear_pointer (&edit, edit_free);
          return NULL;
        }
      g_ptr_array_add (told, edit);
    }
  g_ptr_array_sort (told, compare_edits);
  return g_steal_pointer (&told);
}

GPtrArray *
wg_unit_history_load (WgDistrict   *district,
                      gint64        unit,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autoptr (Reading) reading = NULL;

  g_return_val_if_fail (WG_IS_DISTRICT (district), NULL);

  reading = reading_new (district, unit);
  return reading_run (reading, cancellable, error);
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *edits = reading_run (task_data, cancellable, &error);

  if (edits != NULL)
    g_task_return_pointer (task, edits, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * wg_unit_history_load_async:
 * @unit: row id
 *
 * For the window.
 */
void
wg_unit_history_load_async (WgDistrict         *district,
                            gint64              unit,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (district, cancellable, callback, user_data);

  g_return_if_fail (WG_IS_DISTRICT (district));

  g_task_set_task_data (task, reading_new (district, unit), (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, load_thread);
}

/**
 * wg_record_history_load_async:
 * @kind: of the record
 * @id: its row id
 *
 * For the form of a record.
 */
void
wg_record_history_load_async (WgDistrict         *district,
                              const WgKind       *kind,
                              gint64              id,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (district, cancellable, callback, user_data);
  Reading *reading;

  g_return_if_fail (WG_IS_DISTRICT (district));

  reading = reading_new (district, id);
  reading->record = kind;
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, load_thread);
}

/**
 * wg_unit_history_load_finish:
 *
 * Returns: (transfer container) (element-type WgHistoryEdit): the past, the last edit first; NULL
 *   with %WG_STORE_ERROR
 */
GPtrArray *
wg_unit_history_load_finish (GAsyncResult *result,
                             GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
wg_history_edit_dup_when (const WgHistoryEdit *edit)
{
  if (edit->clock == NULL)
    return g_strdup (edit->when);
  /* Translators: two times; the order of edits is kept even where a clock was put back. */
  return g_strdup_printf (_("%s (the computer's clock said %s)"), edit->when, edit->clock);
}

/* RFC 4180. */
static void
append_cell (GString    *csv,
             const char *text,
             gboolean    is_last)
{
  if (strpbrk (text, ",\"\r\n") == NULL)
    g_string_append (csv, text);
  else
    {
      g_auto (GStrv) parts = g_strsplit (text, "\"", -1);
      g_autofree char *doubled = g_strjoinv ("\"\"", parts);

      g_string_append_printf (csv, "\"%s\"", doubled);
    }
  g_string_append (csv, is_last ? "\r\n" : ",");
}

/**
 * wg_unit_history_to_csv:
 * @edits: (element-type WgHistoryEdit)
 *
 * Returns: (transfer full): a line per changed field under one line of headings
 */
char *
wg_unit_history_to_csv (GPtrArray *edits)
{
  const char *const headings[] = { _("Number"), _("When"), _("Who"), _("Edit"),
                                   _("Item"), _("Field"), _("Before"), _("After"),
                                   _("Computer clock") };
  GString *csv = g_string_new ("\xEF\xBB\xBF");

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    append_cell (csv, headings[i], i + 1 == G_N_ELEMENTS (headings));
  for (guint i = 0; i < edits->len; i++)
    {
      const WgHistoryEdit *edit = g_ptr_array_index (edits, i);

      for (guint l = 0; l < edit->lines->len; l++)
        {
          const WgHistoryLine *line = g_ptr_array_index (edit->lines, l);

          g_string_append_printf (csv, "%" G_GINT64_FORMAT ",", edit->number);
          append_cell (csv, edit->when, FALSE);
          append_cell (csv, edit->who, FALSE);
          append_cell (csv, edit->label, FALSE);
          append_cell (csv, line->item, FALSE);
          append_cell (csv, line->field, FALSE);
          append_cell (csv, line->before, FALSE);
          append_cell (csv, line->after, FALSE);
          append_cell (csv, edit->clock != NULL ? edit->clock : edit->when, TRUE);
        }
    }
  return g_string_free (csv, FALSE);
}

/**
 * wg_unit_history_to_text:
 * @edits: (element-type WgHistoryEdit)
 *
 * Returns: (transfer full): the past to read: every edit with its lines under it
 */
char *
wg_unit_history_to_text (GPtrArray *edits)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < edits->len; i++)
    {
      const WgHistoryEdit *edit = g_ptr_array_index (edits, i);
      g_autofree char *when = wg_history_edit_dup_when (edit);

      g_string_append_printf (text, "%s  %s  %s\n", when, edit->who, edit->label);
      for (guint l = 0; l < edit->lines->len; l++)
        {
          const WgHistoryLine *line = g_ptr_array_index (edit->lines, l);

          g_string_append_printf (text, "    %s · %s: %s → %s\n", line->item, line->field,
                                  *line->before != '\0' ? line->before : "—",
                                  *line->after != '\0' ? line->after : "—");
        }
    }
  return g_string_free (text, FALSE);
}
