/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions turned into charts. Every number comes from wg_district_ask(); nothing is added up
 * here, so that a chart can not say another thing than the figure beside it. */

#include "wg-service-charts.h"

#include "wg-scope-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *const orders_chain[] = { "orders", "dispatched", "accepted", "finished",
                                            "evaluated", NULL };
static const char *const wishes_chain[] = { "wishes", "wishes_claimed", "wishes_fulfilled", NULL };
static const char *const hard_chain[] = { "hard_problems", "hard_taken", "hard_solved", NULL };

const char *const *
wg_service_get_chain (const char *indicator)
{
  if (g_str_has_prefix (indicator, "wish"))
    return wishes_chain;
  if (g_str_has_prefix (indicator, "hard_"))
    return hard_chain;
  return orders_chain;
}

const char *
wg_service_get_stage (const char *indicator, gint64 stage)
{
  const char *const *chain = wg_service_get_chain (indicator);

  return stage > 0 && stage <= g_strv_length ((char **) chain) ? chain[stage - 1] : NULL;
}

static WgDate
first_of_month (WgDate day)
{
  int year, month;

  wg_date_split (day, &year, &month, NULL);
  return wg_date_new (year, month, 1);
}

/**
 * wg_service_get_year_of:
 * @period: a period
 *
 * Returns: from eleven months before the month in which @period ends until its last day
 */
WgPeriod
wg_service_get_year_of (const WgPeriod *period)
{
  int year, month;

  wg_date_split (period->last, &year, &month, NULL);
  return (WgPeriod) { month == 12 ? wg_date_new (year, 1, 1) : wg_date_new (year - 1, month + 1, 1),
                      period->last };
}

static WgPeriod
get_period (WgDistrict *district, const WgQuestion *question)
{
  return question->period.first != WG_DATE_NONE ? question->period
                                                : wg_district_get_default_period (district);
}

/* "At 2026-10-15 19:30 · radius 1,000 m": a stock has no period. */
static char *
describe_moment (WgDistrict *district, const WgQuestion *question, const WgFigure *figure)
{
  WgTime at = question->at != WG_TIME_NONE
                ? question->at : wg_clock_get_now (wg_district_get_clock (district));
  g_autofree char *when = wg_scope_words_at (at);

  return figure->method != NULL ? g_strdup_printf ("%s · %s", when, figure->method)
                                : g_steal_pointer (&when);
}

/* "2026, quarter 3 · Live": place and class are the page's own line. */
static char *
describe_scope (const WgPeriod *period, WgTime cutoff)
{
  g_autofree char *when = wg_scope_words_period (period);
  g_autofree char *until = wg_scope_words_cutoff (cutoff);

  return g_strdup_printf ("%s · %s", when, until);
}

static char *
label_day (WgDate day, WgFigureBy by)
{
  int month, of_month;

  wg_date_split (day, NULL, &month, &of_month);
  if (by == WG_BY_MONTH)
    /* Translators: %d is a month from 1 to 12 under a chart. */
    return g_strdup_printf (C_ ("month in a chart", "%d"), month);
  /* Translators: month and day under a chart. */
  return g_strdup_printf (C_ ("day in a chart", "%1$d-%2$d"), month, of_month);
}

static char *
name_day (WgDate day, WgFigureBy by)
{
  g_autofree char *typed = wg_date_format (day);
  WgPeriod month = { WG_DATE_NONE, WG_DATE_NONE };

  if (by == WG_BY_DAY)
    return g_steal_pointer (&typed);
  if (by == WG_BY_WEEK)
    /* Translators: %s is the first day of a week. */
    return g_strdup_printf (_("Week from %s"), typed);
  typed[7] = '\0';
  wg_period_parse (typed, &month);
  return wg_scope_words_period (&month);
}

/* The parts of a figure by time as points of a series. Where the year before begins with nothing,
 * nobody kept records yet: @from_records leaves those days out instead of drawing a zero. */
static void
add_times (WgChartData *data, guint series, const WgFigure *figure, WgFigureBy by,
           gboolean from_records)
{
  gboolean begun = !from_records;

  for (guint i = 0; i < figure->parts->len; i++)
    {
      const WgFigurePart *part = &g_array_index (figure->parts, WgFigurePart, i);
      WgDate day = (WgDate) part->id;
      g_autofree char *label = label_day (by == WG_BY_MONTH ? first_of_month (day) : day, by);
      g_autofree char *name = name_day (day, by);
      WgChartPoint point = { .label = label, .name = name, .value = part->value,
                             .state = part->state, .day = day };

      begun |= part->state != WG_VALUE_SHOWN || part->value != 0;
      if (!begun)
        point.state = WG_VALUE_UNDEFINED;
      wg_chart_data_add_point (data, series, &point);
    }
}

