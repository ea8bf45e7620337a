/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Half away from zero at a number of decimals: 93.75 → 93.8 (decisions.md 10). */
double wg_number_round  (double value, guint decimals);
/* Grouped by thousands with the given decimals: "27,440", "93.8". Never locale dependent. */
char  *wg_number_format (double value, guint decimals);

G_END_DECLS
