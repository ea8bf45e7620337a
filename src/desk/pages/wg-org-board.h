/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-org-sheet.h"

G_BEGIN_DECLS

/**
 * wg_org_board_new:
 * @unit: row id; 0: the whole file
 * @at: the day; %WG_DATE_NONE: the file's today
 *
 * The sheet that hangs on a public wall (亮身份、亮职责): the body, the bodies right under it, their
 * positions and who holds them, the duty of each level, the date. Nothing else is in it: no code,
 * number of members, term, finding or phone can be printed by mistake, since none is there.
 *
 * Returns: (transfer full): the sheet
 */
WgOrgSheet *wg_org_board_new (WgDistrict *district, gint64 unit, WgDate at);

G_END_DECLS
