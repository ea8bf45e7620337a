/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of grids, communities and streets while the map is zoomed: one picture, made on a
 * thread of its own, kept and moved. At rest names are in the tiles, and it draws nothing. */

#include "wg-label-layer.h"

#include "wg-pixmap.h"
#include "wg-viewport.h"

#include <math.h>

#define MARGIN 192.0       /* drawn beyond each side of the window, logical pixels */
#define AHEAD 80.0         /* nearer to the end of what is drawn, more is drawn */
#define MAX_STRETCH 0.35   /* zoom levels the names may be stretched by while the map moves */

struct _WgLabelLayer
{
  ShumateLayer parent_instance;

  WgTileNames   *names;
  GThreadPool   *pool;
  const WgTheme *theme;
  WgPixmap      *picture;
  WgMapView      drawn; /* what the picture shows */
  int            scale;
  guint          serial; /* rises when what is being drawn is no longer wanted */
  gboolean       busy, moving, stale, active;
};

enum
{
  DRAWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WgLabelLayer, wg_label_layer, SHUMATE_TYPE_LAYER)

typedef struct
{
  WgLabelLayer  *layer;
  WgTileNames   *names;
  const WgTheme *theme;
  WgMapView      view;
  int            scale;
  guint          serial;
  guint          width, height;
  GBytes        *pixels;
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->layer);
  g_clear_pointer (&job->names, wg_tile_names_unref);
  g_clear_pointer (&job->pixels, g_bytes_unref);
  g_free (job);
}

static gboolean
on_job_done (gpointer data)
{
  Job *job = data;
  WgLabelLayer *self = job->layer;

  if (job->serial != self->serial)
    return G_SOURCE_REMOVE;
  self->busy = FALSE;
  self->stale = FALSE;
  self->drawn = job->view;
  self->scale = job->scale;
  g_clear_pointer (&self->picture, wg_pixmap_unref);
  self->picture = wg_pixmap_new (job->pixels, job->width, job->height);
  g_signal_emit (self, signals[DRAWN], 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* [thread] Placing and writing hundreds of names takes longer than a frame has. */
static void
run_job (gpointer data, gpointer user_data)
{
  Job *job = data;
  gsize stride = (gsize) job->width * 4;
  guchar *pixels = g_malloc0 (stride * job->height);
  cairo_surface_t *surface
    = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_ARGB32, (int) job->width,
                                           (int) job->height, (int) stride);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, job->scale, job->scale);
  wg_tile_names_paint (job->names, cr, &job->view, job->theme);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  cairo_surface_destroy (surface);
  job->pixels = g_bytes_new_take (pixels, stride * job->height);
  g_idle_add_full (G_PRIORITY_DEFAULT, on_job_done, job, (GDestroyNotify) job_free);
}

/* What the thread draws is no longer wanted. */
static void
forget_job (WgLabelLayer *self)
{
  self->serial++;
  self->busy = FALSE;
}

static WgMapView
grow (const WgMapView *view, double by)
{
  double per_pixel = 1 / wg_map_view_get_scale (view);
  WgMapView grown = *view;

  grown.x -= by * per_pixel;
  grown.y -= by * per_pixel;
  grown.width += 2 * by;
  grown.height += 2 * by;
  return grown;
}

static void
start_job (WgLabelLayer *self, const WgMapView *view)
{
  Job *job = g_new0 (Job, 1);

  if (self->pool == NULL)
    self->pool = g_thread_pool_new (run_job, NULL, 1, TRUE, NULL);
  job->layer = g_object_ref (self);
  job->names = wg_tile_names_ref (self->names);
  job->theme = self->theme;
  job->view = grow (view, MARGIN);
  job->scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  job->serial = self->serial;
  job->width = (guint) ceil (job->view.width) * (guint) job->scale;
  job->height = (guint) ceil (job->view.height) * (guint) job->scale;
  self->busy = TRUE;
  g_thread_pool_push (self->pool, job, NULL);
}

static gboolean
covers (const WgMapView *drawn, const WgMapView *view)
{
  WgBBox outer = wg_map_view_get_box (drawn), inner = wg_map_view_get_box (view);

  return outer.x_min <= inner.x_min && outer.y_min <= inner.y_min
         && outer.x_max >= inner.x_max && outer.y_max >= inner.y_max;
}

static gboolean
is_fresh (WgLabelLayer *self, const WgMapView *view)
{
  WgMapView ahead = grow (view, AHEAD);

  if (self->picture == NULL || self->stale
      || self->scale != gtk_widget_get_scale_factor (GTK_WIDGET (self)))
    return FALSE;
  if (self->drawn.zoom == view->zoom)
    return covers (&self->drawn, &ahead);
  return self->moving && fabs (self->drawn.zoom - view->zoom) < MAX_STRETCH;
}

