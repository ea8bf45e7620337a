/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A time of day as minutes since midnight: 0 … 1440, because a day ends at 24:00. */

/* "14:00", and as people type it: 14：00, 14.30, 1430, 930, 14, 14时30分, 14点. */
gboolean wg_day_time_parse  (const char *text, int *minutes);
char    *wg_day_time_format (int minutes);                     /* 14:00 */

G_END_DECLS
