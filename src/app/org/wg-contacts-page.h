/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _WgRegistry WgRegistry;

#define WG_TYPE_CONTACTS_PAGE (wg_contacts_page_get_type ())
G_DECLARE_FINAL_TYPE (WgContactsPage, wg_contacts_page, WG, CONTACTS_PAGE, GtkWidget)

/**
 * WgContactsPage:
 *
 * The coverage of contacts 全覆盖联系: which leading post keeps contact with which unit, and how to
 * change it.
 */
void wg_contacts_page_set_district (WgContactsPage *self, WgDistrict *district, WgScope *scope);
/* Another day's state, which cannot be changed; (nullable): NULL: today's. (transfer none): it
 * stays until the next call. */
void wg_contacts_page_set_registry (WgContactsPage *self, WgRegistry *past);
/* Shows the link by which a unit should have a contact, and puts the cursor on it. */
void wg_contacts_page_show_unit    (WgContactsPage *self, gint64 unit);

G_END_DECLS
