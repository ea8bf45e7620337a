/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One trial in the card of the coverage. It changes no trial itself. */

#include "wg-trial-row.h"

#include "wg-number.h"

#include <glib/gi18n.h>

struct _WgTrialRow
{
  GtkListBoxRow parent_instance;

  GtkEditableLabel *name;
  GtkLabel         *adds;
  GtkWidget        *keep;

  gint64            id;
};

G_DEFINE_FINAL_TYPE (WgTrialRow, wg_trial_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  RENAMED,
  REMOVED,
  KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_edited (WgTrialRow *self)
{
  if (!gtk_editable_label_get_editing (self->name))
    g_signal_emit (self, signals[RENAMED], 0, self->id,
                   gtk_editable_get_text (GTK_EDITABLE (self->name)));
}

static void
on_remove (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgTrialRow *self = WG_TRIAL_ROW (widget);

  g_signal_emit (self, signals[REMOVED], 0, self->id);
}

static void
on_keep (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgTrialRow *self = WG_TRIAL_ROW (widget);

  g_signal_emit (self, signals[KEPT], 0, self->id);
}

static void
wg_trial_row_class_init (WgTrialRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[RENAMED] = g_signal_new ("renamed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[KEPT] = g_signal_new ("kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/posts/wg-trial-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WgTrialRow, name);
  gtk_widget_class_bind_template_child (widget_class, WgTrialRow, adds);
  gtk_widget_class_bind_template_child (widget_class, WgTrialRow, keep);
  gtk_widget_class_install_action (widget_class, "trial.keep", NULL, on_keep);
  gtk_widget_class_install_action (widget_class, "trial.remove", NULL, on_remove);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "trial.remove", NULL);
}

static void
wg_trial_row_init (WgTrialRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->name, "notify::editing", G_CALLBACK (on_edited), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
wg_trial_row_new (void)
{
  return g_object_new (WG_TYPE_TRIAL_ROW, NULL);
}

void
wg_trial_row_set_trial (WgTrialRow *self, const WgPostTrial *trial)
{
  g_autofree char *number = NULL;
  g_autofree char *adds = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (WG_IS_TRIAL_ROW (self));

  number = wg_number_format ((double) trial->adds, 0);
  /* Translators: how many more residents a post would reach. */
  adds = g_strdup_printf (_("+%s residents"), number);
  spoken = g_strdup_printf ("%s, %s", trial->name, adds);
  self->id = trial->id;
  if (!gtk_editable_label_get_editing (self->name))
    gtk_editable_set_text (GTK_EDITABLE (self->name), trial->name);
  gtk_label_set_text (self->adds, adds);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
wg_trial_row_set_writable (WgTrialRow *self, gboolean writable)
{
  g_return_if_fail (WG_IS_TRIAL_ROW (self));

  gtk_widget_set_visible (self->keep, writable);
}
