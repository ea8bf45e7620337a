/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts, hours, grids and residents brought together for coverage (N06, M21, M50). Everything that
 * does not hang on the hour is done once; areas and ways are the statistics' business. */

#include "wg-coverage-study.h"

#include "wg-coverage-study-private.h"
#include "wg-district-private.h"
#include "wg-topology.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

void
wg_coverage_free (WgCoverage *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->posts_open);
  g_array_unref (self->posts_near);
  g_array_unref (self->grids);
  g_free (self->method);
  g_free (self->reach);
  g_free (self);
}

WgGrid *
wg_coverage_study_get_grid (WgCoverageStudy *self,
                            guint            index)
{
  return g_ptr_array_index (wg_registry_get_grids (self->registry),
                            g_array_index (self->grids, guint, index));
}

double
wg_coverage_study_get_limit (WgCoverageStudy *self)
{
  return self->method.minutes * self->method.speed_m_min;
}

/* (transfer full) (nullable): the border, repaired where lines cross: what two parts both have
 * would else count as outside. */
static WgGeometry *
get_border (WgGrid *grid)
{
  g_autoptr (WgGeometry) geometry = wg_grid_get_geometry (grid);

  if (geometry == NULL || wg_geometry_get_kind (geometry) != WG_GEOMETRY_POLYGONS)
    return NULL;
  if (wg_topology_is_valid (geometry, NULL, NULL, NULL))
    return g_steal_pointer (&geometry);
  return wg_topology_make_valid (geometry);
}

/* One plane for all units of a file, so that a grid's share is the same in each of them and parts
 * add up to their whole. */
static void
choose_plane (WgCoverageStudy *self)
{
  GPtrArray *grids = wg_registry_get_grids (self->registry);
  WgBBox bounds = WG_BBOX_EMPTY;

  for (guint i = 0; i < grids->len; i++)
    {
      g_autoptr (WgGeometry) geometry = wg_grid_get_geometry (g_ptr_array_index (grids, i));
      WgBBox box = geometry != NULL ? wg_geometry_get_bounds (geometry) : WG_BBOX_EMPTY;

      wg_bbox_add (&bounds, &box);
    }
  if (!wg_bbox_is_empty (&bounds))
    wg_cover_plane_init (&self->plane, (bounds.x_min + bounds.x_max) / 2,
                         (bounds.y_min + bounds.y_max) / 2);
}

static WgCoverGround *
make_ground (WgCoverageStudy *self,
             GCancellable    *cancellable)
{
  WgCoverGround *ground =
      wg_cover_ground_new (wg_registry_get_grids (self->registry)->len, 0, 0);
  g_autoptr (GArray) xy = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->grids->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      WgGrid *grid = wg_coverage_study_get_grid (self, i);
      g_autoptr (WgGeometry) border = get_border (grid);

      g_array_set_size (xy, 0);
      g_array_set_size (sizes, 0);
      if (border != NULL)
        wg_cover_plane_add_parts (&self->plane, border, xy, sizes);
      wg_cover_ground_add (ground, (const double *) (gconstpointer) xy->data,
                           (const guint *) (gconstpointer) sizes->data, sizes->len);
      self->residents[i] = wg_grid_get_count (grid, WG_GRID_RESIDENTS);
    }
  return ground;
}

/* All streets of the file, also those far from the unit: where corners are joined must not hang on
 * who asks. */
static WgStreetNetwork *
make_network (WgCoverageStudy *self)
{
  GPtrArray *features = wg_registry_get_base_features (self->registry);
  g_autoptr (GArray) xy = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; features != NULL && i < features->len; i++)
    {
      WgRow *row = g_ptr_array_index (features, i);
      g_autoptr (WgGeometry) line = NULL;

      if (g_strcmp0 (wg_row_get_text (row, WG_BASE_FEATURE_LAYER), "street") != 0)
        continue;
      line = wg_row_get_geometry (row, WG_BASE_FEATURE_AREA);
      if (line != NULL && wg_geometry_get_kind (line) == WG_GEOMETRY_LINES)
        wg_cover_plane_add_parts (&self->plane, line, xy, sizes);
    }
  if (sizes->len == 0)
    return NULL;
  return wg_street_network_new ((const double *) (gconstpointer) xy->data,
                                (const guint *) (gconstpointer) sizes->data, sizes->len,
                                self->method.streets_cross ? WG_STREET_MEET_AT_CROSSINGS
                                                           : WG_STREET_MEET_AT_CORNERS);
}

