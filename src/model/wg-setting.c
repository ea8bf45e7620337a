/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings of a file are rows of text by key, so that they are journalled and undone as any other
 * row. What a key means is the business of the one who keeps it. */

#include "wg-setting.h"

#include "wg-fields.h"

WgRow *
wg_setting_new (const char *key,
                const char *value)
{
  WgRow *row = wg_row_new (&wg_kind_setting, 0);

  wg_row_set_text (row, WG_SETTING_KEY, key);
  wg_row_set_text (row, WG_SETTING_VALUE, value);
  return row;
}

WgRow *
wg_setting_find (GPtrArray  *rows,
                 const char *key)
{
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (g_strcmp0 (wg_row_get_text (g_ptr_array_index (rows, i), WG_SETTING_KEY), key) == 0)
      return g_ptr_array_index (rows, i);
  return NULL;
}

const char *
wg_setting_get (GPtrArray  *rows,
                const char *key)
{
  WgRow *row = wg_setting_find (rows, key);

  return row != NULL ? wg_row_get_text (row, WG_SETTING_VALUE) : NULL;
}

void
wg_setting_put (WgEdit     *edit,
                GPtrArray  *rows,
                const char *key,
                const char *value)
{
  WgRow *stored = wg_setting_find (rows, key);
  g_autoptr (WgRow) row = NULL;

  if (stored == NULL)
    {
      row = wg_setting_new (key, value);
      wg_edit_insert (edit, row);
      return;
    }
  if (g_strcmp0 (wg_row_get_text (stored, WG_SETTING_VALUE), value) == 0)
    return;
  row = wg_row_copy (stored);
  wg_row_set_text (row, WG_SETTING_VALUE, value);
  wg_edit_update (edit, stored, row);
}
