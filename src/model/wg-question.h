/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-figure.h"
#include "wg-scope.h"

G_BEGIN_DECLS

/**
 * WgQuestion:
 * @indicator: id of a definition card
 * @unit: row id of the unit whose subtree is asked about, 0 for the whole file
 * @grid: row id of one grid, 0 for all of the unit; it wins over @unit
 * @period: %WG_DATE_NONE in both: the quarter that ended last before the file's clock
 * @cutoff: only what the office knew by then; %WG_TIME_NONE: live
 * @service_class: row id, 0 for all; a class stands for those under it too
 * @at: for stocks; %WG_TIME_NONE: now
 * @radius_m, @walk_minutes: what "within reach of a post" means, for figures of coverage; both 0: a
 *   radius as the file has it
 * @by: into what parts
 * @at_once: asked by a screen that is told by "changed" when more is known: what takes long is left
 *   out until then instead of being waited for
 *
 * A plain value: what is asked of wg_district_ask(). Copies share @indicator, which must stay
 * alive; one that was parsed from text is interned and lives for ever.
 */
typedef struct
{
  const char *indicator;
  gint64      unit;
  gint64      grid;
  WgPeriod    period;
  WgTime      cutoff;
  gint64      service_class;
  WgTime      at;
  double      radius_m;
  double      walk_minutes;
  WgFigureBy  by;
  gboolean    at_once;
} WgQuestion;

#define WG_QUESTION_INIT                                                                           \
  ((WgQuestion) { .period = { WG_DATE_NONE, WG_DATE_NONE }, .cutoff = WG_TIME_NONE,                \
                  .at = WG_TIME_NONE })

/* All but @by, which becomes %WG_BY_NONE; asked at once. The indicator belongs to the scope. */
void     wg_question_of_scope (WgQuestion *out, WgScope *scope);
/* For links and kept views: "orders;unit=5;period=2026Q3;by=class". (transfer full) */
char    *wg_question_format   (const WgQuestion *self);
gboolean wg_question_parse    (const char *text, WgQuestion *out);
/* "2026-09-30 24:00" as offices write it, where the clock would say 00:00 of the day after. */
char    *wg_cutoff_format     (WgTime cutoff);

/* "unit", "grid", "class", "month", "week", "day"; NULL for %WG_BY_NONE. */
const char *wg_figure_by_get_name (WgFigureBy by);
gboolean    wg_figure_by_find     (const char *name, WgFigureBy *by);

G_END_DECLS
