/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of WgStore that leaves the rows as they are: loading, history, verification, backups.
 * Like wg-store.c it only hands requests to the store thread. */

#include "wg-store-private.h"

#include "wg-backup.h"

/* Runs a call whose answer is a pointer, and takes it out. */
static gpointer
run_for_result (WgStore     *self,
                WgStoreCall *call,
                GError     **error)
{
  return wg_store_core_run (self->core, call, error) ? g_steal_pointer (&call->out.result) : NULL;
}

static gpointer
take_result (GAsyncResult *result,
             GError      **error)
{
  gpointer answer = NULL;

  return wg_store_core_finish (result, &answer, error) ? answer : NULL;
}

/**
 * wg_store_load:
 * @self: the store
 * @kind: a kind
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type WgRow) (nullable): every row, by growing id; the rows are
 *   not to be changed, see #WgRow
 */
GPtrArray *
wg_store_load (WgStore      *self,
               const WgKind *kind,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (WgStoreCall) call = NULL;

  g_return_val_if_fail (WG_IS_STORE (self), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  call = wg_store_call_new (wg_store_work_load, cancellable);
  call->in.kind = kind;
  return run_for_result (self, call, error);
}

void
wg_store_load_async (WgStore            *self,
                     const WgKind       *kind,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  WgStoreCall *call;

  g_return_if_fail (WG_IS_STORE (self));
  g_return_if_fail (kind != NULL);

  call = wg_store_call_new (wg_store_work_load, cancellable);
  call->in.kind = kind;
  wg_store_core_start (self->core, call, self, wg_store_load_async, callback, user_data);
}

GPtrArray *
wg_store_load_finish (WgStore      *self,
                      GAsyncResult *result,
                      GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, wg_store_load_async), NULL);

  return take_result (result, error);
}

/**
 * wg_store_load_row:
 * @self: the store
 * @kind: a kind
 * @id: a row id
 * @error: return location for an error; %WG_STORE_ERROR_NOT_FOUND if there is no such row
 *
 * Returns: (transfer full) (nullable): the row
 */
