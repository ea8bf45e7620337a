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

static WgTime
get_time (const WgRow *row,
          int          field)
{
  return wg_row_get_int (row, (guint) field, WG_TIME_NONE);
}

/* Where what a row adds is collected. */
typedef struct
{
  WgContribution next;  /* place, class and day are set */
  GArray        *out;
  GArray        *times; /* (nullable): when each became known */
} Adding;

/* Adds @value of @measure; it was known from @entered, or from when it happened where nobody wrote
 * that down. */
static void
append (Adding   *adding,
        WgMeasure measure,
        gint64    value,
        WgTime    entered,
        WgTime    happened)
{
  WgTime known = entered != WG_TIME_NONE ? entered : happened;

  if (value == 0)
    return;
  adding->next.measure = measure;
  adding->next.value = value;
  adding->next.entered = wg_time_get_day (known);
  g_array_append_val (adding->out, adding->next);
  if (adding->times != NULL)
    g_array_append_val (adding->times, known);
}

static void
append_stage (Adding      *adding,
              const WgRow *row,
              const Stage *stage)
{
  WgTime happened = get_time (row, stage->at);

  if (happened != WG_TIME_NONE)
    append (adding, stage->measure, 1, get_time (row, stage->entered), happened);
}

/* Answers count apart from the chain: an order may be answered at any of its stages. */
static void
append_case_answers (Adding      *adding,
                     const WgRow *row)
{
  WgTime ordered = get_time (row, WG_SERVICE_CASE_ORDERED_AT);
  WgTime answered = get_time (row, WG_SERVICE_CASE_ANSWERED_AT);
  WgTime evaluated = get_time (row, WG_SERVICE_CASE_EVALUATED_AT);

  if (wg_time_get_day (answered) == adding->next.day)
    append (adding, WG_MEASURE_ANSWERED_SAME_DAY, 1,
            get_time (row, WG_SERVICE_CASE_ANSWERED_ENTERED), answered);
  if (wg_row_get_int (row, WG_SERVICE_CASE_SATISFIED, 0) == 1)
    append (adding, WG_MEASURE_SATISFIED, 1, get_time (row, WG_SERVICE_CASE_EVALUATED_ENTERED),
            evaluated != WG_TIME_NONE ? evaluated : ordered);
}

static void
append_whistle_answer (Adding      *adding,
                       const WgRow *row)
{
  WgTime answered = get_time (row, WG_WHISTLE_ANSWERED_AT);
  WgTime due = get_time (row, WG_WHISTLE_DUE_AT);

  if (answered != WG_TIME_NONE && due != WG_TIME_NONE && answered <= due)
    append (adding, WG_MEASURE_WHISTLES_IN_TIME, 1, get_time (row, WG_WHISTLE_ANSWERED_ENTERED),
            answered);
}

static void
append_chain (Adding      *adding,
              const Chain *chain,
              const WgRow *row)
{
  adding->next.place = get_place (row, chain->grid, chain->unit);
  if (chain->service_class != NO_FIELD)
    adding->next.service_class = wg_row_get_int (row, (guint) chain->service_class, 0);
  adding->next.day = wg_time_get_day (get_time (row, chain->stages[0].at));
  if (adding->next.day == WG_DATE_NONE)
    return;
  for (guint i = 0; i < chain->n_stages; i++)
    append_stage (adding, row, &chain->stages[i]);
  if (chain->kind == &wg_kind_service_case)
    append_case_answers (adding, row);
  else if (chain->kind == &wg_kind_whistle)
    append_whistle_answer (adding, row);
}

/* Only what was held counts; the plan is no service. */
static void
append_activity (Adding      *adding,
                 const WgRow *row)
{
  WgTime entered = get_time (row, WG_ACTIVITY_ENTERED_AT);
  WgTime held;
  WgDate day;

  if (g_strcmp0 (wg_row_get_text (row, WG_ACTIVITY_STATUS), "held") != 0 ||
      !wg_date_parse (wg_row_get_text (row, WG_ACTIVITY_HELD_ON), &day))
    return;
  held = wg_time_new (day, 0, 0);
  adding->next.place = get_place (row, WG_ACTIVITY_GRID, WG_ACTIVITY_UNIT);
  adding->next.service_class = wg_row_get_int (row, WG_ACTIVITY_SERVICE_CLASS, 0);
  adding->next.day = day;
  append (adding, WG_MEASURE_ACTIVITIES, 1, entered, held);
  append (adding, WG_MEASURE_PERSON_TIMES, wg_row_get_int (row, WG_ACTIVITY_PERSON_TIMES, 0),
          entered, held);
  append (adding, WG_MEASURE_HOURS,
          (gint64) llround (wg_row_get_real (row, WG_ACTIVITY_HOURS, 0) * 2), entered, held);
  append (adding, WG_MEASURE_SESSIONS, wg_row_get_int (row, WG_ACTIVITY_SESSIONS, 0), entered,
          held);
  append (adding, WG_MEASURE_ITEMS, wg_row_get_int (row, WG_ACTIVITY_ITEMS, 0), entered, held);
  if (wg_row_get_text (row, WG_ACTIVITY_PERSON_TIMES_WORD) != NULL)
    append (adding, WG_MEASURE_ROUGH_PERSON_TIMES, 1, entered, held);
}

