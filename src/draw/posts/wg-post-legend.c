/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legend of posts: one sample and its words a row; for the card on a map, print and slides. */

#include "wg-post-legend.h"

#include "wg-gap-painter.h"
#include "wg-text.h"

/* In text sizes. */
#define ROW    1.9
#define SAMPLE 2.3
#define TITLE  1.8

static guint
count_rows (const WgPostLegend *legend)
{
  return legend->rows->len + (legend->gap != NULL) + (legend->group != NULL);
}

void
wg_post_legend_measure (const WgPostLegend *legend,
                        double              text_size,
                        double             *width,
                        double             *height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  double widest = 0;

  for (guint i = 0; i < legend->rows->len; i++)
    {
      const char *text = g_array_index (legend->rows, WgPostLegendRow, i).text;

      widest = MAX (widest, wg_text_measure_line (cr, text, text_size));
    }
  if (legend->gap != NULL)
    widest = MAX (widest, wg_text_measure_line (cr, legend->gap, text_size));
  if (legend->group != NULL)
    widest = MAX (widest, wg_text_measure_line (cr, legend->group, text_size));
  *width = MAX (widest + SAMPLE * text_size,
                wg_text_measure_line (cr, legend->title, 1.1 * text_size));
  *height = (TITLE + ROW * count_rows (legend)) * text_size;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
paint_text (cairo_t       *cr,
            const WgTheme *theme,
            const char    *text,
            double         size,
            double         middle)
{
  g_autoptr (PangoLayout) layout = wg_text_new (cr, text, size, WG_TEXT_NORMAL, 0);
  double height;

  wg_text_measure (layout, NULL, &height);
  wg_text_show (cr, layout, SAMPLE * size, middle - height / 2, theme->text);
}

void
wg_post_legend_paint (cairo_t            *cr,
                      const WgPostLegend *legend,
                      const WgTheme      *theme,
                      double              text_size)
{
  g_autoptr (PangoLayout) title = wg_text_new (cr, legend->title, 1.1 * text_size, WG_TEXT_BOLD, 0);
  double y = (TITLE + ROW / 2) * text_size, sample = 0.9 * text_size;

  wg_text_show (cr, title, 0, 0, theme->text);
  for (guint i = 0; i < legend->rows->len; i++)
    {
      const WgPostLegendRow *row = &g_array_index (legend->rows, WgPostLegendRow, i);
      double middle, top;

      wg_post_mark_measure (&row->mark, text_size, &middle, &top);
      wg_post_mark_draw (cr, theme, &row->mark, sample, y + top / 2, text_size);
      paint_text (cr, theme, row->text, text_size, y);
      y += ROW * text_size;
    }
  if (legend->group != NULL)
    {
      wg_post_mark_draw_cluster (cr, theme, 3, 2, sample, y, text_size);
      paint_text (cr, theme, legend->group, text_size, y);
      y += ROW * text_size;
    }
  if (legend->gap != NULL)
    {
      cairo_save (cr);
      cairo_translate (cr, sample - 0.8 * text_size, y - 0.55 * text_size);
      wg_gap_painter_paint_sample (cr, theme, 1.6 * text_size, 1.1 * text_size);
      cairo_restore (cr);
      paint_text (cr, theme, legend->gap, text_size, y);
    }
}
