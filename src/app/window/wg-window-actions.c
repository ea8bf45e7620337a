/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every action of the window and the one function that says which can be done now. Menus, buttons,
 * cards and shortcuts only name them. */

#include "wg-window-private.h"

#include <glib/gi18n.h>

static void
on_open (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _wg_window_choose_file (data);
}

static void
on_open_path (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));

  gtk_popover_popdown (self->recent_popover);
  wg_application_open_file (WG_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                            GTK_WINDOW (self), file);
}

static void
on_open_sample (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _wg_window_open_sample (data);
}

static void
on_begin (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _wg_window_begin_from_files (data);
}

static void
on_begin_street (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _wg_window_begin_street (data);
}

static void
on_export (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _wg_window_export (data);
}

static void
on_import (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _wg_window_import (data);
}

static void
on_close_file (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _wg_window_close_file (data);
}

static void
on_retry (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;
  g_autoptr (GFile) file = self->file != NULL ? g_object_ref (self->file) : NULL;

  if (file != NULL)
    wg_window_open_file (self, file);
}

static void
on_cancel (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _wg_window_cancel (data);
}

typedef struct
{
  WgWindow *window;
  char     *label; /* of what is taken back or brought back */
  gboolean  undo;
} Undoing;

/* Says what was taken back, and offers the way there again. */
static void
on_undone (GObject *source, GAsyncResult *result, gpointer data)
{
  Undoing *undoing = data;
  WgWindow *self = undoing->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (wg_district_undo_finish (WG_DISTRICT (source), result, &error))
    {
      /* Translators: %s is what was done, for example "Import of 48 grids". */
      text = g_strdup_printf (undoing->undo ? _("Undone: %s") : _("Redone: %s"), undoing->label);
      _wg_window_toast_with_action (self, text, undoing->undo ? _("_Redo") : _("_Undo"),
                                    undoing->undo ? "win.redo" : "win.undo");
    }
  else
    _wg_window_toast (self, error->message);
  _wg_window_actions_update (self);
  g_object_unref (undoing->window);
  g_free (undoing->label);
  g_free (undoing);
}

static Undoing *
undoing_new (WgWindow *self, gboolean undo)
{
  Undoing *undoing = g_new0 (Undoing, 1);

  undoing->window = g_object_ref (self);
  undoing->label = undo ? wg_district_dup_undo_label (self->district)
                        : wg_district_dup_redo_label (self->district);
  undoing->undo = undo;
  return undoing;
}

static void
on_undo (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;

  wg_district_undo_async (self->district, NULL, on_undone, undoing_new (self, TRUE));
}

static void
on_redo (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;

  wg_district_redo_async (self->district, NULL, on_undone, undoing_new (self, FALSE));
}

static void
on_search (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;

  /* A page may have a search of its own, nearer to what the user looks at. */
  if (self->org_screen == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->org_screen))
      || !wg_org_screen_start_search (self->org_screen))
    wg_search_box_start (self->search);
}

static void
on_indicator (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  wg_scope_bar_choose_indicator (WG_WINDOW (data)->scope_bar);
}

static void
on_go_to_unit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  wg_map_screen_go_to_unit (WG_WINDOW (data)->map_screen, g_variant_get_int64 (parameter));
}

static void
on_unit_up (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;
  WgUnit *unit = wg_district_find_unit (self->district, wg_scope_get_unit (self->scope));

  if (unit != NULL && wg_unit_get_parent_id (unit) != 0)
    wg_map_screen_go_to_unit (self->map_screen, wg_unit_get_parent_id (unit));
}

static void
on_back (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  wg_map_screen_back (WG_WINDOW (data)->map_screen);
}

static void
on_forward (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  wg_map_screen_forward (WG_WINDOW (data)->map_screen);
}

static gboolean
shows_posts (WgWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "posts") == 0;
}

static void
on_whole_unit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;

  if (shows_posts (self))
    wg_posts_screen_show_whole (self->posts_screen);
  else
    wg_map_screen_show_whole (self->map_screen);
}

