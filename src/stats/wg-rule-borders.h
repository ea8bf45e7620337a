/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-rule-facts.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WgBorderFacts:
 * @facts: the day's facts; open grids are looked at
 * @borders: (element-type WgGeometry): of each grid of @facts, NULL where it has none; NULL for a
 *   big grid, which its small ones cover
 * @outlines: (element-type WgGeometry): by gint64* of a community: an area of its own that its
 *   grids are to fill
 *
 * What G-05 looks at.
 */
typedef struct
{
  const WgRuleFacts *facts;
  GPtrArray         *borders;
  GHashTable        *outlines;
} WgBorderFacts;

/* G-05. Takes seconds in a large file; any thread. FALSE only when cancelled. */
gboolean wg_rule_check_borders (WgRuleCard          *card,
                                const WgBorderFacts *borders,
                                GPtrArray           *findings,
                                GCancellable        *cancellable,
                                GError             **error);

G_END_DECLS
