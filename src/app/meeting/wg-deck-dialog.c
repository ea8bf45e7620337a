/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a new deck and shows what cannot be; desk/meeting makes it. */

#include "wg-deck-dialog.h"

#include "wg-deck-book.h"
#include "wg-meeting-book.h"
#include "wg-question.h"
#include "wg-room-box.h"
#include "wg-scope-words.h"
#include "wg-unit-button.h"

#include <glib/gi18n.h>

struct _WgDeckDialog
{
  AdwWindow parent_instance;

  GtkDropDown  *template;
  GtkBox       *template_box;
  GtkWidget    *rename, *discard;
  GtkPopover   *rename_popover;
  GtkEntry     *new_name;
  WgUnitButton *unit;
  GtkEntry     *period;
  GtkLabel     *period_words;
  GtkEntry     *cutoff;
  GtkEntry     *starts;
  GtkLabel     *starts_words;
  WgRoomBox    *room;
  GtkLabel     *problem;
  GtkWidget    *make;

  WgDistrict   *district;
  GPtrArray    *templates; /* WgDeck */
};

G_DEFINE_FINAL_TYPE (WgDeckDialog, wg_deck_dialog, ADW_TYPE_WINDOW)

enum
{
  MADE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tell (WgDeckDialog *self, const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static const char *
get_type (WgDeckDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->template);

  return selected < self->templates->len
           ? ((WgDeck *) g_ptr_array_index (self->templates, selected))->type : NULL;
}

/* FALSE: it is no time. An empty one is no cut-off, or no meeting. */
static gboolean
read_time (GtkEntry *entry, WgTime *time)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  *time = WG_TIME_NONE;
  return *text == '\0' || wg_time_parse (text, time);
}

static void
on_period (WgDeckDialog *self)
{
  WgPeriod period;
  g_autofree char *words =
    wg_period_parse (gtk_editable_get_text (GTK_EDITABLE (self->period)), &period)
      ? wg_scope_words_period (&period) : g_strdup (_("Write 2026Q3, 2026-09 or 2026."));

  gtk_label_set_text (self->period_words, words);
}

/* The cut-off proposed is the end of the period's last day. */
static void
propose_cutoff (WgDeckDialog *self)
{
  WgPeriod period;
  g_autofree char *text = NULL;

  if (!wg_period_parse (gtk_editable_get_text (GTK_EDITABLE (self->period)), &period))
    return;
  text = wg_cutoff_format (wg_time_new (period.last + 1, 0, 0));
  gtk_editable_set_text (GTK_EDITABLE (self->cutoff), text);
}

static void
on_period_left (WgDeckDialog *self)
{
  WgTime cutoff;
  WgPeriod period;

  /* One that was typed and fits stays. */
  if (!wg_period_parse (gtk_editable_get_text (GTK_EDITABLE (self->period)), &period)
      || (read_time (self->cutoff, &cutoff) && cutoff > wg_time_new (period.last, 0, 0)))
    return;
  propose_cutoff (self);
}

static void
on_starts (WgDeckDialog *self)
{
  WgTime starts;
  WgRow *called = wg_meeting_book_find_called (self->district,
                                               wg_unit_button_get_unit (self->unit),
                                               get_type (self));
  const char *words = _("A meeting of that day is made with it.");

  if (!read_time (self->starts, &starts))
    words = _("Write it as 2026-10-15 09:00.");
  else if (starts == WG_TIME_NONE)
    words = _("Without a meeting.");
  else if (called != NULL
           && wg_time_get_day (wg_row_get_int (called, WG_MEETING_STARTS_AT, 0))
                == wg_time_get_day (starts))
    words = wg_row_get_text (called, WG_MEETING_TITLE);
  gtk_label_set_text (self->starts_words, words);
}

