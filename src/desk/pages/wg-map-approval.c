/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The approval number of the map as a setting of the file. Whether a map may be shown is the
 * office's question; the program only prints what it was told. */

#include "wg-map-approval.h"

#include "wg-district-private.h"
#include "wg-setting.h"

#include <glib/gi18n-lib.h>

#define KEY "map_approval"

const char *
wg_map_approval_get (WgDistrict *district)
{
  const char *number = wg_district_get_setting (district, KEY);

  return number != NULL && *number != '\0' ? number : NULL;
}

WgEdit *
wg_map_approval_edit (WgDistrict *district,
                      const char *number)
{
  g_autofree char *plain = g_strstrip (g_strdup (number));
  const char *present = wg_map_approval_get (district);
  WgEdit *edit;

  if (g_strcmp0 (present != NULL ? present : "", plain) == 0)
    return NULL;
  edit = wg_edit_new (_("Map approval number"));
  wg_setting_put (edit, wg_registry_get_rows (wg_district_get_registry (district))->settings, KEY,
                  plain);
  return edit;
}
