/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table as text: CSV, tabs, HTML. What comes from a file of an office may begin like a formula
 * and is opened in a spreadsheet by somebody else: no text of ours is ever one. */

#include "wg-sheet-text.h"

#include "wg-formula-guard.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A number for machines: no grouping, a point, as many decimals as the column prints. */
static char *
format_number (const WgSheet *sheet,
               guint          column,
               double         number)
{
  int decimals = MAX (wg_sheet_get_column (sheet, column)->decimals, 0);
  char text[G_ASCII_DTOSTR_BUF_SIZE], format[8];

  if (!isfinite (number))
    return g_strdup ("");
  g_snprintf (format, sizeof format, "%%.%df", MIN (decimals, 12));
  return g_strdup (g_ascii_formatd (text, sizeof text, format, number));
}

static char *
format_cell (const WgSheet *sheet,
             guint          row,
             guint          column)
{
  const WgCell cell = wg_sheet_get_cell (sheet, row, column);

  return cell.type == WG_CELL_NUMBER ? format_number (sheet, column, cell.number)
                                     : wg_sheet_format_cell (sheet, row, column);
}

void
wg_csv_append (GString    *out,
               const char *text,
               gboolean    is_text)
{
  g_autofree char *safe = g_strconcat (is_text && wg_formula_guard_needs (text) ? "'" : "", text,
                                       NULL);

  if (strpbrk (safe, ",\"\r\n'") == NULL)
    {
      g_string_append (out, safe);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *at = safe; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *at);
    }
  g_string_append_c (out, '"');
}

static void
append_table (GString       *out,
              const WgSheet *sheet)
{
  guint n = wg_sheet_get_n_columns (sheet);

  for (guint i = 0; i < n; i++)
    {
      wg_csv_append (out, wg_sheet_get_column (sheet, i)->name, TRUE);
      g_string_append (out, i + 1 < n ? "," : "\r\n");
    }
  for (guint row = 0; row < wg_sheet_get_n_rows (sheet); row++)
    for (guint i = 0; i < n; i++)
      {
        g_autofree char *text = format_cell (sheet, row, i);
        WgCellType type = wg_sheet_get_cell (sheet, row, i).type;

        wg_csv_append (out, text, type == WG_CELL_TEXT || type == WG_CELL_REASON);
        g_string_append (out, i + 1 < n ? "," : "\r\n");
      }
}

static void
append_facts (GString       *out,
              const WgSheet *sheet)
{
  if (wg_sheet_get_n_facts (sheet) == 0)
    return; /* a table that is read again must have nothing after it */
  g_string_append (out, "\r\n");
  wg_csv_append (out, wg_sheet_get_title (sheet), TRUE);
  g_string_append (out, "\r\n");
  for (guint i = 0; i < wg_sheet_get_n_facts (sheet); i++)
    {
      const char *text;
      const char *name = wg_sheet_get_fact (sheet, i, &text);

      wg_csv_append (out, name, TRUE);
      g_string_append_c (out, ',');
      wg_csv_append (out, text, TRUE);
      g_string_append (out, "\r\n");
    }
}

/**
 * wg_sheet_to_csv:
 * @encoding: of the bytes
 * @error: return location for an error: a character that the encoding does not have
 *
 * Returns: (transfer full): the file's content
 */
GBytes *
wg_sheet_to_csv (const WgSheet    *sheet,
                 WgSheetEncoding   encoding,
                 GError          **error)
{
  g_autoptr (GString) out = g_string_new (encoding == WG_SHEET_UTF8 ? "\ufeff" : NULL);
  g_autoptr (GError) reason = NULL;
  char *converted;
  gsize length;

  append_table (out, sheet);
  append_facts (out, sheet);
  if (encoding == WG_SHEET_UTF8)
    return g_string_free_to_bytes (g_steal_pointer (&out));
  converted = g_convert (out->str, (gssize) out->len, "GB18030", "UTF-8", NULL, &length, &reason);
  if (converted == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("The table “%s” cannot be written as GB18030 (%s); choose UTF-8."),
                   wg_sheet_get_title (sheet), reason->message);
      return NULL;
    }
  return g_bytes_new_take (converted, length);
}

