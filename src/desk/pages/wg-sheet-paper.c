/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table that is printed: which columns a sheet of paper has room for, and how wide they are. The
 * table itself is what every other format gets. */

#include "wg-sheet-paper.h"

#include "wg-paper-painter.h"

#include <glib/gi18n-lib.h>

/* In characters of a Latin font, of which a Chinese one takes two. */
#define ROOM 73
#define MARGINS 2 /* of a cell */
#define NARROWEST 5
#define WIDEST 24
#define MAX_COLUMNS 9

typedef struct
{
  guint column;
  guint width;
} Shown;

static guint
count_width (const char *text)
{
  guint width = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    width += g_unichar_iswide (g_utf8_get_char (at)) ? 2 : 1;
  return width;
}

/* What cannot be broken: a word in letters. Between two Han characters a line may end. */
static guint
count_longest_word (const char *text)
{
  guint width = 0, longest = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      width = g_unichar_isspace (letter) || g_unichar_iswide (letter) ? 0 : width + 1;
      longest = MAX (longest, width);
    }
  return longest;
}

/* 0: there is nothing in it. */
static guint
measure (const WgSheet *sheet,
         guint          column)
{
  const char *name = wg_sheet_get_column (sheet, column)->name;
  guint width = 0;

  for (guint row = 0; row < wg_sheet_get_n_rows (sheet); row++)
    {
      g_autofree char *text = wg_sheet_format_cell (sheet, row, column);

      width = MAX (width, count_width (text));
    }
  if (width == 0)
    return 0;
  /* A long name of a column may be broken over two lines. */
  width = MAX (width, (count_width (name) + 1) / 2);
  width = MAX (width, count_longest_word (name) + 1); /* it is in bold type */
  width = CLAMP (width, NARROWEST, WIDEST);
  /* Digits and capitals are wider than half a Han character. */
  return width + width / 5 + MARGINS;
}

/* Whether a column says the same in every row; its first cell always has something in it. */
static gboolean
is_uniform (const WgSheet *sheet,
            guint          column)
{
  g_autofree char *first = wg_sheet_format_cell (sheet, 0, column);

  for (guint row = 1; row < wg_sheet_get_n_rows (sheet); row++)
    {
      g_autofree char *text = wg_sheet_format_cell (sheet, row, column);

      if (g_strcmp0 (text, first) != 0)
        return FALSE;
    }
  return wg_sheet_get_n_rows (sheet) > 1;
}

/* What every row says is said once. */
static char *
dup_said_once (const WgSheet *sheet,
               guint          column)
{
  g_autofree char *text = wg_sheet_format_cell (sheet, 0, column);

  return g_strdup_printf (C_ ("fact", "%s: %s"), wg_sheet_get_column (sheet, column)->name, text);
}

/* The first columns that fit; @same gets what is the same everywhere, @left_out the names of the
 * others that have content. */
static GArray *
choose (const WgSheet *sheet,
        GPtrArray     *same,
        GPtrArray     *left_out)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (Shown));
  guint room = ROOM;

  for (guint i = 0; i < wg_sheet_get_n_columns (sheet); i++)
    {
      Shown column = { i, measure (sheet, i) };

      if (column.width == 0)
        continue;
      if (is_uniform (sheet, i))
        {
          g_ptr_array_add (same, dup_said_once (sheet, i));
          continue;
        }
      if (shown->len >= MAX_COLUMNS || column.width > room)
        {
          g_ptr_array_add (left_out, (gpointer) wg_sheet_get_column (sheet, i)->name);
          continue;
        }
      room -= column.width;
      g_array_append_val (shown, column);
    }
  return shown;
}

static void
add_table (WgPaper       *paper,
           const WgSheet *sheet,
           GArray        *shown)
{
  g_autofree guint *shares = g_new0 (guint, shown->len + 1);
  g_autofree const char **head = g_new0 (const char *, shown->len + 1);
  WgPaperBlock *table;
  guint total = 0, given = 0;

  for (guint i = 0; i < shown->len; i++)
    total += g_array_index (shown, Shown, i).width;
  for (guint i = 0; i < shown->len; i++)
    {
      const Shown *column = &g_array_index (shown, Shown, i);

      shares[i] = i + 1 < shown->len ? column->width * 100 / total : 100 - given;
      given += shares[i];
      head[i] = wg_sheet_get_column (sheet, column->column)->name;
    }
  table = wg_paper_add_table (paper, shares, head);
  for (guint row = 0; row < wg_sheet_get_n_rows (sheet); row++)
    {
      g_auto (GStrv) cells = g_new0 (char *, shown->len + 1);

      for (guint i = 0; i < shown->len; i++)
        cells[i] = wg_sheet_format_cell (sheet, row, g_array_index (shown, Shown, i).column);
      wg_paper_add_row (table, (const char *const *) cells);
    }
}

static void
add_facts (WgPaper       *paper,
           const WgSheet *sheet)
{
  for (guint i = 0; i < wg_sheet_get_n_facts (sheet); i++)
    {
      const char *text;
      const char *name = wg_sheet_get_fact (sheet, i, &text);
      /* Translators: a fact about a printed table: its name, and what it is. */
      g_autofree char *line = g_strdup_printf (C_ ("fact", "%s: %s"), name, text);

      wg_paper_add (paper, WG_PAPER_TEXT, line);
    }
}

/* @sentence: with a %s for the list. */
static void
add_list (WgPaper    *paper,
          const char *sentence,
          GPtrArray  *items)
{
  g_autofree char *list = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *line = NULL;

  if (items->len == 0)
    return;
  g_ptr_array_add (items, NULL);
  list = g_strjoinv (C_ ("list of columns", ", "), (char **) items->pdata);
  parts = g_strsplit (sentence, "%s", 2);
  line = g_strjoinv (list, parts);
  wg_paper_add (paper, WG_PAPER_TEXT, line);
}

WgPaper *
wg_sheet_paper_new (const WgSheet *sheet,
                    const char    *subtitle)
{
  WgPaper *paper = wg_paper_new (wg_sheet_get_title (sheet));
  g_autoptr (GPtrArray) left_out = g_ptr_array_new ();
  g_autoptr (GPtrArray) same = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) shown = choose (sheet, same, left_out);

  paper->dense = TRUE;
  wg_paper_add (paper, WG_PAPER_TITLE, wg_sheet_get_title (sheet));
  wg_paper_add (paper, WG_PAPER_LINE, subtitle);
  if (shown->len > 0)
    add_table (paper, sheet, shown);
  /* Translators: below a printed table: columns that are not printed: "Type: red post". */
  add_list (paper, _("The same in every row: %s."), same);
  add_list (paper, _("Columns that the page has no room for: %s."), left_out);
  add_facts (paper, sheet);
  return paper;
}

gboolean
wg_sheet_paper_write (const WgSheet  *sheet,
                      const char     *subtitle,
                      const char     *path,
                      GError        **error)
{
  g_autoptr (WgPaper) paper = wg_sheet_paper_new (sheet, subtitle);

  return wg_paper_write (paper, path, error);
}
