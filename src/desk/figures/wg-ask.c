/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a question to a figure: which day, which period, which sums. The evaluation itself is the
 * evaluator's. */

#include "wg-ask.h"

#include "wg-coverage-keeper.h"
#include "wg-covered-counts.h"
#include "wg-district-private.h"
#include "wg-evaluator.h"
#include "wg-post-book.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * wg_district_get_default_period:
 *
 * Returns: the quarter that ended last before the file's clock
 */
WgPeriod
wg_district_get_default_period (WgDistrict *self)
{
  return wg_period_quarter_ended_before (wg_clock_get_today (wg_district_get_clock (self)));
}

/* The measures whose records are counted for a card: of person-times the activities. */
static guint
list_counted (const WgInquiry *inquiry,
              WgMeasure       *measures)
{
  guint n = 0;

  for (WgMeasure i = WG_MEASURE_FIRST_RECORD; i < WG_N_MEASURES; i++)
    if (wg_formula_uses (inquiry->formula, i))
      {
        WgMeasure counting = wg_measure_get_counting (i);
        gboolean known = FALSE;

        for (guint k = 0; k < n; k++)
          known |= measures[k] == counting;
        if (!known)
          measures[n++] = counting;
      }
  if (n == 0 && inquiry->counts_records)
    measures[n++] = WG_MEASURE_ACTIVITIES;
  return n;
}

/* Per slot, what is counted; (transfer full) (nullable). */
static gint64 *
count_slots (const WgInquiry  *inquiry,
             const WgQuestion *question,
             WgMeasure         measure,
             guint            *n)
{
  WgInquiryPlace place = wg_inquiry_place (inquiry, question->unit, question->grid);
  g_autoptr (GArray) classes = wg_inquiry_list_classes (inquiry, question->service_class);
  g_autofree gint64 *values = NULL;

  *n = place.range.to - place.range.from;
  values = g_new0 (gint64, MAX (*n, 1));
  if (wg_service_sums_of_slots (inquiry->facts->sums, measure, classes, place.range.from,
                                place.range.to, &question->period, values))
    return g_steal_pointer (&values);
  *n = 1;
  values[0] = wg_service_sums_of_range (inquiry->facts->sums, measure, classes, &place.range,
                                        &question->period);
  return g_steal_pointer (&values);
}

/* Of a longer period the places alone tell. */
#define MAX_DAYS 366

/* How many records came or went, day by day: one that came and one that went in one place leave
 * no difference there. */
static gint64
count_days (const WgInquiry  *live,
            const WgInquiry  *frozen,
            const WgQuestion *question,
            WgMeasure         measure)
{
  WgInquiryPlace now = wg_inquiry_place (live, question->unit, question->grid);
  WgInquiryPlace then = wg_inquiry_place (frozen, question->unit, question->grid);
  g_autoptr (GArray) now_of = wg_inquiry_list_classes (live, question->service_class);
  g_autoptr (GArray) then_of = wg_inquiry_list_classes (frozen, question->service_class);
  gint64 n = 0;

  /* Days are kept of units, not of each grid. */
  if (question->grid != 0 || question->period.last - question->period.first >= MAX_DAYS)
    return 0;
  for (WgDate day = question->period.first; day <= question->period.last; day++)
    {
      const WgPeriod only = { day, day };

      n += ABS (wg_service_sums_of_range (live->facts->sums, measure, now_of, &now.range, &only) -
                wg_service_sums_of_range (frozen->facts->sums, measure, then_of, &then.range,
                                          &only));
    }
  return n;
}

/* How many records came after the cut-off, or were corrected: what more is counted now, place by
 * place or day by day. */
static guint
count_late (const WgInquiry  *live,
            const WgInquiry  *frozen,
            const WgQuestion *question)
{
  WgMeasure measures[WG_N_RECORD_MEASURES];
  guint n_measures = list_counted (live, measures);
  gint64 late = 0;

  for (guint i = 0; i < n_measures; i++)
    {
      guint n_live, n_frozen;
      g_autofree gint64 *now = count_slots (live, question, measures[i], &n_live);
      g_autofree gint64 *then = count_slots (frozen, question, measures[i], &n_frozen);
      gint64 more = 0, less = 0;

      for (guint k = 0; k < MIN (n_live, n_frozen); k++)
        {
          more += MAX (now[k] - then[k], 0);
          less += MAX (then[k] - now[k], 0);
        }
      late = MAX (late, MAX (more, less));
      late = MAX (late, count_days (live, frozen, question, measures[i]));
    }
  return (guint) MIN (late, G_MAXUINT);
}

