/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store as the rest of the program sees it: one opened file. Every function here only hands a
 * request to the store thread and its answer back; no SQL, no file is touched in this file.
 * Opening, writing and undoing are here; reading and backups in wg-store-reading.c. */

#include "wg-store-private.h"

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WgStore, wg_store, G_TYPE_OBJECT)

static void
wg_store_finalize (GObject *object)
{
  WgStore *self = WG_STORE (object);

  if (self->core != NULL)
    {
      wg_store_core_stop (self->core);
      wg_store_core_unref (self->core);
    }
  G_OBJECT_CLASS (wg_store_parent_class)->finalize (object);
}

static void
wg_store_class_init (WgStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wg_store_finalize;

  /**
   * WgStore::changed:
   * @self: the store
   * @changes: a #WgChangeSet
   *
   * An edit was committed. Emitted once per edit, in their order, in the main context that was the
   * thread's default when the store was opened; a plain function called in that thread emits it
   * before it returns.
   */
  signals[CHANGED] = g_signal_new ("changed", WG_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, WG_TYPE_CHANGE_SET);
}

static void
wg_store_init (WgStore *self)
{
}

static WgStore *
store_new (const char      *path,
           WgStoreOpenFlags flags)
{
  WgStore *self = g_object_new (WG_TYPE_STORE, NULL);

  self->core = wg_store_core_new (path, flags);
  wg_store_core_set_store (self->core, self);
  return self;
}

/**
 * wg_store_open:
 * @path: the file
 * @flags: how to open it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the store, maybe read-only, or %NULL with a sentence
 */
WgStore *
wg_store_open (const char      *path,
               WgStoreOpenFlags flags,
               GError         **error)
{
  g_autoptr (WgStore) self = NULL;
  g_autoptr (WgStoreCall) call = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = store_new (path, flags);
  call = wg_store_call_new (wg_store_work_open, NULL);
  return wg_store_core_run (self->core, call, error) ? g_steal_pointer (&self) : NULL;
}

void
wg_store_open_async (const char         *path,
                     WgStoreOpenFlags    flags,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  WgStoreCall *call;
  WgStore *self;

  g_return_if_fail (path != NULL);

  self = store_new (path, flags);
  call = wg_store_call_new (wg_store_work_open, cancellable);
  call->out.result = self; /* until wg_store_open_finish() takes it */
  call->out.free_result = g_object_unref;
  wg_store_core_start (self->core, call, NULL, wg_store_open_async, callback, user_data);
}

WgStore *
wg_store_open_finish (GAsyncResult *result,
                      GError      **error)
{
  gpointer store = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, wg_store_open_async), NULL);

  return wg_store_core_finish (result, &store, error) ? store : NULL;
}

/**
 * wg_store_close:
 * @self: the store
 * @error: return location for an error
 *
 * Finishes what was asked before, closes the file and gives up the lock. Later requests fail with
 * %WG_STORE_ERROR_CLOSED.
 *
 * Returns: %FALSE if it was closed already
 */
gboolean
wg_store_close (WgStore *self,
                GError **error)
{
  g_autoptr (WgStoreCall) call = NULL;

  g_return_val_if_fail (WG_IS_STORE (self), FALSE);

  call = wg_store_call_new (wg_store_work_close, NULL);
  return wg_store_core_run (self->core, call, error);
}

/**
 * wg_store_get_path:
 *
 * Returns: (transfer none): the absolute path
 */
const char *
wg_store_get_path (WgStore *self)
{
  g_return_val_if_fail (WG_IS_STORE (self), NULL);

  return self->core->path;
}

gboolean
wg_store_get_read_only (WgStore *self)
{
  g_autofree char *reason = wg_store_dup_read_only_reason (self);

  return reason != NULL;
}

/* One text of the shared group. */
static char *
dup_shared (WgStore *self,
            char   **text)
{
  char *copy;

  wg_store_core_lock (self->core);
  copy = g_strdup (*text);
  wg_store_core_unlock (self->core);
  return copy;
}

