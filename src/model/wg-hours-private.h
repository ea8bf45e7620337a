/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-hours.h"

struct _WgHours
{
  gatomicrefcount references;
  GArray         *days[WG_HOURS_N_DAYS]; /* WgHoursSpan, by the clock */
  gboolean        has_holiday;           /* a rule names public holidays */
  GPtrArray      *words;                 /* owns what the spans' duty points to */
};
