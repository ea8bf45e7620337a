/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-theme.h"

#include <cairo.h>

G_BEGIN_DECLS

/* One shape of the pin's head for each type of post, told apart without colour. */
typedef enum
{
  WG_POST_SHAPE_ROUND,
  WG_POST_SHAPE_SQUARE,
  WG_POST_SHAPE_KITE,
  WG_POST_SHAPE_HEXAGON,
  WG_POST_SHAPE_ROOF
} WgPostShape;

#define WG_POST_N_SHAPES 5
#define WG_POST_N_RANKS  3

typedef enum
{
  WG_POST_MARK_OPEN     = 1 << 0, /* at the hour asked about; else grey */
  WG_POST_MARK_COMPLETE = 1 << 1, /* filled; else a hollow ring */
  WG_POST_MARK_DASHED   = 1 << 2, /* planned, or a trial */
  WG_POST_MARK_ENDED    = 1 << 3, /* given up: crossed out */
  WG_POST_MARK_SELECTED = 1 << 4
} WgPostMarkFlags;

/**
 * WgPostMark:
 * @shape: of its type
 * @rank: of its grade: 0 the largest, WG_POST_N_RANKS − 1 the smallest
 * @flags: #WgPostMarkFlags
 *
 * How a post looks, on screen and on paper.
 */
typedef struct
{
  guint8 shape, rank, flags;
} WgPostMark;

/* @x, @y: where its tip stands; @size: the head's height of the middle rank; pixels. */
void   wg_post_mark_draw (cairo_t *cr, const WgTheme *theme, const WgPostMark *mark,
                          double x, double y, double size);
/* Half the width of the mark, and how far its head's middle and its top are above the tip. */
double wg_post_mark_measure (const WgPostMark *mark, double size, double *middle, double *top);

/* Several posts in one mark: their number in a ring, of which the open ones' share is dark. */
void   wg_post_mark_draw_cluster (cairo_t *cr, const WgTheme *theme, guint n, guint n_open,
                                  double x, double y, double size);
double wg_post_mark_get_cluster_radius (guint n, double size);

G_END_DECLS
