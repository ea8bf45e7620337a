/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's own workflows, as the window and the command line do them, for the harnesses that
 * kill, cut and break. Nothing in here asserts: a failure is what the harness is after. */

#include "wg-workflows.h"

#include "wg-district-private.h"
#include "wg-file-care.h"
#include "wg-file-set.h"
#include "wg-import.h"
#include "wg-store-history.h"
#include "wg-test-store.h"

#include <glib/gstdio.h>

struct _WgJob
{
  char     *folder;
  char     *path;
  char     *old_path;
  WgStore  *store; /* (nullable) */
  GRand    *rand;
  guint     round;
  WgPromise promise;
  WgTell    tell;
  gpointer  tell_data;
};

static void
tell (WgJob *self)
{
  if (self->tell != NULL)
    self->tell (&self->promise, self->tell_data);
}

static gboolean
acknowledge (WgJob   *self,
             gboolean ok)
{
  if (ok)
    {
      self->promise.edit = MAX (self->promise.edit, wg_store_get_last_edit (self->store, NULL));
      tell (self);
    }
  return ok;
}

WgJob *
wg_job_new (const char *folder,
            guint32     seed,
            WgTell      tell_function,
            gpointer    tell_data)
{
  WgJob *self = g_new0 (WgJob, 1);

  self->folder = g_strdup (folder);
  self->rand = g_rand_new_with_seed (seed);
  self->path = g_build_filename (folder, "test.wangge", NULL);
  self->old_path = g_build_filename (folder, "old.wangge", NULL);
  self->promise = (WgPromise){ 0, -1, 0 };
  self->tell = tell_function;
  self->tell_data = tell_data;
  return self;
}

void
wg_job_free (WgJob *self)
{
  g_clear_object (&self->store);
  g_rand_free (self->rand);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->old_path);
  g_free (self);
}

const WgPromise *
wg_job_get_promise (WgJob *self)
{
  return &self->promise;
}

gboolean
wg_job_open (WgJob   *self,
             GError **error)
{
  g_clear_object (&self->store);
  self->store = wg_store_open (self->path, WG_STORE_OPEN_CREATE, error);
  return acknowledge (self, self->store != NULL);
}

static gboolean
apply (WgJob   *self,
       WgEdit  *edit,
       GError **error)
{
  return acknowledge (self, wg_store_apply (self->store, edit, NULL, NULL, NULL, error));
}

static gboolean
add_grids (WgJob   *self,
           guint    n,
           GError **error)
{
  g_autoptr (WgEdit) edit = wg_edit_new ("grids");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *code = g_strdup_printf ("%u-%u-%u", g_rand_int (self->rand), self->round, i);
      g_autoptr (WgRow) grid = wg_test_grid (code, 0, i);

      wg_edit_insert (edit, grid);
    }
  return apply (self, edit, error);
}

static gboolean
edit_few (WgJob   *self,
          GError **error)
{
  return add_grids (self, 1 + self->round % 3, error);
}

static gboolean
edit_many (WgJob   *self,
           GError **error)
{
  return add_grids (self, 60, error);
}

static gboolean
change_rows (WgJob   *self,
             GError **error)
{
  g_autoptr (GPtrArray) rows = wg_store_load (self->store, &wg_kind_grid, NULL, error);
  g_autoptr (WgEdit) edit = wg_edit_new ("names");

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < MIN (rows->len, 5); i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);
      g_autoptr (WgRow) changed = wg_row_copy (row);
      g_autofree char *name = g_strdup_printf ("%u", self->round);

      wg_row_set_text (changed, WG_GRID_NAME, name);
      wg_edit_update (edit, row, changed);
    }
  return rows->len == 0 || apply (self, edit, error);
}

