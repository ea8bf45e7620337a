/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules as a file wants them: nothing without a reason, only what differs is kept, as shipped
 * again leaves no setting. */

#include "wg-rule-settings.h"

#include "wg-findings.h"
#include "wg-sample-file.h"

#include <string.h>

static WgRuleCard *
get_card (WgSampleFile *sample,
          const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = wg_findings_list_rules (sample->district, &error);

  g_assert_no_error (error);
  return wg_rule_card_ref (wg_rule_cards_find (rules, id));
}

static void
set_reason (WgRuleCard *card,
            const char *reason)
{
  g_free (card->reason);
  card->reason = g_strdup (reason);
}

static void
apply (WgSampleFile *sample,
       WgRuleCard   *card)
{
  g_autoptr (GError) error = NULL;
  WgEdit *edit = wg_rule_settings_make_edit (sample->district, card, &error);

  g_assert_no_error (error);
  wg_sample_file_apply (sample, edit);
}

static void
test_reason (WgSampleFile *sample,
             gconstpointer data)
{
  g_autoptr (WgRuleCard) card = get_card (sample, "R-04");
  g_autoptr (WgRuleCard) stored = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (wg_rule_settings_make_edit (sample->district, card, &error));
  g_assert_no_error (error);
  card->is_on = FALSE;
  g_assert_null (wg_rule_settings_make_edit (sample->district, card, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  set_reason (card, " \n");
  g_assert_null (wg_rule_settings_make_edit (sample->district, card, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);

  set_reason (card, " 拆分方案已报批 ");
  apply (sample, card);
  stored = get_card (sample, "R-04");
  g_assert_false (stored->is_on);
  g_assert_cmpstr (stored->reason, ==, "拆分方案已报批");
}

static void
test_only_what_differs (WgSampleFile *sample,
                        gconstpointer data)
{
  g_autoptr (WgRuleCard) card = get_card (sample, "R-09");
  g_autoptr (WgRuleCard) stored = NULL, again = NULL;
  WgRuleCase *due = NULL;

  for (guint i = 0; i < card->cases->len; i++)
    if (g_str_equal (((WgRuleCase *) g_ptr_array_index (card->cases, i))->id, "due"))
      due = g_ptr_array_index (card->cases, i);
  due->severity = WG_SEVERITY_WARNING;
  wg_rule_card_set_limit (card, "days", 60);
  set_reason (card, "按季提醒");
  apply (sample, card);
  g_assert_cmpstr (wg_district_get_setting (sample->district, "rule.R-09"), ==,
                   "{\"limits\":{\"days\":60},\"reason\":\"按季提醒\","
                   "\"severity\":{\"due\":\"warning\"}}");
  stored = get_card (sample, "R-09");
  g_assert_cmpfloat (wg_rule_card_get_limit (stored, "days"), ==, 60);
  g_assert_cmpfloat (wg_rule_card_get_limit (stored, "months"), ==, 12);

  g_assert_true (wg_rule_settings_reset (stored, NULL));
  g_assert_cmpfloat (wg_rule_card_get_limit (stored, "days"), ==, 180);
  apply (sample, stored);
  g_assert_null (wg_district_get_setting (sample->district, "rule.R-09"));
  again = get_card (sample, "R-09");
  g_assert_null (again->reason);
}

/* A local habit ships off; to ask for it is a change like any other. */
static void
test_habit (WgSampleFile *sample,
            gconstpointer data)
{
  g_autoptr (WgRuleCard) card = get_card (sample, "G-07");
  g_autoptr (WgRuleCard) stored = NULL;

  g_assert_false (card->is_on);
  card->is_on = TRUE;
  set_reason (card, "本区要求300至500户");
  apply (sample, card);
  stored = get_card (sample, "G-07");
  g_assert_true (stored->is_on);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *master = wg_test_dir_file (dir, "master.wangge");

  g_test_init (&argc, &argv, NULL);
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/rule-settings/reason", test_reason, master);
  WG_SAMPLE_TEST ("/rule-settings/only-what-differs", test_only_what_differs, master);
  WG_SAMPLE_TEST ("/rule-settings/habit", test_habit, master);
  return g_test_run ();
}
