/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-unit-node.h"

G_BEGIN_DECLS

typedef enum
{
  WG_UNIT_SORT_CODE,
  WG_UNIT_SORT_NAME,   /* pinyin */
  WG_UNIT_SORT_LEVEL,
  WG_UNIT_SORT_BODY_TYPE,
  WG_UNIT_SORT_LEADER, /* strokes of the holder's name, as lists of people are */
  WG_UNIT_SORT_MEMBERS,
  WG_UNIT_SORT_GRIDS,
  WG_UNIT_SORT_CHILDREN,
  WG_UNIT_SORT_FINDINGS, /* errors count before warnings, those before notices */
  WG_UNIT_SORT_TERM,
  WG_N_UNIT_SORTS
} WgUnitSort;

/**
 * WgUnitSorting:
 *
 * Puts siblings of the tree into an order. What has no value (vacant, not counted, no term) stands
 * last in both directions; equals stay in the order in which they were added.
 */
typedef struct _WgUnitSorting WgUnitSorting;

WgUnitSorting *wg_unit_sorting_new  (WgUnitSort sort, gboolean descending);
void           wg_unit_sorting_free (WgUnitSorting *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgUnitSorting, wg_unit_sorting_free)

void           wg_unit_sorting_add  (WgUnitSorting *self, guint32 place, const WgUnitFacts *facts);
/* Writes the places that were added, in order. */
void           wg_unit_sorting_run  (WgUnitSorting *self, guint32 *places);

G_END_DECLS
