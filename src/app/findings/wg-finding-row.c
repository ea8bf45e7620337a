/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the list of findings. Words are made when the line is shown, not before. */

#include "wg-finding-row.h"

#include "wg-finding-heading.h"
#include "wg-finding.h"
#include "wg-severity-icon.h"

#include <glib/gi18n.h>

struct _WgFindingRow
{
  GtkWidget parent_instance;

  GtkWidget      *content;
  WgSeverityIcon *icon;
  GtkLabel       *place;
  GtkLabel       *sentence;
  GtkLabel       *rule;
  GtkLabel       *field;

  gpointer        item; /* (nullable): a finding or a heading */
};

G_DEFINE_FINAL_TYPE (WgFindingRow, wg_finding_row, GTK_TYPE_WIDGET)

static void
wg_finding_row_dispose (GObject *object)
{
  WgFindingRow *self = WG_FINDING_ROW (object);

  wg_finding_row_set_item (self, NULL);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_finding_row_parent_class)->dispose (object);
}

static void
wg_finding_row_class_init (WgFindingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_finding_row_dispose;
  g_type_ensure (WG_TYPE_SEVERITY_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/findings/wg-finding-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WgFindingRow, content);
  gtk_widget_class_bind_template_child (widget_class, WgFindingRow, icon);
  gtk_widget_class_bind_template_child (widget_class, WgFindingRow, place);
  gtk_widget_class_bind_template_child (widget_class, WgFindingRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, WgFindingRow, rule);
  gtk_widget_class_bind_template_child (widget_class, WgFindingRow, field);
}

static void
wg_finding_row_init (WgFindingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
wg_finding_row_new (void)
{
  return g_object_new (WG_TYPE_FINDING_ROW, NULL);
}

static void
show_heading (WgFindingRow *self)
{
  WgFindingHeading *heading = self->item;
  /* Translators: a severity and how many findings have it: "错误 8". */
  g_autofree char *text = g_strdup_printf (_("%s %u"),
                                           wg_severity_get_label (
                                             wg_finding_heading_get_severity (heading)),
                                           wg_finding_heading_get_count (heading));

  gtk_label_set_text (self->place, text);
}

static void
show_finding (WgFindingRow *self)
{
  WgFinding *finding = self->item;
  const WgRuleCard *card = wg_finding_get_card (finding);
  const char *field = wg_finding_get_field_label (finding);
  g_autofree char *place = wg_finding_dup_place (finding);
  g_autofree char *sentence = wg_finding_dup_sentence (finding);
  g_autofree char *rule = g_strjoin (" ", card->id, card->name, NULL);
  /* Translators: %s is the name of a field of a form. */
  g_autofree char *change = field != NULL ? g_strdup_printf (_("change: %s"), field) : NULL;

  gtk_label_set_text (self->place, place);
  gtk_label_set_text (self->sentence, sentence);
  gtk_label_set_text (self->rule, rule);
  gtk_label_set_text (self->field, change != NULL ? change : "");
}

static void
set_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

void
wg_finding_row_set_item (WgFindingRow *self, gpointer item)
{
  gboolean is_heading = WG_IS_FINDING_HEADING (item);

  g_return_if_fail (WG_IS_FINDING_ROW (self));

  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), !is_heading);
  gtk_widget_set_visible (GTK_WIDGET (self->rule), !is_heading);
  gtk_widget_set_visible (GTK_WIDGET (self->field), !is_heading);
  set_class (GTK_WIDGET (self->place), "title-4", is_heading);
  set_class (GTK_WIDGET (self), "finding-heading", is_heading);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), TRUE);
  if (is_heading)
    {
      wg_severity_icon_set_severity (self->icon, wg_finding_heading_get_severity (item));
      show_heading (self);
    }
  else
    {
      wg_severity_icon_set_severity (self->icon, wg_finding_get_severity (item));
      show_finding (self);
    }
}

gpointer
wg_finding_row_get_item (WgFindingRow *self)
{
  g_return_val_if_fail (WG_IS_FINDING_ROW (self), NULL);

  return self->item;
}
