/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a foreign table as posts: places by a point or by two columns, which are told when they
 * are swapped. It does not judge where a post may stand: findings do. */

#include "wg-import-post.h"

#include "wg-datum.h"
#include "wg-exchange-error.h"
#include "wg-fields.h"
#include "wg-hours.h"
#include "wg-import-street.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What a place is when nobody says what it is; a type of its own, so that it is not counted as
 * something else. */
#define TYPE_UNKNOWN "other"

/* FALSE where the row has none, or a cell is no number. */
static gboolean
find_point (const WgImportReading *self,
            guint                  i,
            double                *lon,
            double                *lat)
{
  guint n = self->kind->rows->n_fields;
  WgGeometry *shape = wg_table_get_geometry (self->table, i);
  g_autofree char *x = NULL, *y = NULL;
  char *end_x, *end_y;

  if (shape != NULL)
    {
      WgBBox bounds = wg_geometry_get_bounds (shape);

      *lon = (bounds.x_min + bounds.x_max) / 2;
      *lat = (bounds.y_min + bounds.y_max) / 2;
      return TRUE;
    }
  x = wg_column_map_dup_cell (self->map, self->table, i, n);
  y = wg_column_map_dup_cell (self->map, self->table, i, n + 1);
  if (x == NULL || y == NULL)
    return FALSE;
  *lon = g_ascii_strtod (x, &end_x);
  *lat = g_ascii_strtod (y, &end_y);
  return end_x != x && end_y != y && *end_x == '\0' && *end_y == '\0' && isfinite (*lon)
         && isfinite (*lat) && (*lon != 0 || *lat != 0);
}

/* Swapped places are told, not turned round: the whole table is probably wrong, and whoever sees
 * the sentence maps its columns the other way. */
static char *
find_mistake (const WgImportReading *self,
              double                 lon,
              double                 lat)
{
  gint64 unit = 0, grid = 0;

  if (fabs (lat) > 90 && fabs (lat) <= 180 && fabs (lon) <= 90)
    {
      g_autofree char *text = g_strdup_printf ("%g", lat);

      return g_strdup_printf (_("Longitude and latitude are swapped: a latitude is never %s."),
                              text);
    }
  if (fabs (lat) > 90)
    return g_strdup (_("A latitude lies between −90 and 90 degrees."));
  if (fabs (lon) > 180)
    return g_strdup (_("A longitude lies between −180 and 180 degrees."));
  if (fabs (lon) <= 90 && !wg_import_book_locate (self->book, lon, lat, &unit, &grid)
      && wg_import_book_locate (self->book, lat, lon, &unit, &grid))
    return g_strdup (_("Longitude and latitude are swapped: the other way round the place lies "
                       "here."));
  return NULL;
}

static gboolean
place (WgImportReading *self,
       WgRow           *row,
       guint            i,
       WgRefusal      **refusal)
{
  g_autoptr (WgGeometry) point = NULL;
  g_autoptr (GBytes) wkb = NULL;
  gint64 unit = 0, grid = 0;
  double lon, lat;
  char *mistake;

  if (!find_point (self, i, &lon, &lat))
    return wg_import_reading_refuse (self, i, -1, g_strdup (_("The row has no coordinates.")),
                                     refusal);
  mistake = find_mistake (self, lon, lat);
  if (mistake != NULL)
    return wg_import_reading_refuse (self, i, (int) self->kind->rows->n_fields + 1, mistake,
                                     refusal);
  if (wg_table_get_geometry (self->table, i) == NULL)
    {
      if (wg_table_get_datum (self->table) == WG_DATUM_GCJ02)
        wg_datum_from_gcj02 (&lon, &lat);
      else if (wg_table_get_datum (self->table) == WG_DATUM_BD09)
        wg_datum_from_bd09 (&lon, &lat);
    }
  point = wg_geometry_new_point (lon, lat);
  wkb = wg_geometry_to_wkb (point);
  wg_row_set_blob (row, WG_POST_PLACE, wkb);
  wg_import_book_locate (self->book, lon, lat, &unit, &grid);
  self->n_nowhere += grid == 0;
  if (unit == 0 && grid != 0)
    unit = wg_import_book_get_community (self->book, grid);
  if (unit != 0)
    wg_row_set_int (row, WG_POST_HOST_UNIT, unit);
  return TRUE;
}

