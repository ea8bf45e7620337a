/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tooltips as wide as their text. GTK 4.8 makes them as wide as a third of their letters: a word of
 * three Chinese characters stands there as a column of three lines. It says nothing of its own. */

#include "wg-tooltip.h"

#define WIDTH 50 /* letters; what is longer wraps */

/* One label for each tooltip: a new one at every move of the pointer would flicker. */
static GtkLabel *
get_label (GtkTooltip *tooltip)
{
  GtkLabel *label = g_object_get_data (G_OBJECT (tooltip), "wg-label");

  if (label != NULL)
    return label;
  label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (label, WIDTH);
  gtk_label_set_xalign (label, 0);
  g_object_set_data_full (G_OBJECT (tooltip), "wg-label", g_object_ref_sink (label),
                          g_object_unref);
  return label;
}

void
wg_tooltip_set_text (GtkTooltip *tooltip, const char *text)
{
  GtkLabel *label;

  g_return_if_fail (GTK_IS_TOOLTIP (tooltip) && text != NULL);

  label = get_label (tooltip);
  gtk_label_set_text (label, text);
  gtk_tooltip_set_custom (tooltip, GTK_WIDGET (label));
}

static gboolean
query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const char *text = gtk_widget_get_has_tooltip (widget) ? gtk_widget_get_tooltip_text (widget)
                                                         : NULL;

  if (text == NULL || *text == '\0')
    return FALSE;
  wg_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* Classes take over what their parent has when they are made. */
void
wg_tooltip_take_over (void)
{
  GtkWidgetClass *klass = g_type_class_ref (GTK_TYPE_WIDGET);

  klass->query_tooltip = query_tooltip;
}
