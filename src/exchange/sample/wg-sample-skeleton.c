/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns the hand-drawn plan into a mesh: bends the ways, gives the river its two banks, finds the
 * quarters between the main streets. Integers only; must not decide anything the plan decides. */

#include "wg-sample-skeleton.h"

#include "wg-sample-plan.h"

typedef struct
{
  WgSampleSkeleton *skeleton;
  GHashTable       *vertices;    /* id → vertex + 1 */
  GHashTable       *river_index; /* id → place in the river + 1 */
  GArray           *left, *right; /* banks, one vertex for each of the river's */
  guint64           random;
} Builder;

WgSampleStreet *
wg_sample_street_new (guint       rank,
                      const char *name)
{
  WgSampleStreet *self = g_new0 (WgSampleStreet, 1);

  self->rank = rank;
  self->name = name;
  self->path = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
wg_sample_street_free (WgSampleStreet *self)
{
  g_array_unref (self->path);
  g_free (self);
}

static void
quarter_free (WgSampleQuarter *self)
{
  g_array_unref (self->loop);
  g_free (self);
}

void
wg_sample_skeleton_free (WgSampleSkeleton *self)
{
  g_clear_pointer (&self->mesh, wg_sample_mesh_free);
  g_clear_pointer (&self->streets, g_ptr_array_unref);
  g_clear_pointer (&self->quarters, g_ptr_array_unref);
  g_clear_pointer (&self->river, g_array_unref);
  g_clear_pointer (&self->lake, g_array_unref);
  g_clear_pointer (&self->creek, g_array_unref);
  g_free (self);
}

static WgSamplePoint
plan_point (const char *id)
{
  for (const WgSamplePlanPoint *p = wg_sample_plan_points; p->id != NULL; p++)
    {
      if (g_str_equal (p->id, id))
        return (WgSamplePoint) { p->x * WG_SAMPLE_PLAN_UNIT, p->y * WG_SAMPLE_PLAN_UNIT };
    }
  g_error ("the sample's plan has no point %s", id);
}

static guint
vertex_of (Builder    *self,
           const char *id)
{
  gpointer known = g_hash_table_lookup (self->vertices, id);

  if (known == NULL)
    {
      WgSamplePoint p = plan_point (id);
      guint vertex = wg_sample_mesh_add_vertex (self->skeleton->mesh, p.x, p.y);

      known = GUINT_TO_POINTER (vertex + 1);
      g_hash_table_insert (self->vertices, g_strdup (id), known);
    }
  return GPOINTER_TO_UINT (known) - 1;
}

/* About how far apart the vertices of a way stand: closer in town than in the hills. */
static gint64
step_at (WgSamplePoint a,
         WgSamplePoint b,
         WgSampleLine  line)
{
  gint64 x = (a.x + b.x) / 2, y = (a.y + b.y) / 2;
  gint64 far = (gint64) wg_sample_root ((guint64) (x * x + y * y));

  if (line == WG_SAMPLE_LINE_RIVER)
    return 5500;
  if (x < -220000 || far > 380000)
    return 9000;
  return far < 200000 ? 5000 : 6500;
}

/* The vertices strictly between two points of a way. */
static void
add_between (Builder       *self,
             GArray        *path,
             WgSamplePoint  p[4],
             WgSampleLine   line)
{
  gint64 m = MAX (1, (wg_sample_distance (p[1], p[2]) + step_at (p[1], p[2], line) / 2)
                     / step_at (p[1], p[2], line));

  for (gint64 s = 1; s < m; s++)
    {
      gint64 x = wg_sample_bend (p[0].x, p[1].x, p[2].x, p[3].x, s, m);
      gint64 y = wg_sample_bend (p[0].y, p[1].y, p[2].y, p[3].y, s, m);
      gint64 uneven = line == WG_SAMPLE_LINE_LIMIT ? 2000 : line == WG_SAMPLE_LINE_CREEK ? 900 : 0;
      guint vertex;

      x += wg_sample_random_range (&self->random, -uneven, uneven);
      y += wg_sample_random_range (&self->random, -uneven, uneven);
      vertex = wg_sample_mesh_add_vertex (self->skeleton->mesh, x, y);
      g_array_append_val (path, vertex);
    }
}

/* The points around piece i of a way: the neighbours bend it. */
static void
get_controls (char          **ids,
              guint           n,
              guint           i,
              gboolean        closed,
              WgSamplePoint   p[4])
{
  p[1] = plan_point (ids[i]);
  p[2] = plan_point (ids[(i + 1) % n]);
  p[0] = closed || i > 0 ? plan_point (ids[(i + n - 1) % n])
                         : (WgSamplePoint) { 2 * p[1].x - p[2].x, 2 * p[1].y - p[2].y };
  p[3] = closed || i + 2 < n ? plan_point (ids[(i + 2) % n])
                             : (WgSamplePoint) { 2 * p[2].x - p[1].x, 2 * p[2].y - p[1].y };
}

static void
build_river (Builder               *self,
             const WgSamplePlanWay *way)
{
  WgSampleMesh *mesh = self->skeleton->mesh;
  g_auto (GStrv) ids = g_strsplit (way->points, " ", -1);
  guint n = g_strv_length (ids);
  GArray *river = self->skeleton->river;

  for (guint i = 0; i < n; i++)
    {
      guint vertex = vertex_of (self, ids[i]);
      WgSamplePoint p[4];

      g_array_append_val (river, vertex);
      g_hash_table_insert (self->river_index, g_strdup (ids[i]), GUINT_TO_POINTER (river->len));
      if (i + 1 == n)
        break;
      get_controls (ids, n, i, FALSE, p);
      add_between (self, river, p, way->line);
    }

  for (guint i = 0; i < river->len; i++)
    {
      guint here = g_array_index (river, guint, i);
      WgSamplePoint a = wg_sample_mesh_get_point (
        mesh, g_array_index (river, guint, i > 0 ? i - 1 : 0));
      WgSamplePoint b = wg_sample_mesh_get_point (
        mesh, g_array_index (river, guint, MIN (i + 1, river->len - 1)));
      WgSamplePoint c = wg_sample_mesh_get_point (mesh, here);
      gint64 length = wg_sample_distance (a, b);
      gint64 dx = -(b.y - a.y) * WG_SAMPLE_RIVER_REACH / length;
      gint64 dy = (b.x - a.x) * WG_SAMPLE_RIVER_REACH / length;
      guint left = wg_sample_mesh_add_vertex (mesh, c.x + dx, c.y + dy);
      guint right = wg_sample_mesh_add_vertex (mesh, c.x - dx, c.y - dy);

      wg_sample_mesh_set_centre (mesh, left, here);
      wg_sample_mesh_set_centre (mesh, right, here);
      g_array_append_val (self->left, left);
      g_array_append_val (self->right, right);
    }
}

static void
add_path (Builder      *self,
          GArray       *path,
          WgSampleLine  line,
          const char   *name,
          guint         rank)
{
  WgSampleStreet *street;

  for (guint i = 0; i + 1 < path->len; i++)
    wg_sample_mesh_add_segment (self->skeleton->mesh, g_array_index (path, guint, i),
                                g_array_index (path, guint, i + 1), line);
  if (line == WG_SAMPLE_LINE_CREEK)
    g_array_append_vals (self->skeleton->creek, path->data, path->len);
  if (rank == 0)
    return;
  street = wg_sample_street_new (rank, name);
  g_array_append_vals (street->path, path->data, path->len);
  g_ptr_array_add (self->skeleton->streets, street);
}

static void
build_banks (Builder *self)
{
  add_path (self, self->left, WG_SAMPLE_LINE_BANK, "滨江北路", 2);
  add_path (self, self->right, WG_SAMPLE_LINE_BANK, "滨江南路", 2);
  add_path (self, self->skeleton->river, WG_SAMPLE_LINE_RIVER, NULL, 0);
}

/* The bank of the river at place i on the side of a point. */
static guint
bank_towards (Builder       *self,
              guint          i,
              WgSamplePoint  from)
{
  guint left = g_array_index (self->left, guint, i);
  guint right = g_array_index (self->right, guint, i);

  return wg_sample_distance (wg_sample_mesh_get_point (self->skeleton->mesh, left), from)
             < wg_sample_distance (wg_sample_mesh_get_point (self->skeleton->mesh, right), from)
           ? left : right;
}

static guint
rank_of (WgSampleLine line)
{
  switch (line)
    {
    case WG_SAMPLE_LINE_STREET_1:
      return 1;
    case WG_SAMPLE_LINE_SHORE:
    case WG_SAMPLE_LINE_BANK:
    case WG_SAMPLE_LINE_STREET_2:
      return 2;
    case WG_SAMPLE_LINE_STREET_3:
      return 3;
    case WG_SAMPLE_LINE_STREET_4:
      return 4;
    case WG_SAMPLE_LINE_LIMIT:
    case WG_SAMPLE_LINE_RIVER:
    case WG_SAMPLE_LINE_CREEK:
    default:
      return 0;
    }
}

/* A way meets the river at a bank, passes its centre on a bridge, and leaves by the other bank;
 * without a bridge it ends at the bank. */
static void
add_plan_vertex (Builder   *self,
                 GArray    *path,
                 char     **ids,
                 guint      n,
                 guint      i,
                 gboolean   bridge)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->river_index, ids[i]));
  guint vertex = vertex_of (self, ids[i]);

  if (place == 0)
    {
      g_array_append_val (path, vertex);
      return;
    }
  if (i > 0)
    {
      guint bank = bank_towards (self, place - 1, plan_point (ids[i - 1]));

      g_array_append_val (path, bank);
    }
  if (bridge)
    g_array_append_val (path, vertex);
  if (i + 1 < n)
    {
      guint bank = bank_towards (self, place - 1, plan_point (ids[i + 1]));

      g_array_append_val (path, bank);
    }
}

