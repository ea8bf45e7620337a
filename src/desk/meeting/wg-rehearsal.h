/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-post-plan.h"
#include "wg-trial.h"

G_BEGIN_DECLS

/**
 * WgRehearsal:
 * @content: the sentence that is proposed for the decision; whoever records it may change it
 * @trial: JSON of what was thought, kept with the decision (%WG_DECISION_TRIAL)
 *
 * What was only thought, on its way to become a task (N09): the data stays as it is.
 */
typedef struct
{
  char *content;
  char *trial;
} WgRehearsal;

/* (nullable): posts that are thought added; NULL where there is none. */
WgRehearsal *wg_rehearsal_new_posts (WgPostPlan *plan);
/* A unit that would end. @way: "close", "merge" or "split". @first: the first day of the new order.
 * @content: what would be done. @findings: (nullable): what the trial of it found. */
WgRehearsal *wg_rehearsal_new_end   (WgDistrict *district, const char *way, gint64 unit,
                                     const char *first, const char *content,
                                     const WgTrial *findings);
void         wg_rehearsal_free      (WgRehearsal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgRehearsal, wg_rehearsal_free)

G_END_DECLS
