/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_TERMS_PAGE (wg_terms_page_get_type ())
G_DECLARE_FINAL_TYPE (WgTermsPage, wg_terms_page, WG, TERMS_PAGE, GtkWidget)

/**
 * WgTermsPage:
 *
 * The calendar of re-elections under the scope's unit: bars by month and the list of bodies.
 */
/* @district: (nullable): nothing is open */
void wg_terms_page_set_district (WgTermsPage *self, WgDistrict *district, WgScope *scope);

G_END_DECLS
