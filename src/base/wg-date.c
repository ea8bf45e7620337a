/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Civil days and minutes of the office's own clock, as plain numbers.
 * No time zone and no "now": the same text is the same moment in every copy of a file, and the
 * clock belongs to the layers above. */

#include "wg-date.h"

#include "wg-plain-text.h"

#include <string.h>

/* Julian day number in GDate's count (1 = 1 January of the year 1) of 1970-01-01. */
#define JULIAN_OF_EPOCH 719163

#define MINUTES_PER_DAY (24 * 60)

/* The dates that can be written with four digits. */
#define FIRST_DAY (-719162)
#define LAST_DAY 2932896

/**
 * wg_date_new:
 * @year: 1 … 9999
 * @month: 1 … 12
 * @day: 1 … 31
 *
 * Returns: the day, or %WG_DATE_NONE when there is no such day in the calendar
 */
WgDate
wg_date_new (int year,
             int month,
             int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return WG_DATE_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return (WgDate) g_date_get_julian (&date) - JULIAN_OF_EPOCH;
}

/**
 * wg_date_split:
 * @self: a day
 * @year: (out) (optional): year
 * @month: (out) (optional): month, 1 … 12
 * @day: (out) (optional): day of the month
 *
 * The inverse of wg_date_new(). All three are 0 for %WG_DATE_NONE and for a day outside the years
 * 1 … 9999.
 */
void
wg_date_split (WgDate self,
               int   *year,
               int   *month,
               int   *day)
{
  int y = 0, m = 0, d = 0;

  if (self >= FIRST_DAY && self <= LAST_DAY)
    {
      GDate date;

      g_date_clear (&date, 1);
      g_date_set_julian (&date, (guint32) (self + JULIAN_OF_EPOCH));
      y = g_date_get_year (&date);
      m = (int) g_date_get_month (&date);
      d = g_date_get_day (&date);
    }

  if (year != NULL)
    *year = y;
  if (month != NULL)
    *month = m;
  if (day != NULL)
    *day = d;
}

/* Exactly `length` ASCII digits at `text`; strtol() would take signs and spaces too. */
static gboolean
read_digits (const char *text,
             guint       length,
             int        *out)
{
  int value = 0;

  for (guint i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      value = value * 10 + g_ascii_digit_value (text[i]);
    }

  *out = value;
  return TRUE;
}

/* A date at the start of `text`; *rest is what follows it. */
static gboolean
read_date (const char  *text,
           WgDate      *out,
           const char **rest)
{
  int year, month, day;

  /* The short-circuit keeps every access inside the string: a NUL is no digit and no dash. */
  if (text == NULL || !read_digits (text, 4, &year) || text[4] != '-'
      || !read_digits (text + 5, 2, &month) || text[7] != '-'
      || !read_digits (text + 8, 2, &day))
    return FALSE;

  *out = wg_date_new (year, month, day);
  *rest = text + 10;

  return *out != WG_DATE_NONE;
}

/**
 * wg_date_parse:
 * @text: (nullable): "2026-09-30" and nothing else
 * @out: (out): the day; untouched on failure
 *
 * Returns: whether the text is a day of the calendar
 */
gboolean
wg_date_parse (const char *text,
               WgDate     *out)
{
  const char *rest;
  WgDate date;

  if (!read_date (text, &date, &rest) || *rest != '\0')
    return FALSE;

  *out = date;
  return TRUE;
}

/* A number of at most @most digits at *@text, which is moved behind it. */
static gboolean
read_number (const char **text,
             guint        most,
             int         *out)
{
  guint length = 0;

  while (length < most && g_ascii_isdigit ((*text)[length]))
    length++;
  if (length == 0 || !read_digits (*text, length, out))
    return FALSE;
  *text += length;
  return TRUE;
}

static gboolean
skip_separator (const char **text,
                const char  *character)
{
  static const char *const others[] = { "-", "/", "." };

  if (g_str_has_prefix (*text, character))
    {
      *text += strlen (character);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_has_prefix (*text, others[i]))
      {
        (*text)++;
        return TRUE;
      }
  return FALSE;
}

/**
 * wg_date_parse_typed:
 * @text: (nullable): a day as a clerk types it; full-width digits and spaces around are allowed
 * @out: (out): the day; untouched on failure
 *
 * Returns: whether the text is a day of the calendar
 */
gboolean
wg_date_parse_typed (const char *text,
                     WgDate     *out)
{
  g_autofree char *plain = wg_plain_text (text);
  const char *at = plain != NULL ? g_strstrip (plain) : "";
  int year, month, day;
  WgDate date;

  if (strlen (at) == 8 && read_digits (at, 4, &year) && read_digits (at + 4, 2, &month) &&
      read_digits (at + 6, 2, &day))
    at += 8;
  else if (!read_number (&at, 4, &year) || year < 1000 || !skip_separator (&at, "年") ||
           !read_number (&at, 2, &month) || !skip_separator (&at, "月") ||
           !read_number (&at, 2, &day))
    return FALSE;
  if (g_str_has_prefix (at, "日"))
    at += strlen ("日");
  date = wg_date_new (year, month, day);
  if (*at != '\0' || date == WG_DATE_NONE)
    return FALSE;
  *out = date;
  return TRUE;
}

