/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is laid over a slide while somebody asks. Words only: it evaluates and draws nothing. */

#include "wg-slide-card.h"

static void
clear_row (WgSlideCardRow *row)
{
  g_free (row->name);
  g_free (row->value);
}

WgSlideCard *
wg_slide_card_new (const char *title)
{
  WgSlideCard *self = g_new0 (WgSlideCard, 1);

  self->title = g_strdup (title);
  self->lines = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < WG_SLIDE_CARD_N_COLUMNS; i++)
    {
      self->columns[i].rows = g_array_new (FALSE, FALSE, sizeof (WgSlideCardRow));
      g_array_set_clear_func (self->columns[i].rows, (GDestroyNotify) clear_row);
    }
  return self;
}

void
wg_slide_card_free (WgSlideCard *self)
{
  g_free (self->title);
  g_free (self->value);
  g_free (self->foot);
  g_ptr_array_unref (self->lines);
  for (guint i = 0; i < WG_SLIDE_CARD_N_COLUMNS; i++)
    {
      g_free (self->columns[i].title);
      g_array_unref (self->columns[i].rows);
    }
  g_free (self);
}

void
wg_slide_card_add_line (WgSlideCard *self, const char *text)
{
  if (text != NULL && text[0] != '\0')
    g_ptr_array_add (self->lines, g_strdup (text));
}

void
wg_slide_card_add_row (WgSlideCard *self, guint column, const char *name, const char *value,
                       gint64 id, gboolean is_grid, gboolean leads)
{
  WgSlideCardRow row = { g_strdup (name), g_strdup (value != NULL ? value : ""), id, is_grid,
                         leads };

  g_return_if_fail (column < WG_SLIDE_CARD_N_COLUMNS);

  g_array_append_val (self->columns[column].rows, row);
}

guint
wg_slide_card_get_n_rows (const WgSlideCard *self, guint column)
{
  g_return_val_if_fail (column < WG_SLIDE_CARD_N_COLUMNS, 0);

  return self->columns[column].rows->len;
}

const WgSlideCardRow *
wg_slide_card_get_row (const WgSlideCard *self, guint column, guint row)
{
  g_return_val_if_fail (column < WG_SLIDE_CARD_N_COLUMNS, NULL);

  if (row >= self->columns[column].rows->len)
    return NULL;
  return &g_array_index (self->columns[column].rows, WgSlideCardRow, row);
}

static void
describe_column (const WgSlideCardColumn *column, gint64 selected, GString *out)
{
  if (column->rows->len > 0 && column->title != NULL)
    g_string_append_printf (out, "%s\n", column->title);
  for (guint i = 0; i < column->rows->len; i++)
    {
      const WgSlideCardRow *row = &g_array_index (column->rows, WgSlideCardRow, i);

      g_string_append (out, i == selected ? "▸ " : "");
      g_string_append (out, row->name);
      if (row->value[0] != '\0')
        g_string_append_printf (out, ": %s", row->value);
      g_string_append_c (out, '\n');
    }
}

char *
wg_slide_card_describe (const WgSlideCard *self, guint column, guint row)
{
  GString *out = g_string_new (self->title);

  if (self->value != NULL)
    g_string_append_printf (out, ": %s", self->value);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < self->lines->len; i++)
    g_string_append_printf (out, "%s\n", (const char *) self->lines->pdata[i]);
  for (guint i = 0; i < WG_SLIDE_CARD_N_COLUMNS; i++)
    describe_column (&self->columns[i], i == column ? (gint64) row : -1, out);
  return g_string_free (out, FALSE);
}
