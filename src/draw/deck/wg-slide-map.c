/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map of a slide: names as large as the room demands, fewer of them where they do not fit. */

#include "wg-slide-private.h"

#include "wg-legend-painter.h"
#include "wg-map-plate.h"
#include "wg-post-spots.h"

#include <math.h>

/* Its approval number, or that it is for internal use, and the scale, under the map. */
static void
paint_foot (WgSlidePen *pen,
            WgSlideBox  box)
{
  double em = pen->em, bar = 8 * em;

  if (pen->slide->foot != NULL)
    _wg_slide_write (pen, pen->slide->foot,
                     (WgSlideBox) { box.x, box.y, MAX (box.width - bar - em, em), 0 }, em,
                     WG_TEXT_NORMAL, pen->theme->text_dim, 0, 0);
  cairo_save (pen->cr);
  cairo_translate (pen->cr, box.x + box.width - bar, box.y + 1.35 * em);
  wg_legend_painter_paint_scale (pen->cr, &pen->map_view, pen->theme, bar, em);
  cairo_restore (pen->cr);
}

/* Over the map: on it there is no place where no unit may lie. Returns its height, whole pixels. */
static double
paint_legend (WgSlidePen *pen,
              WgSlideBox  box,
              gboolean    dry)
{
  const WgSlide *slide = pen->slide;
  double height;

  if (slide->colours == NULL)
    return 0;
  cairo_save (pen->cr);
  cairo_translate (pen->cr, box.x, box.y);
  height = ceil (wg_legend_painter_lay_strip (pen->cr, &slide->legend, pen->theme, pen->em,
                                              box.width, dry) + 0.5 * pen->em);
  cairo_restore (pen->cr);
  if (!dry)
    _wg_slide_note (pen, WG_SLIDE_ON_LEGEND, 0, 0,
                    (WgSlideBox) { box.x, box.y, box.width, height });
  return height;
}

/* The posts as marks, for this thread alone. (transfer full) (nullable) */
static WgPostSpots *
make_spots (const WgSlide *slide,
            double         size)
{
  WgPostSpots *spots = slide->places != NULL ? wg_post_spots_new (size) : NULL;

  for (guint i = 0; spots != NULL && i < slide->places->len; i++)
    {
      const WgSlidePlace *place = &g_array_index (slide->places, WgSlidePlace, i);

      wg_post_spots_add (spots, &(WgPostSpot) { .id = place->id, .x = place->x, .y = place->y,
                                                .mark = { place->shape, place->rank,
                                                          place->flags },
                                                .name = place->name });
    }
  return spots;
}

void
_wg_slide_paint_map (WgSlidePen *pen,
                     WgSlideBox  box)
{
  const WgSlide *slide = pen->slide;
  double em = pen->em;
  g_autoptr (WgPostSpots) spots = make_spots (slide, 1.7 * em); /* a group's number has 0.6 of it */
  double bar = 8 * em, legend;
  double foot = slide->foot == NULL
                    ? 1.5 * em
                    : _wg_slide_measure (pen, slide->foot, MAX (box.width - bar - em, em), em,
                                         WG_TEXT_NORMAL, NULL);
  WgMapPlate plate = {
    .snapshot = slide->snapshot, .colours = slide->colours,
    .focus = WG_BBOX_EMPTY, .focus_area = slide->focus, .theme = pen->theme, .em = em,
    .posts = spots, .gaps = slide->gaps, .margin = 0.8 * em,
    .names = MAX (pen->least / 0.95, 0.9 * em), .whole_names = TRUE,
  };

  /* Tiles stand on whole pixels. */
  box = (WgSlideBox) { floor (box.x), floor (box.y), floor (box.width), floor (box.height) };
  legend = paint_legend (pen, box, TRUE);
  pen->map_box = (WgSlideBox) { box.x, box.y + legend, box.width,
                                floor (box.height - legend - foot - 0.3 * em) };
  if (pen->map_box.height < 4 * em || box.width < 4 * em)
    return;
  if (slide->marked != WG_MAP_NO_AREA)
    plate.focus_area = slide->marked;
  if (!wg_bbox_is_empty (&slide->view))
    plate.focus = slide->view;
  else if (slide->focus != WG_MAP_NO_AREA)
    plate.focus = wg_map_snapshot_get_frame (slide->snapshot, slide->focus);
  paint_legend (pen, box, FALSE);
  cairo_save (pen->cr);
  cairo_translate (pen->cr, pen->map_box.x, pen->map_box.y);
  pen->map_view = wg_map_plate_make_view (&plate, pen->cr, box.width, pen->map_box.height);
  if (!pen->only_parts)
    wg_map_plate_paint (&plate, pen->cr, &pen->map_view);
  cairo_restore (pen->cr);
  paint_foot (pen, (WgSlideBox) { box.x, pen->map_box.y + pen->map_box.height + 0.3 * em,
                                  box.width, foot });
}
