/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-test-store.h"

G_BEGIN_DECLS

WgDate  wg_test_day_of   (const char *text);
WgTime  wg_test_time_of  (const char *text);
/* The office's clock stands at this time from now on. */
void    wg_test_set_now  (WgStore *store, const char *text);
WgRow  *wg_test_case     (gint64 unit, const char *ordered);
WgRow  *wg_test_activity (gint64 unit, const char *held_on, gint64 person_times);
/* Each one edit. */
void    wg_test_insert   (WgStore *store, WgRow *row);
void    wg_test_update   (WgStore *store, WgRow *old_row, WgRow *new_row);
void    wg_test_undo     (WgStore *store);
void    wg_test_redo     (WgStore *store);

G_END_DECLS
