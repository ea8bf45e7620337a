/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of foreign tables as drafts of rows: columns mapped, values read, codes matched with what
 * the file has. Refuses only what cannot be kept at all (decisions: no geometry, unreadable, a
 * code twice); everything else is stored as it came and becomes a finding later. */

#include "wg-import-draft.h"

#include "wg-cell-value.h"
#include "wg-code.h"
#include "wg-fields.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define REST_AFTER 65536

static void
draft_free (gpointer data)
{
  WgImportDraft *draft = data;

  wg_row_unref (draft->row);
  g_clear_pointer (&draft->old, wg_row_unref);
  g_clear_pointer (&draft->geometry, wg_geometry_unref);
  g_free (draft->parent_code);
  g_free (draft);
}

/**
 * wg_import_drafts_new:
 * @kind: units or grids
 *
 * Returns: (transfer full): an empty collection
 */
WgImportDrafts *
wg_import_drafts_new (const WgKind *kind)
{
  WgImportDrafts *self = g_new0 (WgImportDrafts, 1);
  gboolean grids = kind == &wg_kind_grid;

  self->kind = kind;
  G_STATIC_ASSERT ((int) WG_GRID_CODE == (int) WG_UNIT_CODE);
  G_STATIC_ASSERT ((int) WG_GRID_NAME == (int) WG_UNIT_NAME);
  self->code_field = WG_UNIT_CODE;
  self->name_field = WG_UNIT_NAME;
  self->parent_field = grids ? WG_GRID_COMMUNITY : WG_UNIT_PARENT;
  self->area_field = grids ? WG_GRID_AREA : WG_UNIT_AREA;
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_table_unref);
  self->maps = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_column_map_free);
  self->drafts = g_ptr_array_new_with_free_func (draft_free);
  self->spill = wg_spill_new ();
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_refusal_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
wg_import_drafts_free (WgImportDrafts *self)
{
  g_hash_table_unref (self->by_code);
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->maps);
  g_ptr_array_unref (self->drafts);
  wg_spill_unref (self->spill);
  g_ptr_array_unref (self->refusals);
  g_ptr_array_unref (self->notes);
  g_free (self->problem);
  g_free (self->beside);
  g_free (self);
}

void
wg_import_drafts_note (WgImportDrafts *self,
                       const char     *format,
                       ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (self->notes, g_strdup_vprintf (format, args));
  va_end (args);
}

const char *
wg_import_draft_get_code (const WgImportDrafts *self,
                          const WgImportDraft  *draft)
{
  return wg_row_get_text (draft->row, self->code_field);
}

/* The id that the row has, or will have. */
gint64
wg_import_draft_get_id (const WgImportDraft *draft)
{
  return wg_row_get_id (draft->old != NULL ? draft->old : draft->row);
}

WgTable *
wg_import_draft_get_table (const WgImportDrafts *self,
                           const WgImportDraft  *draft)
{
  return g_ptr_array_index (self->tables, draft->source);
}

/**
 * wg_import_draft_has_field:
 *
 * Returns: whether the draft's file has a column for @field
 */
gboolean
wg_import_draft_has_field (const WgImportDrafts *self,
                           const WgImportDraft  *draft,
                           guint                 field)
{
  return wg_column_map_get_column (g_ptr_array_index (self->maps, draft->source), field) >= 0;
}

static void
refuse_at (WgImportDrafts *self,
           const WgTable  *table,
           guint           i,
           const char     *column,
           const char     *why)
{
  g_ptr_array_add (self->refusals,
                   wg_refusal_new (wg_table_get_file (table), wg_table_get_row (table, i),
                                   wg_table_get_line (table, i), column, why));
}

/**
 * wg_import_drafts_refuse:
 * @self: the collection
 * @draft: one of its drafts
 * @why: a sentence
 *
 * Leaves a draft out that was taken before.
 */
