/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the store thread does for each request. Every function runs on the store thread only, and
 * what others may look at is copied to the shared group before the request is answered. */

#include "wg-store-core.h"

#include "wg-backup-table.h"
#include "wg-backup.h"
#include "wg-verify.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* From here on the engine's cache is worth giving back. */
#define MANY_ROWS 1000

/* The open file; an error where it was closed. */
WgLedger *
wg_store_work_get_ledger (WgStoreCore *core,
                          GError     **error)
{
  WG_ASSERT_STORE_THREAD (core);
  if (core->store_thread.file != NULL)
    return core->store_thread.file->ledger;
  g_set_error_literal (error, WG_STORE_ERROR, WG_STORE_ERROR_CLOSED,
                       _ ("The file is not open."));
  return NULL;
}

static gint64
shared_clock (gpointer user_data)
{
  WgStoreCore *core = user_data;
  WgStoreClock clock;
  gpointer clock_data;

  wg_store_core_lock (core);
  clock = core->shared.clock;
  clock_data = core->shared.clock_data;
  wg_store_core_unlock (core);
  return clock != NULL ? clock (clock_data) : g_get_real_time () / 1000;
}

static gint64
shared_office (gpointer user_data)
{
  WgStoreCore *core = user_data;
  gint64 now;

  wg_store_core_lock (core);
  now = core->shared.now;
  wg_store_core_unlock (core);
  return now != 0 ? now : shared_clock (core);
}

/* Tells the others where the file stands. Labels are comfort: a failure only hides them. */
static void
publish (WgStoreCore *core)
{
  WgStoreFile *file = core->store_thread.file;
  WgLedger *ledger = file->ledger;
  g_autofree char *undo_label = NULL;
  g_autofree char *redo_label = NULL;
  g_autofree char *backup = NULL;
  gint64 undo = 0, redo = 0, made_at = 0, edit = 0;

  wg_edit_table_stack (ledger->edits, &undo, &undo_label, &redo, &redo_label, NULL);
  wg_backup_table_last (ledger->engine, &backup, &made_at, &edit, NULL);
  wg_store_core_lock (core);
  g_free (core->shared.reason);
  core->shared.reason = g_strdup (file->reason);
  core->shared.schema_version = file->schema_version;
  core->shared.last_edit = ledger->head.number;
  core->shared.committed_at = ledger->committed_at;
  memcpy (core->shared.head, ledger->head.hash, WG_DIGEST_SIZE);
  g_free (core->shared.undo_label);
  core->shared.undo_label = g_steal_pointer (&undo_label);
  g_free (core->shared.redo_label);
  core->shared.redo_label = g_steal_pointer (&redo_label);
  g_free (core->shared.backup_path);
  core->shared.backup_path = g_steal_pointer (&backup);
  core->shared.backup_at = made_at;
  core->shared.backup_edit = edit;
  wg_store_core_unlock (core);
}

gboolean
wg_store_work_open (WgStoreCore *core,
                    WgStoreCall *call,
                    GError     **error)
{
  WG_ASSERT_STORE_THREAD (core);
  core->store_thread.file = wg_store_file_open (core->path, core->flags, error);
  if (core->store_thread.file == NULL)
    return FALSE;
  core->store_thread.file->ledger->clock = shared_clock;
  core->store_thread.file->ledger->clock_data = core;
  core->store_thread.file->ledger->office = shared_office;
  core->store_thread.file->ledger->office_data = core;
  publish (core);
  return TRUE;
}

gboolean
wg_store_work_close (WgStoreCore *core,
                     WgStoreCall *call,
                     GError     **error)
{
  WG_ASSERT_STORE_THREAD (core);
  g_clear_pointer (&core->store_thread.file, wg_store_file_close);
  return TRUE;
}

/* The ledger, if it may be written. */
static WgLedger *
get_writable (WgStoreCore *core,
              GError     **error)
{
  WgLedger *ledger = wg_store_work_get_ledger (core, error);

  if (ledger == NULL)
    return NULL;
  if (core->store_thread.file->reason == NULL)
    return wg_store_file_check (core->store_thread.file, error) ? ledger : NULL;
  g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_READ_ONLY, _ ("Nothing was saved. %s"),
               core->store_thread.file->reason);
  return NULL;
}

/* A file that turned out to be damaged is not written any more. */
static void
note_damage (WgStoreCore *core,
             const char  *sentence)
{
  WgStoreFile *file = core->store_thread.file;

  if (file->reason == NULL)
    file->reason = g_strdup (sentence);
}

