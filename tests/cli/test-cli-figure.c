/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-cli figure and records as scripts use them: values as printed, parts, cut-offs, exit
 * codes. */

#include "wg-cli-fixture.h"

#include <gio/gio.h>
#include <jansson.h>
#include <math.h>
#include <string.h>

static json_t *
run_json (WgCliFixture *fixture,
          const char   *command,
          const char   *words)
{
  g_autofree char *with_json = g_strconcat (words, " --json", NULL);
  json_t *object;

  g_assert_cmpint (wg_cli_run (fixture, command, with_json), ==, 0);
  object = json_loads (fixture->output, 0, NULL);
  g_assert_true (json_is_object (object));
  return object;
}

/* Without a period it is the quarter that ended last before the file's clock. */
static void
test_figure (WgCliFixture *fixture,
             gconstpointer data)
{
  json_t *live = run_json (fixture, "figure", "finished --unit 990101001");
  json_t *frozen = run_json (fixture, "figure", "finished --unit 990101001 --cutoff 2026-09-30");
  json_t *rate = run_json (fixture, "figure", "satisfied_rate --unit 990101001");
  json_t *stock = run_json (fixture, "figure", "households --unit 990101001");

  g_assert_cmpstr (json_string_value (json_object_get (live, "period")), ==, "2026Q3");
  g_assert_true (json_is_null (json_object_get (live, "cutoff")));
  g_assert_cmpint (json_integer_value (json_object_get (live, "value")), ==, 372);
  g_assert_cmpint (json_integer_value (json_object_get (live, "late")), ==, 0);
  g_assert_cmpstr (json_string_value (json_object_get (frozen, "cutoff")), ==, "2026-09-30 24:00");
  g_assert_cmpint (json_integer_value (json_object_get (frozen, "value")), ==, 371);
  g_assert_cmpint (json_integer_value (json_object_get (frozen, "late")), ==, 1);
  g_assert_cmpfloat (json_real_value (json_object_get (rate, "value")), ==, 96.2);
  g_assert_true (json_is_null (json_object_get (stock, "period")));
  g_assert_cmpint (json_integer_value (json_object_get (stock, "value")), ==, 9800);
  json_decref (live);
  json_decref (frozen);
  json_decref (rate);
  json_decref (stock);
}

/* One class is its part of the whole; a name nobody has is refused. */
static void
test_class (WgCliFixture *fixture,
            gconstpointer data)
{
  json_t *parts = run_json (fixture, "figure", "orders --unit 990101001 --by class");
  json_t *part = json_array_get (json_object_get (parts, "parts"), 0);
  g_autofree char *words =
    g_strdup_printf ("orders --unit 990101001 --class %s",
                     json_string_value (json_object_get (part, "name")));
  json_t *one = run_json (fixture, "figure", words);
  json_t *records = run_json (fixture, "records", words);

  g_assert_cmpint (json_integer_value (json_object_get (part, "value")), >, 0);
  g_assert_cmpint (json_integer_value (json_object_get (one, "value")), ==,
                   json_integer_value (json_object_get (part, "value")));
  g_assert_cmpint (json_integer_value (json_object_get (records, "total")), ==,
                   json_integer_value (json_object_get (part, "value")));
  g_assert_cmpint (wg_cli_run (fixture, "figure", "orders --class nothing"), ==, 1);
  json_decref (parts);
  json_decref (one);
  json_decref (records);
}

/* Hours come in steps of 0.5; the parts are the whole. */
static void
test_parts (WgCliFixture *fixture,
            gconstpointer data)
{
  static const char *const ways[] = { "unit", "grid", "class", "month", "week", "day" };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *words = g_strdup_printf ("hours --unit 990101001 --period 2026Q3 --by %s",
                                                ways[i]);
      json_t *figure = run_json (fixture, "figure", words);
      double sum = 0;
      size_t k;
      json_t *part;

      json_array_foreach (json_object_get (figure, "parts"), k, part)
        {
          double value = json_real_value (json_object_get (part, "value"));

          g_assert_cmpfloat (value * 2, ==, round (value * 2));
          sum += value;
        }
      g_assert_cmpfloat (sum, ==, 3406.5);
      json_decref (figure);
    }
}

static void
test_records (WgCliFixture *fixture,
              gconstpointer data)
{
  json_t *records = run_json (fixture, "records", "person_times --unit 990101001");
  json_t *late = run_json (fixture, "records",
                           "finished --unit 990101001 --cutoff 2026-09-30 --late");
  json_t *by_option = run_json (fixture, "records", "--figure person_times --unit 990101001");
  json_t *value = run_json (fixture, "figure", "--figure=person_times --unit 990101001");
  g_auto (GStrv) lines = NULL;

  g_assert_true (json_equal (by_option, records));
  g_assert_cmpint (json_integer_value (json_object_get (value, "value")), ==, 1268);
  json_decref (by_option);
  json_decref (value);
  g_assert_cmpint (json_integer_value (json_object_get (records, "total")), ==, 132);
  g_assert_cmpint (json_integer_value (json_object_get (records, "sum")), ==, 1268);
  g_assert_cmpuint (json_array_size (json_object_get (records, "records")), ==, 132);
  g_assert_cmpuint (json_array_size (json_object_get (late, "late")), ==, 1);
  json_decref (records);
  json_decref (late);

  g_assert_cmpint (wg_cli_run (fixture, "records", "blank_grids --unit 990101001"), ==, 0);
  lines = g_strsplit (g_strchomp (fixture->output), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
}

static const struct
{
  const char *command;
  const char *words;
  int         code;
} refused[] = {
  { "figure", "happiness", 1 },
  { "figure", "orders --unit 1", 1 },
  { "figure", "households --by month", 1 },
  { "figure", "orders --by colour", 2 },
  { "figure", "orders --period soon", 2 },
  { "figure", "orders --cutoff later", 2 },
  { "figure", "", 2 },
  { "records", "errors", 1 },
  { "records", "--figure errors", 1 },
  { "records", "orders --figure orders", 2 },
  { "records", "orders hours", 2 },
  { "records", "", 2 },
  { "records", "orders --late", 2 },
};

static void
test_refused (WgCliFixture *fixture,
              gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_cmpint (wg_cli_run (fixture, refused[i].command, refused[i].words), ==, refused[i].code);
      g_assert_cmpstr (fixture->output, ==, "");
      g_assert_cmpuint (strlen (fixture->complaint), >, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, function) g_test_add (path, WgCliFixture, NULL, wg_cli_set_up, function, wg_cli_tear_down)
  TEST ("/cli/figure/value", test_figure);
  TEST ("/cli/figure/class", test_class);
  TEST ("/cli/figure/parts", test_parts);
  TEST ("/cli/figure/records", test_records);
  TEST ("/cli/figure/refused", test_refused);
  return g_test_run ();
}
