/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plain form of what people type. It changes no meaning and cuts nothing away. */

#include "wg-plain-text.h"

char *
wg_plain_text (const char *text)
{
  if (text == NULL)
    return NULL;
  /* Nearly every cell of a table; ASCII is its own plain form, and normalising takes ten times as
   * long as reading the number. */
  if (g_str_is_ascii (text))
    return g_strdup (text);
  return g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
}
