/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one record adds to the sums, and what a change of it changes in them. A stage counts when
 * it is there, whatever is missing before it: the chain's own check tells of gaps, nothing is
 * made up here. Reads rows only; it keeps no sums. */

#include "wg-contribution.h"

#include <math.h>

#define NO_FIELD (-1)

/* One step of a chain: it counts when @at is filled. */
typedef struct
{
  WgMeasure measure;
  int       at;
  int       entered;
} Stage;

/* A kind that is a cohort: everything counts on the day of the first stage. */
typedef struct
{
  const WgKind *kind;
  int           grid, unit, service_class;
  const Stage  *stages;
  guint         n_stages;
} Chain;

static const Stage case_stages[] = {
  { WG_MEASURE_ORDERS, WG_SERVICE_CASE_ORDERED_AT, WG_SERVICE_CASE_ORDERED_ENTERED },
  { WG_MEASURE_DISPATCHED, WG_SERVICE_CASE_DISPATCHED_AT, WG_SERVICE_CASE_DISPATCHED_ENTERED },
  { WG_MEASURE_ACCEPTED, WG_SERVICE_CASE_ACCEPTED_AT, WG_SERVICE_CASE_ACCEPTED_ENTERED },
  { WG_MEASURE_FINISHED, WG_SERVICE_CASE_FINISHED_AT, WG_SERVICE_CASE_FINISHED_ENTERED },
  { WG_MEASURE_EVALUATED, WG_SERVICE_CASE_EVALUATED_AT, WG_SERVICE_CASE_EVALUATED_ENTERED },
};

static const Stage whistle_stages[] = {
  { WG_MEASURE_WHISTLES, WG_WHISTLE_WHISTLED_AT, WG_WHISTLE_WHISTLED_ENTERED },
};

static const Stage wish_stages[] = {
  { WG_MEASURE_WISHES, WG_WISH_PUBLISHED_AT, WG_WISH_PUBLISHED_ENTERED },
  { WG_MEASURE_WISHES_CLAIMED, WG_WISH_CLAIMED_AT, WG_WISH_CLAIMED_ENTERED },
  { WG_MEASURE_WISHES_FULFILLED, WG_WISH_FULFILLED_AT, WG_WISH_FULFILLED_ENTERED },
};

static const Stage hard_problem_stages[] = {
  { WG_MEASURE_HARD_PROBLEMS, WG_HARD_PROBLEM_COLLECTED_AT, WG_HARD_PROBLEM_COLLECTED_ENTERED },
  { WG_MEASURE_HARD_TAKEN, WG_HARD_PROBLEM_TAKEN_AT, WG_HARD_PROBLEM_TAKEN_ENTERED },
  { WG_MEASURE_HARD_SOLVED, WG_HARD_PROBLEM_SOLVED_AT, WG_HARD_PROBLEM_SOLVED_ENTERED },
};

static const Chain chains[] = {
  { &wg_kind_service_case, WG_SERVICE_CASE_GRID, WG_SERVICE_CASE_UNIT,
    WG_SERVICE_CASE_SERVICE_CLASS, case_stages, G_N_ELEMENTS (case_stages) },
  { &wg_kind_whistle, WG_WHISTLE_GRID, WG_WHISTLE_UNIT, NO_FIELD, whistle_stages,
    G_N_ELEMENTS (whistle_stages) },
  { &wg_kind_wish, WG_WISH_GRID, WG_WISH_UNIT, WG_WISH_SERVICE_CLASS, wish_stages,
    G_N_ELEMENTS (wish_stages) },
  { &wg_kind_hard_problem, WG_HARD_PROBLEM_GRID, WG_HARD_PROBLEM_UNIT, NO_FIELD,
    hard_problem_stages, G_N_ELEMENTS (hard_problem_stages) },
};

static const Chain *
find_chain (const WgKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (chains); i++)
    if (chains[i].kind == kind)
      return &chains[i];
  return NULL;
}

/**
 * wg_contribution_has_kind:
 * @kind: a kind
 *
 * Returns: whether rows of @kind are records that sums are kept of
 */
gboolean
wg_contribution_has_kind (const WgKind *kind)
{
  return kind == &wg_kind_activity || find_chain (kind) != NULL;
}

/**
 * wg_contribution_get_day_field:
 * @kind: a kind
 *
 * Returns: the field of the day, or of the time of the first stage; −1 for a kind without sums
 */
int
wg_contribution_get_day_field (const WgKind *kind)
{
  const Chain *chain = find_chain (kind);

  if (kind == &wg_kind_activity)
    return WG_ACTIVITY_HELD_ON;
  return chain != NULL ? chain->stages[0].at : NO_FIELD;
}

/**
 * wg_contribution_get_kind:
 * @measure: a measure
 *
 * Returns: (transfer none) (nullable): the kind of its records
 */
