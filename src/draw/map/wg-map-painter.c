/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole view of the map on any surface. Pictures are put together from the
 * tiles of the screen. Paper gets paths: one per colour class, so that no
 * hairline stands between neighbours of one class, and every border stroked
 * once over them. */

#include "wg-map-painter.h"

#include "wg-base-painter.h"
#include "wg-border-style.h"
#include "wg-text.h"
#include "wg-tile-painter.h"

#include <math.h>

#define TILE          512.0
#define TOLERANCE     0.25 /* pixels, for paper */
#define HATCH_PERIOD  8.0
#define N_CLASS_SLOTS (WG_MAX_CLASSES + 1) /* and one for no data */

typedef struct
{
  cairo_t             *cr;
  const WgMapSnapshot *snapshot;
  const WgArcs        *arcs;
  const WgArcLevel    *level;
  double               scale; /* logical pixels per lattice step */
  double               x, y;  /* lattice steps of the view's corner */
} Pen;

gboolean
wg_map_painter_is_vector (cairo_t *cr)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_target (cr));

  return type == CAIRO_SURFACE_TYPE_PDF || type == CAIRO_SURFACE_TYPE_SVG ||
         type == CAIRO_SURFACE_TYPE_PS;
}

static void
pen_init (Pen                 *pen,
          cairo_t             *cr,
          const WgMapSnapshot *snapshot,
          const WgMapView     *view)
{
  pen->cr = cr;
  pen->snapshot = snapshot;
  pen->arcs = wg_map_snapshot_get_arcs (snapshot);
  pen->scale = wg_map_view_get_scale (view) / WG_LATTICE_ONE;
  pen->x = view->x * WG_LATTICE_ONE;
  pen->y = view->y * WG_LATTICE_ONE;
  pen->level = wg_arcs_level_for (pen->arcs, TOLERANCE / pen->scale);
}

/* The points of one arc; the first is left out where the line goes on. */
static void
add_arc (const Pen *pen,
         guint32    arc,
         gboolean   reversed,
         gboolean  *open)
{
  guint32 first = pen->level->first[arc];
  guint32 n = pen->level->first[arc + 1] - first;

  for (guint32 i = *open ? 1 : 0; i < n; i++)
    {
      WgLatticePoint point = pen->level->points[first + (reversed ? n - 1 - i : i)];
      double x = (point.x - pen->x) * pen->scale;
      double y = (point.y - pen->y) * pen->scale;

      if (*open)
        cairo_line_to (pen->cr, x, y);
      else
        cairo_move_to (pen->cr, x, y);
      *open = TRUE;
    }
}

static void
add_area (const Pen *pen,
          guint      area)
{
  gboolean open = FALSE;

  for (guint32 i = pen->arcs->ref_first[area]; i < pen->arcs->ref_first[area + 1]; i++)
    {
      guint32 ref = pen->arcs->refs[i];

      if (WG_ARC_REF_IS_FIRST (ref) && open)
        {
          cairo_close_path (pen->cr);
          open = FALSE;
        }
      add_arc (pen, WG_ARC_REF_ARC (ref), WG_ARC_REF_IS_REVERSED (ref), &open);
    }
  if (open)
    cairo_close_path (pen->cr);
}

void
wg_map_painter_add_area (cairo_t             *cr,
                         const WgMapSnapshot *snapshot,
                         guint                area,
                         const WgMapView     *view)
{
  Pen pen;

  g_return_if_fail (area < wg_map_snapshot_get_n_areas (snapshot));

  pen_init (&pen, cr, snapshot, view);
  add_area (&pen, area);
}

static guint
slot_of_area (const WgMapColours *colours,
              guint               area)
{
  guint8 class;

  if (colours == NULL || area >= colours->n_areas)
    return N_CLASS_SLOTS;
  class = colours->class_of_area[area];
  if (class < WG_MAX_CLASSES)
    return class;
  return class == WG_CLASS_NO_DATA ? WG_MAX_CLASSES : N_CLASS_SLOTS;
}

/* Stripes over the current path, which is used up. */
static void
stripe_path (const Pen       *pen,
             const WgMapView *view,
             double           period,
             int              direction,
             double           width,
             guint32          rgba)
{
  /* Where tiles have the middle of a stripe, counted from the corner of the world. */
  double first = floor (period + 0.5) / 2 + (direction > 0 ? 1 : 0);
  double phase = fmod ((view->x + direction * view->y) * wg_map_view_get_scale (view) - first,
                       period);
  double reach = view->height;

  cairo_save (pen->cr);
  cairo_clip (pen->cr);
  wg_text_set_colour (pen->cr, rgba);
  cairo_set_line_width (pen->cr, width);
  for (double at = -phase - (direction > 0 ? 0 : reach); at < view->width + reach; at += period)
    {
      cairo_move_to (pen->cr, at, 0);
      cairo_line_to (pen->cr, at - direction * reach, reach);
    }
  cairo_stroke (pen->cr);
  cairo_restore (pen->cr);
}

