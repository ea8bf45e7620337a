/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ends units and hands on what belongs to them, in one edit. Whether it may be done is decided by
 * whoever asks; only dates that contradict each other are refused here. */

#include "wg-unit-ending.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static GHashTable *
new_id_table (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

/* Children of every unit at once: a subtree is walked without a search for each unit. */
static void
index_children (WgUnitEnding *self)
{
  GPtrArray *units = wg_registry_get_rows (self->registry)->units;

  for (guint i = 0; i < units->len; i++)
    {
      WgRow *row = g_ptr_array_index (units, i);
      gint64 parent = wg_row_get_int (row, WG_UNIT_PARENT, 0);
      GPtrArray *list;

      if (parent == 0 || !wg_unit_ending_goes_on (self, row, WG_UNIT_VALID_UNTIL))
        continue;
      list = g_hash_table_lookup (self->children, &parent);
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (self->children, g_memdup2 (&parent, sizeof parent), list);
        }
      g_ptr_array_add (list, row);
    }
}

static char *
cover_key (gint64 unit,
           gint64 grid)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, unit, grid);
}

static void
index_covers (WgUnitEnding *self)
{
  GPtrArray *rows = wg_registry_get_rows (self->registry)->branch_grids;

  for (guint i = 0; i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);

      if (wg_unit_ending_goes_on (self, row, WG_BRANCH_GRID_UNTIL))
        g_hash_table_add (self->covers, cover_key (wg_row_get_int (row, WG_BRANCH_GRID_UNIT, 0),
                                                   wg_row_get_int (row, WG_BRANCH_GRID_GRID, 0)));
    }
}

/**
 * wg_unit_ending_new:
 * @label: of the edit
 * @last: the last day, 2026-10-12
 *
 * Returns: (transfer full): an edit that changes nothing yet, or NULL when @last is no date
 */
WgUnitEnding *
wg_unit_ending_new (WgRegistry *registry,
                    const char *label,
                    const char *last,
                    GError    **error)
{
  WgUnitEnding *self;
  WgDate day;

  if (!wg_date_parse (last, &day))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("“%s” is not a date such as 2026-09-30."), last);
      return NULL;
    }
  self = g_new0 (WgUnitEnding, 1);
  self->registry = wg_registry_ref (registry);
  self->edit = wg_edit_new (label);
  self->last = g_strdup (last);
  self->first = wg_date_format (day + 1);
  self->changed = new_id_table (NULL);
  self->children = new_id_table ((GDestroyNotify) g_ptr_array_unref);
  self->covers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  index_covers (self);
  index_children (self);
  return self;
}

void
wg_unit_ending_free (WgUnitEnding *self)
{
  g_clear_pointer (&self->edit, wg_edit_unref);
  g_hash_table_unref (self->covers);
  g_hash_table_unref (self->children);
  g_hash_table_unref (self->changed);
  g_free (self->first);
  g_free (self->last);
  wg_registry_unref (self->registry);
  g_free (self);
}

WgEdit *
wg_unit_ending_finish (WgUnitEnding *self)
{
  return g_steal_pointer (&self->edit);
}

const char *
wg_unit_ending_name (const WgRow *unit)
{
  const char *name = wg_row_get_text (unit, WG_UNIT_NAME);

  return name != NULL ? name : "";
}

/**
 * wg_unit_ending_find_unit:
 *
 * Returns: (transfer none): the row of a unit that exists on the last day, or NULL with a sentence
 */
WgRow *
wg_unit_ending_find_unit (WgUnitEnding *self,
                          gint64        unit,
                          GError      **error)
{
  GPtrArray *units = wg_registry_get_rows (self->registry)->units;

  for (guint i = 0; i < units->len; i++)
    {
      WgRow *row = g_ptr_array_index (units, i);

      if (wg_row_get_id (row) != unit)
        continue;
      if (wg_row_is_valid_on (row, WG_UNIT_VALID_FROM, WG_UNIT_VALID_UNTIL, self->last))
        return row;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("“%s” does not exist on %s."), wg_unit_ending_name (row), self->last);
      return NULL;
    }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                       _("There is no such unit in the file."));
  return NULL;
}

