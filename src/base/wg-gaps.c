/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Overlaps, gaps and invalid polygons of a coverage (rule G-05, mechanism M15). The edges that no
 * neighbour shares are noded and built into faces; over a face the number of polygons is constant,
 * so one look inside tells what it is. It finds; it repairs nothing. */

#include "wg-gaps.h"

#include "wg-edges.h"
#include "wg-geos.h"
#include "wg-topology.h"
#include "wg-zone.h"

#include <math.h>

/* Slivers below this part of the tolerance are the rounding of coordinates, not ground. */
#define NOISE 1e-3

/* How far the work has come when a step is done. */
#define DONE_VALID 0.2
#define DONE_EDGES 0.3
#define DONE_FACES 0.6

/* A pair that was looked at, or a polygon with area outside; b is WG_GAPS_NONE there. */
typedef struct
{
  guint a, b;
  double area_m2;
  double largest_m2; /* of the piece that lon and lat are in */
  double lon, lat;
} Share;

typedef struct
{
  GEOSContextHandle_t geos;
  GPtrArray *polygons; /* (nullable elements): valid ones, at the index of the one given */
  const WgGeometry *outline;
  double tolerance_m2;
  double zone_lon;
  GEOSSTRtree *tree; /* of polygons */
  GHashTable *shares; /* Share set */
  GPtrArray *issues;
  GCancellable *cancellable;
  WgGapsProgress progress;
  gpointer user_data;
} Search;

/**
 * wg_gaps_issue_free:
 * @self: (transfer full): an issue
 */
void
wg_gaps_issue_free (WgGapsIssue *self)
{
  g_clear_pointer (&self->piece, wg_geometry_unref);
  g_free (self->reason);
  g_free (self);
}

static void
report (const Search *self,
        double        from,
        double        to,
        guint         done,
        guint         of)
{
  if (self->progress != NULL)
    self->progress (from + (to - from) * done / MAX (of, 1), self->user_data);
}

