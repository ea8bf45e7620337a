/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store thread and the way to it: one thread owns the only connection, takes requests from a
 * queue in their order, and answers each of them, whatever happens: also those that come after a
 * failed opening or after closing. What a request does is in wg-store-work.c. */

#include "wg-store-core.h"

#include "wg-thread-hand.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  guint done;
  guint total;
} Tick;

WgStoreCall *
wg_store_call_new (WgStoreWork   work,
                   GCancellable *cancellable)
{
  WgStoreCall *self = g_new0 (WgStoreCall, 1);

  self->work = work;
  g_set_object (&self->in.cancellable, cancellable);
  return self;
}

void
wg_store_call_free (WgStoreCall *self)
{
  WG_TAKE_OVER (self);
  g_clear_pointer (&self->in.edit, wg_edit_unref);
  g_clear_pointer (&self->in.ids, g_array_unref);
  g_clear_pointer (&self->in.filter, wg_record_filter_free);
  g_clear_object (&self->in.cancellable);
  g_free (self->in.actor);
  g_free (self->in.role);
  g_free (self->in.path);
  g_clear_pointer (&self->in.shortening, wg_shortening_free);
  g_clear_error (&self->out.error);
  if (self->out.result != NULL && self->out.free_result != NULL)
    self->out.free_result (self->out.result);
  g_clear_pointer (&self->out.changes, wg_change_set_unref);
  g_clear_pointer (&self->reply, g_async_queue_unref);
  g_free (self);
}

WgStoreCore *
wg_store_core_ref (WgStoreCore *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_store_core_unref (WgStoreCore *self)
{
  WG_HAND_OVER (&self->ref_count);
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  WG_TAKE_OVER (&self->ref_count);
  g_weak_ref_clear (&self->store);
  g_async_queue_unref (self->announcements);
  g_async_queue_unref (self->shared.calls);
  g_main_context_unref (self->context);
  g_thread_unref (self->owner);
  g_mutex_clear (&self->shared.lock);
  g_free (self->shared.reason);
  g_free (self->shared.undo_label);
  g_free (self->shared.redo_label);
  g_free (self->shared.backup_path);
  g_free (self->path);
  g_free (self);
}

/* The shared group is only touched between these two. */
void
wg_store_core_lock (WgStoreCore *self)
{
  g_mutex_lock (&self->shared.lock);
  WG_TAKE_OVER (&self->shared.lock);
}

void
wg_store_core_unlock (WgStoreCore *self)
{
  WG_HAND_OVER (&self->shared.lock);
  g_mutex_unlock (&self->shared.lock);
}

/**
 * wg_store_core_announce:
 * @self: the core
 *
 * Emits "changed" for every edit that was not announced yet, in their order. Called where the
 * store's context runs.
 */
void
wg_store_core_announce (WgStoreCore *self)
{
  g_autoptr (WgStore) store = g_weak_ref_get (&self->store);
  WgChangeSet *changes;

  while ((changes = g_async_queue_try_pop (self->announcements)) != NULL)
    {
      WG_TAKE_OVER (changes);
      if (store != NULL)
        g_signal_emit_by_name (store, "changed", changes);
      wg_change_set_unref (changes);
    }
}

static gboolean
announce_cb (gpointer user_data)
{
  wg_store_core_announce (user_data);
  return G_SOURCE_REMOVE;
}

static void
attach (GMainContext  *context,
        GSourceFunc    callback,
        gpointer       data,
        GDestroyNotify destroy)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  /* The priority of a task's answer, so that what was attached first comes first. */
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, callback, data, destroy);
  g_source_attach (source, context);
}

static void
answer (WgStoreCore *self,
        WgStoreCall *call)
{
  GTask *task = call->task;
  GError *error = task != NULL ? g_steal_pointer (&call->out.error) : NULL;
  /* The one who waits frees the call, so the queue is held until the push is done. */
  g_autoptr (GAsyncQueue) reply = call->reply != NULL ? g_async_queue_ref (call->reply) : NULL;

  WG_ASSERT_STORE_THREAD (self);
  if (call->out.changes != NULL)
    {
      WG_HAND_OVER (call->out.changes);
      g_async_queue_push (self->announcements, g_steal_pointer (&call->out.changes));
      if (!call->announced_by_waiter)
        attach (self->context, announce_cb, wg_store_core_ref (self),
                (GDestroyNotify) wg_store_core_unref);
    }
  WG_HAND_OVER (call);
  if (task == NULL)
    g_async_queue_push (reply, call);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  g_clear_object (&task);
}

