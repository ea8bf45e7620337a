/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-indicator.h"
#include "wg-period.h"

G_BEGIN_DECLS

#define WG_TYPE_FIGURE (wg_figure_get_type ())

typedef enum
{
  WG_BY_NONE, WG_BY_UNIT, WG_BY_GRID, WG_BY_CLASS, WG_BY_MONTH, WG_BY_WEEK, WG_BY_DAY
} WgFigureBy;

typedef enum
{
  WG_VALUE_SHOWN,
  WG_VALUE_SUPPRESSED,    /* fewer than the card's limit */
  WG_VALUE_UNDEFINED,     /* nothing to divide by */
  WG_VALUE_UNEQUAL_SCOPE, /* 口径不一致 */
  WG_VALUE_NOT_MONOTONE   /* a later stage counts more than an earlier one (M25) */
} WgFigureState;

/* @id: of a unit, grid or class; 0 for what has none ("without a grid"). Of a month, week or day:
 * its first day as a WgDate. @word: (nullable): the category it is in, of the indicator. */
typedef struct
{
  gint64        id;
  char         *code;
  char         *name;
  double        value;
  WgFigureState state;
  const char   *word;
} WgFigurePart;

/**
 * WgFigure:
 * @value: unrounded; NaN unless shown
 * @late: records entered after the question's cut-off that change the value; 0 when live
 * @why: (nullable): a sentence where the value is not shown, naming the place
 * @method: (nullable): how it was measured, where there is more than one way; wg_figure_get_title()
 *   says it
 * @period: what was counted; %WG_DATE_NONE in both for a stock
 *
 * An indicator evaluated at a scope, with its parts. Immutable.
 */
typedef struct
{
  grefcount     ref_count;
  WgIndicator  *indicator;
  double        value;
  WgFigureState state;
  guint         late;
  char         *why;
  char         *method;
  char         *title;
  WgPeriod      period;
  GArray       *parts; /* WgFigurePart */
} WgFigure;

GType       wg_figure_get_type  (void);
WgFigure   *wg_figure_new       (WgIndicator *indicator);
WgFigure   *wg_figure_ref       (WgFigure *self);
void        wg_figure_unref     (WgFigure *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgFigure, wg_figure_unref)
void        wg_figure_add_part  (WgFigure     *self,
                                 gint64        id,
                                 const char   *code,
                                 const char   *name,
                                 double        value,
                                 WgFigureState state);
/* The indicator's name, with the method where there is one: "Residents covered (radius 800 m)". */
const char *wg_figure_get_title (const WgFigure *self);
void        wg_figure_set_method (WgFigure *self, const char *method);
/* Parts that are a place or a class; "without a grid" is none. */
guint       wg_figure_count_places (const WgFigure *self);
/* "9,800", "93.8", or in words why there is none; without the unit of count. */
char       *wg_figure_format    (const WgFigure *self);
char       *wg_figure_part_format (const WgFigure *self, const WgFigurePart *part);
/* The same of a value that is no part of a figure. */
char       *wg_figure_format_value (const WgIndicator *indicator, double value,
                                    WgFigureState state);

G_END_DECLS