/* Called in loops: asks every 256 times, which is a few milliseconds. */
static gboolean
is_cancelled (const Search *self,
              guint         n,
              GError      **error)
{
  return n % 256 == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* (transfer none): the issue that was added. */
static WgGapsIssue *
add_issue (Search     *self,
           WgGapsKind  kind,
           guint       a,
           guint       b,
           double      area_m2,
           double      lon,
           double      lat,
           char       *reason)
{
  WgGapsIssue *issue = g_new0 (WgGapsIssue, 1);

  *issue = (WgGapsIssue) { kind, a, b, area_m2, lon, lat, reason, NULL };
  g_ptr_array_add (self->issues, issue);

  return issue;
}

/* Polygons that are not valid are reported and go on repaired, so that they do not hide what is
 * wrong around them. */
static gboolean
take_polygons (Search    *self,
               GPtrArray *given,
               GError   **error)
{
  for (guint i = 0; i < given->len; i++)
    {
      WgGeometry *polygon = g_ptr_array_index (given, i);
      WgGeometry *valid = NULL;
      char *reason;
      double lon, lat;

      if (is_cancelled (self, i, error))
        return FALSE;
      if (i % 256 == 0)
        report (self, 0.0, DONE_VALID, i, given->len);

      if (polygon != NULL && wg_geometry_get_kind (polygon) == WG_GEOMETRY_POLYGONS)
        {
          if (wg_topology_is_valid (polygon, &reason, &lon, &lat))
            {
              valid = wg_geometry_ref (polygon);
            }
          else
            {
              add_issue (self, WG_GAPS_INVALID, i, WG_GAPS_NONE, 0.0, lon, lat, reason);
              valid = wg_topology_make_valid (polygon);
            }
        }
      g_ptr_array_add (self->polygons, valid);
    }

  return TRUE;
}

static void
build_tree (Search *self)
{
  WgBBox all = WG_BBOX_EMPTY;

  for (guint i = 0; i < self->polygons->len; i++)
    if (g_ptr_array_index (self->polygons, i) != NULL)
      {
        WgBBox box = wg_geometry_get_bounds (g_ptr_array_index (self->polygons, i));

        wg_bbox_add (&all, &box);
      }

  self->tree = wg_geos_tree_new (self->geos, self->polygons);
  self->zone_lon = wg_bbox_is_empty (&all) ? 0.0 : (all.x_min + all.x_max) / 2.0;
}

/* The unmatched edges cut at every crossing and built into faces; a collection of polygons. */
static GEOSGeometry *
build_faces (Search *self)
{
  GEOSGeometry *lines = wg_edges_find_unmatched (self->geos, self->polygons, self->outline);
  GEOSGeometry *noded = NULL, *faces = NULL;

  report (self, DONE_EDGES, DONE_EDGES, 0, 1);
  if (lines != NULL)
    noded = GEOSUnaryUnion_r (self->geos, lines);
  if (lines != NULL && noded == NULL)
    noded = GEOSUnaryUnionPrec_r (self->geos, lines, WG_GEOS_GRID);
  if (noded != NULL)
    faces = GEOSPolygonize_r (self->geos, (const GEOSGeometry *const *) &noded, 1);

  GEOSGeom_destroy_r (self->geos, noded);
  GEOSGeom_destroy_r (self->geos, lines);

  return faces;
}

static guint
hash_share (gconstpointer key)
{
  const Share *share = key;

  return (share->a * 2654435761u) ^ (share->b * 40503u);
}

static gboolean
equal_shares (gconstpointer a,
              gconstpointer b)
{
  const Share *x = a, *y = b;

  return x->a == y->a && x->b == y->b;
}

/* The share of a and b; *is_new tells whether this is the first question about them. */
static Share *
get_share (Search   *self,
           guint     a,
           guint     b,
           gboolean *is_new)
{
  Share key = { .a = a, .b = b };
  Share *share = g_hash_table_lookup (self->shares, &key);

  *is_new = share == NULL;
  if (share == NULL)
    {
      share = g_memdup2 (&key, sizeof key);
      g_hash_table_add (self->shares, share);
    }

  return share;
}

/* @piece: (nullable): a part of the share's area */
static void
add_piece (Search           *self,
           Share            *share,
           const WgGeometry *piece)
{
  double area_m2 = piece == NULL ? 0.0 : wg_zone_area_in_m2 (piece, self->zone_lon);

  if (area_m2 > share->largest_m2 && wg_topology_label_point (piece, &share->lon, &share->lat))
    share->largest_m2 = area_m2;
  share->area_m2 += area_m2;
}

/* How many corners of the face the polygon has too. */
static guint
count_common (const WgGeometry *face,
              const WgGeometry *polygon)
{
  guint n, common = 0;
  const double *ring = wg_geometry_get_part (face, 0, &n);

  for (guint part = 0; part < wg_geometry_get_n_parts (polygon); part++)
    {
      guint n_points;
      const double *points = wg_geometry_get_part (polygon, part, &n_points);

      for (guint i = 0; i + 1 < n; i++)
        for (guint p = 0; p + 1 < n_points; p++)
          common += ring[2 * i] == points[2 * p] && ring[2 * i + 1] == points[2 * p + 1];
    }

  return common;
}

/* The two neighbours with most corners in common, the first one first. */
static void
find_neighbours (const Search     *self,
                 const WgGeometry *face,
                 guint            *a,
                 guint            *b)
{
  WgBBox box = wg_geometry_get_bounds (face);
  g_autoptr (GArray) candidates = wg_geos_tree_query (self->geos, self->tree, &box);
  guint most_a = 0, most_b = 0;

  *a = *b = WG_GAPS_NONE;
  for (guint i = 0; i < candidates->len; i++)
    {
      guint index = g_array_index (candidates, guint, i);
      guint common = count_common (face, g_ptr_array_index (self->polygons, index));

      if (common > most_a)
        {
          *b = *a;
          most_b = most_a;
          *a = index;
          most_a = common;
        }
      else if (common > most_b)
        {
          *b = index;
          most_b = common;
        }
    }
}

/* How many polygons have the place. */
static guint
count_owners (const Search *self,
              double        lon,
              double        lat)
{
  WgBBox box = { lon, lat, lon, lat };
  g_autoptr (GArray) found = wg_geos_tree_query (self->geos, self->tree, &box);
  guint n = 0;

  for (guint i = 0; i < found->len; i++)
    n += wg_geometry_contains (g_ptr_array_index (self->polygons, g_array_index (found, guint, i)),
                               lon, lat);

  return n;
}

static void
add_overlap (Search *self,
             guint   a,
             guint   b)
{
  g_autoptr (WgGeometry) both = NULL;
  gboolean is_new;
  Share *share = get_share (self, a, b, &is_new);

  /* The whole overlap is found at the first face of the pair. */
  if (!is_new)
    return;

  both = wg_topology_intersection (g_ptr_array_index (self->polygons, a),
                                   g_ptr_array_index (self->polygons, b));
  add_piece (self, share, both);
}

static WgBBox
common_box (const WgBBox *a,
            const WgBBox *b)
{
  return (WgBBox) { MAX (a->x_min, b->x_min), MAX (a->y_min, b->y_min), MIN (a->x_max, b->x_max),
                    MIN (a->y_max, b->y_max) };
}

/* Over the face two or more polygons lie, but not the same ones everywhere: borders that match
 * are no borders of faces. So every pair that meets there is looked at. */
static void
add_overlaps (Search           *self,
              const WgGeometry *face)
{
  WgBBox box = wg_geometry_get_bounds (face);
  g_autoptr (GArray) there = wg_geos_tree_query (self->geos, self->tree, &box);

  for (guint i = 0; i < there->len; i++)
    {
      guint a = g_array_index (there, guint, i);
      WgBBox own = wg_geometry_get_bounds (g_ptr_array_index (self->polygons, a));
      WgBBox common = common_box (&own, &box);
      g_autoptr (GArray) near = wg_geos_tree_query (self->geos, self->tree, &common);

      for (guint n = 0; n < near->len; n++)
        if (g_array_index (near, guint, n) > a)
          add_overlap (self, a, g_array_index (near, guint, n));
    }
}

static void
add_outside (Search           *self,
             const WgGeometry *face)
{
  WgBBox box = wg_geometry_get_bounds (face);
  g_autoptr (GArray) there = wg_geos_tree_query (self->geos, self->tree, &box);

  for (guint i = 0; i < there->len; i++)
    {
      guint a = g_array_index (there, guint, i);
      g_autoptr (WgGeometry) piece
          = wg_topology_intersection (g_ptr_array_index (self->polygons, a), face);
      gboolean is_new;

      if (piece != NULL)
        add_piece (self, get_share (self, a, WG_GAPS_NONE, &is_new), piece);
    }
}

static void
judge_face (Search           *self,
            const WgGeometry *face,
            double            area_m2,
            double            lon,
            double            lat)
{
  guint n_owners = count_owners (self, lon, lat);
  gboolean inside = self->outline == NULL || wg_geometry_contains (self->outline, lon, lat);

  if (n_owners == 0 && inside && area_m2 > self->tolerance_m2)
    {
      WgGapsIssue *gap;
      guint a, b;

      find_neighbours (self, face, &a, &b);
      gap = add_issue (self, WG_GAPS_GAP, a, b, area_m2, lon, lat, NULL);
      gap->piece = wg_geometry_ref ((WgGeometry *) face);
    }

  if (n_owners > 0 && !inside)
    add_outside (self, face);
  if (n_owners > 1)
    add_overlaps (self, face);
}

static gboolean
judge_faces (Search             *self,
             const GEOSGeometry *faces,
             GError            **error)
{
  int n = faces == NULL ? 0 : GEOSGetNumGeometries_r (self->geos, faces);

  for (int i = 0; i < n; i++)
    {
      const GEOSGeometry *given = GEOSGetGeometryN_r (self->geos, faces, i);
      g_autoptr (WgGeometry) face = wg_geos_to_polygons (self->geos, given);
      double area_m2, lon, lat;

      if (is_cancelled (self, (guint) i, error))
        return FALSE;
      if (i % 256 == 0)
        report (self, DONE_FACES, 1.0, (guint) i, (guint) n);
      if (face == NULL)
        continue;

      area_m2 = wg_zone_area_in_m2 (face, self->zone_lon);
      if (area_m2 > self->tolerance_m2 * NOISE
          && wg_geos_find_inside (self->geos, given, &lon, &lat))
        judge_face (self, face, area_m2, lon, lat);
    }

  return TRUE;
}

static void
report_shares (Search *self)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->shares);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Share *share = key;

      if (share->area_m2 > self->tolerance_m2)
        add_issue (self, share->b == WG_GAPS_NONE ? WG_GAPS_OUTSIDE : WG_GAPS_OVERLAP, share->a,
                   share->b, share->area_m2, share->lon, share->lat, NULL);
    }
}

