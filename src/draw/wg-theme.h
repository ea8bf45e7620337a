/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  WG_THEME_LIGHT, WG_THEME_DARK, WG_THEME_PRINT
} WgThemeKind;

#define WG_THEME_N_CATEGORIES 8

/**
 * WgTheme:
 * @border: thin line between grids
 * @outline: line round communities and streets
 * @halo: soft edge round names
 * @box, @line: boxes of a chart and the thin lines round and between them
 * @due, @extended: a term that ends soon, one that was extended; as text on the paper
 * @figure, @figure_dim: the series a chart is about, and those it is compared with
 * @category: of things without an order, after Okabe and Ito: told apart by everybody
 * @is_dark: more of something is lighter
 *
 * Every colour a painter may use that does not come from the data. 0xRRGGBBAA, not premultiplied.
 */
typedef struct
{
  guint32 paper, land, water, green, compound, street;
  guint32 border, outline;
  guint32 text, text_dim, halo, water_text;
  guint32 no_data, hatch, accent;
  guint32 card, card_border;
  guint32 box, line, due, extended;
  guint32 figure, figure_dim;
  guint32 category[WG_THEME_N_CATEGORIES];
  gboolean is_dark;
} WgTheme;

/* (transfer none): one of the three themes, which never change. */
const WgTheme *wg_theme_get (WgThemeKind kind);

G_END_DECLS
