/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-registry.h"
#include "wg-rule-facts.h"

G_BEGIN_DECLS

/**
 * WgRuleJoinRows:
 * @unit: row id of the scope; 0: the whole file
 * @scheme: (nullable): the file's form of grid codes
 * @titles: (element-type WgTitle)
 *
 * What the facts are made of, besides the registry of the day.
 */
typedef struct
{
  GPtrArray          *positions; /* WgRow */
  GPtrArray          *holdings;  /* WgRow */
  GPtrArray          *titles;
  const WgCodeScheme *scheme;
  WgDate              at;
  gint64              unit;
} WgRuleJoinRows;

/**
 * WgRuleJoin:
 *
 * Units, grids, positions and coverage of one day joined into the plain arrays that rules check.
 * Its texts belong to the registry and the rows, which must live as long.
 */
typedef struct _WgRuleJoin WgRuleJoin;

WgRuleJoin        *wg_rule_join_new       (WgRegistry *registry, const WgRuleJoinRows *rows);
void               wg_rule_join_free      (WgRuleJoin *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgRuleJoin, wg_rule_join_free)
const WgRuleFacts *wg_rule_join_get_facts (WgRuleJoin *self);

G_END_DECLS
