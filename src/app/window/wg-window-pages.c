/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of an opened file, and the ways from one to another. A page is made when it is first
 * asked for: the map must not wait for it. */

#include "wg-window-private.h"

#include "wg-template-dialog.h"

#include <glib/gi18n.h>

static const char *const names[] = { "map",   "stats",   "service",  "org",
                                     "posts", "meeting", "findings", NULL };

/* Whether @name is a page of an opened file, not the welcome page or one of waiting. */
gboolean
_wg_window_is_file_page (const char *name)
{
  return name != NULL && g_strv_contains (names, name);
}

static void
ensure_page (WgWindow *self, const char *name)
{
  if (g_str_equal (name, "org") && self->org_screen == NULL)
    {
      self->org_screen = g_object_new (WG_TYPE_ORG_SCREEN, NULL);
      gtk_stack_add_titled (self->pages, GTK_WIDGET (self->org_screen), name, _("Organisation"));
      wg_org_screen_set_district (self->org_screen, self->district, self->scope, self->watch);
    }
  else if (g_str_equal (name, "stats") && self->stats_screen == NULL)
    {
      self->stats_screen = g_object_new (WG_TYPE_STATS_SCREEN, NULL);
      gtk_stack_add_titled (self->pages, GTK_WIDGET (self->stats_screen), name, _("Statistics"));
      wg_stats_screen_set_district (self->stats_screen, self->district, self->scope);
    }
  else if (g_str_equal (name, "service") && self->service_screen == NULL)
    {
      self->service_screen = g_object_new (WG_TYPE_SERVICE_SCREEN, NULL);
      gtk_stack_add_titled (self->pages, GTK_WIDGET (self->service_screen), name, _("Service"));
      wg_service_screen_set_district (self->service_screen, self->district, self->scope);
    }
  else if (g_str_equal (name, "posts") && self->posts_screen == NULL)
    {
      self->posts_screen = g_object_new (WG_TYPE_POSTS_SCREEN, NULL);
      gtk_stack_add_titled (self->pages, GTK_WIDGET (self->posts_screen), name, _("Posts"));
      wg_posts_screen_set_district (self->posts_screen, self->district, self->scope);
    }
  else if (g_str_equal (name, "meeting") && self->meeting_screen == NULL)
    {
      self->meeting_screen = g_object_new (WG_TYPE_MEETING_SCREEN, NULL);
      gtk_stack_add_titled (self->pages, GTK_WIDGET (self->meeting_screen), name, _("Meetings"));
      wg_meeting_screen_set_district (self->meeting_screen, self->district, self->scope);
    }
  else if (g_str_equal (name, "findings") && self->findings_screen == NULL)
    {
      self->findings_screen = g_object_new (WG_TYPE_FINDINGS_SCREEN, NULL);
      gtk_stack_add_titled (self->pages, GTK_WIDGET (self->findings_screen), name, _("Findings"));
      wg_findings_screen_set_district (self->findings_screen, self->district, self->scope,
                                       self->watch);
    }
}

static void
show_counts (WgWindow *self)
{
  guint counts[WG_N_SEVERITIES] = { 0 };

  if (self->watch != NULL)
    wg_finding_watch_count (self->watch, wg_scope_get_unit (self->scope), TRUE, counts);
  wg_sidebar_set_counts (self->sidebar, counts);
}

/* To every page there is. */
void
_wg_window_hand_district (WgWindow *self)
{
  wg_map_screen_set_watch (self->map_screen, NULL);
  wg_map_screen_set_district (self->map_screen, self->district, self->scope);
  wg_map_screen_set_watch (self->map_screen, self->watch);
  if (self->watch != NULL)
    {
      g_signal_connect_object (self->watch, "changed", G_CALLBACK (show_counts), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->scope, "notify::unit", G_CALLBACK (show_counts), self,
                               G_CONNECT_SWAPPED);
    }
  show_counts (self);
  if (self->org_screen != NULL)
    wg_org_screen_set_district (self->org_screen, self->district, self->scope, self->watch);
  if (self->stats_screen != NULL)
    wg_stats_screen_set_district (self->stats_screen, self->district, self->scope);
  if (self->service_screen != NULL)
    wg_service_screen_set_district (self->service_screen, self->district, self->scope);
  if (self->posts_screen != NULL)
    wg_posts_screen_set_district (self->posts_screen, self->district, self->scope);
  if (self->meeting_screen != NULL)
    wg_meeting_screen_set_district (self->meeting_screen, self->district, self->scope);
  if (self->findings_screen != NULL)
    wg_findings_screen_set_district (self->findings_screen, self->district, self->scope,
                                     self->watch);
}

/* The page of the last time, if there is still one of that name. */
char *
_wg_window_dup_last_page (WgWindow *self)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-page");

  return g_strdup (_wg_window_is_file_page (last) ? last : "map");
}

