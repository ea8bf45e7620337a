/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joins the pieces of an outline to rings, and finds the ring around each hole. Does not mend: a
 * ring that crosses itself stays as it came, one that is open stays open. */

#include "wg-osm-rings.h"

#include <string.h>

/* Pieces of one outline; the sea has more, and is no area of a district. */
#define MAX_PIECES 4000

typedef struct
{
  GArray  *nodes;  /* gint64 */
  GArray  *places; /* WgOsmPlace */
  gboolean inner;
  gboolean used;
} Ring;

struct _WgOsmRings
{
  GPtrArray *rings; /* Ring: pieces until they are joined */
  gboolean   joined;
};

static void
ring_free (gpointer data)
{
  Ring *ring = data;

  g_array_unref (ring->nodes);
  g_array_unref (ring->places);
  g_free (ring);
}

WgOsmRings *
wg_osm_rings_new (void)
{
  WgOsmRings *self = g_new0 (WgOsmRings, 1);

  self->rings = g_ptr_array_new_with_free_func (ring_free);
  return self;
}

void
wg_osm_rings_free (WgOsmRings *self)
{
  g_ptr_array_unref (self->rings);
  g_free (self);
}

void
wg_osm_rings_add (WgOsmRings       *self,
                  const gint64     *nodes,
                  const WgOsmPlace *places,
                  guint             n,
                  gboolean          inner)
{
  Ring *ring;

  if (n < 2 || self->rings->len >= MAX_PIECES)
    return;
  ring = g_new0 (Ring, 1);
  ring->nodes = g_array_new (FALSE, FALSE, sizeof (gint64));
  ring->places = g_array_new (FALSE, FALSE, sizeof (WgOsmPlace));
  ring->inner = inner;
  g_array_append_vals (ring->nodes, nodes, n);
  g_array_append_vals (ring->places, places, n);
  g_ptr_array_add (self->rings, ring);
}

static gint64
get_first (const Ring *ring)
{
  return g_array_index (ring->nodes, gint64, 0);
}

static gint64
get_last (const Ring *ring)
{
  return g_array_index (ring->nodes, gint64, ring->nodes->len - 1);
}

static gboolean
is_closed (const Ring *ring)
{
  return ring->nodes->len >= 4 && get_first (ring) == get_last (ring);
}

static void
append (Ring       *to,
        const Ring *from)
{
  gboolean forward = get_first (from) == get_last (to);
  guint n = from->nodes->len;

  for (guint i = 1; i < n; i++)
    {
      guint at = forward ? i : n - 1 - i;

      g_array_append_val (to->nodes, g_array_index (from->nodes, gint64, at));
      g_array_append_val (to->places, g_array_index (from->places, WgOsmPlace, at));
    }
}

/* Goes on at the end of a piece as long as another begins or ends there. */
static void
complete (WgOsmRings *self,
          Ring       *ring)
{
  gboolean found = TRUE;

  while (found && get_first (ring) != get_last (ring))
    {
      found = FALSE;
      for (guint i = 0; i < self->rings->len && !found; i++)
        {
          Ring *other = g_ptr_array_index (self->rings, i);

          if (other->used || other->inner != ring->inner
              || (get_first (other) != get_last (ring) && get_last (other) != get_last (ring)))
            continue;
          append (ring, other);
          other->used = found = TRUE;
        }
    }
}

static void
join (WgOsmRings *self)
{
  if (self->joined)
    return;
  self->joined = TRUE;
  for (guint i = 0; i < self->rings->len; i++)
    {
      Ring *ring = g_ptr_array_index (self->rings, i);

      if (ring->used)
        continue;
      ring->used = TRUE;
      complete (self, ring);
      ring->used = FALSE;
    }
  for (guint i = self->rings->len; i > 0; i--)
    if (((Ring *) g_ptr_array_index (self->rings, i - 1))->used)
      g_ptr_array_remove_index (self->rings, i - 1);
}

static gboolean
contains (const Ring *ring,
          WgOsmPlace  place)
{
  const WgOsmPlace *at = (const WgOsmPlace *) (gpointer) ring->places->data;
  gboolean inside = FALSE;

  for (guint i = 0, j = ring->places->len - 1; i < ring->places->len; j = i++)
    if ((at[i].lat > place.lat) != (at[j].lat > place.lat)
        && place.lon < (at[j].lon - at[i].lon) * (place.lat - at[i].lat)
                           / (at[j].lat - at[i].lat) + at[i].lon)
      inside = !inside;
  return inside;
}

static void
add_part (WgGeometryBuilder *builder,
          const Ring        *ring,
          gboolean           hole)
{
  wg_geometry_builder_add_part (builder, hole);
  for (guint i = 0; i < ring->places->len; i++)
    {
      WgOsmPlace place = g_array_index (ring->places, WgOsmPlace, i);

      wg_geometry_builder_add_point (builder, place.lon, place.lat);
    }
}

WgGeometry *
wg_osm_rings_make_area (WgOsmRings *self)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
  gboolean any = FALSE;

  join (self);
  for (guint i = 0; i < self->rings->len; i++)
    {
      const Ring *outer = g_ptr_array_index (self->rings, i);

      if (outer->inner || !is_closed (outer))
        continue;
      add_part (builder, outer, FALSE);
      any = TRUE;
      for (guint j = 0; j < self->rings->len; j++)
        {
          const Ring *inner = g_ptr_array_index (self->rings, j);

          if (inner->inner && is_closed (inner)
              && contains (outer, g_array_index (inner->places, WgOsmPlace, 0)))
            add_part (builder, inner, TRUE);
        }
    }
  return any ? wg_geometry_builder_end (builder, NULL) : NULL;
}

WgGeometry *
wg_osm_rings_make_open (WgOsmRings *self)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_LINES);
  gboolean any = FALSE;

  join (self);
  for (guint i = 0; i < self->rings->len; i++)
    {
      const Ring *ring = g_ptr_array_index (self->rings, i);

      if (ring->inner || is_closed (ring))
        continue;
      add_part (builder, ring, FALSE);
      any = TRUE;
    }
  return any ? wg_geometry_builder_end (builder, NULL) : NULL;
}
