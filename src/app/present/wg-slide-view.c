/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows a page as one texture that was painted ahead, and over it what was asked. What keys and
 * the pointer mean is the window's and the show's. */

#include "wg-slide-view.h"

#include "wg-show-overlay.h"
#include "wg-slide-cache.h"
#include "wg-slide-painter.h"

#include <glib/gi18n.h>

#define LASER 0.6 /* of the least text */

struct _WgSlideView
{
  GtkWidget parent_instance;

  WgShowGuide  *guide;
  WgSlideCache *cache;
  WgRoom        room;
  WgSlide      *next;   /* (nullable): painted ahead */
  WgSlide      *before; /* (nullable): the same */
  GdkTexture   *shown;  /* (nullable): the last picture, until the next is there */
  guint         idle;
  double        laser_x, laser_y;
  gboolean      laser;
};

G_DEFINE_FINAL_TYPE (WgSlideView, wg_slide_view, GTK_TYPE_WIDGET)

enum
{
  READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Never smaller than what a desk screen needs, where nobody measured a room. */
double
wg_slide_view_get_text (WgSlideView *self)
{
  double width;

  g_return_val_if_fail (WG_IS_SLIDE_VIEW (self), 0);

  width = gtk_widget_get_width (GTK_WIDGET (self));
  return MAX (wg_slide_least_text (&self->room, width), width / 64);
}

static void
update_words (WgSlideView *self)
{
  WgShow *show = wg_show_guide_get_show (self->guide);
  WgSlide *slide = wg_show_guide_get_slide (self->guide);
  g_autofree char *page = g_strdup_printf (_("Page %1$u of %2$u: %3$s"),
                                           wg_show_get_page (show) + 1,
                                           wg_show_get_n_pages (show), slide->page->title);
  g_autofree char *words = wg_show_guide_describe (self->guide);
  g_autofree char *over = wg_show_overlay_describe (self->guide);
  g_autofree char *all = g_strjoin ("\n", words, over, wg_show_get_typed (show), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, page,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, all, -1);
}

/* The neighbours, once the page itself is there and nothing else is to be done. */
static gboolean
on_idle (gpointer data)
{
  WgSlideView *self = data;
  WgShow *show = wg_show_guide_get_show (self->guide);
  guint page = wg_show_get_page (show), n = wg_show_get_n_pages (show);

  self->idle = 0;
  if (self->next == NULL)
    {
      /* In a loop the first follows the last. */
      self->next = wg_show_guide_dup_page (self->guide, (page + 1) % n);
      wg_slide_cache_prepare (self->cache, self->next);
      self->idle = g_idle_add_full (G_PRIORITY_LOW, on_idle, self, NULL);
    }
  else if (self->before == NULL && page > 0)
    {
      self->before = wg_show_guide_dup_page (self->guide, page - 1);
      wg_slide_cache_prepare (self->cache, self->before);
    }
  return G_SOURCE_REMOVE;
}

static void
prepare_neighbours (WgSlideView *self)
{
  g_clear_pointer (&self->next, wg_slide_unref);
  g_clear_pointer (&self->before, wg_slide_unref);
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, on_idle, self, NULL);
}

static void
on_guide_changed (WgSlideView *self)
{
  wg_slide_cache_prepare (self->cache, wg_show_guide_get_slide (self->guide));
  if (wg_slide_view_is_ready (self))
    prepare_neighbours (self);
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_ready (WgSlideView *self)
{
  if (self->next == NULL && wg_slide_view_is_ready (self))
    prepare_neighbours (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[READY], 0);
}

static void
wg_slide_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WgSlideView *self = WG_SLIDE_VIEW (widget);
  int scale = gtk_widget_get_scale_factor (widget);

  if (self->guide == NULL)
    return;
  wg_slide_cache_set_size (self->cache, width * scale, height * scale, &self->room);
  wg_slide_cache_prepare (self->cache, wg_show_guide_get_slide (self->guide));
  g_clear_pointer (&self->next, wg_slide_unref);
  g_clear_pointer (&self->before, wg_slide_unref);
}

static void
add_colour (GtkSnapshot *snapshot, const GdkRGBA *colour, float width, float height)
{
  gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (0, 0, width, height));
}

