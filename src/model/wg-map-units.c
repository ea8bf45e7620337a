/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outlines of units that have no polygon of their own: of the borders of the
 * faces below them, those with the unit on one side only, put into rings. */

#include "wg-map-snapshot-private.h"

#include <string.h>

typedef struct
{
  guint32 unit;
  guint32 arc;
} Use;

typedef struct
{
  gint32  x, y;
  guint32 arc;   /* number within the unit's own list */
  guint32 at_end;
} Tip;

static gboolean
is_above (const WgMapSnapshot *self,
          guint                unit,
          guint                area)
{
  while (area != WG_MAP_NO_AREA && area != unit)
    area = self->areas[area].parent;
  return area == unit;
}

/* Units over @area, but not over @other, get the arc. */
static void
collect_side (const WgMapSnapshot *self,
              guint32              arc,
              guint32              area,
              guint32              other,
              GArray              *uses)
{
  if (area == WG_ARC_NO_FACE)
    return;
  for (guint unit = self->areas[area].parent;
       unit != WG_MAP_NO_AREA;
       unit = self->areas[unit].parent)
    {
      Use use = { unit, arc };

      if (other != WG_ARC_NO_FACE && is_above (self, unit, other))
        break; /* and so is everything above it */
      if (!self->is_own[unit])
        g_array_append_val (uses, use);
    }
}

static int
compare_uses (gconstpointer a,
              gconstpointer b)
{
  const Use *x = a;
  const Use *y = b;

  if (x->unit != y->unit)
    return x->unit < y->unit ? -1 : 1;
  return (x->arc > y->arc) - (x->arc < y->arc);
}

static int
compare_tips (const void *a,
              const void *b)
{
  const Tip *x = a;
  const Tip *y = b;

  if (x->x != y->x)
    return x->x < y->x ? -1 : 1;
  if (x->y != y->y)
    return x->y < y->y ? -1 : 1;
  if (x->arc != y->arc)
    return x->arc < y->arc ? -1 : 1;
  return (int) x->at_end - (int) y->at_end;
}

/* Both ends of every arc, sorted by place. */
static Tip *
make_tips (const WgArcs *arcs,
           const Use    *uses,
           guint         n)
{
  const WgArcLevel *full = &arcs->levels[0];
  Tip *tips = g_new (Tip, 2 * n);

  for (guint32 i = 0; i < n; i++)
    {
      WgLatticePoint a = full->points[full->first[uses[i].arc]];
      WgLatticePoint b = full->points[full->first[uses[i].arc + 1] - 1];

      tips[2 * i] = (Tip) { a.x, a.y, i, 0 };
      tips[2 * i + 1] = (Tip) { b.x, b.y, i, 1 };
    }
  qsort (tips, 2 * n, sizeof (Tip), compare_tips);
  return tips;
}

/* The next arc that is still free at the place of tip @at; FALSE when the ring is closed. */
static gboolean
take_free (const Tip *tips,
           guint      n_tips,
           guint      at,
           guint8    *taken,
           guint     *next)
{
  while (at > 0 && tips[at - 1].x == tips[at].x && tips[at - 1].y == tips[at].y)
    at--;
  for (guint i = at; i < n_tips && tips[i].x == tips[at].x && tips[i].y == tips[at].y; i++)
    if (!taken[tips[i].arc])
      {
        taken[tips[i].arc] = 1;
        *next = i;
        return TRUE;
      }
  return FALSE;
}

/* An even number of arcs meets at every place, because each face gave closed
 * rings; so a walk along free arcs ends where it began. */
static void
chain_rings (const WgArcs *arcs,
             const Use    *uses,
             guint         n,
             GArray       *refs)
{
  g_autofree Tip *tips = make_tips (arcs, uses, n);
  g_autofree guint8 *taken = g_new0 (guint8, n);
  g_autofree guint32 *tip_of = g_new (guint32, 2 * n);

  for (guint32 i = 0; i < 2 * n; i++)
    tip_of[2 * tips[i].arc + tips[i].at_end] = i;
  for (guint32 i = 0; i < n; i++)
    {
      guint at = tip_of[2 * i];
      gboolean first = TRUE;

      if (taken[i])
        continue;
      while (take_free (tips, 2 * n, at, taken, &at))
        {
          guint32 ref = WG_ARC_REF (uses[tips[at].arc].arc, tips[at].at_end, first);

          g_array_append_val (refs, ref);
          first = FALSE;
          at = tip_of[2 * tips[at].arc + !tips[at].at_end];
        }
    }
}

static void
append_unit (WgMapSnapshot *self,
             guint          area,
             const Use     *uses,
             guint          n,
             GArray        *refs)
{
  WgArcs *arcs = self->arcs;

  if (n > 0)
    chain_rings (arcs, uses, n, refs);
  for (guint i = 0; i < n; i++)
    wg_lattice_box_add (&arcs->area_boxes[area], &arcs->arc_boxes[uses[i].arc]);
}

/* Adds to the arcs the uses by units without a polygon. */
void
_wg_map_snapshot_derive_units (WgMapSnapshot *self)
{
  WgArcs *arcs = self->arcs;
  g_autoptr (GArray) uses = g_array_new (FALSE, FALSE, sizeof (Use));
  GArray *refs = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint at = 0;

  for (guint32 arc = 0; arc < arcs->n_arcs; arc++)
    {
      collect_side (self, arc, arcs->faces[arc][0], arcs->faces[arc][1], uses);
      collect_side (self, arc, arcs->faces[arc][1], arcs->faces[arc][0], uses);
    }
  g_array_sort (uses, compare_uses);
  for (guint area = 0; area < self->n_areas; area++)
    {
      guint32 first = arcs->ref_first[area];
      guint begin = at;

      arcs->ref_first[area] = refs->len;
      g_array_append_vals (refs, arcs->refs + first, arcs->ref_first[area + 1] - first);
      while (at < uses->len && g_array_index (uses, Use, at).unit == area)
        at++;
      append_unit (self, area, &g_array_index (uses, Use, begin), at - begin, refs);
    }
  arcs->ref_first[self->n_areas] = refs->len;
  g_free (arcs->refs);
  arcs->refs = (guint32 *) (gpointer) g_array_free (refs, FALSE);
}
