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
  WG_MEASURE_POSTS_OPEN,     /* of the types that the card names, as the three below */
  WG_MEASURE_POSTS_COMPLETE, /* open, with every required item there and in date */
  WG_MEASURE_POSTS_AT_HOUR,  /* open, and within its hours or on duty at the moment asked for */
  WG_MEASURE_FACILITY_M2,    /* floor area of the open ones */
  WG_MEASURE_COVERED_RESIDENTS, /* within reach of a post open at the moment (N06) */
  WG_MEASURE_TEAMS,
  WG_MEASURE_VOLUNTEERS,
  WG_MEASURE_BLANK_GRIDS,   /* open grids without any activity in the period (M22) */
  WG_MEASURE_CROWDED_GRIDS, /* more than three times the median of the grids of its street */
  WG_MEASURE_ROUGH_VOLUNTEERS, /* teams whose volunteers were reported as "120余", "约30" (N17) */

  /* Sums of records; the store keeps them. Their order, counted from the first of them, is written
   * in files: never change it, new ones go to the end. */
  WG_MEASURE_ORDERS,        /* cohort of the day of the order: how many reached each stage */
  WG_MEASURE_DISPATCHED,
  WG_MEASURE_ACCEPTED,
  WG_MEASURE_FINISHED,
  WG_MEASURE_EVALUATED,
  WG_MEASURE_SATISFIED,
  WG_MEASURE_ANSWERED_SAME_DAY, /* first answer by 24:00 of the day of the order (M29) */
  WG_MEASURE_WHISTLES,
  WG_MEASURE_WHISTLES_IN_TIME,
  WG_MEASURE_WISHES,        /* cohort of the day of publication */
  WG_MEASURE_WISHES_CLAIMED,
  WG_MEASURE_WISHES_FULFILLED,
  WG_MEASURE_HARD_PROBLEMS, /* cohort of the day they were collected */
  WG_MEASURE_HARD_TAKEN,
  WG_MEASURE_HARD_SOLVED,
  WG_MEASURE_ACTIVITIES,    /* held ones */
  WG_MEASURE_PERSON_TIMES,
  WG_MEASURE_HOURS,         /* stored in halves; 1.0 here is one hour */
  WG_MEASURE_SESSIONS,
  WG_MEASURE_ITEMS,
  WG_MEASURE_ROUGH_PERSON_TIMES, /* activities whose person-times were reported roughly (N17) */
  WG_N_MEASURES
} WgMeasure;

#define WG_MEASURE_FIRST_RECORD WG_MEASURE_ORDERS
#define WG_N_RECORD_MEASURES    (WG_N_MEASURES - WG_MEASURE_FIRST_RECORD)

/* The word in a formula; WG_N_MEASURES when there is no such measure. */
const char *wg_measure_get_name (WgMeasure measure);
WgMeasure   wg_measure_find     (const char *name);
/* What it counts: "order", "person"; measures of different words are never added. */
const char *wg_measure_get_unit_of_count (WgMeasure measure);
/* The stage before it in its chain, which it can never exceed (M25); WG_N_MEASURES: none. */
WgMeasure   wg_measure_get_previous (WgMeasure measure);
/* One per record where the measure itself is a sum: how many records are behind it. */
WgMeasure   wg_measure_get_counting (WgMeasure measure);

G_END_DECLS
