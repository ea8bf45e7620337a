/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions, keys and the context menu of the organisation tree. */

#include "wg-unit-columns.h"
#include "wg-unit-rows.h"
#include "wg-unit-tree-view-private.h"

#include <glib/gi18n.h>

/* As many as a page or two can show. */
#define MOST_ROWS 400

/* Rows of a file that is being closed are nothing to choose. */
static gint64
get_only_selected (WgUnitTreeView *self)
{
  g_autoptr (GArray) ids = wg_unit_tree_view_list_selected (self);

  return self->district != NULL && ids->len == 1 ? g_array_index (ids, gint64, 0) : 0;
}

static guint
get_position (WgUnitTreeView *self)
{
  g_autoptr (GtkBitset) chosen =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  return gtk_bitset_is_empty (chosen) ? GTK_INVALID_LIST_POSITION : gtk_bitset_get_minimum (chosen);
}

static GtkTreeExpander *
find_expander (GtkWidget *widget)
{
  if (GTK_IS_TREE_EXPANDER (widget))
    return GTK_TREE_EXPANDER (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkTreeExpander *found = find_expander (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* (nullable): the widget of a row that is on screen. */
static GtkWidget *
find_row_widget (WgUnitTreeView *self,
                 guint           position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->list); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkTreeExpander *expander = find_expander (child);
      GtkTreeListRow *row = expander != NULL ? gtk_tree_expander_get_list_row (expander) : NULL;

      if (row != NULL && gtk_tree_list_row_get_position (row) == position)
        return child;
    }
  return NULL;
}

/* The focus that a row is to have as soon as there is one. */
typedef struct
{
  gconstpointer from;     /* (nullable): the focus when it was asked for; only compared */
  guint         patience; /* in frames */
} AwaitedFocus;

static GtkWidget *
get_focus (WgUnitTreeView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

/* GTK 4.8 can scroll to a row but not give it the focus; rows exist after one of the next
 * layouts. Who has gone on to a field meanwhile stays there. */
static gboolean
on_tick_focus (GtkWidget     *widget,
               GdkFrameClock *clock,
               gpointer       data)
{
  WgUnitTreeView *self = WG_UNIT_TREE_VIEW (widget);
  AwaitedFocus *awaited = data;
  GtkWidget *focus = get_focus (self);
  guint position = get_position (self);
  GtkWidget *row = find_row_widget (self, position != GTK_INVALID_LIST_POSITION ? position : 0);

  if (focus != NULL && focus != awaited->from && !gtk_widget_is_ancestor (focus, self->list))
    return G_SOURCE_REMOVE;
  if (row == NULL || !gtk_widget_grab_focus (row))
    return --awaited->patience > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
  return G_SOURCE_REMOVE;
}

void
_wg_unit_tree_view_focus_rows (WgUnitTreeView *self)
{
  const AwaitedFocus awaited = { get_focus (self), 10 };
  guint position = get_position (self);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0)
    return;
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u",
                              position != GTK_INVALID_LIST_POSITION ? position : 0);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_focus,
                                g_memdup2 (&awaited, sizeof awaited), g_free);
}

static void
go_to_position (WgUnitTreeView *self,
                guint           position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  _wg_unit_tree_view_focus_rows (self);
}

/* Left closes a row or goes to its superior, right opens it or goes to the first below, as in any
 * tree. */
static gboolean
on_key_pressed (WgUnitTreeView *self,
                guint           key,
                guint           code,
                GdkModifierType state)
{
  gboolean left = key == GDK_KEY_Left || key == GDK_KEY_KP_Left;
  gboolean right = key == GDK_KEY_Right || key == GDK_KEY_KP_Right;
  guint position = get_position (self);
  g_autoptr (GtkTreeListRow) row = NULL;

  if (key == GDK_KEY_Escape && self->cut != NULL)
    {
      _wg_unit_tree_view_forget_cut (self);
      return TRUE;
    }
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || (!left && !right)
      || position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  row = gtk_tree_list_model_get_row (self->rows, position);
  if (left && gtk_tree_list_row_get_expanded (row))
    gtk_tree_list_row_set_expanded (row, FALSE);
  else if (left)
    {
      g_autoptr (GtkTreeListRow) parent = gtk_tree_list_row_get_parent (row);

      if (parent != NULL)
        go_to_position (self, gtk_tree_list_row_get_position (parent));
    }
  else if (gtk_tree_list_row_is_expandable (row) && !gtk_tree_list_row_get_expanded (row))
    gtk_tree_list_row_set_expanded (row, TRUE);
  else if (gtk_tree_list_row_is_expandable (row))
    go_to_position (self, position + 1);
  return TRUE;
}

