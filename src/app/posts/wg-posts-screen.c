/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of posts: the list, its filter and the hour. The map beside it is in
 * wg-posts-screen-map.c. It judges nothing: what is said of a post comes from its line. */

#include "wg-posts-screen-private.h"

#include "wg-cut-label.h"
#include "wg-focus.h"
#include "wg-map-buttons.h"
#include "wg-post-line-row.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (WgPostsScreen, wg_posts_screen, GTK_TYPE_WIDGET)

static WgPostLine *
get_selected_line (WgPostsScreen *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

gint64
_wg_posts_screen_get_selected (WgPostsScreen *self)
{
  WgPostLine *line = get_selected_line (self);

  return line != NULL ? wg_post_line_get_id (line) : 0;
}

/* G_MAXUINT: not in the list. */
static guint
find_line (WgPostsScreen *self, gint64 post)
{
  for (guint i = 0; post != 0 && i < self->lines->len; i++)
    if (wg_post_line_get_id (g_ptr_array_index (self->lines, i)) == post)
      return i;
  return G_MAXUINT;
}

static void
select_post (WgPostsScreen *self, gint64 post)
{
  guint at = find_line (self, post);

  self->filling = TRUE;
  gtk_single_selection_set_selected (self->selection,
                                     at != G_MAXUINT ? at : GTK_INVALID_LIST_POSITION);
  self->filling = FALSE;
}

static void
show_counts (WgPostsScreen *self, const WgPostCounts *counts)
{
  WgUnit *unit = wg_district_find_unit (self->district, wg_scope_get_unit (self->scope));
  const char *place = unit != NULL ? wg_unit_get_name (unit)
                                   : wg_district_get_name (self->district);
  /* Translators: posts that are open at the hour, and those that exist. */
  g_autofree char *open = g_strdup_printf (_("%u of %u open"), counts->open, counts->in_use);
  /* Translators: posts with all that their standard asks for. */
  g_autofree char *complete = g_strdup_printf (ngettext ("%u complete", "%u complete",
                                                         counts->complete), counts->complete);
  g_autofree char *title = g_strjoin (" · ", open, complete, NULL);
  g_autofree char *shown = counts->n == counts->all
    ? g_strdup_printf (ngettext ("%u post", "%u posts", counts->n), counts->n)
    : g_strdup_printf (_("%u of %u posts"), counts->n, counts->all);
  g_autofree char *subtitle = g_strjoin (" · ", place, shown, NULL);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle);
}

static void
show_list (WgPostsScreen *self, const WgPostCounts *counts)
{
  gboolean filtered = counts->all > 0;

  gtk_stack_set_visible_child_name (self->stack, counts->n > 0 ? "list" : "empty");
  if (counts->n > 0)
    return;
  if (filtered)
    {
      adw_status_page_set_title (self->empty, _("No post passes the filter"));
      adw_status_page_set_description (self->empty,
                                       _("Another hour or a wider filter may show some."));
    }
  else
    {
      adw_status_page_set_title (self->empty, _("No posts here yet"));
      adw_status_page_set_description (self->empty,
                                       _("Red posts stand here with their hours and what they "
                                         "offer. Enter them one by one, import a table with "
                                         "places, or choose a larger unit at the top."));
    }
  gtk_widget_set_visible (self->first, !filtered
                                       && !wg_district_get_read_only (self->district));
  gtk_widget_set_visible (self->all, filtered);
}

static void
update (WgPostsScreen *self)
{
  gint64 selected = _wg_posts_screen_get_selected (self);
  guint before = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  WgPostFilter filter;
  WgPostCounts counts;

  /* Who does not look at the page does not wait for it either. */
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->district == NULL || self->stale)
    return;
  wg_post_filters_get (self->filters, &filter);
  g_ptr_array_unref (self->lines);
  self->lines = wg_post_list_new (self->district, wg_scope_get_unit (self->scope),
                                  wg_scope_get_at (self->scope), &filter, &counts);
  self->filling = TRUE;
  g_list_store_splice (self->model, 0, before, self->lines->pdata, self->lines->len);
  self->filling = FALSE;
  select_post (self, selected);
  show_counts (self, &counts);
  show_list (self, &counts);
  _wg_posts_screen_cover_update (self);
  _wg_posts_screen_map_update (self);
}

