/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings of whole files: the fourteen of the sample, small towns with one thing wrong, other
 * days, the file's own settings. */

#include "wg-findings.h"

#include "wg-sample-file.h"
#include "wg-setting.h"
#include "wg-small-town.h"
#include "wg-store.h"

#include <string.h>

#define SAMPLE_STREET "990101001"

static WgDate
day (const char *text)
{
  WgDate date;

  g_assert_true (wg_date_parse (text, &date));
  return date;
}

/* One line a finding: severity, rule, unit, grid. */
static char *
list (WgDistrict            *district,
      const WgFindingsQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wg_findings_evaluate (district, query, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      WgFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *sentence = wg_finding_dup_text (finding);

      g_string_append_printf (text, "%s %s %s %s\n",
                              wg_severity_get_name (wg_finding_get_severity (finding)),
                              wg_finding_get_card (finding)->id,
                              wg_finding_get_unit (finding)->code,
                              wg_finding_get_grid (finding)->code);
      g_assert_null (strchr (sentence, '{'));
    }
  return g_string_free (text, FALSE);
}

static WgFindingsQuery
query_of (WgDistrict *district,
          const char *unit,
          int         group)
{
  WgFindingsQuery query = WG_FINDINGS_QUERY_INIT;

  if (unit != NULL)
    query.unit = wg_unit_get_id (wg_district_find_unit_by_code (district, unit));
  query.group = group;
  return query;
}

/* journeys.md 4.1, in the order of a list: severity, rule, code. */
static const char *const fourteen =
    "error R-03 990101001003Z007 990101001003007\n"
    "error R-06 990101001002Z004 990101001002004\n"
    "error R-09 990101001002Z002 990101001002002\n"
    "error R-09 990101001003 (null)\n"
    "error R-12 990101001004 990101001004012\n"
    "error VAC-01 990101001001Z009 990101001001009\n"
    "error VAC-01 990101001002Z011 990101001002011\n"
    "error VAC-01 990101001004Z003 990101001004003\n"
    "warning F-01 990101001002 (null)\n"
    "warning R-04 990101001001Z001 990101001001001\n"
    "notice R-09 990101001001Z004 990101001001004\n"
    "notice R-09 990101001002Z006 990101001002006\n"
    "notice R-09 990101001003Z002 990101001003002\n"
    "notice R-09 990101001004Z005 990101001004005\n";

static void
test_fourteen (WgSampleFile *sample,
               gconstpointer data)
{
  WgFindingsQuery query = query_of (sample->district, SAMPLE_STREET, WG_RULES_ORGANISATION);
  g_autofree char *found = list (sample->district, &query);

  g_assert_cmpstr (found, ==, fourteen);
}

/* N03, R-11: three working committees without a term, one elected town committee with one. */
static void
test_working_committees (WgSampleFile *sample,
                         gconstpointer data)
{
  WgFindingsQuery query = query_of (sample->district, NULL, WG_RULES_ORGANISATION);
  g_autoptr (GPtrArray) findings = NULL;

  query.at = day ("2040-01-01");
  query.rule = "R-09";
  findings = wg_findings_evaluate (sample->district, &query, NULL, NULL);
  g_assert_cmpuint (findings->len, >, 190);
  for (guint i = 0, n_towns = 0; i < findings->len; i++)
    {
      const WgPlace *unit = wg_finding_get_unit (g_ptr_array_index (findings, i));
      WgUnit *found = wg_district_find_unit (sample->district, unit->id);

      g_assert_cmpstr (wg_unit_get_body_type (found), !=, "working_committee");
      n_towns += g_str_equal (wg_unit_get_body_type (found), "town_committee");
      g_assert_true (i + 1 < findings->len || n_towns == 1);
    }
}

