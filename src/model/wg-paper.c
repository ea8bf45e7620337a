/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office's document as a value between who writes it and who draws it. */

#include "wg-paper.h"

static void
free_block (gpointer data)
{
  WgPaperBlock *block = data;

  g_free (block->text);
  g_clear_pointer (&block->shares, g_array_unref);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_clear_pointer (&block->slide, wg_slide_unref);
  g_free (block);
}

WgPaper *
wg_paper_new (const char *name)
{
  WgPaper *self = g_new0 (WgPaper, 1);

  self->name = g_strdup (name);
  self->blocks = g_ptr_array_new_with_free_func (free_block);
  return self;
}

void
wg_paper_free (WgPaper *self)
{
  g_free (self->name);
  g_free (self->foot);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

static WgPaperBlock *
add_block (WgPaper         *self,
           WgPaperBlockKind kind)
{
  WgPaperBlock *block = g_new0 (WgPaperBlock, 1);

  block->kind = kind;
  g_ptr_array_add (self->blocks, block);
  return block;
}

void
wg_paper_add (WgPaper         *self,
              WgPaperBlockKind kind,
              const char      *text)
{
  if (text != NULL && *text != '\0')
    add_block (self, kind)->text = g_strdup (text);
}

WgPaperBlock *
wg_paper_add_table (WgPaper           *self,
                    const guint       *shares,
                    const char *const *head)
{
  WgPaperBlock *table = add_block (self, WG_PAPER_TABLE);
  guint n = g_strv_length ((char **) head);

  table->shares = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_vals (table->shares, shares, n);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  wg_paper_add_row (table, head);
  return table;
}

void
wg_paper_add_row (WgPaperBlock      *table,
                  const char *const *cells)
{
  char **row = g_new0 (char *, table->shares->len + 1);

  for (guint i = 0; i < table->shares->len; i++)
    row[i] = g_strdup (cells[i] != NULL ? cells[i] : "");
  g_ptr_array_add (table->rows, row);
}

void
wg_paper_add_picture (WgPaper *self,
                      WgSlide *slide)
{
  add_block (self, WG_PAPER_PICTURE)->slide = wg_slide_ref (slide);
}