/* The table's word for the unit wins over the ground that the post stands on. */
static gboolean
find_host (WgImportReading *self,
           WgRow           *row,
           guint            i,
           WgRefusal      **refusal)
{
  g_autofree char *text = wg_column_map_dup_cell (self->map, self->table, i, WG_POST_HOST_UNIT);
  char *why = NULL;
  gint64 unit;

  if (text == NULL)
    return TRUE;
  unit = wg_import_book_find_unit (self->book, text, &why);
  if (unit == 0)
    return wg_import_reading_refuse (self, i, WG_POST_HOST_UNIT, why, refusal);
  wg_row_set_int (row, WG_POST_HOST_UNIT, unit);
  return TRUE;
}

static gboolean
read_hours (const WgImportReading *self,
            WgRow                 *row,
            guint                  i,
            WgRefusal            **refusal)
{
  const char *text = wg_row_get_text (row, WG_POST_HOURS);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgHours) hours = NULL;
  g_autofree char *kept = NULL;

  if (text == NULL)
    return TRUE;
  hours = wg_hours_parse (text, &error);
  if (hours == NULL)
    return wg_import_reading_refuse (self, i, WG_POST_HOURS, g_strdup (error->message), refusal);
  kept = wg_hours_format (hours);
  wg_row_set_text (row, WG_POST_HOURS, kept);
  return TRUE;
}

gboolean
wg_import_post_finish (WgImportReading *self,
                       WgRow           *row,
                       guint            i,
                       WgRefusal      **refusal)
{
  const char *type = wg_row_get_text (row, WG_POST_TYPE);
  const char *word = type != NULL ? wg_value_words_find (self->words, "post", "post_type", type)
                                  : NULL;

  if (wg_row_get_text (row, WG_POST_NAME) == NULL)
    return wg_import_reading_refuse (self, i, WG_POST_NAME, g_strdup (_("The row has no name.")),
                                     refusal);
  if (word != NULL)
    wg_row_set_text (row, WG_POST_TYPE, word);
  return place (self, row, i, refusal) && find_host (self, row, i, refusal)
         && read_hours (self, row, i, refusal);
}

/* Two schools may have one name; at one place they are one. */
char *
wg_import_post_key (const WgRow *row)
{
  GBytes *place = wg_row_get_blob (row, WG_POST_PLACE);
  const char *name = wg_row_get_text (row, WG_POST_NAME);
  g_autofree char *where = place != NULL
                             ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, place) : NULL;

  return g_strconcat (name != NULL ? name : "", "\n", where, NULL);
}

/* The field that "FIELD=VALUE" is about; −1 for none. @value: (out): points into @said. */
static int
split_default (const char  *said,
               const char **value)
{
  const char *equals = strchr (said, '=');
  g_autofree char *name = equals != NULL ? g_strndup (said, (gsize) (equals - said)) : NULL;
  int field = name != NULL ? wg_kind_find_field (&wg_kind_post, name) : -1;

  *value = equals != NULL ? equals + 1 : NULL;
  if (field != WG_POST_TYPE && field != WG_POST_GRADE && field != WG_POST_STATUS
      && field != WG_POST_HOURS && field != WG_POST_CHECKLIST && field != WG_POST_NOTE)
    return -1;
  return field;
}

gboolean
wg_import_post_check_defaults (const WgImportKind *kind,
                               char              **defaults,
                               GError            **error)
{
  if (kind->rows == &wg_kind_base_feature && !kind->linked)
    return wg_import_street_check_defaults (defaults, error);
  for (; *defaults != NULL; defaults++)
    {
      const char *value;
      int field = split_default (*defaults, &value);

      if (kind->rows != &wg_kind_post || field < 0 || *value == '\0')
        {
          g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_MAPPING,
                       _("“%s” says nothing about a new post; write for example "
                         "“hours=Mo-Fr 09:00-17:00”."), *defaults);
          return FALSE;
        }
      if (field == WG_POST_HOURS)
        {
          g_autoptr (WgHours) hours = wg_hours_parse (value, error);

          if (hours == NULL)
            return FALSE;
        }
    }
  return TRUE;
}

void
wg_import_post_fill (WgRow *row,
                     char **defaults)
{
  for (; defaults != NULL && *defaults != NULL; defaults++)
    {
      const char *value;
      int field = split_default (*defaults, &value);

      if (field >= 0 && wg_row_get_text (row, (guint) field) == NULL)
        wg_row_set_text (row, (guint) field, value);
    }
  if (wg_row_get_text (row, WG_POST_TYPE) == NULL)
    wg_row_set_text (row, WG_POST_TYPE, TYPE_UNKNOWN);
  if (wg_row_get_text (row, WG_POST_STATUS) == NULL)
    wg_row_set_text (row, WG_POST_STATUS, "open");
}