/* A correction of hours adds no record; it is one late entry all the same. */
static guint
find_late (WgEvaluator      *evaluator,
           const WgFacts    *facts,
           const WgQuestion *question,
           WgFigure         *figure,
           WgDistrict       *self)
{
  const WgFormula *formula = wg_evaluator_find_formula (evaluator, question->indicator);
  WgFacts live_facts = *facts;
  g_auto (WgInquiry) frozen = { NULL };
  g_auto (WgInquiry) live = { NULL };
  g_autoptr (WgFigure) now = NULL;
  WgQuestion whole = *question;
  guint late;

  live_facts.sums = wg_district_get_sums (self, WG_TIME_NONE, NULL);
  if (live_facts.sums == NULL || facts->sums == NULL)
    return 0;
  wg_inquiry_init (&frozen, facts, figure->indicator, formula);
  if (!frozen.counts_records)
    return 0;
  wg_inquiry_init (&live, &live_facts, figure->indicator, formula);
  late = count_late (&live, &frozen, question);
  whole.by = WG_BY_NONE;
  now = late == 0 ? wg_evaluator_ask (evaluator, &live_facts, &whole, NULL) : NULL;
  if (now != NULL && now->value != figure->value && !(isnan (now->value) && isnan (figure->value)))
    late = 1;
  return late;
}

/* What is hidden of a grid beside its neighbours is hidden when it is asked about alone: the others
 * would give it away. */
static void
hide_grid (WgEvaluator      *evaluator,
           const WgFacts    *facts,
           const WgQuestion *question,
           WgFigure         *figure)
{
  WgGrid *grid = wg_registry_find_grid (facts->registry, question->grid);
  WgQuestion beside = *question;
  g_autoptr (WgFigure) grids = NULL;

  if (grid == NULL || figure->indicator->suppress_below == 0)
    return;
  beside.unit = wg_grid_get_community_id (grid);
  beside.grid = 0;
  beside.by = WG_BY_GRID;
  grids = wg_evaluator_ask (evaluator, facts, &beside, NULL);
  for (guint i = 0; grids != NULL && i < grids->parts->len; i++)
    {
      const WgFigurePart *part = &g_array_index (grids->parts, WgFigurePart, i);

      if (part->id != question->grid || part->state != WG_VALUE_SUPPRESSED)
        continue;
      figure->state = WG_VALUE_SUPPRESSED;
      figure->value = NAN;
      g_array_set_size (figure->parts, 0);
    }
}

static WgPeriod
widen_to_months (const WgPeriod *period)
{
  return (WgPeriod) { wg_cube_month_first (wg_cube_month_of (period->first)),
                      wg_cube_month_first (wg_cube_month_of (period->last) + 1) - 1 };
}

/* A file of very many records does not keep the days of every grid in memory. Where they are asked
 * for, the days of the period are read: they alone make up its months then. */
static void
read_days (WgDistrict        *self,
           WgFacts           *facts,
           const WgIndicator *card,
           WgQuestion        *question)
{
  WgPeriod months = widen_to_months (&question->period);
  gboolean by_time = question->by == WG_BY_WEEK || question->by == WG_BY_DAY;
  gboolean whole = months.first == question->period.first && months.last == question->period.last;
  gboolean of_classes = question->service_class != 0 || question->by == WG_BY_CLASS
                        || (card != NULL && card->same_day_classes);
  g_autoptr (GError) error = NULL;
  const WgServiceSums *sums;

  if (facts->sums == NULL || wg_service_cube_keeps_days (facts->sums->cube, of_classes) ||
      (question->by != WG_BY_GRID && question->grid == 0) || (whole && !by_time))
    return;
  sums = wg_district_read_sums (self, question->cutoff, &question->period, &error);
  if (sums == NULL)
    {
      g_warning ("%s: %s", wg_district_get_path (self), error->message);
      return;
    }
  facts->sums = sums;
  if (!wg_service_cube_keeps_days (sums->cube, of_classes) && !by_time)
    question->period = months;
}

static gboolean
is_today (WgDistrict *self,
          WgTime      at)
{
  return at == WG_TIME_NONE ||
         wg_time_get_day (at) == wg_clock_get_today (wg_district_get_clock (self));
}

