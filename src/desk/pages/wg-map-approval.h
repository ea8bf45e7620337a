/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

G_BEGIN_DECLS

/* The number under which the authority approved the file's map (rule L-01): printed maps, slides
 * and papers carry it, else "For internal use". (nullable) (transfer none) */
const char *wg_map_approval_get  (WgDistrict *district);
/* (transfer full) (nullable): what writes it; NULL when it is so already. @number: "" for none */
WgEdit     *wg_map_approval_edit (WgDistrict *district, const char *number);

G_END_DECLS
