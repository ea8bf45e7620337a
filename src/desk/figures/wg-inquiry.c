/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The measures behind a figure: stocks from the registry, findings from their counts, records from
 * the sums. It makes no figure and no words. */

#include "wg-inquiry.h"

#include "wg-service-marks.h"

#include <math.h>
#include <string.h>

static void
use (WgInquiry *self,
     WgMeasure  measure)
{
  if (measure < WG_MEASURE_FIRST_RECORD || measure >= WG_N_MEASURES)
    return;
  for (guint i = 0; i < self->n_used; i++)
    if (self->used[i] == measure)
      return;
  self->used[self->n_used++] = measure;
}

/**
 * wg_inquiry_init:
 * @facts: (transfer none): must outlive it, as must the card and the formula
 *
 * Finds out what the card counts. A stage needs those before it, to be held against them.
 */
void
wg_inquiry_init (WgInquiry         *self,
                 const WgFacts     *facts,
                 const WgIndicator *card,
                 const WgFormula   *formula)
{
  *self = (WgInquiry) { .facts = facts, .card = card, .formula = formula };
  self->with_area = wg_formula_uses (formula, WG_MEASURE_AREA_M2);
  /* Most figures of records do not need the registry's sums, which take longer than they do. */
  for (WgMeasure i = 0; i < WG_MEASURE_TEAMS; i++)
    self->needs_stock |= wg_formula_uses (formula, i);
  for (WgMeasure i = WG_MEASURE_FIRST_RECORD; i < WG_N_MEASURES; i++)
    if (wg_formula_uses (formula, i))
      for (WgMeasure stage = i; stage != WG_N_MEASURES; stage = wg_measure_get_previous (stage))
        use (self, stage);
  use (self, card->suppress_by);
  for (WgMeasure i = WG_MEASURE_POSTS_OPEN; i <= WG_MEASURE_FACILITY_M2; i++)
    if (facts->posts != NULL && self->posts == NULL && wg_formula_uses (formula, i))
      self->posts = wg_post_sums_new (facts->registry, facts->posts,
                                      (const char *const *) card->post_types, facts->at);
  if (wg_formula_is_ratio (formula) && wg_formula_uses (formula, WG_MEASURE_PERSON_TIMES))
    use (self, WG_MEASURE_ROUGH_PERSON_TIMES);
  self->counts_records = self->n_used > 0 || wg_formula_uses (formula, WG_MEASURE_BLANK_GRIDS) ||
                         wg_formula_uses (formula, WG_MEASURE_CROWDED_GRIDS);
}

void
wg_inquiry_clear (WgInquiry *self)
{
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->posts, wg_post_sums_free);
}

/**
 * wg_inquiry_place:
 * @unit: row id, 0 for the whole file
 * @grid: row id, 0 for all of the unit
 *
 * Returns: the place; its range is empty where nothing can have been recorded
 */
WgInquiryPlace
wg_inquiry_place (const WgInquiry *self,
                  gint64           unit,
                  gint64           grid)
{
  const WgServiceSums *sums = self->facts->sums;
  WgInquiryPlace place = { .unit = unit, .grid = grid };
  gboolean known = FALSE;
  guint slot;

  if (sums == NULL)
    return place;
  if (grid == 0)
    {
      place.range = wg_place_order_find_range (sums->order, unit);
      return place;
    }
  slot = wg_place_order_find_slot (sums->order, grid, &known);
  if (known)
    place.range = (WgPlaceRange) { .from = slot, .to = slot + 1 };
  return place;
}

static void
measure_stock (const WgInquiry      *self,
               const WgInquiryPlace *place,
               WgMeasures           *measures)
{
  const WgFacts *facts = self->facts;
  g_autoptr (GHashTable) units = NULL;
  guint index;

  wg_measures_clear (measures);
  if (place->grid != 0)
    {
      index = wg_registry_find_grid_index (facts->registry, place->grid);
      if (index != G_MAXUINT)
        wg_registry_get_measures (facts->registry, index, self->with_area, measures);
      if (index != G_MAXUINT && self->posts != NULL)
        wg_post_sums_of_grid (self->posts, index, measures);
      if (index != G_MAXUINT && facts->covered != NULL)
        wg_covered_counts_of_grid (facts->covered, index, measures);
      if (facts->counts != NULL)
        wg_finding_counts_of_grid (facts->counts, place->grid, measures);
      return;
    }
  wg_registry_sum (facts->registry, place->unit, self->with_area, measures);
  if (self->posts != NULL)
    wg_post_sums_of_unit (self->posts, place->unit, measures);
  if (facts->covered != NULL)
    wg_covered_counts_of_unit (facts->covered, place->unit, measures);
  if (facts->counts == NULL)
    return;
  if (place->unit != 0)
    units = wg_registry_collect_units (facts->registry, place->unit);
  wg_finding_counts_of_units (facts->counts, units, measures);
}

