/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays streets through an area as a town grows: across, at a right angle to what is there, going
 * on from a street of the other side, never close beside one. Integers only. Every new street
 * joins two vertices that exist, so that no border is ever cut in two afterwards. */

#include "wg-sample-split.h"

/* One possible street, from vertex i of the loop to vertex j. */
typedef struct
{
  gint64 score; /* the least is the best */
  guint  i, j;
  guint  parts; /* of the side from i to j */
} Candidate;

typedef struct
{
  WgSampleMesh             *mesh;
  const WgSampleSplitRules *rules;
  const GArray             *loop;
  gint64                    area2;
  gint64                   *area_to;  /* twice the area swept from vertex 0 to vertex i */
  gint64                   *way_to;   /* distance along the border to vertex i */
  gint64                    around;
  gint64                   *crossing; /* distance along the border to the next other crossing */
} Area;

static guint
vertex_at (const Area *area,
           guint       i)
{
  return g_array_index (area->loop, guint, i % area->loop->len);
}

static WgSamplePoint
point_at (const Area *area,
          guint       i)
{
  return wg_sample_mesh_get_point (area->mesh, vertex_at (area, i));
}

static gint64
cross0 (WgSamplePoint a,
        WgSamplePoint b)
{
  return a.x * b.y - a.y * b.x;
}

static gboolean
is_crossing (const Area *area,
             guint       i)
{
  return wg_sample_mesh_get_degree (area->mesh, vertex_at (area, i)) > 2;
}

static gint64
along (const Area *area,
       guint       i,
       guint       j)
{
  gint64 way = ABS (area->way_to[i] - area->way_to[j]);

  return MIN (way, area->around - way);
}

static void
area_init (Area                     *area,
           WgSampleMesh             *mesh,
           const WgSampleSplitRules *rules,
           const GArray             *loop)
{
  guint n = loop->len;

  area->mesh = mesh;
  area->rules = rules;
  area->loop = loop;
  area->area2 = wg_sample_mesh_area2 (mesh, loop);
  area->area_to = g_new0 (gint64, n + 1);
  area->way_to = g_new0 (gint64, n + 1);
  area->crossing = g_new0 (gint64, n);
  for (guint i = 0; i < n; i++)
    {
      area->area_to[i + 1] = area->area_to[i] + cross0 (point_at (area, i), point_at (area, i + 1));
      area->way_to[i + 1] = area->way_to[i]
                            + wg_sample_distance (point_at (area, i), point_at (area, i + 1));
    }
  area->around = area->way_to[n];
  for (guint i = 0; i < n; i++)
    {
      area->crossing[i] = G_MAXINT64;
      for (guint j = 0; j < n; j++)
        {
          if (j != i && is_crossing (area, j))
            area->crossing[i] = MIN (area->crossing[i], along (area, i, j));
        }
    }
}

static void
area_clear (Area *area)
{
  g_free (area->area_to);
  g_free (area->way_to);
  g_free (area->crossing);
}

/* The squared cosine of the angle b–a–c in thousandths; 0 when it is wider than a right angle. */
static gint64
sharpness (WgSamplePoint a,
           WgSamplePoint b,
           WgSamplePoint c)
{
  gint64 dot = (b.x - a.x) * (c.x - a.x) + (b.y - a.y) * (c.y - a.y);
  gint64 length = MAX (1, wg_sample_distance (a, b)) * MAX (1, wg_sample_distance (a, c)) / 1000;
  gint64 cosine = dot / MAX (1, length);

  return cosine <= 0 ? 0 : cosine * cosine / 1000;
}

/* How badly a street that leaves the border at vertex i towards p fits there. */
static gint64
end_score (const Area    *area,
           guint          i,
           WgSamplePoint  p)
{
  guint n = area->loop->len;
  WgSamplePoint here = point_at (area, i);
  gint64 score = sharpness (here, p, point_at (area, i + 1))
                 + sharpness (here, p, point_at (area, i + n - 1));

  if (is_crossing (area, i))
    score -= 350; /* a crossing of four streets */
  if (area->crossing[i] < area->rules->spacing)
    score += 900;
  else if (area->crossing[i] < 2 * area->rules->spacing && !is_crossing (area, i))
    score += 150;
  return score;
}

