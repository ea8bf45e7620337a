/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell of a foreign table as the value of a field. Takes what is written in several usual ways;
 * what cannot be read is refused with a sentence, never guessed. */

#include "wg-cell-value.h"

#include "wg-date.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* What the tables of the store hold (data/migrations). */
#define MAX_TEXT 200
#define MAX_NOTE 4000

static gboolean
is_note (const WgField *field)
{
  return strcmp (field->name, "note") == 0;
}

/* Invisible characters make two different names look the same, and can turn a line around:
 * direction marks, zero-width characters, control characters. */
static gboolean
is_hidden (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x200b && c <= 0x200f) ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

static gboolean
read_text (const WgField *field,
           const char    *text,
           WgValue       *value,
           char         **why)
{
  glong limit = is_note (field) ? MAX_NOTE : MAX_TEXT;

  if (g_utf8_strlen (text, -1) > limit)
    {
      *why = g_strdup_printf (_("The text is longer than %d characters."), (int) limit);
      return FALSE;
    }
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      gboolean line_break = c == '\n' || c == '\r' || c == '\t';

      if (!is_hidden (c) || (line_break && is_note (field)))
        continue;
      *why = line_break
               ? g_strdup (_("The text has a line break or a tabulator in it."))
               : g_strdup_printf (_("The text contains the invisible character U+%04X."), c);
      return FALSE;
    }
  wg_value_set_text (value, text);
  return TRUE;
}

/* 12, 1,234 and 12.0; the thousands' comma only where one belongs. */
static gboolean
parse_whole (const char *text,
             gint64     *number)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  char *end;

  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean grouped = *p == ',' && p > text && g_ascii_isdigit (p[-1]) &&
                         g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2]) &&
                         g_ascii_isdigit (p[3]) && !g_ascii_isdigit (p[4]);

      if (!grouped)
        g_string_append_c (plain, *p);
    }
  end = strchr (plain->str, '.');
  if (end != NULL && end > plain->str && strspn (end + 1, "0") == strlen (end + 1))
    g_string_truncate (plain, (gsize) (end - plain->str));
  errno = 0;
  *number = g_ascii_strtoll (plain->str, &end, 10);
  return errno == 0 && end != plain->str && *end == '\0';
}

static gboolean
read_integer (const WgField *field,
              const char    *text,
              WgValue       *value,
              char         **why)
{
  gint64 number;

  if (!parse_whole (text, &number))
    *why = g_strdup_printf (_("“%s” is no whole number."), text);
  else if (number < 0 && (field->flags & WG_FIELD_COUNT) != 0)
    *why = g_strdup_printf (_("“%s” is less than 0."), text);
  else
    wg_value_set_int (value, number);
  return *why == NULL;
}

static gboolean
read_real (const char *text,
           WgValue    *value,
           char      **why)
{
  char *end;
  double number = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !isfinite (number))
    *why = g_strdup_printf (_("“%s” is no number."), text);
  else
    wg_value_set_real (value, number);
  return *why == NULL;
}

/* 2026-09-30, 2026/9/30, 2026.9.30, 20260930, 2026年9月30日. */
static gboolean
read_date (const char *text,
           WgValue    *value,
           char      **why)
{
  int year = 0, month = 0, day = 0, length = 0;
  g_autofree char *plain = NULL;
  WgDate date;
  int n = sscanf (text, "%4d%*[-/.]%2d%*[-/.]%2d%n", &year, &month, &day, &length);

  if (n != 3 || text[length] != '\0')
    {
      length = 0;
      n = sscanf (text, "%4d年%2d月%2d日%n", &year, &month, &day, &length);
    }
  if ((n != 3 || length == 0 || text[length] != '\0') && strlen (text) == 8)
    n = sscanf (text, "%4d%2d%2d%n", &year, &month, &day, &length);
  plain = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  if (n != 3 || length == 0 || text[length] != '\0' || !wg_date_parse (plain, &date))
    {
      *why = g_strdup_printf (_("“%s” is no date such as 2026-09-30."), text);
      return FALSE;
    }
  wg_value_set_text (value, plain);
  return TRUE;
}

/**
 * wg_cell_to_value:
 * @field: what it shall be
 * @text: (nullable): the cell
 * @value: (inout): the value; NULL for an empty cell
 * @why: (out): a sentence when %FALSE is returned
 *
 * Blanks around the text are dropped.
 *
 * Returns: whether the cell can be read as the field
 */
gboolean
wg_cell_to_value (const WgField *field,
                  const char    *text,
                  WgValue       *value,
                  char         **why)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));

  *why = NULL;
  wg_value_clear (value);
  if (*stripped == '\0')
    return TRUE;
  if ((field->flags & WG_FIELD_DATE) != 0)
    return read_date (stripped, value, why);
  switch (field->type)
    {
    case WG_VALUE_INT:
      return read_integer (field, stripped, value, why);
    case WG_VALUE_REAL:
      return read_real (stripped, value, why);
    case WG_VALUE_TEXT:
      return read_text (field, stripped, value, why);
    case WG_VALUE_NULL:
    case WG_VALUE_BLOB:
    default:
      *why = g_strdup (_("The field cannot be filled from a table."));
      return FALSE;
    }
}
