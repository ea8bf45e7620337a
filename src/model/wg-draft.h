/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-edit.h"

G_BEGIN_DECLS

#define WG_TYPE_DRAFT (wg_draft_get_type ())
G_DECLARE_FINAL_TYPE (WgDraft, wg_draft, WG, DRAFT, GObject)

/**
 * WgDraft:
 *
 * Rows of any kind that are being changed together and are not written yet: a form's unit, its
 * positions, their holders, the grids it covers. The rows are the draft's own copies; who changes
 * one says so with wg_draft_touch(). Property: dirty. Signal "changed": a row came, went or was
 * touched.
 */
WgDraft    *wg_draft_new            (const char *label);
const char *wg_draft_get_label      (WgDraft *self);
void        wg_draft_set_label      (WgDraft *self, const char *label);

/* The mutable copy of a stored row, the same one when asked again. (transfer none) */
WgRow      *wg_draft_edit           (WgDraft *self, WgRow *stored);
/* A new row of version 0 with a new id. (transfer none) */
WgRow      *wg_draft_insert         (WgDraft *self, const WgKind *kind);
/* Forgets what was done to a row; a row that was inserted is gone. */
void        wg_draft_drop           (WgDraft *self, gint64 id);
void        wg_draft_touch          (WgDraft *self);
/* A stored row is to go: for what was recorded by mistake; what once held is ended by a date.
 * wg_draft_drop() takes it back. */
void        wg_draft_delete         (WgDraft *self, WgRow *stored);
gboolean    wg_draft_is_deleted     (WgDraft *self, gint64 id);
/* What the inserted rows hold now was proposed, not typed: alone it is nothing to lose. */
void        wg_draft_mark_proposed  (WgDraft *self);
/* Every row as the store gave it, and no inserted one. */
void        wg_draft_clear          (WgDraft *self);

/* (nullable): the draft's copy; what the store gave for it (NULL for an inserted row). */
WgRow      *wg_draft_find           (WgDraft *self, gint64 id);
WgRow      *wg_draft_get_stored     (WgDraft *self, gint64 id);
/* (transfer container) (element-type WgRow): in the order in which they came, without those that
 * are to go; NULL: every kind. */
GPtrArray  *wg_draft_list_rows      (WgDraft *self, const WgKind *kind);
gboolean    wg_draft_is_dirty       (WgDraft *self);
gboolean    wg_draft_is_changed     (WgDraft *self, gint64 id, guint field);
/* (transfer full) (nullable): one edit of what differs; NULL when nothing does. */
WgEdit     *wg_draft_make_edit      (WgDraft *self);

/* Somebody else wrote @stored meanwhile. Fields the draft did not change take the stored value;
 * what both set to the same is no change any more; fields that both changed keep the draft's value
 * and are counted, and marked in @conflicts (nullable), an array of one gboolean per field. */
guint       wg_draft_rebase         (WgDraft *self, WgRow *stored, gboolean *conflicts);

/* For the file that outlives a crash. (transfer full) */
char       *wg_draft_to_json        (WgDraft *self);
WgDraft    *wg_draft_new_from_json  (const char *json, GError **error);

G_END_DECLS
