/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong between the polygons of a coverage, with the area at fault and who should have it.
 * Where overlaps and gaps are is found in wg-gaps.c; it changes nothing. */

#include "wg-mend.h"

#include "wg-gaps.h"
#include "wg-geos.h"
#include "wg-topology.h"
#include "wg-zone.h"

#include <math.h>

#define METRES_PER_DEGREE 111320.0
#define NEAR 1e-8      /* degrees: a millimetre; a border that is that near is the same */
#define DUPLICATE 0.99 /* of both */
#define MOST 0.5       /* of a polygon, that changes hands without being asked for */

typedef struct
{
  const WgMendCoverage *coverage;
  GEOSContextHandle_t   geos;
  GEOSSTRtree          *tree;
  double               *areas; /* m², of each polygon */
  double                zone_lon;
  GPtrArray            *faults;
} Search;

void
wg_mend_fault_free (WgMendFault *self)
{
  g_clear_pointer (&self->piece, wg_geometry_unref);
  g_clear_pointer (&self->around, g_array_unref);
  g_free (self->reason);
  g_free (self);
}

gboolean
wg_mend_fault_is_of (const WgMendFault *self,
                     guint              kinds)
{
  if (kinds & (1u << self->kind))
    return TRUE;
  return (kinds & (1u << WG_MEND_SLIVER)) != 0 && self->is_thin
         && (self->kind == WG_MEND_OVERLAP || self->kind == WG_MEND_GAP);
}

static WgGeometry *
get_polygon (const Search *self,
             guint         i)
{
  WgGeometry *polygon = g_ptr_array_index (self->coverage->polygons, i);

  return polygon != NULL && wg_geometry_get_kind (polygon) == WG_GEOMETRY_POLYGONS ? polygon
                                                                                   : NULL;
}

/* On a plane where a degree of longitude is as long as on the ground; good for comparing. */
static double
measure_m (const double *from,
           const double *to)
{
  double squeeze = cos ((from[1] + to[1]) / 2.0 * G_PI / 180.0);

  return hypot ((to[0] - from[0]) * squeeze, to[1] - from[1]) * METRES_PER_DEGREE;
}

static double
measure_perimeter_m (const WgGeometry *piece)
{
  double sum = 0.0;

  for (guint part = 0; part < wg_geometry_get_n_parts (piece); part++)
    {
      guint n;
      const double *ring = wg_geometry_get_part (piece, part, &n);

      for (guint i = 0; i + 1 < n; i++)
        sum += measure_m (ring + 2 * i, ring + 2 * i + 2);
    }
  return sum;
}

static gboolean
is_on_segment (const double *at,
               const double *from,
               const double *to)
{
  double dx = to[0] - from[0], dy = to[1] - from[1];
  double length = dx * dx + dy * dy;
  double along = length > 0.0 ? ((at[0] - from[0]) * dx + (at[1] - from[1]) * dy) / length : 0.0;

  along = CLAMP (along, 0.0, 1.0);
  return fabs (from[0] + along * dx - at[0]) < NEAR && fabs (from[1] + along * dy - at[1]) < NEAR;
}

static gboolean
is_on_border (const double     *at,
              const WgGeometry *polygon)
{
  WgBBox box = wg_geometry_get_bounds (polygon);

  if (at[0] < box.x_min - NEAR || at[0] > box.x_max + NEAR || at[1] < box.y_min - NEAR
      || at[1] > box.y_max + NEAR)
    return FALSE;
  for (guint part = 0; part < wg_geometry_get_n_parts (polygon); part++)
    {
      guint n;
      const double *ring = wg_geometry_get_part (polygon, part, &n);

      for (guint i = 0; i + 1 < n; i++)
        if (is_on_segment (at, ring + 2 * i, ring + 2 * i + 2))
          return TRUE;
    }
  return FALSE;
}

/* How long the border of one runs along a ring, in metres. */
static double
measure_shared_m (const double     *ring,
                  guint             n,
                  const WgGeometry *polygon)
{
  double sum = 0.0;

  for (guint i = 0; i + 1 < n; i++)
    {
      const double *edge = ring + 2 * i;
      const double middle[] = { (edge[0] + edge[2]) / 2.0, (edge[1] + edge[3]) / 2.0 };

      if (is_on_border (middle, polygon))
        sum += measure_m (edge, edge + 2);
    }
  return sum;
}

