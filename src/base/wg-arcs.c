/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions to polygons kept as arcs: is a point inside, where is there room
 * for a name. An area is asked through all of its arcs at once, in any order,
 * because even-odd does not care for order; so a unit put together from its
 * grids' borders is asked the same way as a polygon of its own. */

#include "wg-arcs.h"

#include <math.h>

#define N_ROWS   5 /* lines on which a place inside is looked for */
#define N_SWINGS 5 /* steps of the search from there */

void
wg_arcs_free (WgArcs *self)
{
  if (self == NULL)
    return;
  g_free (self->faces);
  g_free (self->arc_boxes);
  g_free (self->ref_first);
  g_free (self->refs);
  g_free (self->area_boxes);
  for (guint i = 0; i < self->n_levels; i++)
    {
      g_free (self->levels[i].first);
      g_free (self->levels[i].points);
    }
  g_free (self);
}

gsize
wg_arcs_get_bytes (const WgArcs *self)
{
  gsize bytes = sizeof *self;

  bytes += self->n_arcs * (2 * sizeof (guint32) + sizeof (WgLatticeBox));
  bytes += self->n_areas * (sizeof (guint32) + sizeof (WgLatticeBox));
  bytes += self->ref_first[self->n_areas] * sizeof (guint32);
  for (guint i = 0; i < self->n_levels; i++)
    {
      bytes += (self->n_arcs + 1) * sizeof (guint32);
      bytes += self->levels[i].first[self->n_arcs] * sizeof (WgLatticePoint);
    }
  return bytes;
}

/* How often a ray to the east meets one arc. */
static guint
count_crossings (const WgLatticePoint *points,
                 guint32               n,
                 double                x,
                 double                y)
{
  guint crossings = 0;

  for (guint32 i = 1; i < n; i++)
    {
      WgLatticePoint a = points[i - 1];
      WgLatticePoint b = points[i];

      if ((a.y > y) != (b.y > y) &&
          x < a.x + (y - a.y) * ((double) b.x - a.x) / ((double) b.y - a.y))
        crossings++;
    }
  return crossings;
}

gboolean
wg_arcs_contains (const WgArcs *self,
                  guint         area,
                  double        x,
                  double        y)
{
  const WgArcLevel *full = &self->levels[0];
  const WgLatticeBox *box = &self->area_boxes[area];
  guint crossings = 0;

  if (x < box->x_min || x > box->x_max || y < box->y_min || y > box->y_max)
    return FALSE;
  for (guint32 i = self->ref_first[area]; i < self->ref_first[area + 1]; i++)
    {
      guint32 arc = WG_ARC_REF_ARC (self->refs[i]);

      box = &self->arc_boxes[arc];
      if (y >= box->y_min && y <= box->y_max && x <= box->x_max)
        crossings += count_crossings (full->points + full->first[arc],
                                      full->first[arc + 1] - full->first[arc], x, y);
    }
  return crossings % 2 == 1;
}

static double
distance_to_box (const WgLatticeBox *box,
                 double              x,
                 double              y)
{
  double dx = MAX (MAX (box->x_min - x, x - box->x_max), 0);
  double dy = MAX (MAX (box->y_min - y, y - box->y_max), 0);

  return sqrt (dx * dx + dy * dy);
}

/* Distance to the nearest border, squared, at most @best2. */
static double
nearest_on_arc (const WgLatticePoint *points,
                guint32               n,
                double                x,
                double                y,
                double                best2)
{
  for (guint32 i = 1; i < n; i++)
    {
      double dx = (double) points[i].x - points[i - 1].x;
      double dy = (double) points[i].y - points[i - 1].y;
      double px = x - points[i - 1].x;
      double py = y - points[i - 1].y;
      double length2 = dx * dx + dy * dy;
      double t = length2 > 0 ? CLAMP ((px * dx + py * dy) / length2, 0, 1) : 0;

      px -= t * dx;
      py -= t * dy;
      best2 = MIN (best2, px * px + py * py);
    }
  return best2;
}

/* Distance of a point inside to the border, or −1 as soon as it is known to be at most @at_least.
 * Asks a level coarse enough for the size of the area: a place for a name need not be exact. */
