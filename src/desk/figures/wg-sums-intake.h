/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-service-sums.h"

G_BEGIN_DECLS

/**
 * WgSumsIntake:
 *
 * Portions of stored sums on their way into a cube, on a thread of its own as soon as they are
 * many: the one reads while the other adds up. Of portions that wait only a few are kept.
 */
typedef struct _WgSumsIntake WgSumsIntake;

/* Until the end nobody else may touch @sums, which must outlive it. */
WgSumsIntake *wg_sums_intake_new  (WgServiceSums *sums);
/* A #WgStoreSums. */
void          wg_sums_intake_take (const WgContribution *some, guint n, gpointer intake);
/* Waits until all is in the sums, and frees. */
void          wg_sums_intake_end  (WgSumsIntake *self);

G_END_DECLS
