/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of a tree of any size. Rows lie all over the memory, so each is looked at once and what
 * is needed of it for sorting stands in one array. */

#include "wg-unit-table.h"

#include "wg-id-map.h"

#include <string.h>

#define LOOK_AHEAD 16 /* ids that are fetched while others are put in */

struct _WgUnitTable
{
  guint32     n;
  WgRow     **rows;        /* by place; owned by whoever made the table */
  gint32     *members;     /* by place: full members; −1: nobody counted */
  WgIdMap    *places;      /* by row id */
  guint32    *child_start; /* by place, the roots at n; one more at the end */
  guint32    *children;    /* places */

  /* Made when asked for. */
  WgUnit    **units;       /* by place */
  GPtrArray **lists;       /* by place, the roots at n */
  GOnce       all;         /* GPtrArray of WgUnit */
  GOnce       by_code;     /* GHashTable: text → place + 1 */
};

static const char *
get_text (WgRow *row,
          guint  field)
{
  const char *text = wg_row_get_text (row, field);

  return text != NULL ? text : "";
}

/* A unit on its way. */
typedef struct
{
  gint64  id, parent_id;
  WgRow  *row;
  guint32 parent, place; /* in the sorted array; in the order of the tree */
  gint32  members;
} Entry;

/* What a unit is sorted by: level and the beginning of its code in two numbers that compare as they
 * do. Small, because sorting moves it about. */
typedef struct
{
  guint64 key[2];
  guint32 entry;
} Key;

static void
fill_key (WgRow   *row,
          guint32  entry,
          Key     *key)
{
  const guchar *code = (const guchar *) get_text (row, WG_UNIT_CODE);
  guint64 level = (guint64) CLAMP (wg_row_get_int (row, WG_UNIT_LEVEL, 0), 0, 255);
  gsize length = strlen ((const char *) code);
  guchar bytes[16] = { (guchar) level };

  memcpy (bytes + 1, code, MIN (length, sizeof bytes - 1));
  *key = (Key) { .entry = entry };
  for (guint i = 0; i < 16; i++)
    key->key[i / 8] = key->key[i / 8] << 8 | bytes[i];
}

static int
compare_keys (const void *a,
              const void *b,
              gpointer    entries)
{
  const Key *left_key = a;
  const Key *right_key = b;
  const Entry *left, *right;
  int order;

  for (guint i = 0; i < 2; i++)
    if (left_key->key[i] != right_key->key[i])
      return left_key->key[i] < right_key->key[i] ? -1 : 1;
  left = (const Entry *) entries + left_key->entry;
  right = (const Entry *) entries + right_key->entry;
  order = strcmp (get_text (left->row, WG_UNIT_CODE), get_text (right->row, WG_UNIT_CODE));
  if (order == 0)
    order = strcmp (get_text (left->row, WG_UNIT_NAME), get_text (right->row, WG_UNIT_NAME));
  return order != 0 ? order : left->id < right->id ? -1 : left->id > right->id;
}

static GArray *
sort_entries (GArray *entries,
              Key    *keys)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (Entry), entries->len);

  if (entries->len > 1) /* of an empty array there is no data to point to */
    g_qsort_with_data (keys, (gint) entries->len, sizeof (Key), compare_keys, entries->data);
  for (guint i = 0; i < entries->len; i++)
    g_array_append_val (sorted, g_array_index (entries, Entry, keys[i].entry));
  return sorted;
}

static GArray *
sort_rows (GPtrArray  *rows,
           const char *day)
{
  g_autoptr (GArray) entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), rows->len);
  g_autofree Key *keys = g_new (Key, (gsize) rows->len + 1);

  for (guint i = 0; i < rows->len; i++)
    {
      Entry entry = { .row = g_ptr_array_index (rows, i) };

      if (!wg_row_is_valid_on (entry.row, WG_UNIT_VALID_FROM, WG_UNIT_VALID_UNTIL, day))
        continue;
      entry.id = wg_row_get_id (entry.row);
      entry.parent_id = wg_row_get_int (entry.row, WG_UNIT_PARENT, 0);
      entry.place = WG_UNIT_TABLE_NONE;
      entry.members = (gint32) CLAMP (wg_row_get_int (entry.row, WG_UNIT_FULL_MEMBERS, -1), -1,
                                      G_MAXINT32);
      fill_key (entry.row, entries->len, &keys[entries->len]);
      g_array_append_val (entries, entry);
    }
  return sort_entries (entries, keys);
}

/* Deals n things out to lists, in their order: @list_of says to which of n + 1 lists each belongs,
 * or WG_UNIT_TABLE_NONE. */
