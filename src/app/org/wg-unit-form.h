/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-draft.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_UNIT_FORM (wg_unit_form_get_type ())
G_DECLARE_FINAL_TYPE (WgUnitForm, wg_unit_form, WG, UNIT_FORM, GtkWidget)

/**
 * WgUnitForm:
 *
 * The form of the unit that is selected in the scope, of a new unit, or of a grid. It changes a
 * draft; the core checks it, the store takes it as one edit. What is not saved stays: when another
 * unit is chosen, and when the program ends.
 */
void     wg_unit_form_set_district (WgUnitForm *self, WgDistrict *district, WgScope *scope);
/* The form of a unit that is not there yet; superior 0: at the top. */
void     wg_unit_form_new_unit     (WgUnitForm *self, gint64 superior);
/* What is open already stays as it is. */
void     wg_unit_form_open_unit    (WgUnitForm *self, gint64 unit);
void     wg_unit_form_open_grid    (WgUnitForm *self, gint64 grid);
void     wg_unit_form_new_grid     (WgUnitForm *self, gint64 community);
/* "unit.full_members", "grid.staff_full", as a finding names it: of what is open. */
void     wg_unit_form_focus_field  (WgUnitForm *self, const char *field);

G_END_DECLS
