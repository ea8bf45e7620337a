/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The presentation on a screen: keys and pointer become keys of the show; screens, sleep and the
 * place on the disk are looked after here. What is shown is the show's and the guide's. */

#include "wg-present-window.h"

#include "wg-decision-strip.h"
#include "wg-slide-painter.h"
#include "wg-slide-view.h"
#include "wg-speaker-window.h"

#include <glib/gi18n.h>
#include <time.h>

#define TICK_FAST  33  /* ms: while strokes fade */
#define TICK_SLOW  250 /* ms: the clock, a loop */
#define HIDE_AFTER 2   /* s: the pointer */
#define ASLEEP     (5 * G_TIME_SPAN_SECOND) /* no tick for so long: the computer slept */

struct _WgPresentWindow
{
  GtkWindow parent_instance;

  GtkApplication *application; /* (nullable): weak */
  GtkWindow      *parent;      /* (nullable): weak */
  WgShow         *show;
  WgShowGuide    *guide;
  WgSlideView    *view;
  WgDecisionStrip *strip;
  WgShowKeeper   *keeper;
  GtkWindow      *speaker; /* (nullable) */
  gint64          deck;
  WgRoom          room;
  guint           kept_page, kept_loop;
  gint64          ticked; /* 0: not yet */
  GListModel     *monitors;
  GdkMonitor     *monitor; /* (nullable): it is on */
  guint           cookie, tick, tick_every, hide, monitors_idle;
  gboolean        wants_speaker; /* wherever there is a second screen for it */
  double          pointer_x, pointer_y;
};

G_DEFINE_FINAL_TYPE (WgPresentWindow, wg_present_window, GTK_TYPE_WINDOW)

/* Goes on while the computer sleeps: the speaker's time is that of the meeting. Microseconds. */
static gint64
get_now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_BOOTTIME, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* Only when the place is another: a key that opens a card writes nothing. */
static void
keep_place (WgPresentWindow *self)
{
  guint page = wg_show_get_page (self->show), loop = wg_show_get_loop (self->show);
  g_autofree char *room = NULL;

  if (page == self->kept_page && loop == self->kept_loop)
    return;
  self->kept_page = page;
  self->kept_loop = loop;
  room = wg_room_format (&self->room);
  wg_show_keeper_keep (self->keeper, &(WgShowPlace) { self->deck, page, loop, room,
                                                      g_get_real_time () / G_USEC_PER_SEC });
}

/* The line for decisions opens with its mode and goes with it; what is typed stays in it. */
static void
show_strip (WgPresentWindow *self)
{
  gboolean open = wg_show_get_mode (self->show) == WG_SHOW_MODE_DECIDE;
  g_autoptr (WgRehearsal) rehearsal = NULL;

  if (open == gtk_widget_get_visible (GTK_WIDGET (self->strip)))
    return;
  if (open)
    {
      wg_decision_strip_set_meeting (
        self->strip, wg_deck_builder_get_district (wg_show_guide_get_builder (self->guide)),
        wg_show_guide_get_meeting (self->guide));
      wg_decision_strip_set_text (self->strip, wg_slide_view_get_text (self->view));
      rehearsal = wg_show_guide_dup_rehearsal (self->guide);
      if (rehearsal != NULL)
        wg_decision_strip_propose (self->strip, rehearsal->content, rehearsal->trial);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->strip), open);
  gtk_widget_grab_focus (open ? GTK_WIDGET (self->strip) : GTK_WIDGET (self->view));
  /* The key may have been pressed on the speaker's screen. */
  if (open)
    gtk_window_present (GTK_WINDOW (self));
}

static gboolean on_tick (gpointer data);

static void
set_tick (WgPresentWindow *self, guint every)
{
  if (self->tick_every == every)
    return;
  g_clear_handle_id (&self->tick, g_source_remove);
  self->tick_every = every;
  self->tick = g_timeout_add (every, on_tick, self);
}

static void stay_awake (WgPresentWindow *self);
static void on_monitors_changed (WgPresentWindow *self);

/* The computer slept, or the program was held: the same page of the same deck, on a screen that
 * there is now. A loop does not catch up on pages that nobody saw. */
