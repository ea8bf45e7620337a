/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-date.h"
#include "wg-period.h"

G_BEGIN_DECLS

/* The scope in the words of a reader: pages, charts and exports print the same line.
 * All are (transfer full). */

/* "Quarter 3 of 2026", "September 2026", "2026", "2026-07-01 to 2026-08-15"; in words also when
 * there is no period. */
char *wg_scope_words_period (const WgPeriod *period);
/* "at 2026-10-15 19:30": of what is counted at a moment. */
char *wg_scope_words_at     (WgTime at);
/* "live", or "cut-off 2026-09-30 24:00". */
char *wg_scope_words_cutoff (WgTime cutoff);

G_END_DECLS
