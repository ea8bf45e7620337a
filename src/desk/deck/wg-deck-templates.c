/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which decks there are to choose from: those that come with the program, and those an office made
 * of its own, which stand for one of the same id. */

#include "wg-deck-builder.h"

#include "wg-data.h"
#include "wg-district-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
take_deck (GPtrArray *decks,
           WgDeck    *deck)
{
  for (guint i = 0; i < decks->len; i++)
    {
      WgDeck *old = g_ptr_array_index (decks, i);

      if (!g_str_equal (old->type, deck->type))
        continue;
      decks->pdata[i] = deck;
      wg_deck_unref (old);
      return;
    }
  g_ptr_array_add (decks, deck);
}

/* A broken one of the file is left out: the others can still be chosen. */
static void
take_own (GPtrArray   *decks,
          const WgRow *row)
{
  const char *content = wg_row_get_text (row, WG_TEMPLATE_CONTENT);
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = NULL;

  if (g_strcmp0 (wg_row_get_text (row, WG_TEMPLATE_TYPE), "decks") != 0 || content == NULL)
    return;
  json = g_bytes_new (content, strlen (content));
  own = wg_deck_load_templates (json, wg_data_get_language (), &error);
  if (own == NULL)
    g_warning ("%s", error->message);
  for (guint i = 0; own != NULL && i < own->len; i++)
    take_deck (decks, wg_deck_ref (g_ptr_array_index (own, i)));
}

GPtrArray *
wg_deck_list_templates (WgDistrict *district,
                        GError    **error)
{
  g_autoptr (GBytes) json = wg_data_lookup ("templates/decks.json", error);
  g_autoptr (GPtrArray) decks = json != NULL
                                  ? wg_deck_load_templates (json, wg_data_get_language (), error)
                                  : NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (decks == NULL)
    return NULL;
  rows = wg_store_load (wg_district_get_store (district), &wg_kind_template, NULL, error);
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    take_own (decks, g_ptr_array_index (rows, i));
  return g_steal_pointer (&decks);
}

WgDeck *
wg_deck_find_template (WgDistrict *district,
                       const char *type,
                       GError    **error)
{
  g_autoptr (GPtrArray) decks = wg_deck_list_templates (district, error);
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; decks != NULL && i < decks->len; i++)
    {
      WgDeck *deck = g_ptr_array_index (decks, i);

      if (g_str_equal (deck->type, type))
        return wg_deck_ref (deck);
      g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", deck->type);
    }
  if (decks != NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 _("There is no deck template “%s”; there are: %s."), type, known->str);
  return NULL;
}