static GArray *
list_near (const Search     *self,
           const WgGeometry *piece)
{
  WgBBox box = wg_geometry_get_bounds (piece);

  box.x_min -= NEAR;
  box.y_min -= NEAR;
  box.x_max += NEAR;
  box.y_max += NEAR;
  return wg_geos_tree_query (self->geos, self->tree, &box);
}

static guint
get_group (const Search *self,
           guint         i)
{
  return self->coverage->groups != NULL ? self->coverage->groups[i] : WG_MEND_NONE;
}

/* A grid of another community may have a part of the gap. */
static gboolean
reaches_in (const Search     *self,
            guint             index,
            const WgGeometry *piece,
            guint             group)
{
  g_autoptr (WgGeometry) part = NULL;

  if (group == WG_MEND_NONE || get_group (self, index) == group)
    return FALSE;
  part = wg_topology_intersection (piece, get_polygon (self, index));
  return part != NULL;
}

/* The neighbour with the longest border along the first ring of a piece; all that touch it in
 * @around. @group: only its members may have it, unless %WG_MEND_NONE. */
static guint
find_receiver (const Search     *self,
               const WgGeometry *piece,
               guint             part,
               guint             group,
               guint             but,
               GArray           *around)
{
  g_autoptr (GArray) near = list_near (self, piece);
  guint n, best = WG_MEND_NONE;
  const double *ring = wg_geometry_get_part (piece, part, &n);
  double longest = 0.0;

  for (guint i = 0; i < near->len; i++)
    {
      guint index = g_array_index (near, guint, i);
      double shared;

      if (index == but || get_polygon (self, index) == NULL)
        continue;
      shared = measure_shared_m (ring, n, get_polygon (self, index));
      if (around != NULL && (shared > 0.0 || reaches_in (self, index, piece, group)))
        g_array_append_val (around, index);
      if (shared > longest && (group == WG_MEND_NONE || get_group (self, index) == group))
        {
          longest = shared;
          best = index;
        }
    }
  return best;
}

/* (transfer none): it lasts until the search ends. @piece: (transfer full) (nullable) */
static WgMendFault *
add_fault (Search     *self,
           WgMendKind  kind,
           guint       keeps,
           guint       gives,
           WgGeometry *piece)
{
  WgMendFault *fault = g_new0 (WgMendFault, 1);

  fault->kind = kind;
  fault->keeps = keeps;
  fault->gives = gives;
  fault->piece = piece;
  fault->lon = fault->lat = NAN;
  if (piece != NULL)
    {
      double perimeter = measure_perimeter_m (piece);

      fault->area_m2 = wg_zone_area_in_m2 (piece, self->zone_lon);
      fault->width_m = perimeter > 0.0 ? 2.0 * fault->area_m2 / perimeter : 0.0;
      fault->is_thin = fault->width_m < WG_MEND_SLIVER_M;
      wg_topology_label_point (piece, &fault->lon, &fault->lat);
      fault->alone = (keeps != WG_MEND_NONE && kind == WG_MEND_GAP
                      && fault->area_m2 > MOST * self->areas[keeps])
                     || (gives != WG_MEND_NONE && fault->area_m2 > MOST * self->areas[gives]);
    }
  g_ptr_array_add (self->faults, fault);
  return fault;
}

/* The smaller keeps it: one that lies within another must not vanish. */
static void
add_overlap (Search            *self,
             const WgGapsIssue *issue)
{
  guint a = issue->a, b = issue->b;
  gboolean a_keeps = self->areas[a] < self->areas[b] || (self->areas[a] == self->areas[b] && a < b);
  WgGeometry *piece = wg_topology_intersection (get_polygon (self, a), get_polygon (self, b));
  gboolean same = issue->area_m2 > DUPLICATE * MAX (self->areas[a], self->areas[b]);
  WgMendFault *fault;

  fault = add_fault (self, same ? WG_MEND_DUPLICATE : WG_MEND_OVERLAP, a_keeps ? a : b,
                     a_keeps ? b : a, piece);
  fault->alone |= same;
}

