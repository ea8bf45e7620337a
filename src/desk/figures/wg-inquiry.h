/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-covered-counts.h"
#include "wg-evaluation.h"
#include "wg-finding-counts.h"
#include "wg-post-sums.h"
#include "wg-question.h"
#include "wg-registry.h"
#include "wg-service-sums.h"

G_BEGIN_DECLS

/**
 * WgFacts:
 * @counts: (nullable): findings; figures of them are undefined without
 * @sums: (nullable): records; figures of them are undefined without
 * @posts: (nullable): red posts; figures of them are undefined without
 * @covered: (nullable): who is within reach of a post; figures of it are undefined without
 * @at: the moment at which posts are looked at
 *
 * Where figures come from. Nothing in it is owned.
 */
typedef struct
{
  WgRegistry          *registry;
  WgFindingCounts     *counts;
  const WgServiceSums *sums;
  WgPostBook          *posts;
  WgCoveredCounts     *covered;
  WgTime               at;
} WgFacts;

/* A part of the file that has measures: a unit with all below it, one grid, or a run of slots that
 * is neither. */
typedef struct
{
  gint64       unit;  /* 0: the whole file */
  gint64       grid;  /* 0: all of the unit */
  WgPlaceRange range; /* of records */
} WgInquiryPlace;

/**
 * WgInquiry:
 *
 * One question on its way to an answer: which measures its card needs, and their values at a place,
 * in a period and for some classes.
 */
typedef struct
{
  const WgFacts     *facts;
  const WgIndicator *card;
  const WgFormula   *formula;
  gboolean           with_area;
  gboolean           needs_stock;    /* of the registry */
  gboolean           counts_records;
  WgMeasure          used[WG_N_RECORD_MEASURES]; /* of records */
  guint              n_used;
  WgPostSums        *posts;        /* (nullable): where the card counts posts */
  GArray            *marks;        /* (nullable) guint8 by slot: blank and crowded grids … */
  WgPeriod           marked;       /* … of this period … */
  const GArray      *marked_class; /* … and these classes */
} WgInquiry;

void           wg_inquiry_init       (WgInquiry         *self,
                                      const WgFacts     *facts,
                                      const WgIndicator *card,
                                      const WgFormula   *formula);
void           wg_inquiry_clear      (WgInquiry         *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WgInquiry, wg_inquiry_clear)

WgInquiryPlace wg_inquiry_place      (const WgInquiry   *self,
                                      gint64             unit,
                                      gint64             grid);
/* Both fill in and leave what is not theirs unknown. @classes: (nullable): numbers in the cube. */
void           wg_inquiry_measure    (WgInquiry            *self,
                                      const WgInquiryPlace *place,
                                      const WgPeriod       *period,
                                      const GArray         *classes,
                                      WgMeasures           *measures);
/* The same of many slots at once: an array of WgMeasures, from … before @to. */
WgMeasures    *wg_inquiry_measure_slots (WgInquiry      *self,
                                         guint           from,
                                         guint           to,
                                         const WgPeriod *period,
                                         const GArray   *classes);
/* Value and state, with the chain's check (M25). @breach: (out) (optional): the stage that counts
 * more than the one before it, else WG_N_MEASURES. */
WgFigureState  wg_inquiry_evaluate   (const WgInquiry  *self,
                                      const WgMeasures *measures,
                                      double           *value,
                                      WgMeasure        *breach);
/* The stage that @stage is held against: the nearest before it that this file counts at all. */
WgMeasure      wg_inquiry_stage_before (const WgInquiry *self, WgMeasure stage);
/* Of a ratio: a grid for which one of its measures is known and another is not (N17); 0: none. */
gint64         wg_inquiry_find_unequal (const WgInquiry      *self,
                                        const WgInquiryPlace *place);

/* What was only reported roughly and is in the way of a ratio: a team, or a slot with such an
 * activity. */
const WgRow   *wg_inquiry_find_rough  (const WgInquiry      *self,
                                       const WgInquiryPlace *place,
                                       const WgPeriod       *period,
                                       const GArray         *classes,
                                       guint                *slot);

/* The numbers in the cube of a class and those under it, narrowed as the card says; NULL: all. */
GArray        *wg_inquiry_list_classes (const WgInquiry *self, gint64 service_class);

G_END_DECLS
