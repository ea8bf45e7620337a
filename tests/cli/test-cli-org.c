/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-cli org and chart as scripts use them: the tree, its counts, files, exit codes. */

#include "wg-cli-fixture.h"

#include <gio/gio.h>
#include <jansson.h>
#include <string.h>

static void
test_text (WgCliFixture *fixture,
           gconstpointer data)
{
  g_auto (GStrv) lines = NULL;
  guint communities = 0, branches = 0, vacant = 0;

  g_assert_cmpint (wg_cli_run (fixture, "org", "--unit 990101001"), ==, 0);
  lines = g_strsplit (fixture->output, "\n", -1);
  g_assert_true (g_str_has_prefix (lines[0], "990101001 青禾街道"));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      communities += g_str_has_prefix (lines[i], "  990101001");
      branches += g_str_has_prefix (lines[i], "    990101001");
      vacant += strstr (lines[i], "Secretary vacant") != NULL;
    }
  g_assert_cmpuint (communities, ==, 4);
  g_assert_cmpuint (branches, ==, 45);
  g_assert_cmpuint (vacant, ==, 3);
}

static guint
count_nodes (json_t *node)
{
  guint n = 1;
  json_t *below;
  size_t i;

  json_array_foreach (json_object_get (node, "units"), i, below)
    n += count_nodes (below);
  return n;
}

static gint64
get_int (json_t     *object,
         const char *key)
{
  g_assert_true (json_is_integer (json_object_get (object, key)));
  return json_integer_value (json_object_get (object, key));
}

static void
test_json (WgCliFixture *fixture,
           gconstpointer data)
{
  json_t *root, *tree;

  g_assert_cmpint (wg_cli_run (fixture, "org", "--unit 990101001 --json"), ==, 0);
  root = json_loads (fixture->output, 0, NULL);
  g_assert_nonnull (root);
  tree = json_object_get (root, "tree");
  g_assert_cmpint (get_int (root, "vacant"), ==, 3);
  g_assert_cmpint (get_int (root, "past"), ==, 2);
  g_assert_cmpint (get_int (root, "due"), ==, 4);
  g_assert_cmpint (get_int (root, "extended"), ==, 0);
  g_assert_cmpint (get_int (root, "none"), ==, 1);
  g_assert_cmpuint (count_nodes (tree), ==, 50);
  g_assert_cmpstr (json_string_value (json_object_get (tree, "term")), ==, "none");
  g_assert_true (json_is_null (json_object_get (tree, "term_end")));
  g_assert_cmpint (get_int (tree, "full_members"), ==, 435);
  json_decref (root);
}

static void
test_other_day (WgCliFixture *fixture,
                gconstpointer data)
{
  json_t *root;

  g_assert_cmpint (wg_cli_run (fixture, "org", "--unit 990101001 --at 2026-07-01 --json"), ==, 0);
  root = json_loads (fixture->output, 0, NULL);
  g_assert_cmpint (get_int (root, "vacant"), ==, 0);
  g_assert_cmpint (get_int (root, "past"), ==, 0);
  json_decref (root);
}

static void
test_chart (WgCliFixture *fixture,
            gconstpointer data)
{
  static const char *const names[] = { "a.pdf", "a.png", "a.svg" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = wg_test_dir_file (fixture->dir, names[i]);
      g_autofree char *words = g_strdup_printf ("--unit 990101001 -o %s", file);

      g_assert_cmpint (wg_cli_run (fixture, "chart", words), ==, 0);
      g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
      g_free (g_steal_pointer (&words));
      words = g_strdup_printf ("--page org --unit 990101001 --size 1280x800 -o %s", file);
      g_assert_cmpint (wg_cli_run (fixture, "render", words), ==, 0);
      g_free (g_steal_pointer (&words));
      words = g_strdup_printf ("--page stats --unit 990101001 --period 2026Q3 --cutoff 2026-09-30 "
                               "--size 1280x800 -o %s", file);
      g_assert_cmpint (wg_cli_run (fixture, "render", words), ==, 0);
      g_free (g_steal_pointer (&words));
      words = g_strdup_printf ("--page stats --unit 990101001 --indicator covered_residents --at "
                               "'2026-10-15 19:30' --size 1280x800 -o %s", file);
      g_assert_cmpint (wg_cli_run (fixture, "render", words), ==, 0);
    }
}

