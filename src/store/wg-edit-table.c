/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All SQL of the tables "edit" and "audit_head": who did what, in which order, and which edits
 * undo and redo would take next. It computes no hash and opens no transaction. */

#include "wg-edit-table.h"

#include "wg-statement-set.h"
#include "wg-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  EDIT_INSERT,
  EDIT_FINISH,
  EDIT_FIND,
  EDIT_SELECT,
  EDIT_ALL,
  EDIT_SINCE,
  EDIT_LIST,
  EDIT_UNDONE_BY,
  EDIT_STACK,
  EDIT_SHORTEN,
  EDIT_BEFORE,
  EDIT_WHOLE,
  EDIT_LAST_SHORTENED,
  HEAD_SELECT,
  HEAD_SET,
  SUMS_SELECT,
  SUMS_SET,
  N_STATEMENTS
} Statement;

#define COLUMNS                                                                                 \
  "number, id, actor, role, label, committed_at, entered_at, undoes, n_entries, clock_at, "     \
  "first_entry, hash"
/* Only a file of the present schema has the last one; of older ones the end is read, too. */
#define ALL_COLUMNS COLUMNS ", short_hash"
#define SHORT_HASH 12

static const char *const statements[N_STATEMENTS] = {
  [EDIT_INSERT] =
      "INSERT INTO edit (" COLUMNS ") VALUES ($number, $id, $actor, $role, $label, "
      "$committed_at, $entered_at, $undoes, $n_entries, $clock_at, $first_entry, $hash)",
  [EDIT_FINISH] =
      "UPDATE edit SET committed_at = $committed_at, clock_at = $clock_at, n_entries = $n_entries, "
      "hash = $hash WHERE number = $number",
  [EDIT_FIND] = "SELECT number FROM edit WHERE id = $id",
  [EDIT_SELECT] = "SELECT " COLUMNS " FROM edit WHERE number = $number",
  [EDIT_ALL] = "SELECT " ALL_COLUMNS " FROM edit ORDER BY number",
  [EDIT_SINCE] =
      "SELECT " COLUMNS " FROM edit WHERE entered_at >= $entered_at ORDER BY number",
  [EDIT_LIST] =
      "SELECT " COLUMNS " FROM edit WHERE number < $before ORDER BY number DESC LIMIT $limit",
  [EDIT_UNDONE_BY] =
      "SELECT number FROM edit WHERE undoes = $number ORDER BY number DESC LIMIT 1",
  [EDIT_STACK] =
      "SELECT edit.number, edit.undoes, edit.label, target.undoes, "
      "edit.short_hash IS NOT NULL FROM edit "
      "LEFT JOIN edit AS target ON target.number = edit.undoes ORDER BY edit.number DESC",
  [EDIT_SHORTEN] = "UPDATE edit SET short_hash = $hash, label = $label WHERE number = $number",
  [EDIT_BEFORE] =
      "SELECT number FROM edit WHERE committed_at < $committed_at ORDER BY number DESC LIMIT 1",
  [EDIT_WHOLE] =
      "SELECT " ALL_COLUMNS " FROM edit WHERE number <= $last AND short_hash IS NULL "
      "ORDER BY number",
  [EDIT_LAST_SHORTENED] =
      "SELECT " ALL_COLUMNS " FROM edit WHERE short_hash IS NOT NULL ORDER BY number DESC LIMIT 1",
  [HEAD_SELECT] = "SELECT number, n_entries, hash FROM audit_head WHERE id = 1",
  [HEAD_SET] =
      "INSERT INTO audit_head (id, number, n_entries, hash) VALUES (1, $number, $n_entries, $hash) "
      "ON CONFLICT (id) DO UPDATE SET number = excluded.number, n_entries = excluded.n_entries, "
      "hash = excluded.hash",
  [SUMS_SELECT] = "SELECT sums, sums IS NOT NULL FROM audit_head WHERE id = 1",
  [SUMS_SET] = "UPDATE audit_head SET sums = $sums WHERE id = 1",
};

struct _WgEditTable
{
  WgStatementSet *statements;
};

WgEditTable *
wg_edit_table_new (WgEngine *engine)
{
  WgEditTable *self = g_new0 (WgEditTable, 1);

  self->statements = wg_statement_set_new (engine, statements, N_STATEMENTS);
  return self;
}

void
wg_edit_table_free (WgEditTable *self)
{
  wg_statement_set_free (self->statements);
  g_free (self);
}

void
wg_edit_record_clear (WgEditRecord *record)
{
  g_clear_pointer (&record->entry.actor, g_free);
  g_clear_pointer (&record->entry.role, g_free);
  g_clear_pointer (&record->entry.label, g_free);
}

