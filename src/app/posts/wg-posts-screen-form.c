/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a post in the place of the list, with the map beside it to click a place on. */

#include "wg-posts-screen-private.h"

#define FORM_WIDTH 440

static void
show_form (WgPostsScreen *self, gboolean shown)
{
  GtkPaned *paned = GTK_PANED (self->content);

  gtk_stack_set_visible_child_name (self->side, shown ? "form" : "list");
  if (shown && self->list_width == 0)
    {
      self->list_width = gtk_paned_get_position (paned);
      gtk_paned_set_position (paned, MAX (self->list_width, FORM_WIDTH));
    }
  else if (!shown && self->list_width > 0)
    {
      gtk_paned_set_position (paned, self->list_width);
      self->list_width = 0;
    }
}

/* A trial that was being placed is given up: one click is for one thing. */
void
_wg_posts_screen_form_pick (WgPostsScreen *self, gboolean picking)
{
  if (picking)
    _wg_posts_screen_set_picking (self, FALSE);
  else if (!self->picks_for_form)
    return;
  self->picks_for_form = picking;
  wg_district_map_set_picking (self->map, picking);
  gtk_widget_set_visible (self->pick_hint, picking);
  if (picking)
    gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

gboolean
_wg_posts_screen_form_take (WgPostsScreen *self, double lon, double lat)
{
  if (!self->picks_for_form)
    return FALSE;
  wg_post_form_take_place (self->form, lon, lat);
  return TRUE;
}

static void
on_closed (WgPostsScreen *self)
{
  show_form (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* Whether there was one to close. */
gboolean
_wg_posts_screen_form_close (WgPostsScreen *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->side), "form") != 0)
    return FALSE;
  wg_post_form_close (self->form);
  return TRUE;
}

void
_wg_posts_screen_form_add (WgPostsScreen *self)
{
  g_signal_connect_object (self->form, "pick", G_CALLBACK (_wg_posts_screen_form_pick), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "closed", G_CALLBACK (on_closed), self,
                           G_CONNECT_SWAPPED);
}

void
wg_posts_screen_edit_post (WgPostsScreen *self, gint64 post)
{
  g_return_if_fail (WG_IS_POSTS_SCREEN (self));

  if (self->district == NULL || (post == 0 && wg_district_get_read_only (self->district)))
    return;
  if (post != 0)
    wg_posts_screen_show_post (self, post);
  wg_post_form_end_picking (self->form);
  if (!wg_post_form_edit (self->form, post))
    return;
  show_form (self, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

void
_wg_posts_screen_begin_post (WgPostsScreen *self, WgRow *known)
{
  wg_post_form_end_picking (self->form);
  wg_post_form_begin (self->form, known);
  show_form (self, TRUE);
}
