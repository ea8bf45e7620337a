/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Service standards, types and grades of red posts, read from a template: another checklist is new
 * data. What a post has of it is the post's business. */

#include "wg-checklist.h"

#include "wg-json-text.h"

#include <glib/gi18n-lib.h>

static void
word_free (gpointer data)
{
  WgPostWord *word = data;

  g_free (word->id);
  g_free (word->name);
  g_free (word);
}

static void
item_free (gpointer data)
{
  WgChecklistItem *item = data;

  g_free (item->id);
  g_free (item->name);
  g_free (item);
}

static void
checklist_free (gpointer data)
{
  WgChecklist *checklist = data;

  g_free (checklist->id);
  g_free (checklist->name);
  g_ptr_array_unref (checklist->items);
  g_free (checklist);
}

WgPostStandards *
wg_post_standards_ref (WgPostStandards *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
wg_post_standards_unref (WgPostStandards *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_ptr_array_unref (self->types);
  g_ptr_array_unref (self->grades);
  g_ptr_array_unref (self->statuses);
  g_ptr_array_unref (self->checklists);
  g_free (self);
}

/* Whether there are words, each with an id and a name. */
static gboolean
read_words (json_t     *list,
            const char *language,
            GPtrArray  *words)
{
  json_t *entry;
  size_t i;

  json_array_foreach (list, i, entry)
    {
      WgPostWord *word = g_new0 (WgPostWord, 1);

      g_ptr_array_add (words, word);
      word->id = g_strdup (wg_json_get_text (entry, "id", language));
      word->name = g_strdup (wg_json_get_text (entry, "name", language));
      if (word->id == NULL || word->name == NULL)
        return FALSE;
    }
  return words->len > 0;
}

static gboolean
read_checklist (json_t      *entry,
                const char  *language,
                WgChecklist *checklist)
{
  json_t *item;
  size_t i;

  checklist->id = g_strdup (wg_json_get_text (entry, "id", language));
  checklist->name = g_strdup (wg_json_get_text (entry, "name", language));
  json_array_foreach (json_object_get (entry, "items"), i, item)
    {
      WgChecklistItem *made = g_new0 (WgChecklistItem, 1);

      g_ptr_array_add (checklist->items, made);
      made->id = g_strdup (wg_json_get_text (item, "id", language));
      made->name = g_strdup (wg_json_get_text (item, "name", language));
      made->expires = json_is_true (json_object_get (item, "expires"));
      if (made->id == NULL || made->name == NULL)
        return FALSE;
    }
  return checklist->id != NULL && checklist->name != NULL && checklist->items->len > 0;
}

static gboolean
read_checklists (json_t     *list,
                 const char *language,
                 GPtrArray  *checklists)
{
  json_t *entry;
  size_t i;

  json_array_foreach (list, i, entry)
    {
      WgChecklist *checklist = g_new0 (WgChecklist, 1);

      checklist->items = g_ptr_array_new_with_free_func (item_free);
      g_ptr_array_add (checklists, checklist);
      if (!read_checklist (entry, language, checklist))
        return FALSE;
    }
  return checklists->len > 0;
}

/**
 * wg_post_standards_load:
 * @json: { "post_types": [ … ], "grades": [ … ], "statuses": [ … ], "checklists": [ … ] }
 * @what: what to call it in the sentence of an error
 * @language: "zh" or "en"
 *
 * Returns: (transfer full): the standards, or NULL with %G_IO_ERROR_INVALID_DATA
 */
WgPostStandards *
wg_post_standards_load (GBytes     *json,
                        const char *what,
                        const char *language,
                        GError    **error)
{
  g_autoptr (WgPostStandards) self = g_new0 (WgPostStandards, 1);
  json_t *root;
  gboolean good;

  g_atomic_ref_count_init (&self->references);
  self->types = g_ptr_array_new_with_free_func (word_free);
  self->grades = g_ptr_array_new_with_free_func (word_free);
  self->statuses = g_ptr_array_new_with_free_func (word_free);
  self->checklists = g_ptr_array_new_with_free_func (checklist_free);
  root = wg_json_parse (json, what, error);
  if (root == NULL)
    return NULL;
  good = read_words (json_object_get (root, "post_types"), language, self->types)
         && read_words (json_object_get (root, "grades"), language, self->grades)
         && read_words (json_object_get (root, "statuses"), language, self->statuses)
         && read_checklists (json_object_get (root, "checklists"), language, self->checklists);
  json_decref (root);
  if (good)
    return g_steal_pointer (&self);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _("The standards of posts in %s cannot be used: types, grades, statuses and "
                 "checklists each need an id and a name, a checklist also items."), what);
  return NULL;
}

const WgChecklist *
wg_post_standards_find_checklist (const WgPostStandards *self,
                                  const char            *id)
{
  for (guint i = 0; i < self->checklists->len; i++)
    {
      const WgChecklist *checklist = g_ptr_array_index (self->checklists, i);

      if (g_strcmp0 (checklist->id, id) == 0)
        return checklist;
    }
  return NULL;
}

const WgChecklistItem *
wg_checklist_find_item (const WgChecklist *self,
                        const char        *id)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const WgChecklistItem *item = g_ptr_array_index (self->items, i);

      if (g_strcmp0 (item->id, id) == 0)
        return item;
    }
  return NULL;
}

const char *
wg_post_words_name (GPtrArray  *words,
                    const char *id)
{
  for (guint i = 0; i < words->len; i++)
    {
      const WgPostWord *word = g_ptr_array_index (words, i);

      if (g_strcmp0 (word->id, id) == 0)
        return word->name;
    }
  return id != NULL ? id : "";
}
