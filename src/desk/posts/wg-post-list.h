/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-post-line.h"

G_BEGIN_DECLS

typedef enum
{
  WG_POSTS_ANY_STATE,
  WG_POSTS_COMPLETE,
  WG_POSTS_INCOMPLETE,
  WG_POSTS_EXPIRING
} WgPostsState;

#define WG_POSTS_ANY_STATUS (-1)

/**
 * WgPostFilter:
 * @status: a #WgPostStatus, or %WG_POSTS_ANY_STATUS
 * @type, @grade: (nullable): ids; NULL for all
 * @state: of the checklist
 * @open: only those that are open at the moment
 *
 * Which posts a list and its map show.
 */
typedef struct
{
  int          status;
  const char  *type;
  const char  *grade;
  WgPostsState state;
  gboolean     open;
} WgPostFilter;

#define WG_POST_FILTER_INIT { WG_POSTS_ANY_STATUS, NULL, NULL, WG_POSTS_ANY_STATE, FALSE }

/**
 * WgPostCounts:
 * @n: posts of the unit that pass the filter
 * @all: posts of the unit
 * @in_use, @open, @complete: of those that pass: not planned or closed down; open at the moment;
 *   with all that their standard asks for
 */
typedef struct
{
  guint n, all, in_use, open, complete;
} WgPostCounts;

/* The moment that is meant: @at, or the clock's now for %WG_TIME_NONE. */
WgTime       wg_post_list_resolve (WgDistrict *district, WgTime at);
/* The posts of a unit at a moment, by code. @counts: (nullable) (out).
 * (transfer full) (element-type WgPostLine) */
GPtrArray   *wg_post_list_new     (WgDistrict *district, gint64 unit, WgTime at,
                                   const WgPostFilter *filter, WgPostCounts *counts);
/* Those of them that have a place, as marks. @size: of a mark, logical pixels; @selected: id of the
 * one that stands out, or 0. (transfer full) */
WgPostSpots *wg_post_list_make_spots (GPtrArray *lines, double size, gint64 selected);
/* Another hour or selection of the same posts: their groups on the map stay. FALSE: others, or
 * elsewhere; then nothing was changed. Trials are left as they are. */
gboolean     wg_post_list_update_spots (GPtrArray *lines, WgPostSpots *spots, gint64 selected);

G_END_DECLS
