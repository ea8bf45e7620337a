/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-border-style.h"

#include "wg-test-map.h"

#include <math.h>

/* From far away to close by every line only grows, and higher ranks are there first. */
static void
test_fades (void)
{
  g_autoptr (WgMapSnapshot) snapshot = wg_test_map_new (24, 24, 4);
  WgBorderStyle before[WG_MAP_MAX_RANK + 1] = { 0 };

  for (double zoom = 2; zoom < 18; zoom += 0.25)
    for (guint rank = 0; rank <= WG_MAP_MAX_RANK; rank++)
      {
        WgBorderStyle style = wg_border_style_get (snapshot, rank, 512 * exp2 (zoom));

        g_assert_cmpfloat (style.opacity, >=, before[rank].opacity);
        g_assert_cmpfloat (style.width, >=, before[rank].width);
        g_assert_cmpfloat (style.opacity, <=, 1);
        /* A line that fades leaves a thin one, as long as grids can be told apart. */
        if (rank > 0 && wg_border_style_get (snapshot, 0, 512 * exp2 (zoom)).opacity > 0)
          g_assert_cmpfloat (style.opacity + style.thin_opacity, >, 0);
        before[rank] = style;
      }
  for (guint rank = 0; rank <= WG_MAP_MAX_RANK; rank++)
    {
      g_assert_cmpfloat (before[rank].opacity, >, 0.7);
      g_assert_cmpfloat (before[rank].thin_opacity, ==, 0);
      if (rank > 0)
        g_assert_cmpfloat (before[rank].width, >, before[rank - 1].width);
    }
}

static void
test_far (void)
{
  g_autoptr (WgMapSnapshot) snapshot = wg_test_map_new (24, 24, 4);
  WgBorderStyle style = wg_border_style_get (snapshot, 0, 512);

  g_assert_cmpfloat (style.opacity, ==, 0);
  style = wg_border_style_get (snapshot, 1, 512);
  g_assert_cmpfloat (style.opacity, ==, 0);
  g_assert_cmpfloat (style.thin_opacity, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/border-style/fades", test_fades);
  g_test_add_func ("/border-style/far", test_far);
  return g_test_run ();
}
