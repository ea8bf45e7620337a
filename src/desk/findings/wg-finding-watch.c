/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the findings of a file up to date without holding anybody up: the rules are checked on a
 * worker thread, a check that is overtaken by a change is given up. It judges nothing itself. */

#include "wg-finding-watch.h"

#include "wg-district-private.h"
#include "wg-finding-counts.h"
#include "wg-finding-tally.h"
#include "wg-findings.h"

struct _WgFindingWatch
{
  GObject parent_instance;

  WgDistrict     *district;
  WgDate          at;
  GPtrArray      *findings; /* WgFinding */
  WgFindingTally *tally;    /* (nullable): of @findings */
  char           *error;    /* (nullable) */
  GCancellable   *checking; /* (nullable): the check under way */
  guint           starting; /* source of the first check, which waits for a free moment */
};

static void wg_finding_watch_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WgFindingWatch, wg_finding_watch, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      wg_finding_watch_list_init))

enum
{
  PROP_0,
  PROP_BUSY,
  PROP_AT,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* One check: first every rule but the borders, then those. Lives as long as its callbacks. */
typedef struct
{
  GWeakRef         watch;
  WgRegistry      *registry;
  GCancellable    *cancellable;
  WgFindingsQuery  query;
  gboolean         is_today;
  GPtrArray       *findings;
  WgFindingTally  *tally;
  WgFindingCounts *counts; /* (nullable): of the organisation's rules, for figures */
} Check;

static void
check_free (Check *check)
{
  g_weak_ref_clear (&check->watch);
  wg_registry_unref (check->registry);
  g_object_unref (check->cancellable);
  g_clear_pointer (&check->findings, g_ptr_array_unref);
  g_clear_pointer (&check->tally, wg_finding_tally_free);
  g_clear_pointer (&check->counts, wg_finding_counts_free);
  g_free (check);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Check, check_free)

/* (nullable) (transfer full): the watch, unless it is gone or checks anew already. */
static WgFindingWatch *
find_watch (Check *check)
{
  g_autoptr (WgFindingWatch) self = g_weak_ref_get (&check->watch);

  return self != NULL && self->checking == check->cancellable ? g_steal_pointer (&self) : NULL;
}

static void
end (WgFindingWatch *self,
     const GError   *error)
{
  g_free (self->error);
  self->error = error != NULL ? g_strdup (error->message) : NULL;
  g_clear_object (&self->checking);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  return wg_finding_compare (*(WgFinding *const *) a, *(WgFinding *const *) b);
}

static WgFindingCounts *
count_organisation (GPtrArray *findings)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  for (guint i = 0; i < findings->len; i++)
    if (wg_finding_get_card (g_ptr_array_index (findings, i))->group == WG_RULES_ORGANISATION)
      g_ptr_array_add (chosen, g_ptr_array_index (findings, i));
  return wg_finding_counts_new (chosen);
}

static void
count_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Check *check = data;

  g_ptr_array_sort (check->findings, compare_findings);
  check->tally = wg_finding_tally_new (check->findings, check->registry);
  if (check->query.skip_borders && check->is_today)
    check->counts = count_organisation (check->findings);
  g_task_return_boolean (task, TRUE);
}

static void check_run (Check *check);

/* What follows the first part: the same, and the borders. */
static Check *
check_next (Check *check)
{
  Check *next = g_new0 (Check, 1);
  g_autoptr (WgFindingWatch) self = find_watch (check);

  g_weak_ref_init (&next->watch, self);
  next->registry = wg_registry_ref (check->registry);
  next->cancellable = g_object_ref (check->cancellable);
  next->query = check->query;
  next->query.skip_borders = FALSE;
  next->query.rule = "G-05";
  next->is_today = check->is_today;
  return next;
}

static void
publish (WgFindingWatch *self,
         Check          *check)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->findings);

  self->findings = g_ptr_array_ref (check->findings);
  g_clear_pointer (&self->tally, wg_finding_tally_free);
  self->tally = g_steal_pointer (&check->tally);
  if (check->counts != NULL)
    wg_district_take_counts (self->district, check->registry, g_steal_pointer (&check->counts));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, old->len, self->findings->len);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (Check) check = data;
  g_autoptr (WgFindingWatch) self = find_watch (check);

  if (self == NULL)
    return;
  publish (self, check);
  if (check->query.skip_borders && self->checking == check->cancellable)
    check_run (check_next (check));
  else if (self->checking == check->cancellable)
    end (self, NULL);
}

