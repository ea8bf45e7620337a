/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-column-map.h"

G_BEGIN_DECLS

/* What the history says of an import, and from which coordinate system its places were converted,
 * if they were. @label: (transfer full): what was imported; @maps: (element-type
 * WgColumnMap): of each of @tables; @longitude: the field of coordinates in columns, −1 for none.
 * (transfer full) */
char *wg_import_label_with_systems (char *label, GPtrArray *tables, GPtrArray *maps,
                                    int longitude);

G_END_DECLS
