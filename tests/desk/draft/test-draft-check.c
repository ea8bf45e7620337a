/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-draft-check.h"

#include "wg-draft-fixture.h"

typedef WgDraftFixture Fixture;

/* (nullable) (transfer none): the problem of a field and rule; NULL rule: of no rule. */
static const WgFieldProblem *
find (GPtrArray  *problems,
      const char *field,
      const char *rule)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const WgFieldProblem *problem = g_ptr_array_index (problems, i);

      if (g_str_equal (problem->field, field) && g_strcmp0 (problem->rule, rule) == 0)
        return problem;
    }
  return NULL;
}

static void
assert_refused (Fixture    *fixture,
                const char *field,
                const char *rule)
{
  g_autoptr (GPtrArray) problems = wg_draft_check (fixture->draft, fixture->district);
  const WgFieldProblem *problem = find (problems, field, rule);

  if (problem == NULL)
    for (guint i = 0; i < problems->len; i++)
      {
        const WgFieldProblem *other = g_ptr_array_index (problems, i);

        g_test_message ("%s %s: %s", other->field, other->rule, other->sentence);
      }
  g_assert_nonnull (problem);
  g_assert_cmpint (problem->severity, ==, WG_SEVERITY_ERROR);
  g_assert_cmpstr (problem->sentence, !=, "");
  g_assert_true (wg_field_problems_refuse (problems));
}

/* Not refused; a finding of the rule, where there is one, is no error. */
static void
assert_accepted (Fixture *fixture)
{
  g_autoptr (GPtrArray) problems = wg_draft_check (fixture->draft, fixture->district);

  for (guint i = 0; i < problems->len; i++)
    {
      const WgFieldProblem *problem = g_ptr_array_index (problems, i);

      g_test_message ("%s %s %d: %s", problem->field, problem->rule, (int) problem->severity,
                      problem->sentence);
    }
  g_assert_false (wg_field_problems_refuse (problems));
}

static WgRow *
insert_unit (Fixture    *fixture,
             gint64      parent,
             gint64      level,
             const char *code,
             const char *name)
{
  WgRow *row = wg_draft_insert (fixture->draft, &wg_kind_unit);

  if (parent != 0)
    wg_row_set_int (row, WG_UNIT_PARENT, parent);
  wg_row_set_int (row, WG_UNIT_LEVEL, level);
  wg_row_set_text (row, WG_UNIT_CODE, code);
  wg_row_set_text (row, WG_UNIT_NAME, name);
  return row;
}

static void
test_clean (Fixture      *fixture,
            gconstpointer data)
{
  assert_accepted (fixture);
  wg_draft_fixture_edit (fixture, 5);
  assert_accepted (fixture);
  insert_unit (fixture, 1, 2, "990101002", "河西街道");
  assert_accepted (fixture);
}

static void
test_values (Fixture      *fixture,
             gconstpointer data)
{
  WgRow *row = wg_draft_fixture_edit (fixture, 5);

  wg_row_set_null (row, WG_UNIT_NAME);
  assert_refused (fixture, "unit.name", NULL);
  wg_row_set_text (row, WG_UNIT_NAME, "东园第一党支部");
  wg_row_set_int (row, WG_UNIT_FULL_MEMBERS, -1);
  assert_refused (fixture, "unit.full_members", NULL);
  wg_row_set_int (row, WG_UNIT_FULL_MEMBERS, 0);
  wg_row_set_text (row, WG_UNIT_TERM_START, "2026-02-29");
  assert_refused (fixture, "unit.term_start", NULL);
  wg_row_set_text (row, WG_UNIT_TERM_START, "2024-02-29");
  assert_accepted (fixture);
}

