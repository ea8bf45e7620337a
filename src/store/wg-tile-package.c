/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads raster MBTiles and GeoPackage tiles: the foreign formats that are opened in our own
 * process, and so with care: an own connection that cannot write, no trigger, no trusted schema, a
 * limit on time and on size, and the size of every picture checked before a decoder sees it. Has
 * nothing to do with the program's own files. */

#include "wg-tile-package.h"

#include "wg-store-error.h"
#include "wg-tile-image.h"
#include "wg-tile-matrix.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <sqlite3.h>
#include <string.h>

#define MAX_TILE_BYTES (1024 * 1024)
#define MAX_TILE_PIXELS 1024
#define MAX_ZOOM 22
#define MAX_NAME 200
#define MAX_QUERY_US (2 * G_USEC_PER_SEC)
#define STEPS_BETWEEN_CHECKS 10000

typedef enum
{
  METADATA,
  ZOOMS,
  TILE,
  IS_GEOPACKAGE,
  N_STATEMENTS
} Statement;

static const char *const statements[N_STATEMENTS] = {
  [METADATA] = "SELECT name, value FROM metadata LIMIT 200",
  [ZOOMS] = "SELECT min(zoom_level), max(zoom_level) FROM tiles",
  [TILE] =
      "SELECT tile_data FROM tiles WHERE zoom_level = $zoom AND tile_column = $x "
      "AND tile_row = $y LIMIT 1",
  [IS_GEOPACKAGE] = "SELECT 1 FROM sqlite_master WHERE name = 'gpkg_tile_matrix_set' LIMIT 1",
};

struct _WgTilePackage
{
  char         *path;
  char         *name;
  char         *format; /* (nullable) */
  int           min_zoom;
  int           max_zoom;
  WgBBox        bounds;
  WgTileMatrices *matrices; /* (nullable): of a GeoPackage */
  sqlite3      *database;
  sqlite3_stmt *tile;
  gint64        deadline; /* µs, monotonic */
};

static gboolean
fail (WgTilePackage *self,
      int            code,
      GError       **error)
{
  g_autofree char *name = g_path_get_basename (self->path);

  if ((code & 0xff) == SQLITE_TOOBIG)
    g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_UNSUPPORTED,
                 _ ("A picture in the map package “%s” is larger than 1 MiB and is not shown."),
                 name);
  else if ((code & 0xff) == SQLITE_INTERRUPT)
    g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_UNSUPPORTED,
                 _ ("The map package “%s” takes too long to read and is not shown."), name);
  else
    g_set_error (error, WG_STORE_ERROR,
                 (code & 0xff) == SQLITE_CANTOPEN ? WG_STORE_ERROR_DENIED
                                                  : WG_STORE_ERROR_NOT_A_DATABASE,
                 _ ("“%s” cannot be read as a map package (MBTiles or GeoPackage): %s"), name,
                 self->database != NULL ? sqlite3_errmsg (self->database) : sqlite3_errstr (code));
  return FALSE;
}

static int
is_too_late (void *user_data)
{
  WgTilePackage *self = user_data;

  return g_get_monotonic_time () > self->deadline;
}

static int
prepare (WgTilePackage *self,
         Statement      which,
         sqlite3_stmt **handle)
{
  self->deadline = g_get_monotonic_time () + MAX_QUERY_US;
  return sqlite3_prepare_v3 (self->database, statements[which], -1, 0, handle, NULL);
}

