/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-clock.h"
#include "wg-edit.h"
#include "wg-figure.h"
#include "wg-grid.h"
#include "wg-map-colours.h"
#include "wg-map-snapshot.h"
#include "wg-position.h"
#include "wg-scope.h"
#include "wg-search-hit.h"
#include "wg-unit.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define WG_TYPE_DISTRICT (wg_district_get_type ())
G_DECLARE_FINAL_TYPE (WgDistrict, wg_district, WG, DISTRICT, GObject)

typedef enum
{
  WG_DISTRICT_READ_WRITE = 0,
  WG_DISTRICT_READ_ONLY  = 1 << 0,
  WG_DISTRICT_CREATE     = 1 << 1, /* make the file when there is none */
  WG_DISTRICT_NO_MAP     = 1 << 2  /* no snapshot: for commands that draw nothing */
} WgDistrictFlags;

/**
 * WgDistrict:
 *
 * An opened file: its store, the units and grids in memory, the map's snapshot, and the one place
 * that evaluates figures. Lives on the thread that made it.
 *
 * Signal "changed": an edit was written; registry, snapshot and figures are those after it.
 */
WgDistrict    *wg_district_open          (const char *path, WgDistrictFlags flags, GError **error);
void           wg_district_open_async    (const char          *path,
                                          WgDistrictFlags      flags,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
WgDistrict    *wg_district_open_finish   (GAsyncResult *result, GError **error);
void           wg_district_close         (WgDistrict *self);

const char    *wg_district_get_path      (WgDistrict *self);
const char    *wg_district_get_name      (WgDistrict *self); /* the root unit's, or the file's */
gboolean       wg_district_get_read_only (WgDistrict *self);
char          *wg_district_dup_read_only_reason (WgDistrict *self); /* (nullable) a sentence */
WgClock       *wg_district_get_clock     (WgDistrict *self);
const char    *wg_district_get_setting   (WgDistrict *self, const char *key); /* (nullable) */

/* Units and grids that exist at the clock's today. Arrays are (transfer none) and, like what the
 * other getters give, stay valid until "changed". */
GPtrArray     *wg_district_get_units     (WgDistrict *self); /* WgUnit, parents first */
GPtrArray     *wg_district_get_grids     (WgDistrict *self); /* WgGrid, by code */
GPtrArray     *wg_district_get_children  (WgDistrict *self, gint64 unit); /* WgUnit; 0: roots */
WgUnit        *wg_district_find_unit     (WgDistrict *self, gint64 id);          /* (nullable) */
WgUnit        *wg_district_find_unit_by_code (WgDistrict *self, const char *code);
WgGrid        *wg_district_find_grid     (WgDistrict *self, gint64 id);
/* From the root down to the unit, itself last: the breadcrumb. (transfer container) */
GPtrArray     *wg_district_get_path_to   (WgDistrict *self, gint64 unit);
/* Whether a unit is @above or lies under it; 0: everything does, even what is no unit. */
gboolean       wg_district_is_within     (WgDistrict *self, gint64 unit, gint64 above);
/* The branches (units) that cover a grid. (nullable) (transfer none) */
GPtrArray     *wg_district_get_branches_of_grid (WgDistrict *self, gint64 grid);
/* Positions established today: of a unit in committee order, or those that a person holds.
 * (nullable) (transfer none) (element-type WgPosition) */
GPtrArray     *wg_district_get_positions (WgDistrict *self, gint64 unit);
GPtrArray     *wg_district_get_positions_of_holder (WgDistrict *self, const char *holder);
WgPosition    *wg_district_find_position (WgDistrict *self, gint64 id); /* (nullable) */
const char    *wg_district_get_level_name (WgDistrict *self, guint level);
/* Code, name, pinyin and initials; the best first. (transfer full) of WgSearchHit. In a large file
 * pinyin and initials are found once "search-ready" was emitted; preparing early saves the wait. */
void           wg_district_prepare_search (WgDistrict *self);
GListStore    *wg_district_search        (WgDistrict *self, const char *query, guint limit);

WgMapSnapshot *wg_district_get_snapshot  (WgDistrict *self); /* (nullable) (transfer none) */

GPtrArray     *wg_district_get_indicators (WgDistrict *self); /* WgIndicator, as in the template */
WgIndicator   *wg_district_find_indicator (WgDistrict *self, const char *id); /* (nullable) */
/* The one place that evaluates (architecture: the way of a figure). */
WgFigure      *wg_district_evaluate      (WgDistrict  *self,
                                          const char  *indicator,
                                          gint64       unit,
                                          WgFigureBy   by,
                                          GError     **error);

/* Writing: one edit, then "changed". */
void           wg_district_apply_async   (WgDistrict          *self,
                                          WgEdit              *edit,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
gboolean       wg_district_apply_finish  (WgDistrict *self, GAsyncResult *result, GError **error);
/* Undo and redo are edits of their own. The label is that of the edit they would take back or
 * bring back: (nullable) (transfer full). */
char          *wg_district_dup_undo_label (WgDistrict *self);
char          *wg_district_dup_redo_label (WgDistrict *self);
void           wg_district_undo_async    (WgDistrict          *self,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void           wg_district_redo_async    (WgDistrict          *self,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
gboolean       wg_district_undo_finish   (WgDistrict *self, GAsyncResult *result, GError **error);

G_END_DECLS
