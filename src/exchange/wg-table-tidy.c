/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets as people make them: a title over the table, names of columns in two lines with merged
 * cells, rows of totals between, notes below, empty rows and columns that a spreadsheet once
 * touched. Looks at texts only; which column means what is the column map's question. Nothing is
 * left out without a word about it. */

#include "wg-table-tidy.h"

#include "wg-column-words.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* How far down the names of the columns are looked for. */
#define MAX_ABOVE 12
/* Names of rows in a note; more are counted. */
#define MAX_NAMED 12
#define MAX_LABEL 40

typedef struct
{
  WgTable    *table;
  GHashTable *words;    /* folded names of columns */
  gboolean    nameless; /* the reader gave the names, the first line is a row */
  guint       n_columns;
  guint       n_lines;  /* lines looked at: the names, if they are any, and the first rows */
} Sheet;

/* Line 0 is the file's first one. */
static const char *
cell_at (const Sheet *self,
         guint        line,
         guint        column)
{
  const char *text;

  if (line == 0 && !self->nameless)
    text = wg_table_get_column (self->table, column);
  else
    text = wg_table_get_cell (self->table, self->nameless ? line : line - 1, column);
  while (text != NULL && g_ascii_isspace (*text))
    text++;
  return text != NULL && *text != '\0' ? text : NULL;
}

