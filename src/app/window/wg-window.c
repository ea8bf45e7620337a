/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main window: which page is shown, and the parts that share a district and a scope. Actions,
 * files and what is remembered are in files of their own beside this. */

#include "wg-window-private.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (WgWindow, wg_window, ADW_TYPE_APPLICATION_WINDOW)

void
_wg_window_show_page (WgWindow *self, const char *name)
{
  gboolean open = _wg_window_is_file_page (name);

  gtk_stack_set_visible_child_name (self->pages, name);
  gtk_stack_set_visible_child_name (self->title_stack, open ? "search" : "title");
  gtk_widget_set_visible (GTK_WIDGET (self->scope_bar), open);
  wg_scope_bar_set_of_service (self->scope_bar, g_str_equal (name, "stats"));
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar),
                          open && g_settings_get_boolean (self->settings, "sidebar-visible"));
  gtk_widget_set_visible (GTK_WIDGET (self->status), open);
  gtk_widget_set_visible (self->travel_buttons, g_str_equal (name, "map"));
  if (!open)
    gtk_revealer_set_reveal_child (self->banner, FALSE);
  _wg_window_actions_update (self);
}

void
_wg_window_toast_with_action (WgWindow *self, const char *text, const char *button,
                              const char *action)
{
  AdwToast *toast;
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (_wg_window_hold_toast (self, text, button, action))
    return;
  toast = adw_toast_new ("");

  /* libadwaita 1.2 reads the title as markup. */
  adw_toast_set_title (toast, escaped);
  if (button != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_name (toast, action);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
_wg_window_toast (WgWindow *self, const char *text)
{
  _wg_window_toast_with_action (self, text, NULL, NULL);
}

static void
show_read_only (WgWindow *self)
{
  g_autofree char *reason = NULL;

  if (self->district != NULL && wg_district_get_read_only (self->district))
    {
      reason = wg_district_dup_read_only_reason (self->district);
      if (reason == NULL)
        reason = g_strdup (_("This file is open for reading only."));
      gtk_label_set_text (self->banner_label, reason);
      gtk_widget_set_visible (self->banner_backups, wg_backup_keeper_get_damaged (self->keeper));
    }
  gtk_revealer_set_reveal_child (self->banner, reason != NULL);
}

static void
on_care_changed (WgWindow *self)
{
  show_read_only (self);
  _wg_window_actions_update (self);
}

static void
show_title (WgWindow *self)
{
  g_autofree char *title = NULL;

  if (self->district != NULL)
    /* Translators: the window's title: name of the district, name of the program. */
    title = g_strdup_printf (_("%s – Wangge"), wg_district_get_name (self->district));
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : _("Wangge"));
}

static void
on_district_changed (WgWindow *self)
{
  show_title (self);
  _wg_window_actions_update (self);
}

void
_wg_window_set_district (WgWindow *self, WgDistrict *district)
{
  g_autofree char *page = _wg_window_dup_last_page (self);

  _wg_window_present_end (self);
  if (self->district != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->district, on_district_changed, self);
      g_signal_handlers_disconnect_by_func (self->district, on_care_changed, self);
      _wg_window_let_go (self);
    }
  g_set_object (&self->district, district);
  g_clear_object (&self->scope);
  g_clear_object (&self->watch);
  if (district != NULL)
    {
      self->scope = wg_scope_new ();
      self->watch = wg_finding_watch_new (district);
      self->keeper = wg_backup_keeper_new (district);
      wg_backup_keeper_set_reminder_days (self->keeper,
                                          g_settings_get_uint (self->settings,
                                                               "backup-reminder-days"));
      g_signal_connect_object (self->keeper, "changed", G_CALLBACK (on_care_changed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (district, "changed", G_CALLBACK (on_district_changed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (district, "closed-to-writing", G_CALLBACK (on_care_changed), self,
                               G_CONNECT_SWAPPED);
      _wg_window_restore_place (self);
    }
  _wg_window_hand_district (self);
  wg_scope_bar_set_district (self->scope_bar, district, self->scope);
  wg_status_bar_set_district (self->status, district, self->keeper);
  wg_search_box_set_district (self->search, district);
  show_title (self);
  if (district != NULL)
    _wg_window_go_to_page (self, page);
  else
    _wg_window_show_page (self, "welcome");
  show_read_only (self);
  if (district != NULL)
    _wg_window_present_go_on (self);
}

static void
on_search_chosen (WgWindow *self, gint64 id, gboolean is_grid)
{
  const char *page = gtk_stack_get_visible_child_name (self->pages);

  if (!is_grid && g_strcmp0 (page, "org") == 0)
    wg_scope_set_selected_unit (self->scope, id);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-on-map", "(bx)", is_grid, id);
}

static void
on_search_left (WgWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (!gtk_widget_grab_focus (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static gboolean
wg_window_close_request (GtkWindow *window)
{
  WgWindow *self = WG_WINDOW (window);

  _wg_window_save_place (self);
  _wg_window_save_size (self);
  if (self->keeper != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->district, self);
      _wg_window_let_go (self);
    }
  return GTK_WINDOW_CLASS (wg_window_parent_class)->close_request (window);
}

static void
wg_window_dispose (GObject *object)
{
  WgWindow *self = WG_WINDOW (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  /* Closed already where the window was closed before. */
  if (self->district != NULL && self->keeper != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->district, self);
      wg_district_close (self->district);
    }
  g_clear_object (&self->keeper);
  g_clear_object (&self->watch);
  g_clear_object (&self->district);
  g_clear_object (&self->scope);
  g_clear_object (&self->settings);
  _wg_window_present_end (self);
  g_clear_weak_pointer (&self->presentation);
  g_clear_pointer (&self->held_toasts, g_ptr_array_unref);
  g_clear_object (&self->edit_menu);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (wg_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, WgWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, WgWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, WgWindow, recent_popover);
  gtk_widget_class_bind_template_child (widget_class, WgWindow, travel_buttons);
  gtk_widget_class_bind_template_child (widget_class, WgWindow, title_stack);
  gtk_widget_class_bind_template_child (widget_class, WgWindow, search);
  gtk_widget_class_bind_template_child (widget_class, WgWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, WgWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, WgWindow, banner_label);
  gtk_widget_class_bind_template_child (widget_class, WgWindow, banner_backups);
  gtk_widget_class_bind_template_child (widget_class, WgWindow, failed_backups);
  gtk_widget_class_bind_template_child (widget_class, WgWindow, scope_bar);
  gtk_widget_class_bind_template_child (widget_class, WgWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, WgWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, WgWindow, busy);
  gtk_widget_class_bind_template_child (widget_class, WgWindow, failed);
  gtk_widget_class_bind_template_child (widget_class, WgWindow, retry);
  gtk_widget_class_bind_template_child (widget_class, WgWindow, map_screen);
  gtk_widget_class_bind_template_child (widget_class, WgWindow, status);
}

static void
wg_window_class_init (WgWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = wg_window_close_request;

  g_type_ensure (WG_TYPE_BUSY_PAGE);
  g_type_ensure (WG_TYPE_MAP_SCREEN);
  g_type_ensure (WG_TYPE_RECENT_LIST);
  g_type_ensure (WG_TYPE_SCOPE_BAR);
  g_type_ensure (WG_TYPE_SEARCH_BOX);
  g_type_ensure (WG_TYPE_SIDEBAR);
  g_type_ensure (WG_TYPE_STATUS_BAR);
  g_type_ensure (WG_TYPE_WELCOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/window/wg-window.ui");
  bind_children (widget_class);
}

static void
on_sidebar_changed (WgWindow *self)
{
  gboolean open = _wg_window_is_file_page (gtk_stack_get_visible_child_name (self->pages));

  gtk_widget_set_visible (GTK_WIDGET (self->sidebar),
                          open && g_settings_get_boolean (self->settings, "sidebar-visible"));
}

static void
on_composited_changed (WgWindow *self)
{
  if (gdk_display_is_composited (gtk_widget_get_display (GTK_WIDGET (self))))
    gtk_widget_remove_css_class (GTK_WIDGET (self), "uncomposited");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "uncomposited");
}

static void
wg_window_init (WgWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_widget_get_display (GTK_WIDGET (self)), "notify::composited",
                           G_CALLBACK (on_composited_changed), self, G_CONNECT_SWAPPED);
  on_composited_changed (self);
  self->settings = g_settings_new ("org.wangge.Wangge");
  wg_map_screen_set_settings (self->map_screen, self->settings);
  wg_status_bar_set_settings (self->status, self->settings);
  _wg_window_actions_add (self);
  _wg_window_backups_add (self);
  _wg_window_pages_add (self);
  _wg_window_accept_drops (self);

  g_signal_connect_object (self->search, "chosen", G_CALLBACK (on_search_chosen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "left", G_CALLBACK (on_search_left), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map_screen, "navigated", G_CALLBACK (_wg_window_actions_update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::sidebar-visible",
                           G_CALLBACK (on_sidebar_changed), self, G_CONNECT_SWAPPED);
  _wg_window_show_page (self, "welcome");
}

WgWindow *
wg_window_new (WgApplication *application)
{
  WgWindow *self = g_object_new (WG_TYPE_WINDOW, "application", application, NULL);

  /* Not in init: what is set there is undone when the window joins its application. */
  _wg_window_restore_size (self);
  return self;
}

GFile *
wg_window_get_file (WgWindow *self)
{
  g_return_val_if_fail (WG_IS_WINDOW (self), NULL);

  return self->file;
}
