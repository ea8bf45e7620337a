/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A live tile of the map: knows its place and its source, draws what the source has now. It must
 * hold no picture, or a recolouring would not reach it. */

#include "wg-tile-paintable.h"

struct _WgTilePaintable
{
  GObject parent_instance;

  WgTileSource *source;
  guint         zoom, x, y;
};

static void paintable_iface_init (GdkPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WgTilePaintable, wg_tile_paintable, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, paintable_iface_init))

/* How far up to look for a coarser picture until the own one is there. */
#define MAX_STEPS_UP 4

static void
snapshot_coarser (WgTilePaintable *self, GtkSnapshot *snapshot, double width, double height)
{
  for (guint up = 1; up <= MAX_STEPS_UP && up <= self->zoom; up++)
    {
      WgPixmap *picture = wg_tile_source_peek (self->source, self->zoom - up, self->x >> up,
                                                 self->y >> up);
      guint n = 1u << up;
      graphene_rect_t part = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
      graphene_rect_t all = GRAPHENE_RECT_INIT ((float) (-width * (self->x & (n - 1))),
                                                (float) (-height * (self->y & (n - 1))),
                                                (float) (width * n), (float) (height * n));

      if (picture == NULL)
        continue;
      gtk_snapshot_push_clip (snapshot, &part);
      wg_pixmap_snapshot (picture, snapshot, &all, wg_tile_source_get_cairo (self->source));
      gtk_snapshot_pop (snapshot);
      return;
    }
}

static void
wg_tile_paintable_snapshot (GdkPaintable *paintable, GdkSnapshot *snapshot, double width,
                            double height)
{
  WgTilePaintable *self = WG_TILE_PAINTABLE (paintable);
  WgPixmap *picture = wg_tile_source_lookup (self->source, self->zoom, self->x, self->y);

  if (!wg_tile_source_is_seen (self->source, self->zoom, self->x, self->y))
    return;
  if (picture != NULL)
    wg_pixmap_snapshot (picture, GTK_SNAPSHOT (snapshot),
                        &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height),
                        wg_tile_source_get_cairo (self->source));
  else
    snapshot_coarser (self, GTK_SNAPSHOT (snapshot), width, height);
}

static int
wg_tile_paintable_get_intrinsic_size (GdkPaintable *paintable)
{
  return WG_TILE_SIZE;
}

static GdkPaintableFlags
wg_tile_paintable_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_SIZE;
}

static void
paintable_iface_init (GdkPaintableInterface *iface)
{
  iface->snapshot = wg_tile_paintable_snapshot;
  iface->get_flags = wg_tile_paintable_get_flags;
  iface->get_intrinsic_width = wg_tile_paintable_get_intrinsic_size;
  iface->get_intrinsic_height = wg_tile_paintable_get_intrinsic_size;
}

static void
wg_tile_paintable_dispose (GObject *object)
{
  g_clear_object (&WG_TILE_PAINTABLE (object)->source);

  G_OBJECT_CLASS (wg_tile_paintable_parent_class)->dispose (object);
}

static void
wg_tile_paintable_class_init (WgTilePaintableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wg_tile_paintable_dispose;
}

static void
wg_tile_paintable_init (WgTilePaintable *self)
{
}

GdkPaintable *
wg_tile_paintable_new (WgTileSource *source, guint zoom, guint x, guint y)
{
  WgTilePaintable *self = g_object_new (WG_TYPE_TILE_PAINTABLE, NULL);

  self->source = g_object_ref (source);
  self->zoom = zoom;
  self->x = x;
  self->y = y;
  return GDK_PAINTABLE (self);
}
