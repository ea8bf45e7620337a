/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-draft-keeper.h"

#include "wg-test.h"

#include <glib/gstdio.h>

static WgDraft *
make_draft (const char *name)
{
  WgDraft *draft = wg_draft_new ("新建");

  wg_row_set_text (wg_draft_insert (draft, &wg_kind_unit), WG_UNIT_NAME, name);
  return draft;
}

static void
test_keep (void)
{
  g_autoptr (WgDraftKeeper) keeper = wg_draft_keeper_new ("one.wangge", NULL);
  g_autoptr (WgDraftKeeper) same = wg_draft_keeper_new ("./one.wangge", NULL);
  g_autoptr (WgDraftKeeper) other = wg_draft_keeper_new ("two.wangge", NULL);
  g_autoptr (WgDraft) draft = make_draft ("新渡社区");
  g_autoptr (WgDraft) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL, none = NULL, nothing = NULL, rows = NULL;
  const WgKeptDraft *kept;

  nothing = wg_draft_keeper_list (keeper);
  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_true (wg_draft_keeper_keep (keeper, 8, "乙", "2026-10-12 09:42", draft, &error));
  g_assert_true (wg_draft_keeper_keep (keeper, 7, "新渡\n社区", "2026-10-12 09:40", draft, &error));
  g_assert_true (wg_draft_keeper_keep (keeper, 7, "新渡\n社区", "2026-10-12 09:41", draft, &error));
  g_assert_no_error (error);
  list = wg_draft_keeper_list (same);
  none = wg_draft_keeper_list (other);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpuint (none->len, ==, 0);
  kept = g_ptr_array_index (list, 0);
  g_assert_cmpint (kept->id, ==, 7);
  g_assert_cmpstr (kept->title, ==, "新渡 社区");
  g_assert_cmpstr (kept->kept_at, ==, "2026-10-12 09:41");
  back = wg_draft_keeper_load (same, 7, &error);
  g_assert_no_error (error);
  rows = wg_draft_list_rows (back, &wg_kind_unit);
  g_assert_cmpstr (wg_row_get_text (g_ptr_array_index (rows, 0), WG_UNIT_NAME), ==, "新渡社区");

  wg_draft_keeper_forget (keeper, 7);
  wg_draft_keeper_forget (keeper, 7);
  g_assert_null (wg_draft_keeper_load (same, 7, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  wg_draft_keeper_forget (keeper, 8);
}

/* A file cut short by a full disk is no draft. */
/* An identity number or a private telephone does not lie on the disk, nor does what was kept before
 * it was typed. */
static void
test_identity (void)
{
  g_autoptr (WgDraftKeeper) keeper = wg_draft_keeper_new ("four.wangge", NULL);
  g_autoptr (WgDraft) draft = wg_draft_new ("x");
  WgRow *row = wg_draft_insert (draft, &wg_kind_unit);
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;

  wg_row_set_text (row, WG_UNIT_NAME, "n");
  g_assert_true (wg_draft_keeper_keep (keeper, 5, "n", "2026-10-12 09:40", draft, &error));
  kept = wg_draft_keeper_list (keeper);
  g_assert_cmpuint (kept->len, ==, 1);
  wg_row_set_text (row, WG_UNIT_NOTE, "138 0013 8000");
  g_assert_true (wg_draft_keeper_keep (keeper, 5, "n", "2026-10-12 09:41", draft, &error));
  g_assert_no_error (error);
  none = wg_draft_keeper_list (keeper);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_damaged (void)
{
  g_autoptr (WgDraftKeeper) keeper = wg_draft_keeper_new ("three.wangge", NULL);
  g_autoptr (WgDraft) draft = make_draft ("x");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *whole = g_canonicalize_filename ("three.wangge", NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);
  g_autofree char *path = NULL;
  GStatBuf about;

  g_assert_true (wg_draft_keeper_keep (keeper, 9, "x", "2026-10-12 09:40", draft, &error));
  path = g_build_filename (g_get_user_state_dir (), "wangge", "drafts", hash, "9.json", NULL);
  g_assert_cmpint (g_stat (path, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0600);
  g_file_set_contents (path, "2026-10-12 09:40\tx\n{\"draft\":1", -1, NULL);
  g_assert_null (wg_draft_keeper_load (keeper, 9, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_file_set_contents (path, "nonsense", -1, NULL);
  list = wg_draft_keeper_list (keeper);
  g_assert_cmpuint (list->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) state = wg_test_dir_new ();

  /* GLib's own isolation of folders leaks the ones before. */
  g_setenv ("XDG_STATE_HOME", wg_test_dir_path (state), TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/draft-keeper/keep", test_keep);
  g_test_add_func ("/desk/draft-keeper/identity", test_identity);
  g_test_add_func ("/desk/draft-keeper/damaged", test_damaged);
  return g_test_run ();
}
