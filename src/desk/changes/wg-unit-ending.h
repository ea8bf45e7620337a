/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-registry.h"

G_BEGIN_DECLS

/**
 * WgUnitEnding:
 * @last: the last day of what ends
 * @first: the day after it, the first of what begins
 *
 * An edit in the making that ends units and hands on what belongs to them: what closing, merging
 * and splitting share. A row is changed at most once, however often it is asked for.
 */
typedef struct
{
  WgRegistry *registry;
  WgEdit     *edit;
  char       *last;
  char       *first;
  GHashTable *changed;  /* gint64* → WgRow, the copy in the edit */
  GHashTable *children; /* gint64* of a unit → GPtrArray of WgRow: units under it after @last */
  GHashTable *covers;   /* "unit grid" set: who covers what after @last */
} WgUnitEnding;

WgUnitEnding *wg_unit_ending_new    (WgRegistry *registry, const char *label, const char *last,
                                     GError **error);
void          wg_unit_ending_free   (WgUnitEnding *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgUnitEnding, wg_unit_ending_free)
/* (transfer full): the edit. */
WgEdit       *wg_unit_ending_finish (WgUnitEnding *self);

WgRow        *wg_unit_ending_find_unit (WgUnitEnding *self, gint64 unit, GError **error);
/* Whether a row of these date fields is there after the last day. */
gboolean      wg_unit_ending_goes_on (WgUnitEnding *self, const WgRow *row, guint until_field);
WgRow        *wg_unit_ending_change (WgUnitEnding *self, WgRow *row);
gboolean      wg_unit_ending_end_row (WgUnitEnding *self, WgRow *row, guint from_field,
                                      guint until_field, GError **error);
/* (transfer none): rows that refer to a unit and go on. */
GPtrArray    *wg_unit_ending_list_children (WgUnitEnding *self, gint64 unit);
/* (transfer container): of rows->grids, rows->branch_grids, rows->positions. */
GPtrArray    *wg_unit_ending_list_of (WgUnitEnding *self, GPtrArray *rows, guint unit_field,
                                      guint until_field, gint64 unit);
gboolean      wg_unit_ending_end_positions (WgUnitEnding *self, gint64 unit, GError **error);
/* The unit itself; its note tells why. */
gboolean      wg_unit_ending_end_unit (WgUnitEnding *self, WgRow *unit, const char *note,
                                       GError **error);
/* What a unit had: to another one from the first day on. */
gboolean      wg_unit_ending_cover (WgUnitEnding *self, WgRow *branch_grid, gint64 unit,
                                    GError **error);
gboolean      wg_unit_ending_hand_on (WgUnitEnding *self, gint64 from, gint64 to, GError **error);
const char   *wg_unit_ending_name (const WgRow *unit);

G_END_DECLS
