/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-draft-save.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_FIELD_ROW (wg_field_row_get_type ())
G_DECLARE_FINAL_TYPE (WgFieldRow, wg_field_row, WG, FIELD_ROW, AdwPreferencesRow)

/**
 * WgFieldRow:
 *
 * One field of a row in a form: its name, an editor that fits the field, and under it in words what
 * is wrong with it. It changes the row that it was given; "edited" says so. Of a field that
 * somebody else changed meanwhile it shows both values.
 *
 * Signals: "edited"; "left": the field was left after it was edited; "confirmed": Enter.
 */
GtkWidget  *wg_field_row_new          (const WgKind *kind, guint field);
guint       wg_field_row_get_field    (WgFieldRow *self);
/* The labels of a group are as wide as the widest, so that the entries stand in line. */
void        wg_field_row_align        (WgFieldRow *self, GtkSizeGroup *labels);
/* @district: for fields that name a unit. @row: (nullable) (transfer none): a draft's copy. */
void        wg_field_row_set_row      (WgFieldRow *self, WgDistrict *district, WgRow *row);
/* For texts, and for fields that name a row of a short list. The values to choose from and how
 * they are called; @ids: NULL-terminated, "" is no value. */
void        wg_field_row_set_choices  (WgFieldRow *self, const char *const *ids,
                                       const char *const *labels);
/* What the row holds, shown anew. */
void        wg_field_row_refresh      (WgFieldRow *self);
void        wg_field_row_set_changed  (WgFieldRow *self, gboolean changed);
/* @problems: (element-type WgFieldProblem): of the whole draft; it shows its own. Returns how many
 * it shows. */
guint       wg_field_row_show_problems (WgFieldRow *self, GPtrArray *problems);
void        wg_field_row_show_conflict (WgFieldRow *self, const WgFieldConflict *conflict);
/* What is typed is no value of the field: "12x" in a count. */
gboolean    wg_field_row_is_unreadable (WgFieldRow *self);

G_END_DECLS