static gboolean
on_update_idle (gpointer data)
{
  WgPostsScreen *self = data;

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* Hour, unit and filter may change in one step; all is shown once. */
void
_wg_posts_screen_queue_update (WgPostsScreen *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_update_idle, self, NULL);
}

static void
on_selected (WgPostsScreen *self)
{
  WgPostLine *line = get_selected_line (self);

  if (self->filling)
    return;
  _wg_posts_screen_map_update (self);
  if (line != NULL)
    _wg_posts_screen_go_to (self, line);
}

static void
on_activated (WgPostsScreen *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-post", "x",
                              _wg_posts_screen_get_selected (self));
}

static void
on_at_chosen (WgPostsScreen *self)
{
  if (self->scope != NULL)
    wg_scope_set_at (self->scope, wg_time_bar_get_at (self->hours));
}

static void
show_hours (WgPostsScreen *self)
{
  wg_time_bar_set_at (self->hours, wg_scope_get_at (self->scope),
                      wg_clock_get_now (wg_district_get_clock (self->district)));
}

static void
on_scope_changed (WgPostsScreen *self, GParamSpec *pspec)
{
  if (g_str_equal (pspec->name, "at"))
    show_hours (self);
  if (g_str_equal (pspec->name, "at") || g_str_equal (pspec->name, "unit"))
    _wg_posts_screen_queue_update (self);
}

static void
on_district_changed (WgPostsScreen *self)
{
  wg_post_filters_set_standards (
    self->filters, wg_post_book_get_standards (wg_district_get_post_book (self->district)));
  wg_post_legend_view_set_book (self->legend, wg_district_get_post_book (self->district));
  wg_district_map_set_snapshot (self->map, wg_district_get_snapshot (self->district));
  self->cover_stale = TRUE;
  update (self);
}

