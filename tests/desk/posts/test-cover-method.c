/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What "within reach" means: as it ships, as a file changes it, and what is refused. */

#include "wg-cover-method.h"
#include "wg-sample-file.h"
#include "wg-setting.h"

static WgCoverMethod
get_method (WgSampleFile *file,
            WgCoverKind   kind)
{
  WgCoverMethod method;

  wg_cover_method_init (&method, kind, file->district);
  return method;
}

static void
test_shipped (WgSampleFile *file,
              gconstpointer data)
{
  WgCoverMethod method = get_method (file, WG_COVER_WALK);
  g_autofree char *words = wg_cover_method_describe (&method);
  g_autofree char *radius = NULL;

  g_assert_cmpint (method.kind, ==, WG_COVER_WALK);
  g_assert_cmpfloat (method.radius_m, ==, 1000);
  g_assert_cmpfloat (method.minutes, ==, 15);
  g_assert_cmpfloat (method.speed_m_min, ==, 67);
  g_assert_cmpfloat (method.detour_m, ==, 100);
  g_assert_false (method.streets_cross);
  g_assert_cmpstr (words, ==, "15 minutes on foot along the streets, 67 m a minute, at most 100 m "
                              "off the street");
  method.kind = WG_COVER_RADIUS;
  radius = wg_cover_method_describe (&method);
  g_assert_cmpstr (radius, ==, "radius 1,000 m as the crow flies");
}

/* One edit, which can be taken back; the second time the same rows are changed. */
static void
test_changed (WgSampleFile *file,
              gconstpointer data)
{
  WgCoverMethod method = get_method (file, WG_COVER_RADIUS);
  g_autoptr (GError) error = NULL;

  g_assert_null (wg_cover_method_make_edit (&method, file->district, &error));
  g_assert_no_error (error);
  method.radius_m = 800;
  method.speed_m_min = 52.5;
  method.streets_cross = TRUE;
  wg_sample_file_apply (file, wg_cover_method_make_edit (&method, file->district, NULL));
  method = get_method (file, WG_COVER_RADIUS);
  g_assert_cmpfloat (method.radius_m, ==, 800);
  g_assert_cmpfloat (method.speed_m_min, ==, 52.5);
  g_assert_true (method.streets_cross);
  method.radius_m = 900;
  wg_sample_file_apply (file, wg_cover_method_make_edit (&method, file->district, NULL));
  g_assert_cmpfloat (get_method (file, WG_COVER_RADIUS).radius_m, ==, 900);
  wg_sample_file_undo (file);
  wg_sample_file_undo (file);
  method = get_method (file, WG_COVER_RADIUS);
  g_assert_cmpfloat (method.radius_m, ==, 1000);
  g_assert_cmpfloat (method.speed_m_min, ==, 67);
  g_assert_false (method.streets_cross);
}

static void
test_refused (WgSampleFile *file,
              gconstpointer data)
{
  WgCoverMethod method = get_method (file, WG_COVER_RADIUS);
  g_autoptr (GError) error = NULL;

  method.radius_m = 5;
  g_assert_false (wg_cover_method_check (&method, NULL));
  g_assert_null (wg_cover_method_make_edit (&method, file->district, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpstr (error->message, ==, "The radius in metres must lie between 50 and 20000.");
}

/* A file from elsewhere with a setting that nobody can walk is still opened. */
static void
test_foreign_setting (WgSampleFile *file,
                      gconstpointer data)
{
  WgEdit *edit = wg_edit_new ("test");

  wg_setting_put (edit, NULL, "coverage.walk_minutes", "a quarter");
  wg_sample_file_apply (file, edit);
  g_test_expect_message ("wangge", G_LOG_LEVEL_WARNING, "*coverage.walk_minutes is out of range*");
  g_assert_cmpfloat (get_method (file, WG_COVER_WALK).minutes, ==, 15);
  g_test_assert_expected_messages ();
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = NULL;
  g_autofree char *master = NULL;

  g_test_init (&argc, &argv, NULL);
  dir = wg_test_dir_new ();
  master = wg_test_dir_file (dir, "sample.wangge");
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/desk/cover-method/shipped", test_shipped, master);
  WG_SAMPLE_TEST ("/desk/cover-method/changed", test_changed, master);
  WG_SAMPLE_TEST ("/desk/cover-method/refused", test_refused, master);
  WG_SAMPLE_TEST ("/desk/cover-method/foreign-setting", test_foreign_setting, master);
  return g_test_run ();
}
