/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-test.h"

G_BEGIN_DECLS

/* Stands between SQLite and the disk for the whole test program. Call once, before SQLite is
 * used; without a fault or a cut set it only passes through. */
void     wg_test_vfs_install (void);

typedef enum
{
  WG_FAULT_WRITE,  /* I/O error */
  WG_FAULT_FULL,   /* no space */
  WG_FAULT_SYNC,
  WG_FAULT_READ,
  WG_FAULT_OPEN,
  WG_FAULT_MEMORY, /* SQLite's own allocator */
  WG_FAULT_FOLDER, /* a name, or the sync of a folder or file, past SQLite */
  WG_N_FAULTS
} WgTestFault;

/* The @nth operation of that kind from now on fails; once, or it and all after it. */
void     wg_test_vfs_fail    (WgTestFault fault, guint nth, gboolean for_ever);
/* Ends it; returns whether it came to that operation. */
gboolean wg_test_vfs_heal    (void);

/* From now on everything that is written is remembered, and at the @nth write, sync, truncation
 * or deletion the power goes: nothing works any more. @lying: the disk ignores syncs. */
void     wg_test_vfs_cut     (guint nth, gboolean lying);
/* A disk as it would be if the power had gone at one moment. */
typedef GHashTable WgTestDisk;
typedef void (*WgTestLook) (WgTestDisk *disk /* (transfer full) */, gpointer user_data);

/* At the @nth such operation @look gets the disk as if the power went then; but it does not, so that
 * many cuts are tried in one life of the program. Call after wg_test_vfs_cut(), smallest first. @look
 * runs in whatever thread writes. */
void     wg_test_vfs_look    (guint nth, WgTestLook look, gpointer user_data);
/* What is at @path already is on the disk. */
void     wg_test_vfs_adopt   (const char *path);
/* Whether the power is gone by now. */
gboolean wg_test_vfs_is_dark (void);
/* What is on the disk after the cut: all that was synced, and of the rest any sectors. */
void     wg_test_vfs_restart (const char *from_folder, const char *to_folder);
/* The same of such a disk, which it frees. */
void     wg_test_disk_restart (WgTestDisk *disk, const char *from_folder, const char *to_folder);

G_END_DECLS
