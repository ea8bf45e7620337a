/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define WG_SHOW_PEN_STAYS (4 * G_TIME_SPAN_SECOND) /* a stroke is whole for so long, */
#define WG_SHOW_PEN_FADES (1 * G_TIME_SPAN_SECOND) /* and gone after so much more */

/* @x, @y: 0 … 1 of the slide. */
typedef struct
{
  double x, y;
} WgShowPoint;

/* @points: (element-type WgShowPoint). @last: when it was drawn on, microseconds. */
typedef struct
{
  GArray *points;
  gint64  last;
  double  alpha;
} WgShowStroke;

/**
 * WgShowPen:
 *
 * What is drawn on a slide with the marking pen: it disappears by itself and is kept nowhere.
 * Times are of any clock that only goes forward, in microseconds.
 */
typedef struct _WgShowPen WgShowPen;

WgShowPen *wg_show_pen_new         (void);
void       wg_show_pen_free        (WgShowPen *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgShowPen, wg_show_pen_free)
void       wg_show_pen_begin       (WgShowPen *self, double x, double y, gint64 now);
void       wg_show_pen_move        (WgShowPen *self, double x, double y, gint64 now);
void       wg_show_pen_end         (WgShowPen *self, gint64 now);
void       wg_show_pen_wipe        (WgShowPen *self);
/* Returns whether something looks other than before. */
gboolean   wg_show_pen_tick        (WgShowPen *self, gint64 now);
/* (transfer none) (element-type WgShowStroke) */
GPtrArray *wg_show_pen_get_strokes (WgShowPen *self);

G_END_DECLS
