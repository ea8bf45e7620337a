/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page in which a deck is prepared. Every change is one edit of the deck's row; what a page
 * shows desk/deck evaluates. */

#include "wg-deck-editor-private.h"

#include "wg-deck-row.h"
#include "wg-focus.h"
#include "wg-meeting-book.h"
#include "wg-scope-words.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (WgDeckEditor, wg_deck_editor, GTK_TYPE_WIDGET)

WgRow *
_wg_deck_editor_get_row (WgDeckEditor *self)
{
  return self->district != NULL ? wg_meeting_book_find_deck (self->district, self->deck) : NULL;
}

void
_wg_deck_editor_tell (WgDeckEditor *self, const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "alarm");
}

/* In the same place, but nothing is wrong. */
void
_wg_deck_editor_tell_good (WgDeckEditor *self, const char *text)
{
  _wg_deck_editor_tell (self, text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->problem), "alarm");
}

static gboolean
is_writable (WgDeckEditor *self)
{
  return self->district != NULL && !wg_district_get_read_only (self->district);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgDeckEditor) self = data;
  g_autoptr (GError) error = NULL;

  self->writing--;
  if (wg_district_apply_finish (WG_DISTRICT (source), result, &error))
    return;
  self->written = 0;
  self->unwritten = FALSE;
  /* What is shown is what the file holds. */
  wg_deck_editor_refresh (self);
  _wg_deck_editor_tell (self, error->message);
}

/* @edit: (transfer full) */
void
_wg_deck_editor_apply (WgDeckEditor *self, WgEdit *edit)
{
  _wg_deck_editor_tell (self, NULL);
  self->writing++;
  wg_district_apply_async (self->district, edit, NULL, on_applied, g_object_ref (self));
  wg_edit_unref (edit);
}

static WgDeckPage *
get_page (WgDeckEditor *self)
{
  guint page = wg_deck_pages_get_page (self->pages);
  GPtrArray *pages = self->builder != NULL ? wg_deck_builder_get_deck (self->builder)->pages
                                           : NULL;

  return pages != NULL && page < pages->len ? g_ptr_array_index (pages, page) : NULL;
}

/* Other pages: shown at once, and written. */
void
_wg_deck_editor_write_pages (WgDeckEditor *self, GPtrArray *pages, const char *label)
{
  WgRow *row = _wg_deck_editor_get_row (self);
  g_autoptr (WgDeck) deck = NULL;
  g_autoptr (GError) error = NULL;
  WgEdit *edit;

  if (row == NULL || self->builder == NULL || !is_writable (self))
    return;
  deck = wg_deck_with_pages (wg_deck_builder_get_deck (self->builder), pages);
  if (self->written != 0)
    {
      /* Keys come faster than edits: the last state is written when the one before is known. */
      self->unwritten = TRUE;
      wg_deck_builder_set_deck (self->builder, deck);
      wg_deck_pages_set (self->pages, self->builder, &self->room, self->fitted, TRUE);
      return;
    }
  edit = wg_deck_book_edit_pages (self->district, row, deck, label, &error);
  if (edit == NULL)
    {
      _wg_deck_editor_tell (self, error->message);
      return;
    }
  wg_deck_builder_set_deck (self->builder, deck);
  wg_deck_pages_set (self->pages, self->builder, &self->room, self->fitted, TRUE);
  self->written = wg_row_get_version (row);
  _wg_deck_editor_apply (self, edit);
}

/* (transfer full): the pages as they are, to be changed. */
GPtrArray *
_wg_deck_editor_copy_pages (WgDeckEditor *self)
{
  GPtrArray *pages = wg_deck_builder_get_deck (self->builder)->pages;
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_deck_page_unref);

  for (guint i = 0; i < pages->len; i++)
    g_ptr_array_add (copy, wg_deck_page_ref (g_ptr_array_index (pages, i)));
  return copy;
}

/* Title, layout and notes of the page that was shown, where they are others now. */
static void
keep_page (WgDeckEditor *self)
{
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (WgDeckPage) page = NULL;
  guint at;

  if (self->builder == NULL || self->shown == NULL || !is_writable (self))
    return;
  at = wg_deck_find_page (wg_deck_builder_get_deck (self->builder), self->shown);
  if (at == G_MAXUINT)
    return;
  page = wg_deck_page_copy (g_ptr_array_index (
    wg_deck_builder_get_deck (self->builder)->pages, at));
  if (!wg_page_form_read (self->form, page))
    return;
  pages = _wg_deck_editor_copy_pages (self);
  wg_deck_page_unref (pages->pdata[at]);
  pages->pdata[at] = g_steal_pointer (&page);
  _wg_deck_editor_write_pages (self, pages, _("Change a page"));
}

static void
on_page_left (WgDeckEditor *self)
{
  keep_page (self);
}

