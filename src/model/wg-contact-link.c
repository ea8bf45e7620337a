/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The links of the coverage of contacts, read from a template: another link is new data. Which
 * contacts there are is desk/'s business. */

#include "wg-contact-link.h"

#include "wg-json-text.h"

#include <glib/gi18n-lib.h>

static void
link_free (gpointer data)
{
  WgContactLink *link = data;

  g_free (link->id);
  g_free (link->name);
  g_free (link);
}

static WgLevelPlace
read_place (json_t     *entry,
            const char *key,
            const char *language)
{
  const char *said = wg_json_get_text (entry, key, language);

  return said != NULL ? wg_level_place_find (said) : WG_LEVEL_PLACE_NONE;
}

/**
 * wg_contact_links_load:
 * @json: a template file: { "links": [ link, … ] }
 * @what: what to call it in the sentence of an error
 * @language: "zh" or "en"
 *
 * Returns: (transfer container) (element-type WgContactLink): the links in the file's order, or
 *   NULL with %G_IO_ERROR_INVALID_DATA
 */
GPtrArray *
wg_contact_links_load (GBytes     *json,
                       const char *what,
                       const char *language,
                       GError    **error)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (link_free);
  json_t *root = wg_json_parse (json, what, error);
  gboolean good = TRUE;
  json_t *entry;
  size_t i;

  if (root == NULL)
    return NULL;
  json_array_foreach (json_object_get (root, "links"), i, entry)
    {
      WgContactLink *link = g_new0 (WgContactLink, 1);

      link->id = g_strdup (wg_json_get_text (entry, "id", language));
      link->name = g_strdup (wg_json_get_text (entry, "name", language));
      link->leaders = read_place (entry, "leaders", language);
      link->units = read_place (entry, "units", language);
      g_ptr_array_add (links, link);
      good = good && link->id != NULL && link->name != NULL
             && link->leaders != WG_LEVEL_PLACE_NONE && link->units > link->leaders;
    }
  json_decref (root);
  if (good && links->len > 0)
    return g_steal_pointer (&links);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _("The links of contact in %s cannot be used: each needs id, name, leaders and "
                 "units, and the units stand below the leaders."), what);
  return NULL;
}

const WgContactLink *
wg_contact_links_find (GPtrArray  *links,
                       const char *id)
{
  for (guint i = 0; i < links->len; i++)
    {
      const WgContactLink *link = g_ptr_array_index (links, i);

      if (g_strcmp0 (link->id, id) == 0)
        return link;
    }
  return NULL;
}
