/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles of positions, read from a template. Offices write what they are used to; only what a rule
 * must recognise is listed. */

#include "wg-title.h"

#include "wg-json-text.h"

#include <glib/gi18n-lib.h>

void
wg_title_free (WgTitle *self)
{
  g_free (self->id);
  g_free (self->name);
  g_strfreev (self->names);
  g_free (self);
}

static char **
read_names (json_t *names)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *language;
  json_t *name;

  if (json_is_string (names))
    g_strv_builder_add (builder, json_string_value (names));
  json_object_foreach (names, language, name)
    {
      if (json_is_string (name))
        g_strv_builder_add (builder, json_string_value (name));
    }
  return g_strv_builder_end (builder);
}

/**
 * wg_titles_load:
 * @json: a template file: { "titles": [ … ] }
 * @language: "zh" or "en"
 *
 * Returns: (transfer container) (element-type WgTitle): the titles, or NULL with
 *   %G_IO_ERROR_INVALID_DATA
 */
GPtrArray *
wg_titles_load (GBytes     *json,
                const char *language,
                GError    **error)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_title_free);
  json_t *root = wg_json_parse (json, "titles.json", error);
  json_t *entry;
  size_t i;

  if (root == NULL)
    return NULL;
  json_array_foreach (json_object_get (root, "titles"), i, entry)
    {
      WgTitle *title = g_new0 (WgTitle, 1);

      g_ptr_array_add (titles, title);
      title->id = g_strdup (wg_json_get_text (entry, "id", language));
      title->name = g_strdup (wg_json_get_text (entry, "name", language));
      title->names = read_names (json_object_get (entry, "name"));
      title->is_committee = json_is_true (json_object_get (entry, "committee"));
      title->is_shared = json_is_true (json_object_get (entry, "shared"));
      if (title->id != NULL && title->name != NULL)
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("Title %u of the template has no id or no name."), (guint) i + 1);
      json_decref (root);
      return NULL;
    }
  json_decref (root);
  return g_steal_pointer (&titles);
}

/**
 * wg_titles_match:
 * @text: (nullable): the title as a position's row has it
 *
 * Returns: (transfer none) (nullable): the title meant, NULL for a title of the office's own
 */
const WgTitle *
wg_titles_match (GPtrArray  *titles,
                 const char *text)
{
  for (guint i = 0; text != NULL && i < titles->len; i++)
    {
      const WgTitle *title = g_ptr_array_index (titles, i);

      if (g_str_equal (title->id, text)
          || g_strv_contains ((const char *const *) title->names, text))
        return title;
    }
  return NULL;
}
