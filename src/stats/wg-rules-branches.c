/* SPDX-License-Identifier: GPL-3.0-or-later */
/* R-01 …: branches, their size and their committees. Only full members count
 * an unknown number breaks no rule. */

#include "wg-rules-private.h"

#include <glib/gi18n-lib.h>

static gboolean
is_branch (const WgBodyFacts *body)
{
  return body->type != NULL && body->type->is_branch;
}

/* Positions besides secretary and deputy: they make a committee. */
static guint
count_committee_members (const WgBodyFacts *body)
{
  return body->committee[WG_COMMITTEE_ORGANISATION] + body->committee[WG_COMMITTEE_PUBLICITY]
         + body->committee[WG_COMMITTEE_DISCIPLINE] + body->committee[WG_COMMITTEE_MEMBER];
}

static guint
count_committee (const WgBodyFacts *body)
{
  return count_committee_members (body) + body->committee[WG_COMMITTEE_SECRETARY]
         + body->committee[WG_COMMITTEE_DEPUTY];
}

void
wg_rule_r01 (const WgRuleReport *report,
             const WgGridFacts  *grid)
{
  WgFinding *finding;

  if (!report->facts->has_party || grid->n_own > 0
      || grid->full_members < LIMIT (report, "members"))
    return;
  finding = wg_rule_report_grid (report, "missing", grid);
  wg_finding_add_count (finding, "members", grid->full_members);
}

/* A grid whose own branch is too small is told by R-03. */
void
wg_rule_r02_grid (const WgRuleReport *report,
                  const WgGridFacts  *grid)
{
  WgFinding *finding;

  if (!report->facts->has_party || grid->n_own > 0 || grid->n_joint > 0 || grid->full_members < 1
      || grid->full_members >= LIMIT (report, "members"))
    return;
  finding = wg_rule_report_grid (report, "uncovered", grid);
  wg_finding_add_count (finding, "members", grid->full_members);
}

void
wg_rule_r02_body (const WgRuleReport *report,
                  const WgBodyFacts  *body)
{
  WgFinding *finding;

  if (!is_branch (body) || (int) body->n_grids <= LIMIT (report, "grids"))
    return;
  finding = wg_rule_report_body (report, "many", body);
  wg_finding_add_count (finding, "grids", body->n_grids);
}

void
wg_rule_r03 (const WgRuleReport *report,
             const WgBodyFacts  *body)
{
  WgFinding *finding;

  if (!is_branch (body) || body->full_members < 0
      || body->full_members >= LIMIT (report, "members"))
    return;
  finding = wg_rule_report_body (report, "few", body);
  wg_finding_add_count (finding, "members", body->full_members);
  wg_finding_add_count (finding, "least", LIMIT (report, "members"));
}

void
wg_rule_r04 (const WgRuleReport *report,
             const WgBodyFacts  *body)
{
  WgFinding *finding;

  if (!is_branch (body) || body->full_members <= LIMIT (report, "members"))
    return;
  finding = wg_rule_report_body (report, "many", body);
  wg_finding_add_count (finding, "members", body->full_members);
  wg_finding_add_count (finding, "most", LIMIT (report, "members"));
}

void
wg_rule_r05 (const WgRuleReport *report,
             const WgBodyFacts  *body)
{
  WgFinding *finding;

  if (!is_branch (body) || body->full_members < 0 || count_committee_members (body) == 0
      || body->full_members >= LIMIT (report, "members"))
    return;
  finding = wg_rule_report_body (report, "committee", body);
  wg_finding_add_count (finding, "members", body->full_members);
  wg_finding_add_count (finding, "posts", count_committee (body));
}

static char *
list_missing_positions (const WgRuleReport *report,
                        const WgBodyFacts  *body)
{
  static const WgCommitteePosition needed[] = {
    WG_COMMITTEE_SECRETARY, WG_COMMITTEE_ORGANISATION, WG_COMMITTEE_PUBLICITY,
    WG_COMMITTEE_DISCIPLINE,
  };
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (body->committee[needed[i]] == 0)
      /* Translators: between the words of a list. */
      g_string_append_printf (list, "%s%s", list->len > 0 ? _(", ") : "",
                              report->facts->committee_names[needed[i]]);
  return g_string_free (list, FALSE);
}

void
wg_rule_r06 (const WgRuleReport *report,
             const WgBodyFacts  *body)
{
  g_autofree char *missing = NULL;
  int n = (int) count_committee (body);
  WgFinding *finding;

  if (!is_branch (body) || body->full_members < LIMIT (report, "members"))
    return;
  if (count_committee_members (body) == 0)
    {
      finding = wg_rule_report_body (report, "none", body);
      wg_finding_add_count (finding, "members", body->full_members);
      return;
    }
  if (n < LIMIT (report, "least") || n > LIMIT (report, "most"))
    {
      finding = wg_rule_report_body (report, "size", body);
      wg_finding_add_count (finding, "members", body->full_members);
      wg_finding_add_count (finding, "posts", n);
      wg_finding_add_count (finding, "least", LIMIT (report, "least"));
      wg_finding_add_count (finding, "most", LIMIT (report, "most"));
    }
  missing = list_missing_positions (report, body);
  if (*missing != '\0')
    {
      finding = wg_rule_report_body (report, "posts", body);
      wg_finding_add_count (finding, "members", body->full_members);
      wg_finding_add_text (finding, "missing", missing);
    }
}

/* A branch that is too large is told by R-04; this is about general branches and committees. */
void
wg_rule_r07 (const WgRuleReport *report,
             const WgBodyFacts  *body)
{
  const WgBodyType *type = body->type;
  WgFinding *finding;

  if (type == NULL || type->members_over == 0 || body->full_members < 0)
    return;
  if (type->members_most > 0 && body->full_members > (int) type->members_most)
    {
      finding = wg_rule_report_body (report, "larger", body);
      wg_finding_add_count (finding, "members", body->full_members);
      wg_finding_add_text (finding, "type", type->name);
      wg_finding_add_count (finding, "most", type->members_most);
    }
  if (!body->approved)
    {
      finding = wg_rule_report_body (report, "approval", body);
      wg_finding_add_count (finding, "members", body->full_members);
      wg_finding_add_text (finding, "type", type->name);
    }
}

void
wg_rule_r10 (const WgRuleReport *report,
             const WgBodyFacts  *body)
{
  WgFinding *finding;

  /* Dispatched bodies and branches elect no committee at a representatives' meeting. */
  if (body->type == NULL || body->type->is_dispatched || is_branch (body)
      || body->full_members < LIMIT (report, "members"))
    return;
  finding = wg_rule_report_body (report, "many", body);
  wg_finding_add_count (finding, "members", body->full_members);
}

void
wg_rule_r12 (const WgRuleReport *report,
             const WgGridFacts  *grid)
{
  WgFinding *finding;

  if (!report->facts->has_party || grid->n_own > 0 || grid->n_joint > 0)
    return;
  finding = wg_rule_report_grid (report, "uncovered", grid);
  if (grid->full_members >= 0)
    wg_finding_add_count (finding, "members", grid->full_members);
}
