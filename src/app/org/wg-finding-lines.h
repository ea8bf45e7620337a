/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-finding.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills a list with findings, one row each with its severity and rule in words; activating a row
 * gives its position to the list's "row-activated". (element-type WgFinding) */
void wg_finding_lines_fill (GtkListBox *list, GPtrArray *findings);
/* Takes every row out of a list. */
void wg_finding_lines_clear (GtkListBox *list);

G_END_DECLS