void
wg_import_drafts_refuse (WgImportDrafts *self,
                         WgImportDraft  *draft,
                         const char     *why)
{
  draft->refused = TRUE;
  g_hash_table_remove (self->by_code, wg_import_draft_get_code (self, draft));
  refuse_at (self, wg_import_draft_get_table (self, draft), draft->index, NULL, why);
}

/* The column's name for a refusal's place. */
static const char *
column_name (const WgTable     *table,
             const WgColumnMap *map,
             guint              field)
{
  int column = wg_column_map_get_column (map, field);

  return column >= 0 ? wg_table_get_column (table, (guint) column) : NULL;
}

static gboolean
check_code (WgImportDrafts    *self,
            const WgTable     *table,
            const WgColumnMap *map,
            guint              i,
            WgRow             *row)
{
  const char *code = wg_row_get_text (row, self->code_field);
  const WgImportDraft *first;
  g_autofree char *why = NULL;

  if (code == NULL)
    {
      refuse_at (self, table, i, column_name (table, map, self->code_field),
                 _("The row has no code."));
      return FALSE;
    }
  if (self->kind == &wg_kind_unit)
    {
      g_autofree char *trimmed = wg_code_trim (code);

      if (strcmp (trimmed, code) != 0)
        wg_row_set_text (row, self->code_field, trimmed);
      code = wg_row_get_text (row, self->code_field);
    }
  first = g_hash_table_lookup (self->by_code, code);
  if (first == NULL)
    return TRUE;
  why = g_strdup_printf (_("The code %s is there already: %s, row %d."), code,
                         wg_table_get_file (wg_import_draft_get_table (self, first)),
                         (int) wg_table_get_row (wg_import_draft_get_table (self, first),
                                                 first->index));
  refuse_at (self, table, i, column_name (table, map, self->code_field), why);
  return FALSE;
}

/* The code of the unit above may be cut short as well. */
static gboolean
check_parent (WgImportDrafts    *self,
              const WgTable     *table,
              const WgColumnMap *map,
              guint              i)
{
  g_autofree char *cell = wg_column_map_dup_cell (map, table, i, self->parent_field);
  g_autofree char *why = NULL;
  g_autofree char *code = cell != NULL ? wg_cell_read_code (cell, &why) : NULL;

  if (why != NULL)
    refuse_at (self, table, i, column_name (table, map, self->parent_field), why);
  return why == NULL;
}

/* A grid is an area; a unit may come without one, but not as a point or a line. */
static gboolean
check_geometry (WgImportDrafts *self,
                const WgTable  *table,
                guint           i)
{
  const WgGeometry *geometry = wg_table_get_geometry (table, i);

  if (geometry == NULL && self->kind == &wg_kind_unit)
    return TRUE;
  if (geometry == NULL)
    {
      refuse_at (self, table, i, NULL, _("The row has no boundary."));
      return FALSE;
    }
  if (wg_geometry_get_kind (geometry) == WG_GEOMETRY_POLYGONS)
    return TRUE;
  refuse_at (self, table, i, NULL,
             _("The shape is a point or a line, not an area."));
  return FALSE;
}

static void
add_draft (WgImportDrafts    *self,
           const WgTable     *table,
           const WgColumnMap *map,
           guint              i,
           WgRow             *row,
           GHashTable        *old_by_code)
{
  WgImportDraft *draft = g_new0 (WgImportDraft, 1);
  WgGeometry *geometry = wg_table_get_geometry (table, i);
  const char *code = wg_row_get_text (row, self->code_field);
  WgRow *old = g_hash_table_lookup (old_by_code, code);
  g_autofree char *parent = NULL;
  g_autofree char *why = NULL;

  draft->old = old != NULL ? wg_row_ref (old) : NULL;
  draft->source = self->tables->len - 1;
  draft->index = i;
  parent = wg_column_map_dup_cell (map, table, i, self->parent_field);
  draft->parent_code = parent != NULL ? wg_cell_read_code (parent, &why) : NULL;
  if (geometry != NULL)
    {
      g_autoptr (GBytes) wkb = wg_geometry_to_wkb (geometry);

      draft->geometry = wg_geometry_ref (geometry);
      wg_row_set_blob (row, self->area_field, wkb);
    }
  if (wg_row_get_text (row, self->name_field) == NULL)
    {
      wg_row_set_text (row, self->name_field, code);
      self->n_unnamed++;
    }
  draft->row = geometry == NULL ? wg_row_new_kept (row, self->spill) : wg_row_ref (row);
  if (self->drafts->len % REST_AFTER == 0)
    wg_spill_rest (self->spill);
  g_ptr_array_add (self->drafts, draft);
  g_hash_table_insert (self->by_code, (gpointer) wg_import_draft_get_code (self, draft), draft);
}

