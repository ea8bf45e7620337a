/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is the file what was written? The engine's own check does not see a flipped bit inside a value
 * (23.6 % of damaged copies passed it), so all rows are held against the digests in the journal,
 * the journal against the audit chain, the chain against its stored end, and the sums against the
 * records. Changes nothing. */

#include "wg-verify.h"

#include "wg-geometry.h"
#include "wg-problem.h"
#include "wg-row-check.h"
#include "wg-store-error.h"
#include "wg-verify-sums.h"

#include <glib/gi18n-lib.h>

/* A file that is broken everywhere needs no longer list. */
#define MAX_PROBLEMS 1000

/* What all rows are together, without a memory of each: the digests added up. It is the same for
 * the rows that the journal leaves and for those of the tables unless one differs; only then is
 * it worth the memory to find out which. */
typedef struct
{
  guint64 lanes[2];
} Whole;

/* The last thing that the journal says of a row. */
typedef struct
{
  const WgKind *kind;
  gint64        id;
  gint64        edit;
  gboolean      present;
  guint8        digest[WG_DIGEST_SIZE];
} Last;

typedef struct
{
  WgLedger     *ledger;
  GPtrArray    *problems;
  GCancellable *cancellable;
  Whole         told;  /* by the journal */
  Whole         found; /* in the tables */
  GHashTable   *last;  /* (nullable): set of Last, when single rows are looked for */
  WgAudit      *audit;
  GByteArray   *scratch;
  gint64        edit;    /* the edit whose entries are read */
  gint64        entries; /* journal entries seen so far */
  guint8        hash[WG_DIGEST_SIZE];
  gint64        shortened; /* the last edit without its values */
  guint8        short_hash[WG_DIGEST_SIZE]; /* its link of the shortened chain */
  gint64        committed_at;
  WgStatement  *bounds; /* of the table that is read, or NULL */
  int           bounds_field;
} Verifying;

static guint
last_hash (gconstpointer key)
{
  const Last *last = key;

  return g_int64_hash (&last->id) ^ g_direct_hash (last->kind);
}

static gboolean
last_equal (gconstpointer a,
            gconstpointer b)
{
  const Last *one = a;
  const Last *other = b;

  return one->id == other->id && one->kind == other->kind;
}

static void
add (Verifying  *self,
     const char *what,
     const char *where,
     const char *text)
{
  if (self->problems->len < MAX_PROBLEMS)
    g_ptr_array_add (self->problems, wg_problem_new (what, where, text));
}

static void
add_audit (Verifying  *self,
           gint64      number,
           const char *text)
{
  g_autofree char *where = g_strdup_printf ("edit %" G_GINT64_FORMAT, number);

  add (self, "audit", where, text);
}

static void
add_row (Verifying   *self,
         const WgRow *row,
         const char  *what,
         const char  *text)
{
  g_autofree char *name = wg_row_describe (row);
  g_autofree char *where = g_strdup_printf ("%s %" G_GINT64_FORMAT, wg_row_get_kind (row)->name,
                                            wg_row_get_id (row));
  g_autofree char *sentence = g_strdup_printf (_ ("%s: %s"), name, text);

  add (self, what, where, sentence);
}

static guint64
mix (guint64 hash,
     guint64 value)
{
  hash = (hash ^ value) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return hash ^ (hash >> 29);
}

/* Adds a row once, or takes it away: @sign 1 or −1. */
static void
whole_add (Whole        *self,
           const WgKind *kind,
           gint64        id,
           gint64        version,
           const guint8  digest[WG_DIGEST_SIZE],
           int           sign)
{
  guint64 parts[WG_DIGEST_SIZE / sizeof (guint64)];

  memcpy (parts, digest, sizeof parts);
  for (guint i = 0; i < G_N_ELEMENTS (self->lanes); i++)
    {
      guint64 hash = mix (mix (parts[2 * i], parts[2 * i + 1]), g_str_hash (kind->name));

      self->lanes[i] += (guint64) sign * mix (mix (hash, (guint64) id), (guint64) version);
    }
}

