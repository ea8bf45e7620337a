/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-import-tree.h"

G_BEGIN_DECLS

/**
 * WgPlace:
 * @geometry: (nullable): the unit's area, read from its row when first asked for
 * @row: (nullable): where the area is to be read from
 * @draft: (nullable): the draft it is or replaces
 *
 * A unit as it will be after the import, whether the file has it already or not.
 */
typedef struct
{
  gint64         id;
  gint64         parent_id;
  guint          level;
  WgGeometry    *geometry;
  WgRow         *row;
  WgImportDraft *draft;
} WgPlace;

/**
 * WgPlaces:
 *
 * Every unit that the file has or is about to get, by id and by code.
 */
typedef struct
{
  GPtrArray  *all;
  GHashTable *by_id;
  GHashTable *by_code;
} WgPlaces;

/* @drafts: (nullable): of units; NULL when other things are imported. */
WgPlaces   *wg_places_new          (const WgImportGround *ground, WgImportDrafts *drafts);
void        wg_places_free         (WgPlaces *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgPlaces, wg_places_free)

WgPlace    *wg_places_find         (const WgPlaces *self, gint64 id);
WgPlace    *wg_places_find_code    (const WgPlaces *self, const char *code);
WgPlace    *wg_places_find_above   (const WgPlaces *self, const char *code);
WgGeometry *wg_place_get_geometry  (WgPlace *self);
/* (transfer container): the places of a level that have an area. */
GPtrArray  *wg_places_list_level   (const WgPlaces *self, guint level);
guint       wg_places_deepest      (const WgPlaces *self);
/* Whether following parents from @place comes back to it. */
gboolean    wg_places_is_in_circle (const WgPlaces *self, const WgPlace *place);

/**
 * WgAreaParents:
 * @parents: (element-type WgPlace): for each draft asked about, the place that shares most of its
 *   area, or NULL
 * @shares: (element-type double): how much of the draft lies in it
 * @median: the share that half of the drafts reach
 *
 * The answer of wg_places_match_areas().
 */
typedef struct
{
  GPtrArray *parents;
  GArray    *shares;
  double     median;
} WgAreaParents;

WgAreaParents *wg_places_match_areas (const WgPlaces *self, guint level, GPtrArray *drafts,
                                      GCancellable *cancellable, GError **error);
void           wg_area_parents_free  (WgAreaParents *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgAreaParents, wg_area_parents_free)

G_END_DECLS
