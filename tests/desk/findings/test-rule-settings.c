/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules as a file wants them: nothing without a reason, only what differs is kept, as shipped
 * again leaves no setting. */

#include "wg-rule-settings.h"

#include "wg-findings.h"
#include "wg-sample.h"
#include "wg-test.h"

#include <string.h>

typedef struct
{
  WgTestDir  *dir;
  WgDistrict *district;
} Sample;

static void
set_up (Sample       *sample,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  sample->dir = wg_test_dir_new ();
  path = wg_test_dir_file (sample->dir, "sample.wangge");
  wg_desk_sample_create (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  sample->district = wg_district_open (path, WG_DISTRICT_READ_WRITE | WG_DISTRICT_NO_MAP, &error);
  g_assert_no_error (error);
}

static void
tear_down (Sample       *sample,
           gconstpointer data)
{
  wg_district_close (sample->district);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&sample->district);
  wg_test_dir_free (sample->dir);
}

static WgRuleCard *
get_card (Sample     *sample,
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
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
on_changed (WgDistrict *district,
            gboolean   *changed)
{
  *changed = TRUE;
}

static void
apply (Sample     *sample,
       WgRuleCard *card)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgEdit) edit = wg_rule_settings_make_edit (sample->district, card, &error);
  g_autoptr (GAsyncResult) result = NULL;
  gboolean changed = FALSE;
  gulong handler = g_signal_connect (sample->district, "changed", G_CALLBACK (on_changed),
                                     &changed);

  g_assert_no_error (error);
  g_assert_nonnull (edit);
  wg_district_apply_async (sample->district, edit, NULL, on_done, &result);
  while (result == NULL || !changed)
    g_main_context_iteration (NULL, TRUE);
  wg_district_apply_finish (sample->district, result, &error);
  g_assert_no_error (error);
  g_signal_handler_disconnect (sample->district, handler);
}

static void
test_reason (Sample       *sample,
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
test_only_what_differs (Sample       *sample,
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
test_habit (Sample       *sample,
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
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("WANGGE_NOW");
  g_test_add ("/rule-settings/reason", Sample, NULL, set_up, test_reason, tear_down);
  g_test_add ("/rule-settings/only-what-differs", Sample, NULL, set_up, test_only_what_differs,
              tear_down);
  g_test_add ("/rule-settings/habit", Sample, NULL, set_up, test_habit, tear_down);
  return g_test_run ();
}
