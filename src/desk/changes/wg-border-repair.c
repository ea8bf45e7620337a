/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The borders of a file held against each other (G-05) and the edit that would repair them. What
 * overlaps, and who has it afterwards, is found in base/wg-mend.c; here rows go in and come out. */

#include "wg-border-repair.h"

#include "wg-district-private.h"
#include "wg-gaps.h"
#include "wg-place-set.h"
#include "wg-topology.h"
#include "wg-zone.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _WgBorderRepair
{
  GObject parent_instance;

  WgRegistry *registry;
  gint64      unit;
  GPtrArray  *rows;      /* WgRow: grids by code, then units and grids that are no part of the
                          * coverage: big ones, and those that do not exist today */
  guint       n_grids;   /* how many of them are to lie side by side */
  GPtrArray  *borders;   /* (nullable elements) WgGeometry, as @rows; NULL before the look */
  GPtrArray  *coverage;  /* the same, NULL for what is no part of it */
  GArray     *groups;    /* guint, as @rows */
  GPtrArray  *outlines;  /* WgGeometry: areas of communities, by group */
  GByteArray *wanted;    /* as @rows */
  guint       n_checked;
  GPtrArray  *found;     /* WgMendFault */
  GPtrArray  *faults;    /* WgBorderFault */
};

G_DEFINE_FINAL_TYPE (WgBorderRepair, wg_border_repair, G_TYPE_OBJECT)

static void
unref_border (gpointer border)
{
  if (border != NULL)
    wg_geometry_unref (border);
}

static void
fault_free (gpointer data)
{
  WgBorderFault *fault = data;

  g_clear_pointer (&fault->keeps, wg_row_unref);
  g_clear_pointer (&fault->gives, wg_row_unref);
  g_free (fault);
}

static void
change_free (gpointer data)
{
  WgBorderChange *change = data;

  wg_row_unref (change->row);
  wg_geometry_unref (change->before);
  wg_geometry_unref (change->after);
  g_free (change);
}

void
wg_border_plan_free (WgBorderPlan *self)
{
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->edit, wg_edit_unref);
  g_free (self);
}

static void
wg_border_repair_finalize (GObject *object)
{
  WgBorderRepair *self = WG_BORDER_REPAIR (object);

  wg_registry_unref (self->registry);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->borders, g_ptr_array_unref);
  g_clear_pointer (&self->coverage, g_ptr_array_unref);
  g_array_unref (self->groups);
  g_ptr_array_unref (self->outlines);
  g_byte_array_unref (self->wanted);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);

  G_OBJECT_CLASS (wg_border_repair_parent_class)->finalize (object);
}

static void
wg_border_repair_class_init (WgBorderRepairClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wg_border_repair_finalize;
}

static void
wg_border_repair_init (WgBorderRepair *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  self->groups = g_array_new (FALSE, FALSE, sizeof (guint));
  self->outlines = g_ptr_array_new_with_free_func (unref_border);
  self->wanted = g_byte_array_new ();
}

WgBorderRepair *
wg_border_repair_new (WgDistrict *district,
                      gint64      unit)
{
  WgBorderRepair *self = g_object_new (WG_TYPE_BORDER_REPAIR, NULL);

  self->registry = wg_registry_ref (wg_district_get_registry (district));
  self->unit = unit;
  return self;
}

static guint
area_field (const WgRow *row)
{
  return wg_row_get_kind (row) == &wg_kind_grid ? (guint) WG_GRID_AREA : (guint) WG_UNIT_AREA;
}

/* Big grids are covered by their small ones, and so no part of the coverage. */
static GHashTable *
find_big_grids (WgBorderRepair *self)
{
  GHashTable *big = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GPtrArray *grids = wg_registry_get_grids (self->registry);

  for (guint i = 0; i < grids->len; i++)
    {
      gint64 id = wg_row_get_int (wg_grid_get_row (g_ptr_array_index (grids, i)),
                                  WG_GRID_PARENT_GRID, 0);

      if (id != 0)
        g_hash_table_add (big, g_memdup2 (&id, sizeof id));
    }
  return big;
}

static void
add_row (WgBorderRepair *self,
         WgRow          *row,
         WgGeometry     *border,
         gboolean        is_part,
         gboolean        is_wanted)
{
  guint8 wanted = (guint8) is_wanted;
  guint none = WG_MEND_NONE;

  g_ptr_array_add (self->rows, wg_row_ref (row));
  g_ptr_array_add (self->borders, border);
  g_ptr_array_add (self->coverage, is_part ? wg_geometry_ref (border) : NULL);
  g_array_append_val (self->groups, none);
  g_byte_array_append (self->wanted, &wanted, 1);
  self->n_checked += is_wanted;
}

