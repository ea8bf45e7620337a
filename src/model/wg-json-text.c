/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every template file shares: parsing with a place in the message, and texts by language. */

#include "wg-json-text.h"

#include <glib/gi18n-lib.h>

json_t *
wg_json_parse (GBytes     *json,
               const char *what,
               GError    **error)
{
  gsize size;
  const char *text = g_bytes_get_data (json, &size);
  json_error_t problem;
  /* Empty bytes have no address, which the parser would take for a mistake of ours. */
  json_t *root = json_loadb (text != NULL ? text : "", size, JSON_REJECT_DUPLICATES, &problem);

  if (root == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _("The template %s is broken at line %d, column %d: %s"),
                 what, problem.line, problem.column, problem.text);
  return root;
}

const char *
wg_json_get_text (json_t     *object,
                  const char *key,
                  const char *language)
{
  json_t *text = json_object_get (object, key);
  const char *value;

  if (!json_is_object (text))
    return json_string_value (text);
  value = json_string_value (json_object_get (text, language));
  return value != NULL ? value : json_string_value (json_object_get (text, "en"));
}
