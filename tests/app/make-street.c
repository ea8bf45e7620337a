/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For driven tests: a file with a street and two communities under a level template. */

#include "wg-begin.h"

#include <locale.h>

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgBegin) begin = NULL;

  setlocale (LC_ALL, "");
  if (argc != 3)
    {
      g_printerr ("usage: %s TEMPLATE FILE\n", argv[0]);
      return 2;
    }
  begin = wg_begin_new (&error);
  if (begin != NULL)
    {
      wg_begin_set_template (begin, argv[1]);
      wg_begin_set_street (begin, "青禾街道", "990101001");
      wg_begin_add_communities (begin, "东园社区\n西园社区");
    }
  if (begin == NULL || !wg_begin_create (begin, argv[2], NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return 0;
}