static void
append_row (const WgRow *row,
            GArray      *out,
            GArray      *times)
{
  const WgKind *kind = wg_row_get_kind (row);
  const Chain *chain = find_chain (kind);
  Adding adding = { .out = out, .times = times };

  if (kind == &wg_kind_activity)
    append_activity (&adding, row);
  else if (chain != NULL)
    append_chain (&adding, chain, row);
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
  append_row (row, out, NULL);
}

/* What a row adds, by measure; all zero where it adds nothing. */
typedef struct
{
  WgContribution of[WG_N_RECORD_MEASURES];
  WgTime         times[WG_N_RECORD_MEASURES];
} Counted;

/* @out and @times serve as scratch and are left as they were. */
static void
count_row (const WgRow *row,
           GArray      *out,
           GArray      *times,
           Counted     *counted)
{
  guint start = out->len;
  guint first = times->len;

  *counted = (Counted) { 0 };
  if (row == NULL)
    return;
  append_row (row, out, times);
  for (guint i = start; i < out->len; i++)
    {
      const WgContribution *one = &g_array_index (out, WgContribution, i);
      guint place = one->measure - WG_MEASURE_FIRST_RECORD;

      counted->of[place] = *one;
      counted->times[place] = g_array_index (times, WgTime, first + i - start);
    }
  g_array_set_size (out, start);
  g_array_set_size (times, first);
}

static gboolean
same_cell (const WgContribution *a,
           const WgContribution *b)
{
  return a->day == b->day && a->place == b->place && a->service_class == b->service_class;
}

static void
append_signed (GArray               *out,
               GArray               *times,
               const WgContribution *of,
               gint64                value,
               WgTime                known)
{
  WgContribution difference = *of;

  difference.value = value;
  difference.entered = wg_time_get_day (known);
  if (value == 0)
    return;
  g_array_append_val (out, difference);
  g_array_append_val (times, known);
}

/* From when the difference of one measure is known. A correction never before what it corrects. */
static WgTime
find_time (const Counted *from,
           const Counted *to,
           guint          i,
           WgDifference   how,
           WgTime         edited)
{
  gboolean was = from->of[i].value != 0;
  gboolean is = to->of[i].value != 0;

  if (!was && how != WG_DIFFERENCE_LATE)
    return to->times[i];
  if (was)
    edited = MAX (edited, from->times[i]);
  return is && how == WG_DIFFERENCE_LATE ? MAX (edited, to->times[i]) : edited;
}

/**
 * wg_contribution_append_differences:
 * @old_row: (nullable): the record as it was
 * @new_row: (nullable): the record as it is now, of the same kind
 * @how: from when the differences are known
 * @edited: when the edit was made, of the office's clock
 * @out: (element-type WgContribution): gets them; nothing where nothing changes
 * @times: (nullable) (element-type WgTime): gets the minute of each
 *
 * What is counted for the first time is known from when its own stage was entered. What corrects
 * something counted is known from @edited on, so that a figure at an earlier cut-off stays as it
 * was read out. An undo on the day of the edit leaves no trace of either.
 */
void
wg_contribution_append_differences (const WgRow *old_row,
                                    const WgRow *new_row,
                                    WgDifference how,
                                    WgTime       edited,
                                    GArray      *out,
                                    GArray      *times)
{
  g_autoptr (GArray) own_times = NULL;
  const WgRow *row = new_row != NULL ? new_row : old_row;
  gboolean back = how == WG_DIFFERENCE_TAKE_BACK;
  gint64 sign = back ? -1 : 1;
  Counted from, to;

  if (row == NULL || !wg_contribution_has_kind (wg_row_get_kind (row)))
    return;
  /* What a million records in one edit take. */
  if (old_row == NULL && how == WG_DIFFERENCE_EDIT)
    {
      append_row (new_row, out, times);
      return;
    }
  if (times == NULL)
    times = own_times = g_array_new (FALSE, FALSE, sizeof (WgTime));
  count_row (back ? new_row : old_row, out, times, &from);
  count_row (back ? old_row : new_row, out, times, &to);
  for (guint i = 0; i < WG_N_RECORD_MEASURES; i++)
    {
      const WgContribution *was = &from.of[i];
      const WgContribution *is = &to.of[i];
      WgTime known = find_time (&from, &to, i, how, edited);

      if (was->value != 0 && is->value != 0 && same_cell (was, is))
        append_signed (out, times, is, sign * (is->value - was->value), known);
      else
        {
          append_signed (out, times, was, sign * -was->value, known);
          append_signed (out, times, is, sign * is->value, known);
        }
    }
}

/**
 * wg_contribution_is_known:
 * @entered: when something was entered
 * @cutoff: a cut-off, or %WG_TIME_NONE
 *
 * Returns: whether a figure at the cut-off counts it
 */
gboolean
wg_contribution_is_known (WgTime entered,
                          WgTime cutoff)
{
  gboolean midnight = cutoff == wg_time_new (wg_time_get_day (cutoff), 0, 0);

  if (cutoff == WG_TIME_NONE)
    return TRUE;
  return midnight ? entered < cutoff : entered <= cutoff;
}
