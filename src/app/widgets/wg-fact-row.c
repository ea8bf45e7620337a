/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One named value in a card. It formats nothing: the text comes as it is printed everywhere. */

#include "wg-fact-row.h"

struct _WgFactRow
{
  GtkWidget parent_instance;

  GtkLabel *name;
  GtkLabel *figure;
  char     *label;
  char     *value;
  gboolean  alarm;
};

G_DEFINE_FINAL_TYPE (WgFactRow, wg_fact_row, GTK_TYPE_WIDGET)

enum
{
  PROP_LABEL = 1,
  PROP_VALUE,
  PROP_ALARM,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
update_name (WgFactRow *self)
{
  g_autofree char *both = g_strdup_printf ("%s: %s", self->label != NULL ? self->label : "",
                                           self->value != NULL ? self->value : "");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, both, -1);
}

static void
set_label (WgFactRow *self, const char *label)
{
  if (g_strcmp0 (self->label, label) == 0)
    return;
  g_free (self->label);
  self->label = g_strdup (label);
  gtk_label_set_text (self->name, label != NULL ? label : "");
  update_name (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

static void
wg_fact_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  WgFactRow *self = WG_FACT_ROW (object);

  switch (id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;

    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;

    case PROP_ALARM:
      g_value_set_boolean (value, self->alarm);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
wg_fact_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  WgFactRow *self = WG_FACT_ROW (object);

  switch (id)
    {
    case PROP_LABEL:
      set_label (self, g_value_get_string (value));
      break;

    case PROP_VALUE:
      wg_fact_row_set_value (self, g_value_get_string (value));
      break;

    case PROP_ALARM:
      wg_fact_row_set_alarm (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
wg_fact_row_dispose (GObject *object)
{
  WgFactRow *self = WG_FACT_ROW (object);

  g_clear_pointer ((GtkWidget **) &self->name, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->figure, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_fact_row_parent_class)->dispose (object);
}

static void
wg_fact_row_finalize (GObject *object)
{
  WgFactRow *self = WG_FACT_ROW (object);

  g_free (self->label);
  g_free (self->value);

  G_OBJECT_CLASS (wg_fact_row_parent_class)->finalize (object);
}

static void
wg_fact_row_class_init (WgFactRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = wg_fact_row_get_property;
  object_class->set_property = wg_fact_row_set_property;
  object_class->dispose = wg_fact_row_dispose;
  object_class->finalize = wg_fact_row_finalize;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, NULL, flags);
  properties[PROP_ALARM] = g_param_spec_boolean ("alarm", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "factrow");
}

static void
wg_fact_row_init (WgFactRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->name = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->name, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "dim-label");
  gtk_widget_set_valign (GTK_WIDGET (self->name), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->name), GTK_WIDGET (self));

  self->figure = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->figure, 1);
  gtk_label_set_ellipsize (self->figure, PANGO_ELLIPSIZE_END);
  gtk_label_set_justify (self->figure, GTK_JUSTIFY_RIGHT);
  gtk_widget_set_hexpand (GTK_WIDGET (self->figure), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->figure), "numeric");
  gtk_widget_set_parent (GTK_WIDGET (self->figure), GTK_WIDGET (self));
}

GtkWidget *
wg_fact_row_new (const char *label)
{
  return g_object_new (WG_TYPE_FACT_ROW, "label", label, NULL);
}

void
wg_fact_row_set_value (WgFactRow *self, const char *value)
{
  g_return_if_fail (WG_IS_FACT_ROW (self));

  if (g_strcmp0 (self->value, value) == 0)
    return;
  g_free (self->value);
  self->value = g_strdup (value);
  gtk_label_set_text (self->figure, value != NULL ? value : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->figure), value);
  update_name (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

void
wg_fact_row_set_alarm (WgFactRow *self, gboolean alarm)
{
  g_return_if_fail (WG_IS_FACT_ROW (self));

  alarm = !!alarm;
  if (self->alarm == alarm)
    return;
  self->alarm = alarm;
  if (alarm)
    gtk_widget_add_css_class (GTK_WIDGET (self->figure), "alarm");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->figure), "alarm");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ALARM]);
}
