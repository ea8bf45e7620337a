/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of findings as text and as a table, for those who do not have the program. It holds what
 * is on screen and nothing else. */

#include "wg-finding-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

char *
wg_finding_report_to_text (GPtrArray  *findings,
                           const char *heading)
{
  GString *text = g_string_new (heading);
  guint shown = WG_N_SEVERITIES;

  g_string_append_c (text, '\n');
  for (guint i = 0; i < findings->len; i++)
    {
      WgFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *line = wg_finding_dup_text (finding);

      if (wg_finding_get_severity (finding) != shown)
        {
          shown = wg_finding_get_severity (finding);
          g_string_append_printf (text, "\n%s\n", wg_severity_get_label ((WgSeverity) shown));
        }
      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (text, FALSE);
}

/* A cell that a spreadsheet would take for a formula is told apart by a quote. */
static void
append_cell (GString    *csv,
             const char *text,
             char        end)
{
  g_autoptr (GString) cell = g_string_new (text);

  g_string_replace (cell, "\"", "\"\"", 0);
  if (cell->len > 0 && strchr ("=+-@\t\r", cell->str[0]) != NULL)
    g_string_prepend_c (cell, '\'');
  if (strpbrk (cell->str, "\",\r\n") != NULL)
    g_string_append_printf (csv, "\"%s\"", cell->str);
  else
    g_string_append (csv, cell->str);
  g_string_append (csv, end == '\n' ? "\r\n" : ",");
}

char *
wg_finding_report_to_csv (GPtrArray *findings)
{
  GString *csv = g_string_new ("\357\273\277");

  append_cell (csv, _("Severity"), ',');
  append_cell (csv, _("Rule"), ',');
  append_cell (csv, _("Name of the rule"), ',');
  append_cell (csv, _("Place"), ',');
  append_cell (csv, _("Code of the unit"), ',');
  append_cell (csv, _("Code of the grid"), ',');
  append_cell (csv, _("What was found"), ',');
  append_cell (csv, _("To change"), '\n');
  for (guint i = 0; i < findings->len; i++)
    {
      WgFinding *finding = g_ptr_array_index (findings, i);
      const WgRuleCard *card = wg_finding_get_card (finding);
      g_autofree char *place = wg_finding_dup_place (finding);
      g_autofree char *sentence = wg_finding_dup_sentence (finding);

      append_cell (csv, wg_severity_get_label (wg_finding_get_severity (finding)), ',');
      append_cell (csv, card->id, ',');
      append_cell (csv, card->name, ',');
      append_cell (csv, place, ',');
      append_cell (csv, wg_finding_get_unit (finding)->code, ',');
      append_cell (csv, wg_finding_get_grid (finding)->code, ',');
      append_cell (csv, sentence, ',');
      append_cell (csv, wg_finding_get_field_label (finding), '\n');
    }
  return g_string_free (csv, FALSE);
}
