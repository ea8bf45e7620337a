/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings of a trial as plain rows: what a change would bring or end. The panel of findings has
 * rows of its own, with more to do. */

#include "wg-finding-lines.h"

#include <adwaita.h>
#include <glib/gi18n.h>

void
wg_finding_lines_clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static GtkWidget *
make_row (WgFinding *finding)
{
  const WgRuleCard *card = wg_finding_get_card (finding);
  const char *severity = wg_severity_get_label (wg_finding_get_severity (finding));
  g_autofree char *place = wg_finding_dup_place (finding);
  g_autofree char *sentence = wg_finding_dup_sentence (finding);
  g_autofree char *title = g_strdup_printf (_("%s: %s"), place, sentence);
  /* Translators: severity, id and name of a rule: Error · R-09 Term of a committee */
  g_autofree char *subtitle = g_strdup_printf (_("%s · %s %s"), severity, card->id, card->name);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

void
wg_finding_lines_fill (GtkListBox *list, GPtrArray *findings)
{
  wg_finding_lines_clear (list);
  for (guint i = 0; i < findings->len; i++)
    gtk_list_box_append (list, make_row (g_ptr_array_index (findings, i)));
}
