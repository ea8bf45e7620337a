/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree of a registry as plain arrays. A national tree has 620,000 units: nothing here makes an
 * object per unit, and every sum is one pass from the bottom to the top. */

#include "wg-unit-index.h"

#include "wg-registry.h"
#include "wg-unit-table.h"

G_STATIC_ASSERT (WG_UNIT_INDEX_NONE == WG_UNIT_TABLE_NONE);

struct _WgUnitIndex
{
  gatomicrefcount ref_count;

  WgRegistry  *registry;
  WgUnitTable *table;   /* the registry's */
  guint32      n;
  guint32     *parents; /* by place */
  guint32     *child_start; /* by place + 1, the roots first; NULL: the table's are right */
  guint32     *children;
  gint32      *members; /* by place; −1: not known */
  guint8      *is_sum;  /* by place */
  guint32     *grids;   /* by place */
};

/* Counts, adds up, and deals the units out; WG_UNIT_INDEX_NONE + 1 is 0: the roots. */
static void
list_children (WgUnitIndex *self)
{
  gsize n = self->n;
  g_autofree guint32 *next = NULL;

  self->child_start = g_new0 (guint32, n + 2);
  self->children = g_new (guint32, n + 1);
  for (guint32 i = 0; i < n; i++)
    self->child_start[(gsize) (guint32) (self->parents[i] + 1) + 1]++;
  for (gsize i = 1; i < n + 2; i++)
    self->child_start[i] += self->child_start[i - 1];
  next = g_memdup2 (self->child_start, sizeof (guint32) * (n + 2));
  for (guint32 i = 0; i < n; i++)
    self->children[next[(guint32) (self->parents[i] + 1)]++] = i;
}

/* In a circle of superiors the table has units twice: as roots and below each other. Here each
 * stands once: the first of a circle is its root. */
static void
find_parents (WgUnitIndex *self)
{
  guint n_children = 0, n_listed = 0;

  wg_unit_table_get_children (self->table, WG_UNIT_TABLE_NONE, &n_listed);
  for (guint32 i = 0; i < self->n; i++)
    self->parents[i] = WG_UNIT_INDEX_NONE;
  for (guint32 i = 0; i < self->n; i++)
    {
      const guint32 *children = wg_unit_table_get_children (self->table, i, &n_children);

      n_listed += n_children;
      for (guint k = 0; k < n_children; k++)
        if (children[k] > i)
          self->parents[children[k]] = i;
    }
  if (n_listed != self->n)
    list_children (self);
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
      int own = wg_unit_table_get_members (self->table, i);
      guint32 parent = self->parents[i];

      if (own >= 0)
        {
          self->members[i] = own;
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

  g_atomic_ref_count_init (&self->ref_count);
  self->registry = wg_registry_ref (registry);
  self->table = wg_registry_get_unit_table (registry);
  self->n = wg_unit_table_get_n (self->table);
  self->parents = g_new (guint32, (gsize) self->n + 1);
  self->members = g_new (gint32, (gsize) self->n + 1);
  self->is_sum = g_new (guint8, (gsize) self->n + 1);
  self->grids = g_new0 (guint32, (gsize) self->n + 1);
  for (guint32 i = 0; i < self->n; i++)
    {
      self->members[i] = -1;
      self->is_sum[i] = TRUE;
    }
  find_parents (self);
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

  return wg_unit_table_get_unit (self->table, place);
}

guint32
wg_unit_index_find (WgUnitIndex *self,
                    gint64       id)
{
  return wg_unit_table_find (self->table, id);
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
  guint32 at = place + 1;

  if (self->child_start == NULL)
    return wg_unit_table_get_children (self->table, place, n);
  g_return_val_if_fail (at <= self->n, NULL);

  *n = self->child_start[at + 1] - self->child_start[at];
  return self->children + self->child_start[at];
}

gint64
wg_unit_index_get_id (WgUnitIndex *self,
                      guint32      place)
{
  return wg_row_get_id (wg_unit_table_get_row (self->table, place));
}

WgRow *
wg_unit_index_get_row (WgUnitIndex *self,
                       guint32      place)
{
  return wg_unit_table_get_row (self->table, place);
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