static int
connect_read_only (WgTilePackage *self)
{
  g_autofree char *escaped = g_uri_escape_string (self->path, "/", FALSE);
  g_autofree char *uri = g_strconcat ("file:", escaped, "?immutable=1", NULL);
  int code = sqlite3_open_v2 (uri, &self->database,
                              SQLITE_OPEN_URI | SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX |
                                  SQLITE_OPEN_PRIVATECACHE,
                              NULL);

  if (code != SQLITE_OK)
    return code;
  /* Views stay: many packages keep each picture once and make "tiles" a view. */
  sqlite3_db_config (self->database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_limit (self->database, SQLITE_LIMIT_LENGTH, MAX_TILE_BYTES);
  sqlite3_limit (self->database, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_progress_handler (self->database, STEPS_BETWEEN_CHECKS, is_too_late, self);
  return SQLITE_OK;
}

static int
parse_zoom (const char *text,
            int         otherwise)
{
  gint64 zoom;

  return g_ascii_string_to_signed (text, 10, 0, MAX_ZOOM, &zoom, NULL) ? (int) zoom : otherwise;
}

static void
parse_bounds (WgTilePackage *self,
              const char    *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", 5);
  double limit[] = { 180, 90, 180, 90 };
  double value[4];

  if (g_strv_length (parts) != 4)
    return;
  for (guint i = 0; i < 4; i++)
    {
      char *end;

      value[i] = g_ascii_strtod (parts[i], &end);
      if (end == parts[i] || !(fabs (value[i]) <= limit[i]))
        return;
    }
  if (value[0] < value[2] && value[1] < value[3])
    self->bounds = (WgBBox) { value[0], value[1], value[2], value[3] };
}

static void
take_metadata (WgTilePackage *self,
               const char    *key,
               const char    *value)
{
  if (!g_utf8_validate (value, -1, NULL))
    return;
  if (g_str_equal (key, "name") && g_utf8_strlen (value, -1) <= MAX_NAME && *value != '\0')
    {
      g_free (self->name);
      self->name = g_strdup (value);
    }
  else if (g_str_equal (key, "format"))
    {
      g_free (self->format);
      self->format = g_ascii_strdown (value, -1);
    }
  else if (g_str_equal (key, "minzoom"))
    self->min_zoom = parse_zoom (value, self->min_zoom);
  else if (g_str_equal (key, "maxzoom"))
    self->max_zoom = parse_zoom (value, self->max_zoom);
  else if (g_str_equal (key, "bounds"))
    parse_bounds (self, value);
}

static gboolean
read_metadata (WgTilePackage *self,
               GError       **error)
{
  sqlite3_stmt *handle = NULL;
  int code = prepare (self, METADATA, &handle);

  while (code == SQLITE_OK && (code = sqlite3_step (handle)) == SQLITE_ROW)
    {
      const char *key = (const char *) sqlite3_column_text (handle, 0);
      const char *value = (const char *) sqlite3_column_text (handle, 1);

      if (key != NULL && value != NULL)
        take_metadata (self, key, value);
      code = SQLITE_OK;
    }
  if (code != SQLITE_DONE)
    fail (self, code, error);
  sqlite3_finalize (handle);
  return code == SQLITE_DONE;
}

/* A package that does not say its zooms has them in its tiles. */
static gboolean
read_zooms (WgTilePackage *self,
            GError       **error)
{
  sqlite3_stmt *handle = NULL;
  int code;

  if (self->min_zoom >= 0 && self->max_zoom >= self->min_zoom)
    return TRUE;
  code = prepare (self, ZOOMS, &handle);
  if (code == SQLITE_OK)
    code = sqlite3_step (handle);
  if (code == SQLITE_ROW)
    {
      self->min_zoom = CLAMP (sqlite3_column_int (handle, 0), 0, MAX_ZOOM);
      self->max_zoom = CLAMP (sqlite3_column_int (handle, 1), self->min_zoom, MAX_ZOOM);
    }
  else
    fail (self, code, error);
  sqlite3_finalize (handle);
  return code == SQLITE_ROW;
}

static gboolean
check_format (WgTilePackage *self,
              GError       **error)
{
  static const char *const raster[] = { "png", "jpg", "jpeg", "image/png", "image/jpeg", NULL };
  g_autofree char *name = NULL;

  /* Without a word about it, each picture is looked at anyway. */
  if (self->format == NULL || g_strv_contains (raster, self->format))
    return TRUE;
  name = g_path_get_basename (self->path);
  if (strstr (self->format, "pbf") != NULL || strstr (self->format, "mvt") != NULL)
    g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_UNSUPPORTED,
                 _ ("“%s” holds vector tiles, which are not drawn. Import the OpenStreetMap "
                    "extract that they were made of, or use a package with PNG or JPEG "
                    "pictures."), name);
  else
    g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_UNSUPPORTED,
                 _ ("“%s” holds pictures of the format “%.20s”, which is not read. Use a package "
                    "with PNG or JPEG pictures."), name, self->format);
  return FALSE;
}

static gboolean
is_geopackage (WgTilePackage *self)
{
  sqlite3_stmt *handle = NULL;
  gboolean found = prepare (self, IS_GEOPACKAGE, &handle) == SQLITE_OK
                   && sqlite3_step (handle) == SQLITE_ROW;

  sqlite3_finalize (handle);
  return found;
}

static gboolean
open_geopackage (WgTilePackage *self,
                 GError       **error)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *title = NULL;
  int code = SQLITE_OK;

  self->deadline = g_get_monotonic_time () + MAX_QUERY_US;
  self->matrices = wg_tile_matrices_read (self->database, &title, &code);
  if (self->matrices == NULL && code != SQLITE_OK)
    return fail (self, code, error);
  if (self->matrices == NULL)
    {
      g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_UNSUPPORTED,
                   _ ("“%s” has no pictures in the squares of Web Mercator (EPSG:3857), which are "
                      "the only ones that are drawn. Make the package anew in that system."), name);
      return FALSE;
    }
  if (title != NULL && g_utf8_strlen (title, -1) <= MAX_NAME && *title != '\0')
    {
      g_free (self->name);
      self->name = g_steal_pointer (&title);
    }
  wg_tile_matrices_get_range (self->matrices, &self->min_zoom, &self->max_zoom, &self->bounds);
  code = wg_tile_matrices_prepare (self->matrices, self->database, &self->tile);
  return code == SQLITE_OK ? TRUE : fail (self, code, error);
}

