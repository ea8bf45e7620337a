/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving units in the organisation tree: by pointer, by cutting and pasting, by the menu. All ways
 * lead to the preview; nothing is written here. */

#include "wg-move-dialog.h"
#include "wg-unit-rows.h"
#include "wg-unit-tree-view-private.h"

#include <glib/gi18n.h>

gboolean
_wg_unit_tree_view_is_writable (WgUnitTreeView *self)
{
  return self->district != NULL && !wg_district_get_read_only (self->district)
         && wg_unit_tree_is_today (self->tree);
}

static gint64
get_superior (WgUnitTreeView *self,
              gint64          id)
{
  WgUnit *unit = self->district != NULL ? wg_district_find_unit (self->district, id) : NULL;

  return unit != NULL ? wg_unit_get_parent_id (unit) : 0;
}

static void
watch (WgUnitTreeView *self,
       GArray         *units)
{
  for (guint i = 0; i < units->len; i++)
    {
      gint64 id = g_array_index (units, gint64, i), superior = get_superior (self, id);

      g_hash_table_insert (self->superiors, g_memdup2 (&id, sizeof id),
                           g_memdup2 (&superior, sizeof superior));
    }
}

GArray *
_wg_unit_tree_view_take_moved (WgUnitTreeView *self)
{
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id, before;

  g_hash_table_iter_init (&iter, self->superiors);
  while (g_hash_table_iter_next (&iter, &id, &before))
    if (get_superior (self, *(gint64 *) id) != *(gint64 *) before)
      g_array_append_vals (moved, id, 1);
  if (moved->len == 0)
    return NULL;
  watch (self, moved);
  return g_steal_pointer (&moved);
}

/* @target 0: the user chooses it there. */
static void
open_dialog (WgUnitTreeView *self,
             GArray         *units,
             gint64          target)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!_wg_unit_tree_view_is_writable (self) || units->len == 0)
    return;
  watch (self, units);
  gtk_window_present (GTK_WINDOW (
      wg_move_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->district, units,
                          target)));
}

static void
on_move (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  g_autoptr (GArray) units = wg_unit_tree_view_list_selected (data);

  open_dialog (data, units, 0);
}

static void
on_cut (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       data)
{
  WgUnitTreeView *self = data;

  g_clear_pointer (&self->cut, g_array_unref);
  self->cut = wg_unit_tree_view_list_selected (self);
  _wg_unit_tree_view_update_actions (self);
  _wg_unit_tree_view_update_footer (self);
}

static void
on_paste (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  WgUnitTreeView *self = data;
  g_autoptr (GArray) target = wg_unit_tree_view_list_selected (self);
  g_autoptr (GArray) units = g_steal_pointer (&self->cut);

  _wg_unit_tree_view_forget_cut (self);
  if (units != NULL && target->len == 1)
    open_dialog (self, units, g_array_index (target, gint64, 0));
}

void
_wg_unit_tree_view_forget_cut (WgUnitTreeView *self)
{
  g_clear_pointer (&self->cut, g_array_unref);
  _wg_unit_tree_view_update_actions (self);
  _wg_unit_tree_view_update_footer (self);
}

/* What is dragged is what is selected; a row that is not becomes so. */
static GdkContentProvider *
on_drag_prepare (WgUnitTreeView *self,
                 double          x,
                 double          y)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);
  guint position = _wg_unit_tree_view_pick (self, x, y, NULL);
  g_autoptr (WgUnitNode) node = NULL;

  if (position == GTK_INVALID_LIST_POSITION || !_wg_unit_tree_view_is_writable (self))
    return NULL;
  if (!gtk_selection_model_is_selected (model, position))
    gtk_selection_model_select_item (model, position, TRUE);
  node = wg_unit_rows_get_node (self->rows, position);
  return gdk_content_provider_new_typed (WG_TYPE_UNIT_NODE, node);
}

static void
on_drag_begin (WgUnitTreeView *self,
               GdkDrag        *drag)
{
  g_autoptr (GArray) units = wg_unit_tree_view_list_selected (self);
  WgUnit *first = units->len > 0 ? wg_district_find_unit (self->district,
                                                          g_array_index (units, gint64, 0))
                                 : NULL;
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (units->len == 1 && first != NULL)
    text = g_strdup (wg_unit_get_name (first));
  else
    text = g_strdup_printf (ngettext ("%u unit", "%u units", units->len), units->len);
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "drag-label");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

static void
mark_row (WgUnitTreeView *self,
          GtkWidget      *row)
{
  if (self->drop_row == row)
    return;
  if (self->drop_row != NULL)
    {
      gtk_widget_remove_css_class (self->drop_row, "drop-row");
      g_object_remove_weak_pointer (G_OBJECT (self->drop_row), (gpointer *) &self->drop_row);
    }
  self->drop_row = row;
  if (row == NULL)
    return;
  gtk_widget_add_css_class (row, "drop-row");
  g_object_add_weak_pointer (G_OBJECT (row), (gpointer *) &self->drop_row);
}

static GdkDragAction
on_drop_motion (WgUnitTreeView *self,
                double          x,
                double          y)
{
  GtkWidget *row = NULL;
  guint position = _wg_unit_tree_view_pick (self, x, y, &row);

  mark_row (self, row);
  return position != GTK_INVALID_LIST_POSITION ? GDK_ACTION_MOVE : 0;
}

static void
on_drop_leave (WgUnitTreeView *self)
{
  mark_row (self, NULL);
}

static gboolean
on_drop (WgUnitTreeView *self,
         const GValue   *value,
         double          x,
         double          y)
{
  guint position = _wg_unit_tree_view_pick (self, x, y, NULL);
  g_autoptr (GArray) units = wg_unit_tree_view_list_selected (self);
  g_autoptr (WgUnitNode) target = NULL;

  mark_row (self, NULL);
  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  target = wg_unit_rows_get_node (self->rows, position);
  open_dialog (self, units, wg_unit_node_get_id (target));
  return TRUE;
}

static void
add_dragging (WgUnitTreeView *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (WG_TYPE_UNIT_NODE, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_drag_prepare), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (on_drag_begin), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (source));
  g_signal_connect_object (target, "motion", G_CALLBACK (on_drop_motion), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (on_drop_leave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (target));
}

static void
add_shortcut (GtkEventController *shortcuts,
              const char         *keys,
              const char         *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (shortcuts),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys),
                        gtk_named_action_new (action)));
}

static const GActionEntry entries[] = {
  { "move", on_move, NULL, NULL, NULL, { 0 } },
  { "cut", on_cut, NULL, NULL, NULL, { 0 } },
  { "paste", on_paste, NULL, NULL, NULL, { 0 } },
};

void
_wg_unit_tree_view_add_moves (WgUnitTreeView *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  /* On the rows only: in the entry these keys are for its text. */
  add_shortcut (shortcuts, "<Control>x", "tree.cut");
  add_shortcut (shortcuts, "<Control>v", "tree.paste");
  gtk_widget_add_controller (self->list, shortcuts);
  add_dragging (self);
}

void
_wg_unit_tree_view_update_moves (WgUnitTreeView *self)
{
  g_autoptr (GArray) chosen = wg_unit_tree_view_list_selected (self);
  gboolean movable = _wg_unit_tree_view_is_writable (self) && chosen->len > 0;
  GActionMap *actions = G_ACTION_MAP (self->actions);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      gboolean paste = g_str_equal (entries[i].name, "paste");

      g_simple_action_set_enabled (
          G_SIMPLE_ACTION (g_action_map_lookup_action (actions, entries[i].name)),
          paste ? movable && chosen->len == 1 && self->cut != NULL : movable);
    }
}
