/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a text needs an apostrophe in front before it goes into a table of texts: a spreadsheet
 * would calculate it, or it looks as if it had got one already. */
gboolean    wg_formula_guard_needs (const char *text);
/* What was meant: without the apostrophe that such a text was written with. (transfer none) */
const char *wg_formula_guard_undo  (const char *text);

G_END_DECLS