static gboolean
rate (const Area *area,
      guint       parts,
      guint64    *random,
      guint       i,
      guint       j,
      Candidate  *out)
{
  WgSamplePoint a = point_at (area, i), b = point_at (area, j);
  gint64 length = wg_sample_distance (a, b);
  gint64 side = area->area_to[j] - area->area_to[i] + cross0 (b, a);
  gint64 first, last, error, angle;

  if (side <= 0 || side >= area->area2 || length < area->rules->spacing)
    return FALSE;
  first = (2 * side * parts / area->area2 + 1) / 2;
  first = CLAMP (first, 1, (gint64) parts - 1);
  last = (gint64) parts - first;
  error = ABS (side * parts - first * area->area2) / (area->area2 / 1000) / MIN (first, last);
  if (error > 330)
    return FALSE;
  angle = end_score (area, i, b) + end_score (area, j, a);
  if (angle > 1300)
    return FALSE;
  out->i = i;
  out->j = j;
  out->parts = (guint) first;
  out->score = 2 * error + 400 * ABS (first - last) / parts + 3 * angle / 2
               + length * length / (area->area2 / 2000) / 3
               + wg_sample_random_range (random, 0, 150);
  return TRUE;
}

static int
compare_candidates (gconstpointer pa,
                    gconstpointer pb)
{
  const Candidate *a = pa, *b = pb;

  if (a->score != b->score)
    return a->score < b->score ? -1 : 1;
  if (a->i != b->i)
    return a->i < b->i ? -1 : 1;
  return a->j < b->j ? -1 : a->j > b->j;
}

static gboolean
near_line (WgSamplePoint a,
           WgSamplePoint b,
           WgSamplePoint p,
           gint64        reach)
{
  gint64 dx = b.x - a.x, dy = b.y - a.y;
  gint64 dot = (p.x - a.x) * dx + (p.y - a.y) * dy;
  gint64 square = dx * dx + dy * dy;

  if (dot < 0 || dot > square)
    return FALSE;
  return ABS (wg_sample_cross (a, b, p)) / MAX (1, wg_sample_distance (a, b)) < reach;
}

static gboolean
crosses (WgSamplePoint a,
         WgSamplePoint b,
         WgSamplePoint c,
         WgSamplePoint d)
{
  return (wg_sample_cross (a, b, c) > 0) != (wg_sample_cross (a, b, d) > 0)
         && (wg_sample_cross (c, d, a) > 0) != (wg_sample_cross (c, d, b) > 0);
}

/* The street runs inside the area and keeps its distance from the border. */
static gboolean
is_free (const Area      *area,
         const Candidate *street)
{
  guint n = area->loop->len;
  WgSamplePoint a = point_at (area, street->i), b = point_at (area, street->j);
  gint64 reach = area->rules->clearance;

  for (guint k = 0; k < n; k++)
    {
      WgSamplePoint p = point_at (area, k);

      if (k != street->i && k != street->j && along (area, k, street->i) > reach
          && along (area, k, street->j) > reach && near_line (a, b, p, reach))
        return FALSE;
      if (k != street->i && k != street->j && (k + 1) % n != street->i && (k + 1) % n != street->j
          && crosses (a, b, p, point_at (area, k + 1)))
        return FALSE;
    }
  return wg_sample_mesh_inside (area->mesh, area->loop, (a.x + b.x) / 2, (a.y + b.y) / 2);
}

