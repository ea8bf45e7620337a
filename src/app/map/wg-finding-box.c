/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings in the card of a grid or unit. It shows what the watch has and leads to the form. */

#include "wg-finding-box.h"

#include "wg-severity-icon.h"

#include <glib/gi18n.h>

#define MAX_LINES 6

struct _WgFindingBox
{
  GtkWidget parent_instance;

  GtkBox         *box;
  WgFindingWatch *watch; /* (nullable) */
  gint64          unit;  /* what is shown; 0: a grid */
  gint64          grid;
};

G_DEFINE_FINAL_TYPE (WgFindingBox, wg_finding_box, GTK_TYPE_WIDGET)

static void
wg_finding_box_dispose (GObject *object)
{
  WgFindingBox *self = WG_FINDING_BOX (object);

  wg_finding_box_set_watch (self, NULL);
  g_clear_pointer ((GtkWidget **) &self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_finding_box_parent_class)->dispose (object);
}

static void
wg_finding_box_class_init (WgFindingBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_finding_box_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
wg_finding_box_init (WgFindingBox *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Findings here"), -1);
}

static GtkWidget *
make_line (WgFinding *finding)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const WgRuleCard *card = wg_finding_get_card (finding);
  g_autofree char *sentence = wg_finding_dup_sentence (finding);
  g_autofree char *text = g_strdup_printf ("%s %s", card->id, sentence);
  g_autofree char *tip = g_strjoin ("\n", card->name, card->text, _("Opens the form"), NULL);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), wg_severity_icon_new (wg_finding_get_severity (finding)));
  gtk_box_append (GTK_BOX (line), label);
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "finding-line");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  if (wg_finding_get_post (finding)->id != 0)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.edit-post");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x",
                                        wg_finding_get_post (finding)->id);
    }
  else if (wg_finding_get_unit (finding)->id != 0)
    {
      const char *field = wg_finding_get_field (finding);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.edit-field");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xs)",
                                        wg_finding_get_unit (finding)->id,
                                        field != NULL ? field : "");
    }
  return button;
}

static GtkWidget *
make_more (gint64 unit, guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("All %u finding under this unit",
                                                     "All %u findings under this unit", n), n);
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small-link");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-findings");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", unit);
  return button;
}

/* Findings that stand on a grid are in the grid's card. */
static gboolean
is_here (WgFindingBox *self, WgFinding *finding)
{
  if (self->unit != 0)
    return wg_finding_get_unit (finding)->id == self->unit
           && wg_finding_get_grid (finding)->id == 0;
  return wg_finding_get_grid (finding)->id == self->grid;
}

static void
fill (WgFindingBox *self)
{
  GListModel *findings = self->watch != NULL ? wg_finding_watch_get_findings (self->watch) : NULL;
  guint counts[WG_N_SEVERITIES] = { 0 };
  guint n = 0, sum;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  if (findings == NULL || (self->unit == 0 && self->grid == 0))
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  if (self->unit != 0)
    wg_finding_watch_count (self->watch, self->unit, TRUE, counts);
  else
    wg_finding_watch_count_grid (self->watch, self->grid, counts);
  sum = counts[WG_SEVERITY_ERROR] + counts[WG_SEVERITY_WARNING] + counts[WG_SEVERITY_NOTICE];
  for (guint i = 0; sum > 0 && n < MAX_LINES && i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (WgFinding) finding = g_list_model_get_item (findings, i);

      if (!is_here (self, finding))
        continue;
      gtk_box_append (self->box, make_line (finding));
      n++;
    }
  if (self->unit != 0 && sum > n)
    gtk_box_append (self->box, make_more (self->unit, sum));
  gtk_widget_set_visible (GTK_WIDGET (self), sum > 0);
}

void
wg_finding_box_set_watch (WgFindingBox *self, WgFindingWatch *watch)
{
  g_return_if_fail (WG_IS_FINDING_BOX (self));

  if (self->watch == watch)
    return;
  if (self->watch != NULL)
    g_signal_handlers_disconnect_by_func (self->watch, fill, self);
  g_set_object (&self->watch, watch);
  if (watch != NULL)
    g_signal_connect_object (watch, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
}

void
wg_finding_box_show_grid (WgFindingBox *self, gint64 grid)
{
  g_return_if_fail (WG_IS_FINDING_BOX (self));

  self->grid = grid;
  self->unit = 0;
  fill (self);
}

void
wg_finding_box_show_unit (WgFindingBox *self, gint64 unit)
{
  g_return_if_fail (WG_IS_FINDING_BOX (self));

  self->unit = unit;
  self->grid = 0;
  fill (self);
}
