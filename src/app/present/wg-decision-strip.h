/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_DECISION_STRIP (wg_decision_strip_get_type ())
G_DECLARE_FINAL_TYPE (WgDecisionStrip, wg_decision_strip, WG, DECISION_STRIP, GtkWidget)

/**
 * WgDecisionStrip:
 *
 * The line at the foot of a slide in which a decision is typed while somebody speaks, in letters
 * that the last row reads. It stays open for the next one. What is typed and not recorded is still
 * there when it is opened again.
 *
 * Signal "closed": Escape was pressed.
 */
GtkWidget *wg_decision_strip_new         (void);
/* @meeting: 0: none */
void       wg_decision_strip_set_meeting (WgDecisionStrip *self, WgDistrict *district,
                                          gint64 meeting);
/* What is thought on the slide, unless something else is being typed. */
void       wg_decision_strip_propose     (WgDecisionStrip *self, const char *content,
                                          const char *trial);
/* Logical pixels, as for the text of the slide itself. */
void       wg_decision_strip_set_text    (WgDecisionStrip *self, double size);

G_END_DECLS