/* The vertices of the street, its ends included; a gentle bow and a little unevenness. */
static GArray *
lay (const Area      *area,
     const Candidate *street,
     guint64         *random)
{
  GArray *path = g_array_new (FALSE, FALSE, sizeof (guint));
  guint from = vertex_at (area, street->i), to = vertex_at (area, street->j);
  WgSamplePoint a = point_at (area, street->i), b = point_at (area, street->j);
  gint64 length = wg_sample_distance (a, b);
  gint64 m = MAX (1, (length + area->rules->step / 2) / area->rules->step);
  gint64 bow = length * area->rules->bow / 1000;
  gint64 high = MIN (bow, area->rules->clearance / 2);
  gint64 top = wg_sample_random_range (random, -high, high);

  g_array_append_val (path, from);
  for (gint64 s = 1; s < m; s++)
    {
      gint64 off = 4 * top * s * (m - s) / (m * m)
                   + wg_sample_random_range (random, -area->rules->wobble, area->rules->wobble);
      gint64 x = a.x + (b.x - a.x) * s / m - (b.y - a.y) * off / length;
      gint64 y = a.y + (b.y - a.y) * s / m + (b.x - a.x) * off / length;
      guint vertex = wg_sample_mesh_add_vertex (area->mesh, x, y);

      g_array_append_val (path, vertex);
    }
  g_array_append_val (path, to);
  for (guint i = 0; i + 1 < path->len; i++)
    wg_sample_mesh_add_segment (area->mesh, g_array_index (path, guint, i),
                                g_array_index (path, guint, i + 1), area->rules->line);
  return path;
}

/* The border from vertex i on to vertex j, then back along the street. */
static GArray *
side_of (const Area   *area,
         guint         i,
         guint         j,
         const GArray *street,
         gboolean      reversed)
{
  GArray *loop = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = area->loop->len;

  for (guint k = i; k != j; k = (k + 1) % n)
    g_array_append_val (loop, g_array_index (area->loop, guint, k));
  g_array_append_val (loop, g_array_index (area->loop, guint, j));
  for (guint k = 1; k + 1 < street->len; k++)
    g_array_append_val (loop, g_array_index (street, guint, reversed ? street->len - 1 - k : k));
  return loop;
}

static gboolean
find_street (const Area *area,
             guint       parts,
             guint64    *random,
             Candidate  *out)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  guint n = area->loop->len;

  for (guint i = 0; i < n; i++)
    {
      if (wg_sample_mesh_get_degree (area->mesh, vertex_at (area, i)) > 3)
        continue;
      for (guint j = i + 2; j < n; j++)
        {
          Candidate candidate;

          if (wg_sample_mesh_get_degree (area->mesh, vertex_at (area, j)) <= 3
              && rate (area, parts, random, i, j, &candidate))
            g_array_append_val (candidates, candidate);
        }
    }
  g_array_sort (candidates, compare_candidates);
  for (guint k = 0; k < candidates->len; k++)
    {
      if (is_free (area, &g_array_index (candidates, Candidate, k)))
        {
          *out = g_array_index (candidates, Candidate, k);
          return TRUE;
        }
    }
  return FALSE;
}

void
wg_sample_split (WgSampleMesh             *mesh,
                 const WgSampleSplitRules *rules,
                 guint64                  *random,
                 GArray                   *loop,
                 guint                     parts,
                 GPtrArray                *areas,
                 GPtrArray                *cuts)
{
  Area area;
  Candidate street;

  if (parts < 2)
    {
      g_ptr_array_add (areas, g_array_ref (loop));
      return;
    }
  area_init (&area, mesh, rules, loop);
  if (find_street (&area, parts, random, &street))
    {
      GArray *path = lay (&area, &street, random);
      g_autoptr (GArray) first = side_of (&area, street.i, street.j, path, TRUE);
      g_autoptr (GArray) last = side_of (&area, street.j, street.i, path, FALSE);

      g_ptr_array_add (cuts, path);
      wg_sample_split (mesh, rules, random, first, street.parts, areas, cuts);
      wg_sample_split (mesh, rules, random, last, parts - street.parts, areas, cuts);
    }
  else
    g_ptr_array_add (areas, g_array_ref (loop));
  area_clear (&area);
}
