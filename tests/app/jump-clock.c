/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For driven tests: two edits of a unit's note, the first at a computer whose clock is 400 days
 * ahead, the second when it was put right. */

#include "wg-store-records.h"

#include <locale.h>

#define AHEAD (G_GINT64_CONSTANT (400) * 24 * 3600 * 1000)

static gint64
read_clock (gpointer user_data)
{
  return g_get_real_time () / 1000 + *(gint64 *) user_data;
}

static gboolean
write_note (WgStore    *store,
            const char *code,
            const char *note,
            GError    **error)
{
  g_autoptr (GPtrArray) units = wg_store_load (store, &wg_kind_unit, NULL, error);
  g_autoptr (WgEdit) edit = wg_edit_new (note);

  for (guint i = 0; units != NULL && i < units->len; i++)
    {
      WgRow *unit = g_ptr_array_index (units, i);
      g_autoptr (WgRow) changed = wg_row_copy (unit);

      if (g_strcmp0 (wg_row_get_text (unit, WG_UNIT_CODE), code) != 0)
        continue;
      wg_row_set_text (changed, WG_UNIT_NOTE, note);
      wg_edit_update (edit, unit, changed);
    }
  return units != NULL && wg_store_apply (store, edit, NULL, NULL, NULL, error);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgStore) store = NULL;
  gint64 ahead = AHEAD;

  setlocale (LC_ALL, "");
  if (argc != 3)
    {
      g_printerr ("usage: %s FILE CODE\n", argv[0]);
      return 2;
    }
  store = wg_store_open (argv[1], WG_STORE_OPEN_DEFAULT, &error);
  if (store != NULL)
    wg_store_set_clock (store, read_clock, &ahead);
  if (store != NULL && write_note (store, argv[2], "钟走快了", &error))
    {
      ahead = 0;
      write_note (store, argv[2], "钟对准了", &error);
    }
  if (error != NULL)
    g_printerr ("%s\n", error->message);
  return error != NULL || !wg_store_close (store, NULL);
}
