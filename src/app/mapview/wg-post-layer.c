/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts above the map. Only marks that are seen are visited; one render node for each look, moved
 * to where it is needed. It must not know hours, checklists or rows. */

#include "wg-post-layer.h"

#include "wg-post-painter.h"
#include "wg-viewport.h"

#include <math.h>

#define MAX_NAMED 90   /* more marks than this in sight show no names */
#define MAX_NODES 600  /* looks that are kept */
#define CROSS     16.0 /* half of the cross, logical pixels */

struct _WgPostLayer
{
  ShumateLayer parent_instance;

  const WgTheme *theme;
  WgPostSpots   *spots;      /* (nullable) */
  GHashTable    *nodes;      /* look (gint64) → GskRenderNode */
  GHashTable    *name_nodes; /* name → GskRenderNode */
  GArray        *names;      /* (nullable) WgPostName: stale */
  double         names_zoom;
  double         names_x, names_y; /* world units of the window's corner then */
  double         text_size;
  gboolean       moving;
  gboolean       cross;
};

G_DEFINE_FINAL_TYPE (WgPostLayer, wg_post_layer, SHUMATE_TYPE_LAYER)

static WgMapView
get_view (WgPostLayer *self)
{
  return wg_viewport_get_view (shumate_layer_get_viewport (SHUMATE_LAYER (self)),
                               gtk_widget_get_width (GTK_WIDGET (self)),
                               gtk_widget_get_height (GTK_WIDGET (self)));
}

static gint64
get_look (WgPostLayer *self, const WgPostCluster *cluster)
{
  const WgPostMark *mark;

  if (cluster->n > 1)
    return ((gint64) cluster->n << 32 | cluster->n_open) << 1;
  mark = &wg_post_spots_get (self->spots, cluster->spot)->mark;
  return ((gint64) mark->shape << 32 | mark->rank << 16 | mark->flags) << 1 | 1;
}

typedef struct
{
  cairo_surface_t *surface;
  cairo_t         *cr;
  graphene_rect_t  bounds;
} Picture;

/* A mark is drawn once as pixels and then only copied: a thousand of them may be in sight. */
static void
begin_picture (WgPostLayer *self, Picture *picture, const WgBBox *box)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int width = (int) ceil (box->x_max - box->x_min + 2);
  int height = (int) ceil (box->y_max - box->y_min + 2);

  picture->bounds = GRAPHENE_RECT_INIT ((float) floor (box->x_min), (float) floor (box->y_min),
                                        (float) width, (float) height);
  picture->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale,
                                                 height * scale);
  cairo_surface_set_device_scale (picture->surface, scale, scale);
  picture->cr = cairo_create (picture->surface);
  cairo_translate (picture->cr, -picture->bounds.origin.x, -picture->bounds.origin.y);
}