/* The meeting that is called, else a day from now. */
static void
propose_starts (WgDeckDialog *self)
{
  WgRow *called = wg_meeting_book_find_called (self->district,
                                               wg_unit_button_get_unit (self->unit),
                                               get_type (self));
  WgTime starts = called != NULL ? wg_row_get_int (called, WG_MEETING_STARTS_AT, WG_TIME_NONE)
                                 : WG_TIME_NONE;
  WgDate today = wg_clock_get_today (wg_district_get_clock (self->district));
  g_autofree char *text = wg_time_format (starts != WG_TIME_NONE ? starts
                                                                 : wg_time_new (today + 1, 9, 0));

  gtk_editable_set_text (GTK_EDITABLE (self->starts), text);
  on_starts (self);
}

static gboolean
read_wish (WgDeckDialog *self, WgDeckWish *wish, WgRoom *room)
{
  *wish = (WgDeckWish) { .type = get_type (self), .unit = wg_unit_button_get_unit (self->unit),
                         .room = room };
  if (wish->type == NULL)
    return FALSE;
  if (!wg_period_parse (gtk_editable_get_text (GTK_EDITABLE (self->period)), &wish->period))
    {
      tell (self, _("This is no period. Write 2026Q3, 2026-09 or 2026."));
      gtk_widget_grab_focus (GTK_WIDGET (self->period));
    }
  else if (!read_time (self->cutoff, &wish->cutoff))
    {
      tell (self, _("The cut-off is no time. Write it as 2026-09-30 24:00."));
      gtk_widget_grab_focus (GTK_WIDGET (self->cutoff));
    }
  else if (!read_time (self->starts, &wish->starts_at))
    {
      tell (self, _("This is no time of a meeting. Write it as 2026-10-15 09:00."));
      gtk_widget_grab_focus (GTK_WIDGET (self->starts));
    }
  else if (!wg_room_box_get (self->room, room))
    tell (self, _("The room needs its distance and the width of the picture in metres."));
  else
    return TRUE;
  return FALSE;
}

typedef struct
{
  WgDeckDialog *dialog;
  gint64        id;
} Making;

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  Making *making = data;
  g_autoptr (WgDeckDialog) self = making->dialog;
  gint64 id = making->id;
  g_autoptr (GError) error = NULL;

  g_free (making);
  if (!wg_district_apply_finish (WG_DISTRICT (source), result, &error))
    {
      tell (self, error->message);
      gtk_widget_set_sensitive (self->make, TRUE);
      return;
    }
  g_signal_emit (self, signals[MADE], 0, id);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_make (WgDeckDialog *self)
{
  WgDeckWish wish;
  WgRoom room;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgEdit) edit = NULL;
  Making *making;
  gint64 id = 0;

  if (!gtk_widget_get_sensitive (self->make) || !read_wish (self, &wish, &room))
    return;
  edit = wg_deck_book_make (self->district, &wish, &id, &error);
  if (edit == NULL)
    {
      tell (self, error->message);
      return;
    }
  tell (self, NULL);
  gtk_widget_set_sensitive (self->make, FALSE);
  making = g_new0 (Making, 1);
  making->dialog = g_object_ref (self);
  making->id = id;
  wg_district_apply_async (self->district, edit, NULL, on_made, making);
}

/* The file's own of the chosen template; those that ship with the program have none. */
static WgRow *
get_own (WgDeckDialog *self)
{
  const char *type = get_type (self);

  return type != NULL ? wg_deck_book_find_template (self->district, type) : NULL;
}

static void
show_own (WgDeckDialog *self)
{
  gboolean own = get_own (self) != NULL && !wg_district_get_read_only (self->district);

  gtk_widget_set_visible (self->rename, own);
  gtk_widget_set_visible (self->discard, own);
}

static void
on_template_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgDeckDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (!wg_district_apply_finish (WG_DISTRICT (source), result, &error))
    tell (self, error->message);
}

/* @edit: (transfer full) (nullable): with @error instead */
static void
apply_template (WgDeckDialog *self, WgEdit *edit, const GError *error)
{
  tell (self, edit == NULL ? error->message : NULL);
  if (edit == NULL)
    return;
  wg_district_apply_async (self->district, edit, NULL, on_template_written, g_object_ref (self));
  wg_edit_unref (edit);
}

