/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-geometry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Repair of a coverage (rule G-05): what is wrong between its polygons, and what makes it right.
 * Only the area that is at fault changes hands; every other corner stays where it is. */

#define WG_MEND_NONE G_MAXUINT
/* Mean width below which a detached part is no ground but a slip of the pen. */
#define WG_MEND_SLIVER_M 0.5

typedef enum
{
  WG_MEND_CROSSING,  /* the border crosses or touches itself: rebuilt from its own corners */
  WG_MEND_OVERLAP,   /* two have the area: the smaller keeps it, of equals the first */
  WG_MEND_GAP,       /* nobody has the area: to the neighbour with the longest border along it */
  WG_MEND_SLIVER,    /* a detached part, hair-thin: to the neighbour, as a gap */
  WG_MEND_DUPLICATE, /* two have nearly all of it: people decide which one ends */
  WG_MEND_N_KINDS
} WgMendKind;

/* Sets of kinds: 1 << kind. */
#define WG_MEND_ALL ((1u << WG_MEND_N_KINDS) - 1)

/**
 * WgMendFault:
 * @keeps: index of the polygon that has the area afterwards; of a crossing the polygon itself
 * @gives: index of the one that gives it up; %WG_MEND_NONE for crossings and gaps
 * @area_m2: of what changes hands, m²; 0 for crossings
 * @width_m: its mean width, m
 * @lon, @lat: where to look, degrees; NaN when unknown
 * @reason: (nullable): of a crossing, for the user
 * @piece: (nullable): the area that changes hands
 * @is_thin: narrower than %WG_MEND_SLIVER_M
 * @alone: it would change more than half of a polygon, so it is repaired only when asked for by
 *   itself: a gap as large as a grid may be a grid that is missing
 */
typedef struct
{
  WgMendKind  kind;
  guint       keeps, gives;
  double      area_m2, width_m;
  double      lon, lat;
  char       *reason;
  WgGeometry *piece;
  GArray     *around; /* guint: all that border on a gap */
  gboolean    is_thin, alone;
} WgMendFault;

void       wg_mend_fault_free   (WgMendFault *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgMendFault, wg_mend_fault_free)
/* Whether it belongs to a set of kinds; thin overlaps and gaps are slivers, too. */
gboolean   wg_mend_fault_is_of  (const WgMendFault *self, guint kinds);

/**
 * WgMendCoverage:
 * @polygons: (element-type WgGeometry): side by side; NULL entries are skipped
 * @groups: (nullable): for each polygon the index of its outline, or %WG_MEND_NONE
 * @outlines: (nullable) (element-type WgGeometry): what the polygons of a group are to fill
 * @wanted: (nullable): for each polygon whether its faults are asked for; the others only take part
 * @tolerance_m2: overlaps and gaps up to it are none
 */
typedef struct
{
  GPtrArray    *polygons;
  const guint  *groups;
  GPtrArray    *outlines;
  const guint8 *wanted;
  double        tolerance_m2;
} WgMendCoverage;

/* (transfer full) (element-type WgMendFault): by kind and index; NULL only when cancelled. */
GPtrArray *wg_mend_find         (const WgMendCoverage *coverage, GCancellable *cancellable,
                                 GError **error);
/* (transfer full) (element-type WgGeometry): the polygons once @faults are repaired; those that
 * do not change are the same objects. A polygon of which nothing would be left stays. */
GPtrArray *wg_mend_repair       (const WgMendCoverage *coverage, GPtrArray *faults,
                                 GCancellable *cancellable, GError **error);
/* Finds and repairs all of some kinds that are not @alone, until there are no more; at most five
 * rounds. @left: (out) (optional): what a last look finds, repaired or not. */
GPtrArray *wg_mend_repair_all   (const WgMendCoverage *coverage, guint kinds, GPtrArray **left,
                                 GCancellable *cancellable, GError **error);

G_END_DECLS