static GskRenderNode *
end_picture (Picture *picture)
{
  int height = cairo_image_surface_get_height (picture->surface);
  int stride = cairo_image_surface_get_stride (picture->surface);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  cairo_destroy (picture->cr);
  cairo_surface_flush (picture->surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (picture->surface),
                       (gsize) height * (gsize) stride);
  texture = gdk_memory_texture_new (cairo_image_surface_get_width (picture->surface), height,
                                    GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
  cairo_surface_destroy (picture->surface);
  return gsk_texture_node_new (texture, &picture->bounds);
}

static GskRenderNode *
find_node (WgPostLayer *self, const WgPostCluster *cluster)
{
  gint64 look = get_look (self, cluster);
  GskRenderNode *node = g_hash_table_lookup (self->nodes, &look);

  if (node == NULL)
    {
      WgBBox box = wg_post_painter_get_box (self->spots, cluster);
      Picture picture;

      if (g_hash_table_size (self->nodes) >= MAX_NODES)
        g_hash_table_remove_all (self->nodes);
      begin_picture (self, &picture, &box);
      wg_post_painter_paint_cluster (picture.cr, self->spots, cluster, self->theme);
      node = end_picture (&picture);
      g_hash_table_insert (self->nodes, g_memdup2 (&look, sizeof look), node);
    }
  return node;
}

static GskRenderNode *
find_name_node (WgPostLayer *self, const char *text, const WgPostName *name)
{
  GskRenderNode *node = g_hash_table_lookup (self->name_nodes, text);

  if (node == NULL)
    {
      const WgBBox box = { 0, 0, name->width, name->height };
      Picture picture;

      if (g_hash_table_size (self->name_nodes) >= MAX_NODES)
        g_hash_table_remove_all (self->name_nodes);
      begin_picture (self, &picture, &box);
      wg_post_painter_paint_name (picture.cr, text, self->theme, self->text_size, name->width,
                                  name->height);
      node = end_picture (&picture);
      g_hash_table_insert (self->name_nodes, g_strdup (text), node);
    }
  return node;
}

static void
append_node (GtkSnapshot *snapshot, GskRenderNode *node, double x, double y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_marks (WgPostLayer *self, GtkSnapshot *snapshot, const WgMapView *view,
                const GArray *seen)
{
  const GArray *clusters = wg_post_spots_cluster (self->spots, view->zoom);

  for (guint i = 0; i < seen->len; i++)
    {
      const WgPostCluster *cluster = &g_array_index (clusters, WgPostCluster,
                                                     g_array_index (seen, guint, i));
      double x, y;

      wg_map_view_to_pixel (view, cluster->x, cluster->y, &x, &y);
      append_node (snapshot, find_node (self, cluster), x, y);
    }
}

static void
clear_names (WgPostLayer *self)
{
  g_clear_pointer (&self->names, g_array_unref);
}

static void
place_names (WgPostLayer *self, const WgMapView *view, const GArray *seen)
{
  gboolean fresh = self->names != NULL && self->names_zoom == view->zoom
                   && self->names_x == view->x && self->names_y == view->y;

  if (fresh || self->moving)
    return;
  clear_names (self);
  self->names = wg_post_painter_place_names (self->spots, view, seen, self->text_size, MAX_NAMED);
  self->names_zoom = view->zoom;
  self->names_x = view->x;
  self->names_y = view->y;
}

static void
snapshot_names (WgPostLayer *self, GtkSnapshot *snapshot, const WgMapView *view)
{
  const GArray *clusters = wg_post_spots_cluster (self->spots, view->zoom);

  if (self->names == NULL || self->names_zoom != view->zoom)
    return;
  for (guint i = 0; i < self->names->len; i++)
    {
      const WgPostName *name = &g_array_index (self->names, WgPostName, i);
      const WgPostCluster *cluster = &g_array_index (clusters, WgPostCluster, name->cluster);
      const char *text = wg_post_spots_get (self->spots, cluster->spot)->name;
      double x, y;

      wg_map_view_to_pixel (view, cluster->x, cluster->y, &x, &y);
      append_node (snapshot, find_name_node (self, text, name), x + name->x, y + name->y);
    }
}

static void
snapshot_cross (WgPostLayer *self, GtkSnapshot *snapshot, const WgMapView *view)
{
  float x = (float) floor (view->width / 2), y = (float) floor (view->height / 2);
  const guint32 colours[] = { self->theme->paper, self->theme->text };

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      const GdkRGBA rgba = { (float) ((colours[i] >> 24) / 255.0),
                             (float) (((colours[i] >> 16) & 0xff) / 255.0),
                             (float) (((colours[i] >> 8) & 0xff) / 255.0), 1 };
      float half = i == 0 ? 3 : 1;
      float arm = (float) CROSS + (i == 0 ? 2 : 0);

      gtk_snapshot_append_color (snapshot, &rgba,
                                 &GRAPHENE_RECT_INIT (x - arm, y - half, 2 * arm, 2 * half));
      gtk_snapshot_append_color (snapshot, &rgba,
                                 &GRAPHENE_RECT_INIT (x - half, y - arm, 2 * half, 2 * arm));
    }
}

static void
wg_post_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WgPostLayer *self = WG_POST_LAYER (widget);
  WgMapView view = get_view (self);

  if (self->spots != NULL && wg_post_spots_get_n (self->spots) > 0)
    {
      g_autoptr (GArray) seen = wg_post_spots_list (self->spots, &view);

      place_names (self, &view, seen);
      snapshot_marks (self, snapshot, &view, seen);
      snapshot_names (self, snapshot, &view);
    }
  if (self->cross)
    snapshot_cross (self, snapshot, &view);
}

