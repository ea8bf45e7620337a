/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tile matrices of a GeoPackage (OGC 12-128r18, 2.2) against the squares of Web Mercator. What
 * does not lie exactly on them is left out: nothing is warped here. */

#include "wg-tile-matrix.h"

#include "wg-mercator.h"

#include <math.h>
#include <string.h>

#define MAX_ZOOM 22
#define WORLD_M (2 * G_PI * 6378137.0) /* side of the map's square, EPSG:3857 */
#define MAX_NAME 200
#define EXACT 1e-3 /* of a square */

typedef struct
{
  int zoom;             /* the package's; −1: none */
  int left, top;        /* the map's column and row of its first tile */
  int width, height;
} Matrix;

struct _WgTileMatrices
{
  char  *table;
  Matrix matrices[MAX_ZOOM + 1]; /* by the map's zoom */
  WgBBox bounds;                 /* EPSG:3857, metres */
};

typedef enum
{
  TABLES,
  MATRICES,
  N_STATEMENTS
} Statement;

static const char *const statements[N_STATEMENTS] = {
  [TABLES] =
      "SELECT c.table_name, c.identifier, s.min_x, s.min_y, s.max_x, s.max_y "
      "FROM gpkg_contents c JOIN gpkg_tile_matrix_set s ON s.table_name = c.table_name "
      "JOIN gpkg_spatial_ref_sys r ON r.srs_id = s.srs_id "
      "WHERE c.data_type = 'tiles' AND r.organization_coordsys_id IN (3857, 900913) "
      "ORDER BY c.table_name LIMIT 20",
  [MATRICES] =
      "SELECT zoom_level, matrix_width, matrix_height, tile_width, tile_height, pixel_x_size, "
      "pixel_y_size FROM gpkg_tile_matrix WHERE table_name = $table ORDER BY zoom_level LIMIT 40",
};

void
wg_tile_matrices_free (WgTileMatrices *self)
{
  g_free (self->table);
  g_free (self);
}

static gboolean
is_whole (double value)
{
  return fabs (value - round (value)) < EXACT;
}

/* Whether a level of the package is one of the map's: squares of the same side, beginning where
 * the map's begin. */
static void
take_matrix (WgTileMatrices *self,
             sqlite3_stmt   *row)
{
  int zoom = sqlite3_column_int (row, 0);
  int width = sqlite3_column_int (row, 1), height = sqlite3_column_int (row, 2);
  double across = sqlite3_column_int (row, 3) * sqlite3_column_double (row, 5);
  double down = sqlite3_column_int (row, 4) * sqlite3_column_double (row, 6);
  double level = across > 0 ? log2 (WORLD_M / across) : NAN;
  double left, top;
  int number;

  if (!isfinite (level) || !(fabs (down - across) < EXACT * across) || !is_whole (level)
      || level < -EXACT || level > MAX_ZOOM + EXACT || width <= 0 || height <= 0)
    return;
  number = (int) round (level);
  left = (self->bounds.x_min + WORLD_M / 2) / across;
  top = (WORLD_M / 2 - self->bounds.y_max) / across;
  if (!isfinite (left) || !isfinite (top) || !is_whole (left) || !is_whole (top)
      || fabs (left) > (1 << MAX_ZOOM) || fabs (top) > (1 << MAX_ZOOM)
      || width > (1 << MAX_ZOOM) || height > (1 << MAX_ZOOM))
    return;
  self->matrices[number] = (Matrix) { zoom, (int) round (left), (int) round (top), width, height };
}

static int
read_matrices (WgTileMatrices *self,
               sqlite3        *database)
{
  sqlite3_stmt *handle = NULL;
  int code = sqlite3_prepare_v3 (database, statements[MATRICES], -1, 0, &handle, NULL);

  for (guint i = 0; i <= MAX_ZOOM; i++)
    self->matrices[i].zoom = -1;
  if (code == SQLITE_OK)
    code = sqlite3_bind_text (handle, sqlite3_bind_parameter_index (handle, "$table"),
                              self->table, -1, SQLITE_STATIC);
  while (code == SQLITE_OK && (code = sqlite3_step (handle)) == SQLITE_ROW)
    {
      take_matrix (self, handle);
      code = SQLITE_OK;
    }
  sqlite3_finalize (handle);
  return code == SQLITE_DONE ? SQLITE_OK : code;
}

