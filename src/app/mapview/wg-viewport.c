/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between libshumate's viewport (degrees) and the painters' view (world units). The conversion is
 * ours because libshumate's needs a reference source and one call for each point. */

#include "wg-viewport.h"

#include "wg-mercator.h"

WgMapView
wg_viewport_get_view (ShumateViewport *viewport, double width, double height)
{
  double x, y;

  wg_mercator_project (shumate_location_get_longitude (SHUMATE_LOCATION (viewport)),
                       shumate_location_get_latitude (SHUMATE_LOCATION (viewport)), &x, &y);
  return wg_map_view_new_centred (x, y, shumate_viewport_get_zoom_level (viewport), width, height);
}

void
wg_viewport_set_place (ShumateViewport *viewport, double x, double y, double zoom)
{
  double lon, lat;

  wg_mercator_unproject (CLAMP (x, 0, 1), CLAMP (y, 0, 1), &lon, &lat);
  g_object_freeze_notify (G_OBJECT (viewport));
  shumate_viewport_set_zoom_level (viewport, zoom);
  shumate_location_set_location (SHUMATE_LOCATION (viewport), lat, lon);
  g_object_thaw_notify (G_OBJECT (viewport));
}
