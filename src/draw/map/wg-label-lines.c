/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names along streets and streams, on lakes and parks, and at places. A name stands where
 * its line is straight for its length, again and again along a long line, at
 * places counted from the line's beginning: they do not move with the view. A
 * lake has its name once, in its middle. Names of units were placed before and
 * are not touched. */

#include "wg-label-private.h"

#include "wg-map-geometry.h"

#include <math.h>
#include <string.h>

#define FIRST_AT   140.0 /* pixels from the beginning of a line to its first name */
#define REPEAT     620.0 /* pixels between two names of a line */
#define TRY_STEP   45.0  /* pixels to the next try where a line is bent */
#define STRAIGHT   0.985 /* how much of the way between its ends a straight line may waste */
#define LARGE_TEXT 24.0 /* pixels of text up to which these measures are as they are */
#define MAX_RANK   4
#define FIRST_AREA_ZOOM 13.5
#define GRID_EMS   7   /* of a grid's name */
#define ROOM       1.2 /* how much wider than its name a lake is */

/* Up to which zoom a line of a rank is too thin to carry a name. */
static double
first_zoom (const WgMapBase *base)
{
  static const double zooms[MAX_RANK + 1] = { 14.5, 12.5, 13.5, 14.5, 15.5 };

  return base->layer == WG_BASE_WATER ? 12.5 : zooms[MIN (base->rank, MAX_RANK)];
}

/* A village is no news on a map of the whole district. */
static gboolean
is_named_place (const WgMapBase *base,
                double           zoom)
{
  static const double zooms[MAX_RANK + 1] = { 12, 8, 10.5, 13, 14 };

  return base->layer == WG_BASE_PLACE && base->n_parts > 0 && base->name != NULL
         && base->name[0] != '\0' && zoom >= zooms[MIN (base->rank, MAX_RANK)];
}

static gboolean
is_named_area (const WgMapBase *base,
               double           zoom)
{
  return base->closed && base->n_parts > 0 && base->name != NULL && base->name[0] != '\0' &&
         (base->layer == WG_BASE_GREEN || base->layer == WG_BASE_WATER) &&
         zoom >= FIRST_AREA_ZOOM;
}

static gboolean
is_named_line (const WgMapBase *base,
               double           zoom)
{
  return !base->closed && base->name != NULL && base->name[0] != '\0' &&
         (base->layer == WG_BASE_STREET || base->layer == WG_BASE_WATER) &&
         zoom >= first_zoom (base);
}

/* How much larger text is than where the other measures are meant for, as on a wall of many pixels:
 * it is no reason for more names than the same picture has with fewer. */
static double
get_larger (const WgLabelPlacer *self)
{
  return MAX (self->text_size / LARGE_TEXT, 1);
}

/* The points of one part in pixels, and how far each is along the line. */
typedef struct
{
  GArray *x, *y, *along; /* double */
} Line;

static void
line_fill (Line            *line,
           const WgMapBase *base,
           guint            part,
           double           scale)
{
  double length = 0;

  g_array_set_size (line->x, 0);
  g_array_set_size (line->y, 0);
  g_array_set_size (line->along, 0);
  for (guint32 i = base->part_first[part]; i < base->part_first[part + 1]; i++)
    {
      double x = base->points[i].x / WG_LATTICE_ONE * scale;
      double y = base->points[i].y / WG_LATTICE_ONE * scale;
      guint n = line->x->len;

      if (n > 0)
        length += hypot (x - g_array_index (line->x, double, n - 1),
                         y - g_array_index (line->y, double, n - 1));
      g_array_append_val (line->x, x);
      g_array_append_val (line->y, y);
      g_array_append_val (line->along, length);
    }
}

/* The point that lies @at pixels along the line. */
static void
line_at (const Line *line,
         double      at,
         double     *x,
         double     *y)
{
  const double *along = (const double *) (gpointer) line->along->data;
  const double *xs = (const double *) (gpointer) line->x->data;
  const double *ys = (const double *) (gpointer) line->y->data;
  guint i = 1;
  double t;

  while (i + 1 < line->along->len && along[i] < at)
    i++;
  t = along[i] > along[i - 1] ? (at - along[i - 1]) / (along[i] - along[i - 1]) : 0;
  *x = xs[i - 1] + t * (xs[i] - xs[i - 1]);
  *y = ys[i - 1] + t * (ys[i] - ys[i - 1]);
}

static gboolean
try_spot (WgLabelPlacer *self,
          const Line    *line,
          double         at,
          WgLabelSpot   *spot)
{
  double x0, y0, x1, y1;
  double half_length = spot->length / 2;
  double half_height = WG_LABEL_LINE_EM * _wg_label_line_size (self) / 2;
  double angle;

  line_at (line, at - half_length, &x0, &y0);
  line_at (line, at + half_length, &x1, &y1);
  if (hypot (x1 - x0, y1 - y0) < STRAIGHT * spot->length)
    return FALSE;
  /* Never upside down. */
  angle = x1 >= x0 ? atan2 (y1 - y0, x1 - x0) : atan2 (y0 - y1, x0 - x1);
  spot->x = (x0 + x1) / 2;
  spot->y = (y0 + y1) / 2;
  spot->angle = (float) angle;
  spot->half_width = (float) (fabs (cos (angle)) * half_length + fabs (sin (angle)) * half_height);
  spot->half_height = (float) (fabs (sin (angle)) * half_length + fabs (cos (angle)) * half_height);
  return _wg_label_take_spot (self, spot);
}

