/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gaps of a coverage. Lines hang on the world, not on the window: they do not swim while the
 * map is moved. */

#include "wg-gap-painter.h"

#include "wg-mercator.h"
#include "wg-text.h"

#include <math.h>

#define PERIOD 11.0

static void
add_lines (cairo_t      *cr,
           const WgBBox *frame,
           double        phase,
           int           direction)
{
  double height = frame->y_max - frame->y_min;
  double left = frame->x_min - (direction > 0 ? 0 : height);
  double right = frame->x_max + (direction > 0 ? height : 0);
  double first = floor ((left - phase) / PERIOD) * PERIOD + phase;

  for (double x = first; x < right; x += PERIOD)
    {
      cairo_move_to (cr, x, frame->y_min);
      cairo_line_to (cr, x - direction * height, frame->y_max);
    }
}

void
wg_gap_painter_hatch (cairo_t         *cr,
                      const WgMapView *view,
                      const WgBBox    *frame,
                      const WgTheme   *theme)
{
  double scale = wg_map_view_get_scale (view);

  cairo_save (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  wg_text_set_colour (cr, (theme->outline & ~0xffu) | 0x70);
  cairo_set_line_width (cr, 1.2);
  cairo_stroke_preserve (cr);
  cairo_clip (cr);
  wg_text_set_colour (cr, (theme->outline & ~0xffu) | 0x14);
  cairo_paint (cr);
  wg_text_set_colour (cr, (theme->outline & ~0xffu) | 0x60);
  cairo_set_line_width (cr, 1);
  /* On the line x + y (x − y) of the frame's upper edge. */
  add_lines (cr, frame, -fmod ((view->x + view->y) * scale, PERIOD) - frame->y_min, 1);
  add_lines (cr, frame, -fmod ((view->x - view->y) * scale, PERIOD) + frame->y_min, -1);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
add_rings (cairo_t          *cr,
           const WgGeometry *gap,
           const WgMapView  *view)
{
  for (guint i = 0; i < wg_geometry_get_n_parts (gap); i++)
    {
      guint n;
      const double *points = wg_geometry_get_part (gap, i, &n);

      cairo_new_sub_path (cr);
      for (guint k = 0; k < n; k++)
        {
          double x, y;

          wg_mercator_project (points[2 * k], points[2 * k + 1], &x, &y);
          wg_map_view_to_pixel (view, x, y, &x, &y);
          cairo_line_to (cr, x, y);
        }
      cairo_close_path (cr);
    }
}

void
wg_gap_painter_paint (cairo_t         *cr,
                      GPtrArray       *gaps,
                      const WgMapView *view,
                      const WgTheme   *theme)
{
  const WgBBox frame = { 0, 0, view->width, view->height };

  cairo_new_path (cr);
  for (guint i = 0; i < gaps->len; i++)
    add_rings (cr, g_ptr_array_index (gaps, i), view);
  wg_gap_painter_hatch (cr, view, &frame, theme);
}

void
wg_gap_painter_paint_sample (cairo_t       *cr,
                             const WgTheme *theme,
                             double         width,
                             double         height)
{
  const WgMapView view = { 0, 0, 0, width, height };
  const WgBBox frame = { 0, 0, width, height };

  cairo_new_path (cr);
  cairo_rectangle (cr, 0.5, 0.5, width - 1, height - 1);
  wg_gap_painter_hatch (cr, &view, &frame, theme);
}
