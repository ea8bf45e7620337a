/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-change-set.h"
#include "wg-history.h"
#include "wg-problem.h"
#include "wg-store-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define WG_TYPE_STORE (wg_store_get_type ())
G_DECLARE_FINAL_TYPE (WgStore, wg_store, WG, STORE, GObject)

typedef enum
{
  WG_STORE_OPEN_DEFAULT   = 0,
  WG_STORE_OPEN_READ_ONLY = 1 << 0, /* never write, whatever the rights are */
  WG_STORE_OPEN_CREATE    = 1 << 1, /* make the file if it is not there */
  WG_STORE_OPEN_EXCLUSIVE = 1 << 2, /* with CREATE: refuse a file that is there (…_EXISTS) */
  /* Rows are wanted at once: that the file is sound is looked at before the first write, not
   * before the first read. A file that was not closed properly is looked at in any case. */
  WG_STORE_OPEN_READ_FIRST = 1 << 3
} WgStoreOpenFlags;

/**
 * WgStoreProgress:
 * @done: rows done
 * @total: rows in all
 *
 * Called in the thread that waits: the caller of a plain function, the main context of the caller
 * of an async one. At most some twenty times a second.
 */
typedef void   (*WgStoreProgress) (guint done, guint total, gpointer user_data);
/* Milliseconds since 1970 UTC; called on the store thread. */
typedef gint64 (*WgStoreClock)    (gpointer user_data);

/* Plain functions block until the store thread has answered; the interface uses the async ones.
 * A file that cannot be written (folder, second program, network disk, newer schema) opens
 * read-only and wg_store_dup_read_only_reason() says why. */
WgStore     *wg_store_open                 (const char          *path,
                                            WgStoreOpenFlags     flags,
                                            GError             **error);
void         wg_store_open_async           (const char          *path,
                                            WgStoreOpenFlags     flags,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
WgStore     *wg_store_open_finish          (GAsyncResult        *result,
                                            GError             **error);
gboolean     wg_store_close                (WgStore             *self,
                                            GError             **error);

const char  *wg_store_get_path             (WgStore             *self);
gboolean     wg_store_get_read_only        (WgStore             *self);
char        *wg_store_dup_read_only_reason (WgStore             *self);
int          wg_store_get_schema_version   (WgStore             *self);
gint64       wg_store_get_last_edit        (WgStore             *self,
                                            gint64              *committed_at);
char        *wg_store_dup_last_backup      (WgStore             *self,
                                            gint64              *made_at,
                                            gint64              *edit_number);
void         wg_store_set_clock            (WgStore             *self,
                                            WgStoreClock         clock,
                                            gpointer             user_data);

/* What the office's clock shows, ms since 1970 UTC: changes count as entered then. 0 is the clock
 * above; a demonstration has a fixed one. Edits keep the other one's time besides. */
void         wg_store_set_now              (WgStore             *self,
                                            gint64               now);

/* Writing. One edit is one transaction; success means that it is on the disk. After it the new
 * rows of the edit carry their version. The version of a row is the number of the edit that last
 * wrote it. Applying an edit id that is in the file already does nothing and succeeds. */
gboolean     wg_store_apply                (WgStore             *self,
                                            WgEdit              *edit,
                                            WgStoreProgress      progress,
                                            gpointer             progress_data,
                                            GCancellable        *cancellable,
                                            GError             **error);
void         wg_store_apply_async          (WgStore             *self,
                                            WgEdit              *edit,
                                            WgStoreProgress      progress,
                                            gpointer             progress_data,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
gboolean     wg_store_apply_finish         (WgStore             *self,
                                            GAsyncResult        *result,
                                            GError             **error);

/* Undo and redo are edits of their own. The labels are those of the edit that would be taken back
 * or brought back; NULL when there is none. @number 0 means the last one. */
char        *wg_store_dup_undo_label       (WgStore             *self);
char        *wg_store_dup_redo_label       (WgStore             *self);
gboolean     wg_store_undo                 (WgStore             *self,
                                            gint64               number,
                                            const char          *actor,
                                            const char          *role,
                                            GCancellable        *cancellable,
                                            GError             **error);
gboolean     wg_store_redo                 (WgStore             *self,
                                            const char          *actor,
                                            const char          *role,
                                            GCancellable        *cancellable,
                                            GError             **error);
void         wg_store_undo_async           (WgStore             *self,
                                            gint64               number,
                                            const char          *actor,
                                            const char          *role,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
void         wg_store_redo_async           (WgStore             *self,
                                            const char          *actor,
                                            const char          *role,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
gboolean     wg_store_undo_finish          (WgStore             *self,
                                            GAsyncResult        *result,
                                            GError             **error);

/* Reading. A failure is NULL with an error, never an empty array. */
GPtrArray   *wg_store_load                 (WgStore             *self,
                                            const WgKind        *kind,
                                            GCancellable        *cancellable,
                                            GError             **error);
void         wg_store_load_async           (WgStore             *self,
                                            const WgKind        *kind,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
GPtrArray   *wg_store_load_finish          (WgStore             *self,
                                            GAsyncResult        *result,
                                            GError             **error);
WgRow       *wg_store_load_row             (WgStore             *self,
                                            const WgKind        *kind,
                                            gint64               id,
                                            GError             **error);
/* Those of the rows that are there, read at one moment. */
GPtrArray   *wg_store_load_rows            (WgStore             *self,
                                            const WgKind        *kind,
                                            GArray              *ids,
                                            GCancellable        *cancellable,
                                            GError             **error);
gboolean     wg_store_count                (WgStore             *self,
                                            const WgKind        *kind,
                                            gint64              *count,
                                            GError             **error);
GPtrArray   *wg_store_load_edits           (WgStore             *self,
                                            gint64               before,
                                            guint                limit,
                                            GError             **error);
GPtrArray   *wg_store_load_edit_rows       (WgStore             *self,
                                            gint64               number,
                                            GError             **error);
GPtrArray   *wg_store_load_row_history     (WgStore             *self,
                                            const WgKind        *kind,
                                            gint64               id,
                                            GError             **error);

/* Safety. An empty array of WgProblem means that all is well. Damage makes the store read-only. */
GPtrArray   *wg_store_verify               (WgStore             *self,
                                            GCancellable        *cancellable,
                                            GError             **error);
void         wg_store_verify_async         (WgStore             *self,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
GPtrArray   *wg_store_verify_finish        (WgStore             *self,
                                            GAsyncResult        *result,
                                            GError             **error);
gboolean     wg_store_backup               (WgStore             *self,
                                            const char          *destination,
                                            GCancellable        *cancellable,
                                            GError             **error);
gboolean     wg_store_restore              (const char          *backup,
                                            const char          *path,
                                            char               **moved_aside,
                                            GError             **error);

G_END_DECLS
