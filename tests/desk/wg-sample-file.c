/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of positions and units share: a copy of the sample for each of them. */

#include "wg-sample-file.h"

#include "wg-sample.h"

void
wg_sample_file_build (const char *master)
{
  g_autoptr (GError) error = NULL;

  g_unsetenv ("WANGGE_NOW");
  wg_desk_sample_create (master, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
on_changed (WgSampleFile *self)
{
  self->is_changed = TRUE;
}

void
wg_sample_file_set_up (WgSampleFile *self,
                       gconstpointer master)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) from = g_file_new_for_path (master);
  g_autoptr (GFile) to = NULL;

  self->dir = wg_test_dir_new ();
  self->path = wg_test_dir_file (self->dir, "sample.wangge");
  to = g_file_new_for_path (self->path);
  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  self->district = wg_district_open (self->path, WG_DISTRICT_READ_WRITE | WG_DISTRICT_NO_MAP,
                                     &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (self->district, "changed", G_CALLBACK (on_changed), self);
}

void
wg_sample_file_tear_down (WgSampleFile *self,
                          gconstpointer master)
{
  wg_district_close (self->district);
  wg_test_finalize (self->district);
  g_free (self->path);
  wg_test_dir_free (self->dir);
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

static void
wait (WgSampleFile  *self,
      GAsyncResult **result)
{
  while (*result == NULL || !self->is_changed)
    g_main_context_iteration (NULL, TRUE);
}

void
wg_sample_file_apply (WgSampleFile *self,
                      WgEdit       *edit)
{
  g_autoptr (WgEdit) owned = edit;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (edit);
  self->is_changed = FALSE;
  wg_district_apply_async (self->district, edit, NULL, on_done, &result);
  wait (self, &result);
  wg_district_apply_finish (self->district, result, &error);
  g_assert_no_error (error);
}

void
wg_sample_file_undo (WgSampleFile *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  self->is_changed = FALSE;
  wg_district_undo_async (self->district, NULL, on_done, &result);
  wait (self, &result);
  wg_district_undo_finish (self->district, result, &error);
  g_assert_no_error (error);
}

gint64
wg_sample_file_unit (WgSampleFile *self,
                     const char   *code)
{
  WgUnit *unit = wg_district_find_unit_by_code (self->district, code);

  g_assert_nonnull (unit);
  return wg_unit_get_id (unit);
}

char *
wg_sample_file_hash (WgSampleFile *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  g_file_get_contents (self->path, &bytes, &size, &error);
  g_assert_no_error (error);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, size);
}
