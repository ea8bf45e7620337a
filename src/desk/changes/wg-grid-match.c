/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another department's grids against ours, pair by pair (M17, N10). Two grids belong together when
 * they share a tenth of the smaller one; what hangs together that way is one, split, merged or
 * mixed. It changes no border: which is right the offices decide. */

#include "wg-grid-match.h"

#include "wg-border-repair.h"
#include "wg-district-private.h"
#include "wg-gaps.h"
#include "wg-import.h"
#include "wg-place-set.h"
#include "wg-setting.h"
#include "wg-topology.h"
#include "wg-zone.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>
#include <math.h>

#define TOGETHER 0.1 /* of the smaller one */

/* One grid of either side. */
typedef struct
{
  WgRow      *row;
  WgGeometry *border;
  WgBBox      box;
  double      area_m2;
  guint       root; /* of the group that hangs together */
  guint       n_partners;
} Side;

struct _WgGridMatch
{
  GObject parent_instance;

  char      *name;
  WgTime     made;
  GArray    *ours;   /* Side */
  GArray    *theirs;
  double     zone_lon;
  GPtrArray *pairs;  /* WgMatchPair */
};

G_DEFINE_FINAL_TYPE (WgGridMatch, wg_grid_match, G_TYPE_OBJECT)

static void
pair_free (gpointer data)
{
  WgMatchPair *pair = data;

  g_clear_pointer (&pair->ours, wg_row_unref);
  g_clear_pointer (&pair->theirs, wg_row_unref);
  g_clear_pointer (&pair->our_border, wg_geometry_unref);
  g_clear_pointer (&pair->their_border, wg_geometry_unref);
  g_free (pair);
}

static void
side_clear (gpointer data)
{
  Side *side = data;

  wg_row_unref (side->row);
  wg_geometry_unref (side->border);
}

static void
wg_grid_match_finalize (GObject *object)
{
  WgGridMatch *self = WG_GRID_MATCH (object);

  g_free (self->name);
  g_array_unref (self->ours);
  g_array_unref (self->theirs);
  g_ptr_array_unref (self->pairs);

  G_OBJECT_CLASS (wg_grid_match_parent_class)->finalize (object);
}

static void
wg_grid_match_class_init (WgGridMatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wg_grid_match_finalize;
}

static void
wg_grid_match_init (WgGridMatch *self)
{
  self->ours = g_array_new (FALSE, FALSE, sizeof (Side));
  self->theirs = g_array_new (FALSE, FALSE, sizeof (Side));
  g_array_set_clear_func (self->ours, side_clear);
  g_array_set_clear_func (self->theirs, side_clear);
  self->pairs = g_ptr_array_new_with_free_func (pair_free);
}

static void
add_side (GArray *sides,
          WgRow  *row)
{
  g_autoptr (WgGeometry) given = wg_row_get_geometry (row, WG_GRID_AREA);
  g_autoptr (WgGeometry) valid = NULL;
  Side side = { .row = row };

  if (given == NULL || wg_geometry_get_kind (given) != WG_GEOMETRY_POLYGONS)
    return;
  valid = wg_topology_make_valid (given);
  if (valid == NULL)
    return;
  side.box = wg_geometry_get_bounds (valid);
  side.border = g_steal_pointer (&valid);
  wg_row_ref (row);
  g_array_append_val (sides, side);
}

static void
take_ours (WgGridMatch *self,
           WgDistrict  *district,
           gint64       unit)
{
  WgRegistry *registry = wg_district_get_registry (district);
  g_autoptr (WgPlaceSet) places = wg_place_set_new (registry, unit);
  GPtrArray *grids = wg_registry_get_grids (registry);
  g_autoptr (GHashTable) big = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < grids->len; i++)
    {
      gint64 parent = wg_row_get_int (wg_grid_get_row (g_ptr_array_index (grids, i)),
                                      WG_GRID_PARENT_GRID, 0);
      WgGrid *above = wg_registry_find_grid (registry, parent);

      if (above != NULL)
        g_hash_table_add (big, above);
    }
  for (guint i = 0; i < grids->len; i++)
    {
      WgGrid *grid = g_ptr_array_index (grids, i);

      if (wg_place_set_has (places, wg_grid_get_row (grid))
          && !g_hash_table_contains (big, grid))
        add_side (self->ours, wg_grid_get_row (grid));
    }
}

