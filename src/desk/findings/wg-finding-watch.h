/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-finding.h"

G_BEGIN_DECLS

#define WG_FINDING_WATCH_ALL_GROUPS (-1)

#define WG_TYPE_FINDING_WATCH (wg_finding_watch_get_type ())
G_DECLARE_FINAL_TYPE (WgFindingWatch, wg_finding_watch, WG, FINDING_WATCH, GObject)

/**
 * WgFindingWatch:
 *
 * The findings of a file, kept up to date: a #GListModel of #WgFinding, by severity, rule and code.
 * They are made anew on a worker thread after every change of the file; the old ones stay until the
 * new are there, and borders (G-05), which take longest, follow the rest. Properties: busy, at-text
 * ("2026-09-30", or NULL for today).
 *
 * Signal "changed": there are new findings and counts.
 */
WgFindingWatch *wg_finding_watch_new          (WgDistrict *district);
/* (transfer none): the watch itself. */
GListModel     *wg_finding_watch_get_findings (WgFindingWatch *self);
gboolean        wg_finding_watch_get_busy     (WgFindingWatch *self);
/* (nullable): why there are none, in a sentence: a setting of the file that cannot be used. */
const char     *wg_finding_watch_get_error    (WgFindingWatch *self);
/* The day whose state is checked; WG_DATE_NONE: the file's today. */
WgDate          wg_finding_watch_get_at       (WgFindingWatch *self);
void            wg_finding_watch_set_at       (WgFindingWatch *self, WgDate at);

/* Counts of all groups. Of a unit alone, or with everything under it; unit 0: the whole file. */
void            wg_finding_watch_count        (WgFindingWatch *self,
                                               gint64          unit,
                                               gboolean        subtree,
                                               guint           counts[WG_N_SEVERITIES]);
void            wg_finding_watch_count_grid   (WgFindingWatch *self,
                                               gint64          grid,
                                               guint           counts[WG_N_SEVERITIES]);
/* With everything under the unit. @group: a #WgRuleGroup or %WG_FINDING_WATCH_ALL_GROUPS */
void            wg_finding_watch_count_group  (WgFindingWatch *self,
                                               gint64          unit,
                                               int             group,
                                               guint           counts[WG_N_SEVERITIES]);
/* Whether a finding lies at the unit or under it; unit 0: always. */
gboolean        wg_finding_watch_is_under     (WgFindingWatch *self,
                                               WgFinding      *finding,
                                               gint64          unit);

G_END_DECLS
