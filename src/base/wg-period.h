/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-date.h"

G_BEGIN_DECLS

/**
 * WgPeriod:
 * @first: first day
 * @last: last day, included
 *
 * A reporting period. Immutable value.
 */
typedef struct
{
  WgDate first, last;
} WgPeriod;

gboolean wg_period_parse    (const char *text, WgPeriod *out); /* 2026, 2026Q3, 2026-09, D1..D2 */
char    *wg_period_format   (const WgPeriod *self);            /* the shortest of the same forms */
WgPeriod wg_period_quarter_ended_before (WgDate day);          /* the quarter that ended last */
WgPeriod wg_period_previous (const WgPeriod *self);            /* same kind, one before */
WgPeriod wg_period_next     (const WgPeriod *self);        /* same kind, one after */
WgPeriod wg_period_year_before (const WgPeriod *self);
gboolean wg_period_contains (const WgPeriod *self, WgDate day);

G_END_DECLS