/* Records: what they add up to is written in the same transaction. */
static gboolean
enter_records (WgJob   *self,
               GError **error)
{
  g_autoptr (WgEdit) edit = wg_edit_new ("records");
  g_autofree char *code = g_strdup_printf ("r%u", g_rand_int (self->rand));
  g_autoptr (WgRow) grid = wg_test_grid (code, 0, self->round);

  wg_edit_insert (edit, grid);
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (WgRow) row = wg_row_new (&wg_kind_service_case, 0);

      wg_row_set_int (row, WG_SERVICE_CASE_GRID, wg_row_get_id (grid));
      wg_row_set_int (row, WG_SERVICE_CASE_ORDERED_AT, 29700000 + i * 60 + self->round);
      wg_row_set_int (row, WG_SERVICE_CASE_FINISHED_AT, 29700000 + i * 90 + self->round);
      wg_edit_insert (edit, row);
    }
  return apply (self, edit, error);
}

static gboolean
undo (WgJob   *self,
      GError **error)
{
  g_autofree char *label = wg_store_dup_undo_label (self->store);

  return label == NULL ||
         acknowledge (self, wg_store_undo (self->store, 0, NULL, NULL, NULL, error));
}

static gboolean
redo (WgJob   *self,
      GError **error)
{
  g_autofree char *label = wg_store_dup_redo_label (self->store);

  return label == NULL || acknowledge (self, wg_store_redo (self->store, NULL, NULL, NULL, error));
}

static gboolean
close_and_open (WgJob   *self,
                GError **error)
{
  return wg_store_close (self->store, error) && wg_job_open (self, error);
}

static gboolean
verify (WgJob   *self,
        GError **error)
{
  g_autoptr (GPtrArray) problems = wg_store_verify (self->store, NULL, error);

  return problems != NULL;
}

/* A foreign table through the reader, the plan, the backup before, and the one edit. */
static gboolean
import_into (WgJob      *self,
             WgDistrict *district,
             GError    **error)
{
  g_autofree char *table = g_build_filename (self->folder, "units.csv", NULL);
  g_autofree char *text = g_strdup_printf ("code,name,level\n99%04u,镇,1\n", self->round % 10000);
  g_autoptr (WgImport) import = wg_import_new ("units", error);
  g_autoptr (WgImportPlan) plan = NULL;

  if (import == NULL || !g_file_set_contents_full (table, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, error))
    return FALSE;
  wg_import_add_source (import, table);
  plan = wg_import_prepare (import, district, NULL, NULL, NULL, error);
  return plan != NULL && wg_import_apply (plan, district, NULL, NULL, NULL, error);
}

static gboolean
import_table (WgJob   *self,
              GError **error)
{
  WgDistrict *district;
  gboolean ok;

  g_clear_object (&self->store);
  district = wg_district_open (self->path, WG_DISTRICT_NO_MAP, error);
  if (district == NULL)
    return FALSE;
  ok = import_into (self, district, error);
  if (ok)
    self->promise.edit = MAX (self->promise.edit,
                              wg_store_get_last_edit (wg_district_get_store (district), NULL));
  wg_district_close (district);
  g_object_unref (district);
  if (ok)
    tell (self);
  return wg_job_open (self, ok ? error : NULL) && ok;
}

static gboolean
back_up (WgJob   *self,
         GError **error)
{
  g_autofree char *folder = wg_store_dup_backup_folder (self->path);
  g_autofree char *backup = wg_store_make_backup (self->path, folder, WG_BACKUP_AUTOMATIC, NULL,
                                                  error);

  return backup != NULL && wg_store_note_backup (self->store, backup, error);
}

/* Back to the newest backup; then the file's edits begin again from there. */
static gboolean
restore (WgJob   *self,
         GError **error)
{
  g_autofree char *folder = wg_store_dup_backup_folder (self->path);
  g_autofree char *moved = NULL;
  g_autoptr (GPtrArray) list = wg_store_list_backups (self->path, folder, NULL, error);
  const WgBackupEntry *newest;

  if (list == NULL || list->len == 0)
    return list != NULL;
  newest = g_ptr_array_index (list, 0);
  if (!wg_store_close (self->store, error))
    return FALSE;
  g_clear_object (&self->store);
  self->promise.restored = newest->edit;
  tell (self);
  if (!wg_store_restore (newest->path, self->path, &moved, error))
    return FALSE;
  self->promise = (WgPromise){ newest->edit, -1, self->promise.old_edit };
  tell (self);
  if (moved != NULL)
    g_unlink (moved); /* so that the disk is not filled */
  return wg_job_open (self, error);
}

