/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a next post could stand: middles of grids, and street crossings or points evenly spread;
 * and how many more residents each of the best would reach. Whether there is a house nobody
 * knows. */

#include "wg-coverage-study-private.h"
#include "wg-grid-finder.h"
#include "wg-topology.h"

#include <math.h>

/* More would make one wait; they are thinned out evenly. */
#define MAX_CANDIDATES 3000
#define MAX_CANDIDATES_ON_FOOT 1000

typedef struct
{
  double lon, lat;
  double x, y;
} Place;

static void
add_place (WgCoverageStudy *self,
           GArray          *places,
           double           lon,
           double           lat)
{
  Place place = { .lon = lon, .lat = lat };

  if (wg_cover_plane_project (&self->plane, lon, lat, &place.x, &place.y))
    g_array_append_val (places, place);
}

static void
add_middles (WgCoverageStudy *self,
             GArray          *places)
{
  for (guint i = 0; i < self->grids->len; i++)
    {
      g_autoptr (WgGeometry) border =
          wg_grid_get_geometry (wg_coverage_study_get_grid (self, i));
      double lon, lat;

      if (border != NULL && wg_topology_label_point (border, &lon, &lat))
        add_place (self, places, lon, lat);
    }
}

static WgGridFinder *
make_finder (WgCoverageStudy *self)
{
  g_autoptr (GPtrArray) grids = g_ptr_array_new ();

  for (guint i = 0; i < self->grids->len; i++)
    g_ptr_array_add (grids, wg_coverage_study_get_grid (self, i));
  return wg_grid_finder_new (grids);
}

/* Where three or more pieces of street meet, in a grid of the unit. */
static void
add_crossings (WgCoverageStudy *self,
               GArray          *places)
{
  g_autoptr (WgGridFinder) finder = make_finder (self);

  for (guint i = 0; i < wg_street_network_get_n_nodes (self->network); i++)
    {
      double x, y, lon, lat;

      if (wg_street_network_get_degree (self->network, i) < 3)
        continue;
      wg_street_network_get_node (self->network, i, &x, &y);
      if (wg_cover_plane_unproject (&self->plane, x, y, &lon, &lat)
          && wg_grid_finder_find (finder, lon, lat) != NULL)
        add_place (self, places, lon, lat);
    }
}

/* Points a quarter of the radius apart, in a grid of the unit. */
static void
add_lattice (WgCoverageStudy *self,
             GArray          *places)
{
  WgCoverGround *ground = wg_cover_reach_get_ground (self->reach);
  g_autoptr (WgGridFinder) finder = make_finder (self);
  WgBBox bounds = WG_BBOX_EMPTY;
  double step;

  for (guint i = 0; i < self->grids->len; i++)
    {
      WgBBox box;

      if (wg_cover_ground_get_box (ground, i, &box.x_min, &box.y_min, &box.x_max, &box.y_max))
        wg_bbox_add (&bounds, &box);
    }
  if (wg_bbox_is_empty (&bounds))
    return;
  step = MAX (self->method.radius_m / 4,
              sqrt ((bounds.x_max - bounds.x_min) * (bounds.y_max - bounds.y_min)
                    / MAX_CANDIDATES));
  for (double x = bounds.x_min + step / 2; x < bounds.x_max; x += step)
    for (double y = bounds.y_min + step / 2; y < bounds.y_max; y += step)
      {
        double lon, lat;

        if (wg_cover_plane_unproject (&self->plane, x, y, &lon, &lat)
            && wg_grid_finder_find (finder, lon, lat) != NULL)
          add_place (self, places, lon, lat);
      }
}

static void
thin_out (GArray *places,
          guint   most)
{
  guint n = places->len;

  if (n <= most)
    return;
  for (guint i = 0; i < most; i++)
    g_array_index (places, Place, i) =
        g_array_index (places, Place, (guint) ((guint64) i * n / most));
  g_array_set_size (places, most);
}

/* Appends what a post at the place would reach. */
static void
list_shapes (WgCoverageStudy *self,
             const Place     *place,
             GArray          *shapes)
{
  WgCoverShape disc = { place->x, place->y, place->x, place->y, self->method.radius_m };
  WgStreetFoot foot;

  if (self->network == NULL)
    {
      g_array_append_val (shapes, disc);
    }
  else if (wg_street_network_find (self->network, place->x, place->y, self->method.detour_m, &foot))
    {
      wg_street_walk_run (self->walk, &foot, 1, wg_coverage_study_get_limit (self));
      wg_street_walk_list_bands (self->walk, shapes);
    }
}

static guint
choose (WgCoverageStudy    *self,
        WgTime              at,
        const WgCoverTrial *trials,
        guint               n_trials,
        const GArray       *places,
        guint               n_wanted,
        guint              *chosen)
{
  g_autoptr (GArray) shapes = g_array_new (FALSE, FALSE, sizeof (WgCoverShape));
  g_autofree WgCoverCandidate *candidates = g_new0 (WgCoverCandidate, MAX (places->len, 1));
  g_autofree guint *starts = g_new0 (guint, places->len + 1);
  g_autofree double *gains = g_new0 (double, MAX (n_wanted, 1));
  WgCoverState state;

  for (guint i = 0; i < places->len; i++)
    {
      list_shapes (self, &g_array_index (places, Place, i), shapes);
      starts[i + 1] = shapes->len;
    }
  for (guint i = 0; i < places->len; i++)
    candidates[i] = (WgCoverCandidate) {
      (const WgCoverShape *) (gconstpointer) shapes->data + starts[i], starts[i + 1] - starts[i]
    };
  wg_coverage_study_set_moment (self, at, trials, n_trials, &state);
  return wg_cover_reach_propose (self->reach, &state, self->residents, candidates, places->len,
                                 n_wanted, chosen, gains);
}

static gint64
count_covered (WgCoverageStudy *self,
               WgTime           at,
               const GArray    *trials)
{
  g_autoptr (WgCoverage) coverage = wg_coverage_study_at (
      self, at, (const WgCoverTrial *) (gconstpointer) trials->data, trials->len);

  return coverage->covered;
}

GArray *
wg_coverage_study_propose (WgCoverageStudy    *self,
                           WgTime              at,
                           const WgCoverTrial *trials,
                           guint               n_trials,
                           guint               n_wanted)
{
  GArray *proposals = g_array_new (FALSE, FALSE, sizeof (WgCoverProposal));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GArray) tried = g_array_new (FALSE, FALSE, sizeof (WgCoverTrial));
  g_autofree guint *chosen = g_new0 (guint, MAX (n_wanted, 1));
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  gint64 covered;
  guint n;

  add_middles (self, places);
  if (self->network != NULL)
    add_crossings (self, places);
  else
    add_lattice (self, places);
  thin_out (places, self->network != NULL ? MAX_CANDIDATES_ON_FOOT : MAX_CANDIDATES);
  n = choose (self, at, trials, n_trials, places, n_wanted, chosen);
  if (n_trials > 0)
    g_array_append_vals (tried, trials, n_trials);
  covered = count_covered (self, at, tried);
  for (guint i = 0; i < n; i++)
    {
      const Place *place = &g_array_index (places, Place, chosen[i]);
      WgCoverTrial trial = { place->lon, place->lat };
      WgCoverProposal proposal = { .lon = place->lon, .lat = place->lat };
      gint64 then;

      /* What a trial there would show: whole persons, grid by grid. */
      g_array_append_val (tried, trial);
      then = count_covered (self, at, tried);
      proposal.adds = then - covered;
      covered = then;
      if (proposal.adds > 0)
        g_array_append_val (proposals, proposal);
    }
  return proposals;
}
