/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ledger.h"
#include "wg-lock.h"
#include "wg-store.h"

G_BEGIN_DECLS

/**
 * WgStoreFile:
 *
 * An opened file: the ledger, the right to it, and whether and why it is read-only.
 */
typedef struct
{
  char     *path;
  WgLedger *ledger;
  WgLock   *lock;           /* (nullable) */
  char     *reason;         /* (nullable) why it is read-only; NULL: it may be written */
  int       schema_version;
  char     *copy;           /* (nullable) a private copy that is read instead */
  gboolean  is_unchecked;   /* may be written once wg_store_file_check() found nothing */
} WgStoreFile;

WgStoreFile *wg_store_file_open  (const char       *path,
                                  WgStoreOpenFlags  flags,
                                  GError          **error);
gboolean     wg_store_file_check (WgStoreFile      *self,
                                  GError          **error);
void         wg_store_file_close (WgStoreFile      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgStoreFile, wg_store_file_close)

G_END_DECLS
