/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-rule-card.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_FINDING_MARKS (wg_finding_marks_get_type ())
G_DECLARE_FINAL_TYPE (WgFindingMarks, wg_finding_marks, WG, FINDING_MARKS, GtkWidget)

/**
 * WgFindingMarks:
 *
 * How many open findings there are, by severity: a shape, a colour and a number each, and the same
 * in words for the ear. Nothing where there are none.
 */
GtkWidget  *wg_finding_marks_new        (void);
void        wg_finding_marks_set_counts (WgFindingMarks *self,
                                         const guint     counts[WG_N_SEVERITIES]);

G_END_DECLS
