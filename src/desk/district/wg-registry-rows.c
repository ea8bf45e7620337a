/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that a registry is made of, and their next state after an edit or in a trial. It looks
 * at ids and kinds only. */

#include "wg-registry-rows.h"

static const struct
{
  const WgKind *kind;
  gsize         offset;
} kept[] = {
  { &wg_kind_setting, G_STRUCT_OFFSET (WgRegistryRows, settings) },
  { &wg_kind_template, G_STRUCT_OFFSET (WgRegistryRows, templates) },
  { &wg_kind_level, G_STRUCT_OFFSET (WgRegistryRows, levels) },
  { &wg_kind_unit, G_STRUCT_OFFSET (WgRegistryRows, units) },
  { &wg_kind_position, G_STRUCT_OFFSET (WgRegistryRows, positions) },
  { &wg_kind_holding, G_STRUCT_OFFSET (WgRegistryRows, holdings) },
  { &wg_kind_grid, G_STRUCT_OFFSET (WgRegistryRows, grids) },
  { &wg_kind_branch_grid, G_STRUCT_OFFSET (WgRegistryRows, branch_grids) },
  { &wg_kind_contact, G_STRUCT_OFFSET (WgRegistryRows, contacts) },
  { &wg_kind_base_feature, G_STRUCT_OFFSET (WgRegistryRows, base_features) },
  { &wg_kind_service_class, G_STRUCT_OFFSET (WgRegistryRows, service_classes) },
  { &wg_kind_team, G_STRUCT_OFFSET (WgRegistryRows, teams) },
  { &wg_kind_meeting, G_STRUCT_OFFSET (WgRegistryRows, meetings) },
  { &wg_kind_attendance, G_STRUCT_OFFSET (WgRegistryRows, attendances) },
  { &wg_kind_decision, G_STRUCT_OFFSET (WgRegistryRows, decisions) },
  { &wg_kind_deck, G_STRUCT_OFFSET (WgRegistryRows, decks) },
  { &wg_kind_post, G_STRUCT_OFFSET (WgRegistryRows, posts) },
};

static GPtrArray *
new_rows (guint size)
{
  return g_ptr_array_new_full (size, (GDestroyNotify) wg_row_unref);
}

/**
 * wg_registry_rows_find:
 *
 * Returns: (transfer none) (nullable): the member that holds the rows of @kind; the array in it may
 *   be NULL
 */
GPtrArray **
wg_registry_rows_find (WgRegistryRows *self,
                       const WgKind   *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (kept[i].kind == kind)
      return G_STRUCT_MEMBER_P (self, kept[i].offset);
  return NULL;
}

static GPtrArray *
ref_or_new (GPtrArray *array)
{
  return array != NULL ? g_ptr_array_ref (array) : g_ptr_array_new ();
}

/**
 * wg_registry_rows_copy:
 * @copy: (out): the same arrays, with an empty one for each that is NULL
 */
void
wg_registry_rows_copy (const WgRegistryRows *self,
                       WgRegistryRows       *copy)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      GPtrArray *array = G_STRUCT_MEMBER (GPtrArray *, self, kept[i].offset);

      G_STRUCT_MEMBER (GPtrArray *, copy, kept[i].offset) = ref_or_new (array);
    }
  copy->body_types = ref_or_new (self->body_types);
  copy->titles = ref_or_new (self->titles);
}

void
wg_registry_rows_clear (WgRegistryRows *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      GPtrArray **array = G_STRUCT_MEMBER_P (self, kept[i].offset);

      g_clear_pointer (array, g_ptr_array_unref);
    }
  g_clear_pointer (&self->body_types, g_ptr_array_unref);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 left = wg_row_get_id (*(WgRow *const *) a);
  gint64 right = wg_row_get_id (*(WgRow *const *) b);

  return left < right ? -1 : left > right;
}

/* What is to happen to the rows of one kind: by id, the new row, or NULL where it goes. The last
 * word about an id counts. */
typedef struct
{
  GHashTable *by_id;  /* gint64* in the row → WgRow, or NULL */
  GPtrArray  *sorted; /* the new rows, by id */
} Replacement;

static void
replacement_clear (Replacement *self)
{
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->sorted, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Replacement, replacement_clear)

static void
put (Replacement *self,
     WgRow       *row,
     WgRow       *new_row)
{
  gint64 id = wg_row_get_id (row);

  g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), new_row);
}

static void
collect (Replacement  *self,
         const WgKind *kind,
         GPtrArray    *changed,
         GPtrArray    *dropped)
{
  GHashTableIter iter;
  gpointer row;

  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->sorted = g_ptr_array_new ();
  for (guint i = 0; changed != NULL && i < changed->len; i++)
    if (wg_row_get_kind (g_ptr_array_index (changed, i)) == kind)
      put (self, g_ptr_array_index (changed, i), g_ptr_array_index (changed, i));
  for (guint i = 0; dropped != NULL && i < dropped->len; i++)
    if (wg_row_get_kind (g_ptr_array_index (dropped, i)) == kind)
      put (self, g_ptr_array_index (dropped, i), NULL);

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    if (row != NULL)
      g_ptr_array_add (self->sorted, row);
  g_ptr_array_sort (self->sorted, compare_ids);
}

/* Both by id, so one pass puts every row in its place. */
static GPtrArray *
merge (GPtrArray         *old,
       const Replacement *replacement)
{
  GPtrArray *sorted = replacement->sorted;
  GPtrArray *rows = new_rows (old->len + sorted->len);
  guint next = 0;

  for (guint i = 0; i < old->len; i++)
    {
      WgRow *row = g_ptr_array_index (old, i);
      gint64 id = wg_row_get_id (row);

      while (next < sorted->len && wg_row_get_id (g_ptr_array_index (sorted, next)) <= id)
        g_ptr_array_add (rows, wg_row_ref (g_ptr_array_index (sorted, next++)));
      if (!g_hash_table_contains (replacement->by_id, &id))
        g_ptr_array_add (rows, wg_row_ref (row));
    }
  while (next < sorted->len)
    g_ptr_array_add (rows, wg_row_ref (g_ptr_array_index (sorted, next++)));
  return rows;
}

WgRow *
wg_registry_rows_lookup (WgRegistryRows *self,
                         const WgKind   *kind,
                         gint64          id)
{
  GPtrArray **array = wg_registry_rows_find (self, kind);
  guint low = 0, high = array != NULL && *array != NULL ? (*array)->len : 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      WgRow *row = g_ptr_array_index (*array, middle);

      if (wg_row_get_id (row) == id)
        return row;
      if (wg_row_get_id (row) < id)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/**
 * wg_registry_rows_replace:
 * @changed: (nullable) (element-type WgRow): rows of any kind that take the place of the row with
 *   their id, or are added
 * @dropped: (nullable) (element-type WgRow): rows whose id is taken away
 *
 * Only the arrays of kinds that are touched become others; kinds that are not kept are passed over.
 */
void
wg_registry_rows_replace (WgRegistryRows *self,
                          GPtrArray      *changed,
                          GPtrArray      *dropped)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      GPtrArray **array = G_STRUCT_MEMBER_P (self, kept[i].offset);
      g_auto (Replacement) replacement = { NULL, NULL };
      g_autoptr (GPtrArray) old = NULL;

      collect (&replacement, kept[i].kind, changed, dropped);
      if (g_hash_table_size (replacement.by_id) == 0)
        continue;
      old = *array != NULL ? g_steal_pointer (array) : g_ptr_array_new ();
      *array = merge (old, &replacement);
    }
}
