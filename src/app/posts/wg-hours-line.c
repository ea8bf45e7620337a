/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hours of one day as they are typed. What they mean is WgHours' business. */

#include "wg-hours-line.h"

#include <glib/gi18n.h>

struct _WgHoursLine
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkLabel  *name;
  GtkEntry  *open;
  GtkEntry  *duty;
  GtkLabel  *refusal;

  guint      day;
  gboolean   filling; /* the entries are being set, not used */
};

G_DEFINE_FINAL_TYPE (WgHoursLine, wg_hours_line, GTK_TYPE_WIDGET)

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_typed (WgHoursLine *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[EDITED], 0);
}

static void
wg_hours_line_dispose (GObject *object)
{
  g_clear_pointer (&WG_HOURS_LINE (object)->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_hours_line_parent_class)->dispose (object);
}

static void
wg_hours_line_class_init (WgHoursLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_hours_line_dispose;
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/posts/wg-hours-line.ui");
  gtk_widget_class_bind_template_child (widget_class, WgHoursLine, content);
  gtk_widget_class_bind_template_child (widget_class, WgHoursLine, name);
  gtk_widget_class_bind_template_child (widget_class, WgHoursLine, open);
  gtk_widget_class_bind_template_child (widget_class, WgHoursLine, duty);
  gtk_widget_class_bind_template_child (widget_class, WgHoursLine, refusal);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
}

static void
wg_hours_line_init (WgHoursLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
wg_hours_line_new (guint day)
{
  WgHoursLine *self = g_object_new (WG_TYPE_HOURS_LINE, NULL);
  const char *name = wg_hours_name_day (day);
  /* Translators: %s is a day of the week. */
  g_autofree char *open = g_strdup_printf (_("%s: open"), name);
  g_autofree char *duty = g_strdup_printf (_("%s: on duty"), name);

  self->day = day;
  gtk_label_set_text (self->name, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  open, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->duty), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  duty, -1);
  return GTK_WIDGET (self);
}

/* (transfer full): "08:30-12:00, 14:00-17:30" of the day's opening or its duty. */
static char *
join_spans (WgHoursLine *self, const WgHours *hours, gboolean duty)
{
  GString *text = g_string_new (NULL);
  guint n = 0;
  const WgHoursSpan *spans = hours != NULL ? wg_hours_get_week (hours, self->day, &n) : NULL;

  for (guint i = 0; i < n; i++)
    if ((spans[i].duty != NULL) == duty)
      g_string_append_printf (text, "%s%02u:%02u-%02u:%02u", text->len > 0 ? ", " : "",
                              spans[i].from / 60u, spans[i].from % 60u, spans[i].until / 60u,
                              spans[i].until % 60u);
  return g_string_free (text, FALSE);
}

/* What is the same stays, with the cursor in it. */
static void
set_text (GtkEntry *entry, const char *text)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
set_texts (WgHoursLine *self, const char *open, const char *duty)
{
  self->filling = TRUE;
  set_text (self->open, open);
  set_text (self->duty, duty);
  self->filling = FALSE;
}

static void
show_refusal (WgHoursLine *self, const char *why)
{
  GtkWidget *entries[] = { GTK_WIDGET (self->open), GTK_WIDGET (self->duty) };

  gtk_label_set_text (self->refusal, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), why != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (why != NULL && *gtk_editable_get_text (GTK_EDITABLE (entries[i])) != '\0')
      gtk_widget_add_css_class (entries[i], "error");
    else
      gtk_widget_remove_css_class (entries[i], "error");
}

void
wg_hours_line_set_hours (WgHoursLine *self, const WgHours *hours)
{
  g_autofree char *open = join_spans (self, hours, FALSE);
  g_autofree char *duty = join_spans (self, hours, TRUE);

  set_texts (self, open, duty);
  show_refusal (self, NULL);
}

void
wg_hours_line_copy (WgHoursLine *self, WgHoursLine *from)
{
  set_texts (self, gtk_editable_get_text (GTK_EDITABLE (from->open)),
             gtk_editable_get_text (GTK_EDITABLE (from->duty)));
}

/* (transfer full) */
static char *
dup_text (GtkEntry *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

gboolean
wg_hours_line_read (WgHoursLine *self, const char *duty, GString *rules)
{
  const char *day = wg_hours_key_day (self->day);
  g_autofree char *open_text = dup_text (self->open), *duty_text = dup_text (self->duty);
  g_autoptr (GString) own = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgHours) hours = NULL;

  if (*open_text != '\0')
    g_string_append_printf (own, "%s %s; ", day, open_text);
  else if (self->day == WG_HOURS_HOLIDAY)
    g_string_append_printf (own, "%s off; ", day);
  if (*duty_text != '\0')
    g_string_append_printf (own, "%s %s \"%s\"; ", day, duty_text, duty);
  if (own->len > 0)
    hours = wg_hours_parse (own->str, &error);
  show_refusal (self, error != NULL ? error->message : NULL);
  if (error != NULL)
    return FALSE;
  g_string_append (rules, own->str);
  return TRUE;
}
