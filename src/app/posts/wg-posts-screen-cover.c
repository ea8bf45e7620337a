/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The coverage on the page of posts: the plan follows unit and hour, the map shows its gaps and
 * trials, and places for trials are chosen there. Nothing here is saved. */

#include "wg-posts-screen-private.h"

#include "wg-mercator.h"
#include "wg-unit-place.h"

#include <glib/gi18n.h>

static void
on_gaps_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgPostsScreen) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) gaps = wg_post_plan_find_gaps_finish (WG_POST_PLAN (source), result,
                                                              &error);

  if (gaps != NULL && self->content != NULL)
    wg_district_map_set_gaps (self->map, gaps);
}

static gboolean
on_gaps_idle (gpointer data)
{
  WgPostsScreen *self = data;

  self->gaps_id = 0;
  if (!wg_cover_card_shows_gaps (self->card) || wg_post_plan_get_coverage (self->plan) == NULL)
    {
      wg_district_map_set_gaps (self->map, NULL);
      return G_SOURCE_REMOVE;
    }
  self->finding_gaps = g_cancellable_new ();
  wg_post_plan_find_gaps_async (self->plan, self->finding_gaps, on_gaps_found,
                                g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
drop_gaps (WgPostsScreen *self)
{
  g_cancellable_cancel (self->finding_gaps);
  g_clear_object (&self->finding_gaps);
}

/* Numbers and marks come first: gaps take longer, and only those of the last hour are wanted. */
static void
queue_gaps (WgPostsScreen *self)
{
  drop_gaps (self);
  if (self->gaps_id == 0)
    self->gaps_id = g_idle_add_full (G_PRIORITY_LOW, on_gaps_idle, self, NULL);
}

static void
on_plan_changed (WgPostsScreen *self)
{
  queue_gaps (self);
  if (wg_post_plan_get_n (self->plan) > 0 || self->shows_trials)
    {
      self->shows_trials = wg_post_plan_get_n (self->plan) > 0;
      g_clear_pointer (&self->spots, wg_post_spots_unref);
      _wg_posts_screen_map_update (self);
    }
}

void
_wg_posts_screen_cover_update (WgPostsScreen *self)
{
  WgTime at = wg_post_list_resolve (self->district, wg_scope_get_at (self->scope));

  /* Whoever still draws gaps keeps the numbers waiting. */
  drop_gaps (self);
  wg_post_plan_ask (self->plan, self->district, wg_scope_get_unit (self->scope), at);
  if (self->cover_stale)
    wg_post_plan_renew (self->plan);
  self->cover_stale = FALSE;
}

void
_wg_posts_screen_set_picking (WgPostsScreen *self, gboolean picking)
{
  wg_cover_card_set_picking (self->card, picking);
  wg_district_map_set_picking (self->map, picking);
  gtk_widget_set_visible (self->pick_hint, picking);
  if (picking)
    gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

static void
on_place_picked (WgPostsScreen *self, double x, double y)
{
  double lon, lat;

  wg_mercator_unproject (x, y, &lon, &lat);
  if (_wg_posts_screen_form_take (self, lon, lat))
    return;
  wg_post_plan_add (self->plan, lon, lat, NULL);
}

static void
on_go_to (WgPostsScreen *self, double lon, double lat)
{
  WgMapView view = wg_district_map_get_view (self->map);
  double x, y;

  wg_mercator_project (lon, lat, &x, &y);
  wg_district_map_show_place (self->map, x, y, MAX (view.zoom, 14), TRUE);
}

static const WgPostTrial *
find_trial (WgPostsScreen *self, gint64 id)
{
  for (guint i = 0; i < wg_post_plan_get_n (self->plan); i++)
    if (wg_post_plan_get (self->plan, i)->id == id)
      return wg_post_plan_get (self->plan, i);
  return NULL;
}

/* Into the form of a new post: the trial goes when that is saved. */
static void
on_keep (WgPostsScreen *self, gint64 id)
{
  const WgPostTrial *trial = find_trial (self, id);
  g_autoptr (WgGeometry) place = NULL;
  g_autoptr (GBytes) wkb = NULL;
  g_autoptr (WgRow) known = NULL;

  if (trial == NULL)
    return;
  place = wg_geometry_new_point (trial->lon, trial->lat);
  wkb = wg_geometry_to_wkb (place);
  known = wg_row_new (&wg_kind_post, 0);
  wg_row_set_text (known, WG_POST_NAME, trial->name);
  wg_row_set_blob (known, WG_POST_PLACE, wkb);
  wg_row_set_int (known, WG_POST_HOST_UNIT,
                  wg_unit_place_find (self->district, trial->lon, trial->lat));
  self->kept_trial = id;
  _wg_posts_screen_set_picking (self, FALSE);
  _wg_posts_screen_begin_post (self, known);
}

static void
on_saved (WgPostsScreen *self)
{
  if (self->kept_trial != 0)
    wg_post_plan_remove (self->plan, self->kept_trial);
  self->kept_trial = 0;
}

static void
on_form_closed (WgPostsScreen *self)
{
  self->kept_trial = 0;
}

/* Before the map takes it for something else. */
static gboolean
on_key (WgPostsScreen *self, guint key)
{
  if (key != GDK_KEY_Escape || !wg_district_map_get_picking (self->map))
    return FALSE;
  if (self->picks_for_form)
    wg_post_form_end_picking (self->form);
  else
    _wg_posts_screen_set_picking (self, FALSE);
  return TRUE;
}

void
_wg_posts_screen_cover_add (WgPostsScreen *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->plan = wg_post_plan_new_in_background ();
  wg_cover_card_set_plan (self->card, self->plan);
  g_signal_connect_object (self->plan, "changed", G_CALLBACK (on_plan_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->card, "picking", G_CALLBACK (_wg_posts_screen_set_picking), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->card, "gaps", G_CALLBACK (queue_gaps), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->card, "go-to", G_CALLBACK (on_go_to), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->card, "keep", G_CALLBACK (on_keep), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "saved", G_CALLBACK (on_saved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "closed", G_CALLBACK (on_form_closed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map, "place-picked", G_CALLBACK (on_place_picked), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