/* Whether any polygon has the middle of a gap: then it is none, but another's area reaching in. */
static gboolean
is_taken (const Search      *self,
          const WgGapsIssue *issue)
{
  WgBBox box = { issue->lon, issue->lat, issue->lon, issue->lat };
  g_autoptr (GArray) found = wg_geos_tree_query (self->geos, self->tree, &box);

  for (guint i = 0; i < found->len; i++)
    {
      WgGeometry *polygon = get_polygon (self, g_array_index (found, guint, i));

      if (polygon != NULL && wg_geometry_contains (polygon, issue->lon, issue->lat))
        return TRUE;
    }
  return FALSE;
}

static void
add_gap (Search            *self,
         const WgGapsIssue *issue,
         guint              group)
{
  g_autoptr (GArray) around = g_array_new (FALSE, FALSE, sizeof (guint));
  WgMendFault *fault;
  guint keeps;

  if (is_taken (self, issue))
    return;
  keeps = find_receiver (self, issue->piece, 0, group, WG_MEND_NONE, around);
  fault = add_fault (self, WG_MEND_GAP, keeps, WG_MEND_NONE, wg_geometry_ref (issue->piece));
  fault->around = g_steal_pointer (&around);
  fault->alone |= keeps == WG_MEND_NONE;
}

/* @group: whose outline was filled, or %WG_MEND_NONE. */
static void
take_issues (Search    *self,
             GPtrArray *issues,
             guint      group)
{
  for (guint i = 0; i < issues->len; i++)
    {
      const WgGapsIssue *issue = g_ptr_array_index (issues, i);

      if (issue->kind == WG_GAPS_GAP)
        {
          /* Those of a group with an outline are told when its outline is looked at. */
          if (group != WG_MEND_NONE || issue->a == WG_GAPS_NONE
              || get_group (self, issue->a) == WG_MEND_NONE)
            add_gap (self, issue, group);
        }
      else if (group == WG_MEND_NONE && issue->kind == WG_GAPS_OVERLAP)
        add_overlap (self, issue);
      else if (group == WG_MEND_NONE && issue->kind == WG_GAPS_INVALID)
        {
          WgMendFault *fault = add_fault (self, WG_MEND_CROSSING, issue->a, WG_MEND_NONE, NULL);

          fault->reason = g_strdup (issue->reason);
          fault->lon = issue->lon;
          fault->lat = issue->lat;
        }
    }
}

static gboolean
look_at_groups (Search        *self,
                GCancellable  *cancellable,
                GError       **error)
{
  guint n_groups = self->coverage->outlines != NULL ? self->coverage->outlines->len : 0;
  g_autoptr (GPtrArray) members
      = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint g = 0; g < n_groups; g++)
    g_ptr_array_add (members, g_ptr_array_new ());
  for (guint i = 0; i < self->coverage->polygons->len; i++)
    if (get_group (self, i) < n_groups && get_polygon (self, i) != NULL)
      g_ptr_array_add (g_ptr_array_index (members, get_group (self, i)), get_polygon (self, i));
  for (guint g = 0; g < n_groups; g++)
    {
      GPtrArray *polygons = g_ptr_array_index (members, g);
      g_autoptr (GPtrArray) issues = NULL;

      if (polygons->len == 0)
        continue;
      issues = wg_gaps_find (polygons, g_ptr_array_index (self->coverage->outlines, g),
                             self->coverage->tolerance_m2, NULL, NULL, cancellable, error);
      if (issues == NULL)
        return FALSE;
      take_issues (self, issues, g);
    }
  return TRUE;
}

/* (transfer full): one part with its holes. */
static WgGeometry *
copy_part (const WgGeometry *polygon,
           guint             part)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);

  for (guint i = part; i < wg_geometry_get_n_parts (polygon); i++)
    {
      guint n;
      const double *ring = wg_geometry_get_part (polygon, i, &n);

      if (i > part && !wg_geometry_is_hole (polygon, i))
        break;
      wg_geometry_builder_add_part (builder, i > part);
      for (guint p = 0; p < n; p++)
        wg_geometry_builder_add_point (builder, ring[2 * p], ring[2 * p + 1]);
    }
  return wg_geometry_builder_end (builder, NULL);
}