static double
room_at (const WgArcs     *self,
         const WgArcLevel *level,
         guint             area,
         double            x,
         double            y,
         double            at_least)
{
  double best2 = INFINITY;

  for (guint32 i = self->ref_first[area]; i < self->ref_first[area + 1]; i++)
    {
      guint32 arc = WG_ARC_REF_ARC (self->refs[i]);
      double near = distance_to_box (&self->arc_boxes[arc], x, y) - level->tolerance * 2;

      if (near > 0 && near * near >= best2)
        continue;
      best2 = nearest_on_arc (level->points + level->first[arc],
                              level->first[arc + 1] - level->first[arc], x, y, best2);
      if (best2 <= at_least * at_least)
        return -1;
    }
  return sqrt (best2);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The middle of the widest stretch inside the area on the line @y; returns its width. */
static double
widest_on_row (const WgArcs     *self,
               const WgArcLevel *level,
               guint             area,
               double            y,
               GArray           *crossings,
               double           *middle)
{
  double widest = 0;

  g_array_set_size (crossings, 0);
  for (guint32 i = self->ref_first[area]; i < self->ref_first[area + 1]; i++)
    {
      guint32 arc = WG_ARC_REF_ARC (self->refs[i]);

      for (guint32 k = level->first[arc] + 1; k < level->first[arc + 1]; k++)
        {
          WgLatticePoint a = level->points[k - 1];
          WgLatticePoint b = level->points[k];
          double x;

          if ((a.y > y) == (b.y > y))
            continue;
          x = a.x + (y - a.y) * ((double) b.x - a.x) / ((double) b.y - a.y);
          g_array_append_val (crossings, x);
        }
    }
  g_array_sort (crossings, compare_doubles);
  for (guint i = 0; i + 1 < crossings->len; i += 2)
    {
      double from = g_array_index (crossings, double, i);
      double to = g_array_index (crossings, double, i + 1);

      if (to - from > widest)
        {
          widest = to - from;
          *middle = (from + to) / 2;
        }
    }
  return widest;
}

/* Steps towards more room, halving the step when there is none. A step is shorter than the room
 * there is, so it cannot leave the area, and nobody needs to ask. */
static void
climb (const WgArcs     *self,
       const WgArcLevel *level,
       guint             area,
       double           *x,
       double           *y,
       double           *radius)
{
  static const int directions[4][2] = { { 1, 0 }, { 0, 1 }, { -1, 0 }, { 0, -1 } };
  double step = *radius / 2;

  for (guint swing = 0; swing < N_SWINGS; swing++)
    {
      gboolean better = FALSE;

      for (guint d = 0; d < 4 && !better; d++)
        {
          double nx = *x + directions[d][0] * step;
          double ny = *y + directions[d][1] * step;
          double room = room_at (self, level, area, nx, ny, *radius * 1.02);

          if (room > 0)
            {
              *x = nx;
              *y = ny;
              *radius = room;
              better = TRUE;
            }
        }
      if (!better)
        step /= 2;
    }
}

gboolean
wg_arcs_find_inside (const WgArcs *self,
                     guint         area,
                     double       *x,
                     double       *y,
                     double       *radius)
{
  const WgLatticeBox *box = &self->area_boxes[area];
  g_autoptr (GArray) crossings = g_array_new (FALSE, FALSE, sizeof (double));
  const WgArcLevel *level;
  double height = (double) box->y_max - box->y_min;

  *radius = 0;
  if (box->x_min > box->x_max || height <= 0)
    return FALSE;
  level = wg_arcs_level_for (self, MIN (height, (double) box->x_max - box->x_min) / 32);
  for (guint row = 0; row < N_ROWS; row++)
    {
      /* Off the vertices, whose rows are whole numbers. */
      double py = floor (box->y_min + height * (row + 1) / (N_ROWS + 1)) + 0.5;
      double px = 0;
      double width = widest_on_row (self, level, area, py, crossings, &px);
      double room;

      /* There is no more room than half of the stretch. */
      if (width / 2 <= *radius)
        continue;
      room = room_at (self, level, area, px, py, *radius);
      if (room > 0)
        {
          *x = px;
          *y = py;
          *radius = room;
        }
    }
  if (*radius <= 0)
    return FALSE;
  climb (self, level, area, x, y, radius);
  return TRUE;
}
