/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Simplifies arcs (Douglas and Peucker 1973), all tolerances from one pass:
 * each point learns the tolerance up to which it stays, and every level is a
 * filter on that. Ends of arcs stay, so neighbours never come apart. On coarse
 * levels points also snap to a grid finer than the tolerance; an arc that
 * shrinks to a point is left out, in every area that uses it at once. */

#include "wg-arcs-private.h"

#include <math.h>

/* A level is kept when it has at most this share of the points before. */
#define MIN_LEVEL_GAIN 0.75

static double
distance_to_segment (WgLatticePoint p,
                     WgLatticePoint a,
                     WgLatticePoint b)
{
  double dx = (double) b.x - a.x;
  double dy = (double) b.y - a.y;
  double px = (double) p.x - a.x;
  double py = (double) p.y - a.y;
  double length2 = dx * dx + dy * dy;
  double t = length2 > 0 ? CLAMP ((px * dx + py * dy) / length2, 0, 1) : 0;

  px -= t * dx;
  py -= t * dy;
  return sqrt (px * px + py * py);
}

/* Recursion is as deep as an arc is long, and those are short by construction. */
static void
weigh (const WgLatticePoint *points,
       guint                 lo,
       guint                 hi,
       double                limit,
       float                *weights)
{
  double most = -1;
  guint at = lo;

  if (hi < lo + 2)
    return;
  for (guint i = lo + 1; i < hi; i++)
    {
      double d = distance_to_segment (points[i], points[lo], points[hi]);

      if (d > most)
        {
          most = d;
          at = i;
        }
    }
  /* Never more than what this stretch hangs on, else a filter would break the order. */
  most = MIN (most, limit);
  weights[at] = (float) most;
  weigh (points, lo, at, most, weights);
  weigh (points, at, hi, most, weights);
}

/**
 * wg_arcs_weigh_line:
 * @points: (array length=n_points): a line
 * @n_points: at least 1
 * @weights: (out caller-allocates) (array length=n_points): per point the tolerance below which it
 *   stays; infinite at both ends
 *
 * For lines that share nothing, such as streets.
 */
void
wg_arcs_weigh_line (const WgLatticePoint *points,
                    guint                 n_points,
                    float                *weights)
{
  /* Stretches of bounded length keep the recursion shallow, whatever a file holds. */
  for (guint lo = 0; lo < n_points; lo += 255)
    {
      guint hi = MIN (lo + 255, n_points - 1);

      weights[lo] = weights[hi] = INFINITY;
      weigh (points, lo, hi, INFINITY, weights);
    }
}

static float *
weigh_all (const WgArcs *arcs)
{
  const WgArcLevel *full = &arcs->levels[0];
  float *weights = g_new (float, MAX (full->first[arcs->n_arcs], 1));

  for (guint a = 0; a < arcs->n_arcs; a++)
    {
      guint32 first = full->first[a];
      guint32 last = full->first[a + 1] - 1;

      wg_arcs_weigh_line (full->points + first, last - first + 1, weights + first);
    }
  return weights;
}

static inline gint32
snap (gint32  value,
      guint32 step)
{
  guint32 snapped = ((guint32) value + step / 2) & ~(step - 1);

  return (gint32) MIN (snapped, (guint32) G_MAXINT32);
}

/* Copies what stays of one arc; returns how many points that is. */
static guint32
filter_arc (const WgLatticePoint *points,
            const float          *weights,
            guint32               n,
            double                tolerance,
            guint32               step,
            WgLatticePoint       *to,
            float                *to_weights)
{
  guint32 kept = 0;

  for (guint32 i = 0; i < n; i++)
    {
      WgLatticePoint point;

      if (weights[i] <= tolerance)
        continue;
      point = (WgLatticePoint) { snap (points[i].x, step), snap (points[i].y, step) };
      if (kept > 0 && to[kept - 1].x == point.x && to[kept - 1].y == point.y)
        {
          to_weights[kept - 1] = MAX (to_weights[kept - 1], weights[i]);
          continue;
        }
      to[kept] = point;
      to_weights[kept++] = weights[i];
    }
  return kept < 2 ? 0 : kept;
}

static WgArcLevel
filter_level (const WgArcs     *arcs,
              const WgArcLevel *from,
              const float      *weights,
              guint             shift,
              float           **kept_weights)
{
  WgArcLevel level = { .tolerance = (double) (1u << shift) };
  guint32 n_points = MAX (from->first[arcs->n_arcs], 1);
  guint32 n = 0;

  level.first = g_new (guint32, arcs->n_arcs + 1);
  level.points = g_new (WgLatticePoint, n_points);
  *kept_weights = g_new (float, n_points);
  for (guint a = 0; a < arcs->n_arcs; a++)
    {
      level.first[a] = n;
      n += filter_arc (from->points + from->first[a], weights + from->first[a],
                       from->first[a + 1] - from->first[a],
                       level.tolerance, 1u << (shift - 1), level.points + n, *kept_weights + n);
    }
  level.first[arcs->n_arcs] = n;
  return level;
}

/**
 * _wg_arcs_simplify:
 * @self: arcs with level 0 only
 *
 * Builds the coarser levels. Each one is made from the one before, so the work shrinks as they do;
 * one that saves little is not kept. Together they need about as much memory as level 0.
 */
void
_wg_arcs_simplify (WgArcs *self)
{
  float *weights = weigh_all (self);

  for (guint shift = 1; shift < WG_ARC_MAX_LEVELS - 1; shift++)
    {
      const WgArcLevel *from = &self->levels[self->n_levels - 1];
      guint32 before = from->first[self->n_arcs];
      float *kept_weights;
      WgArcLevel level;

      if (before == 0)
        break;
      level = filter_level (self, from, weights, shift, &kept_weights);
      if (level.first[self->n_arcs] > MIN_LEVEL_GAIN * before)
        {
          g_free (level.first);
          g_free (level.points);
          g_free (kept_weights);
          continue;
        }
      level.points = g_renew (WgLatticePoint, level.points, MAX (level.first[self->n_arcs], 1));
      g_free (weights);
      weights = kept_weights;
      self->levels[self->n_levels++] = level;
    }
  g_free (weights);
}

const WgArcLevel *
wg_arcs_level_for (const WgArcs *self,
                   double        tolerance)
{
  guint at = 0;

  while (at + 1 < self->n_levels && self->levels[at + 1].tolerance <= tolerance)
    at++;
  return &self->levels[at];
}