static void
take_posts (WgCoverageStudy *self)
{
  GPtrArray *posts = wg_post_book_get_posts (self->book);
  g_autoptr (GHashTable) units = wg_registry_collect_units (self->registry, self->unit);

  for (guint i = 0; i < posts->len; i++)
    {
      WgStudyPost one = { .post = g_ptr_array_index (posts, i), .of_unit = self->unit == 0 };
      double lon, lat;

      one.place = wg_post_get_place (one.post, &lon, &lat)
                  && wg_cover_plane_project (&self->plane, lon, lat, &one.x, &one.y);
      if (one.place && self->network != NULL)
        one.place = wg_street_network_find (self->network, one.x, one.y, self->method.detour_m,
                                            &one.foot);
      for (guint k = 0; k < 2 && !one.of_unit; k++)
        {
          gint64 id = k == 0 ? wg_post_book_get_unit (self->book, i)
                             : wg_post_get_host_unit (one.post);
          WgUnit *unit = wg_registry_find_unit (self->registry, id);

          one.of_unit = unit != NULL && g_hash_table_contains (units, unit);
        }
      g_array_append_val (self->posts, one);
    }
}

static void
reach_by_radius (WgCoverageStudy *self,
                 WgCoverGround   *ground)
{
  g_autofree WgCoverShape *shapes = g_new0 (WgCoverShape, MAX (self->posts->len, 1));

  for (guint i = 0; i < self->posts->len; i++)
    {
      const WgStudyPost *post = &g_array_index (self->posts, WgStudyPost, i);

      shapes[i] = (WgCoverShape) { post->x, post->y, post->x, post->y,
                                   post->place ? self->method.radius_m : -1 };
    }
  self->reach = wg_cover_reach_new (ground, shapes, self->posts->len);
  for (guint i = 0; i < self->posts->len; i++)
    g_array_index (self->posts, WgStudyPost, i).reaches = wg_cover_reach_meets (self->reach, i);
}

/* Along the streets all pieces of street are the shapes, and a post reaches what a walk from it
 * does. */
static void
reach_on_foot (WgCoverageStudy *self,
               WgCoverGround   *ground)
{
  g_autofree WgCoverShape *bands =
      wg_street_network_make_bands (self->network, self->method.detour_m);

  self->reach = wg_cover_reach_new (ground, bands, wg_street_network_get_n_edges (self->network));
  self->walk = wg_street_walk_new (self->network, self->method.detour_m);
  for (guint i = 0; i < self->posts->len; i++)
    {
      WgStudyPost *post = &g_array_index (self->posts, WgStudyPost, i);
      double x_min, y_min, x_max, y_max;
      double far = wg_coverage_study_get_limit (self) + self->method.detour_m;

      for (guint k = 0; k < self->grids->len && post->place && !post->reaches; k++)
        post->reaches = wg_cover_ground_get_box (ground, k, &x_min, &y_min, &x_max, &y_max)
                        && post->x > x_min - far && post->x < x_max + far
                        && post->y > y_min - far && post->y < y_max + far;
    }
}

static gboolean
prepare (WgCoverageStudy *self,
         GCancellable    *cancellable,
         GError         **error)
{
  g_autoptr (WgCoverGround) ground = NULL;

  choose_plane (self);
  ground = make_ground (self, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (self->method.kind == WG_COVER_WALK)
    {
      self->network = make_network (self);
      if (self->network == NULL)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                       _("There are no streets in this file to walk along: import a map extract "
                         "as streets, or ask for a radius."));
          return FALSE;
        }
    }
  take_posts (self);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (self->network != NULL)
    reach_on_foot (self, ground);
  else
    reach_by_radius (self, ground);
  return TRUE;
}

