/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The meeting page puts its parts side by side and hands the file on to them; it writes nothing
 * itself. */

#include "wg-meeting-screen.h"

#include "wg-deck-dialog.h"
#include "wg-deck-editor.h"
#include "wg-decision-list.h"
#include "wg-meeting-book.h"
#include "wg-meeting-list.h"
#include "wg-meeting-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _WgMeetingScreen
{
  GtkWidget parent_instance;

  GtkWidget      *content;
  WgMeetingList  *list;
  GtkWidget      *new_deck;
  GtkWidget      *first_deck;
  GtkLabel       *due;
  GtkStack       *stack;
  WgMeetingView  *meeting;
  WgDeckEditor   *deck;
  GtkLabel       *task_counts;
  GtkDropDown    *task_filter;
  WgDecisionList *tasks;
  GtkWidget      *no_tasks;

  WgDistrict     *district; /* (nullable), as the next */
  WgScope        *scope;
  gint64          wanted; /* a deck that was made and is not read yet */
};

G_DEFINE_FINAL_TYPE (WgMeetingScreen, wg_meeting_screen, GTK_TYPE_WIDGET)

/* What the filter of tasks lets through, in the order of the drop-down. */
enum
{
  TASKS_OPEN,
  TASKS_OVERDUE,
  TASKS_DONE,
  TASKS_ALL
};

static gboolean
is_shown (guint filter, WgDecisionState state)
{
  switch (filter)
    {
    case TASKS_OPEN:
      return state == WG_DECISION_IN_PROGRESS || state == WG_DECISION_OVERDUE;
    case TASKS_OVERDUE:
      return state == WG_DECISION_OVERDUE;
    case TASKS_DONE:
      return state == WG_DECISION_DONE;
    case TASKS_ALL:
    default:
      return TRUE;
    }
}

static void
show_tasks (WgMeetingScreen *self)
{
  WgDate today = wg_clock_get_today (wg_district_get_clock (self->district));
  g_autoptr (GPtrArray) all =
    wg_meeting_book_list_tasks (self->district, wg_scope_get_unit (self->scope), today);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  guint filter = gtk_drop_down_get_selected (self->task_filter);
  g_autofree char *text = NULL;
  WgDecisionCounts counts;

  for (guint i = 0; i < all->len; i++)
    if (is_shown (filter, wg_meeting_book_get_state (g_ptr_array_index (all, i), today)))
      g_ptr_array_add (shown, g_ptr_array_index (all, i));
  wg_meeting_book_count (all, today, &counts);
  text = wg_decision_counts_format (&counts);
  gtk_label_set_text (self->task_counts, text);
  wg_decision_list_set (self->tasks, self->district, shown, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->tasks), shown->len > 0);
  gtk_widget_set_visible (self->no_tasks, shown->len == 0);
}

static void
on_filter (WgMeetingScreen *self)
{
  if (self->district != NULL)
    show_tasks (self);
}

static void
on_chosen (WgMeetingScreen *self)
{
  switch (wg_meeting_list_get_item (self->list))
    {
    case WG_MEETING_LIST_TASKS:
      show_tasks (self);
      gtk_stack_set_visible_child_name (self->stack, "tasks");
      break;
    case WG_MEETING_LIST_MEETING:
      wg_meeting_view_set_meeting (self->meeting, self->district,
                                   wg_meeting_list_get_id (self->list));
      gtk_stack_set_visible_child_name (self->stack, "meeting");
      break;
    case WG_MEETING_LIST_DECK:
      wg_deck_editor_set_deck (self->deck, self->district, wg_meeting_list_get_id (self->list));
      gtk_stack_set_visible_child_name (self->stack, "deck");
      break;
    case WG_MEETING_LIST_NOTHING:
    default:
      gtk_stack_set_visible_child_name (self->stack, "empty");
      break;
    }
}

/* M51: one joint meeting per quarter, for the unit of the scope. */
static void
show_due (WgMeetingScreen *self)
{
  g_autoptr (WgMeetingTemplate) template = wg_meeting_book_get_template (self->district);
  WgDate today = wg_clock_get_today (wg_district_get_clock (self->district));
  g_autoptr (GPtrArray) meetings =
    wg_meeting_book_list (self->district, wg_scope_get_unit (self->scope));
  const WgMeetingType *type = g_ptr_array_index (template->types, 0);
  gint64 unit = meetings->len > 0
                  ? wg_row_get_int (g_ptr_array_index (meetings, 0), WG_MEETING_UNIT, 0) : 0;
  g_autofree char *text = NULL;
  WgMeetingDue due;

  if (unit != 0 && wg_meeting_book_check_due (self->district, unit, type->id, today, &due))
    text = wg_meeting_due_format (&due, type->name);
  gtk_label_set_text (self->due, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->due), text != NULL);
}

