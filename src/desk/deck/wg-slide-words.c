/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines at the foot of every page: which scope, known until when. */

#include "wg-slide-context.h"

#include "wg-scope-words.h"

#include <glib/gi18n-lib.h>

char *
wg_slide_make_scope (WgSlideContext *self)
{
  WgUnit *unit = wg_district_find_unit (self->district, self->deck->unit);
  const char *name = unit != NULL ? wg_unit_get_name (unit)
                                  : wg_district_get_name (self->district);
  g_autofree char *period = NULL;

  if (self->deck->period.first == WG_DATE_NONE)
    return g_strdup (name);
  period = wg_scope_words_period (&self->deck->period);
  return g_strdup_printf ("%s · %s", name, period);
}

char *
wg_slide_make_cutoff (WgSlideContext *self)
{
  g_autofree char *time = NULL;

  if (self->deck->cutoff != WG_TIME_NONE)
    {
      time = wg_cutoff_format (self->deck->cutoff);
      /* Translators: %s is a time, 2026-09-30 24:00. */
      return g_strdup_printf (_("Data as of %s"), time);
    }
  time = wg_time_format (wg_clock_get_now (wg_district_get_clock (self->district)));
  /* Translators: %s is a time, 2026-09-30 16:20. */
  return g_strdup_printf (_("Live, %s"), time);
}