static const WgFigurePart *
find_highest (const WgFigure *figure)
{
  const WgFigurePart *best = NULL;

  for (guint i = 0; i < figure->parts->len; i++)
    {
      const WgFigurePart *part = &g_array_index (figure->parts, WgFigurePart, i);

      if (part->state == WG_VALUE_SHOWN && part->value > 0
          && (best == NULL || part->value > best->value))
        best = part;
    }
  return best;
}

/* How many others have as much. */
static guint
count_equal (const WgFigure *figure, const WgFigurePart *best)
{
  guint n = 0;

  for (guint i = 0; i < figure->parts->len; i++)
    {
      const WgFigurePart *part = &g_array_index (figure->parts, WgFigurePart, i);

      n += part != best && part->state == WG_VALUE_SHOWN && part->value == best->value;
    }
  return n;
}

/* "Orders: most in Dongyuan, 137". */
static void
set_heading (WgChartData *data, const WgFigure *figure, const char *subtitle, const char *highest)
{
  const WgFigurePart *best = find_highest (figure);
  g_autofree char *title = NULL, *value = NULL;
  WgDate day;

  if (best == NULL)
    /* Translators: %s is the name of a figure. */
    title = g_strdup_printf (_("%s: none"), figure->indicator->name);
  else
    {
      guint others = count_equal (figure, best);

      value = wg_chart_data_format (data, best->value, best->state, TRUE);
      if (others > 0)
        /* Translators: name of a figure, where it is highest, in how many other places it is as
         * high, and how much it is there. */
        title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                              "%1$s: highest in %2$s and %3$u more, %4$s",
                                              "%1$s: highest in %2$s and %3$u more, %4$s", others),
                                 figure->indicator->name, highest != NULL ? highest : best->name,
                                 others, value);
      else if (highest != NULL && wg_date_parse (highest, &day))
        /* Translators: name of a figure, the day on which it is highest, and how much. */
        title = g_strdup_printf (_("%1$s: highest on %2$s, %3$s"), figure->indicator->name, highest,
                                 value);
      else
        /* Translators: name of a figure, then where it is highest and how much it is there. */
        title = g_strdup_printf (_("%1$s: highest in %2$s, %3$s"), figure->indicator->name,
                                 highest != NULL ? highest : best->name, value);
    }
  wg_chart_data_set_heading (data, title, subtitle);
}

static gboolean
has_values (const WgFigure *figure)
{
  return find_highest (figure) != NULL;
}

const char *const *
wg_service_headline (void)
{
  static const char *const ids[] = { "orders", "finished", "satisfied_rate", "disputes_rate",
                                     "activities", "person_times", "hours", "wishes_rate", NULL };

  return ids;
}

const char *const *
wg_posts_headline (void)
{
  static const char *const ids[] = { "posts_open", "posts_complete", "covered_residents",
                                     "facility_per_100", NULL };

  return ids;
}

WgChartData *
wg_service_chart_trend (WgDistrict *district, const WgQuestion *question, WgFigureBy by,
                        GError **error)
{
  WgQuestion asked = *question;
  WgPeriod period = get_period (district, question);
  g_autoptr (WgFigure) figure = NULL, before = NULL;
  g_autoptr (WgChartData) data = NULL;
  g_autofree char *highest = NULL, *subtitle = NULL;

  if (by == WG_BY_WEEK && period.last - period.first < 31)
    by = WG_BY_DAY;
  asked.period = by == WG_BY_MONTH ? wg_service_get_year_of (&period) : period;
  asked.by = by;
  figure = wg_district_ask (district, &asked, error);
  if (figure == NULL)
    return NULL;
  data = wg_chart_data_new (WG_CHART_LINE, figure->indicator);
  period = asked.period;
  asked.period = wg_period_year_before (&asked.period);
  before = wg_district_ask (district, &asked, NULL);
  add_times (data, wg_chart_data_add_series (data, _("this year"), WG_CHART_HIGHLIGHT, 0), figure,
             by, FALSE);
  if (before != NULL && has_values (before) && before->parts->len == figure->parts->len)
    add_times (data, wg_chart_data_add_series (data, _("a year before"), WG_CHART_LAST_YEAR, 0),
               before, by, TRUE);
  if (has_values (figure))
    highest = name_day ((WgDate) find_highest (figure)->id, by);
  subtitle = describe_scope (&period, question->cutoff);
  set_heading (data, figure, subtitle, highest);
  return g_steal_pointer (&data);
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const WgFigurePart *x = *(const WgFigurePart *const *) a;
  const WgFigurePart *y = *(const WgFigurePart *const *) b;
  double vx = x->state == WG_VALUE_SHOWN ? x->value : -1;
  double vy = y->state == WG_VALUE_SHOWN ? y->value : -1;

  if (vx != vy)
    return vx < vy ? 1 : -1;
  return g_strcmp0 (x->code, y->code);
}

