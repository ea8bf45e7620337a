/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which posts share a mark. It draws nothing and knows neither hours nor checklists. */

#include "wg-post-spots.h"

#include <math.h>

#define STEPS_PER_ZOOM 2.0
#define APART          1.7  /* marks stay this far apart, in sizes of a mark */
#define FLATTEN        0.75 /* and farther from north to south: a pin is higher than wide */

typedef struct
{
  int      step;       /* of zoom */
  GArray  *clusters;
  guint32 *of_spot;    /* its cluster's number */
} Level;

struct _WgPostSpots
{
  gatomicrefcount ref_count;

  double        size;
  GArray       *spots;   /* WgPostSpot */
  GStringChunk *names;
  GArray       *levels;  /* Level */
};

static void
level_clear (gpointer data)
{
  Level *level = data;

  g_clear_pointer (&level->clusters, g_array_unref);
  g_clear_pointer (&level->of_spot, g_free);
}

WgPostSpots *
wg_post_spots_new (double size)
{
  WgPostSpots *self = g_new0 (WgPostSpots, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->size = size;
  self->spots = g_array_new (FALSE, FALSE, sizeof (WgPostSpot));
  self->names = g_string_chunk_new (1024);
  self->levels = g_array_new (FALSE, FALSE, sizeof (Level));
  g_array_set_clear_func (self->levels, level_clear);
  return self;
}

WgPostSpots *
wg_post_spots_ref (WgPostSpots *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_post_spots_unref (WgPostSpots *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->spots);
  g_string_chunk_free (self->names);
  g_array_unref (self->levels);
  g_free (self);
}

void
wg_post_spots_add (WgPostSpots      *self,
                   const WgPostSpot *spot)
{
  WgPostSpot copy = *spot;

  copy.name = spot->name != NULL ? g_string_chunk_insert (self->names, spot->name) : NULL;
  g_array_append_val (self->spots, copy);
  g_array_set_size (self->levels, 0);
}

guint
wg_post_spots_get_n (const WgPostSpots *self)
{
  return self->spots->len;
}

const WgPostSpot *
wg_post_spots_get (const WgPostSpots *self,
                   guint              spot)
{
  g_return_val_if_fail (spot < self->spots->len, NULL);

  return &g_array_index (self->spots, WgPostSpot, spot);
}

guint
wg_post_spots_find (const WgPostSpots *self,
                    gint64             id)
{
  for (guint i = 0; i < self->spots->len; i++)
    if (g_array_index (self->spots, WgPostSpot, i).id == id)
      return i;
  return WG_POST_NONE;
}

double
wg_post_spots_get_size (const WgPostSpots *self)
{
  return self->size;
}

void
wg_post_spots_set_mark (WgPostSpots      *self,
                        guint             spot,
                        const WgPostMark *mark)
{
  WgPostSpot *found;
  int more;

  g_return_if_fail (spot < self->spots->len);

  found = &g_array_index (self->spots, WgPostSpot, spot);
  more = ((mark->flags & WG_POST_MARK_OPEN) != 0) - ((found->mark.flags & WG_POST_MARK_OPEN) != 0);
  if ((mark->flags ^ found->mark.flags) & WG_POST_MARK_SELECTED)
    g_array_set_size (self->levels, 0);
  found->mark = *mark;
  /* The groups stay; only how many of each are open is another number. */
  for (guint i = 0; more != 0 && i < self->levels->len; i++)
    {
      const Level *level = &g_array_index (self->levels, Level, i);

      g_array_index (level->clusters, WgPostCluster, level->of_spot[spot]).n_open += (guint) more;
    }
}

/* Squares of the world, not of the window: a mark stays where it is while the map is moved. */
static gint64
get_square (gint64 column,
            gint64 row)
{
  return (gint64) (((guint64) column << 32) ^ (guint32) row);
}

/* A trial and what is selected have a mark of their own wherever they stand. */
static gboolean
stands_alone (const WgPostSpot *spot)
{
  return spot->id < 0 || (spot->mark.flags & WG_POST_MARK_SELECTED) != 0;
}

/* The cluster near enough to a spot, or WG_POST_NONE. @apart: world units. A square is so small
 * that no two marks stand in one. */
static guint
find_near (GHashTable       *squares,
           GArray           *clusters,
           const WgPostSpot *spot,
           double            apart)
{
  double side = apart / G_SQRT2, best = apart;
  gint64 column = (gint64) floor (spot->x / side), row = (gint64) floor (spot->y * FLATTEN / side);
  guint near = WG_POST_NONE;

  for (int i = -2; i <= 2; i++)
    for (int k = -2; k <= 2; k++)
      {
        gint64 square = get_square (column + i, row + k);
        guint at = GPOINTER_TO_UINT (g_hash_table_lookup (squares, &square));
        const WgPostCluster *cluster;
        double distance;

        if (at == 0)
          continue;
        cluster = &g_array_index (clusters, WgPostCluster, at - 1);
        distance = hypot (cluster->x - spot->x, (cluster->y - spot->y) * FLATTEN);
        if (distance < best)
          {
            best = distance;
            near = at - 1;
          }
      }
  return near;
}

/* A group's mark stands at its first spot and nowhere between: so no two come too near. */
static void
make_level (WgPostSpots *self,
            Level       *level)
{
  g_autoptr (GHashTable) squares = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                          NULL);
  double apart = APART * self->size / (512 * exp2 (level->step / STEPS_PER_ZOOM));

  level->clusters = g_array_new (FALSE, FALSE, sizeof (WgPostCluster));
  level->of_spot = g_new (guint32, MAX (self->spots->len, 1));
  for (guint i = 0; i < self->spots->len; i++)
    {
      const WgPostSpot *spot = &g_array_index (self->spots, WgPostSpot, i);
      guint near = stands_alone (spot) ? WG_POST_NONE
                                       : find_near (squares, level->clusters, spot, apart);
      guint open = (spot->mark.flags & WG_POST_MARK_OPEN) != 0;

      if (near != WG_POST_NONE)
        {
          WgPostCluster *cluster = &g_array_index (level->clusters, WgPostCluster, near);

          cluster->n++;
          cluster->n_open += open;
        }
      else
        {
          const WgPostCluster cluster = { spot->x, spot->y, i, 1, open };
          gint64 square = get_square ((gint64) floor (spot->x * G_SQRT2 / apart),
                                      (gint64) floor (spot->y * FLATTEN * G_SQRT2 / apart));

          near = level->clusters->len;
          g_array_append_val (level->clusters, cluster);
          if (!stands_alone (spot))
            g_hash_table_insert (squares, g_memdup2 (&square, sizeof square),
                                 GUINT_TO_POINTER (near + 1));
        }
      level->of_spot[i] = near;
    }
}

