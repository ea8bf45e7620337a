/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "What if there were a post here?" It holds the trials and asks the study; it writes nothing and
 * draws nothing. */

#include "wg-post-plan.h"

#include "wg-coverage-keeper.h"
#include "wg-mercator.h"

#include <glib/gi18n-lib.h>

struct _WgPostPlan
{
  GObject parent_instance;

  WgDistrict      *district; /* (nullable) */
  gint64           unit;
  WgTime           at;
  WgCoverMethod    method;
  WgCoverMethod    own;      /* the file's, when the method was last taken from it */
  gboolean         has_method;
  WgCoverageStudy *study;    /* (nullable): not asked for, or refused */
  WgCoverage      *coverage; /* (nullable) */
  char            *error;
  gint64           before;   /* covered without trials */
  GPtrArray       *trials;   /* WgPostTrial */
  gint64           last_id;
  gboolean         in_background;
  GCancellable    *making;   /* (nullable): the study that is waited for */
  guint            stamp;    /* another one with every change of the numbers */
};

G_DEFINE_FINAL_TYPE (WgPostPlan, wg_post_plan, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
trial_free (gpointer data)
{
  WgPostTrial *trial = data;

  g_free (trial->name);
  g_free (trial);
}

static void
forget_study (WgPostPlan *self)
{
  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  g_clear_pointer (&self->coverage, wg_coverage_free);
  g_clear_pointer (&self->study, wg_coverage_study_unref);
  g_clear_pointer (&self->error, g_free);
}

static void
wg_post_plan_finalize (GObject *object)
{
  WgPostPlan *self = WG_POST_PLAN (object);

  forget_study (self);
  g_ptr_array_unref (self->trials);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_post_plan_parent_class)->finalize (object);
}

