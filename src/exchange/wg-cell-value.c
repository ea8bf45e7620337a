/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell of a foreign table as the value of a field. Takes what is written in several usual ways;
 * what cannot be read is refused with a sentence, never guessed. */

#include "wg-cell-value.h"

#include "wg-date.h"
#include "wg-time-typed.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <math.h>
#include <string.h>

/* What the tables of the store hold (data/migrations). */
#define MAX_TEXT 200
#define MAX_NOTE 4000

/* Longer texts, which may have lines. */
static gboolean
is_note (const WgField *field)
{
  static const char *const names[] = { "note", "agenda", "content", "trial", "items", "hours",
                                       "checklist", NULL };

  return g_strv_contains (names, field->name);
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
  g_autoptr (GString) plain = NULL;
  gsize digits = strspn (text, "0123456789");
  char *end;

  if (digits > 0 && digits < 18 && text[digits] == '\0')
    {
      *number = g_ascii_strtoll (text, NULL, 10);
      return TRUE;
    }
  plain = g_string_new (NULL);
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

/* 2026-09-30, 2026/9/30, 2026.9.30, 20260930, 2026年9月30日, a spreadsheet's 46295; with a time of
 * day behind it only where that is midnight. A day that begins with its month or day could be
 * either: it is refused. */
static gboolean
read_date (const char *text,
           WgValue    *value,
           char      **why)
{
  g_autofree char *plain = NULL;
  WgDate date;
  int minute;

  if (strspn (text, "0123456789") < 4
      || !wg_time_parse_typed (text, WG_TIME_MONTH_FIRST, &date, &minute)
      || (minute != WG_MINUTE_NONE && minute != 0))
    {
      *why = g_strdup_printf (_("“%s” is no date such as 2026-09-30."), text);
      return FALSE;
    }
  plain = wg_date_format (date);
  wg_value_set_text (value, plain);
  return TRUE;
}

/* 4.50102E+14, to which a spreadsheet shortens a number of more than eleven digits. */
static gboolean
is_shortened (const char *text)
{
  gsize n = strspn (text, "0123456789");
  gsize more;

  if (n != 1)
    return FALSE;
  more = text[1] == '.' ? 1 + strspn (text + 2, "0123456789") : 0;
  text += 1 + more;
  return g_ascii_toupper (*text) == 'E' && strspn (text + 1, "+0123456789") == strlen (text + 1)
         && strlen (text) > 2;
}

/* The same number with all its digits, where the text still has them: a spreadsheet computes with
 * fifteen. */
static char *
spread_out (const char *text)
{
  const char *mark = strpbrk (text, "Ee");
  gint64 power = g_ascii_strtoll (mark + 1 + (mark[1] == '+'), NULL, 10);
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = text; p < mark; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  if (power > 14 || (gint64) digits->len != power + 1)
    return NULL;
  return g_string_free (g_steal_pointer (&digits), FALSE);
}

/**
 * wg_cell_read_code:
 * @text: a cell that is a code, or names a row by its code
 * @why: (out): a sentence when %NULL is returned
 *
 * Returns: (transfer full) (nullable): the code; %NULL when a spreadsheet has taken digits away
 */
char *
wg_cell_read_code (const char *text,
                   char      **why)
{
  char *code = is_shortened (text) ? spread_out (text) : g_strdup (text);

  *why = code == NULL
           ? g_strdup_printf (_("“%s” is a code that a spreadsheet has shortened; its digits are "
                                "lost. Make the column text there and enter the codes again."),
                              text)
           : NULL;
  return code;
}

/* Around the text: what g_strstrip() takes away. Most cells of a million have none. */
static gboolean
has_blanks (const char *text)
{
  return *text != '\0' && (g_ascii_isspace (*text) || g_ascii_isspace (text[strlen (text) - 1]));
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
  g_autofree char *plain = text != NULL && has_blanks (text) ? g_strstrip (g_strdup (text)) : NULL;
  const char *stripped = plain != NULL ? plain : text;

  *why = NULL;
  wg_value_clear (value);
  if (stripped == NULL || *stripped == '\0')
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
      if ((field->flags & WG_FIELD_CODE) != 0 && is_shortened (stripped))
        {
          g_autofree char *code = wg_cell_read_code (stripped, why);

          return code != NULL && read_text (field, code, value, why);
        }
      return read_text (field, stripped, value, why);
    case WG_VALUE_NULL:
    case WG_VALUE_BLOB:
    default:
      *why = g_strdup (_("The field cannot be filled from a table."));
      return FALSE;
    }
}