static void
add_entry_to_whole (Verifying             *self,
                    const WgKind          *kind,
                    const WgJournalRecord *record,
                    int                    sign)
{
  if (record->digest != NULL && g_bytes_get_size (record->digest) == WG_DIGEST_SIZE)
    whole_add (&self->told, kind, record->row_id, record->edit,
               g_bytes_get_data (record->digest, NULL), sign);
}

static gboolean
check_entry (const WgJournalRecord *record,
             gpointer               user_data,
             GError               **error)
{
  Verifying *self = user_data;
  const WgKind *kind = wg_kind_find (record->kind);
  g_auto (WgJournalRecord) before = { 0 };

  self->entries++;
  if (record->block == NULL)
    wg_audit_add_entry (self->audit, record);
  else if (record->place == 0)
    wg_audit_add_block (self->audit, record->block);
  if (kind == NULL || record->edit != self->edit || record->number != self->entries)
    add_audit (self, self->edit, _ ("A journal entry of this edit is damaged."));
  if (kind == NULL)
    return TRUE;
  add_entry_to_whole (self, kind, record, 1);
  if (record->type != WG_CHANGE_INSERT)
    {
      if (!wg_journal_table_find_before (self->ledger->journal, record, &before, error))
        return FALSE;
      if (before.number != 0)
        add_entry_to_whole (self, kind, &before, -1);
    }
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* What the journal says of each row at last. */
static gboolean
remember_entry (const WgJournalRecord *record,
                gpointer               user_data,
                GError               **error)
{
  Verifying *self = user_data;
  const WgKind *kind = wg_kind_find (record->kind);
  Last *last;

  if (kind == NULL)
    return TRUE;
  last = g_new0 (Last, 1);
  last->kind = kind;
  last->id = record->row_id;
  last->edit = record->edit;
  if (record->digest != NULL && g_bytes_get_size (record->digest) == WG_DIGEST_SIZE)
    {
      last->present = TRUE;
      memcpy (last->digest, g_bytes_get_data (record->digest, NULL), WG_DIGEST_SIZE);
    }
  g_hash_table_add (self->last, last);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* The link of the edit whose entries were read. A shortened edit has one of its own, which covers
 * the hash that it had when it was whole: from there the chain of the whole ones goes on. */
static void
end_link (Verifying          *self,
          const WgEditRecord *record)
{
  guint8 *computed = record->shortened ? self->short_hash : self->hash;
  const guint8 *stored = record->shortened ? record->short_hash : record->hash;

  if (record->shortened)
    wg_audit_end_short (self->audit, record, computed);
  else
    wg_audit_end (self->audit, record, computed);
  if (memcmp (computed, stored, WG_DIGEST_SIZE) != 0)
    add_audit (self, record->entry.number,
               _ ("This edit or its journal is not what was written: the audit chain is broken."));
  /* So that one broken link is reported once. */
  memcpy (computed, stored, WG_DIGEST_SIZE);
  memcpy (self->hash, record->hash, WG_DIGEST_SIZE);
  if (record->shortened)
    self->shortened = record->entry.number;
}

static gboolean
check_edit (const WgEditRecord *record,
            gpointer            user_data,
            GError            **error)
{
  Verifying *self = user_data;
  const WgEditEntry *entry = &record->entry;

  self->edit++;
  if (entry->number != self->edit || record->first_entry != self->entries + 1)
    add_audit (self, entry->number, _ ("Edits or journal entries are missing before this edit."));
  self->edit = entry->number;
  self->entries = record->first_entry - 1;
  if (entry->committed_at <= self->committed_at)
    add_audit (self, entry->number, _ ("This edit is dated before the edit that it follows."));
  self->committed_at = entry->committed_at;
  if (record->shortened && self->shortened != entry->number - 1)
    add_audit (self, entry->number, _ ("The values of this edit are missing."));
  wg_audit_begin (self->audit, record->shortened ? self->short_hash : self->hash);
  if (!wg_journal_table_visit (self->ledger->journal, record->first_entry,
                               record->first_entry + entry->n_changes - 1, WG_JOURNAL_UP,
                               check_entry, self, error))
    return FALSE;
  end_link (self, record);
  return TRUE;
}

static gboolean
check_left_over (const WgJournalRecord *record,
                 gpointer               user_data,
                 GError               **error)
{
  add_audit (user_data, record->edit, _ ("The journal has entries that no edit knows of."));
  return FALSE;
}

static gboolean
check_chain (Verifying *self,
             GError   **error)
{
  WgLedger *ledger = self->ledger;
  WgAuditHead head;
  g_autoptr (GError) found = NULL;
  gboolean same = TRUE;

  if (!wg_edit_table_visit (ledger->edits, check_edit, self, error) ||
      !wg_edit_table_read_head (ledger->edits, &head, error) ||
      !wg_ledger_is_shortened_to (ledger, self->shortened, self->short_hash, &same, error))
    return FALSE;
  if (!same)
    add_audit (self, self->shortened, _ ("The history was shortened otherwise than an edit says."));
  if (head.number != self->edit || head.n_entries != self->entries ||
      memcmp (head.hash, self->hash, WG_DIGEST_SIZE) != 0)
    add_audit (self, self->edit, _ ("The end of the audit chain is not the last edit."));
  return wg_journal_table_visit (ledger->journal, self->entries + 1, G_MAXINT64, WG_JOURNAL_UP,
                                 check_left_over, self, &found) ||
         found == NULL || (g_propagate_error (error, g_steal_pointer (&found)), FALSE);
}

static gboolean
same_bounds (Verifying   *self,
             const WgRow *row)
{
  GBytes *bytes = wg_row_get_blob (row, (guint) self->bounds_field);
  g_autoptr (WgGeometry) geometry = NULL;
  WgBBox box;
  double expected[4];

  if (wg_statement_column_int (self->bounds, 0) != wg_row_get_id (row))
    return FALSE;
  if (bytes != NULL)
    {
      gsize size;
      gconstpointer data = g_bytes_get_data (bytes, &size);

      geometry = wg_geometry_new_from_wkb (data, size, NULL);
      if (geometry == NULL)
        return FALSE;
      box = wg_geometry_get_bounds (geometry);
      expected[0] = box.x_min;
      expected[1] = box.y_min;
      expected[2] = box.x_max;
      expected[3] = box.y_max;
    }
  for (guint i = 0; i < 4; i++)
    {
      g_auto (WgValue) value = WG_VALUE_INIT;

      wg_statement_column (self->bounds, i + 1, &value);
      if (bytes == NULL ? value.type != WG_VALUE_NULL
                        : value.type != WG_VALUE_REAL || value.v.real != expected[i])
        return FALSE;
    }
  return TRUE;
}

/* Looks for a single row that is not as the journal left it. */
static gboolean
compare_row (WgRow   *row,
             gpointer user_data,
             GError **error)
{
  Verifying *self = user_data;
  Last key = { .kind = wg_row_get_kind (row), .id = wg_row_get_id (row) };
  const Last *last = g_hash_table_lookup (self->last, &key);
  guint8 digest[WG_DIGEST_SIZE];

  g_byte_array_set_size (self->scratch, 0);
  wg_encode_row (self->scratch, row);
  wg_digest (self->scratch, digest);
  if (last == NULL || !last->present)
    add_row (self, row, "row", _ ("the journal knows no such row."));
  else if (memcmp (digest, last->digest, sizeof digest) != 0)
    add_row (self, row, "row", _ ("the values are not those that were written."));
  else if (wg_row_get_version (row) != last->edit)
    add_row (self, row, "row", _ ("the version is not that of the last edit."));
  g_hash_table_remove (self->last, &key);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
check_row (WgRow   *row,
           gpointer user_data,
           GError **error)
{
  Verifying *self = user_data;
  guint8 digest[WG_DIGEST_SIZE];
  gboolean more = FALSE;

  g_byte_array_set_size (self->scratch, 0);
  wg_encode_row (self->scratch, row);
  wg_digest (self->scratch, digest);
  whole_add (&self->found, wg_row_get_kind (row), wg_row_get_id (row), wg_row_get_version (row),
             digest, 1);
  if (self->bounds != NULL)
    {
      if (!wg_statement_step (self->bounds, &more, error))
        return FALSE;
      if (!more || !same_bounds (self, row))
        add_row (self, row, "bounds", _ ("the stored bounds are not those of the geometry."));
    }
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
check_table (Verifying     *self,
             const WgKindTable *table,
             GError       **error)
{
  WgTableSession *session = wg_ledger_get_table (self->ledger, table->kind);
  gboolean ok;

  self->bounds = NULL;
  self->bounds_field = table->bounds_field;
  if (table->bounds_field >= 0)
    {
      self->bounds = wg_table_session_statement (session, WG_TABLE_SELECT_BOUNDS, error);
      if (self->bounds == NULL)
        return FALSE;
    }
  ok = wg_table_session_visit (session, check_row, self, error);
  if (self->bounds != NULL)
    wg_statement_reset (self->bounds);
  return ok;
}

static void
report_missing (Verifying *self)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->last);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Last *last = key;
      g_autofree char *where = g_strdup_printf ("%s %" G_GINT64_FORMAT, last->kind->name, last->id);

      if (last->present)
        add (self, "row", where, _ ("A row that was written is missing."));
    }
}

/* Which rows differ: reads everything a second time and remembers every row. */
static gboolean
find_rows (Verifying *self,
           GError   **error)
{
  guint n_known = self->problems->len;

  self->last = g_hash_table_new_full (last_hash, last_equal, g_free, NULL);
  if (!wg_journal_table_visit (self->ledger->journal, 1, self->entries, WG_JOURNAL_UP,
                               remember_entry, self, error))
    return FALSE;
  for (const WgKindTable *const *table = wg_kind_tables (); *table != NULL; table++)
    if (!wg_table_session_visit (wg_ledger_get_table (self->ledger, (*table)->kind), compare_row,
                                 self, error))
      return FALSE;
  report_missing (self);
  /* Every row is as it was left, so the way there is not. */
  if (self->problems->len == n_known)
    add_audit (self, self->edit, _ ("A journal entry of this edit is damaged."));
  return TRUE;
}

static gboolean
check_all (Verifying *self,
           GError   **error)
{
  if (!wg_engine_check (self->ledger->engine, TRUE, self->problems, error) ||
      !check_chain (self, error))
    return FALSE;
  for (const WgKindTable *const *table = wg_kind_tables (); *table != NULL; table++)
    if (!check_table (self, *table, error))
      return FALSE;
  if (memcmp (&self->told, &self->found, sizeof self->told) != 0 && !find_rows (self, error))
    return FALSE;
  return wg_verify_sums (self->ledger, self->problems, MAX_PROBLEMS, self->cancellable, error);
}

/**
 * wg_verify_ledger:
 * @ledger: the file
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Damage is a result, not an error.
 *
 * Returns: (transfer full) (element-type WgProblem) (nullable): what is wrong, empty if nothing is;
 *   %NULL if the check could not be made
 */
GPtrArray *
wg_verify_ledger (WgLedger     *ledger,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) wg_problem_free);
  g_autoptr (GError) stopped = NULL;
  Verifying self = {
    .ledger = ledger,
    .problems = problems,
    .cancellable = cancellable,
    .audit = wg_audit_new (),
    .scratch = g_byte_array_new (),
  };

  /* Another program may write meanwhile; all is held against the same moment. */
  if (wg_engine_begin_read (ledger->engine, &stopped))
    {
      check_all (&self, &stopped);
      wg_engine_rollback (ledger->engine);
    }
  g_clear_pointer (&self.last, g_hash_table_unref);
  wg_audit_free (self.audit);
  g_byte_array_unref (self.scratch);
  if (stopped == NULL)
    return g_steal_pointer (&problems);
  if (g_error_matches (stopped, WG_STORE_ERROR, WG_STORE_ERROR_DAMAGED) ||
      g_error_matches (stopped, WG_STORE_ERROR, WG_STORE_ERROR_NOT_A_DATABASE))
    {
      g_ptr_array_add (problems,
                       wg_problem_new ("file", ledger->engine->path, stopped->message));
      return g_steal_pointer (&problems);
    }
  g_propagate_error (error, g_steal_pointer (&stopped));
  return NULL;
}
