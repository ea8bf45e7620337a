/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding the parts of a chart: under the pointer, and from one to the next with the arrows. */

#include "wg-chart-layout-private.h"

#include <math.h>

#define ACROSS 4.0 /* a step to the side counts so many times its length */

static const WgChartTarget *
get_target (const WgChartLayout *self,
            guint                i)
{
  return &g_array_index (self->targets, WgChartTarget, i);
}

static double
middle_x (const WgChartBox *box)
{
  return box->x + box->width / 2;
}

static double
middle_y (const WgChartBox *box)
{
  return box->y + box->height / 2;
}

/**
 * wg_chart_hit:
 * @x: from the chart's left edge
 * @y: from its top
 *
 * Returns: the part there; where several reach it, the nearest; series is %WG_CHART_NONE for none
 */
WgChartPart
wg_chart_hit (const WgChartLayout *self,
              double               x,
              double               y)
{
  WgChartPart best = WG_CHART_NO_PART;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < self->targets->len; i++)
    {
      const WgChartTarget *target = get_target (self, i);
      const WgChartBox *reach = &target->reach;
      double miss = hypot (middle_x (&target->box) - x, middle_y (&target->box) - y);

      if (x < reach->x || y < reach->y || x >= reach->x + reach->width
          || y >= reach->y + reach->height || miss >= least)
        continue;
      least = miss;
      best = target->part;
    }
  return best;
}

/* How far a target lies in a direction; infinite behind. */
static double
find_distance (const WgChartTarget *from,
               const WgChartTarget *to,
               WgChartStep          step)
{
  double dx = middle_x (&to->box) - middle_x (&from->box);
  double dy = middle_y (&to->box) - middle_y (&from->box);
  gboolean sideways = step == WG_CHART_STEP_LEFT || step == WG_CHART_STEP_RIGHT;
  gboolean backwards = step == WG_CHART_STEP_LEFT || step == WG_CHART_STEP_UP;
  double along = (sideways ? dx : dy) * (backwards ? -1 : 1);

  if (along < 0.5)
    return G_MAXDOUBLE;
  return along + ACROSS * fabs (sideways ? dy : dx);
}

/* On a line the arrow follows the line, however steep it is. */
static gboolean
follow_line (const WgChartLayout *self,
             WgChartPart          from,
             WgChartStep          step,
             WgChartPart         *to)
{
  gboolean back = step == WG_CHART_STEP_LEFT;

  if ((self->kind != WG_CHART_LINE && self->kind != WG_CHART_MULTIPLES)
      || (step != WG_CHART_STEP_LEFT && step != WG_CHART_STEP_RIGHT)
      || from.point == WG_CHART_NONE || (back && from.point == 0))
    return FALSE;
  *to = (WgChartPart) { from.series, back ? from.point - 1 : from.point + 1 };
  return wg_chart_get_box (self, *to, NULL, NULL, NULL, NULL);
}

WgChartPart
wg_chart_step (const WgChartLayout *self,
               WgChartPart          from,
               WgChartStep          step)
{
  const WgChartTarget *start = NULL;
  double least = G_MAXDOUBLE;
  WgChartPart best = from;

  if (self->targets->len == 0)
    return WG_CHART_NO_PART;
  for (guint i = 0; i < self->targets->len && start == NULL; i++)
    if (wg_chart_part_equal (get_target (self, i)->part, from))
      start = get_target (self, i);
  if (start == NULL || step == WG_CHART_STEP_FIRST)
    return get_target (self, 0)->part;
  if (step == WG_CHART_STEP_LAST)
    return get_target (self, self->targets->len - 1)->part;
  if (follow_line (self, from, step, &best))
    return best;
  best = from;
  for (guint i = 0; i < self->targets->len; i++)
    {
      double distance = find_distance (start, get_target (self, i), step);

      if (distance < least)
        {
          least = distance;
          best = get_target (self, i)->part;
        }
    }
  return best;
}

/**
 * wg_chart_get_box:
 * @x: (out) (optional): left edge of what is seen of the part
 * @y: (out) (optional): its top
 * @width: (out) (optional)
 * @height: (out) (optional)
 *
 * Returns: whether the part is in the picture
 */
gboolean
wg_chart_get_box (const WgChartLayout *self,
                  WgChartPart          part,
                  double              *x,
                  double              *y,
                  double              *width,
                  double              *height)
{
  for (guint i = 0; i < self->targets->len; i++)
    {
      const WgChartTarget *target = get_target (self, i);

      if (!wg_chart_part_equal (target->part, part))
        continue;
      if (x != NULL)
        *x = target->seen.x;
      if (y != NULL)
        *y = target->seen.y;
      if (width != NULL)
        *width = target->seen.width;
      if (height != NULL)
        *height = target->seen.height;
      return TRUE;
    }
  return FALSE;
}
