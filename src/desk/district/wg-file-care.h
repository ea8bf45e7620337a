/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-problem.h"

G_BEGIN_DECLS

/**
 * WgFileFacts:
 *
 * What `info` prints of a file, besides what the district itself tells. Times are
 * "2026-10-12 08:30" of the machine's zone, or NULL where there is none.
 */
typedef struct
{
  int    schema_version;
  gint64 last_edit;        /* number; 0: none yet */
  char  *last_edit_at;
  gint64 last_backup_edit; /* the edit up to which the last verified backup goes */
  char  *last_backup_at;
  char  *last_backup;      /* its path */
} WgFileFacts;

WgFileFacts *wg_file_facts_new  (WgDistrict *district);
void         wg_file_facts_free (WgFileFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgFileFacts, wg_file_facts_free)

/* What is printed at the foot of what leaves the office: the number of the last edit and the first
 * twelve digits of the audit chain's end, such as "1234 · 9f3a 22c1 77b0". Whoever holds the paper
 * can tell whether the file still has the history that it had then. (transfer full) */
char        *wg_file_dup_chain_mark (WgDistrict *district);
/* The same with a word before it, for the foot of a page. (transfer full) */
char        *wg_file_dup_chain_line (WgDistrict *district);

/* (transfer container) (element-type WgProblem): empty when all is well. Blocks. */
GPtrArray   *wg_file_verify     (const char *path, GError **error);
gboolean     wg_file_backup     (const char *path, const char *destination, GError **error);
/* @moved_aside: (out) (nullable) (transfer full): where the file that was there is kept. */
gboolean     wg_file_restore    (const char *backup, const char *path, char **moved_aside,
                                 GError **error);
/* The same on a worker thread; the path of what was moved aside, "" where nothing was there.
 * (transfer full) (nullable) */
void         wg_file_restore_async  (const char *backup, const char *path,
                                     GAsyncReadyCallback callback, gpointer user_data);
char        *wg_file_restore_finish (GAsyncResult *result, GError **error);

/* Before many rows are changed at once: nothing where there is nothing yet, or where the last
 * backup holds it all. Blocks. */
gboolean     wg_file_back_up_before_import (WgDistrict *district, GCancellable *cancellable,
                                            GError **error);

G_END_DECLS
