/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People as the file knows them: names on holdings. There is no record of a person, and none is
 * made here. */

#include "wg-holders.h"

#include "wg-district-private.h"
#include "wg-pinyin.h"
#include "wg-registry.h"
#include "wg-title.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
wg_held_post_free (WgHeldPost *self)
{
  g_free (self->holder);
  g_free (self->title);
  g_free (self->unit_name);
  g_free (self->from);
  g_free (self->until);
  g_free (self);
}

/* Positions by row id, also of another day than the registry's. */
static GHashTable *
index_positions (GPtrArray *rows)
{
  GHashTable *by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);
      gint64 id = wg_row_get_id (row);

      g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), row);
    }
  return by_id;
}

static WgHeldPost *
describe_holding (WgRegistry *registry,
                  WgRow      *holding,
                  WgRow      *position)
{
  const WgRegistryRows *rows = wg_registry_get_rows (registry);
  WgHeldPost *post = g_new0 (WgHeldPost, 1);
  const char *text = wg_row_get_text (position, WG_POSITION_TITLE);
  const WgTitle *title = wg_titles_match (rows->titles, text);
  WgUnit *unit;

  post->holding = wg_row_get_id (holding);
  post->position = wg_row_get_id (position);
  post->unit = wg_row_get_int (position, WG_POSITION_UNIT, 0);
  unit = wg_registry_find_unit (registry, post->unit);
  post->holder = g_strdup (wg_row_get_text (holding, WG_HOLDING_HOLDER));
  post->title = g_strdup (title != NULL ? title->name : text);
  post->unit_name = g_strdup (unit != NULL ? wg_unit_get_name (unit) : _("a closed unit"));
  post->from = g_strdup (wg_row_get_text (holding, WG_HOLDING_FROM));
  post->until = g_strdup (wg_row_get_text (holding, WG_HOLDING_UNTIL));
  post->full_time = (int) wg_row_get_int (holding, WG_HOLDING_FULL_TIME, -1);
  if (title == NULL || !g_ptr_array_find (rows->titles, title, &post->rank))
    post->rank = rows->titles->len;
  return post;
}

static int
compare_posts (gconstpointer a,
               gconstpointer b)
{
  const WgHeldPost *left = *(WgHeldPost *const *) a, *right = *(WgHeldPost *const *) b;
  int order = g_strcmp0 (left->unit_name, right->unit_name);

  if (order != 0 || left->rank == right->rank)
    return order != 0 ? order : g_strcmp0 (left->title, right->title);
  return left->rank < right->rank ? -1 : 1;
}

/**
 * wg_holders_list_posts:
 * @holder: a name, exactly as holdings have it
 * @day: 2026-10-12
 *
 * Returns: (transfer container) (element-type WgHeldPost): what the person holds on @day; empty
 *   for none
 */
GPtrArray *
wg_holders_list_posts (WgDistrict *district,
                       const char *holder,
                       const char *day)
{
  WgRegistry *registry = wg_district_get_registry (district);
  const WgRegistryRows *rows = wg_registry_get_rows (registry);
  GPtrArray *posts = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_held_post_free);
  g_autoptr (GHashTable) positions = NULL;

  for (guint i = 0; i < rows->holdings->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows->holdings, i);
      gint64 id = wg_row_get_int (row, WG_HOLDING_POSITION, 0);
      WgRow *position;

      if (g_strcmp0 (wg_row_get_text (row, WG_HOLDING_HOLDER), holder) != 0 ||
          !wg_row_is_valid_on (row, WG_HOLDING_FROM, WG_HOLDING_UNTIL, day))
        continue;
      if (positions == NULL)
        positions = index_positions (rows->positions);
      position = g_hash_table_lookup (positions, &id);
      if (position != NULL &&
          wg_row_is_valid_on (position, WG_POSITION_VALID_FROM, WG_POSITION_VALID_UNTIL, day))
        g_ptr_array_add (posts, describe_holding (registry, row, position));
    }
  g_ptr_array_sort (posts, compare_posts);
  return posts;
}

char *
wg_holders_describe (WgDistrict *district,
                     const char *holder,
                     const char *day,
                     gint64      except)
{
  g_autoptr (GPtrArray) posts = wg_holders_list_posts (district, holder, day);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < posts->len; i++)
    {
      const WgHeldPost *post = g_ptr_array_index (posts, i);

      if (post->position == except)
        continue;
      if (text->len > 0)
        g_string_append (text, _(", "));
      /* Translators: a title and the unit: 书记 of 青禾社区 */
      g_string_append_printf (text, _("%1$s of %2$s"), post->title, post->unit_name);
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *name;
  char       *order; /* by pinyin */
  gboolean    holds;
} Holder;

static void
holder_free (gpointer data)
{
  Holder *holder = data;

  g_free (holder->order);
  g_free (holder);
}

static int
compare_holders (gconstpointer a,
                 gconstpointer b)
{
  const Holder *left = *(Holder *const *) a, *right = *(Holder *const *) b;

  if (left->holds != right->holds)
    return left->holds ? -1 : 1;
  return strcmp (left->order, right->order);
}

static gboolean
matches (const char *name,
         const char *query)
{
  g_autofree char *key = NULL;

  if (*query == '\0')
    return TRUE;
  key = wg_search_key (name);
  return wg_search_match (key, query);
}

/**
 * wg_holders_search:
 * @query: part of a name, of its pinyin, or initials
 * @limit: no more than these
 *
 * Returns: (transfer full): names, each once
 */
GStrv
wg_holders_search (WgDistrict *district,
                   const char *query,
                   guint       limit)
{
  WgRegistry *registry = wg_district_get_registry (district);
  GPtrArray *rows = wg_registry_get_rows (registry)->holdings;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (holder_free);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);
      const char *name = wg_row_get_text (row, WG_HOLDING_HOLDER);
      Holder *holder = name != NULL ? g_hash_table_lookup (seen, name) : NULL;

      if (name == NULL)
        continue;
      if (holder == NULL && !g_hash_table_contains (seen, name))
        {
          if (matches (name, query))
            {
              holder = g_new0 (Holder, 1);
              holder->name = name;
              holder->order = wg_collate_pinyin (name);
              g_ptr_array_add (found, holder);
            }
          g_hash_table_insert (seen, (gpointer) name, holder);
        }
      if (holder != NULL && wg_row_is_valid_on (row, WG_HOLDING_FROM, WG_HOLDING_UNTIL,
                                                wg_registry_get_day (registry)))
        holder->holds = TRUE;
    }
  g_ptr_array_sort (found, compare_holders);
  for (guint i = 0; i < MIN (found->len, limit); i++)
    g_strv_builder_add (names, ((Holder *) g_ptr_array_index (found, i))->name);
  return g_strv_builder_end (names);
}
