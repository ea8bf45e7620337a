/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree of a registry as plain arrays. A national tree has 620,000 units: nothing here makes an
 * object per unit, and every sum is one pass from the bottom to the top. */

#include "wg-unit-index.h"

#include "wg-registry.h"

/* The same word for "no place". */
G_STATIC_ASSERT (WG_UNIT_INDEX_NONE == WG_UNIT_TABLE_NONE);

struct _WgUnitIndex
{
  gatomicrefcount ref_count;

  WgRegistry *registry;
  WgUnitTable *units;      /* the registry's */
  guint32     n;
  guint32    *parents;     /* by place */
  guint32    *child_start; /* by place + 1; the roots at 0; one more at the end */
  guint32    *children;    /* places */
  gint32     *members;     /* by place; −1: not known */
  gboolean   *is_sum;      /* by place */
  guint32    *grids;       /* by place */
};

/* A superior stands before those below it; where the registry found a circle the later one is
 * taken for the superior's root, so that every unit is somewhere once. */
static void
find_parents (WgUnitIndex *self)
{
  for (guint32 i = 0; i < self->n; i++)
    {
      gint64 parent = wg_row_get_int (wg_unit_table_get_row (self->units, i), WG_UNIT_PARENT, 0);
      guint32 place = parent != 0 ? wg_unit_index_find (self, parent) : WG_UNIT_INDEX_NONE;

      self->parents[i] = place < i ? place : WG_UNIT_INDEX_NONE;
    }
}

/* Counts, adds up, and deals the units out: children keep the registry's order, by code. */
static void
list_children (WgUnitIndex *self)
{
  guint32 n = self->n;
  g_autofree guint32 *next = NULL;

  /* WG_UNIT_INDEX_NONE + 1 is 0: the roots. */
  for (guint32 i = 0; i < n; i++)
    self->child_start[(guint32) (self->parents[i] + 1) + 1]++;
  for (guint32 i = 1; i < n + 2; i++)
    self->child_start[i] += self->child_start[i - 1];
  next = g_memdup2 (self->child_start, sizeof (guint32) * ((gsize) n + 2));
  for (guint32 i = 0; i < n; i++)
    self->children[next[(guint32) (self->parents[i] + 1)]++] = i;
}

static void
count_grids (WgUnitIndex *self)
{
  GPtrArray *grids = wg_registry_get_grids (self->registry);
  g_autofree guint32 *covered = g_new0 (guint32, MAX (self->n, 1));

  for (guint i = 0; i < grids->len; i++)
    {
      WgGrid *grid = g_ptr_array_index (grids, i);
      GPtrArray *branches = wg_registry_get_branches (self->registry, wg_grid_get_id (grid));
      guint32 community = wg_unit_index_find (self, wg_grid_get_community_id (grid));

      if (community != WG_UNIT_INDEX_NONE)
        self->grids[community]++;
      for (guint j = 0; branches != NULL && j < branches->len; j++)
        covered[wg_unit_index_find (self, wg_unit_get_id (g_ptr_array_index (branches, j)))]++;
    }
  for (guint32 i = self->n; i-- > 0;)
    if (self->parents[i] != WG_UNIT_INDEX_NONE)
      self->grids[self->parents[i]] += self->grids[i];
  for (guint32 i = 0; i < self->n; i++)
    if (self->grids[i] == 0)
      self->grids[i] = covered[i];
}

/* A unit's own count stands for all below it, because branches are parts of their community. */
static void
count_members (WgUnitIndex *self)
{
  for (guint32 i = self->n; i-- > 0;)
    {
      WgRow *row = wg_unit_table_get_row (self->units, i);
      gint64 own = wg_row_get_int (row, WG_UNIT_FULL_MEMBERS, -1);
      guint32 parent = self->parents[i];

      if (own >= 0)
        {
          self->members[i] = (gint32) MIN (own, G_MAXINT32);
          self->is_sum[i] = FALSE;
        }
      if (parent != WG_UNIT_INDEX_NONE && self->members[i] >= 0)
        self->members[parent] = MAX (self->members[parent], 0) + self->members[i];
    }
}

/**
 * wg_unit_index_new:
 * @registry: (transfer none): units and grids of a day
 *
 * Any thread.
 *
 * Returns: (transfer full): the index
 */
WgUnitIndex *
wg_unit_index_new (WgRegistry *registry)
{
  WgUnitIndex *self = g_new0 (WgUnitIndex, 1);
  gsize n;

  g_atomic_ref_count_init (&self->ref_count);
  self->registry = wg_registry_ref (registry);
  self->units = wg_registry_get_unit_table (registry);
  self->n = wg_unit_table_get_n (self->units);
  n = self->n;
  self->parents = g_new (guint32, n + 1);
  self->child_start = g_new0 (guint32, n + 2);
  self->children = g_new (guint32, n + 1);
  self->members = g_new (gint32, n + 1);
  self->is_sum = g_new (gboolean, n + 1);
  self->grids = g_new0 (guint32, n + 1);
  for (guint32 i = 0; i < n; i++)
    {
      self->members[i] = -1;
      self->is_sum[i] = TRUE;
    }
  find_parents (self);
  list_children (self);
  count_grids (self);
  count_members (self);
  return self;
}

WgUnitIndex *
wg_unit_index_ref (WgUnitIndex *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_unit_index_unref (WgUnitIndex *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->grids);
  g_free (self->is_sum);
  g_free (self->members);
  g_free (self->children);
  g_free (self->child_start);
  g_free (self->parents);
  wg_registry_unref (self->registry);
  g_free (self);
}

WgRegistry *
wg_unit_index_get_registry (WgUnitIndex *self)
{
  return self->registry;
}

guint
wg_unit_index_get_n_units (WgUnitIndex *self)
{
  return self->n;
}

WgUnit *
wg_unit_index_get_unit (WgUnitIndex *self,
                        guint32      place)
{
  g_return_val_if_fail (place < self->n, NULL);

  return wg_unit_table_get_unit (self->units, place);
}

guint32
wg_unit_index_find (WgUnitIndex *self,
                    gint64       id)
{
  return wg_unit_table_find (self->units, id);
}

guint32
wg_unit_index_get_parent (WgUnitIndex *self,
                          guint32      place)
{
  g_return_val_if_fail (place < self->n, WG_UNIT_INDEX_NONE);

  return self->parents[place];
}

const guint32 *
wg_unit_index_get_children (WgUnitIndex *self,
                            guint32      place,
                            guint       *n)
{
  guint32 at = place + 1; /* the roots come first */

  g_return_val_if_fail (at <= self->n, NULL);

  *n = self->child_start[at + 1] - self->child_start[at];
  return self->children + self->child_start[at];
}

int
wg_unit_index_get_members (WgUnitIndex *self,
                           guint32      place,
                           gboolean    *is_sum)
{
  *is_sum = self->is_sum[place];
  return self->members[place];
}

guint
wg_unit_index_get_grids (WgUnitIndex *self,
                         guint32      place)
{
  return self->grids[place];
}
