/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office's choice of how long old values are kept, and its words. What is taken out of the
 * journal, and how, is the store's business. */

#include "wg-history-keeping.h"

#include "wg-district-private.h"
#include "wg-store-history.h"

#include <glib/gi18n-lib.h>

const guint *
wg_history_keeping_choices (void)
{
  static const guint choices[] = { 6, 12, 24, 36, 60, 120, 0 };

  return choices;
}

guint
wg_history_keeping_get_months (WgDistrict *district)
{
  const char *text = wg_district_get_setting (district, WG_SETTING_HISTORY_MONTHS);
  guint64 months = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 0;

  /* A shorter time than is allowed was not chosen here; nothing goes for it. */
  return months >= wg_history_keeping_choices ()[0] && months <= 1200 ? (guint) months : 0;
}

char *
wg_history_keeping_dup_words (guint months)
{
  if (months == 0)
    return g_strdup (_("For ever"));
  if (months % 12 == 0)
    return g_strdup_printf (ngettext ("%u year", "%u years", months / 12), months / 12);
  return g_strdup_printf (ngettext ("%u month", "%u months", months), months);
}

/* By the machine's clock, which dated the edits; a whole number of calendar months, so that there
 * is something to do once a month at most. */
static GDateTime *
get_limit (guint months)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) first =
      g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now), 1, 0, 0, 0);

  return g_date_time_add_months (first, -(int) months);
}

char *
wg_history_keeping_dup_first_day (guint months)
{
  g_autoptr (GDateTime) limit = get_limit (months);

  return g_date_time_format (limit, "%Y-%m-%d");
}

static void
on_set (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (wg_store_shorten_finish (WG_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * wg_history_keeping_set_async:
 * @months: one of the choices
 */
void
wg_history_keeping_set_async (WgDistrict         *district,
                              guint               months,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GDateTime) limit = get_limit (months);
  g_autofree char *words = wg_history_keeping_dup_words (months);
  /* Translators: what an undo would take back; %s is "2 years" or "For ever". */
  g_autofree char *label = g_strdup_printf (_("Keep old values: %s"), words);
  g_autofree char *left_before = g_date_time_format (limit, "%Y-%m-%d");
  const WgShortening wanted = {
    .months = months,
    .before = g_date_time_to_unix (limit) * 1000,
    .label = label,
    /* Translators: stands in the label of an edit where the name of a person was. */
    .somebody = (char *) _("N. N."),
    .left_before = left_before,
    /* Translators: stands at a position where the name of a person was who left long ago. */
    .former = (char *) _("Former holder"),
  };

  g_return_if_fail (WG_IS_DISTRICT (district));

  wg_store_shorten_async (wg_district_get_store (district), &wanted, cancellable, on_set,
                          g_task_new (district, cancellable, callback, user_data));
}

gboolean
wg_history_keeping_set_finish (GAsyncResult *result,
                               GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
