/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of charts: the same painters as on screen, on paper of their own. */

#include "wg-figure-page.h"

#include "wg-text.h"

#include <math.h>

#define MARGIN 2.0 /* ems */

typedef struct
{
  cairo_t            *cr;
  const WgFigurePage *page;
  double              text;
  double              x, y, width; /* of what is still free */
} Pen;

static double
write_line (Pen          *pen,
            const char   *words,
            double        x,
            double        size,
            WgTextWeight  weight,
            guint32       colour,
            double        room)
{
  g_autoptr (PangoLayout) layout = wg_text_new_exact (pen->cr, words, -1, size, weight);
  double height;

  pango_layout_set_width (layout, (int) (MAX (room, size) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  wg_text_measure (layout, NULL, &height);
  wg_text_show (pen->cr, layout, x, pen->y, colour);
  return height;
}

static void
write_heading (Pen *pen)
{
  const WgTheme *theme = pen->page->theme;

  if (pen->page->title != NULL)
    pen->y += write_line (pen, pen->page->title, pen->x, pen->text * 1.6, WG_TEXT_BOLD,
                          theme->text, pen->width);
  if (pen->page->scope != NULL)
    pen->y += write_line (pen, pen->page->scope, pen->x, pen->text, WG_TEXT_NORMAL,
                          theme->text_dim, pen->width);
}

/* Side by side, in as many lines as they need: a change in words takes room. */
static void
write_figures (Pen *pen)
{
  guint n = pen->page->n_figures;
  guint per_line = (guint) CLAMP (pen->width / (pen->text * 13), 1, MAX (n, 1));
  double step = pen->width / per_line, tallest = 0, top;

  if (n == 0)
    return;
  pen->y += pen->text * 0.8;
  top = pen->y;
  for (guint i = 0; i < n; i++)
    {
      const WgFigurePageValue *figure = &pen->page->figures[i];
      double x = pen->x + i % per_line * step, room = step - pen->text;

      if (i > 0 && i % per_line == 0)
        {
          top += tallest + pen->text * 0.5;
          tallest = 0;
        }
      pen->y = top;
      pen->y += write_line (pen, figure->name, x, pen->text, WG_TEXT_NORMAL,
                            pen->page->theme->text_dim, room);
      pen->y += write_line (pen, figure->value, x, pen->text * 2, WG_TEXT_BOLD,
                            pen->page->theme->text, room);
      if (figure->change != NULL)
        pen->y += write_line (pen, figure->change, x, pen->text, WG_TEXT_NORMAL,
                              pen->page->theme->text, room);
      tallest = MAX (tallest, pen->y - top);
    }
  pen->y = top + tallest;
}

static double
measure_notes (Pen *pen)
{
  double height = 0;

  for (guint i = 0; pen->page->notes != NULL && pen->page->notes[i] != NULL; i++)
    {
      g_autoptr (PangoLayout) layout = wg_text_new_exact (pen->cr, pen->page->notes[i], -1,
                                                          pen->text, WG_TEXT_NORMAL);
      double line;

      pango_layout_set_width (layout, (int) (pen->width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      wg_text_measure (layout, NULL, &line);
      height += line;
    }
  return height;
}

static void
write_notes (Pen *pen)
{
  for (guint i = 0; pen->page->notes != NULL && pen->page->notes[i] != NULL; i++)
    pen->y += write_line (pen, pen->page->notes[i], pen->x, pen->text, WG_TEXT_NORMAL,
                          pen->page->theme->text_dim, pen->width);
}

static void
paint_charts (Pen    *pen,
              double  bottom)
{
  guint n = pen->page->n_charts;
  guint columns = (guint) CLAMP (pen->width / (pen->text * 34), 1, MAX (n, 1));
  guint rows = (n + columns - 1) / MAX (columns, 1);
  double gap = pen->text * 2;
  double width = floor ((pen->width - (columns - 1) * gap) / columns);
  double height = floor ((bottom - pen->y - (rows - 1) * gap) / MAX (rows, 1));

  for (guint i = 0; i < n; i++)
    {
      const WgChartOptions options = { width, height, pen->text, FALSE };
      g_autoptr (WgChartLayout) layout = wg_chart_layout_new (pen->page->charts[i], &options);

      cairo_save (pen->cr);
      cairo_translate (pen->cr, pen->x + i % columns * (width + gap),
                       pen->y + i / columns * (height + gap));
      wg_chart_paint (pen->cr, layout, pen->page->theme, NULL);
      cairo_restore (pen->cr);
    }
}

/**
 * wg_figure_page_paint:
 * @cr: to draw on; the page's top left corner is at 0, 0
 * @width: logical pixels
 * @height: logical pixels
 */
void
wg_figure_page_paint (const WgFigurePage *page,
                      cairo_t            *cr,
                      double              width,
                      double              height)
{
  double text = page->text > 0 ? page->text : CLAMP (MIN (width / 80, height / 45), 10, 40);
  Pen pen = { cr, page, text, MARGIN * text, MARGIN * text, width - 2 * MARGIN * text };
  double bottom = height - MARGIN * text, notes = measure_notes (&pen);

  cairo_save (cr);
  wg_text_set_colour (cr, page->theme->paper);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  write_heading (&pen);
  write_figures (&pen);
  if (pen.y > MARGIN * text)
    pen.y = ceil (pen.y + text);
  paint_charts (&pen, bottom - notes - (notes > 0 ? text : 0));
  pen.y = bottom - notes;
  write_notes (&pen);
  cairo_restore (cr);
}
