/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One finding in full beside the list. It leads to the form and to the map by the window's
 * actions and changes nothing itself. */

#include "wg-finding-detail.h"

#include "wg-severity-icon.h"

#include <glib/gi18n.h>

struct _WgFindingDetail
{
  GtkWidget parent_instance;

  GtkWidget      *content;
  GtkStack       *stack;
  WgSeverityIcon *icon;
  GtkLabel       *severity;
  GtkLabel       *place;
  GtkLabel       *sentence;
  GtkLabel       *field;
  GtkLabel       *rule;
  GtkLabel       *text;
  GtkLabel       *source;
  GtkWidget      *reason_box;
  GtkLabel       *reason;
  GtkWidget      *edit;
  GtkWidget      *map;
  GtkWidget      *repair;

  WgFinding      *finding; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (WgFindingDetail, wg_finding_detail, GTK_TYPE_WIDGET)

static void
wg_finding_detail_dispose (GObject *object)
{
  WgFindingDetail *self = WG_FINDING_DETAIL (object);

  g_clear_object (&self->finding);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_finding_detail_parent_class)->dispose (object);
}

void
wg_finding_detail_edit (WgFindingDetail *self)
{
  const char *field;
  gint64 unit;

  g_return_if_fail (WG_IS_FINDING_DETAIL (self));

  if (self->finding != NULL && wg_finding_get_post (self->finding)->id != 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-post", "x",
                                  wg_finding_get_post (self->finding)->id);
      return;
    }
  if (self->finding == NULL || wg_finding_get_unit (self->finding)->id == 0)
    return;
  unit = wg_finding_get_unit (self->finding)->id;
  field = wg_finding_get_field (self->finding);
  if (!gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-field", "(xs)", unit,
                                   field != NULL ? field : ""))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-unit", "x", unit);
}

void
wg_finding_detail_show_on_map (WgFindingDetail *self)
{
  gint64 grid, unit;

  g_return_if_fail (WG_IS_FINDING_DETAIL (self));

  if (self->finding == NULL)
    return;
  grid = wg_finding_get_grid (self->finding)->id;
  unit = wg_finding_get_unit (self->finding)->id;
  if (grid != 0 || unit != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-on-map", "(bx)", grid != 0,
                                grid != 0 ? grid : unit);
}

/* Borders are repaired in a window of their own, that of this grid first. */
static void
on_repair (WgFindingDetail *self)
{
  if (self->finding != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.repair-borders", "(xx)", (gint64) 0,
                                wg_finding_get_grid (self->finding)->id);
}

static void
wg_finding_detail_class_init (WgFindingDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_finding_detail_dispose;
  g_type_ensure (WG_TYPE_SEVERITY_ICON);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/findings/wg-finding-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, WgFindingDetail, content);
  gtk_widget_class_bind_template_child (widget_class, WgFindingDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, WgFindingDetail, icon);
  gtk_widget_class_bind_template_child (widget_class, WgFindingDetail, severity);
  gtk_widget_class_bind_template_child (widget_class, WgFindingDetail, place);
  gtk_widget_class_bind_template_child (widget_class, WgFindingDetail, sentence);
  gtk_widget_class_bind_template_child (widget_class, WgFindingDetail, field);
  gtk_widget_class_bind_template_child (widget_class, WgFindingDetail, rule);
  gtk_widget_class_bind_template_child (widget_class, WgFindingDetail, text);
  gtk_widget_class_bind_template_child (widget_class, WgFindingDetail, source);
  gtk_widget_class_bind_template_child (widget_class, WgFindingDetail, reason_box);
  gtk_widget_class_bind_template_child (widget_class, WgFindingDetail, reason);
  gtk_widget_class_bind_template_child (widget_class, WgFindingDetail, edit);
  gtk_widget_class_bind_template_child (widget_class, WgFindingDetail, map);
  gtk_widget_class_bind_template_child (widget_class, WgFindingDetail, repair);
}

static void
wg_finding_detail_init (WgFindingDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Finding"), -1);
  g_signal_connect_object (self->edit, "clicked", G_CALLBACK (wg_finding_detail_edit), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->repair, "clicked", G_CALLBACK (on_repair), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map, "clicked", G_CALLBACK (wg_finding_detail_show_on_map), self,
                           G_CONNECT_SWAPPED);
}

static void
show_rule (WgFindingDetail *self, const WgRuleCard *card)
{
  g_autofree char *rule = g_strjoin (" ", card->id, card->name, NULL);

  gtk_label_set_text (self->rule, rule);
  gtk_label_set_text (self->text, card->text);
  gtk_label_set_text (self->source, card->source != NULL ? card->source : "");
  gtk_widget_set_visible (GTK_WIDGET (self->source), card->source != NULL);
  gtk_label_set_text (self->reason, card->reason != NULL ? card->reason : "");
  gtk_widget_set_visible (self->reason_box, card->reason != NULL);
}

void
wg_finding_detail_set_finding (WgFindingDetail *self, WgFinding *finding)
{
  g_autofree char *place = NULL, *sentence = NULL, *change = NULL;
  const char *field;

  g_return_if_fail (WG_IS_FINDING_DETAIL (self));

  g_set_object (&self->finding, finding);
  gtk_stack_set_visible_child_name (self->stack, finding != NULL ? "finding" : "none");
  if (finding == NULL)
    return;
  place = wg_finding_dup_place (finding);
  sentence = wg_finding_dup_sentence (finding);
  field = wg_finding_get_field_label (finding);
  change = field != NULL ? g_strdup_printf (_("To change: %s"), field) : NULL;
  wg_severity_icon_set_severity (self->icon, wg_finding_get_severity (finding));
  gtk_label_set_text (self->severity, wg_severity_get_label (wg_finding_get_severity (finding)));
  gtk_label_set_text (self->place, place);
  gtk_label_set_text (self->sentence, sentence);
  gtk_label_set_text (self->field, change != NULL ? change : "");
  show_rule (self, wg_finding_get_card (finding));
  gtk_widget_set_visible (self->repair,
                          g_str_equal (wg_finding_get_card (finding)->id, "G-05")
                          && !g_str_equal (wg_finding_get_case (finding), "missing"));
  gtk_widget_set_sensitive (self->edit, wg_finding_get_unit (finding)->id != 0 ||
                                        wg_finding_get_post (finding)->id != 0);
}