static void
on_woken (WgPresentWindow *self, gint64 asleep)
{
  g_debug ("The presentation goes on after %" G_GINT64_FORMAT " s", asleep / G_USEC_PER_SEC);
  wg_show_wake (self->show, asleep);
  wg_slide_view_paint_again (self->view);
  stay_awake (self);
  on_monitors_changed (self);
}

static gboolean
on_tick (gpointer data)
{
  WgPresentWindow *self = data;
  gint64 now = get_now (), before = self->ticked;

  self->ticked = now;
  if (before != 0 && now - before > ASLEEP)
    on_woken (self, now - before);
  wg_show_tick (self->show, now);
  if (self->speaker != NULL)
    wg_speaker_window_tick (WG_SPEAKER_WINDOW (self->speaker), now);
  if (self->tick_every == TICK_FAST
      && wg_show_pen_get_strokes (wg_show_get_pen (self->show))->len == 0)
    {
      set_tick (self, TICK_SLOW);
      return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

static GdkMonitor *
get_parent_monitor (WgPresentWindow *self)
{
  GdkSurface *surface = self->parent != NULL ? gtk_native_get_surface (GTK_NATIVE (self->parent))
                                             : NULL;

  return surface != NULL ? gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface),
                                                               surface)
                         : NULL;
}

/* (transfer full) (nullable): the screen after the one it is on; at first one that the main window
 * is not on, because that is the speaker's. */
static GdkMonitor *
choose_monitor (WgPresentWindow *self)
{
  guint n = g_list_model_get_n_items (self->monitors), at = G_MAXUINT;
  GdkMonitor *of_parent = get_parent_monitor (self);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (self->monitors, i);

      if (monitor == self->monitor)
        at = i;
    }
  if (at != G_MAXUINT)
    return g_list_model_get_item (self->monitors, (at + 1) % n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (self->monitors, i);

      if (monitor != of_parent)
        return g_steal_pointer (&monitor);
    }
  return n > 0 ? g_list_model_get_item (self->monitors, 0) : NULL;
}

/* The whole of a screen that the pages are not on: the main window's, where it can be. */
static void
place_speaker (WgPresentWindow *self)
{
  GdkMonitor *of_parent = get_parent_monitor (self);
  g_autoptr (GdkMonitor) other = NULL;

  if (self->speaker == NULL)
    return;
  if (of_parent != NULL && of_parent != self->monitor)
    other = g_object_ref (of_parent);
  for (guint i = 0; other == NULL && i < g_list_model_get_n_items (self->monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (self->monitors, i);

      if (monitor != self->monitor)
        other = g_steal_pointer (&monitor);
    }
  if (other != NULL)
    gtk_window_fullscreen_on_monitor (self->speaker, other);
}

static void
move_to_monitor (WgPresentWindow *self, GdkMonitor *monitor)
{
  g_set_object (&self->monitor, monitor);
  if (monitor != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
  else
    gtk_window_fullscreen (GTK_WINDOW (self));
  place_speaker (self);
}

static gboolean on_key (WgPresentWindow *self, guint keyval, guint keycode, GdkModifierType state);

static gboolean
on_speaker_closed (WgPresentWindow *self)
{
  self->speaker = NULL;
  return GDK_EVENT_PROPAGATE;
}

static void
show_speaker (WgPresentWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->speaker = wg_speaker_window_new (self->guide, self->view);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->speaker), keys);
  g_signal_connect_swapped (self->speaker, "close-request", G_CALLBACK (on_speaker_closed), self);
  wg_speaker_window_tick (WG_SPEAKER_WINDOW (self->speaker), get_now ());
  place_speaker (self);
  gtk_window_present (self->speaker);
}

static void
hide_speaker (WgPresentWindow *self)
{
  if (self->speaker != NULL)
    gtk_window_destroy (g_steal_pointer (&self->speaker));
}

/* A screen was plugged in or out: the page stays, on a screen that there is. The one that was
 * plugged in is the projector again, and the speaker's notes are back where they were. */
