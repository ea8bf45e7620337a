/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The organisation tree as lazy lists. It keeps arrays of the whole tree and lists and nodes only
 * of what somebody shows; sorting and filtering never make an object per unit. */

#include "wg-unit-tree.h"

#include "wg-district-private.h"
#include "wg-unit-list.h"
#include "wg-unit-sorting.h"

struct _WgUnitTree
{
  GObject parent_instance;

  WgDistrict    *district;
  WgRegistry    *other_day;  /* NULL: the district's today */
  GListModel    *findings;   /* WgFinding */

  WgUnitIndex   *index;
  WgUnitIndex   *former;     /* while lists of it are still on screen; else NULL */
  WgSearchIndex *own_search; /* of another day; made at the first search */
  GHashTable    *counts;     /* place → Counts: findings of the unit and all below */
  WgUnitFilter   filter;
  guint8        *marks;      /* by place; NULL: no filter */
  guint          n_matches;
  WgUnitSort     sort;
  gboolean       descending;

  WgUnitList    *roots;
  GHashTable    *lists;      /* gint64* in the value → Alive: lists of superiors */
  GHashTable    *nodes;      /* gint64* in the value → Alive */
};

G_DEFINE_FINAL_TYPE (WgUnitTree, wg_unit_tree, G_TYPE_OBJECT)

enum
{
  CHANGING,
  CHANGED,
  REBUILT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  guint by_severity[WG_N_SEVERITIES];
} Counts;

/* A list or a node that somebody else keeps; the tree only knows of it. */
typedef struct
{
  gint64      id;
  GObject    *object;
  GHashTable *table;
} Alive;

static void
on_gone (gpointer data,
         GObject *object)
{
  Alive *alive = data;

  g_hash_table_remove (alive->table, &alive->id);
}

static void
remember (GHashTable *table,
          gint64      id,
          gpointer    object)
{
  Alive *alive = g_new (Alive, 1);

  *alive = (Alive) { id, object, table };
  g_object_weak_ref (object, on_gone, alive);
  g_hash_table_insert (table, &alive->id, alive);
}

/* (transfer full) (nullable) */
static gpointer
recall (GHashTable *table,
        gint64      id)
{
  Alive *alive = g_hash_table_lookup (table, &id);

  return alive != NULL ? g_object_ref (alive->object) : NULL;
}

static void
forget_all (GHashTable *table)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      g_object_weak_unref (((Alive *) value)->object, on_gone, value);
      g_hash_table_iter_remove (&iter);
    }
}

static gboolean
is_shown (WgUnitTree *self,
          guint32     place)
{
  return self->marks == NULL || self->marks[place] != 0;
}

static gboolean
has_shown_children (WgUnitTree *self,
                    guint32     place)
{
  guint n = 0;

  if (self->marks != NULL)
    return (self->marks[place] & WG_UNIT_MARK_SUPERIOR) != 0;
  wg_unit_index_get_children (self->index, place, &n);
  return n > 0;
}

static void
fill_leader (WgRegistry  *registry,
             WgUnitFacts *facts)
{
  GPtrArray *positions = wg_registry_get_positions (registry, wg_unit_get_id (facts->unit));
  WgPosition *leading;
  WgRow *holding;

  if (positions == NULL || positions->len == 0)
    return;
  /* The committee's order begins with who leads it. */
  leading = g_ptr_array_index (positions, 0);
  holding = wg_position_get_holding_on (leading, wg_registry_get_day (registry));
  facts->leader_title = wg_position_get_title (leading);
  facts->leader = holding != NULL ? wg_row_get_text (holding, WG_HOLDING_HOLDER) : NULL;
}