void
_wg_window_go_to_page (WgWindow *self, const char *name)
{
  GtkWidget *page;
  gboolean is_new = gtk_stack_get_child_by_name (self->pages, name) == NULL;

  g_return_if_fail (_wg_window_is_file_page (name));

  if (self->district == NULL)
    return;
  ensure_page (self, name);
  _wg_window_show_page (self, name);
  page = gtk_stack_get_visible_child (self->pages);
  if (g_str_equal (name, "map"))
    gtk_widget_grab_focus (GTK_WIDGET (wg_map_screen_get_map (self->map_screen)));
  /* The stack gives the focus to what had it there, and to the first control of a page that is
   * new; each page knows better where one begins. */
  else if ((is_new || gtk_widget_get_focus_child (page) == NULL) && !gtk_widget_grab_focus (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
on_page (GSimpleAction *action, GVariant *value, gpointer data)
{
  const char *name = g_variant_get_string (value, NULL);

  if (_wg_window_is_file_page (name))
    _wg_window_go_to_page (data, name);
}

static void
on_show_unit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;

  _wg_window_go_to_page (self, "org");
  wg_org_screen_show_view (self->org_screen, "tree");
  wg_scope_set_selected_unit (self->scope, g_variant_get_int64 (parameter));
}

/* What was thought elsewhere becomes a decision of the next meeting, once somebody records it. */
static void
on_decide (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;
  const char *content, *trial;
  gint64 unit;

  g_variant_get (parameter, "(x&s&s)", &unit, &content, &trial);
  _wg_window_go_to_page (self, "meeting");
  if (self->meeting_screen != NULL
      && !wg_meeting_screen_propose (self->meeting_screen, unit, content, trial))
    _wg_window_toast (self, _("No meeting is called that could decide this. Make a deck with a "
                              "meeting first (Ctrl+N)."));
}

static void
on_show_on_map (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;
  gboolean is_grid;
  gint64 id;

  g_variant_get (parameter, "(bx)", &is_grid, &id);
  _wg_window_go_to_page (self, "map");
  if (is_grid)
    wg_map_screen_go_to_grid (self->map_screen, id);
  else
    wg_map_screen_go_to_unit (self->map_screen, id);
}

/* A figure on the map. */
static void
on_show_indicator (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;

  _wg_window_go_to_page (self, "map");
  wg_scope_set_indicator (self->scope, g_variant_get_string (parameter, NULL));
}

static void
on_open_findings (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;
  gint64 unit = g_variant_get_int64 (parameter);

  _wg_window_go_to_page (self, "findings");
  if (unit != 0)
    wg_scope_set_unit (self->scope, unit);
}

/* What was written from another window or a dialog, with the way back. */
static void
on_tell_edit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _wg_window_toast_with_action (data, g_variant_get_string (parameter, NULL), _("_Undo"),
                                "win.undo");
}

static void
on_new_unit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;

  _wg_window_go_to_page (self, "org");
  wg_org_screen_new_unit (self->org_screen, g_variant_get_int64 (parameter));
}

static void
on_edit_field (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;
  const char *field;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &field);
  _wg_window_go_to_page (self, "org");
  wg_org_screen_edit_field (self->org_screen, id, field);
}

static void
on_edit_record (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;
  const char *kind;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &kind, &id);
  if (g_str_equal (kind, wg_kind_post.name))
    {
      g_action_group_activate_action (G_ACTION_GROUP (self), "edit-post",
                                      g_variant_new_int64 (id));
      return;
    }
  _wg_window_go_to_page (self, "service");
  wg_service_screen_edit_record (self->service_screen, kind, id);
}

static void
on_show_post (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;

  _wg_window_go_to_page (self, "posts");
  wg_posts_screen_show_post (self->posts_screen, g_variant_get_int64 (parameter));
}

static void
on_edit_post (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;

  _wg_window_go_to_page (self, "posts");
  wg_posts_screen_edit_post (self->posts_screen, g_variant_get_int64 (parameter));
}

static void
on_choose_template (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;

  gtk_window_present (wg_template_dialog_new (GTK_WINDOW (self), self->district));
}

static const GActionEntry entries[] = {
  { "page", NULL, "s", "'map'", on_page, { 0 } },
  { "choose-template", on_choose_template, NULL, NULL, NULL, { 0 } },
  { "decide", on_decide, "(xss)", NULL, NULL, { 0 } },
  { "show-unit", on_show_unit, "x", NULL, NULL, { 0 } },
  { "show-on-map", on_show_on_map, "(bx)", NULL, NULL, { 0 } },
  { "show-indicator", on_show_indicator, "s", NULL, NULL, { 0 } },
  { "open-findings", on_open_findings, "x", NULL, NULL, { 0 } },
  { "new-unit", on_new_unit, "x", NULL, NULL, { 0 } },
  { "edit-record", on_edit_record, "(sx)", NULL, NULL, { 0 } },
  { "edit-field", on_edit_field, "(xs)", NULL, NULL, { 0 } },
  { "edit-post", on_edit_post, "x", NULL, NULL, { 0 } },
  { "show-post", on_show_post, "x", NULL, NULL, { 0 } },
  { "tell-edit", on_tell_edit, "s", NULL, NULL, { 0 } },
};

void
_wg_window_pages_add (WgWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  _wg_window_borders_add (self);
  _wg_window_people_add (self);
  _wg_window_figures_add (self);
  _wg_window_present_add (self);
}

/* What the page that is shown allows. */
void
_wg_window_pages_update (WgWindow *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->pages);
  gboolean open = self->district != NULL && _wg_window_is_file_page (page);
  static const char *const writing[] = { "choose-template", "decide", "new-unit" };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), entries[i].name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), open);
    }
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), writing[i])),
      open && !wg_district_get_read_only (self->district));
  _wg_window_borders_update (self, open);
  _wg_window_people_update (self, open);
  _wg_window_figures_update (self, open);
  _wg_window_present_update (self, open);
  if (open)
    g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self),
                                                                            "page")),
                               g_variant_new_string (page));
}
