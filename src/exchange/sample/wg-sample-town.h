/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-sample-skeleton.h"

G_BEGIN_DECLS

typedef enum
{
  WG_SAMPLE_BLOCK_FIELD,  /* nothing built */
  WG_SAMPLE_BLOCK_GREEN,
  WG_SAMPLE_BLOCK_OPEN,   /* a compound without walls */
  WG_SAMPLE_BLOCK_CLOSED, /* a gated compound */
} WgSampleBlockUse;

/* What lies between alleys. */
typedef struct
{
  WgSampleBlockUse use;
  const char      *name; /* (nullable) */
  GArray          *loop; /* of guint */
} WgSampleBlock;

typedef struct
{
  guint         community;
  guint         number;  /* in the community: rows from north to south, each from west to east */
  guint         density;
  GArray       *land;    /* loop without river and lake */
  GArray       *loop;    /* the grid's border; to the middle of the river */
  GPtrArray    *blocks;  /* of WgSampleBlock */
  GPtrArray    *alleys;  /* of GArray of guint: streets of rank 4 */
  WgSamplePoint centroid; /* of the border */
  WgSamplePoint middle;   /* of the land */
} WgSampleTownGrid;

/**
 * WgSampleTown:
 *
 * The fictional town as a map: 212 grids in 17 communities that share their borders vertex by
 * vertex, and what the base map shows. It stands nowhere: the place on the globe is chosen so that
 * the 3-degree zone is a common one, not to picture a town that is there.
 */
typedef struct
{
  WgSampleSkeleton *skeleton;
  WgSampleMesh     *mesh;    /* of the skeleton */
  GPtrArray        *grids;   /* of WgSampleTownGrid, by community and number */
  GPtrArray        *streets; /* of WgSampleStreet: those of the skeleton, then of rank 3 */
  GArray           *ponds;   /* of WgSamplePoint, their middles */
  GArray           *outline; /* the district's border, of guint */
} WgSampleTown;

WgSampleTown *wg_sample_town_new      (void);
void          wg_sample_town_free     (WgSampleTown *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgSampleTown, wg_sample_town_free)

/* The parts of the town that have files of their own. */
void          wg_sample_town_add_villages (WgSampleTown *self, guint64 *random);
void          wg_sample_town_name_streets (WgSampleTown *self);
/* Forest on the hills: rings of WgSamplePoint; those that turn right are holes in the ring that
 * turned left before them. (transfer full) */
GPtrArray    *wg_sample_town_find_forest  (const WgSampleTown *self);

/* Degrees (EPSG:4490), multiples of 1e-9, the same on every machine. */
void          wg_sample_town_to_degrees (WgSamplePoint point, double *lon, double *lat);

G_END_DECLS