/* @unit: whose grids are compared: theirs are dropped that lie beyond all of ours. */
static void
take_theirs (WgGridMatch *self,
             WgEdit      *edit,
             gint64       unit)
{
  WgBBox all = WG_BBOX_EMPTY;

  for (guint i = 0; i < self->ours->len; i++)
    wg_bbox_add (&all, &g_array_index (self->ours, Side, i).box);
  for (guint i = 0; edit != NULL && i < wg_edit_get_n_changes (edit); i++)
    {
      const WgChange *change = wg_edit_get_change (edit, i);

      if (change->new_row != NULL && wg_row_get_kind (change->new_row) == &wg_kind_grid)
        add_side (self->theirs, change->new_row);
    }
  for (guint i = self->theirs->len; unit != 0 && i-- > 0;)
    if (wg_bbox_is_empty (&all)
        || !wg_bbox_intersects (&g_array_index (self->theirs, Side, i).box, &all))
      g_array_remove_index (self->theirs, i);
}

static void
measure (WgGridMatch *self)
{
  GArray *sides[] = { self->ours, self->theirs };
  WgBBox all = WG_BBOX_EMPTY;

  for (guint s = 0; s < 2; s++)
    for (guint i = 0; i < sides[s]->len; i++)
      wg_bbox_add (&all, &g_array_index (sides[s], Side, i).box);
  self->zone_lon = wg_bbox_is_empty (&all) ? 0.0 : (all.x_min + all.x_max) / 2.0;
  for (guint s = 0; s < 2; s++)
    for (guint i = 0; i < sides[s]->len; i++)
      {
        Side *side = &g_array_index (sides[s], Side, i);

        side->area_m2 = wg_zone_area_in_m2 (side->border, self->zone_lon);
        side->root = s == 0 ? i : self->ours->len + i;
      }
}

static Side *
get_side (WgGridMatch *self,
          guint        i)
{
  return i < self->ours->len ? &g_array_index (self->ours, Side, i)
                             : &g_array_index (self->theirs, Side, i - self->ours->len);
}

static guint
find_root (WgGridMatch *self,
           guint        i)
{
  while (get_side (self, i)->root != i)
    i = get_side (self, i)->root;
  return i;
}

static void
add_pair (WgGridMatch *self,
          const Side  *ours,
          const Side  *theirs,
          double       overlap_m2)
{
  WgMatchPair *pair = g_new0 (WgMatchPair, 1);

  if (ours != NULL)
    {
      pair->ours = wg_row_ref (ours->row);
      pair->our_border = wg_geometry_ref (ours->border);
      pair->ours_m2 = ours->area_m2;
    }
  if (theirs != NULL)
    {
      pair->theirs = wg_row_ref (theirs->row);
      pair->their_border = wg_geometry_ref (theirs->border);
      pair->theirs_m2 = theirs->area_m2;
    }
  pair->overlap_m2 = overlap_m2;
  pair->difference_m2 = MAX (pair->ours_m2 + pair->theirs_m2 - 2 * overlap_m2, 0);
  g_ptr_array_add (self->pairs, pair);
}

static gboolean
compare_all (WgGridMatch  *self,
             GCancellable *cancellable,
             GError      **error)
{
  for (guint i = 0; i < self->ours->len; i++)
    {
      Side *ours = &g_array_index (self->ours, Side, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint k = 0; k < self->theirs->len; k++)
        {
          Side *theirs = &g_array_index (self->theirs, Side, k);
          g_autoptr (WgGeometry) both = NULL;
          double overlap;

          if (!wg_bbox_intersects (&ours->box, &theirs->box))
            continue;
          both = wg_topology_intersection (ours->border, theirs->border);
          overlap = both != NULL ? wg_zone_area_in_m2 (both, self->zone_lon) : 0.0;
          if (overlap < TOGETHER * MIN (ours->area_m2, theirs->area_m2))
            continue;
          ours->n_partners++;
          theirs->n_partners++;
          get_side (self, find_root (self, self->ours->len + k))->root = find_root (self, i);
          add_pair (self, ours, theirs, overlap);
        }
    }
  return TRUE;
}

static void
add_lonely (WgGridMatch *self)
{
  for (guint i = 0; i < self->ours->len; i++)
    if (g_array_index (self->ours, Side, i).n_partners == 0)
      add_pair (self, &g_array_index (self->ours, Side, i), NULL, 0);
  for (guint i = 0; i < self->theirs->len; i++)
    if (g_array_index (self->theirs, Side, i).n_partners == 0)
      add_pair (self, NULL, &g_array_index (self->theirs, Side, i), 0);
}

