/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-count-word.h"

static void
test_parse (void)
{
  const struct
  {
    const char *text;
    gint64      number;
    const char *word;
    const char *printed;
  } cases[] = {
    { "11", 11, NULL, "11" },
    { "100余", 100, "余", "100余" },
    { " 100 余人次 ", 100, "余", "100余" },
    { "１００多人", 100, "多", "100多" },
    { "约100", 100, "约", "约100" },
    { "超 1000人", 1000, "超", "超1000" },
    { "0", 0, NULL, "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 number = -1;
      const char *word = "?";
      g_autofree char *printed = NULL;

      g_assert_true (wg_count_word_parse (cases[i].text, &number, &word));
      g_assert_cmpint (number, ==, cases[i].number);
      g_assert_cmpstr (word, ==, cases[i].word);
      printed = wg_count_word_format (number, word);
      g_assert_cmpstr (printed, ==, cases[i].printed);
    }
}

static void
test_refused (void)
{
  static const char *const texts[] = { NULL, "", "余", "约", "-3", "12x", "1.5", "约100余",
                                       "1234567890123456" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gint64 number = 7;
      const char *word = NULL;

      g_assert_false (wg_count_word_parse (texts[i], &number, &word));
      g_assert_cmpint (number, ==, 7);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/count-word/parse", test_parse);
  g_test_add_func ("/count-word/refused", test_refused);
  return g_test_run ();
}