static gboolean
bind_int (WgStatement *statement,
          const char  *name,
          gint64       value,
          GError     **error)
{
  return wg_statement_bind_int (statement, wg_statement_find (statement, name), value, error);
}

static gboolean
bind_text (WgStatement *statement,
           const char  *name,
           char        *text,
           GError     **error)
{
  WgValue value = { WG_VALUE_TEXT, { .text = text } };

  return wg_statement_bind (statement, wg_statement_find (statement, name), &value, error);
}

static gboolean
bind_hash (WgStatement *statement,
           GBytes      *hash,
           GError     **error)
{
  WgValue value = { WG_VALUE_BLOB, { .blob = hash } };

  return wg_statement_bind (statement, wg_statement_find (statement, "hash"), &value, error);
}

gboolean
wg_edit_table_insert (WgEditTable        *self,
                      const WgEditRecord *record,
                      GError            **error)
{
  WgStatement *statement = wg_statement_set_get (self->statements, EDIT_INSERT, error);
  const WgEditEntry *entry = &record->entry;
  g_autoptr (GBytes) hash = g_bytes_new (record->hash, WG_DIGEST_SIZE);

  if (statement == NULL)
    return FALSE;
  if (bind_int (statement, "number", entry->number, error) &&
      bind_int (statement, "id", entry->id, error) &&
      bind_text (statement, "actor", entry->actor, error) &&
      bind_text (statement, "role", entry->role, error) &&
      bind_text (statement, "label", entry->label, error) &&
      bind_int (statement, "committed_at", entry->committed_at, error) &&
      bind_int (statement, "entered_at", entry->entered_at, error) &&
      (entry->undoes == 0 || bind_int (statement, "undoes", entry->undoes, error)) &&
      bind_int (statement, "n_entries", entry->n_changes, error) &&
      bind_int (statement, "clock_at", record->entry.clock_at, error) &&
      bind_int (statement, "first_entry", record->first_entry, error) &&
      bind_hash (statement, hash, error))
    return wg_statement_run (statement, NULL, error);
  wg_statement_reset (statement);
  return FALSE;
}

/**
 * wg_edit_table_finish:
 * @self: the table
 * @record: an edit that was inserted in this transaction
 * @error: return location for an error
 *
 * Writes what is only known when all its rows are written. An edit comes before its journal: put
 * after it, SQLite would search the whole journal for entries that waited for it.
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_edit_table_finish (WgEditTable        *self,
                      const WgEditRecord *record,
                      GError            **error)
{
  WgStatement *statement = wg_statement_set_get (self->statements, EDIT_FINISH, error);
  g_autoptr (GBytes) hash = g_bytes_new (record->hash, WG_DIGEST_SIZE);

  if (statement == NULL)
    return FALSE;
  if (bind_int (statement, "number", record->entry.number, error) &&
      bind_int (statement, "committed_at", record->entry.committed_at, error) &&
      bind_int (statement, "clock_at", record->entry.clock_at, error) &&
      bind_int (statement, "n_entries", record->entry.n_changes, error) &&
      bind_hash (statement, hash, error))
    return wg_statement_run (statement, NULL, error);
  wg_statement_reset (statement);
  return FALSE;
}

/* Zeros where there is none; whether there is anything. */
static gboolean
read_hash (WgStatement *statement,
           guint        column,
           guint8       hash[WG_DIGEST_SIZE])
{
  g_autoptr (GBytes) bytes = wg_statement_column_blob (statement, column);

  memset (hash, 0, WG_DIGEST_SIZE);
  if (bytes != NULL && g_bytes_get_size (bytes) == WG_DIGEST_SIZE)
    memcpy (hash, g_bytes_get_data (bytes, NULL), WG_DIGEST_SIZE);
  return bytes != NULL;
}

static void
read_record (WgStatement  *statement,
             WgEditRecord *record)
{
  WgEditEntry *entry = &record->entry;

  wg_edit_record_clear (record);
  entry->number = wg_statement_column_int (statement, 0);
  entry->id = wg_statement_column_int (statement, 1);
  entry->actor = wg_statement_column_text (statement, 2);
  entry->role = wg_statement_column_text (statement, 3);
  entry->label = wg_statement_column_text (statement, 4);
  entry->committed_at = wg_statement_column_int (statement, 5);
  entry->entered_at = wg_statement_column_int (statement, 6);
  entry->undoes = wg_statement_column_int (statement, 7);
  entry->n_changes = (guint) wg_statement_column_int (statement, 8);
  record->entry.clock_at = wg_statement_column_int (statement, 9);
  record->first_entry = wg_statement_column_int (statement, 10);
  read_hash (statement, 11, record->hash);
  record->shortened = wg_statement_n_columns (statement) > SHORT_HASH &&
                      read_hash (statement, SHORT_HASH, record->short_hash);
}