static void
test_spans (Fixture      *fixture,
            gconstpointer data)
{
  WgRow *row = wg_draft_fixture_edit (fixture, 5);
  WgRow *holding;

  wg_row_set_text (row, WG_UNIT_TERM_START, "2026-05-02");
  wg_row_set_text (row, WG_UNIT_TERM_END, "2026-05-01");
  assert_refused (fixture, "unit.term_end", NULL);
  wg_row_set_text (row, WG_UNIT_TERM_END, "2027-05-02");
  assert_accepted (fixture);
  wg_row_set_text (row, WG_UNIT_VALID_FROM, "2026-05-02");
  wg_row_set_text (row, WG_UNIT_VALID_UNTIL, "2026-05-01");
  assert_refused (fixture, "unit.valid_until", "G-06");
  wg_draft_drop (fixture->draft, 5);

  holding = wg_draft_insert (fixture->draft, &wg_kind_holding);
  wg_row_set_int (holding, WG_HOLDING_POSITION, 1);
  wg_row_set_text (holding, WG_HOLDING_HOLDER, "甲");
  wg_row_set_text (holding, WG_HOLDING_FROM, "2026-05-02");
  wg_row_set_text (holding, WG_HOLDING_UNTIL, "2026-05-02");
  assert_accepted (fixture);
  wg_row_set_text (holding, WG_HOLDING_UNTIL, "2025-05-02");
  assert_refused (fixture, "holding.held_until", NULL);
}

/* The text guard: everywhere but codes; phones in the declared field. */
static void
test_identity (Fixture      *fixture,
               gconstpointer data)
{
  WgRow *row = wg_draft_fixture_edit (fixture, 5);
  WgRow *holding;

  wg_row_set_text (row, WG_UNIT_NOTE, "联系 13800138000");
  assert_refused (fixture, "unit.note", NULL);
  wg_row_set_text (row, WG_UNIT_NOTE, "11010519491231002X");
  assert_refused (fixture, "unit.note", NULL);
  wg_row_set_text (row, WG_UNIT_NOTE, "楼栋长 6 人");
  assert_accepted (fixture);

  holding = wg_draft_insert (fixture->draft, &wg_kind_holding);
  wg_row_set_int (holding, WG_HOLDING_POSITION, 1);
  wg_row_set_text (holding, WG_HOLDING_HOLDER, "甲");
  wg_row_set_text (holding, WG_HOLDING_WORK_PHONE, "13800138000");
  assert_accepted (fixture);
  wg_row_set_text (holding, WG_HOLDING_WORK_PHONE, "11010519491231002X");
  assert_refused (fixture, "holding.work_phone", NULL);
}

static void
test_code_length (Fixture      *fixture,
                  gconstpointer data)
{
  WgRow *row = insert_unit (fixture, 2, 3, "9901010010031", "南园社区");

  assert_refused (fixture, "unit.code", "C-01");
  wg_row_set_null (row, WG_UNIT_CODE);
  assert_refused (fixture, "unit.code", "C-01");
  wg_row_set_text (row, WG_UNIT_CODE, "99010100100A");
  assert_refused (fixture, "unit.code", "C-01");
  wg_row_set_text (row, WG_UNIT_CODE, "990101001003");
  assert_accepted (fixture);
  /* Below the community codes are free (decisions.md 14). */
  insert_unit (fixture, 3, 4, "990101001001Z003", "东园第三党支部");
  assert_accepted (fixture);
}

static void
test_code_prefix (Fixture      *fixture,
                  gconstpointer data)
{
  WgRow *row = insert_unit (fixture, 2, 3, "990101002003", "南园社区");

  assert_refused (fixture, "unit.code", "C-02");
  wg_row_set_text (row, WG_UNIT_CODE, "990101001003");
  assert_accepted (fixture);
}

static void
test_code_range (Fixture      *fixture,
                 gconstpointer data)
{
  WgRow *row = insert_unit (fixture, 1, 2, "990101100", "河西街道");

  assert_refused (fixture, "unit.code", "C-03");
  wg_row_set_text (row, WG_UNIT_NAME, "河西镇");
  assert_accepted (fixture);
  wg_row_set_text (row, WG_UNIT_CODE, "990101099");
  assert_refused (fixture, "unit.code", "C-03");
  wg_row_set_text (row, WG_UNIT_NAME, "河西街道");
  assert_accepted (fixture);
}

