/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-kind.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): "Area" of "Area (ha)" and what one of it is in the unit that @field
 * is kept in; NULL when the name ends in no unit that fits the field. */
char    *wg_column_unit_split (const WgField *field, const char *name, double *factor);
/* (transfer full): @text as a number in the unit of @field: "1.2" of a column of 万 is 12000, and
 * so is "1.2万". A text that is no number is given back as it is, to be refused. */
char    *wg_column_unit_apply (const WgField *field, const char *text, double factor);
/* Whether the cells of @field may have a unit. */
gboolean wg_column_unit_has   (const WgField *field);

G_END_DECLS
