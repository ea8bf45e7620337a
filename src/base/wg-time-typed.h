/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-date.h"

G_BEGIN_DECLS

/* Whether 3/4/2026 is a day in March or in April. */
typedef enum
{
  WG_TIME_MONTH_FIRST,
  WG_TIME_DAY_FIRST
} WgTimeOrder;

#define WG_MINUTE_NONE (-1)

/* A day, and a time of day where there is one, as offices and their programs write them. */
gboolean wg_time_parse_typed (const char *text, WgTimeOrder order, WgDate *day, int *minute);
/* Whether the text can only be read with the month (1) or only with the day (-1) first; 0 when it
 * says nothing about it. */
int      wg_time_tell_order  (const char *text);

G_END_DECLS
