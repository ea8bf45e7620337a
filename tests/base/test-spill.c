/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-spill.h"

#include "wg-test.h"

#include <string.h>

/* More than stays in memory. */
#define N 200000

typedef struct
{
  guint64     number;
  const char *text;
  char        rest[60];
} Thing;

static void
check (Thing *const *things)
{
  for (guint i = 0; i < N; i++)
    {
      g_autofree char *text = g_strdup_printf ("thing %u", i);

      g_assert_cmpuint (things[i]->number, ==, i);
      g_assert_cmpstr (things[i]->text, ==, text);
      g_assert_cmpint (things[i]->rest[59], ==, 0);
    }
}

/* Everything stays where it is and as it is, also when it is told to rest or changed later. */
static void
test_stays (void)
{
  g_autoptr (WgSpill) spill = wg_spill_new ();
  g_autofree Thing **things = g_new (Thing *, N);

  for (guint i = 0; i < N; i++)
    {
      g_autofree char *text = g_strdup_printf ("thing %u", i);

      things[i] = wg_spill_take (spill, sizeof (Thing));
      g_assert_cmpuint (GPOINTER_TO_SIZE (things[i]) % 8, ==, 0);
      things[i]->number = i;
      things[i]->text = wg_spill_text (spill, text);
    }
  check (things);
  wg_spill_rest (spill);
  things[N - 1]->number = 0;
  wg_spill_rest (spill);
  g_assert_cmpuint (things[N - 1]->number, ==, 0);
  things[N - 1]->number = N - 1;
  check (things);
}

/* One thing may be larger than any piece; references count. */
static void
test_large (void)
{
  g_autoptr (WgSpill) spill = wg_spill_new ();
  char *small = wg_spill_text (spill, "small");
  char *large = wg_spill_take (spill, (gsize) 20 << 20);
  WgSpill *same = wg_spill_ref (spill);

  memset (large, 'x', (gsize) 20 << 20);
  wg_spill_rest (spill);
  wg_spill_unref (same);
  g_assert_cmpstr (small, ==, "small");
  g_assert_cmpint (large[0], ==, 'x');
  g_assert_cmpint (large[((gsize) 20 << 20) - 1], ==, 'x');
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/spill/stays", test_stays);
  g_test_add_func ("/base/spill/large", test_large);
  return g_test_run ();
}