/* A file of the first schema, or of one before the digest of the sums, is brought forward, and gets
 * an edit. */
static gboolean
migrate (WgJob   *self,
         GError **error)
{
  g_autofree char *fixture = wg_test_source (
      g_rand_boolean (self->rand) ? "tests/fixtures/store/schema-1.wangge"
                                  : "tests/fixtures/store/schema-7.wangge");
  g_autofree char *fresh = g_strconcat (self->old_path, ".new", NULL);
  g_autofree char *key = g_strdup_printf ("key-%u", g_rand_int (self->rand));
  g_autoptr (WgRow) row = wg_setting_new (key, "1");
  g_autoptr (WgEdit) edit = wg_edit_new ("key");
  g_autoptr (WgStore) store = NULL;

  if (!g_file_test (self->old_path, G_FILE_TEST_EXISTS) &&
      (!wg_file_set_copy_file (fixture, fresh, error) || !wg_file_set_sync (fresh, error) ||
       !wg_file_set_rename (fresh, self->old_path, error)))
    return FALSE;
  store = wg_store_open (self->old_path, WG_STORE_OPEN_DEFAULT, error);
  if (store == NULL)
    return FALSE;
  wg_edit_insert (edit, row);
  if (wg_store_get_last_edit (store, NULL) > 30)
    return TRUE;
  if (!wg_store_apply (store, edit, NULL, NULL, NULL, error))
    return FALSE;
  self->promise.old_edit = wg_store_get_last_edit (store, NULL);
  tell (self);
  return wg_store_close (store, error);
}

/* Somebody who left his position long ago. */
static gboolean
enter_holder (WgJob   *self,
              GError **error)
{
  g_autoptr (WgEdit) edit = wg_edit_new ("甲子乙丑 leaves");
  g_autofree char *code = g_strdup_printf ("u%u", g_rand_int (self->rand));
  g_autoptr (WgRow) unit = wg_test_unit (code, "桥南社区", 0);
  g_autoptr (WgRow) position = wg_row_new (&wg_kind_position, 0);
  g_autoptr (WgRow) holding = wg_row_new (&wg_kind_holding, 0);

  wg_edit_insert (edit, unit);
  wg_row_set_int (position, WG_POSITION_UNIT, wg_row_get_id (unit));
  wg_row_set_text (position, WG_POSITION_TITLE, "主任");
  wg_edit_insert (edit, position);
  wg_row_set_int (holding, WG_HOLDING_POSITION, wg_row_get_id (position));
  wg_row_set_text (holding, WG_HOLDING_HOLDER, "甲子乙丑");
  wg_row_set_text (holding, WG_HOLDING_FROM, "2019-01-01");
  wg_row_set_text (holding, WG_HOLDING_UNTIL, "2020-12-31");
  wg_edit_insert (edit, holding);
  return apply (self, edit, error);
}

/* An office that keeps no old values: all there are so far go, and the name of who left. */
static gboolean
shorten (WgJob   *self,
         GError **error)
{
  WgShortening wanted = {
    6, 0, (char *) "clerk", (char *) "", (char *) "shorten", (char *) "somebody",
    (char *) "2021-01-01", (char *) "former",
  };

  if (!enter_holder (self, error))
    return FALSE;
  wg_store_get_last_edit (self->store, &wanted.before);
  wanted.before++;
  return acknowledge (self, wg_store_shorten (self->store, &wanted, NULL, error));
}

