/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places of a file in the order of the tree, as numbers. It knows rows and their superiors,
 * nothing of records. */

#include "wg-place-order.h"

#include "wg-id-map.h"

#include <string.h>

#define NONE G_MAXUINT32

typedef struct
{
  gint64  id;
  guint32 unit; /* number of the unit it belongs to */
  guint32 is_grid;
} Slot;

struct _WgPlaceOrder
{
  gatomicrefcount ref_count;

  GArray  *slots;  /* Slot */
  GArray  *ranges; /* WgPlaceRange, by unit number */
  WgIdMap *by_id;  /* → slot */
};

/* A unit on its way to a number. */
typedef struct
{
  gint64  id;
  guint32 place;  /* in the registry's order; NONE: closed */
  guint32 parent; /* index into the nodes */
  guint32 first_child, next_child;
  guint32 first_grid;
} Node;

typedef struct
{
  WgRegistry *registry;
  GArray     *nodes;       /* Node */
  WgIdMap    *node_of;     /* by unit id; as large as there are units */
  GPtrArray  *grids;       /* WgRow, by code */
  guint32    *next_grid;   /* by position in @grids */
} Builder;

static gint64
find_parent (WgRow *unit)
{
  return wg_row_get_int (unit, WG_UNIT_PARENT, 0);
}

/* The unit and its superiors become nodes; damaged files may have them in a circle. */
static void
add_unit (Builder *builder,
          gint64   id)
{
  const WgRegistryRows *rows = wg_registry_get_rows (builder->registry);
  WgRegistryRows *lookup = (WgRegistryRows *) rows;

  while (id != 0 && wg_id_map_lookup (builder->node_of, id) == WG_ID_MAP_NONE)
    {
      WgRow *row = wg_registry_rows_lookup (lookup, &wg_kind_unit, id);
      Node node = {
        .id = id,
        .place = wg_unit_table_find (wg_registry_get_unit_table (builder->registry), id),
        .parent = NONE, .first_child = NONE, .next_child = NONE, .first_grid = NONE,
      };

      if (row == NULL)
        return;
      wg_id_map_insert (builder->node_of, id, builder->nodes->len);
      g_array_append_val (builder->nodes, node);
      id = find_parent (row);
    }
}

static int
compare_grid_rows (gconstpointer a,
                   gconstpointer b)
{
  WgRow *left = *(WgRow *const *) a, *right = *(WgRow *const *) b;
  int order = g_strcmp0 (wg_row_get_text (left, WG_GRID_CODE),
                         wg_row_get_text (right, WG_GRID_CODE));

  if (order != 0)
    return order;
  return wg_row_get_id (left) < wg_row_get_id (right) ? -1 : 1;
}

static int
compare_nodes (gconstpointer a,
               gconstpointer b)
{
  const Node *left = a, *right = b;

  if (left->place != right->place)
    return left->place < right->place ? -1 : 1;
  return left->id < right->id ? -1 : left->id > right->id;
}

static void
sort_nodes (Builder *builder)
{
  const WgRegistryRows *rows = wg_registry_get_rows (builder->registry);

  g_array_sort (builder->nodes, compare_nodes);
  for (guint32 i = 0; i < builder->nodes->len; i++)
    wg_id_map_insert (builder->node_of, g_array_index (builder->nodes, Node, i).id, i);
  for (guint32 i = 0; i < builder->nodes->len; i++)
    {
      Node *node = &g_array_index (builder->nodes, Node, i);
      WgRow *row = wg_registry_rows_lookup ((WgRegistryRows *) rows, &wg_kind_unit, node->id);
      guint32 parent = wg_id_map_lookup (builder->node_of, find_parent (row));

      node->parent = parent != WG_ID_MAP_NONE && parent != i ? parent : NONE;
    }
}

