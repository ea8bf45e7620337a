/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-draft.h"
#include "wg-rule-card.h"

G_BEGIN_DECLS

/**
 * WgFieldProblem:
 * @row: id of the row
 * @field: "unit.code"
 * @rule: (nullable): id of the rule that says so
 * @sentence: for people, in their language
 * @severity: an error keeps the draft from being saved; warnings and notices do not
 *
 * What is wrong with a field of a draft.
 */
typedef struct
{
  gint64     row;
  char      *field;
  char      *rule;
  char      *sentence;
  WgSeverity severity;
} WgFieldProblem;

WgFieldProblem *wg_field_problem_new  (WgRow *row, guint field, const char *rule,
                                       WgSeverity severity, const char *sentence);
void            wg_field_problem_free (WgFieldProblem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgFieldProblem, wg_field_problem_free)

/* (transfer full) (element-type WgFieldProblem): in the order of the rows and fields. What the
 * draft did not change never keeps it from being saved. */
GPtrArray      *wg_draft_check        (WgDraft *draft, WgDistrict *district);
gboolean        wg_field_problems_refuse (GPtrArray *problems);
/* (nullable): why the value may not be in a file: it names a person by number or telephone. */
const char     *wg_field_find_identity (const WgField *field, const WgValue *value);

G_END_DECLS
