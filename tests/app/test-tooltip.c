/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tooltip stands in one line as long as it is short, in any script. */

#include "wg-tooltip.h"

#include <gtk/gtk.h>

/* What a widget shows for its tooltip, as GTK asks for it. */
static GtkWidget *
ask (GtkWidget *widget, GtkTooltip *tooltip)
{
  gboolean shown = FALSE;

  g_signal_emit_by_name (widget, "query-tooltip", 1, 1, FALSE, tooltip, &shown);
  return shown ? g_object_get_data (G_OBJECT (tooltip), "wg-label") : NULL;
}

static int
measure (GtkWidget *widget, GtkOrientation orientation, int other)
{
  int natural;

  gtk_widget_measure (widget, orientation, other, NULL, &natural, NULL, NULL);
  return natural;
}

static void
test_lines (void)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  GtkWidget *button = g_object_ref_sink (gtk_button_new_with_label ("x"));
  GtkWidget *label;
  int height, width;

  g_assert_null (ask (button, tooltip));
  gtk_widget_set_tooltip_text (button, "主");
  label = ask (button, tooltip);
  g_assert_nonnull (label);
  height = measure (label, GTK_ORIENTATION_VERTICAL, -1);
  width = measure (label, GTK_ORIENTATION_HORIZONTAL, -1);

  gtk_widget_set_tooltip_text (button, "显示整个范围（Home）");
  g_assert_true (ask (button, tooltip) == label);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "显示整个范围（Home）");
  g_assert_cmpint (measure (label, GTK_ORIENTATION_HORIZONTAL, -1), >=, 8 * width);
  g_assert_cmpint (measure (label, GTK_ORIENTATION_VERTICAL,
                            measure (label, GTK_ORIENTATION_HORIZONTAL, -1)), <=, height * 3 / 2);

  /* Text of a widget is no markup. */
  gtk_widget_set_tooltip_text (button, "<b>&");
  ask (button, tooltip);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "<b>&");
  g_object_unref (button);
}

int
main (int argc, char **argv)
{
  wg_tooltip_take_over ();
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tooltip/lines", test_lines);
  return g_test_run ();
}
