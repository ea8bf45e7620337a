/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coverage as a measure that definition cards can use. Who is covered was counted elsewhere. */

#include "wg-covered-counts.h"

#include "wg-registry.h"

#include <math.h>

struct _WgCoveredCounts
{
  WgRegistry *registry;
  double     *by_grid; /* as in the registry; NaN: not known */
  char       *method;
};

WgCoveredCounts *
wg_covered_counts_new (WgRegistry       *registry,
                       const WgCoverage *coverage)
{
  WgCoveredCounts *self = g_new0 (WgCoveredCounts, 1);
  guint n = wg_registry_get_grids (registry)->len;

  self->registry = wg_registry_ref (registry);
  self->method = g_strdup (coverage->reach);
  self->by_grid = g_new (double, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    self->by_grid[i] = NAN;
  for (guint i = 0; i < coverage->grids->len; i++)
    {
      const WgCoverGrid *grid = &g_array_index (coverage->grids, WgCoverGrid, i);
      guint index = wg_registry_find_grid_index (registry, grid->id);

      if (index != G_MAXUINT
          && wg_grid_get_count (g_ptr_array_index (wg_registry_get_grids (registry), index),
                                WG_GRID_RESIDENTS) >= 0)
        self->by_grid[index] = (double) grid->covered;
    }
  return self;
}

void
wg_covered_counts_free (WgCoveredCounts *self)
{
  wg_registry_unref (self->registry);
  g_free (self->by_grid);
  g_free (self->method);
  g_free (self);
}

const char *
wg_covered_counts_get_method (const WgCoveredCounts *self)
{
  return self->method;
}

void
wg_covered_counts_of_grid (const WgCoveredCounts *self,
                           guint                  grid,
                           WgMeasures            *measures)
{
  measures->value[WG_MEASURE_COVERED_RESIDENTS] = self->by_grid[grid];
}

void
wg_covered_counts_of_unit (const WgCoveredCounts *self,
                           gint64                 unit,
                           WgMeasures            *measures)
{
  g_autoptr (GArray) grids = wg_registry_list_grids (self->registry, unit);
  double sum = NAN;

  for (guint i = 0; i < grids->len; i++)
    {
      double covered = self->by_grid[g_array_index (grids, guint, i)];

      if (!isnan (covered))
        sum = isnan (sum) ? covered : sum + covered;
    }
  measures->value[WG_MEASURE_COVERED_RESIDENTS] = sum;
}
