/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-finding.h"

#include "wg-test.h"

#include <string.h>

static const char *const template =
    "{ \"rules\": [ { \"id\": \"R-04\", \"group\": \"organisation\", \"name\": \"Many\","
    " \"text\": \"T\", \"cases\": {"
    " \"many\": { \"severity\": \"warning\", \"field\": \"unit.full_members\","
    " \"sentence\": \"{members} of {most} on {end}; {unknown} { {members}\" },"
    " \"few\": { \"severity\": \"error\", \"field\": \"position\", \"sentence\": \"few\" },"
    " \"odd\": { \"severity\": \"error\", \"sentence\": \"odd\" } } },"
    " { \"id\": \"R-03\", \"group\": \"organisation\", \"name\": \"Few\", \"text\": \"T\","
    " \"cases\": { \"few\": { \"severity\": \"error\", \"sentence\": \"few\" } } } ] }";

static const WgPlace branch = { 7, "990101001001Z001", "东园第一党支部" };
static const WgPlace grid = { 11, "990101001001001", "" };

static GPtrArray *
load (void)
{
  g_autoptr (GBytes) json = g_bytes_new_static (template, strlen (template));
  g_autoptr (GError) error = NULL;
  GPtrArray *cards = wg_rule_cards_load (json, "en", &error);

  g_assert_no_error (error);
  return cards;
}

static void
test_facts (void)
{
  g_autoptr (GPtrArray) cards = load ();
  WgRuleCard *card = wg_rule_cards_find (cards, "R-04");
  g_autoptr (WgFinding) finding = wg_finding_new (card, "many");
  g_autofree char *sentence = NULL, *text = NULL, *shown = NULL, *most = NULL;
  const WgValue *value;
  int severity;

  wg_finding_about_unit (finding, &branch, &grid);
  wg_finding_add_count (finding, "members", 1254);
  wg_finding_add_text (finding, "most", "{members}");
  wg_finding_add_date (finding, "end", wg_date_new (2026, 8, 31));
  g_assert_cmpuint (wg_finding_get_n_facts (finding), ==, 3);
  g_assert_cmpstr (wg_finding_get_fact (finding, 0, &value), ==, "members");
  g_assert_cmpint (value->v.integer, ==, 1254);
  most = wg_finding_dup_fact (finding, "most");
  g_assert_cmpstr (most, ==, "{members}");
  g_assert_null (wg_finding_dup_fact (finding, "mos"));
  g_assert_cmpstr (wg_finding_get_case (finding), ==, "many");
  g_assert_true (wg_finding_get_card (finding) == card);
  g_assert_cmpuint (wg_finding_get_severity (finding), ==, WG_SEVERITY_WARNING);
  g_assert_cmpstr (wg_finding_get_grid (finding)->code, ==, grid.code);
  g_assert_cmpstr (wg_finding_get_field (finding), ==, "unit.full_members");
  g_assert_cmpstr (wg_finding_get_field_label (finding), ==, "Full members");

  /* A value is never read as a pattern; what has no fact stays as it is. */
  sentence = wg_finding_dup_sentence (finding);
  g_assert_cmpstr (sentence, ==, "1,254 of {members} on 2026-08-31; {unknown} { {members}");
  text = wg_finding_dup_text (finding);
  g_assert_true (g_str_has_prefix (text, "东园第一党支部: 1,254 of "));
  g_assert_true (g_str_has_suffix (text, "(R-04 Many)"));
  g_object_get (finding, "severity", &severity, "sentence", &shown, NULL);
  g_assert_cmpint (severity, ==, WG_SEVERITY_WARNING);
  g_assert_cmpstr (shown, ==, sentence);
}

static void
test_places (void)
{
  g_autoptr (GPtrArray) cards = load ();
  WgRuleCard *card = wg_rule_cards_find (cards, "R-04");
  g_autoptr (WgFinding) finding = wg_finding_new (card, "few");
  g_autoptr (WgFinding) other = wg_finding_new (card, "odd");
  g_autofree char *place = NULL, *rule = NULL, *name = NULL, *shown = NULL;

  /* About a grid without a name: its code stands for it. */
  wg_finding_about_grid (finding, &grid, &branch);
  place = wg_finding_dup_place (finding);
  g_assert_cmpstr (place, ==, grid.code);
  g_assert_cmpint (wg_finding_get_unit (finding)->id, ==, branch.id);
  g_assert_cmpstr (wg_finding_get_field_label (finding), ==, "Position");
  g_object_get (finding, "rule", &rule, "rule-name", &name, "place", &shown, NULL);
  g_assert_cmpstr (rule, ==, "R-04");
  g_assert_cmpstr (name, ==, "Many");
  g_assert_cmpstr (shown, ==, place);

  wg_finding_about_unit (other, &branch, NULL);
  g_assert_cmpint (wg_finding_get_grid (other)->id, ==, 0);
  g_assert_cmpint (wg_finding_get_post (other)->id, ==, 0);
  g_assert_null (wg_finding_get_field (other));
  g_assert_null (wg_finding_get_field_label (other));
}

/* A post's name stands for it; unit and grid say where it is. */
static void
test_post (void)
{
  static const WgPlace post = { 9, "P01", "东园驿站" };
  g_autoptr (GPtrArray) cards = load ();
  g_autoptr (WgFinding) finding = wg_finding_new (wg_rule_cards_find (cards, "R-04"), "few");
  g_autofree char *place = NULL;

  wg_finding_about_post (finding, &post, &branch, &grid);
  place = wg_finding_dup_place (finding);
  g_assert_cmpstr (place, ==, post.name);
  g_assert_cmpint (wg_finding_get_post (finding)->id, ==, post.id);
  g_assert_cmpint (wg_finding_get_unit (finding)->id, ==, branch.id);
  g_assert_cmpint (wg_finding_get_grid (finding)->id, ==, grid.id);
}

static void
test_order (void)
{
  static const WgPlace second = { 8, "990101001001Z002", "东园第二党支部" };
  g_autoptr (GPtrArray) cards = load ();
  WgRuleCard *r03 = wg_rule_cards_find (cards, "R-03");
  WgRuleCard *r04 = wg_rule_cards_find (cards, "R-04");
  WgFinding *order[] = {
    wg_finding_new (r03, "few"), wg_finding_new (r04, "few"), wg_finding_new (r04, "odd"),
    wg_finding_new (r04, "many"),
  };

  wg_finding_about_unit (order[0], &second, NULL);
  wg_finding_about_unit (order[1], &branch, NULL);
  wg_finding_about_unit (order[2], &second, NULL);
  wg_finding_about_unit (order[3], &branch, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint k = 0; k < G_N_ELEMENTS (order); k++)
      g_assert_cmpint (CLAMP (wg_finding_compare (order[i], order[k]), -1, 1), ==,
                       i < k ? -1 : i > k);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_finalize_object (order[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finding/facts", test_facts);
  g_test_add_func ("/finding/places", test_places);
  g_test_add_func ("/finding/post", test_post);
  g_test_add_func ("/finding/order", test_order);
  return g_test_run ();
}
