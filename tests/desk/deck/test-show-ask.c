/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A number asked on the slide: its parts add up to it, all the way down to the records. */

#include "wg-show-ask.h"

#include "wg-sample-file.h"

#include <string.h>

#define CUTOFF "cutoff=2026-09-30 24:00"

static GPtrArray *
questions_of (WgSampleFile *file, const char *first, const char *second)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);
  gint64 street = wg_sample_file_unit (file, "990101001");

  g_ptr_array_add (all, g_strdup_printf ("%s;unit=%" G_GINT64_FORMAT ";period=2026Q3;%s", first,
                                         street, CUTOFF));
  g_ptr_array_add (all, g_strdup ("orders;unit=north"));
  if (second != NULL)
    g_ptr_array_add (all, g_strdup_printf ("%s;unit=%" G_GINT64_FORMAT ";period=2026Q3;%s", second,
                                           street, CUTOFF));
  return all;
}

/* The whole number at the front of "125 件 · 33.7%". */
static guint
number_of (const WgSlideCardRow *row)
{
  return (guint) g_ascii_strtoull (row->value, NULL, 10);
}

static guint
sum_of (const WgSlideCard *card, guint column)
{
  guint sum = 0;

  for (guint i = 0; i < wg_slide_card_get_n_rows (card, column); i++)
    sum += number_of (wg_slide_card_get_row (card, column, i));
  return sum;
}

static void
wait_for_records (WgShowAsk *ask)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  while (wg_show_ask_get_card (ask)->value == NULL)
    g_main_context_iteration (context, TRUE);
}

/* J1 11: 371 = 61 + 125 + …, each with its place; then the records of one grid. */
static void
test_down (WgSampleFile *file, gconstpointer data)
{
  g_autoptr (WgShowAsk) ask = wg_show_ask_new (file->district);
  g_autoptr (GPtrArray) questions = questions_of (file, "finished", NULL);
  const WgSlideCard *card;
  guint most, of_grid;

  g_assert_true (wg_show_ask_begin (ask, questions, 0));
  card = wg_show_ask_get_card (ask);
  g_assert_true (g_str_has_prefix (card->value, "371"));
  g_assert_nonnull (strstr (card->lines->pdata[0], "2026-09-30 24:00"));
  g_assert_cmpuint (sum_of (card, 0), ==, 371);
  g_assert_cmpuint (sum_of (card, 1), ==, 371);
  g_assert_nonnull (strstr (card->lines->pdata[card->lines->len - 1], "1 "));

  most = wg_show_ask_get_start (ask, 0);
  g_assert_cmpstr (wg_slide_card_get_row (card, 0, most)->name, ==, "东园社区");
  g_assert_cmpuint (number_of (wg_slide_card_get_row (card, 0, most)), ==, 125);
  g_assert_true (wg_show_ask_choose (ask, 0, most));
  card = wg_show_ask_get_card (ask);
  g_assert_cmpuint (sum_of (card, 0), ==, 125);
  g_assert_true (wg_slide_card_get_row (card, 0, 0)->is_grid);
  of_grid = number_of (wg_slide_card_get_row (card, 0, 0));

  g_assert_true (wg_show_ask_choose (ask, 0, 0));
  card = wg_show_ask_get_card (ask);
  g_assert_cmpuint (wg_slide_card_get_n_rows (card, 0), ==, 1); /* only its records */
  g_assert_true (wg_show_ask_choose (ask, 0, 0));
  wait_for_records (ask);
  card = wg_show_ask_get_card (ask);
  g_assert_cmpuint (wg_slide_card_get_n_rows (card, 0), ==, of_grid);
  g_assert_false (wg_show_ask_choose (ask, 0, 0));

  g_assert_true (wg_show_ask_up (ask));
  g_assert_true (wg_show_ask_up (ask));
  g_assert_true (wg_show_ask_up (ask));
  g_assert_false (wg_show_ask_up (ask));
  g_assert_true (g_str_has_prefix (wg_show_ask_get_card (ask)->value, "371"));
  wg_show_ask_end (ask);
  g_assert_null (wg_show_ask_get_card (ask));
}

/* J1 18: why 东园 has most: D, Enter, and the classes stand there with their shares. */
static void
test_classes (WgSampleFile *file, gconstpointer data)
{
  g_autoptr (WgShowAsk) ask = wg_show_ask_new (file->district);
  g_autoptr (GPtrArray) questions = questions_of (file, "orders", "finished");
  const WgSlideCard *card;

  g_assert_true (wg_show_ask_begin (ask, questions, 0));
  g_assert_true (wg_show_ask_choose (ask, 0, wg_show_ask_get_start (ask, 0)));
  card = wg_show_ask_get_card (ask);
  g_assert_true (g_str_has_prefix (card->value, "137"));
  g_assert_nonnull (strstr (card->lines->pdata[0], "东园社区"));
  g_assert_cmpuint (sum_of (card, 1), ==, 137);
  g_assert_nonnull (strstr (wg_slide_card_get_row (card, 1, 0)->value, "%"));
  g_assert_cmpuint (number_of (wg_slide_card_get_row (card, 1, 0)), >=,
                    number_of (wg_slide_card_get_row (card, 1, 1)));
  /* One class alone, and back. */
  g_assert_true (wg_show_ask_choose (ask, 1, 0));
  card = wg_show_ask_get_card (ask);
  g_assert_cmpuint (sum_of (card, 0), <, 137);
  g_assert_true (wg_show_ask_up (ask));

  wg_show_ask_next (ask);
  card = wg_show_ask_get_card (ask);
  g_assert_true (g_str_has_prefix (card->value, "371"));
  g_assert_nonnull (strstr (card->title, "2"));
  wg_show_ask_next (ask);
  g_assert_true (g_str_has_prefix (wg_show_ask_get_card (ask)->value, "412"));
}

/* A stock has no classes; what cannot be asked says why; a page without numbers has nothing. */
static void
test_others (WgSampleFile *file, gconstpointer data)
{
  g_autoptr (WgShowAsk) ask = wg_show_ask_new (file->district);
  g_autoptr (GPtrArray) stock = questions_of (file, "households", NULL);
  g_autoptr (GPtrArray) wrong = questions_of (file, "no_such_figure", NULL);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_assert_true (wg_show_ask_begin (ask, stock, 7));
  g_assert_cmpuint (wg_slide_card_get_n_rows (wg_show_ask_get_card (ask), 1), ==, 0);
  g_assert_true (g_str_has_prefix (wg_show_ask_get_card (ask)->value, "9,800"));
  g_assert_true (wg_show_ask_begin (ask, wrong, 0));
  g_assert_cmpuint (wg_show_ask_get_card (ask)->lines->len, ==, 1);
  g_assert_false (wg_show_ask_choose (ask, 0, 0));
  g_assert_false (wg_show_ask_begin (ask, none, 0));
}

int
main (int argc, char *argv[])
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *master = wg_test_dir_file (dir, "master.wangge");

  g_test_init (&argc, &argv, NULL);
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/show-ask/down", test_down, master);
  WG_SAMPLE_TEST ("/show-ask/classes", test_classes, master);
  WG_SAMPLE_TEST ("/show-ask/others", test_others, master);
  return g_test_run ();
}
