/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program with the window. Everything it does is in app/; this only starts it. */

#include "wg-application.h"

int
main (int argc, char **argv)
{
  g_autoptr (WgApplication) application = NULL;

  wg_application_init_language ();
  application = wg_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
