/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-rules.h"

G_BEGIN_DECLS

/* A rule at work: its card, the day's facts, and where findings go. */
typedef struct
{
  WgRuleCard        *card;
  const WgRuleFacts *facts;
  GPtrArray         *findings;
} WgRuleReport;

#define LIMIT(report, name) ((int) wg_rule_card_get_limit ((report)->card, (name)))

WgFinding *wg_rule_report_body (const WgRuleReport *report, const char *case_id,
                                const WgBodyFacts *body);
WgFinding *wg_rule_report_grid (const WgRuleReport *report, const char *case_id,
                                const WgGridFacts *grid);

/* One function a rule; each looks at one body, grid or position. */
typedef void (*WgBodyRule)     (const WgRuleReport *report, const WgBodyFacts *body);
typedef void (*WgGridRule)     (const WgRuleReport *report, const WgGridFacts *grid);
typedef void (*WgPositionRule) (const WgRuleReport *report, const WgPositionFacts *position);
typedef void (*WgContactRule)  (const WgRuleReport *report, const WgContactFacts *contact);
typedef void (*WgPostRule)     (const WgRuleReport *report, const WgPostFacts *post);

void wg_rule_r01       (const WgRuleReport *report, const WgGridFacts *grid);
void wg_rule_r02_grid  (const WgRuleReport *report, const WgGridFacts *grid);
void wg_rule_r02_body  (const WgRuleReport *report, const WgBodyFacts *body);
void wg_rule_r03       (const WgRuleReport *report, const WgBodyFacts *body);
void wg_rule_r04       (const WgRuleReport *report, const WgBodyFacts *body);
void wg_rule_r05       (const WgRuleReport *report, const WgBodyFacts *body);
void wg_rule_r06       (const WgRuleReport *report, const WgBodyFacts *body);
void wg_rule_r07       (const WgRuleReport *report, const WgBodyFacts *body);
void wg_rule_r08       (const WgRuleReport *report, const WgBodyFacts *body);
void wg_rule_r09       (const WgRuleReport *report, const WgBodyFacts *body);
void wg_rule_r10       (const WgRuleReport *report, const WgBodyFacts *body);
void wg_rule_r12       (const WgRuleReport *report, const WgGridFacts *grid);
void wg_rule_vac01     (const WgRuleReport *report, const WgPositionFacts *position);
void wg_rule_f01       (const WgRuleReport *report, const WgBodyFacts *body);
void wg_rule_c01       (const WgRuleReport *report, const WgBodyFacts *body);
void wg_rule_c02       (const WgRuleReport *report, const WgBodyFacts *body);
void wg_rule_c03       (const WgRuleReport *report, const WgBodyFacts *body);
void wg_rule_g01       (const WgRuleReport *report, const WgGridFacts *grid);
void wg_rule_g02_grid  (const WgRuleReport *report, const WgGridFacts *grid);
void wg_rule_g02_body  (const WgRuleReport *report, const WgBodyFacts *body);
void wg_rule_g04       (const WgRuleReport *report, const WgGridFacts *grid);
void wg_rule_g06_grid  (const WgRuleReport *report, const WgGridFacts *grid);
void wg_rule_g06_body  (const WgRuleReport *report, const WgBodyFacts *body);
void wg_rule_g07       (const WgRuleReport *report, const WgGridFacts *grid);
void wg_rule_g09       (const WgRuleReport *report, const WgBodyFacts *body);
void wg_rule_staff01   (const WgRuleReport *report, const WgGridFacts *grid);
void wg_rule_link01    (const WgRuleReport *report, const WgContactFacts *contact);
void wg_rule_p01       (const WgRuleReport *report, const WgPostFacts *post);
void wg_rule_p02       (const WgRuleReport *report, const WgPostFacts *post);
void wg_rule_p04       (const WgRuleReport *report, const WgPostFacts *post);
void wg_rule_post01    (const WgRuleReport *report, const WgPostFacts *post);
void wg_rule_f05       (const WgRuleReport *report, const WgBodyFacts *body);

G_END_DECLS