static void
fill_slot (const Pen          *pen,
           const GArray       *faces,
           const WgMapColours *colours,
           guint               slot,
           const WgMapView    *view,
           const WgTheme      *theme)
{
  gboolean no_data = slot == WG_MAX_CLASSES;
  gboolean any = FALSE;

  cairo_new_path (pen->cr);
  for (guint i = 0; i < faces->len; i++)
    {
      guint32 area = g_array_index (faces, guint32, i);

      if (slot_of_area (colours, area) != slot)
        continue;
      add_area (pen, area);
      any = TRUE;
    }
  if (!any)
    return;
  wg_text_set_colour (pen->cr, no_data ? colours->no_data_rgba : colours->class_rgba[slot]);
  cairo_fill_preserve (pen->cr);
  if (no_data)
    stripe_path (pen, view, HATCH_PERIOD, 1, 1, theme->hatch);
  else if (colours->hatch_classes && slot > 0)
    stripe_path (pen, view, 14 - 9.0 * slot / MAX (colours->n_classes - 1, 1),
                 slot % 2 == 1 ? 1 : -1, 1, (theme->outline & ~0xffu) | 0x60);
  cairo_new_path (pen->cr);
}

/* Every arc of a rank once: arcs of faces by their first face in the list. */
static void
add_rank (const Pen    *pen,
          const GArray *faces,
          const GArray *outlines,
          guint         rank)
{
  const guint8 *ranks = wg_map_snapshot_get_ranks (pen->snapshot);

  cairo_new_path (pen->cr);
  for (guint i = 0; i < faces->len; i++)
    {
      guint32 area = g_array_index (faces, guint32, i);

      for (guint32 k = pen->arcs->ref_first[area]; k < pen->arcs->ref_first[area + 1]; k++)
        {
          guint32 arc = WG_ARC_REF_ARC (pen->arcs->refs[k]);
          gboolean open = FALSE;

          if (ranks[arc] == rank && pen->arcs->faces[arc][0] == area)
            add_arc (pen, arc, FALSE, &open);
        }
    }
  for (guint i = 0; i < outlines->len; i++)
    {
      guint32 arc = g_array_index (outlines, guint32, i);
      gboolean open = FALSE;

      if (ranks[arc] == rank)
        add_arc (pen, arc, FALSE, &open);
    }
}

static void
stroke_rank (const Pen     *pen,
             const GArray  *faces,
             const GArray  *outlines,
             guint          rank,
             const WgTheme *theme)
{
  WgBorderStyle style = wg_border_style_get (pen->snapshot, rank, pen->scale * WG_LATTICE_ONE);
  guint32 colour = rank == 0 ? theme->border : theme->outline;

  add_rank (pen, faces, outlines, rank);
  if (style.thin_opacity > 0)
    {
      wg_text_set_colour (pen->cr, (theme->border & ~0xffu) | (guint) (255 * style.thin_opacity));
      cairo_set_line_width (pen->cr, WG_BORDER_THIN_WIDTH);
      cairo_stroke_preserve (pen->cr);
    }
  if (style.opacity > 0)
    {
      wg_text_set_colour (pen->cr, (colour & ~0xffu) | (guint) (255 * style.opacity));
      cairo_set_line_width (pen->cr, style.width);
      cairo_stroke_preserve (pen->cr);
    }
  cairo_new_path (pen->cr);
}

void
wg_map_painter_paint_paths (cairo_t            *cr,
                            WgMapSnapshot      *snapshot,
                            const WgMapColours *colours,
                            const WgMapView    *view,
                            const WgTheme      *theme)
{
  g_autoptr (GArray) faces = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) outlines = g_array_new (FALSE, FALSE, sizeof (guint32));
  WgBBox world = wg_map_view_get_box (view);
  WgLatticeBox box;
  Pen pen;

  pen_init (&pen, cr, snapshot, view);
  /* A neighbour just outside owns a border that may be seen. */
  wg_bbox_grow (&world, 4 / wg_map_view_get_scale (view));
  box = wg_lattice_box_from_world (&world);
  wg_map_snapshot_query_faces (snapshot, &box, faces);
  wg_map_snapshot_query_outlines (snapshot, &box, outlines);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, view->width, view->height);
  cairo_clip (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  wg_base_painter_paint (cr, snapshot, view, theme);
  if (colours != NULL)
    for (guint slot = 0; slot < N_CLASS_SLOTS; slot++)
      fill_slot (&pen, faces, colours, slot, view, theme);
  for (guint rank = 0; rank <= WG_MAP_MAX_RANK; rank++)
    stroke_rank (&pen, faces, outlines, rank, theme);
  cairo_restore (cr);
}

