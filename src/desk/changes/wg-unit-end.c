/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closing a unit with a last day. Nothing is deleted, and nothing that goes on is left without a
 * unit: it is refused until somebody says what shall become of it. */

#include "wg-unit-end.h"

#include "wg-district-private.h"
#include "wg-unit-ending.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
count_held (WgUnitEnding   *ending,
            gint64          unit,
            WgOrphanCounts *counts)
{
  const WgRegistryRows *rows = wg_registry_get_rows (ending->registry);
  g_autoptr (GPtrArray) positions =
      wg_unit_ending_list_of (ending, rows->positions, WG_POSITION_UNIT, WG_POSITION_VALID_UNTIL,
                              unit);

  for (guint i = 0; i < positions->len; i++)
    {
      g_autoptr (GPtrArray) holdings =
          wg_unit_ending_list_of (ending, rows->holdings, WG_HOLDING_POSITION, WG_HOLDING_UNTIL,
                                  wg_row_get_id (g_ptr_array_index (positions, i)));

      counts->held += holdings->len > 0 ? 1 : 0;
    }
}

static void
count_orphans (WgUnitEnding   *ending,
               gint64          unit,
               WgOrphanCounts *counts)
{
  const WgRegistryRows *rows = wg_registry_get_rows (ending->registry);
  GPtrArray *children = wg_unit_ending_list_children (ending, unit);
  g_autoptr (GPtrArray) grids =
      wg_unit_ending_list_of (ending, rows->grids, WG_GRID_COMMUNITY, WG_GRID_VALID_UNTIL, unit);
  g_autoptr (GPtrArray) covered =
      wg_unit_ending_list_of (ending, rows->branch_grids, WG_BRANCH_GRID_UNIT,
                              WG_BRANCH_GRID_UNTIL, unit);

  *counts = (WgOrphanCounts) { .units = children != NULL ? children->len : 0,
                               .grids = grids->len, .covered = covered->len };
  count_held (ending, unit, counts);
}

/**
 * wg_unit_end_count_orphans:
 * @unit: row id
 * @last: the day after which it would be no more
 * @counts: (out): what goes on under it; zeros when @last is no date
 */
void
wg_unit_end_count_orphans (WgDistrict     *district,
                           gint64          unit,
                           const char     *last,
                           WgOrphanCounts *counts)
{
  g_autoptr (WgUnitEnding) ending =
      wg_unit_ending_new (wg_district_get_registry (district), "", last, NULL);

  *counts = (WgOrphanCounts) { 0 };
  if (ending != NULL)
    count_orphans (ending, unit, counts);
}

static void
append_count (GString    *text,
              const char *words,
              guint       count)
{
  if (count > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? _(", ") : "", words);
}

/**
 * wg_unit_end_describe_orphans:
 *
 * Returns: (transfer full) (nullable): "2 units, 12 grids and …" as part of a sentence; NULL when
 *   nothing would be left without a unit
 */
char *
wg_unit_end_describe_orphans (const WgOrphanCounts *counts)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *units =
      g_strdup_printf (ngettext ("%u unit under it", "%u units under it", counts->units),
                       counts->units);
  g_autofree char *grids =
      g_strdup_printf (ngettext ("%u grid of its own", "%u grids of its own", counts->grids),
                       counts->grids);
  g_autofree char *covered =
      g_strdup_printf (ngettext ("%u grid that it covers", "%u grids that it covers",
                                 counts->covered), counts->covered);
  g_autofree char *held =
      g_strdup_printf (ngettext ("%u position that is held", "%u positions that are held",
                                 counts->held), counts->held);

  append_count (text, units, counts->units);
  append_count (text, grids, counts->grids);
  append_count (text, covered, counts->covered);
  append_count (text, held, counts->held);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static gboolean
refuse_orphans (WgUnitEnding *ending,
                WgRow        *unit,
                GError      **error)
{
  g_autofree char *what = NULL;
  WgOrphanCounts counts;

  count_orphans (ending, wg_row_get_id (unit), &counts);
  what = wg_unit_end_describe_orphans (&counts);
  if (what == NULL)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_EMPTY,
               _("“%s” cannot be closed on %s: there would be left %s. Close them too, or move "
                 "them to another unit."), wg_unit_ending_name (unit), ending->last, what);
  return FALSE;
}

static gboolean
check_move (WgUnitEnding *ending,
            WgRow        *unit,
            gint64        move_to,
            GError      **error)
{
  WgRow *target = wg_unit_ending_find_unit (ending, move_to, error);

  if (target == NULL)
    return FALSE;
  if (target == unit ||
      wg_row_get_int (target, WG_UNIT_LEVEL, 0) != wg_row_get_int (unit, WG_UNIT_LEVEL, 0))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("What belongs to “%s” can only be moved to another unit of the same level."),
                   wg_unit_ending_name (unit));
      return FALSE;
    }
  if (wg_unit_ending_goes_on (ending, target, WG_UNIT_VALID_UNTIL))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _("“%s” itself ends on %s."), wg_unit_ending_name (target),
               wg_row_get_text (target, WG_UNIT_VALID_UNTIL));
  return FALSE;
}

