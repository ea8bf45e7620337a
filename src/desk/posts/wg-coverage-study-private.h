/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-cover-plane.h"
#include "wg-coverage-study.h"
#include "wg-post-book.h"
#include "wg-registry.h"
#include "wg-street-network.h"

G_BEGIN_DECLS

/* For the sources of the study only. */

/* @place: FALSE where the post has none, or on foot no street is near. */
typedef struct
{
  WgPost      *post; /* (transfer none): of the book */
  gboolean     of_unit;
  gboolean     reaches; /* whether it may reach any grid of the unit */
  gboolean     place;
  double       x, y;
  WgStreetFoot foot;
} WgStudyPost;

/* The gaps that were drawn last. */
typedef struct _WgGapMemory WgGapMemory;
void wg_gap_memory_free (WgGapMemory *self);

struct _WgCoverageStudy
{
  gatomicrefcount  references;
  GRecMutex        lock;      /* over the moment at hand */
  WgRegistry      *registry;
  WgPostBook      *book;
  gint64           unit;
  WgCoverMethod    method;
  WgCoverPlane     plane;
  GArray          *grids;     /* guint: indices in the registry, as in the ground */
  gint64          *residents; /* by grid; −1: not known */
  gint64          *covered;   /* lengths, of the moment at hand */
  GArray          *posts;     /* WgStudyPost, as in the book */
  WgCoverReach    *reach;
  guint8          *use;       /* by post, of a radius */
  WgStreetNetwork *network;   /* (nullable): on foot only, as the next two */
  WgStreetWalk    *walk;
  GArray          *feet;      /* WgStreetFoot, of the moment at hand */
  GArray          *extra;     /* WgCoverShape, of the moment at hand */
  WgGapMemory     *memory;    /* (nullable) */
};

WgGrid  *wg_coverage_study_get_grid (WgCoverageStudy *self, guint index);
/* How far one walks in the time, metres. */
double   wg_coverage_study_get_limit (WgCoverageStudy *self);
/* What covers at a moment; @state points into the study until the next call. */
void     wg_coverage_study_set_moment (WgCoverageStudy *self, WgTime at,
                                       const WgCoverTrial *trials, guint n_trials,
                                       WgCoverState *state);

G_END_DECLS
