/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms of grid codes, read from a template: named segments of digits, one of which is the
 * community's own code. */

#include "wg-code-scheme.h"

#include "wg-json-text.h"

#include <glib/gi18n-lib.h>

void
wg_code_scheme_free (WgCodeScheme *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

static void
read_segments (WgCodeScheme *self,
               json_t       *segments)
{
  json_t *segment;
  size_t i;

  json_array_foreach (segments, i, segment)
    {
      json_int_t digits = json_integer_value (json_object_get (segment, "digits"));

      if (json_is_true (json_object_get (segment, "community")))
        self->community_at = self->length;
      self->length += (guint) CLAMP (digits, 0, 32);
    }
}

/**
 * wg_code_schemes_load:
 * @json: a template file: { "schemes": [ … ] }
 * @language: "zh" or "en"
 *
 * Returns: (transfer container) (element-type WgCodeScheme): the schemes, or NULL with
 *   %G_IO_ERROR_INVALID_DATA
 */
GPtrArray *
wg_code_schemes_load (GBytes     *json,
                      const char *language,
                      GError    **error)
{
  g_autoptr (GPtrArray) schemes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) wg_code_scheme_free);
  json_t *root = wg_json_parse (json, "code-schemes.json", error);
  json_t *entry;
  size_t i;

  if (root == NULL)
    return NULL;
  json_array_foreach (json_object_get (root, "schemes"), i, entry)
    {
      WgCodeScheme *scheme = g_new0 (WgCodeScheme, 1);

      g_ptr_array_add (schemes, scheme);
      scheme->id = g_strdup (wg_json_get_text (entry, "id", language));
      scheme->name = g_strdup (wg_json_get_text (entry, "name", language));
      read_segments (scheme, json_object_get (entry, "segments"));
      if (scheme->id != NULL && scheme->name != NULL)
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("Code scheme %u of the template has no id or no name."), (guint) i + 1);
      json_decref (root);
      return NULL;
    }
  json_decref (root);
  return g_steal_pointer (&schemes);
}

const WgCodeScheme *
wg_code_schemes_find (GPtrArray  *schemes,
                      const char *id)
{
  for (guint i = 0; id != NULL && i < schemes->len; i++)
    {
      const WgCodeScheme *scheme = g_ptr_array_index (schemes, i);

      if (g_str_equal (scheme->id, id))
        return scheme;
    }
  return NULL;
}
