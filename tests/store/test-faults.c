/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The disk fails, the memory fails, the power goes, at any operation: nothing acknowledged is
 * lost, nothing is kept by half, every error is of the closed list, verify is clean.
 * WG_FAULT_STRIDE=1 fails every single operation, WG_POWER_CUTS sets the number of cuts. */
#include "wg-test-store.h"
#include "wg-test-vfs.h"

typedef struct
{
  gint64 edit;     /* last acknowledged */
  guint  failures; /* steps that failed */
} Outcome;

static guint
get_number (const char *variable,
            guint       otherwise)
{
  const char *text = g_getenv (variable);

  return text != NULL ? (guint) atoi (text) : otherwise;
}

static void
assert_of_the_list (const GError *error)
{
  if (error->domain != WG_STORE_ERROR || *error->message == '\0')
    g_error ("%s: %s", g_quark_to_string (error->domain), error->message);
}

/* Notes how a step ended. */
static void
step (WgStore  *store,
      Outcome  *outcome,
      gboolean  ok,
      GError  **error)
{
  if (ok)
    {
      g_assert_no_error (*error);
      outcome->edit = MAX (outcome->edit, wg_store_get_last_edit (store, NULL));
      return;
    }
  assert_of_the_list (*error);
  outcome->failures++;
  g_clear_error (error);
}

static void
add_rows (WgStore *store,
          Outcome *outcome,
          guint    round,
          guint    n)
{
  g_autoptr (WgEdit) edit = wg_edit_new ("rows");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *code = g_strdup_printf ("%u/%u", round, i);
      g_autoptr (WgRow) grid = wg_test_grid (code, 0, i);

      wg_edit_insert (edit, grid);
    }
  step (store, outcome, wg_store_apply (store, edit, NULL, NULL, NULL, &error), &error);
}

/* Make a file, write, undo, redo, read, verify, back up. */
static Outcome
work (WgTestDir *dir)
{
  g_autofree char *path = wg_test_dir_file (dir, "test.wangge");
  g_autofree char *backup = wg_test_dir_file (dir, "backup.wangge");
  Outcome outcome = { 0, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (WgStore) store = wg_store_open (path, WG_STORE_OPEN_CREATE, &error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  if (store == NULL)
    {
      step (NULL, &outcome, FALSE, &error);
      return outcome;
    }
  add_rows (store, &outcome, 0, 1);
  add_rows (store, &outcome, 1, 40);
  step (store, &outcome, wg_store_undo (store, 0, NULL, NULL, NULL, &error), &error);
  step (store, &outcome, wg_store_redo (store, NULL, NULL, NULL, &error), &error);
  rows = wg_store_load (store, &wg_kind_grid, NULL, &error);
  step (store, &outcome, rows != NULL, &error);
  problems = wg_store_verify (store, NULL, &error);
  step (store, &outcome, problems != NULL, &error);
  step (store, &outcome, wg_store_backup (store, backup, NULL, &error), &error);
  add_rows (store, &outcome, 2, 3);
  step (store, &outcome, wg_store_close (store, &error), &error);
  return outcome;
}

static void
check_after (WgTestDir *dir,
             Outcome    outcome)
{
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autofree char *backup = wg_test_dir_file (dir, "backup.wangge");
  gint64 count;

  /* A failed COMMIT may still have reached the disk; an acknowledged one has. */
  g_assert_cmpint (wg_store_get_last_edit (store, NULL), >=, outcome.edit);
  g_assert_true (wg_store_count (store, &wg_kind_grid, &count, NULL));
  if (count != 0 && count != 1 && count != 3 && count != 4 && count != 40 && count != 41 &&
      count != 43 && count != 44)
    g_error ("%lld rows are half an edit", (long long) count);
  wg_test_assert_sane (store);
  if (g_file_test (backup, G_FILE_TEST_EXISTS))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WgStore) copy = wg_store_open (backup, WG_STORE_OPEN_READ_ONLY, &error);

      g_assert_no_error (error);
      wg_test_assert_sane (copy);
    }
}

static void
sweep (gconstpointer data)
{
  WgTestFault fault = (WgTestFault) GPOINTER_TO_UINT (data);
  /* There are many of some kinds and few of others. */
  static const guint strides[WG_N_FAULTS] = {
    [WG_FAULT_WRITE] = 23, [WG_FAULT_FULL] = 23, [WG_FAULT_SYNC] = 2, [WG_FAULT_READ] = 17,
    [WG_FAULT_OPEN] = 2, [WG_FAULT_MEMORY] = 397,
  };
  guint stride = get_number ("WG_FAULT_STRIDE", strides[fault]);
  guint runs = 0;
  guint failures = 0;
  gboolean fired = TRUE;

  for (guint nth = 1; fired; nth += (guint) g_test_rand_int_range (1, (gint32) (2 * stride)))
    for (guint for_ever = 0; for_ever < 2; for_ever++)
      {
        g_autoptr (WgTestDir) dir = wg_test_dir_new ();
        Outcome outcome;

        wg_test_vfs_fail (fault, nth, for_ever != 0);
        outcome = work (dir);
        fired = wg_test_vfs_heal ();
        check_after (dir, outcome);
        failures += outcome.failures;
        runs++;
      }
  g_test_message ("%u runs, %u steps failed and said so", runs, failures);
  g_assert_cmpuint (runs, >, 4);
  g_assert_cmpuint (failures, >, 0);
}

