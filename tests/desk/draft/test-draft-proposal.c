/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-draft-proposal.h"

#include "wg-draft-check.h"
#include "wg-draft-fixture.h"
#include "wg-draft-facts.h"
#include "wg-draft-view.h"

typedef WgDraftFixture Fixture;

static void
test_unit (Fixture      *fixture,
           gconstpointer data)
{
  static const struct
  {
    gint64      parent;
    gint64      level;
    const char *code;
  } cases[] = {
    { 1, 2, "990101002" },
    { 2, 3, "990101001008" }, /* 007 is closed and never comes back */
    { 3, 4, "990101001001Z003" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WgRow *row = wg_draft_propose_unit (fixture->draft, fixture->district, cases[i].parent);
      g_autoptr (GPtrArray) problems = NULL;

      g_assert_cmpint (wg_row_get_int (row, WG_UNIT_PARENT, 0), ==, cases[i].parent);
      g_assert_cmpint (wg_row_get_int (row, WG_UNIT_LEVEL, 0), ==, cases[i].level);
      g_assert_cmpstr (wg_row_get_text (row, WG_UNIT_CODE), ==, cases[i].code);
      g_assert_cmpstr (wg_row_get_text (row, WG_UNIT_VALID_FROM), ==, "2026-10-12");
      g_assert_nonnull (wg_row_get_text (row, WG_UNIT_BODY_TYPE));
      g_assert_false (wg_draft_is_dirty (fixture->draft));
      wg_row_set_text (row, WG_UNIT_NAME, "新");
      problems = wg_draft_check (fixture->draft, fixture->district);
      g_assert_false (wg_field_problems_refuse (problems));
      wg_draft_clear (fixture->draft);
    }
}

/* The kind of township tells where its numbers begin. */
static void
test_unit_code (Fixture      *fixture,
                gconstpointer data)
{
  WgRow *row = wg_draft_propose_unit (fixture->draft, fixture->district, 1);
  g_autofree char *town = NULL;
  g_autofree char *township = NULL;
  g_autofree char *none = NULL;

  wg_row_set_text (row, WG_UNIT_NAME, "河西镇");
  town = wg_draft_propose_unit_code (fixture->draft, fixture->district, row);
  g_assert_cmpstr (town, ==, "990101100");
  wg_row_set_text (row, WG_UNIT_NAME, "河西乡");
  township = wg_draft_propose_unit_code (fixture->draft, fixture->district, row);
  g_assert_cmpstr (township, ==, "990101200");
  wg_row_set_null (row, WG_UNIT_PARENT);
  none = wg_draft_propose_unit_code (fixture->draft, fixture->district, row);
  g_assert_null (none);
}

static void
test_grid (Fixture      *fixture,
           gconstpointer data)
{
  WgRow *row = wg_draft_propose_grid (fixture->draft, fixture->district, 3);
  g_autofree char *next = NULL;

  g_assert_cmpstr (wg_row_get_text (row, WG_GRID_CODE), ==, "990101001001003");
  g_assert_cmpint (wg_row_get_int (row, WG_GRID_COMMUNITY, 0), ==, 3);
  g_assert_false (wg_draft_is_dirty (fixture->draft));
  next = wg_draft_propose_grid_code (fixture->draft, fixture->district, 3);
  g_assert_cmpstr (next, ==, "990101001001004");
}

static void
test_term_end (Fixture      *fixture,
               gconstpointer data)
{
  WgRow *community = wg_draft_fixture_edit (fixture, 4);
  WgRow *branch = wg_draft_fixture_edit (fixture, 5);
  WgRow *street = wg_draft_fixture_edit (fixture, 2);
  g_autofree char *five = wg_draft_propose_term_end (fixture->draft, fixture->district, community);
  g_autofree char *three = NULL;
  g_autofree char *none = NULL;

  g_assert_cmpstr (five, ==, "2026-08-31");
  wg_row_set_text (branch, WG_UNIT_TERM_START, "2026-10-12");
  three = wg_draft_propose_term_end (fixture->draft, fixture->district, branch);
  g_assert_cmpstr (three, ==, "2029-10-11");
  /* a working committee is dispatched. */
  wg_row_set_text (street, WG_UNIT_TERM_START, "2026-10-12");
  none = wg_draft_propose_term_end (fixture->draft, fixture->district, street);
  g_assert_null (none);
}

static void
test_short_name (void)
{
  static const char *const cases[][2] = {
    { "新渡社区", "新渡" },
    { "社区", "社区" },
    { "青禾街道", "青禾街道" },
    { "新渡社区第9网格党支部", "新渡9网格支部" },
    { "新渡社区第10、第11网格联合党支部", "新渡10、11网格联合支部" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = wg_draft_propose_short_name (cases[i][0]);

      g_assert_cmpstr (name, ==, cases[i][1]);
    }
  g_assert_null (wg_draft_propose_short_name (""));
}

static void
test_view (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  WgRow *cover;

  before = wg_draft_view_list_covers (fixture->draft, fixture->district, 7);
  g_assert_cmpuint (before->len, ==, 2);
  cover = wg_draft_edit (fixture->draft, g_ptr_array_index (before, 0));
  wg_row_set_text (cover, WG_BRANCH_GRID_UNTIL, "2026-10-11");
  after = wg_draft_view_list_covers (fixture->draft, fixture->district, 7);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpuint (wg_draft_view_code_length (fixture->district, 3), ==, 12);
  g_assert_cmpuint (wg_draft_view_code_length (fixture->district, 4), ==, 0);
  g_assert_null (wg_draft_view_find_unit (fixture->draft, fixture->district, 11));
  g_assert_nonnull (wg_draft_view_find_grid (fixture->draft, fixture->district, 11));
  g_assert_cmpuint (wg_draft_view_count_code (fixture->draft, fixture->district, &wg_kind_grid,
                                              "990101001001001"), ==, 1);
  g_assert_cmpuint (wg_draft_facts_get_body (fixture->draft, fixture->district,
                                            wg_draft_fixture_edit (fixture, 7)).n_grids, ==, 1);
  g_assert_cmpint (wg_draft_facts_get_grid (fixture->draft, fixture->district,
                                           wg_draft_fixture_edit (fixture, 11)).home,
                   ==, WG_HOME_COMMUNITY);
}

#define ADD(path, test)                                                              \
  g_test_add (path, Fixture, NULL, wg_draft_fixture_set_up, test, wg_draft_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/desk/draft-proposal/unit", test_unit);
  ADD ("/desk/draft-proposal/unit-code", test_unit_code);
  ADD ("/desk/draft-proposal/grid", test_grid);
  ADD ("/desk/draft-proposal/term-end", test_term_end);
  ADD ("/desk/draft-proposal/view", test_view);
  g_test_add_func ("/desk/draft-proposal/short-name", test_short_name);
  return g_test_run ();
}
