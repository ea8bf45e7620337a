/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions of a day, found by unit and by who holds them. It judges no vacancy. */

#include "wg-position-index.h"

#include "wg-title.h"

struct _WgPositionIndex
{
  GPtrArray  *all;       /* WgPosition */
  GHashTable *by_id;     /* gint64* → WgPosition */
  GHashTable *by_unit;   /* gint64* → GPtrArray of WgPosition */
  GHashTable *by_holder; /* text of a row → GPtrArray of WgPosition */
};

static GHashTable *
new_id_table (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
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
      g_hash_table_insert (lists, g_memdup2 (&id, sizeof id), list);
    }
  g_ptr_array_add (list, item);
}

/* The place of a title in the template; an own title of the office stands behind all of them. */
static guint
find_rank (GHashTable *ranks,
           GPtrArray  *titles,
           const char *text)
{
  gpointer rank;
  guint found = titles->len;

  if (g_hash_table_lookup_extended (ranks, text, NULL, &rank))
    return GPOINTER_TO_UINT (rank);
  if (!g_ptr_array_find (titles, wg_titles_match (titles, text), &found))
    found = titles->len;
  g_hash_table_insert (ranks, (gpointer) text, GUINT_TO_POINTER (found));
  return found;
}

typedef struct
{
  GHashTable *ranks;  /* text → place */
  GPtrArray  *titles; /* WgTitle */
} Order;

static int
compare_positions (gconstpointer a,
                   gconstpointer b,
                   gpointer      data)
{
  WgPosition *left = *(WgPosition *const *) a;
  WgPosition *right = *(WgPosition *const *) b;
  const Order *order = data;
  guint left_rank = find_rank (order->ranks, order->titles, wg_position_get_title (left));
  guint right_rank = find_rank (order->ranks, order->titles, wg_position_get_title (right));

  if (left_rank != right_rank)
    return left_rank < right_rank ? -1 : 1;
  return g_strcmp0 (wg_position_get_title (left), wg_position_get_title (right));
}

static void
sort_lists (WgPositionIndex *self,
            GPtrArray       *titles)
{
  g_autoptr (GHashTable) ranks = g_hash_table_new (g_str_hash, g_str_equal);
  Order order = { ranks, titles };
  GHashTableIter iter;
  gpointer list;

  g_hash_table_iter_init (&iter, self->by_unit);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    g_ptr_array_sort_with_data (list, compare_positions, &order);
}

static void
add_holder (WgPositionIndex *self,
            WgPosition      *position,
            const char      *day)
{
  WgRow *holding = wg_position_get_holding_on (position, day);
  const char *holder = holding != NULL ? wg_row_get_text (holding, WG_HOLDING_HOLDER) : NULL;
  GPtrArray *list;

  if (holder == NULL)
    return;
  list = g_hash_table_lookup (self->by_holder, holder);
  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (self->by_holder, (gpointer) holder, list);
    }
  g_ptr_array_add (list, position);
}

static GHashTable *
group_holdings (GPtrArray *holdings)
{
  GHashTable *by_position = new_id_table ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < holdings->len; i++)
    {
      WgRow *row = g_ptr_array_index (holdings, i);

      add_to_list (by_position, wg_row_get_int (row, WG_HOLDING_POSITION, 0), row);
    }
  return by_position;
}

/**
 * wg_position_index_new:
 * @rows: without NULLs
 * @day: 2026-10-12
 *
 * Returns: (transfer full): the positions that are established on the day
 */
WgPositionIndex *
wg_position_index_new (const WgRegistryRows *rows,
                       const char           *day)
{
  WgPositionIndex *self = g_new0 (WgPositionIndex, 1);
  g_autoptr (GHashTable) holdings = group_holdings (rows->holdings);

  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = new_id_table (NULL);
  self->by_unit = new_id_table ((GDestroyNotify) g_ptr_array_unref);
  self->by_holder = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                           (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < rows->positions->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows->positions, i);
      gint64 id = wg_row_get_id (row);
      WgPosition *position;

      if (!wg_row_is_valid_on (row, WG_POSITION_VALID_FROM, WG_POSITION_VALID_UNTIL, day))
        continue;
      position = wg_position_new (row, g_hash_table_lookup (holdings, &id));
      g_ptr_array_add (self->all, position);
      g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), position);
      add_to_list (self->by_unit, wg_position_get_unit_id (position), position);
      add_holder (self, position, day);
    }
  sort_lists (self, rows->titles);
  return self;
}

void
wg_position_index_free (WgPositionIndex *self)
{
  g_hash_table_unref (self->by_holder);
  g_hash_table_unref (self->by_unit);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->all);
  g_free (self);
}

/**
 * wg_position_index_get_all:
 *
 * Returns: (transfer none) (element-type WgPosition): every position, also of units that do not
 *   exist on the day
 */
GPtrArray *
wg_position_index_get_all (WgPositionIndex *self)
{
  return self->all;
}

WgPosition *
wg_position_index_find (WgPositionIndex *self,
                        gint64           id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

/**
 * wg_position_index_get_of_unit:
 *
 * Returns: (transfer none) (nullable) (element-type WgPosition): in the order of the template of
 *   titles, then by title; NULL for none
 */
GPtrArray *
wg_position_index_get_of_unit (WgPositionIndex *self,
                               gint64           unit)
{
  return g_hash_table_lookup (self->by_unit, &unit);
}

/**
 * wg_position_index_get_of_holder:
 * @holder: a name as holdings have it
 *
 * Returns: (transfer none) (nullable) (element-type WgPosition): what the person holds on the day
 */
GPtrArray *
wg_position_index_get_of_holder (WgPositionIndex *self,
                                 const char      *holder)
{
  return g_hash_table_lookup (self->by_holder, holder);
}
