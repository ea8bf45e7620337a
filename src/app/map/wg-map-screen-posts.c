/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts on the map page, where somebody wants them: marks, a card under the pointer, and the way
 * to their own page. */

#include "wg-map-screen-private.h"

#include "wg-post-list.h"

#define MARK 18.0

static WgPostLine *
make_line (WgMapScreen *self, gint64 id)
{
  WgPost *post = self->district != NULL ? wg_district_find_post (self->district, id) : NULL;

  if (post == NULL)
    return NULL;
  return wg_post_line_new (wg_district_get_post_book (self->district), post,
                           wg_post_list_resolve (self->district, wg_scope_get_at (self->scope)));
}

static void
on_post_hovered (WgMapScreen *self, gint64 id)
{
  g_autoptr (WgPostLine) line = make_line (self, id);
  g_autofree char *text = line != NULL ? wg_post_line_dup_card (line) : NULL;

  wg_district_map_set_post_card (self->map, line != NULL ? wg_post_line_get_name (line) : NULL,
                                 text);
}

static void
on_post_pressed (WgMapScreen *self, gint64 id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-post", "x", id);
}

void
_wg_map_screen_update_posts (WgMapScreen *self)
{
  const WgPostFilter all = WG_POST_FILTER_INIT;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (WgPostSpots) spots = NULL;

  if (self->district != NULL && self->scope != NULL && self->settings != NULL
      && g_settings_get_boolean (self->settings, "post-marks"))
    {
      lines = wg_post_list_new (self->district, wg_scope_get_unit (self->scope),
                                wg_scope_get_at (self->scope), &all, NULL);
      spots = wg_post_list_make_spots (lines, MARK, 0);
    }
  wg_district_map_set_posts (self->map, spots);
}

void
_wg_map_screen_add_posts (WgMapScreen *self)
{
  g_signal_connect_object (self->map, "post-hovered", G_CALLBACK (on_post_hovered), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map, "post-pressed", G_CALLBACK (on_post_pressed), self,
                           G_CONNECT_SWAPPED);
}
