/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One holding inside a position's row. Whether a day or a number can be is decided by desk/. */

#include "wg-holding-row.h"

#include <glib/gi18n.h>

/* Positions in the list of ways to work. */
enum
{
  NOT_SAID,
  FULL_TIME,
  PART_TIME
};

struct _WgHoldingRow
{
  GtkGrid parent_instance;

  GtkLabel    *name;
  GtkLabel    *since;
  GtkDropDown *full_time;
  GtkEntry    *phone;
  GtkEntry    *last;
  GtkButton   *end;
  GtkWidget   *go_on;
  GtkLabel    *problem;

  gint64       holding;
  WgPositions *positions; /* (nullable) (unowned) */
  gboolean     updating;
  gboolean     phone_is_bad;
};

G_DEFINE_FINAL_TYPE (WgHoldingRow, wg_holding_row, GTK_TYPE_GRID)

static void
show_problem (WgHoldingRow *self, GError *error)
{
  gtk_label_set_text (self->problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
}

static void
on_full_time_changed (WgHoldingRow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->full_time);
  g_autoptr (GError) error = NULL;

  if (self->updating || self->positions == NULL)
    return;
  wg_positions_set_full_time (self->positions, self->holding,
                              chosen == FULL_TIME ? 1 : chosen == PART_TIME ? 0 : -1, &error);
  show_problem (self, error);
}

static void
on_phone_changed (WgHoldingRow *self)
{
  g_autoptr (GError) error = NULL;

  if (self->updating || self->positions == NULL)
    return;
  self->phone_is_bad = !wg_positions_set_phone (self->positions, self->holding,
                                                gtk_editable_get_text (GTK_EDITABLE (self->phone)),
                                                &error);
  show_problem (self, error);
}

static void
on_end (WgHoldingRow *self)
{
  g_autoptr (GError) error = NULL;

  if (self->positions == NULL)
    return;
  wg_positions_end (self->positions, self->holding,
                    gtk_editable_get_text (GTK_EDITABLE (self->last)), &error);
  show_problem (self, error);
}

static void
on_go_on (WgHoldingRow *self)
{
  g_autoptr (GError) error = NULL;

  if (self->positions == NULL)
    return;
  wg_positions_end (self->positions, self->holding, NULL, &error);
  show_problem (self, error);
}

static void
on_leaves (WgHoldingRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.departure", "s",
                              gtk_label_get_text (self->name));
}

static void
wg_holding_row_class_init (WgHoldingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/org/wg-holding-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WgHoldingRow, name);
  gtk_widget_class_bind_template_child (widget_class, WgHoldingRow, since);
  gtk_widget_class_bind_template_child (widget_class, WgHoldingRow, full_time);
  gtk_widget_class_bind_template_child (widget_class, WgHoldingRow, phone);
  gtk_widget_class_bind_template_child (widget_class, WgHoldingRow, last);
  gtk_widget_class_bind_template_child (widget_class, WgHoldingRow, end);
  gtk_widget_class_bind_template_child (widget_class, WgHoldingRow, go_on);
  gtk_widget_class_bind_template_child (widget_class, WgHoldingRow, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_full_time_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_phone_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_end);
  gtk_widget_class_bind_template_callback (widget_class, on_go_on);
  gtk_widget_class_bind_template_callback (widget_class, on_leaves);
}

static void
wg_holding_row_init (WgHoldingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
wg_holding_row_new (gint64 holding)
{
  WgHoldingRow *self = g_object_new (WG_TYPE_HOLDING_ROW, NULL);

  self->holding = holding;
  return GTK_WIDGET (self);
}

gint64
wg_holding_row_get_holding (WgHoldingRow *self)
{
  g_return_val_if_fail (WG_IS_HOLDING_ROW (self), 0);

  return self->holding;
}

/* Never under the hands of whoever types. */
static void
set_text (GtkEntry *entry, const char *text)
{
  GtkWidget *inner = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry)));

  if (!gtk_widget_has_focus (inner) &&
      g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

void
wg_holding_row_update (WgHoldingRow *self, WgPositions *positions, WgRow *row, const char *today)
{
  const char *from = wg_row_get_text (row, WG_HOLDING_FROM);
  const char *until = wg_row_get_text (row, WG_HOLDING_UNTIL);
  const char *phone = wg_row_get_text (row, WG_HOLDING_WORK_PHONE);
  gint64 full_time = wg_row_get_int (row, WG_HOLDING_FULL_TIME, -1);
  g_autofree char *since = NULL;

  g_return_if_fail (WG_IS_HOLDING_ROW (self));

  self->updating = TRUE;
  self->positions = positions;
  if (from != NULL && until != NULL)
    since = g_strdup_printf (_("from %s until %s"), from, until);
  else if (until != NULL)
    since = g_strdup_printf (_("until %s"), until);
  else
    since = from != NULL ? g_strdup_printf (_("since %s"), from) : g_strdup (_("since ever"));
  gtk_label_set_text (self->name, wg_row_get_text (row, WG_HOLDING_HOLDER));
  gtk_label_set_text (self->since, since);
  gtk_drop_down_set_selected (self->full_time, full_time == 1   ? FULL_TIME
                                               : full_time == 0 ? PART_TIME
                                                                : NOT_SAID);
  if (!self->phone_is_bad)
    set_text (self->phone, phone != NULL ? phone : "");
  if (until != NULL || *gtk_editable_get_text (GTK_EDITABLE (self->last)) == '\0')
    set_text (self->last, until != NULL ? until : today);
  gtk_widget_set_visible (self->go_on, until != NULL);
  gtk_button_set_label (self->end, until != NULL ? _("Change the Day") : _("End the Holding"));
  self->updating = FALSE;
}

gboolean
wg_holding_row_has_problem (WgHoldingRow *self)
{
  g_return_val_if_fail (WG_IS_HOLDING_ROW (self), FALSE);

  return self->phone_is_bad;
}
