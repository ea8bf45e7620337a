/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who owns the coverage studies of an opened file: when one is made, on which thread, who waits
 * for it and when it is forgotten. It counts nothing. */

#include "wg-coverage-keeper.h"

#include "wg-district-private.h"
#include "wg-post-book.h"

#define KEEPER_KEY "wg-coverage-keeper"
/* More than pages and figures ask for at a time: a radius that is turned through leaves many. */
#define N_KEPT 16

typedef struct
{
  WgDistrict *district; /* (not owned): it owns the keeper */
  GPtrArray  *kept;     /* Kept, the one asked last first */
} Keeper;

/* One study, there or on its way. What it is made of tells whether it is still of the file. */
typedef struct
{
  gatomicrefcount  references; /* of the keeper and of the thread that makes it */
  Keeper          *keeper;     /* (nullable): gone meanwhile */
  WgRegistry      *registry;   /* of now, not of @day */
  WgPostBook      *posts;
  WgDate           day;
  gint64           unit;
  WgCoverMethod    method;
  GCancellable    *cancellable;
  gboolean         is_making;
  gboolean         announces;
  GPtrArray       *waiting; /* GTask */
  WgCoverageStudy *study;   /* (nullable), as the next: not there yet */
  GError          *error;   /* it cannot be made of this file */
} Kept;

static Kept *
kept_ref (Kept *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

static void
kept_unref (Kept *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->study, wg_coverage_study_unref);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->waiting);
  g_object_unref (self->cancellable);
  wg_post_book_unref (self->posts);
  wg_registry_unref (self->registry);
  g_free (self);
}

/* The keeper lets go; who makes it stops at the next grid. */
static void
kept_drop (Kept *self)
{
  g_cancellable_cancel (self->cancellable);
  self->keeper = NULL;
  kept_unref (self);
}

static gboolean
is_of_now (const Kept *self,
           WgDistrict *district)
{
  return self->registry == wg_district_get_registry (district)
         && self->posts == wg_district_get_post_book (district);
}

static gboolean
is_wanted (const Kept *self)
{
  for (guint i = 0; i < self->waiting->len; i++)
    if (!g_cancellable_is_cancelled (
            g_task_get_cancellable (g_ptr_array_index (self->waiting, i))))
      return TRUE;
  return self->announces;
}

/* Studies of the file as it was go; so do those on their way that nobody wants any more. Who waits
 * for an old one is told when it comes home. */
static void
forget_old (Keeper *self)
{
  for (guint i = self->kept->len; i-- > 0;)
    {
      Kept *one = g_ptr_array_index (self->kept, i);

      if (one->is_making && (!is_of_now (one, self->district) || !is_wanted (one)))
        g_cancellable_cancel (one->cancellable);
      else if (!one->is_making && !is_of_now (one, self->district))
        g_ptr_array_remove_index (self->kept, i);
    }
}

static void
keeper_free (gpointer data)
{
  Keeper *self = data;

  g_ptr_array_unref (self->kept);
  g_free (self);
}

static Keeper *
get_keeper (WgDistrict *district)
{
  Keeper *self = g_object_get_data (G_OBJECT (district), KEEPER_KEY);

  if (self != NULL)
    return self;
  self = g_new0 (Keeper, 1);
  self->district = district;
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) kept_drop);
  g_object_set_data_full (G_OBJECT (district), KEEPER_KEY, self, keeper_free);
  return self;
}

