/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of every layer need: a temporary folder, the place of the
 * source, the optional real data beside the project, a fixed "now". Knows
 * GLib only, so that a test of base links nothing above base. */

#include "wg-test.h"

#include <glib/gstdio.h>

struct _WgTestDir
{
  char *path;
};

static void
remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) dir = NULL;
      const char *name;

      /* A test may have made it read-only on purpose. */
      g_chmod (path, 0700);
      dir = g_dir_open (path, 0, NULL);
      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
    }
  g_remove (path);
}

/**
 * wg_test_dir_new:
 *
 * Returns: (transfer full): an empty folder of its own
 */
WgTestDir *
wg_test_dir_new (void)
{
  g_autoptr (GError) error = NULL;
  WgTestDir *dir = g_new0 (WgTestDir, 1);

  dir->path = g_dir_make_tmp ("wangge-test-XXXXXX", &error);
  g_assert_no_error (error);
  return dir;
}

/**
 * wg_test_dir_free:
 * @dir: (transfer full): the folder, removed with everything in it
 */
void
wg_test_dir_free (WgTestDir *dir)
{
  remove_tree (dir->path);
  g_free (dir->path);
  g_free (dir);
}

/**
 * wg_test_dir_path:
 * @dir: the folder
 *
 * Returns: (transfer none): its path
 */
const char *
wg_test_dir_path (WgTestDir *dir)
{
  return dir->path;
}

/**
 * wg_test_dir_file:
 * @dir: the folder
 * @name: a name in it; the file need not exist
 *
 * Returns: (transfer full): the path of @name
 */
char *
wg_test_dir_file (WgTestDir  *dir,
                  const char *name)
{
  return g_build_filename (dir->path, name, NULL);
}

/**
 * wg_test_dir_write:
 * @dir: the folder
 * @name: a name in it
 * @content: (array length=length): the bytes
 * @length: number of bytes, or -1 when @content ends with NUL
 *
 * Returns: (transfer full): the path of the file written
 */
char *
wg_test_dir_write (WgTestDir  *dir,
                   const char *name,
                   const char *content,
                   gssize      length)
{
  g_autoptr (GError) error = NULL;
  char *path = wg_test_dir_file (dir, name);

  g_file_set_contents (path, content, length, &error);
  g_assert_no_error (error);
  return path;
}

/**
 * wg_test_source:
 * @path: relative to the root of the source
 *
 * Returns: (transfer full): the absolute path
 */
char *
wg_test_source (const char *path)
{
  return g_build_filename (WG_TEST_SOURCE_ROOT, path, NULL);
}

/**
 * wg_test_build:
 * @path: relative to the build folder
 *
 * Returns: (transfer full): the absolute path
 */
char *
wg_test_build (const char *path)
{
  return g_build_filename (WG_TEST_BUILD_ROOT, path, NULL);
}

/**
 * wg_test_shared:
 * @path: relative to ../shared/data beside the project
 *
 * The real data is not part of the project. Where it is absent the running
 * test is marked as skipped, and the caller returns.
 *
 * Returns: (transfer full) (nullable): the absolute path, or %NULL
 */
char *
wg_test_shared (const char *path)
{
  g_autofree char *full = NULL;

  full = g_build_filename (WG_TEST_SOURCE_ROOT, "..", "shared", "data", path, NULL);
  if (!g_file_test (full, G_FILE_TEST_EXISTS))
    {
      g_autofree char *why = g_strdup_printf ("../shared/data/%s is not here", path);

      g_test_skip (why);
      return NULL;
    }
  return g_steal_pointer (&full);
}

/**
 * wg_test_freeze_now:
 * @iso8601: such as "2026-10-12T08:30:00+08:00"
 *
 * Sets the "now" of this program and of the programs it starts. Call it
 * first thing in main(), before any thread exists.
 */
void
wg_test_freeze_now (const char *iso8601)
{
  g_setenv ("WANGGE_NOW", iso8601, TRUE);
}

/**
 * wg_test_finalize:
 * @object: (transfer full): a GObject
 *
 * A worker thread lets go of its task, and so of the task's source, a moment after it has answered:
 * on a loaded machine later than the test gets here. What is held for longer is a leak.
 */
void
wg_test_finalize (gpointer object)
{
  gint64 end = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;

  while (g_atomic_int_get (&G_OBJECT (object)->ref_count) > 1 && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_finalize_object (G_OBJECT (object));
}
