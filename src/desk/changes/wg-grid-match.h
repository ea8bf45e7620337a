/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-datum.h"
#include "wg-district.h"
#include "wg-sheet.h"

G_BEGIN_DECLS

typedef enum
{
  WG_MATCH_SAME,        /* one to one, and no more than a square metre apart */
  WG_MATCH_SHIFTED,     /* one to one, but their borders differ */
  WG_MATCH_SPLIT,       /* one of ours is several of theirs */
  WG_MATCH_MERGED,      /* several of ours are one of theirs */
  WG_MATCH_MIXED,       /* several are several */
  WG_MATCH_ONLY_OURS,   /* they have none there */
  WG_MATCH_ONLY_THEIRS, /* we have none there */
  WG_MATCH_N_RELATIONS
} WgMatchRelation;

/**
 * WgMatchPair:
 * @ours, @theirs: (nullable): grids; one of them is missing where only the other side has one
 * @overlap_m2: what both have
 * @ours_m2, @theirs_m2: the grids' own areas
 * @difference_m2: what only one of the two has
 * @agreed: the offices agree about this pair
 */
typedef struct
{
  WgRow          *ours, *theirs;
  WgGeometry     *our_border, *their_border;
  WgMatchRelation relation;
  double          overlap_m2, ours_m2, theirs_m2, difference_m2;
  gboolean        agreed;
} WgMatchPair;

#define WG_TYPE_GRID_MATCH (wg_grid_match_get_type ())
G_DECLARE_FINAL_TYPE (WgGridMatch, wg_grid_match, WG, GRID_MATCH, GObject)

/**
 * WgGridMatch:
 *
 * Another department's grids laid over ours (多网合一, M17): which is which, how far they differ,
 * and which pairs were agreed. Their grids stay in their file; only what was agreed is kept.
 */
/* Reads their file as an import of grids would, with the same guard. @name: the department; @unit:
 * whose grids of ours are compared, 0: all; @datum: (nullable). Blocks. */
WgGridMatch *wg_grid_match_new           (WgDistrict *district, const char *name, const char *path,
                                          gint64 unit, const WgDatum *datum,
                                          GCancellable *cancellable, GError **error);
void         wg_grid_match_new_async     (WgDistrict *district, const char *name, const char *path,
                                          gint64 unit, const WgDatum *datum,
                                          GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
WgGridMatch *wg_grid_match_new_finish    (GAsyncResult *result, GError **error);
const char  *wg_grid_match_get_name      (WgGridMatch *self);
WgTime       wg_grid_match_get_made      (WgGridMatch *self);
GPtrArray   *wg_grid_match_get_pairs     (WgGridMatch *self); /* WgMatchPair, by our code */
guint        wg_grid_match_count_agreed  (WgGridMatch *self);
guint        wg_grid_match_count         (WgGridMatch *self, WgMatchRelation relation);
/* (transfer full): what marks a pair agreed, or no longer. */
WgEdit      *wg_grid_match_agree         (WgGridMatch *self, WgDistrict *district,
                                          const WgMatchPair *pair, gboolean agreed);
/* Reads the marks anew, after an edit. */
void         wg_grid_match_refresh       (WgGridMatch *self, WgDistrict *district);
const char  *wg_match_relation_get_label (WgMatchRelation relation);
const char  *wg_match_relation_get_name  (WgMatchRelation relation); /* "shifted" */
/* (transfer full): the table that leaves the program; .csv or .xlsx by the ending of @path. */
WgSheet     *wg_grid_match_to_sheet      (WgGridMatch *self);
gboolean     wg_grid_match_write         (WgGridMatch *self, const char *path, GError **error);
/* One edit of the command line. Blocks. */
gboolean     wg_grid_match_apply         (WgDistrict *district, WgEdit *edit, GError **error);

G_END_DECLS
