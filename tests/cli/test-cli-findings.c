/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-cli findings as scripts use it: exit codes, the shape of the JSON, words for people. */

#include "wg-test.h"

#include <gio/gio.h>
#include <jansson.h>
#include <string.h>
#include <sys/wait.h>

/* Runs the program with words in one text; gives its exit status. */
static int
run (const char *words,
     char      **output,
     char      **complaint)
{
  g_autofree char *line = g_strdup_printf ("%s %s", g_getenv ("WANGGE_CLI"), words);
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_shell_parse_argv (line, NULL, &argv, NULL));
  /* What the program prints must not get between the lines of this test's own report. */
  g_spawn_sync (NULL, argv, NULL,
                output == NULL ? G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL
                               : G_SPAWN_DEFAULT,
                NULL, NULL, output, complaint, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static int
run_on (const char *path,
        const char *words,
        char      **output,
        char      **complaint)
{
  g_autofree char *quoted = g_shell_quote (path);
  g_autofree char *all = g_strdup_printf ("findings %s %s", quoted, words);

  g_clear_pointer (output, g_free);
  g_clear_pointer (complaint, g_free);
  return run (all, output, complaint);
}

typedef struct
{
  WgTestDir *dir;
  char      *path;
  char      *output;
  char      *complaint;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *quoted = NULL;
  g_autofree char *words = NULL;

  fixture->dir = wg_test_dir_new ();
  fixture->path = wg_test_dir_file (fixture->dir, "a sample.wangge");
  quoted = g_shell_quote (fixture->path);
  words = g_strconcat ("sample ", quoted, NULL);
  g_assert_cmpint (run (words, NULL, NULL), ==, 0);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_free (fixture->output);
  g_free (fixture->complaint);
  g_free (fixture->path);
  wg_test_dir_free (fixture->dir);
}

#define RUN(words) run_on (fixture->path, words, &fixture->output, &fixture->complaint)

static void
test_json (Fixture      *fixture,
           gconstpointer data)
{
  static const char *const keys[] = {
    "rule", "group", "severity", "unit", "grid", "facts", "text",
  };
  json_t *root, *list, *first;
  gboolean is_found = FALSE;

  g_assert_cmpint (RUN ("--unit 990101001 --at 2026-10-12 --group organisation --json"), ==, 0);
  root = json_loads (fixture->output, 0, NULL);
  list = json_object_get (root, "findings");
  g_assert_cmpuint (json_array_size (list), ==, 14);
  for (size_t i = 0; i < json_array_size (list); i++)
    for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
      g_assert_nonnull (json_object_get (json_array_get (list, i), keys[k]));
  first = json_array_get (list, 0);
  g_assert_cmpstr (json_string_value (json_object_get (first, "rule")), ==, "R-03");
  g_assert_cmpstr (json_string_value (json_object_get (first, "severity")), ==, "error");
  g_assert_cmpstr (json_string_value (json_object_get (first, "grid")), ==, "990101001003007");
  g_assert_cmpint (json_integer_value (json_object_get (json_object_get (first, "facts"),
                                                        "members")), ==, 2);
  for (size_t i = 0; i < json_array_size (list); i++)
    is_found |= json_is_null (json_object_get (json_array_get (list, i), "grid"));
  g_assert_true (is_found);
  json_decref (root);
}

static void
test_text (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_cmpint (RUN ("--unit 990101001 --rule R-06"), ==, 0);
  g_assert_nonnull (strstr (fixture->output, "Error R-06 东园社区第4网格党支部"));
  g_assert_nonnull (strstr (fixture->output, "9 full members"));
  g_assert_nonnull (strstr (fixture->output, "Rule: Branch committee."));
  g_assert_nonnull (strstr (fixture->output, "To change: Position"));
  /* A rule without findings says whether it was looked at. */
  g_assert_cmpint (RUN ("--rule R-13"), ==, 0);
  g_assert_nonnull (strstr (fixture->output, "is not checked"));
  g_assert_cmpint (RUN ("--rule G-07"), ==, 0);
  g_assert_nonnull (strstr (fixture->output, "is switched off"));
}

static void
test_exit (Fixture      *fixture,
           gconstpointer data)
{
  static const struct
  {
    const char *words;
    int         status;
    gboolean    complains;
  } cases[] = {
    { "--fail-on error", 1, FALSE },
    { "--rule F-01 --fail-on error", 0, FALSE },
    { "--rule F-01 --fail-on warning", 1, FALSE },
    { "--rule F-01 --fail-on notice", 1, FALSE },
    { "--rule F-01", 0, FALSE },
    { "--rule C-01 --fail-on notice", 0, FALSE },
    { "--at '2026-10-12 24:00' --rule C-01", 0, FALSE },
    /* A term that ends on 2026-07-15 is past from the 16th on. */
    { "--unit 990101001002 --rule R-09 --at '2026-07-15 24:00' --fail-on error", 0, FALSE },
    { "--unit 990101001002 --rule R-09 --at 2026-07-15 --fail-on error", 0, FALSE },
    { "--unit 990101001002 --rule R-09 --at '2026-07-16 00:00' --fail-on error", 1, FALSE },
    { "--rule R-99", 1, TRUE },
    { "--unit 990102", 1, TRUE },
    { "--fail-on fatal", 2, TRUE },
    { "--group people", 2, TRUE },
    { "--at yesterday", 2, TRUE },
    { "another", 2, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].words);
      g_assert_cmpint (RUN (cases[i].words), ==, cases[i].status);
      g_assert_cmpint (*fixture->complaint != '\0', ==, cases[i].complains);
    }
  g_assert_cmpint (run_on ("no-such-file.wangge", "", &fixture->output, &fixture->complaint),
                   ==, 1);
  g_assert_false (g_file_test ("no-such-file.wangge", G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("WANGGE_NOW");
  g_test_add ("/cli-findings/json", Fixture, NULL, set_up, test_json, tear_down);
  g_test_add ("/cli-findings/text", Fixture, NULL, set_up, test_text, tear_down);
  g_test_add ("/cli-findings/exit", Fixture, NULL, set_up, test_exit, tear_down);
  return g_test_run ();
}