/* One number from a statement with one parameter; 0 if there is no row. */
static gboolean
look_up (WgEditTable *self,
         Statement    which,
         const char  *parameter,
         gint64       value,
         gint64      *number,
         GError     **error)
{
  WgStatement *statement = wg_statement_set_get (self->statements, which, error);
  gboolean row = FALSE;
  gboolean ok;

  *number = 0;
  if (statement == NULL)
    return FALSE;
  ok = bind_int (statement, parameter, value, error) && wg_statement_step (statement, &row, error);
  if (ok && row)
    *number = wg_statement_column_int (statement, 0);
  wg_statement_reset (statement);
  return ok;
}

/**
 * wg_edit_table_find:
 * @self: the table
 * @id: an edit's random id
 * @number: (out): its number, or 0 if the file has no such edit
 * @error: return location for an error
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_edit_table_find (WgEditTable *self,
                    gint64       id,
                    gint64      *number,
                    GError     **error)
{
  return look_up (self, EDIT_FIND, "id", id, number, error);
}

/**
 * wg_edit_table_select:
 * @self: the table
 * @number: an edit's number
 * @record: (out caller-allocates): a zeroed or used record
 * @error: return location for an error; %WG_STORE_ERROR_NOT_FOUND if there is no such edit
 *
 * Returns: %TRUE if @record was filled
 */
gboolean
wg_edit_table_select (WgEditTable  *self,
                      gint64        number,
                      WgEditRecord *record,
                      GError      **error)
{
  WgStatement *statement = wg_statement_set_get (self->statements, EDIT_SELECT, error);
  gboolean row = FALSE;
  gboolean ok;

  if (statement == NULL)
    return FALSE;
  ok = bind_int (statement, "number", number, error) && wg_statement_step (statement, &row, error);
  if (ok && row)
    read_record (statement, record);
  else if (ok)
    g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_FOUND,
                 _ ("There is no edit number %lld."), (long long) number);
  wg_statement_reset (statement);
  return ok && row;
}

static gboolean
visit_edits (WgStatement *statement,
             WgEditVisit  visit,
             gpointer     user_data,
             GError     **error)
{
  g_auto (WgEditRecord) record = { 0 };
  gboolean row = TRUE;
  gboolean ok = TRUE;

  while (ok && (ok = wg_statement_step (statement, &row, error)) && row)
    {
      read_record (statement, &record);
      ok = visit (&record, user_data, error);
    }
  wg_statement_reset (statement);
  return ok;
}

/**
 * wg_edit_table_visit:
 * @self: the table
 * @visit: called with every edit in their order; %FALSE stops
 * @user_data: for @visit
 * @error: return location for an error of the table or of @visit
 *
 * Returns: %TRUE if every edit was visited
 */
gboolean
wg_edit_table_visit (WgEditTable *self,
                     WgEditVisit  visit,
                     gpointer     user_data,
                     GError     **error)
{
  WgStatement *statement = wg_statement_set_get (self->statements, EDIT_ALL, error);

  return statement != NULL && visit_edits (statement, visit, user_data, error);
}

/**
 * wg_edit_table_visit_since:
 * @self: the table
 * @entered_at: ms since 1970 UTC
 * @visit: called with every edit that was entered then or later, by number; %FALSE stops
 * @user_data: for @visit
 * @error: return location for an error of the table or of @visit
 *
 * Returns: %TRUE if every such edit was visited
 */
gboolean
wg_edit_table_visit_since (WgEditTable *self,
                           gint64       entered_at,
                           WgEditVisit  visit,
                           gpointer     user_data,
                           GError     **error)
{
  WgStatement *statement = wg_statement_set_get (self->statements, EDIT_SINCE, error);

  return statement != NULL && bind_int (statement, "entered_at", entered_at, error) &&
         visit_edits (statement, visit, user_data, error);
}

/**
 * wg_edit_table_list:
 * @self: the table
 * @before: only edits with a smaller number; 0 means from the last one
 * @limit: at most that many
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type WgEditEntry) (nullable): the edits, last one first
 */
