/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-draft.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WgKeptDraft:
 * @id: row id of what the draft is about
 * @title: what it is called
 * @kept_at: "2026-10-12 09:41"
 *
 * A draft that was not saved when the program ended.
 */
typedef struct
{
  gint64 id;
  char  *title;
  char  *kept_at;
} WgKeptDraft;

void            wg_kept_draft_free     (WgKeptDraft *self);

/**
 * WgDraftKeeper:
 *
 * Keeps unsaved drafts of one file in the user's state folder, so that they outlive a crash. Only
 * the user can read them.
 */
typedef struct _WgDraftKeeper WgDraftKeeper;

WgDraftKeeper  *wg_draft_keeper_new    (const char *path, const char *form);
void            wg_draft_keeper_free   (WgDraftKeeper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgDraftKeeper, wg_draft_keeper_free)

/* Small and written at once: call it when the typing pauses. */
gboolean        wg_draft_keeper_keep   (WgDraftKeeper *self, gint64 id, const char *title,
                                        const char *now, WgDraft *draft, GError **error);
void            wg_draft_keeper_forget (WgDraftKeeper *self, gint64 id);
/* (transfer full) (element-type WgKeptDraft): the oldest first. */
GPtrArray      *wg_draft_keeper_list   (WgDraftKeeper *self);
WgDraft        *wg_draft_keeper_load   (WgDraftKeeper *self, gint64 id, GError **error);

G_END_DECLS
