/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-slide-card.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * WgSlideCardPlace:
 * @column: the one whose row is selected
 * @rows: the selected row of each column
 * @text: pixels of an em of the smallest text
 *
 * How a card is shown. Lists that are longer than their room show the part round the selected row.
 */
typedef struct
{
  guint  column;
  guint  rows[WG_SLIDE_CARD_N_COLUMNS];
  double text;
} WgSlideCardPlace;

/* Over a slide of a size, in its pixels; the slide's foot with scope, cut-off and page stays
 * visible. No text is smaller than @place->text. */
void wg_slide_card_paint (const WgSlideCard *card, cairo_t *cr, const WgSlideCardPlace *place,
                          double width, double height);

G_END_DECLS