static void
on_evaluated (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (Check) check = data;
  g_autoptr (WgFindingWatch) self = find_watch (check);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;

  check->findings = wg_findings_evaluate_finish (result, &error);
  if (self == NULL)
    return;
  if (check->findings == NULL)
    {
      end (self, error);
      g_signal_emit (self, signals[CHANGED], 0);
      return;
    }
  if (!check->query.skip_borders && check->findings->len == 0)
    {
      end (self, NULL);
      return;
    }
  if (!check->query.skip_borders)
    for (guint i = 0; i < self->findings->len; i++)
      g_ptr_array_add (check->findings, g_object_ref (g_ptr_array_index (self->findings, i)));
  task = g_task_new (NULL, NULL, on_counted, check);
  g_task_set_task_data (task, g_steal_pointer (&check), NULL);
  g_task_run_in_thread (task, count_thread);
}

static void
check_run (Check *check)
{
  g_autoptr (WgFindingWatch) self = find_watch (check);

  wg_findings_evaluate_async (self->district, &check->query, check->cancellable, on_evaluated,
                              check);
}

/* Begins anew; what was under way is given up. */
static void
restart (WgFindingWatch *self)
{
  gboolean was_busy = wg_finding_watch_get_busy (self);
  Check *check = g_new0 (Check, 1);

  g_clear_handle_id (&self->starting, g_source_remove);
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  self->checking = g_cancellable_new ();
  g_weak_ref_init (&check->watch, self);
  check->registry = wg_registry_ref (wg_district_get_registry (self->district));
  check->cancellable = g_object_ref (self->checking);
  check->query = (WgFindingsQuery) WG_FINDINGS_QUERY_INIT;
  check->query.at = self->at;
  check->query.skip_borders = TRUE;
  check->is_today = self->at == WG_DATE_NONE;
  if (!was_busy)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  check_run (check);
}

static gboolean
start (gpointer data)
{
  restart (data);
  return G_SOURCE_CONTINUE; /* which removed it */
}

static void
on_district_changed (WgFindingWatch *self)
{
  if (self->starting == 0)
    restart (self);
}

static GType
get_item_type (GListModel *list)
{
  return WG_TYPE_FINDING;
}

static guint
get_n_items (GListModel *list)
{
  return WG_FINDING_WATCH (list)->findings->len;
}

static gpointer
get_item (GListModel *list,
          guint       position)
{
  WgFindingWatch *self = WG_FINDING_WATCH (list);

  return position < self->findings->len
             ? g_object_ref (g_ptr_array_index (self->findings, position)) : NULL;
}

static void
wg_finding_watch_list_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
wg_finding_watch_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  WgFindingWatch *self = WG_FINDING_WATCH (object);

  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, wg_finding_watch_get_busy (self));
      break;
    case PROP_AT:
      g_value_take_string (value, self->at != WG_DATE_NONE ? wg_date_format (self->at) : NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
wg_finding_watch_dispose (GObject *object)
{
  WgFindingWatch *self = WG_FINDING_WATCH (object);

  g_clear_handle_id (&self->starting, g_source_remove);
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_finding_watch_parent_class)->dispose (object);
}

static void
wg_finding_watch_finalize (GObject *object)
{
  WgFindingWatch *self = WG_FINDING_WATCH (object);

  g_ptr_array_unref (self->findings);
  g_clear_pointer (&self->tally, wg_finding_tally_free);
  g_free (self->error);

  G_OBJECT_CLASS (wg_finding_watch_parent_class)->finalize (object);
}

