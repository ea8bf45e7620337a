/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Public holidays that ship, and lists that cannot be used. */

#include "wg-holidays.h"

#include "wg-data.h"

#include <string.h>

static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = wg_data_lookup ("templates/holidays.json", &error);
  g_autoptr (WgHolidays) holidays = wg_holidays_load (json, "holidays.json", "zh", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (wg_holidays_get_name (holidays, wg_date_new (2026, 10, 1)), ==, "国庆节");
  g_assert_cmpstr (wg_holidays_get_name (holidays, wg_date_new (2026, 10, 7)), ==, "国庆节");
  g_assert_null (wg_holidays_get_name (holidays, wg_date_new (2026, 10, 8)));
  g_assert_null (wg_holidays_get_name (holidays, wg_date_new (2026, 9, 30)));
  g_assert_true (wg_holidays_has_year (holidays, wg_date_new (2026, 12, 31)));
  g_assert_false (wg_holidays_has_year (holidays, wg_date_new (2031, 1, 1)));
}

static void
test_bad (void)
{
  static const char *const bad[] = {
    "", "{", "{}", "{\"holidays\":[3]}",
    "{\"holidays\":[{\"name\":\"a\",\"from\":\"2026-10-01\"}]}",
    "{\"holidays\":[{\"from\":\"2026-10-01\",\"until\":\"2026-10-02\"}]}",
    "{\"holidays\":[{\"name\":\"a\",\"from\":\"2026-10-03\",\"until\":\"2026-10-02\"}]}",
    "{\"holidays\":[{\"name\":\"a\",\"from\":\"soon\",\"until\":\"2026-10-02\"}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) json = g_bytes_new_static (bad[i], strlen (bad[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (wg_holidays_load (json, "x.json", "en", &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/holidays/shipped", test_shipped);
  g_test_add_func ("/model/holidays/bad", test_bad);
  return g_test_run ();
}