static void
add_laser (WgSlideView *self, GtkSnapshot *snapshot)
{
  double radius = wg_slide_view_get_text (self) * LASER;
  cairo_t *cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT ((float) (self->laser_x - radius),
                                   (float) (self->laser_y - radius), (float) (2 * radius),
                                   (float) (2 * radius)));

  cairo_set_source_rgba (cr, 0.75, 0.11, 0.16, 0.85);
  cairo_arc (cr, self->laser_x, self->laser_y, radius * 0.7, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
wg_slide_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WgSlideView *self = WG_SLIDE_VIEW (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  WgShow *show = self->guide != NULL ? wg_show_guide_get_show (self->guide) : NULL;
  GdkTexture *texture;

  if (show == NULL || wg_show_get_light (show) != WG_SHOW_LIT)
    {
      const GdkRGBA black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };

      add_colour (snapshot, show != NULL && wg_show_get_light (show) == WG_SHOW_WHITE ? &white
                                                                                     : &black,
                  width, height);
      return;
    }
  texture = wg_slide_cache_get (self->cache, wg_show_guide_get_slide (self->guide));
  if (texture != NULL)
    g_set_object (&self->shown, texture);
  if (self->shown != NULL)
    gtk_snapshot_append_texture (snapshot, self->shown, &GRAPHENE_RECT_INIT (0, 0, width, height));
  else
    add_colour (snapshot, &(GdkRGBA) { 1, 1, 1, 1 }, width, height);
  if (!wg_show_overlay_is_empty (self->guide))
    {
      cairo_t *cr =
        gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

      wg_show_overlay_paint (self->guide, cr, wg_slide_view_get_text (self), width, height);
      cairo_destroy (cr);
    }
  if (self->laser && wg_show_get_pointer (show) == WG_SHOW_POINTER_LASER)
    add_laser (self, snapshot);
}

static void
on_motion (WgSlideView *self, double x, double y)
{
  self->laser = TRUE;
  self->laser_x = x;
  self->laser_y = y;
  if (self->guide != NULL
      && wg_show_get_pointer (wg_show_guide_get_show (self->guide)) == WG_SHOW_POINTER_LASER)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_leave (WgSlideView *self)
{
  self->laser = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
wg_slide_view_dispose (GObject *object)
{
  WgSlideView *self = WG_SLIDE_VIEW (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->next, wg_slide_unref);
  g_clear_pointer (&self->before, wg_slide_unref);
  g_clear_object (&self->shown);
  g_clear_object (&self->cache);
  g_clear_object (&self->guide);

  G_OBJECT_CLASS (wg_slide_view_parent_class)->dispose (object);
}

static void
wg_slide_view_class_init (WgSlideViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_slide_view_dispose;
  widget_class->size_allocate = wg_slide_view_size_allocate;
  widget_class->snapshot = wg_slide_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "slideview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[READY] = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
wg_slide_view_init (WgSlideView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->cache = wg_slide_cache_new ();
  self->room = WG_ROOM_INIT;
  g_signal_connect_object (self->cache, "ready", G_CALLBACK (on_ready), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

void
wg_slide_view_set_guide (WgSlideView *self, WgShowGuide *guide, const WgRoom *room)
{
  g_return_if_fail (WG_IS_SLIDE_VIEW (self));

  g_set_object (&self->guide, guide);
  self->room = *room;
  g_signal_connect_object (guide, "changed", G_CALLBACK (on_guide_changed), self,
                           G_CONNECT_SWAPPED);
  update_words (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
wg_slide_view_paint_again (WgSlideView *self)
{
  g_return_if_fail (WG_IS_SLIDE_VIEW (self));

  if (self->guide == NULL)
    return;
  wg_slide_cache_forget (self->cache);
  g_clear_pointer (&self->next, wg_slide_unref);
  g_clear_pointer (&self->before, wg_slide_unref);
  on_guide_changed (self);
}

gboolean
wg_slide_view_is_ready (WgSlideView *self)
{
  g_return_val_if_fail (WG_IS_SLIDE_VIEW (self), FALSE);

  return self->guide != NULL
         && wg_slide_cache_get (self->cache, wg_show_guide_get_slide (self->guide)) != NULL;
}

gboolean
wg_slide_view_is_settled (WgSlideView *self)
{
  g_return_val_if_fail (WG_IS_SLIDE_VIEW (self), FALSE);

  return wg_slide_view_is_ready (self) && self->next != NULL && self->idle == 0
         && wg_slide_cache_get_n_running (self->cache) == 0;
}

GdkPaintable *
wg_slide_view_get_next (WgSlideView *self)
{
  GdkTexture *texture = NULL;

  g_return_val_if_fail (WG_IS_SLIDE_VIEW (self), NULL);

  /* After a jump the one that was painted ahead is of another page. */
  if (self->next != NULL
      && self->next->number == wg_show_get_page (wg_show_guide_get_show (self->guide)) + 2)
    texture = wg_slide_cache_get (self->cache, self->next);
  return texture != NULL ? GDK_PAINTABLE (texture) : NULL;
}