static void
fill_facts (WgUnitTree  *self,
            WgUnitIndex *index,
            guint32      place,
            WgUnitFacts *facts)
{
  WgRegistry *registry = wg_unit_index_get_registry (index);
  WgUnit *unit = wg_unit_index_get_unit (index, place);
  const WgBodyType *type = wg_registry_get_body_type (registry, unit);
  const Counts *counts = NULL;

  *facts = (WgUnitFacts) { .unit = unit, .is_match = TRUE };
  if (index == self->index)
    {
      counts = g_hash_table_lookup (self->counts, GUINT_TO_POINTER (place));
      facts->is_match = self->marks == NULL || (self->marks[place] & WG_UNIT_MARK_MATCH) != 0;
    }
  facts->level_name = wg_registry_get_level_name (registry, wg_unit_get_level (unit));
  facts->body_type_name = type != NULL ? type->name : "";
  facts->members = wg_unit_index_get_members (index, place, &facts->members_are_sum);
  facts->n_grids = wg_unit_index_get_grids (index, place);
  wg_unit_index_get_children (index, place, &facts->n_children);
  if (counts != NULL)
    memcpy (facts->findings, counts->by_severity, sizeof facts->findings);
  fill_leader (registry, facts);
}

/* While lists change one after the other, a view may ask for a row that has just gone. */
static WgUnitIndex *
choose_index (WgUnitTree *self,
              gint64      id)
{
  if (self->index == NULL || wg_unit_index_find (self->index, id) == WG_UNIT_INDEX_NONE)
    return self->former;
  return self->index;
}

static WgUnitNode *
make_node (gint64   id,
           gpointer data)
{
  WgUnitTree *self = data;
  WgUnitIndex *index = choose_index (self, id);
  WgUnitNode *node = recall (self->nodes, id);
  WgUnitFacts facts;

  if (node != NULL)
    return node;
  g_return_val_if_fail (index != NULL, NULL);
  fill_facts (self, index, wg_unit_index_find (index, id), &facts);
  node = wg_unit_node_new (&facts);
  remember (self->nodes, id, node);
  return node;
}

static void
sort_places (WgUnitTree *self,
             GArray     *places)
{
  g_autoptr (WgUnitSorting) sorting = NULL;

  /* The index is in this order already. */
  if (self->sort == WG_UNIT_SORT_CODE && !self->descending)
    return;
  sorting = wg_unit_sorting_new (self->sort, self->descending);
  for (guint i = 0; i < places->len; i++)
    {
      guint32 place = g_array_index (places, guint32, i);
      WgUnitFacts facts;

      fill_facts (self, self->index, place, &facts);
      wg_unit_sorting_add (sorting, place, &facts);
    }
  wg_unit_sorting_run (sorting, (guint32 *) (gpointer) places->data);
}

/* Children of a unit in the order wanted, only those that the filter leaves. */
static void
fill_list (WgUnitTree *self,
           WgUnitList *list)
{
  gint64 parent = wg_unit_list_get_parent_id (list);
  guint32 at = WG_UNIT_INDEX_NONE;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree gint64 *entries = NULL;
  const guint32 *children = NULL;
  guint n = 0;

  if (parent != 0 && self->index != NULL)
    at = wg_unit_index_find (self->index, parent);
  if (self->index != NULL && (parent == 0 || at != WG_UNIT_INDEX_NONE))
    children = wg_unit_index_get_children (self->index, at, &n);
  for (guint i = 0; i < n; i++)
    if (is_shown (self, children[i]))
      g_array_append_val (places, children[i]);
  sort_places (self, places);
  entries = g_new (gint64, (gsize) places->len + 1);
  for (guint i = 0; i < places->len; i++)
    {
      guint32 place = g_array_index (places, guint32, i);

      entries[i] = wg_unit_index_get_id (self->index, place);
      if (!has_shown_children (self, place))
        entries[i] = -entries[i];
    }
  wg_unit_list_set (list, entries, places->len);
}

static void
add_count (WgUnitTree *self,
           guint32     place,
           WgSeverity  severity)
{
  while (place != WG_UNIT_INDEX_NONE)
    {
      Counts *counts = g_hash_table_lookup (self->counts, GUINT_TO_POINTER (place));

      if (counts == NULL)
        {
          counts = g_new0 (Counts, 1);
          g_hash_table_insert (self->counts, GUINT_TO_POINTER (place), counts);
        }
      counts->by_severity[severity]++;
      place = wg_unit_index_get_parent (self->index, place);
    }
}

