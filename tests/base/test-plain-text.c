/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-plain-text.h"

static void
check (const char *text,
       const char *plain)
{
  g_autofree char *found = wg_plain_text (text);

  g_assert_cmpstr (found, ==, plain);
}

static void
test_plain (void)
{
  check (NULL, NULL);
  check ("", "");
  check ("09:00 x", "09:00 x");
  check ("１３：００", "13:00");
  check ("便民服务", "便民服务");
  check ("①②", "12");
  check ("a\xff", NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plain-text/plain", test_plain);
  return g_test_run ();
}
