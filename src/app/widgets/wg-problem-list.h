/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-draft-check.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_PROBLEM_LIST (wg_problem_list_get_type ())
G_DECLARE_FINAL_TYPE (WgProblemList, wg_problem_list, WG, PROBLEM_LIST, GtkBox)

/**
 * wg_problem_list_show:
 * @unreadable: (nullable): a sentence of the control itself, about what is typed and is no value
 * @row: (nullable): a draft's row
 * @field: which field of its kind
 * @problems: (element-type WgFieldProblem): of the whole draft
 *
 * Shows what is wrong with one field of @row, worded and coloured; the list is hidden when nothing
 * is.
 *
 * Returns: whether any of it keeps the draft from being saved
 */
gboolean wg_problem_list_show (WgProblemList *self, const char *unreadable, WgRow *row,
                               guint field, GPtrArray *problems);

/* How many of @problems were shown; without what is unreadable. */
guint    wg_problem_list_get_n_shown (WgProblemList *self);

G_END_DECLS
