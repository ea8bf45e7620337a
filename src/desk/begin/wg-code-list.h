/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-row.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WgCodeList:
 *
 * The streets and towns of a public list of division codes, each with its communities, found by
 * name, pinyin or code (C-05: lists are imported, nothing is looked up in a network). Read once,
 * then immutable; reference-counted.
 */
typedef struct _WgCodeList WgCodeList;

#define WG_TYPE_CODE_LIST (wg_code_list_get_type ())
GType       wg_code_list_get_type    (void);
/* @units: (element-type WgRow): units with codes, in any order, as an import reads them. */
WgCodeList *wg_code_list_new         (GPtrArray *units);
WgCodeList *wg_code_list_ref         (WgCodeList *self);
void        wg_code_list_unref       (WgCodeList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgCodeList, wg_code_list_unref)

/* Every table that the import reads can be a list; the reader child opens it. */
void        wg_code_list_read_async  (const char          *path,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
WgCodeList *wg_code_list_read_finish (GAsyncResult *result, GError **error);

guint       wg_code_list_get_n_streets (WgCodeList *self);
/* (transfer full) of WgSearchHit, the best first; an empty query gives the first of the list. */
GListStore *wg_code_list_search      (WgCodeList *self, const char *query, guint limit);
/* (nullable) (transfer none): the street of a hit's id, or of a code. */
WgRow      *wg_code_list_find        (WgCodeList *self, gint64 id);
WgRow      *wg_code_list_find_code   (WgCodeList *self, const char *code);
/* (transfer container) (element-type WgRow): the communities of a street, by code. */
GPtrArray  *wg_code_list_list_communities (WgCodeList *self, const char *street_code);

G_END_DECLS