/* How many of each side hang together, by root. */
static void
judge (WgGridMatch *self)
{
  guint n = self->ours->len + self->theirs->len;
  g_autofree guint *n_ours = g_new0 (guint, MAX (n, 1)), *n_theirs = g_new0 (guint, MAX (n, 1));
  g_autoptr (GHashTable) roots = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    {
      guint root = find_root (self, i);

      (i < self->ours->len ? n_ours : n_theirs)[root]++;
      g_hash_table_insert (roots, get_side (self, i)->row, GUINT_TO_POINTER (root));
    }
  for (guint i = 0; i < self->pairs->len; i++)
    {
      WgMatchPair *pair = g_ptr_array_index (self->pairs, i);
      WgRow *row = pair->ours != NULL ? pair->ours : pair->theirs;
      guint root = GPOINTER_TO_UINT (g_hash_table_lookup (roots, row));

      if (pair->theirs == NULL)
        pair->relation = WG_MATCH_ONLY_OURS;
      else if (pair->ours == NULL)
        pair->relation = WG_MATCH_ONLY_THEIRS;
      else if (n_ours[root] == 1 && n_theirs[root] == 1)
        pair->relation = pair->difference_m2 > WG_GAPS_TOLERANCE_M2 ? WG_MATCH_SHIFTED
                                                                    : WG_MATCH_SAME;
      else
        pair->relation = n_ours[root] == 1 ? WG_MATCH_SPLIT
                         : n_theirs[root] == 1 ? WG_MATCH_MERGED : WG_MATCH_MIXED;
    }
}

static const char *
get_code (const WgRow *row)
{
  const char *code = row != NULL ? wg_row_get_text (row, WG_GRID_CODE) : NULL;

  return code != NULL ? code : "";
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const WgMatchPair *x = *(const WgMatchPair *const *) a;
  const WgMatchPair *y = *(const WgMatchPair *const *) b;
  int order;

  if ((x->ours == NULL) != (y->ours == NULL))
    return x->ours == NULL ? 1 : -1;
  order = strcmp (get_code (x->ours), get_code (y->ours));
  return order != 0 ? order : strcmp (get_code (x->theirs), get_code (y->theirs));
}

/* Everything that needs the file: on its thread. Their file is read later. */
static WgGridMatch *
prepare (WgDistrict *district,
         const char *name,
         gint64      unit)
{
  WgGridMatch *self = g_object_new (WG_TYPE_GRID_MATCH, NULL);

  self->name = g_strstrip (g_strdup (name));
  self->made = wg_clock_get_now (wg_district_get_clock (district));
  take_ours (self, district, unit);
  return self;
}

/* Any thread. */
static gboolean
fill (WgGridMatch   *self,
      const char    *path,
      gint64         unit,
      const WgDatum *datum,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr (WgImport) import = wg_import_new ("grids", error);
  g_autoptr (WgImportPlan) plan = NULL;

  wg_import_add_source (import, path);
  if (datum != NULL)
    wg_import_set_datum (import, datum);
  plan = wg_import_prepare (import, NULL, NULL, NULL, cancellable, error);
  if (plan == NULL)
    return FALSE;
  if (wg_import_plan_get_problem (plan) != NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           wg_import_plan_get_problem (plan));
      return FALSE;
    }
  take_theirs (self, wg_import_plan_get_edit (plan), unit);
  if (self->theirs->len == 0)
    {
      g_autofree char *file = g_path_get_basename (path);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("“%s” has no grid with a border in this place. Check its coordinate system."),
                   file);
      return FALSE;
    }
  measure (self);
  if (!compare_all (self, cancellable, error))
    return FALSE;
  add_lonely (self);
  judge (self);
  g_ptr_array_sort (self->pairs, compare_pairs);
  return TRUE;
}

WgGridMatch *
wg_grid_match_new (WgDistrict    *district,
                   const char    *name,
                   const char    *path,
                   gint64         unit,
                   const WgDatum *datum,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (WgGridMatch) self = NULL;

  g_return_val_if_fail (WG_IS_DISTRICT (district) && name != NULL && path != NULL, NULL);

  self = prepare (district, name, unit);
  if (!fill (self, path, unit, datum, cancellable, error))
    return NULL;
  wg_grid_match_refresh (self, district);
  return g_steal_pointer (&self);
}

