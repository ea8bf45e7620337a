/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the main window to a presentation and back: which deck, where it was left, and that nothing
 * of this window pops up meanwhile. */

#include "wg-window-private.h"

#include "wg-deck-row.h"
#include "wg-meeting-book.h"
#include "wg-present-window.h"

#include <glib/gi18n.h>

/* A program that was killed goes on by itself; what was left longer ago was another meeting. */
#define GO_ON_WITHIN (12 * 60 * 60)

typedef struct
{
  char *text, *button, *action;
} HeldToast;

static void
held_toast_free (HeldToast *toast)
{
  g_free (toast->text);
  g_free (toast->button);
  g_free (toast->action);
  g_free (toast);
}

/* Whether a message has to wait for the end of a presentation; then it is kept. */
gboolean
_wg_window_hold_toast (WgWindow *self, const char *text, const char *button, const char *action)
{
  HeldToast *toast;

  if (self->presentation == NULL)
    return FALSE;
  toast = g_new0 (HeldToast, 1);
  toast->text = g_strdup (text);
  toast->button = g_strdup (button);
  toast->action = g_strdup (action);
  if (self->held_toasts == NULL)
    self->held_toasts = g_ptr_array_new_with_free_func ((GDestroyNotify) held_toast_free);
  g_ptr_array_add (self->held_toasts, toast);
  return TRUE;
}

static void
on_ended (WgWindow *self)
{
  g_autoptr (GPtrArray) held = g_steal_pointer (&self->held_toasts);

  g_clear_weak_pointer (&self->presentation);
  for (guint i = 0; held != NULL && i < held->len; i++)
    {
      const HeldToast *toast = g_ptr_array_index (held, i);

      _wg_window_toast_with_action (self, toast->text, toast->button, toast->action);
    }
}

static void
present (WgWindow *self, gint64 deck_id, const WgShowPlace *place)
{
  WgRow *row = wg_meeting_book_find_deck (self->district, deck_id);
  g_autoptr (WgShowKeeper) keeper = NULL;
  g_autoptr (WgDeckBuilder) builder = NULL;
  g_autoptr (WgDeck) deck = NULL;
  g_autoptr (GError) error = NULL;
  WgRoom room;
  GtkWindow *window;

  if (self->presentation != NULL)
    {
      gtk_window_present (self->presentation);
      return;
    }
  if (row == NULL)
    {
      _wg_window_toast (self, _("This deck is not in the file any more."));
      return;
    }
  deck = wg_deck_of_row (self->district, row, &room, &error);
  if (deck == NULL || deck->pages->len == 0)
    {
      _wg_window_toast (self, error != NULL ? error->message : _("This deck has no pages."));
      return;
    }
  if (place != NULL && place->room[0] != '\0')
    wg_room_parse (place->room, &room);
  builder = wg_deck_builder_new (self->district, deck);
  keeper = wg_show_keeper_new (wg_district_get_path (self->district));
  window = wg_present_window_new (GTK_WINDOW (self), builder, deck_id, &room, keeper, place);
  g_set_weak_pointer (&self->presentation, window);
  g_signal_connect_object (window, "destroy", G_CALLBACK (on_ended), self, G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

/* The deck of the next meeting of the unit that is looked at; without one, the last that was
 * made. */
static void
on_present_last (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;
  g_autoptr (GPtrArray) decks = NULL;

  if (self->district == NULL)
    return;
  decks = wg_meeting_book_list_decks (self->district, wg_scope_get_unit (self->scope));
  if (decks->len > 0)
    present (self, wg_row_get_id (g_ptr_array_index (decks, 0)), NULL);
  else
    _wg_window_toast (self, _("There is no deck here yet; the page “Meetings” makes one."));
}

static void
on_present (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;

  if (self->district != NULL)
    present (self, g_variant_get_int64 (parameter), NULL);
}

static const GActionEntry entries[] = {
  { "present", on_present, "x", NULL, NULL, { 0 } },
  { "present-last", on_present_last, NULL, NULL, NULL, { 0 } },
};

void
_wg_window_present_add (WgWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
_wg_window_present_update (WgWindow *self, gboolean open)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), entries[i].name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), open);
    }
  /* On the page of meetings the same key shows the deck that is chosen there. */
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "meeting") == 0)
    g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "present-last")), FALSE);
}

/* A file was opened: a presentation of it that did not end goes on, on the same page. */
void
_wg_window_present_go_on (WgWindow *self)
{
  g_autoptr (WgShowKeeper) keeper = wg_show_keeper_new (wg_district_get_path (self->district));
  WgShowPlace place;
  gint64 age;

  if (!wg_show_keeper_load (keeper, &place))
    return;
  age = g_get_real_time () / G_USEC_PER_SEC - place.kept;
  if (age >= 0 && age < GO_ON_WITHIN && wg_meeting_book_find_deck (self->district, place.deck))
    present (self, place.deck, &place);
  else
    wg_show_keeper_forget (keeper);
  g_free (place.room);
}

/* The file is closed: its presentation goes with it. */
void
_wg_window_present_end (WgWindow *self)
{
  if (self->presentation != NULL)
    gtk_window_destroy (self->presentation);
}
