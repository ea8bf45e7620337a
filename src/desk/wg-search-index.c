/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search over the registry. Units come before grids and a name that begins with the query before
 * one that holds it: a clerk who types "qh" wants the street, not its forty-eight grids. */

#include "wg-search-index.h"

#include "wg-pinyin.h"

#include <string.h>

#define N_RANKS 4
#define NUMBER_DIGITS 3
#define MAX_DEPTH 8

struct _WgSearchIndex
{
  WgRegistry *registry;
  GPtrArray  *unit_keys; /* text, order of the registry's units */
  GPtrArray  *grid_keys;
};

/* The number at the end of a code without its zeros: 990101001002004 → "4". */
static const char *
get_number (const char *code)
{
  gsize length = strlen (code);
  const char *number = code + (length > NUMBER_DIGITS ? length - NUMBER_DIGITS : 0);

  while (number[0] == '0' && number[1] != '\0')
    number++;
  return number;
}

/* Grids are found as people call them: by their name, with their community's before it, and short:
 * "东园4" and "dy4" lead to grid 4 of 东园. */
static char *
describe_grid (WgSearchIndex *self,
               WgGrid        *grid)
{
  WgUnit *community = wg_registry_find_unit (self->registry, wg_grid_get_community_id (grid));
  const char *name = wg_grid_get_name (grid);
  const char *above = community != NULL ? wg_unit_get_short_name (community) : "";
  g_autofree char *full = g_strconcat (g_str_has_prefix (name, above) ? "" : above, name, NULL);
  g_autofree char *brief = g_strconcat (above, get_number (wg_grid_get_code (grid)), NULL);
  g_autofree char *full_key = wg_search_key (full);
  g_autofree char *brief_key = wg_search_key (brief);

  return g_strconcat (full_key, "\n", brief_key, "\n", wg_grid_get_code (grid), NULL);
}

static char *
describe_unit (WgUnit *unit)
{
  g_autofree char *key = wg_search_key (wg_unit_get_name (unit));

  return g_strconcat (key, "\n", wg_unit_get_code (unit), NULL);
}

WgSearchIndex *
wg_search_index_new (WgRegistry *registry)
{
  WgSearchIndex *self = g_new0 (WgSearchIndex, 1);
  GPtrArray *units = wg_registry_get_units (registry);
  GPtrArray *grids = wg_registry_get_grids (registry);

  self->registry = wg_registry_ref (registry);
  self->unit_keys = g_ptr_array_new_full (units->len, g_free);
  self->grid_keys = g_ptr_array_new_full (grids->len, g_free);
  for (guint i = 0; i < units->len; i++)
    g_ptr_array_add (self->unit_keys, describe_unit (g_ptr_array_index (units, i)));
  for (guint i = 0; i < grids->len; i++)
    g_ptr_array_add (self->grid_keys, describe_grid (self, g_ptr_array_index (grids, i)));
  return self;
}

void
wg_search_index_free (WgSearchIndex *self)
{
  g_clear_pointer (&self->unit_keys, g_ptr_array_unref);
  g_clear_pointer (&self->grid_keys, g_ptr_array_unref);
  g_clear_pointer (&self->registry, wg_registry_unref);
  g_free (self);
}

/* 0: begins with the query; 1: holds it; N_RANKS: no match. */
static guint
rank_key (const char *key,
          const char *query)
{
  g_autofree char *folded = g_utf8_casefold (query, -1);

  if (!wg_search_match (key, query))
    return N_RANKS;
  for (const char *line = key; line != NULL; line = strchr (line, '\n'))
    {
      if (*line == '\n')
        line++;
      if (g_str_has_prefix (line, folded))
        return 0;
    }
  return 1;
}

/* Sorts the items that match into the lists at @offset, @offset + 2 …: by how well they match. */
static void
rank_items (GPtrArray  *keys,
            GPtrArray  *items,
            const char *query,
            GPtrArray  *ranked,
            guint       offset)
{
  for (guint i = 0; i < items->len; i++)
    {
      guint rank = rank_key (g_ptr_array_index (keys, i), query);

      if (rank < N_RANKS)
        g_ptr_array_add (g_ptr_array_index (ranked, rank * 2 + offset),
                         g_ptr_array_index (items, i));
    }
}

