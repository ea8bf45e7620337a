/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-cover-method.h"
#include "wg-district.h"

G_BEGIN_DECLS

typedef struct _WgPostBook WgPostBook;
typedef struct _WgRegistry WgRegistry;

/* A post that somebody thinks of; it is open at every hour and nothing of it is saved. */
typedef struct
{
  double lon, lat; /* degrees, EPSG:4490 */
} WgCoverTrial;

typedef struct
{
  gint64 id;        /* of the grid */
  gint64 residents; /* 0 where they are not known */
  gint64 covered;   /* of them */
  double share;     /* of the grid's area, 0 … 1 */
} WgCoverGrid;

/**
 * WgCoverage:
 * @covered: residents within reach of a post that is open at the moment; @uncovered: all others
 * @total: all residents of the unit; always the sum of the two
 * @posts_open: (element-type gint64): row ids of the unit's posts that are open, by code
 * @posts_near: (element-type gint64): open posts of other units near enough to cover it too
 * @grids: (element-type WgCoverGrid): by code; their numbers add up to the totals
 * @n_unknown: grids whose border or residents are not known; nobody in them is covered
 * @n_astray: open posts that reach nothing: without a place or, on foot, too far from every street
 * @method: a phrase: what "within reach" means here, @reach: a shorter one; stand beside every
 *   number
 *
 * Who is covered at a moment. Grid counts are shared out by area, so a number here is an estimate.
 */
typedef struct
{
  WgTime  at;
  gint64  covered, uncovered, total;
  GArray *posts_open;
  GArray *posts_near;
  GArray *grids;
  guint   n_unknown;
  guint   n_astray;
  char   *method;
  char   *reach;
} WgCoverage;

void        wg_coverage_free      (WgCoverage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgCoverage, wg_coverage_free)

/* A place for a next post: how many more residents it would cover, each after those before it. */
typedef struct
{
  double lon, lat;
  gint64 adds;
} WgCoverProposal;

/**
 * WgCoverageStudy:
 *
 * The posts of a file and the grids of a unit, prepared so that any moment is answered at once:
 * made anew when the district says "changed". Counted by reference; any thread: who asks while
 * another does waits. Pages and figures share those of the keeper.
 */
typedef struct _WgCoverageStudy WgCoverageStudy;

/* @unit: row id, 0 for the whole file. NULL with %G_IO_ERROR_NOT_FOUND: no such unit, or walking
 * without a street in the file. */
WgCoverageStudy *wg_coverage_study_new  (WgDistrict *district, gint64 unit,
                                         const WgCoverMethod *method, GError **error);
/* The units and grids of another day. */
WgCoverageStudy *wg_coverage_study_new_on (WgDistrict *district, WgDate day, gint64 unit,
                                           const WgCoverMethod *method, GError **error);
/* The same of another state of the file. @cancellable: (nullable): looked at between grids. */
WgCoverageStudy *wg_coverage_study_new_of (WgRegistry *registry, WgPostBook *posts, gint64 unit,
                                           const WgCoverMethod *method,
                                           GCancellable *cancellable, GError **error);
WgCoverageStudy *wg_coverage_study_ref   (WgCoverageStudy *self);
void             wg_coverage_study_unref (WgCoverageStudy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgCoverageStudy, wg_coverage_study_unref)

gint64           wg_coverage_study_get_unit (WgCoverageStudy *self); /* 0: the whole file */

/* @trials: (nullable) (array length=n_trials). (transfer full) */
WgCoverage *wg_coverage_study_at      (WgCoverageStudy *self, WgTime at,
                                       const WgCoverTrial *trials, guint n_trials);
/* What is not covered, as polygons, one for each grid that has some of it. @cancellable:
 * (nullable). (transfer full) (nullable) (element-type WgGeometry): NULL only when cancelled */
GPtrArray  *wg_coverage_study_dup_gaps (WgCoverageStudy *self, WgTime at,
                                        const WgCoverTrial *trials, guint n_trials,
                                        GCancellable *cancellable);
/* What one post at a place reaches: a disc, or bands along the streets.
 * (transfer full) (element-type WgGeometry) */
GPtrArray  *wg_coverage_study_dup_reach (WgCoverageStudy *self, double lon, double lat);
/* The next best places, at most @n_wanted, the best first: middles of grids and street crossings.
 * (transfer full) (element-type WgCoverProposal) */
GArray     *wg_coverage_study_propose (WgCoverageStudy *self, WgTime at,
                                       const WgCoverTrial *trials, guint n_trials,
                                       guint n_wanted);

G_END_DECLS
