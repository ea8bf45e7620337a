/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times as they stand in tables of other programs: 1/31/20 0:05, 2026-09-30T16:20:00Z,
 * 2026年9月30日 下午4时20分, 10/12/2019 11:00:00 AM, 46307.5 of a spreadsheet. Seconds are dropped,
 * and so is what a text says about its time zone: a record happened when the office's clock showed
 * it. */

#include "wg-time-typed.h"

#include <string.h>

static const char *
skip_blanks (const char *at)
{
  while (*at == ' ' || *at == '\t' || g_str_has_prefix (at, "\xe3\x80\x80"))
    at += *at == ' ' || *at == '\t' ? 1 : 3;
  return at;
}

/* Takes @word when it stands at *@at. */
static gboolean
take (const char **at,
      const char  *word)
{
  gsize length = strlen (word);

  if (g_ascii_strncasecmp (*at, word, length) != 0)
    return FALSE;
  *at += length;
  return TRUE;
}

static gboolean
take_one_of (const char       **at,
             const char *const *words)
{
  for (; *words != NULL; words++)
    if (take (at, *words))
      return TRUE;
  return FALSE;
}

/* Up to @most digits. Returns how many there were. */
static guint
take_number (const char **at,
             guint        most,
             int         *number)
{
  guint n = 0;

  *number = 0;
  for (; n < most && g_ascii_isdigit (**at); n++, (*at)++)
    *number = *number * 10 + (**at - '0');
  return g_ascii_isdigit (**at) ? 0 : n;
}

/* The three numbers of a day as they stand there. @n_first: digits of the first one. */
static gboolean
take_parts (const char **at,
            int          parts[3],
            guint       *n_first)
{
  static const char *const first_marks[] = { "-", "/", ".", "年", NULL };
  static const char *const second_marks[] = { "-", "/", ".", "月", NULL };
  static const char *const last_marks[] = { "日", "号", NULL };

  *n_first = take_number (at, 8, &parts[0]);
  if (*n_first == 8)
    {
      parts[2] = parts[0] % 100;
      parts[1] = parts[0] / 100 % 100;
      parts[0] /= 10000;
      return TRUE;
    }
  if (*n_first == 0 || *n_first == 3 || *n_first > 4 || !take_one_of (at, first_marks)
      || take_number (at, 2, &parts[1]) == 0 || !take_one_of (at, second_marks)
      || take_number (at, 4, &parts[2]) == 0)
    return FALSE;
  take_one_of (at, last_marks);
  return TRUE;
}

static gboolean
take_day (const char **at,
          WgTimeOrder  order,
          WgDate      *day)
{
  int parts[3];
  guint n_first;

  if (!take_parts (at, parts, &n_first))
    return FALSE;
  if (n_first >= 4)
    *day = wg_date_new (parts[0], parts[1], parts[2]);
  else
    {
      int year = parts[2] >= 100 ? parts[2] : parts[2] + (parts[2] < 70 ? 2000 : 1900);

      *day = order == WG_TIME_MONTH_FIRST ? wg_date_new (year, parts[0], parts[1])
                                          : wg_date_new (year, parts[1], parts[0]);
    }
  return *day != WG_DATE_NONE;
}

/* The day numbers of spreadsheets, 46307 for 2026-10-12, with the time of day behind the point.
 * Only those of 1950 … 2099: five digits are no other day. */
static gboolean
take_serial (const char *text,
             WgDate     *day,
             int        *minute)
{
  enum { FIRST = 18264, LAST = 73050, SHIFT = 25569 }; /* SHIFT: that of 1970-01-01 */
  gsize digits = strspn (text, "0123456789");
  gsize length = digits + (text[digits] == '.' ? strspn (text + digits, ".0123456789") : 0);
  double serial;

  if (digits != 5 || text[length] != '\0')
    return FALSE;
  serial = g_ascii_strtod (text, NULL);
  if (serial < FIRST || serial >= LAST)
    return FALSE;
  *day = (WgDate) serial - SHIFT;
  if (text[digits] == '.' && serial > (WgDate) serial)
    *minute = (int) ((serial - (WgDate) serial) * 24 * 60 + 0.5);
  return TRUE;
}

