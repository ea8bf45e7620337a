/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records behind a figure as a table that leaves the program. It does not choose them. */

#include "wg-record-sheet.h"

#include "wg-district-private.h"
#include "wg-figure-facts.h"
#include "wg-history-words.h"
#include "wg-number.h"

#include <glib/gi18n-lib.h>

/* Fields that no row has would be empty columns; a border is nothing to read. (transfer full) */
static GArray *
choose_fields (GPtrArray *rows)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  const WgKind *kind = rows->len > 0 ? wg_row_get_kind (g_ptr_array_index (rows, 0)) : NULL;

  for (guint f = 0; kind != NULL && f < kind->n_fields; f++)
    for (guint i = 0; (kind->fields[f].flags & WG_FIELD_WKB) == 0 && i < rows->len; i++)
      if (wg_row_get (g_ptr_array_index (rows, i), f)->type != WG_VALUE_NULL)
        {
          g_array_append_val (chosen, f);
          break;
        }
  return chosen;
}

static void
add_cell (WgSheet        *sheet,
          WgHistoryWords *words,
          const WgField  *field,
          const WgValue  *value)
{
  g_autofree char *text = NULL;
  WgDate day;

  if ((field->flags & WG_FIELD_TIME) != 0 && value->type == WG_VALUE_INT)
    wg_sheet_add_time (sheet, value->v.integer);
  else if ((field->flags & WG_FIELD_DATE) != 0 && value->type == WG_VALUE_TEXT
           && wg_date_parse (value->v.text, &day))
    wg_sheet_add_date (sheet, day);
  else if (value->type == WG_VALUE_REAL)
    wg_sheet_add_number (sheet, value->v.real);
  else if (value->type == WG_VALUE_INT && (field->flags & WG_FIELD_COUNT) != 0)
    wg_sheet_add_number (sheet, (double) value->v.integer);
  else
    {
      text = wg_history_words_dup_value (words, field, value);
      wg_sheet_add_text (sheet, *text != '\0' ? text : NULL);
    }
}

static void
add_columns (WgSheet      *sheet,
             const WgKind *kind,
             const GArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const WgField *field = &kind->fields[g_array_index (fields, guint, i)];

      wg_sheet_add_column (sheet, _(field->label),
                           field->type == WG_VALUE_REAL           ? 1
                           : (field->flags & WG_FIELD_COUNT) != 0 ? 0 : -1);
    }
}

/* "132 records, together 3,406.5 hours": what the table must add up to. */
static void
add_count (WgSheet           *sheet,
           const WgIndicator *card,
           guint              total,
           double             sum)
{
  g_autofree char *count = wg_number_format (total, 0);
  g_autofree char *value = NULL;
  g_autofree char *text = NULL;

  wg_sheet_add_fact (sheet, C_("fact", "Records"), count);
  if (card == NULL || !card->additive || sum == total)
    return;
  value = wg_indicator_format (card, sum);
  text = g_strdup_printf ("%s %s", value, card->unit_of_count);
  wg_sheet_add_fact (sheet, C_("fact", "Together"), text);
}

WgSheet *
wg_record_sheet_new (WgDistrict       *district,
                     const WgQuestion *question,
                     GPtrArray        *rows,
                     guint             total,
                     double            sum,
                     GError          **error)
{
  const WgIndicator *card = wg_district_find_indicator (district, question->indicator);
  const WgKind *kind = rows->len > 0 ? wg_row_get_kind (g_ptr_array_index (rows, 0)) : NULL;
  g_autoptr (WgHistoryWords) words = wg_history_words_new (wg_district_get_store (district),
                                                           wg_district_get_registry (district));
  g_autoptr (GArray) fields = choose_fields (rows);
  g_autofree char *title = NULL;
  WgQuestion asked = *question;
  g_autoptr (WgFigure) figure = NULL; /* knows what came after the cut-off */
  WgSheet *sheet;

  if (total > rows->len)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _("%u records are too many for one table; narrow the figure to a shorter period "
                     "or a smaller unit."), total);
      return NULL;
    }
  /* Translators: the title of a table: the records behind the named figure. */
  title = g_strdup_printf (_("%s: records"), card != NULL ? card->name : question->indicator);
  sheet = wg_sheet_new (title);
  add_columns (sheet, kind, fields);
  for (guint i = 0; i < rows->len; i++)
    {
      wg_sheet_begin_row (sheet);
      for (guint f = 0; f < fields->len; f++)
        {
          guint field = g_array_index (fields, guint, f);

          add_cell (sheet, words, &kind->fields[field],
                    wg_row_get (g_ptr_array_index (rows, i), field));
        }
    }
  add_count (sheet, card, total, sum);
  asked.by = WG_BY_NONE;
  figure = wg_district_ask (district, &asked, NULL);
  wg_figure_facts_add (sheet, district, question, figure);
  return sheet;
}