static const char *
get_short_name (WgDistrict *district, const WgFigurePart *part, WgFigureBy by)
{
  WgUnit *unit = by == WG_BY_UNIT && part->id != 0 ? wg_district_find_unit (district, part->id)
                                                   : NULL;

  return unit != NULL ? wg_unit_get_short_name (unit) : part->name;
}

/* The child of a unit that a grid lies under; NULL where it lies elsewhere. */
static WgUnit *
climb (WgDistrict *district, WgGrid *grid, gint64 unit)
{
  WgUnit *up = wg_district_find_unit (district, wg_grid_get_community_id (grid));

  while (up != NULL && wg_unit_get_parent_id (up) != unit)
    up = wg_unit_get_parent_id (up) != 0
           ? wg_district_find_unit (district, wg_unit_get_parent_id (up)) : NULL;
  return up;
}

/**
 * wg_service_get_places:
 * @unit: row id, 0 for the whole file
 *
 * The units one step below that have grids: Party bodies and groups are no places.
 *
 * Returns: (transfer container) (element-type WgUnit): in the order of the registry; empty where
 *   only grids are below
 */
GPtrArray *
wg_service_get_places (WgDistrict *district, gint64 unit)
{
  g_autoptr (GHashTable) with_grids = g_hash_table_new (g_direct_hash, g_direct_equal);
  GPtrArray *grids = wg_district_get_grids (district);
  GPtrArray *children = wg_district_get_children (district, unit);
  GPtrArray *places = g_ptr_array_new ();

  for (guint i = 0; i < grids->len; i++)
    g_hash_table_add (with_grids, climb (district, g_ptr_array_index (grids, i), unit));
  for (guint i = 0; children != NULL && i < children->len; i++)
    if (g_hash_table_contains (with_grids, g_ptr_array_index (children, i)))
      g_ptr_array_add (places, g_ptr_array_index (children, i));
  return places;
}

static gboolean
is_place (WgDistrict *district, GPtrArray *places, const WgFigurePart *part)
{
  WgUnit *unit = part->id != 0 ? wg_district_find_unit (district, part->id) : NULL;

  if (part->id == 0)
    return part->state != WG_VALUE_SHOWN || part->value != 0;
  return unit == NULL || places == NULL || g_ptr_array_find (places, unit, NULL);
}

WgChartData *
wg_service_chart_parts (WgDistrict *district, const WgQuestion *question, WgFigureBy by,
                        GError **error)
{
  WgQuestion asked = *question;
  WgPeriod period = get_period (district, question);
  g_autoptr (WgFigure) figure = NULL;
  g_autoptr (WgChartData) data = NULL;
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GPtrArray) places = NULL;
  g_autofree char *subtitle = NULL;
  guint series;

  asked.by = by;
  figure = wg_district_ask (district, &asked, error);
  if (figure == NULL)
    return NULL;
  if (by == WG_BY_UNIT)
    places = wg_service_get_places (district, question->unit);
  for (guint i = 0; i < figure->parts->len; i++)
    if (is_place (district, places, &g_array_index (figure->parts, WgFigurePart, i)))
      g_ptr_array_add (sorted, &g_array_index (figure->parts, WgFigurePart, i));
  g_ptr_array_sort (sorted, compare_parts);
  data = wg_chart_data_new (WG_CHART_BAR, figure->indicator);
  series = wg_chart_data_add_series (data, "", WG_CHART_HIGHLIGHT, 0);
  for (guint i = 0; i < sorted->len; i++)
    {
      const WgFigurePart *part = g_ptr_array_index (sorted, i);
      WgChartPoint point = { .label = get_short_name (district, part, by), .name = part->name,
                             .value = part->value, .state = part->state, .id = part->id,
                             .day = WG_DATE_NONE };

      wg_chart_data_add_point (data, series, &point);
    }
  subtitle = figure->period.first == WG_DATE_NONE ? describe_moment (district, question, figure)
                                                  : describe_scope (&period, question->cutoff);
  set_heading (data, figure, subtitle, NULL);
  return g_steal_pointer (&data);
}

