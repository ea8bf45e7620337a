/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-coverage.h"

G_BEGIN_DECLS

/* Ends and corners of lines that are not farther apart are one place, metres. */
#define WG_STREET_SNAP_M 1.0

typedef enum
{
  /* Streets meet where they share a corner, or where one ends on another: data whose crossings are
   * corners, where two lines that cross without one are a bridge. */
  WG_STREET_MEET_AT_CORNERS,
  /* They meet wherever they cross: drawn lines. */
  WG_STREET_MEET_AT_CROSSINGS
} WgStreetMeeting;

/* The place on a street that is nearest to a point: metres from the beginning of a piece of street,
 * and metres from the point to it. */
typedef struct
{
  guint  edge;
  double along;
  double off;
} WgStreetFoot;

/**
 * WgStreetNetwork:
 *
 * Streets as a graph: places (crossings, ends, corners) and the straight pieces between them, on
 * the plane of coverage. Walkers may go both ways. Immutable.
 */
typedef struct _WgStreetNetwork WgStreetNetwork;

/* @xy: points of all lines one after the other, metres; @line_sizes: how many each has. */
WgStreetNetwork *wg_street_network_new         (const double *xy, const guint *line_sizes,
                                                guint n_lines, WgStreetMeeting meeting);
WgStreetNetwork *wg_street_network_ref         (WgStreetNetwork *self);
void             wg_street_network_unref       (WgStreetNetwork *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgStreetNetwork, wg_street_network_unref)

guint            wg_street_network_get_n_nodes (const WgStreetNetwork *self);
guint            wg_street_network_get_n_edges (const WgStreetNetwork *self);
void             wg_street_network_get_node    (const WgStreetNetwork *self, guint node, double *x,
                                                double *y);
/* How many pieces of street meet there. */
guint            wg_street_network_get_degree  (const WgStreetNetwork *self, guint node);
void             wg_street_network_get_edge    (const WgStreetNetwork *self, guint edge,
                                                guint *from, guint *to, double *length);
/* FALSE: no street within @max_off metres. */
gboolean         wg_street_network_find        (const WgStreetNetwork *self, double x, double y,
                                                double max_off, WgStreetFoot *foot);
/* The band along every piece, by edge. (transfer full) (array) */
WgCoverShape    *wg_street_network_make_bands  (const WgStreetNetwork *self, double width);

/**
 * WgStreetWalk:
 *
 * How far one comes along the streets from any of some places: Dijkstra's algorithm from all of
 * them at once. Kept from one walk to the next, so that nothing is allocated.
 */
typedef struct _WgStreetWalk WgStreetWalk;

WgStreetWalk    *wg_street_walk_new            (WgStreetNetwork *network, double band_width);
void             wg_street_walk_free           (WgStreetWalk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgStreetWalk, wg_street_walk_free)

/* @limit: metres, the way from each place to its street included. */
void             wg_street_walk_run            (WgStreetWalk *self, const WgStreetFoot *feet,
                                                guint n_feet, double limit);
/* Metres from the nearest of the places; infinite where the last walk did not come. */
double           wg_street_walk_get_distance   (const WgStreetWalk *self, guint node);
/* What of the bands the last walk reached; belongs to the walk. */
void             wg_street_walk_get_state      (const WgStreetWalk *self, WgCoverState *state);
/* Appends the bands of all pieces reached. (element-type WgCoverShape) */
void             wg_street_walk_list_bands     (const WgStreetWalk *self, GArray *bands);

G_END_DECLS
