/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The units and grids of a file in memory. It knows neither the store nor a screen: rows come in,
 * lists and sums go out. */

#include "wg-registry.h"

#include "wg-grid-areas.h"
#include "wg-id-map.h"
#include "wg-position-index.h"

#include <math.h>
#include <string.h>

#define MAX_DEPTH 64 /* superiors climbed in a damaged tree */

struct _WgRegistry
{
  gatomicrefcount ref_count;

  WgRegistryRows rows;       /* owned */
  char       *day;
  WgUnitTable *units;
  GPtrArray  *grids;         /* WgGrid, by code */
  WgIdMap    *grid_index;
  GHashTable *branches;      /* gint64* of a grid → GPtrArray of WgUnit */
  GArray     *branch_units;  /* guint32: places of the units that are branches */
  WgPositionIndex *positions;

  WgMeasures *measures;      /* by grid index, without areas */
  WgGridAreas *areas;
};

static gint64 *
new_key (gint64 id)
{
  gint64 *key = g_new (gint64, 1);

  *key = id;
  return key;
}

static GHashTable *
new_id_table (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

static int
compare_grids (gconstpointer a,
               gconstpointer b)
{
  return strcmp (wg_grid_get_code (*(WgGrid *const *) a), wg_grid_get_code (*(WgGrid *const *) b));
}

static void
add_to_list (GHashTable *lists,
             gint64      id,
             gpointer    item)
{
  GPtrArray *list = g_hash_table_lookup (lists, &id);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (lists, new_key (id), list);
    }
  g_ptr_array_add (list, item);
}

static void
take_grids (WgRegistry *self,
            GPtrArray  *rows,
            const char *today)
{
  for (guint i = 0; i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);

      if (wg_row_is_valid_on (row, WG_GRID_VALID_FROM, WG_GRID_VALID_UNTIL, today))
        g_ptr_array_add (self->grids, wg_grid_new (row));
    }
  g_ptr_array_sort (self->grids, compare_grids);
  self->grid_index = wg_id_map_new (self->grids->len);
  for (guint i = 0; i < self->grids->len; i++)
    wg_id_map_insert (self->grid_index, wg_grid_get_id (g_ptr_array_index (self->grids, i)), i);
}

static void
take_branch_grids (WgRegistry *self,
                   GPtrArray  *rows,
                   const char *today)
{
  for (guint i = 0; i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);
      gint64 unit_id = wg_row_get_int (row, WG_BRANCH_GRID_UNIT, 0);
      WgUnit *unit = wg_registry_find_unit (self, unit_id);

      if (unit != NULL &&
          wg_row_is_valid_on (row, WG_BRANCH_GRID_FROM, WG_BRANCH_GRID_UNTIL, today))
        add_to_list (self->branches, wg_row_get_int (row, WG_BRANCH_GRID_GRID, 0), unit);
    }
}

/* In the order of the rows, because those of a large file are far apart in that of the tree. */
static void
take_branches (WgRegistry *self)
{
  for (guint i = 0; i < self->rows.units->len; i++)
    {
      WgRow *row = g_ptr_array_index (self->rows.units, i);
      const char *type = wg_row_get_text (row, WG_UNIT_BODY_TYPE);
      const WgBodyType *body = type != NULL ? wg_body_types_find (self->rows.body_types, type)
                                            : NULL;
      guint32 place = body != NULL && body->is_branch
                        ? wg_unit_table_find (self->units, wg_row_get_id (row))
                        : WG_UNIT_TABLE_NONE;

      if (place != WG_UNIT_TABLE_NONE)
        g_array_append_val (self->branch_units, place);
    }
}

static double
count_or_nan (WgGrid     *grid,
              WgGridField field)
{
  gint64 count = wg_grid_get_count (grid, field);

  return count >= 0 ? (double) count : NAN;
}

static void
measure_grids (WgRegistry *self)
{
  self->measures = g_new (WgMeasures, MAX (self->grids->len, 1));
  for (guint i = 0; i < self->grids->len; i++)
    {
      WgGrid *grid = g_ptr_array_index (self->grids, i);
      GPtrArray *branches = wg_registry_get_branches (self, wg_grid_get_id (grid));
      double *value = self->measures[i].value;

      wg_measures_clear (&self->measures[i]);
      value[WG_MEASURE_GRIDS] = 1;
      value[WG_MEASURE_STAFF_FULL] = count_or_nan (grid, WG_GRID_STAFF_FULL);
      value[WG_MEASURE_STAFF_PART] = count_or_nan (grid, WG_GRID_STAFF_PART);
      value[WG_MEASURE_HOUSEHOLDS] = count_or_nan (grid, WG_GRID_HOUSEHOLDS);
      value[WG_MEASURE_RESIDENTS] = count_or_nan (grid, WG_GRID_RESIDENTS);
      value[WG_MEASURE_FULL_MEMBERS] = count_or_nan (grid, WG_GRID_FULL_MEMBERS);
      value[WG_MEASURE_OVER_60] = count_or_nan (grid, WG_GRID_OVER_60);
      value[WG_MEASURE_UNDER_15] = count_or_nan (grid, WG_GRID_UNDER_15);
      value[WG_MEASURE_BRANCHES] = branches != NULL ? branches->len : 0;
      if (!isnan (value[WG_MEASURE_STAFF_FULL]))
        value[WG_MEASURE_STAFFED_GRIDS] = value[WG_MEASURE_STAFF_FULL] > 0 ? 1 : 0;
    }
}

