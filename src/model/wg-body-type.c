/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Body types, read from a template: a new kind of body is new data. */

#include "wg-body-type.h"

#include "wg-json-text.h"

#include <glib/gi18n-lib.h>

void
wg_body_type_free (WgBodyType *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

static guint
read_count (json_t     *entry,
            const char *key)
{
  return (guint) CLAMP (json_integer_value (json_object_get (entry, key)), 0, G_MAXINT);
}

/**
 * wg_body_types_load:
 * @json: a template file: { "body_types": [ … ] }
 * @language: "zh" or "en"
 *
 * Returns: (transfer container) (element-type WgBodyType): the types, or NULL with
 *   %G_IO_ERROR_INVALID_DATA
 */
GPtrArray *
wg_body_types_load (GBytes     *json,
                    const char *language,
                    GError    **error)
{
  g_autoptr (GPtrArray) types = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_body_type_free);
  json_t *root = wg_json_parse (json, "body-types.json", error);
  json_t *entry;
  size_t i;

  if (root == NULL)
    return NULL;
  json_array_foreach (json_object_get (root, "body_types"), i, entry)
    {
      WgBodyType *type = g_new0 (WgBodyType, 1);

      g_ptr_array_add (types, type);
      type->id = g_strdup (wg_json_get_text (entry, "id", language));
      type->name = g_strdup (wg_json_get_text (entry, "name", language));
      type->is_branch = json_is_true (json_object_get (entry, "branch"));
      type->is_joint = json_is_true (json_object_get (entry, "joint"));
      type->is_dispatched = json_is_true (json_object_get (entry, "dispatched"));
      type->term_years = read_count (entry, "term_years");
      type->community_term_years = read_count (entry, "community_term_years");
      type->members_over = read_count (entry, "members_over");
      type->members_most = read_count (entry, "members_most");
      if (type->id != NULL && type->name != NULL)
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("Body type %u of the template has no id or no name."), (guint) i + 1);
      json_decref (root);
      return NULL;
    }
  json_decref (root);
  return g_steal_pointer (&types);
}

const WgBodyType *
wg_body_types_find (GPtrArray  *types,
                    const char *id)
{
  for (guint i = 0; id != NULL && i < types->len; i++)
    {
      const WgBodyType *type = g_ptr_array_index (types, i);

      if (g_str_equal (type->id, id))
        return type;
    }
  return NULL;
}