static void
on_open (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  g_signal_emit_by_name (data, "opened");
}

static void
on_show_on_map (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  gint64 unit = get_only_selected (data);

  if (unit != 0)
    gtk_widget_activate_action (data, "win.show-on-map", "(bx)", FALSE, unit);
}

static void
on_show_findings (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  gint64 unit = get_only_selected (data);

  if (unit != 0)
    gtk_widget_activate_action (data, "win.open-findings", "x", unit);
}

static void
on_expand_all (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  wg_unit_rows_expand_all (WG_UNIT_TREE_VIEW (data)->rows, MOST_ROWS);
}

static void
on_collapse_all (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  wg_unit_rows_collapse_all (WG_UNIT_TREE_VIEW (data)->rows);
}

static void
on_clear_filter (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  wg_unit_filter_bar_clear (WG_UNIT_TREE_VIEW (data)->filter);
}

static void
on_column (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  WgUnitTreeView *self = data;
  const char *name = g_action_get_name (G_ACTION (action)) + strlen ("column-");
  g_auto (GStrv) shown = g_settings_get_strv (self->settings, "tree-columns");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean found = FALSE;
  g_auto (GStrv) wanted = NULL;

  for (guint i = 0; shown[i] != NULL; i++)
    if (g_str_equal (shown[i], name))
      found = TRUE;
    else
      g_strv_builder_add (builder, shown[i]);
  if (!found)
    g_strv_builder_add (builder, name);
  wanted = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "tree-columns", (const char *const *) wanted);
}

static void
on_new_below (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  gtk_widget_activate_action (data, "win.new-unit", "x", get_only_selected (data));
}

static void
on_new_beside (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  WgUnitTreeView *self = data;
  WgUnit *unit = wg_district_find_unit (self->district, get_only_selected (self));

  if (unit != NULL)
    gtk_widget_activate_action (data, "win.new-unit", "x", wg_unit_get_parent_id (unit));
}

static void
on_history (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  gint64 unit = get_only_selected (data);

  if (unit != 0)
    gtk_widget_activate_action (data, "win.unit-history", "x", unit);
}

static void
on_end (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       data)
{
  gint64 unit = get_only_selected (data);

  if (unit != 0)
    gtk_widget_activate_action (data, "win.unit-end", "x", unit);
}

/* The headers cannot have the focus, so the menu sorts as well. The same column again turns the
 * order round. */
