/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-finding-watch.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_FINDINGS_FILTERS (wg_findings_filters_get_type ())
G_DECLARE_FINAL_TYPE (WgFindingsFilters, wg_findings_filters, WG, FINDINGS_FILTERS, GtkWidget)

/**
 * WgFindingsFilters:
 *
 * Which findings are listed: the group of rules, one rule, under the scope's unit. Also chooses the
 * day of the watch: today or the end of a quarter.
 *
 * Signal "changed": other findings match.
 */
/* All (nullable). */
void        wg_findings_filters_set_district (WgFindingsFilters *self, WgDistrict *district,
                                              WgScope *scope, WgFindingWatch *watch);
gboolean    wg_findings_filters_match        (WgFindingsFilters *self, WgFinding *finding);
/* What is listed and as of when: "Organisation · 2026-10-12". (transfer full) */
char       *wg_findings_filters_dup_text     (WgFindingsFilters *self);
/* (element-type WgRuleCard) (transfer none) (nullable): the file's rules. */
GPtrArray  *wg_findings_filters_get_rules    (WgFindingsFilters *self);
/* A #WgRuleGroup or %WG_FINDING_WATCH_ALL_GROUPS. */
int         wg_findings_filters_get_group    (WgFindingsFilters *self);

G_END_DECLS