/* The map of a figure of records is the map of its period. */
static void
test_map_period (WgCliFixture *fixture,
                 gconstpointer data)
{
  static const char *const periods[] = { "2026Q3", "2025Q3", "2026Q3" };
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autofree char *file = wg_test_dir_file (fixture->dir, "map.svg");
      g_autofree char *words = g_strdup_printf ("--page map --indicator orders --period %s "
                                                "--size 800x600 -o %s", periods[i], file);
      char *picture = NULL;

      g_assert_cmpint (wg_cli_run (fixture, "render", words), ==, 0);
      g_assert_true (g_file_get_contents (file, &picture, NULL, NULL));
      g_ptr_array_add (pictures, picture);
    }
  g_assert_cmpstr (pictures->pdata[0], !=, pictures->pdata[1]);
  g_assert_cmpstr (pictures->pdata[0], ==, pictures->pdata[2]);
}

/* The words of the chart are text, and all of them: names, holders, terms. */
static void
test_pdf_text (WgCliFixture *fixture,
               gconstpointer data)
{
  g_autofree char *file = wg_test_dir_file (fixture->dir, "a.pdf");
  g_autofree char *words = g_strdup_printf ("--unit 990101001 -o %s", file);
  g_autofree char *text = NULL, *program = g_find_program_in_path ("pdftotext");
  const char *argv[] = { "pdftotext", file, "-", NULL };

  if (program == NULL)
    {
      g_test_skip ("there is no pdftotext");
      return;
    }
  g_assert_cmpint (wg_cli_run (fixture, "chart", words), ==, 0);
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text,
                               NULL, NULL, NULL));
  g_assert_nonnull (strstr (text, "青禾1网格支部"));
  g_assert_nonnull (strstr (text, "桥南5网格支部"));
  g_assert_nonnull (strstr (text, "2026-08-31"));
  g_assert_nonnull (strstr (text, "甲寅"));
  g_assert_nonnull (strstr (text, "街道党工委统筹协调"));
}

static char *
read_pdf (WgCliFixture *fixture,
          const char   *command,
          const char   *words)
{
  g_autofree char *file = wg_test_dir_file (fixture->dir, "board.pdf");
  g_autofree char *all = g_strdup_printf ("%s -o %s", words, file);
  const char *argv[] = { "pdftotext", file, "-", NULL };
  char *text = NULL;

  g_assert_cmpint (wg_cli_run (fixture, command, all), ==, 0);
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text,
                               NULL, NULL, NULL));
  return text;
}

/* The last edit and the end of the audit chain, which every printed page has at its foot. */
static char *
take_out_mark (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) mark = g_regex_new ("1 *· *[0-9a-f]{4} *[0-9a-f]{4} *[0-9a-f]{4}", 0, 0,
                                         &error);
  g_autofree char *without = NULL;
  char *label;

  g_assert_no_error (error);
  g_assert_true (g_regex_match (mark, text, 0, NULL));
  without = g_regex_replace_literal (mark, text, -1, 0, "", 0, &error);
  g_assert_no_error (error);
  label = strstr (without, "Edit");
  g_assert_nonnull (label);
  memset (label, ' ', strlen ("Edit"));
  return g_steal_pointer (&without);
}

static void
test_mark (WgCliFixture *fixture,
           gconstpointer data)
{
  static const struct
  {
    const char *command;
    const char *words;
  } pages[] = {
    { "chart", "--unit 990101001" },
    { "chart", "--board" },
    { "render", "--page map --unit 990101001" },
    { "render", "--page posts" },
    { "render", "--page stats" },
  };
  g_autofree char *program = g_find_program_in_path ("pdftotext");

  if (program == NULL)
    {
      g_test_skip ("there is no pdftotext");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *text = read_pdf (fixture, pages[i].command, pages[i].words);
      g_autofree char *without = take_out_mark (text);

      g_assert_cmpstr (without, !=, text);
    }
}

