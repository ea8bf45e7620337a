/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coverage as shapes to draw: what is not covered, and what one post reaches. Nothing is counted
 * here: a circle that is drawn is a polygon. */

#include "wg-coverage-study-private.h"
#include "wg-topology.h"

/* Of more grids that are partly covered a screen shows each so small that lines do; exact borders
 * of all would be waited for, a millisecond each. */
#define MAX_EXACT 200

struct _WgGapMemory
{
  guint        n;
  char       **keys; /* by grid: of the shapes that left its gap */
  WgGeometry **gaps; /* (nullable) */
};

void
wg_gap_memory_free (WgGapMemory *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      g_free (self->keys[i]);
      g_clear_pointer (&self->gaps[i], wg_geometry_unref);
    }
  g_free (self->keys);
  g_free (self->gaps);
  g_free (self);
}

static WgGapMemory *
get_memory (WgCoverageStudy *self)
{
  if (self->memory == NULL)
    {
      self->memory = g_new0 (WgGapMemory, 1);
      self->memory->n = self->grids->len;
      self->memory->keys = g_new0 (char *, MAX (self->grids->len, 1));
      self->memory->gaps = g_new0 (WgGeometry *, MAX (self->grids->len, 1));
    }
  return self->memory;
}

/* What the shapes leave of a grid. (transfer full) (nullable) */
static WgGeometry *
subtract_shapes (WgCoverageStudy  *self,
                 const WgGeometry *border,
                 const GArray     *shapes)
{
  g_autoptr (GPtrArray) outlines =
      g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);
  g_autoptr (WgGeometry) covered = NULL;

  for (guint i = 0; i < shapes->len; i++)
    {
      WgGeometry *outline =
          wg_cover_plane_outline (&self->plane, &g_array_index (shapes, WgCoverShape, i));

      if (outline != NULL)
        g_ptr_array_add (outlines, outline);
    }
  if (outlines->len > 0)
    covered = wg_topology_union (outlines);
  return covered != NULL ? wg_topology_difference (border, covered)
                         : wg_geometry_ref ((WgGeometry *) border);
}

/* From the scan lines, where GEOS would be waited for. (transfer full) (nullable) */
static WgGeometry *
trace_gap (WgCoverageStudy    *self,
           const WgCoverState *state,
           guint               grid)
{
  g_autoptr (GArray) xy = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
  guint at = 0;

  wg_cover_reach_trace (self->reach, state, grid, xy, sizes);
  for (guint i = 0; i < sizes->len; i++)
    {
      wg_geometry_builder_add_part (builder, FALSE);
      for (guint k = 0; k < g_array_index (sizes, guint, i); k++, at += 2)
        {
          double lon, lat;

          if (wg_cover_plane_unproject (&self->plane, g_array_index (xy, double, at),
                                        g_array_index (xy, double, at + 1), &lon, &lat))
            wg_geometry_builder_add_point (builder, lon, lat);
        }
    }
  return sizes->len > 0 ? wg_geometry_builder_end (builder, NULL) : NULL;
}

/* Grids of which some part is covered and some is not. */
static guint
count_partial (WgCoverageStudy *self)
{
  WgCoverGround *ground = wg_cover_reach_get_ground (self->reach);
  guint n = 0;

  for (guint i = 0; i < self->grids->len; i++)
    n += self->covered[i] > 0 && self->covered[i] < wg_cover_ground_get_whole (ground, i);
  return n;
}

/* As the last time, where the same shapes are left to be drawn: an hour or a trial changes few
 * grids. (transfer full) (nullable) */
