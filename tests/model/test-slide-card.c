/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-slide-card.h"

static void
test_card (void)
{
  g_autoptr (WgSlideCard) card = wg_slide_card_new ("Solved");
  g_autofree char *words = NULL, *second = NULL;

  card->value = g_strdup ("371");
  wg_slide_card_add_line (card, "What was solved.");
  wg_slide_card_add_line (card, "");
  wg_slide_card_add_line (card, NULL);
  card->columns[0].title = g_strdup ("By unit");
  wg_slide_card_add_row (card, 0, "East", "125", 7, FALSE, TRUE);
  wg_slide_card_add_row (card, 0, "Records", NULL, 0, FALSE, TRUE);
  wg_slide_card_add_row (card, 1, "Property", "60", 9, FALSE, FALSE);
  g_assert_cmpuint (card->lines->len, ==, 1);
  g_assert_cmpuint (wg_slide_card_get_n_rows (card, 0), ==, 2);
  g_assert_cmpint (wg_slide_card_get_row (card, 0, 0)->id, ==, 7);
  g_assert_null (wg_slide_card_get_row (card, 0, 2));

  words = wg_slide_card_describe (card, 0, 0);
  g_assert_cmpstr (words, ==, "Solved: 371\nWhat was solved.\nBy unit\n▸ East: 125\nRecords\n"
                              "Property: 60\n");
  second = wg_slide_card_describe (card, 1, 0);
  g_assert_nonnull (g_strstr_len (second, -1, "▸ Property"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slide-card/card", test_card);
  return g_test_run ();
}
