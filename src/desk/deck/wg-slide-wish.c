/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody wished of a page while it is shown, on its way into the slide. The file does not
 * learn of it. */

#include "wg-slide-context.h"

#include <math.h>

/* A grid that was gone to stands in the middle of so much more of the map. */
#define AROUND 2.5

void
wg_slide_wish_narrow (WgSlideContext *self, WgQuestion *question)
{
  WgIndicator *indicator;

  if (self->wish == NULL || self->wish->service_class == 0 || question->indicator == NULL)
    return;
  indicator = wg_district_find_indicator (self->district, question->indicator);
  if (indicator != NULL && indicator->class_use != NULL)
    question->service_class = self->wish->service_class;
}

/* Round a grid, or all that the page shows. */
static WgBBox
get_ground (const WgSlide *slide)
{
  WgBBox box = wg_map_snapshot_get_frame (slide->snapshot, slide->focus);

  if (slide->marked != WG_MAP_NO_AREA)
    {
      box = wg_map_snapshot_get_frame (slide->snapshot, slide->marked);
      wg_bbox_grow (&box, AROUND * MAX (box.x_max - box.x_min, box.y_max - box.y_min));
    }
  return box;
}

/* A map with the posts on it, then the ground alone; the posts' page without what they miss. */
static void
apply_layer (WgSlideContext *self, WgSlide *slide)
{
  if (slide->places != NULL)
    {
      if (self->wish->layer % 2 == 1)
        g_clear_pointer (&slide->gaps, g_ptr_array_unref);
    }
  else if (self->wish->layer % 3 == 1)
    wg_slide_add_posts (self, slide);
  else if (self->wish->layer % 3 == 2)
    g_clear_pointer (&slide->colours, wg_map_colours_unref);
}

void
wg_slide_wish_apply (WgSlideContext *self, WgSlide *slide)
{
  const WgShowWish *wish = self->wish;
  double scale, width, height, x, y;
  WgBBox box;

  if (wish == NULL || slide->picture != WG_SLIDE_MAP)
    return;
  apply_layer (self, slide);
  if (wish->grid != 0)
    slide->marked = wg_map_snapshot_find (slide->snapshot, wish->grid);
  if (slide->marked == WG_MAP_NO_AREA && wish->zoom == 0)
    return;
  box = get_ground (slide);
  scale = exp2 (-wish->zoom);
  width = (box.x_max - box.x_min) * scale;
  height = (box.y_max - box.y_min) * scale;
  x = (box.x_min + box.x_max) / 2 + wish->x * width;
  y = (box.y_min + box.y_max) / 2 + wish->y * height;
  slide->view = (WgBBox) { x - width / 2, y - height / 2, x + width / 2, y + height / 2 };
}