static gboolean
open_package (WgTilePackage *self,
              GError       **error)
{
  int code;

  if (!g_file_test (self->path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_FOUND, _ ("There is no file “%s”."),
                   self->path);
      return FALSE;
    }
  code = connect_read_only (self);
  if (code != SQLITE_OK)
    return fail (self, code, error);
  if (is_geopackage (self))
    return open_geopackage (self, error);
  if (!read_metadata (self, error) || !check_format (self, error) || !read_zooms (self, error))
    return FALSE;
  code = prepare (self, TILE, &self->tile);
  return code == SQLITE_OK ? TRUE : fail (self, code, error);
}

/**
 * wg_tile_package_open:
 * @path: an MBTiles file or a GeoPackage with tiles
 * @error: return location for an error; %WG_STORE_ERROR_UNSUPPORTED for vector tiles
 *
 * The file is taken as one that nobody writes.
 *
 * Returns: (transfer full) (nullable): the package
 */
WgTilePackage *
wg_tile_package_open (const char *path,
                      GError    **error)
{
  g_autoptr (WgTilePackage) self = g_new0 (WgTilePackage, 1);

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  self->name = g_path_get_basename (path);
  self->min_zoom = self->max_zoom = -1;
  self->bounds = (WgBBox) { -180, -85.0511, 180, 85.0511 };
  return open_package (self, error) ? g_steal_pointer (&self) : NULL;
}

void
wg_tile_package_free (WgTilePackage *self)
{
  sqlite3_finalize (self->tile);
  sqlite3_close_v2 (self->database);
  g_clear_pointer (&self->matrices, wg_tile_matrices_free);
  g_free (self->path);
  g_free (self->name);
  g_free (self->format);
  g_free (self);
}

/**
 * wg_tile_package_get_name:
 *
 * Returns: (transfer none): the name that the package gives itself, or that of its file; data from
 *   outside, to be shown as plain text
 */
const char *
wg_tile_package_get_name (const WgTilePackage *self)
{
  return self->name;
}

guint
wg_tile_package_get_min_zoom (const WgTilePackage *self)
{
  return (guint) self->min_zoom;
}

guint
wg_tile_package_get_max_zoom (const WgTilePackage *self)
{
  return (guint) self->max_zoom;
}

/**
 * wg_tile_package_get_bounds:
 *
 * Returns: what the package covers, in degrees (WGS 84); the whole map if it does not say
 */
WgBBox
wg_tile_package_get_bounds (const WgTilePackage *self)
{
  return self->bounds;
}

static gboolean
take_tile (WgTilePackage *self,
           GBytes       **tile,
           GError       **error)
{
  gsize length = (gsize) sqlite3_column_bytes (self->tile, 0);
  gconstpointer data = sqlite3_column_blob (self->tile, 0);
  g_autofree char *name = NULL;
  guint width, height;

  if (data != NULL && length <= MAX_TILE_BYTES &&
      wg_tile_image_measure (data, length, &width, &height) != WG_TILE_IMAGE_UNKNOWN &&
      width > 0 && height > 0 && width <= MAX_TILE_PIXELS && height <= MAX_TILE_PIXELS)
    {
      *tile = g_bytes_new (data, length);
      return TRUE;
    }
  name = g_path_get_basename (self->path);
  g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_UNSUPPORTED,
               _ ("A picture in the map package “%s” is neither PNG nor JPEG, or larger than "
                  "%d × %d pixels, and is not shown."), name, MAX_TILE_PIXELS, MAX_TILE_PIXELS);
  return FALSE;
}

/**
 * wg_tile_package_load:
 * @self: the package
 * @zoom: zoom level
 * @x: column, counted from the west
 * @y: row, counted from the north; the package counts from the south (TMS)
 * @tile: (out) (transfer full) (nullable): a PNG or JPEG of at most 1024 × 1024 pixels and 1 MiB,
 *   or %NULL if the package has none there
 * @error: return location for an error
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_tile_package_load (WgTilePackage *self,
                      guint          zoom,
                      guint          x,
                      guint          y,
                      GBytes       **tile,
                      GError       **error)
{
  int level = (int) zoom, column = (int) x, row;
  gboolean ok;
  int code;

  *tile = NULL;
  if (zoom > MAX_ZOOM || x >= (1u << zoom) || y >= (1u << zoom))
    return TRUE;
  row = self->matrices != NULL ? (int) y : (int) ((1u << zoom) - 1 - y);
  if (self->matrices != NULL && !wg_tile_matrices_find (self->matrices, &level, &column, &row))
    return TRUE;
  self->deadline = g_get_monotonic_time () + MAX_QUERY_US;
  sqlite3_bind_int (self->tile, sqlite3_bind_parameter_index (self->tile, "$zoom"), level);
  sqlite3_bind_int (self->tile, sqlite3_bind_parameter_index (self->tile, "$x"), column);
  sqlite3_bind_int (self->tile, sqlite3_bind_parameter_index (self->tile, "$y"), row);
  code = sqlite3_step (self->tile);
  if (code == SQLITE_ROW)
    ok = take_tile (self, tile, error);
  else
    ok = code == SQLITE_DONE || fail (self, code, error);
  sqlite3_reset (self->tile);
  return ok;
}
