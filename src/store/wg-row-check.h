/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-row.h"

G_BEGIN_DECLS

gboolean wg_row_check    (const WgRow *row,
                          GError     **error);
char    *wg_row_describe (const WgRow *row);

G_END_DECLS