/* Where a unit or grid lies, without the root: "青禾街道 ▸ 东园社区". */
static char *
describe_place (WgSearchIndex *self,
                const char    *code,
                gint64         parent)
{
  GString *place = g_string_new (NULL);

  for (guint depth = 0; parent != 0 && depth < MAX_DEPTH; depth++)
    {
      WgUnit *unit = wg_registry_find_unit (self->registry, parent);

      if (unit == NULL || (wg_unit_get_parent_id (unit) == 0 && place->len > 0))
        break;
      if (place->len > 0)
        g_string_prepend (place, " ▸ ");
      g_string_prepend (place, wg_unit_get_short_name (unit));
      parent = wg_unit_get_parent_id (unit);
    }
  if (place->len > 0 && code[0] != '\0')
    g_string_append (place, " · ");
  g_string_append (place, code);
  return g_string_free (place, FALSE);
}

static void
add_unit_hit (WgSearchIndex *self,
              GListStore    *hits,
              WgUnit        *unit)
{
  g_autofree char *place = describe_place (self, wg_unit_get_code (unit),
                                           wg_unit_get_parent_id (unit));
  g_autoptr (WgSearchHit) hit = wg_search_hit_new (wg_unit_get_id (unit), FALSE,
                                                   wg_unit_get_name (unit), place);

  g_list_store_append (hits, hit);
}

static void
add_grid_hit (WgSearchIndex *self,
              GListStore    *hits,
              WgGrid        *grid)
{
  g_autofree char *place = describe_place (self, wg_grid_get_code (grid),
                                           wg_grid_get_community_id (grid));
  g_autoptr (WgSearchHit) hit = wg_search_hit_new (wg_grid_get_id (grid), TRUE,
                                                   wg_grid_get_name (grid), place);

  g_list_store_append (hits, hit);
}

/**
 * wg_search_index_find:
 * @query: what the user typed; empty finds nothing
 * @limit: most hits
 *
 * Returns: (transfer full): the hits: units that begin with it, grids that begin with it, then
 *   those that hold it
 */
GListStore *
wg_search_index_find (WgSearchIndex *self,
                      const char    *query,
                      guint          limit)
{
  GListStore *hits = g_list_store_new (WG_TYPE_SEARCH_HIT);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GPtrArray) ranked =
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autofree char *trimmed = g_strstrip (g_strdup (query));
  GPtrArray *units = wg_registry_get_units (self->registry);
  GPtrArray *grids = wg_registry_get_grids (self->registry);

  for (guint i = 0; i < N_RANKS; i++)
    g_ptr_array_add (ranked, g_ptr_array_new ());
  if (trimmed[0] != '\0')
    {
      rank_items (self->unit_keys, units, trimmed, ranked, 0);
      rank_items (self->grid_keys, grids, trimmed, ranked, 1);
    }
  for (guint i = 0; i < N_RANKS; i++)
    g_ptr_array_extend (found, g_ptr_array_index (ranked, i), NULL, NULL);
  for (guint i = 0; i < MIN (found->len, limit); i++)
    {
      gpointer item = g_ptr_array_index (found, i);

      if (WG_IS_UNIT (item))
        add_unit_hit (self, hits, item);
      else
        add_grid_hit (self, hits, item);
    }
  return hits;
}

/**
 * wg_search_index_mark_units:
 * @query: what the user typed; empty marks nothing
 * @marks: (array): a byte per unit of the registry
 */
void
wg_search_index_mark_units (WgSearchIndex *self,
                            const char    *query,
                            guint8        *marks,
                            guint8         mark)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (query));

  if (trimmed[0] == '\0')
    return;
  for (guint i = 0; i < self->unit_keys->len; i++)
    if (wg_search_match (g_ptr_array_index (self->unit_keys, i), trimmed))
      marks[i] |= mark;
}
