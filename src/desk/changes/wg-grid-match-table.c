/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grids compared with another department's, as a table that leaves the program. It compares
 * nothing. */

#include "wg-grid-match.h"

#include "wg-border-repair.h"
#include "wg-export-file.h"
#include "wg-sheet-text.h"
#include "wg-sheet-xlsx.h"

#include <glib/gi18n-lib.h>

static const char *
get_code (const WgRow *row)
{
  const char *code = row != NULL ? wg_row_get_text (row, WG_GRID_CODE) : NULL;

  return code != NULL ? code : "";
}

static const char *
name_of (const WgRow *row)
{
  return row != NULL ? wg_border_fault_get_name (row) : "—";
}

const char *
wg_match_relation_get_label (WgMatchRelation relation)
{
  static const char *const labels[WG_MATCH_N_RELATIONS] = {
    [WG_MATCH_SAME] = N_ ("The same"),
    [WG_MATCH_SHIFTED] = N_ ("Borders differ"),
    [WG_MATCH_SPLIT] = N_ ("Split: several of theirs"),
    [WG_MATCH_MERGED] = N_ ("Merged: one of theirs"),
    [WG_MATCH_MIXED] = N_ ("Several are several"),
    [WG_MATCH_ONLY_OURS] = N_ ("Only ours"),
    [WG_MATCH_ONLY_THEIRS] = N_ ("Only theirs"),
  };

  return _(labels[relation]);
}

const char *
wg_match_relation_get_name (WgMatchRelation relation)
{
  static const char *const names[WG_MATCH_N_RELATIONS] = {
    "same", "shifted", "split", "merged", "mixed", "only_ours", "only_theirs",
  };

  return names[relation];
}

static void
add_columns (WgSheet    *sheet,
             const char *theirs)
{
  wg_sheet_add_column (sheet, _("Our code"), -1);
  wg_sheet_add_column (sheet, _("Our grid"), -1);
  wg_sheet_add_column (sheet, _("Their code"), -1);
  wg_sheet_add_column (sheet, theirs, -1);
  wg_sheet_add_column (sheet, _("Relation"), -1);
  wg_sheet_add_column (sheet, _("Shared, m²"), 1);
  wg_sheet_add_column (sheet, _("Share of ours, %"), 1);
  wg_sheet_add_column (sheet, _("Share of theirs, %"), 1);
  wg_sheet_add_column (sheet, _("Difference, m²"), 1);
  wg_sheet_add_column (sheet, _("Agreed"), -1);
}

static void
add_share (WgSheet *sheet,
           double   part,
           double   whole)
{
  if (whole > 0)
    wg_sheet_add_number (sheet, part * 100 / whole);
  else
    wg_sheet_add_text (sheet, NULL);
}

WgSheet *
wg_grid_match_to_sheet (WgGridMatch *self)
{
  const char *name = wg_grid_match_get_name (self);
  g_autofree char *title = g_strdup_printf (_("Grids compared with %s"), name);
  g_autofree char *theirs = g_strdup_printf (_("Grid of %s"), name);
  GPtrArray *pairs = wg_grid_match_get_pairs (self);
  WgSheet *sheet = wg_sheet_new (title);

  add_columns (sheet, theirs);
  for (guint i = 0; i < pairs->len; i++)
    {
      const WgMatchPair *pair = g_ptr_array_index (pairs, i);

      wg_sheet_begin_row (sheet);
      wg_sheet_add_text (sheet, get_code (pair->ours));
      wg_sheet_add_text (sheet, pair->ours != NULL ? name_of (pair->ours) : NULL);
      wg_sheet_add_text (sheet, get_code (pair->theirs));
      wg_sheet_add_text (sheet, pair->theirs != NULL ? name_of (pair->theirs) : NULL);
      wg_sheet_add_text (sheet, wg_match_relation_get_label (pair->relation));
      wg_sheet_add_number (sheet, pair->overlap_m2);
      add_share (sheet, pair->overlap_m2, pair->ours_m2);
      add_share (sheet, pair->overlap_m2, pair->theirs_m2);
      wg_sheet_add_number (sheet, pair->difference_m2);
      wg_sheet_add_text (sheet, pair->agreed ? _("yes") : NULL);
    }
  return sheet;
}

gboolean
wg_grid_match_write (WgGridMatch *self,
                     const char  *path,
                     GError     **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autoptr (WgSheet) sheet = wg_grid_match_to_sheet (self);
  g_autoptr (GBytes) bytes = NULL;

  if (g_str_has_suffix (lower, ".xlsx"))
    return wg_sheet_write_xlsx (sheet, path, wg_grid_match_get_made (self), error);
  bytes = wg_sheet_to_csv (sheet, WG_SHEET_UTF8, error);
  return bytes != NULL && wg_export_file_write (bytes, path, error);
}