static const Level *
find_level (WgPostSpots *self,
            double       zoom)
{
  Level made = { (int) floor (zoom * STEPS_PER_ZOOM + 1e-6), NULL, NULL };

  for (guint i = 0; i < self->levels->len; i++)
    if (g_array_index (self->levels, Level, i).step == made.step)
      return &g_array_index (self->levels, Level, i);
  make_level (self, &made);
  g_array_append_val (self->levels, made);
  return &g_array_index (self->levels, Level, self->levels->len - 1);
}

const GArray *
wg_post_spots_cluster (WgPostSpots *self,
                       double       zoom)
{
  return find_level (self, zoom)->clusters;
}

static int
compare_north (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const GArray *clusters = data;
  const WgPostCluster *one = &g_array_index (clusters, WgPostCluster, *(const guint *) a);
  const WgPostCluster *other = &g_array_index (clusters, WgPostCluster, *(const guint *) b);

  return one->y < other->y ? -1 : one->y > other->y ? 1 : 0;
}

GArray *
wg_post_spots_list (WgPostSpots     *self,
                    const WgMapView *view)
{
  GArray *clusters = find_level (self, view->zoom)->clusters;
  GArray *seen = g_array_new (FALSE, FALSE, sizeof (guint));
  WgBBox box = wg_map_view_get_box (view);

  /* A pin is higher than its place by less than three sizes. */
  wg_bbox_grow (&box, 3 * self->size / wg_map_view_get_scale (view));
  for (guint i = 0; i < clusters->len; i++)
    {
      const WgPostCluster *cluster = &g_array_index (clusters, WgPostCluster, i);

      if (wg_bbox_contains (&box, cluster->x, cluster->y))
        g_array_append_val (seen, i);
    }
  g_array_sort_with_data (seen, compare_north, clusters);
  return seen;
}

static gboolean
covers (WgPostSpots         *self,
        const WgPostCluster *cluster,
        double               dx,
        double               dy)
{
  const WgPostSpot *spot = &g_array_index (self->spots, WgPostSpot, cluster->spot);
  double middle, top, half;

  if (cluster->n > 1)
    return hypot (dx, dy) <= wg_post_mark_get_cluster_radius (cluster->n, self->size) + 2;
  half = wg_post_mark_measure (&spot->mark, self->size, &middle, &top);
  return fabs (dx) <= half && dy <= 2 && dy >= -top;
}

guint
wg_post_spots_hit (WgPostSpots     *self,
                   const WgMapView *view,
                   double           px,
                   double           py)
{
  g_autoptr (GArray) seen = wg_post_spots_list (self, view);
  const GArray *clusters = wg_post_spots_cluster (self, view->zoom);

  /* The last drawn lies above. */
  for (guint i = seen->len; i > 0; i--)
    {
      guint at = g_array_index (seen, guint, i - 1);
      const WgPostCluster *cluster = &g_array_index (clusters, WgPostCluster, at);
      double x, y;

      wg_map_view_to_pixel (view, cluster->x, cluster->y, &x, &y);
      if (covers (self, cluster, px - x, py - y))
        return at;
    }
  return WG_POST_NONE;
}
