/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No list of persons comes in by a table (rules.md 2.0). An old number of 15 digits has the form of
 * a grid's code: under a header for codes it counts only when half of the column looks like one
 * (decisions.md 16). Looks at every column, also at those that fill nothing. */

#include "wg-table-guard.h"

#include "wg-identity.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OLD_LENGTH 15

static gboolean
is_code_header (const char *name)
{
  static const char *const words[] = { "编码", "代码", "编号", "code" };
  g_autofree char *lower = g_utf8_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (lower, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gsize
longest_run (const char *text)
{
  gsize longest = 0;

  while (*text != '\0')
    {
      gsize run = strspn (text, "0123456789");

      longest = MAX (longest, run);
      text += MAX (run, 1);
    }
  return longest;
}

/* A number such as 31.357189061201435, whose decimals may look like anything. What a computer
 * prints of a number has 17 digits at most, so that no number of 18 hides behind a point. */
static gboolean
is_decimal (const char *text)
{
  gsize whole, part;

  text += *text == '-';
  whole = strspn (text, "0123456789");
  if (whole == 0 || whole > 3 || text[whole] != '.')
    return FALSE;
  part = strspn (text + whole + 1, "0123456789");
  return text[whole + 1 + part] == '\0' && whole + part <= 17;
}

/* The first row of a column that gives a person away; −1 for none. */
static gint64
find_row (const WgTable *table,
          guint          column)
{
  gboolean codes = is_code_header (wg_table_get_column (table, column));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 first_old = -1;
  guint n_old = 0;

  for (guint i = 0; i < wg_table_get_n_rows (table); i++)
    {
      const char *cell = wg_table_get_cell (table, i, column);

      if (cell == NULL || (codes && !g_hash_table_add (seen, (gpointer) cell))
          || strlen (cell) < OLD_LENGTH || is_decimal (cell)
          || wg_identity_find (cell) != WG_IDENTITY_ID_NUMBER)
        continue;
      if (!codes || longest_run (cell) != OLD_LENGTH)
        return i;
      n_old++;
      first_old = first_old < 0 ? i : first_old;
    }
  return n_old > 0 && n_old * 2 >= g_hash_table_size (seen) ? first_old : -1;
}

gboolean
wg_table_guard (const WgTable *table,
                GError       **error)
{
  for (guint column = 0; column < wg_table_get_n_columns (table); column++)
    {
      gint64 i = find_row (table, column);

      if (i < 0)
        continue;
      g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_IDENTITY,
                   _("%s: column %u (“%s”), row %d looks like an identity number. Nothing was "
                     "imported; take that column out of the file."),
                   wg_table_get_file (table), column + 1, wg_table_get_column (table, column),
                   (int) wg_table_get_row (table, (guint) i));
      return FALSE;
    }
  return TRUE;
}
