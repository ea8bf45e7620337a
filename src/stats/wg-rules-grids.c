/* SPDX-License-Identifier: GPL-3.0-or-later */
/* F-01, G-04, G-06, G-07, G-09, STAFF-01, LINK-01: what grids and communities are made of. Borders
 * are a matter of their own (wg-rule-borders.c). */

#include "wg-rules-private.h"

#include <string.h>

/* Digits 10–12 of a village (村委会): 200–399. The law is about residents' committees. */
static gboolean
is_village (const char *code)
{
  return strlen (code) == 12 && (code[9] == '2' || code[9] == '3');
}

void
wg_rule_f01 (const WgRuleReport *report,
             const WgBodyFacts  *body)
{
  int least = LIMIT (report, "least"), most = LIMIT (report, "most");
  gboolean is_few = body->households < least;
  WgFinding *finding;

  if (!body->is_community || body->households < 0 || is_village (body->place.code)
      || (body->households >= least && body->households <= most))
    return;
  finding = wg_rule_report_body (report, is_few ? "few" : "many", body);
  wg_finding_add_count (finding, "households", body->households);
  wg_finding_add_count (finding, is_few ? "least" : "most", is_few ? least : most);
}

void
wg_rule_g04 (const WgRuleReport *report,
             const WgGridFacts  *grid)
{
  static const char *const cases[] = {
    [WG_HOME_NONE] = "none",
    [WG_HOME_UNKNOWN] = "unknown",
    [WG_HOME_OTHER] = "level",
  };
  WgFinding *finding;

  /* A community that has ended is told by G-06. */
  if (grid->home == WG_HOME_COMMUNITY || grid->home == WG_HOME_ENDED)
    return;
  finding = wg_rule_report_grid (report, cases[grid->home], grid);
  if (grid->home == WG_HOME_OTHER)
    wg_finding_add_text (finding, "unit", grid->community.name);
}

static gboolean
is_reversed (WgDate from,
             WgDate until)
{
  return from != WG_DATE_NONE && until != WG_DATE_NONE && from > until;
}

void
wg_rule_g06_grid (const WgRuleReport *report,
                  const WgGridFacts  *grid)
{
  WgFinding *finding;

  if (is_reversed (grid->valid_from, grid->valid_until))
    {
      finding = wg_rule_report_grid (report, "order", grid);
      wg_finding_add_date (finding, "start", grid->valid_from);
      wg_finding_add_date (finding, "end", grid->valid_until);
    }
  if (grid->is_open && grid->home == WG_HOME_ENDED)
    {
      finding = wg_rule_report_grid (report, "outlives", grid);
      wg_finding_add_date (finding, "end", grid->community_until);
    }
  if (grid->is_open && grid->big_grid_until != WG_DATE_NONE)
    {
      finding = wg_rule_report_grid (report, "outlives_grid", grid);
      wg_finding_add_date (finding, "end", grid->big_grid_until);
    }
}

void
wg_rule_g06_body (const WgRuleReport *report,
                  const WgBodyFacts  *body)
{
  WgFinding *finding;

  if (is_reversed (body->valid_from, body->valid_until))
    {
      finding = wg_rule_report_body (report, "unit_order", body);
      wg_finding_add_date (finding, "start", body->valid_from);
      wg_finding_add_date (finding, "end", body->valid_until);
    }
  if (body->is_open && body->parent_until != WG_DATE_NONE)
    {
      finding = wg_rule_report_body (report, "unit_outlives", body);
      wg_finding_add_date (finding, "end", body->parent_until);
    }
}

void
wg_rule_g07 (const WgRuleReport *report,
             const WgGridFacts  *grid)
{
  int least = LIMIT (report, "least"), most = LIMIT (report, "most");
  gboolean is_few = grid->households < least;
  WgFinding *finding;

  if (grid->households < 0 || (grid->households >= least && grid->households <= most))
    return;
  finding = wg_rule_report_grid (report, is_few ? "few" : "many", grid);
  wg_finding_add_count (finding, "households", grid->households);
  wg_finding_add_count (finding, is_few ? "least" : "most", is_few ? least : most);
}

/* M19, "not one household left out": the grids' households against the community's own count. */
void
wg_rule_g09 (const WgRuleReport *report,
             const WgBodyFacts  *body)
{
  int difference = body->grid_households - body->own_households;
  WgFinding *finding;

  if (!body->is_community || body->own_households < 0 || body->grid_households < 0
      || difference == 0)
    return;
  finding = wg_rule_report_body (report, body->n_uncounted > 0 ? "uncounted"
                                         : difference < 0 ? "few" : "many", body);
  wg_finding_add_count (finding, "grids", body->grid_households);
  wg_finding_add_count (finding, "community", body->own_households);
  wg_finding_add_count (finding, "difference", ABS (difference));
  if (body->n_uncounted > 0)
    wg_finding_add_count (finding, "uncounted", body->n_uncounted);
}

void
wg_rule_staff01 (const WgRuleReport *report,
                 const WgGridFacts  *grid)
{
  WgFinding *finding;

  if (grid->staff_full < 0 || grid->staff_full >= LIMIT (report, "staff"))
    return;
  finding = wg_rule_report_grid (report, "none", grid);
  wg_finding_add_count (finding, "full", grid->staff_full);
  wg_finding_add_count (finding, "part", MAX (grid->staff_part, 0));
}

void
wg_rule_link01 (const WgRuleReport   *report,
                const WgContactFacts *contact)
{
  WgFinding *finding;

  if (contact->n_contacts > 0 && contact->vacant == NULL)
    return;
  finding = wg_finding_new (report->card, contact->n_contacts == 0 ? "none" : "vacant");
  wg_finding_about_unit (finding, &contact->unit, NULL);
  wg_finding_add_text (finding, "link", contact->link);
  if (contact->n_contacts > 0)
    wg_finding_add_text (finding, "post", contact->vacant);
  g_ptr_array_add (report->findings, finding);
}