static void
write_digits (char *to,
              guint length,
              int   number)
{
  for (guint i = length; i-- > 0; number /= 10)
    to[i] = (char) ('0' + number % 10);
}

/**
 * wg_date_format:
 * @self: a day
 *
 * Returns: (transfer full): "2026-09-30"; "" for %WG_DATE_NONE
 */
char *
wg_date_format (WgDate self)
{
  int year, month, day;
  char *text;

  wg_date_split (self, &year, &month, &day);
  if (year == 0)
    return g_strdup ("");

  /* Not printf: a table has one or two in every row. */
  text = g_malloc (sizeof "2026-09-30");
  write_digits (text, 4, year);
  text[4] = '-';
  write_digits (text + 5, 2, month);
  text[7] = '-';
  write_digits (text + 8, 2, day);
  text[10] = '\0';
  return text;
}

/**
 * wg_time_new:
 * @day: a day
 * @hour: 0 … 24
 * @minute: 0 … 59; only 0 with hour 24
 *
 * 24:00 of a day and 00:00 of the next one are the same moment.
 *
 * Returns: the minute, or %WG_TIME_NONE when there is no such time
 */
WgTime
wg_time_new (WgDate day,
             int    hour,
             int    minute)
{
  if (day == WG_DATE_NONE || hour < 0 || minute < 0 || minute > 59
      || hour > 24 || (hour == 24 && minute != 0))
    return WG_TIME_NONE;

  return (WgTime) day * MINUTES_PER_DAY + hour * 60 + minute;
}

static WgDate
floor_to_day (WgTime self)
{
  WgTime day = self / MINUTES_PER_DAY;

  /* C rounds towards zero; before 1970 the day that has begun lies below. */
  if (self % MINUTES_PER_DAY < 0)
    day--;

  if (day < FIRST_DAY || day > LAST_DAY)
    return WG_DATE_NONE;

  return (WgDate) day;
}

/**
 * wg_time_get_day:
 * @self: a time
 *
 * Returns: the day the minute belongs to (00:00 belongs to the day it begins); %WG_DATE_NONE for
 *   %WG_TIME_NONE
 */
WgDate
wg_time_get_day (WgTime self)
{
  return self == WG_TIME_NONE ? WG_DATE_NONE : floor_to_day (self);
}

/**
 * wg_time_new_from_unix:
 * @milliseconds: since 1970 UTC
 *
 * Returns: what the office's clock showed then, to the minute; %WG_TIME_NONE out of the calendar
 */
WgTime
wg_time_new_from_unix (gint64 milliseconds)
{
  gint64 seconds = milliseconds / 1000 - (milliseconds % 1000 < 0);
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (seconds);

  if (local == NULL)
    return WG_TIME_NONE;
  return wg_time_new (wg_date_new (g_date_time_get_year (local), g_date_time_get_month (local),
                                   g_date_time_get_day_of_month (local)),
                      g_date_time_get_hour (local), g_date_time_get_minute (local));
}

/**
 * wg_time_to_unix:
 * @self: a time that the office's clock shows
 *
 * Returns: milliseconds since 1970 UTC; 0 for %WG_TIME_NONE
 */
gint64
wg_time_to_unix (WgTime self)
{
  WgDate day = wg_time_get_day (self);
  g_autoptr (GDateTime) local = NULL;
  int year, month, day_of_month, minute;

  if (day == WG_DATE_NONE)
    return 0;
  wg_date_split (day, &year, &month, &day_of_month);
  minute = (int) (self - (WgTime) day * MINUTES_PER_DAY);
  local = g_date_time_new_local (year, month, day_of_month, minute / 60, minute % 60, 0);
  return local != NULL ? g_date_time_to_unix (local) * 1000 : 0;
}

/**
 * wg_time_parse:
 * @text: (nullable): "2026-09-30 16:20", "2026-09-30T16:20" or "2026-09-30", which means 24:00
 * @out: (out): the time; untouched on failure
 *
 * Returns: whether the text is a time
 */
gboolean
wg_time_parse (const char *text,
               WgTime     *out)
{
  const char *rest;
  WgDate date;
  WgTime time;
  int hour = 24, minute = 0;

  if (!read_date (text, &date, &rest))
    return FALSE;

  if (*rest != '\0'
      && ((*rest != ' ' && *rest != 'T') || !read_digits (rest + 1, 2, &hour) || rest[3] != ':'
          || !read_digits (rest + 4, 2, &minute) || rest[6] != '\0'))
    return FALSE;

  time = wg_time_new (date, hour, minute);
  if (time == WG_TIME_NONE)
    return FALSE;

  *out = time;
  return TRUE;
}

/**
 * wg_time_format:
 * @self: a time
 *
 * Returns: (transfer full): "2026-09-30 16:20"; "" for %WG_TIME_NONE
 */
char *
wg_time_format (WgTime self)
{
  WgDate day = wg_time_get_day (self);
  g_autofree char *date = wg_date_format (day);
  int minute;

  if (*date == '\0')
    return g_strdup ("");

  minute = (int) (self - (WgTime) day * MINUTES_PER_DAY);

  return g_strdup_printf ("%s %02d:%02d", date, minute / 60, minute % 60);
}
