/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-begin-community.h"
#include "wg-code-list.h"
#include "wg-templates.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define WG_TYPE_BEGIN (wg_begin_get_type ())
G_DECLARE_FINAL_TYPE (WgBegin, wg_begin, WG, BEGIN, GObject)

/**
 * WgBeginProblem:
 * @community: (nullable): what it is about; NULL: the street
 * @rule: (nullable): "C-03"
 * @sentence: in the user's words
 *
 * Why a new file cannot be made yet.
 */
typedef struct
{
  WgBeginCommunity *community;
  char             *rule;
  char             *sentence;
} WgBeginProblem;

/**
 * WgBegin:
 *
 * A street that begins from nothing: the level template, its name and code, its communities, and
 * grids without boundaries. Nothing is written until wg_begin_create(), which makes the file with
 * one edit.
 *
 * Signal "changed": anything of it.
 */
WgBegin               *wg_begin_new              (GError **error);
WgTemplates           *wg_begin_get_templates    (WgBegin *self);
const WgLevelTemplate *wg_begin_get_template     (WgBegin *self);
void                   wg_begin_set_template     (WgBegin *self, const char *id);

const char            *wg_begin_get_name         (WgBegin *self);
const char            *wg_begin_get_code         (WgBegin *self);
/* Codes of communities that were proposed follow the street's. */
void                   wg_begin_set_street       (WgBegin *self, const char *name,
                                                  const char *code);
/* The street of a list with all its communities, in place of what was there. */
void                   wg_begin_take_street      (WgBegin *self, WgCodeList *list, gint64 id);

GListModel            *wg_begin_get_communities  (WgBegin *self); /* WgBeginCommunity */
/* One for each line of @names, with the next free codes; names that are there are passed over. */
guint                  wg_begin_add_communities  (WgBegin *self, const char *names);
void                   wg_begin_remove_community (WgBegin *self, WgBeginCommunity *community);
void                   wg_begin_set_all_grids    (WgBegin *self, guint grids);
void                   wg_begin_count            (WgBegin *self, guint *communities,
                                                  guint *grids);

/* (transfer full) (element-type WgBeginProblem): empty when the file can be made. */
GPtrArray             *wg_begin_check            (WgBegin *self);
/* (transfer full): the one edit of the new file. */
WgEdit                *wg_begin_make_edit        (WgBegin *self);
gboolean               wg_begin_create           (WgBegin *self, const char *path,
                                                  GCancellable *cancellable, GError **error);
void                   wg_begin_create_async     (WgBegin *self, const char *path,
                                                  GCancellable *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer user_data);
gboolean               wg_begin_create_finish    (WgBegin *self, GAsyncResult *result,
                                                  GError **error);

G_END_DECLS
