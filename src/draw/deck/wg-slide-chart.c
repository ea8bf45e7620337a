/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts on a slide: the painter of the screen, with the room's least size of text. */

#include "wg-slide-private.h"

#include "wg-chart-painter.h"

#include <math.h>

static void
note_points (WgSlidePen          *pen,
             const WgChartLayout *layout,
             WgSlideBox           box)
{
  for (guint s = 0; s < wg_chart_data_get_n_series (pen->slide->chart); s++)
    {
      const WgChartSeries *series = wg_chart_data_get_series (pen->slide->chart, s);

      for (guint i = 0; i < series->points->len; i++)
        {
          WgSlideHit hit = { .on = WG_SLIDE_ON_CHART, .index = i, .part = { s, i },
                             .id = g_array_index (series->points, WgChartPoint, i).id };

          if (pen->parts == NULL
              || !wg_chart_get_box (layout, hit.part, &hit.x, &hit.y, &hit.width, &hit.height))
            continue;
          hit.x += box.x;
          hit.y += box.y;
          g_array_append_val (pen->parts, hit);
        }
    }
}

/* The largest text with which everything is seen: few bars are read from the last row too. */
static double
fit_text (WgSlidePen *pen,
          WgSlideBox  box)
{
  static const double sizes[] = { 1.6, 1.45, 1.3, 1.15 };
  WgChartOptions options = { .width = floor (box.width), .no_heading = TRUE, .tall = TRUE };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      options.text = sizes[i] * pen->em;
      /* Words beside the bars must leave them most of the width. */
      if (box.width > 30 * options.text
          && wg_chart_measure_height (pen->slide->chart, &options) <= box.height)
        return options.text;
    }
  return pen->em;
}

void
_wg_slide_paint_chart (WgSlidePen *pen,
                       WgSlideBox  box)
{
  WgChartOptions options = { .width = floor (box.width), .height = floor (box.height),
                             .text = fit_text (pen, box), .no_heading = TRUE,
                             .tall = TRUE };
  g_autoptr (WgChartLayout) layout = wg_chart_layout_new (pen->slide->chart, &options);

  cairo_save (pen->cr);
  cairo_translate (pen->cr, floor (box.x), floor (box.y));
  wg_chart_paint (pen->cr, layout, pen->theme, NULL);
  cairo_restore (pen->cr);
  note_points (pen, layout, (WgSlideBox) { floor (box.x), floor (box.y), 0, 0 });
}
