/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define WG_TYPE_RULE_CARD (wg_rule_card_get_type ())

typedef enum
{
  WG_SEVERITY_ERROR,
  WG_SEVERITY_WARNING,
  WG_SEVERITY_NOTICE,
  WG_N_SEVERITIES
} WgSeverity;

typedef enum
{
  WG_RULES_ORGANISATION,
  WG_RULES_GRID,
  WG_RULES_POST,
  WG_RULES_SERVICE,
  WG_N_RULE_GROUPS
} WgRuleGroup;

/**
 * WgRuleCase:
 * @sentence: with the facts' names in braces: "正式党员 {members} 人"
 * @field: what to change, "unit.full_members", or NULL
 *
 * One way in which a rule can be broken.
 */
typedef struct
{
  char      *id;
  WgSeverity severity;
  char      *sentence;
  char      *field;
} WgRuleCase;

/**
 * WgRuleCard:
 * @name: short, for lists
 * @text: what the rule demands
 * @source: where it is written
 * @silent: why there is never a finding, or NULL for a rule that is checked
 * @reason: why this file changed the card or switched it off, or NULL
 *
 * A rule as data, in one language. Data: templates/rules.json; a file changes a card through the
 * setting "rule." and its id.
 */
typedef struct
{
  gatomicrefcount ref_count;
  char           *id;
  char           *name;
  char           *text;
  char           *source;
  char           *silent;
  char           *reason;
  WgRuleGroup     group;
  gboolean        is_on;
  GPtrArray      *cases;  /* WgRuleCase */
  GHashTable     *limits; /* text → double* */
} WgRuleCard;

GType             wg_rule_card_get_type  (void);
WgRuleCard       *wg_rule_card_ref       (WgRuleCard *self);
void              wg_rule_card_unref     (WgRuleCard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgRuleCard, wg_rule_card_unref)
/* (transfer container) (element-type WgRuleCard): the cards of a template file. */
GPtrArray        *wg_rule_cards_load     (GBytes *json, const char *language, GError **error);
WgRuleCard       *wg_rule_cards_find     (GPtrArray *cards, const char *id); /* (nullable) */
gboolean          wg_rule_card_adjust    (WgRuleCard *self, const char *setting, GError **error);
double            wg_rule_card_get_limit (const WgRuleCard *self, const char *name);
void              wg_rule_card_set_limit (WgRuleCard *self, const char *name, double value);
const WgRuleCase *wg_rule_card_find_case (const WgRuleCard *self, const char *id); /* (nullable) */
/* "error", "organisation": the keys of the command line and the template; G_MAXUINT: no such. */
const char       *wg_severity_get_name   (WgSeverity severity);
guint             wg_severity_find       (const char *name);
const char       *wg_severity_get_label  (WgSeverity severity);
const char       *wg_rule_group_get_name (WgRuleGroup group);
guint             wg_rule_group_find     (const char *name);
const char       *wg_rule_group_get_label (WgRuleGroup group); /* in people's words */

G_END_DECLS
