/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of ten bytes, the same every time: a shapefile that was written years ago is read again. */

#include "wg-short-name.h"

#include <string.h>

char *
wg_short_name (const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, "_", -1);
  gsize total = strlen (name);

  while (total > WG_SHORT_NAME_MAX)
    {
      char *longest = words[0];

      for (guint i = 1; words[i] != NULL; i++)
        if (strlen (words[i]) > strlen (longest))
          longest = words[i];
      if (strlen (longest) < 2)
        break;
      longest[strlen (longest) - 1] = '\0';
      total--;
    }
  return g_strjoinv ("_", words);
}
