/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening hours as files keep them: read, refused with a sentence, and asked. It knows no holidays:
 * whoever asks says whether the day is one. */

#include "wg-hours-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAY_MINUTES 1440

G_DEFINE_BOXED_TYPE (WgHours, wg_hours, wg_hours_ref, wg_hours_unref)
G_DEFINE_QUARK (wg-hours-error-quark, wg_hours_error)

WgHours *
wg_hours_ref (WgHours *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
wg_hours_unref (WgHours *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  for (guint day = 0; day < WG_HOURS_N_DAYS; day++)
    g_array_unref (self->days[day]);
  g_ptr_array_unref (self->words);
  g_free (self);
}

static WgHours *
hours_new (void)
{
  WgHours *self = g_new0 (WgHours, 1);

  g_atomic_ref_count_init (&self->references);
  for (guint day = 0; day < WG_HOURS_N_DAYS; day++)
    self->days[day] = g_array_new (FALSE, FALSE, sizeof (WgHoursSpan));
  self->words = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/* The state of reading: what a rule says so far. */
typedef struct
{
  WgHours    *hours;
  const char *rule; /* as it stands, for sentences */
  char       *at;
  guint       days; /* a bit for each */
  const char *duty; /* (nullable) */
  guint       opened; /* days that have a rule of opening with hours */
} Reading;

static gboolean
refuse (Reading *reading,
        GError **error)
{
  g_set_error (error, WG_HOURS_ERROR, WG_HOURS_ERROR_UNREADABLE,
               _("The hours “%s” cannot be read; write them like "
                 "“Mo-Fr 08:30-12:00,14:00-17:30; Sa 09:00-12:00; PH off”."), reading->rule);
  return FALSE;
}

static void
skip_blanks (Reading *reading)
{
  while (g_ascii_isspace (*reading->at))
    reading->at++;
}

static gboolean
take_char (Reading *reading,
           char     what)
{
  skip_blanks (reading);
  if (*reading->at != what)
    return FALSE;
  reading->at++;
  skip_blanks (reading);
  return TRUE;
}

static gboolean
take_day (Reading *reading,
          guint   *day)
{
  for (*day = 0; *day < WG_HOURS_N_DAYS; (*day)++)
    if (g_ascii_strncasecmp (reading->at, wg_hours_key_day (*day), 2) == 0
        && !g_ascii_isalpha (reading->at[2]))
      {
        reading->at += 2;
        return TRUE;
      }
  return FALSE;
}

/* "Mo-Fr,PH"; nothing means every weekday. */
static gboolean
read_days (Reading *reading,
           GError **error)
{
  guint first, last;

  reading->days = 0;
  skip_blanks (reading);
  if (!take_day (reading, &first))
    {
      reading->days = (1u << WG_HOURS_HOLIDAY) - 1;
      return TRUE;
    }
  for (;;)
    {
      last = first;
      if (take_char (reading, '-') && (!take_day (reading, &last) || first == WG_HOURS_HOLIDAY
                                       || last == WG_HOURS_HOLIDAY))
        return refuse (reading, error);
      reading->days |= 1u << first;
      for (guint day = first; day != last;)
        reading->days |= 1u << (day = (day + 1) % WG_HOURS_HOLIDAY);
      if (!take_char (reading, ','))
        return TRUE;
      if (!take_day (reading, &first))
        return refuse (reading, error);
    }
}

/* Hours up to 48:00, so that a span over midnight is seen to be one. */
static gboolean
take_time (Reading *reading,
           guint   *minutes)
{
  gsize digits = strspn (reading->at, "0123456789");
  guint hour, minute;

  if (digits < 1 || digits > 2 || reading->at[digits] != ':'
      || strspn (reading->at + digits + 1, "0123456789") != 2)
    return FALSE;
  hour = (guint) g_ascii_strtoull (reading->at, NULL, 10);
  minute = (guint) g_ascii_strtoull (reading->at + digits + 1, NULL, 10);
  reading->at += digits + 3;
  *minutes = hour * 60 + minute;
  return minute < 60 && *minutes <= 2 * DAY_MINUTES;
}

static gboolean
read_span (Reading     *reading,
           WgHoursSpan *span,
           GError     **error)
{
  guint from, until;

  skip_blanks (reading);
  if (!take_time (reading, &from) || !take_char (reading, '-') || !take_time (reading, &until)
      || from == until || from >= DAY_MINUTES)
    return refuse (reading, error);
  if (until < from || until > DAY_MINUTES)
    {
      g_set_error (error, WG_HOURS_ERROR, WG_HOURS_ERROR_MIDNIGHT,
                   _("The hours “%s” cross midnight; write the part up to 24:00 and, on the next "
                     "day, the part from 00:00."), reading->rule);
      return FALSE;
    }
  *span = (WgHoursSpan) { (guint16) from, (guint16) until, reading->duty };
  return TRUE;
}

static void
drop_opening (GArray *spans)
{
  for (guint i = spans->len; i > 0; i--)
    if (g_array_index (spans, WgHoursSpan, i - 1).duty == NULL)
      g_array_remove_index (spans, i - 1);
}

static gboolean
overlap (guint        day,
         const char  *first,
         const char  *second,
         GError     **error)
{
  g_set_error (error, WG_HOURS_ERROR, WG_HOURS_ERROR_OVERLAP,
               _("%1$s: %2$s and %3$s overlap; write them as one span or apart."),
               wg_hours_name_day (day), first, second);
  return FALSE;
}

static char *
span_text (const WgHoursSpan *span)
{
  return g_strdup_printf ("%02u:%02u-%02u:%02u", span->from / 60u, span->from % 60u,
                          span->until / 60u, span->until % 60u);
}

static gboolean
add_span (Reading           *reading,
          guint              day,
          const WgHoursSpan *span,
          GError           **error)
{
  GArray *spans = reading->hours->days[day];
  guint at = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const WgHoursSpan *other = &g_array_index (spans, WgHoursSpan, i);

      if (span->from < other->until && other->from < span->until)
        {
          g_autofree char *first = span_text (other), *second = span_text (span);

          return overlap (day, first, second, error);
        }
      at += other->from < span->from;
    }
  g_array_insert_val (spans, at, *span);
  return TRUE;
}

/* To OpenStreetMap a second rule for a day takes the first one's place; to a reader it adds to it.
 * So it is refused. */
static gboolean
refuse_second (guint    day,
               GError **error)
{
  g_set_error (error, WG_HOURS_ERROR, WG_HOURS_ERROR_OVERLAP,
               _("%s: the opening hours are given twice; write all hours of a day in one rule, "
                 "like “Sa 09:00-12:00,14:00-17:00”."), wg_hours_name_day (day));
  return FALSE;
}

static gboolean
add_to_days (Reading *reading,
             GArray  *spans,
             GError **error)
{
  for (guint day = 0; day < WG_HOURS_N_DAYS; day++)
    {
      if ((reading->days & (1u << day)) == 0)
        continue;
      reading->hours->has_holiday |= day == WG_HOURS_HOLIDAY;
      for (guint i = 0; i < spans->len; i++)
        if (!add_span (reading, day, &g_array_index (spans, WgHoursSpan, i), error))
          return FALSE;
      if (reading->duty != NULL)
        continue;
      if (spans->len == 0)
        drop_opening (reading->hours->days[day]);
      else if (reading->opened & (1u << day))
        return refuse_second (day, error);
      reading->opened = spans->len > 0 ? reading->opened | (1u << day)
                                       : reading->opened & ~(1u << day);
    }
  return TRUE;
}

static gboolean
take_word (Reading    *reading,
           const char *word)
{
  gsize length = strlen (word);

  skip_blanks (reading);
  if (g_ascii_strncasecmp (reading->at, word, length) != 0)
    return FALSE;
  reading->at += length;
  return TRUE;
}

/* What stands behind the days: "off", "24/7" or spans. */
static gboolean
read_hours (Reading *reading,
            GArray  *spans,
            GError **error)
{
  WgHoursSpan span = { 0, DAY_MINUTES, reading->duty };

  if (take_word (reading, "off") || take_word (reading, "closed"))
    return reading->duty == NULL || refuse (reading, error);
  if (take_word (reading, "24/7"))
    {
      g_array_append_val (spans, span);
      return TRUE;
    }
  do
    {
      if (!read_span (reading, &span, error))
        return FALSE;
      g_array_append_val (spans, span);
    }
  while (take_char (reading, ','));
  return TRUE;
}

/* @text: changed while reading. */
static gboolean
read_rule (Reading *reading,
           char    *text,
           GError **error)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (WgHoursSpan));
  g_autofree char *rule = g_strdup (g_strstrip (text));
  char *quote = strchr (text, '"'), *end = quote != NULL ? strchr (quote + 1, '"') : NULL;

  reading->rule = rule;
  reading->at = text;
  reading->duty = NULL;
  if (quote != NULL)
    {
      if (end == NULL || end[1] != '\0')
        return refuse (reading, error);
      g_ptr_array_add (reading->hours->words, g_strndup (quote + 1, (gsize) (end - quote - 1)));
      reading->duty = g_ptr_array_index (reading->hours->words, reading->hours->words->len - 1);
      *quote = '\0';
    }
  if (!read_days (reading, error) || !read_hours (reading, spans, error))
    return FALSE;
  skip_blanks (reading);
  if (*reading->at != '\0')
    return refuse (reading, error);
  return add_to_days (reading, spans, error);
}