static void
test_staffing (WgSampleFile *sample,
               gconstpointer data)
{
  WgFindingsQuery query = query_of (sample->district, SAMPLE_STREET, WG_RULES_GRID);
  g_autofree char *found = list (sample->district, &query);

  g_assert_cmpstr (found, ==,
                   "warning STAFF-01 990101001001 990101001001011\n"
                   "warning STAFF-01 990101001003 990101001003009\n"
                   "warning STAFF-01 990101001004 990101001004012\n");
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
change_unit (WgSampleFile *sample,
             const char   *code,
             guint         field,
             const char   *text,
             guint         second_field,
             const char   *second_text)
{
  WgEdit *edit = wg_edit_new ("Change a unit");
  WgRow *old = wg_unit_get_row (wg_district_find_unit_by_code (sample->district, code));
  g_autoptr (WgRow) row = wg_row_copy (old);

  wg_row_set_text (row, field, text);
  wg_row_set_text (row, second_field, second_text);
  wg_edit_update (edit, old, row);
  wg_sample_file_apply (sample, edit);
}

/* J1 step 8: the approval turns finding 9 into a notice; a year and a month is too long. */
static void
test_approval (WgSampleFile *sample,
               gconstpointer data)
{
  WgFindingsQuery query = query_of (sample->district, "990101001003", WG_RULES_ORGANISATION);
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *approved = NULL, *too_long = NULL, *sentence = NULL;

  query.rule = "R-09";
  change_unit (sample, "990101001003", WG_UNIT_EXTENDED_UNTIL, "2027-02-28",
               WG_UNIT_EXTENSION_NO, "临组〔2026〕8号");
  approved = list (sample->district, &query);
  g_assert_cmpstr (approved, ==,
                   "notice R-09 990101001003 (null)\n"
                   "notice R-09 990101001003Z002 990101001003002\n");
  findings = wg_findings_evaluate (sample->district, &query, NULL, NULL);
  sentence = wg_finding_dup_sentence (g_ptr_array_index (findings, 0));
  g_assert_nonnull (strstr (sentence, "2027-02-28"));

  change_unit (sample, "990101001003", WG_UNIT_EXTENDED_UNTIL, "2027-09-30",
               WG_UNIT_EXTENSION_NO, "临组〔2026〕8号");
  too_long = list (sample->district, &query);
  g_assert_true (g_str_has_prefix (too_long, "error R-09 990101001003 (null)\n"));
}

/* The last day of the first secretary who left, and the day after. */
static void
test_other_day (WgSampleFile *sample,
                gconstpointer data)
{
  WgFindingsQuery query = query_of (sample->district, SAMPLE_STREET, WG_RULES_ORGANISATION);
  g_autofree char *found = NULL;

  query.at = day ("2026-07-31");
  found = list (sample->district, &query);
  g_assert_null (strstr (found, "VAC-01"));
  g_assert_nonnull (strstr (found, "error R-09 990101001002Z002"));
  g_assert_nonnull (strstr (found, "notice R-09 990101001003 (null)"));
  query.at = day ("2026-08-01");
  g_free (found);
  found = list (sample->district, &query);
  g_assert_nonnull (strstr (found, "VAC-01 990101001001Z009"));
  g_assert_null (strstr (found, "VAC-01 990101001002Z011"));
}

static void
set_rule (WgSampleFile *sample,
          const char   *rule,
          const char   *value)
{
  WgEdit *edit = wg_edit_new ("Change a rule");
  g_autofree char *key = g_strconcat ("rule.", rule, NULL);

  wg_setting_put (edit, NULL, key, value);
  wg_sample_file_apply (sample, edit);
}

static void
test_settings (WgSampleFile *sample,
               gconstpointer data)
{
  WgFindingsQuery query = query_of (sample->district, SAMPLE_STREET, WG_RULES_ORGANISATION);
  g_autoptr (GPtrArray) rules = NULL;
  g_autofree char *found = NULL;

  set_rule (sample, "R-04", "{\"on\": false, \"reason\": \"拆分方案已报批\"}");
  set_rule (sample, "F-01", "{\"severity\": \"notice\", \"reason\": \"本区另有规定\"}");
  set_rule (sample, "R-09",
            "{\"limits\": {\"days\": 60}, \"reason\": \"按季提醒\"}");
  found = list (sample->district, &query);
  g_assert_null (strstr (found, "R-04"));
  g_assert_nonnull (strstr (found, "notice F-01 990101001002 (null)\n"));
  g_assert_nonnull (strstr (found, "notice R-09 990101001001Z004"));
  g_assert_null (strstr (found, "notice R-09 990101001002Z006"));
  rules = wg_findings_list_rules (sample->district, NULL);
  g_assert_cmpstr (wg_rule_cards_find (rules, "R-04")->reason, ==, "拆分方案已报批");
  g_assert_null (wg_rule_cards_find (rules, "R-06")->reason);
}

static double
figure (WgDistrict *district,
        const char *indicator,
        const char *unit,
        WgFigureBy  by,
        const char *part)
{
  g_autoptr (GError) error = NULL;
  gint64 id = wg_unit_get_id (wg_district_find_unit_by_code (district, unit));
  g_autoptr (WgFigure) evaluated = wg_district_evaluate (district, indicator, id, by, &error);

  g_assert_no_error (error);
  for (guint i = 0; part != NULL && i < evaluated->parts->len; i++)
    if (g_str_equal (g_array_index (evaluated->parts, WgFigurePart, i).code, part))
      return g_array_index (evaluated->parts, WgFigurePart, i).value;
  g_assert_null (part);
  return evaluated->value;
}

/* Findings counted by the same evaluation as every other figure; an edit makes them new. */
static void
test_figures (WgSampleFile *sample,
              gconstpointer data)
{
  WgDistrict *district = sample->district;

  g_assert_cmpfloat (figure (district, "errors", SAMPLE_STREET, WG_BY_NONE, NULL), ==, 8);
  g_assert_cmpfloat (figure (district, "warnings", SAMPLE_STREET, WG_BY_NONE, NULL), ==, 2);
  g_assert_cmpfloat (figure (district, "notices", "990101", WG_BY_UNIT, SAMPLE_STREET), ==, 4);
  g_assert_cmpfloat (figure (district, "vacancies", SAMPLE_STREET, WG_BY_NONE, NULL), ==, 3);
  g_assert_cmpfloat (figure (district, "vacancies", "990101002", WG_BY_NONE, NULL), ==, 0);
  g_assert_cmpfloat (figure (district, "errors", SAMPLE_STREET, WG_BY_UNIT, "990101001002"), ==, 3);
  g_assert_cmpfloat (figure (district, "vacancies", SAMPLE_STREET, WG_BY_GRID, "990101001001009"),
                     ==, 1);
  g_assert_cmpfloat (figure (district, "vacancies", SAMPLE_STREET, WG_BY_GRID, "990101001001001"),
                     ==, 0);
  change_unit (sample, "990101001003", WG_UNIT_EXTENDED_UNTIL, "2027-02-28",
               WG_UNIT_EXTENSION_NO, "临组〔2026〕8号");
  g_assert_cmpfloat (figure (district, "errors", SAMPLE_STREET, WG_BY_NONE, NULL), ==, 7);
  g_assert_cmpfloat (figure (district, "notices", SAMPLE_STREET, WG_BY_NONE, NULL), ==, 5);
}

static void
test_bad_setting (WgSampleFile *sample,
                  gconstpointer data)
{
  WgFindingsQuery query = WG_FINDINGS_QUERY_INIT;
  g_autoptr (GError) error = NULL;

  set_rule (sample, "R-04", "{\"on\": false}");
  g_assert_null (wg_findings_evaluate (sample->district, &query, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "rule.R-04"));
}

static void
test_unknown_rule (WgSampleFile *sample,
                   gconstpointer data)
{
  WgFindingsQuery query = WG_FINDINGS_QUERY_INIT;
  g_autoptr (GError) error = NULL;

  query.rule = "R-99";
  g_assert_null (wg_findings_evaluate (sample->district, &query, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_async (WgSampleFile *sample,
            gconstpointer data)
{
  WgFindingsQuery query = query_of (sample->district, SAMPLE_STREET, WG_RULES_ORGANISATION);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  wg_findings_evaluate_async (sample->district, &query, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  findings = wg_findings_evaluate_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 14);

  g_clear_object (&result);
  g_cancellable_cancel (cancelled);
  wg_findings_evaluate_async (sample->district, &query, cancelled, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (wg_findings_evaluate_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_object (&result);
  g_clear_error (&error);
  query.rule = "R-99";
  wg_findings_evaluate_async (sample->district, &query, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (wg_findings_evaluate_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static WgRow *
find_row (GPtrArray *rows,
          gint64     id)
{
  for (guint i = 0; i < rows->len; i++)
    if (wg_row_get_id (g_ptr_array_index (rows, i)) == id)
      return g_ptr_array_index (rows, i);
  g_assert_not_reached ();
}

/* Writes a town to a file and lists what one rule finds in all of it. */
static char *
list_town (WgSmallTown *town,
           const char  *rule,
           const char  *unit)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "town.wangge");
  g_autoptr (GError) error = NULL;
  g_autoptr (WgEdit) edit = wg_small_town_make_edit (town);
  g_autoptr (WgStore) store = wg_store_open (path, WG_STORE_OPEN_CREATE, &error);
  g_autoptr (WgDistrict) district = NULL;
  WgFindingsQuery query;
  char *found;

  g_assert_no_error (error);
  wg_store_apply (store, edit, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  wg_store_close (store, &error);
  g_assert_no_error (error);
  district = wg_district_open (path, WG_DISTRICT_READ_ONLY | WG_DISTRICT_NO_MAP, &error);
  g_assert_no_error (error);
  query = query_of (district, unit, WG_FINDINGS_ALL_GROUPS);
  query.rule = rule;
  found = list (district, &query);
  wg_district_close (district);
  return found;
}

static void
set_code_lengths (WgSmallTown *town)
{
  static const gint64 lengths[] = { 6, 9, 12, 16 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    wg_row_set_int (g_ptr_array_index (town->levels, i), WG_LEVEL_CODE_LENGTH, lengths[i]);
}

/* Where nobody counted a body, its grids tell; households of a community likewise. */
static void
test_sums (void)
{
  g_autoptr (WgSmallTown) town = wg_small_town_new ();
  g_autofree char *households = NULL, *committees = NULL, *joint = NULL;

  households = list_town (town, "F-01", NULL);
  g_assert_cmpstr (households, ==,
                   "warning F-01 990101001001 (null)\nwarning F-01 990101001002 (null)\n");
  /* Eight members a grid, no positions at all; the joint branch has two grids. */
  committees = list_town (town, "R-06", NULL);
  g_assert_cmpstr (committees, ==,
                   "error R-06 990101001001Z001 990101001001001\n"
                   "error R-06 990101001001Z002 990101001001002\n"
                   "error R-06 990101001002Z001 (null)\n");
  wg_row_set_int (find_row (town->grids, 11), WG_GRID_FULL_MEMBERS, 2);
  wg_row_set_int (find_row (town->units, 6), WG_UNIT_FULL_MEMBERS, 1);
  joint = list_town (town, "R-03", NULL);
  g_assert_cmpstr (joint, ==,
                   "error R-03 990101001001Z001 990101001001001\n"
                   "error R-03 990101001001Z002 990101001001002\n");
}

static void
test_codes (void)
{
  g_autoptr (WgSmallTown) town = wg_small_town_new ();
  g_autofree char *without = NULL, *prefix = NULL, *range = NULL;

  wg_row_set_text (find_row (town->units, 2), WG_UNIT_CODE, "990101100");
  without = list_town (town, "C-03", NULL);
  g_assert_cmpstr (without, ==, "");
  set_code_lengths (town);
  range = list_town (town, "C-03", NULL);
  g_assert_cmpstr (range, ==, "error C-03 990101100 (null)\n");
  prefix = list_town (town, "C-02", NULL);
  g_assert_cmpstr (prefix, ==,
                   "error C-02 990101001001 (null)\nerror C-02 990101001002 (null)\n");
}

/* A community that ended keeps its place in the tree, so its grids are still found under it. */
static void
test_homes (void)
{
  g_autoptr (WgSmallTown) town = wg_small_town_new ();
  g_autofree char *ended = NULL, *homeless = NULL, *elsewhere = NULL;

  set_code_lengths (town);
  wg_row_set_text (find_row (town->units, 4), WG_UNIT_VALID_UNTIL, "2026-10-11");
  ended = list_town (town, "G-06", "990101001");
  g_assert_cmpstr (ended, ==,
                   "error G-06 990101001002 990101001002001\n"
                   "error G-06 990101001002 990101001002002\n");
  wg_row_set_int (find_row (town->grids, 11), WG_GRID_COMMUNITY, 2);
  wg_row_set_null (find_row (town->grids, 12), WG_GRID_COMMUNITY);
  homeless = list_town (town, "G-04", NULL);
  g_assert_cmpstr (homeless, ==,
                   "error G-04 (null) 990101001001002\nerror G-04 990101001 990101001001001\n");
  elsewhere = list_town (town, "G-04", "990101001");
  g_assert_cmpstr (elsewhere, ==, "error G-04 990101001 990101001001001\n");
}

/* The last square lies on its neighbour, and the community's own area shows the hole it left. */
static void
test_borders (void)
{
  g_autoptr (WgSmallTown) town = wg_small_town_new ();
  g_autoptr (GBytes) same = wg_small_town_square (0, 0), whole = wg_small_town_square (0, 0);
  g_autofree char *clean = list_town (town, "G-05", NULL);
  g_autofree char *overlap = NULL, *outside = NULL, *elsewhere = NULL;

  g_assert_cmpstr (clean, ==, "");
  wg_row_set_blob (find_row (town->grids, 14), WG_GRID_AREA, same);
  overlap = list_town (town, "G-05", NULL);
  g_assert_cmpstr (overlap, ==, "error G-05 990101001002 990101001002001\n");
  elsewhere = list_town (town, "G-05", "990101001001");
  g_assert_cmpstr (elsewhere, ==, "");
  wg_row_set_blob (find_row (town->units, 3), WG_UNIT_AREA, whole);
  outside = list_town (town, "G-05", "990101001001");
  g_assert_cmpstr (outside, ==,
                   "error G-05 990101001001 990101001001001\n"
                   "error G-05 990101001001 990101001001001\n"
                   "error G-05 990101001001 990101001001002\n");
}

/* M16: a big grid lies over its small ones and has neither staff nor a branch of its own. */
static void
test_big_grids (void)
{
  g_autoptr (WgSmallTown) town = wg_small_town_new ();
  g_autofree char *borders = NULL, *staff = NULL, *coverage = NULL;
  WgRow *big = wg_row_new (&wg_kind_grid, 15);

  wg_row_set_text (big, WG_GRID_CODE, "990101001002900");
  wg_row_set_int (big, WG_GRID_COMMUNITY, 4);
  wg_row_set_int (big, WG_GRID_STAFF_FULL, 0);
  wg_row_set_blob (big, WG_GRID_AREA, wg_row_get_blob (find_row (town->grids, 13), WG_GRID_AREA));
  g_ptr_array_add (town->grids, big);
  borders = list_town (town, "G-05", NULL);
  g_assert_cmpstr (borders, ==, "error G-05 990101001002 990101001002001\n");

  wg_row_set_int (find_row (town->grids, 13), WG_GRID_PARENT_GRID, 15);
  g_free (borders);
  borders = list_town (town, "G-05", NULL);
  staff = list_town (town, "STAFF-01", NULL);
  coverage = list_town (town, "R-12", NULL);
  g_assert_cmpstr (borders, ==, "");
  g_assert_cmpstr (staff, ==, "warning STAFF-01 990101001002 990101001002001\n");
  g_assert_cmpstr (coverage, ==, "");
}

/* A file of plain areas, as from an import of other countries: no rule of Party bodies applies. */
static void
test_plain_areas (void)
{
  g_autoptr (WgSmallTown) town = wg_small_town_new ();
  g_autofree char *r12 = NULL, *r01 = NULL, *c01 = NULL;

  for (guint i = 0; i < town->units->len; i++)
    wg_row_set_null (g_ptr_array_index (town->units, i), WG_UNIT_BODY_TYPE);
  g_ptr_array_set_size (town->branch_grids, 0);
  r12 = list_town (town, "R-12", NULL);
  r01 = list_town (town, "R-01", NULL);
  c01 = list_town (town, "C-01", NULL);
  g_assert_cmpstr (r12, ==, "");
  g_assert_cmpstr (r01, ==, "");
  g_assert_cmpstr (c01, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *master = wg_test_dir_file (dir, "master.wangge");

  g_test_init (&argc, &argv, NULL);
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/findings/fourteen", test_fourteen, master);
  WG_SAMPLE_TEST ("/findings/working-committees", test_working_committees, master);
  WG_SAMPLE_TEST ("/findings/staffing", test_staffing, master);
  WG_SAMPLE_TEST ("/findings/approval", test_approval, master);
  WG_SAMPLE_TEST ("/findings/other-day", test_other_day, master);
  WG_SAMPLE_TEST ("/findings/settings", test_settings, master);
  WG_SAMPLE_TEST ("/findings/figures", test_figures, master);
  WG_SAMPLE_TEST ("/findings/bad-setting", test_bad_setting, master);
  WG_SAMPLE_TEST ("/findings/unknown-rule", test_unknown_rule, master);
  WG_SAMPLE_TEST ("/findings/async", test_async, master);
  g_test_add_func ("/findings/sums", test_sums);
  g_test_add_func ("/findings/codes", test_codes);
  g_test_add_func ("/findings/homes", test_homes);
  g_test_add_func ("/findings/big-grids", test_big_grids);
  g_test_add_func ("/findings/borders", test_borders);
  g_test_add_func ("/findings/plain-areas", test_plain_areas);
  return g_test_run ();
}
