/* SPDX-License-Identifier: GPL-3.0-or-later */
/* P-01, P-02, P-04, F-05, POST-01: what red posts offer, when, and where they stand. */

#include "wg-rules-private.h"

#include "wg-number.h"

static WgFinding *
report_post (const WgRuleReport *report,
             const char         *case_id,
             const WgPostFacts  *facts)
{
  WgFinding *finding = wg_finding_new (report->card, case_id);

  wg_finding_about_post (finding, &facts->place, &facts->unit, &facts->grid);
  g_ptr_array_add (report->findings, finding);
  return finding;
}

static gboolean
is_open (const WgRuleReport *report,
         const WgPostFacts  *facts)
{
  return wg_post_get_status_on (facts->post, report->facts->at) == WG_POST_OPEN;
}

/* What is not there at all, in one finding a post. */
void
wg_rule_p01 (const WgRuleReport *report,
             const WgPostFacts  *facts)
{
  g_autoptr (GArray) gaps = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  guint present, required;
  WgFinding *finding;

  if (!is_open (report, facts))
    return;
  if (facts->checklist == NULL)
    {
      report_post (report, "none", facts);
      return;
    }
  gaps = wg_post_list_gaps (facts->post, facts->checklist, report->facts->at, 0);
  for (guint i = 0; i < gaps->len; i++)
    {
      const WgPostGap *gap = &g_array_index (gaps, WgPostGap, i);

      if (gap->type == WG_POST_GAP_MISSING)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", gap->item->name);
    }
  if (names->len == 0)
    return;
  wg_post_count_items (facts->post, facts->checklist, report->facts->at, &present, &required);
  finding = report_post (report, "missing", facts);
  wg_finding_add_text (finding, "items", names->str);
  wg_finding_add_count (finding, "present", present);
  wg_finding_add_count (finding, "required", required);
}

/* Each item with a date of its own is a finding of its own. */
void
wg_rule_p02 (const WgRuleReport *report,
             const WgPostFacts  *facts)
{
  static const char *const cases[] = {
    [WG_POST_GAP_EXPIRED] = "expired",
    [WG_POST_GAP_UNDATED] = "undated",
    [WG_POST_GAP_EXPIRING] = "expiring",
  };
  g_autoptr (GArray) gaps = NULL;

  if (!is_open (report, facts))
    return;
  gaps = wg_post_list_gaps (facts->post, facts->checklist, report->facts->at,
                            (guint) MAX (LIMIT (report, "days"), 0));
  for (guint i = 0; i < gaps->len; i++)
    {
      const WgPostGap *gap = &g_array_index (gaps, WgPostGap, i);
      WgFinding *finding;

      if (gap->type == WG_POST_GAP_MISSING)
        continue;
      finding = report_post (report, cases[gap->type], facts);
      wg_finding_add_text (finding, "item", gap->item->name);
      if (gap->until != WG_DATE_NONE)
        wg_finding_add_date (finding, "end", gap->until);
    }
}

void
wg_rule_p04 (const WgRuleReport *report,
             const WgPostFacts  *facts)
{
  const char *why = wg_post_get_hours_refusal (facts->post);

  if (!is_open (report, facts) || wg_post_get_hours (facts->post) != NULL)
    return;
  if (why == NULL)
    report_post (report, "none", facts);
  else
    wg_finding_add_text (report_post (report, "unreadable", facts), "why", why);
}

void
wg_rule_post01 (const WgRuleReport *report,
                const WgPostFacts  *facts)
{
  double lon, lat;
  WgFinding *finding;

  if (wg_post_get_status_on (facts->post, report->facts->at) == WG_POST_CLOSED_DOWN)
    return;
  if (!wg_post_get_place (facts->post, &lon, &lat))
    report_post (report, "none", facts);
  else if (facts->street.id != 0)
    {
      finding = report_post (report, "outside", facts);
      wg_finding_add_text (finding, "street", facts->street.name);
    }
}

/* Of a community: a file that keeps no posts says nothing about them. */
void
wg_rule_f05 (const WgRuleReport *report,
             const WgBodyFacts  *body)
{
  double least = wg_rule_card_get_limit (report->card, "least");
  double area = body->facility_area;
  g_autofree char *shown = NULL;
  WgFinding *finding;

  if (!body->is_community || body->households <= 0 || !report->facts->has_posts
      || area * 100 >= least * body->households)
    return;
  shown = wg_number_format (area * 100 / body->households, 1);
  finding = wg_rule_report_body (report, "low", body);
  wg_finding_add_text (finding, "area", shown);
  wg_finding_add_count (finding, "least", (gint64) least);
}
