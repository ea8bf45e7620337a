/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-sample-rows.h"

#include "wg-date.h"

G_BEGIN_DECLS

/* The quarters that the sample has records of, and the days of October up to its clock. */
#define WG_SAMPLE_N_SPANS 6
#define WG_SAMPLE_SPAN_REVIEWED 4 /* 2026 Q3 */
#define WG_SAMPLE_SPAN_NOW 5

typedef struct
{
  WgDate first, last;
  WgTime limit; /* nothing of this span happened or was entered later */
} WgSampleSpan;

/* What one community did in one span. Hours in halves. */
typedef struct
{
  guint orders, dispatched, accepted, finished, evaluated, satisfied;
  guint disputes, disputes_same_day;
  guint activities, person_times, half_hours;
  guint whistles, whistles_in_time;
  guint wishes, wishes_claimed, wishes_fulfilled;
  guint hard_problems, hard_taken, hard_solved;
} WgSampleTotals;

WgSampleSpan   wg_sample_span_get   (guint span);
WgSampleTotals wg_sample_totals_get (guint community, guint span);
/* Activities of a grid of 青禾街道 in the quarter under review. */
guint          wg_sample_activities_of_grid (guint community, guint number);

typedef struct
{
  const char *class_id;
  const char *text;
} WgSampleWord;

/* (transfer none): a text for a class out of those that the sample has. */
const char *wg_sample_choose_order_text    (const char *class_id, guint64 *random);
const char *wg_sample_choose_activity_name (const char *class_id, guint64 *random);
const char *wg_sample_choose_wish_text     (const char *class_id, guint64 *random);
const char *wg_sample_choose_whistle_text  (guint64 *random);
const char *wg_sample_choose_problem_text  (guint64 *random);

/**
 * WgSampleRound:
 *
 * One community in one span, while its records are made.
 */
typedef struct
{
  WgSampleRows                   *rows;
  guint                           community, span;
  WgSampleSpan                    days;
  WgSampleTotals                  totals;
  WgSampleTownGrid *const        *grids; /* of the community */
  const WgSampleGridFacts        *facts;
  guint                           n_grids;
  guint                           grid_weights[32]; /* of orders */
  guint                           day_weights[96];
  guint                           weekend_weights[96]; /* of activities */
  gint64                          unit, street;
  guint64                         random;
} WgSampleRound;

gint64   wg_sample_class_id      (const char *class_id);
guint    wg_sample_choose        (const guint *weights, guint n, guint64 *random);
guint    wg_sample_below         (WgSampleRound *self, guint n); /* 0 … n − 1 */
gint64   wg_sample_round_grid_id (const WgSampleRound *self, guint grid);
/* When the office wrote down what happened at @time: at once, or on the next morning. */
WgTime   wg_sample_round_entered (WgSampleRound *self, WgTime time);
void     wg_sample_set_stage (WgSampleRound *self,
                              WgRow         *row,
                              guint          field,
                              guint          entered_field,
                              WgTime         time,
                              WgTime        *known);

void     wg_sample_round_add_orders     (WgSampleRound *self);
void     wg_sample_round_add_activities (WgSampleRound *self);
void     wg_sample_round_add_whistles   (WgSampleRound *self);
void     wg_sample_round_add_wishes     (WgSampleRound *self);
void     wg_sample_round_add_problems   (WgSampleRound *self);
void     wg_sample_rows_add_teams       (WgSampleRows *self);
/* (transfer none): the row of a team for an activity of a class. */
gint64   wg_sample_choose_team          (guint community, const char *class_id, guint64 *random);

G_END_DECLS