/* The coverage: the unit's grids, and those of others that lie next to them. */
static GHashTable *
collect_grids (WgBorderRepair   *self,
               const WgPlaceSet *places)
{
  GPtrArray *grids = wg_registry_get_grids (self->registry);
  g_autoptr (GHashTable) big = find_big_grids (self);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  GHashTable *taken = g_hash_table_new (NULL, NULL);
  WgBBox bounds = WG_BBOX_EMPTY;

  for (guint i = 0; i < grids->len; i++)
    {
      WgRow *row = wg_grid_get_row (g_ptr_array_index (grids, i));
      gint64 id = wg_row_get_id (row);
      WgGeometry *border;
      WgBBox box;

      if (g_hash_table_contains (big, &id))
        continue;
      if (!wg_place_set_has (places, row))
        {
          g_ptr_array_add (others, row);
          continue;
        }
      border = wg_row_get_geometry (row, WG_GRID_AREA);
      if (border == NULL)
        continue;
      box = wg_geometry_get_bounds (border);
      wg_bbox_add (&bounds, &box);
      g_hash_table_add (taken, row);
      add_row (self, row, border,
               wg_geometry_get_kind (border) == WG_GEOMETRY_POLYGONS, TRUE);
    }
  for (guint i = 0; i < others->len; i++)
    {
      WgRow *row = g_ptr_array_index (others, i);
      g_autoptr (WgGeometry) border = wg_row_get_geometry (row, WG_GRID_AREA);
      WgBBox box;

      if (border == NULL || wg_geometry_get_kind (border) != WG_GEOMETRY_POLYGONS)
        continue;
      box = wg_geometry_get_bounds (border);
      if (!wg_bbox_is_empty (&bounds) && wg_bbox_intersects (&box, &bounds))
        {
          g_hash_table_add (taken, row);
          add_row (self, row, g_steal_pointer (&border), TRUE, FALSE);
        }
    }
  self->n_grids = self->rows->len;
  return taken;
}

/* Of what is no part of the coverage only the own border is looked at. */
static void
collect_rest (WgBorderRepair   *self,
              GPtrArray        *rows,
              GHashTable       *taken,
              const WgPlaceSet *places)
{
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);
      g_autoptr (WgGeometry) border = NULL;

      if (g_hash_table_contains (taken, row) || !wg_place_set_has (places, row))
        continue;
      border = wg_row_get_geometry (row, area_field (row));
      if (border != NULL && wg_geometry_get_kind (border) == WG_GEOMETRY_POLYGONS)
        add_row (self, row, g_steal_pointer (&border), FALSE, TRUE);
    }
}

/* Communities with an area of their own are to be filled by their grids. */
static void
collect_outlines (WgBorderRepair *self)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->n_grids; i++)
    {
      gint64 id = wg_row_get_int (g_ptr_array_index (self->rows, i), WG_GRID_COMMUNITY, 0);
      WgUnit *community = wg_registry_find_unit (self->registry, id);
      gpointer group;

      if (community == NULL || g_ptr_array_index (self->coverage, i) == NULL)
        continue;
      if (!g_hash_table_lookup_extended (groups, community, NULL, &group))
        {
          g_autoptr (WgGeometry) area = wg_row_get_geometry (wg_unit_get_row (community),
                                                             WG_UNIT_AREA);
          g_autoptr (WgGeometry) valid = NULL;

          if (area != NULL && wg_geometry_get_kind (area) == WG_GEOMETRY_POLYGONS)
            valid = wg_topology_make_valid (area);
          group = GUINT_TO_POINTER (WG_MEND_NONE);
          if (valid != NULL)
            {
              group = GUINT_TO_POINTER (self->outlines->len);
              g_ptr_array_add (self->outlines, g_steal_pointer (&valid));
            }
          g_hash_table_insert (groups, community, group);
        }
      g_array_index (self->groups, guint, i) = GPOINTER_TO_UINT (group);
    }
}

static void
collect (WgBorderRepair *self)
{
  const WgRegistryRows *rows = wg_registry_get_rows (self->registry);
  g_autoptr (WgPlaceSet) places = wg_place_set_new (self->registry, self->unit);
  g_autoptr (GHashTable) taken = NULL;

  self->borders = g_ptr_array_new_with_free_func (unref_border);
  self->coverage = g_ptr_array_new_with_free_func (unref_border);
  taken = collect_grids (self, places);
  collect_outlines (self);
  collect_rest (self, rows->units, taken, places);
  collect_rest (self, rows->grids, taken, places);
}

