/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ledger.h"
#include "wg-record-filter.h"
#include "wg-store-file.h"
#include "wg-store.h"

G_BEGIN_DECLS

typedef struct _WgStoreCore WgStoreCore;
typedef struct _WgStoreCall WgStoreCall;

typedef gboolean (*WgStoreWork) (WgStoreCore *core, WgStoreCall *call, GError **error);

/**
 * WgStoreCall:
 *
 * One request to the store thread and its answer. It is handed over, never shared: the caller
 * fills it in, the store thread works on it, the caller reads the answer.
 */
struct _WgStoreCall
{
  WgStoreWork     work;

  struct
  {
    WgEdit          *edit;
    const WgKind    *kind;
    gint64           number; /* a row id or an edit's number */
    GArray          *ids;    /* (nullable) (element-type gint64) */
    guint            limit;
    WgUndoDirection  direction;
    char            *actor;
    char            *role;
    char            *path;
    WgShortening    *shortening;
    GCancellable    *cancellable;
    WgStoreProgress  progress;
    gpointer         progress_data;
    WgMeasureRange   range;
    WgStoreSums      visit_sums;
    WgRecordFilter  *filter; /* (nullable) */
    guint            offset;
    gpointer         visit_data;
  } in;

  struct
  {
    gboolean         ok;
    GError          *error;
    gpointer         result;
    GDestroyNotify   free_result;
    gint64           count;
    WgChangeSet     *changes;
  } out;

  GTask          *task;  /* answered in its context … */
  GAsyncQueue    *reply; /* … or in the thread that waits here */
  gboolean        announced_by_waiter;
};

/**
 * WgStoreCore:
 *
 * What the facade and the store thread share. It outlives both.
 */
struct _WgStoreCore
{
  gatomicrefcount  ref_count;

  /* Constant after wg_store_core_new(). */
  char            *path;
  WgStoreOpenFlags flags;
  GMainContext    *context; /* where changes are announced */
  GThread         *owner;
  GThread         *thread;
  GAsyncQueue     *announcements; /* (element-type WgChangeSet) */
  GWeakRef         store;

  /* Only accessed on the store thread. */
  struct
  {
    WgStoreFile   *file; /* (nullable) */
  } store_thread;

  struct
  {
    GMutex         lock;
    GAsyncQueue   *calls;
    gboolean       closed;
    char          *reason; /* (nullable) why it is read-only */
    int            schema_version;
    gint64         last_edit;
    gint64         committed_at;
    guint8         head[WG_DIGEST_SIZE]; /* of the audit chain */
    char          *undo_label;
    char          *redo_label;
    char          *backup_path;
    gint64         backup_at;
    gint64         backup_edit;
    WgStoreClock   clock;
    gpointer       clock_data;
    gint64         now; /* of the office where its clock stands still, or 0 */
  } shared;
};

#define WG_ASSERT_STORE_THREAD(core) g_assert ((core)->thread == g_thread_self ())

WgStoreCore *wg_store_core_new       (const char *path, WgStoreOpenFlags flags);
void         wg_store_core_set_store (WgStoreCore *self, WgStore *store);
WgStoreCore *wg_store_core_ref       (WgStoreCore *self);
void         wg_store_core_unref     (WgStoreCore *self);
void         wg_store_core_stop      (WgStoreCore *self);
void         wg_store_core_lock      (WgStoreCore *self);
void         wg_store_core_unlock    (WgStoreCore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgStoreCore, wg_store_core_unref)

WgStoreCall *wg_store_call_new       (WgStoreWork work, GCancellable *cancellable);
void         wg_store_call_free      (WgStoreCall *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgStoreCall, wg_store_call_free)

gboolean     wg_store_core_run       (WgStoreCore *self, WgStoreCall *call, GError **error);
void         wg_store_core_start     (WgStoreCore        *self,
                                      WgStoreCall        *call,
                                      gpointer            source,
                                      gpointer            tag,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gboolean     wg_store_core_finish    (GAsyncResult *result, gpointer *answer, GError **error);
void         wg_store_core_announce  (WgStoreCore *self);
WgTicker     wg_store_core_get_ticker (WgStoreCall *call);

/* wg-store-work.c, wg-store-record-work.c: what the store thread can do. */
WgLedger    *wg_store_work_get_ledger (WgStoreCore *core, GError **error);
void         wg_store_work_failed    (WgStoreCore *core, const GError *error);
gboolean     wg_store_work_open      (WgStoreCore *core, WgStoreCall *call, GError **error);
gboolean     wg_store_work_close     (WgStoreCore *core, WgStoreCall *call, GError **error);
gboolean     wg_store_work_apply     (WgStoreCore *core, WgStoreCall *call, GError **error);
gboolean     wg_store_work_undo      (WgStoreCore *core, WgStoreCall *call, GError **error);
gboolean     wg_store_work_shorten   (WgStoreCore *core, WgStoreCall *call, GError **error);
gboolean     wg_store_work_load      (WgStoreCore *core, WgStoreCall *call, GError **error);
gboolean     wg_store_work_load_row  (WgStoreCore *core, WgStoreCall *call, GError **error);
gboolean     wg_store_work_load_rows (WgStoreCore *core, WgStoreCall *call, GError **error);
gboolean     wg_store_work_count     (WgStoreCore *core, WgStoreCall *call, GError **error);
gboolean     wg_store_work_edits     (WgStoreCore *core, WgStoreCall *call, GError **error);
gboolean     wg_store_work_edit_rows (WgStoreCore *core, WgStoreCall *call, GError **error);
gboolean     wg_store_work_history   (WgStoreCore *core, WgStoreCall *call, GError **error);
gboolean     wg_store_work_records   (WgStoreCore *core, WgStoreCall *call, GError **error);
gboolean     wg_store_work_late      (WgStoreCore *core, WgStoreCall *call, GError **error);
gboolean     wg_store_work_sums      (WgStoreCore *core, WgStoreCall *call, GError **error);
gboolean     wg_store_work_verify    (WgStoreCore *core, WgStoreCall *call, GError **error);
gboolean     wg_store_work_backup    (WgStoreCore *core, WgStoreCall *call, GError **error);
gboolean     wg_store_work_note_backup (WgStoreCore *core, WgStoreCall *call, GError **error);
gboolean     wg_store_work_note_damage (WgStoreCore *core, WgStoreCall *call, GError **error);

G_END_DECLS
