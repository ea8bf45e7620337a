/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-draft-check.h"

G_BEGIN_DECLS

/* The rules of volunteer service (V-01 … V-05) on a row of kind team, activity or service_class,
 * appended to @problems (WgFieldProblem). With a draft only what it changed is an error; what
 * stood there before is a warning. */
void     wg_service_check          (WgDraft *draft, WgDistrict *district, WgRow *row,
                                    GPtrArray *problems);

/* Minutes from start to end, past midnight when the end is earlier; 0 when either is missing. */
int      wg_service_get_duration   (WgRow *activity);
/* V-03: person-times × duration, rounded down to halves; < 0 when it cannot be told. */
double   wg_service_get_most_hours (WgRow *activity);

G_END_DECLS