static int
compare_issues (gconstpointer a,
                gconstpointer b)
{
  const WgGapsIssue *x = *(const WgGapsIssue *const *) a;
  const WgGapsIssue *y = *(const WgGapsIssue *const *) b;

  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  if (x->b != y->b)
    return x->b < y->b ? -1 : 1;
  if (x->area_m2 != y->area_m2)
    return x->area_m2 > y->area_m2 ? -1 : 1;

  return 0;
}

static gboolean
search (Search    *self,
        GPtrArray *polygons,
        GError   **error)
{
  GEOSGeometry *faces;
  gboolean finished;

  if (!take_polygons (self, polygons, error))
    return FALSE;

  build_tree (self);
  report (self, DONE_VALID, DONE_VALID, 0, 1);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  faces = build_faces (self);
  report (self, DONE_FACES, DONE_FACES, 0, 1);
  finished = judge_faces (self, faces, error);
  GEOSGeom_destroy_r (self->geos, faces);

  if (finished)
    {
      report_shares (self);
      g_ptr_array_sort (self->issues, compare_issues);
      report (self, 1.0, 1.0, 0, 1);
    }

  return finished;
}

static void
unref_polygon (gpointer polygon)
{
  if (polygon != NULL)
    wg_geometry_unref (polygon);
}

