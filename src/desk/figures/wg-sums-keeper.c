/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When sums are read from the store and when they follow an edit. It computes nothing. */

#include "wg-sums-keeper.h"

#include "wg-sums-intake.h"

/* Of what was known at how many days sums are kept at most. */
#define MAX_KEPT 6
/* And bytes of their numbers: a file of very many records has few of them. */
#define MAX_KEPT_BYTES ((gsize) 384 << 20)

struct _WgSumsKeeper
{
  WgStore       *store;
  gboolean       in_background;
  GSourceFunc    on_ready;
  gpointer       user_data;
  WgRegistry    *registry; /* (nullable): of now */
  GPtrArray     *kept;     /* WgServiceSums, the last asked for first */
  GPtrArray     *missed;   /* WgChangeSet: edits while something is being read */
  GPtrArray     *reading;  /* Reading, on their way */
  GCancellable  *cancellable;
  WgServiceSums *piece;    /* (nullable): the period that was read last, until an edit */
  WgPeriod       piece_period;
};

/* One set of sums on its way from the store. */
typedef struct
{
  WgSumsKeeper  *keeper; /* (nullable): gone meanwhile */
  WgStore       *store;
  WgRegistry    *registry;
  WgTime         cutoff;
  WgPeriod       period; /* WG_DATE_NONE: all days */
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->store);
  wg_registry_unref (reading->registry);
  g_free (reading);
}

static Reading *
reading_new (WgSumsKeeper *self,
             WgTime        cutoff)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->keeper = self;
  reading->store = g_object_ref (self->store);
  reading->registry = wg_registry_ref (self->registry);
  reading->cutoff = cutoff;
  reading->period = (WgPeriod) { WG_DATE_NONE, WG_DATE_NONE };
  return reading;
}

static gboolean
visit_sums (const Reading *reading,
            WgServiceSums *sums,
            GCancellable  *cancellable,
            GError       **error)
{
  WgSumsIntake *intake = wg_sums_intake_new (sums);
  gboolean ok = wg_store_visit_sums (reading->store, reading->period.first, reading->period.last,
                                     sums->known, wg_sums_intake_take, intake, cancellable, error);

  wg_sums_intake_end (intake);
  return ok;
}

/* Takes out what was entered on the day of the cut-off but after its minute. */
static gboolean
take_back_late (const Reading *reading,
                WgServiceSums *sums,
                GCancellable  *cancellable,
                GError       **error)
{
  for (WgMeasure i = WG_MEASURE_FIRST_RECORD; i < WG_N_MEASURES; i++)
    {
      WgRecordQuery query = { .measure = i, .first = reading->period.first,
                              .last = reading->period.last, .cutoff = reading->cutoff };
      g_autoptr (GPtrArray) late = NULL;

      if (wg_service_cube_get_total (sums->cube, i) == 0)
        continue;
      late = wg_store_load_late (reading->store, &query, cancellable, error);
      if (late == NULL)
        return FALSE;
      for (guint k = 0; k < late->len; k++)
        {
          WgContribution difference =
              ((const WgRecordChange *) g_ptr_array_index (late, k))->difference;

          difference.value = -difference.value;
          wg_service_sums_take (sums, &difference);
        }
    }
  return TRUE;
}

/* What was read must be of one edit, so that the edits after it can be added: it is read again
 * where somebody wrote meanwhile. */
static WgServiceSums *
read_in_order (const Reading *reading,
               WgPlaceOrder  *order,
               GCancellable  *cancellable,
               GError       **error)
{
  for (;;)
    {
      g_autoptr (WgServiceSums) sums = wg_service_sums_new (order, reading->cutoff);

      sums->edit = wg_store_get_last_edit (reading->store, NULL);
      if (!visit_sums (reading, sums, cancellable, error) ||
          (wg_service_sums_cut_a_day (sums) &&
           !take_back_late (reading, sums, cancellable, error)))
        return NULL;
      if (wg_store_get_last_edit (reading->store, NULL) == sums->edit)
        return g_steal_pointer (&sums);
    }
}

/* A unit without grids may have records of its own: the places are numbered once more then. */
static WgServiceSums *
read_sums (const Reading *reading,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (WgPlaceOrder) order = wg_place_order_new (reading->registry, NULL);
  g_autoptr (WgPlaceOrder) larger = NULL;
  g_autoptr (WgServiceSums) sums = read_in_order (reading, order, cancellable, error);

  if (sums == NULL || sums->strangers->len == 0)
    return g_steal_pointer (&sums);
  larger = wg_place_order_new (reading->registry, sums->strangers);
  if (wg_place_order_equal (order, larger))
    return g_steal_pointer (&sums);
  return read_in_order (reading, larger, cancellable, error);
}

