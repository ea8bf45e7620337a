/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-sample-mesh.h"

G_BEGIN_DECLS

/* The town's plan as written by hand: crossings, ways through them, and what lies between. */

/* The plan's unit, in cm: the district is 9 km across. */
#define WG_SAMPLE_PLAN_UNIT 90

typedef struct
{
  const char *id;
  int         x, y; /* WG_SAMPLE_PLAN_UNIT */
} WgSamplePlanPoint;

typedef struct
{
  const char  *name; /* (nullable) */
  WgSampleLine line;
  const char  *points; /* ids, separated by spaces; with "!" it ends at the bank */
  gboolean     closed;
} WgSamplePlanWay;

typedef struct
{
  int   x, y; /* any place inside */
  guint community;
  guint n_grids; /* 0: the lake */
  guint density;
} WgSamplePlanQuarter;

/* A named park about so large, in the grid round its place. */
typedef struct
{
  const char *name;
  int         x, y;
  guint       area_m2;
} WgSamplePlanPark;

typedef struct
{
  int x, y, radius;
  int height; /* of no unit: more is denser forest */
} WgSamplePlanHill;

extern const WgSamplePlanPark    wg_sample_plan_parks[];
extern const WgSamplePlanHill    wg_sample_plan_hills[];
extern const WgSamplePlanPoint   wg_sample_plan_points[];
extern const WgSamplePlanWay     wg_sample_plan_ways[];
extern const WgSamplePlanQuarter wg_sample_plan_quarters[];

G_END_DECLS
