/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-row.h"

G_BEGIN_DECLS

typedef enum
{
  WG_CHANGE_INSERT, /* old_row NULL */
  WG_CHANGE_UPDATE,
  WG_CHANGE_DELETE  /* new_row NULL; only the undo of an insert makes one */
} WgChangeType;

typedef struct
{
  WgChangeType type;
  WgRow       *old_row;
  WgRow       *new_row;
} WgChange;

/**
 * WgEdit:
 *
 * One business action, written in one transaction: who, when, what, with the old and the new value
 * of every field. The version of each old row is what the writer saw: another version in the store
 * is a conflict and nothing is written.
 */
typedef struct _WgEdit WgEdit;

#define WG_TYPE_EDIT (wg_edit_get_type ())
GType           wg_edit_get_type    (void);
/* @label: a short sentence for the undo menu and the history, already in the user's language. */
WgEdit         *wg_edit_new         (const char *label);
WgEdit         *wg_edit_ref         (WgEdit *self);
void            wg_edit_unref       (WgEdit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgEdit, wg_edit_unref)

void            wg_edit_keep        (WgEdit *self, WgSpill *spill); /* (transfer none) */
void            wg_edit_insert      (WgEdit *self, WgRow *row);  /* (transfer none) */
void            wg_edit_update      (WgEdit *self, WgRow *old_row, WgRow *new_row);
void            wg_edit_delete      (WgEdit *self, WgRow *old_row);

gint64          wg_edit_get_id      (const WgEdit *self);                       /* random, unique */
void            wg_edit_set_id      (WgEdit *self, gint64 id);
const char     *wg_edit_get_label   (const WgEdit *self);
const char     *wg_edit_get_actor   (const WgEdit *self);                       /* OS user */
const char     *wg_edit_get_role    (const WgEdit *self);
void            wg_edit_set_actor   (WgEdit *self, const char *actor, const char *role);
/* The edit that makes a file what it begins with: as the first edit it cannot be taken back. */
gboolean        wg_edit_is_beginning  (const WgEdit *self);
void            wg_edit_set_beginning (WgEdit *self, gboolean beginning);
guint           wg_edit_get_n_changes (const WgEdit *self);
const WgChange *wg_edit_get_change  (const WgEdit *self, guint i);

G_END_DECLS
