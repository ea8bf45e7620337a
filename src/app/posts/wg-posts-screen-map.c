/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map of the page of posts: the marks of the same lines as in the list, the card under the
 * pointer, selection both ways. */

#include "wg-posts-screen-private.h"

#include "wg-mercator.h"
#include "wg-number.h"
#include "wg-unit-place.h"

#include <glib/gi18n.h>

#define MARK 20.0     /* logical pixels, of the middle grade */
#define NEAR_ZOOM 14.0
#define CARD_WIDTH 330.0 /* what the card of the coverage takes of the map */

static WgPostLine *
find_line (WgPostsScreen *self, gint64 post)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (wg_post_line_get_id (g_ptr_array_index (self->lines, i)) == post)
      return g_ptr_array_index (self->lines, i);
  return NULL;
}

/* What the unit of the scope covers, but only when it is another than before: the place that
 * somebody went to stays. */
static void
show_unit (WgPostsScreen *self)
{
  gint64 unit = wg_scope_get_unit (self->scope);
  WgBBox box;

  if (self->shown_unit == unit)
    return;
  self->shown_unit = unit;
  box = wg_unit_place_get_box (self->district, unit);
  wg_district_map_set_inset (self->map, CARD_WIDTH);
  if (!wg_bbox_is_empty (&box))
    wg_district_map_show_box (self->map, &box, TRUE);
}

void
_wg_posts_screen_map_update (WgPostsScreen *self)
{
  gint64 selected = _wg_posts_screen_get_selected (self);

  if (self->district == NULL)
    {
      wg_district_map_set_posts (self->map, NULL);
      return;
    }
  if (self->spots == NULL || !wg_post_list_update_spots (self->lines, self->spots, selected))
    {
      g_clear_pointer (&self->spots, wg_post_spots_unref);
      self->spots = wg_post_list_make_spots (self->lines, MARK, selected);
      wg_post_plan_add_spots (self->plan, self->spots, 0);
    }
  wg_district_map_set_posts (self->map, self->spots);
  show_unit (self);
}

void
_wg_posts_screen_go_to (WgPostsScreen *self, WgPostLine *line)
{
  WgMapView view = wg_district_map_get_view (self->map);
  WgBBox seen = wg_map_view_get_box (&view);
  double lon, lat, x, y;

  if (!wg_post_get_place (wg_post_line_get_post (line), &lon, &lat))
    return;
  wg_mercator_project (lon, lat, &x, &y);
  wg_bbox_grow (&seen, -48 / wg_map_view_get_scale (&view));
  if (wg_bbox_contains (&seen, x, y) && view.width > 1)
    return;
  wg_district_map_show_place (self->map, x, y, MAX (view.zoom, NEAR_ZOOM), TRUE);
}

static void
show_trial_card (WgPostsScreen *self, gint64 id)
{
  for (guint i = 0; i < wg_post_plan_get_n (self->plan); i++)
    {
      const WgPostTrial *trial = wg_post_plan_get (self->plan, i);
      g_autofree char *number = wg_number_format ((double) trial->adds, 0);
      g_autofree char *adds = g_strdup_printf (_("+%s residents"), number);
      g_autofree char *name = wg_post_plan_dup_label (trial);

      if (trial->id == id)
        wg_district_map_set_post_card (self->map, name, adds);
    }
}

static void
on_post_hovered (WgPostsScreen *self, gint64 post)
{
  WgPostLine *line = post > 0 ? find_line (self, post) : NULL;
  g_autofree char *text = NULL;

  if (post < 0)
    {
      show_trial_card (self, post);
      return;
    }
  if (line == NULL)
    {
      wg_district_map_set_post_card (self->map, NULL, NULL);
      return;
    }
  text = wg_post_line_dup_card (line);
  wg_district_map_set_post_card (self->map, wg_post_line_get_name (line), text);
}

static void
on_post_pressed (WgPostsScreen *self, gint64 post)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (wg_post_line_get_id (g_ptr_array_index (self->lines, i)) == post)
      {
        gtk_single_selection_set_selected (self->selection, i);
        gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
      }
}

static void
on_post_opened (WgPostsScreen *self, gint64 post)
{
  on_post_pressed (self, post);
  if (post > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-post", "x", post);
}

/* Beside every mark: nothing is selected. */
static void
on_area_pressed (WgPostsScreen *self)
{
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

static void
on_map_moved (WgPostsScreen *self)
{
  WgMapView view = wg_district_map_get_view (self->map);
  WgBBox bounds = self->district != NULL
                    ? wg_map_snapshot_get_bounds (wg_district_get_snapshot (self->district))
                    : WG_BBOX_EMPTY;

  /* Of a file without a place there is the whole earth, and nothing to measure. */
  if (self->district == NULL
      || (wg_bbox_is_empty (&bounds) && wg_district_get_posts (self->district)->len == 0))
    view = (WgMapView) { 0 };
  wg_scale_bar_set_view (self->scale_bar, &view);
}

static void
on_style_changed (WgPostsScreen *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const WgTheme *theme = wg_theme_get (dark ? WG_THEME_DARK : WG_THEME_LIGHT);

  if (self->theme == theme)
    return;
  self->theme = theme;
  wg_district_map_set_theme (self->map, theme);
  wg_scale_bar_set_theme (self->scale_bar, theme);
}

static void
on_clear (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgPostsScreen *self = WG_POSTS_SCREEN (widget);

  if (!_wg_posts_screen_form_close (self))
    on_area_pressed (self);
}

void
_wg_posts_screen_map_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "posts.clear", NULL, on_clear);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "posts.clear", NULL);
}

void
_wg_posts_screen_map_add (WgPostsScreen *self)
{
  g_signal_connect_object (self->map, "post-hovered", G_CALLBACK (on_post_hovered), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map, "post-pressed", G_CALLBACK (on_post_pressed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map, "post-opened", G_CALLBACK (on_post_opened), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map, "area-pressed", G_CALLBACK (on_area_pressed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map, "moved", G_CALLBACK (on_map_moved), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (on_style_changed), self, G_CONNECT_SWAPPED);
  on_style_changed (self);
}

WgDistrictMap *
wg_posts_screen_get_map (WgPostsScreen *self)
{
  g_return_val_if_fail (WG_IS_POSTS_SCREEN (self), NULL);

  return self->map;
}

void
wg_posts_screen_show_whole (WgPostsScreen *self)
{
  g_return_if_fail (WG_IS_POSTS_SCREEN (self));

  self->shown_unit = -1;
  if (self->district != NULL)
    show_unit (self);
}