/* What happened to those that did not come as far as a stage. */
static const char *
get_loss_words (const char *stage)
{
  static const struct
  {
    const char *stage, *words;
  } losses[] = {
    { "dispatched", N_("not dispatched") },
    { "accepted", N_("not accepted") },
    { "finished", N_("not finished") },
    { "evaluated", N_("not evaluated") },
    { "wishes_claimed", N_("not claimed") },
    { "wishes_fulfilled", N_("not fulfilled") },
    { "hard_taken", N_("not taken over") },
    { "hard_solved", N_("not solved") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (losses); i++)
    if (g_str_equal (losses[i].stage, stage))
      return _(losses[i].words);
  return NULL;
}

static void
set_chain_heading (WgChartData *data, GPtrArray *stages, const WgPeriod *period, WgTime cutoff)
{
  const WgFigure *first = g_ptr_array_index (stages, 0);
  const WgFigure *last = g_ptr_array_index (stages, stages->len - 1);
  g_autofree char *subtitle = describe_scope (period, cutoff);
  g_autofree char *from = wg_chart_data_format (data, first->value, first->state, TRUE);
  g_autofree char *to = wg_chart_data_format (data, last->value, last->state, TRUE);
  g_autofree char *title = NULL;

  if (first->state == WG_VALUE_SHOWN && last->state == WG_VALUE_SHOWN && first->value > 0)
    /* Translators: the first and the last stage of a chain with their numbers. */
    title = g_strdup_printf (_("%1$s %2$s, %3$s %4$s (%5$.1f\u2009%%)"), first->indicator->name,
                             from, last->indicator->name, to, 100 * last->value / first->value);
  else
    title = g_strdup_printf ("%s %s", first->indicator->name, from);
  wg_chart_data_set_heading (data, title, subtitle);
}

/* A stage to which nothing came, while a later one counts and does not contradict it, is one that
 * this file does not record (wg_inquiry_stage_before()): nothing was lost there. */
static gboolean
is_recorded (GPtrArray *stages, guint at)
{
  const WgFigure *stage = g_ptr_array_index (stages, at);

  if (at == 0 || stage->state != WG_VALUE_SHOWN || stage->value != 0)
    return TRUE;
  for (guint i = at + 1; i < stages->len; i++)
    {
      const WgFigure *later = g_ptr_array_index (stages, i);

      if (later->state == WG_VALUE_SHOWN && later->value > 0)
        return FALSE;
    }
  return TRUE;
}

WgChartData *
wg_service_chart_chain (WgDistrict *district, const WgQuestion *question, GError **error)
{
  const char *const *chain = wg_service_get_chain (question->indicator);
  WgPeriod period = get_period (district, question);
  g_autoptr (GPtrArray) stages = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_figure_unref);
  g_autoptr (WgChartData) data = NULL;
  guint series;

  for (guint i = 0; chain[i] != NULL; i++)
    {
      WgQuestion asked = *question;
      WgFigure *figure;

      asked.indicator = chain[i];
      asked.by = WG_BY_NONE;
      figure = wg_district_ask (district, &asked, error);
      if (figure == NULL)
        return NULL;
      g_ptr_array_add (stages, figure);
    }
  data = wg_chart_data_new (WG_CHART_FUNNEL,
                            ((WgFigure *) g_ptr_array_index (stages, 0))->indicator);
  series = wg_chart_data_add_series (data, "", WG_CHART_HIGHLIGHT, 0);
  for (guint i = 0; i < stages->len; i++)
    {
      const WgFigure *figure = g_ptr_array_index (stages, i);
      WgChartPoint point = { .label = figure->indicator->name, .note = get_loss_words (chain[i]),
                             .value = figure->value, .state = figure->state, .id = i + 1,
                             .day = WG_DATE_NONE };

      if (is_recorded (stages, i))
        wg_chart_data_add_point (data, series, &point);
    }
  set_chain_heading (data, stages, &period, question->cutoff);
  return g_steal_pointer (&data);
}

