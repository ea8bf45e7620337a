/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No list of persons comes in by a table (rules.md 2.0). An old number of 15 digits has the form of
 * a grid's code: under a header for codes it counts only when half of the column looks like one
 * (decisions.md 16) and the column is not in the order that codes of grids have. Looks at every
 * column, also at those that fill nothing. */

#include "wg-table-guard.h"

#include "wg-column-words.h"
#include "wg-identity.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OLD_LENGTH 15
#define PHONE_LENGTH 11
#define COMMUNITY_LENGTH 12
#define FEWEST_GRIDS 4 /* fewer show no order */

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

/* Eleven digits in a row, or three groups of them: only then is a cell worth a closer look. */
static gboolean
may_be_phone (const char *text)
{
  gsize n_digits = 0, n_wide = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      n_digits += g_ascii_isdigit (*p);
      n_wide += (guchar) *p >= 0xc0 && ((guchar) *p < 0xe4 || (guchar) *p > 0xe9);
    }
  return n_digits + 3 * n_wide >= PHONE_LENGTH
         && (n_wide > 0 || longest_run (text) == PHONE_LENGTH || strpbrk (text, " -") != NULL);
}

/* Nobody writes a phone with a decimal point: 1.79839898123 is a length. */
static gboolean
has_point (const char *text)
{
  text += *text == '-';
  text += strspn (text, "0123456789");
  return *text == '.' && text[1 + strspn (text + 1, "0123456789")] == '\0';
}

static gboolean
is_phone (const char *text)
{
  return strlen (text) >= PHONE_LENGTH && may_be_phone (text) && !has_point (text)
         && wg_identity_find (text) == WG_IDENTITY_PHONE;
}

/* A column that says by its name that its rows are persons or households; "老年人数" and "低保户数"
 * are numbers of them and may come. */
static gboolean
is_personal_header (const char *name)
{
  static const char *const words[] = { "身份证", "证件号", "户主", "出生日期", "出生年月", "家庭住址",
                                       "家庭地址", "宗教", "病史", "低保", "户号", "房号", "门牌",
                                       "idcard", "identitynumber", "dateofbirth", "birthdate",
                                       "homeaddress", "religion", "passport" };
  static const char *const numbers[] = { "数", "率", "比例", "占比", "量" };
  g_autofree char *folded = wg_column_fold (name);

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (g_str_has_suffix (folded, numbers[i]))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (folded, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_number_of_person (const char *text)
{
  return strlen (text) >= OLD_LENGTH && !is_decimal (text)
         && wg_identity_find (text) == WG_IDENTITY_ID_NUMBER;
}

/* What a column has, and the first row that has it; −1 for none. */
typedef struct
{
  gboolean codes;
  gint64   filled;
  gint64   number;
  gint64   phone; /* not where codes are: they may have that form */
} Look;

/* (transfer full) (array): of each column. Once from row to row: the table may not be in memory. */
static Look *
look_through (const WgTable *table)
{
  guint n = wg_table_get_n_columns (table);
  Look *looks = g_new (Look, n + 1);

  for (guint c = 0; c < n; c++)
    looks[c] = (Look){ is_code_header (wg_table_get_column (table, c)), -1, -1, -1 };
  for (guint i = 0; i < wg_table_get_n_rows (table); i++)
    for (guint c = 0; c < n; c++)
      {
        const char *cell = wg_table_get_cell (table, i, c);
        Look *look = &looks[c];

        if (cell == NULL)
          continue;
        look->filled = look->filled < 0 ? i : look->filled;
        if (look->number < 0 && is_number_of_person (cell))
          look->number = i;
        if (look->phone < 0 && !look->codes && is_phone (cell))
          look->phone = i;
      }
  return looks;
}

/* Whether the old numbers of a column are the codes of grids: nine of ten cells are such digits,
 * and there are several to a community. A street whose own digits make a month, such as 001, has a
 * date in each of its codes; of persons hardly two have one birthday. */
static gboolean
has_grids (const WgTable *table,
           guint          column)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) communities
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_codes = 0;

  for (guint i = 0; i < wg_table_get_n_rows (table); i++)
    {
      const char *cell = wg_table_get_cell (table, i, column);

      if (cell == NULL || !g_hash_table_add (seen, (gpointer) cell)
          || strlen (cell) != OLD_LENGTH || longest_run (cell) != OLD_LENGTH)
        continue;
      n_codes++;
      g_hash_table_add (communities, g_strndup (cell, COMMUNITY_LENGTH));
    }
  return n_codes >= FEWEST_GRIDS && n_codes * 10 >= g_hash_table_size (seen) * 9
         && g_hash_table_size (communities) * 2 <= n_codes;
}

/* The first row of a column of codes that gives a person away; −1 for none. */
static gint64
find_among_codes (const WgTable *table,
                  guint          column)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 first_old = -1;
  guint n_old = 0;

  for (guint i = 0; i < wg_table_get_n_rows (table); i++)
    {
      const char *cell = wg_table_get_cell (table, i, column);

      if (cell == NULL || !g_hash_table_add (seen, (gpointer) cell) || !is_number_of_person (cell))
        continue;
      if (longest_run (cell) != OLD_LENGTH)
        return i;
      n_old++;
      first_old = first_old < 0 ? i : first_old;
    }
  return n_old > 0 && n_old * 2 >= g_hash_table_size (seen) && !has_grids (table, column)
           ? first_old : -1;
}

static gint64
find_number (const WgTable *table,
             guint          column,
             const Look    *look)
{
  return look->codes && look->number >= 0 ? find_among_codes (table, column) : look->number;
}

static gint64
find_person (const WgTable *table,
             guint          column,
             const Look    *look)
{
  return is_personal_header (wg_table_get_column (table, column)) ? look->filled : -1;
}

static gint64
find_phone (const WgTable *table,
            guint          column,
            const Look    *look)
{
  return look->phone;
}

typedef gint64 (*FindRow) (const WgTable *table, guint column, const Look *look);

/* The first column where @find finds a row. */
static gboolean
find (const WgTable *table,
      const Look    *looks,
      FindRow        find_in,
      guint         *column,
      int           *row)
{
  for (*column = 0; *column < wg_table_get_n_columns (table); (*column)++)
    {
      gint64 i = find_in (table, *column, &looks[*column]);

      if (i < 0)
        continue;
      *row = (int) wg_table_get_row (table, (guint) i);
      return TRUE;
    }
  return FALSE;
}

gboolean
wg_table_guard (const WgTable *table,
                GError       **error)
{
  const char *file = wg_table_get_file (table);
  g_autofree Look *looks = look_through (table);
  guint column;
  int row;

  if (find (table, looks, find_number, &column, &row))
    g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_IDENTITY,
                 _("%s: column %u (“%s”), row %d looks like an identity number. Nothing was "
                   "imported; take that column out of the file."),
                 file, column + 1, wg_table_get_column (table, column), row);
  else if (find (table, looks, find_person, &column, &row))
    g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_IDENTITY,
                 _("%s: column %u (“%s”), row %d is about a single person or household. Nothing "
                   "was imported: this program keeps no such list. Take that column out of the "
                   "file."),
                 file, column + 1, wg_table_get_column (table, column), row);
  else if (find (table, looks, find_phone, &column, &row))
    g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_IDENTITY,
                 _("%s: column %u (“%s”), row %d looks like a private phone. Nothing was "
                   "imported; take it out of the file."),
                 file, column + 1, wg_table_get_column (table, column), row);
  else
    return TRUE;
  return FALSE;
}