/* (transfer full) (nullable): NULL without @error where it is being made for a screen. */
static WgCoverageStudy *
get_study (WgDistrict       *self,
           const WgFacts    *facts,
           const WgQuestion *question,
           GError          **error)
{
  WgGrid *grid = question->grid != 0 ? wg_registry_find_grid (facts->registry, question->grid)
                                     : NULL;
  gint64 unit = grid != NULL ? wg_grid_get_community_id (grid) : question->unit;
  WgDate day = wg_time_get_day (facts->at);
  g_autoptr (WgCoverageStudy) study = NULL;
  g_autoptr (GError) failure = NULL;
  WgCoverMethod method;

  wg_cover_method_init (&method, question->walk_minutes > 0 ? WG_COVER_WALK : WG_COVER_RADIUS,
                        self);
  if (question->walk_minutes > 0)
    method.minutes = question->walk_minutes;
  else if (question->radius_m > 0)
    method.radius_m = question->radius_m;
  study = wg_district_find_study (self, day, unit, &method, &failure);
  if (study != NULL)
    return g_steal_pointer (&study);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (!question->at_once || !wg_district_get_in_background (self))
    return wg_district_get_study (self, day, unit, &method, error);
  else
    wg_district_announce_study (self, day, unit, &method);
  return NULL;
}

/* Who is within reach of a post, by the question's method. FALSE with @error; without counts where
 * they come later. */
static gboolean
count_covered (WgDistrict       *self,
               const WgFacts    *facts,
               const WgQuestion *question,
               WgCoveredCounts **covered,
               GError          **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (WgCoverageStudy) study = get_study (self, facts, question, &failure);
  g_autoptr (WgCoverage) coverage = NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (study == NULL)
    return TRUE;
  coverage = wg_coverage_study_at (study, facts->at, NULL, 0);
  *covered = wg_covered_counts_new (facts->registry, coverage);
  return TRUE;
}

WgFigure *
wg_district_ask (WgDistrict       *self,
                 const WgQuestion *question,
                 GError          **error)
{
  WgEvaluator *evaluator;
  WgIndicator *card;
  WgQuestion asked;
  WgFacts facts = { NULL };
  g_autoptr (WgRegistry) of_day = NULL;
  g_autoptr (WgPostBook) posts_of_day = NULL;
  g_autoptr (WgCoveredCounts) covered = NULL;
  gboolean of_coverage;
  WgPeriod period;
  WgFigure *figure;

  g_return_val_if_fail (WG_IS_DISTRICT (self), NULL);
  g_return_val_if_fail (question != NULL && question->indicator != NULL, NULL);

  evaluator = wg_district_get_evaluator (self);
  card = wg_evaluator_find (evaluator, question->indicator);
  asked = *question;
  if (asked.period.first == WG_DATE_NONE)
    asked.period = wg_district_get_default_period (self);
  facts.registry = wg_district_get_registry (self);
  facts.posts = wg_district_get_post_book (self);
  facts.at = asked.at != WG_TIME_NONE ? asked.at
                                      : wg_clock_get_now (wg_district_get_clock (self));
  if (!is_today (self, asked.at))
    {
      facts.registry = of_day = wg_district_registry_at (self, wg_time_get_day (asked.at));
      facts.posts = posts_of_day = wg_post_book_new (of_day, facts.posts);
    }
  if (card != NULL && card->source == WG_SOURCE_FINDINGS)
    {
      facts.counts = wg_district_get_counts (self, error);
      if (facts.counts == NULL)
        return NULL;
    }
  if (card != NULL && card->source == WG_SOURCE_MEASURES)
    {
      g_autoptr (GError) failure = NULL;

      facts.sums = wg_district_get_sums (self, asked.cutoff, &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
  of_coverage = card != NULL && wg_formula_uses (wg_evaluator_find_formula (evaluator, card->id),
                                                 WG_MEASURE_COVERED_RESIDENTS);
  if (of_coverage && !count_covered (self, &facts, &asked, &covered, error))
    return NULL;
  facts.covered = covered;
  period = asked.period;
  read_days (self, &facts, card, &asked);
  figure = wg_evaluator_ask (evaluator, &facts, &asked, error);
  if (figure != NULL && of_coverage && covered == NULL)
    {
      g_free (figure->why);
      figure->why = g_strdup (_("Who is within reach is being counted; the number comes in a "
                                "moment."));
    }
  if (figure != NULL && asked.grid != 0)
    hide_grid (evaluator, &facts, &asked, figure);
  asked.period = period;
  if (figure != NULL && figure->period.first != WG_DATE_NONE)
    figure->period = period;
  if (figure != NULL && asked.cutoff != WG_TIME_NONE)
    figure->late = find_late (evaluator, &facts, &asked, figure, self);
  return figure;
}

/**
 * wg_district_evaluate:
 * @indicator: id of a definition card
 * @unit: row id, 0 for the whole file
 * @by: into what parts
 *
 * wg_district_ask() of the default period, live, and at once.
 *
 * Returns: (transfer full): the figure, or NULL when there is no such indicator or part
 */
WgFigure *
wg_district_evaluate (WgDistrict *self,
                      const char *indicator,
                      gint64      unit,
                      WgFigureBy  by,
                      GError    **error)
{
  WgQuestion question = WG_QUESTION_INIT;

  question.indicator = indicator;
  question.unit = unit;
  question.by = by;
  question.at_once = TRUE;
  return wg_district_ask (self, &question, error);
}

typedef struct
{
  WgRow *row;
  gint64 top_rank, top;
} ClassEntry;

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const ClassEntry *left = a, *right = b;
  gint64 left_rank = wg_row_get_int (left->row, WG_SERVICE_CLASS_RANK, G_MAXINT64);
  gint64 right_rank = wg_row_get_int (right->row, WG_SERVICE_CLASS_RANK, G_MAXINT64);
  gboolean left_is_top = left->top == wg_row_get_id (left->row);
  gboolean right_is_top = right->top == wg_row_get_id (right->row);

  if (left->top_rank != right->top_rank)
    return left->top_rank < right->top_rank ? -1 : 1;
  if (left->top != right->top)
    return left->top < right->top ? -1 : 1;
  if (left_is_top != right_is_top)
    return left_is_top ? -1 : 1;
  if (left_rank != right_rank)
    return left_rank < right_rank ? -1 : 1;
  return g_strcmp0 (wg_row_get_text (left->row, WG_SERVICE_CLASS_NAME),
                    wg_row_get_text (right->row, WG_SERVICE_CLASS_NAME));
}

GPtrArray *
wg_district_get_classes (WgDistrict *self,
                         const char *use)
{
  WgRegistry *registry = wg_district_get_registry (self);
  WgRegistryRows *rows = (WgRegistryRows *) wg_registry_get_rows (registry);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (ClassEntry));
  GPtrArray *classes = g_ptr_array_new ();

  for (guint i = 0; i < rows->service_classes->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows->service_classes, i);
      WgRow *top = wg_registry_rows_lookup (rows, &wg_kind_service_class,
                                            wg_row_get_int (row, WG_SERVICE_CLASS_PARENT, 0));
      ClassEntry entry = { .row = row };

      if (top == NULL)
        top = row;
      entry.top = wg_row_get_id (top);
      entry.top_rank = wg_row_get_int (top, WG_SERVICE_CLASS_RANK, G_MAXINT64);
      if ((use == NULL ||
           g_strcmp0 (use, wg_row_get_text (row, WG_SERVICE_CLASS_CLASS_USE)) == 0) &&
          wg_row_is_valid_on (row, WG_SERVICE_CLASS_VALID_FROM, WG_SERVICE_CLASS_VALID_UNTIL,
                              wg_registry_get_day (registry)))
        g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (classes, g_array_index (entries, ClassEntry, i).row);
  return classes;
}

