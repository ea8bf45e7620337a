/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every rule below, at and above its limits. */

#include "wg-rules.h"

#include "wg-data.h"
#include "wg-test.h"

#include <string.h>

#define CODE(n) "990101001001" n

static GPtrArray *
load (const char *name,
      GPtrArray *(*parse) (GBytes *, const char *, GError **),
      const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = wg_data_lookup (name, &error);
  GPtrArray *items;

  g_assert_no_error (error);
  items = parse (json, language, &error);
  g_assert_no_error (error);
  return items;
}

static WgDate
day (const char *text)
{
  WgDate date = WG_DATE_NONE;

  g_assert_true (text == NULL || wg_date_parse (text, &date));
  return date;
}

/* Checks one rule and compares the cases found, joined by blanks; "" is none. */
static void
check (const char        *rule,
       const WgRuleFacts *facts,
       const char        *expected)
{
  g_autoptr (GPtrArray) cards = load ("templates/rules.json", wg_rule_cards_load, "zh");
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) found = g_string_new (NULL);
  WgRuleCard *card = wg_rule_cards_find (cards, rule);

  g_assert_nonnull (card);
  card->is_on = TRUE;
  wg_rule_check (card, facts, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      WgFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *text = wg_finding_dup_text (finding);

      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", wg_finding_get_case (finding));
      /* Every fact of the sentence is there, and the field to change is one that exists. */
      g_assert_null (strchr (text, '{'));
      g_assert_nonnull (strstr (text, rule));
      g_assert_nonnull (wg_finding_get_field_label (finding));
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static const char *const committee_names[WG_N_COMMITTEE_POSITIONS] = {
  "书记", "副书记", "组织委员", "宣传委员", "纪检委员", "委员",
};

static void
check_body (const char  *rule,
            WgBodyFacts *body,
            const char  *type,
            const char  *at,
            const char  *expected)
{
  g_autoptr (GPtrArray) types = load ("templates/body-types.json", wg_body_types_load, "zh");
  WgRuleFacts facts = { .at = day (at), .bodies = body, .n_bodies = 1, .has_party = TRUE };

  memcpy (facts.committee_names, committee_names, sizeof committee_names);
  body->type = wg_body_types_find (types, type);
  g_assert_true (type == NULL || body->type != NULL);
  check (rule, &facts, expected);
}

/* A body about which nothing is known but that it exists. */
static WgBodyFacts
plain_body (void)
{
  return (WgBodyFacts) {
    .place = { 7, CODE ("Z001"), "东园第一党支部" },
    .full_members = -1, .households = -1, .same_code = 1, .is_open = TRUE,
    .term_start = WG_DATE_NONE, .term_end = WG_DATE_NONE, .extended_until = WG_DATE_NONE,
    .valid_from = WG_DATE_NONE, .valid_until = WG_DATE_NONE, .parent_until = WG_DATE_NONE,
  };
}

static WgGridFacts
plain_grid (void)
{
  return (WgGridFacts) {
    .place = { 11, CODE ("001"), "东园第1网格" },
    .community = { 3, CODE (""), "东园社区" },
    .households = -1, .full_members = -1, .staff_full = -1, .staff_part = -1, .same_code = 1,
    .is_open = TRUE, .community_until = WG_DATE_NONE, .big_grid_until = WG_DATE_NONE,
    .valid_from = WG_DATE_NONE, .valid_until = WG_DATE_NONE,
  };
}

static void
test_members (void)
{
  static const struct
  {
    const char *rule, *type;
    int         members;
    const char *expected;
  } cases[] = {
    { "R-03", "branch", 2, "few" },
    { "R-03", "branch", 0, "few" },
    { "R-03", "branch", 3, "" },
    { "R-03", "joint_branch", 2, "few" },
    { "R-03", "branch", -1, "" },
    { "R-03", "committee", 2, "" },
    { "R-03", NULL, 2, "" },
    { "R-04", "branch", 50, "" },
    { "R-04", "branch", 51, "many" },
    { "R-04", "general_branch", 51, "" },
    { "R-07", "general_branch", 50, "approval" },
    { "R-07", "general_branch", 100, "approval" },
    { "R-07", "general_branch", 101, "larger approval" },
    { "R-07", "general_branch", -1, "" },
    { "R-07", "committee", 99, "approval" },
    { "R-07", "committee", 400, "approval" },
    { "R-07", "branch", 400, "" },
    { "R-07", "working_committee", 400, "" },
    { "R-10", "committee", 499, "" },
    { "R-10", "committee", 500, "many" },
    { "R-10", "working_committee", 500, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WgBodyFacts body = plain_body ();

      body.full_members = cases[i].members;
      check_body (cases[i].rule, &body, cases[i].type, "2026-10-12", cases[i].expected);
    }
}

static void
test_approval (void)
{
  WgBodyFacts body = plain_body ();

  body.full_members = 61;
  body.approved = TRUE;
  check_body ("R-07", &body, "general_branch", "2026-10-12", "");
  body.full_members = 120;
  check_body ("R-07", &body, "general_branch", "2026-10-12", "larger");
  check_body ("R-07", &body, "committee", "2026-10-12", "");
}

/* Columns: secretary, deputy, organisation, publicity, discipline, other. */
static void
test_committees (void)
{
  static const struct
  {
    int         members;
    guint       committee[WG_N_COMMITTEE_POSITIONS];
    const char *r05, *r06;
  } cases[] = {
    { 6, { 1, 0, 0, 0, 0, 0 }, "", "" },
    { 6, { 1, 1, 0, 0, 0, 0 }, "", "" },
    { 6, { 1, 0, 1, 0, 0, 0 }, "committee", "" },
    { 7, { 1, 0, 0, 0, 0, 0 }, "", "none" },
    { 7, { 1, 1, 0, 0, 0, 0 }, "", "none" },
    { 7, { 0, 0, 0, 0, 0, 0 }, "", "none" },
    { 7, { 1, 0, 1, 1, 1, 0 }, "", "" },
    { 7, { 1, 0, 1, 0, 0, 0 }, "", "size posts" },
    { 7, { 1, 0, 1, 1, 0, 0 }, "", "posts" },
    { 7, { 0, 1, 1, 1, 1, 0 }, "", "posts" },
    { 40, { 1, 1, 1, 1, 1, 2 }, "", "" },
    { 40, { 1, 1, 1, 1, 1, 3 }, "", "size" },
    { -1, { 1, 0, 1, 0, 0, 0 }, "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WgBodyFacts body = plain_body ();

      body.full_members = cases[i].members;
      memcpy (body.committee, cases[i].committee, sizeof body.committee);
      check_body ("R-05", &body, "branch", "2026-10-12", cases[i].r05);
      check_body ("R-06", &body, "branch", "2026-10-12", cases[i].r06);
      /* A committee of a community is not a branch committee. */
      check_body ("R-05", &body, "committee", "2026-10-12", "");
      check_body ("R-06", &body, "general_branch", "2026-10-12", "");
    }
}

static void
test_terms (void)
{
  static const struct
  {
    const char *type;
    gboolean    is_community;
    const char *start, *end, *r08, *r09;
  } cases[] = {
    /* On 2026-10-12; 180 days later is 2027-04-10. */
    { "branch", FALSE, NULL, "2026-10-11", "", "past" },
    { "branch", FALSE, NULL, "2026-10-12", "", "due" },
    { "branch", FALSE, NULL, "2027-04-10", "", "due" },
    { "branch", FALSE, NULL, "2027-04-11", "", "" },
    { "branch", FALSE, "2023-10-12", NULL, "", "past" },
    { "branch", FALSE, "2023-10-13", NULL, "", "due" },
    { "branch", FALSE, "2024-10-12", "2027-10-11", "", "" },
    { "branch", FALSE, "2024-10-12", "2027-10-12", "long", "" },
    { "branch", FALSE, "2024-02-29", "2027-02-27", "", "due" },
    { "branch", FALSE, NULL, NULL, "unknown", "" },
    { "branch", TRUE, "2022-10-12", "2027-10-11", "", "" },
    { "general_branch", FALSE, "2021-09-01", NULL, "", "past" },
    { "general_branch", TRUE, "2021-09-01", NULL, "", "past" },
    { "general_branch", TRUE, "2023-09-01", NULL, "", "" },
    { "general_branch", FALSE, "2023-09-01", NULL, "", "past" },
    { "town_committee", FALSE, "2022-05-21", "2027-05-20", "", "" },
    { "town_committee", FALSE, "2021-05-21", "2026-05-20", "", "past" },
    /* no term, even if somebody wrote one down. */
    { "working_committee", FALSE, "2011-05-21", "2016-05-20", "", "" },
    { "working_committee", FALSE, NULL, NULL, "", "" },
    { "group", FALSE, NULL, NULL, "", "" },
    { NULL, FALSE, "2011-05-21", "2016-05-20", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WgBodyFacts body = plain_body ();

      body.is_community = cases[i].is_community;
      body.term_start = day (cases[i].start);
      body.term_end = day (cases[i].end);
      check_body ("R-08", &body, cases[i].type, "2026-10-12", cases[i].r08);
      check_body ("R-09", &body, cases[i].type, "2026-10-12", cases[i].r09);
    }
}

/* The term of J1 step 8 ended on 2026-08-31. */
static void
test_extensions (void)
{
  static const struct
  {
    const char *until, *document, *at, *expected;
  } cases[] = {
    { "2027-02-28", "临组〔2026〕8号", "2026-10-12", "extended" },
    { "2027-02-28", "临组〔2026〕8号", "2027-02-28", "extended" },
    { "2027-02-28", "临组〔2026〕8号", "2027-03-01", "past_extension" },
    { "2027-02-28", "临组〔2026〕8号", "2026-08-01", "extended" },
    { "2027-02-28", NULL, "2026-10-12", "past" },
    { "2027-02-28", "", "2026-10-12", "past" },
    { "2027-08-31", "临组〔2026〕8号", "2026-10-12", "extended" },
    { "2027-09-01", "临组〔2026〕8号", "2026-10-12", "long" },
    { "2027-09-30", NULL, "2026-10-12", "long" },
    /* An extension that extends nothing. */
    { "2026-08-31", "临组〔2026〕8号", "2026-10-12", "past" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WgBodyFacts body = plain_body ();

      body.is_community = TRUE;
      body.term_start = day ("2021-09-01");
      body.term_end = day ("2026-08-31");
      body.extended_until = day (cases[i].until);
      body.extension_no = cases[i].document;
      check_body ("R-09", &body, "general_branch", cases[i].at, cases[i].expected);
    }
}

static void
check_grid (const char  *rule,
            WgGridFacts *grid,
            const char  *expected)
{
  WgRuleFacts facts = { .at = day ("2026-10-12"), .grids = grid, .n_grids = 1, .has_party = TRUE };

  check (rule, &facts, expected);
}

static void
test_coverage (void)
{
  static const struct
  {
    int         members;
    guint       n_own, n_joint;
    const char *r01, *r02, *r12;
  } cases[] = {
    { 0, 0, 0, "", "", "uncovered" },
    { 1, 0, 0, "", "uncovered", "uncovered" },
    { 2, 0, 0, "", "uncovered", "uncovered" },
    { 3, 0, 0, "missing", "", "uncovered" },
    { -1, 0, 0, "", "", "uncovered" },
    { 2, 0, 1, "", "", "" },
    { 3, 0, 1, "missing", "", "" },
    { 3, 1, 0, "", "", "" },
    /* Its own branch is too small: that is R-03, not R-02. */
    { 2, 1, 0, "", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WgGridFacts grid = plain_grid ();
      WgRuleFacts without_party = { .at = day ("2026-10-12"), .grids = &grid, .n_grids = 1 };

      grid.full_members = cases[i].members;
      grid.n_own = cases[i].n_own;
      grid.n_joint = cases[i].n_joint;
      check_grid ("R-01", &grid, cases[i].r01);
      check_grid ("R-02", &grid, cases[i].r02);
      check_grid ("R-12", &grid, cases[i].r12);
      check ("R-12", &without_party, "");
    }
}

static void
test_joint_branches (void)
{
  WgBodyFacts body = plain_body ();

  body.n_grids = 5;
  check_body ("R-02", &body, "joint_branch", "2026-10-12", "");
  body.n_grids = 6;
  check_body ("R-02", &body, "joint_branch", "2026-10-12", "many");
}

static void
test_vacancies (void)
{
  WgPositionFacts positions[] = {
    { { 7, CODE ("Z001"), "东园第一党支部" }, { 0 }, "书记", TRUE, WG_DATE_NONE },
    { { 7, CODE ("Z001"), "东园第一党支部" }, { 0 }, "书记", FALSE, day ("2026-08-01") },
    { { 7, CODE ("Z001"), "东园第一党支部" }, { 0 }, "组织委员", FALSE, WG_DATE_NONE },
  };
  WgRuleFacts facts = { .at = day ("2026-10-12"), .positions = positions, .n_positions = 3 };

  check ("VAC-01", &facts, "vacant never");
}

static void
test_households (void)
{
  static const struct
  {
    int         households;
    const char *code, *f01, *g07;
  } cases[] = {
    { 299, "990101001001", "few", "few" },
    { 300, "990101001001", "few", "" },
    { 500, "990101001001", "few", "" },
    { 501, "990101001001", "few", "many" },
    { 999, "990101001001", "few", "many" },
    { 1000, "990101001001", "", "many" },
    { 3000, "990101001001", "", "many" },
    { 3001, "990101001001", "many", "many" },
    { 3001, "990101100201", "", "many" },
    { -1, "990101001001", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WgBodyFacts body = plain_body ();
      WgGridFacts grid = plain_grid ();

      body.place.code = cases[i].code;
      body.households = grid.households = cases[i].households;
      check_body ("F-01", &body, "committee", "2026-10-12", "");
      body.is_community = TRUE;
      check_body ("F-01", &body, "committee", "2026-10-12", cases[i].f01);
      check_grid ("G-07", &grid, cases[i].g07);
    }
}

/* M19: the difference must be 0, or it is told with its size. */
static void
test_no_household_left_out (void)
{
  static const struct
  {
    int         own, grids;
    guint       uncounted;
    const char *g09;
  } cases[] = {
    { 1200, 1200, 0, "" },
    { 1200, 1199, 0, "few" },
    { 1200, 1201, 0, "many" },
    { 1200, 900, 2, "uncounted" },
    { -1, 900, 0, "" },
    { 1200, -1, 3, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WgBodyFacts body = plain_body ();

      body.is_community = TRUE;
      body.own_households = cases[i].own;
      body.grid_households = cases[i].grids;
      body.n_uncounted = cases[i].uncounted;
      check_body ("G-09", &body, "committee", "2026-10-12", cases[i].g09);
    }
}

static void
test_division_codes (void)
{
  static const struct
  {
    guint       length;
    const char *code, *name, *parent, *c01, *c02, *c03;
  } cases[] = {
    { 9, "990101001", "青禾街道", "990101", "", "", "" },
    { 9, "990101100", "西岭街道", "990101", "", "", "range" },
    { 9, "990101099", "西岭镇", "990101", "", "", "range" },
    { 9, "990101100", "西岭镇", "990101", "", "", "" },
    { 9, "990101199", "西岭镇", "990101", "", "", "" },
    { 9, "990101200", "西岭镇", "990101", "", "", "range" },
    { 9, "990101200", "南岭乡", "990101", "", "", "" },
    { 9, "990101400", "南岭乡", "990101", "", "", "range" },
    { 9, "990101400", "临江经济开发区", "990101", "", "", "" },
    { 9, "990102001", "青禾街道", "990101", "", "prefix", "" },
    /* C-04: a functional zone stands under any superior. */
    { 9, "990102400", "临江经济开发区", "990101", "", "", "" },
    { 9, "99010100", "青禾街道", "990101", "length", "", "" },
    { 9, "99010100A", "青禾街道", "990101", "length", "", "" },
    { 9, "", "青禾街道", "990101", "missing", "", "" },
    { 12, "990101001001", "青禾社区", "990101001", "", "", "" },
    { 12, "990101002001", "青禾社区", "990101001", "", "prefix", "" },
    { 12, "990101001", "青禾社区", "990101001", "length", "", "" },
    { 2, "99", "某省", NULL, "", "", "" },
    /* Below the community codes have a form of their own. */
    { 0, "E02002330", "Leeds 001", "990101", "", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WgBodyFacts body = plain_body ();

      body.place.code = cases[i].code;
      body.place.name = cases[i].name;
      body.code_length = cases[i].length;
      body.parent_code = cases[i].parent;
      check_body ("C-01", &body, NULL, "2026-10-12", cases[i].c01);
      check_body ("C-02", &body, NULL, "2026-10-12", cases[i].c02);
      check_body ("C-03", &body, NULL, "2026-10-12", cases[i].c03);
    }
}

static void
test_grid_codes (void)
{
  static const struct
  {
    const char *scheme, *code, *expected;
  } cases[] = {
    { "15", "990101001001001", "" },
    { "15", "990101001002001", "prefix" },
    { "15", "99010100100100", "form" },
    { "15", "99010100100100A", "form" },
    { "15", "9901010010010011", "form" },
    { "20", "11000099010100100101", "" },
    { "20", "99010100100111000001", "prefix" },
    { "20", "990101001001001", "form" },
    { "free", "E00056750", "" },
    { NULL, "E00056750", "" },
  };
  g_autoptr (GPtrArray) schemes = load ("templates/code-schemes.json", wg_code_schemes_load, "zh");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WgGridFacts grid = plain_grid ();
      WgRuleFacts facts = { .at = day ("2026-10-12"), .grids = &grid, .n_grids = 1 };

      facts.scheme = wg_code_schemes_find (schemes, cases[i].scheme);
      grid.place.code = cases[i].code;
      check ("G-01", &facts, cases[i].expected);
    }
}

static void
test_same_codes (void)
{
  WgBodyFacts body = plain_body ();
  WgGridFacts grid = plain_grid ();

  check_body ("G-02", &body, NULL, "2026-10-12", "");
  check_grid ("G-02", &grid, "");
  body.same_code = grid.same_code = 2;
  check_body ("G-02", &body, NULL, "2026-10-12", "unit_again");
  check_grid ("G-02", &grid, "again");
}

static void
test_homes (void)
{
  static const struct
  {
    WgGridHome  home;
    const char *g04, *g06;
  } cases[] = {
    { WG_HOME_COMMUNITY, "", "" },
    { WG_HOME_NONE, "none", "" },
    { WG_HOME_UNKNOWN, "unknown", "" },
    { WG_HOME_ENDED, "", "outlives" },
    { WG_HOME_OTHER, "level", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WgGridFacts grid = plain_grid ();

      grid.home = cases[i].home;
      grid.community_until = day ("2026-09-30");
      check_grid ("G-04", &grid, cases[i].g04);
      check_grid ("G-06", &grid, cases[i].g06);
    }
}

static void
test_validity (void)
{
  WgBodyFacts body = plain_body ();
  WgGridFacts grid = plain_grid ();

  body.valid_from = grid.valid_from = day ("2026-10-01");
  body.valid_until = grid.valid_until = day ("2026-10-01");
  check_body ("G-06", &body, NULL, "2026-10-12", "");
  check_grid ("G-06", &grid, "");
  /* What can never exist is told although it is not open. */
  body.valid_until = grid.valid_until = day ("2026-09-30");
  body.is_open = grid.is_open = FALSE;
  check_body ("G-06", &body, NULL, "2026-10-12", "unit_order");
  check_grid ("G-06", &grid, "order");

  body = plain_body ();
  grid = plain_grid ();
  body.parent_until = grid.big_grid_until = day ("2026-09-30");
  check_body ("G-06", &body, NULL, "2026-10-12", "unit_outlives");
  check_grid ("G-06", &grid, "outlives_grid");
}

static void
test_staff (void)
{
  WgGridFacts grid = plain_grid ();

  check_grid ("STAFF-01", &grid, "");
  grid.staff_full = 0;
  check_grid ("STAFF-01", &grid, "none");
  grid.staff_full = 1;
  check_grid ("STAFF-01", &grid, "");
}

static void
test_contacts (void)
{
  WgContactFacts contact = { { 7, CODE ("001"), "东园社区" }, "街道领导联系社区", 0, NULL };
  WgRuleFacts facts = { .at = day ("2026-10-12") };

  check ("LINK-01", &facts, "");
  facts.contacts = &contact;
  facts.n_contacts = 1;
  check ("LINK-01", &facts, "none");
  contact.n_contacts = 1;
  check ("LINK-01", &facts, "");
  contact.vacant = "副书记";
  check ("LINK-01", &facts, "vacant");
}

/* Only G-06 looks at what does not exist on the day; a rule that is off looks at nothing. */
static void
test_closed_and_off (void)
{
  g_autoptr (GPtrArray) cards = load ("templates/rules.json", wg_rule_cards_load, "zh");
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  WgGridFacts grid = plain_grid ();
  WgRuleFacts facts = { .at = day ("2026-10-12"), .grids = &grid, .n_grids = 1 };
  WgRuleCard *card = wg_rule_cards_find (cards, "STAFF-01");

  grid.staff_full = 0;
  grid.is_open = FALSE;
  check_grid ("STAFF-01", &grid, "");
  grid.is_open = TRUE;
  card->is_on = FALSE;
  wg_rule_check (card, &facts, findings);
  g_assert_cmpuint (findings->len, ==, 0);
  card->is_on = TRUE;
  wg_rule_check (card, &facts, findings);
  g_assert_cmpuint (findings->len, ==, 1);
  /* The small grids in a big one have the staff; its code is looked at like any other. */
  grid.is_big = TRUE;
  grid.same_code = 2;
  check_grid ("STAFF-01", &grid, "");
  check_grid ("G-02", &grid, "again");
}

/* A card has a check or says why it has none; never both, never neither. */
static void
test_cards (void)
{
  static const char *const languages[] = { "en", "zh" };
  static const char *const off[] = {
    "R-20", "R-21", "R-22", "R-23", "R-24", "R-25", "G-07", NULL,
  };

  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autoptr (GPtrArray) cards = load ("templates/rules.json", wg_rule_cards_load, languages[l]);

      g_assert_cmpuint (cards->len, ==, 47);
      for (guint i = 0; i < cards->len; i++)
        {
          WgRuleCard *card = g_ptr_array_index (cards, i);

          g_test_message ("%s", card->id);
          g_assert_true (wg_rule_cards_find (cards, card->id) == card);
          /* Borders take long and have a check of their own. */
          g_assert_true ((wg_rule_is_checked (card->id) || g_str_equal (card->id, "G-05"))
                         == (card->silent == NULL));
          g_assert_true (card->is_on != g_strv_contains (off, card->id));
          g_assert_nonnull (card->source);
          if (l == 1)
            g_assert_false (g_str_is_ascii (card->name) || g_str_is_ascii (card->text));
          else
            g_assert_cmpstr (card->name, !=, NULL);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/cards", test_cards);
  g_test_add_func ("/rules/no-household-left-out", test_no_household_left_out);
  g_test_add_func ("/rules/members", test_members);
  g_test_add_func ("/rules/approval", test_approval);
  g_test_add_func ("/rules/committees", test_committees);
  g_test_add_func ("/rules/terms", test_terms);
  g_test_add_func ("/rules/extensions", test_extensions);
  g_test_add_func ("/rules/coverage", test_coverage);
  g_test_add_func ("/rules/joint-branches", test_joint_branches);
  g_test_add_func ("/rules/vacancies", test_vacancies);
  g_test_add_func ("/rules/households", test_households);
  g_test_add_func ("/rules/division-codes", test_division_codes);
  g_test_add_func ("/rules/grid-codes", test_grid_codes);
  g_test_add_func ("/rules/same-codes", test_same_codes);
  g_test_add_func ("/rules/homes", test_homes);
  g_test_add_func ("/rules/validity", test_validity);
  g_test_add_func ("/rules/staff", test_staff);
  g_test_add_func ("/rules/contacts", test_contacts);
  g_test_add_func ("/rules/closed-and-off", test_closed_and_off);
  return g_test_run ();
}
