/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tries an edit out: the file's findings on a day, with it and without it. Nothing is written; the
 * store is not even asked. */

#include "wg-trial.h"

#include "wg-district-private.h"
#include "wg-findings-private.h"

/* The two states that are compared, the file's own first. */
enum
{
  WITHOUT,
  WITH,
  N_STATES
};

typedef struct
{
  WgEdit     *edit;
  char       *day;
  WgRegistry *states[N_STATES];
  GPtrArray  *findings[N_STATES];
} Running;

static void
running_free (Running *self)
{
  for (guint i = 0; i < N_STATES; i++)
    {
      g_clear_pointer (&self->states[i], wg_registry_unref);
      g_clear_pointer (&self->findings[i], g_ptr_array_unref);
    }
  wg_edit_unref (self->edit);
  g_free (self->day);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Running, running_free)

static Running *
running_new (WgDistrict *district,
             WgEdit     *edit,
             const char *day)
{
  Running *self = g_new0 (Running, 1);

  self->edit = wg_edit_ref (edit);
  self->day = g_strdup (day);
  self->states[WITHOUT] = wg_registry_ref (wg_district_get_registry (district));
  return self;
}

/* Any thread: a large file takes a moment. */
static void
build_states (Running *self)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new (), dropped = g_ptr_array_new ();
  g_autoptr (WgRegistry) stored = g_steal_pointer (&self->states[WITHOUT]);

  for (guint i = 0; i < wg_edit_get_n_changes (self->edit); i++)
    {
      const WgChange *change = wg_edit_get_change (self->edit, i);

      if (change->type == WG_CHANGE_DELETE)
        g_ptr_array_add (dropped, change->old_row);
      else
        g_ptr_array_add (changed, change->new_row);
    }
  self->states[WITHOUT] = wg_registry_new_on (stored, self->day);
  self->states[WITH] = wg_registry_new_with (self->states[WITHOUT], changed, dropped);
}

/* The same finding before and after: rule, case, place and what it says. */
static char *
make_key (WgFinding *finding)
{
  g_autofree char *sentence = wg_finding_dup_sentence (finding);

  return g_strdup_printf ("%s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s",
                          wg_finding_get_card (finding)->id, wg_finding_get_case (finding),
                          wg_finding_get_unit (finding)->id, wg_finding_get_grid (finding)->id,
                          sentence);
}

/* (transfer container): what is in @findings and not in @others. */
static GPtrArray *
subtract (GPtrArray *findings,
          GPtrArray *others)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *rest = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < others->len; i++)
    g_hash_table_add (known, make_key (g_ptr_array_index (others, i)));
  for (guint i = 0; i < findings->len; i++)
    {
      WgFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *key = make_key (finding);

      if (!g_hash_table_contains (known, key))
        g_ptr_array_add (rest, g_object_ref (finding));
    }
  return rest;
}

static WgTrial *
compare (Running *self)
{
  WgTrial *trial = g_new0 (WgTrial, 1);

  trial->come = subtract (self->findings[WITH], self->findings[WITHOUT]);
  trial->go = subtract (self->findings[WITHOUT], self->findings[WITH]);
  return trial;
}

/* Borders are left out: they take longer than all other rules together. */
static const WgFindingsQuery *
get_query (void)
{
  static const WgFindingsQuery query = { .at = WG_DATE_NONE, .group = WG_FINDINGS_ALL_GROUPS,
                                         .skip_borders = TRUE };

  return &query;
}

/**
 * wg_trial_run:
 * @edit: a change that was not applied
 * @day: on which both states are judged
 *
 * Blocks; for the command line and tests.
 *
 * Returns: (transfer full): the difference, or NULL
 */
WgTrial *
wg_trial_run (WgDistrict   *district,
              WgEdit       *edit,
              const char   *day,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (Running) running = running_new (district, edit, day);

  build_states (running);
  for (guint i = 0; i < N_STATES; i++)
    {
      running->findings[i] = wg_findings_evaluate_registry (district, running->states[i],
                                                            get_query (), cancellable, error);
      if (running->findings[i] == NULL)
        return NULL;
    }
  return compare (running);
}

static void evaluate_next (GTask *task);

static void
on_evaluated (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GTask) task = data;
  Running *running = g_task_get_task_data (task);
  guint state = running->findings[WITHOUT] == NULL ? WITHOUT : WITH;
  GError *error = NULL;

  running->findings[state] = wg_findings_evaluate_finish (result, &error);
  if (running->findings[state] == NULL)
    g_task_return_error (task, error);
  else if (state == WITHOUT)
    evaluate_next (g_steal_pointer (&task));
  else
    g_task_return_pointer (task, compare (running), (GDestroyNotify) wg_trial_free);
}

/* (transfer full) */
static void
evaluate_next (GTask *task)
{
  Running *running = g_task_get_task_data (task);
  guint state = running->findings[WITHOUT] == NULL ? WITHOUT : WITH;

  wg_findings_evaluate_registry_async (g_task_get_source_object (task), running->states[state],
                                       get_query (), g_task_get_cancellable (task), on_evaluated,
                                       task);
}

static void
on_built (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    evaluate_next (g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

static void
build_thread (GTask        *task,
              gpointer      source,
              gpointer      running,
              GCancellable *cancellable)
{
  build_states (running);
  g_task_return_boolean (task, TRUE);
}

/**
 * wg_trial_run_async:
 *
 * For the window.
 */
void
wg_trial_run_async (WgDistrict         *district,
                    WgEdit             *edit,
                    const char         *day,
                    GCancellable       *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer            user_data)
{
  GTask *task = g_task_new (district, cancellable, callback, user_data);
  Running *running = running_new (district, edit, day);
  g_autoptr (GTask) building = g_task_new (district, cancellable, on_built, task);

  /* The outer task keeps what the inner one builds. */
  g_task_set_task_data (task, running, (GDestroyNotify) running_free);
  g_task_set_task_data (building, running, NULL);
  g_task_run_in_thread (building, build_thread);
}

/**
 * wg_trial_run_finish:
 *
 * Returns: (transfer full): the difference, or NULL
 */
WgTrial *
wg_trial_run_finish (GAsyncResult *result,
                     GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
wg_trial_free (WgTrial *self)
{
  g_ptr_array_unref (self->come);
  g_ptr_array_unref (self->go);
  g_free (self);
}
