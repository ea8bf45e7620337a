/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings counted by place, as measures for the formulas of definition cards. */

#include "wg-finding-counts.h"

#include "wg-finding.h"
#include "wg-unit.h"

typedef struct
{
  guint severities[WG_N_SEVERITIES];
  guint vacancies;
} Counts;

struct _WgFindingCounts
{
  GHashTable *grids; /* gint64* → Counts */
  GHashTable *units; /* gint64* → Counts: of the unit itself, not of what lies under it */
  Counts      all;
};

static Counts *
get_counts (GHashTable *table,
            gint64      id)
{
  Counts *counts = g_hash_table_lookup (table, &id);

  if (counts == NULL)
    {
      counts = g_new0 (Counts, 1);
      g_hash_table_insert (table, g_memdup2 (&id, sizeof id), counts);
    }
  return counts;
}

static void
count (Counts    *counts,
       WgFinding *finding)
{
  counts->severities[wg_finding_get_severity (finding)]++;
  if (g_str_equal (wg_finding_get_card (finding)->id, "VAC-01"))
    counts->vacancies++;
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

WgFindingCounts *
wg_finding_counts_new (GPtrArray *findings)
{
  WgFindingCounts *self = g_new0 (WgFindingCounts, 1);

  self->grids = new_table ();
  self->units = new_table ();
  for (guint i = 0; i < findings->len; i++)
    {
      WgFinding *finding = g_ptr_array_index (findings, i);

      count (&self->all, finding);
      count (get_counts (self->grids, wg_finding_get_grid (finding)->id), finding);
      count (get_counts (self->units, wg_finding_get_unit (finding)->id), finding);
    }
  return self;
}

void
wg_finding_counts_free (WgFindingCounts *self)
{
  g_hash_table_unref (self->grids);
  g_hash_table_unref (self->units);
  g_free (self);
}

static void
fill (const Counts *counts,
      WgMeasures   *measures)
{
  measures->value[WG_MEASURE_ERRORS] = counts->severities[WG_SEVERITY_ERROR];
  measures->value[WG_MEASURE_WARNINGS] = counts->severities[WG_SEVERITY_WARNING];
  measures->value[WG_MEASURE_NOTICES] = counts->severities[WG_SEVERITY_NOTICE];
  measures->value[WG_MEASURE_VACANCIES] = counts->vacancies;
}

void
wg_finding_counts_of_grid (WgFindingCounts *self,
                           gint64           grid,
                           WgMeasures      *measures)
{
  const Counts *counts = g_hash_table_lookup (self->grids, &grid);

  fill (counts != NULL ? counts : &(Counts) { 0 }, measures);
}

void
wg_finding_counts_of_units (WgFindingCounts *self,
                            GHashTable      *units,
                            WgMeasures      *measures)
{
  Counts sum = { 0 };
  GHashTableIter iter;
  gpointer unit;

  if (units == NULL)
    {
      fill (&self->all, measures);
      return;
    }
  g_hash_table_iter_init (&iter, units);
  while (g_hash_table_iter_next (&iter, &unit, NULL))
    {
      gint64 id = wg_unit_get_id (unit);
      const Counts *counts = g_hash_table_lookup (self->units, &id);

      if (counts == NULL)
        continue;
      for (guint i = 0; i < WG_N_SEVERITIES; i++)
        sum.severities[i] += counts->severities[i];
      sum.vacancies += counts->vacancies;
    }
  fill (&sum, measures);
}
