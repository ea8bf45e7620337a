/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-rule-card.h"
#include "wg-unit.h"

G_BEGIN_DECLS

#define WG_TYPE_UNIT_NODE (wg_unit_node_get_type ())
G_DECLARE_FINAL_TYPE (WgUnitNode, wg_unit_node, WG, UNIT_NODE, GObject)

/**
 * WgUnitFacts:
 * @unit: (transfer none)
 * @is_match: what the filter looks for; else only a superior of something that is
 * @level_name, @body_type_name: "" where nobody says
 * @leader_title: (nullable): title of the leading position; NULL: none is established
 * @leader: (nullable): its holder; NULL: the position is vacant
 * @members: −1: nobody counted
 * @members_are_sum: the unit has no count of its own, this is that of the units below
 * @findings: open findings of the unit and all below, by severity
 *
 * What a row of the tree shows of a unit. Texts belong to whoever made it.
 */
typedef struct
{
  WgUnit     *unit;
  gboolean    is_match;
  const char *level_name;
  const char *body_type_name;
  const char *leader_title;
  const char *leader;
  int         members;
  gboolean    members_are_sum;
  guint       n_grids;
  guint       n_children;
  guint       findings[WG_N_SEVERITIES];
} WgUnitFacts;

/**
 * WgUnitNode:
 *
 * A row of the organisation tree. The same unit keeps its node while somebody shows it.
 *
 * Signal "changed": it has other facts.
 */
WgUnitNode        *wg_unit_node_new       (const WgUnitFacts *facts);
/* For the tree: takes other facts of the same unit, and tells if they differ. */
void               wg_unit_node_update    (WgUnitNode *self, const WgUnitFacts *facts);
const WgUnitFacts *wg_unit_node_get_facts (WgUnitNode *self);
gint64             wg_unit_node_get_id    (WgUnitNode *self);
WgUnit            *wg_unit_node_get_unit  (WgUnitNode *self);
/* (transfer full) (nullable): "2031-06-30", "extended until 2027-02-28"; NULL: no term. */
char              *wg_unit_node_dup_term  (WgUnitNode *self);
/* (transfer full): everything the row says, in one sentence for the ear. */
char              *wg_unit_node_dup_spoken (WgUnitNode *self);

G_END_DECLS
