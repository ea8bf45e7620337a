/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_TEMPLATE_DIALOG (wg_template_dialog_get_type ())
G_DECLARE_FINAL_TYPE (WgTemplateDialog, wg_template_dialog, WG, TEMPLATE_DIALOG, AdwWindow)

/**
 * WgTemplateDialog:
 *
 * Another level template for the file, with its words before and after; and the duty line of each
 * level, editable. Every change is written at once and can be undone.
 */
GtkWindow *wg_template_dialog_new (GtkWindow *parent, WgDistrict *district);

G_END_DECLS