const WgKind *
wg_contribution_get_kind (WgMeasure measure)
{
  if (measure < WG_MEASURE_FIRST_RECORD || measure >= WG_N_MEASURES)
    return NULL;
  if (measure < WG_MEASURE_WHISTLES)
    return &wg_kind_service_case;
  if (measure < WG_MEASURE_WISHES)
    return &wg_kind_whistle;
  if (measure < WG_MEASURE_HARD_PROBLEMS)
    return &wg_kind_wish;
  return measure < WG_MEASURE_ACTIVITIES ? &wg_kind_hard_problem : &wg_kind_activity;
}

static gint64
get_place (const WgRow *row,
           int          grid,
           int          unit)
{
  gint64 place = wg_row_get_int (row, (guint) grid, 0);

  return place != 0 ? place : wg_row_get_int (row, (guint) unit, 0);
}

static WgDate
get_day (const WgRow *row,
         int          field)
{
  return wg_time_get_day (wg_row_get_int (row, (guint) field, WG_TIME_NONE));
}

/* Adds @value of @measure; it was known from what the field @entered says, else from when it
 * happened. */
static void
append (GArray         *out,
        WgContribution *contribution,
        WgMeasure       measure,
        gint64          value,
        WgDate          entered,
        WgDate          happened)
{
  if (value == 0)
    return;
  contribution->measure = measure;
  contribution->value = value;
  contribution->entered = entered != WG_DATE_NONE ? entered : happened;
  g_array_append_val (out, *contribution);
}

static void
append_stage (GArray         *out,
              WgContribution *contribution,
              const WgRow    *row,
              const Stage    *stage)
{
  WgDate happened = get_day (row, stage->at);

  if (happened != WG_DATE_NONE)
    append (out, contribution, stage->measure, 1, get_day (row, stage->entered), happened);
}

/* Answers count apart from the chain: an order may be answered at any of its stages. */
static void
append_case_answers (GArray         *out,
                     WgContribution *contribution,
                     const WgRow    *row)
{
  WgDate answered = get_day (row, WG_SERVICE_CASE_ANSWERED_AT);
  WgDate evaluated = get_day (row, WG_SERVICE_CASE_EVALUATED_AT);

  if (answered == contribution->day)
    append (out, contribution, WG_MEASURE_ANSWERED_SAME_DAY, 1,
            get_day (row, WG_SERVICE_CASE_ANSWERED_ENTERED), answered);
  if (wg_row_get_int (row, WG_SERVICE_CASE_SATISFIED, 0) == 1)
    append (out, contribution, WG_MEASURE_SATISFIED, 1,
            get_day (row, WG_SERVICE_CASE_EVALUATED_ENTERED),
            evaluated != WG_DATE_NONE ? evaluated : contribution->day);
}

static void
append_whistle_answer (GArray         *out,
                       WgContribution *contribution,
                       const WgRow    *row)
{
  WgTime answered = wg_row_get_int (row, WG_WHISTLE_ANSWERED_AT, WG_TIME_NONE);
  WgTime due = wg_row_get_int (row, WG_WHISTLE_DUE_AT, WG_TIME_NONE);

  if (answered != WG_TIME_NONE && due != WG_TIME_NONE && answered <= due)
    append (out, contribution, WG_MEASURE_WHISTLES_IN_TIME, 1,
            get_day (row, WG_WHISTLE_ANSWERED_ENTERED), wg_time_get_day (answered));
}

static void
append_chain (const Chain *chain,
              const WgRow *row,
              GArray      *out)
{
  WgContribution contribution = {
    .place = get_place (row, chain->grid, chain->unit),
    .service_class = chain->service_class == NO_FIELD
                         ? 0 : wg_row_get_int (row, (guint) chain->service_class, 0),
    .day = get_day (row, chain->stages[0].at),
  };

  if (contribution.day == WG_DATE_NONE)
    return;
  for (guint i = 0; i < chain->n_stages; i++)
    append_stage (out, &contribution, row, &chain->stages[i]);
  if (chain->kind == &wg_kind_service_case)
    append_case_answers (out, &contribution, row);
  else if (chain->kind == &wg_kind_whistle)
    append_whistle_answer (out, &contribution, row);
}

