/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ask.h"
#include "wg-edit.h"

G_BEGIN_DECLS

/* Questions kept under a name in the file, for one page each. */

/* (transfer full) (nullable) (element-type WgRow): saved_view rows of a page, by rank and name. */
GPtrArray *wg_saved_views_load   (WgDistrict *district, const char *page, GError **error);
/* FALSE: the row's content is of another version. The indicator lives for ever. */
gboolean   wg_saved_views_read   (const WgRow *row, WgQuestion *question);
/* Edits to apply; (transfer full). One of the same name in @views (nullable) is replaced. */
WgEdit    *wg_saved_views_save   (GPtrArray *views, const char *page, const char *name,
                                  const WgQuestion *question);
WgEdit    *wg_saved_views_rename (WgRow *row, const char *name);
WgEdit    *wg_saved_views_delete (WgRow *row);

G_END_DECLS