/* Without codes there is nothing to match by. The table can still be shown, so that the user can
 * say which column has them. */
static gboolean
has_code (WgImportDrafts    *self,
          const WgTable     *table,
          const WgColumnMap *map)
{
  g_autoptr (GString) columns = g_string_new (NULL);

  if (wg_column_map_get_column (map, self->code_field) >= 0)
    return TRUE;
  if (self->problem != NULL)
    return FALSE;
  for (guint i = 0; i < wg_table_get_n_columns (table); i++)
    g_string_append_printf (columns, "%s%s", i > 0 ? ", " : "", wg_table_get_column (table, i));
  self->problem =
    g_strdup_printf (_("%s: none of the columns is known to hold the codes. Say which one does, as "
                       "COLUMN=code. The columns are: %s."),
                     wg_table_get_file (table), columns->str);
  return FALSE;
}

/* From a random one on: what lies side by side in the file is written side by side, which is much
 * faster than all over a large table, and leaves a short journal. */
static gint64 *
rising_ids (guint n)
{
  gint64 *ids = g_new (gint64, MAX (n, 1));
  gint64 first = wg_row_new_id () / 2;

  for (guint i = 0; i < n; i++)
    ids[i] = first + i;
  return ids;
}

/**
 * wg_import_drafts_add:
 * @self: the collection
 * @table: (transfer none): a file's content
 * @said: (nullable): what the user said about columns, each COL=FIELD
 * @old_by_code: (element-type utf8 WgRow): the rows that the file has
 * @error: return location for %WG_EXCHANGE_ERROR_MAPPING
 *
 * When no column holds the codes, the collection's problem says so and no row is drafted.
 *
 * Returns: %FALSE when the user's word about columns makes no sense
 */
gboolean
wg_import_drafts_add (WgImportDrafts    *self,
                      WgTable           *table,
                      const char *const *said,
                      GHashTable        *old_by_code,
                      GError           **error)
{
  WgColumnMap *map = wg_column_map_new (self->kind, table, said, error);
  GPtrArray *refused = wg_table_get_refusals (table);
  GPtrArray *notes = wg_table_get_notes (table);
  g_autofree gint64 *ids = NULL;

  if (map == NULL)
    return FALSE;
  g_ptr_array_add (self->tables, wg_table_ref (table));
  g_ptr_array_add (self->maps, map);
  for (guint i = 0; i < refused->len; i++)
    g_ptr_array_add (self->refusals, wg_refusal_copy (g_ptr_array_index (refused, i)));
  for (guint i = 0; i < notes->len; i++)
    wg_import_drafts_note (self, "%s: %s", wg_table_get_file (table),
                           (const char *) g_ptr_array_index (notes, i));
  if (!has_code (self, table, map))
    return TRUE;
  ids = rising_ids (wg_table_get_n_rows (table));
  for (guint i = 0; i < wg_table_get_n_rows (table); i++)
    {
      WgRefusal *refusal = NULL;
      g_autoptr (WgRow) row = wg_column_map_read_row (map, table, i, ids[i], &refusal);

      if (row == NULL)
        g_ptr_array_add (self->refusals, refusal);
      else if (check_code (self, table, map, i, row) && check_parent (self, table, map, i)
               && check_geometry (self, table, i))
        add_draft (self, table, map, i, row, old_by_code);
    }
  return TRUE;
}