/**
 * wg_sums_keeper_new:
 * @store: the file
 * @in_background: whether somebody looks at a screen meanwhile
 * @on_ready: (nullable): called when sums were read in the background
 *
 * Returns: (transfer full): a keeper without sums
 */
WgSumsKeeper *
wg_sums_keeper_new (WgStore    *store,
                    gboolean    in_background,
                    GSourceFunc on_ready,
                    gpointer    user_data)
{
  WgSumsKeeper *self = g_new0 (WgSumsKeeper, 1);

  self->store = g_object_ref (store);
  self->in_background = in_background;
  self->on_ready = on_ready;
  self->user_data = user_data;
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_service_sums_free);
  self->missed = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_change_set_unref);
  self->reading = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  return self;
}

void
wg_sums_keeper_free (WgSumsKeeper *self)
{
  g_cancellable_cancel (self->cancellable);
  for (guint i = 0; i < self->reading->len; i++)
    ((Reading *) g_ptr_array_index (self->reading, i))->keeper = NULL;
  g_ptr_array_unref (self->reading);
  g_ptr_array_unref (self->kept);
  g_ptr_array_unref (self->missed);
  g_clear_pointer (&self->piece, wg_service_sums_free);
  g_clear_pointer (&self->registry, wg_registry_unref);
  g_object_unref (self->cancellable);
  g_object_unref (self->store);
  g_free (self);
}

gboolean
wg_sums_keeper_get_in_background (const WgSumsKeeper *self)
{
  return self->in_background;
}

static void
take_changes (WgServiceSums     *sums,
              const WgChangeSet *changes)
{
  guint n;
  const WgContribution *differences = wg_change_set_get_differences (changes, &n);

  if (wg_change_set_get_edit_number (changes) <= sums->edit)
    return;
  for (guint i = 0; i < n; i++)
    wg_service_sums_take (sums, &differences[i]);
  sums->edit = wg_change_set_get_edit_number (changes);
}

static gsize
get_memory (const WgSumsKeeper *self)
{
  gsize memory = 0;

  for (guint i = 0; i < self->kept->len; i++)
    memory += wg_service_cube_get_memory (
        ((const WgServiceSums *) g_ptr_array_index (self->kept, i))->cube);
  return memory;
}

/* What was read longest ago, but not the live sums, and not the two newest: whoever compares a
 * cut-off with now holds both. */
static gboolean
drop_oldest (WgSumsKeeper *self)
{
  for (guint i = self->kept->len; i-- > 2;)
    if (((WgServiceSums *) g_ptr_array_index (self->kept, i))->cutoff != WG_TIME_NONE)
      {
        g_ptr_array_remove_index (self->kept, i);
        return TRUE;
      }
  return FALSE;
}

static void
keep (WgSumsKeeper  *self,
      WgServiceSums *sums)
{
  for (guint i = 0; i < self->kept->len; i++)
    if (((WgServiceSums *) g_ptr_array_index (self->kept, i))->cutoff == sums->cutoff)
      {
        g_ptr_array_remove_index (self->kept, i);
        break;
      }
  g_ptr_array_insert (self->kept, 0, sums);
  while (self->kept->len > MAX_KEPT || get_memory (self) > MAX_KEPT_BYTES)
    if (!drop_oldest (self))
      break;
}

static WgServiceSums *
find_kept (WgSumsKeeper *self,
           WgTime        cutoff)
{
  for (guint i = 0; i < self->kept->len; i++)
    {
      WgServiceSums *sums = g_ptr_array_index (self->kept, i);

      if (sums->cutoff == cutoff)
        return sums;
    }
  return NULL;
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  WgServiceSums *sums = read_sums (data, cancellable, &error);

  if (sums != NULL)
    g_task_return_pointer (task, sums, (GDestroyNotify) wg_service_sums_free);
  else
    g_task_return_error (task, error);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Reading *reading = g_task_get_task_data (G_TASK (result));
  WgSumsKeeper *self = reading->keeper;
  g_autoptr (GError) error = NULL;
  WgServiceSums *sums = g_task_propagate_pointer (G_TASK (result), &error);
  gboolean was_empty, is_empty;
  WgPeriod range;

  if (self == NULL)
    {
      g_clear_pointer (&sums, wg_service_sums_free);
      return;
    }
  g_ptr_array_remove (self->reading, reading);
  if (sums == NULL)
    {
      g_warning ("%s: %s", wg_store_get_path (self->store), error->message);
      return;
    }
  for (guint i = 0; i < self->missed->len; i++)
    take_changes (sums, g_ptr_array_index (self->missed, i));
  if (self->reading->len == 0)
    g_ptr_array_set_size (self->missed, 0);
  was_empty = find_kept (self, sums->cutoff) == NULL;
  is_empty = !wg_service_cube_get_range (sums->cube, &range);
  keep (self, sums);
  /* Of a file without records nothing is to be shown again, unless it has teams. */
  if (self->on_ready != NULL &&
      !(was_empty && is_empty && wg_registry_get_rows (self->registry)->teams->len == 0))
    self->on_ready (self->user_data);
}