typedef struct
{
  WgGridMatch *match;
  WgDistrict  *district;
  char        *path;
  gint64       unit;
  WgDatum      datum;
  gboolean     has_datum;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_object (&reading->match);
  g_clear_object (&reading->district);
  g_free (reading->path);
  g_free (reading);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;

  if (fill (reading->match, reading->path, reading->unit,
            reading->has_datum ? &reading->datum : NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
wg_grid_match_new_async (WgDistrict          *district,
                         const char          *name,
                         const char          *path,
                         gint64               unit,
                         const WgDatum       *datum,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (district, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->match = prepare (district, name, unit);
  reading->district = g_object_ref (district);
  reading->path = g_strdup (path);
  reading->unit = unit;
  reading->has_datum = datum != NULL;
  if (datum != NULL)
    reading->datum = *datum;
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_thread);
}

WgGridMatch *
wg_grid_match_new_finish (GAsyncResult *result,
                          GError      **error)
{
  Reading *reading = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  wg_grid_match_refresh (reading->match, reading->district);
  return g_object_ref (reading->match);
}

const char *
wg_grid_match_get_name (WgGridMatch *self)
{
  return self->name;
}

GPtrArray *
wg_grid_match_get_pairs (WgGridMatch *self)
{
  return self->pairs;
}

guint
wg_grid_match_count_agreed (WgGridMatch *self)
{
  guint n = 0;

  for (guint i = 0; i < self->pairs->len; i++)
    n += ((WgMatchPair *) g_ptr_array_index (self->pairs, i))->agreed;
  return n;
}

guint
wg_grid_match_count (WgGridMatch     *self,
                     WgMatchRelation  relation)
{
  guint n = 0;

  for (guint i = 0; i < self->pairs->len; i++)
    n += ((WgMatchPair *) g_ptr_array_index (self->pairs, i))->relation == relation;
  return n;
}

/* What was agreed is a setting of the file: pairs of codes, by department. */
static char *
make_key (WgGridMatch *self)
{
  return g_strconcat ("grid_match.", self->name, NULL);
}

static char *
make_mark (const WgMatchPair *pair)
{
  return g_strconcat (get_code (pair->ours), "|", get_code (pair->theirs), NULL);
}

/* (transfer full): a set of marks. */
static GHashTable *
load_marks (WgGridMatch *self,
            WgDistrict  *district)
{
  GHashTable *marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *key = make_key (self);
  const char *text = wg_district_get_setting (district, key);
  json_t *list = text != NULL ? json_loads (text, 0, NULL) : NULL;

  for (guint i = 0; i < json_array_size (list); i++)
    if (json_is_string (json_array_get (list, i)))
      g_hash_table_add (marks, g_strdup (json_string_value (json_array_get (list, i))));
  json_decref (list);
  return marks;
}

void
wg_grid_match_refresh (WgGridMatch *self,
                       WgDistrict  *district)
{
  g_autoptr (GHashTable) marks = load_marks (self, district);

  for (guint i = 0; i < self->pairs->len; i++)
    {
      WgMatchPair *pair = g_ptr_array_index (self->pairs, i);
      g_autofree char *mark = make_mark (pair);

      pair->agreed = g_hash_table_contains (marks, mark);
    }
}

static char *
dump_marks (GHashTable *marks)
{
  g_autoptr (GList) sorted = g_list_sort (g_hash_table_get_keys (marks), (GCompareFunc) strcmp);
  json_t *list = json_array ();
  char *dumped, *text;

  for (GList *at = sorted; at != NULL; at = at->next)
    json_array_append_new (list, json_string (at->data));
  dumped = json_dumps (list, JSON_COMPACT);
  text = g_strdup (dumped);
  free (dumped);
  json_decref (list);
  return text;
}

static const char *
name_of (const WgRow *row)
{
  return row != NULL ? wg_border_fault_get_name (row) : "—";
}

WgEdit *
wg_grid_match_agree (WgGridMatch       *self,
                     WgDistrict        *district,
                     const WgMatchPair *pair,
                     gboolean           agreed)
{
  g_autoptr (GHashTable) marks = load_marks (self, district);
  g_autofree char *key = make_key (self), *mark = make_mark (pair);
  g_autofree char *label = NULL, *text = NULL;
  WgEdit *edit;

  if (agreed)
    g_hash_table_add (marks, g_strdup (mark));
  else
    g_hash_table_remove (marks, mark);
  /* Translators: label of an edit: department, our grid, their grid. */
  label = g_strdup_printf (agreed ? _("Agreed with %s: %s and %s")
                                  : _("No longer agreed with %s: %s and %s"), self->name,
                           name_of (pair->ours), name_of (pair->theirs));
  text = dump_marks (marks);
  edit = wg_edit_new (label);
  wg_setting_put (edit, wg_registry_get_rows (wg_district_get_registry (district))->settings, key,
                  text);
  return edit;
}

WgTime
wg_grid_match_get_made (WgGridMatch *self)
{
  return self->made;
}

gboolean
wg_grid_match_apply (WgDistrict *district,
                     WgEdit     *edit,
                     GError    **error)
{
  return wg_store_apply (wg_district_get_store (district), edit, NULL, NULL, NULL, error);
}
