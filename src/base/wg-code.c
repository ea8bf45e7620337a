/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of statistical division codes (rules.md 2.2). Only what the digits themselves say:
 * whether a code exists, and what it is called, is the model's and the store's business. */

#include "wg-code.h"

#include <string.h>

#define MAX_LEVEL 5

static gsize
length_of_level (guint level)
{
  static const guint8 lengths[MAX_LEVEL + 1] = { 0, 2, 4, 6, 9, 12 };

  return lengths[level];
}

static gboolean
is_all (const char *text,
        gsize       length,
        char        c)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] != c)
      return FALSE;

  return TRUE;
}

static gboolean
is_digits (const char *text)
{
  return text[strspn (text, "0123456789")] == '\0';
}

/* The length that counts: of a 12-digit code the groups of zeros at its end are padding, because
 * no level numbers its children from zero. 0 for what is no division code. */
static gsize
significant_length (const char *code)
{
  gsize length = code == NULL ? 0 : strlen (code);

  /* No province has the number 00. */
  if (length < 2 || length > 12 || !is_digits (code) || is_all (code, 2, '0'))
    return 0;

  if (length == length_of_level (MAX_LEVEL))
    {
      guint level = MAX_LEVEL;

      while (level > 1
             && is_all (code + length_of_level (level - 1),
                        length_of_level (level) - length_of_level (level - 1), '0'))
        level--;

      return length_of_level (level);
    }

  return length;
}

/**
 * wg_code_get_level:
 * @code: (nullable): a code
 *
 * Returns: 1 province, 2 prefecture, 3 county, 4 township, 5 village, by the code's length after
 *   wg_code_trim(); 0 when it is no division code
 */
guint
wg_code_get_level (const char *code)
{
  gsize length = significant_length (code);

  for (guint level = 1; level <= MAX_LEVEL; level++)
    if (length == length_of_level (level))
      return level;

  return 0;
}

/**
 * wg_code_trim:
 * @code: a code
 *
 * "990101000000" → "990101": lists of the statistics office pad every code to 12 digits, we store
 * the length of the level (decisions.md 14).
 *
 * Returns: (transfer full): the code without padding; other text unchanged
 */
char *
wg_code_trim (const char *code)
{
  if (wg_code_get_level (code) == 0)
    return g_strdup (code);

  return g_strndup (code, significant_length (code));
}

/**
 * wg_code_get_parent:
 * @code: (nullable): a code
 *
 * Returns: (transfer full) (nullable): the code of the level above, not padded; %NULL for a
 *   province or for what is no division code
 */
char *
wg_code_get_parent (const char *code)
{
  guint level = wg_code_get_level (code);

  if (level <= 1)
    return NULL;

  return g_strndup (code, length_of_level (level - 1));
}

/**
 * wg_code_is_under:
 * @code: (nullable): a division code, or a grid code that begins with one
 * @ancestor: (nullable): a division code
 *
 * Returns: whether @code belongs below @ancestor at any depth; a code is not under itself
 */
gboolean
wg_code_is_under (const char *code,
                  const char *ancestor)
{
  gsize length = significant_length (ancestor);
  gsize own;

  if (code == NULL || wg_code_get_level (ancestor) == 0)
    return FALSE;

  /* A grid code is longer than any division code and is taken as it is. */
  own = wg_code_get_level (code) != 0 ? significant_length (code) : strlen (code);

  return own > length && strncmp (code, ancestor, length) == 0;
}

/**
 * wg_code_get_township_type:
 * @code: (nullable): a code of a township or of something below it
 *
 * GB/T 10114-2003: digits 7–9 tell the kind of township (rule C-03).
 *
 * Returns: (nullable): "street" (街道) 001–099, "town" (镇) 100–199, "township" (乡) 200–399,
 *   "other" for the rest; %NULL when the code has no such digits
 */
const char *
wg_code_get_township_type (const char *code)
{
  int number;

  if (wg_code_get_level (code) < 4)
    return NULL;

  number = g_ascii_digit_value (code[6]) * 100 + g_ascii_digit_value (code[7]) * 10
           + g_ascii_digit_value (code[8]);

  if (number >= 1 && number <= 99)
    return "street";
  if (number >= 100 && number <= 199)
    return "town";
  if (number >= 200 && number <= 399)
    return "township";

  return "other";
}