static gboolean
on_monitors_settled (gpointer data)
{
  WgPresentWindow *self = data;
  guint n = g_list_model_get_n_items (self->monitors), at = G_MAXUINT;
  g_autoptr (GdkMonitor) next = NULL;

  self->monitors_idle = 0;
  if (n == 0)
    return G_SOURCE_REMOVE;
  if (self->monitor != NULL)
    for (guint i = 0; i < n && at == G_MAXUINT; i++)
      {
        g_autoptr (GdkMonitor) monitor = g_list_model_get_item (self->monitors, i);

        if (monitor == self->monitor)
          at = i;
      }
  if (n < 2)
    hide_speaker (self);
  if (at == G_MAXUINT || (n > 1 && self->monitor == get_parent_monitor (self)))
    {
      g_clear_object (&self->monitor);
      next = choose_monitor (self);
      move_to_monitor (self, next);
    }
  if (n > 1 && self->wants_speaker && self->speaker == NULL)
    show_speaker (self);
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

/* The list changes before a new screen knows its own place. */
static void
on_monitors_changed (WgPresentWindow *self)
{
  if (self->monitors_idle == 0)
    self->monitors_idle = g_idle_add (on_monitors_settled, self);
}

static void
on_request (WgPresentWindow *self, int request)
{
  if (request == WG_SHOW_REQUEST_END)
    gtk_window_close (GTK_WINDOW (self));
  else if (request == WG_SHOW_REQUEST_NOTES)
    {
      self->wants_speaker = self->speaker == NULL;
      if (self->wants_speaker)
        show_speaker (self);
      else
        hide_speaker (self);
    }
  else if (request == WG_SHOW_REQUEST_SCREEN)
    {
      g_autoptr (GdkMonitor) next = choose_monitor (self);

      move_to_monitor (self, next);
    }
}

static const struct
{
  guint     keyval;
  WgShowKey key;
} key_table[] = {
  { GDK_KEY_Left, WG_SHOW_KEY_LEFT },           { GDK_KEY_Right, WG_SHOW_KEY_RIGHT },
  { GDK_KEY_Up, WG_SHOW_KEY_UP },               { GDK_KEY_Down, WG_SHOW_KEY_DOWN },
  { GDK_KEY_Page_Up, WG_SHOW_KEY_PAGE_UP },     { GDK_KEY_Page_Down, WG_SHOW_KEY_PAGE_DOWN },
  { GDK_KEY_KP_Page_Up, WG_SHOW_KEY_PAGE_UP },  { GDK_KEY_KP_Page_Down, WG_SHOW_KEY_PAGE_DOWN },
  { GDK_KEY_Home, WG_SHOW_KEY_HOME },           { GDK_KEY_End, WG_SHOW_KEY_END },
  { GDK_KEY_KP_Home, WG_SHOW_KEY_HOME },        { GDK_KEY_KP_End, WG_SHOW_KEY_END },
  { GDK_KEY_KP_Left, WG_SHOW_KEY_LEFT },        { GDK_KEY_KP_Right, WG_SHOW_KEY_RIGHT },
  { GDK_KEY_KP_Up, WG_SHOW_KEY_UP },            { GDK_KEY_KP_Down, WG_SHOW_KEY_DOWN },
  { GDK_KEY_space, WG_SHOW_KEY_SPACE },         { GDK_KEY_Return, WG_SHOW_KEY_ENTER },
  { GDK_KEY_KP_Enter, WG_SHOW_KEY_ENTER },      { GDK_KEY_ISO_Enter, WG_SHOW_KEY_ENTER },
  { GDK_KEY_Escape, WG_SHOW_KEY_ESCAPE },       { GDK_KEY_BackSpace, WG_SHOW_KEY_ERASE },
  { GDK_KEY_Delete, WG_SHOW_KEY_DELETE },       { GDK_KEY_KP_Delete, WG_SHOW_KEY_DELETE },
  { GDK_KEY_Tab, WG_SHOW_KEY_TAB },             { GDK_KEY_F1, WG_SHOW_KEY_HELP },
};

static const struct
{
  guint     keyval;
  WgShowKey key;
} pan_table[] = {
  { GDK_KEY_Left, WG_SHOW_KEY_PAN_LEFT },       { GDK_KEY_Right, WG_SHOW_KEY_PAN_RIGHT },
  { GDK_KEY_Up, WG_SHOW_KEY_PAN_UP },           { GDK_KEY_Down, WG_SHOW_KEY_PAN_DOWN },
};

static gboolean
on_key (WgPresentWindow *self, guint keyval, guint keycode, GdkModifierType state)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if (wg_show_get_mode (self->show) == WG_SHOW_MODE_DECIDE)
    return GDK_EVENT_PROPAGATE; /* the line's, and of its input method */
  if (state & GDK_CONTROL_MASK)
    {
      for (guint i = 0; i < G_N_ELEMENTS (pan_table); i++)
        if (pan_table[i].keyval == keyval)
          return wg_show_press (self->show, pan_table[i].key, 0, get_now ());
      return GDK_EVENT_PROPAGATE;
    }
  if (state & GDK_ALT_MASK)
    return GDK_EVENT_PROPAGATE;
  for (guint i = 0; i < G_N_ELEMENTS (key_table); i++)
    if (key_table[i].keyval == keyval)
      return wg_show_press (self->show, key_table[i].key, 0, get_now ());
  if (letter == 0 || g_unichar_iscntrl (letter))
    return GDK_EVENT_PROPAGATE;
  wg_show_press (self->show, WG_SHOW_KEY_LETTER, letter, get_now ());
  return GDK_EVENT_STOP;
}

