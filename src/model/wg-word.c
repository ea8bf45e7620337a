/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stored words of fields with a fixed choice and what people call them: one table for forms,
 * lists and the history. Files keep the words, so they are never changed. */

#include "wg-word.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *field;
  const char *word;
  const char *label;
} words[] = {
  { "status", "planned", N_("Planned") },
  { "status", "held", N_("Held") },
  { "status", "cancelled", N_("Cancelled") },
  { "team_type", "registered", N_("Registered") },
  { "team_type", "unregistered", N_("Unregistered") },
  { "class_use", "activity", N_("Activities") },
  { "class_use", "case", N_("Orders") },
  { "class_use", "wish", N_("Wishes") },
  { "outcome", "solved", N_("Solved here") },
  { "outcome", "passed_up", N_("Passed up") },
  { "decision", "kept", N_("Kept as it was") },
  { "decision", "refreshed", N_("Brought up to date") },
  { "same_day", "0", N_("No") },
  { "same_day", "1", N_("Yes") },
  { "satisfied", "0", N_("No") },
  { "satisfied", "1", N_("Yes") },
};

/**
 * wg_word_get_label:
 * @field: a field
 * @word: (nullable): what is stored in it
 *
 * Returns: (transfer none): the word in the user's language; @word itself where it is a free text;
 *   "" for %NULL
 */
const char *
wg_word_get_label (const WgField *field,
                   const char    *word)
{
  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].field, field->name) && g_str_equal (words[i].word, word))
      return _(words[i].label);
  return word != NULL ? word : "";
}
