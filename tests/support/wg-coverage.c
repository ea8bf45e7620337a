/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Polygons made from numbers, the same on every machine, for tests and
 * benches of the map at any size. */

#include "wg-coverage.h"

#define N_ACROSS 5 /* points between two corners, along a row */
#define N_DOWN   4 /* and along a column */

/* −1 … 1, from the place alone, so that both sides of a border agree. */
static double
noise (guint32 a,
       guint32 b,
       guint32 c)
{
  guint32 h = a * 0x9E3779B1u ^ b * 0x85EBCA77u ^ c * 0xC2B2AE3Du;

  h ^= h >> 15;
  h *= 0x2C1B3C6Du;
  h ^= h >> 12;
  h *= 0x297A2D39u;
  h ^= h >> 15;
  return h / 2147483647.5 - 1;
}

static void
node (const WgCoverage *self,
      guint             i,
      guint             j,
      double           *x,
      double           *y)
{
  /* The rim stays straight, so that the whole is a rectangle. */
  *x = i + (i > 0 && i < self->columns ? 0.25 * noise (i, j, 1) : 0);
  *y = j + (j > 0 && j < self->rows ? 0.25 * noise (i, j, 2) : 0);
}

/* Points of the side from node (i, j) to its right or lower neighbour, end left out. */
static guint
side (const WgCoverage *self,
      guint             i,
      guint             j,
      gboolean          down,
      gboolean          backwards,
      double           *out)
{
  guint n = (down ? N_DOWN : N_ACROSS) + 1;
  double x0, y0, x1, y1;

  node (self, i, j, &x0, &y0);
  node (self, down ? i : i + 1, down ? j + 1 : j, &x1, &y1);
  for (guint k = 0; k < n; k++)
    {
      guint step = backwards ? n - k : k;
      double t = (double) step / n;
      gboolean rim = down ? i == 0 || i == self->columns : j == 0 || j == self->rows;
      gboolean straight = step == 0 || step == n || rim;
      double bend = straight ? 0 : 0.06 * noise (i * 16 + step, j, down ? 3 : 4);
      double x = x0 + t * (x1 - x0) - bend * (y1 - y0);
      double y = y0 + t * (y1 - y0) + bend * (x1 - x0);

      out[2 * k] = self->lon + x / self->columns * self->width;
      out[2 * k + 1] = self->lat + y / self->rows * self->height;
    }
  return n;
}

void
wg_coverage_ring (const WgCoverage *self,
                  guint             column,
                  guint             row,
                  double           *lonlat)
{
  guint n = 0;

  n += side (self, column, row, FALSE, FALSE, lonlat);
  n += side (self, column + 1, row, TRUE, FALSE, lonlat + 2 * n);
  n += side (self, column, row + 1, FALSE, TRUE, lonlat + 2 * n);
  n += side (self, column, row, TRUE, TRUE, lonlat + 2 * n);
  lonlat[2 * n] = lonlat[0];
  lonlat[2 * n + 1] = lonlat[1];
  g_assert (n + 1 == WG_COVERAGE_RING_POINTS);
}
