/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks of findings above the map. They are put together once a step of zoom and moved in between;
 * each kind of mark is drawn once and kept. */

#include "wg-finding-layer.h"

#include "wg-finding-mark.h"
#include "wg-label-placer.h"
#include "wg-viewport.h"

#include <math.h>

#define MARK WG_FINDING_LAYER_MARK

struct _WgFindingLayer
{
  ShumateLayer parent_instance;

  const WgTheme *theme;
  GArray        *spots;    /* WgFindingSpot */
  GArray        *clusters; /* WgFindingCluster */
  double         zoom;     /* of the clusters; NAN: stale */
  GHashTable    *nodes;    /* severity and count → GskRenderNode */
};

G_DEFINE_FINAL_TYPE (WgFindingLayer, wg_finding_layer, SHUMATE_TYPE_LAYER)

/* Marks are grouped for the zoom that names are chosen for: those step aside for them. */
static void
make_clusters (WgFindingLayer *self, double zoom)
{
  WgMapView view = { 0, 0, zoom, 1, 1 };

  g_array_unref (self->clusters);
  self->clusters = wg_finding_spots_cluster (self->spots, wg_map_view_get_scale (&view), MARK);
  self->zoom = zoom;
}

static GskRenderNode *
find_node (WgFindingLayer *self, const WgFindingCluster *cluster)
{
  WgSeverity severity = cluster->gravest;
  guint count = cluster->count;
  gpointer key = GUINT_TO_POINTER (count * WG_N_SEVERITIES + severity + 1);
  GskRenderNode *node = g_hash_table_lookup (self->nodes, key);

  if (node == NULL)
    {
      double width = ceil (wg_finding_mark_draw_count (NULL, self->theme, severity, count, 0, 0,
                                                       MARK)) + 8;
      cairo_t *cr;

      node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT ((float) (-width / 2), (float) -MARK,
                                                      (float) width, (float) (2 * MARK)));
      cr = gsk_cairo_node_get_draw_context (node);
      wg_finding_mark_draw_count (cr, self->theme, severity, count, 0, 0, MARK);
      cairo_destroy (cr);
      g_hash_table_insert (self->nodes, key, node);
    }
  return node;
}

static WgMapView
get_view (WgFindingLayer *self)
{
  return wg_viewport_get_view (shumate_layer_get_viewport (SHUMATE_LAYER (self)),
                               gtk_widget_get_width (GTK_WIDGET (self)),
                               gtk_widget_get_height (GTK_WIDGET (self)));
}

static void
wg_finding_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WgFindingLayer *self = WG_FINDING_LAYER (widget);
  WgMapView view = get_view (self);
  double zoom = wg_label_placer_get_step_zoom (view.zoom);

  if (self->spots->len == 0)
    return;
  if (self->zoom != zoom)
    make_clusters (self, zoom);
  for (guint i = self->clusters->len; i > 0; i--)
    {
      const WgFindingCluster *cluster = &g_array_index (self->clusters, WgFindingCluster, i - 1);
      double x, y;

      wg_map_view_to_pixel (&view, cluster->x, cluster->y, &x, &y);
      if (x < -MARK * 3 || y < -MARK || x > view.width + MARK * 3
          || y > view.height + 3 * MARK)
        continue;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x),
                                                              (float) round (y - cluster->above)));
      gtk_snapshot_append_node (snapshot, find_node (self, cluster));
      gtk_snapshot_restore (snapshot);
    }
}

static void
wg_finding_layer_constructed (GObject *object)
{
  WgFindingLayer *self = WG_FINDING_LAYER (object);

  G_OBJECT_CLASS (wg_finding_layer_parent_class)->constructed (object);

  g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (self)), "notify",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

static void
wg_finding_layer_finalize (GObject *object)
{
  WgFindingLayer *self = WG_FINDING_LAYER (object);

  g_array_unref (self->spots);
  g_array_unref (self->clusters);
  g_hash_table_unref (self->nodes);

  G_OBJECT_CLASS (wg_finding_layer_parent_class)->finalize (object);
}

static void
wg_finding_layer_class_init (WgFindingLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = wg_finding_layer_constructed;
  object_class->finalize = wg_finding_layer_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = wg_finding_layer_snapshot;
}

static void
wg_finding_layer_init (WgFindingLayer *self)
{
  self->theme = wg_theme_get (WG_THEME_LIGHT);
  self->spots = g_array_new (FALSE, TRUE, sizeof (WgFindingSpot));
  self->clusters = g_array_new (FALSE, TRUE, sizeof (WgFindingCluster));
  self->zoom = NAN;
  self->nodes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) gsk_render_node_unref);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

WgFindingLayer *
wg_finding_layer_new (ShumateViewport *viewport)
{
  return g_object_new (WG_TYPE_FINDING_LAYER, "viewport", viewport, NULL);
}

void
wg_finding_layer_set_theme (WgFindingLayer *self, const WgTheme *theme)
{
  g_return_if_fail (WG_IS_FINDING_LAYER (self));

  self->theme = theme;
  g_hash_table_remove_all (self->nodes);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
wg_finding_layer_set_spots (WgFindingLayer *self, GArray *spots)
{
  g_return_if_fail (WG_IS_FINDING_LAYER (self));

  g_array_set_size (self->spots, 0);
  if (spots != NULL)
    g_array_append_vals (self->spots, spots->data, spots->len);
  self->zoom = NAN;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
wg_finding_layer_hit (WgFindingLayer *self, double x, double y)
{
  WgMapView view;

  g_return_val_if_fail (WG_IS_FINDING_LAYER (self), G_MAXUINT);

  view = get_view (self);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)) ||
      self->zoom != wg_label_placer_get_step_zoom (view.zoom))
    return G_MAXUINT;
  for (guint i = 0; i < self->clusters->len; i++)
    {
      const WgFindingCluster *cluster = &g_array_index (self->clusters, WgFindingCluster, i);
      double px, py;

      wg_map_view_to_pixel (&view, cluster->x, cluster->y, &px, &py);
      if (hypot (px - x, py - cluster->above - y) < MARK * 0.8)
        return cluster->area;
    }
  return G_MAXUINT;
}
