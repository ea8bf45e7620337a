/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing to an opened file: one edit, and taking edits back. The store announces what it
 * committed and the district then reads itself anew; nothing is refreshed here. */

#include "wg-district-private.h"

#include "wg-store-error.h"

/* What is damaged is not written any more, and whoever shows the file says so from now on. */
static void
answer_error (GTask  *task,
              GError *error)
{
  gpointer source = g_task_get_source_object (task);

  if (g_error_matches (error, WG_STORE_ERROR, WG_STORE_ERROR_DAMAGED) && WG_IS_DISTRICT (source))
    g_signal_emit_by_name (source, "closed-to-writing");
  g_task_return_error (task, error);
}

/**
 * wg_district_on_applied:
 * @source: the store
 * @data: (transfer full): the task to answer
 *
 * Answers a task of this layer with what became of an edit.
 */
void
wg_district_on_applied (GObject      *source,
                        GAsyncResult *result,
                        gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (wg_store_apply_finish (WG_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    answer_error (task, error);
}

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (wg_store_undo_finish (WG_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    answer_error (task, error);
}

/**
 * wg_district_apply_async:
 * @edit: (transfer none): what to write
 * @cancellable: (nullable): cancelling before the commit leaves the file as it was
 */
void
wg_district_apply_async (WgDistrict         *self,
                         WgEdit             *edit,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  wg_store_apply_async (wg_district_get_store (self), edit, NULL, NULL, cancellable,
                        wg_district_on_applied,
                        g_task_new (self, cancellable, callback, user_data));
}

/**
 * wg_district_apply_finish:
 *
 * Returns: whether the edit is on the disk; else %WG_STORE_ERROR says what is left unwritten
 */
gboolean
wg_district_apply_finish (WgDistrict   *self,
                          GAsyncResult *result,
                          GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

char *
wg_district_dup_undo_label (WgDistrict *self)
{
  return wg_store_dup_undo_label (wg_district_get_store (self));
}

char *
wg_district_dup_redo_label (WgDistrict *self)
{
  return wg_store_dup_redo_label (wg_district_get_store (self));
}

void
wg_district_undo_async (WgDistrict         *self,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  wg_store_undo_async (wg_district_get_store (self), 0, g_get_user_name (), "", cancellable,
                       on_undone, g_task_new (self, cancellable, callback, user_data));
}

void
wg_district_redo_async (WgDistrict         *self,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  wg_store_redo_async (wg_district_get_store (self), g_get_user_name (), "", cancellable,
                       on_undone, g_task_new (self, cancellable, callback, user_data));
}

/**
 * wg_district_undo_finish:
 *
 * Ends an undo or a redo.
 *
 * Returns: whether it is on the disk; %WG_STORE_ERROR_CONFLICT when somebody changed the same rows
 *   in between, and then nothing was changed
 */
gboolean
wg_district_undo_finish (WgDistrict   *self,
                         GAsyncResult *result,
                         GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
