/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-cli sample: the sample district. */

#include "wg-cli.h"

#include "wg-sample.h"

#include <glib/gi18n-lib.h>

int
wg_cli_sample (const char *usage,
               char      **words)
{
  const GOptionEntry options[] = { { NULL } };
  g_auto (GStrv) files = NULL;
  g_autoptr (GError) error = NULL;

  if (!wg_cli_parse (usage, options, words, 1, FALSE, &files))
    return WG_CLI_USAGE;
  if (!wg_desk_sample_create (files[0], NULL, NULL, NULL, &error))
    return wg_cli_refuse (error);
  g_print (_("The sample district is in %s.\n"), files[0]);
  return WG_CLI_DONE;
}