/**
 * wg_store_dup_read_only_reason:
 *
 * Returns: (transfer full) (nullable): why the file is read-only, a sentence; %NULL if it is not
 */
char *
wg_store_dup_read_only_reason (WgStore *self)
{
  g_return_val_if_fail (WG_IS_STORE (self), NULL);

  return dup_shared (self, &self->core->shared.reason);
}

char *
wg_store_dup_undo_label (WgStore *self)
{
  g_return_val_if_fail (WG_IS_STORE (self), NULL);

  return dup_shared (self, &self->core->shared.undo_label);
}

char *
wg_store_dup_redo_label (WgStore *self)
{
  g_return_val_if_fail (WG_IS_STORE (self), NULL);

  return dup_shared (self, &self->core->shared.redo_label);
}

int
wg_store_get_schema_version (WgStore *self)
{
  int version;

  g_return_val_if_fail (WG_IS_STORE (self), 0);

  wg_store_core_lock (self->core);
  version = self->core->shared.schema_version;
  wg_store_core_unlock (self->core);
  return version;
}

/**
 * wg_store_get_last_edit:
 * @self: the store
 * @committed_at: (out) (optional): ms since 1970 UTC
 *
 * Returns: the number of the last edit, 0 before the first
 */
gint64
wg_store_get_last_edit (WgStore *self,
                        gint64  *committed_at)
{
  gint64 number;

  g_return_val_if_fail (WG_IS_STORE (self), 0);

  wg_store_core_lock (self->core);
  number = self->core->shared.last_edit;
  if (committed_at != NULL)
    *committed_at = self->core->shared.committed_at;
  wg_store_core_unlock (self->core);
  return number;
}

/**
 * wg_store_dup_last_backup:
 * @self: the store
 * @made_at: (out) (optional): ms since 1970 UTC
 * @edit_number: (out) (optional): the last edit in it
 *
 * Returns: (transfer full) (nullable): the path of the last verified backup
 */
char *
wg_store_dup_last_backup (WgStore *self,
                          gint64  *made_at,
                          gint64  *edit_number)
{
  char *path;

  g_return_val_if_fail (WG_IS_STORE (self), NULL);

  wg_store_core_lock (self->core);
  path = g_strdup (self->core->shared.backup_path);
  if (made_at != NULL)
    *made_at = self->core->shared.backup_at;
  if (edit_number != NULL)
    *edit_number = self->core->shared.backup_edit;
  wg_store_core_unlock (self->core);
  return path;
}

/**
 * wg_store_set_clock:
 * @self: the store
 * @clock: (nullable): the clock; %NULL is the machine's
 * @user_data: for @clock; must outlive the store
 */
void
wg_store_set_clock (WgStore     *self,
                    WgStoreClock clock,
                    gpointer     user_data)
{
  g_return_if_fail (WG_IS_STORE (self));

  wg_store_core_lock (self->core);
  self->core->shared.clock = clock;
  self->core->shared.clock_data = user_data;
  wg_store_core_unlock (self->core);
}

/**
 * wg_store_set_now:
 * @self: the store
 * @now: ms since 1970 UTC that the file's own clock is fixed at, or 0
 */
void
wg_store_set_now (WgStore *self,
                  gint64   now)
{
  g_return_if_fail (WG_IS_STORE (self));

  wg_store_core_lock (self->core);
  self->core->shared.now = now;
  wg_store_core_unlock (self->core);
}

static WgStoreCall *
apply_call (WgEdit         *edit,
            WgStoreProgress progress,
            gpointer        progress_data,
            GCancellable   *cancellable)
{
  WgStoreCall *call = wg_store_call_new (wg_store_work_apply, cancellable);

  call->in.edit = wg_edit_ref (edit);
  call->in.progress = progress;
  call->in.progress_data = progress_data;
  return call;
}