static WgMapView
get_view (WgLabelLayer *self)
{
  return wg_viewport_get_view (shumate_layer_get_viewport (SHUMATE_LAYER (self)),
                               gtk_widget_get_width (GTK_WIDGET (self)),
                               gtk_widget_get_height (GTK_WIDGET (self)));
}

static void
wg_label_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WgLabelLayer *self = WG_LABEL_LAYER (widget);
  WgMapView view = get_view (self);
  double x, y, stretch;

  if (!self->active || self->names == NULL || view.width < 1 || view.height < 1)
    return;
  if (!self->busy && !is_fresh (self, &view))
    start_job (self, &view);
  if (self->picture == NULL)
    return;

  wg_map_view_to_pixel (&view, self->drawn.x, self->drawn.y, &x, &y);
  stretch = exp2 (view.zoom - self->drawn.zoom);
  if (stretch == 1)
    {
      /* On whole pixels the picture is copied, not blurred. */
      x = round (x * self->scale) / self->scale;
      y = round (y * self->scale) / self->scale;
    }
  wg_pixmap_snapshot (
    self->picture, snapshot,
    &GRAPHENE_RECT_INIT ((float) x, (float) y,
                         (float) (wg_pixmap_get_width (self->picture) * stretch / self->scale),
                         (float) (wg_pixmap_get_height (self->picture) * stretch / self->scale)),
    wg_pixmap_wants_cairo (widget));
}

static void
on_viewport_changed (WgLabelLayer *self)
{
  if (self->active)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
wg_label_layer_constructed (GObject *object)
{
  WgLabelLayer *self = WG_LABEL_LAYER (object);

  G_OBJECT_CLASS (wg_label_layer_parent_class)->constructed (object);

  g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (self)), "notify",
                           G_CALLBACK (on_viewport_changed), self, G_CONNECT_SWAPPED);
}

static void
wg_label_layer_dispose (GObject *object)
{
  WgLabelLayer *self = WG_LABEL_LAYER (object);

  forget_job (self);
  if (self->pool != NULL)
    g_thread_pool_free (g_steal_pointer (&self->pool), FALSE, TRUE);
  g_clear_pointer (&self->names, wg_tile_names_unref);
  g_clear_pointer (&self->picture, wg_pixmap_unref);

  G_OBJECT_CLASS (wg_label_layer_parent_class)->dispose (object);
}

static void
wg_label_layer_class_init (WgLabelLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = wg_label_layer_constructed;
  object_class->dispose = wg_label_layer_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = wg_label_layer_snapshot;

  signals[DRAWN] = g_signal_new ("drawn", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
wg_label_layer_init (WgLabelLayer *self)
{
  self->theme = wg_theme_get (WG_THEME_LIGHT);
}

WgLabelLayer *
wg_label_layer_new (ShumateViewport *viewport)
{
  return g_object_new (WG_TYPE_LABEL_LAYER, "viewport", viewport, NULL);
}

void
wg_label_layer_set_names (WgLabelLayer *self, WgTileNames *names)
{
  g_return_if_fail (WG_IS_LABEL_LAYER (self));

  if (self->names == names)
    return;
  forget_job (self);
  g_clear_pointer (&self->names, wg_tile_names_unref);
  if (names != NULL)
    self->names = wg_tile_names_ref (names);
  g_clear_pointer (&self->picture, wg_pixmap_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
wg_label_layer_set_theme (WgLabelLayer *self, const WgTheme *theme)
{
  g_return_if_fail (WG_IS_LABEL_LAYER (self));

  /* The old names stay until the new ones are there. */
  self->theme = theme;
  self->stale = TRUE;
  forget_job (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
wg_label_layer_set_moving (WgLabelLayer *self, gboolean moving)
{
  g_return_if_fail (WG_IS_LABEL_LAYER (self));

  if (self->moving == moving)
    return;
  self->moving = moving;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
wg_label_layer_set_active (WgLabelLayer *self, gboolean active)
{
  g_return_if_fail (WG_IS_LABEL_LAYER (self));

  if (self->active == active)
    return;
  self->active = active;
  if (!active)
    {
      forget_job (self);
      g_clear_pointer (&self->picture, wg_pixmap_unref);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
wg_label_layer_get_drawn (WgLabelLayer *self)
{
  g_return_val_if_fail (WG_IS_LABEL_LAYER (self), FALSE);

  return self->picture != NULL;
}

gboolean
wg_label_layer_get_active (WgLabelLayer *self)
{
  g_return_val_if_fail (WG_IS_LABEL_LAYER (self), FALSE);

  return self->active;
}

gboolean
wg_label_layer_is_crisp (WgLabelLayer *self)
{
  WgMapView view;

  g_return_val_if_fail (WG_IS_LABEL_LAYER (self), FALSE);

  view = get_view (self);
  return self->active && self->names != NULL && is_fresh (self, &view)
         && self->drawn.zoom == view.zoom;
}
