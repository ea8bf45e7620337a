/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings of coverage as rows with a number and its unit. What is accepted, and how it is
 * written, is the method's business. */

#include "wg-cover-window.h"

enum { RADIUS, MINUTES, SPEED, DETOUR, N_NUMBERS };

struct _WgCoverWindow
{
  AdwWindow parent_instance;

  GtkSpinButton *numbers[N_NUMBERS];
  GtkSwitch     *crossings;
  GtkLabel      *problem;
  GtkWidget     *save;

  WgDistrict    *district; /* (nullable) */
  WgEdit        *edit;     /* (nullable): being saved */
};

G_DEFINE_FINAL_TYPE (WgCoverWindow, wg_cover_window, ADW_TYPE_WINDOW)

static double *
get_member (WgCoverMethod *method, guint i)
{
  double *const members[] = { &method->radius_m, &method->minutes, &method->speed_m_min,
                              &method->detour_m };

  return members[i];
}

static void
fill (WgCoverWindow *self)
{
  static const double steps[] = { 100, 1, 1, 10 };
  WgCoverMethod now, least, most;

  wg_cover_method_init (&now, WG_COVER_RADIUS, self->district);
  wg_cover_method_get_limits (&least, &most);
  for (guint i = 0; i < N_NUMBERS; i++)
    {
      gtk_spin_button_set_range (self->numbers[i], *get_member (&least, i), *get_member (&most, i));
      gtk_spin_button_set_increments (self->numbers[i], steps[i], 10 * steps[i]);
      gtk_spin_button_set_value (self->numbers[i], *get_member (&now, i));
    }
  gtk_switch_set_active (self->crossings, now.streets_cross);
}

static void
show_problem (WgCoverWindow *self, const char *text)
{
  gtk_label_set_text (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text[0] != '\0');
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgCoverWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgEdit) edit = g_steal_pointer (&self->edit);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_widget_set_sensitive (self->save, TRUE);
  if (!wg_district_apply_finish (WG_DISTRICT (source), result, &error))
    {
      show_problem (self, error->message);
      return;
    }
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.tell-edit", "s",
                                wg_edit_get_label (edit));
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_save (WgCoverWindow *self)
{
  WgCoverMethod method;
  g_autoptr (GError) error = NULL;

  if (self->district == NULL || self->edit != NULL)
    return;
  wg_cover_method_init (&method, WG_COVER_RADIUS, self->district);
  for (guint i = 0; i < N_NUMBERS; i++)
    {
      /* What is typed counts too, before the field is left. */
      gtk_spin_button_update (self->numbers[i]);
      *get_member (&method, i) = gtk_spin_button_get_value (self->numbers[i]);
    }
  method.streets_cross = gtk_switch_get_active (self->crossings);
  self->edit = wg_cover_method_make_edit (&method, self->district, &error);
  if (self->edit != NULL)
    {
      gtk_widget_set_sensitive (self->save, FALSE);
      wg_district_apply_async (self->district, self->edit, NULL, on_applied, g_object_ref (self));
    }
  else if (error != NULL)
    show_problem (self, error->message);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
wg_cover_window_dispose (GObject *object)
{
  WgCoverWindow *self = WG_COVER_WINDOW (object);

  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_cover_window_parent_class)->dispose (object);
}

static void
wg_cover_window_class_init (WgCoverWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const names[] = { "radius", "minutes", "speed", "detour" };

  G_OBJECT_CLASS (klass)->dispose = wg_cover_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/posts/wg-cover-window.ui");
  for (guint i = 0; i < N_NUMBERS; i++)
    gtk_widget_class_bind_template_child_full (
      widget_class, names[i], FALSE,
      (gssize) (G_STRUCT_OFFSET (WgCoverWindow, numbers) + i * sizeof (GtkSpinButton *)));
  gtk_widget_class_bind_template_child (widget_class, WgCoverWindow, crossings);
  gtk_widget_class_bind_template_child (widget_class, WgCoverWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, WgCoverWindow, save);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
wg_cover_window_init (WgCoverWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
wg_cover_window_new (GtkWindow *parent, WgDistrict *district)
{
  WgCoverWindow *self = g_object_new (WG_TYPE_COVER_WINDOW, "transient-for", parent, "modal", TRUE,
                                      NULL);

  self->district = g_object_ref (district);
  fill (self);
  return GTK_WINDOW (self);
}
