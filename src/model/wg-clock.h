/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-date.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define WG_TYPE_CLOCK (wg_clock_get_type ())
G_DECLARE_FINAL_TYPE (WgClock, wg_clock, WG, CLOCK, GObject)

/**
 * WgClock:
 *
 * What time it is for this file: the machine's clock, the file's own demo clock, or what the
 * environment variable WANGGE_NOW says, which wins.
 */
WgClock *wg_clock_new       (const char *demo_now); /* (nullable) "2026-10-12 08:30" */
WgTime   wg_clock_get_now   (WgClock *self);
WgDate   wg_clock_get_today (WgClock *self);
gboolean wg_clock_is_demo   (WgClock *self);
gboolean wg_clock_is_fixed  (WgClock *self); /* by the file or by the environment */

G_END_DECLS
