/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table that leaves the program. It knows types and words, no file format. */

#include "wg-sheet.h"

#include "wg-number.h"

typedef struct
{
  const char *name, *text;
} Fact;

struct _WgSheet
{
  gatomicrefcount ref_count;
  GStringChunk   *texts;
  const char     *title;
  GArray         *columns; /* WgSheetColumn */
  GPtrArray      *rows;    /* GArray of WgCell */
  GArray         *facts;
};

G_DEFINE_BOXED_TYPE (WgSheet, wg_sheet, wg_sheet_ref, wg_sheet_unref)

static const char *
keep (WgSheet    *self,
      const char *text)
{
  return g_string_chunk_insert_const (self->texts, text != NULL ? text : "");
}

WgSheet *
wg_sheet_new (const char *title)
{
  WgSheet *self = g_new0 (WgSheet, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->texts = g_string_chunk_new (1024);
  self->title = keep (self, title);
  self->columns = g_array_new (FALSE, FALSE, sizeof (WgSheetColumn));
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->facts = g_array_new (FALSE, FALSE, sizeof (Fact));
  return self;
}

WgSheet *
wg_sheet_ref (WgSheet *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_sheet_unref (WgSheet *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->facts);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->columns);
  g_string_chunk_free (self->texts);
  g_free (self);
}

void
wg_sheet_add_column (WgSheet    *self,
                     const char *name,
                     int         decimals)
{
  WgSheetColumn column = { keep (self, name), decimals };

  g_array_append_val (self->columns, column);
}

void
wg_sheet_begin_row (WgSheet *self)
{
  g_ptr_array_add (self->rows, g_array_new (FALSE, FALSE, sizeof (WgCell)));
}

static void
add_cell (WgSheet      *self,
          const WgCell *cell)
{
  GArray *row;

  g_return_if_fail (self->rows->len > 0);

  row = g_ptr_array_index (self->rows, self->rows->len - 1);
  g_return_if_fail (row->len < self->columns->len);

  g_array_append_vals (row, cell, 1);
}

void
wg_sheet_add_text (WgSheet    *self,
                   const char *text)
{
  const WgCell cell = { .type = text != NULL && *text != '\0' ? WG_CELL_TEXT : WG_CELL_EMPTY,
                        .text = keep (self, text) };

  add_cell (self, &cell);
}

void
wg_sheet_add_number (WgSheet *self,
                     double   number)
{
  const WgCell cell = { .type = WG_CELL_NUMBER, .number = number };

  add_cell (self, &cell);
}

void
wg_sheet_add_date (WgSheet *self,
                   WgDate   date)
{
  const WgCell cell = { .type = date != WG_DATE_NONE ? WG_CELL_DATE : WG_CELL_EMPTY,
                        .date = date };

  add_cell (self, &cell);
}

void
wg_sheet_add_time (WgSheet *self,
                   WgTime   time)
{
  const WgCell cell = { .type = time != WG_TIME_NONE ? WG_CELL_TIME : WG_CELL_EMPTY,
                        .time = time };

  add_cell (self, &cell);
}

void
wg_sheet_add_reason (WgSheet    *self,
                     const char *text)
{
  const WgCell cell = { .type = WG_CELL_REASON, .text = keep (self, text) };

  add_cell (self, &cell);
}

void
wg_sheet_add_fact (WgSheet    *self,
                   const char *name,
                   const char *text)
{
  Fact fact = { keep (self, name), keep (self, text) };

  g_array_append_val (self->facts, fact);
}

const char *
wg_sheet_get_title (const WgSheet *self)
{
  return self->title;
}

guint
wg_sheet_get_n_columns (const WgSheet *self)
{
  return self->columns->len;
}

const WgSheetColumn *
wg_sheet_get_column (const WgSheet *self,
                     guint          column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);

  return &g_array_index (self->columns, WgSheetColumn, column);
}

guint
wg_sheet_get_n_rows (const WgSheet *self)
{
  return self->rows->len;
}

WgCell
wg_sheet_get_cell (const WgSheet *self,
                   guint          row,
                   guint          column)
{
  const WgCell empty = { .type = WG_CELL_EMPTY };
  const GArray *cells;

  g_return_val_if_fail (row < self->rows->len, empty);

  cells = g_ptr_array_index (self->rows, row);
  return column < cells->len ? g_array_index (cells, WgCell, column) : empty;
}

char *
wg_sheet_format_cell (const WgSheet *self,
                      guint          row,
                      guint          column)
{
  const WgCell cell = wg_sheet_get_cell (self, row, column);

  switch (cell.type)
    {
    case WG_CELL_NUMBER:
      return wg_number_format (cell.number,
                               (guint) MAX (wg_sheet_get_column (self, column)->decimals, 0));
    case WG_CELL_DATE:
      return wg_date_format (cell.date);
    case WG_CELL_TIME:
      return wg_time_format (cell.time);
    case WG_CELL_TEXT:
    case WG_CELL_REASON:
      return g_strdup (cell.text);
    case WG_CELL_EMPTY:
    default:
      return g_strdup ("");
    }
}

guint
wg_sheet_get_n_facts (const WgSheet *self)
{
  return self->facts->len;
}

const char *
wg_sheet_get_fact (const WgSheet  *self,
                   guint           fact,
                   const char    **text)
{
  g_return_val_if_fail (fact < self->facts->len, NULL);

  if (text != NULL)
    *text = g_array_index (self->facts, Fact, fact).text;
  return g_array_index (self->facts, Fact, fact).name;
}