static void
show_page (WgDeckEditor *self)
{
  guint at = wg_deck_pages_get_page (self->pages);
  WgDeckPage *page = get_page (self);
  const char *error = wg_deck_pages_get_error (self->pages, at);

  wg_page_picture_set_slide (wg_page_form_get_picture (self->form),
                             page != NULL ? wg_deck_pages_get_slide (self->pages, at) : NULL,
                             &self->room, self->fitted);
  if (error != NULL)
    _wg_deck_editor_tell (self, error);
  if (page == NULL || g_strcmp0 (self->shown, page->id) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (page->id);
  wg_page_form_set_page (self->form, page, is_writable (self));
}

static void
on_page_selected (WgDeckEditor *self)
{
  keep_page (self);
  show_page (self);
}

static void
on_moved (WgDeckEditor *self, guint from, guint to)
{
  g_autoptr (GPtrArray) pages = NULL;
  WgDeckPage *page;

  keep_page (self);
  pages = _wg_deck_editor_copy_pages (self);
  if (from >= pages->len || to >= pages->len)
    return;
  page = g_ptr_array_steal_index (pages, from);
  g_ptr_array_insert (pages, (int) to, page);
  _wg_deck_editor_write_pages (self, pages, _("Move a page"));
}

static void
on_removed (WgDeckEditor *self, guint at)
{
  g_autoptr (GPtrArray) pages = _wg_deck_editor_copy_pages (self);

  if (at >= pages->len || pages->len < 2)
    return;
  g_ptr_array_remove_index (pages, at);
  g_clear_pointer (&self->shown, g_free);
  _wg_deck_editor_write_pages (self, pages, _("Take away a page"));
  show_page (self);
}

static void
on_measured (WgDeckEditor *self)
{
  guint n = wg_deck_pages_count_small (self->pages);
  guint least = wg_room_get_least_text (&self->room);
  g_autofree char *text =
    n > 0 ? g_strdup_printf (ngettext ("%u page has text smaller than %u pixels",
                                       "%u pages have text smaller than %u pixels", n), n, least)
          : g_strdup_printf (_("No text is smaller than %u pixels"), least);

  gtk_label_set_text (self->flags, text);
  if (n > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->flags), "alarm");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->flags), "alarm");
  /* A button that goes takes nobody's keyboard with it. */
  if (gtk_widget_has_focus (self->fit) && (n == 0 || self->fitted))
    gtk_widget_grab_focus (GTK_WIDGET (self->pages));
  gtk_widget_set_visible (self->fit, n > 0 && !self->fitted && is_writable (self));
}

static void
on_fit (WgDeckEditor *self)
{
  WgRow *row = _wg_deck_editor_get_row (self);

  if (row != NULL)
    _wg_deck_editor_apply (self, wg_deck_book_edit_room (self->district, row, &self->room));
}

/* A deck that was fitted is fitted to the new room. */
static void
on_room_closed (WgDeckEditor *self)
{
  WgRow *row = _wg_deck_editor_get_row (self);
  WgRoom room;

  if (row == NULL || !is_writable (self) || !wg_room_box_get (self->room_box, &room)
      || memcmp (&room, &self->room, sizeof room) == 0)
    return;
  _wg_deck_editor_apply (self, self->fitted
                                 ? wg_deck_book_edit_room (self->district, row, &room)
                                 : wg_deck_book_edit_file_room (self->district, &room));
}

static void
show_head (WgDeckEditor *self, WgRow *row)
{
  const WgDeck *deck = wg_deck_builder_get_deck (self->builder);
  WgUnit *unit = wg_district_find_unit (self->district, deck->unit);
  g_autofree char *period = wg_scope_words_period (&deck->period);
  g_autofree char *cutoff = wg_scope_words_cutoff (deck->cutoff);
  g_autofree char *scope = g_strjoin (
    " · ", unit != NULL ? wg_unit_get_name (unit) : wg_district_get_name (self->district), period,
    cutoff, NULL);
  g_autofree char *room = wg_room_describe (&self->room);
  g_autofree char *least = wg_room_describe_least (&self->room);

  gtk_label_set_text (self->name, wg_row_get_text (row, WG_DECK_NAME));
  gtk_label_set_text (self->scope, scope);
  gtk_menu_button_set_label (self->room_button, room);
  gtk_label_set_text (self->least, least);
  wg_room_box_set (self->room_box, &self->room);
}

/* Whether the pages shown are those of the row. */
static gboolean
is_same (WgDeckEditor *self, WgDeck *deck)
{
  const WgDeck *shown = self->builder != NULL ? wg_deck_builder_get_deck (self->builder) : NULL;
  g_autofree char *now = wg_deck_to_json (deck);
  g_autofree char *before = shown != NULL ? wg_deck_to_json (shown) : NULL;

  return before != NULL && g_str_equal (now, before) && shown->cutoff == deck->cutoff
         && shown->meeting == deck->meeting && shown->unit == deck->unit;
}

static void
take_deck (WgDeckEditor *self, WgDeck *deck)
{
  if (self->builder == NULL)
    self->builder = wg_deck_builder_new (self->district, deck);
  else if (!is_same (self, deck))
    {
      wg_deck_builder_set_deck (self->builder, deck);
      g_clear_pointer (&self->shown, g_free);
    }
}

