/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The classes of service that ship, read from a template and made into rows of a new file. Must
 * not be asked for the classes of a file that is there: those are its rows. */

#include "wg-class-entry.h"

#include "wg-json-text.h"

#include <glib/gi18n-lib.h>

#define FILE_NAME "classes.json"

void
wg_class_entry_free (WgClassEntry *self)
{
  g_free (self->id);
  g_free (self->use);
  g_free (self->name);
  g_free (self->parent);
  g_free (self);
}

/* What an entry does not say it has from the one above it. */
static WgClassEntry *
read_entry (json_t             *object,
            const WgClassEntry *above,
            const char         *language)
{
  WgClassEntry *self = g_new0 (WgClassEntry, 1);
  const char *use = wg_json_get_text (object, "use", language);
  json_t *same_day = json_object_get (object, "same_day");
  json_t *limit = json_object_get (object, "limit_hours");

  self->id = g_strdup (wg_json_get_text (object, "id", language));
  self->name = g_strdup (wg_json_get_text (object, "name", language));
  self->use = g_strdup (use == NULL && above != NULL ? above->use : use);
  self->parent = above != NULL ? g_strdup (above->id) : NULL;
  self->same_day = json_is_boolean (same_day) || above == NULL ? json_is_true (same_day)
                                                               : above->same_day;
  self->limit_hours = json_is_integer (limit) || above == NULL
                        ? (guint) CLAMP (json_integer_value (limit), 0, 100000)
                        : above->limit_hours;
  return self;
}

static gboolean
read_entries (json_t             *list,
              const WgClassEntry *above,
              const char         *language,
              GPtrArray          *entries,
              GError            **error)
{
  json_t *object;
  size_t i;

  json_array_foreach (list, i, object)
    {
      WgClassEntry *entry = read_entry (object, above, language);

      g_ptr_array_add (entries, entry);
      if (entry->id == NULL || entry->name == NULL || entry->use == NULL)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("Class %u of the template has no id, no name or no use."), entries->len);
          return FALSE;
        }
      if (!read_entries (json_object_get (object, "classes"), entry, language, entries, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * wg_class_entries_load:
 * @json: a template file: { "classes": [ … ], "channels": [ … ] }
 * @language: "zh" or "en"
 *
 * Returns: (transfer container) (element-type WgClassEntry): the classes in their order, or NULL
 *   with %G_IO_ERROR_INVALID_DATA
 */
GPtrArray *
wg_class_entries_load (GBytes     *json,
                       const char *language,
                       GError    **error)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) wg_class_entry_free);
  json_t *root = wg_json_parse (json, FILE_NAME, error);
  gboolean done;

  if (root == NULL)
    return NULL;
  done = read_entries (json_object_get (root, "classes"), NULL, language, entries, error);
  json_decref (root);
  return done ? g_steal_pointer (&entries) : NULL;
}

/**
 * wg_class_channels_load:
 * @json: a template file, as above
 * @language: "zh" or "en"
 *
 * Returns: (transfer full): the words that a new file offers for the way an order came in (M27)
 */
GStrv
wg_class_channels_load (GBytes     *json,
                        const char *language,
                        GError    **error)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  json_t *root = wg_json_parse (json, FILE_NAME, error);
  json_t *channel;
  size_t i;

  if (root == NULL)
    return NULL;
  json_array_foreach (json_object_get (root, "channels"), i, channel)
    {
      const char *word = json_string_value (json_object_get (channel, language));

      if (word != NULL)
        g_strv_builder_add (words, word);
    }
  json_decref (root);
  return g_strv_builder_end (words);
}

void
wg_class_entry_fill (const WgClassEntry *self,
                     WgRow              *row,
                     gint64              parent,
                     guint               rank)
{
  g_return_if_fail (wg_row_get_kind (row) == &wg_kind_service_class);

  wg_row_set_text (row, WG_SERVICE_CLASS_NAME, self->name);
  wg_row_set_text (row, WG_SERVICE_CLASS_CLASS_USE, self->use);
  if (parent != 0)
    wg_row_set_int (row, WG_SERVICE_CLASS_PARENT, parent);
  wg_row_set_int (row, WG_SERVICE_CLASS_RANK, rank);
  wg_row_set_int (row, WG_SERVICE_CLASS_SAME_DAY, self->same_day);
  if (self->limit_hours > 0)
    wg_row_set_int (row, WG_SERVICE_CLASS_LIMIT_HOURS, self->limit_hours);
}

/**
 * wg_class_entries_new_rows:
 * @entries: (element-type WgClassEntry): a class after the one above it
 *
 * Returns: (transfer container) (element-type WgRow): rows for a new file in the same order
 */
GPtrArray *
wg_class_entries_new_rows (GPtrArray *entries)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < entries->len; i++)
    {
      const WgClassEntry *entry = g_ptr_array_index (entries, i);
      WgRow *row = wg_row_new (&wg_kind_service_class, 0);
      WgRow *above = entry->parent != NULL ? g_hash_table_lookup (by_id, entry->parent) : NULL;

      wg_class_entry_fill (entry, row, above != NULL ? wg_row_get_id (above) : 0, i + 1);
      g_hash_table_insert (by_id, entry->id, row);
      g_ptr_array_add (rows, row);
    }
  return rows;
}
