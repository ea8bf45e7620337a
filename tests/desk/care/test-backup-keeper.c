/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hourly when something was changed, before an import, checked in the background; the list says
 * what verifies; damage ends the writing and names the way back. */
#include "wg-backup-keeper.h"
#include "wg-backup-list.h"
#include "wg-district-private.h"
#include "wg-file-care.h"
#include "wg-import-fixture.h"
#include "wg-store-backups.h"
#include "wg-test-store.h"

#include <glib/gstdio.h>

static void
wait_changed (gpointer    source,
              const char *signal)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  gulong id = g_signal_connect_swapped (source, signal, G_CALLBACK (g_main_loop_quit), loop);

  g_main_loop_run (loop);
  g_signal_handler_disconnect (source, id);
}

static guint
count_backups (Town *town)
{
  g_autofree char *folder = wg_backup_list_dup_default_folder (town->path);
  g_autoptr (GPtrArray) items = wg_backup_list_read (town->path, folder, FALSE, NULL);

  return items->len;
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GError) error = NULL;
  char **backup = data;

  *backup = wg_backup_keeper_make_finish (WG_BACKUP_KEEPER (source), result, &error);
  if (*backup == NULL)
    *backup = g_strdup_printf ("error: %s", error->message);
}

static char *
make (WgBackupKeeper *keeper,
      const char     *folder)
{
  char *backup = NULL;

  wg_backup_keeper_make_async (keeper, folder, NULL, on_made, &backup);
  while (backup == NULL)
    g_main_context_iteration (NULL, TRUE);
  return backup;
}

static void
test_hourly (Town         *town,
             gconstpointer data)
{
  g_autoptr (WgBackupKeeper) keeper = wg_backup_keeper_new (town->district);
  WgStore *store = wg_district_get_store (town->district);
  gboolean attention = TRUE;
  g_autofree char *none = wg_backup_keeper_dup_line (keeper, &attention);
  g_autofree char *line = NULL;
  g_autofree char *later = NULL;

  g_assert_cmpstr (none, ==, "No backup yet");
  g_assert_false (attention);
  wg_backup_keeper_tick (keeper); /* nothing was written */
  g_assert_false (wg_backup_keeper_is_due (keeper));

  wg_test_fill (store, 3);
  g_assert_true (wg_backup_keeper_is_due (keeper));
  wg_backup_keeper_tick (keeper);
  wg_backup_keeper_tick (keeper); /* one is being made */
  wait_changed (keeper, "changed");
  g_assert_cmpuint (count_backups (town), ==, 1);
  g_assert_false (wg_backup_keeper_is_due (keeper));
  line = wg_backup_keeper_dup_line (keeper, &attention);
  g_assert_true (g_str_has_prefix (line, "Last backup 20"));
  g_assert_false (attention);

  /* Changed, but the hour is not over. */
  wg_test_set (store, "key", "1");
  g_assert_true (wg_backup_keeper_is_due (keeper));
  wg_backup_keeper_tick (keeper);
  g_assert_cmpuint (count_backups (town), ==, 1);
  wg_backup_keeper_set_reminder_days (keeper, 0);
  g_usleep (2000);
  later = wg_backup_keeper_dup_line (keeper, &attention);
  g_assert_true (attention);
  g_assert_true (g_str_has_suffix (later, "back up again"));
}

/* By choice to some folder; where that cannot be, the line says why until it works again. */
static void
test_to_folder (Town         *town,
                gconstpointer data)
{
  g_autoptr (WgBackupKeeper) keeper = wg_backup_keeper_new (town->district);
  g_autofree char *stick = wg_test_dir_file (town->dir, "stick");
  g_autofree char *file = wg_test_dir_write (town->dir, "file", "x", 1);
  g_autofree char *backup = NULL;
  g_autofree char *failed = NULL;
  g_autofree char *line = NULL;
  g_autofree char *good = NULL;
  gboolean attention = FALSE;

  wg_test_fill (wg_district_get_store (town->district), 3);
  backup = make (keeper, stick);
  g_assert_true (g_str_has_suffix (backup, "-kept.wangge"));
  g_assert_true (g_file_test (backup, G_FILE_TEST_IS_REGULAR));
  g_assert_false (wg_backup_keeper_is_due (keeper));

  failed = make (keeper, file);
  g_assert_true (g_str_has_prefix (failed, "error: "));
  line = wg_backup_keeper_dup_line (keeper, &attention);
  g_assert_true (attention);
  g_assert_nonnull (strstr (line, "Choose another folder"));
  g_assert_nonnull (wg_backup_keeper_get_error (keeper));
  good = make (keeper, NULL);
  g_assert_true (g_file_test (good, G_FILE_TEST_IS_REGULAR));
  g_assert_null (wg_backup_keeper_get_error (keeper));
}

