/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of findings as text, as a table and on paper, for those who do not have the program. It
 * holds what is on screen and nothing else. */

#include "wg-finding-report.h"

#include "wg-export-file.h"
#include "wg-sheet-paper.h"
#include "wg-sheet-text.h"
#include "wg-sheet-xlsx.h"

#include <glib/gi18n-lib.h>

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

/* @for_people: without the codes, for which a page has no room. */
static WgSheet *
make_sheet (GPtrArray  *findings,
            gboolean    for_people)
{
  const char *const columns[] = { _("Severity"), _("Rule"), _("Name of the rule"), _("Place"),
                                  _("Code of the unit"), _("Code of the grid"),
                                  _("What was found"), _("To change") };
  const gboolean on_paper[] = { TRUE, TRUE, FALSE, TRUE, FALSE, FALSE, TRUE, TRUE };
  WgSheet *sheet = wg_sheet_new (_("Findings"));

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (on_paper[i] || !for_people)
      wg_sheet_add_column (sheet, columns[i], -1);
  for (guint row = 0; row < findings->len; row++)
    {
      WgFinding *finding = g_ptr_array_index (findings, row);
      const WgRuleCard *card = wg_finding_get_card (finding);
      g_autofree char *place = wg_finding_dup_place (finding);
      g_autofree char *sentence = wg_finding_dup_sentence (finding);
      const char *const cells[] = { wg_severity_get_label (wg_finding_get_severity (finding)),
                                    card->id, card->name, place,
                                    wg_finding_get_unit (finding)->code,
                                    wg_finding_get_grid (finding)->code, sentence,
                                    wg_finding_get_field_label (finding) };

      wg_sheet_begin_row (sheet);
      for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
        if (on_paper[i] || !for_people)
          wg_sheet_add_text (sheet, cells[i]);
    }
  return sheet;
}

char *
wg_finding_report_to_csv (GPtrArray *findings)
{
  g_autoptr (WgSheet) sheet = make_sheet (findings, FALSE);
  g_autoptr (GBytes) bytes = wg_sheet_to_csv (sheet, WG_SHEET_UTF8, NULL);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  return g_strndup (text, length);
}

gboolean
wg_finding_report_write (GPtrArray  *findings,
                         const char *heading,
                         WgTime      made,
                         const char *path,
                         GError    **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  gboolean print = g_str_has_suffix (lower, ".pdf");
  g_autoptr (WgSheet) sheet = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (findings != NULL && path != NULL, FALSE);

  sheet = make_sheet (findings, print);
  if (print)
    return wg_sheet_paper_write (sheet, heading, path, error);
  if (g_str_has_suffix (lower, ".xlsx"))
    return wg_sheet_write_xlsx (sheet, path, made, error);
  bytes = wg_sheet_to_csv (sheet, WG_SHEET_UTF8, error);
  return bytes != NULL && wg_export_file_write (bytes, path, error);
}