GPtrArray *
wg_edit_table_list (WgEditTable *self,
                    gint64       before,
                    guint        limit,
                    GError     **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) wg_edit_entry_free);
  WgStatement *statement = wg_statement_set_get (self->statements, EDIT_LIST, error);
  gboolean row = TRUE;
  gboolean ok = statement != NULL &&
                bind_int (statement, "before", before > 0 ? before : G_MAXINT64, error) &&
                bind_int (statement, "limit", limit, error);

  while (ok && (ok = wg_statement_step (statement, &row, error)) && row)
    {
      WgEditRecord record = { 0 };
      WgEditEntry *entry = wg_edit_entry_new ();

      read_record (statement, &record);
      *entry = record.entry; /* takes the texts */
      g_ptr_array_add (list, entry);
    }
  if (statement != NULL)
    wg_statement_reset (statement);
  return ok ? g_steal_pointer (&list) : NULL;
}

/**
 * wg_edit_table_is_active:
 * @self: the table
 * @number: an edit
 * @active: (out): whether no later edit takes it back
 * @error: return location for an error
 *
 * An edit that was undone and then redone is active again: the undo was taken back.
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_edit_table_is_active (WgEditTable *self,
                         gint64       number,
                         gboolean    *active,
                         GError     **error)
{
  gint64 by;
  gboolean undone = TRUE;

  if (!look_up (self, EDIT_UNDONE_BY, "number", number, &by, error))
    return FALSE;
  /* The beginning names itself. */
  if (by == 0 || by == number)
    undone = FALSE;
  else if (!wg_edit_table_is_active (self, by, &undone, error))
    return FALSE;
  *active = !undone;
  return TRUE;
}

/* From the last edit backward: an edit that a later active one takes back is passed over; the
 * first plain edit left is what undo takes, but never the beginning. Redo takes the last active
 * undo, unless a plain edit came after it. */
static void
search_stack (WgStatement *statement,
              GHashTable  *taken_back,
              gint64      *undo,
              char       **undo_label,
              gint64      *redo,
              char       **redo_label)
{
  gint64 number = wg_statement_column_int (statement, 0);
  gint64 undoes = wg_statement_column_int (statement, 1);
  gboolean is_redo = wg_statement_column_int (statement, 3) != 0;

  if (g_hash_table_contains (taken_back, &number) || undoes == number)
    return;
  if (undoes == 0)
    {
      *undo = number;
      *undo_label = wg_statement_column_text (statement, 2);
      return;
    }
  g_hash_table_add (taken_back, g_memdup2 (&undoes, sizeof undoes));
  if (!is_redo && *redo == 0)
    {
      *redo = number;
      *redo_label = wg_statement_column_text (statement, 2);
    }
}

/**
 * wg_edit_table_stack:
 * @self: the table
 * @undo: (out): the edit that undo takes back, or 0
 * @undo_label: (out) (transfer full) (nullable): its label
 * @redo: (out): the undo that redo takes back, or 0
 * @redo_label: (out) (transfer full) (nullable): its label
 * @error: return location for an error
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_edit_table_stack (WgEditTable *self,
                     gint64      *undo,
                     char       **undo_label,
                     gint64      *redo,
                     char       **redo_label,
                     GError     **error)
{
  g_autoptr (GHashTable) taken_back =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  WgStatement *statement = wg_statement_set_get (self->statements, EDIT_STACK, error);
  gboolean row = TRUE;
  gboolean ok = statement != NULL;

  *undo = *redo = 0;
  *undo_label = *redo_label = NULL;
  while (ok && *undo == 0 && (ok = wg_statement_step (statement, &row, error)) && row)
    {
      /* What a shortened edit replaced is not known any more, nor what came before it. */
      if (wg_statement_column_int (statement, 4) != 0)
        break;
      search_stack (statement, taken_back, undo, undo_label, redo, redo_label);
    }
  if (statement != NULL)
    wg_statement_reset (statement);
  return ok;
}

/**
 * wg_edit_table_shorten:
 * @self: the table
 * @number: an edit whose journal was shortened in this transaction
 * @label: what it is called now
 * @short_hash: its link of the shortened chain
 * @error: return location for an error
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_edit_table_shorten (WgEditTable *self,
                       gint64       number,
                       char        *label,
                       const guint8 short_hash[WG_DIGEST_SIZE],
                       GError     **error)
{
  WgStatement *statement = wg_statement_set_get (self->statements, EDIT_SHORTEN, error);
  g_autoptr (GBytes) hash = g_bytes_new (short_hash, WG_DIGEST_SIZE);

  if (statement == NULL)
    return FALSE;
  if (bind_int (statement, "number", number, error) &&
      bind_text (statement, "label", label, error) && bind_hash (statement, hash, error))
    return wg_statement_run (statement, NULL, error);
  wg_statement_reset (statement);
  return FALSE;
}

/**
 * wg_edit_table_find_before:
 * @self: the table
 * @committed_at: ms since 1970 UTC
 * @number: (out): the last edit that was committed before, or 0
 * @error: return location for an error
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_edit_table_find_before (WgEditTable *self,
                           gint64       committed_at,
                           gint64      *number,
                           GError     **error)
{
  return look_up (self, EDIT_BEFORE, "committed_at", committed_at, number, error);
}

/**
 * wg_edit_table_visit_whole:
 * @self: the table
 * @last: an edit
 * @visit: called with every edit up to @last that was not shortened, in their order
 * @user_data: for @visit
 * @error: return location for an error of the table or of @visit
 *
 * Returns: %TRUE if every such edit was visited
 */
