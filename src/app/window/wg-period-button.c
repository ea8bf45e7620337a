/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The period of the scope line and the sheet it is chosen from: one year with its quarters and
 * months, or two typed days. It sets no scope. */

#include "wg-period-button.h"

#include "wg-scope-words.h"

#include <glib/gi18n.h>

struct _WgPeriodButton
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkPopover    *popover;
  GtkButton     *whole_year;
  GtkGrid       *grid;
  GtkEntry      *first;
  GtkEntry      *last;
  GtkButton     *apply;

  GtkWidget     *quarters[4];
  GtkWidget     *months[12];
  WgPeriod       period;
  int            year; /* that the sheet shows */
};

G_DEFINE_FINAL_TYPE (WgPeriodButton, wg_period_button, GTK_TYPE_WIDGET)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
mark (GtkWidget *button, const char *typed, const char *chosen)
{
  gboolean on = g_strcmp0 (typed, chosen) == 0;

  if (on)
    gtk_widget_add_css_class (button, "suggested-action");
  else
    gtk_widget_remove_css_class (button, "suggested-action");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", typed);
}

static void
show_year (WgPeriodButton *self)
{
  g_autofree char *chosen = wg_period_format (&self->period);
  g_autofree char *typed = g_strdup_printf ("%04d", self->year);
  g_autofree char *label = g_strdup_printf (_("Year %d"), self->year);

  gtk_button_set_label (self->whole_year, label);
  mark (GTK_WIDGET (self->whole_year), typed, chosen);
  for (int i = 0; i < 4; i++)
    {
      g_autofree char *quarter = g_strdup_printf ("%04dQ%d", self->year, i + 1);

      mark (self->quarters[i], quarter, chosen);
    }
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *month = g_strdup_printf ("%04d-%02d", self->year, i + 1);

      mark (self->months[i], month, chosen);
    }
}

static void
pick (WgPeriodButton *self, WgPeriod period)
{
  gtk_popover_popdown (self->popover);
  wg_period_button_set_period (self, period);
  g_signal_emit (self, signals[PICKED], 0);
}

static void
on_pick (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgPeriod period;

  if (wg_period_parse (g_variant_get_string (parameter, NULL), &period))
    pick (WG_PERIOD_BUTTON (widget), period);
}

static void
on_year (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgPeriodButton *self = WG_PERIOD_BUTTON (widget);

  self->year = CLAMP (self->year + g_variant_get_int32 (parameter), 1949, 2199);
  show_year (self);
}

static gboolean
read_range (WgPeriodButton *self, WgPeriod *out)
{
  return wg_date_parse_typed (gtk_editable_get_text (GTK_EDITABLE (self->first)), &out->first)
         && wg_date_parse_typed (gtk_editable_get_text (GTK_EDITABLE (self->last)), &out->last)
         && out->first <= out->last;
}

static void
on_typed (WgPeriodButton *self)
{
  WgPeriod period;

  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), read_range (self, &period));
}

static void
on_apply (WgPeriodButton *self)
{
  WgPeriod period;

  if (read_range (self, &period))
    pick (self, period);
}

/* Opens on the period that is shown, whatever was looked at the last time. */
static void
on_shown (WgPeriodButton *self)
{
  g_autofree char *first = wg_date_format (self->period.first);
  g_autofree char *last = wg_date_format (self->period.last);

  if (self->period.first != WG_DATE_NONE)
    wg_date_split (self->period.last, &self->year, NULL, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->first), first);
  gtk_editable_set_text (GTK_EDITABLE (self->last), last);
  show_year (self);
}

static GtkWidget *
make_button (WgPeriodButton *self, const char *label, int column, int row)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "period.pick");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "");
  gtk_widget_add_css_class (button, column > 0 ? "flat" : "quarter");
  gtk_grid_attach (self->grid, button, column, row, 1, 1);
  return button;
}

static void
make_buttons (WgPeriodButton *self)
{
  static const char *const quarters[] = { N_("Quarter 1"), N_("Quarter 2"), N_("Quarter 3"),
                                          N_("Quarter 4") };

  for (int i = 0; i < 4; i++)
    self->quarters[i] = make_button (self, _(quarters[i]), 0, i);
  for (int i = 0; i < 12; i++)
    {
      /* Translators: %d is a month from 1 to 12, alone on a button. */
      g_autofree char *label = g_strdup_printf (C_ ("month", "%d"), i + 1);

      self->months[i] = make_button (self, label, 1 + i % 3, i / 3);
    }
}

static void
wg_period_button_dispose (GObject *object)
{
  WgPeriodButton *self = WG_PERIOD_BUTTON (object);

  g_clear_pointer ((GtkWidget **) &self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_period_button_parent_class)->dispose (object);
}

static void
wg_period_button_class_init (WgPeriodButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_period_button_dispose;
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/window/wg-period-button.ui");
  gtk_widget_class_bind_template_child (widget_class, WgPeriodButton, button);
  gtk_widget_class_bind_template_child (widget_class, WgPeriodButton, popover);
  gtk_widget_class_bind_template_child (widget_class, WgPeriodButton, whole_year);
  gtk_widget_class_bind_template_child (widget_class, WgPeriodButton, grid);
  gtk_widget_class_bind_template_child (widget_class, WgPeriodButton, first);
  gtk_widget_class_bind_template_child (widget_class, WgPeriodButton, last);
  gtk_widget_class_bind_template_child (widget_class, WgPeriodButton, apply);
  gtk_widget_class_bind_template_callback (widget_class, on_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
  gtk_widget_class_install_action (widget_class, "period.pick", "s", on_pick);
  gtk_widget_class_install_action (widget_class, "period.year", "i", on_year);
}

static void
wg_period_button_init (WgPeriodButton *self)
{
  self->period = (WgPeriod) { WG_DATE_NONE, WG_DATE_NONE };
  self->year = 2026;
  gtk_widget_init_template (GTK_WIDGET (self));
  make_buttons (self);
}

void
wg_period_button_set_period (WgPeriodButton *self, WgPeriod period)
{
  g_autofree char *words = NULL, *spoken = NULL;

  g_return_if_fail (WG_IS_PERIOD_BUTTON (self));

  self->period = period;
  words = wg_scope_words_period (&period);
  gtk_menu_button_set_label (self->button, words);
  spoken = g_strdup_printf ("%s: %s", _("Period"), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

WgPeriod
wg_period_button_get_period (WgPeriodButton *self)
{
  g_return_val_if_fail (WG_IS_PERIOD_BUTTON (self),
                        ((WgPeriod) { WG_DATE_NONE, WG_DATE_NONE }));

  return self->period;
}

void
wg_period_button_popup (WgPeriodButton *self)
{
  g_return_if_fail (WG_IS_PERIOD_BUTTON (self));

  gtk_menu_button_popup (self->button);
}