/* Lists of children and of grids, each in order: the last is put at the front first. */
static void
link_nodes (Builder *builder)
{
  Node *nodes = (Node *) builder->nodes->data;

  for (guint32 i = builder->nodes->len; i-- > 0;)
    if (nodes[i].parent != NONE)
      {
        nodes[i].next_child = nodes[nodes[i].parent].first_child;
        nodes[nodes[i].parent].first_child = i;
      }
  builder->next_grid = g_new (guint32, MAX (builder->grids->len, 1));
  for (guint32 i = builder->grids->len; i-- > 0;)
    {
      WgRow *row = g_ptr_array_index (builder->grids, i);
      guint32 node = wg_id_map_lookup (builder->node_of,
                                       wg_row_get_int (row, WG_GRID_COMMUNITY, 0));

      builder->next_grid[i] = NONE;
      if (node == WG_ID_MAP_NONE)
        continue;
      builder->next_grid[i] = nodes[node].first_grid;
      nodes[node].first_grid = i;
    }
}

static void
add_slot (WgPlaceOrder *self,
          gint64        id,
          guint32       unit,
          gboolean      is_grid)
{
  Slot slot = { id, unit, is_grid };

  wg_id_map_insert (self->by_id, id, self->slots->len);
  g_array_append_val (self->slots, slot);
}

static void
open_unit (WgPlaceOrder *self,
           Builder      *builder,
           guint32       at)
{
  Node *node = &g_array_index (builder->nodes, Node, at);
  guint32 number = self->ranges->len;
  WgPlaceRange range = { .from = self->slots->len, .unit_from = number };

  g_array_append_val (self->ranges, range);
  add_slot (self, node->id, number, FALSE);
  for (guint32 grid = node->first_grid; grid != NONE; grid = builder->next_grid[grid])
    add_slot (self, wg_row_get_id (g_ptr_array_index (builder->grids, grid)), number, TRUE);
  /* From now on the field tells the number; where the unit stands among its like is known. */
  node->place = number;
}

static void
close_unit (WgPlaceOrder *self,
            guint32       number)
{
  WgPlaceRange *range = &g_array_index (self->ranges, WgPlaceRange, number);

  range->to = self->slots->len;
  range->unit_to = self->ranges->len;
}

/* Down the tree without a call per level: the way back is the parent. */
static void
walk (WgPlaceOrder *self,
      Builder      *builder,
      guint32       root)
{
  Node *nodes = (Node *) builder->nodes->data;
  guint32 at = root;

  open_unit (self, builder, at);
  for (;;)
    {
      if (nodes[at].first_child != NONE)
        {
          at = nodes[at].first_child;
          open_unit (self, builder, at);
          continue;
        }
      close_unit (self, nodes[at].place);
      while (at != root && nodes[at].next_child == NONE)
        {
          at = nodes[at].parent;
          close_unit (self, nodes[at].place);
        }
      if (at == root)
        return;
      at = nodes[at].next_child;
      open_unit (self, builder, at);
    }
}

static void
collect (Builder *builder,
         GArray  *also)
{
  const WgRegistryRows *rows = wg_registry_get_rows (builder->registry);

  builder->grids = g_ptr_array_copy (rows->grids, NULL, NULL);
  g_ptr_array_set_free_func (builder->grids, NULL);
  g_ptr_array_sort (builder->grids, compare_grid_rows);
  for (guint i = 0; i < builder->grids->len; i++)
    add_unit (builder,
              wg_row_get_int (g_ptr_array_index (builder->grids, i), WG_GRID_COMMUNITY, 0));
  for (guint i = 0; also != NULL && i < also->len; i++)
    add_unit (builder, g_array_index (also, gint64, i));
  sort_nodes (builder);
  link_nodes (builder);
}

static void
builder_clear (Builder *builder)
{
  g_array_unref (builder->nodes);
  wg_id_map_free (builder->node_of);
  g_ptr_array_unref (builder->grids);
  g_free (builder->next_grid);
}

/* A grid of no community lies under the whole file only, beside what lies nowhere. */
static void
add_orphans (WgPlaceOrder *self,
             Builder      *builder)
{
  for (guint i = 0; i < builder->grids->len; i++)
    {
      WgRow *row = g_ptr_array_index (builder->grids, i);
      gint64 community = wg_row_get_int (row, WG_GRID_COMMUNITY, 0);

      if (wg_id_map_lookup (builder->node_of, community) == WG_ID_MAP_NONE)
        add_slot (self, wg_row_get_id (row), 0, TRUE);
    }
  g_array_index (self->ranges, WgPlaceRange, 0).to = self->slots->len;
}