static WgMendCoverage
get_coverage (WgBorderRepair *self)
{
  return (WgMendCoverage) { self->coverage, (const guint *) (gpointer) self->groups->data,
                            self->outlines, self->wanted->data, WG_GAPS_TOLERANCE_M2 };
}

static void
check_rest (WgBorderRepair *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      WgGeometry *border = g_ptr_array_index (self->borders, i);
      g_autofree char *reason = NULL;
      WgMendFault *fault;
      double lon, lat;

      if (g_ptr_array_index (self->coverage, i) != NULL
          || wg_topology_is_valid (border, &reason, &lon, &lat))
        continue;
      fault = g_new0 (WgMendFault, 1);
      fault->kind = WG_MEND_CROSSING;
      fault->keeps = i;
      fault->gives = WG_MEND_NONE;
      fault->reason = g_steal_pointer (&reason);
      fault->lon = lon;
      fault->lat = lat;
      g_ptr_array_add (self->found, fault);
    }
}

static WgRow *
ref_row (WgBorderRepair *self,
         guint           i)
{
  return i != WG_MEND_NONE ? wg_row_ref (g_ptr_array_index (self->rows, i)) : NULL;
}

gboolean
wg_border_repair_look (WgBorderRepair *self,
                       GCancellable   *cancellable,
                       GError        **error)
{
  WgMendCoverage coverage;

  g_return_val_if_fail (WG_IS_BORDER_REPAIR (self) && self->found == NULL, FALSE);

  if (self->borders == NULL)
    collect (self);
  coverage = get_coverage (self);
  self->found = wg_mend_find (&coverage, cancellable, error);
  if (self->found == NULL)
    return FALSE;
  check_rest (self);
  self->faults = g_ptr_array_new_with_free_func (fault_free);
  for (guint i = 0; i < self->found->len; i++)
    {
      WgBorderFault *fault = g_new0 (WgBorderFault, 1);

      fault->fault = g_ptr_array_index (self->found, i);
      fault->keeps = ref_row (self, fault->fault->keeps);
      fault->gives = ref_row (self, fault->fault->gives);
      g_ptr_array_add (self->faults, fault);
    }
  return TRUE;
}

guint
wg_border_repair_get_n_checked (WgBorderRepair *self)
{
  g_return_val_if_fail (WG_IS_BORDER_REPAIR (self), 0);

  return self->n_checked;
}

GPtrArray *
wg_border_repair_get_faults (WgBorderRepair *self)
{
  g_return_val_if_fail (WG_IS_BORDER_REPAIR (self) && self->faults != NULL, NULL);

  return self->faults;
}

GPtrArray *
wg_border_repair_list_near (WgBorderRepair *self,
                            const WgBBox   *box)
{
  GPtrArray *near = g_ptr_array_new_with_free_func (unref_border);

  g_return_val_if_fail (WG_IS_BORDER_REPAIR (self) && self->borders != NULL, near);

  for (guint i = 0; i < self->n_grids; i++)
    {
      WgGeometry *border = g_ptr_array_index (self->borders, i);
      WgBBox bounds = wg_geometry_get_bounds (border);

      if (wg_bbox_intersects (&bounds, box))
        g_ptr_array_add (near, wg_geometry_ref (border));
    }
  return near;
}

/* The shoelace of the rings as they are: of a border that crosses itself there is no better one. */
static double
measure (const WgGeometry *border)
{
  return fabs (wg_zone_area_m2 (border));
}

static void
add_change (WgBorderPlan *plan,
            WgRow        *row,
            WgGeometry   *before,
            WgGeometry   *after)
{
  WgBorderChange *change = g_new0 (WgBorderChange, 1);
  g_autoptr (WgRow) copy = wg_row_copy (row);
  g_autoptr (GBytes) wkb = wg_geometry_to_wkb (after);

  change->row = wg_row_ref (row);
  change->before = wg_geometry_ref (before);
  change->after = wg_geometry_ref (after);
  change->before_m2 = measure (before);
  change->after_m2 = measure (after);
  g_ptr_array_add (plan->changes, change);
  wg_row_set_blob (copy, area_field (row), wkb);
  wg_edit_update (plan->edit, row, copy);
}

