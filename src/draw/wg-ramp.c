/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ramps from light to dark. Each is a curve through a few colours whose
 * lightness falls evenly, so that order can be seen by everybody and in grey;
 * the classes are points on the curve. No red-green pair is in them. */

#include "wg-ramp.h"

#include <math.h>
#include <string.h>

#define N_STOPS 7
#define OPACITY 0xd1 /* of a fill: the streets below are to be guessed, no more */

typedef struct
{
  const char *name;
  gboolean    diverging;
  guint32     light[N_STOPS]; /* 0xRRGGBB, for the light themes */
  guint32     dark[N_STOPS];  /* on a dark ground more is lighter */
} Ramp;

static const Ramp ramps[] = {
  {
    "blue", FALSE,
    { 0xdfece0, 0xc4dfd6, 0xa1cbcf, 0x7ab4c8, 0x4f93b8, 0x2f6c9f, 0x1d4679 },
    { 0x1f3a52, 0x27516c, 0x316a86, 0x46869c, 0x69a4b1, 0x97c3c7, 0xcfe5e0 }
  },
  {
    "orange", FALSE,
    { 0xfbe6c8, 0xf8d3a4, 0xf3b97e, 0xec9a5c, 0xdb743c, 0xb94f24, 0x863416 },
    { 0x4a2a1b, 0x673720, 0x884927, 0xab6133, 0xca8048, 0xe2a56d, 0xf4cfa2 }
  },
  {
    "diverging", TRUE,
    { 0xb35a0f, 0xdd9a4c, 0xf5d2a0, 0xf3f1ee, 0xcfc9e4, 0x9389bf, 0x52418a },
    { 0xe79b4f, 0xb8712f, 0x7a5230, 0x4a4a4d, 0x5d5685, 0x857bb8, 0xb9b0e6 }
  },
  {
    "grey", FALSE,
    { 0xe6e5e3, 0xd2d1cf, 0xbbbab8, 0xa5a4a3, 0x848383, 0x605f60, 0x3b3b3d },
    { 0x3a3b3d, 0x4e4f51, 0x66676a, 0x818285, 0x9d9ea1, 0xbbbcbf, 0xdcdddf }
  }
};

/**
 * wg_ramp_get_names:
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of all ramps
 */
const char *const *
wg_ramp_get_names (void)
{
  static const char *const names[] = { "blue", "orange", "diverging", "grey", NULL };

  return names;
}

static const Ramp *
find_ramp (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (ramps); i++)
    if (g_strcmp0 (ramps[i].name, name) == 0)
      return &ramps[i];
  return NULL;
}

gboolean
wg_ramp_exists (const char *name)
{
  return find_ramp (name) != NULL;
}

/* Between two stops, in the square of the channels, where light adds up. */
static guint32
mix_stops (const guint32 *stops,
           double         at)
{
  guint index = MIN ((guint) at, N_STOPS - 2);
  double t = at - index;
  guint32 rgb = 0;

  for (int shift = 16; shift >= 0; shift -= 8)
    {
      double a = (stops[index] >> shift) & 0xff;
      double b = (stops[index + 1] >> shift) & 0xff;

      rgb |= (guint32) (sqrt (a * a * (1 - t) + b * b * t) + 0.5) << shift;
    }
  return rgb;
}

/**
 * wg_ramp_fill:
 * @name: name of a ramp; an unknown one gives "blue"
 * @n: number of classes, 3 … 7
 * @dark: for the dark theme
 * @reverse: the other way round
 * @rgba: (out caller-allocates) (array length=n): the colours, 0xRRGGBBAA
 */
void
wg_ramp_fill (const char *name,
              guint       n,
              gboolean    dark,
              gboolean    reverse,
              guint32    *rgba)
{
  const Ramp *ramp = find_ramp (name);
  const guint32 *stops;

  g_return_if_fail (n >= 1);

  if (ramp == NULL)
    ramp = &ramps[0];
  stops = dark ? ramp->dark : ramp->light;
  for (guint i = 0; i < n; i++)
    {
      /* Few classes keep off the very ends, where names are hard to read. */
      double spread = ramp->diverging ? 1 : MIN (1, 0.72 + 0.07 * n);
      double first = (N_STOPS - 1) * (1 - spread) / 2;
      double t = n > 1 ? (double) i / (n - 1) : 0.5;
      guint to = reverse ? n - 1 - i : i;

      rgba[to] = mix_stops (stops, first + t * spread * (N_STOPS - 1)) << 8 | OPACITY;
    }
}