const WgNamedWorkflow *
wg_workflows (void)
{
  static const WgNamedWorkflow workflows[] = {
    { "edit", edit_few, 8, FALSE },          { "edit-many", edit_many, 3, FALSE },
    { "change", change_rows, 4, FALSE },     { "records", enter_records, 4, FALSE },
    { "undo", undo, 4, FALSE },              { "redo", redo, 3, FALSE },
    { "close", close_and_open, 2, FALSE },   { "verify", verify, 1, FALSE },
    { "import", import_table, 1, TRUE },     { "backup", back_up, 2, TRUE },
    { "restore", restore, 1, TRUE },         { "migrate", migrate, 2, TRUE },
    { "shorten", shorten, 1, FALSE },
    { NULL, NULL, 0, FALSE },
  };

  return workflows;
}

const WgNamedWorkflow *
wg_job_pick (WgJob   *self,
             gboolean outside)
{
  const WgNamedWorkflow *all = wg_workflows ();
  guint total = 0;
  guint pick;

  for (guint i = 0; all[i].name != NULL; i++)
    total += all[i].outside && !outside ? 0 : all[i].weight;
  pick = (guint) g_rand_int_range (self->rand, 0, (gint32) total);
  for (guint i = 0;; i++)
    {
      guint weight = all[i].outside && !outside ? 0 : all[i].weight;

      if (pick < weight)
        return &all[i];
      pick -= weight;
    }
}

gboolean
wg_job_run (WgJob                 *self,
            const WgNamedWorkflow *workflow,
            GError               **error)
{
  self->round++;
  return workflow->run (self, error);
}

void
wg_job_prepare (WgJob *self)
{
  g_autoptr (GError) error = NULL;

  if (!wg_job_open (self, &error) || !edit_few (self, &error) || !enter_records (self, &error) ||
      !back_up (self, &error) || !edit_few (self, &error) || !undo (self, &error))
    g_error ("%s", error->message);
}

/* One file: opened as the program opens it, and read through. */
static gboolean
keeps (const char *path,
       gint64     *promised,
       gint64      restored,
       char      **why)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgStore) store = wg_store_open (path, WG_STORE_OPEN_CREATE, &error);
  g_autoptr (GPtrArray) problems = store != NULL ? wg_store_verify (store, NULL, &error) : NULL;
  gint64 last;

  if (problems == NULL)
    {
      *why = g_strdup_printf ("%s: %s", path, error->message);
      return FALSE;
    }
  last = wg_store_get_last_edit (store, NULL);
  if (problems->len > 0)
    *why = g_strdup_printf ("%s: %s", path,
                            ((WgProblem *) g_ptr_array_index (problems, 0))->text);
  else if (last < *promised && last != restored)
    *why = g_strdup_printf ("%s: edit %lld was promised, %lld is the last", path,
                            (long long) *promised, (long long) last);
  else
    *promised = last;
  return *why == NULL;
}

gboolean
wg_job_survived (const char *folder,
                 WgPromise  *promise,
                 gboolean    backups,
                 char      **why)
{
  g_autofree char *path = g_build_filename (folder, "test.wangge", NULL);
  g_autofree char *old_path = g_build_filename (folder, "old.wangge", NULL);
  g_autofree char *place = wg_store_dup_backup_folder (path);
  g_autoptr (GPtrArray) list = NULL;

  *why = NULL;
  if (!keeps (path, &promise->edit, promise->restored, why) ||
      (promise->old_edit > 0 && !keeps (old_path, &promise->old_edit, -1, why)))
    return FALSE;
  promise->restored = -1;
  list = backups ? wg_store_list_backups (path, place, NULL, NULL) : NULL;
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const WgBackupEntry *entry = g_ptr_array_index (list, i);
      g_autoptr (GPtrArray) problems = wg_store_check_backup (entry->path, NULL, NULL);

      if (problems != NULL && problems->len == 0)
        continue;
      *why = g_strdup_printf ("the backup %s does not verify", entry->path);
      return FALSE;
    }
  return TRUE;
}

guint
wg_job_count (const char *variable,
              guint       otherwise)
{
  const char *text = g_getenv (variable);

  return text != NULL ? (guint) atoi (text) : otherwise;
}

void
wg_job_stay_in_memory (void)
{
  if (g_getenv ("TMPDIR") == NULL && g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR))
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
}
