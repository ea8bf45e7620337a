/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters of the statistics page as a pile of steps over the scope. It knows no chart. */

#include "wg-stats-filters.h"

struct _WgStatsFilters
{
  GObject parent_instance;

  WgScope *scope;
  GArray  *steps;   /* WgFilter */
  gboolean setting; /* the scope changes because a step does */
};

G_DEFINE_FINAL_TYPE (WgStatsFilters, wg_stats_filters, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
drop (WgStatsFilters *self, WgFilterKind kind, guint from)
{
  for (guint i = self->steps->len; i > from; i--)
    if (g_array_index (self->steps, WgFilter, i - 1).kind == kind)
      g_array_remove_index (self->steps, i - 1);
}

static gint64
get_id (WgStatsFilters *self, WgFilterKind kind)
{
  switch (kind)
    {
    case WG_FILTER_UNIT:
      return wg_scope_get_unit (self->scope);
    case WG_FILTER_CLASS:
      return wg_scope_get_service_class (self->scope);
    case WG_FILTER_GRID:
      return wg_scope_get_selected_grid (self->scope);
    case WG_FILTER_PERIOD:
    default:
      return 0;
    }
}

static void
set_id (WgStatsFilters *self, WgFilterKind kind, gint64 id)
{
  self->setting = TRUE;
  if (kind == WG_FILTER_UNIT)
    wg_scope_set_unit (self->scope, id);
  else if (kind == WG_FILTER_CLASS)
    wg_scope_set_service_class (self->scope, id);
  else if (kind == WG_FILTER_GRID)
    wg_scope_set_selected_grid (self->scope, id);
  self->setting = FALSE;
}

static void
set_period (WgStatsFilters *self, WgPeriod period)
{
  self->setting = TRUE;
  wg_scope_set_period (self->scope, period);
  self->setting = FALSE;
}

/* A class or a grid stands beside the scope and is always a filter: at most one step of each. */
static void
follow (WgStatsFilters *self, WgFilterKind kind)
{
  WgFilter step = { .kind = kind, .id = get_id (self, kind) };

  drop (self, kind, 0);
  if (step.id != 0)
    g_array_append_val (self->steps, step);
}

static void
on_scope_changed (WgStatsFilters *self, GParamSpec *pspec)
{
  if (self->setting)
    return;
  if (g_str_equal (pspec->name, "unit"))
    drop (self, WG_FILTER_UNIT, 0);
  else if (g_str_equal (pspec->name, "period"))
    drop (self, WG_FILTER_PERIOD, 0);
  else if (g_str_equal (pspec->name, "service-class"))
    follow (self, WG_FILTER_CLASS);
  else if (g_str_equal (pspec->name, "selected-grid"))
    follow (self, WG_FILTER_GRID);
  else
    return;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
wg_stats_filters_finalize (GObject *object)
{
  WgStatsFilters *self = WG_STATS_FILTERS (object);

  g_array_unref (self->steps);
  g_object_unref (self->scope);

  G_OBJECT_CLASS (wg_stats_filters_parent_class)->finalize (object);
}

static void
wg_stats_filters_class_init (WgStatsFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wg_stats_filters_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wg_stats_filters_init (WgStatsFilters *self)
{
  self->steps = g_array_new (FALSE, TRUE, sizeof (WgFilter));
}

/**
 * wg_stats_filters_new:
 * @scope: (transfer none): what is narrowed
 *
 * Returns: (transfer full): the filters that the scope already has
 */
WgStatsFilters *
wg_stats_filters_new (WgScope *scope)
{
  WgStatsFilters *self = g_object_new (WG_TYPE_STATS_FILTERS, NULL);

  self->scope = g_object_ref (scope);
  follow (self, WG_FILTER_CLASS);
  follow (self, WG_FILTER_GRID);
  g_signal_connect_object (scope, "notify", G_CALLBACK (on_scope_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

guint
wg_stats_filters_get_n (WgStatsFilters *self)
{
  g_return_val_if_fail (WG_IS_STATS_FILTERS (self), 0);

  return self->steps->len;
}

const WgFilter *
wg_stats_filters_get (WgStatsFilters *self, guint i)
{
  g_return_val_if_fail (WG_IS_STATS_FILTERS (self), NULL);
  g_return_val_if_fail (i < self->steps->len, NULL);

  return &g_array_index (self->steps, WgFilter, i);
}

WgPeriod
wg_stats_filters_get_base_period (WgStatsFilters *self)
{
  g_return_val_if_fail (WG_IS_STATS_FILTERS (self),
                        ((WgPeriod) { WG_DATE_NONE, WG_DATE_NONE }));

  for (guint i = 0; i < self->steps->len; i++)
    if (g_array_index (self->steps, WgFilter, i).kind == WG_FILTER_PERIOD)
      return g_array_index (self->steps, WgFilter, i).old_period;
  return wg_scope_get_period (self->scope);
}

static int
find (WgStatsFilters *self, WgFilterKind kind)
{
  for (guint i = self->steps->len; i > 0; i--)
    if (g_array_index (self->steps, WgFilter, i - 1).kind == kind)
      return (int) i - 1;
  return -1;
}

void
wg_stats_filters_choose (WgStatsFilters *self, WgFilterKind kind, gint64 id)
{
  WgFilter step = { .kind = kind, .id = id };
  int last;

  g_return_if_fail (WG_IS_STATS_FILTERS (self));
  g_return_if_fail (kind != WG_FILTER_PERIOD);

  step.old_id = kind == WG_FILTER_UNIT ? get_id (self, kind) : 0;
  last = find (self, kind);
  if (last >= 0 && g_array_index (self->steps, WgFilter, last).id == id)
    {
      wg_stats_filters_remove (self, (guint) last);
      return;
    }
  if (get_id (self, kind) == id)
    return;
  if (kind != WG_FILTER_UNIT)
    drop (self, kind, 0);
  g_array_append_val (self->steps, step);
  set_id (self, kind, id);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
wg_stats_filters_choose_period (WgStatsFilters *self, WgPeriod period)
{
  WgFilter step = { .kind = WG_FILTER_PERIOD, .period = period };
  int last;

  g_return_if_fail (WG_IS_STATS_FILTERS (self));

  step.old_period = wg_stats_filters_get_base_period (self);
  last = find (self, WG_FILTER_PERIOD);
  if (last >= 0)
    {
      WgPeriod old = g_array_index (self->steps, WgFilter, last).period;

      if (old.first == period.first && old.last == period.last)
        {
          wg_stats_filters_remove (self, (guint) last);
          return;
        }
    }
  /* One month is chosen instead of another, not within it. */
  drop (self, WG_FILTER_PERIOD, 0);
  g_array_append_val (self->steps, step);
  set_period (self, period);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
wg_stats_filters_remove (WgStatsFilters *self, guint i)
{
  WgFilter step;

  g_return_if_fail (WG_IS_STATS_FILTERS (self));
  g_return_if_fail (i < self->steps->len);

  step = g_array_index (self->steps, WgFilter, i);
  drop (self, step.kind, i);
  if (step.kind == WG_FILTER_PERIOD)
    set_period (self, step.old_period);
  else
    set_id (self, step.kind, step.old_id);
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
wg_stats_filters_take_back (WgStatsFilters *self)
{
  g_return_val_if_fail (WG_IS_STATS_FILTERS (self), FALSE);

  if (self->steps->len == 0)
    return FALSE;
  wg_stats_filters_remove (self, self->steps->len - 1);
  return TRUE;
}
