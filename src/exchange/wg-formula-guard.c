/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of an office that a spreadsheet would take for formulas, on their way out and back in: what
 * one adds the other takes away, and nothing else. */

#include "wg-formula-guard.h"

#include <string.h>

/* Spreadsheets calculate what begins so; a tab or a line end before it does not stop them. */
gboolean
wg_formula_guard_needs (const char *text)
{
  while (*text == '\'')
    text++;
  while (g_ascii_isspace (*text))
    text++;
  if (*text != '\0' && strchr ("=+-@", *text) != NULL)
    return TRUE;
  /* The same signs in full width. */
  return g_str_has_prefix (text, "＝") || g_str_has_prefix (text, "＋")
         || g_str_has_prefix (text, "－") || g_str_has_prefix (text, "＠");
}

const char *
wg_formula_guard_undo (const char *text)
{
  return *text == '\'' && wg_formula_guard_needs (text) ? text + 1 : text;
}
