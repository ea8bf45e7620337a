/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line for decisions on the slide itself. What is written is the entry's matter; this gives it
 * a place, a size that can be read from the last row, and says what was recorded last. */

#include "wg-decision-strip.h"

#include "wg-decision-entry.h"
#include "wg-focus.h"
#include "wg-meeting-book.h"

#include <glib/gi18n.h>

struct _WgDecisionStrip
{
  GtkWidget parent_instance;

  GtkWidget       *content;
  WgDecisionEntry *entry;
  GtkLabel        *last;

  WgDistrict      *district; /* (nullable): until a meeting is set */
  gint64           meeting;
  gint64           recorded; /* 0: nothing since it was opened for this meeting */
  GtkCssProvider  *style;
  int              size;
};

G_DEFINE_FINAL_TYPE (WgDecisionStrip, wg_decision_strip, GTK_TYPE_WIDGET)

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Also where the slide that is shown has no list of decisions. */
static void
show_recorded (WgDecisionStrip *self)
{
  WgRow *row = wg_meeting_book_find_decision (self->district, self->recorded);
  g_autofree char *text = NULL;

  if (row == NULL)
    {
      gtk_label_set_text (self->last, "");
      return;
    }
  /* Translators: the number of a decision, and what was decided. */
  text = g_strdup_printf (_("Recorded: %1$d. %2$s"),
                          (int) wg_row_get_int (row, WG_DECISION_NUMBER, 0),
                          wg_row_get_text (row, WG_DECISION_CONTENT));
  gtk_label_set_text (self->last, text);
}

/* It is written before the registry knows it. */
static void
on_decided (WgDecisionStrip *self, gint64 id)
{
  self->recorded = id;
  show_recorded (self);
}

static gboolean
on_key (WgDecisionStrip *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[CLOSED], 0);
  return GDK_EVENT_STOP;
}

static gboolean
wg_decision_strip_grab_focus (GtkWidget *widget)
{
  return wg_focus_into (widget, GTK_WIDGET (WG_DECISION_STRIP (widget)->entry));
}

static void
wg_decision_strip_dispose (GObject *object)
{
  WgDecisionStrip *self = WG_DECISION_STRIP (object);

  if (self->style != NULL)
    gtk_style_context_remove_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                                   GTK_STYLE_PROVIDER (self->style));
  g_clear_object (&self->style);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_decision_strip_parent_class)->dispose (object);
}

static void
wg_decision_strip_class_init (WgDecisionStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_decision_strip_dispose;
  widget_class->grab_focus = wg_decision_strip_grab_focus;
  g_type_ensure (WG_TYPE_DECISION_ENTRY);
  gtk_widget_class_set_css_name (widget_class, "decisionstrip");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/wangge/Wangge/present/wg-decision-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, WgDecisionStrip, content);
  gtk_widget_class_bind_template_child (widget_class, WgDecisionStrip, entry);
  gtk_widget_class_bind_template_child (widget_class, WgDecisionStrip, last);
  gtk_widget_class_bind_template_callback (widget_class, on_decided);
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
wg_decision_strip_init (WgDecisionStrip *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->style = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                              GTK_STYLE_PROVIDER (self->style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  /* After the entry and its input method had the key. */
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
wg_decision_strip_new (void)
{
  return g_object_new (WG_TYPE_DECISION_STRIP, NULL);
}

void
wg_decision_strip_set_meeting (WgDecisionStrip *self, WgDistrict *district, gint64 meeting)
{
  g_return_if_fail (WG_IS_DECISION_STRIP (self));

  if (self->district != district)
    {
      g_set_object (&self->district, district);
      wg_decision_entry_set_district (self->entry, district);
      g_signal_connect_object (district, "changed", G_CALLBACK (show_recorded), self,
                               G_CONNECT_SWAPPED);
    }
  if (self->meeting != meeting)
    self->recorded = 0;
  self->meeting = meeting;
  show_recorded (self);
  wg_decision_entry_set_meeting (self->entry, meeting);
}

void
wg_decision_strip_propose (WgDecisionStrip *self, const char *content, const char *trial)
{
  g_return_if_fail (WG_IS_DECISION_STRIP (self));

  wg_decision_entry_propose (self->entry, content, trial);
}

void
wg_decision_strip_set_text (WgDecisionStrip *self, double size)
{
  g_autofree char *css = NULL;

  g_return_if_fail (WG_IS_DECISION_STRIP (self));

  if (self->size == (int) (size + 0.5))
    return;
  self->size = (int) (size + 0.5);
  css = g_strdup_printf ("decisionstrip { font-size: %dpx; }", self->size);
  gtk_css_provider_load_from_data (self->style, css, -1);
}