/* What may follow the minutes: seconds, and fractions of them. */
static gboolean
take_seconds (const char **at)
{
  static const char *const marks[] = { ":", "：", NULL };
  int number;

  if (!take_one_of (at, marks))
    return TRUE;
  if (take_number (at, 2, &number) == 0)
    return FALSE;
  if (**at == '.')
    for ((*at)++; g_ascii_isdigit (**at); (*at)++)
      ;
  return TRUE;
}

static gboolean
take_zone (const char **at)
{
  static const char *const marks[] = { "+", "-", NULL };
  int number;

  if (take (at, "Z") || **at == '\0')
    return TRUE;
  if (!take_one_of (at, marks) || take_number (at, 4, &number) == 0)
    return FALSE;
  return !take (at, ":") || take_number (at, 2, &number) > 0;
}

/* −1 in the morning, 1 in the afternoon, 0 when nothing says so. */
static int
take_half (const char **at)
{
  static const char *const mornings[] = { "am", "a.m.", "上午", "早上", "凌晨", NULL };
  static const char *const afternoons[] = { "pm", "p.m.", "下午", "晚上", "中午", NULL };

  *at = skip_blanks (*at);
  return take_one_of (at, mornings) ? -1 : take_one_of (at, afternoons) ? 1 : 0;
}

static gboolean
take_minute (const char **at,
             int         *minute)
{
  static const char *const marks[] = { ":", "：", "时", "点", NULL };
  int half = take_half (at), after, hours, minutes = 0;

  *at = skip_blanks (*at);
  if (take_number (at, 2, &hours) == 0 || !take_one_of (at, marks))
    return FALSE;
  if (g_ascii_isdigit (**at) && take_number (at, 2, &minutes) == 0)
    return FALSE;
  take (at, "分");
  if (!take_seconds (at))
    return FALSE;
  after = take_half (at);
  half = half != 0 ? half : after;
  if (half != 0 && hours > 12 && half < 0)
    return FALSE;
  if (half > 0 && hours < 12)
    hours += 12;
  else if (half < 0 && hours == 12)
    hours = 0;
  *minute = hours * 60 + minutes;
  *at = skip_blanks (*at);
  return minutes < 60 && *minute <= 24 * 60 && take_zone (at);
}

/**
 * wg_time_parse_typed:
 * @text: what is written
 * @order: how to read a day that begins with its month or its day
 * @day: (out): the day
 * @minute: (out): minutes since its midnight, 0 … 1440; %WG_MINUTE_NONE where no time is written
 *
 * Returns: whether the whole of @text could be read
 */
gboolean
wg_time_parse_typed (const char *text,
                     WgTimeOrder order,
                     WgDate     *day,
                     int        *minute)
{
  const char *at;

  g_return_val_if_fail (text != NULL && day != NULL && minute != NULL, FALSE);

  *minute = WG_MINUTE_NONE;
  at = skip_blanks (text);
  if (take_serial (at, day, minute))
    return TRUE;
  if (!take_day (&at, order, day))
    return FALSE;
  take (&at, "T");
  at = skip_blanks (at);
  if (*at == '\0')
    return TRUE;
  return take_minute (&at, minute) && *skip_blanks (at) == '\0';
}

int
wg_time_tell_order (const char *text)
{
  const char *at;
  int parts[3];
  guint n_first;

  g_return_val_if_fail (text != NULL, 0);

  at = skip_blanks (text);
  if (!take_parts (&at, parts, &n_first) || n_first >= 4)
    return 0;
  if (parts[0] > 12)
    return -1;
  return parts[1] > 12 ? 1 : 0;
}
