/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows that something is under way. It starts and cancels nothing itself. */

#include "wg-busy-page.h"

#define SHOW_MS 300
#define CANCEL_MS 1000
#define PULSE_MS 100

struct _WgBusyPage
{
  GtkWidget parent_instance;

  GtkWidget      *content;
  GtkLabel       *what;
  GtkProgressBar *bar;
  GtkWidget      *cancel;

  guint           show_id, cancel_id, pulse_id;
};

G_DEFINE_FINAL_TYPE (WgBusyPage, wg_busy_page, GTK_TYPE_WIDGET)

static gboolean
on_show (gpointer data)
{
  WgBusyPage *self = data;

  self->show_id = 0;
  gtk_widget_set_visible (self->content, TRUE);
  return G_SOURCE_REMOVE;
}

static gboolean
on_cancel_due (gpointer data)
{
  WgBusyPage *self = data;

  self->cancel_id = 0;
  gtk_widget_set_visible (self->cancel, TRUE);
  return G_SOURCE_REMOVE;
}

static gboolean
on_pulse (gpointer data)
{
  WgBusyPage *self = data;

  gtk_progress_bar_pulse (self->bar);
  return G_SOURCE_CONTINUE;
}

static void
wg_busy_page_dispose (GObject *object)
{
  WgBusyPage *self = WG_BUSY_PAGE (object);

  wg_busy_page_stop (self);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_busy_page_parent_class)->dispose (object);
}

static void
wg_busy_page_class_init (WgBusyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_busy_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/window/wg-busy-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WgBusyPage, content);
  gtk_widget_class_bind_template_child (widget_class, WgBusyPage, what);
  gtk_widget_class_bind_template_child (widget_class, WgBusyPage, bar);
  gtk_widget_class_bind_template_child (widget_class, WgBusyPage, cancel);
}

static void
wg_busy_page_init (WgBusyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
wg_busy_page_start (WgBusyPage *self, const char *what)
{
  g_return_if_fail (WG_IS_BUSY_PAGE (self));

  wg_busy_page_stop (self);
  gtk_label_set_text (self->what, what);
  self->show_id = g_timeout_add (SHOW_MS, on_show, self);
  self->cancel_id = g_timeout_add (CANCEL_MS, on_cancel_due, self);
  self->pulse_id = g_timeout_add (PULSE_MS, on_pulse, self);
}

void
wg_busy_page_stop (WgBusyPage *self)
{
  g_return_if_fail (WG_IS_BUSY_PAGE (self));

  g_clear_handle_id (&self->show_id, g_source_remove);
  g_clear_handle_id (&self->cancel_id, g_source_remove);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  if (self->content != NULL)
    {
      gtk_widget_set_visible (self->content, FALSE);
      gtk_widget_set_visible (self->cancel, FALSE);
    }
}
