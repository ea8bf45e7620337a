/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-rule-card.h"

#include "wg-test.h"

#include <string.h>

static const char *const template =
    "{ \"rules\": [ { \"id\": \"R-04\", \"group\": \"organisation\", \"name\": { \"en\": \"Many\","
    " \"zh\": \"过多\" }, \"text\": \"T\", \"limits\": { \"members\": 50 }, \"cases\": {"
    " \"many\": { \"severity\": \"warning\", \"sentence\": \"{members}\", \"field\": \"unit.name\" },"
    " \"few\": { \"severity\": \"error\", \"sentence\": \"{members}\" } } } ] }";

static WgRuleCard *
load_one (const char *language)
{
  g_autoptr (GBytes) json = g_bytes_new_static (template, strlen (template));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cards = wg_rule_cards_load (json, language, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cards->len, ==, 1);
  g_assert_null (wg_rule_cards_find (cards, "R-05"));
  return wg_rule_card_ref (wg_rule_cards_find (cards, "R-04"));
}

static void
test_load (void)
{
  g_autoptr (WgRuleCard) card = load_one ("zh");
  g_autoptr (WgRuleCard) english = load_one ("en");

  g_assert_cmpstr (card->name, ==, "过多");
  g_assert_cmpstr (english->name, ==, "Many");
  g_assert_cmpuint (card->group, ==, WG_RULES_ORGANISATION);
  g_assert_true (card->is_on);
  g_assert_null (card->reason);
  g_assert_cmpfloat (wg_rule_card_get_limit (card, "members"), ==, 50);
  g_assert_cmpuint (wg_rule_card_find_case (card, "many")->severity, ==, WG_SEVERITY_WARNING);
  g_assert_cmpstr (wg_rule_card_find_case (card, "many")->field, ==, "unit.name");
  g_assert_null (wg_rule_card_find_case (card, "none"));
}

static void
test_names (void)
{
  for (WgSeverity i = 0; i < WG_N_SEVERITIES; i++)
    {
      g_assert_cmpuint (wg_severity_find (wg_severity_get_name (i)), ==, i);
      g_assert_cmpstr (wg_severity_get_label (i), !=, "");
    }
  for (WgRuleGroup i = 0; i < WG_N_RULE_GROUPS; i++)
    {
      g_assert_cmpuint (wg_rule_group_find (wg_rule_group_get_name (i)), ==, i);
      g_assert_cmpstr (wg_rule_group_get_label (i), !=, "");
    }
  g_assert_cmpuint (wg_severity_find ("fatal"), ==, G_MAXUINT);
  g_assert_cmpuint (wg_severity_find (NULL), ==, G_MAXUINT);
  g_assert_cmpuint (wg_rule_group_find (""), ==, G_MAXUINT);
}

static void
test_adjust (void)
{
  g_autoptr (WgRuleCard) card = load_one ("en");
  g_autoptr (GError) error = NULL;

  g_assert_true (wg_rule_card_adjust (card, "{\"on\": false, \"severity\": \"notice\", "
                                            "\"limits\": {\"members\": 60}, \"reason\": \"因\"}",
                                      &error));
  g_assert_no_error (error);
  g_assert_false (card->is_on);
  g_assert_cmpstr (card->reason, ==, "因");
  g_assert_cmpfloat (wg_rule_card_get_limit (card, "members"), ==, 60);
  g_assert_cmpuint (wg_rule_card_find_case (card, "many")->severity, ==, WG_SEVERITY_NOTICE);
  g_assert_cmpuint (wg_rule_card_find_case (card, "few")->severity, ==, WG_SEVERITY_NOTICE);

  g_assert_true (wg_rule_card_adjust (card, "{\"on\": true, \"severity\": {\"few\": \"error\"}, "
                                            "\"reason\": \"再\"}", &error));
  g_assert_true (card->is_on);
  g_assert_cmpuint (wg_rule_card_find_case (card, "many")->severity, ==, WG_SEVERITY_NOTICE);
  g_assert_cmpuint (wg_rule_card_find_case (card, "few")->severity, ==, WG_SEVERITY_ERROR);
}

static void
test_bad_settings (void)
{
  static const char *const settings[] = {
    "", "{", "[]", "off", "{\"on\": false}", "{\"on\": false, \"reason\": \"\"}",
    "{\"on\": \"no\", \"reason\": \"因\"}", "{\"severity\": \"fatal\", \"reason\": \"因\"}",
    "{\"severity\": {\"many\": 3}, \"reason\": \"因\"}",
    "{\"limits\": {\"none\": 3}, \"reason\": \"因\"}",
    "{\"limits\": {\"members\": \"60\"}, \"reason\": \"因\"}",
    "{\"limits\": {\"members\": -1}, \"reason\": \"因\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autoptr (WgRuleCard) card = load_one ("en");
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", settings[i]);
      g_assert_false (wg_rule_card_adjust (card, settings[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, "rule.R-04"));
      g_assert_true (card->is_on);
    }
}

static void
test_bad_cards (void)
{
  static const char *const templates[] = {
    "{ \"rules\": [ { } ] }",
    "{ \"rules\": [ { \"id\": \"A\", \"group\": \"none\", \"name\": \"N\", \"text\": \"T\","
    " \"silent\": \"S\" } ] }",
    "{ \"rules\": [ { \"id\": \"A\", \"group\": \"grid\", \"name\": \"N\", \"text\": \"T\" } ] }",
    "{ \"rules\": [ { \"id\": \"A\", \"group\": \"grid\", \"name\": \"N\", \"text\": \"T\","
    " \"cases\": { \"a\": { \"severity\": \"fatal\", \"sentence\": \"S\" } } } ] }",
    "{ \"rules\": [ { \"id\": \"A\", \"group\": \"grid\", \"name\": \"N\", \"text\": \"T\","
    " \"cases\": { \"a\": { \"severity\": \"error\" } } } ] }",
    "{ \"rules\": [",
  };

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_autoptr (GBytes) json = g_bytes_new_static (templates[i], strlen (templates[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (wg_rule_cards_load (json, "en", &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule-card/load", test_load);
  g_test_add_func ("/rule-card/names", test_names);
  g_test_add_func ("/rule-card/adjust", test_adjust);
  g_test_add_func ("/rule-card/bad-settings", test_bad_settings);
  g_test_add_func ("/rule-card/bad-cards", test_bad_cards);
  return g_test_run ();
}
