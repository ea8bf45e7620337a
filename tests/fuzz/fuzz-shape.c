/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shapes as the reader and the file's rows bring them: any bytes as WKB. What is read must be
 * written and read again as the same. */
#include "wg-topology.h"
#include "wg-zone.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (WgGeometry) shape = wg_geometry_new_from_wkb (data, size, NULL);
  g_autoptr (WgGeometry) again = NULL;
  g_autoptr (GBytes) wkb = NULL;

  if (shape == NULL)
    return 0;
  wkb = wg_geometry_to_wkb (shape);
  again = wg_geometry_new_from_wkb (g_bytes_get_data (wkb, NULL), g_bytes_get_size (wkb), NULL);
  g_assert_nonnull (again);
  g_assert_cmpuint (wg_geometry_get_n_points (again), ==, wg_geometry_get_n_points (shape));
  if (wg_geometry_get_n_points (shape) < 100)
    {
      g_autoptr (WgGeometry) valid = wg_topology_make_valid (shape);

      wg_topology_is_valid (shape, NULL, NULL, NULL);
      wg_zone_area_m2 (shape);
      wg_geometry_contains (shape, 108.5, 23);
    }
  return 0;
}