/* All that a node of the tree may say in public. */
static void
gather_public (json_t  *node,
               GString *allowed)
{
  json_t *post;
  size_t i;

  g_string_append_printf (allowed, "%s %s\n", json_string_value (json_object_get (node, "name")),
                          json_string_value (json_object_get (node, "body")));
  json_array_foreach (json_object_get (node, "positions"), i, post)
    {
      const char *holder = json_string_value (json_object_get (post, "holder"));

      g_string_append_printf (allowed, "%s %s\n",
                              json_string_value (json_object_get (post, "title")),
                              holder != NULL ? holder : "to be filled");
    }
  json_array_foreach (json_object_get (node, "units"), i, post)
    gather_public (post, allowed);
}

/* N23: whatever the board says is a name, a kind of body, a position, its holder, a level's name,
 * number and duty, the heading or the date. */
static void
test_board (WgCliFixture *fixture,
            gconstpointer data)
{
  static const char *const units[] = { "990101", "990101001", "990101001002",
                                       "990101001002Z011", "990101001003" };
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autoptr (GString) allowed = NULL;
  json_t *root;

  if (program == NULL)
    {
      g_test_skip ("there is no pdftotext");
      return;
    }
  g_assert_cmpint (wg_cli_run (fixture, "org", "--json"), ==, 0);
  root = json_loads (fixture->output, 0, NULL);
  allowed = g_string_new ("Who we are, what we answer for · 2026-10-12 1 / 1\n"
                          "区 1 街道（镇） 1 街道（镇） 4 社区 1 社区 4\n"
                          "网格党支部 1 网格党支部 10 网格党支部 13\n"
                          "区委统筹谋划、全域指导 街道党工委统筹协调、调度资源\n"
                          "社区党组织兜底落实、分派任务 网格党支部发现需求、组织服务\n");
  gather_public (json_object_get (root, "tree"), allowed);
  json_decref (root);
  /* Where two words stand close, the extracted text has no space between them. */
  g_string_replace (allowed, " ", "", 0);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *words = g_strdup_printf ("--board --unit %s", units[i]);
      g_autofree char *text = read_pdf (fixture, "chart", words);
      g_autofree char *without = take_out_mark (text);
      g_auto (GStrv) tokens = g_strsplit_set (without, " \n\f\t", -1);

      g_assert_nonnull (strstr (text, "2026-10-12"));
      for (guint k = 0; tokens[k] != NULL; k++)
        if (*tokens[k] != '\0' && strstr (allowed->str, tokens[k]) == NULL)
          g_error ("the board of %s says “%s”", units[i], tokens[k]);
    }
}

static void
test_usage (WgCliFixture *fixture,
            gconstpointer data)
{
  g_assert_cmpint (wg_cli_run (fixture, "org", "--at yesterday"), ==, 2);
  g_assert_cmpint (wg_cli_run (fixture, "org", "--unit 123"), ==, 1);
  g_assert_cmpint (wg_cli_run (fixture, "chart", "--unit 990101001"), ==, 2);
  g_assert_cmpint (wg_cli_run (fixture, "chart", "--size 3x3 -o a.png"), ==, 2);
  g_assert_cmpint (wg_cli_run (fixture, "chart", "--at never -o a.png"), ==, 2);
  g_assert_cmpint (wg_cli_run (fixture, "chart", "--scale 100 -o a.png"), ==, 2);
  g_assert_cmpint (wg_cli_run (fixture, "chart", "-o /nowhere/at/all.pdf"), ==, 1);
  g_assert_cmpint (wg_cli_run (fixture, "chart", "-o a.doc"), ==, 1);
  g_assert_cmpint (wg_cli_run (fixture, "render", "--page walls -o a.png"), ==, 2);
  g_assert_cmpint (wg_cli_run (fixture, "render", "--page stats --period soon -o a.png"), ==, 2);
  g_assert_cmpint (wg_cli_run (fixture, "render", "--page map --period soon -o a.png"), ==, 2);
  g_assert_cmpint (wg_cli_run (fixture, "render", "--page stats --indicator households -o a.png"), ==, 1);
}

#define ADD(name, function) \
  g_test_add ("/cli/org/" name, WgCliFixture, NULL, wg_cli_set_up, function, wg_cli_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("mark", test_mark);
  ADD ("text", test_text);
  ADD ("json", test_json);
  ADD ("other-day", test_other_day);
  ADD ("chart", test_chart);
  ADD ("map-period", test_map_period);
  ADD ("pdf-text", test_pdf_text);
  ADD ("board", test_board);
  ADD ("usage", test_usage);
  return g_test_run ();
}