static void
build_way (Builder               *self,
           const WgSamplePlanWay *way)
{
  gboolean bridge = strchr (way->points, '!') == NULL;
  g_autofree char *points = g_strdelimit (g_strdup (way->points), "!", ' ');
  g_auto (GStrv) ids = g_strsplit (g_strstrip (points), " ", -1);
  guint n = g_strv_length (ids);
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    {
      WgSamplePoint p[4];

      add_plan_vertex (self, path, ids, n, i, bridge);
      if (i + 1 == n && !way->closed)
        break;
      get_controls (ids, n, i, way->closed, p);
      /* The piece next to the river starts at the bank, not at the centre. */
      if (g_hash_table_contains (self->river_index, ids[i]))
        p[1] = wg_sample_mesh_get_point (self->skeleton->mesh,
                                         g_array_index (path, guint, path->len - 1));
      if (g_hash_table_contains (self->river_index, ids[(i + 1) % n]))
        {
          guint place
            = GPOINTER_TO_UINT (g_hash_table_lookup (self->river_index, ids[(i + 1) % n]));

          p[2] = wg_sample_mesh_get_point (self->skeleton->mesh,
                                           bank_towards (self, place - 1, p[1]));
        }
      add_between (self, path, p, way->line);
    }
  if (way->closed)
    {
      guint first = g_array_index (path, guint, 0);

      g_array_append_val (path, first);
    }
  add_path (self, path, way->line, way->name, rank_of (way->line));
}

