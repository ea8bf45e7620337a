/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days since 1970-01-01, civil calendar. */
typedef gint32 WgDate;
#define WG_DATE_NONE ((WgDate) G_MININT32)

/* Civil minutes since 1970-01-01 00:00 of the office's own clock; no time zone on purpose:
 * "24:00 of 30 September" means the same in every copy of a file. */
typedef gint64 WgTime;
#define WG_TIME_NONE ((WgTime) G_MININT64)

WgDate   wg_date_new     (int year, int month, int day);
void     wg_date_split   (WgDate self, int *year, int *month, int *day);
gboolean wg_date_parse   (const char *text, WgDate *out);              /* 2026-09-30 */
/* As people type it: also 2026-9-30, 2026/9/30, 2026.9.30, 2026年9月30日, 20260930. */
gboolean wg_date_parse_typed (const char *text, WgDate *out);
char    *wg_date_format  (WgDate self);                                /* 2026-09-30, "" for NONE */

WgTime   wg_time_new     (WgDate day, int hour, int minute);
WgDate   wg_time_get_day (WgTime self);
/* Between the machine's moments (ms since 1970 UTC) and the office's own clock. */
WgTime   wg_time_new_from_unix (gint64 milliseconds);
gint64   wg_time_to_unix (WgTime self);
/* "2026-09-30 24:00", "2026-09-30 16:20" or a bare date, which means 24:00 of that day. */
gboolean wg_time_parse   (const char *text, WgTime *out);
char    *wg_time_format  (WgTime self);                                /* 2026-09-30 16:20 */

G_END_DECLS
