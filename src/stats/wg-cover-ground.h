/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WgCoverSpan:
 *
 * A piece of a scan line from @from up to @to, millimetres east of the ground's origin. Whole
 * numbers on purpose: what more shapes cover can then never come out as less, and all of it is
 * exactly all.
 */
typedef struct
{
  gint32 from, to;
} WgCoverSpan;

/* Streets and borders often run along one of two directions; on lines that run along them too, a
 * band is a whole number of lines wide and its area comes in steps. So the plane that coverage is
 * measured on is turned by an angle that no street plan has. Metres in, metres out. */
#define WG_COVER_COSINE 0.83908351867939660 /* of 0.5752, about 33° */
#define WG_COVER_SINE 0.54400261826631204

static inline void
wg_cover_plane_turn (double *x,
                     double *y)
{
  double east = *x;

  *x = WG_COVER_COSINE * east + WG_COVER_SINE * *y;
  *y = WG_COVER_COSINE * *y - WG_COVER_SINE * east;
}

static inline void
wg_cover_plane_turn_back (double *x,
                          double *y)
{
  double turned = *x;

  *x = WG_COVER_COSINE * turned - WG_COVER_SINE * *y;
  *y = WG_COVER_COSINE * *y + WG_COVER_SINE * turned;
}

/**
 * WgCoverGround:
 *
 * The grids of a unit as scan lines on the turned plane: each grid is cut into lines of equal
 * height and each line into spans inside the grid. Areas are sums of span lengths. Immutable once
 * the last grid was added.
 */
typedef struct _WgCoverGround WgCoverGround;

/* @n_expected: how many grids the file has; decides how finely each is cut. @x, @y: the origin,
 * metres, not farther than 2,000 km from any grid. With both the same, a grid measures the same
 * whatever others are on the ground. */
WgCoverGround *wg_cover_ground_new       (guint n_expected, double x, double y);
WgCoverGround *wg_cover_ground_ref       (WgCoverGround *self);
void           wg_cover_ground_unref     (WgCoverGround *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgCoverGround, wg_cover_ground_unref)

/**
 * wg_cover_ground_add:
 * @xy: x and y in turn, metres, all rings one after the other, each closed
 * @ring_sizes: (array length=n_rings): points of each ring
 * @n_rings: 0 for a grid without a border
 *
 * Adds a grid. Inside is what an odd number of rings encloses, so holes need no mark.
 *
 * Returns: the grid's index
 */
guint          wg_cover_ground_add       (WgCoverGround *self, const double *xy,
                                          const guint *ring_sizes, guint n_rings);
guint          wg_cover_ground_get_n     (const WgCoverGround *self);
/* Length of all spans of a grid, the whole that shares are of; 0: no area. */
gint64         wg_cover_ground_get_whole (const WgCoverGround *self, guint grid);
/* FALSE for a grid without an area. Metres. */
gboolean       wg_cover_ground_get_box   (const WgCoverGround *self, guint grid, double *x_min,
                                          double *y_min, double *x_max, double *y_max);
guint          wg_cover_ground_get_n_lines (const WgCoverGround *self, guint grid);
/* The spans of one line, and its y in metres. */
const WgCoverSpan *wg_cover_ground_get_line (const WgCoverGround *self, guint grid, guint line,
                                             guint *n_spans, double *y);
/* The points of all rings, x and y in turn, metres. */
const double  *wg_cover_ground_get_points (const WgCoverGround *self, guint grid, guint *n);
/* x in whole millimetres east of the origin; clamped to what fits. */
gint32         wg_cover_ground_x_to_mm   (const WgCoverGround *self, double x);
void           wg_cover_ground_get_origin (const WgCoverGround *self, double *x, double *y);

G_END_DECLS