static gpointer
run_thread (gpointer data)
{
  g_autoptr (WgStoreCore) self = data;
  gboolean closed = FALSE;

  while (!closed)
    {
      WgStoreCall *call = g_async_queue_pop (self->shared.calls);

      WG_TAKE_OVER (call);
      call->out.ok = call->work (self, call, &call->out.error);
      if (call->out.error != NULL)
        wg_store_work_failed (self, call->out.error);
      /* Under the lock, so that nobody can queue a request that nobody will take. */
      wg_store_core_lock (self);
      if (call->work == wg_store_work_close)
        self->shared.closed = TRUE;
      wg_store_core_unlock (self);
      /* Answering may drop the last reference to the store, which stops the core. */
      answer (self, call);
      wg_store_core_lock (self);
      closed = self->shared.closed;
      wg_store_core_unlock (self);
    }
  for (;;)
    {
      WgStoreCall *call = g_async_queue_try_pop (self->shared.calls);

      if (call == NULL)
        return NULL;
      WG_TAKE_OVER (call);
      g_set_error_literal (&call->out.error, WG_STORE_ERROR, WG_STORE_ERROR_CLOSED,
                           _ ("The file was closed before this was done."));
      answer (self, call);
    }
}

/**
 * wg_store_core_new:
 * @path: the file
 * @flags: how to open it
 *
 * Starts the store thread; the first request should be wg_store_work_open(). Changes will be
 * announced in the thread-default context of the caller.
 *
 * Returns: (transfer full): the core
 */
