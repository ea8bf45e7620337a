/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A foreign file in memory: texts in one arena, a pointer per cell, a shape per row. Knows nothing
 * of kinds and fields; wg-column-map.c does. */

#include "wg-table.h"

#include <string.h>

struct _WgTable
{
  WgDatumKind datum;
  gatomicrefcount ref_count;
  char           *file;
  char           *encoding;
  char           *system;
  gboolean        has_geometry;
  GPtrArray      *names;
  GArray         *types;      /* of WgReaderType */
  GStringChunk   *texts;
  GPtrArray      *cells;      /* rows × columns, pointing into texts */
  GArray         *rows;       /* of gint64 */
  GArray         *lines;      /* of gint64 */
  GPtrArray      *geometries; /* of WgGeometry or NULL */
  GPtrArray      *refusals;
  GPtrArray      *notes;
};

G_DEFINE_BOXED_TYPE (WgTable, wg_table, wg_table_ref, wg_table_unref)

static void
unref_geometry (gpointer geometry)
{
  if (geometry != NULL)
    wg_geometry_unref (geometry);
}

/**
 * wg_table_new:
 * @file: the file's name without its folder
 *
 * Returns: (transfer full): an empty table
 */
WgTable *
wg_table_new (const char *file)
{
  WgTable *self = g_new0 (WgTable, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->file = g_strdup (file);
  self->encoding = g_strdup ("");
  self->system = g_strdup ("");
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->types = g_array_new (FALSE, FALSE, sizeof (WgReaderType));
  self->texts = g_string_chunk_new (64 * 1024);
  self->cells = g_ptr_array_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->lines = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->geometries = g_ptr_array_new_with_free_func (unref_geometry);
  self->refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_refusal_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  return self;
}

WgTable *
wg_table_ref (WgTable *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_table_unref (WgTable *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->file);
  g_free (self->encoding);
  g_free (self->system);
  g_ptr_array_unref (self->names);
  g_array_unref (self->types);
  g_string_chunk_free (self->texts);
  g_ptr_array_unref (self->cells);
  g_array_unref (self->rows);
  g_array_unref (self->lines);
  g_ptr_array_unref (self->geometries);
  g_ptr_array_unref (self->refusals);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

/**
 * wg_table_set_source:
 * @self: a table
 * @encoding: what its texts came in; "" when the file's own format says it
 * @system: name of the coordinate system, "" when the file does not say
 * @has_geometry: whether rows can have a shape
 */
void
wg_table_set_source (WgTable    *self,
                     const char *encoding,
                     const char *system,
                     gboolean    has_geometry)
{
  g_free (self->encoding);
  self->encoding = g_strdup (encoding);
  g_free (self->system);
  self->system = g_strdup (system);
  self->has_geometry = has_geometry;
}

void
wg_table_add_column (WgTable     *self,
                     const char  *name,
                     WgReaderType type)
{
  g_return_if_fail (self->rows->len == 0);

  g_ptr_array_add (self->names, g_strdup (name));
  g_array_append_val (self->types, type);
}

/**
 * wg_table_begin_row:
 * @self: a table
 * @row: the row's number in the file, from 1
 * @line: its line, 0 when unknown
 *
 * Then wg_table_add_cell() for every column, and wg_table_end_row() or wg_table_drop_row().
 */
void
wg_table_begin_row (WgTable *self,
                    gint64   row,
                    gint64   line)
{
  g_array_append_val (self->rows, row);
  g_array_append_val (self->lines, line);
}

void
wg_table_add_cell (WgTable    *self,
                   const char *text)
{
  g_ptr_array_add (self->cells, text != NULL ? g_string_chunk_insert (self->texts, text) : NULL);
}

/**
 * wg_table_end_row:
 * @self: a table
 * @geometry: (nullable) (transfer none): the row's shape
 */
void
wg_table_end_row (WgTable    *self,
                  WgGeometry *geometry)
{
  g_return_if_fail (self->cells->len == self->rows->len * self->names->len);

  g_ptr_array_add (self->geometries, geometry != NULL ? wg_geometry_ref (geometry) : NULL);
}

/* Takes the row back that was begun. */
void
wg_table_drop_row (WgTable *self)
{
  g_return_if_fail (self->rows->len == self->geometries->len + 1);

  g_array_set_size (self->rows, self->geometries->len);
  g_array_set_size (self->lines, self->geometries->len);
  g_ptr_array_set_size (self->cells, (int) (self->rows->len * self->names->len));
}

void
wg_table_keep_rows (WgTable        *self,
                    const gboolean *keep)
{
  guint n = self->names->len, to = 0;

  for (guint i = 0; i < self->geometries->len; i++)
    {
      gpointer shape = g_ptr_array_index (self->geometries, i);

      if (!keep[i])
        {
          unref_geometry (shape);
          continue;
        }
      g_ptr_array_index (self->geometries, to) = shape;
      g_array_index (self->rows, gint64, to) = g_array_index (self->rows, gint64, i);
      g_array_index (self->lines, gint64, to) = g_array_index (self->lines, gint64, i);
      memmove (self->cells->pdata + to * n, self->cells->pdata + i * n, n * sizeof (gpointer));
      to++;
    }
  /* What lies behind is moved or given up already. */
  for (guint i = to; i < self->geometries->len; i++)
    g_ptr_array_index (self->geometries, i) = NULL;
  g_ptr_array_set_size (self->geometries, (int) to);
  g_ptr_array_set_size (self->cells, (int) (to * n));
  g_array_set_size (self->rows, to);
  g_array_set_size (self->lines, to);
}

void
wg_table_keep_columns (WgTable        *self,
                       const gboolean *keep)
{
  guint n = self->names->len, to = 0, left = 0;

  for (guint i = 0; i < self->cells->len; i++)
    if (keep[i % n])
      g_ptr_array_index (self->cells, to++) = g_ptr_array_index (self->cells, i);
  g_ptr_array_set_size (self->cells, (int) to);
  for (guint c = 0; c < n; c++)
    {
      if (keep[c])
        left++;
      else
        {
          g_ptr_array_remove_index (self->names, left);
          g_array_remove_index (self->types, left);
        }
    }
}

void
wg_table_rename_columns (WgTable           *self,
                         const char *const *names)
{
  for (guint c = 0; c < self->names->len; c++)
    {
      char *name = g_strdup (names[c]);

      g_free (g_ptr_array_index (self->names, c));
      g_ptr_array_index (self->names, c) = name;
    }
}

/**
 * wg_table_unshift:
 * @kind: what the file's degrees are in; only the two shifted ones change anything
 * @error: return location for a shape that cannot be kept
 *
 * Returns: whether every shape is in CGCS2000 now
 */
gboolean
wg_table_unshift (WgTable      *self,
                  WgDatumKind   kind,
                  GError      **error)
{
  self->datum = kind;
  for (guint i = 0; i < self->geometries->len; i++)
    {
      WgGeometry **geometry = (WgGeometry **) &g_ptr_array_index (self->geometries, i);
      WgGeometry *plain = *geometry != NULL ? wg_datum_unshift (*geometry, kind, error) : NULL;

      if (*geometry != NULL && plain == NULL)
        return FALSE;
      g_clear_pointer (geometry, wg_geometry_unref);
      *geometry = plain;
    }
  return TRUE;
}

WgDatumKind
wg_table_get_datum (const WgTable *self)
{
  return self->datum;
}

/**
 * wg_table_refuse:
 * @self: a table
 * @refusal: (transfer full): a row that is not in the table, and why
 */
void
wg_table_refuse (WgTable   *self,
                 WgRefusal *refusal)
{
  g_ptr_array_add (self->refusals, refusal);
}

void
wg_table_add_note (WgTable    *self,
                   const char *note)
{
  g_ptr_array_add (self->notes, g_strdup (note));
}

const char *
wg_table_get_file (const WgTable *self)
{
  return self->file;
}

const char *
wg_table_get_encoding (const WgTable *self)
{
  return self->encoding;
}

const char *
wg_table_get_system (const WgTable *self)
{
  return self->system;
}

gboolean
wg_table_has_geometry (const WgTable *self)
{
  return self->has_geometry;
}

guint
wg_table_get_n_columns (const WgTable *self)
{
  return self->names->len;
}

const char *
wg_table_get_column (const WgTable *self,
                     guint          column)
{
  return g_ptr_array_index (self->names, column);
}

WgReaderType
wg_table_get_type_of (const WgTable *self,
                      guint          column)
{
  return g_array_index (self->types, WgReaderType, column);
}

/**
 * wg_table_find_column:
 * @self: a table
 * @name: a column's name as the file writes it
 *
 * Returns: the first column of that name, or -1
 */
int
wg_table_find_column (const WgTable *self,
                      const char    *name)
{
  for (guint i = 0; i < self->names->len; i++)
    if (strcmp (g_ptr_array_index (self->names, i), name) == 0)
      return (int) i;
  return -1;
}

guint
wg_table_get_n_rows (const WgTable *self)
{
  return self->geometries->len;
}

gint64
wg_table_get_row (const WgTable *self,
                  guint          i)
{
  return g_array_index (self->rows, gint64, i);
}

gint64
wg_table_get_line (const WgTable *self,
                   guint          i)
{
  return g_array_index (self->lines, gint64, i);
}

/**
 * wg_table_get_cell:
 * @self: a table
 * @i: a row's place in the table, from 0
 * @column: a column's place
 *
 * Returns: (transfer none) (nullable): the text; %NULL for an empty one
 */
const char *
wg_table_get_cell (const WgTable *self,
                   guint          i,
                   guint          column)
{
  return g_ptr_array_index (self->cells, i * self->names->len + column);
}

/**
 * wg_table_get_geometry:
 *
 * Returns: (transfer none) (nullable): the row's shape
 */
WgGeometry *
wg_table_get_geometry (const WgTable *self,
                       guint          i)
{
  return g_ptr_array_index (self->geometries, i);
}

/**
 * wg_table_get_refusals:
 *
 * Returns: (transfer none) (element-type WgRefusal): rows of the file that are not in the table
 */
GPtrArray *
wg_table_get_refusals (const WgTable *self)
{
  return self->refusals;
}

/**
 * wg_table_get_notes:
 *
 * Returns: (transfer none) (element-type utf8): sentences that the user should see
 */
GPtrArray *
wg_table_get_notes (const WgTable *self)
{
  return self->notes;
}
