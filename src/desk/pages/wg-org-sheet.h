/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-finding.h"
#include "wg-org-chart.h"

G_BEGIN_DECLS

/**
 * WgOrgSheet:
 * @chart: the organisation under a unit
 * @title: a sentence that says what one sees
 * @scope: the scope line: unit ▸ date · how many at each level
 * @mark: the last edit and the end of the audit chain, for the foot
 *
 * What a page with an organisation chart says.
 */
typedef struct
{
  WgOrgChart *chart;
  char       *title;
  char       *scope;
  char       *mark;
} WgOrgSheet;

/**
 * wg_org_sheet_new:
 * @unit: row id; 0: the whole file
 * @at: the day; %WG_DATE_NONE: the file's today
 * @findings: (element-type WgFinding) (nullable): of that day. They alone say how terms stand, so
 *   that chart, panel and report cannot differ
 *
 * Returns: (transfer full): the unit with all under it, as far as a page can show
 */
WgOrgSheet *wg_org_sheet_new  (WgDistrict *district,
                               gint64      unit,
                               WgDate      at,
                               GPtrArray  *findings);
/* The same with findings evaluated now; blocks. For the command line and tests. */
WgOrgSheet *wg_org_sheet_load (WgDistrict *district,
                               gint64      unit,
                               WgDate      at,
                               GError    **error);
void        wg_org_sheet_free (WgOrgSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgOrgSheet, wg_org_sheet_free)
/* A box in words, for tooltips and screen readers. (transfer full) */
char       *wg_org_sheet_describe (WgOrgSheet *self, guint node);

G_END_DECLS
