/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a prepared import: a backup, then its one edit through the store, with progress. Either
 * all of it is in the file afterwards or nothing; undo takes it back like any other edit. */

#include "wg-district-private.h"
#include "wg-file-care.h"
#include "wg-import.h"

/* Whom the store's progress is passed on to. */
typedef struct
{
  WgImportProgress progress;
  gpointer         progress_data;
  WgDistrict      *district; /* (nullable) */
} Listener;

static void
listener_free (gpointer data)
{
  Listener *listener = data;

  g_clear_object (&listener->district);
  g_free (listener);
}

static void
on_store_progress (guint    done,
                   guint    total,
                   gpointer user_data)
{
  const Listener *listener = user_data;

  if (listener->progress != NULL)
    listener->progress (WG_IMPORT_WRITING, NULL, total > 0 ? (double) done / total : -1,
                        listener->progress_data);
}

/**
 * wg_import_apply:
 * @plan: a plan prepared for @district as it is
 * @district: where it goes
 * @progress: (nullable) (scope call): told now and then
 * @progress_data: for @progress
 * @cancellable: (nullable): until the commit, leaves the file as it was
 * @error: return location for %WG_STORE_ERROR; %WG_STORE_ERROR_CONFLICT when somebody changed one
 *   of the rows since the plan was made
 *
 * Blocks.
 *
 * Returns: whether the edit is on the disk
 */
gboolean
wg_import_apply (WgImportPlan    *plan,
                 WgDistrict      *district,
                 WgImportProgress progress,
                 gpointer         progress_data,
                 GCancellable    *cancellable,
                 GError         **error)
{
  Listener listener = { progress, progress_data, NULL };
  WgEdit *edit;

  g_return_val_if_fail (WG_IS_IMPORT_PLAN (plan) && WG_IS_DISTRICT (district), FALSE);

  edit = wg_import_plan_get_edit (plan);
  return edit == NULL || (wg_file_back_up_before_import (district, cancellable, error) &&
                          wg_store_apply (wg_district_get_store (district), edit,
                                          on_store_progress, &listener, cancellable, error));
}

static void
back_up_thread (GTask        *task,
                gpointer      source,
                gpointer      district,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (wg_file_back_up_before_import (district, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_backed_up (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GTask) task = data;
  Listener *listener = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  wg_store_apply_async (wg_district_get_store (listener->district),
                        wg_import_plan_get_edit (WG_IMPORT_PLAN (source)), on_store_progress,
                        listener, g_task_get_cancellable (task), wg_district_on_applied,
                        g_object_ref (task));
}

/**
 * wg_import_apply_async:
 * @plan: a plan prepared for @district as it is
 * @district: where it goes
 * @progress: (nullable) (scope async): told in the caller's main context
 * @progress_data: for @progress; must live until @callback is called
 * @cancellable: (nullable): until the commit, leaves the file as it was
 * @callback: called when the edit is on the disk, or is not
 * @user_data: for @callback
 */
void
wg_import_apply_async (WgImportPlan       *plan,
                       WgDistrict         *district,
                       WgImportProgress    progress,
                       gpointer            progress_data,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) copying = NULL;
  WgEdit *edit;
  Listener *listener;

  g_return_if_fail (WG_IS_IMPORT_PLAN (plan) && WG_IS_DISTRICT (district));

  task = g_task_new (plan, cancellable, callback, user_data);
  edit = wg_import_plan_get_edit (plan);
  if (edit == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  listener = g_new0 (Listener, 1);
  *listener = (Listener){ progress, progress_data, g_object_ref (district) };
  g_task_set_task_data (task, listener, listener_free);
  copying = g_task_new (plan, cancellable, on_backed_up, g_object_ref (task));
  g_task_set_task_data (copying, g_object_ref (district), g_object_unref);
  g_task_run_in_thread (copying, back_up_thread);
}

gboolean
wg_import_apply_finish (WgImportPlan *plan,
                        GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, plan), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
