/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in memory of an opened file. Made on a worker thread, from the store's rows; it knows no
 * district. */

#include "wg-district-content.h"

#include "wg-clock.h"
#include "wg-data.h"
#include "wg-map-build.h"
#include "wg-title.h"

void
wg_district_content_clear (WgDistrictContent *content)
{
  g_clear_pointer (&content->registry, wg_registry_unref);
  g_clear_pointer (&content->snapshot, wg_map_snapshot_unref);
  g_clear_pointer (&content->settings, g_hash_table_unref);
  g_clear_pointer (&content->posts, wg_post_book_unref);
}

/**
 * wg_district_content_copy:
 * @copy: (out): the same parts
 */
void
wg_district_content_copy (const WgDistrictContent *content,
                          WgDistrictContent       *copy)
{
  copy->registry = wg_registry_ref (content->registry);
  copy->snapshot = content->snapshot != NULL ? wg_map_snapshot_ref (content->snapshot) : NULL;
  copy->settings = g_hash_table_ref (content->settings);
  copy->posts = wg_post_book_ref (content->posts);
}

void
wg_district_content_free (WgDistrictContent *content)
{
  wg_district_content_clear (content);
  g_free (content);
}

/**
 * wg_district_read_settings:
 *
 * Returns: (transfer full): text → text
 */
GHashTable *
wg_district_read_settings (GPtrArray *rows)
{
  GHashTable *settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);
      const char *key = wg_row_get_text (row, WG_SETTING_KEY);

      g_hash_table_insert (settings, g_strdup (key != NULL ? key : ""),
                           g_strdup (wg_row_get_text (row, WG_SETTING_VALUE)));
    }
  return settings;
}

static gboolean
load_kinds (WgStore        *store,
            WgRegistryRows *rows,
            GCancellable   *cancellable,
            GError        **error)
{
  for (const WgKind *const *kind = wg_kinds (); *kind != NULL; kind++)
    {
      GPtrArray **member = wg_registry_rows_find (rows, *kind);

      if (member == NULL)
        continue;
      *member = wg_store_load (store, *kind, cancellable, error);
      if (*member == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_templates (WgRegistryRows *rows,
                GError        **error)
{
  const char *language = wg_data_get_language ();
  g_autoptr (GBytes) types = wg_data_lookup ("templates/body-types.json", error);
  g_autoptr (GBytes) titles = NULL;

  if (types == NULL)
    return FALSE;
  rows->body_types = wg_body_types_load (types, language, error);
  if (rows->body_types == NULL)
    return FALSE;
  titles = wg_data_lookup ("templates/titles.json", error);
  if (titles == NULL)
    return FALSE;
  rows->titles = wg_titles_load (titles, language, error);
  return rows->titles != NULL;
}

char *
wg_district_find_today (GHashTable *settings)
{
  g_autoptr (WgClock) clock = wg_clock_new (g_hash_table_lookup (settings, "demo_now"));

  return wg_date_format (wg_clock_get_today (clock));
}

/**
 * wg_district_content_load:
 *
 * Any thread: reads the whole file and builds what is shown of it.
 *
 * Returns: (transfer full) (nullable): the content, or NULL with %WG_STORE_ERROR or cancelled
 */
WgDistrictContent *
wg_district_content_load (WgStore        *store,
                          WgDistrictFlags flags,
                          GCancellable   *cancellable,
                          GError        **error)
{
  g_autoptr (WgDistrictContent) content = g_new0 (WgDistrictContent, 1);
  g_autofree char *today = NULL;
  g_auto (WgRegistryRows) rows = { NULL };

  if (!load_kinds (store, &rows, cancellable, error) || !load_templates (&rows, error))
    return NULL;
  content->settings = wg_district_read_settings (rows.settings);
  today = wg_district_find_today (content->settings);
  content->registry = wg_registry_new (&rows, today);
  content->posts = wg_post_book_new (content->registry, NULL);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if ((flags & WG_DISTRICT_NO_MAP) == 0)
    content->snapshot = wg_map_build (content->registry);
  return g_steal_pointer (&content);
}
