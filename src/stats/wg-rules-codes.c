/* SPDX-License-Identifier: GPL-3.0-or-later */
/* C-01 … C-03, G-01, G-02: codes of units and grids. Bodies below the community are outside the
 * division codes (their level has no administrative code length). */

#include "wg-code.h"
#include "wg-rules-private.h"

#include <string.h>

#define COMMUNITY_LENGTH 12
#define TOWNSHIP_LENGTH 9

static gboolean
is_number (const char *code,
           gsize       length)
{
  return strlen (code) == length && strspn (code, "0123456789") == length;
}

static gboolean
has_right_code (const WgBodyFacts *body)
{
  return body->code_length > 0 && is_number (body->place.code, body->code_length);
}

void
wg_rule_c01 (const WgRuleReport *report,
             const WgBodyFacts  *body)
{
  gboolean is_missing = *body->place.code == '\0';
  WgFinding *finding;

  if (body->code_length == 0 || has_right_code (body))
    return;
  finding = wg_rule_report_body (report, is_missing ? "missing" : "length", body);
  if (!is_missing)
    wg_finding_add_text (finding, "code", body->place.code);
  wg_finding_add_count (finding, "length", body->code_length);
}

/* C-04: a functional zone may be placed under any superior. */
static gboolean
is_zone (const WgBodyFacts *body)
{
  return body->code_length == TOWNSHIP_LENGTH
         && g_strcmp0 (wg_code_get_township_type (body->place.code), "other") == 0;
}

void
wg_rule_c02 (const WgRuleReport *report,
             const WgBodyFacts  *body)
{
  WgFinding *finding;

  if (!has_right_code (body) || body->parent_code == NULL || is_zone (body)
      || g_str_has_prefix (body->place.code, body->parent_code))
    return;
  finding = wg_rule_report_body (report, "prefix", body);
  wg_finding_add_text (finding, "code", body->place.code);
  wg_finding_add_text (finding, "parent", body->parent_code);
}

/* The type is what the name ends with: the body type of a street and of a zone can be the same. */
void
wg_rule_c03 (const WgRuleReport *report,
             const WgBodyFacts  *body)
{
  static const struct
  {
    const char *ending, *type, *range;
  } ranges[] = {
    { "街道", "street", "001–099" },
    { "街道办事处", "street", "001–099" },
    { "镇", "town", "100–199" },
    { "乡", "township", "200–399" },
  };
  WgFinding *finding;

  if (body->code_length != TOWNSHIP_LENGTH || !has_right_code (body))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      if (!g_str_has_suffix (body->place.name, ranges[i].ending)
          || g_strcmp0 (wg_code_get_township_type (body->place.code), ranges[i].type) == 0)
        continue;
      finding = wg_rule_report_body (report, "range", body);
      wg_finding_add_text (finding, "code", body->place.code);
      wg_finding_add_text (finding, "range", ranges[i].range);
      return;
    }
}

void
wg_rule_g01 (const WgRuleReport *report,
             const WgGridFacts  *grid)
{
  const WgCodeScheme *scheme = report->facts->scheme;
  const char *community = grid->community.code;
  WgFinding *finding;

  if (scheme == NULL || scheme->length == 0)
    return;
  if (!is_number (grid->place.code, scheme->length))
    {
      finding = wg_rule_report_grid (report, "form", grid);
      wg_finding_add_text (finding, "code", grid->place.code);
      wg_finding_add_text (finding, "scheme", scheme->name);
      wg_finding_add_count (finding, "digits", scheme->length);
    }
  else if (grid->home == WG_HOME_COMMUNITY && is_number (community, COMMUNITY_LENGTH)
           && strncmp (grid->place.code + scheme->community_at, community, COMMUNITY_LENGTH) != 0)
    {
      finding = wg_rule_report_grid (report, "prefix", grid);
      wg_finding_add_text (finding, "code", grid->place.code);
      wg_finding_add_text (finding, "community", community);
    }
}

void
wg_rule_g02_grid (const WgRuleReport *report,
                  const WgGridFacts  *grid)
{
  WgFinding *finding;

  if (grid->same_code <= 1)
    return;
  finding = wg_rule_report_grid (report, "again", grid);
  wg_finding_add_text (finding, "code", grid->place.code);
  wg_finding_add_count (finding, "times", grid->same_code);
}

void
wg_rule_g02_body (const WgRuleReport *report,
                  const WgBodyFacts  *body)
{
  WgFinding *finding;

  if (body->same_code <= 1)
    return;
  finding = wg_rule_report_body (report, "unit_again", body);
  wg_finding_add_text (finding, "code", body->place.code);
  wg_finding_add_count (finding, "times", body->same_code);
}
