/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_HOLDER_ENTRY (wg_holder_entry_get_type ())
G_DECLARE_FINAL_TYPE (WgHolderEntry, wg_holder_entry, WG, HOLDER_ENTRY, GtkWidget)

/**
 * WgHolderEntry:
 *
 * A name, with those that the file knows suggested by characters, pinyin or initials. Property:
 * text. Signals: "changed" while typing; "activate" when a name is chosen or Enter is pressed.
 */
void        wg_holder_entry_set_district (WgHolderEntry *self, WgDistrict *district);
const char *wg_holder_entry_get_text     (WgHolderEntry *self);
void        wg_holder_entry_set_text     (WgHolderEntry *self, const char *text);

G_END_DECLS
