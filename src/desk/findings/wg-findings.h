/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-finding.h"

G_BEGIN_DECLS

#define WG_FINDINGS_ALL_GROUPS (-1)

/**
 * WgFindingsQuery:
 * @unit: row id of the unit whose subtree is checked; 0: the whole file
 * @at: the day; %WG_DATE_NONE: the file's today
 * @group: a #WgRuleGroup, or %WG_FINDINGS_ALL_GROUPS
 * @rule: (nullable): only this rule
 * @skip_borders: leave out G-05, which takes longer than all others together
 */
typedef struct
{
  gint64      unit;
  WgDate      at;
  int         group;
  const char *rule;
  gboolean    skip_borders;
} WgFindingsQuery;

#define WG_FINDINGS_QUERY_INIT { 0, WG_DATE_NONE, WG_FINDINGS_ALL_GROUPS, NULL, FALSE }

/* (transfer container) (element-type WgFinding): by severity, rule and code; empty when all is
 * well. Blocks; for the command line and tests. */
GPtrArray *wg_findings_evaluate        (WgDistrict             *district,
                                        const WgFindingsQuery  *query,
                                        GCancellable           *cancellable,
                                        GError                **error);
void       wg_findings_evaluate_async  (WgDistrict             *district,
                                        const WgFindingsQuery  *query,
                                        GCancellable           *cancellable,
                                        GAsyncReadyCallback     callback,
                                        gpointer                user_data);
GPtrArray *wg_findings_evaluate_finish (GAsyncResult           *result,
                                        GError                **error);
/* (transfer container) (element-type WgRuleCard): the rules as this file has them. */
GPtrArray *wg_findings_list_rules      (WgDistrict             *district,
                                        GError                **error);

G_END_DECLS
