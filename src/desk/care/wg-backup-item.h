/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  WG_BACKUP_UNCHECKED,
  WG_BACKUP_CHECKING,
  WG_BACKUP_VERIFIED, /* everything in it was read through now, not only when it was made */
  WG_BACKUP_DAMAGED
} WgBackupState;

#define WG_TYPE_BACKUP_ITEM (wg_backup_item_get_type ())
G_DECLARE_FINAL_TYPE (WgBackupItem, wg_backup_item, WG, BACKUP_ITEM, GObject)

/**
 * WgBackupItem:
 *
 * One backup of a file, as a list shows it. Property: state, which may change.
 */
const char   *wg_backup_item_get_path    (WgBackupItem *self);
/* When the backup was made: "2026-10-12 08:30" of the machine's zone. */
const char   *wg_backup_item_get_made_at (WgBackupItem *self);
/* Number of the last edit in it; -1 when it cannot be read. */
gint64        wg_backup_item_get_edit    (WgBackupItem *self);
/* Why it was made: words for people. */
const char   *wg_backup_item_get_reason  (WgBackupItem *self);
guint64       wg_backup_item_get_size    (WgBackupItem *self); /* bytes */
WgBackupState wg_backup_item_get_state   (WgBackupItem *self);
/* (nullable): what is wrong with a damaged one, a sentence. */
const char   *wg_backup_item_get_problem (WgBackupItem *self);

G_END_DECLS
