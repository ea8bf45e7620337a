/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings as marks with numbers. Each severity has a shape of its own, so that the marks can be
 * told apart in grey; colour only repeats it. */

#include "wg-finding-marks.h"

#include "wg-severity-icon.h"

#include <glib/gi18n.h>

struct _WgFindingMarks
{
  GtkWidget parent_instance;

  GtkWidget *icons[WG_N_SEVERITIES];
  GtkLabel  *labels[WG_N_SEVERITIES];
};

G_DEFINE_FINAL_TYPE (WgFindingMarks, wg_finding_marks, GTK_TYPE_WIDGET)

static const char *const css_classes[WG_N_SEVERITIES] = {
  [WG_SEVERITY_ERROR] = "finding-error",
  [WG_SEVERITY_WARNING] = "finding-warning",
  [WG_SEVERITY_NOTICE] = "finding-notice",
};

static void
wg_finding_marks_dispose (GObject *object)
{
  WgFindingMarks *self = WG_FINDING_MARKS (object);

  for (guint i = 0; i < WG_N_SEVERITIES; i++)
    {
      g_clear_pointer (&self->icons[i], gtk_widget_unparent);
      g_clear_pointer ((GtkWidget **) &self->labels[i], gtk_widget_unparent);
    }

  G_OBJECT_CLASS (wg_finding_marks_parent_class)->dispose (object);
}

static void
wg_finding_marks_class_init (WgFindingMarksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_finding_marks_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "findingmarks");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
wg_finding_marks_init (WgFindingMarks *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 2);
  for (guint i = 0; i < WG_N_SEVERITIES; i++)
    {
      self->icons[i] = wg_severity_icon_new ((WgSeverity) i);
      wg_severity_icon_set_size (WG_SEVERITY_ICON (self->icons[i]), 14);
      gtk_widget_set_visible (self->icons[i], FALSE);
      /* The group says it all in words. */
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->icons[i]), GTK_ACCESSIBLE_STATE_HIDDEN,
                                   TRUE, -1);
      gtk_widget_set_parent (self->icons[i], GTK_WIDGET (self));
      self->labels[i] = GTK_LABEL (gtk_label_new (NULL));
      gtk_widget_set_margin_end (GTK_WIDGET (self->labels[i]), 4);
      gtk_widget_set_visible (GTK_WIDGET (self->labels[i]), FALSE);
      gtk_widget_add_css_class (GTK_WIDGET (self->labels[i]), css_classes[i]);
      gtk_widget_add_css_class (GTK_WIDGET (self->labels[i]), "numeric");
      gtk_widget_set_parent (GTK_WIDGET (self->labels[i]), GTK_WIDGET (self));
    }
}

GtkWidget *
wg_finding_marks_new (void)
{
  return g_object_new (WG_TYPE_FINDING_MARKS, NULL);
}

void
wg_finding_marks_set_counts (WgFindingMarks *self,
                             const guint     counts[WG_N_SEVERITIES])
{
  g_autoptr (GString) spoken = g_string_new (NULL);

  g_return_if_fail (WG_IS_FINDING_MARKS (self));

  for (guint i = 0; i < WG_N_SEVERITIES; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", counts[i]);

      gtk_widget_set_visible (self->icons[i], counts[i] > 0);
      gtk_widget_set_visible (GTK_WIDGET (self->labels[i]), counts[i] > 0);
      gtk_label_set_text (self->labels[i], text);
      if (counts[i] == 0)
        continue;
      if (spoken->len > 0)
        g_string_append (spoken, _(", "));
      /* Translators: a severity and how many findings of it there are. */
      g_string_append_printf (spoken, _("%s %u"), wg_severity_get_label ((WgSeverity) i),
                              counts[i]);
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), spoken->len > 0 ? spoken->str : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken->len > 0 ? spoken->str : _("No findings"), -1);
}
