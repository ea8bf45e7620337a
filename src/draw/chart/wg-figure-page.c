/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of charts: the same painters as on screen, on paper of their own. */

#include "wg-figure-page.h"

#include "wg-text.h"

#include <math.h>

#define MARGIN 2.0       /* ems */
#define LEAST_WIDTH 30.0 /* of a chart, ems */
#define LEAST_TEXT 8.0   /* pixels */

typedef struct
{
  cairo_t            *cr;
  const WgFigurePage *page;
  double              text;
  double              x, y, width; /* of what is still free */
  gboolean            dry;         /* measures only */
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
  if (!pen->dry)
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

/* Rows of charts in columns of one width. */
typedef struct
{
  guint  columns, rows;
  double width, gap;
  double needs; /* height in which nothing is left out */
} Mesh;

static WgChartOptions
make_options (const Pen *pen,
              double     width,
              double     height)
{
  return (WgChartOptions) { .width = width, .height = height, .text = pen->text,
                            .no_subtitle = pen->page->scope != NULL };
}

/* The height that the charts of a row need. */
static double
measure_row (const Pen  *pen,
             const Mesh *mesh,
             guint       row)
{
  const WgChartOptions options = make_options (pen, mesh->width, 0);
  double height = 0;

  for (guint i = row * mesh->columns; i < (row + 1) * mesh->columns && i < pen->page->n_charts; i++)
    height = MAX (height, wg_chart_measure_height (pen->page->charts[i], &options));
  return height;
}

static Mesh
fit_mesh (const Pen *pen)
{
  guint n = pen->page->n_charts;
  Mesh mesh = { .gap = pen->text * 2 };

  mesh.columns = (guint) CLAMP (pen->width / (pen->text * LEAST_WIDTH), 1, MAX (n, 1));
  mesh.rows = (n + mesh.columns - 1) / mesh.columns;
  /* As many columns as the rows need: no row is nearly empty. */
  mesh.columns = (n + MAX (mesh.rows, 1) - 1) / MAX (mesh.rows, 1);
  mesh.width = floor ((pen->width - (MAX (mesh.columns, 1) - 1) * mesh.gap)
                      / MAX (mesh.columns, 1));
  for (guint row = 0; row < mesh.rows; row++)
    mesh.needs += measure_row (pen, &mesh, row) + (row > 0 ? mesh.gap : 0);
  return mesh;
}

/* What is left of the height goes to the rows in equal parts. */
static void
paint_charts (Pen    *pen,
              double  bottom)
{
  Mesh mesh = fit_mesh (pen);
  double room = bottom - pen->y, y = pen->y;
  double share = room < mesh.needs ? room / mesh.needs : 1;
  double more = MAX (room - mesh.needs, 0) / MAX (mesh.rows, 1);

  for (guint row = 0; row < mesh.rows; row++)
    {
      double height = floor (measure_row (pen, &mesh, row) * share + more);

      for (guint i = row * mesh.columns; i < (row + 1) * mesh.columns && i < pen->page->n_charts;
           i++)
        {
          const WgChartOptions options = make_options (pen, mesh.width, height);
          g_autoptr (WgChartLayout) layout = wg_chart_layout_new (pen->page->charts[i], &options);

          cairo_save (pen->cr);
          cairo_translate (pen->cr, pen->x + i % mesh.columns * (mesh.width + mesh.gap), y);
          wg_chart_paint (pen->cr, layout, pen->page->theme, NULL);
          cairo_restore (pen->cr);
        }
      y += height + mesh.gap * share;
    }
}

/* Everything but the charts; with @dry nothing is drawn. Leaves the pen where charts begin and
 * returns where they end. */
static double
paint_frame (Pen      *pen,
             double    height,
             gboolean  dry)
{
  double bottom = height - MARGIN * pen->text, notes, y;

  pen->dry = dry;
  pen->x = pen->y = MARGIN * pen->text;
  write_heading (pen);
  write_figures (pen);
  if (pen->y > MARGIN * pen->text)
    pen->y = ceil (pen->y + pen->text);
  y = pen->y;
  notes = measure_notes (pen);
  pen->y = bottom - notes;
  write_notes (pen);
  pen->y = y;
  return bottom - notes - (notes > 0 ? pen->text : 0);
}

/* The largest text with which everything has room. */
static void
fit_text (Pen    *pen,
          double  width,
          double  height)
{
  double text = CLAMP (MIN (width / 70, height / 40), LEAST_TEXT, 40);

  for (; text > LEAST_TEXT; text = MAX (text * 0.93, LEAST_TEXT))
    {
      double bottom;

      pen->text = text;
      pen->width = width - 2 * MARGIN * text;
      bottom = paint_frame (pen, height, TRUE);
      if (pen->y + fit_mesh (pen).needs <= bottom)
        return;
    }
  pen->text = text;
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
  Pen pen = { .cr = cr, .page = page, .text = page->text };
  double bottom;

  if (page->text <= 0)
    fit_text (&pen, width, height);
  pen.width = width - 2 * MARGIN * pen.text;
  cairo_save (cr);
  wg_text_set_colour (cr, page->theme->paper);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  bottom = paint_frame (&pen, height, FALSE);
  paint_charts (&pen, bottom);
  cairo_restore (cr);
}
