/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything a person types or a file stores that is read by a grammar of ours: opening hours,
 * questions, days and times, rough numbers, coordinates' names, drafts, decks. */
#include "wg-cell-value.h"
#include "wg-count-word.h"
#include "wg-datum.h"
#include "wg-deck.h"
#include "wg-draft.h"
#include "wg-hours.h"
#include "wg-identity.h"
#include "wg-question.h"
#include "wg-time-typed.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
read_hours (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgHours) hours = wg_hours_parse (text, &error);

  g_assert_true ((hours == NULL) == (error != NULL));
  if (hours != NULL)
    for (WgDate day = 20000; day < 20007; day++)
      for (guint minute = 0; minute < 1440; minute += 61)
        wg_hours_is_open (hours, day, minute, day % 2 == 0);
}

static void
read_question (const char *text)
{
  WgQuestion question, again;
  g_autofree char *written = NULL;

  if (!wg_question_parse (text, &question))
    return;
  written = wg_question_format (&question);
  g_assert_true (wg_question_parse (written, &again));
}

static void
read_cells (const char *text)
{
  const WgKind *const *kinds = wg_kinds ();

  for (guint k = 0; kinds[k] != NULL; k++)
    for (guint f = 0; f < kinds[k]->n_fields; f++)
      {
        WgValue value = { .type = WG_VALUE_NULL };
        g_autofree char *why = NULL;

        if (kinds[k]->fields[f].type == WG_VALUE_BLOB)
          continue;
        g_assert_true (wg_cell_to_value (&kinds[k]->fields[f], text, &value, &why)
                       == (why == NULL));
        wg_value_clear (&value);
      }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  const char *word;
  gint64 number;
  WgDatum datum;
  WgDate day;
  int minute;

  if (size > 1 << 16 || !g_utf8_validate (text, -1, NULL))
    return 0;
  read_hours (text);
  read_question (text);
  read_cells (text);
  wg_identity_find (text);
  wg_count_word_parse (text, &number, &word);
  wg_datum_parse (text, &datum);
  for (WgTimeOrder order = 0; order < 3; order++)
    wg_time_parse_typed (text, order, &day, &minute);
  {
    g_autoptr (WgDraft) draft = wg_draft_new_from_json (text, NULL);
    g_autoptr (WgDeck) deck = wg_deck_new_from_json (text, "quarterly", NULL, NULL);
  }
  return 0;
}
