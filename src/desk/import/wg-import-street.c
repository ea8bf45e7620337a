/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of a map extract as streets of the own base layer, to walk along and to draw. */

#include "wg-import-street.h"

#include "wg-fields.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The widest first (base layer), by OpenStreetMap's "highway"; links are as their street. */
static const char *const wide[] = { "trunk", "primary", NULL };
static const char *const middle[] = { "secondary", "tertiary", NULL };
/* Nobody walks there, or there is nothing yet. */
static const char *const closed[] = { "motorway", "construction", "proposed", "raceway",
                                      "bus_guideway", "abandoned", "razed", NULL };

enum { RANK_WIDE = 1, RANK_MIDDLE = 2, RANK_NARROW = 3 };

/* (transfer full) (nullable): the class of the street, without "_link". */
static char *
get_class (const WgImportReading *self,
           guint                  i)
{
  guint n = self->kind->rows->n_fields;
  char *text = wg_column_map_dup_cell (self->map, self->table, i, n);

  if (text != NULL && g_str_has_suffix (text, "_link"))
    text[strlen (text) - strlen ("_link")] = '\0';
  return text;
}

gboolean
wg_import_street_finish (WgImportReading *self,
                         WgRow           *row,
                         guint            i,
                         WgRefusal      **refusal)
{
  WgGeometry *line = wg_table_get_geometry (self->table, i);
  g_autofree char *class_name = get_class (self, i);
  g_autoptr (GBytes) wkb = NULL;

  if (line == NULL || wg_geometry_get_kind (line) != WG_GEOMETRY_LINES)
    return wg_import_reading_refuse (self, i, -1, g_strdup (_("The row is no line.")), refusal);
  if (class_name != NULL && g_strv_contains (closed, class_name))
    return wg_import_reading_refuse (
        self, i, (int) self->kind->rows->n_fields,
        g_strdup_printf (_("Nobody walks along a street of the class “%s”."), class_name),
        refusal);
  wkb = wg_geometry_to_wkb (line);
  wg_row_set_blob (row, WG_BASE_FEATURE_AREA, wkb);
  wg_row_set_text (row, WG_BASE_FEATURE_LAYER, "street");
  if (wg_row_get (row, WG_BASE_FEATURE_RANK)->type == WG_VALUE_NULL)
    wg_row_set_int (row, WG_BASE_FEATURE_RANK,
                    class_name == NULL                       ? RANK_NARROW
                    : g_strv_contains (wide, class_name)     ? RANK_WIDE
                    : g_strv_contains (middle, class_name)   ? RANK_MIDDLE
                                                             : RANK_NARROW);
  return TRUE;
}

char *
wg_import_street_key (const WgRow *row)
{
  GBytes *shape = wg_row_get_blob (row, WG_BASE_FEATURE_AREA);

  return shape != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, shape) : g_strdup ("");
}