static void
start_reading (WgSumsKeeper *self,
               WgTime        cutoff)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  for (guint i = 0; i < self->reading->len; i++)
    {
      Reading *other = g_ptr_array_index (self->reading, i);

      if (other->cutoff == cutoff && other->registry == self->registry)
        return;
    }
  task = g_task_new (NULL, self->cancellable, on_read, NULL);
  reading = reading_new (self, cutoff);
  g_ptr_array_add (self->reading, reading);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, read_thread);
}

/* Sums whose places are no longer those of the file are read anew; until then the old ones serve
 * where somebody looks at a screen. */
static void
refresh (WgSumsKeeper *self)
{
  if (!self->in_background)
    {
      g_ptr_array_set_size (self->kept, 0);
      return;
    }
  for (guint i = 0; i < self->kept->len; i++)
    start_reading (self, ((WgServiceSums *) g_ptr_array_index (self->kept, i))->cutoff);
}

void
wg_sums_keeper_follow (WgSumsKeeper *self,
                       WgRegistry   *registry)
{
  const WgRegistryRows *before = self->registry != NULL ? wg_registry_get_rows (self->registry)
                                                         : NULL;
  const WgRegistryRows *now = wg_registry_get_rows (registry);
  gboolean same = before != NULL && before->grids == now->grids && before->units == now->units;

  g_clear_pointer (&self->piece, wg_service_sums_free);
  wg_registry_ref (registry);
  g_clear_pointer (&self->registry, wg_registry_unref);
  self->registry = registry;
  if (before == NULL && self->in_background)
    start_reading (self, WG_TIME_NONE);
  else if (!same && self->kept->len > 0)
    {
      WgServiceSums *sums = g_ptr_array_index (self->kept, 0);
      g_autoptr (WgPlaceOrder) order = wg_place_order_new (registry, sums->strangers);

      if (!wg_place_order_equal (order, sums->order))
        refresh (self);
    }
}

/* Sums whose cut-off lies within a day are read anew when something was entered on that day. */
static void
drop_unclear (WgSumsKeeper      *self,
              const WgChangeSet *changes)
{
  guint n;
  const WgContribution *differences = wg_change_set_get_differences (changes, &n);

  for (guint i = self->kept->len; i-- > 0;)
    {
      WgServiceSums *sums = g_ptr_array_index (self->kept, i);
      gboolean unclear = FALSE;

      for (guint k = 0; wg_service_sums_cut_a_day (sums) && k < n; k++)
        unclear |= differences[k].entered == sums->known;
      if (unclear)
        g_ptr_array_remove_index (self->kept, i);
    }
}

void
wg_sums_keeper_take (WgSumsKeeper      *self,
                     const WgChangeSet *changes)
{
  gboolean strange = FALSE;

  g_clear_pointer (&self->piece, wg_service_sums_free);
  drop_unclear (self, changes);
  for (guint i = 0; i < self->kept->len; i++)
    {
      WgServiceSums *sums = g_ptr_array_index (self->kept, i);
      guint n_before = sums->strangers->len;

      take_changes (sums, changes);
      strange |= sums->strangers->len > n_before;
    }
  if (self->reading->len > 0)
    g_ptr_array_add (self->missed, wg_change_set_ref ((WgChangeSet *) changes));
  if (strange)
    refresh (self);
}

const WgServiceSums *
wg_sums_keeper_get (WgSumsKeeper *self,
                    WgTime        cutoff,
                    GError      **error)
{
  WgServiceSums *sums = find_kept (self, cutoff);
  Reading *reading;

  if (sums != NULL)
    return sums;
  if (self->in_background)
    {
      start_reading (self, cutoff);
      return NULL;
    }
  reading = reading_new (self, cutoff);
  sums = read_sums (reading, self->cancellable, error);
  reading_free (reading);
  if (sums != NULL)
    keep (self, sums);
  return sums;
}

const WgServiceSums *
wg_sums_keeper_read_period (WgSumsKeeper   *self,
                            WgTime          cutoff,
                            const WgPeriod *period,
                            GError        **error)
{
  Reading *reading;

  if (self->piece != NULL && self->piece->cutoff == cutoff &&
      self->piece_period.first == period->first && self->piece_period.last == period->last)
    return self->piece;
  g_clear_pointer (&self->piece, wg_service_sums_free);
  reading = reading_new (self, cutoff);
  reading->period = self->piece_period = *period;
  self->piece = read_sums (reading, self->cancellable, error);
  reading_free (reading);
  return self->piece;
}