double
wg_map_painter_get_scale (cairo_t *cr)
{
  double scale, ignored;
  double x = 1, y = 0;

  cairo_surface_get_device_scale (cairo_get_target (cr), &scale, &ignored);
  cairo_user_to_device_distance (cr, &x, &y);
  return scale * hypot (x, y);
}

/* Pixels of a tile's side at the view's zoom, and the zoom of its tile. */
static guint
tile_pixels (const WgMapView *view,
             double           scale,
             guint           *zoom)
{
  double whole = floor (CLAMP (view->zoom, 0, 22));

  *zoom = (guint) whole;
  return (guint) CLAMP (floor (TILE * exp2 (view->zoom - whole) * scale + 1e-6), 1,
                        WG_TILE_MAX_SIZE);
}

WgMapView
wg_map_painter_snap (cairo_t         *cr,
                     const WgMapView *view)
{
  double scale = wg_map_painter_get_scale (cr);
  double middle_x, middle_y, world_pixels;
  WgMapView snapped;
  guint zoom, pixels;

  if (wg_map_painter_is_vector (cr))
    return *view;
  pixels = tile_pixels (view, scale, &zoom);
  wg_map_view_to_world (view, view->width / 2, view->height / 2, &middle_x, &middle_y);
  snapped = wg_map_view_new_centred (middle_x, middle_y, zoom + log2 (pixels / scale / TILE),
                                     view->width, view->height);
  world_pixels = ldexp (pixels, (int) zoom);
  snapped.x = floor (snapped.x * world_pixels + 0.5) / world_pixels;
  snapped.y = floor (snapped.y * world_pixels + 0.5) / world_pixels;
  return snapped;
}

static void
paint_tile (cairo_t            *cr,
            WgTilePainter      *painter,
            const WgMapSnapshot *snapshot,
            const WgMapColours *colours,
            const WgTheme      *theme,
            guint               zoom,
            guint               x,
            guint               y,
            guint               pixels,
            double              scale,
            cairo_surface_t    *surface)
{
  WgMapView view = wg_map_view_new_tile (zoom, x, y);
  g_autoptr (WgTile) tile = NULL;
  cairo_t *base = cairo_create (surface);

  cairo_scale (base, pixels / TILE, pixels / TILE);
  wg_base_painter_paint (base, snapshot, &view, theme);
  cairo_destroy (base);
  cairo_surface_flush (surface);
  tile = wg_tile_painter_rasterise (painter, zoom, x, y, pixels, scale, NULL);
  wg_tile_colourise (tile, colours, theme, cairo_image_surface_get_data (surface),
                     (gsize) cairo_image_surface_get_stride (surface),
                     cairo_image_surface_get_data (surface),
                     (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
}

static void
paint_tiles (cairo_t            *cr,
             WgMapSnapshot      *snapshot,
             const WgMapColours *colours,
             const WgMapView    *view,
             const WgTheme      *theme)
{
  g_autoptr (WgTilePainter) painter = wg_tile_painter_new (snapshot);
  double scale = wg_map_painter_get_scale (cr);
  guint zoom;
  guint pixels = tile_pixels (view, scale, &zoom);
  int n_tiles = 1 << zoom;
  double corner_x = ldexp (view->x, (int) zoom) * pixels;
  double corner_y = ldexp (view->y, (int) zoom) * pixels;
  int first_x = CLAMP ((int) floor (corner_x / pixels), 0, n_tiles - 1);
  int first_y = CLAMP ((int) floor (corner_y / pixels), 0, n_tiles - 1);
  int last_x = CLAMP ((int) floor ((corner_x + view->width * scale) / pixels), 0, n_tiles - 1);
  int last_y = CLAMP ((int) floor ((corner_y + view->height * scale) / pixels), 0, n_tiles - 1);
  cairo_surface_t *surface;

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) pixels, (int) pixels);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, view->width, view->height);
  cairo_clip (cr);
  wg_text_set_colour (cr, theme->land);
  cairo_paint (cr);
  cairo_scale (cr, 1 / scale, 1 / scale);
  for (int y = first_y; y <= last_y; y++)
    for (int x = first_x; x <= last_x; x++)
      {
        cairo_save (cr);
        cairo_translate (cr, floor ((double) x * pixels - corner_x + 0.5),
                         floor ((double) y * pixels - corner_y + 0.5));
        paint_tile (cr, painter, snapshot, colours, theme, zoom, (guint) x, (guint) y, pixels,
                    scale, surface);
        cairo_restore (cr);
      }
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}

void
wg_map_painter_paint (cairo_t            *cr,
                      WgMapSnapshot      *snapshot,
                      const WgMapColours *colours,
                      const WgMapView    *view,
                      const WgTheme      *theme)
{
  if (wg_map_painter_is_vector (cr))
    wg_map_painter_paint_paths (cr, snapshot, colours, view, theme);
  else
    paint_tiles (cr, snapshot, colours, view, theme);
}
