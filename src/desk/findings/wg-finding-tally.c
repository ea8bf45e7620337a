/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings counted by place, for badges of the tree and marks of the map. Figures count them in
 * wg-finding-counts.c, where they are measures among others. */

#include "wg-finding-tally.h"

#define MAX_DEPTH 64 /* superiors climbed in a damaged tree */

struct _WgFindingTally
{
  GHashTable *own;   /* gint64* of a unit → WgTally */
  GHashTable *under; /* gint64* of a unit → WgTally: with everything under it */
  GHashTable *grids; /* gint64* of a grid → WgTally */
  WgTally     all;
};

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

static WgTally *
get_tally (GHashTable *table,
           gint64      id)
{
  WgTally *tally = g_hash_table_lookup (table, &id);

  if (tally == NULL)
    {
      tally = g_new0 (WgTally, 1);
      g_hash_table_insert (table, g_memdup2 (&id, sizeof id), tally);
    }
  return tally;
}

static void
count (GHashTable *table,
       gint64      id,
       WgFinding  *finding)
{
  WgRuleGroup group = wg_finding_get_card (finding)->group;

  if (id != 0)
    get_tally (table, id)->counts[group][wg_finding_get_severity (finding)]++;
}

static void
add (WgTally       *sum,
     const WgTally *part)
{
  for (guint group = 0; group < WG_N_RULE_GROUPS; group++)
    for (guint i = 0; i < WG_N_SEVERITIES; i++)
      sum->counts[group][i] += part->counts[group][i];
}

/* Every unit's own findings count for itself and for each of its superiors. */
static void
climb (WgFindingTally *self,
       WgRegistry     *registry)
{
  GHashTableIter iter;
  gpointer key, tally;

  g_hash_table_iter_init (&iter, self->own);
  while (g_hash_table_iter_next (&iter, &key, &tally))
    {
      gint64 unit = *(gint64 *) key;

      for (guint depth = 0; unit != 0 && depth < MAX_DEPTH; depth++)
        {
          WgUnit *found = wg_registry_find_unit (registry, unit);

          add (get_tally (self->under, unit), tally);
          unit = found != NULL ? wg_unit_get_parent_id (found) : 0;
        }
    }
}

/**
 * wg_finding_tally_new:
 * @findings: (element-type WgFinding)
 * @registry: of the same day
 *
 * Returns: (transfer full): the counts
 */
WgFindingTally *
wg_finding_tally_new (GPtrArray  *findings,
                      WgRegistry *registry)
{
  WgFindingTally *self = g_new0 (WgFindingTally, 1);

  self->own = new_table ();
  self->under = new_table ();
  self->grids = new_table ();
  for (guint i = 0; i < findings->len; i++)
    {
      WgFinding *finding = g_ptr_array_index (findings, i);
      WgRuleGroup group = wg_finding_get_card (finding)->group;

      self->all.counts[group][wg_finding_get_severity (finding)]++;
      count (self->own, wg_finding_get_unit (finding)->id, finding);
      count (self->grids, wg_finding_get_grid (finding)->id, finding);
    }
  climb (self, registry);
  return self;
}

void
wg_finding_tally_free (WgFindingTally *self)
{
  g_hash_table_unref (self->own);
  g_hash_table_unref (self->under);
  g_hash_table_unref (self->grids);
  g_free (self);
}

const WgTally *
wg_finding_tally_get_unit (WgFindingTally *self,
                           gint64          unit,
                           gboolean        subtree)
{
  if (unit == 0)
    return subtree ? &self->all : NULL;
  return g_hash_table_lookup (subtree ? self->under : self->own, &unit);
}

const WgTally *
wg_finding_tally_get_grid (WgFindingTally *self,
                           gint64          grid)
{
  return g_hash_table_lookup (self->grids, &grid);
}
