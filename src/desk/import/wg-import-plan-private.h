/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-import-plan.h"
#include "wg-import-records.h"
#include "wg-import-tree.h"

G_BEGIN_DECLS

/* For wg-import.c only: the drafts are placed, and the plan says what they change.
 * @settings: (element-type WgRow): the settings of the file */
WgImportPlan *wg_import_plan_new (WgImportDrafts *drafts, const WgImportGround *ground,
                                  GPtrArray *settings);
/* @edit: (nullable): what the records would write. */
WgImportPlan *wg_import_plan_new_records (WgImportRecords *records, WgEdit *edit);
void          wg_import_plan_set_matches (WgImportPlan *self, GPtrArray *matches);

G_END_DECLS