static void
find_quarters (WgSampleSkeleton *self)
{
  g_autoptr (GPtrArray) faces = wg_sample_mesh_trace (self->mesh);

  for (guint i = 0; i < faces->len; i++)
    {
      GArray *loop = g_ptr_array_index (faces, i);

      for (const WgSamplePlanQuarter *q = wg_sample_plan_quarters; q->density != 9; q++)
        {
          WgSampleQuarter *quarter;

          if (!wg_sample_mesh_inside (self->mesh, loop, q->x * WG_SAMPLE_PLAN_UNIT,
                                      q->y * WG_SAMPLE_PLAN_UNIT))
            continue;
          if (q->n_grids == 0)
            {
              g_array_append_vals (self->lake, loop->data, loop->len);
              self->lake_community = q->community;
              continue;
            }
          quarter = g_new0 (WgSampleQuarter, 1);
          quarter->community = q->community;
          quarter->n_grids = q->n_grids;
          quarter->density = q->density;
          quarter->loop = g_array_ref (loop);
          g_ptr_array_add (self->quarters, quarter);
        }
    }
}

WgSampleSkeleton *
wg_sample_skeleton_new (void)
{
  WgSampleSkeleton *self = g_new0 (WgSampleSkeleton, 1);
  g_autoptr (GHashTable) vertices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) right = g_array_new (FALSE, FALSE, sizeof (guint));
  Builder builder = { self, vertices, places, left, right, G_GUINT64_CONSTANT (77) };

  self->mesh = wg_sample_mesh_new ();
  self->streets = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_sample_street_free);
  self->quarters = g_ptr_array_new_with_free_func ((GDestroyNotify) quarter_free);
  self->river = g_array_new (FALSE, FALSE, sizeof (guint));
  self->lake = g_array_new (FALSE, FALSE, sizeof (guint));
  self->creek = g_array_new (FALSE, FALSE, sizeof (guint));

  build_river (&builder, &wg_sample_plan_ways[0]);
  build_banks (&builder);
  for (const WgSamplePlanWay *way = wg_sample_plan_ways + 1; way->points != NULL; way++)
    build_way (&builder, way);
  find_quarters (self);
  return self;
}
