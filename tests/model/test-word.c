/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-fields.h"
#include "wg-word.h"

static void
test_label (void)
{
  const WgField *status = &wg_kind_activity.fields[WG_ACTIVITY_STATUS];
  const WgField *name = &wg_kind_activity.fields[WG_ACTIVITY_NAME];
  const WgField *satisfied = &wg_kind_service_case.fields[WG_SERVICE_CASE_SATISFIED];

  g_assert_cmpstr (wg_word_get_label (status, "held"), ==, "Held");
  g_assert_cmpstr (wg_word_get_label (status, "open"), ==, "open"); /* of a post */
  g_assert_cmpstr (wg_word_get_label (name, "held"), ==, "held");
  g_assert_cmpstr (wg_word_get_label (satisfied, "1"), ==, "Yes");
  g_assert_cmpstr (wg_word_get_label (satisfied, NULL), ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word/label", test_label);
  return g_test_run ();
}
