/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text guard (rules.md 2.0): identity numbers and private phones in free text. It looks at
 * digits only; which fields are exempt is said by the field tables. */

#include "wg-identity.h"

#include "wg-date.h"
#include "wg-plain-text.h"

#include <string.h>

#define NEW_LENGTH 18
#define OLD_LENGTH 15
#define PHONE_LENGTH 11

static int
number_at (const char *digits,
           guint       at,
           guint       length)
{
  int value = 0;

  for (guint i = at; i < at + length; i++)
    value = value * 10 + (digits[i] - '0');
  return value;
}

/* ISO 7064 MOD 11-2 over 17 digits and a check character, and a birthday that is one. */
static gboolean
is_new_number (const char *text)
{
  guint sum = 0;

  for (guint i = 0; i < NEW_LENGTH - 1; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      sum = (sum + (guint) (text[i] - '0')) * 2 % 11;
    }
  return "10X98765432"[sum] == g_ascii_toupper (text[NEW_LENGTH - 1]) &&
         wg_date_new (number_at (text, 6, 4), number_at (text, 10, 2), number_at (text, 12, 2)) !=
           WG_DATE_NONE;
}

/* The provinces of GB/T 2260. Without them any 15 digits with a date inside would count, and grid
 * codes have that form. */
static gboolean
is_province (int number)
{
  static const guint8 last[] = { 0, 15, 23, 37, 46, 54, 65, 71, 82, 91 };
  static const guint8 first[] = { 0, 11, 21, 31, 41, 50, 61, 71, 81, 91 };
  int tens = number / 10;

  return tens >= 1 && number >= first[tens] && number <= last[tens];
}

static gboolean
is_old_number (const char *digits)
{
  return is_province (number_at (digits, 0, 2)) &&
         wg_date_new (1900 + number_at (digits, 6, 2), number_at (digits, 8, 2),
                      number_at (digits, 10, 2)) != WG_DATE_NONE;
}

static gboolean
is_phone (const char *digits)
{
  return digits[0] == '1' && digits[1] >= '3' && digits[1] <= '9';
}

/* @run: digits that stand together, with what follows them. */
static WgIdentity
judge_run (const char *run,
           gsize       length)
{
  if (length == NEW_LENGTH && is_new_number (run))
    return WG_IDENTITY_ID_NUMBER;
  if (length == NEW_LENGTH - 1 && g_ascii_toupper (run[length]) == 'X' && is_new_number (run))
    return WG_IDENTITY_ID_NUMBER;
  if (length == OLD_LENGTH && is_old_number (run))
    return WG_IDENTITY_ID_NUMBER;
  if (length == PHONE_LENGTH && is_phone (run))
    return WG_IDENTITY_PHONE;
  return WG_IDENTITY_NONE;
}

/* 138 0013 8000 or 138-0013-8000 at @text; only this grouping, so that dates and sums are none. */
static gboolean
is_grouped_phone (const char *text)
{
  static const char *const form = "ddd-dddd-dddd";
  char separator = text[3];

  if (separator != ' ' && separator != '-')
    return FALSE;
  for (guint i = 0; form[i] != '\0'; i++)
    if (form[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != separator)
      return FALSE;
  return is_phone (text) && !g_ascii_isdigit (text[strlen (form)]);
}

/* @plain: normalised; @start, @length (out): bytes of what was found. */
static WgIdentity
find_plain (const char *plain,
            gsize      *start,
            gsize      *length)
{
  WgIdentity found = WG_IDENTITY_NONE;
  gsize digits;

  for (const char *at = plain; *at != '\0' && found != WG_IDENTITY_ID_NUMBER; at += MAX (digits, 1))
    {
      WgIdentity identity;
      gsize whole;

      digits = whole = strspn (at, "0123456789");
      identity = judge_run (at, digits);
      if (identity == WG_IDENTITY_ID_NUMBER && digits == NEW_LENGTH - 1)
        whole++; /* the check digit X */
      if (identity == WG_IDENTITY_NONE && digits == 3 && is_grouped_phone (at))
        {
          identity = WG_IDENTITY_PHONE;
          whole = strlen ("ddd-dddd-dddd");
        }
      if (identity == WG_IDENTITY_NONE)
        continue;
      found = identity;
      *start = (gsize) (at - plain);
      *length = whole;
    }
  return found;
}

/* Whether the text can have the digits of a phone: one character may stand for three of them at
 * most, but a Chinese character, a letter or a mark stands for none. */
static gboolean
may_have_digits (const char *text)
{
  guint n = 0;

  for (const char *at = text; at != NULL && *at != '\0'; at++)
    {
      guchar byte = (guchar) *at;

      n += g_ascii_isdigit (*at) || (byte >= 0xc0 && (byte < 0xe4 || byte > 0xe9));
    }
  return n * 3 >= PHONE_LENGTH;
}

/**
 * wg_identity_locate:
 * @text: (nullable): UTF-8; full-width digits count as digits
 * @start: (out): the first byte of what was found; untouched when nothing was
 * @end: (out): the byte after it
 *
 * Where the text has characters that stand for several, the whole text is named.
 *
 * Returns: what the text has of a person
 */
WgIdentity
wg_identity_locate (const char *text,
                    gsize      *start,
                    gsize      *end)
{
  g_autofree char *plain = may_have_digits (text) ? wg_plain_text (text) : NULL;
  gsize at = 0, length = 0;
  WgIdentity found = plain != NULL ? find_plain (plain, &at, &length) : WG_IDENTITY_NONE;

  if (found == WG_IDENTITY_NONE)
    return found;
  *start = 0;
  *end = strlen (text);
  if (g_utf8_strlen (plain, -1) == g_utf8_strlen (text, -1))
    {
      glong first = g_utf8_strlen (plain, (gssize) at);
      const char *from = g_utf8_offset_to_pointer (text, first);

      *start = (gsize) (from - text);
      *end = (gsize) (g_utf8_offset_to_pointer (from, (glong) length) - text);
    }
  return found;
}

/**
 * wg_identity_find:
 * @text: (nullable): UTF-8; full-width digits count as digits
 *
 * Returns: what the text has of a person
 */
WgIdentity
wg_identity_find (const char *text)
{
  gsize start, end;

  return wg_identity_locate (text, &start, &end);
}