/* Pixels of another screen. */
static void
on_scale_changed (WgPostLayer *self)
{
  g_hash_table_remove_all (self->nodes);
  g_hash_table_remove_all (self->name_nodes);
}

static void
wg_post_layer_constructed (GObject *object)
{
  WgPostLayer *self = WG_POST_LAYER (object);

  G_OBJECT_CLASS (wg_post_layer_parent_class)->constructed (object);

  g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (self)), "notify",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

static void
wg_post_layer_finalize (GObject *object)
{
  WgPostLayer *self = WG_POST_LAYER (object);

  g_clear_pointer (&self->spots, wg_post_spots_unref);
  clear_names (self);
  g_hash_table_unref (self->nodes);
  g_hash_table_unref (self->name_nodes);

  G_OBJECT_CLASS (wg_post_layer_parent_class)->finalize (object);
}

static void
wg_post_layer_class_init (WgPostLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = wg_post_layer_constructed;
  object_class->finalize = wg_post_layer_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = wg_post_layer_snapshot;
}

static void
wg_post_layer_init (WgPostLayer *self)
{
  self->theme = wg_theme_get (WG_THEME_LIGHT);
  self->text_size = 11;
  self->nodes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                       (GDestroyNotify) gsk_render_node_unref);
  self->name_nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) gsk_render_node_unref);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (self, "notify::scale-factor", G_CALLBACK (on_scale_changed), self,
                           G_CONNECT_SWAPPED);
}

WgPostLayer *
wg_post_layer_new (ShumateViewport *viewport)
{
  return g_object_new (WG_TYPE_POST_LAYER, "viewport", viewport, NULL);
}

void
wg_post_layer_set_theme (WgPostLayer *self, const WgTheme *theme)
{
  g_return_if_fail (WG_IS_POST_LAYER (self));

  self->theme = theme;
  g_hash_table_remove_all (self->nodes);
  g_hash_table_remove_all (self->name_nodes);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
wg_post_layer_set_spots (WgPostLayer *self, WgPostSpots *spots)
{
  gboolean sized;

  g_return_if_fail (WG_IS_POST_LAYER (self));

  sized = self->spots == NULL || spots == NULL
          || wg_post_spots_get_size (self->spots) != wg_post_spots_get_size (spots);
  if (spots != NULL)
    wg_post_spots_ref (spots);
  g_clear_pointer (&self->spots, wg_post_spots_unref);
  self->spots = spots;
  if (sized)
    g_hash_table_remove_all (self->nodes);
  clear_names (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
wg_post_layer_set_text_size (WgPostLayer *self, double size)
{
  g_return_if_fail (WG_IS_POST_LAYER (self));

  self->text_size = size;
  clear_names (self);
  g_hash_table_remove_all (self->name_nodes);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
wg_post_layer_set_moving (WgPostLayer *self, gboolean moving)
{
  g_return_if_fail (WG_IS_POST_LAYER (self));

  self->moving = moving;
  if (!moving)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
wg_post_layer_set_cross (WgPostLayer *self, gboolean cross)
{
  g_return_if_fail (WG_IS_POST_LAYER (self));

  self->cross = cross;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const WgPostCluster *
wg_post_layer_hit (WgPostLayer *self, double x, double y)
{
  WgMapView view;
  guint at;

  g_return_val_if_fail (WG_IS_POST_LAYER (self), NULL);

  if (self->spots == NULL)
    return NULL;
  view = get_view (self);
  at = wg_post_spots_hit (self->spots, &view, x, y);
  if (at == WG_POST_NONE)
    return NULL;
  return &g_array_index (wg_post_spots_cluster (self->spots, view.zoom), WgPostCluster, at);
}

const WgPostSpot *
wg_post_layer_get_spot (WgPostLayer *self, const WgPostCluster *cluster)
{
  return wg_post_spots_get (self->spots, cluster->spot);
}
