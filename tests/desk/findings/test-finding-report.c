/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of findings as text and as a table: one line a finding, and nothing in a cell that a
 * spreadsheet would run. */

#include "wg-finding-report.h"

#include "wg-data.h"
#include "wg-test.h"

#include <string.h>

static GPtrArray *
make_findings (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = wg_data_lookup ("templates/rules.json", &error);
  g_autoptr (GPtrArray) cards = wg_rule_cards_load (json, "zh", &error);
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);
  WgFinding *error_finding, *warning;

  g_assert_no_error (error);
  error_finding = wg_finding_new (wg_rule_cards_find (cards, "R-03"), "few");
  wg_finding_about_unit (error_finding, &(WgPlace) { 7, "990101001003Z007", name }, NULL);
  wg_finding_add_count (error_finding, "members", 2);
  wg_finding_add_count (error_finding, "least", 3);
  g_ptr_array_add (findings, error_finding);
  warning = wg_finding_new (wg_rule_cards_find (cards, "R-12"), "uncovered");
  wg_finding_about_grid (warning, &(WgPlace) { 3, "990101001004012", "第12网格" },
                         &(WgPlace) { 4, "990101001004", "桥南" });
  g_ptr_array_add (findings, warning);
  return findings;
}

static void
test_text (void)
{
  g_autoptr (GPtrArray) findings = make_findings ("第7网格党支部");
  g_autofree char *text = wg_finding_report_to_text (findings, "青禾街道");
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_str_has_prefix (text, "青禾街道\n\n"));
  g_assert_nonnull (strstr (text, "第7网格党支部"));
  g_assert_nonnull (strstr (text, "正式党员 2 人，不足 3 人。"));
  g_assert_nonnull (strstr (text, "R-12"));
  /* Heading, a blank line, one severity and its two findings. */
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 6);
}

static void
test_csv (void)
{
  g_autoptr (GPtrArray) findings = make_findings ("=1+1, \"甲\"");
  g_autofree char *csv = wg_finding_report_to_csv (findings);
  g_auto (GStrv) lines = g_strsplit (csv, "\r\n", -1);

  g_assert_true (g_str_has_prefix (csv, "\357\273\277"));
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_nonnull (strstr (lines[1], ",\"'=1+1, \"\"甲\"\"\",990101001003Z007,,"));
  g_assert_nonnull (strstr (lines[2], ",第12网格,990101001004,990101001004012,"));
}

/* As a table of a spreadsheet and on paper, by the name; nothing else is a list. */
static void
test_write (void)
{
  g_autoptr (GPtrArray) findings = make_findings ("第7网格党支部");
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  const struct { const char *name, *start; } files[] = {
    { "a.csv", "\357\273\277" }, { "a.xlsx", "PK\3\4" }, { "a.PDF", "%PDF-" } };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = wg_test_dir_file (dir, files[i].name);
      g_autofree char *content = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      g_assert_true (wg_finding_report_write (findings, "青禾街道", wg_time_new (20000, 8, 0),
                                              path, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      g_assert_true (g_str_has_prefix (content, files[i].start));
      g_assert_cmpuint (length, >, 100);
    }
  g_assert_false (wg_finding_report_write (findings, "青禾街道", 0, "/nowhere at all/a.csv", NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finding-report/text", test_text);
  g_test_add_func ("/finding-report/csv", test_csv);
  g_test_add_func ("/finding-report/write", test_write);
  return g_test_run ();
}