static double
get_unit_of_value (WgMeasure measure)
{
  return measure == WG_MEASURE_HOURS ? 0.5 : 1;
}

static void
add_team (WgMeasures  *measures,
          const WgRow *team)
{
  gint64 volunteers = wg_row_get_int (team, WG_TEAM_VOLUNTEERS, -1);
  double *sum = &measures->value[WG_MEASURE_VOLUNTEERS];

  measures->value[WG_MEASURE_TEAMS]++;
  if (wg_row_get_text (team, WG_TEAM_VOLUNTEERS_WORD) != NULL)
    measures->value[WG_MEASURE_ROUGH_VOLUNTEERS]++;
  if (volunteers >= 0)
    *sum = isnan (*sum) ? (double) volunteers : *sum + (double) volunteers;
}

/* Teams of the slots from … before @to, into one sum or into one for each slot. */
static void
measure_teams (const WgInquiry *self,
               guint            from,
               guint            to,
               const GArray    *classes,
               WgMeasures      *measures,
               gboolean         by_slot)
{
  const WgRegistryRows *rows = wg_registry_get_rows (self->facts->registry);
  WgPlaceRange range = { .from = from, .to = to };

  if (!wg_formula_uses (self->formula, WG_MEASURE_TEAMS) &&
      !wg_formula_uses (self->formula, WG_MEASURE_VOLUNTEERS))
    return;
  for (guint i = 0; i < (by_slot ? to - from : 1); i++)
    measures[i].value[WG_MEASURE_TEAMS] = measures[i].value[WG_MEASURE_ROUGH_VOLUNTEERS] = 0;
  for (guint i = 0; i < rows->teams->len; i++)
    {
      WgRow *team = g_ptr_array_index (rows->teams, i);
      guint slot;

      if (wg_service_team_counts (self->facts->sums, team,
                                  wg_registry_get_day (self->facts->registry), &range, classes,
                                  &slot))
        add_team (&measures[by_slot ? slot - from : 0], team);
    }
}

static const GArray *
get_marks (WgInquiry      *self,
           const WgPeriod *period,
           const GArray   *classes)
{
  if (self->marks != NULL && self->marked.first == period->first &&
      self->marked.last == period->last && self->marked_class == classes)
    return self->marks;
  g_clear_pointer (&self->marks, g_array_unref);
  self->marks = wg_service_marks_new (self->facts->registry, self->facts->sums, period, classes);
  self->marked = *period;
  self->marked_class = classes;
  return self->marks;
}

static void
measure_marks (WgInquiry      *self,
               guint           from,
               guint           to,
               const WgPeriod *period,
               const GArray   *classes,
               WgMeasures     *measures)
{
  const GArray *marks;
  guint n_blank = 0, n_crowded = 0;

  if (!wg_formula_uses (self->formula, WG_MEASURE_BLANK_GRIDS) &&
      !wg_formula_uses (self->formula, WG_MEASURE_CROWDED_GRIDS))
    return;
  marks = get_marks (self, period, classes);
  if (marks == NULL)
    return;
  for (guint i = from; i < to; i++)
    {
      n_blank += g_array_index (marks, guint8, i) == WG_SERVICE_MARK_BLANK;
      n_crowded += g_array_index (marks, guint8, i) == WG_SERVICE_MARK_CROWDED;
    }
  measures->value[WG_MEASURE_BLANK_GRIDS] = n_blank;
  measures->value[WG_MEASURE_CROWDED_GRIDS] = n_crowded;
}

/**
 * wg_inquiry_measure:
 * @place: where
 * @period: when
 * @classes: (nullable) (element-type guint): numbers of classes in the cube; NULL: all
 * @measures: (out): what is known
 */
