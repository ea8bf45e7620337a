/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A week of opening hours in a form. The row keeps the last hours that could be read; while a line
 * cannot, the form does not save. */

#include "wg-hours-part.h"

#include "wg-hours-line.h"
#include "wg-problem-list.h"

#include <glib/gi18n.h>

#define FRIDAY 4

struct _WgHoursPart
{
  GtkWidget parent_instance;

  GtkWidget      *content;
  GtkBox         *days;
  GtkCheckButton *own_holidays;
  GtkLabel       *words;
  WgProblemList  *problems;

  WgHoursLine    *lines[WG_HOURS_N_DAYS];
  WgRow          *row;  /* (nullable) */
  char           *duty; /* the word of the rota */
  gboolean        filling;
  gboolean        unreadable;
};

static void wg_hours_part_iface_init (WgFormPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WgHoursPart, wg_hours_part, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (WG_TYPE_FORM_PART, wg_hours_part_iface_init))

/* (transfer full) (nullable): of the row. */
static WgHours *
read_hours (WgHoursPart *self)
{
  const char *text = self->row != NULL ? wg_row_get_text (self->row, WG_POST_HOURS) : NULL;

  return text != NULL && *text != '\0' ? wg_hours_parse (text, NULL) : NULL;
}

static void
show_words (WgHoursPart *self, const WgHours *hours)
{
  g_autofree char *text = hours != NULL ? wg_hours_describe (hours) : NULL;

  gtk_label_set_text (self->words, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->words), text != NULL);
}

/* Whether public holidays have a line of their own. */
static gboolean
has_holidays (WgHoursPart *self)
{
  return gtk_check_button_get_active (self->own_holidays);
}

static void
read_lines (WgHoursPart *self)
{
  g_autoptr (GString) rules = g_string_new (NULL);
  g_autoptr (WgHours) hours = NULL;
  g_autofree char *text = NULL;

  self->unreadable = FALSE;
  for (guint day = 0; day < WG_HOURS_N_DAYS; day++)
    if ((day != WG_HOURS_HOLIDAY || has_holidays (self))
        && !wg_hours_line_read (self->lines[day], self->duty, rules))
      self->unreadable = TRUE;
  if (self->unreadable)
    return;
  if (rules->len > 0)
    hours = wg_hours_parse (rules->str, NULL);
  if (hours != NULL)
    text = wg_hours_format (hours);
  if (text != NULL)
    wg_row_set_text (self->row, WG_POST_HOURS, text);
  else
    wg_row_set_null (self->row, WG_POST_HOURS);
  show_words (self, hours);
}

static void
on_edited (WgHoursPart *self)
{
  if (self->filling || self->row == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->lines[WG_HOURS_HOLIDAY]), has_holidays (self));
  read_lines (self);
  wg_form_part_tell_edited (WG_FORM_PART (self));
}

/* Monday's hours for the working week: five times the same need not be typed. */
static void
on_copy (WgHoursPart *self)
{
  for (guint day = 1; day <= FRIDAY; day++)
    wg_hours_line_copy (self->lines[day], self->lines[0]);
  on_edited (self);
}

/* The word of the first rota of the week; of a new one the usual word. */
static void
find_duty (WgHoursPart *self, const WgHours *hours)
{
  const char *word = NULL;

  for (guint day = 0; hours != NULL && day < WG_HOURS_N_DAYS; day++)
    {
      guint n;
      const WgHoursSpan *spans = wg_hours_get_week (hours, day, &n);

      for (guint i = 0; i < n && word == NULL; i++)
        word = spans[i].duty;
    }
  g_free (self->duty);
  /* Translators: what files keep for a duty rota outside opening hours. */
  self->duty = g_strdup (word != NULL ? word : C_("rota", "duty"));
}

static void
set_row (WgFormPart *part, WgDistrict *district, WgRow *row)
{
  WgHoursPart *self = WG_HOURS_PART (part);
  g_autoptr (WgHours) hours = NULL;

  if (row != NULL)
    wg_row_ref (row);
  g_clear_pointer (&self->row, wg_row_unref);
  self->row = row;
  hours = read_hours (self);
  find_duty (self, hours);
  self->filling = TRUE;
  for (guint day = 0; day < WG_HOURS_N_DAYS; day++)
    wg_hours_line_set_hours (self->lines[day], hours);
  gtk_check_button_set_active (self->own_holidays, hours != NULL && wg_hours_has_holiday (hours));
  gtk_widget_set_visible (GTK_WIDGET (self->lines[WG_HOURS_HOLIDAY]), has_holidays (self));
  self->filling = FALSE;
  self->unreadable = FALSE;
  show_words (self, hours);
}

static void
show_problems (WgFormPart *part, GPtrArray *problems)
{
  WgHoursPart *self = WG_HOURS_PART (part);

  wg_problem_list_show (self->problems, NULL, self->row, WG_POST_HOURS, problems);
}

static gboolean
is_unreadable (WgFormPart *part)
{
  return WG_HOURS_PART (part)->unreadable;
}

static void
wg_hours_part_iface_init (WgFormPartInterface *iface)
{
  iface->set_row = set_row;
  iface->show_problems = show_problems;
  iface->is_unreadable = is_unreadable;
}

static void
wg_hours_part_dispose (GObject *object)
{
  WgHoursPart *self = WG_HOURS_PART (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->row, wg_row_unref);
  g_clear_pointer (&self->duty, g_free);

  G_OBJECT_CLASS (wg_hours_part_parent_class)->dispose (object);
}

static void
wg_hours_part_class_init (WgHoursPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_hours_part_dispose;
  g_type_ensure (WG_TYPE_PROBLEM_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/posts/wg-hours-part.ui");
  gtk_widget_class_bind_template_child (widget_class, WgHoursPart, content);
  gtk_widget_class_bind_template_child (widget_class, WgHoursPart, days);
  gtk_widget_class_bind_template_child (widget_class, WgHoursPart, own_holidays);
  gtk_widget_class_bind_template_child (widget_class, WgHoursPart, words);
  gtk_widget_class_bind_template_child (widget_class, WgHoursPart, problems);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_copy);
}

static void
wg_hours_part_init (WgHoursPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->duty = g_strdup ("");
  for (guint day = 0; day < WG_HOURS_N_DAYS; day++)
    {
      self->lines[day] = WG_HOURS_LINE (wg_hours_line_new (day));
      g_signal_connect_object (self->lines[day], "edited", G_CALLBACK (on_edited), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->days, GTK_WIDGET (self->lines[day]));
    }
}

WgFormPart *
wg_hours_part_new (void)
{
  return g_object_new (WG_TYPE_HOURS_PART, NULL);
}
