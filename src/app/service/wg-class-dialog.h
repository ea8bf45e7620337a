/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_CLASS_DIALOG (wg_class_dialog_get_type ())
G_DECLARE_FINAL_TYPE (WgClassDialog, wg_class_dialog, WG, CLASS_DIALOG, AdwWindow)

/* The two-level tree of classes of a file, per use; to be presented. */
GtkWindow *wg_class_dialog_new (GtkWindow *parent, WgDistrict *district, WgScope *scope);

G_END_DECLS
