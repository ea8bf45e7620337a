/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-registry.h"
#include "wg-rule-facts.h"

G_BEGIN_DECLS

/**
 * WgRuleJoin:
 *
 * Units, grids, positions and coverage of one day joined into the plain arrays that rules check.
 * Its texts belong to the registry.
 */
typedef struct _WgRuleJoin WgRuleJoin;

/* @unit: row id of the scope; 0: the whole file. @scheme: (nullable): the form of grid codes. */
WgRuleJoin        *wg_rule_join_new       (WgRegistry         *registry,
                                           const WgCodeScheme *scheme,
                                           gint64              unit);
void               wg_rule_join_free      (WgRuleJoin *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgRuleJoin, wg_rule_join_free)
const WgRuleFacts *wg_rule_join_get_facts (WgRuleJoin *self);

G_END_DECLS