gboolean
wg_unit_ending_goes_on (WgUnitEnding *self,
                        const WgRow  *row,
                        guint         until_field)
{
  const char *until = wg_row_get_text (row, until_field);

  return until == NULL || strcmp (until, self->last) > 0;
}

/**
 * wg_unit_ending_change:
 * @row: a row of the registry
 *
 * Returns: (transfer none): the copy of it that the edit writes
 */
WgRow *
wg_unit_ending_change (WgUnitEnding *self,
                       WgRow        *row)
{
  gint64 id = wg_row_get_id (row);
  WgRow *known = g_hash_table_lookup (self->changed, &id);
  g_autoptr (WgRow) copy = NULL;

  if (known != NULL)
    return known;
  copy = wg_row_copy (row);
  wg_edit_update (self->edit, row, copy);
  g_hash_table_insert (self->changed, g_memdup2 (&id, sizeof id), copy);
  return copy;
}

static char *
describe (const WgRow *row)
{
  const WgKind *kind = wg_row_get_kind (row);
  guint field = kind == &wg_kind_unit ? WG_UNIT_NAME
                : kind == &wg_kind_position ? WG_POSITION_TITLE
                : kind == &wg_kind_holding ? WG_HOLDING_HOLDER
                : kind == &wg_kind_grid ? WG_GRID_CODE : G_MAXUINT;
  const char *name = field != G_MAXUINT ? wg_row_get_text (row, field) : NULL;

  return g_strdup_printf (_("%s “%s”"), _(kind->label), name != NULL ? name : "");
}

/**
 * wg_unit_ending_end_row:
 *
 * Returns: whether the row can end on the last day; not when it begins later
 */
gboolean
wg_unit_ending_end_row (WgUnitEnding *self,
                        WgRow        *row,
                        guint         from_field,
                        guint         until_field,
                        GError      **error)
{
  const char *from = wg_row_get_text (row, from_field);

  if (from != NULL && strcmp (from, self->last) > 0)
    {
      g_autofree char *name = describe (row);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("%s begins on %s, after the last day %s. Choose a later day, or take that "
                     "back first."), name, from, self->last);
      return FALSE;
    }
  wg_row_set_text (wg_unit_ending_change (self, row), until_field, self->last);
  return TRUE;
}

GPtrArray *
wg_unit_ending_list_children (WgUnitEnding *self,
                              gint64        unit)
{
  return g_hash_table_lookup (self->children, &unit);
}

GPtrArray *
wg_unit_ending_list_of (WgUnitEnding *self,
                        GPtrArray    *rows,
                        guint         unit_field,
                        guint         until_field,
                        gint64        unit)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);

      if (wg_row_get_int (row, unit_field, 0) == unit &&
          wg_unit_ending_goes_on (self, row, until_field))
        g_ptr_array_add (found, row);
    }
  return found;
}

/**
 * wg_unit_ending_end_positions:
 *
 * Ends the positions of a unit and whoever holds them.
 */
