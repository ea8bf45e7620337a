/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts with the word that reports put to them. It rounds nothing: the number is as written. */

#include "wg-count-word.h"

#include "wg-plain-text.h"

#include <string.h>

static const struct
{
  const char *word;
  gboolean    before;
} words[] = {
  { "余", FALSE },
  { "多", FALSE },
  { "约", TRUE },
  { "超", TRUE },
};

#define MAX_DIGITS 15

/* The count words of people and things; they say what the field says already. */
static gboolean
is_unit_of_count (const char *text)
{
  static const char *const units[] = { "", "人", "名", "人次", "次", "场", "场次", "件", "项",
                                       "小时", NULL };

  return g_strv_contains (units, text);
}

/**
 * wg_count_word_parse:
 * @text: (nullable): as it is typed or written; full-width digits and spaces are allowed
 * @number: (out): untouched on failure
 * @word: (out) (nullable) (transfer none): "余", "多", "约", "超" or NULL
 *
 * Returns: whether the text is a count
 */
gboolean
wg_count_word_parse (const char  *text,
                     gint64      *number,
                     const char **word)
{
  g_autofree char *plain = wg_plain_text (text != NULL ? text : "");
  char *at;
  const char *found = NULL;
  g_autofree char *digits = NULL;
  gsize length;

  if (plain == NULL) /* not UTF-8 */
    return FALSE;
  at = g_strstrip (plain);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].before && g_str_has_prefix (at, words[i].word))
      {
        found = words[i].word;
        at = g_strchug (at + strlen (found));
        break;
      }
  length = strspn (at, "0123456789");
  if (length == 0 || length > MAX_DIGITS)
    return FALSE;
  digits = g_strndup (at, length);
  at = g_strchug (at + length);
  for (guint i = 0; found == NULL && i < G_N_ELEMENTS (words); i++)
    if (!words[i].before && g_str_has_prefix (at, words[i].word))
      {
        found = words[i].word;
        at += strlen (found);
        break;
      }
  if (!is_unit_of_count (at))
    return FALSE;
  *number = g_ascii_strtoll (digits, NULL, 10);
  *word = found;
  return TRUE;
}

/**
 * wg_count_word_format:
 *
 * Returns: (transfer full): "100余", "约100", "100"
 */
char *
wg_count_word_format (gint64      number,
                      const char *word)
{
  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (words); i++)
    if (words[i].before && g_str_equal (words[i].word, word))
      return g_strdup_printf ("%s%" G_GINT64_FORMAT, word, number);
  return g_strdup_printf ("%" G_GINT64_FORMAT "%s", number, word != NULL ? word : "");
}
