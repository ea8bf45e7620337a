/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-evaluation.h"
#include "wg-post-book.h"

G_BEGIN_DECLS

/**
 * WgPostSums:
 *
 * The measures of red posts at a moment: by the grid a post stands in; one that stands in no grid
 * is its host unit's.
 */
typedef struct _WgPostSums WgPostSums;

/* @types: (nullable): ids of the types that are counted; NULL: all. Both of @registry's day. */
WgPostSums *wg_post_sums_new     (WgRegistry *registry, WgPostBook *book,
                                  const char *const *types, WgTime at);
void        wg_post_sums_free    (WgPostSums *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgPostSums, wg_post_sums_free)

/* Fill in the measures of posts; the others are left as they are. @grid: as in the registry. */
void        wg_post_sums_of_grid (const WgPostSums *self, guint grid, WgMeasures *measures);
/* 0: the whole file. */
void        wg_post_sums_of_unit (const WgPostSums *self, gint64 unit, WgMeasures *measures);

/* The posts behind a measure of posts, by code; one with a zero is none of them. @unit: 0: the
 * whole file; @grid: 0: all of the unit. (transfer full) (element-type WgRow) */
GPtrArray  *wg_post_sums_list    (WgRegistry *registry, WgPostBook *book,
                                  const char *const *types, WgTime at, WgMeasure measure,
                                  gint64 unit, gint64 grid);

G_END_DECLS
