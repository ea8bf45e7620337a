/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-rule-card.h"

G_BEGIN_DECLS

/* The one edit that makes a rule of the file what @wanted says: on or off, severities of its cases,
 * limits. @wanted is a card of wg_findings_list_rules(), changed. Its reason is kept with it and is
 * required unless the rule is as shipped again.
 * (transfer full) (nullable): NULL without @error when nothing changes, with it
 * (%G_IO_ERROR_INVALID_DATA)
 * when the reason is missing. */
WgEdit *wg_rule_settings_make_edit (WgDistrict       *district,
                                    const WgRuleCard *wanted,
                                    GError          **error);
/* Makes @card as it was shipped; keeps its reason. */
gboolean wg_rule_settings_reset    (WgRuleCard       *card,
                                    GError          **error);

G_END_DECLS
