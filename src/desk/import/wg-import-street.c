/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a map extract has of streets, water, green and names of places as the own base layer:
 * streets to walk along and to draw, the others to draw. What of an extract is which, the reader
 * says; of a table that does not say it, the user, or it is one of streets. */

#include "wg-import-street.h"

#include "wg-exchange-error.h"
#include "wg-fields.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The widest first (base layer), by OpenStreetMap's "highway"; links are as their street. */
static const char *const wide[] = { "trunk", "primary", NULL };
static const char *const middle[] = { "secondary", "tertiary", NULL };
/* Nobody walks there, or there is nothing yet. */
static const char *const closed[] = { "motorway", "construction", "proposed", "raceway",
                                      "bus_guideway", "abandoned", "razed", NULL };

/* Layers that are no streets. */
static const char *const areas[] = { "water", "green", "compound", "land", NULL };
static const char *const rivers[] = { "river", "coastline", NULL };
static const char *const canals[] = { "canal", NULL };
static const char *const large[] = { "city", "county", NULL };
static const char *const towns[] = { "town", "borough", "suburb", NULL };
static const char *const streams[] = { "canal", "stream", "drain", "ditch", NULL };

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

/* Wide, middle or narrow, by its class. */
static void
set_rank (WgRow             *row,
          const char        *class_name,
          const char *const *first,
          const char *const *second)
{
  int rank = RANK_NARROW;

  if (wg_row_get (row, WG_BASE_FEATURE_RANK)->type != WG_VALUE_NULL)
    return;
  if (class_name != NULL && g_strv_contains (first, class_name))
    rank = RANK_WIDE;
  else if (class_name != NULL && g_strv_contains (second, class_name))
    rank = RANK_MIDDLE;
  wg_row_set_int (row, WG_BASE_FEATURE_RANK, rank);
}

static gboolean
finish_street (WgImportReading *self,
               WgRow           *row,
               guint            i,
               gboolean         is_line,
               const char      *class_name,
               WgRefusal      **refusal)
{
  if (!is_line)
    return wg_import_reading_refuse (self, i, -1, g_strdup (_("The row is no line.")), refusal);
  if (class_name != NULL && g_strv_contains (closed, class_name))
    return wg_import_reading_refuse (
        self, i, (int) self->kind->rows->n_fields,
        g_strdup_printf (_("Nobody walks along a street of the class “%s”."), class_name),
        refusal);
  wg_row_set_text (row, WG_BASE_FEATURE_LAYER, "street");
  set_rank (row, class_name, wide, middle);
  return TRUE;
}

/* Water, green, a compound, land. A stream is a line; all else is an area, and half of its outline
 * says nothing about which side of it is wet. */
static gboolean
finish_area (WgImportReading *self,
             WgRow           *row,
             guint            i,
             gboolean         is_line,
             const char      *class_name,
             WgRefusal      **refusal)
{
  gboolean water = strcmp (wg_row_get_text (row, WG_BASE_FEATURE_LAYER), "water") == 0;

  if (is_line && (!water
                  || (class_name != NULL && !g_strv_contains (rivers, class_name)
                      && !g_strv_contains (streams, class_name))))
    return wg_import_reading_refuse (
        self, i, -1,
        g_strdup (_("The outline of this area is not closed: it ends where the extract ends, or a "
                    "piece of it is missing.")),
        refusal);
  if (is_line)
    set_rank (row, class_name, rivers, canals);
  return TRUE;
}

/* A place on the map that is there for its name. */
static gboolean
finish_place (WgImportReading *self,
              WgRow           *row,
              guint            i,
              const char      *class_name,
              WgRefusal      **refusal)
{
  if (wg_row_get_text (row, WG_BASE_FEATURE_NAME) == NULL)
    return wg_import_reading_refuse (self, i, WG_BASE_FEATURE_NAME,
                                     g_strdup (_("The row has no name.")), refusal);
  set_rank (row, class_name, large, towns);
  return TRUE;
}

gboolean
wg_import_street_finish (WgImportReading *self,
                         WgRow           *row,
                         guint            i,
                         WgRefusal      **refusal)
{
  WgGeometry *shape = wg_table_get_geometry (self->table, i);
  g_autofree char *class_name = get_class (self, i);
  const char *layer;
  gboolean is_line, is_street, is_place;
  g_autoptr (GBytes) wkb = NULL;

  if (wg_row_get_text (row, WG_BASE_FEATURE_LAYER) == NULL)
    wg_row_set_text (row, WG_BASE_FEATURE_LAYER, self->layer);
  layer = wg_row_get_text (row, WG_BASE_FEATURE_LAYER);
  is_street = layer == NULL || !g_strv_contains (areas, layer);
  is_place = g_strcmp0 (layer, "place") == 0;
  if (shape == NULL || is_place != (wg_geometry_get_kind (shape) == WG_GEOMETRY_POINTS))
    return wg_import_reading_refuse (self, i, -1, g_strdup (_("The row is no line.")), refusal);
  is_line = wg_geometry_get_kind (shape) == WG_GEOMETRY_LINES;
  wkb = wg_geometry_to_wkb (shape);
  wg_row_set_blob (row, WG_BASE_FEATURE_AREA, wkb);
  if (is_place)
    return finish_place (self, row, i, class_name, refusal);
  return is_street ? finish_street (self, row, i, is_line, class_name, refusal)
                   : finish_area (self, row, i, is_line, class_name, refusal);
}

/* "layer=water": what follows the sign, if it is a layer of a base map. */
static const char *
parse_layer (const char *said)
{
  const char *layer = g_str_has_prefix (said, "layer=") ? said + strlen ("layer=") : "";

  return g_strv_contains (areas, layer) || strcmp (layer, "place") == 0
                 || strcmp (layer, "street") == 0 ? layer : NULL;
}

gboolean
wg_import_street_check_defaults (char   **defaults,
                                 GError **error)
{
  for (; *defaults != NULL; defaults++)
    if (parse_layer (*defaults) == NULL)
      {
        g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_MAPPING,
                     _("“%s” says nothing about a base map; write for example “layer=water”, or "
                       "street, green, compound, land, place."), *defaults);
        return FALSE;
      }
  return TRUE;
}

const char *
wg_import_street_get_layer (char **defaults)
{
  return defaults != NULL && *defaults != NULL ? parse_layer (*defaults) : NULL;
}

char *
wg_import_street_key (const WgRow *row)
{
  GBytes *shape = wg_row_get_blob (row, WG_BASE_FEATURE_AREA);

  return shape != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, shape) : g_strdup ("");
}