static gboolean
on_focus_timeout (gpointer data)
{
  WgPostsScreen *self = data;

  self->focus_id = 0;
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

/* Who comes to the page begins in the list, which has no lines before it has a size. */
static gboolean
wg_posts_screen_grab_focus (GtkWidget *widget)
{
  WgPostsScreen *self = WG_POSTS_SCREEN (widget);

  if (self->focus_id == 0)
    self->focus_id = g_timeout_add (50, on_focus_timeout, self);
  return TRUE;
}

static void
wg_posts_screen_map (GtkWidget *widget)
{
  WgPostsScreen *self = WG_POSTS_SCREEN (widget);

  GTK_WIDGET_CLASS (wg_posts_screen_parent_class)->map (widget);
  if (self->district == NULL)
    return;
  show_hours (self);
  if (self->stale)
    _wg_posts_screen_queue_update (self);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, wg_post_line_row_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  WgPostLine *line = gtk_list_item_get_item (item);
  g_autofree char *text = wg_post_line_dup_text (line);

  wg_post_line_row_set_line (WG_POST_LINE_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
on_reset (GtkWidget *widget, const char *action, GVariant *parameter)
{
  wg_post_filters_reset (WG_POSTS_SCREEN (widget)->filters);
}

static void
wg_posts_screen_dispose (GObject *object)
{
  WgPostsScreen *self = WG_POSTS_SCREEN (object);

  if (self->content != NULL)
    wg_posts_screen_set_district (self, NULL, NULL);
  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->gaps_id, g_source_remove);
  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_cancellable_cancel (self->finding_gaps);
  g_clear_object (&self->finding_gaps);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->spots, wg_post_spots_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (wg_posts_screen_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, WgPostsScreen, content);
  gtk_widget_class_bind_template_child (widget_class, WgPostsScreen, side);
  gtk_widget_class_bind_template_child (widget_class, WgPostsScreen, form);
  gtk_widget_class_bind_template_child (widget_class, WgPostsScreen, add);
  gtk_widget_class_bind_template_child (widget_class, WgPostsScreen, title);
  gtk_widget_class_bind_template_child (widget_class, WgPostsScreen, subtitle);
  gtk_widget_class_bind_template_child (widget_class, WgPostsScreen, filters);
  gtk_widget_class_bind_template_child (widget_class, WgPostsScreen, stack);
  gtk_widget_class_bind_template_child (widget_class, WgPostsScreen, list);
  gtk_widget_class_bind_template_child (widget_class, WgPostsScreen, empty);
  gtk_widget_class_bind_template_child (widget_class, WgPostsScreen, first);
  gtk_widget_class_bind_template_child (widget_class, WgPostsScreen, all);
  gtk_widget_class_bind_template_child (widget_class, WgPostsScreen, map);
  gtk_widget_class_bind_template_child (widget_class, WgPostsScreen, scale_bar);
  gtk_widget_class_bind_template_child (widget_class, WgPostsScreen, hours);
  gtk_widget_class_bind_template_child (widget_class, WgPostsScreen, card);
  gtk_widget_class_bind_template_child (widget_class, WgPostsScreen, pick_hint);
  gtk_widget_class_bind_template_child (widget_class, WgPostsScreen, legend);
}

static void
wg_posts_screen_class_init (WgPostsScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_posts_screen_dispose;
  widget_class->map = wg_posts_screen_map;
  widget_class->grab_focus = wg_posts_screen_grab_focus;
  widget_class->focus = wg_focus_inside;

  g_type_ensure (WG_TYPE_COVER_CARD);
  g_type_ensure (WG_TYPE_DISTRICT_MAP);
  g_type_ensure (WG_TYPE_MAP_BUTTONS);
  g_type_ensure (WG_TYPE_POST_FILTERS);
  g_type_ensure (WG_TYPE_POST_LEGEND_VIEW);
  g_type_ensure (WG_TYPE_POST_FORM);
  g_type_ensure (WG_TYPE_SCALE_BAR);
  g_type_ensure (WG_TYPE_TIME_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/posts/wg-posts-screen.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "posts.reset", NULL, on_reset);
  _wg_posts_screen_map_actions (widget_class);
  _wg_posts_screen_print_actions (widget_class);
}

static void
wg_posts_screen_init (WgPostsScreen *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  wg_cut_label_explain (self->title);
  wg_cut_label_explain (self->subtitle);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);

  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
  self->model = g_list_store_new (WG_TYPE_POST_LINE);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (on_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (_wg_posts_screen_queue_update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->hours, "changed", G_CALLBACK (on_at_chosen), self,
                           G_CONNECT_SWAPPED);
  _wg_posts_screen_map_add (self);
  _wg_posts_screen_cover_add (self);
  _wg_posts_screen_form_add (self);
}

void
wg_posts_screen_set_district (WgPostsScreen *self, WgDistrict *district, WgScope *scope)
{
  g_return_if_fail (WG_IS_POSTS_SCREEN (self));

  if (self->district != NULL)
    g_signal_handlers_disconnect_by_func (self->district, on_district_changed, self);
  if (self->scope != NULL)
    g_signal_handlers_disconnect_by_func (self->scope, on_scope_changed, self);
  g_set_object (&self->district, district);
  g_set_object (&self->scope, scope);
  self->shown_unit = -1;
  wg_post_form_set_district (self->form, district, scope);
  gtk_widget_set_visible (self->add, district != NULL && !wg_district_get_read_only (district));
  if (district == NULL || scope == NULL)
    {
      wg_district_map_set_snapshot (self->map, NULL);
      if (self->plan != NULL)
        wg_post_plan_ask (self->plan, NULL, 0, WG_TIME_NONE);
      return;
    }
  g_signal_connect_object (scope, "notify", G_CALLBACK (on_scope_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (district, "changed", G_CALLBACK (on_district_changed), self,
                           G_CONNECT_SWAPPED);
  show_hours (self);
  wg_cover_card_set_writable (self->card, !wg_district_get_read_only (district));
  on_district_changed (self);
}

void
wg_posts_screen_show_post (WgPostsScreen *self, gint64 post)
{
  guint at;

  g_return_if_fail (WG_IS_POSTS_SCREEN (self));

  if (find_line (self, post) == G_MAXUINT)
    wg_post_filters_reset (self->filters);
  update (self);
  select_post (self, post);
  at = find_line (self, post);
  if (at == G_MAXUINT)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", at);
  on_selected (self);
}
