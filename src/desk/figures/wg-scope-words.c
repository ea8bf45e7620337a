/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods and cut-offs in words. A period is what it is called, not how it is typed; nothing here
 * knows where the words are shown. */

#include "wg-scope-words.h"

#include <glib/gi18n-lib.h>

/**
 * wg_scope_words_period:
 * @period: a period, also the one without days
 *
 * Returns: (transfer full): what a reader calls it
 */
char *
wg_scope_words_period (const WgPeriod *period)
{
  g_autofree char *typed = wg_period_format (period);
  g_autofree char *first = NULL, *last = NULL;
  int year, month;

  if (typed[0] == '\0')
    return g_strdup (_("All days"));
  wg_date_split (period->first, &year, &month, NULL);
  if (strlen (typed) == 4)
    /* Translators: a whole year as a period. */
    return g_strdup_printf (_("Year %d"), year);
  if (typed[4] == 'Q')
    /* Translators: %1$d is a year, %2$d a quarter from 1 to 4. */
    return g_strdup_printf (_("%1$d, quarter %2$d"), year, (month + 2) / 3);
  if (strlen (typed) == 7)
    /* Translators: %1$d is a year, %2$d a month from 1 to 12. */
    return g_strdup_printf (_("%1$d, month %2$d"), year, month);
  first = wg_date_format (period->first);
  last = wg_date_format (period->last);
  /* Translators: the first and the last day of a period. */
  return g_strdup_printf (_("%1$s to %2$s"), first, last);
}

/**
 * wg_scope_words_at:
 * @at: a moment
 *
 * Returns: (transfer full): the moment of what has no period
 */
char *
wg_scope_words_at (WgTime at)
{
  g_autofree char *time = wg_time_format (at);

  /* Translators: %s is the day and time at which something is counted. */
  return g_strdup_printf (_("At %s"), time);
}

/**
 * wg_scope_words_cutoff:
 * @cutoff: until when entries count, WG_TIME_NONE for all
 *
 * The end of a day is written 24:00 of that day, not 00:00 of the next one.
 *
 * Returns: (transfer full): "Live" or the cut-off
 */
char *
wg_scope_words_cutoff (WgTime cutoff)
{
  g_autofree char *time = NULL;

  if (cutoff == WG_TIME_NONE)
    return g_strdup (_("Live"));
  time = wg_time_format (cutoff);
  if (g_str_has_suffix (time, " 00:00"))
    {
      g_autofree char *day = wg_date_format (wg_time_get_day (cutoff) - 1);

      g_free (time);
      time = g_strconcat (day, " 24:00", NULL);
    }
  /* Translators: %s is the time up to which entries count. */
  return g_strdup_printf (_("Cut-off %s"), time);
}
