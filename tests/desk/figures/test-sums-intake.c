/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Portions that are added up on another thread give what they give one after the other. */

#include "wg-sums-intake.h"

#include "wg-district-private.h"
#include "wg-sample-file.h"

#define N_PORTIONS 120
#define N_A_PORTION 500
#define FIRST_DAY 20000

static void
fill (GArray       *sums,
      WgPlaceOrder *order,
      guint         portion)
{
  g_array_set_size (sums, 0);
  for (guint i = 0; i < N_A_PORTION; i++)
    {
      guint n = portion * N_A_PORTION + i;
      WgContribution sum = {
        .day = FIRST_DAY + (WgDate) (portion % 90),
        .place = wg_place_order_get_id (order, n / 3 % wg_place_order_get_n_slots (order)),
        .service_class = n % 4,
        .entered = FIRST_DAY + (WgDate) (portion % 90),
        .measure = WG_MEASURE_FIRST_RECORD + n % 3,
        .value = n % 7 + 1,
      };

      g_array_append_val (sums, sum);
    }
}

/* @n_portions: also fewer than are ever handed on, and none. */
static void
check (WgSampleFile *sample,
       guint         n_portions)
{
  WgRegistry *registry = wg_district_get_registry (sample->district);
  g_autoptr (WgPlaceOrder) order = wg_place_order_new (registry, NULL);
  g_autoptr (WgServiceSums) one = wg_service_sums_new (order, WG_TIME_NONE);
  g_autoptr (WgServiceSums) other = wg_service_sums_new (order, WG_TIME_NONE);
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (WgContribution));
  WgSumsIntake *intake = wg_sums_intake_new (other);
  guint n_slots = wg_place_order_get_n_slots (order);
  g_autofree gint64 *expected = g_new0 (gint64, n_slots);
  g_autofree gint64 *found = g_new0 (gint64, n_slots);
  WgPeriod period = { FIRST_DAY + 3, FIRST_DAY + 80 };

  for (guint portion = 0; portion < n_portions; portion++)
    {
      fill (sums, order, portion);
      for (guint i = 0; i < sums->len; i++)
        wg_service_sums_take (one, &g_array_index (sums, WgContribution, i));
      wg_sums_intake_take ((const WgContribution *) (gpointer) sums->data, sums->len, intake);
      wg_sums_intake_take (NULL, 0, intake);
    }
  wg_sums_intake_end (intake);
  for (WgMeasure i = WG_MEASURE_FIRST_RECORD; i < WG_MEASURE_FIRST_RECORD + 3; i++)
    {
      g_assert_cmpint (wg_service_cube_get_total (other->cube, i), ==,
                       wg_service_cube_get_total (one->cube, i));
      g_assert_cmpint (n_portions > 0, ==, wg_service_cube_get_total (other->cube, i) > 0);
      g_assert_true (wg_service_sums_of_slots (one, i, NULL, 0, n_slots, &period, expected));
      g_assert_true (wg_service_sums_of_slots (other, i, NULL, 0, n_slots, &period, found));
      g_assert_cmpmem (found, n_slots * sizeof *found, expected, n_slots * sizeof *expected);
    }
  g_assert_false (other->damaged);
}

static void
test_same (WgSampleFile *sample,
           gconstpointer data)
{
  check (sample, 0);
  check (sample, 5);
  check (sample, N_PORTIONS);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = NULL;
  g_autofree char *master = NULL;

  g_test_init (&argc, &argv, NULL);
  dir = wg_test_dir_new ();
  master = wg_test_dir_file (dir, "master.wangge");
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/desk/sums-intake/same", test_same, master);
  return g_test_run ();
}
