/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening hours written out: as files keep them and in words for people. Days with the same hours
 * are said once. */

#include "wg-hours-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const keys[WG_HOURS_N_DAYS] = {
  "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH",
};

static const char *const names[WG_HOURS_N_DAYS] = {
  N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"),
  N_("Friday"), N_("Saturday"), N_("Sunday"),   N_("Public holidays"),
};

const char *
wg_hours_name_day (guint day)
{
  g_return_val_if_fail (day < WG_HOURS_N_DAYS, "");

  return _(names[day]);
}

const char *
wg_hours_key_day (guint day)
{
  g_return_val_if_fail (day < WG_HOURS_N_DAYS, "");

  return keys[day];
}

/* How a text of hours is put together: the kept form or one for people. */
typedef struct
{
  const char *dash;  /* between the ends of a span */
  const char *comma; /* between spans */
  const char *semicolon;
  gboolean    for_people;
} Manner;

/* (nullable) (transfer full): the spans of a day with this duty word; NULL: of opening. */
static char *
join_spans (const WgHours *self,
            guint          day,
            const char    *duty,
            const Manner  *manner)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->days[day]->len; i++)
    {
      const WgHoursSpan *span = &g_array_index (self->days[day], WgHoursSpan, i);

      if (g_strcmp0 (span->duty, duty) != 0)
        continue;
      g_string_append_printf (text, "%s%02u:%02u%s%02u:%02u", text->len > 0 ? manner->comma : "",
                              span->from / 60u, span->from % 60u, manner->dash,
                              span->until / 60u, span->until % 60u);
    }
  return g_string_free (text, text->len == 0);
}

/* "Mo-Fr,Su" of a set of weekdays. */
static char *
join_days (guint         days,
           const Manner *manner)
{
  GString *text = g_string_new (NULL);

  for (guint day = 0; day < WG_HOURS_HOLIDAY; day++)
    {
      guint last = day;

      if ((days & (1u << day)) == 0)
        continue;
      while (days & (1u << (last + 1)) && last + 1 < WG_HOURS_HOLIDAY)
        last++;
      if (text->len > 0)
        g_string_append (text, manner->for_people ? C_ ("list of days", ", ") : ",");
      if (!manner->for_people)
        g_string_append (text, keys[day]);
      else if (last == day)
        g_string_append (text, _(names[day]));
      else
        g_string_append_printf (text, C_ ("days", "%1$s to %2$s"), _(names[day]), _(names[last]));
      if (!manner->for_people && last > day)
        g_string_append_printf (text, "-%s", keys[last]);
      day = last;
    }
  return g_string_free (text, FALSE);
}

static void
add_rule (GString      *text,
          const char   *days,
          const char   *spans,
          const char   *duty,
          const Manner *manner)
{
  if (text->len > 0)
    g_string_append (text, manner->semicolon);
  if (!manner->for_people)
    g_string_append_printf (text, duty != NULL ? "%s %s \"%s\"" : "%s %s", days, spans, duty);
  else if (duty == NULL)
    g_string_append_printf (text, "%s %s", days, spans);
  else if (*duty == '\0')
    g_string_append_printf (text, _("on duty %1$s %2$s"), days, spans);
  else
    g_string_append_printf (text, "%s %s %s", duty, days, spans);
}

/* The rules of opening, or of one duty rota. */
static void
add_rules (const WgHours *self,
           const char    *duty,
           const Manner  *manner,
           GString       *text)
{
  g_autofree char *holiday = join_spans (self, WG_HOURS_HOLIDAY, duty, manner);
  guint done = 0;

  for (guint day = 0; day < WG_HOURS_HOLIDAY; day++)
    {
      g_autofree char *spans = join_spans (self, day, duty, manner);
      g_autofree char *days = NULL;
      guint same = 0;

      if (spans == NULL || done & (1u << day))
        continue;
      for (guint other = day; other < WG_HOURS_HOLIDAY; other++)
        {
          g_autofree char *theirs = join_spans (self, other, duty, manner);

          if (g_strcmp0 (spans, theirs) == 0)
            same |= 1u << other;
        }
      days = join_days (same, manner);
      add_rule (text, days, spans, duty, manner);
      done |= same;
    }
  if (holiday != NULL)
    add_rule (text, manner->for_people ? _(names[WG_HOURS_HOLIDAY]) : keys[WG_HOURS_HOLIDAY],
              holiday, duty, manner);
  else if (duty == NULL && self->has_holiday)
    g_string_append_printf (text, "%s%s", text->len > 0 ? manner->semicolon : "",
                            manner->for_people ? _("closed on public holidays") : "PH off");
}

static char *
write_out (const WgHours *self,
           const Manner  *manner)
{
  GString *text = g_string_new (NULL);

  add_rules (self, NULL, manner, text);
  for (guint i = 0; i < self->words->len; i++)
    {
      const char *duty = g_ptr_array_index (self->words, i);
      gboolean is_new = TRUE;

      for (guint k = 0; k < i && is_new; k++)
        is_new = !g_str_equal (g_ptr_array_index (self->words, k), duty);
      if (is_new)
        add_rules (self, duty, manner, text);
    }
  if (text->len == 0)
    g_string_append (text, manner->for_people ? _("never open") : "off");
  return g_string_free (text, FALSE);
}

char *
wg_hours_format (const WgHours *self)
{
  static const Manner manner = { "-", ",", "; ", FALSE };

  return write_out (self, &manner);
}

char *
wg_hours_describe (const WgHours *self)
{
  const Manner manner = { "–", C_ ("list of hours", ", "), C_ ("list of rules", "; "), TRUE };

  return write_out (self, &manner);
}
