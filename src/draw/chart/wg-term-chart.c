/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar of re-elections as bars: on screen and on paper, readable in grey. */

#include "wg-term-chart.h"

#include "wg-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SIDE 12.0 /* free at both sides, pixels */

static void
write_centred (cairo_t      *cr,
               const char   *text,
               double        size,
               WgTextWeight  weight,
               guint32       colour,
               double        x,
               double        y)
{
  g_autoptr (PangoLayout) layout = wg_text_new (cr, text, size, weight, 0);
  double width, height;

  wg_text_measure (layout, &width, &height);
  wg_text_show (cr, layout, x - width / 2, y, colour);
}

static void
draw_bar (cairo_t         *cr,
          const WgTheme   *theme,
          const WgTermBar *bar,
          gboolean         selected,
          double           x,
          double           step,
          double           base,
          double           bar_height,
          double           size)
{
  guint32 colour = bar->bunched ? theme->accent : theme->text_dim;
  g_autofree char *count = g_strdup_printf ("%u", bar->count);

  if (selected)
    {
      wg_text_set_colour (cr, theme->card_border);
      cairo_rectangle (cr, x - step / 2, 0, step, base + size * 1.5);
      cairo_fill (cr);
    }
  if (bar->count == 0)
    return;
  wg_text_set_colour (cr, colour);
  cairo_rectangle (cr, round (x - step * 0.31), round (base - bar_height), round (step * 0.62),
                   round (bar_height));
  cairo_fill (cr);
  write_centred (cr, count, size, WG_TEXT_BOLD, bar->bunched ? theme->accent : theme->text, x,
                 base - bar_height - size * 1.45);
  if (bar->bunched)
    /* Translators: of a month with very many re-elections: 集中. */
    write_centred (cr, C_("month", "bunched"), size, WG_TEXT_BOLD, theme->accent, x,
                   base - bar_height - size * 2.8);
}

void
wg_term_chart_draw (cairo_t         *cr,
                    const WgTheme   *theme,
                    const WgTermBar *bars,
                    guint            n_bars,
                    guint            selected,
                    double           width,
                    double           height,
                    double           size)
{
  double step = (width - 2 * SIDE) / MAX (n_bars, 1);
  double base = height - size * 3.2, room = base - size * 3.2;
  guint most = 1;

  for (guint i = 0; i < n_bars; i++)
    most = MAX (most, bars[i].count);
  for (guint i = 0; i < n_bars; i++)
    {
      double x = SIDE + (i + 0.5) * step;
      g_autofree char *month = g_strdup_printf ("%d", bars[i].month);

      draw_bar (cr, theme, &bars[i], i == selected, x, step, base,
                bars[i].count * MAX (room, 0) / most, size);
      write_centred (cr, month, size, WG_TEXT_NORMAL, theme->text, x, base + size * 0.2);
      if (i == 0 || bars[i].month == 1)
        {
          g_autofree char *year = g_strdup_printf ("%d", bars[i].year);

          write_centred (cr, year, size, WG_TEXT_BOLD, theme->text, x, base + size * 1.6);
        }
    }
  wg_text_set_colour (cr, theme->text_dim);
  cairo_rectangle (cr, SIDE, base, width - 2 * SIDE, 1);
  cairo_fill (cr);
}

guint
wg_term_chart_hit (guint  n_bars,
                   double width,
                   double x)
{
  double at = floor ((x - SIDE) / ((width - 2 * SIDE) / MAX (n_bars, 1)));

  return at >= 0 && at < n_bars ? (guint) at : WG_TERM_CHART_NONE;
}