static void
wg_post_plan_class_init (WgPostPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wg_post_plan_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
wg_post_plan_init (WgPostPlan *self)
{
  self->trials = g_ptr_array_new_with_free_func (trial_free);
  self->at = WG_TIME_NONE;
}

WgPostPlan *
wg_post_plan_new (void)
{
  return g_object_new (WG_TYPE_POST_PLAN, NULL);
}

WgPostPlan *
wg_post_plan_new_in_background (void)
{
  WgPostPlan *self = wg_post_plan_new ();

  self->in_background = TRUE;
  return self;
}

static WgCoverTrial *
make_trials (WgPostPlan *self)
{
  WgCoverTrial *trials = g_new0 (WgCoverTrial, MAX (self->trials->len, 1));

  for (guint i = 0; i < self->trials->len; i++)
    {
      const WgPostTrial *trial = g_ptr_array_index (self->trials, i);

      trials[i] = (WgCoverTrial) { trial->lon, trial->lat };
    }
  return trials;
}

/* Each trial is counted after those before it, so that what they add makes the sum. */
static void
compute (WgPostPlan *self)
{
  g_autofree WgCoverTrial *trials = make_trials (self);
  gint64 so_far;

  g_clear_pointer (&self->coverage, wg_coverage_free);
  if (self->study == NULL)
    return;
  self->coverage = wg_coverage_study_at (self->study, self->at, NULL, 0);
  so_far = self->before = self->coverage->covered;
  for (guint i = 0; i < self->trials->len; i++)
    {
      WgPostTrial *trial = g_ptr_array_index (self->trials, i);

      wg_coverage_free (self->coverage);
      self->coverage = wg_coverage_study_at (self->study, self->at, trials, i + 1);
      trial->adds = self->coverage->covered - so_far;
      so_far = self->coverage->covered;
    }
}

static void
update (WgPostPlan *self)
{
  self->stamp++;
  compute (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
has_same_numbers (const WgCoverMethod *a,
                  const WgCoverMethod *b)
{
  WgCoverMethod as_radius = *a, as_walk = *a, radius = *b, walk = *b;

  as_radius.kind = radius.kind = WG_COVER_RADIUS;
  as_walk.kind = walk.kind = WG_COVER_WALK;
  return wg_cover_method_equal (&as_radius, &radius) && wg_cover_method_equal (&as_walk, &walk);
}

/* The plan may have gone on to another question meanwhile; then this one was cancelled. */
static void
on_study (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (WgPostPlan) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgCoverageStudy) study =
      wg_district_make_study_finish (WG_DISTRICT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  forget_study (self);
  self->study = g_steal_pointer (&study);
  self->error = error != NULL ? g_strdup (error->message) : NULL;
  update (self);
}

/* What was tried out stays until the file's own way changes, also by an undo. */
static void
follow_settings (WgPostPlan *self)
{
  WgCoverKind kind = self->has_method ? self->method.kind : WG_COVER_RADIUS;
  WgCoverMethod now;

  wg_cover_method_init (&now, kind, self->district);
  self->own.kind = kind;
  if (!self->has_method || !has_same_numbers (&now, &self->own))
    self->method = now;
  self->own = now;
  self->has_method = TRUE;
}

static void
find_study (WgPostPlan *self)
{
  WgDate day = wg_time_get_day (self->at);
  g_autoptr (GError) error = NULL;

  forget_study (self);
  if (self->district == NULL)
    return;
  follow_settings (self);
  if (self->in_background)
    self->study = wg_district_find_study (self->district, day, self->unit, &self->method, &error);
  else
    self->study = wg_district_get_study (self->district, day, self->unit, &self->method, &error);
  if (self->study != NULL && wg_coverage_study_get_unit (self->study) != self->unit)
    g_clear_pointer (&self->study, wg_coverage_study_unref);
  if (error != NULL)
    self->error = g_strdup (error->message);
  if (self->study != NULL || self->error != NULL)
    return;
  self->making = g_cancellable_new ();
  wg_district_make_study_async (self->district, day, self->unit, &self->method, self->making,
                                on_study, g_object_ref (self));
}

gboolean
wg_post_plan_is_counting (WgPostPlan *self)
{
  g_return_val_if_fail (WG_IS_POST_PLAN (self), FALSE);

  return self->making != NULL;
}

void
wg_post_plan_ask (WgPostPlan *self,
                  WgDistrict *district,
                  gint64      unit,
                  WgTime      at)
{
  gboolean other;

  g_return_if_fail (WG_IS_POST_PLAN (self));

  other = self->district != district || self->unit != unit
          || wg_time_get_day (self->at) != wg_time_get_day (at);
  if (g_set_object (&self->district, district))
    {
      g_ptr_array_set_size (self->trials, 0);
      self->has_method = FALSE;
    }
  self->unit = unit;
  self->at = at;
  if (other)
    find_study (self);
  update (self);
}

void
wg_post_plan_renew (WgPostPlan *self)
{
  g_return_if_fail (WG_IS_POST_PLAN (self));

  find_study (self);
  update (self);
}

void
wg_post_plan_set_method (WgPostPlan          *self,
                         const WgCoverMethod *method)
{
  g_return_if_fail (WG_IS_POST_PLAN (self));

  if (!self->has_method && self->district != NULL)
    follow_settings (self);
  self->method = *method;
  self->has_method = TRUE;
  find_study (self);
  update (self);
}

gint64
wg_post_plan_get_unit (WgPostPlan *self)
{
  g_return_val_if_fail (WG_IS_POST_PLAN (self), 0);

  return self->unit;
}

WgDistrict *
wg_post_plan_get_district (WgPostPlan *self)
{
  g_return_val_if_fail (WG_IS_POST_PLAN (self), NULL);

  return self->district;
}

const WgCoverMethod *
wg_post_plan_get_method (WgPostPlan *self)
{
  return &self->method;
}

const WgCoverage *
wg_post_plan_get_coverage (WgPostPlan *self)
{
  return self->coverage;
}

const char *
wg_post_plan_get_error (WgPostPlan *self)
{
  return self->error;
}

gint64
wg_post_plan_get_added (WgPostPlan *self)
{
  return self->coverage != NULL ? self->coverage->covered - self->before : 0;
}

GPtrArray *
wg_post_plan_dup_gaps (WgPostPlan *self)
{
  g_autofree WgCoverTrial *trials = make_trials (self);

  if (self->study == NULL)
    return NULL;
  return wg_coverage_study_dup_gaps (self->study, self->at, trials, self->trials->len, NULL);
}

/* What is asked of a study on another thread. */
typedef struct
{
  WgCoverageStudy *study;
  WgTime           at;
  WgCoverTrial    *trials;
  guint            n_trials;
  guint            n_wanted; /* proposals; 0: gaps */
  guint            stamp;
} Errand;

static void
errand_free (gpointer data)
{
  Errand *self = data;

  wg_coverage_study_unref (self->study);
  g_free (self->trials);
  g_free (self);
}

static void
errand_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  const Errand *self = task_data;
  gpointer found;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->n_wanted == 0)
    found = wg_coverage_study_dup_gaps (self->study, self->at, self->trials, self->n_trials,
                                        cancellable);
  else
    found = wg_coverage_study_propose (self->study, self->at, self->trials, self->n_trials,
                                       self->n_wanted);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, found,
                           self->n_wanted == 0 ? (GDestroyNotify) g_ptr_array_unref
                                               : (GDestroyNotify) g_array_unref);
  else if (found != NULL && self->n_wanted == 0)
    g_ptr_array_unref (found);
  else if (found != NULL)
    g_array_unref (found);
}

