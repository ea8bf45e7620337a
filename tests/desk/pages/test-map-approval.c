/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The approval number of the map: written, changed, taken back. */

#include "wg-map-approval.h"

#include "wg-sample-file.h"

static void
test_number (WgSampleFile *sample,
             gconstpointer data)
{
  g_assert_null (wg_map_approval_get (sample->district));
  g_assert_null (wg_map_approval_edit (sample->district, " "));
  wg_sample_file_apply (sample, wg_map_approval_edit (sample->district, " GS(2026)1234 "));
  g_assert_cmpstr (wg_map_approval_get (sample->district), ==, "GS(2026)1234");
  g_assert_null (wg_map_approval_edit (sample->district, "GS(2026)1234"));
  wg_sample_file_apply (sample, wg_map_approval_edit (sample->district, ""));
  g_assert_null (wg_map_approval_get (sample->district));
  wg_sample_file_undo (sample);
  g_assert_cmpstr (wg_map_approval_get (sample->district), ==, "GS(2026)1234");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (WgTestDir) dir = NULL;
  g_autofree char *master = NULL;

  g_test_init (&argc, &argv, NULL);
  dir = wg_test_dir_new ();
  master = wg_test_dir_file (dir, "master.wangge");
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/map-approval/number", test_number, master);
  return g_test_run ();
}
