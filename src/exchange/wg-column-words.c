/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of a kind may be called, as a set: enough to tell a line of column names from
 * a title or a row. Which column fills which field is the column map's question. */

#include "wg-column-words.h"

#include "wg-data.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>


char *
wg_column_fold (const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  GString *plain = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_string_free (plain, FALSE);
}

GHashTable *
wg_column_words_new (const WgKind *kind)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GBytes) bytes = wg_data_lookup ("templates/column-synonyms.json", NULL);
  json_t *root, *fields, *names, *name;
  const char *field;
  size_t i;

  for (guint f = 0; f < kind->n_fields; f++)
    {
      g_hash_table_add (words, wg_column_fold (kind->fields[f].name));
      g_hash_table_add (words, wg_column_fold (_(kind->fields[f].label)));
    }
  /* The template ships with the program, so a defect in it is ours. */
  g_assert (bytes != NULL);
  root = json_loadb (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), 0, NULL);
  fields = json_object_get (root, kind->name);
  json_object_foreach (fields, field, names)
    json_array_foreach (names, i, name)
      g_hash_table_add (words, wg_column_fold (json_string_value (name)));
  json_decref (root);
  return words;
}
