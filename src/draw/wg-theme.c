/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours of everything whose colour is not a ramp's. Calm paper: three pale tones for the
 * ground, grey for words, one red that means selected, vacant or overdue. */

#include "wg-theme.h"

static const WgTheme light_theme = {
  .paper = 0xffffffffu,
  .land = 0xf4f2edffu,
  .water = 0xcfdfe8ffu,
  .green = 0xdfe8d4ffu,
  .compound = 0xece8e0ffu,
  .street = 0xffffffffu,
  .border = 0xffffffffu,
  .outline = 0x37414bffu,
  .text = 0x242a30ffu,
  .text_dim = 0x5c646cffu,
  .halo = 0xffffffd8u,
  .water_text = 0x4f7c96ffu,
  .no_data = 0xdddad5ccu,
  .hatch = 0x8c8881a0u,
  .accent = 0xc01c28ffu,
  .card = 0xfffffff0u,
  .card_border = 0x00000018u,
  .box = 0xffffffffu,
  .line = 0xb9bdc1ffu,
  .due = 0x8a5200ffu,
  .extended = 0x1a5fb4ffu,
  .figure = 0x0072b2ffu,
  .figure_dim = 0x8a9096ffu,
  .category = { 0xe69f00ffu, 0x56b4e9ffu, 0x009e73ffu, 0xf0e442ffu, 0x0072b2ffu, 0xd55e00ffu,
                0xcc79a7ffu, 0x000000ffu }
};

static const WgTheme dark_theme = {
  .paper = 0x1e1e1eff,
  .land = 0x26292bffu,
  .water = 0x1f3340ffu,
  .green = 0x28342bffu,
  .compound = 0x2d3032ffu,
  .street = 0x3d4144ffu,
  .border = 0x17191bffu,
  .outline = 0xc3cad0ffu,
  .text = 0xf2f3f4ffu,
  .text_dim = 0xa9b0b6ffu,
  .halo = 0x17191bd0u,
  .water_text = 0x7fb0cbffu,
  .no_data = 0x43474acc,
  .hatch = 0x8b9094a0u,
  .accent = 0xff7b7bffu,
  .card = 0x2b2d30f0u,
  .card_border = 0xffffff18u,
  .box = 0x292b2effu,
  .line = 0x5a5f64ffu,
  .due = 0xf0b050ffu,
  .extended = 0x86b4f0ffu,
  .figure = 0x56b4e9ffu,
  .figure_dim = 0x878d93ffu,
  .category = { 0xe69f00ffu, 0x56b4e9ffu, 0x009e73ffu, 0xf0e442ffu, 0x0072b2ffu, 0xd55e00ffu,
                0xcc79a7ffu, 0xd8dadcffu },
  .is_dark = TRUE
};

/* Ink on white: the ground is paler, lines are darker. */
static const WgTheme print_theme = {
  .paper = 0xffffffffu,
  .land = 0xfaf9f7ffu,
  .water = 0xdbe8efffu,
  .green = 0xe8efe0ffu,
  .compound = 0xf2efeaffu,
  .street = 0xffffffffu,
  .border = 0xffffffffu,
  .outline = 0x262d33ffu,
  .text = 0x000000ffu,
  .text_dim = 0x4a4f54ffu,
  .halo = 0xffffffe0u,
  .water_text = 0x3f6c86ffu,
  .no_data = 0xe6e4e0ffu,
  .hatch = 0x6e6b66c0u,
  .accent = 0xc01c28ffu,
  .card = 0xffffffffu,
  .card_border = 0x00000030u,
  .box = 0xffffffffu,
  .line = 0xa0a4a8ffu,
  .due = 0x8a5200ffu,
  .extended = 0x1a5fb4ffu,
  .figure = 0x00609affu,
  .figure_dim = 0x7d8287ffu,
  .category = { 0xe69f00ffu, 0x56b4e9ffu, 0x009e73ffu, 0xf0e442ffu, 0x0072b2ffu, 0xd55e00ffu,
                0xcc79a7ffu, 0x000000ffu }
};

/**
 * wg_theme_get:
 * @kind: which
 *
 * Returns: (transfer none): its colours
 */
const WgTheme *
wg_theme_get (WgThemeKind kind)
{
  switch (kind)
    {
    case WG_THEME_DARK:
      return &dark_theme;
    case WG_THEME_PRINT:
      return &print_theme;
    case WG_THEME_LIGHT:
    default:
      return &light_theme;
    }
}
