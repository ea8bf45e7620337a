/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of foreign tables as the words that are stored. Knows only what the template lists; the
 * caller refuses the rest. */

#include "wg-value-words.h"

#include "wg-data.h"
#include "wg-word.h"

#include <jansson.h>
#include <string.h>

struct _WgValueWords
{
  json_t *root;
};

/* The template ships with the program, so a defect in it is ours. */
WgValueWords *
wg_value_words_new (void)
{
  WgValueWords *self = g_new0 (WgValueWords, 1);
  g_autoptr (GBytes) bytes = wg_data_lookup ("templates/column-synonyms.json", NULL);

  g_assert (bytes != NULL);
  self->root = json_loadb (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), 0, NULL);
  g_assert (self->root != NULL);
  return self;
}

void
wg_value_words_free (WgValueWords *self)
{
  json_decref (self->root);
  g_free (self);
}

static json_t *
find_field (WgValueWords *self,
            const char   *kind,
            const char   *field)
{
  g_autofree char *key = g_strdup_printf ("%s.%s", kind, field);

  return json_object_get (json_object_get (self->root, "values"), key);
}

gboolean
wg_value_words_has (WgValueWords *self,
                    const char   *kind,
                    const char   *field)
{
  return find_field (self, kind, field) != NULL;
}

const char *
wg_value_words_find (WgValueWords *self,
                     const char   *kind,
                     const char   *field,
                     const char   *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  const char *stored;
  json_t *words, *word;
  size_t i;

  json_object_foreach (find_field (self, kind, field), stored, words)
    {
      const WgField about = { .name = field };
      g_autofree char *own = g_utf8_casefold (wg_word_get_label (&about, stored), -1);

      /* What our own tables say is read again whatever the template lists. */
      if (strcmp (own, folded) == 0)
        return stored;
      json_array_foreach (words, i, word)
        if (strcmp (json_string_value (word), folded) == 0)
          return stored;
    }
  return NULL;
}