static void
on_sort (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  WgUnitTreeView *self = data;
  const char *name = g_variant_get_string (parameter, NULL);
  WgUnitSort sort = WG_UNIT_SORT_CODE;
  gboolean descending = TRUE;

  wg_unit_columns_get_sort (self->view, &sort, &descending);
  for (guint i = 0; i < WG_N_UNIT_COLUMNS; i++)
    {
      WgUnitColumn column = (WgUnitColumn) i;
      gboolean again = wg_unit_column_get_sort (column) == sort && !descending;

      if (g_str_equal (wg_unit_column_get_name (column), name))
        gtk_column_view_sort_by_column (self->view, self->columns[i],
                                        again ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
    }
}

/* (nullable): who holds the first post of the selected unit that anybody holds. */
static const char *
find_head (WgUnitTreeView *self)
{
  gint64 unit = get_only_selected (self);
  GPtrArray *posts = unit != 0 ? wg_district_get_positions (self->district, unit) : NULL;
  g_autofree char *today = NULL;

  if (posts == NULL)
    return NULL;
  today = wg_date_format (wg_clock_get_today (wg_district_get_clock (self->district)));
  for (guint i = 0; i < posts->len; i++)
    {
      WgRow *holding = wg_position_get_holding_on (g_ptr_array_index (posts, i), today);

      if (holding != NULL)
        return wg_row_get_text (holding, WG_HOLDING_HOLDER);
    }
  return NULL;
}

static void
on_departure (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  const char *head = find_head (data);

  if (head != NULL)
    gtk_widget_activate_action (data, "win.departure", "s", head);
}

static const GActionEntry entries[] = {
  { "open", on_open, NULL, NULL, NULL, { 0 } },
  { "show-on-map", on_show_on_map, NULL, NULL, NULL, { 0 } },
  { "show-findings", on_show_findings, NULL, NULL, NULL, { 0 } },
  { "history", on_history, NULL, NULL, NULL, { 0 } },
  { "end", on_end, NULL, NULL, NULL, { 0 } },
  { "departure", on_departure, NULL, NULL, NULL, { 0 } },
  { "new-below", on_new_below, NULL, NULL, NULL, { 0 } },
  { "new-beside", on_new_beside, NULL, NULL, NULL, { 0 } },
  { "expand-all", on_expand_all, NULL, NULL, NULL, { 0 } },
  { "collapse-all", on_collapse_all, NULL, NULL, NULL, { 0 } },
  { "sort", on_sort, "s", "''", NULL, { 0 } },
  { "clear-filter", on_clear_filter, NULL, NULL, NULL, { 0 } },
};

/* One toggle per column but the name's, which is always there. */
static void
add_column_actions (WgUnitTreeView *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) rows = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenu) file = g_menu_new ();
  g_autoptr (GMenu) sorts = g_menu_new ();

  for (guint i = WG_UNIT_COLUMN_NAME + 1; i < WG_N_UNIT_COLUMNS; i++)
    {
      WgUnitColumn column = (WgUnitColumn) i;
      g_autofree char *name = g_strconcat ("column-", wg_unit_column_get_name (column), NULL);
      g_autofree char *detailed = g_strconcat ("tree.", name, NULL);
      g_autoptr (GSimpleAction) action =
          g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (FALSE));

      g_signal_connect_object (action, "activate", G_CALLBACK (on_column), self, 0);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
      g_menu_append (columns, wg_unit_column_get_title (column), detailed);
    }
  for (guint i = 0; i < WG_N_UNIT_COLUMNS; i++)
    {
      WgUnitColumn column = (WgUnitColumn) i;
      g_autofree char *detailed = g_strconcat ("tree.sort::", wg_unit_column_get_name (column),
                                               NULL);

      g_menu_append (sorts, wg_unit_column_get_title (column), detailed);
    }
  g_menu_append_submenu (rows, _("_Sort by"), G_MENU_MODEL (sorts));
  g_menu_append (rows, _("_Expand all"), "tree.expand-all");
  g_menu_append (rows, _("_Collapse all"), "tree.collapse-all");
  g_menu_append_section (menu, _("Columns"), G_MENU_MODEL (columns));
  g_menu_append (file, _("_Levels and duties…"), "win.choose-template");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rows));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (file));
  gtk_menu_button_set_menu_model (self->columns_button, G_MENU_MODEL (menu));
}

static void
enable (WgUnitTreeView *self,
        const char     *name,
        gboolean        enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* The column that rows are sorted by; by its code a unit stands where no header was clicked. */
static const char *
find_sort (WgUnitTreeView *self)
{
  WgUnitSort sort = WG_UNIT_SORT_CODE;
  gboolean descending = FALSE;

  wg_unit_columns_get_sort (self->view, &sort, &descending);
  for (guint i = 0; i < WG_N_UNIT_COLUMNS; i++)
    if (wg_unit_column_get_sort ((WgUnitColumn) i) == sort)
      return wg_unit_column_get_name ((WgUnitColumn) i);
  return "";
}

void
_wg_unit_tree_view_update_actions (WgUnitTreeView *self)
{
  gint64 unit = get_only_selected (self);
  GAction *sort = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "sort");
  g_auto (GStrv) shown = g_settings_get_strv (self->settings, "tree-columns");

  enable (self, "open", unit != 0);
  enable (self, "new-below", unit != 0 && _wg_unit_tree_view_is_writable (self));
  enable (self, "new-beside", unit != 0 && _wg_unit_tree_view_is_writable (self));
  enable (self, "show-on-map", unit != 0);
  enable (self, "show-findings", unit != 0);
  enable (self, "history", unit != 0);
  enable (self, "end", unit != 0 && _wg_unit_tree_view_is_writable (self));
  enable (self, "departure", find_head (self) != NULL);
  g_simple_action_set_state (G_SIMPLE_ACTION (sort), g_variant_new_string (find_sort (self)));
  _wg_unit_tree_view_update_moves (self);
  for (guint i = WG_UNIT_COLUMN_NAME + 1; i < WG_N_UNIT_COLUMNS; i++)
    {
      const char *column = wg_unit_column_get_name ((WgUnitColumn) i);
      g_autofree char *name = g_strconcat ("column-", column, NULL);
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

      g_simple_action_set_state (
          G_SIMPLE_ACTION (action),
          g_variant_new_boolean (g_strv_contains ((const char *const *) shown, column)));
    }
}

