/* SPDX-License-Identifier: GPL-3.0-or-later */
/* and VAC-01: terms and vacancies. A dispatched body has no term; its vacancies
 * count like any other's. */

#include "wg-rules-private.h"

/* The same day so many months later, or the last of the month where it has no such day. */
static WgDate
add_months (WgDate date,
            int    months)
{
  int year, month, day;
  WgDate later = WG_DATE_NONE;

  wg_date_split (date, &year, &month, &day);
  month += months - 1;
  year += month / 12;
  month = month % 12 + 1;
  for (; later == WG_DATE_NONE && day > 0; day--)
    later = wg_date_new (year, month, day);
  return later;
}

/* Years of a term; 0 where there is none. */
static guint
get_term_years (const WgBodyFacts *body)
{
  if (body->type == NULL || body->type->is_dispatched)
    return 0;
  if (body->is_community && body->type->community_term_years > 0)
    return body->type->community_term_years;
  return body->type->term_years;
}

/**
 * wg_rule_compute_term_end:
 * @body: of which type, start and place in the tree count
 *
 * a term ends the day before it would begin again.
 *
 * Returns: its last day; %WG_DATE_NONE without a start or for a body that has no term
 */
WgDate
wg_rule_compute_term_end (const WgBodyFacts *body)
{
  if (body->term_start == WG_DATE_NONE || get_term_years (body) == 0)
    return WG_DATE_NONE;
  return add_months (body->term_start, 12 * (int) get_term_years (body)) - 1;
}

void
wg_rule_r08 (const WgRuleReport *report,
             const WgBodyFacts  *body)
{
  WgDate due = wg_rule_compute_term_end (body);
  WgFinding *finding;

  if (get_term_years (body) == 0)
    return;
  if (body->term_start == WG_DATE_NONE && body->term_end == WG_DATE_NONE)
    {
      wg_rule_report_body (report, "unknown", body);
      return;
    }
  if (due == WG_DATE_NONE || body->term_end == WG_DATE_NONE || body->term_end <= due)
    return;
  finding = wg_rule_report_body (report, "long", body);
  wg_finding_add_date (finding, "start", body->term_start);
  wg_finding_add_date (finding, "end", body->term_end);
  wg_finding_add_count (finding, "years", get_term_years (body));
  wg_finding_add_date (finding, "due", due);
}

/* TRUE when a delay decides; then it has been reported. */
static gboolean
check_extension (const WgRuleReport *report,
                 const WgBodyFacts  *body,
                 WgDate              end)
{
  gboolean approved = body->extension_no != NULL && *body->extension_no != '\0';
  WgFinding *finding;

  if (body->extended_until == WG_DATE_NONE || body->extended_until <= end)
    return FALSE;
  if (body->extended_until > add_months (end, LIMIT (report, "months")))
    {
      finding = wg_rule_report_body (report, "long", body);
      wg_finding_add_date (finding, "end", end);
      wg_finding_add_date (finding, "until", body->extended_until);
      wg_finding_add_count (finding, "months", LIMIT (report, "months"));
      return TRUE;
    }
  if (!approved)
    return FALSE;
  finding = wg_rule_report_body (report, report->facts->at > body->extended_until
                                             ? "past_extension" : "extended", body);
  wg_finding_add_date (finding, "end", end);
  wg_finding_add_date (finding, "until", body->extended_until);
  wg_finding_add_text (finding, "document", body->extension_no);
  return TRUE;
}

void
wg_rule_r09 (const WgRuleReport *report,
             const WgBodyFacts  *body)
{
  WgDate at = report->facts->at;
  WgDate end = body->term_end != WG_DATE_NONE ? body->term_end : wg_rule_compute_term_end (body);
  WgFinding *finding;

  if (get_term_years (body) == 0 || end == WG_DATE_NONE || check_extension (report, body, end))
    return;
  if (at > end)
    {
      finding = wg_rule_report_body (report, "past", body);
      wg_finding_add_date (finding, "end", end);
    }
  else if (end - at <= LIMIT (report, "days"))
    {
      finding = wg_rule_report_body (report, "due", body);
      wg_finding_add_date (finding, "end", end);
      wg_finding_add_count (finding, "days", end - at);
    }
}

void
wg_rule_vac01 (const WgRuleReport    *report,
               const WgPositionFacts *position)
{
  gboolean was_held = position->vacant_since != WG_DATE_NONE;
  WgFinding *finding;

  if (position->is_held)
    return;
  finding = wg_finding_new (report->card, was_held ? "vacant" : "never");
  wg_finding_about_unit (finding, &position->unit, &position->grid);
  wg_finding_add_text (finding, "title", position->title);
  if (was_held)
    wg_finding_add_date (finding, "since", position->vacant_since);
  g_ptr_array_add (report->findings, finding);
}