/* A workbook's reader calls its columns Field1, Field2 … */
static gboolean
is_nameless (const WgTable *table)
{
  for (guint c = 0; c < wg_table_get_n_columns (table); c++)
    {
      g_autofree char *name = g_strdup_printf ("Field%u", c + 1);

      if (strcmp (wg_table_get_column (table, c), name) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Not a number, a day or a code. */
static gboolean
is_label (const char *text)
{
  guint digits = 0;

  if (strspn (text, "0123456789.,:/-+%Ee 年月日") == strlen (text))
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    {
      digits = g_ascii_isdigit (*p) ? digits + 1 : 0;
      if (digits >= 5)
        return FALSE;
    }
  return g_utf8_strlen (text, -1) <= MAX_LABEL;
}

typedef struct
{
  guint n_cells;
  guint n_labels;
  guint n_known;
} Look;

static Look
look_at (const Sheet *self,
         guint        line)
{
  Look look = { 0 };

  for (guint c = 0; c < self->n_columns; c++)
    {
      const char *text = cell_at (self, line, c);
      g_autofree char *folded = text != NULL ? wg_column_fold (text) : NULL;

      if (text == NULL)
        continue;
      look.n_cells++;
      look.n_labels += is_label (text);
      look.n_known += *folded != '\0' && g_hash_table_contains (self->words, folded);
    }
  return look;
}

/* The line with most names that are known; without any, the first that is mostly filled with
 * words. A first line that fills most of the columns is what it always was. */
static guint
find_head (const Sheet *self)
{
  guint best = 0, most = 0, widest = 0, first_full = 0;
  gboolean full = FALSE;
  Look top = look_at (self, 0);

  for (guint line = 0; line < self->n_lines; line++)
    widest = MAX (widest, look_at (self, line).n_cells);
  if (top.n_cells * 2 > widest && (top.n_cells > 2 || widest <= 2) && top.n_cells > 0)
    return 0;
  for (guint line = 0; line < self->n_lines; line++)
    {
      Look look = look_at (self, line);

      if (look.n_labels == look.n_cells && look.n_known > most)
        {
          most = look.n_known;
          best = line;
        }
      if (!full && look.n_labels == look.n_cells && look.n_cells * 2 > widest)
        {
          full = TRUE;
          first_full = line;
        }
    }
  if (most >= 2 || (most == 1 && widest <= 2))
    return best;
  return full ? first_full : 0;
}

/* The upper line of two: several words with gaps between, none of which says "Unit: East". */
static gboolean
is_upper (const Sheet *self,
          guint        line,
          guint        head)
{
  Look look = look_at (self, line);
  gboolean fits = FALSE;

  if (look.n_cells < 2 || look.n_labels != look.n_cells || look.n_cells >= self->n_columns)
    return FALSE;
  for (guint c = 0; c < self->n_columns; c++)
    {
      const char *text = cell_at (self, line, c);

      if (text != NULL && (strchr (text, ':') != NULL || strstr (text, "：") != NULL))
        return FALSE;
      fits = fits || (text == NULL && cell_at (self, head, c) != NULL);
    }
  return fits;
}

/* The lower line of two: words under gaps of the upper one, and gaps that the first row fills. */
static gboolean
is_lower (const Sheet *self,
          guint        line,
          guint        head)
{
  Look look = line + 1 < self->n_lines ? look_at (self, line) : (Look){ 0 };
  gboolean under_gap = FALSE, has_gap = FALSE;

  if (look.n_cells == 0 || look.n_labels != look.n_cells)
    return FALSE;
  for (guint c = 0; c < self->n_columns; c++)
    {
      const char *upper = cell_at (self, head, c);
      const char *lower = cell_at (self, line, c);

      under_gap = under_gap || (upper == NULL && lower != NULL);
      if (upper == NULL || lower != NULL)
        continue;
      has_gap = TRUE;
      if (cell_at (self, line + 1, c) == NULL)
        return FALSE;
    }
  return under_gap && has_gap;
}

/* A word that says "of the group above": its column is called what the group is. */
static gboolean
is_total_word (const char *folded)
{
  static const char *const words[] = { "合计", "小计", "总计", "共计", "累计", "总和", "总数", "合计数",
                                       "本页小计", "本页合计", "total", "subtotal", "sum",
                                       "grandtotal", NULL };

  return g_strv_contains (words, folded);
}

static char *
clean_name (const char *text)
{
  GString *name = g_string_new (NULL);

  /* A line break inside a cell parts no words in Chinese. */
  for (const char *p = text; p != NULL && *p != '\0'; p++)
    if (*p != '\n' && *p != '\r')
      g_string_append_c (name, *p);
  return g_strstrip (g_string_free (name, FALSE));
}

/* (transfer full): what a column under a group is called. */
static char *
join_names (const Sheet *self,
            const char  *group,
            const char  *own)
{
  g_autofree char *both = g_strconcat (group, own, NULL);
  g_autofree char *folded_both = wg_column_fold (both);
  g_autofree char *folded = wg_column_fold (own);

  if (g_hash_table_contains (self->words, folded_both))
    return g_steal_pointer (&both);
  if (is_total_word (folded))
    return g_strdup (group);
  if (g_hash_table_contains (self->words, folded))
    return g_strdup (own);
  return g_strconcat (group, " ", own, NULL);
}

/* No two columns are called alike, and none is nameless. */
static void
make_unique (char **names)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint c = 0; names[c] != NULL; c++)
    {
      g_autofree char *first = names[c];

      names[c] = *first != '\0' ? g_strdup (first)
                                /* Translators: a column of a table that has no name. */
                                : g_strdup_printf (_("Column %u"), c + 1);
      for (guint n = 2; g_hash_table_contains (seen, names[c]); n++)
        {
          g_free (names[c]);
          names[c] = g_strdup_printf ("%s %u", first, n);
        }
      g_hash_table_add (seen, names[c]);
    }
}

/* @upper, @lower: lines; the same where one line has the names. */
static GStrv
make_names (const Sheet *self,
            guint        upper,
            guint        lower)
{
  GStrv names = g_new0 (char *, self->n_columns + 1);
  g_autofree char *group = NULL;

  for (guint c = 0; c < self->n_columns; c++)
    {
      const char *under = upper != lower ? cell_at (self, lower, c) : NULL;
      g_autofree char *own = under != NULL ? clean_name (under) : NULL;
      const char *over = cell_at (self, upper, c);

      if (over != NULL)
        {
          g_free (group);
          group = clean_name (over);
        }
      else if (own == NULL)
        g_clear_pointer (&group, g_free);
      if (own != NULL && group != NULL)
        names[c] = join_names (self, group, own);
      else
        names[c] = own != NULL ? g_steal_pointer (&own) : g_strdup (group != NULL ? group : "");
    }
  make_unique (names);
  return names;
}

static void G_GNUC_PRINTF (2, 3)
note (WgTable    *table,
      const char *format,
      ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  wg_table_add_note (table, text);
}

typedef enum
{
  ROW,
  EMPTY,
  TOTAL,
  REMARK
} RowKind;

/* "Remark: …", "Made by: …", alone in its row. */
static gboolean
is_remark (const char *text)
{
  static const char *const words[] = { "注", "备注", "说明", "制表", "填表", "审核", "单位", "填报",
                                       "日期", "联系", "负责人", "note", "source", "数据来源", "来源" };

  if (strchr (text, ':') == NULL && strstr (text, "：") == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (text, words[i], strlen (words[i])) == 0)
      return TRUE;
  return FALSE;
}

/* Only what could be one is folded: most rows of a large table are not looked at twice. */
static gboolean
is_total (const char *text,
          gboolean    first)
{
  static const char *const endings[] = { "合计", "小计", "总计", NULL };
  gsize length = strlen (text);
  g_autofree char *folded = NULL;

  /* "G0000123" begins like "grand total", but has no letter behind it. */
  if (length > 60 || (strstr (text, "计") == NULL && strstr (text, "总") == NULL
                      && (strchr ("tTsSgG", *text) == NULL || g_ascii_isdigit (text[1]))))
    return FALSE;
  folded = wg_column_fold (text);
  if (is_total_word (folded))
    return TRUE;
  for (guint i = 0; first && endings[i] != NULL; i++)
    if (g_str_has_suffix (folded, endings[i]))
      return TRUE;
  return FALSE;
}

static RowKind
judge (const WgTable *table,
       guint          i)
{
  guint n = wg_table_get_n_columns (table), n_filled = 0;
  const char *only = NULL;

  for (guint c = 0; c < n && n_filled < 3; c++)
    {
      const char *text = wg_table_get_cell (table, i, c);

      if (text == NULL || text[strspn (text, " \t\r\n")] == '\0')
        continue;
      if (is_total (text, n_filled == 0))
        return TOTAL;
      only = text;
      n_filled++;
    }
  if (n_filled == 0)
    return EMPTY;
  return n_filled == 1 && n > 2 && is_remark (only) ? REMARK : ROW;
}

static char *
list_rows (const GArray *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len && i < MAX_NAMED; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "",
                            g_array_index (rows, gint64, i));
  if (rows->len > MAX_NAMED)
    g_string_append (text, " …");
  return g_string_free (text, FALSE);
}