/**
 * wg_registry_new:
 * @rows: the rows of the file
 * @today: the day whose state is wanted; what is closed or not yet set up is left out
 *
 * Returns: (transfer full): the registry
 */
WgRegistry *
wg_registry_new (const WgRegistryRows *rows,
                 const char           *today)
{
  WgRegistry *self = g_new0 (WgRegistry, 1);

  g_atomic_ref_count_init (&self->ref_count);
  wg_registry_rows_copy (rows, &self->rows);
  self->day = g_strdup (today);
  self->grids = g_ptr_array_new_with_free_func (g_object_unref);
  self->branches = new_id_table ((GDestroyNotify) g_ptr_array_unref);
  self->branch_units = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->units = wg_unit_table_new (self->rows.units, today);
  take_branches (self);
  take_grids (self, self->rows.grids, today);
  self->areas = wg_grid_areas_new (self->grids, self->grid_index);
  take_branch_grids (self, self->rows.branch_grids, today);
  self->positions = wg_position_index_new (&self->rows, today);
  measure_grids (self);
  return self;
}

/**
 * wg_registry_new_on:
 * @day: 2027-01-01, past or to come
 *
 * Nothing is read from the store. Takes as long as wg_registry_new(): off the main thread for a
 * large file.
 *
 * Returns: (transfer full): the state on another day
 */
WgRegistry *
wg_registry_new_on (WgRegistry *self,
                    const char *day)
{
  return wg_registry_new (&self->rows, day);
}

/**
 * wg_registry_new_with:
 * @changed: (nullable) (element-type WgRow): rows of any kind in their changed state, or new ones
 * @dropped: (nullable) (element-type WgRow): rows that are to go; only their kind and id count
 *
 * For a preview: if this person leaves, if this unit is moved. Nothing is read or written.
 *
 * Returns: (transfer full): what the file would be on the same day
 */
WgRegistry *
wg_registry_new_with (WgRegistry *self,
                      GPtrArray  *changed,
                      GPtrArray  *dropped)
{
  g_auto (WgRegistryRows) rows = { NULL };

  wg_registry_rows_copy (&self->rows, &rows);
  wg_registry_rows_replace (&rows, changed, dropped);
  return wg_registry_new (&rows, self->day);
}

WgRegistry *
wg_registry_ref (WgRegistry *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_registry_unref (WgRegistry *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->branches);
  g_array_unref (self->branch_units);
  wg_grid_areas_free (self->areas);
  wg_id_map_free (self->grid_index);
  g_ptr_array_unref (self->grids);
  wg_unit_table_free (self->units);
  wg_position_index_free (self->positions);
  wg_registry_rows_clear (&self->rows);
  g_free (self->day);
  g_free (self->measures);
  g_free (self);
}

/**
 * wg_registry_get_rows:
 *
 * Returns: (transfer none): the rows given to wg_registry_new()
 */
const WgRegistryRows *
wg_registry_get_rows (WgRegistry *self)
{
  return &self->rows;
}

/**
 * wg_registry_get_day:
 *
 * Returns: (transfer none): the day whose state it is: 2026-10-12
 */
const char *
wg_registry_get_day (WgRegistry *self)
{
  return self->day;
}

GPtrArray *
wg_registry_get_units (WgRegistry *self)
{
  return wg_unit_table_get_all (self->units);
}

/**
 * wg_registry_get_unit_table:
 *
 * Returns: (transfer none): the order of the units, for whoever must not make an object of each
 */
WgUnitTable *
wg_registry_get_unit_table (WgRegistry *self)
{
  return self->units;
}

/**
 * wg_registry_get_base_features:
 *
 * Returns: (transfer none) (element-type WgRow): the rows of the own base map
 */
GPtrArray *
wg_registry_get_base_features (WgRegistry *self)
{
  return self->rows.base_features;
}

GPtrArray *
wg_registry_get_grids (WgRegistry *self)
{
  return self->grids;
}

/**
 * wg_registry_get_children:
 * @unit: row id, 0 for the roots
 *
 * Returns: (transfer none) (nullable) (element-type WgUnit): the units directly under it, by code;
 *   NULL where there are none
 */