/* Whether the district knows what was written last; what came after it is written then. */
static gboolean
is_settled (WgDeckEditor *self, WgRow *row)
{
  g_autoptr (GPtrArray) pages = NULL;

  if (self->written == 0)
    return TRUE;
  if (wg_row_get_version (row) == self->written)
    return FALSE;
  self->written = 0;
  if (!self->unwritten)
    return TRUE;
  self->unwritten = FALSE;
  pages = _wg_deck_editor_copy_pages (self);
  _wg_deck_editor_write_pages (self, pages, _("Change a page"));
  return FALSE;
}

void
wg_deck_editor_refresh (WgDeckEditor *self)
{
  WgRow *row;
  g_autoptr (WgDeck) deck = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (WG_IS_DECK_EDITOR (self));

  row = _wg_deck_editor_get_row (self);
  if (row == NULL || !is_settled (self, row))
    return;
  deck = wg_deck_of_row (self->district, row, &self->room, &error);
  if (deck == NULL)
    {
      _wg_deck_editor_tell (self, error->message);
      return;
    }
  self->fitted = wg_deck_book_is_fitted (row);
  take_deck (self, deck);
  show_head (self, row);
  wg_deck_pages_set (self->pages, self->builder, &self->room, self->fitted, is_writable (self));
  show_page (self);
  on_measured (self);
  _wg_deck_editor_update_menus (self);
}

void
wg_deck_editor_set_deck (WgDeckEditor *self, WgDistrict *district, gint64 deck)
{
  g_return_if_fail (WG_IS_DECK_EDITOR (self));

  if (self->district != district || self->deck != deck)
    {
      if (self->district != NULL)
        keep_page (self);
      wg_deck_pages_set (self->pages, NULL, NULL, FALSE, FALSE);
      g_clear_object (&self->builder);
      g_clear_object (&self->late);
      g_clear_pointer (&self->shown, g_free);
      self->written = 0;
      self->unwritten = FALSE;
      g_set_object (&self->district, district);
      self->deck = deck;
    }
  _wg_deck_editor_tell (self, NULL);
  wg_deck_editor_refresh (self);
}

static gboolean
wg_deck_editor_grab_focus (GtkWidget *widget)
{
  return wg_focus_into (widget, GTK_WIDGET (WG_DECK_EDITOR (widget)->pages));
}

static void
wg_deck_editor_dispose (GObject *object)
{
  WgDeckEditor *self = WG_DECK_EDITOR (object);

  if (self->content != NULL)
    wg_deck_pages_set (self->pages, NULL, NULL, FALSE, FALSE);
  g_clear_object (&self->builder);
  g_clear_object (&self->late);
  g_clear_object (&self->district);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_deck_editor_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, WgDeckEditor, content);
  gtk_widget_class_bind_template_child (widget_class, WgDeckEditor, name);
  gtk_widget_class_bind_template_child (widget_class, WgDeckEditor, scope);
  gtk_widget_class_bind_template_child (widget_class, WgDeckEditor, present);
  gtk_widget_class_bind_template_child (widget_class, WgDeckEditor, menu);
  gtk_widget_class_bind_template_child (widget_class, WgDeckEditor, late_button);
  gtk_widget_class_bind_template_child (widget_class, WgDeckEditor, late_list);
  gtk_widget_class_bind_template_child (widget_class, WgDeckEditor, late_popover);
  gtk_widget_class_bind_template_child (widget_class, WgDeckEditor, room_button);
  gtk_widget_class_bind_template_child (widget_class, WgDeckEditor, room_box);
  gtk_widget_class_bind_template_child (widget_class, WgDeckEditor, least);
  gtk_widget_class_bind_template_child (widget_class, WgDeckEditor, flags);
  gtk_widget_class_bind_template_child (widget_class, WgDeckEditor, fit);
  gtk_widget_class_bind_template_child (widget_class, WgDeckEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, WgDeckEditor, pages);
  gtk_widget_class_bind_template_child (widget_class, WgDeckEditor, form);
  gtk_widget_class_bind_template_callback (widget_class, on_page_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_page_left);
  gtk_widget_class_bind_template_callback (widget_class, on_moved);
  gtk_widget_class_bind_template_callback (widget_class, on_removed);
  gtk_widget_class_bind_template_callback (widget_class, on_measured);
  gtk_widget_class_bind_template_callback (widget_class, on_fit);
  gtk_widget_class_bind_template_callback (widget_class, on_room_closed);
}

static void
wg_deck_editor_class_init (WgDeckEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_deck_editor_dispose;
  widget_class->grab_focus = wg_deck_editor_grab_focus;
  g_type_ensure (WG_TYPE_DECK_PAGES);
  g_type_ensure (WG_TYPE_PAGE_FORM);
  g_type_ensure (WG_TYPE_ROOM_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/meeting/wg-deck-editor.ui");
  bind_children (widget_class);
  _wg_deck_editor_install_menus (widget_class);
}

static void
wg_deck_editor_init (WgDeckEditor *self)
{
  self->room = WG_ROOM_INIT;
  gtk_widget_init_template (GTK_WIDGET (self));
  _wg_deck_editor_init_menus (self);
}