static void
count_findings (WgUnitTree *self)
{
  GListModel *findings = wg_unit_tree_get_findings (self);
  guint n = findings != NULL && self->index != NULL ? g_list_model_get_n_items (findings) : 0;

  g_hash_table_remove_all (self->counts);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WgFinding) finding = g_list_model_get_item (findings, i);

      add_count (self, wg_unit_index_find (self->index, wg_finding_get_unit (finding)->id),
                 wg_finding_get_severity (finding));
    }
}

static WgSearchIndex *
get_search (WgUnitTree *self)
{
  if (self->other_day == NULL)
    return wg_district_get_search_index (self->district);
  if (self->own_search == NULL)
    self->own_search = wg_search_index_new (self->other_day);
  return self->own_search;
}

static void
mark (WgUnitTree *self)
{
  gboolean has_text = wg_unit_filter_has_text (&self->filter);

  g_clear_pointer (&self->marks, g_free);
  self->n_matches = self->index != NULL ? wg_unit_index_get_n_units (self->index) : 0;
  if (self->index != NULL && !wg_unit_filter_is_empty (&self->filter))
    self->marks = wg_unit_filter_mark (&self->filter, self->index,
                                       has_text ? get_search (self) : NULL,
                                       wg_unit_tree_get_findings (self), &self->n_matches);
}

/* (transfer full) (element-type GObject): what lives now, held. */
static GPtrArray *
hold_all (GHashTable *table)
{
  GPtrArray *held = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer alive;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, NULL, &alive))
    g_ptr_array_add (held, g_object_ref (((Alive *) alive)->object));
  return held;
}

static void
update_nodes (WgUnitTree *self)
{
  g_autoptr (GPtrArray) nodes = hold_all (self->nodes);

  for (guint i = 0; self->index != NULL && i < nodes->len; i++)
    {
      WgUnitNode *node = g_ptr_array_index (nodes, i);
      guint32 place = wg_unit_index_find (self->index, wg_unit_node_get_id (node));
      WgUnitFacts facts;

      if (place == WG_UNIT_INDEX_NONE)
        continue;
      fill_facts (self, self->index, place, &facts);
      wg_unit_node_update (node, &facts);
    }
}

/* A list that changes may end others: those are still filled, for nobody. */
static void
update_lists (WgUnitTree *self)
{
  g_autoptr (GPtrArray) lists = hold_all (self->lists);

  fill_list (self, self->roots);
  for (guint i = 0; i < lists->len; i++)
    fill_list (self, g_ptr_array_index (lists, i));
}

static void
update (WgUnitTree *self)
{
  count_findings (self);
  mark (self);
  update_nodes (self);
  update_lists (self);
  g_clear_pointer (&self->former, wg_unit_index_unref);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
refresh (WgUnitTree *self)
{
  g_signal_emit (self, signals[CHANGING], 0);
  update (self);
}

static void
rebuild (WgUnitTree *self)
{
  WgRegistry *registry = self->other_day;

  if (registry == NULL && self->district != NULL)
    registry = wg_district_get_registry (self->district);
  g_signal_emit (self, signals[CHANGING], 0);
  g_clear_pointer (&self->former, wg_unit_index_unref);
  self->former = g_steal_pointer (&self->index);
  if (registry != NULL)
    self->index = wg_unit_index_new (registry);
  update (self);
  g_signal_emit (self, signals[REBUILT], 0);
}

static void
on_findings_changed (WgUnitTree *self)
{
  refresh (self);
  g_signal_emit (self, signals[REBUILT], 0);
}

static void
on_district_changed (WgUnitTree *self)
{
  if (self->other_day == NULL)
    rebuild (self);
}

static void
wg_unit_tree_dispose (GObject *object)
{
  WgUnitTree *self = WG_UNIT_TREE (object);
  g_autoptr (GPtrArray) lists = hold_all (self->lists);

  /* A view may keep lists longer than the tree. */
  for (guint i = 0; i < lists->len; i++)
    wg_unit_list_close (g_ptr_array_index (lists, i));
  if (self->roots != NULL)
    wg_unit_list_close (self->roots);
  forget_all (self->lists);
  forget_all (self->nodes);
  g_clear_object (&self->roots);
  g_clear_object (&self->findings);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_unit_tree_parent_class)->dispose (object);
}