/* Full-width signs and the dashes that people type, outside of quoted words too: a word has none
 * of them. */
static char *
make_plain (const char *text)
{
  static const char *const dashes[] = { "–", "—", "~", "至", "“", "”" };
  static const char *const plain[] = { "-", "-", "-", "-", "\"", "\"" };
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *out = g_string_new (normal != NULL ? normal : "?");

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    g_string_replace (out, dashes[i], plain[i], 0);
  return g_string_free (out, FALSE);
}

/* (nullable): where the rule that begins at @at ends; a quoted word may hold a semicolon. */
static char *
find_end (char *at)
{
  gboolean quoted = FALSE;

  for (; *at != '\0'; at++)
    {
      quoted ^= *at == '"';
      if (*at == ';' && !quoted)
        return at;
    }
  return NULL;
}

/**
 * wg_hours_parse:
 * @text: the hours
 *
 * Returns: (transfer full): the hours, or NULL with %WG_HOURS_ERROR, a sentence that names the rule
 *   or the day
 */
WgHours *
wg_hours_parse (const char *text,
                GError    **error)
{
  g_autoptr (WgHours) self = hours_new ();
  Reading reading = { .hours = self, .rule = text };
  g_autofree char *plain = NULL;
  guint n_rules = 0;

  g_return_val_if_fail (text != NULL, NULL);

  plain = make_plain (text);
  for (char *rule = plain; rule != NULL;)
    {
      char *end = find_end (rule);

      if (end != NULL)
        *end++ = '\0';
      if (*g_strstrip (rule) != '\0')
        {
          n_rules++;
          if (!read_rule (&reading, rule, error))
            return NULL;
        }
      rule = end;
    }
  reading.rule = text;
  if (n_rules == 0)
    {
      refuse (&reading, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* 1970-01-01 was a Thursday. */
static guint
choose_day (const WgHours *self,
            WgDate         day,
            gboolean       holiday)
{
  return holiday && self->has_holiday ? WG_HOURS_HOLIDAY : (guint) (((day % 7) + 10) % 7);
}

static const WgHoursSpan *
find_span (const WgHours *self,
           WgDate         day,
           guint          minute,
           gboolean       holiday)
{
  GArray *spans = self->days[choose_day (self, day, holiday)];

  for (guint i = 0; i < spans->len; i++)
    {
      const WgHoursSpan *span = &g_array_index (spans, WgHoursSpan, i);

      if (span->from <= minute && minute < span->until)
        return span;
    }
  return NULL;
}

gboolean
wg_hours_is_open (const WgHours *self,
                  WgDate         day,
                  guint          minute,
                  gboolean       holiday)
{
  return find_span (self, day, minute, holiday) != NULL;
}

gboolean
wg_hours_is_duty (const WgHours *self,
                  WgDate         day,
                  guint          minute,
                  gboolean       holiday)
{
  const WgHoursSpan *span = find_span (self, day, minute, holiday);

  return span != NULL && span->duty != NULL;
}

const WgHoursSpan *
wg_hours_get_spans (const WgHours *self,
                    WgDate         day,
                    gboolean       holiday,
                    guint         *n)
{
  return wg_hours_get_week (self, choose_day (self, day, holiday), n);
}

const WgHoursSpan *
wg_hours_get_week (const WgHours *self,
                   guint          day,
                   guint         *n)
{
  g_return_val_if_fail (day < WG_HOURS_N_DAYS, NULL);

  *n = self->days[day]->len;
  return (const WgHoursSpan *) (gpointer) self->days[day]->data;
}

gboolean
wg_hours_has_holiday (const WgHours *self)
{
  return self->has_holiday;
}
