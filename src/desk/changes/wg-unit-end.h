/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

G_BEGIN_DECLS

/* What becomes of open units, grids and coverage under a unit that is closed. */
typedef enum
{
  WG_ORPHANS_REFUSE,
  WG_ORPHANS_CLOSE, /* they end on the same day */
  WG_ORPHANS_MOVE   /* they come under another unit the day after; positions end */
} WgOrphans;

/**
 * WgOrphanCounts:
 * @units: directly under it
 * @grids: of a community
 * @covered: grids that it covers as a branch
 * @held: positions that somebody holds
 *
 * What would be left without a unit.
 */
typedef struct
{
  guint units;
  guint grids;
  guint covered;
  guint held;
} WgOrphanCounts;

/**
 * WgUnitPart:
 * @unit: row id of a unit that goes on under its name, 0 for a new one
 * @code, @name, @body_type: of a new one
 * @parent: superior of a new one; 0: as the units that end
 * @full_members, @households: what it counts; −1: nobody counted
 *
 * What a merger makes, or one part of a split.
 */
typedef struct
{
  gint64      unit;
  const char *code;
  const char *name;
  const char *body_type;
  gint64      parent;
  gint64      full_members;
  gint64      households;
} WgUnitPart;

/**
 * WgUnitMember:
 * @row: a unit under the one that is split, one of its grids, or a grid that it covers
 * @part: where it goes, position in the parts
 */
typedef struct
{
  gint64 row;
  guint  part;
} WgUnitMember;

/* What is open under a unit after @last. */
void    wg_unit_end_count_orphans (WgDistrict *district, gint64 unit, const char *last,
                                   WgOrphanCounts *counts);
/* A sentence: why it may not be closed as it is; NULL when nothing is in the way. */
char   *wg_unit_end_describe_orphans (const WgOrphanCounts *counts);

/* One edit each, ready to be applied and to be tried out; (transfer full), NULL with
 * %G_IO_ERROR_INVALID_ARGUMENT and a sentence. @approval: (nullable): number of the document. */

/* @last: the unit's last day. @move_to: with %WG_ORPHANS_MOVE, a unit of the same level. */
WgEdit *wg_unit_end_close (WgDistrict *district, gint64 unit, const char *last,
                           const char *approval, WgOrphans orphans, gint64 move_to,
                           GError **error);
/* @units: row ids (gint64), two or more of one level. @into: counts of −1 are summed; given ones
 * must equal the sum. @first: the first day of the new order. */
WgEdit *wg_unit_end_merge (WgDistrict *district, GArray *units, const WgUnitPart *into,
                           const char *first, const char *approval, GError **error);
/* @members: (element-type WgUnitMember): where each unit, grid and covered grid goes; all of them
 * must be there, and the parts' counts must sum to the old ones. */
WgEdit *wg_unit_end_split (WgDistrict *district, gint64 unit, const WgUnitPart *parts,
                           guint n_parts, GArray *members, const char *first,
                           const char *approval, GError **error);
/* (transfer container) (element-type WgRow): what a split has to distribute: units, grids of a
 * community, grids covered by a branch. */
GPtrArray *wg_unit_end_list_members (WgDistrict *district, gint64 unit, const char *first);

G_END_DECLS
