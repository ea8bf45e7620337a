/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which function checks which rule, and the loop over the facts. What a rule is called and how
 * grave it is stands on its card. */

#include "wg-rules.h"

#include "wg-rules-private.h"

typedef struct
{
  const char    *id;
  WgBodyRule     body;
  WgGridRule     grid;
  WgPositionRule position;
  WgContactRule  contact;
  WgPostRule     post;
  gboolean       with_closed; /* looks at what does not exist on the day, too */
  gboolean       with_big;    /* looks at big grids, too */
} Check;

static const Check checks[] = {
  { "R-01", .grid = wg_rule_r01 },
  { "R-02", .grid = wg_rule_r02_grid, .body = wg_rule_r02_body },
  { "R-03", .body = wg_rule_r03 },
  { "R-04", .body = wg_rule_r04 },
  { "R-05", .body = wg_rule_r05 },
  { "R-06", .body = wg_rule_r06 },
  { "R-07", .body = wg_rule_r07 },
  { "R-08", .body = wg_rule_r08 },
  { "R-09", .body = wg_rule_r09 },
  { "R-10", .body = wg_rule_r10 },
  { "R-12", .grid = wg_rule_r12 },
  { "VAC-01", .position = wg_rule_vac01 },
  { "F-01", .body = wg_rule_f01 },
  { "C-01", .body = wg_rule_c01 },
  { "C-02", .body = wg_rule_c02 },
  { "C-03", .body = wg_rule_c03 },
  { "G-01", .grid = wg_rule_g01, .with_big = TRUE },
  { "G-02", .grid = wg_rule_g02_grid, .body = wg_rule_g02_body, .with_big = TRUE },
  { "G-04", .grid = wg_rule_g04, .with_big = TRUE },
  { "G-06", .grid = wg_rule_g06_grid, .body = wg_rule_g06_body, .with_closed = TRUE,
    .with_big = TRUE },
  { "G-07", .grid = wg_rule_g07 },
  { "G-09", .body = wg_rule_g09 },
  { "STAFF-01", .grid = wg_rule_staff01 },
  { "LINK-01", .contact = wg_rule_link01 },
  { "P-01", .post = wg_rule_p01 },
  { "P-02", .post = wg_rule_p02 },
  { "P-04", .post = wg_rule_p04 },
  { "POST-01", .post = wg_rule_post01 },
  { "F-05", .body = wg_rule_f05 },
};

WgFinding *
wg_rule_report_body (const WgRuleReport *report,
                     const char         *case_id,
                     const WgBodyFacts  *body)
{
  WgFinding *finding = wg_finding_new (report->card, case_id);

  wg_finding_about_unit (finding, &body->place, &body->grid);
  g_ptr_array_add (report->findings, finding);
  return finding;
}

WgFinding *
wg_rule_report_grid (const WgRuleReport *report,
                     const char         *case_id,
                     const WgGridFacts  *grid)
{
  WgFinding *finding = wg_finding_new (report->card, case_id);

  wg_finding_about_grid (finding, &grid->place, &grid->community);
  g_ptr_array_add (report->findings, finding);
  return finding;
}

static const Check *
find_check (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (g_str_equal (checks[i].id, id))
      return &checks[i];
  return NULL;
}

gboolean
wg_rule_is_checked (const char *id)
{
  g_return_val_if_fail (id != NULL, FALSE);

  return find_check (id) != NULL;
}

/**
 * wg_rule_check:
 * @card: the rule, as the file has it; a card that is off or silent finds nothing
 * @facts: the file on a day
 * @findings: (element-type WgFinding): where to append what breaks the rule
 */
void
wg_rule_check (WgRuleCard        *card,
               const WgRuleFacts *facts,
               GPtrArray         *findings)
{
  const WgRuleReport report = { card, facts, findings };
  const Check *check = find_check (card->id);

  if (check == NULL || !card->is_on)
    return;
  for (guint i = 0; check->body != NULL && i < facts->n_bodies; i++)
    if (facts->bodies[i].is_open || check->with_closed)
      check->body (&report, &facts->bodies[i]);
  for (guint i = 0; check->grid != NULL && i < facts->n_grids; i++)
    if ((facts->grids[i].is_open || check->with_closed)
        && (!facts->grids[i].is_big || check->with_big))
      check->grid (&report, &facts->grids[i]);
  for (guint i = 0; check->position != NULL && i < facts->n_positions; i++)
    check->position (&report, &facts->positions[i]);
  for (guint i = 0; check->contact != NULL && i < facts->n_contacts; i++)
    check->contact (&report, &facts->contacts[i]);
  for (guint i = 0; check->post != NULL && i < facts->n_posts; i++)
    check->post (&report, &facts->posts[i]);
}
