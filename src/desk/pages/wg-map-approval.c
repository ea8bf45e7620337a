/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The approval number of the map as a setting of the file. Whether a map may be shown is the
 * office's question; the program only prints what it was told. */

#include "wg-map-approval.h"

#include "wg-district-private.h"
#include "wg-fields.h"

#include <glib/gi18n-lib.h>

#define KEY "map_approval"

const char *
wg_map_approval_get (WgDistrict *district)
{
  const char *number = wg_district_get_setting (district, KEY);

  return number != NULL && *number != '\0' ? number : NULL;
}

static WgRow *
find_row (WgDistrict *district)
{
  GPtrArray *rows = wg_registry_get_rows (wg_district_get_registry (district))->settings;

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (wg_row_get_text (g_ptr_array_index (rows, i), WG_SETTING_KEY), KEY) == 0)
      return g_ptr_array_index (rows, i);
  return NULL;
}

WgEdit *
wg_map_approval_edit (WgDistrict *district,
                      const char *number)
{
  g_autofree char *plain = g_strstrip (g_strdup (number));
  const char *present = wg_map_approval_get (district);
  WgRow *stored = find_row (district);
  g_autoptr (WgRow) row = NULL;
  WgEdit *edit;

  if (g_strcmp0 (present != NULL ? present : "", plain) == 0)
    return NULL;
  edit = wg_edit_new (_("Map approval number"));
  row = stored != NULL ? wg_row_copy (stored) : wg_row_new (&wg_kind_setting, 0);
  wg_row_set_text (row, WG_SETTING_KEY, KEY);
  wg_row_set_text (row, WG_SETTING_VALUE, plain);
  if (stored != NULL)
    wg_edit_update (edit, stored, row);
  else
    wg_edit_insert (edit, row);
  return edit;
}