static Kept *
kept_new (Keeper              *keeper,
          WgDate               day,
          gint64               unit,
          const WgCoverMethod *method)
{
  Kept *self = g_new0 (Kept, 1);

  g_atomic_ref_count_init (&self->references);
  self->keeper = keeper;
  self->registry = wg_registry_ref (wg_district_get_registry (keeper->district));
  self->posts = wg_post_book_ref (wg_district_get_post_book (keeper->district));
  self->day = day;
  self->unit = unit;
  self->method = *method;
  self->cancellable = g_cancellable_new ();
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

/* Any thread. */
static WgCoverageStudy *
make (const Kept *self,
      GError    **error)
{
  g_autofree char *day = wg_date_format (self->day);
  g_autoptr (WgRegistry) registry = NULL;
  g_autoptr (WgPostBook) posts = NULL;

  if (!wg_cover_method_check (&self->method, error))
    return NULL;
  if (g_str_equal (day, wg_registry_get_day (self->registry)))
    return wg_coverage_study_new_of (self->registry, self->posts, self->unit, &self->method,
                                     self->cancellable, error);
  registry = wg_registry_new_on (self->registry, day);
  posts = wg_post_book_new (registry, self->posts);
  return wg_coverage_study_new_of (registry, posts, self->unit, &self->method, self->cancellable,
                                   error);
}

/* (transfer none) (nullable): of the file as it is; the first of the list from now on. */
static Kept *
find (Keeper              *self,
      WgDate               day,
      gint64               unit,
      const WgCoverMethod *method)
{
  for (guint i = 0; i < self->kept->len; i++)
    {
      Kept *one = g_ptr_array_index (self->kept, i);

      if (one->unit == unit && one->day == day && is_of_now (one, self->district)
          && !g_cancellable_is_cancelled (one->cancellable)
          && wg_cover_method_equal (&one->method, method))
        {
          g_ptr_array_insert (self->kept, 0, g_ptr_array_steal_index (self->kept, i));
          return one;
        }
    }
  return NULL;
}

static Kept *
add (Keeper              *self,
     WgDate               day,
     gint64               unit,
     const WgCoverMethod *method)
{
  Kept *one = kept_new (self, day, unit, method);

  g_ptr_array_insert (self->kept, 0, one);
  for (guint i = self->kept->len; i-- > N_KEPT;)
    if (!((const Kept *) g_ptr_array_index (self->kept, i))->is_making)
      g_ptr_array_remove_index (self->kept, i);
  return one;
}

static void
answer (const Kept *self,
        GTask      *task)
{
  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->study != NULL)
    g_task_return_pointer (task, wg_coverage_study_ref (self->study),
                           (GDestroyNotify) wg_coverage_study_unref);
  else
    g_task_return_error (task, g_error_copy (self->error));
}

static void
make_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  WgCoverageStudy *study = make (task_data, &error);

  if (study != NULL)
    g_task_return_pointer (task, study, (GDestroyNotify) wg_coverage_study_unref);
  else
    g_task_return_error (task, error);
}

static void on_made (GObject *source, GAsyncResult *result, gpointer data);

static void
start (Kept *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_made, NULL);

  self->is_making = TRUE;
  g_task_set_task_data (task, kept_ref (self), (GDestroyNotify) kept_unref);
  g_task_run_in_thread (task, make_thread);
}

/* The file changed while it was made: all who wait get one of the file as it is now. */
static void
begin_again (Kept *old)
{
  Keeper *keeper = old->keeper;
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&old->waiting);
  gboolean announces = old->announces;
  WgDate day = old->day;
  gint64 unit = old->unit;
  WgCoverMethod method = old->method;
  Kept *now;

  old->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_remove (keeper->kept, old);
  now = find (keeper, day, unit, &method);
  if (now == NULL)
    {
      now = add (keeper, day, unit, &method);
      start (now);
    }
  now->announces |= announces;
  for (guint i = 0; i < waiting->len; i++)
    if (now->is_making)
      g_ptr_array_add (now->waiting, g_object_ref (g_ptr_array_index (waiting, i)));
    else
      answer (now, g_ptr_array_index (waiting, i));
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Kept *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (WgCoverageStudy) study = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (WgDistrict) district = NULL;
  g_autoptr (GPtrArray) waiting = NULL;

  self->is_making = FALSE;
  if (self->keeper == NULL)
    return;
  district = g_object_ref (self->keeper->district);
  if (g_cancellable_is_cancelled (self->cancellable) || !is_of_now (self, district))
    {
      if (is_wanted (self))
        begin_again (self);
      else
        {
          waiting = g_steal_pointer (&self->waiting);
          self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
          g_ptr_array_remove (self->keeper->kept, self);
          for (guint i = 0; i < waiting->len; i++)
            g_task_return_error_if_cancelled (g_ptr_array_index (waiting, i));
        }
      return;
    }
  if (self->study == NULL)
    {
      self->study = g_steal_pointer (&study);
      self->error = g_steal_pointer (&error);
    }
  waiting = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    answer (self, g_ptr_array_index (waiting, i));
  if (self->announces)
    {
      self->announces = FALSE;
      g_signal_emit_by_name (district, "changed");
    }
}

