/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-form-part.h"

G_BEGIN_DECLS

#define WG_TYPE_ITEMS_PART (wg_items_part_get_type ())
G_DECLARE_FINAL_TYPE (WgItemsPart, wg_items_part, WG, ITEMS_PART, GtkWidget)

/**
 * WgItemsPart:
 *
 * What a post has of its checklist, with dates and stock, and its function rooms (P-01, M23).
 */
WgFormPart *wg_items_part_new (void);

G_END_DECLS