const char *
wg_district_get_class_name (WgDistrict *self,
                            gint64      service_class)
{
  WgRegistryRows *rows =
      (WgRegistryRows *) wg_registry_get_rows (wg_district_get_registry (self));
  WgRow *row = wg_registry_rows_lookup (rows, &wg_kind_service_class, service_class);

  return row != NULL ? wg_row_get_text (row, WG_SERVICE_CLASS_NAME) : NULL;
}

static int
compare_teams (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (wg_row_get_text (*(WgRow *const *) a, WG_TEAM_NAME),
                    wg_row_get_text (*(WgRow *const *) b, WG_TEAM_NAME));
}

GPtrArray *
wg_district_get_teams (WgDistrict *self,
                       gint64      unit)
{
  WgRegistry *registry = wg_district_get_registry (self);
  const WgRegistryRows *rows = wg_registry_get_rows (registry);
  g_autoptr (GHashTable) units = wg_registry_collect_units (registry, unit);
  GPtrArray *teams = g_ptr_array_new ();

  for (guint i = 0; i < rows->teams->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows->teams, i);
      WgUnit *of = wg_registry_find_unit (registry, wg_row_get_int (row, WG_TEAM_UNIT, 0));

      if ((unit == 0 || g_hash_table_contains (units, of)) &&
          wg_row_is_valid_on (row, WG_TEAM_FOUNDED, WG_TEAM_CLOSED,
                              wg_registry_get_day (registry)))
        g_ptr_array_add (teams, row);
    }
  g_ptr_array_sort (teams, compare_teams);
  return teams;
}
