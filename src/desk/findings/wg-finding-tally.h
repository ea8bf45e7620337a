/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-finding.h"
#include "wg-registry.h"

G_BEGIN_DECLS

/* Findings of a place: by group of rules and severity. */
typedef struct
{
  guint counts[WG_N_RULE_GROUPS][WG_N_SEVERITIES];
} WgTally;

/**
 * WgFindingTally:
 *
 * How many findings there are at every unit, under it, and in every grid. Made once, on any thread;
 * then only read.
 */
typedef struct _WgFindingTally WgFindingTally;

/* @findings: (element-type WgFinding) */
WgFindingTally *wg_finding_tally_new      (GPtrArray *findings, WgRegistry *registry);
void            wg_finding_tally_free     (WgFindingTally *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgFindingTally, wg_finding_tally_free)
/* (nullable): NULL where there are none. Unit 0 with @subtree: all there are. */
const WgTally  *wg_finding_tally_get_unit (WgFindingTally *self, gint64 unit, gboolean subtree);
const WgTally  *wg_finding_tally_get_grid (WgFindingTally *self, gint64 grid);

G_END_DECLS