/* The map of the page that is shown. */
static WgDistrictMap *
get_map (WgWindow *self)
{
  return shows_posts (self) ? wg_posts_screen_get_map (self->posts_screen)
                            : wg_map_screen_get_map (self->map_screen);
}

static void
on_clear_selection (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  wg_map_screen_clear_selection (WG_WINDOW (data)->map_screen);
}

static void
on_zoom_in (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  wg_district_map_zoom_by (get_map (data), 0.5);
}

static void
on_zoom_out (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  wg_district_map_zoom_by (get_map (data), -0.5);
}

static void
on_neighbour (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *way = g_variant_get_string (parameter, NULL);
  double dx = g_str_equal (way, "left") ? -1 : g_str_equal (way, "right") ? 1 : 0;
  double dy = g_str_equal (way, "up") ? -1 : g_str_equal (way, "down") ? 1 : 0;

  wg_map_screen_select_neighbour (WG_WINDOW (data)->map_screen, dx, dy);
}

static void
on_edit_classes (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  wg_map_screen_edit_classes (WG_WINDOW (data)->map_screen);
}

static void
on_choose_base_layer (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _wg_window_choose_base_layer (data);
}

static void
on_map_key (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  wg_map_screen_ask_key (WG_WINDOW (data)->map_screen);
}

static const GActionEntry entries[] = {
  { "open", on_open, NULL, NULL, NULL, { 0 } },
  { "open-path", on_open_path, "s", NULL, NULL, { 0 } },
  { "open-sample", on_open_sample, NULL, NULL, NULL, { 0 } },
  { "begin-street", on_begin_street, NULL, NULL, NULL, { 0 } },
  { "begin-from-files", on_begin, NULL, NULL, NULL, { 0 } },
  { "import", on_import, NULL, NULL, NULL, { 0 } },
  { "export", on_export, NULL, NULL, NULL, { 0 } },
  { "close-file", on_close_file, NULL, NULL, NULL, { 0 } },
  { "retry", on_retry, NULL, NULL, NULL, { 0 } },
  { "cancel", on_cancel, NULL, NULL, NULL, { 0 } },
  { "undo", on_undo, NULL, NULL, NULL, { 0 } },
  { "redo", on_redo, NULL, NULL, NULL, { 0 } },
  { "search", on_search, NULL, NULL, NULL, { 0 } },
  { "indicator", on_indicator, NULL, NULL, NULL, { 0 } },
  { "go-to-unit", on_go_to_unit, "x", NULL, NULL, { 0 } },
  { "unit-up", on_unit_up, NULL, NULL, NULL, { 0 } },
  { "back", on_back, NULL, NULL, NULL, { 0 } },
  { "forward", on_forward, NULL, NULL, NULL, { 0 } },
  { "whole-unit", on_whole_unit, NULL, NULL, NULL, { 0 } },
  { "clear-selection", on_clear_selection, NULL, NULL, NULL, { 0 } },
  { "zoom-in", on_zoom_in, NULL, NULL, NULL, { 0 } },
  { "zoom-out", on_zoom_out, NULL, NULL, NULL, { 0 } },
  { "neighbour", on_neighbour, "s", NULL, NULL, { 0 } },
  { "choose-base-layer", on_choose_base_layer, NULL, NULL, NULL, { 0 } },
  { "map-key", on_map_key, NULL, NULL, NULL, { 0 } },
  { "edit-classes", on_edit_classes, NULL, NULL, NULL, { 0 } },
};

/* Settings that are actions at the same time: toggles and choices of the menu. */
static const char *const settings_actions[] = { "labels", "finding-marks", "post-marks",
                                                "hatching", "base-layer", "colour-scheme",
                                                "sidebar-visible" };

/* GTK 4.8 leaves the focus in the part of a menu that was slid away: without a pointer nobody would
 * get out of there any more. */
