/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-indicator.h"

G_BEGIN_DECLS

#define WG_TYPE_FIGURE (wg_figure_get_type ())

typedef enum
{
  WG_BY_NONE, WG_BY_UNIT, WG_BY_GRID, WG_BY_CLASS, WG_BY_MONTH
} WgFigureBy;

typedef enum
{
  WG_VALUE_SHOWN,
  WG_VALUE_SUPPRESSED,    /* fewer than the card's limit */
  WG_VALUE_UNDEFINED,     /* nothing to divide by */
  WG_VALUE_UNEQUAL_SCOPE  /* 口径不一致 */
} WgFigureState;

typedef struct
{
  gint64        id;   /* unit or grid; 0 for a class or month */
  char         *code;
  char         *name;
  double        value;
  WgFigureState state;
} WgFigurePart;

/**
 * WgFigure:
 *
 * An indicator evaluated at a scope, with its parts. Immutable.
 */
typedef struct
{
  grefcount     ref_count;
  WgIndicator  *indicator;
  double        value;
  WgFigureState state;
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
/* "9,800", "93.8", or in words why there is none; without the unit of count. */
char       *wg_figure_format    (const WgFigure *self);
char       *wg_figure_part_format (const WgFigure *self, const WgFigurePart *part);
/* The same of a value that is no part of a figure. */
char       *wg_figure_format_value (const WgIndicator *indicator, double value,
                                    WgFigureState state);

G_END_DECLS
