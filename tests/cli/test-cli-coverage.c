/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-cli coverage as scripts use it: numbers that add up, method and radius beside them, exit
 * codes. */

#include "wg-cli-fixture.h"

#include <jansson.h>
#include <string.h>

static json_t *
run_json (WgCliFixture *fixture,
          const char   *words)
{
  g_autofree char *with_json = g_strconcat (words, " --json", NULL);
  json_t *object;

  g_assert_cmpint (wg_cli_run (fixture, "coverage", with_json), ==, 0);
  object = json_loads (fixture->output, 0, NULL);
  g_assert_true (json_is_object (object));
  return object;
}

static json_int_t
get_int (const json_t *object,
         const char   *name)
{
  g_assert_true (json_is_integer (json_object_get (object, name)));
  return json_integer_value (json_object_get (object, name));
}

static void
test_radius (WgCliFixture *fixture,
             gconstpointer data)
{
  json_t *evening = run_json (fixture, "--unit 990101001 --at \"2026-10-15 19:30\"");
  json_t *narrow = run_json (fixture, "--unit 990101001 --at \"2026-10-15 19:30\" --radius 500");
  json_t *night = run_json (fixture, "--unit 990101001 --at \"2026-10-15 23:30\"");

  g_assert_cmpint (get_int (evening, "total"), ==, 27440);
  g_assert_cmpint (get_int (evening, "covered") + get_int (evening, "uncovered"), ==, 27440);
  g_assert_cmpstr (json_string_value (json_object_get (evening, "method")), ==, "radius");
  g_assert_cmpint (get_int (evening, "radius_m"), ==, 1000);
  g_assert_cmpuint (json_array_size (json_object_get (evening, "posts_open")), ==, 2);
  g_assert_cmpint (get_int (narrow, "radius_m"), ==, 500);
  g_assert_cmpint (get_int (narrow, "covered"), <, get_int (evening, "covered"));
  g_assert_cmpint (get_int (night, "covered"), ==, 0);
  g_assert_cmpint (get_int (night, "uncovered"), ==, 27440);
  g_assert_cmpuint (json_array_size (json_object_get (night, "posts_open")), ==, 0);
  json_decref (evening);
  json_decref (narrow);
  json_decref (night);
}

static void
test_walk (WgCliFixture *fixture,
           gconstpointer data)
{
  json_t *walk = run_json (fixture, "--unit 990101001 --at \"2026-10-15 19:30\" --walk 15");

  g_assert_cmpstr (json_string_value (json_object_get (walk, "method")), ==, "walk");
  g_assert_true (json_is_null (json_object_get (walk, "radius_m")));
  g_assert_cmpint (get_int (walk, "walk_minutes"), ==, 15);
  g_assert_cmpint (get_int (walk, "covered") + get_int (walk, "uncovered"), ==, 27440);
  json_decref (walk);
}

static void
test_text (WgCliFixture *fixture,
           gconstpointer data)
{
  g_assert_cmpint (wg_cli_run (fixture, "coverage", "--unit 990101001 --at \"2026-10-15 19:30\""),
                   ==, 0);
  g_assert_nonnull (strstr (fixture->output, "radius 1,000 m as the crow flies"));
  g_assert_nonnull (strstr (fixture->output, "of 27,440 residents"));
  g_assert_nonnull (strstr (fixture->output, "2 posts are open"));
}

static void
test_mistakes (WgCliFixture *fixture,
               gconstpointer data)
{
  static const struct
  {
    const char *words;
    int         status;
  } cases[] = {
    { "--radius far", 2 },    { "--radius 0", 2 },      { "--walk -5", 2 },
    { "--radius 500 --walk 5", 2 }, { "--at tomorrow", 2 }, { "--radius 3", 1 },
    { "--walk 1000", 1 },     { "--unit 990199", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (wg_cli_run (fixture, "coverage", cases[i].words), ==, cases[i].status);
      g_assert_cmpstr (fixture->complaint, !=, "");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/cli/coverage/radius", WgCliFixture, NULL, wg_cli_set_up, test_radius,
              wg_cli_tear_down);
  g_test_add ("/cli/coverage/walk", WgCliFixture, NULL, wg_cli_set_up, test_walk,
              wg_cli_tear_down);
  g_test_add ("/cli/coverage/text", WgCliFixture, NULL, wg_cli_set_up, test_text,
              wg_cli_tear_down);
  g_test_add ("/cli/coverage/mistakes", WgCliFixture, NULL, wg_cli_set_up, test_mistakes,
              wg_cli_tear_down);
  return g_test_run ();
}