static void
on_menu_closed (WgWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || !gtk_widget_get_mapped (focus)
      || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->menu_button)))
    gtk_widget_grab_focus (GTK_WIDGET (self->menu_button));
}

void
_wg_window_actions_add (WgWindow *self)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GMenu *menu;

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (settings_actions); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (self->settings, settings_actions[i]);

      g_action_map_add_action (G_ACTION_MAP (self), action);
    }

  builder = gtk_builder_new_from_resource ("/org/wangge/Wangge/window/wg-window-menu.ui");
  self->edit_menu = g_menu_new ();
  /* As a section among the others: a menu within a section loses its separators. */
  menu = G_MENU (gtk_builder_get_object (builder, "menu"));
  g_menu_prepend_section (menu, NULL, G_MENU_MODEL (self->edit_menu));
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
  g_signal_connect_object (gtk_menu_button_get_popover (self->menu_button), "closed",
                           G_CALLBACK (on_menu_closed), self, G_CONNECT_SWAPPED);
}

static void
enable (WgWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* "Undo: Import of 48 grids" says what would be lost. */
static void
update_edit_menu (WgWindow *self, const char *undo, const char *redo)
{
  g_autofree char *undo_text = NULL, *redo_text = NULL;

  /* Translators: %s is what was done, for example "Import of 48 grids". */
  undo_text = undo != NULL ? g_strdup_printf (_("_Undo: %s"), undo) : g_strdup (_("_Undo"));
  redo_text = redo != NULL ? g_strdup_printf (_("_Redo: %s"), redo) : g_strdup (_("_Redo"));
  g_menu_remove_all (self->edit_menu);
  g_menu_append (self->edit_menu, undo_text, "win.undo");
  g_menu_append (self->edit_menu, redo_text, "win.redo");
}

void
_wg_window_actions_update (WgWindow *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->pages);
  gboolean open = self->district != NULL && _wg_window_is_file_page (page);
  gboolean map = open && g_str_equal (page, "map");
  gboolean posts = open && g_str_equal (page, "posts");
  gboolean busy = self->loading != NULL;
  gboolean areas = map && wg_map_screen_has_areas (self->map_screen);
  gboolean writable = open && !wg_district_get_read_only (self->district);
  WgUnit *unit = open ? wg_district_find_unit (self->district, wg_scope_get_unit (self->scope))
                      : NULL;
  g_autofree char *undo = writable ? wg_district_dup_undo_label (self->district) : NULL;
  g_autofree char *redo = writable ? wg_district_dup_redo_label (self->district) : NULL;

  enable (self, "open", !busy);
  enable (self, "open-path", !busy);
  enable (self, "open-sample", !busy);
  enable (self, "begin-street", !busy);
  enable (self, "begin-from-files", !busy);
  enable (self, "import", writable && !busy);
  enable (self, "export", open && !busy);
  enable (self, "close-file", (open || self->file != NULL) && !busy);
  enable (self, "retry", self->file != NULL && !busy);
  enable (self, "cancel", busy);
  enable (self, "undo", undo != NULL && !busy);
  enable (self, "redo", redo != NULL && !busy);
  enable (self, "search", open);
  enable (self, "indicator", open);
  enable (self, "go-to-unit", open);
  enable (self, "unit-up", unit != NULL && wg_unit_get_parent_id (unit) != 0);
  enable (self, "back", map && wg_map_screen_can_back (self->map_screen));
  enable (self, "forward", map && wg_map_screen_can_forward (self->map_screen));
  enable (self, "whole-unit", areas || posts);
  enable (self, "zoom-in", map || posts);
  enable (self, "zoom-out", map || posts);
  enable (self, "neighbour", areas);
  enable (self, "edit-classes", areas);
  enable (self, "clear-selection", map && wg_map_screen_has_selection (self->map_screen));
  update_edit_menu (self, undo, redo);
  _wg_window_backups_update (self);
  _wg_window_pages_update (self);
}