WgStoreCore *
wg_store_core_new (const char      *path,
                   WgStoreOpenFlags flags)
{
  WgStoreCore *self = g_new0 (WgStoreCore, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->path = g_canonicalize_filename (path, NULL);
  self->flags = flags;
  self->context = g_main_context_ref_thread_default ();
  self->owner = g_thread_ref (g_thread_self ());
  self->announcements = g_async_queue_new_full ((GDestroyNotify) wg_change_set_unref);
  g_weak_ref_init (&self->store, NULL);
  g_mutex_init (&self->shared.lock);
  self->shared.calls = g_async_queue_new ();
  /* The thread reads its own handle, so it must not run before the handle is stored. */
  g_async_queue_lock (self->shared.calls);
  self->thread = g_thread_new ("wg-store", run_thread, wg_store_core_ref (self));
  g_async_queue_unlock (self->shared.calls);
  return self;
}

void
wg_store_core_set_store (WgStoreCore *self,
                         WgStore     *store)
{
  g_weak_ref_set (&self->store, store);
}

static gboolean
push (WgStoreCore *self,
      WgStoreCall *call)
{
  gboolean closed;

  WG_HAND_OVER (call);
  wg_store_core_lock (self);
  closed = self->shared.closed;
  if (!closed)
    g_async_queue_push (self->shared.calls, call);
  wg_store_core_unlock (self);
  return !closed;
}

/**
 * wg_store_core_stop:
 * @self: the core
 *
 * Closes the file after what was asked before, and waits for it.
 */
void
wg_store_core_stop (WgStoreCore *self)
{
  GThread *thread = self->thread;

  if (thread != g_thread_self ())
    {
      WgStoreCall *call = wg_store_call_new (wg_store_work_close, NULL);

      wg_store_core_run (self, call, NULL);
      wg_store_call_free (call);
      g_thread_join (thread);
      return;
    }
  /* The last reference went with a task that this thread had answered. */
  wg_store_core_lock (self);
  self->shared.closed = TRUE;
  wg_store_core_unlock (self);
  g_clear_pointer (&self->store_thread.file, wg_store_file_close);
  g_thread_unref (thread);
}

static gboolean
refuse_closed (GError **error)
{
  g_set_error_literal (error, WG_STORE_ERROR, WG_STORE_ERROR_CLOSED,
                       _ ("The file is closed already."));
  return FALSE;
}

static void
report_to_waiter (guint    done,
                  guint    total,
                  gpointer user_data)
{
  WgStoreCall *call = user_data;
  Tick *tick = g_new (Tick, 1);

  tick->done = done;
  tick->total = total;
  WG_HAND_OVER (tick);
  g_async_queue_push (call->reply, tick);
}

typedef struct
{
  GTask *task;
  Tick   tick;
} TaskTick;

static gboolean
task_tick_cb (gpointer user_data)
{
  TaskTick *tick = user_data;
  WgStoreCall *call;

  WG_TAKE_OVER (tick);
  call = g_task_get_task_data (tick->task);
  if (!g_task_get_completed (tick->task))
    call->in.progress (tick->tick.done, tick->tick.total, call->in.progress_data);
  return G_SOURCE_REMOVE;
}

static void
task_tick_free (gpointer user_data)
{
  TaskTick *tick = user_data;

  g_object_unref (tick->task);
  g_free (tick);
}

static void
report_to_task (guint    done,
                guint    total,
                gpointer user_data)
{
  WgStoreCall *call = user_data;
  TaskTick *tick = g_new (TaskTick, 1);

  tick->task = g_object_ref (call->task);
  tick->tick.done = done;
  tick->tick.total = total;
  WG_HAND_OVER (tick);
  attach (g_task_get_context (call->task), task_tick_cb, tick, task_tick_free);
}

/**
 * wg_store_core_get_ticker:
 * @call: a call that is worked on
 *
 * Returns: a ticker that reports to whoever waits for the call
 */
WgTicker
wg_store_core_get_ticker (WgStoreCall *call)
{
  WgTicker ticker = { .cancellable = call->in.cancellable, .user_data = call };

  if (call->in.progress != NULL)
    ticker.report = call->task != NULL ? report_to_task : report_to_waiter;
  return ticker;
}

/**
 * wg_store_core_run:
 * @self: the core
 * @call: (transfer none): a call
 * @error: return location for an error
 *
 * Waits for the answer.
 *
 * Returns: %TRUE if the work succeeded
 */
gboolean
wg_store_core_run (WgStoreCore *self,
                   WgStoreCall *call,
                   GError     **error)
{
  g_return_val_if_fail (g_thread_self () != self->thread, FALSE);

  call->reply = g_async_queue_new_full (g_free);
  call->announced_by_waiter = g_thread_self () == self->owner;
  if (!push (self, call))
    return refuse_closed (error);
  for (;;)
    {
      gpointer item = g_async_queue_pop (call->reply);
      g_autofree Tick *tick = item != call ? item : NULL;

      WG_TAKE_OVER (item);
      if (tick == NULL)
        break;
      call->in.progress (tick->done, tick->total, call->in.progress_data);
    }
  if (call->announced_by_waiter)
    wg_store_core_announce (self);
  if (call->out.error != NULL)
    g_propagate_error (error, g_steal_pointer (&call->out.error));
  return call->out.ok;
}

/**
 * wg_store_core_start:
 * @self: the core
 * @call: (transfer full): a call
 * @source: (nullable): the source object of the task
 * @tag: the function that starts it
 * @callback: called in the caller's context
 * @user_data: for @callback
 */
void
wg_store_core_start (WgStoreCore        *self,
                     WgStoreCall        *call,
                     gpointer            source,
                     gpointer            tag,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  GTask *task = g_task_new (source, call->in.cancellable, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, call, (GDestroyNotify) wg_store_call_free);
  /* An edit that was written before the cancelling came is written, and must be told so. */
  g_task_set_check_cancellable (task, FALSE);
  call->task = task;
  if (push (self, call))
    return;
  refuse_closed (&error);
  g_task_return_error (task, error);
  g_object_unref (task);
}

/**
 * wg_store_core_finish:
 * @result: the result of a call started with wg_store_core_start()
 * @answer: (out) (optional) (transfer full): takes the pointer that is the answer
 * @error: return location for an error
 *
 * Returns: %TRUE if the work succeeded
 */
gboolean
wg_store_core_finish (GAsyncResult *result,
                      gpointer     *answer,
                      GError      **error)
{
  WgStoreCall *call = g_task_get_task_data (G_TASK (result));
  gboolean ok;

  WG_TAKE_OVER (call);
  ok = g_task_propagate_boolean (G_TASK (result), error);
  if (ok && answer != NULL)
    *answer = g_steal_pointer (&call->out.result);
  /* The store thread may be the one that drops the task last. */
  WG_HAND_OVER (call);
  return ok;
}