static void
wg_finding_watch_class_init (WgFindingWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = wg_finding_watch_get_property;
  object_class->dispose = wg_finding_watch_dispose;
  object_class->finalize = wg_finding_watch_finalize;

  /* A check is under way: what is listed may be of before the last change. */
  properties[PROP_BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_AT] =
      g_param_spec_string ("at-text", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * WgFindingWatch::changed:
   *
   * There are new findings and counts, or it is known why there are none.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wg_finding_watch_init (WgFindingWatch *self)
{
  self->at = WG_DATE_NONE;
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * wg_finding_watch_new:
 * @district: the file
 *
 * Returns: (transfer full): its findings, empty and busy at first
 */
WgFindingWatch *
wg_finding_watch_new (WgDistrict *district)
{
  WgFindingWatch *self = g_object_new (WG_TYPE_FINDING_WATCH, NULL);

  g_return_val_if_fail (WG_IS_DISTRICT (district), self);

  self->district = g_object_ref (district);
  g_signal_connect_object (district, "changed", G_CALLBACK (on_district_changed), self,
                           G_CONNECT_SWAPPED);
  /* The first picture of a file that is being opened comes before its findings. */
  self->starting = g_idle_add_full (G_PRIORITY_LOW, start, self, NULL);
  return self;
}

GListModel *
wg_finding_watch_get_findings (WgFindingWatch *self)
{
  return G_LIST_MODEL (self);
}

gboolean
wg_finding_watch_get_busy (WgFindingWatch *self)
{
  return self->checking != NULL || self->starting != 0;
}

const char *
wg_finding_watch_get_error (WgFindingWatch *self)
{
  return self->error;
}

WgDate
wg_finding_watch_get_at (WgFindingWatch *self)
{
  return self->at;
}

/**
 * wg_finding_watch_set_at:
 * @at: the day, or %WG_DATE_NONE for the file's today
 *
 * Chooses the day whose state is checked; the findings of that day follow.
 */
void
wg_finding_watch_set_at (WgFindingWatch *self,
                         WgDate          at)
{
  g_return_if_fail (WG_IS_FINDING_WATCH (self));

  if (self->at == at)
    return;
  self->at = at;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AT]);
  restart (self);
}

static void
sum_groups (const WgTally *tally,
            int            group,
            guint          counts[WG_N_SEVERITIES])
{
  for (guint i = 0; i < WG_N_SEVERITIES; i++)
    counts[i] = 0;
  for (guint g = 0; tally != NULL && g < WG_N_RULE_GROUPS; g++)
    for (guint i = 0; i < WG_N_SEVERITIES; i++)
      if (group == WG_FINDING_WATCH_ALL_GROUPS || group == (int) g)
        counts[i] += tally->counts[g][i];
}

/**
 * wg_finding_watch_count:
 * @unit: row id; 0: the whole file
 * @subtree: with everything under it
 * @counts: (out): by severity
 */
void
wg_finding_watch_count (WgFindingWatch *self,
                        gint64          unit,
                        gboolean        subtree,
                        guint           counts[WG_N_SEVERITIES])
{
  const WgTally *tally =
      self->tally != NULL ? wg_finding_tally_get_unit (self->tally, unit, subtree) : NULL;

  sum_groups (tally, WG_FINDING_WATCH_ALL_GROUPS, counts);
}

void
wg_finding_watch_count_grid (WgFindingWatch *self,
                             gint64          grid,
                             guint           counts[WG_N_SEVERITIES])
{
  const WgTally *tally =
      self->tally != NULL ? wg_finding_tally_get_grid (self->tally, grid) : NULL;

  sum_groups (tally, WG_FINDING_WATCH_ALL_GROUPS, counts);
}

void
wg_finding_watch_count_group (WgFindingWatch *self,
                              gint64          unit,
                              int             group,
                              guint           counts[WG_N_SEVERITIES])
{
  const WgTally *tally =
      self->tally != NULL ? wg_finding_tally_get_unit (self->tally, unit, TRUE) : NULL;

  sum_groups (tally, group, counts);
}

/**
 * wg_finding_watch_is_under:
 * @unit: row id; 0: the whole file
 *
 * Returns: whether the finding is about the unit, something under it or a grid of either
 */
gboolean
wg_finding_watch_is_under (WgFindingWatch *self,
                           WgFinding      *finding,
                           gint64          unit)
{
  return wg_district_is_within (self->district, wg_finding_get_unit (finding)->id, unit);
}
