/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The organisation tree of the whole country as the window sees it: until it can be shown, until a
 * unit is expanded, until a filter shows what it found, until siblings have another order. */

#include "wg-national-tree.h"
#include "wg-registry.h"
#include "wg-unit-tree.h"

#include <sys/resource.h>

#define N_EXPANDED 2000

static double
ms_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static double
peak_mib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_maxrss / 1024;
}

static WgRegistry *
build (guint n_units)
{
  g_autoptr (WgEdit) edit = wg_national_tree_new (n_units);
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  g_autoptr (GPtrArray) levels = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  WgRegistryRows rows = { .units = units, .levels = levels };

  for (guint i = 0; i < wg_edit_get_n_changes (edit); i++)
    {
      WgRow *row = wg_edit_get_change (edit, i)->new_row;

      if (wg_row_get_kind (row) == &wg_kind_unit)
        g_ptr_array_add (units, wg_row_ref (row));
      else if (wg_row_get_kind (row) == &wg_kind_level)
        g_ptr_array_add (levels, wg_row_ref (row));
    }
  return wg_registry_new (&rows, "2026-10-12");
}

static void
filter (WgUnitTree  *tree,
        const char  *what,
        WgUnitFilter wanted)
{
  gint64 start = g_get_monotonic_time ();

  wg_unit_tree_set_filter (tree, &wanted);
  g_print ("  filter by %s: %.1f ms, %u found\n", what, ms_since (start),
           wg_unit_tree_get_n_matches (tree));
}

/* What a view asks for when a row opens: the list below, and the facts of one page of it. */
static void
expand (WgUnitTree *tree,
        GPtrArray  *units)
{
  double worst = 0;
  guint n_rows = 0;

  for (guint i = 0; i < MIN (N_EXPANDED, units->len); i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GListModel) below =
          wg_unit_tree_make_children (tree, wg_unit_get_id (g_ptr_array_index (units, i)));

      for (guint k = 0; below != NULL && k < MIN (40, g_list_model_get_n_items (below)); k++)
        {
          g_autoptr (WgUnitNode) node = g_list_model_get_item (below, k);

          n_rows += wg_unit_node_get_facts (node)->is_match;
        }
      worst = MAX (worst, ms_since (start));
    }
  g_print ("  expanding %u units, %u rows: the slowest %.3f ms\n", N_EXPANDED, n_rows, worst);
}

static void
measure (guint n_units)
{
  g_autoptr (WgRegistry) registry = build (n_units);
  g_autoptr (WgUnitTree) tree = wg_unit_tree_new ();
  g_autoptr (GListModel) below = NULL;
  g_autoptr (WgUnitNode) first = NULL;
  double before = peak_mib ();
  gint64 start = g_get_monotonic_time ();

  wg_unit_tree_set_registry (tree, registry);
  first = g_list_model_get_item (wg_unit_tree_get_roots (tree), 0);
  g_print ("%u units: shown after %.1f ms, %.0f MiB more\n", n_units, ms_since (start),
           peak_mib () - before);
  expand (tree, wg_registry_get_units (registry));
  filter (tree, "pinyin, the first time",
          (WgUnitFilter) { .text = (char *) "qinghe", .severity = -1 });
  filter (tree, "initials", (WgUnitFilter) { .text = (char *) "qh", .severity = -1 });
  filter (tree, "pinyin", (WgUnitFilter) { .text = (char *) "qinghe", .severity = -1 });
  filter (tree, "name", (WgUnitFilter) { .text = (char *) "青禾", .severity = -1 });
  filter (tree, "code", (WgUnitFilter) { .text = (char *) "3105", .severity = -1 });
  filter (tree, "level", (WgUnitFilter) { .level = 4, .severity = -1 });
  filter (tree, "nothing", (WgUnitFilter) WG_UNIT_FILTER_INIT);
  below = wg_unit_tree_make_children (tree, wg_unit_node_get_id (first));
  start = g_get_monotonic_time ();
  wg_unit_tree_set_sort (tree, WG_UNIT_SORT_NAME, FALSE);
  g_print ("  order by pinyin: %.1f ms\n", ms_since (start));
}

int
main (int   argc,
      char *argv[])
{
  const guint sizes[] = { 3910, 62000, 620000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    measure (sizes[i]);
  return 0;
}