static void
add_changes (WgBorderRepair      *self,
             WgBorderPlan        *plan,
             GPtrArray           *repaired,
             const WgBorderFault *one,
             guint                kinds)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      WgGeometry *before = g_ptr_array_index (self->borders, i);
      g_autoptr (WgGeometry) after = NULL;
      gboolean chosen = one != NULL ? one->fault->keeps == i
                                    : (kinds & (1u << WG_MEND_CROSSING)) != 0;

      if (g_ptr_array_index (self->coverage, i) != NULL)
        after = wg_geometry_ref (g_ptr_array_index (repaired, i));
      else if (chosen)
        after = wg_topology_make_valid (before);
      if (after != NULL && after != before)
        add_change (plan, g_ptr_array_index (self->rows, i), before, after);
    }
}

static char *
describe_edit (const WgBorderFault *one)
{
  g_autofree char *text = NULL;

  if (one == NULL)
    return g_strdup (_("Repair of borders"));
  text = wg_border_fault_dup_text (one);
  /* Translators: label of an edit in the undo menu: "Overlap", and what was wrong. */
  return g_strdup_printf (_("Repair of borders: %s, %s"), wg_border_fault_get_title (one), text);
}

/* (transfer full) (nullable): @left: (out): how many faults a look at the result finds. */
static GPtrArray *
repair (WgBorderRepair      *self,
        const WgBorderFault *one,
        guint                kinds,
        guint               *left,
        GCancellable        *cancellable,
        GError             **error)
{
  const WgMendCoverage coverage = get_coverage (self);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr (GPtrArray) repaired = NULL, faults = NULL;
  WgMendCoverage after = coverage;

  if (one == NULL)
    {
      repaired = wg_mend_repair_all (&coverage, kinds, &faults, cancellable, error);
      if (repaired != NULL)
        *left = faults->len;
      return g_steal_pointer (&repaired);
    }
  if (g_ptr_array_index (self->coverage, one->fault->keeps) != NULL)
    g_ptr_array_add (chosen, one->fault);
  repaired = wg_mend_repair (&coverage, chosen, cancellable, error);
  if (repaired == NULL)
    return NULL;
  after.polygons = repaired;
  faults = wg_mend_find (&after, cancellable, error);
  if (faults == NULL)
    return NULL;
  *left = faults->len;
  return g_steal_pointer (&repaired);
}

WgBorderPlan *
wg_border_repair_plan (WgBorderRepair      *self,
                       const WgBorderFault *one,
                       guint                kinds,
                       GCancellable        *cancellable,
                       GError             **error)
{
  g_autoptr (WgBorderPlan) plan = g_new0 (WgBorderPlan, 1);
  g_autoptr (GPtrArray) repaired = NULL;
  g_autofree char *label = describe_edit (one);

  g_return_val_if_fail (WG_IS_BORDER_REPAIR (self) && self->faults != NULL, NULL);
  g_return_val_if_fail (one == NULL || one->keeps != NULL, NULL);

  plan->changes = g_ptr_array_new_with_free_func (change_free);
  plan->edit = wg_edit_new (label);
  repaired = repair (self, one, kinds, &plan->n_left, cancellable, error);
  if (repaired == NULL)
    return NULL;
  add_changes (self, plan, repaired, one, kinds);
  if (plan->changes->len == 0)
    g_clear_pointer (&plan->edit, wg_edit_unref);
  return g_steal_pointer (&plan);
}

static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (wg_border_repair_look (source, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
wg_border_repair_look_async (WgBorderRepair      *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_run_in_thread (task, look_thread);
}

gboolean
wg_border_repair_look_finish (WgBorderRepair *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct
{
  const WgBorderFault *one; /* (nullable): belongs to the task's source */
  guint                kinds;
} Planning;

static void
plan_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const Planning *planning = data;
  GError *error = NULL;
  WgBorderPlan *plan = wg_border_repair_plan (source, planning->one, planning->kinds, cancellable,
                                              &error);

  if (plan != NULL)
    g_task_return_pointer (task, plan, (GDestroyNotify) wg_border_plan_free);
  else
    g_task_return_error (task, error);
}

void
wg_border_repair_plan_async (WgBorderRepair      *self,
                             const WgBorderFault *one,
                             guint                kinds,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  const Planning planning = { one, kinds };

  g_task_set_task_data (task, g_memdup2 (&planning, sizeof planning), g_free);
  g_task_run_in_thread (task, plan_thread);
}

WgBorderPlan *
wg_border_repair_plan_finish (WgBorderRepair *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
wg_border_plan_apply (const WgBorderPlan *self,
                      WgDistrict         *district,
                      GError            **error)
{
  return self->edit == NULL
         || wg_store_apply (wg_district_get_store (district), self->edit, NULL, NULL, NULL, error);
}
