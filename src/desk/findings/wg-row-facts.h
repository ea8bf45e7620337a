/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-row.h"
#include "wg-rule-facts.h"

G_BEGIN_DECLS

/* What one row says of itself, as rules want it: "" where a text is not known, -1 a count and
 * WG_DATE_NONE a day. Texts belong to the row. */
const char  *wg_row_facts_get_text  (WgRow *row, guint field);
WgDate       wg_row_facts_get_date  (WgRow *row, guint field);
int          wg_row_facts_get_count (WgRow *row, guint field);

WgPlace      wg_row_facts_get_unit_place (WgRow *unit);
WgPlace      wg_row_facts_get_grid_place (WgRow *grid);

/* Without the body type, without what the rows around it tell, and not yet open. */
WgBodyFacts  wg_row_facts_get_body  (WgRow *unit);
WgGridFacts  wg_row_facts_get_grid  (WgRow *grid);

G_END_DECLS
