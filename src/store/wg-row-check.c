/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last look at a row before it is written: does every value have the form that its field
 * declares. Only form; what is sensible is a rule's business, and a finding. */

#include "wg-row-check.h"

#include "wg-date.h"
#include "wg-store-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define TIME_MOST ((gint64) 60 * 24 * 366 * 1000) /* civil minutes: the year 2969 or so */

/**
 * wg_row_describe:
 * @row: a row
 *
 * Returns: (transfer full): what a message calls the row: its kind and its code or name
 */
char *
wg_row_describe (const WgRow *row)
{
  static const char *const naming[] = { "code", "name", "title", "holder", "setting_key" };
  const WgKind *kind = wg_row_get_kind (row);

  for (guint i = 0; i < G_N_ELEMENTS (naming); i++)
    {
      int field = wg_kind_find_field (kind, naming[i]);
      const char *text = field >= 0 ? wg_row_get_text (row, (guint) field) : NULL;

      if (text != NULL && *text != '\0')
        return g_strdup_printf (_ ("%s “%s”"), _ (kind->label), text);
    }
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, _ (kind->label), wg_row_get_id (row));
}

static const char *
find_fault (const WgField *field,
            const WgValue *value)
{
  WgDate date;

  if (value->type == WG_VALUE_NULL)
    return (field->flags & WG_FIELD_REQUIRED) != 0 ? _ ("is missing") : NULL;
  if (value->type != field->type)
    return _ ("is of the wrong type");
  if (value->type == WG_VALUE_REAL && !isfinite (value->v.real))
    return _ ("is not a number");
  if (value->type == WG_VALUE_TEXT && !g_utf8_validate (value->v.text, -1, NULL))
    return _ ("is not UTF-8 text");
  if ((field->flags & WG_FIELD_COUNT) != 0 && value->v.integer < 0)
    return _ ("is less than 0");
  if ((field->flags & WG_FIELD_DATE) != 0 &&
      (strlen (value->v.text) != 10 || !wg_date_parse (value->v.text, &date)))
    return _ ("is not a date such as 2026-09-30");
  if ((field->flags & WG_FIELD_TIME) != 0 && (value->v.integer < 0 || value->v.integer > TIME_MOST))
    return _ ("is not a time such as 2026-09-30 16:20");
  return NULL;
}

/**
 * wg_row_check:
 * @row: a row to be written
 * @error: return location for a %WG_STORE_ERROR_NOT_SAVED
 *
 * Returns: %TRUE if every value has the form of its field
 */
gboolean
wg_row_check (const WgRow *row,
              GError     **error)
{
  const WgKind *kind = wg_row_get_kind (row);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *fault = find_fault (&kind->fields[i], wg_row_get (row, i));

      if (fault != NULL)
        {
          g_autofree char *name = wg_row_describe (row);

          g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_SAVED,
                       _ ("Nothing was saved: %s: %s %s."), name, _ (kind->fields[i].label),
                       fault);
          return FALSE;
        }
    }
  return TRUE;
}