/**
 * wg_store_work_failed:
 * @core: the core
 * @error: what a request failed with
 *
 * Called for every failed request, whatever it was: damage ends the writing.
 */
void
wg_store_work_failed (WgStoreCore  *core,
                      const GError *error)
{
  if (core->store_thread.file == NULL ||
      !(g_error_matches (error, WG_STORE_ERROR, WG_STORE_ERROR_DAMAGED) ||
        g_error_matches (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_A_DATABASE)))
    return;
  note_damage (core, error->message);
  publish (core);
}

static gboolean
finish_writing (WgStoreCore *core,
                WgStoreCall *call,
                GError      *failure,
                GError     **error)
{
  if (call->out.changes != NULL || failure != NULL)
    publish (core);
  if (call->out.changes != NULL &&
      wg_change_set_get_n_touches (call->out.changes) >= MANY_ROWS)
    wg_engine_relax (core->store_thread.file->ledger->engine);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

gboolean
wg_store_work_apply (WgStoreCore *core,
                     WgStoreCall *call,
                     GError     **error)
{
  WgLedger *ledger = get_writable (core, error);
  WgTicker ticker = wg_store_core_get_ticker (call);
  GError *failure = NULL;

  if (ledger == NULL)
    return FALSE;
  wg_ledger_apply (ledger, call->in.edit, &ticker, &call->out.changes, &failure);
  return finish_writing (core, call, failure, error);
}

gboolean
wg_store_work_undo (WgStoreCore *core,
                    WgStoreCall *call,
                    GError     **error)
{
  WgLedger *ledger = get_writable (core, error);
  WgTicker ticker = wg_store_core_get_ticker (call);
  GError *failure = NULL;

  if (ledger == NULL)
    return FALSE;
  wg_ledger_undo (ledger, call->in.direction, call->in.number, call->in.actor, call->in.role,
                  &ticker, &call->out.changes, &failure);
  return finish_writing (core, call, failure, error);
}

gboolean
wg_store_work_shorten (WgStoreCore *core,
                       WgStoreCall *call,
                       GError     **error)
{
  WgLedger *ledger = get_writable (core, error);
  WgTicker ticker = wg_store_core_get_ticker (call);
  GError *failure = NULL;

  if (ledger == NULL)
    return FALSE;
  wg_ledger_shorten (ledger, call->in.shortening, &ticker, &call->out.changes, &failure);
  return finish_writing (core, call, failure, error);
}

/* Hands an array to the one who waits; NULL is a failure whose error is set already. */
static gboolean
answer_array (WgStoreCall *call,
              GPtrArray   *array)
{
  call->out.free_result = (GDestroyNotify) g_ptr_array_unref;
  call->out.result = array;
  return array != NULL;
}

gboolean
wg_store_work_load (WgStoreCore *core,
                    WgStoreCall *call,
                    GError     **error)
{
  WgLedger *ledger = wg_store_work_get_ledger (core, error);

  if (ledger == NULL ||
      !answer_array (call, wg_ledger_load (ledger, call->in.kind, call->in.cancellable, error)))
    return FALSE;
  if (((GPtrArray *) call->out.result)->len >= MANY_ROWS)
    wg_engine_relax (ledger->engine);
  return TRUE;
}

gboolean
wg_store_work_load_row (WgStoreCore *core,
                        WgStoreCall *call,
                        GError     **error)
{
  WgLedger *ledger = wg_store_work_get_ledger (core, error);
  WgRow *row = NULL;

  if (ledger == NULL ||
      !wg_table_session_select (wg_ledger_get_table (ledger, call->in.kind), call->in.number, &row,
                                error))
    return FALSE;
  call->out.free_result = (GDestroyNotify) wg_row_unref;
  call->out.result = row;
  if (row == NULL)
    g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_FOUND,
                 _ ("%s %lld is not in the file."), _ (call->in.kind->label),
                 (long long) call->in.number);
  return row != NULL;
}

gboolean
wg_store_work_load_rows (WgStoreCore *core,
                         WgStoreCall *call,
                         GError     **error)
{
  WgLedger *ledger = wg_store_work_get_ledger (core, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);

  for (guint i = 0; ledger != NULL && i < call->in.ids->len; i++)
    {
      WgRow *row = NULL;

      if (g_cancellable_set_error_if_cancelled (call->in.cancellable, error) ||
          !wg_table_session_select (wg_ledger_get_table (ledger, call->in.kind),
                                    g_array_index (call->in.ids, gint64, i), &row, error))
        return FALSE;
      if (row != NULL)
        g_ptr_array_add (rows, row);
    }
  return ledger != NULL && answer_array (call, g_steal_pointer (&rows));
}