/* C-04: 400–599 under any superior, whatever its code. */
static void
test_zone (Fixture      *fixture,
           gconstpointer data)
{
  WgRow *row = insert_unit (fixture, 2, 2, "880101400", "高新区");

  assert_accepted (fixture);
  wg_row_set_text (row, WG_UNIT_CODE, "880101599");
  wg_row_set_int (row, WG_UNIT_PARENT, 3);
  assert_accepted (fixture);
  wg_row_set_text (row, WG_UNIT_CODE, "880101001");
  assert_refused (fixture, "unit.code", "C-02");
}

static void
test_code_again (Fixture      *fixture,
                 gconstpointer data)
{
  WgRow *row = insert_unit (fixture, 2, 3, "990101001001", "南园社区");

  assert_refused (fixture, "unit.code", "G-02");
  wg_row_set_text (row, WG_UNIT_CODE, "990101001007"); /* of a closed one */
  assert_refused (fixture, "unit.code", "G-02");
  wg_row_set_text (row, WG_UNIT_CODE, "990101001003");
  assert_accepted (fixture);
  insert_unit (fixture, 2, 3, "990101001003", "北园社区");
  assert_refused (fixture, "unit.code", "G-02");
}

/* J1 step 8. */
static void
test_extension (Fixture      *fixture,
                gconstpointer data)
{
  WgRow *row = wg_draft_fixture_edit (fixture, 4);
  g_autoptr (GPtrArray) before = wg_draft_check (fixture->draft, fixture->district);
  g_autoptr (GPtrArray) after = NULL;

  /* What was there before is shown and refuses nothing. */
  g_assert_cmpint (find (before, "unit.extended_until", "R-09")->severity, ==,
                   WG_SEVERITY_WARNING);
  wg_row_set_text (row, WG_UNIT_EXTENDED_UNTIL, "2027-02-28");
  wg_row_set_text (row, WG_UNIT_EXTENSION_NO, "河工委〔2026〕12号");
  assert_accepted (fixture);
  after = wg_draft_check (fixture->draft, fixture->district);
  g_assert_null (find (after, "unit.term_start", "R-09"));
  g_assert_cmpint (find (after, "unit.extended_until", "R-09")->severity, ==, WG_SEVERITY_NOTICE);
  wg_row_set_text (row, WG_UNIT_EXTENDED_UNTIL, "2027-09-30");
  assert_refused (fixture, "unit.extended_until", "R-09");
  wg_row_set_text (row, WG_UNIT_EXTENDED_UNTIL, "2027-08-31");
  assert_accepted (fixture);
  wg_row_set_text (row, WG_UNIT_EXTENDED_UNTIL, "2026-08-30");
  assert_refused (fixture, "unit.extended_until", NULL);
}

static void
test_place (Fixture      *fixture,
            gconstpointer data)
{
  WgRow *row = insert_unit (fixture, 3, 2, "990101002", "河西街道");

  assert_refused (fixture, "unit.parent", NULL);
  wg_row_set_int (row, WG_UNIT_PARENT, 1);
  assert_accepted (fixture);
  wg_row_set_int (row, WG_UNIT_PARENT, 4711);
  assert_refused (fixture, "unit.parent", NULL);
  /* A file may begin with a street. */
  wg_row_set_null (row, WG_UNIT_PARENT);
  assert_accepted (fixture);
  wg_draft_drop (fixture->draft, wg_row_get_id (row));

  row = wg_draft_fixture_edit (fixture, 2);
  wg_row_set_int (row, WG_UNIT_PARENT, 3);
  assert_refused (fixture, "unit.parent", NULL);
}

