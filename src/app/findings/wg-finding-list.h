/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-finding.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define WG_TYPE_FINDING_LIST (wg_finding_list_get_type ())
G_DECLARE_FINAL_TYPE (WgFindingList, wg_finding_list, WG, FINDING_LIST, GObject)

typedef gboolean (*WgFindingMatch) (WgFinding *finding, gpointer data);

/**
 * WgFindingList:
 *
 * The findings that are shown, a #GListModel of #WgFinding with a #WgFindingHeading before those of
 * each severity. It changes as a whole.
 */
WgFindingList *wg_finding_list_new       (void);
/* @findings: (nullable) (element-type WgFinding): by severity; those that match are listed. */
void           wg_finding_list_fill      (WgFindingList *self, GListModel *findings,
                                          WgFindingMatch match, gpointer data);
guint          wg_finding_list_get_count (WgFindingList *self, WgSeverity severity);
/* (transfer full) (element-type WgFinding): all that is listed. */
GPtrArray     *wg_finding_list_dup_findings (WgFindingList *self);
/* Where the same finding stands, though it was found anew; G_MAXUINT: it is gone. */
guint          wg_finding_list_find      (WgFindingList *self, WgFinding *finding);

G_END_DECLS
