/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-store.h"

G_BEGIN_DECLS

/* Why a backup was made; all but the first kind are kept for ever. */
typedef enum
{
  WG_BACKUP_AUTOMATIC, /* hourly while used, and on closing: thinned out */
  WG_BACKUP_IMPORT,    /* before an import */
  WG_BACKUP_MIGRATION, /* before a newer program brought the file forward */
  WG_BACKUP_BY_HAND,
  WG_N_BACKUP_REASONS
} WgBackupReason;

/**
 * WgBackupEntry:
 * @edit: number of the last edit in it; −1 when the backup cannot be read
 * @edited_at: when that edit was committed, ms since 1970 UTC
 * @schema_version: of the program that wrote it
 */
typedef struct
{
  char          *path;
  gint64         made_at; /* ms since 1970 UTC */
  WgBackupReason reason;
  gint64         edit;
  gint64         edited_at;
  int            schema_version;
  guint64        size;    /* bytes */
} WgBackupEntry;

void       wg_backup_entry_free       (WgBackupEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgBackupEntry, wg_backup_entry_free)

/* None of these needs the store: each opens what it needs for itself, for reading, and blocks. They
 * may run on any thread, also while a store has the file open. */
char      *wg_store_dup_backup_folder (const char *path);
char      *wg_store_make_backup       (const char     *path,
                                       const char     *folder,
                                       WgBackupReason  reason,
                                       GCancellable   *cancellable,
                                       GError        **error);
GPtrArray *wg_store_list_backups      (const char     *path,
                                       const char     *folder,
                                       GCancellable   *cancellable,
                                       GError        **error);
GPtrArray *wg_store_check_backup      (const char     *backup,
                                       GCancellable   *cancellable,
                                       GError        **error);

/* What was found beside the store, told to it. */
gboolean   wg_store_note_backup       (WgStore *self, const char *backup, GError **error);
gboolean   wg_store_note_damage       (WgStore *self, const char *sentence, GError **error);
/* The end of the audit chain, 64 hexadecimal digits, and the edit it belongs to. */
char      *wg_store_dup_chain_head    (WgStore *self, gint64 *edit);

G_END_DECLS
