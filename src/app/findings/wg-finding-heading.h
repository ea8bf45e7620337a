/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-rule-card.h"

G_BEGIN_DECLS

#define WG_TYPE_FINDING_HEADING (wg_finding_heading_get_type ())
G_DECLARE_FINAL_TYPE (WgFindingHeading, wg_finding_heading, WG, FINDING_HEADING, GObject)

/**
 * WgFindingHeading:
 *
 * The line above the findings of one severity in the list, and how many they are.
 */
WgFindingHeading *wg_finding_heading_new          (WgSeverity severity, guint count);
WgSeverity        wg_finding_heading_get_severity (WgFindingHeading *self);
guint             wg_finding_heading_get_count    (WgFindingHeading *self);

G_END_DECLS
