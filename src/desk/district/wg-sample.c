/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new file with the sample district: the rows of the exchange written to the store as one edit.
 * Must not change a file that is there. */

#include "wg-sample.h"

#include "wg-sample-district.h"
#include "wg-store.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Any number: the sample is one edit, and the same one in every copy. */
#define SAMPLE_EDIT 990101

/* WG_SAMPLE_NOW in China: the file's history is of its own time, so that it is the same every
 * time, audit chain included. */
static gint64
sample_clock (gpointer user_data)
{
  g_autoptr (GTimeZone) china = g_time_zone_new_offset (8 * 3600);
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (WG_SAMPLE_NOW ":00", china);

  return g_date_time_to_unix (now) * 1000;
}

static WgEdit *
make_edit (void)
{
  g_autoptr (GPtrArray) rows = wg_sample_build ();
  WgEdit *edit = wg_edit_new (_("Build the sample district"));

  wg_edit_set_id (edit, SAMPLE_EDIT);
  wg_edit_set_beginning (edit, TRUE);
  /* Not the user: who builds the sample twice gets the same history twice. */
  wg_edit_set_actor (edit, "wangge", _("Sample"));
  for (guint i = 0; i < rows->len; i++)
    wg_edit_insert (edit, g_ptr_array_index (rows, i));
  return edit;
}

/**
 * wg_desk_sample_create:
 * @path: a file that is not there yet
 * @progress: (nullable) (scope call): told about the rows written
 * @cancellable: (nullable): cancelling leaves no file
 *
 * Writes the sample district 临江区 990101 into a new file: the same data every time. Blocks, well
 * under two seconds on an office machine.
 *
 * Returns: %FALSE with an error of #WG_STORE_ERROR or %G_IO_ERROR_CANCELLED; then there is no new
 *   file, and one that was there is as before
 */
gboolean
wg_desk_sample_create (const char        *path,
                       WgSampleProgress   progress,
                       gpointer           progress_data,
                       GCancellable      *cancellable,
                       GError           **error)
{
  g_autoptr (WgStore) store = NULL;
  g_autoptr (WgEdit) edit = NULL;
  gboolean written;

  g_return_val_if_fail (path != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  store = wg_store_open (path, WG_STORE_OPEN_CREATE | WG_STORE_OPEN_EXCLUSIVE, error);
  if (store == NULL)
    return FALSE;
  wg_store_set_clock (store, sample_clock, NULL);
  edit = make_edit ();
  written = wg_store_apply (store, edit, progress, progress_data, cancellable, error);
  if (written)
    return wg_store_close (store, error);

  /* The file is ours alone: nobody misses it. */
  wg_store_close (store, NULL);
  g_remove (path);
  return FALSE;
}

static void
create_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  GError *error = NULL;

  if (wg_desk_sample_create (data, NULL, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * wg_desk_sample_create_async:
 * @path: a file that is not there yet
 *
 * wg_desk_sample_create() for the window.
 */
void
wg_desk_sample_create_async (const char          *path,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (path != NULL);

  /* A file that is written is reported as written, even when cancelled late. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, create_in_thread);
}

gboolean
wg_desk_sample_create_finish (GAsyncResult  *result,
                              GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