static gboolean
on_hide (gpointer data)
{
  WgPresentWindow *self = data;

  self->hide = 0;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  return G_SOURCE_REMOVE;
}

static void
show_pointer (WgPresentWindow *self)
{
  gboolean laser = wg_show_get_pointer (self->show) == WG_SHOW_POINTER_LASER;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), laser ? "none" : NULL);
  g_clear_handle_id (&self->hide, g_source_remove);
  self->hide = g_timeout_add_seconds (HIDE_AFTER, on_hide, self);
}

static void
on_motion (WgPresentWindow *self, double x, double y)
{
  /* A window that appears under the pointer is no hand that moved it. */
  if (x == self->pointer_x && y == self->pointer_y)
    return;
  self->pointer_x = x;
  self->pointer_y = y;
  show_pointer (self);
}

/* A figure is asked; anywhere else the page turns. */
static void
on_pressed (WgPresentWindow *self, int n, double x, double y, GtkGesture *gesture)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self->view));
  double height = gtk_widget_get_height (GTK_WIDGET (self->view));
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  WgSlide *slide = wg_show_guide_get_slide (self->guide);
  WgSlideHit hit;

  if (wg_show_get_pointer (self->show) == WG_SHOW_POINTER_PEN)
    return;
  if (button == GDK_BUTTON_SECONDARY)
    {
      wg_show_press (self->show, WG_SHOW_KEY_PAGE_UP, 0, get_now ());
      return;
    }
  if (wg_show_get_mode (self->show) != WG_SHOW_MODE_PAGE
      || wg_show_get_light (self->show) != WG_SHOW_LIT)
    return;
  hit = wg_slide_hit (slide, &self->room, width, height, x, y);
  if (hit.on == WG_SLIDE_ON_FIGURE)
    wg_show_guide_ask (self->guide,
                       g_array_index (slide->figures, WgSlideFigure, hit.index).question);
  else if (hit.on == WG_SLIDE_ON_NOTHING)
    wg_show_press (self->show, WG_SHOW_KEY_PAGE_DOWN, 0, get_now ());
}

static void
on_drag_begin (WgPresentWindow *self, double x, double y)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self->view));
  double height = gtk_widget_get_height (GTK_WIDGET (self->view));

  if (wg_show_get_pointer (self->show) != WG_SHOW_POINTER_PEN)
    return;
  wg_show_pen_begin (wg_show_get_pen (self->show), x / width, y / height, get_now ());
  set_tick (self, TICK_FAST);
}

static void
on_drag_update (WgPresentWindow *self, double dx, double dy, GtkGesture *gesture)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self->view));
  double height = gtk_widget_get_height (GTK_WIDGET (self->view)), x, y;

  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &x, &y);
  wg_show_pen_move (wg_show_get_pen (self->show), (x + dx) / width, (y + dy) / height, get_now ());
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

static void
on_drag_end (WgPresentWindow *self)
{
  wg_show_pen_end (wg_show_get_pen (self->show), get_now ());
}

static void
add_controllers (WgPresentWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (drag));
}

/* Ended by hand: there is nothing to come back to. */
static gboolean
wg_present_window_close_request (GtkWindow *window)
{
  WgPresentWindow *self = WG_PRESENT_WINDOW (window);

  wg_show_keeper_forget (self->keeper);
  return GTK_WINDOW_CLASS (wg_present_window_parent_class)->close_request (window);
}

