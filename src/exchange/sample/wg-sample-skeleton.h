/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-sample-mesh.h"

G_BEGIN_DECLS

/* A street of the base map: its vertices in the mesh. */
typedef struct
{
  guint       rank; /* 1 widest … 4 alley */
  const char *name; /* (nullable) */
  GArray     *path; /* of guint */
} WgSampleStreet;

/* A block of main streets: so many grids of one community are cut from it. */
typedef struct
{
  guint   community; /* index in wg_sample_communities */
  guint   n_grids;
  guint   density;   /* 3 old town, 2 town, 1 edge of town, 0 hills and fields */
  GArray *loop;
} WgSampleQuarter;

typedef struct
{
  WgSampleMesh *mesh;
  GPtrArray    *streets;  /* of WgSampleStreet */
  GPtrArray    *quarters; /* of WgSampleQuarter */
  GArray       *river;    /* centre line, of guint */
  GArray       *lake;     /* lakeside road, of guint, counter-clockwise */
  GArray       *creek;    /* middle, from the hills to the river's bank, of guint */
  guint         lake_community;
} WgSampleSkeleton;

WgSampleSkeleton *wg_sample_skeleton_new  (void);
void              wg_sample_skeleton_free (WgSampleSkeleton *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgSampleSkeleton, wg_sample_skeleton_free)

WgSampleStreet   *wg_sample_street_new    (guint rank, const char *name);
void              wg_sample_street_free   (WgSampleStreet *self);

/* Half the river with its two green banks, and half the water, in cm. */
#define WG_SAMPLE_RIVER_REACH 10500
#define WG_SAMPLE_RIVER_WATER 6400

G_END_DECLS