/* Small edits until the light goes out. */
static Outcome
work_until_dark (WgTestDir *dir)
{
  g_autofree char *path = wg_test_dir_file (dir, "test.wangge");
  Outcome outcome = { 0, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (WgStore) store = wg_store_open (path, WG_STORE_OPEN_CREATE, &error);

  for (guint round = 0; store != NULL && !wg_test_vfs_is_dark (); round++)
    {
      if (round % 5 == 4)
        step (store, &outcome, wg_store_undo (store, 0, NULL, NULL, NULL, &error), &error);
      else
        add_rows (store, &outcome, round, round % 7 == 6 ? 60 : 1 + round % 3);
      if (round % 11 == 10)
        {
          /* Closing checkpoints, and opening again recovers. */
          g_clear_object (&store);
          store = wg_store_open (path, 0, &error);
        }
    }
  return outcome;
}

static gboolean
survives (WgTestDir *dir,
          Outcome    outcome)
{
  g_autofree char *path = wg_test_dir_file (dir, "test.wangge");
  g_autoptr (GError) error = NULL;
  g_autoptr (WgStore) store = wg_store_open (path, WG_STORE_OPEN_CREATE, &error);
  g_autoptr (GPtrArray) problems = store != NULL ? wg_store_verify (store, NULL, &error) : NULL;

  if (problems == NULL)
    g_test_message ("%s", error->message);
  else if (problems->len > 0)
    g_test_message ("%s", ((WgProblem *) g_ptr_array_index (problems, 0))->text);
  else if (wg_store_get_last_edit (store, NULL) >= outcome.edit)
    return TRUE;
  else
    g_test_message ("the last edit is %lld", (long long) wg_store_get_last_edit (store, NULL));
  return FALSE;
}

static guint
cut_power (guint    n,
           gboolean lying)
{
  guint lost = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WgTestDir) before = wg_test_dir_new ();
      g_autoptr (WgTestDir) after = wg_test_dir_new ();
      Outcome outcome;

      wg_test_vfs_cut (1 + (guint) g_test_rand_int_range (0, 400), lying);
      outcome = work_until_dark (before);
      wg_test_vfs_restart (wg_test_dir_path (before), wg_test_dir_path (after));
      if (survives (after, outcome))
        continue;
      lost++;
      if (!lying)
        g_error ("cut %u: edit %lld was acknowledged and is lost", i, (long long) outcome.edit);
    }
  return lost;
}

static void
test_power_cut (void)
{
#ifdef __SANITIZE_ADDRESS__
  guint n = get_number ("WG_POWER_CUTS", 60);
#else
  guint n = get_number ("WG_POWER_CUTS", 300);
#endif

  g_assert_cmpuint (cut_power (n, FALSE), ==, 0);
  g_test_message ("%u cuts, nothing lost", n);
}

/* The harness bites: with a disk that ignores syncs edits are lost. */
static void
test_lying_disk (void)
{
  guint lost = cut_power (30, TRUE);

  g_test_message ("%u of 30 cuts of a lying disk lost something", lost);
  g_assert_cmpuint (lost, >, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  wg_test_vfs_install ();
  g_test_add_data_func ("/faults/write", GUINT_TO_POINTER (WG_FAULT_WRITE), sweep);
  g_test_add_data_func ("/faults/full", GUINT_TO_POINTER (WG_FAULT_FULL), sweep);
  g_test_add_data_func ("/faults/sync", GUINT_TO_POINTER (WG_FAULT_SYNC), sweep);
  g_test_add_data_func ("/faults/read", GUINT_TO_POINTER (WG_FAULT_READ), sweep);
  g_test_add_data_func ("/faults/open", GUINT_TO_POINTER (WG_FAULT_OPEN), sweep);
  g_test_add_data_func ("/faults/memory", GUINT_TO_POINTER (WG_FAULT_MEMORY), sweep);
  g_test_add_func ("/faults/power-cut", test_power_cut);
  g_test_add_func ("/faults/lying-disk", test_lying_disk);
  return g_test_run ();
}
