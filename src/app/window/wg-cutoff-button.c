/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of the scope line: live, or frozen at a cut-off that is typed. It sets no scope. */

#include "wg-cutoff-button.h"

#include "wg-scope-words.h"

#include <glib/gi18n.h>

struct _WgCutoffButton
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkPopover    *popover;
  GtkEntry      *entry;
  GtkLabel      *problem;
  GtkWidget     *live;

  WgTime         cutoff;
  WgPeriod       period;
};

G_DEFINE_FINAL_TYPE (WgCutoffButton, wg_cutoff_button, GTK_TYPE_WIDGET)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The end of a day is written 24:00 of that day. */
static char *
format_end (WgTime time)
{
  WgDate day = wg_time_get_day (time);
  g_autofree char *date = NULL;

  if (time != wg_time_new (day, 0, 0))
    return wg_time_format (time);
  date = wg_date_format (day - 1);
  return g_strconcat (date, " 24:00", NULL);
}

static void
on_shown (WgCutoffButton *self)
{
  g_autofree char *text = NULL;

  if (self->cutoff != WG_TIME_NONE)
    text = format_end (self->cutoff);
  else if (self->period.last != WG_DATE_NONE)
    text = format_end (wg_time_new (self->period.last + 1, 0, 0));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_widget_set_sensitive (self->live, self->cutoff != WG_TIME_NONE);
}

static void
pick (WgCutoffButton *self, WgTime cutoff)
{
  gtk_popover_popdown (self->popover);
  wg_cutoff_button_set_cutoff (self, cutoff, self->period);
  g_signal_emit (self, signals[PICKED], 0);
}

static void
on_freeze (WgCutoffButton *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *sentence = NULL;
  WgTime cutoff;

  if (wg_time_parse (text, &cutoff))
    {
      pick (self, cutoff);
      return;
    }
  sentence = g_strdup_printf (_("“%s” is not a time such as 2026-09-30 24:00."), text);
  gtk_label_set_text (self->problem, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

static void
on_live (WgCutoffButton *self)
{
  pick (self, WG_TIME_NONE);
}

static void
wg_cutoff_button_dispose (GObject *object)
{
  WgCutoffButton *self = WG_CUTOFF_BUTTON (object);

  g_clear_pointer ((GtkWidget **) &self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_cutoff_button_parent_class)->dispose (object);
}

static void
wg_cutoff_button_class_init (WgCutoffButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_cutoff_button_dispose;
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/window/wg-cutoff-button.ui");
  gtk_widget_class_bind_template_child (widget_class, WgCutoffButton, button);
  gtk_widget_class_bind_template_child (widget_class, WgCutoffButton, popover);
  gtk_widget_class_bind_template_child (widget_class, WgCutoffButton, entry);
  gtk_widget_class_bind_template_child (widget_class, WgCutoffButton, problem);
  gtk_widget_class_bind_template_child (widget_class, WgCutoffButton, live);
  gtk_widget_class_bind_template_callback (widget_class, on_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_freeze);
  gtk_widget_class_bind_template_callback (widget_class, on_live);
}

static void
wg_cutoff_button_init (WgCutoffButton *self)
{
  self->cutoff = WG_TIME_NONE;
  self->period = (WgPeriod) { WG_DATE_NONE, WG_DATE_NONE };
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
wg_cutoff_button_set_cutoff (WgCutoffButton *self, WgTime cutoff, WgPeriod period)
{
  g_autofree char *words = NULL, *spoken = NULL;

  g_return_if_fail (WG_IS_CUTOFF_BUTTON (self));

  self->cutoff = cutoff;
  self->period = period;
  words = wg_scope_words_cutoff (cutoff);
  gtk_menu_button_set_label (self->button, words);
  spoken = g_strdup_printf ("%s: %s", _("Data cut-off"), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

WgTime
wg_cutoff_button_get_cutoff (WgCutoffButton *self)
{
  g_return_val_if_fail (WG_IS_CUTOFF_BUTTON (self), WG_TIME_NONE);

  return self->cutoff;
}

void
wg_cutoff_button_popup (WgCutoffButton *self)
{
  g_return_if_fail (WG_IS_CUTOFF_BUTTON (self));

  gtk_menu_button_popup (self->button);
}