void
wg_inquiry_measure (WgInquiry            *self,
                    const WgInquiryPlace *place,
                    const WgPeriod       *period,
                    const GArray         *classes,
                    WgMeasures           *measures)
{
  const WgServiceSums *sums = self->facts->sums;

  wg_measures_clear (measures);
  if (self->needs_stock)
    measure_stock (self, place, measures);
  if (sums == NULL || sums->damaged)
    return;
  measure_teams (self, place->range.from, place->range.to, classes, measures, FALSE);
  measure_marks (self, place->range.from, place->range.to, period, classes, measures);
  for (guint i = 0; i < self->n_used; i++)
    {
      WgMeasure measure = self->used[i];
      gint64 sum = 0;
      gboolean known = TRUE;

      if (place->grid == 0)
        sum = wg_service_sums_of_range (sums, measure, classes, &place->range, period);
      else if (place->range.from < place->range.to)
        known = wg_service_sums_of_slots (sums, measure, classes, place->range.from,
                                          place->range.to, period, &sum);
      if (known)
        measures->value[measure] = (double) sum * get_unit_of_value (measure);
    }
}

/**
 * wg_inquiry_measure_slots:
 *
 * Returns: (transfer full) (array): the measures of records, by slot from @from; stocks are left
 *   unknown
 */
WgMeasures *
wg_inquiry_measure_slots (WgInquiry      *self,
                          guint           from,
                          guint           to,
                          const WgPeriod *period,
                          const GArray   *classes)
{
  guint n = to - from;
  WgMeasures *measures = g_new (WgMeasures, MAX (n, 1));
  g_autofree gint64 *values = g_new (gint64, MAX (n, 1));
  const WgServiceSums *sums = self->facts->sums;

  for (guint i = 0; i < n; i++)
    wg_measures_clear (&measures[i]);
  if (sums == NULL || sums->damaged)
    return measures;
  for (guint i = 0; i < self->n_used; i++)
    {
      double unit = get_unit_of_value (self->used[i]);

      memset (values, 0, n * sizeof *values);
      if (!wg_service_sums_of_slots (sums, self->used[i], classes, from, to, period, values))
        continue;
      for (guint k = 0; k < n; k++)
        measures[k].value[self->used[i]] = (double) values[k] * unit;
    }
  measure_teams (self, from, to, classes, measures, TRUE);
  for (guint i = 0; i < n; i++)
    measure_marks (self, from + i, from + i + 1, period, classes, &measures[i]);
  return measures;
}

WgMeasure
wg_inquiry_stage_before (const WgInquiry *self,
                         WgMeasure        stage)
{
  const WgServiceSums *sums = self->facts->sums;

  do
    stage = wg_measure_get_previous (stage);
  while (stage != WG_N_MEASURES && sums != NULL &&
         wg_service_cube_get_total (sums->cube, stage) == 0);
  return stage;
}

static WgMeasure
find_breach (const WgInquiry  *self,
             const WgMeasures *measures)
{
  for (guint i = 0; i < self->n_used; i++)
    {
      WgMeasure before = wg_inquiry_stage_before (self, self->used[i]);

      if (before != WG_N_MEASURES &&
          measures->value[self->used[i]] > measures->value[before])
        return self->used[i];
    }
  return WG_N_MEASURES;
}

/* What somebody reported as "100余" is a lower bound: it adds up, but no ratio can be made of it. */
static gboolean
is_rough (const WgInquiry  *self,
          const WgMeasures *measures)
{
  return wg_formula_is_ratio (self->formula) &&
         ((wg_formula_uses (self->formula, WG_MEASURE_VOLUNTEERS) &&
           measures->value[WG_MEASURE_ROUGH_VOLUNTEERS] > 0) ||
          (wg_formula_uses (self->formula, WG_MEASURE_PERSON_TIMES) &&
           measures->value[WG_MEASURE_ROUGH_PERSON_TIMES] > 0));
}

WgFigureState
wg_inquiry_evaluate (const WgInquiry  *self,
                     const WgMeasures *measures,
                     double           *value,
                     WgMeasure        *breach)
{
  WgMeasure found = find_breach (self, measures);

  if (breach != NULL)
    *breach = found;
  *value = NAN;
  if (found != WG_N_MEASURES)
    return WG_VALUE_NOT_MONOTONE;
  if (is_rough (self, measures))
    return WG_VALUE_UNEQUAL_SCOPE;
  return wg_evaluate (self->card, self->formula, measures, value);
}

/**
 * wg_inquiry_find_unequal:
 *
 * What nobody has entered adds nothing to a sum, so a ratio of two sums could be of different
 * grids: 680 staff of a whole city over 340 grids of its middle is no staffing.
 *
 * Returns: row id of a grid where the measures of the ratio are not known alike, 0 for none
 */
