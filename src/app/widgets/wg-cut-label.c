/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tooltip of a label that may be cut. It changes nothing else of the label. */

#include "wg-cut-label.h"

#include "wg-tooltip.h"

static gboolean
on_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip,
                  gpointer data)
{
  GtkLabel *label = GTK_LABEL (widget);

  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  wg_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

void
wg_cut_label_explain (GtkLabel *label)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_widget_set_has_tooltip (GTK_WIDGET (label), TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}