gboolean
wg_unit_ending_end_positions (WgUnitEnding *self,
                              gint64        unit,
                              GError      **error)
{
  const WgRegistryRows *rows = wg_registry_get_rows (self->registry);
  g_autoptr (GPtrArray) positions =
      wg_unit_ending_list_of (self, rows->positions, WG_POSITION_UNIT, WG_POSITION_VALID_UNTIL,
                              unit);

  for (guint i = 0; i < positions->len; i++)
    {
      WgRow *position = g_ptr_array_index (positions, i);
      g_autoptr (GPtrArray) holdings =
          wg_unit_ending_list_of (self, rows->holdings, WG_HOLDING_POSITION, WG_HOLDING_UNTIL,
                                  wg_row_get_id (position));

      for (guint h = 0; h < holdings->len; h++)
        if (!wg_unit_ending_end_row (self, g_ptr_array_index (holdings, h), WG_HOLDING_FROM,
                                     WG_HOLDING_UNTIL, error))
          return FALSE;
      if (!wg_unit_ending_end_row (self, position, WG_POSITION_VALID_FROM,
                                   WG_POSITION_VALID_UNTIL, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * wg_unit_ending_end_unit:
 * @note: (nullable): added to the unit's note: why, and by which document
 */
gboolean
wg_unit_ending_end_unit (WgUnitEnding *self,
                         WgRow        *unit,
                         const char   *note,
                         GError      **error)
{
  const char *old_note = wg_row_get_text (unit, WG_UNIT_NOTE);
  g_autofree char *both = NULL;

  if (!wg_unit_ending_end_row (self, unit, WG_UNIT_VALID_FROM, WG_UNIT_VALID_UNTIL, error))
    return FALSE;
  if (note == NULL)
    return TRUE;
  both = old_note != NULL && *old_note != '\0' ? g_strdup_printf ("%s\n%s", old_note, note)
                                               : g_strdup (note);
  wg_row_set_text (wg_unit_ending_change (self, unit), WG_UNIT_NOTE, both);
  return TRUE;
}

/**
 * wg_unit_ending_cover:
 * @branch_grid: who covers a grid until the last day
 * @unit: the branch that covers it from the day after; 0: none
 */
gboolean
wg_unit_ending_cover (WgUnitEnding *self,
                      WgRow        *branch_grid,
                      gint64        unit,
                      GError      **error)
{
  gint64 grid = wg_row_get_int (branch_grid, WG_BRANCH_GRID_GRID, 0);
  g_autoptr (WgRow) row = NULL;

  if (!wg_unit_ending_end_row (self, branch_grid, WG_BRANCH_GRID_FROM, WG_BRANCH_GRID_UNTIL,
                               error))
    return FALSE;
  /* Two branches that covered a grid together may become one. */
  if (unit == 0 || !g_hash_table_add (self->covers, cover_key (unit, grid)))
    return TRUE;
  row = wg_row_new (&wg_kind_branch_grid, 0);
  wg_row_set_int (row, WG_BRANCH_GRID_UNIT, unit);
  wg_row_set_int (row, WG_BRANCH_GRID_GRID, grid);
  wg_row_set_text (row, WG_BRANCH_GRID_FROM, self->first);
  wg_edit_insert (self->edit, row);
  return TRUE;
}

/**
 * wg_unit_ending_hand_on:
 *
 * Hands the units, grids and coverage of @from on to @to. Superior and community carry no dates of
 * their own: the journal tells what they were.
 */
gboolean
wg_unit_ending_hand_on (WgUnitEnding *self,
                        gint64        from,
                        gint64        to,
                        GError      **error)
{
  const WgRegistryRows *rows = wg_registry_get_rows (self->registry);
  GPtrArray *children = wg_unit_ending_list_children (self, from);
  g_autoptr (GPtrArray) grids =
      wg_unit_ending_list_of (self, rows->grids, WG_GRID_COMMUNITY, WG_GRID_VALID_UNTIL, from);
  g_autoptr (GPtrArray) covered =
      wg_unit_ending_list_of (self, rows->branch_grids, WG_BRANCH_GRID_UNIT, WG_BRANCH_GRID_UNTIL,
                              from);

  for (guint i = 0; children != NULL && i < children->len; i++)
    if (wg_row_get_id (g_ptr_array_index (children, i)) != to)
      wg_row_set_int (wg_unit_ending_change (self, g_ptr_array_index (children, i)),
                      WG_UNIT_PARENT, to);
  for (guint i = 0; i < grids->len; i++)
    wg_row_set_int (wg_unit_ending_change (self, g_ptr_array_index (grids, i)), WG_GRID_COMMUNITY,
                    to);
  for (guint i = 0; i < covered->len; i++)
    if (!wg_unit_ending_cover (self, g_ptr_array_index (covered, i), to, error))
      return FALSE;
  return TRUE;
}
