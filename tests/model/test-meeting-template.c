/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The template of meetings that ships, and those that cannot be used; the quorum. */

#include "wg-meeting-template.h"

#include "wg-data.h"

#include <string.h>

static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = wg_data_lookup ("templates/meetings.json", &error);
  g_autoptr (WgMeetingTemplate) template =
    wg_meeting_template_load (json, "meetings.json", "zh", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (template->parties->len, ==, 5);
  g_assert_cmpstr (wg_meeting_template_find_party (template, "owners")->name, ==, "业主委员会");
  g_assert_null (wg_meeting_template_find_party (template, "moon"));
  g_assert_cmpint (wg_meeting_template_find_type (template, "quarterly")->every, ==,
                   WG_MEETING_EVERY_QUARTER);
  g_assert_cmpint (wg_meeting_template_find_type (template, "monthly")->every, ==,
                   WG_MEETING_EVERY_MONTH);
  g_assert_cmpint (wg_meeting_template_find_type (template, "brief")->every, ==, WG_MEETING_ONCE);
  g_assert_null (wg_meeting_template_find_type (template, NULL));
}

static void
test_quorum (void)
{
  WgQuorum quorum = { 50, 3 };
  g_autofree char *text = wg_quorum_format (&quorum);
  WgQuorum read = { 0, 0 };

  g_assert_true (wg_quorum_is_met (&quorum, 10, 20, 3));
  g_assert_false (wg_quorum_is_met (&quorum, 9, 20, 5));
  g_assert_false (wg_quorum_is_met (&quorum, 20, 20, 2));
  g_assert_false (wg_quorum_is_met (&quorum, 0, 0, 5));
  g_assert_true (wg_quorum_parse (text, &read));
  g_assert_cmpuint (read.least_percent, ==, 50);
  g_assert_cmpuint (read.least_parties, ==, 3);
  g_assert_false (wg_quorum_parse ("{\"least_percent\":101,\"least_parties\":3}", &read));
  g_assert_false (wg_quorum_parse ("half", &read));
  g_assert_false (wg_quorum_parse (NULL, &read));
  g_assert_cmpuint (read.least_percent, ==, 50);
}

static void
test_bad (void)
{
  static const char *const bad[] = {
    "", "{", "{}", "3",
    "{\"parties\":[],\"types\":[],\"quorum\":{\"least_percent\":50,\"least_parties\":3}}",
    "{\"parties\":[{\"id\":\"a\",\"name\":\"a\"}],\"types\":[{\"id\":\"b\",\"name\":\"b\"}]}",
    "{\"parties\":[{\"id\":\"a\",\"name\":\"a\"}],\"types\":[{\"id\":\"b\",\"name\":\"b\","
    "\"every\":\"day\"}],\"quorum\":{\"least_percent\":50,\"least_parties\":3}}",
    "{\"parties\":[{\"id\":\"a\"}],\"types\":[{\"id\":\"b\",\"name\":\"b\"}],"
    "\"quorum\":{\"least_percent\":50,\"least_parties\":3}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) json = g_bytes_new_static (bad[i], strlen (bad[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (wg_meeting_template_load (json, "x.json", "en", &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/meeting-template/shipped", test_shipped);
  g_test_add_func ("/model/meeting-template/quorum", test_quorum);
  g_test_add_func ("/model/meeting-template/bad", test_bad);
  return g_test_run ();
}
