/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ask.h"
#include "wg-sheet.h"

G_BEGIN_DECLS

/* More are no table for people: whoever needs all of them exports the kind. */
#define WG_RECORD_SHEET_MOST 50000

/* The records behind a figure as a table: every field that one of them has, names instead of row
 * ids, and the facts of @question. @rows: (element-type WgRow): of one kind. @total: how many there
 * are. @sum: what they add to the figure. (transfer full) (nullable): more than
 * %WG_RECORD_SHEET_MOST */
WgSheet *wg_record_sheet_new (WgDistrict *district, const WgQuestion *question, GPtrArray *rows,
                              guint total, double sum, GError **error);

G_END_DECLS
