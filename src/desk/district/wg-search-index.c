/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search over the registry. Units come before grids and a name that begins with the query before
 * one that holds it: a clerk who types "qh" wants the street, not its forty-eight grids. */

#include "wg-search-index.h"

#include "wg-pinyin.h"

#include <string.h>

#define NUMBER_DIGITS 3
#define MAX_DEPTH 8

/* The keys of many names in one text, each ended by a zero. */
typedef struct
{
  GString *text;
  GArray  *starts; /* guint32: where each begins; the end of the text last */
} Keys;

struct _WgSearchIndex
{
  WgRegistry *registry;
  gboolean    is_plain;
  Keys        units; /* in the order of the registry's units */
  Keys        grids;
};

static void
keys_init (Keys *self)
{
  guint32 start = 0;

  self->text = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (self->starts, start);
}

static void
keys_clear (Keys *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
}

static void
keys_end_key (Keys *self)
{
  guint32 end;

  g_string_append_c (self->text, '\0');
  end = (guint32) self->text->len;
  g_array_append_val (self->starts, end);
}

typedef void (*FoundFunc) (guint item, gboolean begins, gpointer data);

/* The key that holds an offset, which lies at or behind that of @from. */
static guint
find_key (const Keys *self,
          guint       from,
          guint32     offset)
{
  guint low = from, high = self->starts->len - 1;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->starts, guint32, middle) <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* @begins: whether a line of the key begins with the query. */
static void
keys_search (const Keys *self,
             const char *query,
             FoundFunc   found,
             gpointer    data)
{
  const char *text = self->text->str;
  const char *end = text + self->text->len;
  gsize length = strlen (query);
  guint item = 0;

  for (const char *hit = text; (hit = memmem (hit, (gsize) (end - hit), query, length)) != NULL;)
    {
      const char *key, *key_end;
      gboolean begins = FALSE;

      item = find_key (self, item, (guint32) (hit - text));
      key = text + g_array_index (self->starts, guint32, item);
      key_end = text + g_array_index (self->starts, guint32, item + 1);
      for (; hit != NULL && !begins;
           hit = memmem (hit + 1, (gsize) (key_end - hit - 1), query, length))
        begins = hit == key || hit[-1] == '\n';
      found (item, begins, data);
      hit = key_end;
    }
}

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

static void
add_name (WgSearchIndex *self,
          Keys          *keys,
          const char    *name)
{
  if (!self->is_plain)
    {
      wg_search_key_append (keys->text, name);
      return;
    }
  /* In a moment, so nothing finer than this. */
  for (; name != NULL && *name != '\0'; name++)
    if (!g_ascii_isspace (*name))
      g_string_append_c (keys->text, g_ascii_tolower (*name));
}

/* Grids are found as people call them: by their name, with their community's before it, and short:
 * "东园4" and "dy4" lead to grid 4 of 东园. */
/* Queries are folded, and so are the letters of a code: 990101001001Z001. */
static void
end_with_code (Keys       *keys,
               const char *code)
{
  g_string_append_c (keys->text, '\n');
  for (; code != NULL && *code != '\0'; code++)
    g_string_append_c (keys->text, g_ascii_tolower (*code));
  keys_end_key (keys);
}

static void
add_grid (WgSearchIndex *self,
          WgGrid        *grid)
{
  WgUnit *community = wg_registry_find_unit (self->registry, wg_grid_get_community_id (grid));
  const char *name = wg_grid_get_name (grid);
  const char *above = community != NULL ? wg_unit_get_short_name (community) : "";
  g_autofree char *full = g_strconcat (g_str_has_prefix (name, above) ? "" : above, name, NULL);
  g_autofree char *brief = g_strconcat (above, get_number (wg_grid_get_code (grid)), NULL);

  add_name (self, &self->grids, full);
  g_string_append_c (self->grids.text, '\n');
  add_name (self, &self->grids, brief);
  end_with_code (&self->grids, wg_grid_get_code (grid));
}

static void
add_unit (WgSearchIndex *self,
          WgRow         *row)
{
  add_name (self, &self->units, wg_row_get_text (row, WG_UNIT_NAME));
  end_with_code (&self->units, wg_row_get_text (row, WG_UNIT_CODE));
}