static WgGeometry *
find_gap (WgCoverageStudy  *self,
          guint             grid,
          const WgGeometry *border,
          const GArray     *shapes)
{
  WgGapMemory *memory = get_memory (self);
  g_autofree char *key = g_compute_checksum_for_data (G_CHECKSUM_SHA256,
                                                      (const guchar *) shapes->data,
                                                      shapes->len * sizeof (WgCoverShape));

  if (g_strcmp0 (memory->keys[grid], key) != 0)
    {
      g_clear_pointer (&memory->gaps[grid], wg_geometry_unref);
      memory->gaps[grid] = subtract_shapes (self, border, shapes);
      g_free (memory->keys[grid]);
      memory->keys[grid] = g_steal_pointer (&key);
    }
  return memory->gaps[grid] != NULL ? wg_geometry_ref (memory->gaps[grid]) : NULL;
}

/**
 * wg_coverage_study_dup_gaps:
 * @at: the moment
 * @trials: (nullable) (array length=n_trials): posts that are thought of
 * @n_trials: how many
 * @cancellable: (nullable): looked at between grids
 *
 * Returns: (transfer full) (nullable) (element-type WgGeometry): what is not covered, grid by grid,
 *   degrees
 */
GPtrArray *
wg_coverage_study_dup_gaps (WgCoverageStudy    *self,
                            WgTime              at,
                            const WgCoverTrial *trials,
                            guint               n_trials,
                            GCancellable       *cancellable)
{
  g_autoptr (GPtrArray) gaps =
      g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  WgCoverGround *ground = wg_cover_reach_get_ground (self->reach);
  g_autoptr (GArray) shapes = g_array_new (FALSE, FALSE, sizeof (WgCoverShape));
  WgCoverState state;
  gboolean roughly;

  wg_coverage_study_set_moment (self, at, trials, n_trials, &state);
  wg_cover_reach_measure (self->reach, &state, self->covered);
  roughly = count_partial (self) > MAX_EXACT;
  for (guint i = 0; i < self->grids->len; i++)
    {
      gint64 whole = wg_cover_ground_get_whole (ground, i);
      g_autoptr (WgGeometry) border = NULL;
      WgGeometry *gap = NULL;

      if (g_cancellable_is_cancelled (cancellable))
        return NULL;
      if (whole == 0 || self->covered[i] == whole)
        continue;
      border = wg_grid_get_geometry (wg_coverage_study_get_grid (self, i));
      if (border == NULL)
        continue;
      if (self->covered[i] == 0)
        gap = g_steal_pointer (&border);
      else if (roughly)
        gap = trace_gap (self, &state, i);
      else if (wg_cover_reach_list_needed (self->reach, &state, i, shapes))
        gap = find_gap (self, i, border, shapes);
      if (gap != NULL)
        g_ptr_array_add (gaps, gap);
    }
  return g_steal_pointer (&gaps);
}

GPtrArray *
wg_coverage_study_dup_reach (WgCoverageStudy *self,
                             double           lon,
                             double           lat)
{
  GPtrArray *outlines = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);
  g_autoptr (GArray) shapes = g_array_new (FALSE, FALSE, sizeof (WgCoverShape));
  WgCoverShape disc = { .radius = self->method.radius_m };
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  WgStreetFoot foot;
  double x, y;

  if (!wg_cover_plane_project (&self->plane, lon, lat, &x, &y))
    return outlines;
  if (self->network == NULL)
    {
      disc.x1 = disc.x2 = x;
      disc.y1 = disc.y2 = y;
      g_array_append_val (shapes, disc);
    }
  else if (wg_street_network_find (self->network, x, y, self->method.detour_m, &foot))
    {
      wg_street_walk_run (self->walk, &foot, 1, wg_coverage_study_get_limit (self));
      wg_street_walk_list_bands (self->walk, shapes);
    }
  for (guint i = 0; i < shapes->len; i++)
    {
      WgGeometry *outline =
          wg_cover_plane_outline (&self->plane, &g_array_index (shapes, WgCoverShape, i));

      if (outline != NULL)
        g_ptr_array_add (outlines, outline);
    }
  if (outlines->len > 1)
    {
      WgGeometry *all = wg_topology_union (outlines);

      g_ptr_array_set_size (outlines, 0);
      if (all != NULL)
        g_ptr_array_add (outlines, all);
    }
  return outlines;
}
