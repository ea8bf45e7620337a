/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coverage as a measure that definition cards can use, and the studies of an opened file that were
 * asked last. */

#include "wg-covered-counts.h"

#include "wg-district-private.h"
#include "wg-post-book.h"
#include "wg-registry.h"

#include <math.h>

#define KEEPER_KEY "wg-coverage-studies"
#define N_KEPT 4

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

typedef struct
{
  WgRegistry      *registry;
  WgPostBook      *posts;
  gint64           unit;
  WgCoverMethod    method;
  WgCoverageStudy *study;
} Kept;

static void
kept_free (Kept *self)
{
  wg_coverage_study_free (self->study);
  wg_post_book_unref (self->posts);
  wg_registry_unref (self->registry);
  g_free (self);
}

static gboolean
is_same_method (const WgCoverMethod *a,
                const WgCoverMethod *b)
{
  if (a->kind != b->kind)
    return FALSE;
  if (a->kind == WG_COVER_RADIUS)
    return a->radius_m == b->radius_m;
  return a->minutes == b->minutes && a->speed_m_min == b->speed_m_min
         && a->detour_m == b->detour_m && a->streets_cross == b->streets_cross;
}

static GPtrArray *
get_kept (WgDistrict *self)
{
  GPtrArray *kept = g_object_get_data (G_OBJECT (self), KEEPER_KEY);

  if (kept == NULL)
    {
      kept = g_ptr_array_new_with_free_func ((GDestroyNotify) kept_free);
      g_object_set_data_full (G_OBJECT (self), KEEPER_KEY, kept,
                              (GDestroyNotify) g_ptr_array_unref);
    }
  return kept;
}

/* (transfer none) (nullable): the study, the one asked last first in the list. */
static WgCoverageStudy *
get_study (WgDistrict          *self,
           WgRegistry          *registry,
           WgPostBook          *posts,
           gint64               unit,
           const WgCoverMethod *method,
           GError             **error)
{
  GPtrArray *kept = get_kept (self);
  WgCoverageStudy *study;
  Kept *made;

  for (guint i = 0; i < kept->len; i++)
    {
      Kept *one = g_ptr_array_index (kept, i);

      if (one->registry == registry && one->posts == posts && one->unit == unit
          && is_same_method (&one->method, method))
        {
          g_ptr_array_insert (kept, 0, g_ptr_array_steal_index (kept, i));
          return one->study;
        }
    }
  study = wg_coverage_study_new_of (registry, posts, unit, method, error);
  if (study == NULL)
    return NULL;
  made = g_new0 (Kept, 1);
  *made = (Kept) { wg_registry_ref (registry), wg_post_book_ref (posts), unit, *method, study };
  g_ptr_array_insert (kept, 0, made);
  if (kept->len > N_KEPT)
    g_ptr_array_set_size (kept, N_KEPT);
  return study;
}

WgCoveredCounts *
wg_district_count_covered (WgDistrict          *self,
                           WgRegistry          *registry,
                           WgPostBook          *posts,
                           gint64               unit,
                           WgTime               at,
                           const WgCoverMethod *method,
                           GError             **error)
{
  g_autoptr (WgCoverageStudy) of_day = NULL;
  g_autoptr (WgCoverage) coverage = NULL;
  WgCoverageStudy *study;

  if (!wg_cover_method_check (method, error))
    return NULL;
  /* Another day's registry is made for one question: to keep it would keep it for nothing. */
  if (registry == wg_district_get_registry (self))
    study = get_study (self, registry, posts, unit, method, error);
  else
    study = of_day = wg_coverage_study_new_of (registry, posts, unit, method, error);
  if (study == NULL)
    return NULL;
  coverage = wg_coverage_study_at (study, at, NULL, 0);
  return wg_covered_counts_new (registry, coverage);
}