/* A unit with its positions, grids and coverage; not the units under it. */
static gboolean
close_one (WgUnitEnding *ending,
           WgRow        *unit,
           const char   *note,
           GError      **error)
{
  const WgRegistryRows *rows = wg_registry_get_rows (ending->registry);
  gint64 id = wg_row_get_id (unit);
  g_autoptr (GPtrArray) grids =
      wg_unit_ending_list_of (ending, rows->grids, WG_GRID_COMMUNITY, WG_GRID_VALID_UNTIL, id);
  g_autoptr (GPtrArray) covered =
      wg_unit_ending_list_of (ending, rows->branch_grids, WG_BRANCH_GRID_UNIT,
                              WG_BRANCH_GRID_UNTIL, id);

  for (guint i = 0; i < grids->len; i++)
    if (!wg_unit_ending_end_row (ending, g_ptr_array_index (grids, i), WG_GRID_VALID_FROM,
                                 WG_GRID_VALID_UNTIL, error))
      return FALSE;
  for (guint i = 0; i < covered->len; i++)
    if (!wg_unit_ending_cover (ending, g_ptr_array_index (covered, i), 0, error))
      return FALSE;
  return wg_unit_ending_end_positions (ending, id, error) &&
         wg_unit_ending_end_unit (ending, unit, note, error);
}

static gboolean
close_subtree (WgUnitEnding *ending,
               WgRow        *unit,
               const char   *note,
               GError      **error)
{
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  g_ptr_array_add (queue, unit);
  for (guint i = 0; i < queue->len; i++)
    {
      WgRow *row = g_ptr_array_index (queue, i);
      GPtrArray *children = wg_unit_ending_list_children (ending, wg_row_get_id (row));

      /* A circle of superiors in a damaged file ends here. */
      if (!g_hash_table_add (seen, row))
        continue;
      if (!close_one (ending, row, note, error))
        return FALSE;
      for (guint c = 0; children != NULL && c < children->len; c++)
        g_ptr_array_add (queue, g_ptr_array_index (children, c));
    }
  return TRUE;
}

/**
 * wg_unit_end_close:
 * @unit: row id
 * @last: its last day
 * @approval: (nullable): number of the document, kept in the note
 * @orphans: what becomes of what goes on under it
 * @move_to: with %WG_ORPHANS_MOVE: row id of a unit of the same level
 *
 * G-06: children end when the parent ends.
 *
 * Returns: (transfer full): the edit that closes it, or NULL with %G_IO_ERROR_NOT_EMPTY and a
 *   sentence when something would be left without a unit
 */
WgEdit *
wg_unit_end_close (WgDistrict *district,
                   gint64      unit,
                   const char *last,
                   const char *approval,
                   WgOrphans   orphans,
                   gint64      move_to,
                   GError    **error)
{
  g_autoptr (WgUnitEnding) ending = NULL;
  g_autofree char *label = NULL, *note = NULL;
  WgUnit *open = wg_district_find_unit (district, unit);
  WgRow *row;

  /* Translators: label of an edit in the undo menu */
  label = g_strdup_printf (_("Close “%s”"), open != NULL ? wg_unit_get_name (open) : "");
  ending = wg_unit_ending_new (wg_district_get_registry (district), label, last, error);
  if (ending == NULL)
    return NULL;
  row = wg_unit_ending_find_unit (ending, unit, error);
  if (row == NULL)
    return NULL;
  if (approval != NULL && *approval != '\0')
    note = g_strdup_printf (_("Closed on %s, document %s"), last, approval);
  if (orphans == WG_ORPHANS_CLOSE)
    return close_subtree (ending, row, note, error) ? wg_unit_ending_finish (ending) : NULL;
  if (orphans == WG_ORPHANS_REFUSE && !refuse_orphans (ending, row, error))
    return NULL;
  if (orphans == WG_ORPHANS_MOVE &&
      (!check_move (ending, row, move_to, error) ||
       !wg_unit_ending_hand_on (ending, unit, move_to, error)))
    return NULL;
  if (!wg_unit_ending_end_positions (ending, unit, error) ||
      !wg_unit_ending_end_unit (ending, row, note, error))
    return NULL;
  return wg_unit_ending_finish (ending);
}

/**
 * wg_unit_end_list_members:
 * @unit: row id
 * @first: the first day of the new order
 *
 * Returns: (transfer container) (element-type WgRow): the units under it, its grids and the
 *   coverage (branch_grid) that go on; empty when @first is no date
 */
GPtrArray *
wg_unit_end_list_members (WgDistrict *district,
                          gint64      unit,
                          const char *first)
{
  WgRegistry *registry = wg_district_get_registry (district);
  const WgRegistryRows *rows = wg_registry_get_rows (registry);
  GPtrArray *members = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  g_autoptr (WgUnitEnding) ending = NULL;
  g_autoptr (GPtrArray) grids = NULL, covered = NULL;
  g_autofree char *last = NULL;
  GPtrArray *children;
  WgDate day;

  if (!wg_date_parse (first, &day))
    return members;
  last = wg_date_format (day - 1);
  ending = wg_unit_ending_new (registry, "", last, NULL);
  children = wg_unit_ending_list_children (ending, unit);
  grids = wg_unit_ending_list_of (ending, rows->grids, WG_GRID_COMMUNITY, WG_GRID_VALID_UNTIL,
                                  unit);
  covered = wg_unit_ending_list_of (ending, rows->branch_grids, WG_BRANCH_GRID_UNIT,
                                    WG_BRANCH_GRID_UNTIL, unit);
  for (guint i = 0; children != NULL && i < children->len; i++)
    g_ptr_array_add (members, wg_row_ref (g_ptr_array_index (children, i)));
  for (guint i = 0; i < grids->len; i++)
    g_ptr_array_add (members, wg_row_ref (g_ptr_array_index (grids, i)));
  for (guint i = 0; i < covered->len; i++)
    g_ptr_array_add (members, wg_row_ref (g_ptr_array_index (covered, i)));
  return members;
}
