/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decks as JSON: the templates that ship with the program, and the pages that a file keeps. Texts
 * of a template are by language, those of a file are what somebody typed. */

#include "wg-deck.h"
#include "wg-json-text.h"
#include "wg-question.h"

#include <glib/gi18n-lib.h>

static const char *const part_names[] = { "figure", "map", "chart", "list", "org", "posts",
                                          "decisions", "text" };
static const char *const layout_names[] = { "beside", "over", "picture" };

static gboolean
find_word (const char *const *words,
           guint              n,
           const char        *word,
           guint             *found)
{
  for (*found = 0; *found < n; (*found)++)
    if (word != NULL && g_str_equal (words[*found], word))
      return TRUE;
  return FALSE;
}

static const char *
get_string (json_t     *object,
            const char *key)
{
  return json_string_value (json_object_get (object, key));
}

static gboolean
read_part (WgDeckPage *page,
           json_t     *json,
           const char *language,
           GError    **error)
{
  WgDeckPart part = { .subject = (char *) get_string (json, "of"),
                      .form = (char *) get_string (json, "form"),
                      .with = (char *) get_string (json, "with"),
                      .unit = (char *) get_string (json, "unit"),
                      .period = (char *) get_string (json, "period"),
                      .text = (char *) wg_json_get_text (json, "text", language) };
  const char *by = get_string (json, "by"), *kind = get_string (json, "part");
  guint found;

  if (!find_word (part_names, G_N_ELEMENTS (part_names), kind, &found))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("Page “%s” of the deck has a part “%s”, which this program does not know."),
                   page->title, kind != NULL ? kind : "");
      return FALSE;
    }
  part.kind = (WgDeckPartKind) found;
  if (by != NULL && !wg_figure_by_find (by, &part.by))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("“%s” is no way to divide a figure."), by);
      return FALSE;
    }
  wg_deck_page_add_part (page, &part);
  return TRUE;
}

static WgDeckPage *
read_page (json_t     *json,
           const char *language,
           GError    **error)
{
  const char *id = get_string (json, "id"), *title = wg_json_get_text (json, "title", language);
  json_t *parts = json_object_get (json, "parts"), *part;
  g_autoptr (WgDeckPage) page = NULL;
  guint layout = WG_DECK_LAYOUT_BESIDE;
  gsize i;

  if (id == NULL || title == NULL || !json_is_array (parts))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("A page of the deck has no id, no title or no parts."));
      return NULL;
    }
  if (json_object_get (json, "layout") != NULL
      && !find_word (layout_names, G_N_ELEMENTS (layout_names), get_string (json, "layout"),
                     &layout))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("Page “%s” of the deck has a layout that this program does not know."),
                   title);
      return NULL;
    }
  page = wg_deck_page_new (id, title, (WgDeckLayout) layout);
  page->headline = g_strdup (wg_json_get_text (json, "headline", language));
  page->notes = g_strdup (wg_json_get_text (json, "notes", language));
  json_array_foreach (parts, i, part)
    if (!read_part (page, part, language, error))
      return NULL;
  return g_steal_pointer (&page);
}

/* (transfer full) */
static WgDeck *
read_deck (json_t     *json,
           const char *type,
           const char *name,
           const char *language,
           GError    **error)
{
  json_t *pages = json_object_get (json, "pages"), *page;
  g_autoptr (GPtrArray) read =
      g_ptr_array_new_with_free_func ((GDestroyNotify) wg_deck_page_unref);
  WgDeck like = { .type = (char *) type, .name = (char *) name,
                  .period = { WG_DATE_NONE, WG_DATE_NONE }, .cutoff = WG_TIME_NONE };
  gsize i;

  if (type == NULL || name == NULL || !json_is_array (pages))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("A deck has no id, no name or no pages."));
      return NULL;
    }
  json_array_foreach (pages, i, page)
    {
      WgDeckPage *one = read_page (page, language, error);

      if (one == NULL)
        return NULL;
      g_ptr_array_add (read, one);
    }
  return wg_deck_with_pages (&like, read);
}

GPtrArray *
wg_deck_load_templates (GBytes     *json,
                        const char *language,
                        GError    **error)
{
  json_t *root = wg_json_parse (json, "decks.json", error), *deck;
  g_autoptr (GPtrArray) decks = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_deck_unref);
  gboolean good = root != NULL;
  gsize i;

  json_array_foreach (json_object_get (root, "decks"), i, deck)
    {
      WgDeck *one = good ? read_deck (deck, get_string (deck, "id"),
                                      wg_json_get_text (deck, "name", language), language, error)
                         : NULL;

      good = one != NULL;
      if (!good)
        break;
      g_ptr_array_add (decks, one);
    }
  json_decref (root);
  return good ? g_steal_pointer (&decks) : NULL;
}

WgDeck *
wg_deck_new_from_json (const char *json,
                       const char *type,
                       const char *name,
                       GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  json_t *root = wg_json_parse (bytes, name != NULL ? name : type, error);
  WgDeck *deck = root != NULL ? read_deck (root, type, name != NULL ? name : type, "en", error)
                              : NULL;

  json_decref (root);
  return deck;
}

static void
put_string (json_t     *object,
            const char *key,
            const char *text)
{
  if (text != NULL)
    json_object_set_new (object, key, json_string (text));
}

static json_t *
write_page (const WgDeckPage *page)
{
  json_t *json = json_object (), *parts = json_array ();

  put_string (json, "id", page->id);
  put_string (json, "title", page->title);
  put_string (json, "headline", page->headline);
  put_string (json, "layout", layout_names[page->layout]);
  for (guint i = 0; i < page->parts->len; i++)
    {
      const WgDeckPart *part = g_ptr_array_index (page->parts, i);
      json_t *one = json_object ();

      put_string (one, "part", part_names[part->kind]);
      put_string (one, "of", part->subject);
      put_string (one, "form", part->form);
      put_string (one, "with", part->with);
      put_string (one, "by", wg_figure_by_get_name (part->by));
      put_string (one, "unit", part->unit);
      put_string (one, "period", part->period);
      put_string (one, "text", part->text);
      json_array_append_new (parts, one);
    }
  json_object_set_new (json, "parts", parts);
  put_string (json, "notes", page->notes);
  return json;
}

char *
wg_deck_to_json (const WgDeck *self)
{
  json_t *root = json_object (), *pages = json_array ();
  char *written;
  char *text;

  for (guint i = 0; i < self->pages->len; i++)
    json_array_append_new (pages, write_page (g_ptr_array_index (self->pages, i)));
  json_object_set_new (root, "pages", pages);
  written = json_dumps (root, JSON_COMPACT | JSON_PRESERVE_ORDER);
  json_decref (root);
  /* Its memory is not GLib's. */
  text = g_strdup (written);
  free (written);
  return text;
}
