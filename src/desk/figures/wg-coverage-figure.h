/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-question.h"
#include "wg-registry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * wg_coverage_figure_new:
 * @card: whose source is coverage: "branch_cover" (M07) or "contact_coverage" (M14)
 * @question: its unit or grid and its by, which is not by class or time
 *
 * Its value is a share in percent (of one grid: 100 or 0), so are its parts by unit; its parts by
 * grid are categories of the card, whose number is their value and whose name is their word.
 *
 * Returns: (transfer full): the figure, or NULL with %G_IO_ERROR_NOT_SUPPORTED
 */
WgFigure *wg_coverage_figure_new (WgRegistry *registry, WgIndicator *card,
                                  const WgQuestion *question, GError **error);

G_END_DECLS