static gboolean
has_any (const WgTileMatrices *self)
{
  for (guint i = 0; i <= MAX_ZOOM; i++)
    if (self->matrices[i].zoom >= 0)
      return TRUE;
  return FALSE;
}

static WgTileMatrices *
take_table (sqlite3_stmt *row,
            char        **title)
{
  const char *table = (const char *) sqlite3_column_text (row, 0);
  const char *name = (const char *) sqlite3_column_text (row, 1);
  WgTileMatrices *self;

  if (table == NULL || strlen (table) > MAX_NAME || !g_utf8_validate (table, -1, NULL))
    return NULL;
  self = g_new0 (WgTileMatrices, 1);
  self->table = g_strdup (table);
  self->bounds = (WgBBox) { sqlite3_column_double (row, 2), sqlite3_column_double (row, 3),
                            sqlite3_column_double (row, 4), sqlite3_column_double (row, 5) };
  g_clear_pointer (title, g_free);
  if (name != NULL && g_utf8_validate (name, -1, NULL))
    *title = g_strdup (name);
  return self;
}

WgTileMatrices *
wg_tile_matrices_read (sqlite3 *database,
                       char   **title,
                       int     *code)
{
  sqlite3_stmt *handle = NULL;
  WgTileMatrices *found = NULL;

  *title = NULL;
  *code = sqlite3_prepare_v3 (database, statements[TABLES], -1, 0, &handle, NULL);
  while (found == NULL && *code == SQLITE_OK && (*code = sqlite3_step (handle)) == SQLITE_ROW)
    {
      WgTileMatrices *one = take_table (handle, title);

      *code = one != NULL ? read_matrices (one, database) : SQLITE_OK;
      if (one != NULL && *code == SQLITE_OK && has_any (one))
        found = one;
      else if (one != NULL)
        wg_tile_matrices_free (one);
    }
  if (*code == SQLITE_DONE)
    *code = SQLITE_OK;
  sqlite3_finalize (handle);
  return found;
}

static double
to_world (double metres)
{
  return CLAMP (metres / WORLD_M + 0.5, 0.0, 1.0);
}

void
wg_tile_matrices_get_range (const WgTileMatrices *self,
                            int                  *min_zoom,
                            int                  *max_zoom,
                            WgBBox               *bounds)
{
  *min_zoom = MAX_ZOOM;
  *max_zoom = 0;
  for (int i = 0; i <= MAX_ZOOM; i++)
    if (self->matrices[i].zoom >= 0)
      {
        *min_zoom = MIN (*min_zoom, i);
        *max_zoom = i;
      }
  wg_mercator_unproject (to_world (self->bounds.x_min), 1 - to_world (self->bounds.y_min),
                         &bounds->x_min, &bounds->y_min);
  wg_mercator_unproject (to_world (self->bounds.x_max), 1 - to_world (self->bounds.y_max),
                         &bounds->x_max, &bounds->y_max);
}

int
wg_tile_matrices_prepare (const WgTileMatrices *self,
                          sqlite3              *database,
                          sqlite3_stmt        **tile)
{
  /* A table's name cannot be bound; %w is SQLite's own way to quote one. */
  char *quoted = sqlite3_mprintf ("SELECT tile_data FROM \"%w\" WHERE zoom_level = $zoom "
                                  "AND tile_column = $x AND tile_row = $y LIMIT 1",
                                  self->table);
  int code;

  if (quoted == NULL)
    return SQLITE_NOMEM;
  /* sql: a name quoted by %w */
  code = sqlite3_prepare_v3 (database, quoted, -1, 0, tile, NULL);
  sqlite3_free (quoted);
  return code;
}

gboolean
wg_tile_matrices_find (const WgTileMatrices *self,
                       int                  *zoom,
                       int                  *column,
                       int                  *row)
{
  const Matrix *matrix = &self->matrices[CLAMP (*zoom, 0, MAX_ZOOM)];

  *column -= matrix->left;
  *row -= matrix->top;
  *zoom = matrix->zoom;
  return matrix->zoom >= 0 && *column >= 0 && *row >= 0 && *column < matrix->width
         && *row < matrix->height;
}