/* Only what was held counts; the plan is no service. */
static void
append_activity (const WgRow *row,
                 GArray      *out)
{
  WgContribution contribution = {
    .place = get_place (row, WG_ACTIVITY_GRID, WG_ACTIVITY_UNIT),
    .service_class = wg_row_get_int (row, WG_ACTIVITY_SERVICE_CLASS, 0),
  };
  WgDate entered = get_day (row, WG_ACTIVITY_ENTERED_AT);
  WgDate day;

  if (g_strcmp0 (wg_row_get_text (row, WG_ACTIVITY_STATUS), "held") != 0 ||
      !wg_date_parse (wg_row_get_text (row, WG_ACTIVITY_HELD_ON), &day))
    return;
  contribution.day = day;
  append (out, &contribution, WG_MEASURE_ACTIVITIES, 1, entered, day);
  append (out, &contribution, WG_MEASURE_PERSON_TIMES,
          wg_row_get_int (row, WG_ACTIVITY_PERSON_TIMES, 0), entered, day);
  append (out, &contribution, WG_MEASURE_HOURS,
          (gint64) llround (wg_row_get_real (row, WG_ACTIVITY_HOURS, 0) * 2), entered, day);
  append (out, &contribution, WG_MEASURE_SESSIONS,
          wg_row_get_int (row, WG_ACTIVITY_SESSIONS, 0), entered, day);
  append (out, &contribution, WG_MEASURE_ITEMS,
          wg_row_get_int (row, WG_ACTIVITY_ITEMS, 0), entered, day);
}

/**
 * wg_contribution_append:
 * @row: a row of any kind
 * @out: (element-type WgContribution): gets what the row adds: at most one element per measure,
 *   none with the value 0
 */
void
wg_contribution_append (const WgRow *row,
                        GArray      *out)
{
  const WgKind *kind = wg_row_get_kind (row);
  const Chain *chain;

  if (kind == &wg_kind_activity)
    {
      append_activity (row, out);
      return;
    }
  chain = find_chain (kind);
  if (chain != NULL)
    append_chain (chain, row, out);
}

/* What a row adds, by measure; all zero where it adds nothing. */
typedef struct
{
  WgContribution of[WG_N_RECORD_MEASURES];
} Counted;

static void
count_row (const WgRow *row,
           GArray      *scratch,
           Counted     *counted)
{
  guint start = scratch->len;

  *counted = (Counted) { 0 };
  if (row == NULL)
    return;
  wg_contribution_append (row, scratch);
  for (guint i = start; i < scratch->len; i++)
    {
      const WgContribution *one = &g_array_index (scratch, WgContribution, i);

      counted->of[one->measure - WG_MEASURE_FIRST_RECORD] = *one;
    }
  g_array_set_size (scratch, start);
}

static gboolean
same_cell (const WgContribution *a,
           const WgContribution *b)
{
  return a->day == b->day && a->place == b->place && a->service_class == b->service_class;
}

static void
append_signed (GArray               *out,
               const WgContribution *of,
               gint64                value,
               WgDate                entered)
{
  WgContribution difference = *of;

  difference.value = value;
  difference.entered = entered;
  if (value != 0)
    g_array_append_val (out, difference);
}

/* From @from to @to, times @sign. A correction is never known before what it corrects. */
static void
append_difference (GArray               *out,
                   const WgContribution *from,
                   const WgContribution *to,
                   WgDifference          how,
                   gint64                sign,
                   WgDate                edited)
{
  WgDate entered = MAX (edited, from->value != 0 ? from->entered : to->entered);

  if (how == WG_DIFFERENCE_LATE && to->value != 0)
    entered = MAX (entered, to->entered);
  else if (from->value == 0)
    entered = to->entered;
  if (from->value != 0 && to->value != 0 && same_cell (from, to))
    {
      append_signed (out, to, sign * (to->value - from->value), entered);
      return;
    }
  append_signed (out, from, sign * -from->value, entered);
  append_signed (out, to, sign * to->value, entered);
}

/**
 * wg_contribution_append_differences:
 * @old_row: (nullable): the record as it was
 * @new_row: (nullable): the record as it is now, of the same kind
 * @how: from which day the differences are known
 * @edited: the day of the edit
 * @out: (element-type WgContribution): gets them; nothing where nothing changes
 *
 * What is counted for the first time is known from the day its own stage was entered. What
 * corrects something counted is known from @edited on, so that a figure at an earlier cut-off
 * stays as it was read out. An undo on the day of the edit leaves no trace of either.
 */
void
wg_contribution_append_differences (const WgRow *old_row,
                                    const WgRow *new_row,
                                    WgDifference how,
                                    WgDate       edited,
                                    GArray      *out)
{
  const WgRow *row = new_row != NULL ? new_row : old_row;
  gboolean back = how == WG_DIFFERENCE_TAKE_BACK;
  Counted before, after;

  if (row == NULL || !wg_contribution_has_kind (wg_row_get_kind (row)))
    return;
  count_row (back ? new_row : old_row, out, &before);
  count_row (back ? old_row : new_row, out, &after);
  for (guint i = 0; i < WG_N_RECORD_MEASURES; i++)
    if (before.of[i].value != 0 || after.of[i].value != 0)
      append_difference (out, &before.of[i], &after.of[i], how, back ? -1 : 1, edited);
}