/* A file that came with other codes can still be worked with. */
static void
test_unchanged (Fixture      *fixture,
                gconstpointer data)
{
  WgRow *row = insert_unit (fixture, 1, 2, "990101100", "河西街道");
  g_autoptr (WgDraft) draft = wg_draft_new ("Write what a form refuses");
  WgRow *copy = wg_draft_insert (draft, &wg_kind_unit);
  gint64 id = wg_row_get_id (copy);
  g_autoptr (GPtrArray) problems = NULL;

  for (guint i = 0; i < WG_UNIT_N_FIELDS; i++)
    wg_value_copy (wg_row_get (row, i), wg_row_edit (copy, i));
  wg_draft_clear (fixture->draft);
  wg_draft_fixture_apply (fixture, draft);
  row = wg_draft_fixture_edit (fixture, id);
  wg_row_set_text (row, WG_UNIT_NOTE, "x");
  problems = wg_draft_check (fixture->draft, fixture->district);
  g_assert_cmpint (find (problems, "unit.code", "C-03")->severity, ==, WG_SEVERITY_WARNING);
  assert_accepted (fixture);
  wg_row_set_text (row, WG_UNIT_CODE, "990101101");
  assert_refused (fixture, "unit.code", "C-03");
}

static void
test_joint (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) more = NULL;

  wg_draft_fixture_edit (fixture, 7);
  for (guint i = 0; i < 4; i++)
    {
      WgRow *cover = wg_draft_insert (fixture->draft, &wg_kind_branch_grid);

      wg_row_set_int (cover, WG_BRANCH_GRID_UNIT, 7);
      wg_row_set_int (cover, WG_BRANCH_GRID_GRID, 11 + (i % 2));
      if (i == 2)
        problems = wg_draft_check (fixture->draft, fixture->district);
    }
  more = wg_draft_check (fixture->draft, fixture->district);
  g_assert_null (find (problems, "branch_grid.grid", "R-02")); /* 2 + 3 */
  g_assert_cmpint (find (more, "branch_grid.grid", "R-02")->severity, ==, WG_SEVERITY_WARNING);
  g_assert_false (wg_field_problems_refuse (more));
}

static void
test_grid (Fixture      *fixture,
           gconstpointer data)
{
  WgRow *row = wg_draft_insert (fixture->draft, &wg_kind_grid);

  wg_row_set_int (row, WG_GRID_COMMUNITY, 3);
  wg_row_set_text (row, WG_GRID_CODE, "990101001001003");
  assert_accepted (fixture);
  wg_row_set_text (row, WG_GRID_CODE, "990101001001001");
  assert_refused (fixture, "grid.code", "G-02");
  wg_row_set_text (row, WG_GRID_CODE, "990101001001003");
  wg_row_set_int (row, WG_GRID_COMMUNITY, 2);
  assert_refused (fixture, "grid.community", "G-04");
  wg_row_set_null (row, WG_GRID_COMMUNITY);
  assert_refused (fixture, "grid.community", "G-04");
}

static void
test_problem (void)
{
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_unit, 9);
  WgFieldProblem *problem =
    wg_field_problem_new (row, WG_UNIT_CODE, "C-03", WG_SEVERITY_WARNING, "x");
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) wg_field_problem_free);

  g_assert_cmpint (problem->row, ==, 9);
  g_assert_cmpstr (problem->field, ==, "unit.code");
  g_ptr_array_add (problems, problem);
  g_assert_false (wg_field_problems_refuse (problems));
  problem->severity = WG_SEVERITY_ERROR;
  g_assert_true (wg_field_problems_refuse (problems));
}

#define ADD(path, test)                                                              \
  g_test_add (path, Fixture, NULL, wg_draft_fixture_set_up, test, wg_draft_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/desk/draft-check/clean", test_clean);
  ADD ("/desk/draft-check/values", test_values);
  ADD ("/desk/draft-check/spans", test_spans);
  ADD ("/desk/draft-check/identity", test_identity);
  ADD ("/desk/draft-check/code-length", test_code_length);
  ADD ("/desk/draft-check/code-prefix", test_code_prefix);
  ADD ("/desk/draft-check/code-range", test_code_range);
  ADD ("/desk/draft-check/zone", test_zone);
  ADD ("/desk/draft-check/code-again", test_code_again);
  ADD ("/desk/draft-check/extension", test_extension);
  ADD ("/desk/draft-check/place", test_place);
  ADD ("/desk/draft-check/unchanged", test_unchanged);
  ADD ("/desk/draft-check/joint", test_joint);
  ADD ("/desk/draft-check/grid", test_grid);
  g_test_add_func ("/desk/draft-check/problem", test_problem);
  return g_test_run ();
}
