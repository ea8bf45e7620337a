/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times of day as clerks type them. It knows no day and no zone. */

#include "wg-day-time.h"

#include "wg-plain-text.h"

#include <string.h>

#define MINUTES_A_DAY (24 * 60)

/* What stands between hours and minutes; the longest first. */
static gsize
separator_length (const char *at)
{
  static const char *const separators[] = { "点", "时", ":", "." };

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (g_str_has_prefix (at, separators[i]))
      return strlen (separators[i]);
  return 0;
}

static int
read_number (const char *digits,
             gsize       length)
{
  int value = 0;

  for (gsize i = 0; i < length; i++)
    value = value * 10 + (digits[i] - '0');
  return value;
}

/* 09:30, as our own files have it; most texts need no closer look. */
static gboolean
read_plain (const char *text,
            int        *minutes)
{
  if (!g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]) || text[2] != ':'
      || !g_ascii_isdigit (text[3]) || !g_ascii_isdigit (text[4]) || text[5] != '\0'
      || text[3] > '5' || read_number (text, 2) > 23)
    return FALSE;
  *minutes = read_number (text, 2) * 60 + read_number (text + 3, 2);
  return TRUE;
}

/**
 * wg_day_time_parse:
 * @text: (nullable): full-width digits and spaces around are allowed
 * @minutes: (out): since midnight; untouched on failure
 *
 * Returns: whether the text is a time of day
 */
gboolean
wg_day_time_parse (const char *text,
                   int        *minutes)
{
  g_autofree char *plain = NULL;
  const char *at;
  gsize length, gap;
  int hour, minute = 0, sum;

  if (text != NULL && read_plain (text, minutes))
    return TRUE;
  plain = wg_plain_text (text);
  at = plain != NULL ? g_strstrip (plain) : "";
  length = strspn (at, "0123456789");
  if (length == 0 || length > 4)
    return FALSE;
  gap = separator_length (at + length);
  if (gap == 0 && length > 2)
    {
      hour = read_number (at, length - 2);
      minute = read_number (at + length - 2, 2);
      at += length;
    }
  else
    {
      hour = length <= 2 ? read_number (at, length) : 99;
      at += length + gap;
      length = strspn (at, "0123456789");
      if (length > 2)
        return FALSE;
      minute = read_number (at, length);
      at += length;
      if (length > 0 && g_str_has_prefix (at, "分"))
        at += strlen ("分");
    }
  sum = hour * 60 + minute;
  if (*at != '\0' || minute > 59 || sum > MINUTES_A_DAY)
    return FALSE;
  *minutes = sum;
  return TRUE;
}

/**
 * wg_day_time_format:
 *
 * Returns: (transfer full): "09:05"
 */
char *
wg_day_time_format (int minutes)
{
  char *text;

  g_return_val_if_fail (minutes >= 0 && minutes <= MINUTES_A_DAY, g_strdup (""));

  text = g_malloc (sizeof "09:05");
  text[0] = (char) ('0' + minutes / 600);
  text[1] = (char) ('0' + minutes / 60 % 10);
  text[2] = ':';
  text[3] = (char) ('0' + minutes % 60 / 10);
  text[4] = (char) ('0' + minutes % 10);
  text[5] = '\0';
  return text;
}