/**
 * wg_store_apply:
 * @self: the store
 * @edit: what to write; not to be changed afterwards
 * @progress: (nullable): called in this thread
 * @progress_data: for @progress
 * @cancellable: (nullable): to stop; then nothing is written
 * @error: return location for an error
 *
 * Returns: %TRUE once the edit is on the disk
 */
gboolean
wg_store_apply (WgStore        *self,
                WgEdit         *edit,
                WgStoreProgress progress,
                gpointer        progress_data,
                GCancellable   *cancellable,
                GError        **error)
{
  g_autoptr (WgStoreCall) call = NULL;

  g_return_val_if_fail (WG_IS_STORE (self), FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);

  call = apply_call (edit, progress, progress_data, cancellable);
  return wg_store_core_run (self->core, call, error);
}

void
wg_store_apply_async (WgStore            *self,
                      WgEdit             *edit,
                      WgStoreProgress     progress,
                      gpointer            progress_data,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_return_if_fail (WG_IS_STORE (self));
  g_return_if_fail (edit != NULL);

  wg_store_core_start (self->core, apply_call (edit, progress, progress_data, cancellable), self,
                       wg_store_apply_async, callback, user_data);
}

gboolean
wg_store_apply_finish (WgStore      *self,
                       GAsyncResult *result,
                       GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, wg_store_apply_async), FALSE);

  return wg_store_core_finish (result, NULL, error);
}

static WgStoreCall *
undo_call (WgUndoDirection direction,
           gint64          number,
           const char     *actor,
           const char     *role,
           GCancellable   *cancellable)
{
  WgStoreCall *call = wg_store_call_new (wg_store_work_undo, cancellable);

  call->in.direction = direction;
  call->in.number = number;
  call->in.actor = g_strdup (actor != NULL ? actor : g_get_user_name ());
  call->in.role = g_strdup (role != NULL ? role : "");
  return call;
}

/**
 * wg_store_undo:
 * @self: the store
 * @number: an edit, or 0 for the last one that was not taken back
 * @actor: (nullable): who does it; %NULL is the user of the system
 * @role: (nullable): in which role
 * @cancellable: (nullable): to stop; then nothing is written
 * @error: return location for an error; %WG_STORE_ERROR_CONFLICT if a row was changed since
 *
 * Returns: %TRUE once the new edit is on the disk
 */
gboolean
wg_store_undo (WgStore      *self,
               gint64        number,
               const char   *actor,
               const char   *role,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (WgStoreCall) call = NULL;

  g_return_val_if_fail (WG_IS_STORE (self), FALSE);

  call = undo_call (WG_UNDO, number, actor, role, cancellable);
  return wg_store_core_run (self->core, call, error);
}

gboolean
wg_store_redo (WgStore      *self,
               const char   *actor,
               const char   *role,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (WgStoreCall) call = NULL;

  g_return_val_if_fail (WG_IS_STORE (self), FALSE);

  call = undo_call (WG_REDO, 0, actor, role, cancellable);
  return wg_store_core_run (self->core, call, error);
}

void
wg_store_undo_async (WgStore            *self,
                     gint64              number,
                     const char         *actor,
                     const char         *role,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_return_if_fail (WG_IS_STORE (self));

  wg_store_core_start (self->core, undo_call (WG_UNDO, number, actor, role, cancellable), self,
                       wg_store_undo_async, callback, user_data);
}

void
wg_store_redo_async (WgStore            *self,
                     const char         *actor,
                     const char         *role,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_return_if_fail (WG_IS_STORE (self));

  wg_store_core_start (self->core, undo_call (WG_REDO, 0, actor, role, cancellable), self,
                       wg_store_undo_async, callback, user_data);
}

/**
 * wg_store_undo_finish:
 *
 * Finishes wg_store_undo_async() and wg_store_redo_async().
 */
gboolean
wg_store_undo_finish (WgStore      *self,
                      GAsyncResult *result,
                      GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, wg_store_undo_async), FALSE);

  return wg_store_core_finish (result, NULL, error);
}