gboolean
wg_store_work_count (WgStoreCore *core,
                     WgStoreCall *call,
                     GError     **error)
{
  WgLedger *ledger = wg_store_work_get_ledger (core, error);

  return ledger != NULL && wg_table_session_count (wg_ledger_get_table (ledger, call->in.kind),
                                                   &call->out.count, error);
}

gboolean
wg_store_work_edits (WgStoreCore *core,
                     WgStoreCall *call,
                     GError     **error)
{
  WgLedger *ledger = wg_store_work_get_ledger (core, error);

  return ledger != NULL &&
         answer_array (call, wg_edit_table_list (ledger->edits, call->in.number, call->in.limit,
                                                 error));
}

gboolean
wg_store_work_edit_rows (WgStoreCore *core,
                         WgStoreCall *call,
                         GError     **error)
{
  WgLedger *ledger = wg_store_work_get_ledger (core, error);

  return ledger != NULL &&
         answer_array (call, wg_ledger_edit_rows (ledger, call->in.number, error));
}

gboolean
wg_store_work_history (WgStoreCore *core,
                       WgStoreCall *call,
                       GError     **error)
{
  WgLedger *ledger = wg_store_work_get_ledger (core, error);

  return ledger != NULL &&
         answer_array (call, wg_ledger_row_history (ledger, call->in.kind, call->in.number, error));
}

gboolean
wg_store_work_verify (WgStoreCore *core,
                      WgStoreCall *call,
                      GError     **error)
{
  WgLedger *ledger = wg_store_work_get_ledger (core, error);
  GPtrArray *problems;

  if (ledger == NULL)
    return FALSE;
  problems = wg_verify_ledger (ledger, call->in.cancellable, error);
  wg_engine_relax (ledger->engine);
  if (problems == NULL)
    return FALSE;
  answer_array (call, problems);
  if (problems->len > 0)
    {
      g_autofree char *sentence =
          g_strdup_printf (_ ("“%s” is damaged and is not written any more. Restore the last "
                              "verified backup."), core->path);

      note_damage (core, sentence);
      publish (core);
    }
  return TRUE;
}

/* A copy that does not pass may be the fault of the file or of the disk that it was copied to. */
static gboolean
tell_whose_fault (WgLedger *ledger,
                  GError   *failure,
                  GError  **error)
{
  g_autoptr (GPtrArray) problems = NULL;

  if (g_error_matches (failure, WG_STORE_ERROR, WG_STORE_ERROR_DAMAGED))
    problems = wg_verify_ledger (ledger, NULL, NULL);
  if (problems != NULL && problems->len == 0)
    failure->code = WG_STORE_ERROR_NOT_SAVED;
  g_propagate_error (error, failure);
  return FALSE;
}

gboolean
wg_store_work_backup (WgStoreCore *core,
                      WgStoreCall *call,
                      GError     **error)
{
  WgLedger *ledger = wg_store_work_get_ledger (core, error);
  GError *failure = NULL;

  if (ledger == NULL)
    return FALSE;
  if (!wg_backup_make (ledger, call->in.path, call->in.cancellable, &failure))
    return tell_whose_fault (ledger, failure, error);
  call->in.number = ledger->head.number;
  return wg_store_work_note_backup (core, call, error);
}

/* @call->in.path: a verified backup that ends with the edit @call->in.number. */
gboolean
wg_store_work_note_backup (WgStoreCore *core,
                           WgStoreCall *call,
                           GError     **error)
{
  WgLedger *ledger = wg_store_work_get_ledger (core, error);

  if (ledger == NULL || core->store_thread.file->reason != NULL)
    return ledger != NULL;
  if (!wg_store_file_check (core->store_thread.file, error))
    return FALSE;
  if (!wg_backup_table_insert (ledger->engine, call->in.path, ledger->clock (ledger->clock_data),
                               call->in.number, error))
    return FALSE;
  publish (core);
  return TRUE;
}

gboolean
wg_store_work_note_damage (WgStoreCore *core,
                           WgStoreCall *call,
                           GError     **error)
{
  if (wg_store_work_get_ledger (core, error) == NULL)
    return FALSE;
  g_free (core->store_thread.file->reason); /* this one knows more */
  core->store_thread.file->reason = g_strdup (call->in.path);
  publish (core);
  return TRUE;
}