static GMenuModel *
make_context_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) unit = g_menu_new ();
  g_autoptr (GMenu) move = g_menu_new ();

  g_menu_append (unit, _("_Open form"), "tree.open");
  g_menu_append (unit, _("Show on the _map"), "tree.show-on-map");
  g_menu_append (unit, _("Show its _findings"), "tree.show-findings");
  g_menu_append (unit, _("_History…"), "tree.history");
  g_menu_append (unit, _("If the head _leaves…"), "tree.departure");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (unit));
  g_menu_append (move, _("New unit _below"), "tree.new-below");
  g_menu_append (move, _("New unit _beside"), "tree.new-beside");
  g_menu_append (move, _("Mo_ve to…"), "tree.move");
  g_menu_append (move, _("Cu_t"), "tree.cut");
  g_menu_append (move, _("_Paste below"), "tree.paste");
  g_menu_append (move, _("Close, merge or _split…"), "tree.end");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (move));
  return G_MENU_MODEL (menu);
}

static void
pop_up (WgUnitTreeView     *self,
        const GdkRectangle *place)
{
  if (self->menu == NULL)
    {
      g_autoptr (GMenuModel) menu = make_context_menu ();

      self->menu = gtk_popover_menu_new_from_model (menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, self->content);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

guint
_wg_unit_tree_view_pick (WgUnitTreeView *self,
                         double          x,
                         double          y,
                         GtkWidget     **row)
{
  GtkWidget *widget = gtk_widget_pick (self->list, x, y, GTK_PICK_DEFAULT);
  GtkTreeExpander *expander = NULL;

  while (widget != NULL && gtk_widget_get_parent (widget) != self->list)
    widget = gtk_widget_get_parent (widget);
  if (widget != NULL)
    expander = find_expander (widget);
  if (row != NULL)
    *row = expander != NULL ? widget : NULL;
  if (expander == NULL || gtk_tree_expander_get_list_row (expander) == NULL)
    return GTK_INVALID_LIST_POSITION;
  return gtk_tree_list_row_get_position (gtk_tree_expander_get_list_row (expander));
}

/* The row under the pointer is what the menu is about. */
static void
on_secondary_click (WgUnitTreeView *self,
                    int             n_press,
                    double          x,
                    double          y)
{
  GdkRectangle place = { 0, 0, 1, 1 };
  double content_x = 0, content_y = 0;
  guint position = _wg_unit_tree_view_pick (self, x, y, NULL);

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_widget_translate_coordinates (self->list, self->content, x, y, &content_x, &content_y);
  place.x = (int) content_x;
  place.y = (int) content_y;
  pop_up (self, &place);
}

/* Of a table of GTK 4.8 the row and its cell both answer a click: one with Ctrl chooses a unit and
 * takes it back at once. */
static void
on_primary_click (WgUnitTreeView *self,
                  int             n_press,
                  double          x,
                  double          y,
                  GtkGesture     *gesture)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint position = _wg_unit_tree_view_pick (self, x, y, NULL);

  if ((state & GDK_CONTROL_MASK) == 0 || position == GTK_INVALID_LIST_POSITION)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  if (gtk_selection_model_is_selected (model, position))
    gtk_selection_model_unselect_item (model, position);
  else
    gtk_selection_model_select_item (model, position, FALSE);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
on_menu_key (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  WgUnitTreeView *self = data;
  guint position = get_position (self);
  GtkWidget *row = position != GTK_INVALID_LIST_POSITION ? find_row_widget (self, position) : NULL;
  GdkRectangle place = { 24, 0, 1, 1 };
  double x = 0, y = 0;

  if (row == NULL)
    return FALSE;
  gtk_widget_translate_coordinates (row, self->content, 24, gtk_widget_get_height (row), &x, &y);
  place.x = (int) x;
  place.y = (int) y;
  pop_up (self, &place);
  return TRUE;
}

static void
add_keys (WgUnitTreeView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  /* Before the expander, which only closes and opens. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list, keys);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (shortcuts),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                        gtk_callback_action_new (on_menu_key, self, NULL)));
  /* Before the search, which takes all keys of the rows and has a menu of its own. */
  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->list, shortcuts);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_secondary_click), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (click));
  click = gtk_gesture_click_new ();
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_primary_click), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (click));
}

void
_wg_unit_tree_view_add_actions (WgUnitTreeView *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  _wg_unit_tree_view_add_moves (self);
  add_column_actions (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "tree", G_ACTION_GROUP (self->actions));
  add_keys (self);
}
