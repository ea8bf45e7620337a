/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws what is laid over a slide, in letters that the last row can read. It lays out the same way
 * for painting and for the pointer; it knows no data but the card. */

#include "wg-slide-card-painter.h"

#include "wg-text.h"
#include "wg-theme.h"

#include <glib/gi18n-lib.h>

#define LINE  1.55 /* of an em, from one line to the next */
#define TITLE 1.5
#define VALUE 2.2

typedef struct
{
  double x, y, width, height;
} Box;

typedef struct
{
  const WgSlideCard      *card;
  const WgSlideCardPlace *place;
  const WgTheme          *theme;
  cairo_t                *cr;
  double                  em;
  Box                     panel, inner;
} Painter;

static Painter
painter_new (const WgSlideCard *card, cairo_t *cr, const WgSlideCardPlace *place, double width,
             double height)
{
  double em = place->text, margin = 0.7 * em, pad = 1.1 * em, foot = 3 * em;
  Painter self = { card, place, wg_theme_get (WG_THEME_LIGHT), cr, em,
                   { margin, margin, width - 2 * margin, height - margin - foot }, { 0 } };

  self.inner = (Box) { margin + pad, margin + pad * 0.7, width - 2 * (margin + pad),
                       self.panel.height - 1.4 * pad };
  return self;
}

static void
fill_box (cairo_t *cr, const Box *box, guint32 colour)
{
  wg_text_set_colour (cr, colour);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_fill (cr);
}