WgRow *
wg_store_load_row (WgStore      *self,
                   const WgKind *kind,
                   gint64        id,
                   GError      **error)
{
  g_autoptr (WgStoreCall) call = NULL;

  g_return_val_if_fail (WG_IS_STORE (self), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  call = wg_store_call_new (wg_store_work_load_row, NULL);
  call->in.kind = kind;
  call->in.number = id;
  return run_for_result (self, call, error);
}

/**
 * wg_store_load_rows:
 * @self: the store
 * @kind: a kind
 * @ids: (element-type gint64): row ids
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Reads them in one request, all of the same moment.
 *
 * Returns: (transfer full) (element-type WgRow) (nullable): those that are there, in the order of
 *   @ids
 */
GPtrArray *
wg_store_load_rows (WgStore      *self,
                    const WgKind *kind,
                    GArray       *ids,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (WgStoreCall) call = NULL;

  g_return_val_if_fail (WG_IS_STORE (self), NULL);
  g_return_val_if_fail (kind != NULL && ids != NULL, NULL);

  call = wg_store_call_new (wg_store_work_load_rows, cancellable);
  call->in.kind = kind;
  call->in.ids = g_array_ref (ids);
  return run_for_result (self, call, error);
}

gboolean
wg_store_count (WgStore      *self,
                const WgKind *kind,
                gint64       *count,
                GError      **error)
{
  g_autoptr (WgStoreCall) call = NULL;

  g_return_val_if_fail (WG_IS_STORE (self), FALSE);
  g_return_val_if_fail (kind != NULL && count != NULL, FALSE);

  call = wg_store_call_new (wg_store_work_count, NULL);
  call->in.kind = kind;
  if (!wg_store_core_run (self->core, call, error))
    return FALSE;
  *count = call->out.count;
  return TRUE;
}

/**
 * wg_store_load_edits:
 * @self: the store
 * @before: only edits with a smaller number; 0 means from the last one
 * @limit: at most that many
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type WgEditEntry) (nullable): edits, last one first
 */
GPtrArray *
wg_store_load_edits (WgStore *self,
                     gint64   before,
                     guint    limit,
                     GError **error)
{
  g_autoptr (WgStoreCall) call = NULL;

  g_return_val_if_fail (WG_IS_STORE (self), NULL);

  call = wg_store_call_new (wg_store_work_edits, NULL);
  call->in.number = before;
  call->in.limit = limit;
  return run_for_result (self, call, error);
}

/**
 * wg_store_load_edit_rows:
 * @self: the store
 * @number: an edit
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type WgRowEntry) (nullable): what the edit did, in its order
 */
GPtrArray *
wg_store_load_edit_rows (WgStore *self,
                         gint64   number,
                         GError **error)
{
  g_autoptr (WgStoreCall) call = NULL;

  g_return_val_if_fail (WG_IS_STORE (self), NULL);

  call = wg_store_call_new (wg_store_work_edit_rows, NULL);
  call->in.number = number;
  return run_for_result (self, call, error);
}

/**
 * wg_store_load_row_history:
 * @self: the store
 * @kind: a kind
 * @id: a row
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type WgRowEntry) (nullable): what happened to the row, oldest
 *   first
 */
GPtrArray *
wg_store_load_row_history (WgStore      *self,
                           const WgKind *kind,
                           gint64        id,
                           GError      **error)
{
  g_autoptr (WgStoreCall) call = NULL;

  g_return_val_if_fail (WG_IS_STORE (self), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  call = wg_store_call_new (wg_store_work_history, NULL);
  call->in.kind = kind;
  call->in.number = id;
  return run_for_result (self, call, error);
}

/**
 * wg_store_verify:
 * @self: the store
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Checks the file's structure, its references, the audit chain, every row against the journal and
 * every bounds against its geometry. Damage makes the store read-only.
 *
 * Returns: (transfer full) (element-type WgProblem) (nullable): what is wrong, empty if nothing is
 */
GPtrArray *
wg_store_verify (WgStore      *self,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (WgStoreCall) call = NULL;

  g_return_val_if_fail (WG_IS_STORE (self), NULL);

  call = wg_store_call_new (wg_store_work_verify, cancellable);
  return run_for_result (self, call, error);
}

void
wg_store_verify_async (WgStore            *self,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_return_if_fail (WG_IS_STORE (self));

  wg_store_core_start (self->core, wg_store_call_new (wg_store_work_verify, cancellable), self,
                       wg_store_verify_async, callback, user_data);
}

GPtrArray *
wg_store_verify_finish (WgStore      *self,
                        GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, wg_store_verify_async), NULL);

  return take_result (result, error);
}

/**
 * wg_store_backup:
 * @self: the store
 * @destination: a file that is not there yet
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Returns: %TRUE if @destination is a verified copy and is on the disk
 */
gboolean
wg_store_backup (WgStore      *self,
                 const char   *destination,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (WgStoreCall) call = NULL;

  g_return_val_if_fail (WG_IS_STORE (self), FALSE);
  g_return_val_if_fail (destination != NULL, FALSE);

  call = wg_store_call_new (wg_store_work_backup, cancellable);
  call->in.path = g_canonicalize_filename (destination, NULL);
  return wg_store_core_run (self->core, call, error);
}

/**
 * wg_store_restore:
 * @backup: a backup
 * @path: the file that it shall become; nobody may have it open
 * @moved_aside: (out) (transfer full) (nullable): where the file that was there is now
 * @error: return location for an error
 *
 * Returns: %TRUE if @path is a verified copy of @backup
 */
gboolean
wg_store_restore (const char *backup,
                  const char *path,
                  char      **moved_aside,
                  GError    **error)
{
  g_return_val_if_fail (backup != NULL && path != NULL && moved_aside != NULL, FALSE);

  return wg_backup_restore (backup, path, moved_aside, error);
}
