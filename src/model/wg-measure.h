/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is counted per grid and added up over a unit; the words of an indicator's formula. */
typedef enum
{
  WG_MEASURE_GRIDS,         /* 1 per open grid */
  WG_MEASURE_STAFFED_GRIDS, /* grids with at least one full-time member of staff */
  WG_MEASURE_HOUSEHOLDS,
  WG_MEASURE_RESIDENTS,
  WG_MEASURE_FULL_MEMBERS,
  WG_MEASURE_OVER_60,
  WG_MEASURE_UNDER_15,
  WG_MEASURE_STAFF_FULL,
  WG_MEASURE_STAFF_PART,
  WG_MEASURE_AREA_M2,       /* on the plane of the local 3-degree zone */
  WG_MEASURE_BRANCHES,      /* of a unit: branches under it, each once; of a grid: covering it */
  WG_MEASURE_ERRORS,        /* findings of the group organisation */
  WG_MEASURE_WARNINGS,
  WG_MEASURE_NOTICES,
  WG_MEASURE_VACANCIES,     /* established positions without a holder */
  WG_N_MEASURES
} WgMeasure;

/* The word in a formula; WG_N_MEASURES when there is no such measure. */
const char *wg_measure_get_name (WgMeasure measure);
WgMeasure   wg_measure_find     (const char *name);

G_END_DECLS