WgChartData *
wg_service_chart_days (WgDistrict *district, const WgQuestion *question, GError **error)
{
  WgQuestion asked = *question;
  WgPeriod period = get_period (district, question);
  g_autoptr (WgFigure) figure = NULL;
  g_autoptr (WgChartData) data = NULL;
  g_autofree char *highest = NULL, *subtitle = NULL;

  asked.by = WG_BY_DAY;
  /* More than a year of days can not be read. */
  if (period.last - period.first > 366)
    period.first = period.last - 365;
  asked.period = period;
  figure = wg_district_ask (district, &asked, error);
  if (figure == NULL)
    return NULL;
  data = wg_chart_data_new (WG_CHART_CALENDAR, figure->indicator);
  add_times (data, wg_chart_data_add_series (data, "", WG_CHART_HIGHLIGHT, 0), figure, WG_BY_DAY,
             FALSE);
  if (has_values (figure))
    highest = name_day ((WgDate) find_highest (figure)->id, WG_BY_DAY);
  subtitle = describe_scope (&period, question->cutoff);
  set_heading (data, figure, subtitle, highest);
  return g_steal_pointer (&data);
}

WgChartData *
wg_service_chart_multiples (WgDistrict *district, const WgQuestion *question, GError **error)
{
  WgPeriod period = get_period (district, question);
  g_autoptr (GPtrArray) units = wg_service_get_places (district, question->unit);
  WgIndicator *indicator = wg_district_find_indicator (district, question->indicator);
  WgPeriod months = wg_service_get_year_of (&period);
  g_autofree char *subtitle = describe_scope (&months, question->cutoff);
  g_autofree char *title = NULL;
  g_autoptr (WgChartData) data = NULL;

  g_return_val_if_fail (indicator != NULL, NULL);

  data = wg_chart_data_new (WG_CHART_MULTIPLES, indicator);
  /* Translators: %s is the name of a figure. */
  title = g_strdup_printf (_("%s by month, unit beside unit"), indicator->name);
  for (guint i = 0; i < units->len; i++)
    {
      WgUnit *unit = g_ptr_array_index (units, i);
      WgQuestion asked = *question;
      g_autoptr (WgFigure) figure = NULL;

      asked.unit = wg_unit_get_id (unit);
      asked.grid = 0;
      asked.period = months;
      asked.by = WG_BY_MONTH;
      figure = wg_district_ask (district, &asked, error);
      if (figure == NULL)
        return NULL;
      add_times (data, wg_chart_data_add_series (data, wg_unit_get_short_name (unit),
                                                 WG_CHART_HIGHLIGHT, asked.unit), figure,
                 WG_BY_MONTH, FALSE);
    }
  wg_chart_data_set_heading (data, title, subtitle);
  return g_steal_pointer (&data);
}

/**
 * wg_service_change_words:
 * @now: a figure
 * @before: (nullable): the same one, asked for another period
 * @than: (not nullable): what it is compared with, "the period before"
 *
 * The direction is said three times, by arrow, sign and word: none of them by colour.
 *
 * Returns: (transfer full): a phrase; "" when one of them is not shown
 */
char *
wg_service_change_words (const WgFigure *now, const WgFigure *before, const char *than)
{
  const WgIndicator *card = now->indicator;
  double change, share;
  g_autofree char *amount = NULL;

  if (before == NULL || now->state != WG_VALUE_SHOWN || before->state != WG_VALUE_SHOWN)
    return g_strdup ("");
  change = now->value - before->value;
  amount = wg_indicator_format (card, fabs (change));
  if (fabs (change) < 0.5 * pow (10, -(double) card->decimals))
    /* Translators: %s is what is compared with, "the period before". */
    return g_strdup_printf (_("= same as %s"), than);
  if (g_str_equal (card->unit_of_count, "%"))
    return change > 0
             /* Translators: a number of percentage points; "the period before". */
             ? g_strdup_printf (_("▲ +%1$s points, higher than %2$s"), amount, than)
             : g_strdup_printf (_("▼ −%1$s points, lower than %2$s"), amount, than);
  if (before->value == 0)
    /* Translators: a number; "the period before", when there were none. */
    return g_strdup_printf (_("▲ +%1$s, none in %2$s"), amount, than);
  share = 100 * fabs (change) / before->value;
  return change > 0
           /* Translators: a number, per cent, "the period before". */
           ? g_strdup_printf (_("▲ +%1$s, %2$.1f\u2009%% more than %3$s"), amount, share, than)
           : g_strdup_printf (_("▼ −%1$s, %2$.1f\u2009%% fewer than %3$s"), amount, share, than);
}