static void
run_errand (WgPostPlan         *self,
            guint               n_wanted,
            GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Errand *errand;

  if (self->study == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s",
                               self->error != NULL ? self->error : _("Nothing is counted yet."));
      return;
    }
  errand = g_new0 (Errand, 1);
  errand->study = wg_coverage_study_ref (self->study);
  errand->at = self->at;
  errand->trials = make_trials (self);
  errand->n_trials = self->trials->len;
  errand->n_wanted = n_wanted;
  errand->stamp = self->stamp;
  g_task_set_task_data (task, errand, errand_free);
  g_task_run_in_thread (task, errand_thread);
}

/* What comes back late is of numbers that are no longer there. (transfer full) (nullable) */
static gpointer
take_found (WgPostPlan   *self,
            GAsyncResult *result,
            GError      **error)
{
  const Errand *errand = g_task_get_task_data (G_TASK (result));
  gpointer found = g_task_propagate_pointer (G_TASK (result), error);

  if (found == NULL || errand->stamp == self->stamp)
    return found;
  if (errand->n_wanted == 0)
    g_ptr_array_unref (found);
  else
    g_array_unref (found);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "the plan changed meanwhile");
  return NULL;
}

void
wg_post_plan_find_gaps_async (WgPostPlan          *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (WG_IS_POST_PLAN (self));

  run_errand (self, 0, cancellable, callback, user_data);
}

GPtrArray *
wg_post_plan_find_gaps_finish (WgPostPlan   *self,
                               GAsyncResult *result,
                               GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return take_found (self, result, error);
}

void
wg_post_plan_propose_async (WgPostPlan          *self,
                            guint                n,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (WG_IS_POST_PLAN (self) && n > 0);

  run_errand (self, n, cancellable, callback, user_data);
}

GArray *
wg_post_plan_propose_finish (WgPostPlan   *self,
                             GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return take_found (self, result, error);
}

/* The community at a place, in few words; else the unit that is asked about. */
static const char *
name_place (WgPostPlan *self,
            double      lon,
            double      lat)
{
  WgMapSnapshot *snapshot = wg_district_get_snapshot (self->district);
  WgUnit *unit = wg_district_find_unit (self->district, self->unit);

  if (snapshot != NULL)
    {
      double x, y;
      guint area;

      wg_mercator_project (lon, lat, &x, &y);
      area = wg_map_snapshot_hit (snapshot, x, y, 0);
      if (area != WG_MAP_NO_AREA)
        {
          guint parent = wg_map_snapshot_get_area (snapshot, area)->parent;

          return wg_map_snapshot_get_area (snapshot,
                                           parent != WG_MAP_NO_AREA ? parent : area)->name;
        }
    }
  return unit != NULL ? wg_unit_get_short_name (unit) : wg_district_get_name (self->district);
}

