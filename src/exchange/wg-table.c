/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A foreign file: blocks of rows, each with a pointer per cell and its shape. Rows and texts lie in
 * a spill, because a file may have a million of them. Knows nothing of kinds and fields;
 * wg-column-map.c does. */

#include "wg-table.h"

#include "wg-spill.h"

#include <string.h>

/* Bytes of a block, and after how many blocks the spill may rest. */
#define BLOCK_SIZE ((gsize) 128 << 10)
#define REST_AFTER 64

typedef struct
{
  gint64      row, line;
  WgGeometry *geometry; /* (nullable) */
  const char *cells[];
} Line;

struct _WgTable
{
  WgDatumKind datum;
  gatomicrefcount ref_count;
  char           *file;
  char           *encoding;
  char           *system;
  char           *converted;  /* (nullable) */
  gboolean        has_geometry; /* rows can have shapes */
  gboolean        has_shapes;   /* one of them has */
  GPtrArray      *names;
  GArray         *types;      /* of WgReaderType */
  WgSpill        *spill;
  GPtrArray      *blocks;
  gsize           stride;     /* bytes of a Line; 0 before the first */
  guint           per_block;  /* rows */
  guint           n_rows;
  int             block;      /* atomic: that was read last */
  int             n_visited;  /* atomic: blocks since the spill rested */
  Line           *open;       /* (nullable) the row that was begun */
  guint           n_cells;    /* of it */
  GPtrArray      *refusals;
  GPtrArray      *notes;
};

G_DEFINE_BOXED_TYPE (WgTable, wg_table, wg_table_ref, wg_table_unref)

static Line *
find_line (const WgTable *self,
           guint          i)
{
  return (Line *) (gpointer) ((char *) g_ptr_array_index (self->blocks, i / self->per_block)
                              + i % self->per_block * self->stride);
}

/* The places of row @i; one behind the last makes a block where there is none yet. */
static Line *
get_line (WgTable *self,
          guint    i)
{
  guint block = i / self->per_block;

  if (block == self->blocks->len)
    g_ptr_array_add (self->blocks, wg_spill_take (self->spill, self->per_block * self->stride));
  /* Whoever goes from row to row needs no more memory than for some of them. */
  if (g_atomic_int_get (&self->block) != (int) block)
    {
      g_atomic_int_set (&self->block, (int) block);
      if (g_atomic_int_add (&self->n_visited, 1) % REST_AFTER == 0)
        wg_spill_rest (self->spill);
    }
  return find_line (self, i);
}

/* Of a row that is there. What the spill does meanwhile changes nothing of the table. */
static const Line *
peek_line (const WgTable *self,
           guint          i)
{
  return get_line ((WgTable *) self, i);
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
  self->spill = wg_spill_new ();
  self->blocks = g_ptr_array_new ();
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
  g_free (self->converted);
  g_ptr_array_unref (self->names);
  g_array_unref (self->types);
  for (guint i = 0; self->has_shapes && i < self->n_rows; i++)
    g_clear_pointer (&get_line (self, i)->geometry, wg_geometry_unref);
  g_ptr_array_unref (self->blocks);
  wg_spill_unref (self->spill);
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
  char *before[] = { self->encoding, self->system };

  /* What is given may be what is there. */
  self->encoding = g_strdup (encoding);
  self->system = g_strdup (system);
  g_free (before[0]);
  g_free (before[1]);
  self->has_geometry = has_geometry;
}

void
wg_table_add_column (WgTable     *self,
                     const char  *name,
                     WgReaderType type)
{
  g_return_if_fail (self->stride == 0);

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
  if (self->stride == 0)
    {
      self->stride = sizeof (Line) + self->names->len * sizeof (char *);
      self->per_block = (guint) MAX (BLOCK_SIZE / self->stride, 1);
    }
  self->open = get_line (self, self->n_rows);
  self->open->row = row;
  self->open->line = line;
  self->n_cells = 0;
}

void
wg_table_add_cell (WgTable    *self,
                   const char *text)
{
  g_return_if_fail (self->open != NULL && self->n_cells < self->names->len);

  self->open->cells[self->n_cells++] = text != NULL ? wg_spill_text (self->spill, text) : NULL;
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
  g_return_if_fail (self->open != NULL && self->n_cells == self->names->len);

  self->open->geometry = geometry != NULL ? wg_geometry_ref (geometry) : NULL;
  self->has_shapes = self->has_shapes || geometry != NULL;
  self->open = NULL;
  self->n_rows++;
}

/* Takes the row back that was begun. */
void
wg_table_drop_row (WgTable *self)
{
  g_return_if_fail (self->open != NULL);

  self->open = NULL;
}

void
wg_table_keep_rows (WgTable        *self,
                    const gboolean *keep)
{
  guint to = 0;

  for (guint i = 0; i < self->n_rows; i++)
    {
      Line *line = get_line (self, i);

      if (!keep[i])
        {
          g_clear_pointer (&line->geometry, wg_geometry_unref);
          continue;
        }
      if (to < i)
        memcpy (find_line (self, to), line, self->stride);
      to++;
    }
  self->n_rows = to;
}

void
wg_table_keep_columns (WgTable        *self,
                       const gboolean *keep)
{
  guint n = self->names->len, left = 0;

  for (guint i = 0; i < self->n_rows; i++)
    {
      Line *line = get_line (self, i);
      guint to = 0;

      for (guint c = 0; c < n; c++)
        if (keep[c])
          line->cells[to++] = line->cells[c];
    }
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
  for (guint i = 0; self->has_shapes && i < self->n_rows; i++)
    {
      WgGeometry **geometry = &get_line (self, i)->geometry;
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

void
wg_table_set_converted (WgTable    *self,
                        const char *from)
{
  g_free (self->converted);
  self->converted = g_strdup (from);
}

/**
 * wg_table_get_converted:
 *
 * Returns: (transfer none) (nullable): the name of the coordinate system that the shapes were in;
 *   %NULL when they are as the file has them
 */
const char *
wg_table_get_converted (const WgTable *self)
{
  return self->datum == WG_DATUM_GCJ02  ? "GCJ-02"
         : self->datum == WG_DATUM_BD09 ? "BD-09"
                                        : self->converted;
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
  return self->n_rows;
}

gint64
wg_table_get_row (const WgTable *self,
                  guint          i)
{
  return peek_line (self, i)->row;
}

gint64
wg_table_get_line (const WgTable *self,
                   guint          i)
{
  return peek_line (self, i)->line;
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
  return peek_line (self, i)->cells[column];
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
  return self->has_shapes ? peek_line (self, i)->geometry : NULL;
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
