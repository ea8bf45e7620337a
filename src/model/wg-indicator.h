/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-measure.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define WG_TYPE_INDICATOR (wg_indicator_get_type ())

typedef enum
{
  WG_SOURCE_REGISTRY, /* counts of units, grids and posts at a date */
  WG_SOURCE_MEASURES, /* sums of records; teams too, whose places they share */
  WG_SOURCE_FINDINGS,
  WG_SOURCE_COVERAGE
} WgIndicatorSource;

/* A category that a card puts grids into; @is_hole: it is hatched, as what is missing. */
typedef struct
{
  char    *name;
  gboolean is_hole;
} WgIndicatorCategory;

/**
 * WgIndicator:
 * @id: the id of cli and templates: "staffed_1n"
 * @name, @definition: in the language of the user, from the card
 * @unit_of_count: "件", "人", "%", …; never added to another
 * @formula: over measures, see WgFormula
 * @decimals: how many are printed
 * @suppress_below: values 1 … n−1 are hidden (0: never)
 * @suppress_by: the measure that is compared with @suppress_below; %WG_N_MEASURES: the residents
 *   behind the figure, or the figure itself
 * @additive: whether the parts add up to the whole
 * @same_day_classes: only records of classes that must be answered by 24:00 of the day (M29)
 * @class_use: (nullable): "activity", "case" or "wish": the classes that it can be divided by
 * @post_types: (nullable): ids of the types of posts that it counts; NULL: all of them together
 * @categories: (nullable) (element-type WgIndicatorCategory): what grids are instead of having a
 *   value of their own; their number in the list is the value of the grid's part
 * @group, @group_name: id and name of the heading that it stands under in lists
 *
 * The definition card (口径) of one figure. Immutable.
 */
typedef struct
{
  grefcount         ref_count;
  char             *id;
  char             *name;
  char             *definition;
  char             *unit_of_count;
  char             *formula;
  guint             decimals;
  guint             suppress_below;
  WgMeasure         suppress_by;
  gboolean          additive;
  gboolean          same_day_classes;
  char             *class_use;
  GStrv             post_types;
  GPtrArray        *categories;
  char             *group;
  char             *group_name;
  WgIndicatorSource source;
} WgIndicator;

GType        wg_indicator_get_type (void);
WgIndicator *wg_indicator_ref      (WgIndicator *self);
void         wg_indicator_unref    (WgIndicator *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgIndicator, wg_indicator_unref)

/* (transfer container) (element-type WgIndicator): the cards of a template file. */
GPtrArray   *wg_indicator_load     (GBytes *json, const char *language, GError **error);
/* A value as it is printed everywhere, without its unit: "9,800", "93.8". */
char        *wg_indicator_format   (const WgIndicator *self, double value);

G_END_DECLS