static void
wg_present_window_dispose (GObject *object)
{
  WgPresentWindow *self = WG_PRESENT_WINDOW (object);

  if (self->cookie != 0 && self->application != NULL)
    gtk_application_uninhibit (self->application, self->cookie);
  self->cookie = 0;
  g_clear_weak_pointer (&self->application);
  g_clear_weak_pointer (&self->parent);
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_handle_id (&self->hide, g_source_remove);
  g_clear_handle_id (&self->monitors_idle, g_source_remove);
  hide_speaker (self);
  g_clear_object (&self->monitor);
  g_clear_object (&self->guide);
  g_clear_object (&self->show);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (wg_present_window_parent_class)->dispose (object);
}

static void
wg_present_window_class_init (WgPresentWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wg_present_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = wg_present_window_close_request;
}

static void
wg_present_window_init (WgPresentWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->view = g_object_new (WG_TYPE_SLIDE_VIEW, NULL);
  self->strip = WG_DECISION_STRIP (wg_decision_strip_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->strip), FALSE);
  /* Below the page, never on it: the decisions' list and the cut-off stand at its foot. */
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->strip));
  self->kept_page = G_MAXUINT;
  self->wants_speaker = TRUE;
  gtk_window_set_decorated (GTK_WINDOW (self), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self), 1280, 800);
  gtk_window_set_title (GTK_WINDOW (self), _("Presentation"));
  gtk_window_set_child (GTK_WINDOW (self), box);
  add_controllers (self);
}

/* The screen must not go dark while nobody presses a key. Asked again after a sleep, in case that
 * the session forgot. */
static void
stay_awake (WgPresentWindow *self)
{
  guint before = self->cookie;

  if (self->application == NULL)
    return;
  self->cookie = gtk_application_inhibit (self->application, GTK_WINDOW (self),
                                          GTK_APPLICATION_INHIBIT_IDLE
                                            | GTK_APPLICATION_INHIBIT_SUSPEND,
                                          _("A presentation is being shown"));
  if (before != 0)
    gtk_application_uninhibit (self->application, before);
}

GtkWindow *
wg_present_window_new (GtkWindow *parent, WgDeckBuilder *builder, gint64 deck, const WgRoom *room,
                       WgShowKeeper *keeper, const WgShowPlace *place)
{
  WgPresentWindow *self = g_object_new (WG_TYPE_PRESENT_WINDOW, NULL);
  g_autoptr (GdkMonitor) monitor = NULL;

  g_set_weak_pointer (&self->parent, parent);
  g_set_weak_pointer (&self->application, gtk_window_get_application (parent));
  self->keeper = g_object_ref (keeper);
  self->deck = deck;
  self->room = *room;
  self->show = wg_show_new (wg_deck_builder_get_deck (builder)->pages->len);
  if (place != NULL)
    {
      wg_show_go_to_page (self->show, place->page);
      wg_show_set_loop (self->show, place->loop, get_now ());
    }
  self->guide = wg_show_guide_new (builder, self->show);
  wg_slide_view_set_guide (self->view, self->guide, room);
  g_signal_connect_object (self->show, "request", G_CALLBACK (on_request), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->show, "changed", G_CALLBACK (keep_place), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->show, "changed", G_CALLBACK (show_strip), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strip, "closed", G_CALLBACK (wg_show_back), self->show,
                           G_CONNECT_SWAPPED);
  keep_place (self);
  set_tick (self, TICK_SLOW);

  self->monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));
  g_signal_connect_object (self->monitors, "items-changed", G_CALLBACK (on_monitors_changed), self,
                           G_CONNECT_SWAPPED);
  if (self->application != NULL)
    {
      gtk_application_add_window (self->application, GTK_WINDOW (self));
      stay_awake (self);
    }
  monitor = choose_monitor (self);
  move_to_monitor (self, monitor);
  if (g_list_model_get_n_items (self->monitors) > 1)
    show_speaker (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return GTK_WINDOW (self);
}

WgShow *
wg_present_window_get_show (WgPresentWindow *self)
{
  g_return_val_if_fail (WG_IS_PRESENT_WINDOW (self), NULL);

  return self->show;
}

WgSlideView *
wg_present_window_get_view (WgPresentWindow *self)
{
  g_return_val_if_fail (WG_IS_PRESENT_WINDOW (self), NULL);

  return self->view;
}