static void
deal_out (const guint32 *list_of,
          guint32        n,
          guint32       *start,
          guint32       *items)
{
  g_autofree guint32 *next = g_new (guint32, (gsize) n + 2);

  memset (start, 0, sizeof *start * ((gsize) n + 2));
  for (guint32 i = 0; i < n; i++)
    if (list_of[i] != WG_UNIT_TABLE_NONE)
      start[list_of[i] + 1]++;
  for (guint32 i = 1; i < n + 2; i++)
    start[i] += start[i - 1];
  memcpy (next, start, sizeof *start * ((gsize) n + 2));
  for (guint32 i = 0; i < n; i++)
    if (list_of[i] != WG_UNIT_TABLE_NONE)
      items[next[list_of[i]]++] = i;
}

/* Gives places from the roots down, level by level. What is not reached lies in a circle of
 * superiors: it is shown as a root instead of being lost. Returns how many are reached. */
static guint32
order_entries (WgUnitTable *self,
               Entry       *entries,
               guint32     *order)
{
  g_autofree guint32 *list_of = g_new (guint32, (gsize) self->n + 1);
  guint32 n_ordered = 0, n_reached;

  for (guint32 i = 0; i < self->n; i++)
    list_of[i] = entries[i].parent;
  deal_out (list_of, self->n, self->child_start, self->children);
  for (guint32 i = self->child_start[self->n]; i < self->child_start[self->n + 1]; i++)
    order[n_ordered++] = self->children[i];
  for (guint32 done = 0; done < n_ordered; done++)
    {
      guint32 at = order[done];

      entries[at].place = done;
      for (guint32 i = self->child_start[at]; i < self->child_start[at + 1]; i++)
        order[n_ordered++] = self->children[i];
    }
  n_reached = n_ordered;
  for (guint32 i = 0; i < self->n; i++)
    if (entries[i].place == WG_UNIT_TABLE_NONE)
      {
        entries[i].place = n_ordered;
        order[n_ordered++] = i;
      }
  return n_reached;
}

/* From the sorted array to places. A unit of a circle is a root and stays below its superior too,
 * so that sums over the superior are what the file says. */
static void
place_entries (WgUnitTable   *self,
               const Entry   *entries,
               const guint32 *order,
               guint32        n_reached)
{
  guint32 n = self->n, n_items = 0, n_roots = 0;
  guint32 *start = g_new0 (guint32, (gsize) n + 2);
  guint32 *items = g_new (guint32, 2 * (gsize) n + 1);

  for (guint32 place = 0; place < n; place++)
    {
      guint32 at = order[place];

      self->rows[place] = entries[at].row;
      self->members[place] = entries[at].members;
      /* Where the codes follow the tree, sorting has put nearly every unit in its place. */
      if (at != place)
        wg_id_map_insert (self->places, entries[at].id, place);
      start[place] = n_items;
      for (guint32 i = self->child_start[at]; i < self->child_start[at + 1]; i++)
        items[n_items++] = entries[self->children[i]].place;
    }
  start[n] = n_items;
  for (guint32 place = 0; place < n; place++)
    if (place >= n_reached || entries[order[place]].parent == n)
      items[n_items + n_roots++] = place;
  start[n + 1] = n_items + n_roots;
  g_free (self->child_start);
  g_free (self->children);
  self->child_start = start;
  self->children = items;
}

static void
fill_places (WgUnitTable *self,
             const Entry *entries)
{
  for (guint32 i = 0; i < self->n; i++)
    {
      if (i + LOOK_AHEAD < self->n)
        wg_id_map_expect (self->places, entries[i + LOOK_AHEAD].id);
      wg_id_map_insert (self->places, entries[i].id, i);
    }
}

/**
 * wg_unit_table_new:
 * @rows: (element-type WgRow): rows of kind unit, which must outlive the table
 * @day: 2026-10-12
 *
 * Returns: (transfer full): the units that exist on the day
 */
WgUnitTable *
wg_unit_table_new (GPtrArray  *rows,
                   const char *day)
{
  WgUnitTable *self = g_new0 (WgUnitTable, 1);
  g_autoptr (GArray) sorted = sort_rows (rows, day);
  Entry *entries = (Entry *) sorted->data;
  g_autofree guint32 *order = g_new (guint32, (gsize) sorted->len + 1);
  guint32 n_reached;

  self->n = sorted->len;
  self->rows = g_new (WgRow *, (gsize) self->n + 1);
  self->members = g_new (gint32, (gsize) self->n + 1);
  self->places = wg_id_map_new (self->n);
  self->child_start = g_new (guint32, (gsize) self->n + 2);
  self->children = g_new (guint32, (gsize) self->n + 1);
  self->units = g_new0 (WgUnit *, (gsize) self->n + 1);
  self->lists = g_new0 (GPtrArray *, (gsize) self->n + 1);
  self->all = self->by_code = (GOnce) G_ONCE_INIT;
  fill_places (self, entries);
  for (guint32 i = 0; i < self->n; i++)
    {
      gint64 parent = entries[i].parent_id;

      entries[i].parent = parent != 0 ? wg_unit_table_find (self, parent) : WG_UNIT_TABLE_NONE;
      if (entries[i].parent == WG_UNIT_TABLE_NONE)
        entries[i].parent = self->n;
    }
  n_reached = order_entries (self, entries, order);
  place_entries (self, entries, order, n_reached);
  return self;
}

