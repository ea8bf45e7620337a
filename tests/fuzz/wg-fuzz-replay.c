/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzzing target over its stored corpus, where no fuzzer is linked: an ordinary test. Every
 * file, and every file cut at several places, so that the corpus also covers what is cut short. */
#include <gio/gio.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

#define CUTS 16

static void
replay (gconstpointer path)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  LLVMFuzzerTestOneInput ((const guint8 *) content, length);
  for (guint i = 0; i < CUTS; i++)
    LLVMFuzzerTestOneInput ((const guint8 *) content, length * i / CUTS);
}

int
main (int   argc,
      char *argv[])
{
  const char *folder;
  const char *name;
  g_autoptr (GDir) dir = NULL;
  guint n = 0;

  g_test_init (&argc, &argv, NULL);
  folder = argv[1];
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *test = g_strconcat ("/corpus/", name, NULL);

      g_test_add_data_func_full (test, g_build_filename (folder, name, NULL), replay, g_free);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
  return g_test_run ();
}