GPtrArray *
wg_registry_get_children (WgRegistry *self,
                          gint64      unit)
{
  guint32 place = unit != 0 ? wg_unit_table_find (self->units, unit) : WG_UNIT_TABLE_NONE;

  if (unit != 0 && place == WG_UNIT_TABLE_NONE)
    return NULL;
  return wg_unit_table_list_children (self->units, place);
}

WgUnit *
wg_registry_find_unit (WgRegistry *self,
                       gint64      id)
{
  guint32 place = wg_unit_table_find (self->units, id);

  return place != WG_UNIT_TABLE_NONE ? wg_unit_table_get_unit (self->units, place) : NULL;
}

WgUnit *
wg_registry_find_unit_by_code (WgRegistry *self,
                               const char *code)
{
  return wg_unit_table_find_by_code (self->units, code);
}

guint
wg_registry_find_grid_index (WgRegistry *self,
                             gint64      id)
{
  guint32 index = wg_id_map_lookup (self->grid_index, id);

  return index != WG_ID_MAP_NONE ? index : G_MAXUINT;
}

WgGrid *
wg_registry_find_grid (WgRegistry *self,
                       gint64      id)
{
  guint index = wg_registry_find_grid_index (self, id);

  return index != G_MAXUINT ? g_ptr_array_index (self->grids, index) : NULL;
}

/**
 * wg_registry_get_branches:
 *
 * Returns: (transfer none) (nullable) (element-type WgUnit): the branches that cover the grid
 */
GPtrArray *
wg_registry_get_branches (WgRegistry *self,
                          gint64      grid)
{
  return g_hash_table_lookup (self->branches, &grid);
}

/**
 * wg_registry_get_positions:
 * @unit: row id
 *
 * Returns: (transfer none) (nullable) (element-type WgPosition): what is established in the unit,
 *   in the order of templates/titles.json, then by title; NULL for none
 */
GPtrArray *
wg_registry_get_positions (WgRegistry *self,
                           gint64      unit)
{
  return wg_position_index_get_of_unit (self->positions, unit);
}

/**
 * wg_registry_list_holdings_of:
 * @holder: a name as holdings have it
 *
 * Returns: (transfer none) (nullable) (element-type WgPosition): the positions that the person
 *   holds on the registry's day, by row id; NULL for none
 */
GPtrArray *
wg_registry_list_holdings_of (WgRegistry *self,
                              const char *holder)
{
  return wg_position_index_get_of_holder (self->positions, holder);
}

GPtrArray *
wg_registry_get_all_positions (WgRegistry *self)
{
  return wg_position_index_get_all (self->positions);
}

WgPosition *
wg_registry_find_position (WgRegistry *self,
                           gint64      id)
{
  return wg_position_index_find (self->positions, id);
}

/**
 * wg_registry_get_level_name:
 *
 * Returns: (transfer none): what the file's template calls the level, "" where it does not say
 */
const char *
wg_registry_get_level_name (WgRegistry *self,
                            guint       level)
{
  for (guint i = 0; i < self->rows.levels->len; i++)
    {
      WgRow *row = g_ptr_array_index (self->rows.levels, i);
      const char *name = wg_row_get_text (row, WG_LEVEL_NAME);

      if (wg_row_get_int (row, WG_LEVEL_NUMBER, 0) == level && name != NULL)
        return name;
    }
  return "";
}

const WgBodyType *
wg_registry_get_body_type (WgRegistry *self,
                           WgUnit     *unit)
{
  return wg_body_types_find (self->rows.body_types, wg_unit_get_body_type (unit));
}

gboolean
wg_registry_is_branch (WgRegistry *self,
                       WgUnit     *unit)
{
  const WgBodyType *type = wg_registry_get_body_type (self, unit);

  return type != NULL && type->is_branch;
}

/**
 * wg_registry_measure_areas:
 *
 * Projects every border to get its area (G-08), which takes long in a large file: called on a
 * worker thread after opening, so that the first figure that needs areas finds them.
 */
void
wg_registry_measure_areas (WgRegistry *self)
{
  wg_grid_areas_measure (self->areas, NULL);
}

/**
 * wg_registry_inherit_areas:
 * @from: the state before an edit
 *
 * So that an edit in a file of 100,000 grids does not project all their borders again. Does nothing
 * where @from has not measured its areas.
 */
void
wg_registry_inherit_areas (WgRegistry *self,
                           WgRegistry *from)
{
  if (wg_grid_areas_is_ready (from->areas))
    wg_grid_areas_measure (self->areas, from->areas);
}

/**
 * wg_registry_get_measures:
 * @grid: index in wg_registry_get_grids()
 * @with_area: whether the area is wanted, which is computed now if it was not yet
 * @measures: (out): what is known of the grid
 */
