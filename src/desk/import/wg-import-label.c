/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentence that stays of an import: the history keeps it with the day and who did it, so that
 * it can be told years later by which method a layer's coordinates came about. */

#include "wg-import-label.h"

#include <glib/gi18n-lib.h>

static gboolean
has_places (const WgTable     *table,
            const WgColumnMap *map,
            int                longitude)
{
  return wg_table_has_geometry (table)
         || (longitude >= 0 && wg_column_map_get_column (map, (guint) longitude) >= 0);
}

char *
wg_import_label_with_systems (char      *label,
                              GPtrArray *tables,
                              GPtrArray *maps,
                              int        longitude)
{
  g_autofree char *plain = label;
  g_autoptr (GPtrArray) systems = g_ptr_array_new_null_terminated (0, NULL, TRUE);
  g_autofree char *names = NULL;

  for (guint i = 0; i < tables->len && i < maps->len; i++)
    {
      const WgTable *table = g_ptr_array_index (tables, i);
      const char *system = wg_table_get_converted (table);

      if (system != NULL && has_places (table, g_ptr_array_index (maps, i), longitude)
          && !g_ptr_array_find_with_equal_func (systems, system, g_str_equal, NULL))
        g_ptr_array_add (systems, (gpointer) system);
    }
  if (systems->len == 0)
    return g_steal_pointer (&plain);
  names = g_strjoinv (", ", (char **) systems->pdata);
  /* Translators: "Import of 212 grids from web.geojson, converted from GCJ-02 to CGCS2000". */
  return g_strdup_printf (_("%s, converted from %s to CGCS2000"), plain, names);
}