/* A detached part that is hair-thin, of a polygon that has a larger one. */
static void
look_for_slivers (Search *self,
                  guint   index)
{
  const WgGeometry *polygon = get_polygon (self, index);

  for (guint part = 0; part < wg_geometry_get_n_parts (polygon); part++)
    {
      g_autoptr (WgGeometry) piece = NULL;
      double area, perimeter;
      guint keeps;

      if (wg_geometry_is_hole (polygon, part))
        continue;
      piece = copy_part (polygon, part);
      if (piece == NULL)
        continue;
      area = wg_zone_area_in_m2 (piece, self->zone_lon);
      perimeter = measure_perimeter_m (piece);
      if (area >= MOST * self->areas[index] || perimeter <= 0.0
          || 2.0 * area / perimeter >= WG_MEND_SLIVER_M)
        continue;
      keeps = find_receiver (self, piece, 0, WG_MEND_NONE, index, NULL);
      if (keeps != WG_MEND_NONE)
        add_fault (self, WG_MEND_SLIVER, keeps, index, g_steal_pointer (&piece));
    }
}

static int
compare_faults (gconstpointer a,
                gconstpointer b)
{
  const WgMendFault *x = *(const WgMendFault *const *) a;
  const WgMendFault *y = *(const WgMendFault *const *) b;

  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  if (x->keeps != y->keeps)
    return x->keeps < y->keeps ? -1 : 1;
  if (x->gives != y->gives)
    return x->gives < y->gives ? -1 : 1;
  return (x->area_m2 < y->area_m2) - (x->area_m2 > y->area_m2);
}

static void
prepare (Search *self)
{
  GPtrArray *polygons = self->coverage->polygons;
  WgBBox all = WG_BBOX_EMPTY;

  self->tree = wg_geos_tree_new (self->geos, polygons);
  for (guint i = 0; i < polygons->len; i++)
    if (get_polygon (self, i) != NULL)
      {
        WgBBox box = wg_geometry_get_bounds (get_polygon (self, i));

        wg_bbox_add (&all, &box);
      }
  self->zone_lon = wg_bbox_is_empty (&all) ? 0.0 : (all.x_min + all.x_max) / 2.0;
  for (guint i = 0; i < polygons->len; i++)
    if (get_polygon (self, i) != NULL)
      self->areas[i] = fabs (wg_zone_area_in_m2 (get_polygon (self, i), self->zone_lon));
}

static gboolean
is_wanted (const Search *self,
           guint         i)
{
  return i != WG_MEND_NONE && self->coverage->wanted[i];
}

static void
drop_unwanted (Search *self)
{
  if (self->coverage->wanted == NULL)
    return;
  for (guint i = self->faults->len; i-- > 0;)
    {
      const WgMendFault *fault = g_ptr_array_index (self->faults, i);

      if (!is_wanted (self, fault->keeps) && !is_wanted (self, fault->gives))
        g_ptr_array_remove_index_fast (self->faults, i);
    }
}

static gboolean
search (Search        *self,
        GCancellable  *cancellable,
        GError       **error)
{
  g_autoptr (GPtrArray) issues = wg_gaps_find (self->coverage->polygons, NULL,
                                               self->coverage->tolerance_m2, NULL, NULL,
                                               cancellable, error);

  if (issues == NULL)
    return FALSE;
  take_issues (self, issues, WG_MEND_NONE);
  if (!look_at_groups (self, cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->coverage->polygons->len; i++)
    if (get_polygon (self, i) != NULL && wg_geometry_get_n_parts (get_polygon (self, i)) > 1)
      look_for_slivers (self, i);
  drop_unwanted (self);
  g_ptr_array_sort (self->faults, compare_faults);
  return TRUE;
}

/**
 * wg_mend_find:
 * @cancellable: (nullable): stops the search
 *
 * Areas are m² in the 3-degree zone of the middle of all polygons. An overlap is the whole of what
 * a pair shares; a gap is one piece.
 *
 * Returns: (transfer full) (element-type WgMendFault): the faults by kind and index; %NULL with
 *   %G_IO_ERROR_CANCELLED
 */
GPtrArray *
wg_mend_find (const WgMendCoverage *coverage,
              GCancellable         *cancellable,
              GError              **error)
{
  g_autoptr (GPtrArray) faults
      = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_mend_fault_free);
  g_autofree double *areas = g_new0 (double, MAX (coverage->polygons->len, 1));
  Search self = { .coverage = coverage,
                  .geos = wg_geos_get_context (),
                  .areas = areas,
                  .faults = faults };
  gboolean finished;

  prepare (&self);
  finished = search (&self, cancellable, error);
  GEOSSTRtree_destroy_r (self.geos, self.tree);

  return finished ? g_steal_pointer (&faults) : NULL;
}