WgCoverageStudy *
wg_coverage_study_new_of (WgRegistry          *registry,
                          WgPostBook          *posts,
                          gint64               unit,
                          const WgCoverMethod *method,
                          GCancellable        *cancellable,
                          GError             **error)
{
  g_autoptr (WgCoverageStudy) self = NULL;

  if (unit != 0 && wg_registry_find_unit (registry, unit) == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("There is no such unit."));
      return NULL;
    }
  self = g_new0 (WgCoverageStudy, 1);
  g_atomic_ref_count_init (&self->references);
  g_rec_mutex_init (&self->lock);
  self->registry = wg_registry_ref (registry);
  self->book = wg_post_book_ref (posts);
  self->unit = unit;
  self->method = *method;
  self->grids = wg_registry_list_grids (registry, unit);
  self->residents = g_new0 (gint64, MAX (self->grids->len, 1));
  self->covered = g_new0 (gint64, MAX (self->grids->len, 1));
  self->posts = g_array_new (FALSE, FALSE, sizeof (WgStudyPost));
  self->feet = g_array_new (FALSE, FALSE, sizeof (WgStreetFoot));
  self->extra = g_array_new (FALSE, FALSE, sizeof (WgCoverShape));
  self->use = g_malloc0 (MAX (wg_post_book_get_posts (posts)->len, 1));
  return prepare (self, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

WgCoverageStudy *
wg_coverage_study_new (WgDistrict          *district,
                       gint64               unit,
                       const WgCoverMethod *method,
                       GError             **error)
{
  g_return_val_if_fail (WG_IS_DISTRICT (district) && method != NULL, NULL);

  return wg_coverage_study_new_of (wg_district_get_registry (district),
                                   wg_district_get_post_book (district), unit, method, NULL,
                                   error);
}

WgCoverageStudy *
wg_coverage_study_new_on (WgDistrict          *district,
                          WgDate               day,
                          gint64               unit,
                          const WgCoverMethod *method,
                          GError             **error)
{
  g_autoptr (WgRegistry) of_day = NULL;
  g_autoptr (WgPostBook) of_day_posts = NULL;

  g_return_val_if_fail (WG_IS_DISTRICT (district) && method != NULL, NULL);

  if (day == wg_clock_get_today (wg_district_get_clock (district)))
    return wg_coverage_study_new (district, unit, method, error);
  of_day = wg_district_registry_at (district, day);
  of_day_posts = wg_post_book_new (of_day, wg_district_get_post_book (district));
  return wg_coverage_study_new_of (of_day, of_day_posts, unit, method, NULL, error);
}

WgCoverageStudy *
wg_coverage_study_ref (WgCoverageStudy *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
wg_coverage_study_unref (WgCoverageStudy *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_rec_mutex_clear (&self->lock);
  g_clear_pointer (&self->memory, wg_gap_memory_free);
  g_clear_pointer (&self->walk, wg_street_walk_free);
  g_clear_pointer (&self->network, wg_street_network_unref);
  g_clear_pointer (&self->reach, wg_cover_reach_free);
  g_array_unref (self->grids);
  g_array_unref (self->posts);
  g_array_unref (self->feet);
  g_array_unref (self->extra);
  g_free (self->residents);
  g_free (self->covered);
  g_free (self->use);
  wg_post_book_unref (self->book);
  wg_registry_unref (self->registry);
  g_free (self);
}

gint64
wg_coverage_study_get_unit (WgCoverageStudy *self)
{
  return self->unit;
}

static void
add_trial (WgCoverageStudy    *self,
           const WgCoverTrial *trial)
{
  WgStreetFoot foot;
  double x, y;

  if (!wg_cover_plane_project (&self->plane, trial->lon, trial->lat, &x, &y))
    return;
  if (self->network != NULL)
    {
      if (wg_street_network_find (self->network, x, y, self->method.detour_m, &foot))
        g_array_append_val (self->feet, foot);
    }
  else
    {
      WgCoverShape disc = { x, y, x, y, self->method.radius_m };

      g_array_append_val (self->extra, disc);
    }
}

void
wg_coverage_study_set_moment (WgCoverageStudy    *self,
                              WgTime              at,
                              const WgCoverTrial *trials,
                              guint               n_trials,
                              WgCoverState       *state)
{
  gboolean holiday = wg_post_book_is_holiday (self->book, wg_time_get_day (at));

  g_array_set_size (self->feet, 0);
  g_array_set_size (self->extra, 0);
  for (guint i = 0; i < self->posts->len; i++)
    {
      const WgStudyPost *post = &g_array_index (self->posts, WgStudyPost, i);

      self->use[i] = wg_post_is_open_at (post->post, at, holiday) ? WG_COVER_WHOLE
                                                                  : WG_COVER_NONE;
      if (self->use[i] != WG_COVER_NONE && post->place && self->network != NULL)
        g_array_append_val (self->feet, post->foot);
    }
  for (guint i = 0; i < n_trials; i++)
    add_trial (self, &trials[i]);
  *state = (WgCoverState) { .use = self->use,
                            .extra = (const WgCoverShape *) (gconstpointer) self->extra->data,
                            .n_extra = self->extra->len };
  if (self->network == NULL)
    return;
  wg_street_walk_run (self->walk, (const WgStreetFoot *) (gconstpointer) self->feet->data,
                      self->feet->len, wg_coverage_study_get_limit (self));
  wg_street_walk_get_state (self->walk, state);
}

static void
list_posts (WgCoverageStudy *self,
            WgCoverage      *coverage)
{
  for (guint i = 0; i < self->posts->len; i++)
    {
      const WgStudyPost *post = &g_array_index (self->posts, WgStudyPost, i);
      gint64 id = wg_post_get_id (post->post);

      if (self->use[i] == WG_COVER_NONE)
        continue;
      if (post->of_unit)
        {
          g_array_append_val (coverage->posts_open, id);
          coverage->n_astray += !post->place;
        }
      else if (post->reaches)
        {
          g_array_append_val (coverage->posts_near, id);
        }
    }
}

static void
list_grids (WgCoverageStudy *self,
            WgCoverage      *coverage)
{
  WgCoverGround *ground = wg_cover_reach_get_ground (self->reach);

  for (guint i = 0; i < self->grids->len; i++)
    {
      gint64 whole = wg_cover_ground_get_whole (ground, i);
      WgCoverGrid grid = {
        .id = wg_grid_get_id (wg_coverage_study_get_grid (self, i)),
        .residents = MAX (self->residents[i], 0),
        .covered = wg_cover_count_persons (self->residents[i], self->covered[i], whole),
        .share = whole > 0 ? (double) self->covered[i] / (double) whole : 0,
      };

      coverage->n_unknown += whole == 0 || self->residents[i] < 0;
      coverage->total += grid.residents;
      coverage->covered += grid.covered;
      g_array_append_val (coverage->grids, grid);
    }
  coverage->uncovered = coverage->total - coverage->covered;
}

WgCoverage *
wg_coverage_study_at (WgCoverageStudy    *self,
                      WgTime              at,
                      const WgCoverTrial *trials,
                      guint               n_trials)
{
  WgCoverage *coverage = g_new0 (WgCoverage, 1);
  g_autoptr (GRecMutexLocker) locker = NULL;
  WgCoverState state;

  coverage->at = at;
  coverage->posts_open = g_array_new (FALSE, FALSE, sizeof (gint64));
  coverage->posts_near = g_array_new (FALSE, FALSE, sizeof (gint64));
  coverage->grids = g_array_sized_new (FALSE, FALSE, sizeof (WgCoverGrid), self->grids->len);
  coverage->method = wg_cover_method_describe (&self->method);
  coverage->reach = wg_cover_method_name (&self->method);
  locker = g_rec_mutex_locker_new (&self->lock);
  wg_coverage_study_set_moment (self, at, trials, n_trials, &state);
  wg_cover_reach_measure (self->reach, &state, self->covered);
  list_posts (self, coverage);
  list_grids (self, coverage);
  return coverage;
}
