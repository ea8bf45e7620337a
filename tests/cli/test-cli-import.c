/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-cli import as scripts use it: exit codes, JSON, what is and is not written, and what a
 * killed import leaves behind. */

#include "wg-test.h"

#include <gio/gio.h>
#include <jansson.h>

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

/* Runs the program with the words up to NULL; the answer on standard output is (out). */
static int
run (char **output,
     char **complaint,
     ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  const char *word;
  va_list args;
  int status;

  g_ptr_array_add (words, (gpointer) g_getenv ("WANGGE_CLI"));
  va_start (args, complaint);
  while ((word = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (words, (gpointer) word);
  va_end (args);
  g_ptr_array_add (words, NULL);
  g_spawn_sync (NULL, (char **) words->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, output, complaint,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static json_int_t
number_of (const char *text,
           const char *outer,
           const char *key)
{
  json_t *root = json_loads (text, 0, NULL);
  json_t *object = outer != NULL ? json_object_get (root, outer) : root;
  json_int_t number = json_integer_value (json_object_get (object, key));

  g_assert_nonnull (root);
  json_decref (root);
  return number;
}

static void
test_report (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *file = wg_test_dir_file (dir, "town.wangge");
  g_autofree char *source = wg_test_source ("tests/fixtures/import/town-units.csv");
  g_autofree char *dry = NULL;
  g_autofree char *report = NULL;
  g_autofree char *info = NULL;
  json_t *root, *refused;

  g_assert_cmpint (run (&dry, NULL, "import", file, source, "--as", "units", "--dry-run", "--json",
                        NULL),
                   ==, 0);
  g_assert_cmpint (number_of (dry, NULL, "new"), ==, 9);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));

  g_assert_cmpint (run (&report, NULL, "import", file, source, "--as", "units", "--json", NULL), ==,
                   0);
  g_assert_cmpstr (dry, ==, report);
  root = json_loads (report, 0, NULL);
  refused = json_object_get (root, "refused");
  g_assert_cmpuint (json_array_size (refused), ==, 8);
  g_assert_cmpstr (json_string_value (json_object_get (json_array_get (refused, 0), "file")), ==,
                   "town-units.csv");
  g_assert_cmpint (json_integer_value (json_object_get (json_array_get (refused, 0), "row")), ==,
                   4);
  g_assert_cmpstr (json_string_value (json_object_get (json_array_get (refused, 0), "column")), ==,
                   "单位名称");
  json_decref (root);

  g_assert_cmpint (run (&info, NULL, "info", file, "--json", NULL), ==, 0);
  g_assert_cmpint (number_of (info, "units", "total"), ==, 9);
}

static void
test_strict (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *file = wg_test_dir_file (dir, "town.wangge");
  g_autofree char *source = wg_test_source ("tests/fixtures/import/town-units.csv");
  g_autofree char *complaint = NULL;

  g_assert_cmpint (run (NULL, &complaint, "import", file, source, "--as", "units", "--strict",
                        NULL),
                   ==, 1);
  g_assert_nonnull (strstr (complaint, "--strict"));
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
}

static void
test_usage (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *file = wg_test_dir_file (dir, "town.wangge");
  g_autofree char *source = wg_test_dir_write (dir, "a.csv", "code\nA1\n", -1);
  g_autofree char *fields = NULL;
  g_autofree char *complaint = NULL;

  g_assert_cmpint (run (NULL, NULL, "import", NULL), ==, 2);
  g_assert_cmpint (run (NULL, NULL, "import", file, NULL), ==, 2);
  g_assert_cmpint (run (NULL, NULL, "import", file, source, NULL), ==, 2);
  g_assert_cmpint (run (NULL, NULL, "import", file, source, "--as", "units", "--level", "9", NULL),
                   ==, 2);
  g_assert_cmpint (run (NULL, NULL, "import", file, source, "--as", "units", "--colour", NULL), ==,
                   2);
  g_assert_cmpint (run (NULL, NULL, "import", file, source, "--as", "cases", NULL), ==, 1);
  g_assert_cmpint (run (NULL, NULL, "import", file, source, "--as", "units", "--datum", "mars",
                        NULL),
                   ==, 2);
  g_assert_cmpint (run (NULL, NULL, "import", file, source, "--as", "posts", "--set", "hours=late",
                        NULL),
                   ==, 1);
  g_assert_cmpint (run (NULL, &complaint, "import", file, "/nonexistent/x.csv", "--as", "units",
                        NULL),
                   ==, 1);
  g_assert_nonnull (strstr (complaint, "x.csv cannot be opened"));
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_cmpint (run (&fields, NULL, "import", "--fields", "grids", NULL), ==, 0);
  g_assert_nonnull (strstr (fields, "community"));
  g_assert_null (strstr (fields, "area"));
}

static double
figure_of (const char *file,
           const char *indicator)
{
  g_autofree char *output = NULL;
  json_t *root;
  double value;

  g_assert_cmpint (run (&output, NULL, "figure", file, indicator, "--unit", "990101001",
                        "--period", "2026Q3", "--json", NULL), ==, 0);
  root = json_loads (output, 0, NULL);
  value = json_number_value (json_object_get (root, "value"));
  json_decref (root);
  return value;
}

/* Records move the figures; a table with persons in it moves nothing. */
static void
test_records (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *file = wg_test_dir_file (dir, "sample.wangge");
  g_autofree char *cases =
    wg_test_dir_write (dir, "c.csv",
                       "编号,社区,网格,类别,受理时间,办结时间\n"
                       "T-1,东园,6,物业,2026-09-20 08:00,2026-09-21 09:00\n"
                       "T-2,东园,7,物业,2026-09-20 08:00,\n"
                       "T-3,南山,7,物业,2026-09-20 08:00,\n", -1);
  g_autofree char *activities =
    wg_test_dir_write (dir, "a.csv", "活动名称,日期,网格,人次,服务时长\n"
                                     "便民日,2026-09-20,东园第6网格,10,12.5\n", -1);
  g_autofree char *persons =
    wg_test_dir_write (dir, "p.csv", "活动名称,日期,网格,证件\n"
                                     "便民日,2026-09-21,东园第6网格,11010519491231002X\n", -1);
  g_autofree char *report = NULL;
  g_autofree char *complaint = NULL;

  g_assert_cmpint (run (NULL, NULL, "sample", file, NULL), ==, 0);
  g_assert_cmpint (run (NULL, NULL, "import", file, cases, "--as", "cases", "--dry-run", NULL),
                   ==, 0);
  g_assert_cmpfloat (figure_of (file, "orders"), ==, 412);
  g_assert_cmpint (run (NULL, NULL, "import", file, cases, "--as", "cases", "--strict", NULL), ==,
                   1);
  g_assert_cmpfloat (figure_of (file, "orders"), ==, 412);
  g_assert_cmpint (run (&report, NULL, "import", file, cases, "--as", "cases", "--entered",
                        "2026-10-12 08:00", NULL), ==, 0);
  g_assert_nonnull (strstr (report, "new 2, changed 0, unchanged 0, refused 1"));
  g_assert_nonnull (strstr (report, "row 3, line 4, column “社区”"));
  g_assert_cmpfloat (figure_of (file, "orders"), ==, 414);
  g_assert_cmpfloat (figure_of (file, "finished"), ==, 373);
  g_assert_cmpint (run (NULL, NULL, "import", file, activities, "--as", "activities", NULL), ==,
                   0);
  g_assert_cmpfloat (figure_of (file, "hours"), ==, 3419);
  g_assert_cmpint (run (NULL, &complaint, "import", file, persons, "--as", "activities", NULL), ==,
                   1);
  g_assert_nonnull (strstr (complaint, "column 4 (“证件”), row 1 looks like an identity number"));
  g_assert_cmpfloat (figure_of (file, "activities"), ==, 133);
  g_assert_cmpint (run (NULL, NULL, "import", file, cases, "--as", "cases", "--entered", "soon",
                        NULL), ==, 2);
  g_assert_cmpint (run (NULL, NULL, "verify", file, NULL), ==, 0);
}

/* Killed at whatever moment, the file is as before or as after, and sound. */
static void
test_kill (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *file = wg_test_dir_file (dir, "town.wangge");
  g_autofree char *small = wg_test_dir_write (dir, "small.csv", "code,name\nA-1,East\n", -1);
  g_autoptr (GString) text = g_string_new ("code,name\n");
  g_autofree char *large = NULL;
  guint n_before = 0;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "B-%u,Unit %u\n", i, i);
  large = wg_test_dir_write (dir, "large.csv", text->str, (gssize) text->len);
  g_assert_cmpint (run (NULL, NULL, "import", file, small, "--as", "units", NULL), ==, 0);
  for (guint i = 0; i < (g_test_thorough () ? 200 : 10); i++)
    {
      const char *const argv[] = { g_getenv ("WANGGE_CLI"), "import", file, large, "--as", "units",
                                   NULL };
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) process =
        g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);
      g_autofree char *info = NULL;
      g_autofree char *verified = NULL;
      json_int_t total;

      g_assert_no_error (error);
      g_usleep ((gulong) g_test_rand_int_range (20, 700) * 1000);
      g_subprocess_send_signal (process, SIGKILL);
      g_subprocess_wait (process, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (run (&verified, NULL, "verify", file, "--json", NULL), ==, 0);
      g_assert_cmpint (run (&info, NULL, "info", file, "--json", NULL), ==, 0);
      total = number_of (info, "units", "total");
      g_assert_true (total == 1 || total == 20001);
      n_before += total == 1;
      if (total > 1)
        {
          /* It was fast enough; begin again with an unfilled file. */
          g_remove (file);
          g_assert_cmpint (run (NULL, NULL, "import", file, small, "--as", "units", NULL), ==, 0);
        }
    }
  g_test_message ("killed before the commit: %u", n_before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli-import/report", test_report);
  g_test_add_func ("/cli-import/strict", test_strict);
  g_test_add_func ("/cli-import/usage", test_usage);
  g_test_add_func ("/cli-import/records", test_records);
  g_test_add_func ("/cli-import/kill", test_kill);
  return g_test_run ();
}