/**
 * wg_place_order_new:
 * @registry: the units and grids, the closed ones too
 * @also: (nullable) (element-type gint64): row ids of units that need a number
 *
 * Returns: (transfer full): the places
 */
WgPlaceOrder *
wg_place_order_new (WgRegistry *registry,
                    GArray     *also)
{
  const WgRegistryRows *rows = wg_registry_get_rows (registry);
  WgPlaceOrder *self = g_new0 (WgPlaceOrder, 1);
  Builder builder = { .registry = registry };
  WgPlaceRange nowhere = { 0, 1, 0, 1 };
  Slot slot = { 0, 0, FALSE };

  g_atomic_ref_count_init (&self->ref_count);
  self->slots = g_array_new (FALSE, TRUE, sizeof (Slot));
  self->ranges = g_array_new (FALSE, TRUE, sizeof (WgPlaceRange));
  builder.nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  builder.node_of = wg_id_map_new (rows->units->len + 1);
  collect (&builder, also);
  self->by_id = wg_id_map_new (rows->grids->len + builder.nodes->len + 1);
  g_array_append_val (self->slots, slot);
  g_array_append_val (self->ranges, nowhere);
  add_orphans (self, &builder);
  for (guint32 i = 0; i < builder.nodes->len; i++)
    if (g_array_index (builder.nodes, Node, i).parent == NONE)
      walk (self, &builder, i);
  builder_clear (&builder);
  return self;
}

WgPlaceOrder *
wg_place_order_ref (WgPlaceOrder *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_place_order_unref (WgPlaceOrder *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->slots);
  g_array_unref (self->ranges);
  wg_id_map_free (self->by_id);
  g_free (self);
}

/**
 * wg_place_order_equal:
 *
 * Returns: whether both give every place the same number, so that sums of one hold for the other
 */
gboolean
wg_place_order_equal (const WgPlaceOrder *a,
                      const WgPlaceOrder *b)
{
  return a->slots->len == b->slots->len && a->ranges->len == b->ranges->len &&
         memcmp (a->slots->data, b->slots->data, a->slots->len * sizeof (Slot)) == 0 &&
         memcmp (a->ranges->data, b->ranges->data, a->ranges->len * sizeof (WgPlaceRange)) == 0;
}

guint
wg_place_order_get_n_slots (const WgPlaceOrder *self)
{
  return self->slots->len;
}

guint
wg_place_order_get_n_units (const WgPlaceOrder *self)
{
  return self->ranges->len;
}

guint
wg_place_order_find_slot (const WgPlaceOrder *self,
                          gint64              place,
                          gboolean           *known)
{
  guint32 slot = place != 0 ? wg_id_map_lookup (self->by_id, place) : WG_PLACE_NOWHERE;

  if (known != NULL)
    *known = slot != WG_ID_MAP_NONE;
  return slot != WG_ID_MAP_NONE ? slot : WG_PLACE_NOWHERE;
}

guint
wg_place_order_get_unit (const WgPlaceOrder *self,
                         guint               slot)
{
  return g_array_index (self->slots, Slot, slot).unit;
}

gint64
wg_place_order_get_id (const WgPlaceOrder *self,
                       guint               slot)
{
  return g_array_index (self->slots, Slot, slot).id;
}

gboolean
wg_place_order_is_grid (const WgPlaceOrder *self,
                        guint               slot)
{
  return g_array_index (self->slots, Slot, slot).is_grid != 0;
}

WgPlaceRange
wg_place_order_find_range (const WgPlaceOrder *self,
                           gint64              unit)
{
  guint32 slot;

  if (unit == 0)
    return (WgPlaceRange) { 0, self->slots->len, 0, self->ranges->len };
  slot = wg_id_map_lookup (self->by_id, unit);
  if (slot == WG_ID_MAP_NONE || wg_place_order_is_grid (self, slot))
    return (WgPlaceRange) { 0 };
  return g_array_index (self->ranges, WgPlaceRange, wg_place_order_get_unit (self, slot));
}