static void
note_rows (WgTable      *table,
           const GArray *totals,
           const GArray *remarks,
           guint         n_empty)
{
  g_autofree char *total_rows = list_rows (totals);
  g_autofree char *remark_rows = list_rows (remarks);

  if (totals->len > 0)
    note (table,
          g_dngettext (GETTEXT_PACKAGE, "%u row of totals was left out: row %s.",
                       "%u rows of totals were left out: rows %s.", totals->len),
          totals->len, total_rows);
  if (remarks->len > 0)
    note (table,
          g_dngettext (GETTEXT_PACKAGE, "%u row with a remark was left out: row %s.",
                       "%u rows with remarks were left out: rows %s.", remarks->len),
          remarks->len, remark_rows);
  if (n_empty > 0)
    note (table,
          g_dngettext (GETTEXT_PACKAGE, "%u empty row was passed over.",
                       "%u empty rows were passed over.", n_empty), n_empty);
}

/* @n_above: rows that stand above or in the names. */
static void
leave_out_rows (WgTable *table,
                guint    n_above)
{
  guint n = wg_table_get_n_rows (table), n_empty = 0, n_left = n_above;
  g_autofree gboolean *keep = g_new (gboolean, n + 1);
  g_autoptr (GArray) totals = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) remarks = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      RowKind kind = i < n_above ? ROW : judge (table, i);
      gint64 row = wg_table_get_row (table, i);

      keep[i] = i >= n_above && kind == ROW;
      n_left += kind != ROW;
      n_empty += kind == EMPTY;
      if (kind == TOTAL)
        g_array_append_val (totals, row);
      else if (kind == REMARK)
        g_array_append_val (remarks, row);
    }
  note_rows (table, totals, remarks, n_empty);
  if (n_left > 0)
    wg_table_keep_rows (table, keep);
}

static gboolean
is_empty_column (const Sheet *self,
                 guint        column,
                 guint        head,
                 guint        last)
{
  for (guint line = head; line <= last; line++)
    if (cell_at (self, line, column) != NULL)
      return FALSE;
  for (guint i = 0; i < wg_table_get_n_rows (self->table); i++)
    if (i + !self->nameless > last && wg_table_get_cell (self->table, i, column) != NULL)
      return FALSE;
  return TRUE;
}

static void
note_above (const Sheet *self,
            guint        n)
{
  const char *first = NULL;
  g_autofree char *shown = NULL;

  for (guint line = 0; first == NULL && line < n; line++)
    for (guint c = 0; first == NULL && c < self->n_columns; c++)
      first = cell_at (self, line, c);
  if (first == NULL)
    return;
  shown = clean_name (first);
  if (g_utf8_strlen (shown, -1) > MAX_LABEL)
    strcpy (g_utf8_offset_to_pointer (shown, MAX_LABEL - 1), "…");
  note (self->table,
        g_dngettext (GETTEXT_PACKAGE, "%d line above the column names was passed over: “%s”.",
                     "%d lines above the column names were passed over: “%s”.", n),
        (int) n, shown);
}

static void
take_names (Sheet *self,
            guint  upper,
            guint  lower)
{
  guint n = self->n_columns, n_kept = 0, n_above = lower + self->nameless;
  g_auto (GStrv) names = make_names (self, upper, lower);
  g_autofree gboolean *keep = g_new (gboolean, n);

  for (guint c = 0; c < n; c++)
    {
      keep[c] = !is_empty_column (self, c, upper, lower);
      n_kept += keep[c];
    }
  if (upper > 0)
    note_above (self, upper);
  if (lower > 0 || self->nameless || n_kept < n)
    wg_table_rename_columns (self->table, (const char *const *) names);
  if (n_kept > 0 && n_kept < n)
    wg_table_keep_columns (self->table, keep);
  leave_out_rows (self->table, n_above);
}

void
wg_table_tidy (WgTable      *table,
               const WgKind *kind)
{
  Sheet self = { .table = table, .n_columns = wg_table_get_n_columns (table) };
  guint upper, lower;

  if (wg_table_has_geometry (table) || self.n_columns == 0)
    return;
  self.words = wg_column_words_new (kind);
  self.nameless = is_nameless (table);
  self.n_lines = MIN (MAX_ABOVE, wg_table_get_n_rows (table) + !self.nameless);
  if (self.n_lines > 0)
    {
      upper = lower = find_head (&self);
      if (upper > 0 && is_upper (&self, upper - 1, lower))
        upper--;
      else if (is_lower (&self, lower + 1, upper))
        lower++;
      take_names (&self, upper, lower);
    }
  g_hash_table_unref (self.words);
}