static void
test_before_import (Town         *town,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = wg_backup_list_dup_default_folder (town->path);
  g_autofree char *away = NULL;

  /* Nothing to lose yet. */
  g_assert_true (wg_file_back_up_before_import (town->district, NULL, &error));
  g_assert_cmpuint (count_backups (town), ==, 0);
  wg_test_fill (wg_district_get_store (town->district), 3);
  g_assert_true (wg_file_back_up_before_import (town->district, NULL, &error));
  g_assert_true (wg_file_back_up_before_import (town->district, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_backups (town), ==, 1);

  /* No backup, no import. */
  wg_test_set (wg_district_get_store (town->district), "key", "1");
  away = g_strconcat (folder, ".away", NULL);
  g_assert_cmpint (g_rename (folder, away), ==, 0);
  g_assert_true (g_file_set_contents (folder, "x", 1, NULL));
  g_assert_false (wg_file_back_up_before_import (town->district, NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_DENIED);
  g_assert_true (g_str_has_prefix (error->message, "Nothing was imported"));
}

static void
on_restored (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GError) error = NULL;

  *(char **) data = wg_file_restore_finish (result, &error);
  g_assert_no_error (error);
}

/* A value is changed behind the store's back: found in the background, named, and not written any
 * more; the sentence leads to the newest backup that verifies. */
static void
test_damage (Town         *town,
             gconstpointer data)
{
  g_autoptr (WgBackupKeeper) keeper = wg_backup_keeper_new (town->district);
  WgStore *store = wg_district_get_store (town->district);
  g_autofree char *good = NULL;
  g_autofree char *bad = NULL;
  g_autofree char *content = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *folder = wg_backup_list_dup_default_folder (town->path);
  g_autoptr (WgBackupList) list = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *moved = NULL;
  char *name;

  wg_test_fill (store, 3);
  good = make (keeper, NULL);
  wg_test_set (store, "key", "1");
  bad = make (keeper, folder);
  g_assert_true (g_file_get_contents (bad, &content, &length, &error));
  name = memmem (content, length, "桥南社区", strlen ("桥南社区"));
  g_assert_nonnull (name);
  name[2] ^= 1;
  g_assert_true (g_file_set_contents (bad, content, (gssize) length, &error));

  list = wg_backup_list_new (town->path, folder);
  wg_backup_list_reload (list);
  wait_changed (list, "loaded");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (WgBackupItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      gboolean damaged = g_str_equal (wg_backup_item_get_path (item), bad);

      while (wg_backup_item_get_state (item) <= WG_BACKUP_CHECKING)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (wg_backup_item_get_state (item), ==,
                       damaged ? WG_BACKUP_DAMAGED : WG_BACKUP_VERIFIED);
      g_assert_true (damaged == (wg_backup_item_get_problem (item) != NULL));
      g_assert_cmpint (wg_backup_item_get_edit (item), ==, damaged ? 2 : 1);
      g_assert_cmpuint (wg_backup_item_get_size (item), >, 4096);
    }

  /* The file itself takes the same damage. */
  wg_district_close (town->district);
  g_clear_object (&keeper);
  g_clear_object (&town->district);
  g_assert_true (g_file_set_contents (town->path, content, (gssize) length, &error));
  town->district = wg_district_open (town->path, WG_DISTRICT_NO_MAP, &error);
  g_assert_no_error (error);
  g_assert_false (wg_district_get_read_only (town->district));
  keeper = wg_backup_keeper_new (town->district);
  wg_backup_keeper_check (keeper);
  wait_changed (keeper, "changed");
  g_assert_true (wg_district_get_read_only (town->district));
  reason = wg_district_dup_read_only_reason (town->district);
  g_assert_nonnull (strstr (reason, "Found: "));
  g_assert_nonnull (strstr (reason, "up to edit 1:"));
  wg_district_close (town->district);
  wg_file_restore_async (good, town->path, on_restored, &moved);
  while (moved == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_test (moved, G_FILE_TEST_IS_REGULAR));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/backup-keeper/hourly", Town, NULL, town_set_up, test_hourly, town_tear_down);
  g_test_add ("/backup-keeper/to-folder", Town, NULL, town_set_up, test_to_folder,
              town_tear_down);
  g_test_add ("/backup-keeper/before-import", Town, NULL, town_set_up, test_before_import,
              town_tear_down);
  g_test_add ("/backup-keeper/damage", Town, NULL, town_set_up, test_damage, town_tear_down);
  return g_test_run ();
}