WgCoverageStudy *
wg_district_get_study (WgDistrict          *self,
                       WgDate               day,
                       gint64               unit,
                       const WgCoverMethod *method,
                       GError             **error)
{
  Keeper *keeper;
  Kept *one;

  g_return_val_if_fail (WG_IS_DISTRICT (self) && method != NULL, NULL);

  keeper = get_keeper (self);
  forget_old (keeper);
  one = find (keeper, day, unit, method);
  if (one == NULL)
    one = add (keeper, day, unit, method);
  if (one->study == NULL && one->error == NULL)
    one->study = make (one, &one->error);
  if (one->study != NULL)
    return wg_coverage_study_ref (one->study);
  g_propagate_error (error, g_error_copy (one->error));
  return NULL;
}

void
wg_district_make_study_async (WgDistrict          *self,
                              WgDate               day,
                              gint64               unit,
                              const WgCoverMethod *method,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Keeper *keeper;
  Kept *one;

  g_return_if_fail (WG_IS_DISTRICT (self) && method != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, wg_district_make_study_async);
  keeper = get_keeper (self);
  forget_old (keeper);
  one = find (keeper, day, unit, method);
  if (one == NULL)
    {
      one = add (keeper, day, unit, method);
      start (one);
    }
  if (one->study != NULL || one->error != NULL)
    answer (one, task);
  else
    g_ptr_array_add (one->waiting, g_steal_pointer (&task));
}

WgCoverageStudy *
wg_district_make_study_finish (WgDistrict   *self,
                               GAsyncResult *result,
                               GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

WgCoverageStudy *
wg_district_find_study (WgDistrict          *self,
                        WgDate               day,
                        gint64               unit,
                        const WgCoverMethod *method,
                        GError             **error)
{
  WgDate today;
  Keeper *keeper;
  Kept *one;

  g_return_val_if_fail (WG_IS_DISTRICT (self) && method != NULL, NULL);

  keeper = get_keeper (self);
  today = wg_clock_get_today (wg_district_get_clock (self));
  forget_old (keeper);
  one = find (keeper, day, unit, method);
  if (one != NULL && one->study != NULL)
    return wg_coverage_study_ref (one->study);
  if (one != NULL && one->error != NULL)
    {
      g_propagate_error (error, g_error_copy (one->error));
      return NULL;
    }
  for (guint i = 0; i < keeper->kept->len; i++)
    {
      one = g_ptr_array_index (keeper->kept, i);
      if (one->study != NULL && one->day == day && wg_cover_method_equal (&one->method, method)
          && is_of_now (one, self)
          && (one->unit == 0 || (day == today && wg_district_is_within (self, unit, one->unit))))
        return wg_coverage_study_ref (one->study);
    }
  return NULL;
}

void
wg_district_announce_study (WgDistrict          *self,
                            WgDate               day,
                            gint64               unit,
                            const WgCoverMethod *method)
{
  Keeper *keeper;
  Kept *one;

  g_return_if_fail (WG_IS_DISTRICT (self) && method != NULL);

  keeper = get_keeper (self);
  one = find (keeper, day, unit, method);
  if (one == NULL)
    {
      one = add (keeper, day, unit, method);
      start (one);
    }
  one->announces = one->is_making;
}