/* On as many lines as it needs. Returns its height. */
static double
show_wrapped (const Painter *self, const char *text, double y, double size, WgTextWeight weight,
              guint32 colour)
{
  g_autoptr (PangoLayout) layout = wg_text_new (self->cr, text, size, weight, 0);
  double height;

  pango_layout_set_single_paragraph_mode (layout, FALSE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_width (layout, (int) (self->inner.width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  wg_text_measure (layout, NULL, &height);
  wg_text_show (self->cr, layout, self->inner.x, y, colour);
  return height;
}

/* The mark of what is only thought, at the right. Returns its width. */
static double
show_trial_mark (const Painter *self, double right, double y)
{
  g_autoptr (PangoLayout) layout =
    wg_text_new (self->cr, _("Trial, not saved"), self->em, WG_TEXT_BOLD, 0);
  double dashes[] = { self->em * 0.3, self->em * 0.2 };
  double width, height, pad = self->em * 0.4;

  wg_text_measure (layout, &width, &height);
  cairo_save (self->cr);
  wg_text_set_colour (self->cr, self->theme->due);
  cairo_set_line_width (self->cr, self->em * 0.08);
  cairo_set_dash (self->cr, dashes, 2, 0);
  cairo_rectangle (self->cr, right - width - 2 * pad, y, width + 2 * pad, height + pad * 0.5);
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
  wg_text_show (self->cr, layout, right - width - pad, y + pad * 0.25, self->theme->due);
  return width + 3 * pad;
}

/* Title, value, sentences. Returns where the lists may begin. */
static double
show_head (const Painter *self)
{
  const WgSlideCard *card = self->card;
  double right = self->inner.x + self->inner.width, y = self->inner.y;
  double mark = card->trial ? show_trial_mark (self, right, y) : 0;
  g_autoptr (PangoLayout) title = wg_text_new (self->cr, card->title, self->em * TITLE,
                                               WG_TEXT_BOLD, self->inner.width - mark);
  double height;

  wg_text_measure (title, NULL, &height);
  wg_text_show (self->cr, title, self->inner.x, y, self->theme->text);
  y += height + self->em * 0.2;
  if (card->value != NULL)
    y += show_wrapped (self, card->value, y, self->em * VALUE, WG_TEXT_BOLD, self->theme->figure);
  for (guint i = 0; i < card->lines->len; i++)
    y += show_wrapped (self, g_ptr_array_index (card->lines, i), y, self->em, WG_TEXT_NORMAL,
                       self->theme->text)
         + self->em * 0.2;
  return y + self->em * 0.4;
}

static double
get_foot_height (const Painter *self)
{
  return self->card->foot == NULL ? 0 : self->em * LINE;
}

static Box
get_column_box (const Painter *self, guint column, double top)
{
  const WgSlideCardColumn *columns = self->card->columns;
  guint n = 0, before = 0;
  double gap = self->em * 1.5, bottom = self->inner.y + self->inner.height, width;

  for (guint i = 0; i < WG_SLIDE_CARD_N_COLUMNS; i++)
    {
      n += columns[i].rows->len > 0;
      before += i < column && columns[i].rows->len > 0;
    }
  width = (self->inner.width - (n > 1 ? gap : 0)) / MAX (n, 1);
  return (Box) { self->inner.x + before * (width + gap), top, width,
                 bottom - get_foot_height (self) - top };
}

/* The rows that have room, with the selected one among them. */
static void
get_window (const Painter *self, guint column, const Box *box, double list_top, guint *first,
            guint *last)
{
  guint n = self->card->columns[column].rows->len, selected = self->place->rows[column];
  guint room = (guint) MAX (1, (box->y + box->height - list_top) / (self->em * LINE));

  *first = selected < room / 2 || n <= room ? 0 : MIN (selected - room / 2, n - room);
  *last = MIN (n, *first + room);
}

static double
get_list_top (const Painter *self, guint column, const Box *box)
{
  return box->y + (self->card->columns[column].title != NULL ? self->em * LINE * 1.1 : 0);
}

static void
show_row (const Painter *self, const WgSlideCardRow *row, const Box *box, gboolean selected)
{
  g_autoptr (PangoLayout) value =
    wg_text_new (self->cr, row->value, self->em, WG_TEXT_BOLD, box->width * 0.7);
  g_autoptr (PangoLayout) name = NULL;
  double value_width = 0, height, pad = self->em * 0.4;

  if (row->value[0] != '\0')
    wg_text_measure (value, &value_width, NULL);
  name = wg_text_new (self->cr, row->name, self->em, WG_TEXT_NORMAL,
                      box->width - value_width - 3 * pad);
  wg_text_measure (name, NULL, &height);
  if (selected)
    {
      /* A bar at the side too: not by colour alone. */
      fill_box (self->cr, box, 0xe4eef6ffu);
      fill_box (self->cr, &(Box) { box->x, box->y, self->em * 0.2, box->height },
                self->theme->figure);
    }
  wg_text_show (self->cr, name, box->x + pad, box->y + (box->height - height) / 2,
                self->theme->text);
  if (row->value[0] != '\0')
    wg_text_show (self->cr, value, box->x + box->width - value_width - pad,
                  box->y + (box->height - height) / 2, self->theme->text);
}

/* How many there are beyond the window, at its ends: a list never looks shorter than it is. */
static void
show_more (const Painter *self, const Box *box, double list_top, guint first, guint last, guint n)
{
  double size = self->em * 0.5, x = box->x + box->width + self->em * 0.5;
  double bottom = list_top + (last - first) * self->em * LINE;

  wg_text_set_colour (self->cr, self->theme->text_dim);
  if (first > 0)
    {
      cairo_move_to (self->cr, x, list_top + size);
      cairo_rel_line_to (self->cr, size, 0);
      cairo_rel_line_to (self->cr, -size / 2, -size);
      cairo_fill (self->cr);
    }
  if (last < n)
    {
      cairo_move_to (self->cr, x, bottom - size);
      cairo_rel_line_to (self->cr, size, 0);
      cairo_rel_line_to (self->cr, -size / 2, size);
      cairo_fill (self->cr);
    }
}

static void
show_column (const Painter *self, guint column, double top)
{
  const WgSlideCardColumn *list = &self->card->columns[column];
  Box box = get_column_box (self, column, top);
  double list_top = get_list_top (self, column, &box);
  guint first, last;

  if (list->rows->len == 0)
    return;
  if (list->title != NULL)
    {
      g_autoptr (PangoLayout) title =
        wg_text_new (self->cr, list->title, self->em, WG_TEXT_NORMAL, box.width);

      wg_text_show (self->cr, title, box.x, box.y, self->theme->text_dim);
    }
  get_window (self, column, &box, list_top, &first, &last);
  for (guint i = first; i < last; i++)
    {
      Box place = { box.x, list_top + (i - first) * self->em * LINE, box.width, self->em * LINE };

      show_row (self, &g_array_index (list->rows, WgSlideCardRow, i), &place,
                column == self->place->column && i == self->place->rows[column]);
    }
  show_more (self, &box, list_top, first, last, list->rows->len);
}

void
wg_slide_card_paint (const WgSlideCard *card, cairo_t *cr, const WgSlideCardPlace *place,
                     double width, double height)
{
  Painter self = painter_new (card, cr, place, width, height);
  double top;

  cairo_save (cr);
  fill_box (cr, &self.panel, self.theme->paper);
  wg_text_set_colour (cr, self.theme->line);
  cairo_set_line_width (cr, 2);
  cairo_rectangle (cr, self.panel.x, self.panel.y, self.panel.width, self.panel.height);
  cairo_stroke (cr);
  top = show_head (&self);
  for (guint i = 0; i < WG_SLIDE_CARD_N_COLUMNS; i++)
    show_column (&self, i, top);
  if (card->foot != NULL)
    {
      g_autoptr (PangoLayout) foot =
        wg_text_new (cr, card->foot, self.em, WG_TEXT_NORMAL, self.inner.width);

      wg_text_show (cr, foot, self.inner.x,
                    self.inner.y + self.inner.height - self.em * 1.2, self.theme->text_dim);
    }
  cairo_restore (cr);
}
