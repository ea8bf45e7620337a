/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "What if there were a post here?" It holds the trials and asks the study; it writes nothing and
 * draws nothing. */

#include "wg-post-plan.h"

#include "wg-mercator.h"

#include <glib/gi18n-lib.h>

struct _WgPostPlan
{
  GObject parent_instance;

  WgDistrict      *district; /* (nullable) */
  gint64           unit;
  WgTime           at;
  WgCoverMethod    method;
  gboolean         has_method;
  WgCoverageStudy *study;    /* (nullable): not asked for, or refused */
  WgCoverage      *coverage; /* (nullable) */
  char            *error;
  gint64           before;   /* covered without trials */
  GPtrArray       *trials;   /* WgPostTrial */
  gint64           last_id;
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
  g_clear_pointer (&self->coverage, wg_coverage_free);
  g_clear_pointer (&self->study, wg_coverage_study_free);
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
  compute (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
make_study (WgPostPlan *self)
{
  g_autoptr (GError) error = NULL;

  forget_study (self);
  if (self->district == NULL)
    return;
  if (!self->has_method)
    wg_cover_method_init (&self->method, WG_COVER_RADIUS, self->district);
  self->has_method = TRUE;
  self->study = wg_coverage_study_new (self->district, self->unit, &self->method, &error);
  if (self->study == NULL)
    self->error = g_strdup (error->message);
}

void
wg_post_plan_ask (WgPostPlan *self,
                  WgDistrict *district,
                  gint64      unit,
                  WgTime      at)
{
  gboolean other;

  g_return_if_fail (WG_IS_POST_PLAN (self));

  other = self->district != district || self->unit != unit;
  if (g_set_object (&self->district, district))
    {
      g_ptr_array_set_size (self->trials, 0);
      self->has_method = FALSE;
    }
  self->unit = unit;
  self->at = at;
  if (other)
    make_study (self);
  update (self);
}

void
wg_post_plan_renew (WgPostPlan *self)
{
  g_return_if_fail (WG_IS_POST_PLAN (self));

  make_study (self);
  update (self);
}

void
wg_post_plan_set_method (WgPostPlan          *self,
                         const WgCoverMethod *method)
{
  g_return_if_fail (WG_IS_POST_PLAN (self));

  self->method = *method;
  self->has_method = TRUE;
  make_study (self);
  update (self);
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
  return wg_coverage_study_dup_gaps (self->study, self->at, trials, self->trials->len);
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
