/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-cli deck: the PDF of the meeting with words that can be selected, pictures of its pages,
 * the papers, and what is refused. */

#include "wg-cli-fixture.h"

#include <string.h>

#define SCOPE "--unit 990101001 --period 2026Q3 --cutoff \"2026-09-30 24:00\" "

/* What a tool prints about a file; NULL where the tool is not installed. */
static char *
ask_tool (const char *tool,
          const char *path,
          const char *rest)
{
  g_autofree char *program = g_find_program_in_path (tool);
  const char *const words[] = { program, path, rest, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  if (program == NULL)
    {
      g_test_message ("%s is not installed: not looked at", tool);
      return NULL;
    }
  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return output;
}

/* Writes with options and returns the path. */
static char *
write_file (WgCliFixture *fixture,
            const char   *name,
            const char   *options,
            int           status)
{
  char *path = wg_test_dir_file (fixture->dir, name);
  g_autofree char *quoted = g_shell_quote (path);
  g_autofree char *words = g_strconcat (options, " -o ", quoted, NULL);

  g_assert_cmpint (wg_cli_run (fixture, "deck", words), ==, status);
  return path;
}

static void
test_pdf (WgCliFixture *fixture,
          gconstpointer data)
{
  g_autofree char *path = write_file (fixture, "deck.pdf", SCOPE "--template quarterly", 0);
  g_autofree char *text = ask_tool ("pdftotext", path, "-");
  g_autofree char *fonts = ask_tool ("pdffonts", path, NULL);

  (void) data;
  if (text != NULL)
    {
      guint pages = 0;

      for (const char *at = text; (at = strchr (at, '\f')) != NULL; at++)
        pages++;
      g_assert_cmpuint (pages, ==, 11);
      g_assert_nonnull (strstr (text, "371"));
      g_assert_nonnull (strstr (text, "2026-09-30 24:00"));
      g_assert_nonnull (strstr (text, "青禾街道"));
      g_assert_nonnull (strstr (text, "4 / 11"));
    }
  if (fonts != NULL)
    {
      g_auto (GStrv) lines = g_strsplit (g_strstrip (fonts), "\n", -1);

      g_assert_cmpuint (g_strv_length (lines), >=, 3);
      /* name, type, encoding, emb, sub, uni: embedded and with its characters. */
      for (guint i = 2; lines[i] != NULL; i++)
        g_assert_nonnull (strstr (lines[i], "yes yes yes"));
    }
}

static void
test_pictures (WgCliFixture *fixture,
               gconstpointer data)
{
  g_autofree char *path = write_file (fixture, "deck.png", SCOPE "--size 640x400", 0);
  g_autofree char *first = wg_test_dir_file (fixture->dir, "deck-01.png");
  g_autofree char *last = wg_test_dir_file (fixture->dir, "deck-11.png");
  g_autofree char *beyond = wg_test_dir_file (fixture->dir, "deck-12.png");

  (void) data;
  g_assert_true (g_file_test (first, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_file_test (last, G_FILE_TEST_IS_REGULAR));
  g_assert_false (g_file_test (beyond, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_papers (WgCliFixture *fixture,
             gconstpointer data)
{
  static const struct
  {
    const char *paper;
    guint       pages;
    const char *text;
  } papers[] = {
    { "agenda", 1, "通报第三季度网格服务情况" },
    { "brief", 1, "371" },
    { "signin", 2, "2026-10-15 09:00" },
    { "minutes", 2, "2026-11-15" },
  };

  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *options = g_strconcat (SCOPE "--paper ", papers[i].paper, NULL);
      g_autofree char *path = write_file (fixture, "paper.pdf", options, 0);
      g_autofree char *text = ask_tool ("pdftotext", path, "-");
      g_autofree char *facts = ask_tool ("pdfinfo", path, NULL);

      if (text != NULL)
        g_assert_nonnull (strstr (text, papers[i].text));
      if (facts != NULL)
        {
          g_assert_nonnull (strstr (facts, "595.2"));
          g_assert_nonnull (strstr (facts, "841.8"));
        }
      if (text != NULL)
        {
          guint n = 0;

          for (const char *at = text; (at = strchr (at, '\f')) != NULL; at++)
            n++;
          g_assert_cmpuint (n, ==, papers[i].pages);
        }
    }
}

/* Exit status 2 for what makes no sense, 1 for what cannot be done; nothing is written. */
static void
test_refused (WgCliFixture *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *options, *name;
    int         status;
  } cases[] = {
    { SCOPE "--template moon", "a.pdf", 1 },
    { "--unit 990199", "a.pdf", 1 },
    { SCOPE, "a.svg", 1 },
    { SCOPE, "a.txt", 1 },
    { SCOPE "--paper agenda", "a.png", 1 },
    { "--unit 990101002 --paper agenda", "a.pdf", 1 },
    { SCOPE "--paper moon", "a.pdf", 2 },
    { SCOPE "--distance 0.1", "a.pdf", 2 },
    { "--period moon", "a.pdf", 2 },
    { "--cutoff moon", "a.pdf", 2 },
    { "--size 9", "a.pdf", 2 },
  };

  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = write_file (fixture, cases[i].name, cases[i].options,
                                          cases[i].status);

      g_assert_cmpstr (fixture->complaint, !=, "");
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) \
  g_test_add ("/cli/deck/" path, WgCliFixture, NULL, wg_cli_set_up, function, wg_cli_tear_down)
  ADD ("pdf", test_pdf);
  ADD ("pictures", test_pictures);
  ADD ("papers", test_papers);
  ADD ("refused", test_refused);
#undef ADD
  return g_test_run ();
}
