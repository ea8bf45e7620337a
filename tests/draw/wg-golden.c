/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Golden pictures, and the one place of their tolerance: cairo's soft edges
 * differ by a little between versions and machines, shapes and colours do not. */

#include "wg-golden.h"

#include "wg-test.h"

#include <glib/gstdio.h>

#define NEAR      24    /* a channel may be off by this much */
#define MAX_FAR   0.002 /* share of channels that may be off by more */
#define MAX_MEAN  0.5   /* mean difference of all channels */

static void
write_png (cairo_surface_t *surface,
           const char      *path)
{
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
}

/* Marks what differs, and counts it. */
static cairo_surface_t *
make_difference (cairo_surface_t *a,
                 cairo_surface_t *b,
                 double          *share_far,
                 double          *mean)
{
  int width = cairo_image_surface_get_width (a);
  int height = cairo_image_surface_get_height (a);
  cairo_surface_t *result = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  guint64 sum = 0;
  guint64 far = 0;

  cairo_surface_flush (result);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width * 4; x++)
      {
        guchar p = cairo_image_surface_get_data (a)[y * cairo_image_surface_get_stride (a) + x];
        guchar q = cairo_image_surface_get_data (b)[y * cairo_image_surface_get_stride (b) + x];
        int d = ABS ((int) p - (int) q);

        sum += (guint) d;
        far += d > NEAR;
        cairo_image_surface_get_data (result)[y * cairo_image_surface_get_stride (result) + x] =
          x % 4 == 3 ? 255 : (guchar) MIN (255, 4 * d);
      }
  cairo_surface_mark_dirty (result);
  *share_far = (double) far / (4.0 * width * height);
  *mean = (double) sum / (4.0 * width * height);
  return result;
}

void
wg_golden_compare (cairo_surface_t *surface,
                   const char      *name)
{
  g_autofree char *file = g_strconcat ("tests/draw/golden/", name, ".png", NULL);
  g_autofree char *path = wg_test_source (file);
  g_autofree char *folder = wg_test_build ("tests/draw/failed");
  g_autofree char *failed = g_strdup_printf ("%s/%s.png", folder, name);
  g_autofree char *marked = g_strdup_printf ("%s/%s-difference.png", folder, name);
  cairo_surface_t *golden;
  cairo_surface_t *difference;
  double share_far, mean;

  cairo_surface_flush (surface);
  if (g_getenv ("WANGGE_UPDATE_GOLDEN") != NULL)
    {
      write_png (surface, path);
      return;
    }
  golden = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (golden), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (golden), ==,
                   cairo_image_surface_get_width (surface));
  g_assert_cmpint (cairo_image_surface_get_height (golden), ==,
                   cairo_image_surface_get_height (surface));
  if (cairo_image_surface_get_format (golden) != CAIRO_FORMAT_ARGB32)
    {
      /* An opaque picture comes back without alpha. */
      cairo_surface_t *argb = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                                          cairo_image_surface_get_width (golden),
                                                          cairo_image_surface_get_height (golden));
      cairo_t *cr = cairo_create (argb);

      cairo_set_source_surface (cr, golden, 0, 0);
      cairo_paint (cr);
      cairo_destroy (cr);
      cairo_surface_destroy (golden);
      golden = argb;
    }
  difference = make_difference (surface, golden, &share_far, &mean);
  if (share_far > MAX_FAR || mean > MAX_MEAN)
    {
      g_mkdir_with_parents (folder, 0700);
      write_png (surface, failed);
      write_png (difference, marked);
      g_test_message ("%s differs: %.4f far, %.3f mean; see %s", name, share_far, mean, marked);
      g_test_fail ();
    }
  cairo_surface_destroy (difference);
  cairo_surface_destroy (golden);
}
