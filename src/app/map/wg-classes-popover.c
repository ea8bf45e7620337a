/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits how the map is classed and coloured: only settings go in and out, never the map. */

#include "wg-classes-popover.h"

#include "wg-number.h"

#include <glib/gi18n.h>
#include <math.h>

struct _WgClassesPopover
{
  GtkPopover parent_instance;

  GtkDropDown   *method;
  GtkSpinButton *classes;
  GtkEntry      *limits;
  GtkLabel      *limits_error;
  GtkDropDown   *ramp;
  GtkCheckButton *reverse;
  GtkCheckButton *hatching;

  GSettings     *settings;
  WgLegend       legend;
  gboolean       updating;
};

G_DEFINE_FINAL_TYPE (WgClassesPopover, wg_classes_popover, GTK_TYPE_POPOVER)

/* In the order of the drop-down. */
static const char *const ramps[] = { "blue", "orange", "diverging", "grey" };

double *
wg_classes_popover_parse (const char *text, guint *n_limits)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (double));
  const char *at = text;

  while (*at != '\0')
    {
      gunichar c = g_utf8_get_char (at);
      char *end;
      double value;

      if (g_unichar_isspace (c) || c == ',' || c == ';' || c == 0xff0c || c == 0x3001
          || c == 0xff1b)
        {
          at = g_utf8_next_char (at);
          continue;
        }
      value = g_ascii_strtod (at, &end);
      /* strtod() reads “nan” and “inf” too. */
      if (end == at || !isfinite (value)
          || (found->len > 0 && value <= g_array_index (found, double, found->len - 1)))
        return NULL;
      g_array_append_val (found, value);
      at = end;
    }
  if (found->len < 2 || found->len > WG_MAX_CLASSES - 1)
    return NULL;
  *n_limits = found->len;
  return (double *) g_array_free (g_steal_pointer (&found), FALSE);
}

/* The limits on the map, so that one changes a number instead of writing five. */
static char *
legend_to_text (const WgLegend *legend)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i + 1 < legend->n_classes; i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (number, sizeof number, "%.10g",
                       wg_number_round (legend->classes[i].to, legend->decimals));
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", number);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
settings_to_text (GSettings *settings)
{
  g_autoptr (GVariant) breaks = g_settings_get_value (settings, "manual-breaks");
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < g_variant_n_children (breaks); i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];
      double value;

      g_variant_get_child (breaks, i, "d", &value);
      g_ascii_formatd (number, sizeof number, "%.10g", value);
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", number);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
apply_limits (WgClassesPopover *self, const char *text)
{
  guint n = 0;
  g_autofree double *limits = wg_classes_popover_parse (text, &n);

  gtk_widget_set_visible (GTK_WIDGET (self->limits_error), limits == NULL);
  if (limits == NULL)
    {
      gtk_label_set_text (self->limits_error,
                          _("Give two to six numbers, each larger than the one before, "
                            "for example: 100, 200, 300"));
      return;
    }
  /* First the limits, then their number: the map draws after both. */
  g_settings_delay (self->settings);
  g_settings_set_value (self->settings, "manual-breaks",
                        g_variant_new_fixed_array (G_VARIANT_TYPE_DOUBLE, limits, n,
                                                   sizeof (double)));
  g_settings_set_int (self->settings, "classes", (int) n + 1);
  g_settings_set_enum (self->settings, "method", WG_BREAKS_MANUAL);
  g_settings_apply (self->settings);
}

static void
on_limits_activated (WgClassesPopover *self)
{
  apply_limits (self, gtk_editable_get_text (GTK_EDITABLE (self->limits)));
}

static void
on_method_selected (WgClassesPopover *self)
{
  guint method = gtk_drop_down_get_selected (self->method);

  gtk_widget_set_visible (GTK_WIDGET (self->limits), method == WG_BREAKS_MANUAL);
  gtk_widget_set_visible (GTK_WIDGET (self->limits_error), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->classes), method != WG_BREAKS_MANUAL);
  if (self->settings == NULL || self->updating || method == GTK_INVALID_LIST_POSITION)
    return;
  if (method != WG_BREAKS_MANUAL)
    {
      g_settings_set_enum (self->settings, "method", (int) method);
      return;
    }
  {
    g_autofree char *text = legend_to_text (&self->legend);

    gtk_editable_set_text (GTK_EDITABLE (self->limits), text);
    apply_limits (self, text);
  }
}

static void
on_ramp_selected (WgClassesPopover *self)
{
  guint ramp = gtk_drop_down_get_selected (self->ramp);

  if (self->settings != NULL && !self->updating && ramp < G_N_ELEMENTS (ramps))
    g_settings_set_string (self->settings, "ramp", ramps[ramp]);
}

static void
on_settings_changed (WgClassesPopover *self)
{
  g_autofree char *ramp = g_settings_get_string (self->settings, "ramp");

  self->updating = TRUE;
  gtk_drop_down_set_selected (self->method, (guint) g_settings_get_enum (self->settings, "method"));
  for (guint i = 0; i < G_N_ELEMENTS (ramps); i++)
    if (g_str_equal (ramps[i], ramp))
      gtk_drop_down_set_selected (self->ramp, i);
  on_method_selected (self);
  self->updating = FALSE;
}

static void
wg_classes_popover_map (GtkWidget *widget)
{
  WgClassesPopover *self = WG_CLASSES_POPOVER (widget);

  if (self->settings != NULL)
    {
      g_autofree char *text = settings_to_text (self->settings);

      gtk_editable_set_text (GTK_EDITABLE (self->limits), text);
      on_settings_changed (self);
    }
  GTK_WIDGET_CLASS (wg_classes_popover_parent_class)->map (widget);
}

static void
wg_classes_popover_dispose (GObject *object)
{
  g_clear_object (&WG_CLASSES_POPOVER (object)->settings);

  G_OBJECT_CLASS (wg_classes_popover_parent_class)->dispose (object);
}

static void
wg_classes_popover_class_init (WgClassesPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_classes_popover_dispose;
  widget_class->map = wg_classes_popover_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/map/wg-classes-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, WgClassesPopover, method);
  gtk_widget_class_bind_template_child (widget_class, WgClassesPopover, classes);
  gtk_widget_class_bind_template_child (widget_class, WgClassesPopover, limits);
  gtk_widget_class_bind_template_child (widget_class, WgClassesPopover, limits_error);
  gtk_widget_class_bind_template_child (widget_class, WgClassesPopover, ramp);
  gtk_widget_class_bind_template_child (widget_class, WgClassesPopover, reverse);
  gtk_widget_class_bind_template_child (widget_class, WgClassesPopover, hatching);
  gtk_widget_class_bind_template_callback (widget_class, on_method_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_ramp_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_limits_activated);
}

static void
wg_classes_popover_init (WgClassesPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
wg_classes_popover_set_settings (WgClassesPopover *self, GSettings *settings)
{
  g_return_if_fail (WG_IS_CLASSES_POPOVER (self));

  if (!g_set_object (&self->settings, settings) || settings == NULL)
    return;
  g_settings_bind (settings, "classes", self->classes, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reverse", self->reverse, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "hatching", self->hatching, "active", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (settings, "changed::method", G_CALLBACK (on_settings_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::ramp", G_CALLBACK (on_settings_changed), self,
                           G_CONNECT_SWAPPED);
  on_settings_changed (self);
}

void
wg_classes_popover_set_legend (WgClassesPopover *self, const WgLegend *legend)
{
  g_return_if_fail (WG_IS_CLASSES_POPOVER (self));

  if (legend != NULL)
    self->legend = *legend;
}
