/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-kind.h"

G_BEGIN_DECLS

gboolean wg_cell_to_value (const WgField *field, const char *text, WgValue *value, char **why);
char    *wg_cell_read_code (const char *text, char **why);

G_END_DECLS
