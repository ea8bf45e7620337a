/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The status line. It only reads. */

#include "wg-status-bar.h"

#include <glib/gi18n.h>

struct _WgStatusBar
{
  GtkWidget parent_instance;

  GtkLabel       *left;
  GtkLabel       *backup;
  GtkLabel       *right;
  WgDistrict     *district;
  WgBackupKeeper *keeper;
  GSettings      *settings;
};

G_DEFINE_FINAL_TYPE (WgStatusBar, wg_status_bar, GTK_TYPE_WIDGET)

static void
update (WgStatusBar *self)
{
  g_autofree char *file = NULL, *backup = NULL, *left = NULL, *right = NULL;
  WgClock *clock = wg_district_get_clock (self->district);
  gboolean attention = FALSE;
  g_autofree char *base = self->settings != NULL
                            ? g_settings_get_string (self->settings, "base-layer")
                            : g_strdup ("own");
  /* The only thing that ever asks the network, and only when it was chosen. */
  gboolean online = g_str_has_prefix (base, "tianditu-");

  /* Translators: %s is the name of the file's highest unit. */
  file = g_strdup_printf (_("Database %s"), wg_district_get_name (self->district));
  backup = wg_backup_keeper_dup_line (self->keeper, &attention);
  left = g_strjoin (" · ", online ? _("Network: only Tianditu") : _("Offline"), file, "",
                    NULL);
  gtk_label_set_text (self->left, left);
  gtk_label_set_text (self->backup, backup);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->backup), attention ? backup : NULL);
  if (attention)
    gtk_widget_add_css_class (GTK_WIDGET (self->backup), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->backup), "warning");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->left), wg_district_get_path (self->district));

  if (wg_clock_is_demo (clock))
    {
      g_autofree char *now = wg_time_format (wg_clock_get_now (clock));

      /* Translators: %s is a date and time. */
      right = g_strdup_printf (_("Demonstration clock %s"), now);
    }
  gtk_label_set_text (self->right, right != NULL ? right : "");
}

static void
wg_status_bar_dispose (GObject *object)
{
  WgStatusBar *self = WG_STATUS_BAR (object);

  g_clear_pointer ((GtkWidget **) &self->left, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->backup, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->right, gtk_widget_unparent);
  g_clear_object (&self->district);
  g_clear_object (&self->keeper);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (wg_status_bar_parent_class)->dispose (object);
}

static void
wg_status_bar_class_init (WgStatusBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_status_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_css_name (widget_class, "wgstatusbar");
}

static GtkLabel *
add_label (WgStatusBar *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static void
wg_status_bar_init (WgStatusBar *self)
{
  self->left = add_label (self);
  gtk_label_set_xalign (self->left, 0);
  self->backup = add_label (self);
  gtk_label_set_xalign (self->backup, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->backup), TRUE);
  self->right = add_label (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Status"), -1);
}

static void
on_base_layer (WgStatusBar *self)
{
  if (self->district != NULL)
    update (self);
}

void
wg_status_bar_set_settings (WgStatusBar *self, GSettings *settings)
{
  g_return_if_fail (WG_IS_STATUS_BAR (self));

  if (!g_set_object (&self->settings, settings))
    return;
  g_signal_connect_object (settings, "changed::base-layer", G_CALLBACK (on_base_layer), self,
                           G_CONNECT_SWAPPED);
}

void
wg_status_bar_set_district (WgStatusBar *self, WgDistrict *district, WgBackupKeeper *keeper)
{
  g_return_if_fail (WG_IS_STATUS_BAR (self));

  if (self->district != NULL)
    g_signal_handlers_disconnect_by_func (self->district, update, self);
  if (self->keeper != NULL)
    g_signal_handlers_disconnect_by_func (self->keeper, update, self);
  g_set_object (&self->district, district);
  g_set_object (&self->keeper, keeper);
  if (district == NULL)
    return;
  g_signal_connect_object (district, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