static WgSearchIndex *
build (WgRegistry *registry,
       gboolean    is_plain)
{
  WgSearchIndex *self = g_new0 (WgSearchIndex, 1);
  WgUnitTable *units = wg_registry_get_unit_table (registry);
  GPtrArray *grids = wg_registry_get_grids (registry);

  self->registry = wg_registry_ref (registry);
  self->is_plain = is_plain;
  keys_init (&self->units);
  keys_init (&self->grids);
  for (guint i = 0; i < wg_unit_table_get_n (units); i++)
    add_unit (self, wg_unit_table_get_row (units, i));
  for (guint i = 0; i < grids->len; i++)
    add_grid (self, g_ptr_array_index (grids, i));
  return self;
}

/**
 * wg_search_index_new:
 *
 * Returns: (transfer full): an index by code, name, pinyin and initials
 */
WgSearchIndex *
wg_search_index_new (WgRegistry *registry)
{
  return build (registry, FALSE);
}

/**
 * wg_search_index_new_plain:
 *
 * Returns: (transfer full): an index by code and name, for the moments until the other is built
 */
WgSearchIndex *
wg_search_index_new_plain (WgRegistry *registry)
{
  return build (registry, TRUE);
}

gboolean
wg_search_index_is_plain (WgSearchIndex *self)
{
  return self->is_plain;
}

void
wg_search_index_free (WgSearchIndex *self)
{
  keys_clear (&self->units);
  keys_clear (&self->grids);
  wg_registry_unref (self->registry);
  g_free (self);
}

/* Places of what matches: by whether it begins with the query. */
typedef struct
{
  GArray *ranked[2]; /* guint */
} Ranked;

static void
note_found (guint    item,
            gboolean begins,
            gpointer data)
{
  Ranked *ranked = data;

  g_array_append_val (ranked->ranked[begins ? 0 : 1], item);
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

static gboolean
is_full (GListStore *hits,
         guint       limit)
{
  return g_list_model_get_n_items (G_LIST_MODEL (hits)) >= limit;
}

static void
add_unit_hits (WgSearchIndex *self,
               GListStore    *hits,
               GArray        *places,
               guint          limit)
{
  WgUnitTable *units = wg_registry_get_unit_table (self->registry);

  for (guint i = 0; i < places->len && !is_full (hits, limit); i++)
    {
      WgUnit *unit = wg_unit_table_get_unit (units, g_array_index (places, guint, i));
      g_autofree char *place = describe_place (self, wg_unit_get_code (unit),
                                               wg_unit_get_parent_id (unit));
      g_autoptr (WgSearchHit) hit = wg_search_hit_new (wg_unit_get_id (unit), FALSE,
                                                       wg_unit_get_name (unit), place);

      g_list_store_append (hits, hit);
    }
}

static void
add_grid_hits (WgSearchIndex *self,
               GListStore    *hits,
               GArray        *places,
               guint          limit)
{
  GPtrArray *grids = wg_registry_get_grids (self->registry);

  for (guint i = 0; i < places->len && !is_full (hits, limit); i++)
    {
      WgGrid *grid = g_ptr_array_index (grids, g_array_index (places, guint, i));
      g_autofree char *place = describe_place (self, wg_grid_get_code (grid),
                                               wg_grid_get_community_id (grid));
      g_autoptr (WgSearchHit) hit = wg_search_hit_new (wg_grid_get_id (grid), TRUE,
                                                       wg_grid_get_name (grid), place);

      g_list_store_append (hits, hit);
    }
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
  g_autofree char *folded = wg_search_fold (query);
  Ranked units, grids;

  for (guint i = 0; i < 2; i++)
    {
      units.ranked[i] = g_array_new (FALSE, FALSE, sizeof (guint));
      grids.ranked[i] = g_array_new (FALSE, FALSE, sizeof (guint));
    }
  if (*folded != '\0')
    {
      keys_search (&self->units, folded, note_found, &units);
      keys_search (&self->grids, folded, note_found, &grids);
    }
  for (guint i = 0; i < 2; i++)
    {
      add_unit_hits (self, hits, units.ranked[i], limit);
      add_grid_hits (self, hits, grids.ranked[i], limit);
      g_array_unref (units.ranked[i]);
      g_array_unref (grids.ranked[i]);
    }
  return hits;
}

typedef struct
{
  guint8 *marks;
  guint8  mark;
} Marking;

static void
mark_found (guint    item,
            gboolean begins,
            gpointer data)
{
  Marking *marking = data;

  marking->marks[item] |= marking->mark;
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
  g_autofree char *folded = wg_search_fold (query);
  Marking marking = { marks, mark };

  if (*folded != '\0')
    keys_search (&self->units, folded, mark_found, &marking);
}