static void
wg_unit_tree_finalize (GObject *object)
{
  WgUnitTree *self = WG_UNIT_TREE (object);

  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->nodes);
  g_hash_table_unref (self->counts);
  g_clear_pointer (&self->own_search, wg_search_index_free);
  g_clear_pointer (&self->index, wg_unit_index_unref);
  g_clear_pointer (&self->former, wg_unit_index_unref);
  g_clear_pointer (&self->other_day, wg_registry_unref);
  g_free (self->marks);
  wg_unit_filter_clear (&self->filter);

  G_OBJECT_CLASS (wg_unit_tree_parent_class)->finalize (object);
}

static void
wg_unit_tree_class_init (WgUnitTreeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = wg_unit_tree_dispose;
  object_class->finalize = wg_unit_tree_finalize;

  /**
   * WgUnitTree::changing:
   *
   * The lists are about to change; what they hold is still the old.
   */
  signals[CHANGING] = g_signal_new ("changing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * WgUnitTree::changed:
   *
   * The lists changed, or what their nodes tell.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * WgUnitTree::rebuilt:
   *
   * Units, levels or findings are others, and so may be what can be looked for.
   */
  signals[REBUILT] = g_signal_new ("rebuilt", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wg_unit_tree_init (WgUnitTree *self)
{
  self->filter = (WgUnitFilter) WG_UNIT_FILTER_INIT;
  self->counts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->lists = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->nodes = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->roots = wg_unit_list_new (0, make_node, self);
}

WgUnitTree *
wg_unit_tree_new (void)
{
  return g_object_new (WG_TYPE_UNIT_TREE, NULL);
}

void
wg_unit_tree_set_district (WgUnitTree *self,
                           WgDistrict *district)
{
  g_return_if_fail (WG_IS_UNIT_TREE (self));

  if (self->district == district)
    return;
  if (self->district != NULL)
    g_signal_handlers_disconnect_by_func (self->district, on_district_changed, self);
  g_set_object (&self->district, district);
  g_clear_pointer (&self->other_day, wg_registry_unref);
  g_clear_pointer (&self->own_search, wg_search_index_free);
  if (district != NULL)
    g_signal_connect_object (district, "changed", G_CALLBACK (on_district_changed), self,
                             G_CONNECT_SWAPPED);
  rebuild (self);
}

void
wg_unit_tree_set_registry (WgUnitTree *self,
                           WgRegistry *registry)
{
  g_return_if_fail (WG_IS_UNIT_TREE (self));

  if (self->other_day == registry)
    return;
  g_clear_pointer (&self->other_day, wg_registry_unref);
  g_clear_pointer (&self->own_search, wg_search_index_free);
  if (registry != NULL)
    self->other_day = wg_registry_ref (registry);
  rebuild (self);
}

void
wg_unit_tree_set_findings (WgUnitTree *self,
                           GListModel *findings)
{
  g_return_if_fail (WG_IS_UNIT_TREE (self));

  if (self->findings == findings)
    return;
  if (self->findings != NULL)
    g_signal_handlers_disconnect_by_func (self->findings, on_findings_changed, self);
  g_set_object (&self->findings, findings);
  if (findings != NULL)
    g_signal_connect_object (findings, "items-changed", G_CALLBACK (on_findings_changed), self,
                             G_CONNECT_SWAPPED);
  on_findings_changed (self);
}

void
wg_unit_tree_set_filter (WgUnitTree         *self,
                         const WgUnitFilter *filter)
{
  WgUnitFilter copy;

  g_return_if_fail (WG_IS_UNIT_TREE (self) && filter != NULL);

  if (wg_unit_filter_equal (&self->filter, filter))
    return;
  wg_unit_filter_copy (filter, &copy);
  wg_unit_filter_clear (&self->filter);
  self->filter = copy;
  refresh (self);
}

void
wg_unit_tree_set_sort (WgUnitTree *self,
                       WgUnitSort  sort,
                       gboolean    descending)
{
  g_return_if_fail (WG_IS_UNIT_TREE (self) && sort < WG_N_UNIT_SORTS);

  if (self->sort == sort && self->descending == descending)
    return;
  self->sort = sort;
  self->descending = descending;
  refresh (self);
}

gboolean
wg_unit_tree_is_today (WgUnitTree *self)
{
  return self->other_day == NULL;
}

const WgUnitFilter *
wg_unit_tree_get_filter (WgUnitTree *self)
{
  return &self->filter;
}

/* Findings are about today; of another day nothing is known. */
GListModel *
wg_unit_tree_get_findings (WgUnitTree *self)
{
  return self->other_day == NULL ? self->findings : NULL;
}

static const WgRegistryRows *
get_rows (WgUnitTree *self)
{
  return self->index != NULL ? wg_registry_get_rows (wg_unit_index_get_registry (self->index))
                             : NULL;
}

GPtrArray *
wg_unit_tree_get_levels (WgUnitTree *self)
{
  const WgRegistryRows *rows = get_rows (self);

  return rows != NULL ? rows->levels : NULL;
}

GPtrArray *
wg_unit_tree_get_body_types (WgUnitTree *self)
{
  const WgRegistryRows *rows = get_rows (self);

  return rows != NULL ? rows->body_types : NULL;
}

const char *
wg_unit_tree_get_duty (WgUnitTree *self,
                       guint       level)
{
  GPtrArray *levels = wg_unit_tree_get_levels (self);

  for (guint i = 0; levels != NULL && i < levels->len; i++)
    {
      WgRow *row = g_ptr_array_index (levels, i);

      if (wg_row_get_int (row, WG_LEVEL_NUMBER, 0) == level)
        return wg_row_get_text (row, WG_LEVEL_DUTY);
    }
  return NULL;
}

WgUnitIndex *
wg_unit_tree_get_index (WgUnitTree *self)
{
  return self->index;
}

guint
wg_unit_tree_get_n_units (WgUnitTree *self)
{
  return self->index != NULL ? wg_unit_index_get_n_units (self->index) : 0;
}

guint
wg_unit_tree_get_n_matches (WgUnitTree *self)
{
  return self->n_matches;
}

gboolean
wg_unit_tree_shows (WgUnitTree *self,
                    gint64      unit)
{
  guint32 place = self->index != NULL ? wg_unit_index_find (self->index, unit)
                                      : WG_UNIT_INDEX_NONE;

  return place != WG_UNIT_INDEX_NONE && is_shown (self, place);
}

GListModel *
wg_unit_tree_get_roots (WgUnitTree *self)
{
  return G_LIST_MODEL (self->roots);
}

GListModel *
wg_unit_tree_make_children (WgUnitTree *self,
                            gint64      unit)
{
  guint32 place = self->index != NULL ? wg_unit_index_find (self->index, unit)
                                      : WG_UNIT_INDEX_NONE;
  WgUnitList *list;

  if (place == WG_UNIT_INDEX_NONE || !has_shown_children (self, place))
    return NULL;
  list = recall (self->lists, unit);
  if (list == NULL)
    {
      list = wg_unit_list_new (unit, make_node, self);
      fill_list (self, list);
      remember (self->lists, unit, list);
    }
  return G_LIST_MODEL (list);
}

GArray *
wg_unit_tree_list_path (WgUnitTree *self,
                        gint64      unit)
{
  GArray *path = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint32 place = wg_unit_tree_shows (self, unit) ? wg_unit_index_find (self->index, unit)
                                                  : WG_UNIT_INDEX_NONE;

  while (place != WG_UNIT_INDEX_NONE)
    {
      gint64 id = wg_unit_index_get_id (self->index, place);

      g_array_prepend_val (path, id);
      place = wg_unit_index_get_parent (self->index, place);
    }
  return path;
}