/* What is selected stays; else what comes next is shown: the tasks, or the first meeting. */
static void
choose_something (WgMeetingScreen *self)
{
  WgRow *called = wg_meeting_book_find_called (self->district, wg_scope_get_unit (self->scope),
                                               NULL);
  g_autoptr (GPtrArray) meetings =
    wg_meeting_book_list (self->district, wg_scope_get_unit (self->scope));

  if (wg_meeting_list_get_item (self->list) != WG_MEETING_LIST_NOTHING)
    return;
  if (called != NULL)
    wg_meeting_list_choose (self->list, WG_MEETING_LIST_MEETING, wg_row_get_id (called));
  else if (meetings->len > 0)
    wg_meeting_list_choose (self->list, WG_MEETING_LIST_MEETING,
                            wg_row_get_id (g_ptr_array_index (meetings, 0)));
  else
    wg_meeting_list_choose (self->list, WG_MEETING_LIST_TASKS, 0);
}

static void
refresh (WgMeetingScreen *self)
{
  wg_meeting_list_fill (self->list, self->district, wg_scope_get_unit (self->scope));
  if (self->wanted != 0
      && wg_meeting_list_choose (self->list, WG_MEETING_LIST_DECK, self->wanted))
    {
      self->wanted = 0;
      gtk_widget_grab_focus (GTK_WIDGET (self->deck));
    }
  choose_something (self);
  show_due (self);
  if (wg_meeting_list_get_item (self->list) == WG_MEETING_LIST_MEETING)
    wg_meeting_view_refresh (self->meeting);
  else if (wg_meeting_list_get_item (self->list) == WG_MEETING_LIST_DECK)
    wg_deck_editor_refresh (self->deck);
  else if (wg_meeting_list_get_item (self->list) == WG_MEETING_LIST_TASKS)
    show_tasks (self);
}

static gboolean
is_writable (WgMeetingScreen *self)
{
  return self->district != NULL && !wg_district_get_read_only (self->district);
}

/* A deck of another unit than the scope's is found from the whole file. */
static void
on_made (WgMeetingScreen *self, gint64 deck)
{
  self->wanted = deck;
  if (self->district == NULL)
    return;
  refresh (self);
}

static void
on_new_deck (WgMeetingScreen *self)
{
  GtkWindow *dialog;

  if (!is_writable (self))
    return;
  dialog = wg_deck_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                               self->district, self->scope);
  g_signal_connect_object (dialog, "made", G_CALLBACK (on_made), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static gboolean
on_new_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  if (!gtk_widget_get_mapped (widget) || !is_writable (WG_MEETING_SCREEN (widget)))
    return FALSE;
  on_new_deck (WG_MEETING_SCREEN (widget));
  return TRUE;
}

/* F5: the deck that is open, else the newest one of the meeting that is. */
static gboolean
on_present_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  WgMeetingScreen *self = WG_MEETING_SCREEN (widget);
  gint64 id = wg_meeting_list_get_id (self->list);
  g_autoptr (GPtrArray) decks = NULL;

  if (!gtk_widget_get_mapped (widget) || self->district == NULL)
    return FALSE;
  decks = wg_meeting_book_list_decks (self->district, 0);
  for (guint i = 0; i < decks->len; i++)
    {
      WgRow *deck = g_ptr_array_index (decks, i);

      if (wg_row_get_id (deck) == id || wg_row_get_int (deck, WG_DECK_MEETING, 0) == id)
        return gtk_widget_activate_action (widget, "win.present", "x", wg_row_get_id (deck));
    }
  return FALSE;
}

static void
on_told (WgMeetingScreen *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-edit", "s", text);
}

static void
on_task_edit (WgMeetingScreen *self, gint64 id)
{
  WgRow *row = wg_meeting_book_find_decision (self->district, id);

  if (row != NULL)
    wg_meeting_screen_show_meeting (self, wg_row_get_int (row, WG_DECISION_MEETING, 0));
}

static void
wg_meeting_screen_dispose (GObject *object)
{
  WgMeetingScreen *self = WG_MEETING_SCREEN (object);

  if (self->content != NULL)
    wg_meeting_screen_set_district (self, NULL, NULL);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_meeting_screen_parent_class)->dispose (object);
}

