/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cell of the organisation tree. It shows facts and asks nobody for more. */

#include "wg-unit-cell.h"

#include "wg-finding-marks.h"
#include "wg-number.h"
#include "wg-tooltip.h"

#include <glib/gi18n.h>

struct _WgUnitCell
{
  GtkWidget parent_instance;

  GtkWidget   *child; /* a label, or finding marks */
  WgUnitColumn column;
  WgUnitNode  *node;  /* (nullable) */
};

G_DEFINE_FINAL_TYPE (WgUnitCell, wg_unit_cell, GTK_TYPE_WIDGET)

enum
{
  UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_leader (WgUnitCell        *self,
             const WgUnitFacts *facts)
{
  gboolean vacant = facts->leader_title != NULL && facts->leader == NULL;

  /* Vacant is a word in the alarm's colour, never a colour alone. */
  if (vacant)
    gtk_label_set_text (GTK_LABEL (self->child), C_("position", "Vacant"));
  else
    gtk_label_set_text (GTK_LABEL (self->child), facts->leader != NULL ? facts->leader : "");
  set_class (self->child, "alarm", vacant);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), facts->leader_title);
}

static void
show_count (WgUnitCell *self,
            int         count,
            const char *note)
{
  g_autofree char *text = count >= 0 ? wg_number_format (count, 0) : NULL;

  gtk_label_set_text (GTK_LABEL (self->child), text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), note);
}

static void
show_text (WgUnitCell *self,
           const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->child), text != NULL ? text : "");
}

/* Only what is cut needs to be told again. */
static gboolean
on_query_tooltip (GtkWidget  *label,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
    return FALSE;
  wg_tooltip_set_text (tooltip, gtk_label_get_text (GTK_LABEL (label)));
  return TRUE;
}

static void
update (WgUnitCell *self)
{
  const WgUnitFacts *facts = wg_unit_node_get_facts (self->node);
  g_autofree char *term = NULL;

  switch (self->column)
    {
    case WG_UNIT_COLUMN_NAME:
      show_text (self, wg_unit_get_name (facts->unit));
      break;
    case WG_UNIT_COLUMN_BODY_TYPE:
      show_text (self, facts->body_type_name);
      break;
    case WG_UNIT_COLUMN_LEADER:
      show_leader (self, facts);
      break;
    case WG_UNIT_COLUMN_FINDINGS:
      wg_finding_marks_set_counts (WG_FINDING_MARKS (self->child), facts->findings);
      break;
    case WG_UNIT_COLUMN_CODE:
      show_text (self, wg_unit_get_code (facts->unit));
      break;
    case WG_UNIT_COLUMN_LEVEL:
      show_text (self, facts->level_name);
      break;
    case WG_UNIT_COLUMN_MEMBERS:
      show_count (self, facts->members,
                  facts->members_are_sum ? _("Sum of the units below") : NULL);
      break;
    case WG_UNIT_COLUMN_GRIDS:
      show_count (self, (int) facts->n_grids, NULL);
      break;
    case WG_UNIT_COLUMN_CHILDREN:
      show_count (self, (int) facts->n_children, NULL);
      break;
    case WG_UNIT_COLUMN_TERM:
      term = wg_unit_node_dup_term (self->node);
      show_text (self, term);
      break;
    case WG_N_UNIT_COLUMNS:
    default:
      g_assert_not_reached ();
    }
  set_class (GTK_WIDGET (self), "superior", !facts->is_match);
  g_signal_emit (self, signals[UPDATED], 0);
}

static void
wg_unit_cell_dispose (GObject *object)
{
  WgUnitCell *self = WG_UNIT_CELL (object);

  wg_unit_cell_set_node (self, NULL);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_unit_cell_parent_class)->dispose (object);
}

static void
wg_unit_cell_class_init (WgUnitCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_unit_cell_dispose;
  signals[UPDATED] = g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "unitcell");
}

static void
wg_unit_cell_init (WgUnitCell *self)
{
}

static gboolean
is_number (WgUnitColumn column)
{
  return column == WG_UNIT_COLUMN_MEMBERS || column == WG_UNIT_COLUMN_GRIDS
         || column == WG_UNIT_COLUMN_CHILDREN;
}

GtkWidget *
wg_unit_cell_new (WgUnitColumn column)
{
  WgUnitCell *self = g_object_new (WG_TYPE_UNIT_CELL, NULL);

  self->column = column;
  if (column == WG_UNIT_COLUMN_FINDINGS)
    {
      self->child = wg_finding_marks_new ();
      gtk_widget_set_halign (self->child, GTK_ALIGN_START);
    }
  else
    {
      self->child = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (self->child), is_number (column) ? 1 : 0);
      gtk_label_set_ellipsize (GTK_LABEL (self->child), PANGO_ELLIPSIZE_END);
      gtk_widget_set_has_tooltip (self->child, TRUE);
      g_signal_connect (self->child, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
      if (column != WG_UNIT_COLUMN_NAME)
        gtk_widget_add_css_class (self->child, "numeric");
    }
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

void
wg_unit_cell_set_node (WgUnitCell *self,
                       WgUnitNode *node)
{
  g_return_if_fail (WG_IS_UNIT_CELL (self));

  if (self->node == node)
    return;
  if (self->node != NULL)
    g_signal_handlers_disconnect_by_func (self->node, update, self);
  g_set_object (&self->node, node);
  if (node == NULL)
    return;
  g_signal_connect_object (node, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

WgUnitNode *
wg_unit_cell_get_node (WgUnitCell *self)
{
  return self->node;
}