void
wg_unit_table_free (WgUnitTable *self)
{
  for (guint32 i = 0; i < self->n; i++)
    g_clear_object (&self->units[i]);
  for (guint32 i = 0; i <= self->n; i++)
    g_clear_pointer (&self->lists[i], g_ptr_array_unref);
  if (self->all.retval != NULL)
    g_ptr_array_unref (self->all.retval);
  if (self->by_code.retval != NULL)
    g_hash_table_unref (self->by_code.retval);
  g_free (self->lists);
  g_free (self->units);
  g_free (self->children);
  g_free (self->child_start);
  wg_id_map_free (self->places);
  g_free (self->members);
  g_free (self->rows);
  g_free (self);
}

guint
wg_unit_table_get_n (WgUnitTable *self)
{
  return self->n;
}

/**
 * wg_unit_table_find:
 * @id: row id
 *
 * Returns: the unit's place, or %WG_UNIT_TABLE_NONE
 */
guint32
wg_unit_table_find (WgUnitTable *self,
                    gint64       id)
{
  return wg_id_map_lookup (self->places, id);
}

WgRow *
wg_unit_table_get_row (WgUnitTable *self,
                       guint32      place)
{
  g_return_val_if_fail (place < self->n, NULL);

  return self->rows[place];
}

/**
 * wg_unit_table_get_members:
 *
 * What the row says too, without a look at the row: those of a large file lie far apart.
 *
 * Returns: full members of the unit itself, −1 where nobody counted
 */
int
wg_unit_table_get_members (WgUnitTable *self,
                           guint32      place)
{
  g_return_val_if_fail (place < self->n, -1);

  return self->members[place];
}

WgUnit *
wg_unit_table_get_unit (WgUnitTable *self,
                        guint32      place)
{
  WgUnit *unit;

  g_return_val_if_fail (place < self->n, NULL);

  unit = g_atomic_pointer_get (&self->units[place]);
  if (unit != NULL)
    return unit;
  unit = wg_unit_new (self->rows[place]);
  if (g_atomic_pointer_compare_and_exchange (&self->units[place], NULL, unit))
    return unit;
  g_object_unref (unit);
  return g_atomic_pointer_get (&self->units[place]);
}

static gpointer
list_all (gpointer data)
{
  WgUnitTable *self = data;
  GPtrArray *all = g_ptr_array_sized_new (self->n);

  for (guint32 i = 0; i < self->n; i++)
    g_ptr_array_add (all, wg_unit_table_get_unit (self, i));
  return all;
}

/**
 * wg_unit_table_get_all:
 *
 * Makes an object for each unit: a tenth of a second for a national tree.
 *
 * Returns: (transfer none) (element-type WgUnit): every unit, by place
 */
GPtrArray *
wg_unit_table_get_all (WgUnitTable *self)
{
  return g_once (&self->all, list_all, self);
}

static gpointer
index_codes (gpointer data)
{
  WgUnitTable *self = data;
  GHashTable *by_code = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint32 i = 0; i < self->n; i++)
    {
      const char *code = get_text (self->rows[i], WG_UNIT_CODE);

      if (*code != '\0')
        g_hash_table_insert (by_code, (gpointer) code, GUINT_TO_POINTER (i + 1));
    }
  return by_code;
}

WgUnit *
wg_unit_table_find_by_code (WgUnitTable *self,
                            const char  *code)
{
  GHashTable *by_code = g_once (&self->by_code, index_codes, self);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (by_code, code));

  return place != 0 ? wg_unit_table_get_unit (self, place - 1) : NULL;
}

/**
 * wg_unit_table_get_children:
 * @place: a place, or %WG_UNIT_TABLE_NONE for the roots
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): places of the units directly below
 */
const guint32 *
wg_unit_table_get_children (WgUnitTable *self,
                            guint32      place,
                            guint       *n)
{
  guint32 at = place == WG_UNIT_TABLE_NONE ? self->n : place;

  g_return_val_if_fail (at <= self->n, NULL);

  *n = self->child_start[at + 1] - self->child_start[at];
  return self->children + self->child_start[at];
}

GPtrArray *
wg_unit_table_list_children (WgUnitTable *self,
                             guint32      place)
{
  guint32 at = place == WG_UNIT_TABLE_NONE ? self->n : place;
  guint n;
  const guint32 *children = wg_unit_table_get_children (self, place, &n);
  GPtrArray *list = g_atomic_pointer_get (&self->lists[at]);

  if (list != NULL || (n == 0 && at != self->n))
    return list;
  list = g_ptr_array_sized_new (n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (list, wg_unit_table_get_unit (self, children[i]));
  if (g_atomic_pointer_compare_and_exchange (&self->lists[at], NULL, list))
    return list;
  g_ptr_array_unref (list);
  return g_atomic_pointer_get (&self->lists[at]);
}
