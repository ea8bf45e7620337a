/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-map-snapshot.h"
#include "wg-tile.h"

G_BEGIN_DECLS

/* Seen by the files of the tile only. */
typedef struct
{
  guint16 x, n;
} WgTileSpan;

/* Where lines of one colour cover pixels, and how much: spans of each row, with a byte a pixel. */
typedef struct
{
  guint32    *row_span;  /* size + 1 */
  guint32    *row_cover; /* size + 1 */
  WgTileSpan *spans;
  guint8     *cover;
} WgTileLines;

enum { WG_TILE_LIGHT, WG_TILE_DARK, WG_TILE_N_LINES };

struct _WgTile
{
  gatomicrefcount ref_count;
  guint           size;
  double          scale;      /* pixels per logical pixel */
  gint64          origin_x;   /* of the top left pixel, counted over the world */
  gint64          origin_y;
  guint32        *row_run;    /* size + 1 */
  guint16        *run_end;    /* first pixel behind the run */
  guint32        *run_area;   /* or WG_MAP_NO_AREA */
  WgTileLines     lines[WG_TILE_N_LINES];
};

/* On x86-64 with the GNU C library the loader picks the variant for the processor. Not under a
 * sanitizer, whose runtime is not up when the loader asks. */
#if defined (__x86_64__) && defined (__GLIBC__) && defined (__GNUC__) && !defined (__clang__) && \
    !defined (__SANITIZE_ADDRESS__) && !defined (__SANITIZE_THREAD__)
#define WG_TILE_CLONES __attribute__ ((target_clones ("avx2", "default")))
#else
#define WG_TILE_CLONES
#endif

/* One byte per pixel of light and of dark lines, while a tile is made; and for each row the blocks
 * of 64 pixels that a line came near to, so that nobody reads or clears the rest. */
typedef struct
{
  guint8  *bytes;
  guint64 *touched;
} WgTilePlane;

typedef struct
{
  guint       size;
  guint       stride;
  WgTilePlane planes[WG_TILE_N_LINES];
} WgTilePlanes;

/* wg-tile-stroke.c: a line of @width pixels through points in 1/256 pixel, at most @opacity
 * (0 … 255) where it covers a pixel in full. Lines do not add up: the denser one counts. */
void _wg_tile_planes_init   (WgTilePlanes *self, guint size);
void _wg_tile_planes_clear  (WgTilePlanes *self);
void _wg_tile_planes_stroke (WgTilePlanes *self,
                             guint         plane,
                             const double *x,
                             const double *y,
                             guint         n_points,
                             double        width,
                             guint         opacity);
/* Fills the lines of a tile. */
void _wg_tile_planes_pack   (const WgTilePlanes *self, WgTile *tile);

G_END_DECLS
