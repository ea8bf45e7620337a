/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-date.h"
#include "wg-rule-card.h"
#include "wg-value.h"

G_BEGIN_DECLS

#define WG_TYPE_FINDING (wg_finding_get_type ())
G_DECLARE_FINAL_TYPE (WgFinding, wg_finding, WG, FINDING, GObject)

/* Where a finding points. A zeroed place is nowhere. */
typedef struct
{
  gint64      id; /* row id */
  const char *code;
  const char *name;
} WgPlace;

/**
 * WgFinding:
 *
 * One breach of a rule at one place, with the values found. Properties: severity (int), rule,
 * rule-name, place (name of the unit or grid), sentence.
 */
WgFinding     *wg_finding_new           (WgRuleCard *card, const char *case_id);
/* About a unit; @grid (nullable) is where it stands on the map. */
void           wg_finding_about_unit    (WgFinding *self, const WgPlace *unit,
                                         const WgPlace *grid);
/* About a grid; @community (nullable) is what it belongs to. */
void           wg_finding_about_grid    (WgFinding *self, const WgPlace *grid,
                                         const WgPlace *community);
/* About a red post; @unit and @grid (nullable) are where it stands. */
void           wg_finding_about_post    (WgFinding *self, const WgPlace *post,
                                         const WgPlace *unit, const WgPlace *grid);
/* Facts, in the order in which they are told. */
void           wg_finding_add_count     (WgFinding *self, const char *name, gint64 value);
void           wg_finding_add_text      (WgFinding *self, const char *name, const char *value);
void           wg_finding_add_date      (WgFinding *self, const char *name, WgDate value);

WgRuleCard    *wg_finding_get_card      (WgFinding *self);
const char    *wg_finding_get_case      (WgFinding *self);
WgSeverity     wg_finding_get_severity  (WgFinding *self);
const WgPlace *wg_finding_get_unit      (WgFinding *self); /* id 0: none */
const WgPlace *wg_finding_get_grid      (WgFinding *self); /* id 0: none */
const WgPlace *wg_finding_get_post      (WgFinding *self); /* id 0: none */
guint          wg_finding_get_n_facts   (WgFinding *self);
const char    *wg_finding_get_fact      (WgFinding *self, guint i, const WgValue **value);
/* (transfer full) (nullable): a fact by its name as text; NULL where it was not recorded. */
char          *wg_finding_dup_fact      (WgFinding *self, const char *name);
/* (nullable): "unit.full_members", and its label on screen. */
const char    *wg_finding_get_field     (WgFinding *self);
const char    *wg_finding_get_field_label (WgFinding *self);
/* (transfer full): the place's name; what was found, in words; both in one sentence. */
char          *wg_finding_dup_place     (WgFinding *self);
char          *wg_finding_dup_sentence  (WgFinding *self);
char          *wg_finding_dup_text      (WgFinding *self);
/* By severity, then rule, then code. */
int            wg_finding_compare       (WgFinding *a, WgFinding *b);

G_END_DECLS
