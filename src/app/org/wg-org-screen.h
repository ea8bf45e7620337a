/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-finding-watch.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_ORG_SCREEN (wg_org_screen_get_type ())
G_DECLARE_FINAL_TYPE (WgOrgScreen, wg_org_screen, WG, ORG_SCREEN, GtkWidget)

/**
 * WgOrgScreen:
 *
 * The organisation page: the tree with the form of what is selected, and other views of the same
 * bodies. Follows the scope's unit and its selected unit.
 */
/* @district NULL: nothing is open. */
void wg_org_screen_set_district (WgOrgScreen *self, WgDistrict *district, WgScope *scope,
                                 WgFindingWatch *watch);
/* "tree" and whatever other views there are. */
void wg_org_screen_show_view    (WgOrgScreen *self, const char *name);
/* The form of a unit to be set up under @superior, 0: at the top. */
void wg_org_screen_new_unit     (WgOrgScreen *self, gint64 superior);
/* @id: of a unit or a grid; @field: as a finding names it, "unit.full_members" */
void wg_org_screen_edit_field   (WgOrgScreen *self, gint64 id, const char *field);
/* FALSE: the view that is shown has nothing to search in. */
gboolean wg_org_screen_start_search (WgOrgScreen *self);

G_END_DECLS
