/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns are called that a list of refused rows has beside those of its file. Whoever
 * reads such a list again must know them in every language that the program writes. */

#include "wg-column-report.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static const char *const names[WG_COLUMN_REPORT_N][2] = {
  { N_("Refused: file"), "退回：文件" },
  { N_("Refused: row"), "退回：行" },
  { N_("Refused: reason"), "退回：原因" },
};

const char *
wg_column_report_name (guint i)
{
  g_return_val_if_fail (i < WG_COLUMN_REPORT_N, NULL);

  return _(names[i][0]);
}

gboolean
wg_column_is_report (const char *name)
{
  for (guint i = 0; i < WG_COLUMN_REPORT_N; i++)
    for (guint language = 0; language < 2; language++)
      if (strcmp (name, names[i][language]) == 0 || strcmp (name, _(names[i][0])) == 0)
        return TRUE;
  return FALSE;
}
