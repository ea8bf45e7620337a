/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slide on a surface: white paper, black text, one picture. Sizes follow the picture's width and
 * the room, so that a projector, a screen on a desk and a sheet of paper show the same page. */

#include "wg-slide-private.h"

#include "wg-chart-painter.h"

#include <math.h>

double
wg_slide_least_text (const WgRoom *room,
                     double        width)
{
  guint least = room != NULL ? wg_room_get_least_text (room) : 0;

  if (least == 0 || room->width_px == 0)
    return 0;
  return width == room->width_px ? least : least * width / room->width_px;
}

static void
pen_init (WgSlidePen    *pen,
          cairo_t       *cr,
          const WgSlide *slide,
          const WgRoom  *room,
          double         width,
          double         height)
{
  *pen = (WgSlidePen) { .cr = cr, .slide = slide, .own = *wg_theme_get (WG_THEME_PRINT),
                        .width = width, .height = height };
  pen->own.category[0] = pen->own.figure;
  pen->own.category[1] = pen->own.accent;
  pen->theme = &pen->own;
  pen->least = wg_slide_least_text (room, width);
  pen->em = MAX (pen->least, MIN (width / 62, height / 36));
  pen->margin = 1.6 * pen->em;
}

static void
paint_picture (WgSlidePen *pen,
               WgSlideBox  box)
{
  switch (pen->slide->picture)
    {
    case WG_SLIDE_MAP:
      _wg_slide_paint_map (pen, box);
      break;
    case WG_SLIDE_CHART:
      _wg_slide_paint_chart (pen, box);
      break;
    case WG_SLIDE_TABLE:
      _wg_slide_paint_table (pen, pen->slide->table, box);
      break;
    case WG_SLIDE_ORG:
      _wg_slide_paint_org (pen, box);
      break;
    case WG_SLIDE_NOTHING:
    default:
      break;
    }
}

static void
paint (WgSlidePen *pen)
{
  WgSlideBox box;

  cairo_save (pen->cr);
  wg_text_set_colour (pen->cr, pen->theme->paper);
  cairo_rectangle (pen->cr, 0, 0, pen->width, pen->height);
  cairo_fill (pen->cr);
  box = _wg_slide_paint_frame (pen);
  if (box.height > 2 * pen->em)
    box = _wg_slide_paint_figures (pen, box);
  if (box.height > 2 * pen->em && box.width > 4 * pen->em)
    paint_picture (pen, box);
  cairo_restore (pen->cr);
}

void
wg_slide_paint (cairo_t       *cr,
                const WgSlide *slide,
                const WgRoom  *room,
                double         width,
                double         height)
{
  WgSlidePen pen;

  pen_init (&pen, cr, slide, room, width, height);
  paint (&pen);
}

void
wg_slide_paint_picture (cairo_t       *cr,
                        const WgSlide *slide,
                        double         text,
                        double         width,
                        double         height)
{
  WgSlidePen pen;

  pen_init (&pen, cr, slide, NULL, width, height);
  pen.em = pen.least = text;
  cairo_save (cr);
  paint_picture (&pen, (WgSlideBox) { 0, 0, width, height });
  cairo_restore (cr);
}

/* On a surface that keeps what is drawn and draws nothing. */
static void
rehearse (WgSlidePen    *pen,
          const WgSlide *slide,
          const WgRoom  *room,
          double         width,
          double         height,
          GArray        *parts,
          GArray        *texts)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  pen_init (pen, cr, slide, room, width, height);
  pen->parts = parts;
  pen->only_parts = texts == NULL;
  wg_text_log_start (cr, texts);
  paint (pen);
  pen->cr = NULL;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

GArray *
wg_slide_list_texts (const WgSlide *slide,
                     const WgRoom  *room,
                     double         width,
                     double         height)
{
  GArray *texts = wg_text_log_new ();
  WgSlidePen pen;

  rehearse (&pen, slide, room, width, height, NULL, texts);
  return texts;
}

GArray *
wg_slide_list_parts (const WgSlide *slide,
                     const WgRoom  *room,
                     double         width,
                     double         height)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (WgSlideHit));
  WgSlidePen pen;

  rehearse (&pen, slide, room, width, height, parts, NULL);
  return parts;
}

gboolean
wg_slide_get_map (const WgSlide *slide,
                  const WgRoom  *room,
                  double         width,
                  double         height,
                  double        *x,
                  double        *y,
                  WgMapView     *view)
{
  WgSlidePen pen;

  if (slide->picture != WG_SLIDE_MAP)
    return FALSE;
  rehearse (&pen, slide, room, width, height, NULL, NULL);
  *x = pen.map_box.x;
  *y = pen.map_box.y;
  *view = pen.map_view;
  return pen.map_view.width > 0;
}

static gboolean
is_in (const WgSlideHit *hit,
       double            x,
       double            y)
{
  return x >= hit->x && x < hit->x + hit->width && y >= hit->y && y < hit->y + hit->height;
}

/* The grid of the map there. */
static WgSlideHit
hit_map (const WgSlidePen *pen,
         double            x,
         double            y)
{
  WgSlideHit hit = { .on = WG_SLIDE_ON_NOTHING };
  double px = x - pen->map_box.x, py = y - pen->map_box.y, wx, wy;
  guint area;

  if (pen->slide->picture != WG_SLIDE_MAP || pen->map_view.width <= 0 || px < 0 || py < 0
      || px >= pen->map_box.width || py >= pen->map_box.height)
    return hit;
  wg_map_view_to_world (&pen->map_view, px, py, &wx, &wy);
  area = wg_map_snapshot_hit (pen->slide->snapshot, wx, wy, 0);
  if (area == WG_MAP_NO_AREA)
    return hit;
  return (WgSlideHit) { .on = WG_SLIDE_ON_MAP, .index = area,
                        .id = wg_map_snapshot_get_area (pen->slide->snapshot, area)->id,
                        .x = x, .y = y };
}

WgSlideHit
wg_slide_hit (const WgSlide *slide,
              const WgRoom  *room,
              double         width,
              double         height,
              double         x,
              double         y)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (WgSlideHit));
  WgSlidePen pen;

  rehearse (&pen, slide, room, width, height, parts, NULL);
  /* What was drawn last lies on top. */
  for (guint i = parts->len; i-- > 0;)
    if (is_in (&g_array_index (parts, WgSlideHit, i), x, y))
      return g_array_index (parts, WgSlideHit, i);
  return hit_map (&pen, x, y);
}
