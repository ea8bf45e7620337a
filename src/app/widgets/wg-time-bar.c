/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weekday and hour in one line, with large text in two. It knows no post and no opening hours. */

#include "wg-time-bar.h"

#include "wg-text-scale.h"

#include <glib/gi18n.h>

#define STEP     30
#define N_DAYS   7
#define LAST     (24 * 60 - STEP)
#define EPOCH_WEEKDAY 3 /* 1970-01-01 was a Thursday; Monday is 0 */

struct _WgTimeBar
{
  GtkWidget parent_instance;

  GtkWidget       *content;
  GtkWidget       *days;
  GtkScale        *hour;
  GtkLabel        *moment;
  GtkToggleButton *now_button;
  GtkToggleButton *day_buttons[N_DAYS];

  WgTime           at;  /* WG_TIME_NONE: now */
  WgTime           now;
  gboolean         filling; /* the controls are being set, not used */
};

G_DEFINE_FINAL_TYPE (WgTimeBar, wg_time_bar, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static WgTime
get_shown (WgTimeBar *self)
{
  return self->at != WG_TIME_NONE ? self->at : self->now;
}

static int
get_weekday (WgDate day)
{
  return (int) (((gint64) day + EPOCH_WEEKDAY) % N_DAYS + N_DAYS) % N_DAYS;
}

static const char *
name_weekday (int weekday)
{
  static const char *const names[N_DAYS] = { N_("Monday"), N_("Tuesday"), N_("Wednesday"),
                                             N_("Thursday"), N_("Friday"), N_("Saturday"),
                                             N_("Sunday") };

  return _(names[weekday]);
}

static void
show (WgTimeBar *self)
{
  WgTime shown = get_shown (self);
  WgDate day = wg_time_get_day (shown);
  int weekday = get_weekday (day);
  g_autofree char *time = wg_time_format (shown);
  g_autofree char *text = g_strdup_printf ("%s %s", name_weekday (weekday), time);

  self->filling = TRUE;
  gtk_toggle_button_set_active (self->day_buttons[weekday], TRUE);
  gtk_range_set_value (GTK_RANGE (self->hour), (double) (shown - wg_time_new (day, 0, 0)));
  gtk_toggle_button_set_active (self->now_button, self->at == WG_TIME_NONE);
  self->filling = FALSE;
  gtk_label_set_text (self->moment, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->hour), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  text, -1);
}

static void
choose (WgTimeBar *self, WgTime at)
{
  if (at == self->at)
    {
      show (self);
      return;
    }
  self->at = at;
  show (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_hour (WgTimeBar *self)
{
  double minute = gtk_range_get_value (GTK_RANGE (self->hour));
  WgDate day = wg_time_get_day (get_shown (self));

  if (!self->filling)
    choose (self, wg_time_new (day, 0, 0) + CLAMP ((int) (minute / STEP + 0.5) * STEP, 0, LAST));
}

static void
on_day (WgTimeBar *self, GtkToggleButton *button)
{
  WgTime shown = get_shown (self);
  int weekday = get_weekday (wg_time_get_day (shown));

  if (self->filling || !gtk_toggle_button_get_active (button))
    return;
  for (int i = 0; i < N_DAYS; i++)
    if (self->day_buttons[i] == button)
      choose (self, shown + (gint64) (i - weekday) * 24 * 60);
}

static void
on_now (WgTimeBar *self)
{
  if (!self->filling)
    choose (self, gtk_toggle_button_get_active (self->now_button) ? WG_TIME_NONE : self->now);
}

/* "06:00" under the scale; the minutes of its value are no number for people. */
static void
add_marks (WgTimeBar *self)
{
  for (int hour = 0; hour <= 24; hour += 6)
    {
      g_autofree char *text = g_strdup_printf ("%02d:00", hour);

      gtk_scale_add_mark (self->hour, MIN (hour * 60, LAST), GTK_POS_BOTTOM,
                          hour < 24 ? text : NULL);
    }
}

static void
add_days (WgTimeBar *self)
{
  static const char *const shorts[N_DAYS] = { N_("Mo"), N_("Tu"), N_("We"), N_("Th"), N_("Fr"),
                                              N_("Sa"), N_("Su") };

  for (int i = 0; i < N_DAYS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_(shorts[i]));

      self->day_buttons[i] = GTK_TOGGLE_BUTTON (button);
      if (i > 0)
        gtk_toggle_button_set_group (self->day_buttons[i], self->day_buttons[0]);
      gtk_widget_add_css_class (button, "weekday");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      name_weekday (i), -1);
      gtk_box_append (GTK_BOX (self->days), button);
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_day), self, G_CONNECT_SWAPPED);
    }
}

static void
wg_time_bar_dispose (GObject *object)
{
  g_clear_pointer (&WG_TIME_BAR (object)->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_time_bar_parent_class)->dispose (object);
}

static void
wg_time_bar_class_init (WgTimeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_time_bar_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/widgets/wg-time-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, WgTimeBar, content);
  gtk_widget_class_bind_template_child (widget_class, WgTimeBar, days);
  gtk_widget_class_bind_template_child (widget_class, WgTimeBar, hour);
  gtk_widget_class_bind_template_child (widget_class, WgTimeBar, moment);
  gtk_widget_class_bind_template_child (widget_class, WgTimeBar, now_button);
}

static void
wg_time_bar_init (WgTimeBar *self)
{
  self->at = WG_TIME_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  wg_text_scale_turn (GTK_BOX (self->content));
  gtk_range_set_range (GTK_RANGE (self->hour), 0, LAST);
  gtk_range_set_increments (GTK_RANGE (self->hour), STEP, 4 * STEP);
  add_marks (self);
  add_days (self);
  g_signal_connect_object (self->hour, "value-changed", G_CALLBACK (on_hour), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->now_button, "toggled", G_CALLBACK (on_now), self,
                           G_CONNECT_SWAPPED);
}

void
wg_time_bar_set_at (WgTimeBar *self, WgTime at, WgTime now)
{
  g_return_if_fail (WG_IS_TIME_BAR (self));

  self->at = at;
  self->now = now;
  show (self);
}

WgTime
wg_time_bar_get_at (WgTimeBar *self)
{
  g_return_val_if_fail (WG_IS_TIME_BAR (self), WG_TIME_NONE);

  return self->at;
}
