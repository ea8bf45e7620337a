/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question for the key of Tianditu. What the key is used for is the map's business; here it is
 * only typed, checked for its letters, and handed on. */

#include "wg-map-key-window.h"

#include "wg-text-scale.h"
#include "wg-web-address.h"

#include <glib/gi18n.h>

struct _WgMapKeyWindow
{
  AdwWindow parent_instance;

  GtkLabel  *sent;
  GtkWidget *key;
  GtkWidget *approval;
  GtkLabel  *problem;
  GtkWidget *use;
  GtkWidget *forget;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (WgMapKeyWindow, wg_map_key_window, ADW_TYPE_WINDOW)

enum
{
  KEY_GIVEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_text (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
on_changed (WgMapKeyWindow *self)
{
  g_autofree char *key = dup_text (self->key);
  gboolean good = wg_web_address_is_key (key);

  gtk_widget_set_sensitive (self->use, good);
  gtk_label_set_text (self->problem,
                      good || *key == '\0' ? "" : _("This is no key: it consists of letters and "
                                                    "digits."));
  gtk_widget_set_visible (GTK_WIDGET (self->problem), !good && *key != '\0');
}

static void
on_use (WgMapKeyWindow *self)
{
  g_autofree char *key = dup_text (self->key);
  g_autofree char *approval = dup_text (self->approval);

  if (!wg_web_address_is_key (key))
    return;
  g_settings_set_string (self->settings, "tianditu-approval", approval);
  g_signal_emit (self, signals[KEY_GIVEN], 0, key);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_forget (WgMapKeyWindow *self)
{
  g_signal_emit (self, signals[KEY_GIVEN], 0, "");
  gtk_window_close (GTK_WINDOW (self));
}

static void
wg_map_key_window_dispose (GObject *object)
{
  g_clear_object (&WG_MAP_KEY_WINDOW (object)->settings);

  G_OBJECT_CLASS (wg_map_key_window_parent_class)->dispose (object);
}

static void
wg_map_key_window_class_init (WgMapKeyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_map_key_window_dispose;
  signals[KEY_GIVEN] = g_signal_new ("key-given", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/map/wg-map-key-window.ui");
  gtk_widget_class_bind_template_child (widget_class, WgMapKeyWindow, sent);
  gtk_widget_class_bind_template_child (widget_class, WgMapKeyWindow, key);
  gtk_widget_class_bind_template_child (widget_class, WgMapKeyWindow, approval);
  gtk_widget_class_bind_template_child (widget_class, WgMapKeyWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, WgMapKeyWindow, use);
  gtk_widget_class_bind_template_child (widget_class, WgMapKeyWindow, forget);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_use);
  gtk_widget_class_bind_template_callback (widget_class, on_forget);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
wg_map_key_window_init (WgMapKeyWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
wg_map_key_window_new (GtkWindow *parent, GSettings *settings, const char *host, gboolean has_key)
{
  WgMapKeyWindow *self = g_object_new (WG_TYPE_MAP_KEY_WINDOW, "transient-for", parent,
                                       "modal", TRUE, NULL);
  g_autofree char *approval = g_settings_get_string (settings, "tianditu-approval");
  /* Translators: %s is the name of a machine in the network. */
  g_autofree char *sent
    = g_strdup_printf (_("This map comes from the network: what you look at is asked for at %s, "
                         "with your key. Nothing of the district's file is sent. The map is for "
                         "the screen only; papers and slides keep the own base map."), host);

  self->settings = g_object_ref (settings);
  gtk_label_set_text (self->sent, sent);
  gtk_editable_set_text (GTK_EDITABLE (self->approval), approval);
  gtk_widget_set_visible (self->forget, has_key);
  gtk_widget_grab_focus (self->key);
  wg_text_scale_widen (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