/**
 * wg_gaps_find:
 * @polygons: (element-type WgGeometry): the coverage; %NULL entries, points and lines are skipped
 * @outline: (nullable): what the polygons are to fill; without it only gaps that polygons enclose
 *   are found
 * @tolerance_m2: area up to which nothing is reported, normally %WG_GAPS_TOLERANCE_M2
 * @progress: (nullable) (scope call): called now and then
 * @user_data: for @progress
 * @cancellable: (nullable): stops the search
 * @error: return location for %G_IO_ERROR_CANCELLED, the only error there is
 *
 * Areas are m² in the 3-degree zone of the middle of all polygons. The overlap of a pair is the
 * sum over all its pieces; a gap is one piece.
 *
 * Returns: (transfer full) (element-type WgGapsIssue): the issues by kind and index, the same for
 *   the same polygons; %NULL with @error set
 */
GPtrArray *
wg_gaps_find (GPtrArray        *polygons,
              const WgGeometry *outline,
              double            tolerance_m2,
              WgGapsProgress    progress,
              gpointer          user_data,
              GCancellable     *cancellable,
              GError          **error)
{
  g_autoptr (GPtrArray) valid = g_ptr_array_new_full (polygons->len, unref_polygon);
  g_autoptr (GHashTable) shares = g_hash_table_new_full (hash_share, equal_shares, g_free, NULL);
  g_autoptr (GPtrArray) issues
      = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_gaps_issue_free);
  Search self = { .geos = wg_geos_get_context (),
                  .polygons = valid,
                  .outline = outline,
                  .tolerance_m2 = tolerance_m2,
                  .shares = shares,
                  .issues = issues,
                  .cancellable = cancellable,
                  .progress = progress,
                  .user_data = user_data };
  gboolean finished = search (&self, polygons, error);

  GEOSSTRtree_destroy_r (self.geos, self.tree);

  return finished ? g_steal_pointer (&issues) : NULL;
}
