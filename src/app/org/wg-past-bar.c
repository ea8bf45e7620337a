/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line over the organisation that says which day is shown when it is not today. What to do
 * with that day's registry is the page's business. */

#include "wg-past-bar.h"

#include <glib/gi18n.h>

struct _WgPastBar
{
  GtkWidget parent_instance;

  GtkRevealer  *revealer;
  GtkLabel     *label;

  WgDistrict   *district; /* (nullable) */
  WgScope      *scope;    /* (nullable) */
  WgRegistry   *registry; /* (nullable) */
  GCancellable *loading;  /* (nullable) */
};

G_DEFINE_FINAL_TYPE (WgPastBar, wg_past_bar, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
take_registry (WgPastBar *self, WgRegistry *registry)
{
  WgRegistry *former = self->registry;

  self->registry = registry;
  if (former != registry)
    g_signal_emit (self, signals[CHANGED], 0);
  g_clear_pointer (&former, wg_past_unref);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgPastBar) self = data;
  g_autoptr (GError) error = NULL;
  WgRegistry *registry = wg_past_load_finish (result, &error);

  if (registry != NULL)
    take_registry (self, registry);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_label_set_text (self->label, error->message);
}

/* The scope's day, unless it is today. */
static char *
dup_day (WgPastBar *self)
{
  WgTime at = self->scope != NULL ? wg_scope_get_at (self->scope) : WG_TIME_NONE;
  WgDate day = at != WG_TIME_NONE ? wg_time_get_day (at) : WG_DATE_NONE;

  if (day == WG_DATE_NONE || self->district == NULL ||
      day == wg_clock_get_today (wg_district_get_clock (self->district)))
    return NULL;
  return wg_date_format (day);
}

static void
follow (WgPastBar *self)
{
  g_autofree char *day = dup_day (self);
  g_autofree char *text = NULL;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  gtk_revealer_set_reveal_child (self->revealer, day != NULL);
  if (day == NULL)
    {
      take_registry (self, NULL);
      return;
    }
  text = g_strdup_printf (_("The organisation on %s. It can be looked at, not changed."), day);
  gtk_label_set_text (self->label, text);
  self->loading = g_cancellable_new ();
  wg_past_load_async (self->district, day, self->loading, on_loaded, g_object_ref (self));
}

static void
on_today (WgPastBar *self)
{
  if (self->scope != NULL)
    wg_scope_set_at (self->scope, WG_TIME_NONE);
}

static void
clear (WgPastBar *self)
{
  if (self->district != NULL)
    g_signal_handlers_disconnect_by_data (self->district, self);
  if (self->scope != NULL)
    g_signal_handlers_disconnect_by_data (self->scope, self);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->district);
  g_clear_object (&self->scope);
}

static void
wg_past_bar_dispose (GObject *object)
{
  WgPastBar *self = WG_PAST_BAR (object);

  clear (self);
  g_clear_pointer (&self->registry, wg_past_unref);
  g_clear_pointer ((GtkWidget **) &self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_past_bar_parent_class)->dispose (object);
}

static void
wg_past_bar_class_init (WgPastBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_past_bar_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/org/wg-past-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, WgPastBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, WgPastBar, label);
  gtk_widget_class_bind_template_callback (widget_class, on_today);
}

static void
wg_past_bar_init (WgPastBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
wg_past_bar_set_district (WgPastBar *self, WgDistrict *district, WgScope *scope)
{
  g_return_if_fail (WG_IS_PAST_BAR (self));

  clear (self);
  if (district != NULL && scope != NULL)
    {
      self->district = g_object_ref (district);
      self->scope = g_object_ref (scope);
      g_signal_connect_object (district, "changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (scope, "notify::at", G_CALLBACK (follow), self,
                               G_CONNECT_SWAPPED);
    }
  follow (self);
}

WgRegistry *
wg_past_bar_get_registry (WgPastBar *self)
{
  g_return_val_if_fail (WG_IS_PAST_BAR (self), NULL);

  return self->registry;
}