/* A tab or a line end would tear the table; what a spreadsheet would count is a text. */
static void
append_cell (GString  *out,
             char     *text,
             gboolean  is_text,
             char      end)
{
  g_strdelimit (text, "\t\r\n", ' ');
  if (is_text && wg_formula_guard_needs (text))
    g_string_append_c (out, '\'');
  g_string_append_printf (out, "%s%c", text, end);
}

/* The facts below the table, after an empty line. */
static void
append_pasted_facts (GString       *out,
                     const WgSheet *sheet)
{
  for (guint i = 0; i < wg_sheet_get_n_facts (sheet); i++)
    {
      const char *text;
      g_autofree char *name = g_strdup (wg_sheet_get_fact (sheet, i, &text));
      g_autofree char *words = g_strdup (text);

      if (i == 0)
        g_string_append_c (out, '\n');
      append_cell (out, name, TRUE, '\t');
      append_cell (out, words, TRUE, '\n');
    }
}

char *
wg_sheet_to_tabs (const WgSheet *sheet)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n = wg_sheet_get_n_columns (sheet);

  for (guint row = 0; row <= wg_sheet_get_n_rows (sheet); row++)
    for (guint i = 0; i < n; i++)
      {
        WgCellType type = row > 0 ? wg_sheet_get_cell (sheet, row - 1, i).type : WG_CELL_TEXT;
        g_autofree char *text = row > 0 ? format_cell (sheet, row - 1, i)
                                        : g_strdup (wg_sheet_get_column (sheet, i)->name);

        append_cell (out, text, type == WG_CELL_TEXT || type == WG_CELL_REASON,
                     i + 1 < n ? '\t' : '\n');
      }
  append_pasted_facts (out, sheet);
  return g_strdup (out->str);
}

static void
append_tag (GString    *out,
            const char *tag,
            const char *text,
            gboolean    right)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (out, "<%s%s>%s</%s>", tag, right ? " align=\"right\"" : "", escaped,
                          tag);
}

char *
wg_sheet_to_html (const WgSheet *sheet)
{
  g_autoptr (GString) out = g_string_new ("<meta charset=\"utf-8\"><table>");

  append_tag (out, "caption", wg_sheet_get_title (sheet), FALSE);
  g_string_append (out, "<thead><tr>");
  for (guint i = 0; i < wg_sheet_get_n_columns (sheet); i++)
    append_tag (out, "th", wg_sheet_get_column (sheet, i)->name,
                wg_sheet_get_column (sheet, i)->decimals >= 0);
  g_string_append (out, "</tr></thead><tbody>");
  for (guint row = 0; row < wg_sheet_get_n_rows (sheet); row++)
    {
      g_string_append (out, "<tr>");
      for (guint i = 0; i < wg_sheet_get_n_columns (sheet); i++)
        {
          g_autofree char *text = wg_sheet_format_cell (sheet, row, i);
          WgCellType type = wg_sheet_get_cell (sheet, row, i).type;
          gboolean defuse = (type == WG_CELL_TEXT || type == WG_CELL_REASON)
                            && wg_formula_guard_needs (text);
          g_autofree char *safe = g_strconcat (defuse ? "'" : "", text, NULL);

          append_tag (out, "td", safe, wg_sheet_get_column (sheet, i)->decimals >= 0);
        }
      g_string_append (out, "</tr>");
    }
  g_string_append (out, "</tbody></table>");
  for (guint i = 0; i < wg_sheet_get_n_facts (sheet); i++)
    {
      const char *text;
      const char *name = wg_sheet_get_fact (sheet, i, &text);
      g_autofree char *line = g_strdup_printf ("%s: %s", name, text);

      append_tag (out, "p", line, FALSE);
    }
  return g_strdup (out->str);
}