gboolean
wg_edit_table_visit_whole (WgEditTable *self,
                           gint64       last,
                           WgEditVisit  visit,
                           gpointer     user_data,
                           GError     **error)
{
  WgStatement *statement = wg_statement_set_get (self->statements, EDIT_WHOLE, error);

  return statement != NULL && bind_int (statement, "last", last, error) &&
         visit_edits (statement, visit, user_data, error);
}

/**
 * wg_edit_table_last_shortened:
 * @self: the table
 * @record: (out caller-allocates): a zeroed or used record; its number is 0 where no edit was
 *   shortened
 * @error: return location for an error
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_edit_table_last_shortened (WgEditTable  *self,
                              WgEditRecord *record,
                              GError      **error)
{
  WgStatement *statement = wg_statement_set_get (self->statements, EDIT_LAST_SHORTENED, error);
  gboolean row = FALSE;
  gboolean ok = statement != NULL && wg_statement_step (statement, &row, error);

  record->entry.number = 0;
  if (ok && row)
    read_record (statement, record);
  if (statement != NULL)
    wg_statement_reset (statement);
  return ok;
}

gboolean
wg_edit_table_read_head (WgEditTable *self,
                         WgAuditHead *head,
                         GError     **error)
{
  WgStatement *statement = wg_statement_set_get (self->statements, HEAD_SELECT, error);
  gboolean row = FALSE;
  gboolean ok = statement != NULL && wg_statement_step (statement, &row, error);

  memset (head, 0, sizeof *head);
  if (ok && row)
    {
      head->number = wg_statement_column_int (statement, 0);
      head->n_entries = wg_statement_column_int (statement, 1);
      read_hash (statement, 2, head->hash);
    }
  if (statement != NULL)
    wg_statement_reset (statement);
  return ok;
}

gboolean
wg_edit_table_set_head (WgEditTable       *self,
                        const WgAuditHead *head,
                        GError           **error)
{
  WgStatement *statement = wg_statement_set_get (self->statements, HEAD_SET, error);
  g_autoptr (GBytes) hash = g_bytes_new (head->hash, WG_DIGEST_SIZE);

  if (statement == NULL)
    return FALSE;
  if (bind_int (statement, "number", head->number, error) &&
      bind_int (statement, "n_entries", head->n_entries, error) &&
      bind_hash (statement, hash, error))
    return wg_statement_run (statement, NULL, error);
  wg_statement_reset (statement);
  return FALSE;
}

/**
 * wg_edit_table_read_sums:
 * @self: the table of a file with the present schema
 * @known: (out): whether the file has it; one without edits has, and it is 0
 * @sums: (out): the digest of the stored sums (wg-sum-digest.h)
 * @error: return location for an error
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_edit_table_read_sums (WgEditTable *self,
                         gboolean    *known,
                         guint64     *sums,
                         GError     **error)
{
  WgStatement *statement = wg_statement_set_get (self->statements, SUMS_SELECT, error);
  gboolean row = FALSE;
  gboolean ok = statement != NULL && wg_statement_step (statement, &row, error);

  *sums = ok && row ? (guint64) wg_statement_column_int (statement, 0) : 0;
  *known = ok && (!row || wg_statement_column_int (statement, 1) != 0);
  if (statement != NULL)
    wg_statement_reset (statement);
  return ok;
}

/* Beside the end of the chain, which must be there. */
gboolean
wg_edit_table_set_sums (WgEditTable *self,
                        guint64      sums,
                        GError     **error)
{
  WgStatement *statement = wg_statement_set_get (self->statements, SUMS_SET, error);

  if (statement == NULL)
    return FALSE;
  if (bind_int (statement, "sums", (gint64) sums, error))
    return wg_statement_run (statement, NULL, error);
  wg_statement_reset (statement);
  return FALSE;
}
