/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Both ways of a pixmap to the screen give the same pixels. */

#include "wg-pixel-runs.h"
#include "wg-pixmap.h"

#define SIDE 8

static WgPixmap *
make_pixmap (void)
{
  guint32 *pixels = g_new (guint32, SIDE * SIDE);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < SIDE * SIDE; i++)
    pixels[i] = 0xff000000u | (i * 0x010203u);
  bytes = g_bytes_new_take (pixels, SIDE * SIDE * 4);
  return wg_pixmap_new (bytes, SIDE, SIDE);
}

/* What is drawn, by GSK itself. */
static void
draw (WgPixmap *pixmap, gboolean cairo, guint side, guint32 *pixels)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  cairo_surface_t *surface
    = cairo_image_surface_create_for_data ((guchar *) pixels, CAIRO_FORMAT_ARGB32, (int) side,
                                           (int) side, (int) side * 4);
  cairo_t *cr = cairo_create (surface);

  wg_pixmap_snapshot (pixmap, snapshot, &GRAPHENE_RECT_INIT (0, 0, side, side), cairo);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  cairo_surface_destroy (surface);
}

static void
test_same_size (void)
{
  g_autoptr (WgPixmap) pixmap = make_pixmap ();
  const guint32 *given = (const guint32 *) wg_pixmap_get_pixels (pixmap);
  guint32 by_cairo[SIDE * SIDE] = { 0 }, by_texture[SIDE * SIDE] = { 0 };

  g_assert_cmpuint (wg_pixmap_get_width (pixmap), ==, SIDE);
  g_assert_cmpuint (wg_pixmap_get_height (pixmap), ==, SIDE);
  g_assert_cmpuint (wg_pixmap_get_bytes (pixmap), >=, SIDE * SIDE * 4);
  draw (pixmap, TRUE, SIDE, by_cairo);
  draw (pixmap, FALSE, SIDE, by_texture);
  for (guint i = 0; i < SIDE * SIDE; i++)
    {
      g_assert_cmphex (by_cairo[i], ==, given[i]);
      g_assert_cmphex (by_texture[i], ==, given[i]);
    }
}

static void
test_stretched (void)
{
  g_autoptr (WgPixmap) pixmap = make_pixmap ();
  guint32 drawn[4 * SIDE * SIDE] = { 0 };

  /* Twice as large covers all of the larger square. */
  draw (pixmap, TRUE, 2 * SIDE, drawn);
  g_assert_cmphex (drawn[SIDE * 2 * SIDE + SIDE] >> 24, ==, 0xff);
  g_assert_cmphex (drawn[(2 * SIDE - 2) * 2 * SIDE + 2 * SIDE - 2] >> 24, ==, 0xff);
}

static void
test_packed (void)
{
  g_autoptr (WgPixmap) pixmap = make_pixmap ();
  g_autoptr (GBytes) pixels = wg_pixmap_ref_pixels (pixmap);
  g_autoptr (GBytes) runs = wg_pixel_runs_pack (pixels);
  g_autoptr (WgPixmap) packed = wg_pixmap_new_packed (runs, SIDE, SIDE);
  g_autoptr (GBytes) again = NULL;
  guint32 drawn[SIDE * SIDE] = { 0 };

  draw (packed, TRUE, SIDE, drawn);
  again = wg_pixmap_ref_pixels (packed);
  g_assert_true (g_bytes_equal (pixels, again));
  g_assert_cmpmem (drawn, sizeof drawn, g_bytes_get_data (pixels, NULL), sizeof drawn);
}

static void
test_references (void)
{
  WgPixmap *pixmap = make_pixmap ();
  WgPixmap *other = wg_pixmap_ref (pixmap);
  guint32 drawn[SIDE * SIDE];

  g_assert_true (other == pixmap);
  draw (pixmap, TRUE, SIDE, drawn);
  wg_pixmap_unref (pixmap);
  g_assert_cmpuint (wg_pixmap_get_width (other), ==, SIDE);
  wg_pixmap_unref (other);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pixmap/same-size", test_same_size);
  g_test_add_func ("/pixmap/stretched", test_stretched);
  g_test_add_func ("/pixmap/packed", test_packed);
  g_test_add_func ("/pixmap/references", test_references);
  return g_test_run ();
}
