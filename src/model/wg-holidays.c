/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Public holidays, read from a template. It computes none: they are proclaimed. */

#include "wg-holidays.h"

#include "wg-json-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  WgDate from, until;
  char  *name;
} Span;

struct _WgHolidays
{
  GArray *spans; /* Span */
};

static void
clear_span (gpointer span)
{
  g_free (((Span *) span)->name);
}

void
wg_holidays_free (WgHolidays *self)
{
  g_array_unref (self->spans);
  g_free (self);
}

static gboolean
read_date (json_t     *entry,
           const char *key,
           WgDate     *day)
{
  const char *text = json_string_value (json_object_get (entry, key));

  return text != NULL && wg_date_parse (text, day);
}

/**
 * wg_holidays_load:
 * @json: { "holidays": [ { "name": …, "from": "2026-10-01", "until": "2026-10-07" }, … ] }
 * @what: what to call it in the sentence of an error
 * @language: "zh" or "en"
 *
 * Returns: (transfer full): the holidays, or NULL with %G_IO_ERROR_INVALID_DATA
 */
WgHolidays *
wg_holidays_load (GBytes     *json,
                  const char *what,
                  const char *language,
                  GError    **error)
{
  g_autoptr (WgHolidays) self = g_new0 (WgHolidays, 1);
  json_t *root, *list, *entry;
  gboolean good;
  size_t i;

  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  g_array_set_clear_func (self->spans, clear_span);
  root = wg_json_parse (json, what, error);
  if (root == NULL)
    return NULL;
  list = json_object_get (root, "holidays");
  good = json_is_array (list);
  json_array_foreach (list, i, entry)
    {
      Span span = { WG_DATE_NONE, WG_DATE_NONE,
                    g_strdup (wg_json_get_text (entry, "name", language)) };

      good = good && read_date (entry, "from", &span.from)
             && read_date (entry, "until", &span.until) && span.from <= span.until
             && span.name != NULL;
      g_array_append_val (self->spans, span);
    }
  json_decref (root);
  if (good)
    return g_steal_pointer (&self);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _("The public holidays in %s cannot be used: each needs a name and the days from "
                 "and until, like 2026-10-01."), what);
  return NULL;
}

const char *
wg_holidays_get_name (const WgHolidays *self,
                      WgDate            day)
{
  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);

      if (span->from <= day && day <= span->until)
        return span->name;
    }
  return NULL;
}

gboolean
wg_holidays_has_year (const WgHolidays *self,
                      WgDate            day)
{
  int year, other, month, of_month;

  wg_date_split (day, &year, &month, &of_month);
  for (guint i = 0; i < self->spans->len; i++)
    {
      wg_date_split (g_array_index (self->spans, Span, i).until, &other, &month, &of_month);
      if (year == other)
        return TRUE;
    }
  return FALSE;
}