void
wg_registry_get_measures (WgRegistry *self,
                          guint       grid,
                          gboolean    with_area,
                          WgMeasures *measures)
{
  g_return_if_fail (grid < self->grids->len);

  *measures = self->measures[grid];
  if (with_area)
    measures->value[WG_MEASURE_AREA_M2] = wg_grid_areas_measure (self->areas, NULL)[grid];
}

/**
 * wg_registry_collect_units:
 * @unit: row id
 *
 * Returns: (transfer container) (element-type WgUnit): the unit and all that lies under it, as a
 *   set, so that a circle of superiors in a damaged file ends; empty where there is no such unit
 */
GHashTable *
wg_registry_collect_units (WgRegistry *self,
                           gint64      unit)
{
  GHashTable *subtree = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  g_ptr_array_add (queue, wg_registry_find_unit (self, unit));
  for (guint i = 0; i < queue->len; i++)
    {
      WgUnit *found = g_ptr_array_index (queue, i);
      GPtrArray *children;

      if (found == NULL || !g_hash_table_add (subtree, found))
        continue;
      children = wg_registry_get_children (self, wg_unit_get_id (found));
      for (guint j = 0; children != NULL && j < children->len; j++)
        g_ptr_array_add (queue, g_ptr_array_index (children, j));
    }
  return subtree;
}

gboolean
wg_registry_is_within (WgRegistry *self,
                       gint64      unit,
                       gint64      above)
{
  for (guint depth = 0; above != 0 && unit != above; depth++)
    {
      WgUnit *found = wg_registry_find_unit (self, unit);

      if (found == NULL || depth > MAX_DEPTH)
        return FALSE;
      unit = wg_unit_get_parent_id (found);
    }
  return TRUE;
}

/* A byte per place: whether it is the unit or lies under it. What was seen once is not gone into
 * again, so that a circle of superiors ends. */
static guint8 *
mark_units (WgRegistry *self,
            gint64      unit)
{
  guint8 *marks = g_new0 (guint8, (gsize) wg_unit_table_get_n (self->units) + 1);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 root = wg_unit_table_find (self->units, unit);

  if (root != WG_UNIT_TABLE_NONE)
    g_array_append_val (queue, root);
  for (guint i = 0; i < queue->len; i++)
    {
      guint32 place = g_array_index (queue, guint32, i);
      const guint32 *children;
      guint n;

      if (marks[place])
        continue;
      marks[place] = TRUE;
      children = wg_unit_table_get_children (self->units, place, &n);
      if (n > 0)
        g_array_append_vals (queue, children, n);
    }
  return marks;
}

/* @marks: (nullable): NULL: all */
static GArray *
list_grids (WgRegistry   *self,
            const guint8 *marks)
{
  GArray *indices = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->grids->len; i++)
    {
      gint64 community = wg_grid_get_community_id (g_ptr_array_index (self->grids, i));
      guint32 place = marks != NULL ? wg_unit_table_find (self->units, community) : 0;

      if (marks == NULL || (place != WG_UNIT_TABLE_NONE && marks[place]))
        g_array_append_val (indices, i);
    }
  return indices;
}

/**
 * wg_registry_list_grids:
 * @unit: row id, 0 for the whole file (grids without a community included)
 *
 * Returns: (transfer container) (element-type guint): indices into wg_registry_get_grids()
 */
GArray *
wg_registry_list_grids (WgRegistry *self,
                        gint64      unit)
{
  g_autofree guint8 *marks = unit != 0 && self->grids->len > 0 ? mark_units (self, unit) : NULL;

  return list_grids (self, marks);
}

/**
 * wg_registry_sum:
 * @unit: row id, 0 for the whole file
 * @with_area: whether the area is wanted too
 * @sum: (out): measures of all its grids; a joint branch covers several grids but counts once
 */
void
wg_registry_sum (WgRegistry *self,
                 gint64      unit,
                 gboolean    with_area,
                 WgMeasures *sum)
{
  gboolean is_needed = self->grids->len > 0 || self->branch_units->len > 0;
  g_autofree guint8 *marks = unit != 0 && is_needed ? mark_units (self, unit) : NULL;
  g_autoptr (GArray) grids = list_grids (self, marks);
  guint n_branches = 0;

  wg_measures_clear (sum);
  for (guint i = 0; i < grids->len; i++)
    {
      WgMeasures part;

      wg_registry_get_measures (self, g_array_index (grids, guint, i), with_area, &part);
      wg_measures_add (sum, &part);
    }
  for (guint i = 0; i < self->branch_units->len; i++)
    if (marks == NULL || marks[g_array_index (self->branch_units, guint32, i)])
      n_branches++;
  sum->value[WG_MEASURE_BRANCHES] = n_branches;
}
