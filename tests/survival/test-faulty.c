/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The disk or the memory fails at the n-th operation of each of the thirteen workflows, once or from
 * then on. The program says so in a sentence and goes on; what was acknowledged is there afterwards
 * and all of it verifies. WG_FAULT_SHARE = 1 fails every single operation, and the larger it
 * is the fewer. */

#include "wg-exchange-error.h"
#include "wg-store-error.h"
#include "wg-test-vfs.h"
#include "wg-workflows.h"

static void
copy_folder (const char *from,
             const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autoptr (GFile) one = g_file_new_for_path (source);
      g_autoptr (GFile) other = g_file_new_for_path (target);
      g_autoptr (GError) error = NULL;

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        {
          g_mkdir_with_parents (target, 0700);
          copy_folder (source, target);
          continue;
        }
      g_file_copy (one, other, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
assert_said (const char   *workflow,
             const GError *error)
{
  gboolean known = error->domain == WG_STORE_ERROR || error->domain == WG_EXCHANGE_ERROR;

  if (!known || *error->message == '\0' || strstr (error->message, "(null)") != NULL)
    g_error ("%s: %s: %s", workflow, g_quark_to_string (error->domain), error->message);
}

typedef struct
{
  guint runs;
  guint said;
} Sum;

/* One failure; whether it came to it. */
static gboolean
fail_once (const char            *prepared,
           const WgNamedWorkflow *workflow,
           WgTestFault            fault,
           guint                  nth,
           gboolean               for_ever,
           Sum                   *sum)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgJob) job = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *why = NULL;
  WgPromise promise;
  gboolean fired;

  copy_folder (prepared, wg_test_dir_path (dir));
  job = wg_job_new (wg_test_dir_path (dir), nth, NULL, NULL);
  g_assert_true (wg_job_open (job, NULL));
  wg_test_vfs_fail (fault, nth, for_ever);
  if (!wg_job_run (job, workflow, &error))
    {
      assert_said (workflow->name, error);
      sum->said++;
    }
  fired = wg_test_vfs_heal ();
  promise = *wg_job_get_promise (job);
  g_clear_pointer (&job, wg_job_free);
  if (!wg_job_survived (wg_test_dir_path (dir), &promise, TRUE, &why))
    g_error ("%s, fault %u at operation %u: %s", workflow->name, fault, nth, why);
  sum->runs++;
  return fired;
}

static void
sweep (gconstpointer data)
{
  const WgNamedWorkflow *workflow = data;
  /* There are many operations of some kinds and few of others. */
  static const guint strides[] = {
    [WG_FAULT_WRITE] = 2, [WG_FAULT_FULL] = 2, [WG_FAULT_SYNC] = 1, [WG_FAULT_READ] = 3,
    [WG_FAULT_OPEN] = 1, [WG_FAULT_MEMORY] = 90, [WG_FAULT_FOLDER] = 1,
  };
#ifdef __SANITIZE_ADDRESS__
  guint share = wg_job_count ("WG_FAULT_SHARE", 200);
#else
  guint share = wg_job_count ("WG_FAULT_SHARE", 40);
#endif
  g_autoptr (WgTestDir) prepared = wg_test_dir_new ();
  g_autoptr (WgJob) job = wg_job_new (wg_test_dir_path (prepared), 1, NULL, NULL);
  Sum sum = { 0, 0 };

  wg_job_prepare (job);
  g_clear_pointer (&job, wg_job_free);
  for (WgTestFault fault = 0; fault < WG_N_FAULTS; fault++)
    {
      /* Whoever starts a reader or copies whole files has more operations, and they take longer. */
      guint wide = workflow->outside ? 4 : 1;
      guint stride = share == 1 ? 1 : MAX (1, strides[fault] * wide * share / 8);
      gboolean fired = TRUE;

      for (guint nth = 1; fired; nth += 1 + (stride > 1 ? g_test_rand_int () % (2 * stride) : 0))
        {
          fired = fail_once (wg_test_dir_path (prepared), workflow, fault, nth, FALSE, &sum);
          fail_once (wg_test_dir_path (prepared), workflow, fault, nth, TRUE, &sum);
        }
    }
  g_test_message ("%s: %u runs, %u failed and said so", workflow->name, sum.runs, sum.said);
  g_assert_cmpuint (sum.runs, >, 6);
}

int
main (int   argc,
      char *argv[])
{
  wg_job_stay_in_memory ();
  g_test_init (&argc, &argv, NULL);
  wg_test_vfs_install ();
  for (const WgNamedWorkflow *workflow = wg_workflows (); workflow->name != NULL; workflow++)
    {
      g_autofree char *path = g_strdup_printf ("/faulty/%s", workflow->name);

      g_test_add_data_func (path, workflow, sweep);
    }
  return g_test_run ();
}
