/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-post-book.h"
#include "wg-registry.h"
#include "wg-store.h"

G_BEGIN_DECLS

/**
 * WgDistrictContent:
 * @snapshot: (nullable): NULL with %WG_DISTRICT_NO_MAP
 * @settings: text → text
 *
 * What a worker thread makes of the file's rows. Immutable; swapped as a whole after an edit.
 */
typedef struct
{
  WgRegistry    *registry;
  WgMapSnapshot *snapshot;
  GHashTable    *settings;
  WgPostBook    *posts;
} WgDistrictContent;

WgDistrictContent *wg_district_content_load  (WgStore          *store,
                                              WgDistrictFlags   flags,
                                              GCancellable     *cancellable,
                                              GError          **error);
/* @touched: (element-type WgChangeSet): edits that were committed since @old was read. */
WgDistrictContent *wg_district_content_update (const WgDistrictContent *old,
                                               WgStore                 *store,
                                               GPtrArray               *touched,
                                               GCancellable            *cancellable,
                                               GError                 **error);
/* Parts of both ways to a content. (transfer full) */
GHashTable        *wg_district_read_settings (GPtrArray *rows);
char              *wg_district_find_today    (GHashTable *settings);
void               wg_district_content_copy  (const WgDistrictContent *content,
                                              WgDistrictContent       *copy);
void               wg_district_content_clear (WgDistrictContent *content);
void               wg_district_content_free  (WgDistrictContent *content);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgDistrictContent, wg_district_content_free)

G_END_DECLS