static void
place_line (WgLabelPlacer *self,
            const Line    *line,
            WgLabelSpot   *spot)
{
  double length;
  double larger = get_larger (self), at = FIRST_AT * larger;

  if (line->along->len < 2)
    return;
  length = g_array_index (line->along, double, line->along->len - 1);
  /* A line too short for the rule may still carry its name in the middle. */
  if (length < 2 * at)
    at = length / 2;
  while (at - spot->length / 2 >= 0 && at + spot->length / 2 <= length)
    at += try_spot (self, line, at, spot) ? REPEAT * larger : TRY_STEP;
}

/* Whether a point is in the area and in none of its holes. */
static gboolean
is_inside (const WgMapBase *base,
           double           x,
           double           y)
{
  gboolean inside = FALSE;

  for (guint part = 0; part < base->n_parts; part++)
    {
      guint32 first = base->part_first[part], end = base->part_first[part + 1];

      for (guint32 i = first, j = end - 1; i < end; j = i++)
        {
          const WgLatticePoint *a = &base->points[i], *b = &base->points[j];

          if ((a->y > y) != (b->y > y)
              && x < ((double) b->x - a->x) * (y - a->y) / ((double) b->y - a->y) + a->x)
            inside = !inside;
        }
    }
  return inside;
}

/* Whether a grid may want to write its own name there, which matters more. */
static gboolean
hides_a_grid (WgLabelPlacer     *self,
              const WgLabelSpot *spot,
              double             scale)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
  double line = _wg_label_line_size (self);
  double wide = (spot->half_width + GRID_EMS / 2 * line) / scale;
  double high = (spot->half_height + WG_LABEL_LINE_EM / 2 * line + WG_LABEL_GAP) / scale;
  double x = spot->x / scale, y = spot->y / scale;
  WgBBox world = { x - wide, y - high, x + wide, y + high };
  WgLatticeBox box = wg_lattice_box_from_world (&world);

  wg_map_snapshot_query_faces (self->snapshot, &box, found);
  for (guint i = 0; i < found->len; i++)
    {
      const WgMapArea *area = wg_map_snapshot_get_area (self->snapshot,
                                                        g_array_index (found, guint32, i));

      if (area->level == 0 && area->anchor_radius > 0 && fabs (area->anchor_x - x) < wide
          && fabs (area->anchor_y - y) < high)
        return TRUE;
    }
  return FALSE;
}

/* In the middle, where that is wet for the whole of the name. */
static void
place_area (WgLabelPlacer   *self,
            const WgMapBase *base,
            double           scale,
            WgLabelSpot     *spot)
{
  double x = ((double) base->box.x_min + base->box.x_max) / 2;
  double y = ((double) base->box.y_min + base->box.y_max) / 2;
  double half = spot->length * ROOM / 2 / scale * WG_LATTICE_ONE;

  if (!is_inside (base, x, y) || !is_inside (base, x - half, y) || !is_inside (base, x + half, y))
    return;
  spot->x = x / WG_LATTICE_ONE * scale;
  spot->y = y / WG_LATTICE_ONE * scale;
  spot->angle = 0;
  spot->half_width = spot->length / 2;
  spot->half_height = (float) (WG_LABEL_LINE_EM * _wg_label_line_size (self) / 2);
  if (!hides_a_grid (self, spot, scale))
    _wg_label_take_spot (self, spot);
}

static void
place_point (WgLabelPlacer   *self,
             const WgMapBase *base,
             double           scale,
             WgLabelSpot     *spot)
{
  spot->x = base->points[0].x / WG_LATTICE_ONE * scale;
  spot->y = base->points[0].y / WG_LATTICE_ONE * scale;
  spot->angle = 0;
  spot->half_width = spot->length / 2;
  spot->half_height = (float) (WG_LABEL_LINE_EM * _wg_label_line_size (self) / 2);
  if (!hides_a_grid (self, spot, scale))
    _wg_label_take_spot (self, spot);
}

/* Called after the names of units were placed for a zoom. */
void
_wg_label_place_lines (WgLabelPlacer *self,
                       double         zoom)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
  const WgLatticeBox world = { 0, 0, G_MAXINT32, G_MAXINT32 };
  double named = zoom - log2 (get_larger (self));
  Line line = {
    g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double)),
    g_array_new (FALSE, FALSE, sizeof (double))
  };

  wg_map_snapshot_query_base (self->snapshot, &world, found);
  /* Drawn last, named first: the widest streets. */
  for (guint i = found->len; i-- > 0;)
    {
      guint32 index = g_array_index (found, guint32, i);
      const WgMapBase *base = wg_map_snapshot_get_base (self->snapshot, index);
      WgLabelSpot spot = { .area = WG_MAP_NO_AREA, .base = index };

      if (!is_named_line (base, named) && !is_named_area (base, named)
          && !is_named_place (base, named))
        continue;
      spot.length = (float) (_wg_label_text_ems (base->name) * _wg_label_line_size (self) +
                             2 * WG_LABEL_GAP);
      if (base->layer == WG_BASE_PLACE)
        place_point (self, base, 512 * exp2 (zoom), &spot);
      else if (base->closed)
        place_area (self, base, 512 * exp2 (zoom), &spot);
      for (guint part = 0; part < base->n_parts && !base->closed && base->layer != WG_BASE_PLACE;
           part++)
        {
          line_fill (&line, base, part, 512 * exp2 (zoom));
          place_line (self, &line, &spot);
        }
    }
  g_array_unref (line.x);
  g_array_unref (line.y);
  g_array_unref (line.along);
}
