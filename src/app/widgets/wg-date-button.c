/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar of a date field. It writes no text: the field does. */

#include "wg-date-button.h"

struct _WgDateButton
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkPopover    *popover;
  GtkCalendar   *calendar;

  WgDate         date;
  gboolean       filling; /* the calendar is being set, not used */
};

G_DEFINE_FINAL_TYPE (WgDateButton, wg_date_button, GTK_TYPE_WIDGET)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_shown (WgDateButton *self)
{
  int year, month, day;
  g_autoptr (GDateTime) at = NULL;

  if (self->date == WG_DATE_NONE)
    return;
  wg_date_split (self->date, &year, &month, &day);
  at = g_date_time_new_local (year, month, day, 12, 0, 0);
  self->filling = TRUE;
  gtk_calendar_select_day (self->calendar, at);
  self->filling = FALSE;
}

static void
on_day (WgDateButton *self)
{
  g_autoptr (GDateTime) at = gtk_calendar_get_date (self->calendar);

  if (self->filling)
    return;
  self->date = wg_date_new (g_date_time_get_year (at), g_date_time_get_month (at),
                            g_date_time_get_day_of_month (at));
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[PICKED], 0);
}

static void
wg_date_button_dispose (GObject *object)
{
  WgDateButton *self = WG_DATE_BUTTON (object);

  g_clear_pointer ((GtkWidget **) &self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_date_button_parent_class)->dispose (object);
}

static void
wg_date_button_class_init (WgDateButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_date_button_dispose;
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/widgets/wg-date-button.ui");
  gtk_widget_class_bind_template_child (widget_class, WgDateButton, button);
  gtk_widget_class_bind_template_child (widget_class, WgDateButton, popover);
  gtk_widget_class_bind_template_child (widget_class, WgDateButton, calendar);
  gtk_widget_class_bind_template_callback (widget_class, on_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_day);
}

static void
wg_date_button_init (WgDateButton *self)
{
  self->date = WG_DATE_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
wg_date_button_set_date (WgDateButton *self, WgDate date)
{
  g_return_if_fail (WG_IS_DATE_BUTTON (self));

  self->date = date;
}

WgDate
wg_date_button_get_date (WgDateButton *self)
{
  g_return_val_if_fail (WG_IS_DATE_BUTTON (self), WG_DATE_NONE);

  return self->date;
}