static void
wg_meeting_screen_class_init (WgMeetingScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_meeting_screen_dispose;
  g_type_ensure (WG_TYPE_DECK_EDITOR);
  g_type_ensure (WG_TYPE_DECISION_LIST);
  g_type_ensure (WG_TYPE_MEETING_LIST);
  g_type_ensure (WG_TYPE_MEETING_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/meeting/wg-meeting-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, WgMeetingScreen, content);
  gtk_widget_class_bind_template_child (widget_class, WgMeetingScreen, list);
  gtk_widget_class_bind_template_child (widget_class, WgMeetingScreen, new_deck);
  gtk_widget_class_bind_template_child (widget_class, WgMeetingScreen, first_deck);
  gtk_widget_class_bind_template_child (widget_class, WgMeetingScreen, due);
  gtk_widget_class_bind_template_child (widget_class, WgMeetingScreen, stack);
  gtk_widget_class_bind_template_child (widget_class, WgMeetingScreen, meeting);
  gtk_widget_class_bind_template_child (widget_class, WgMeetingScreen, deck);
  gtk_widget_class_bind_template_child (widget_class, WgMeetingScreen, task_counts);
  gtk_widget_class_bind_template_child (widget_class, WgMeetingScreen, task_filter);
  gtk_widget_class_bind_template_child (widget_class, WgMeetingScreen, tasks);
  gtk_widget_class_bind_template_child (widget_class, WgMeetingScreen, no_tasks);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_new_deck);
  gtk_widget_class_bind_template_callback (widget_class, on_filter);
  gtk_widget_class_bind_template_callback (widget_class, on_told);
  gtk_widget_class_bind_template_callback (widget_class, on_task_edit);
}

static void
add_key (GtkEventController *keys, guint key, GdkModifierType modifiers, GtkShortcutFunc function)
{
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                      gtk_callback_action_new (function, NULL, NULL)));
}

static void
wg_meeting_screen_init (WgMeetingScreen *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  const char *labels[] = { _("Not done"), _("Overdue"), _("Done"), _("All"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (labels);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->task_filter, G_LIST_MODEL (list));
  wg_decision_list_set_title (self->tasks, _("Tasks"));
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  add_key (keys, GDK_KEY_n, GDK_CONTROL_MASK, on_new_key);
  add_key (keys, GDK_KEY_F5, 0, on_present_key);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
wg_meeting_screen_set_district (WgMeetingScreen *self, WgDistrict *district, WgScope *scope)
{
  g_return_if_fail (WG_IS_MEETING_SCREEN (self));

  if (self->district != NULL)
    g_signal_handlers_disconnect_by_data (self->district, self);
  if (self->scope != NULL)
    g_signal_handlers_disconnect_by_data (self->scope, self);
  wg_meeting_view_set_meeting (self->meeting, NULL, 0);
  wg_deck_editor_set_deck (self->deck, NULL, 0);
  wg_decision_list_set (self->tasks, NULL, NULL, FALSE);
  g_set_object (&self->district, district);
  g_set_object (&self->scope, scope);
  gtk_widget_set_visible (self->new_deck, is_writable (self));
  gtk_widget_set_visible (self->first_deck, is_writable (self));
  if (district == NULL)
    {
      wg_meeting_list_fill (self->list, NULL, 0);
      return;
    }
  g_signal_connect_object (district, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scope, "notify::unit", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

void
wg_meeting_screen_show_meeting (WgMeetingScreen *self, gint64 meeting)
{
  g_return_if_fail (WG_IS_MEETING_SCREEN (self));

  if (self->district != NULL
      && !wg_meeting_list_choose (self->list, WG_MEETING_LIST_MEETING, meeting))
    {
      wg_scope_set_unit (self->scope, 0);
      wg_meeting_list_choose (self->list, WG_MEETING_LIST_MEETING, meeting);
    }
}

/* The meeting that is called for a unit, else for the nearest above it; 0: whichever is. */
static WgRow *
find_called (WgDistrict *district, gint64 unit)
{
  g_autoptr (GPtrArray) all = wg_meeting_book_list (district, 0);
  WgRow *called = NULL;

  for (guint i = 0; unit == 0 && called == NULL && i < all->len; i++)
    called = wg_meeting_book_find_called (
      district, wg_row_get_int (g_ptr_array_index (all, i), WG_MEETING_UNIT, 0), NULL);
  while (called == NULL && unit != 0)
    {
      WgUnit *found = wg_district_find_unit (district, unit);

      called = wg_meeting_book_find_called (district, unit, NULL);
      unit = found != NULL ? wg_unit_get_parent_id (found) : 0;
    }
  return called;
}

gboolean
wg_meeting_screen_propose (WgMeetingScreen *self, gint64 unit, const char *content,
                           const char *trial)
{
  WgRow *called;

  g_return_val_if_fail (WG_IS_MEETING_SCREEN (self), FALSE);

  called = self->district != NULL ? find_called (self->district, unit) : NULL;
  if (called == NULL)
    return FALSE;
  wg_meeting_screen_show_meeting (self, wg_row_get_id (called));
  wg_meeting_view_propose (self->meeting, content, trial);
  return TRUE;
}
