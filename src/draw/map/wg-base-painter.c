/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The own base layer: three pale tones and thin white streets. Drawn by cairo,
 * for there is little of it and each tile is kept; lines are simplified on the
 * way by the weights of their points. Colour is left to the data above. */

#include "wg-base-painter.h"

#include "wg-map-geometry.h"

#include <math.h>

#define TOLERANCE  0.4 /* pixels */
#define MARGIN     8   /* pixels beside the view that a wide street may reach in from */
#define N_RANKS    5

typedef struct
{
  cairo_t         *cr;
  double           scale;     /* pixels per lattice step */
  double           origin_x;  /* lattice steps */
  double           origin_y;
  float            tolerance; /* lattice steps */
} Pen;

static void
set_colour (cairo_t *cr,
            guint32  rgba)
{
  cairo_set_source_rgba (cr, (rgba >> 24) / 255.0, ((rgba >> 16) & 0xff) / 255.0,
                         ((rgba >> 8) & 0xff) / 255.0, (rgba & 0xff) / 255.0);
}

static void
add_path (const Pen       *pen,
          const WgMapBase *base)
{
  for (guint part = 0; part < base->n_parts; part++)
    {
      gboolean first = TRUE;

      for (guint32 i = base->part_first[part]; i < base->part_first[part + 1]; i++)
        {
          double x = (base->points[i].x - pen->origin_x) * pen->scale;
          double y = (base->points[i].y - pen->origin_y) * pen->scale;

          if (base->weights[i] <= pen->tolerance)
            continue;
          if (first)
            cairo_move_to (pen->cr, x, y);
          else
            cairo_line_to (pen->cr, x, y);
          first = FALSE;
        }
      if (base->closed && !first)
        cairo_close_path (pen->cr);
    }
}

/* Width of a street in logical pixels, or 0 where the zoom is too far out for its rank. The widest
 * are 3 px where one sees a street office whole (zoom 13 with 512-px tiles). */
static double
street_width (guint  rank,
              double zoom)
{
  static const double base_width[N_RANKS + 1] = { 2, 3.6, 2.6, 1.7, 1.1, 0.8 };
  static const double from_zoom[N_RANKS + 1] = { 11, 9, 10.5, 12, 13, 14 };
  double width;

  rank = MIN (rank, N_RANKS);
  if (zoom < from_zoom[rank])
    return 0;
  width = base_width[rank] * exp2 ((zoom - 13.5) * 0.55);
  return CLAMP (width, 0.6, 26);
}

static double
water_width (guint  rank,
             double zoom)
{
  return CLAMP ((5.0 - MIN (rank, 4)) * exp2 ((zoom - 13.5) * 0.55), 0.6, 20);
}

static guint32
area_colour (const WgTheme *theme,
             WgBaseLayer    layer)
{
  switch (layer)
    {
    case WG_BASE_WATER:
      return theme->water;
    case WG_BASE_GREEN:
      return theme->green;
    case WG_BASE_COMPOUND:
      return theme->compound;
    case WG_BASE_STREET:
      return theme->street;
    case WG_BASE_PLACE:
    case WG_BASE_LAND:
    default:
      return theme->land;
    }
}

static void
paint_feature (const Pen       *pen,
               const WgMapBase *base,
               const WgTheme   *theme,
               double           zoom)
{
  double width = 0;

  if (base->layer == WG_BASE_PLACE)
    return;
  if (!base->closed)
    {
      width = base->layer == WG_BASE_STREET  ? street_width (base->rank, zoom)
              : base->layer == WG_BASE_WATER ? water_width (base->rank, zoom)
                                             : 0.8;
      if (width <= 0)
        return;
    }
  cairo_new_path (pen->cr);
  add_path (pen, base);
  set_colour (pen->cr, area_colour (theme, base->layer));
  if (base->closed)
    {
      cairo_fill (pen->cr);
      return;
    }
  cairo_set_line_width (pen->cr, width);
  cairo_stroke (pen->cr);
}

void
wg_base_painter_paint (cairo_t             *cr,
                       const WgMapSnapshot *snapshot,
                       const WgMapView     *view,
                       const WgTheme       *theme)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
  WgBBox world = wg_map_view_get_box (view);
  WgLatticeBox box;
  Pen pen = { .cr = cr };

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, view->width, view->height);
  cairo_clip (cr);
  set_colour (cr, theme->land);
  cairo_paint (cr);
  pen.scale = wg_map_view_get_scale (view) / WG_LATTICE_ONE;
  pen.origin_x = view->x * WG_LATTICE_ONE;
  pen.origin_y = view->y * WG_LATTICE_ONE;
  pen.tolerance = (float) (TOLERANCE / pen.scale);
  wg_bbox_grow (&world, MARGIN / wg_map_view_get_scale (view));
  box = wg_lattice_box_from_world (&world);
  wg_map_snapshot_query_base (snapshot, &box, found);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (guint i = 0; i < found->len; i++)
    paint_feature (&pen, wg_map_snapshot_get_base (snapshot, g_array_index (found, guint32, i)),
                   theme, view->zoom);
  cairo_restore (cr);
}