static void
on_rename_shown (WgDeckDialog *self)
{
  WgRow *own = get_own (self);

  if (own != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->new_name),
                           wg_row_get_text (own, WG_TEMPLATE_NAME));
  gtk_widget_grab_focus (GTK_WIDGET (self->new_name));
}

static void
on_rename (WgDeckDialog *self)
{
  WgRow *own = get_own (self);
  g_autoptr (GError) error = NULL;

  if (own != NULL)
    apply_template (self,
                    wg_deck_book_rename_template (
                      self->district, own, gtk_editable_get_text (GTK_EDITABLE (self->new_name)),
                      &error),
                    error);
  gtk_popover_popdown (self->rename_popover);
}

static void
on_discard (WgDeckDialog *self)
{
  WgRow *own = get_own (self);

  if (own != NULL)
    apply_template (self, wg_deck_book_delete_template (own), NULL);
}

static void
set_words (GtkWidget *widget, const char *words, const char *tooltip)
{
  gtk_widget_set_tooltip_text (widget, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

/* What can be done with an own template, beside its name. */
static void
add_own_buttons (WgDeckDialog *self)
{
  self->rename = gtk_menu_button_new ();
  self->rename_popover = GTK_POPOVER (gtk_popover_new ());
  self->new_name = GTK_ENTRY (gtk_entry_new ());
  self->discard = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_editable_set_width_chars (GTK_EDITABLE (self->new_name), 24);
  gtk_popover_set_child (self->rename_popover, GTK_WIDGET (self->new_name));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->rename), "document-edit-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->rename), GTK_WIDGET (self->rename_popover));
  set_words (self->rename, _("Rename this template"), _("Rename this template"));
  set_words (GTK_WIDGET (self->new_name), _("New name of the template"), NULL);
  set_words (self->discard, _("Take this template away"),
             _("Take this template away; decks made of it stay"));
  g_signal_connect_swapped (self->rename_popover, "show", G_CALLBACK (on_rename_shown), self);
  g_signal_connect_swapped (self->new_name, "activate", G_CALLBACK (on_rename), self);
  g_signal_connect_swapped (self->discard, "clicked", G_CALLBACK (on_discard), self);
  gtk_box_append (self->template_box, self->rename);
  gtk_box_append (self->template_box, self->discard);
}

static void
on_scope (WgDeckDialog *self)
{
  propose_starts (self);
  show_own (self);
}

static void
wg_deck_dialog_dispose (GObject *object)
{
  WgDeckDialog *self = WG_DECK_DIALOG (object);

  g_clear_object (&self->district);
  g_clear_pointer (&self->templates, g_ptr_array_unref);

  G_OBJECT_CLASS (wg_deck_dialog_parent_class)->dispose (object);
}

static void
wg_deck_dialog_class_init (WgDeckDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_deck_dialog_dispose;
  signals[MADE] = g_signal_new ("made", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  g_type_ensure (WG_TYPE_ROOM_BOX);
  g_type_ensure (WG_TYPE_UNIT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/meeting/wg-deck-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, WgDeckDialog, template);
  gtk_widget_class_bind_template_child (widget_class, WgDeckDialog, template_box);
  gtk_widget_class_bind_template_child (widget_class, WgDeckDialog, unit);
  gtk_widget_class_bind_template_child (widget_class, WgDeckDialog, period);
  gtk_widget_class_bind_template_child (widget_class, WgDeckDialog, period_words);
  gtk_widget_class_bind_template_child (widget_class, WgDeckDialog, cutoff);
  gtk_widget_class_bind_template_child (widget_class, WgDeckDialog, starts);
  gtk_widget_class_bind_template_child (widget_class, WgDeckDialog, starts_words);
  gtk_widget_class_bind_template_child (widget_class, WgDeckDialog, room);
  gtk_widget_class_bind_template_child (widget_class, WgDeckDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, WgDeckDialog, make);
  gtk_widget_class_bind_template_callback (widget_class, on_make);
  gtk_widget_class_bind_template_callback (widget_class, on_period);
  gtk_widget_class_bind_template_callback (widget_class, on_period_left);
  gtk_widget_class_bind_template_callback (widget_class, on_starts);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
wg_deck_dialog_init (WgDeckDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_own_buttons (self);
  wg_unit_button_set_title (self->unit, _("Unit"));
}

static gboolean
take_templates (WgDeckDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->templates = wg_deck_list_templates (self->district, &error);
  if (self->templates == NULL)
    {
      self->templates = g_ptr_array_new ();
      tell (self, error->message);
    }
  for (guint i = 0; i < self->templates->len; i++)
    gtk_string_list_append (names, ((WgDeck *) g_ptr_array_index (self->templates, i))->name);
  gtk_drop_down_set_model (self->template, G_LIST_MODEL (names));
  return self->templates->len > 0;
}

/* A template was called otherwise or taken away: the one that was chosen stays, if it is there. */
static void
refill_templates (WgDeckDialog *self)
{
  g_autofree char *type = g_strdup (get_type (self));

  g_clear_pointer (&self->templates, g_ptr_array_unref);
  gtk_widget_set_sensitive (self->make, take_templates (self));
  for (guint i = 0; i < self->templates->len; i++)
    if (g_strcmp0 (((WgDeck *) g_ptr_array_index (self->templates, i))->type, type) == 0)
      gtk_drop_down_set_selected (self->template, i);
  show_own (self);
}

/* The unit of the scope where it holds meetings; else the one below it that met last. */
static gint64
choose_unit (WgDeckDialog *self, WgScope *scope)
{
  gint64 unit = wg_scope_get_unit (scope);
  g_autoptr (GPtrArray) meetings = wg_meeting_book_list (self->district, unit);
  GPtrArray *units = wg_district_get_units (self->district);

  for (guint i = 0; i < meetings->len; i++)
    if (wg_row_get_int (g_ptr_array_index (meetings, i), WG_MEETING_UNIT, 0) == unit)
      return unit;
  if (meetings->len > 0)
    return wg_row_get_int (g_ptr_array_index (meetings, 0), WG_MEETING_UNIT, 0);
  return unit != 0 || units->len == 0 ? unit : wg_unit_get_id (g_ptr_array_index (units, 0));
}

GtkWindow *
wg_deck_dialog_new (GtkWindow *parent, WgDistrict *district, WgScope *scope)
{
  WgDeckDialog *self = g_object_new (WG_TYPE_DECK_DIALOG, "transient-for", parent, "modal", TRUE,
                                     NULL);
  WgPeriod period = wg_scope_get_period (scope);
  g_autofree char *period_text = NULL;
  WgRoom room;

  if (gtk_widget_has_css_class (GTK_WIDGET (parent), "uncomposited"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "uncomposited");
  self->district = g_object_ref (district);
  if (period.first == WG_DATE_NONE)
    period = wg_period_quarter_ended_before (
      wg_clock_get_today (wg_district_get_clock (district)));
  period_text = wg_period_format (&period);
  gtk_widget_set_sensitive (self->make, take_templates (self));
  wg_unit_button_set_district (self->unit, district);
  wg_unit_button_set_unit (self->unit, choose_unit (self, scope));
  gtk_editable_set_text (GTK_EDITABLE (self->period), period_text);
  propose_cutoff (self);
  propose_starts (self);
  wg_deck_book_get_room (district, NULL, &room);
  wg_room_box_set (self->room, &room);
  g_signal_connect_object (self->template, "notify::selected", G_CALLBACK (on_scope), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (district, "changed", G_CALLBACK (refill_templates), self,
                           G_CONNECT_SWAPPED);
  show_own (self);
  g_signal_connect_object (self->unit, "picked", G_CALLBACK (on_scope), self, G_CONNECT_SWAPPED);
  return GTK_WINDOW (self);
}