gint64
wg_post_plan_add (WgPostPlan *self,
                  double      lon,
                  double      lat,
                  const char *name)
{
  WgPostTrial *trial;

  g_return_val_if_fail (WG_IS_POST_PLAN (self) && self->district != NULL, 0);

  trial = g_new0 (WgPostTrial, 1);
  trial->id = --self->last_id;
  trial->lon = lon;
  trial->lat = lat;
  /* Translators: a post that somebody tries out: name of the community, running number. */
  trial->name = name != NULL ? g_strdup (name)
                             : g_strdup_printf (_("%s trial %u"), name_place (self, lon, lat),
                                                (guint) -trial->id);
  g_ptr_array_add (self->trials, trial);
  update (self);
  return trial->id;
}

static guint
find_trial (WgPostPlan *self,
            gint64      id)
{
  for (guint i = 0; i < self->trials->len; i++)
    if (((const WgPostTrial *) g_ptr_array_index (self->trials, i))->id == id)
      return i;
  return G_MAXUINT;
}

void
wg_post_plan_rename (WgPostPlan *self,
                     gint64      trial,
                     const char *name)
{
  guint at = find_trial (self, trial);
  WgPostTrial *found;

  if (at == G_MAXUINT)
    return;
  found = g_ptr_array_index (self->trials, at);
  if (g_str_equal (found->name, name) || *name == '\0')
    return;
  g_free (found->name);
  found->name = g_strdup (name);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
wg_post_plan_remove (WgPostPlan *self,
                     gint64      trial)
{
  guint at = find_trial (self, trial);

  if (at == G_MAXUINT)
    return;
  g_ptr_array_remove_index (self->trials, at);
  update (self);
}

void
wg_post_plan_clear (WgPostPlan *self)
{
  g_return_if_fail (WG_IS_POST_PLAN (self));

  g_ptr_array_set_size (self->trials, 0);
  update (self);
}

guint
wg_post_plan_get_n (WgPostPlan *self)
{
  return self->trials->len;
}

const WgPostTrial *
wg_post_plan_get (WgPostPlan *self,
                  guint       index)
{
  g_return_val_if_fail (index < self->trials->len, NULL);

  return g_ptr_array_index (self->trials, index);
}

GArray *
wg_post_plan_propose (WgPostPlan *self,
                      guint       n)
{
  g_autofree WgCoverTrial *trials = make_trials (self);

  if (self->study == NULL)
    return g_array_new (FALSE, FALSE, sizeof (WgCoverProposal));
  return wg_coverage_study_propose (self->study, self->at, trials, self->trials->len, n);
}

char *
wg_post_plan_dup_label (const WgPostTrial *trial)
{
  /* Translators: name of a post that is not there yet. */
  return g_strdup_printf (_("%s (planned)"), trial->name);
}

void
wg_post_plan_add_spots (WgPostPlan  *self,
                        WgPostSpots *spots,
                        gint64       selected)
{
  for (guint i = 0; i < self->trials->len; i++)
    {
      const WgPostTrial *trial = g_ptr_array_index (self->trials, i);
      g_autofree char *label = wg_post_plan_dup_label (trial);
      WgPostSpot spot = { .id = trial->id, .name = label,
                          .mark = { 0, 1, WG_POST_MARK_OPEN | WG_POST_MARK_DASHED } };

      wg_mercator_project (trial->lon, trial->lat, &spot.x, &spot.y);
      if (trial->id == selected)
        spot.mark.flags |= WG_POST_MARK_SELECTED;
      wg_post_spots_add (spots, &spot);
    }
}