gint64
wg_inquiry_find_unequal (const WgInquiry      *self,
                         const WgInquiryPlace *place)
{
  WgRegistry *registry = self->facts->registry;
  g_autoptr (GArray) grids = NULL;
  guint n_known[WG_MEASURE_BRANCHES] = { 0 };
  gint64 lacking[WG_MEASURE_BRANCHES] = { 0 };

  if (!wg_formula_is_ratio (self->formula) || place->grid != 0 || !self->needs_stock)
    return 0;
  grids = wg_registry_list_grids (registry, place->unit);
  for (guint i = 0; i < grids->len; i++)
    {
      guint index = g_array_index (grids, guint, i);
      WgMeasures measures;

      wg_registry_get_measures (registry, index, self->with_area, &measures);
      for (WgMeasure m = 0; m < WG_MEASURE_BRANCHES; m++)
        if (!isnan (measures.value[m]))
          n_known[m]++;
        else if (lacking[m] == 0)
          lacking[m] = wg_grid_get_id (g_ptr_array_index (wg_registry_get_grids (registry), index));
    }
  for (WgMeasure m = 0; m < WG_MEASURE_BRANCHES; m++)
    if (wg_formula_uses (self->formula, m) && n_known[m] > 0 && n_known[m] < grids->len)
      return lacking[m];
  return 0;
}

/**
 * wg_inquiry_find_rough:
 * @period: when
 * @classes: (nullable): numbers in the cube
 * @slot: (out): where, if it is an activity
 *
 * Returns: (transfer none) (nullable): a team whose volunteers are only known roughly, where a
 *   ratio is made of them; NULL with a @slot where it is an activity, and with G_MAXUINT where
 *   nothing is rough
 */
const WgRow *
wg_inquiry_find_rough (const WgInquiry      *self,
                       const WgInquiryPlace *place,
                       const WgPeriod       *period,
                       const GArray         *classes,
                       guint                *slot)
{
  const WgRegistryRows *rows = wg_registry_get_rows (self->facts->registry);
  const WgServiceSums *sums = self->facts->sums;
  const char *day = wg_registry_get_day (self->facts->registry);

  *slot = G_MAXUINT;
  for (guint i = 0; i < rows->teams->len && wg_formula_uses (self->formula, WG_MEASURE_VOLUNTEERS);
       i++)
    {
      WgRow *team = g_ptr_array_index (rows->teams, i);
      guint at;

      if (wg_row_get_text (team, WG_TEAM_VOLUNTEERS_WORD) != NULL &&
          wg_service_team_counts (sums, team, day, &place->range, classes, &at))
        return team;
    }
  for (guint i = place->range.from; i < place->range.to; i++)
    {
      WgPlaceRange range = { .from = i, .to = i + 1 };
      gint64 rough = 0;

      if (wg_service_sums_of_slots (sums, WG_MEASURE_ROUGH_PERSON_TIMES, classes, range.from,
                                    range.to, period, &rough) && rough > 0)
        {
          *slot = i;
          return NULL;
        }
    }
  return NULL;
}

static gboolean
is_under (const WgRegistryRows *rows,
          WgRow                *row,
          gint64                ancestor)
{
  /* Two levels are meant; a circle in a damaged file ends all the same. */
  for (guint i = 0; row != NULL && i < 8; i++)
    {
      if (wg_row_get_id (row) == ancestor)
        return TRUE;
      row = wg_registry_rows_lookup ((WgRegistryRows *) rows, &wg_kind_service_class,
                                     wg_row_get_int (row, WG_SERVICE_CLASS_PARENT, 0));
    }
  return FALSE;
}

/**
 * wg_inquiry_list_classes:
 * @service_class: row id, 0 for all
 *
 * Returns: (transfer full) (nullable) (element-type guint): numbers in the cube; NULL: every class
 */
GArray *
wg_inquiry_list_classes (const WgInquiry *self,
                         gint64           service_class)
{
  const WgRegistryRows *rows = wg_registry_get_rows (self->facts->registry);
  const WgServiceSums *sums = self->facts->sums;
  GArray *numbers;

  if (sums == NULL || (service_class == 0 && !self->card->same_day_classes))
    return NULL;
  numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < rows->service_classes->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows->service_classes, i);
      guint number = wg_service_cube_find_class (sums->cube, wg_row_get_id (row));

      if (number != G_MAXUINT &&
          (service_class == 0 || is_under (rows, row, service_class)) &&
          (!self->card->same_day_classes ||
           wg_row_get_int (row, WG_SERVICE_CLASS_SAME_DAY, 0) != 0))
        g_array_append_val (numbers, number);
    }
  return numbers;
}
