/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When bodies are to be re-elected, by month (N22). It computes ends as the rules of terms do and
 * judges nothing else. */

#include "wg-term-calendar.h"

#include "wg-district-private.h"
#include "wg-findings.h"
#include "wg-registry-rows.h"
#include "wg-rules-private.h"

#include <string.h>

#define COMMUNITY_LENGTH 12

static void
term_end_free (WgTermEnd *end)
{
  g_object_unref (end->unit);
  g_free (end);
}

static WgDate
get_date (WgUnit *unit,
          guint   field)
{
  const char *text = wg_row_get_text (wg_unit_get_row (unit), field);
  WgDate date;

  return text != NULL && wg_date_parse (text, &date) ? date : WG_DATE_NONE;
}

static gboolean
is_community (WgRegistry *registry,
              WgUnit     *unit)
{
  GPtrArray *levels = wg_registry_get_rows (registry)->levels;

  for (guint i = 0; i < levels->len; i++)
    {
      WgRow *row = g_ptr_array_index (levels, i);

      if (wg_row_get_int (row, WG_LEVEL_NUMBER, 0) == wg_unit_get_level (unit))
        return wg_row_get_int (row, WG_LEVEL_CODE_LENGTH, 0) == COMMUNITY_LENGTH;
    }
  return FALSE;
}

/* (transfer full) (nullable): NULL where no end is known. */
static WgTermEnd *
find_end (WgRegistry       *registry,
          WgUnit           *unit,
          const WgBodyType *type)
{
  WgDate end = get_date (unit, WG_UNIT_TERM_END);
  WgDate extended = get_date (unit, WG_UNIT_EXTENDED_UNTIL);
  const char *document = wg_row_get_text (wg_unit_get_row (unit), WG_UNIT_EXTENSION_NO);
  const WgBodyFacts facts = { .type = type, .is_community = is_community (registry, unit),
                              .term_start = get_date (unit, WG_UNIT_TERM_START) };
  WgTermEnd *found;

  if (end == WG_DATE_NONE)
    end = wg_rule_compute_term_end (&facts);
  if (end == WG_DATE_NONE)
    return NULL;
  found = g_new0 (WgTermEnd, 1);
  found->unit = g_object_ref (unit);
  found->extended = extended != WG_DATE_NONE && extended > end && document != NULL
                    && *document != '\0';
  found->end = found->extended ? extended : end;
  return found;
}

static void
place (WgTermCalendar *self,
       WgTermEnd      *end)
{
  int year, month, day, at;

  wg_date_split (end->end, &year, &month, &day);
  at = (year - self->year) * 12 + month - self->month;
  end->month = at >= 0 && at < (int) self->n_months ? (guint) at : G_MAXUINT;
  if (at < 0)
    g_ptr_array_add (self->overdue, end);
  else if (end->month == G_MAXUINT)
    term_end_free (end);
  else
    {
      self->counts[end->month]++;
      g_ptr_array_add (self->ends, end);
    }
}

static int
compare_ends (gconstpointer a,
              gconstpointer b)
{
  const WgTermEnd *left = *(WgTermEnd *const *) a, *right = *(WgTermEnd *const *) b;

  if (left->end != right->end)
    return left->end < right->end ? -1 : 1;
  return g_strcmp0 (wg_unit_get_code (left->unit), wg_unit_get_code (right->unit));
}

/**
 * wg_term_calendar_new:
 * @n_months: at least 1
 *
 * Returns: (transfer full): the ends of terms from the month of the file's today
 */
WgTermCalendar *
wg_term_calendar_new (WgDistrict *district,
                      gint64      unit,
                      const char *body_type,
                      guint       n_months,
                      double      share)
{
  WgRegistry *registry = wg_district_get_registry (district);
  GPtrArray *units = wg_registry_get_units (registry);
  g_autoptr (GHashTable) under = wg_registry_collect_units (registry, unit);
  WgTermCalendar *self = g_new0 (WgTermCalendar, 1);
  int day;

  self->n_months = MAX (n_months, 1);
  self->share = share;
  self->counts = g_new0 (guint, self->n_months);
  self->ends = g_ptr_array_new_with_free_func ((GDestroyNotify) term_end_free);
  self->overdue = g_ptr_array_new_with_free_func ((GDestroyNotify) term_end_free);
  self->dispatched = g_ptr_array_new_with_free_func (g_object_unref);
  wg_date_split (wg_clock_get_today (wg_district_get_clock (district)), &self->year, &self->month,
                 &day);
  for (guint i = 0; i < units->len; i++)
    {
      WgUnit *found = g_ptr_array_index (units, i);
      const WgBodyType *type = wg_registry_get_body_type (registry, found);
      WgTermEnd *end;

      if (type == NULL || (unit != 0 && !g_hash_table_contains (under, found))
          || (body_type != NULL && !g_str_equal (type->id, body_type)))
        continue;
      if (type->is_dispatched)
        g_ptr_array_add (self->dispatched, g_object_ref (found));
      else if ((end = find_end (registry, found, type)) != NULL)
        place (self, end);
    }
  g_ptr_array_sort (self->ends, compare_ends);
  g_ptr_array_sort (self->overdue, compare_ends);
  return self;
}

void
wg_term_calendar_free (WgTermCalendar *self)
{
  g_ptr_array_unref (self->ends);
  g_ptr_array_unref (self->overdue);
  g_ptr_array_unref (self->dispatched);
  g_free (self->counts);
  g_free (self);
}

/**
 * wg_term_calendar_is_bunched:
 *
 * Returns: whether more than the calendar's share of all re-elections fall into the month; one
 *   alone is no bunch
 */
gboolean
wg_term_calendar_is_bunched (WgTermCalendar *self,
                             guint           month)
{
  g_return_val_if_fail (month < self->n_months, FALSE);

  return self->counts[month] > 1 && self->counts[month] > self->share * self->ends->len;
}

/**
 * wg_term_calendar_get_limits:
 * @n_months: (out): 24 unless the file says otherwise
 * @share: (out): 0.2 unless the file says otherwise
 */
void
wg_term_calendar_get_limits (WgDistrict *district,
                             guint      *n_months,
                             double     *share)
{
  g_autoptr (GPtrArray) cards = wg_findings_list_rules (district, NULL);
  WgRuleCard *card = cards != NULL ? wg_rule_cards_find (cards, "R-09") : NULL;

  *n_months = card != NULL ? (guint) CLAMP (wg_rule_card_get_limit (card, "calendar"), 1, 120) : 24;
  *share = card != NULL ? wg_rule_card_get_limit (card, "bunched") / 100 : 0.2;
}
