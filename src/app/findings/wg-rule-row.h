/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-rule-card.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_RULE_ROW (wg_rule_row_get_type ())
G_DECLARE_FINAL_TYPE (WgRuleRow, wg_rule_row, WG, RULE_ROW, AdwExpanderRow)

/**
 * WgRuleRow:
 *
 * One rule as this file has it: whether it is checked, how grave each breach is, its limits, and
 * the reason for what is not as shipped. What is set is written as one edit.
 *
 * Signal "saved" (text): what was done, in words.
 */
GtkWidget *wg_rule_row_new (WgDistrict *district, WgRuleCard *card);

G_END_DECLS
