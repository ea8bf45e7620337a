/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-contribution.h"

G_BEGIN_DECLS

/**
 * WgTally:
 *
 * Contributions added up: one sum per day, measure, place, class and day of entry. For what one
 * edit changes and for the sums of some days, not for those of a whole file.
 */
typedef struct _WgTally WgTally;

WgTally *wg_tally_new      (void);
void     wg_tally_free     (WgTally *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgTally, wg_tally_free)

void     wg_tally_add      (WgTally *self, const WgContribution *contribution);
guint    wg_tally_get_size (const WgTally *self); /* sums touched, those of 0 included */
/* (transfer full) (element-type WgContribution): the sums that are not 0, ordered by day, place,
 * class, day of entry, measure; the tally is empty afterwards. */
GArray  *wg_tally_take     (WgTally *self);
/* The order of wg_tally_take(); a GCompareFunc. */
int      wg_tally_compare  (gconstpointer a, gconstpointer b);

G_END_DECLS
