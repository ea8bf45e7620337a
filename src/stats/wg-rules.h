/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-rule-facts.h"

G_BEGIN_DECLS

/* Whether there is something to check; other cards say in words why they are silent. */
gboolean wg_rule_is_checked (const char *id);
/* Appends what breaks the rule to @findings (WgFinding), in the order of the facts. */
void     wg_rule_check      (WgRuleCard *card, const WgRuleFacts *facts, GPtrArray *findings);
WgDate   wg_rule_compute_term_end (const WgBodyFacts *body);

G_END_DECLS
