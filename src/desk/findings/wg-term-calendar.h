/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

G_BEGIN_DECLS

/**
 * WgTermEnd:
 * @end: last day of the term, the approved delay included
 * @month: from the calendar's first month; %G_MAXUINT: not in the calendar
 * @extended: a delay is approved
 *
 * When one body is to be re-elected (N22).
 */
typedef struct
{
  WgUnit  *unit;
  WgDate   end;
  guint    month;
  gboolean extended;
} WgTermEnd;

/**
 * WgTermCalendar:
 * @year, @month: of the first month, which is that of the file's today
 * @counts: re-elections by month; their sum is the length of @ends
 * @ends: (element-type WgTermEnd): by day, then code
 * @overdue: (element-type WgTermEnd): ended before the first month, not in @counts
 * @dispatched: (element-type WgUnit): dispatched bodies, to which no term applies
 * @share: a month with more than this share of all ends is bunched
 */
typedef struct
{
  int        year, month;
  guint      n_months;
  guint     *counts;
  GPtrArray *ends;
  GPtrArray *overdue;
  GPtrArray *dispatched;
  double     share;
} WgTermCalendar;

/* Of the bodies under a unit (row id; 0: the whole file). @body_type: (nullable): only those.
 * (transfer full) */
WgTermCalendar *wg_term_calendar_new        (WgDistrict     *district,
                                             gint64          unit,
                                             const char     *body_type,
                                             guint           n_months,
                                             double          share);
void            wg_term_calendar_free       (WgTermCalendar *self);
/* How many months and which share the file wants: limits of its card R-09. */
void            wg_term_calendar_get_limits (WgDistrict *district, guint *n_months,
                                             double *share);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgTermCalendar, wg_term_calendar_free)
gboolean        wg_term_calendar_is_bunched (WgTermCalendar *self, guint month);

G_END_DECLS
