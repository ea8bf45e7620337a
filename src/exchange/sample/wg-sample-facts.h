/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-sample-town.h"

G_BEGIN_DECLS

#define WG_SAMPLE_N_STREETS 4
#define WG_SAMPLE_N_COMMUNITIES 17

typedef struct
{
  const char *code;
  const char *name;
  const char *body_type; /* id in templates/body-types.json */
  const char *sign;      /* one character of its document numbers */
} WgSampleStreetUnit;

typedef struct
{
  guint       street;
  const char *code;
  const char *name;
  const char *body_type;
  guint       full_members, households, residents;
  guint       n_grids, n_joint; /* joint branches, of two grids each */
  guint       staff_part;
  const char *term_start, *term_end;
} WgSampleCommunity;

extern const WgSampleStreetUnit wg_sample_streets[WG_SAMPLE_N_STREETS];
extern const WgSampleCommunity  wg_sample_communities[WG_SAMPLE_N_COMMUNITIES];

typedef enum
{
  WG_SAMPLE_BRANCH_NONE,
  WG_SAMPLE_BRANCH_OWN,
  WG_SAMPLE_BRANCH_JOINT,      /* the branch is this grid's and the next one's */
  WG_SAMPLE_BRANCH_JOINT_WITH, /* covered by the branch of the grid before */
} WgSampleBranch;

/* What one grid of the sample counts. */
typedef struct
{
  WgSampleBranch branch;
  guint          full_members, households, residents, over_60, under_15;
  guint          staff_full, staff_part;
} WgSampleGridFacts;

/* (transfer full): one for each grid of the town, in its order; free with g_free(). */
WgSampleGridFacts *wg_sample_facts_new (const WgSampleTown *town);

/* Built area of a grid, m²: all its blocks that are compounds. */
guint              wg_sample_built_m2  (const WgSampleTown *town, const WgSampleTownGrid *grid);

G_END_DECLS
