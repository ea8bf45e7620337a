/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock of a file. Nothing else in the program asks the machine what time it is, so deadlines
 * are tested without waiting and the sample shows the same findings every day. */

#include "wg-clock.h"

struct _WgClock
{
  GObject parent_instance;

  WgTime   fixed; /* WG_TIME_NONE: the machine's clock */
  gboolean is_demo;
};

G_DEFINE_FINAL_TYPE (WgClock, wg_clock, G_TYPE_OBJECT)

static void
wg_clock_class_init (WgClockClass *klass)
{
}

static void
wg_clock_init (WgClock *self)
{
  self->fixed = WG_TIME_NONE;
}

/**
 * wg_clock_new:
 * @demo_now: (nullable): the time that the file's setting demo_now fixes
 *
 * Returns: (transfer full): a clock
 */
WgClock *
wg_clock_new (const char *demo_now)
{
  WgClock *self = g_object_new (WG_TYPE_CLOCK, NULL);
  const char *override = g_getenv ("WANGGE_NOW");

  if (override != NULL && wg_time_parse (override, &self->fixed))
    return self;
  if (demo_now != NULL)
    self->is_demo = wg_time_parse (demo_now, &self->fixed);
  return self;
}

/**
 * wg_clock_get_now:
 *
 * Returns: the civil time, to the minute
 */
WgTime
wg_clock_get_now (WgClock *self)
{
  g_autoptr (GDateTime) now = NULL;

  if (self->fixed != WG_TIME_NONE)
    return self->fixed;
  now = g_date_time_new_now_local ();
  return wg_time_new (wg_date_new (g_date_time_get_year (now), g_date_time_get_month (now),
                                   g_date_time_get_day_of_month (now)),
                      g_date_time_get_hour (now), g_date_time_get_minute (now));
}

WgDate
wg_clock_get_today (WgClock *self)
{
  return wg_time_get_day (wg_clock_get_now (self));
}

/**
 * wg_clock_is_demo:
 *
 * Returns: whether the file brings its own time, which the status bar then says
 */
gboolean
wg_clock_is_demo (WgClock *self)
{
  return self->is_demo;
}

/**
 * wg_clock_is_fixed:
 *
 * Returns: whether the clock stands still; what is entered is then entered at that time
 */
gboolean
wg_clock_is_fixed (WgClock *self)
{
  return self->fixed != WG_TIME_NONE;
}
