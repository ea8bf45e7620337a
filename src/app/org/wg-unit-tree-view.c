/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The organisation tree on screen. It shows what its tree holds and tells the scope what is
 * selected; it changes no unit. */

#include "wg-unit-tree-view-private.h"

#include "wg-focus.h"
#include "wg-number.h"
#include "wg-unit-columns.h"
#include "wg-unit-rows.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* A filtered tree is opened as far as a page or two can show it; a fresh one as far as one. */
#define MOST_ROWS_FILTERED 400
#define MOST_ROWS_FRESH    30

G_DEFINE_FINAL_TYPE (WgUnitTreeView, wg_unit_tree_view, GTK_TYPE_WIDGET)

enum
{
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GListModel *
make_children (gpointer item,
               gpointer tree)
{
  return wg_unit_tree_make_children (tree, wg_unit_node_get_id (item));
}

GArray *
wg_unit_tree_view_list_selected (WgUnitTreeView *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) chosen =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, chosen, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (WgUnitNode) node = wg_unit_rows_get_node (self->rows, position);
      gint64 id = node != NULL ? wg_unit_node_get_id (node) : 0;

      if (id != 0)
        g_array_append_val (ids, id);
    }
  return ids;
}

/* What was cut has left nothing: it waits for the user to say where it comes. */
static char *
describe_cut (WgUnitTreeView *self)
{
  WgUnit *first = wg_district_find_unit (self->district, g_array_index (self->cut, gint64, 0));

  if (self->cut->len == 1 && first != NULL)
    return g_strdup_printf (_("%s waits for its new superior: select it and press Ctrl+V."),
                            wg_unit_get_name (first));
  return g_strdup_printf (ngettext ("%u unit waits for its new superior: select it and press "
                                    "Ctrl+V.",
                                    "%u units wait for their new superior: select it and press "
                                    "Ctrl+V.", self->cut->len), self->cut->len);
}

static char *
describe_count (WgUnitTreeView *self)
{
  guint n = wg_unit_tree_get_n_units (self->tree);
  g_autofree char *all = wg_number_format (n, 0);
  g_autofree char *found = wg_number_format (wg_unit_tree_get_n_matches (self->tree), 0);

  if (wg_unit_filter_is_empty (wg_unit_tree_get_filter (self->tree)))
    return g_strdup_printf (ngettext ("%s unit", "%s units", n), all);
  /* Translators: how many units were found, and how many there are. */
  return g_strdup_printf (ngettext ("%1$s found of %2$s unit", "%1$s found of %2$s units", n),
                          found, all);
}

void
_wg_unit_tree_view_update_footer (WgUnitTreeView *self)
{
  gint64 selected = self->scope != NULL ? wg_scope_get_selected_unit (self->scope) : 0;
  WgUnit *unit = self->district != NULL ? wg_district_find_unit (self->district, selected) : NULL;
  const char *duty = NULL, *level = NULL;
  g_autofree char *count = NULL, *duty_line = NULL;

  if (self->cut != NULL && self->district != NULL)
    count = describe_cut (self);
  else
    count = describe_count (self);
  gtk_label_set_text (self->count, count);
  if (unit != NULL)
    {
      level = wg_district_get_level_name (self->district, wg_unit_get_level (unit));
      duty = wg_unit_tree_get_duty (self->tree, wg_unit_get_level (unit));
    }
  if (duty != NULL)
    /* Translators: a level of the tree (community) and its duty in one line. */
    duty_line = g_strdup_printf (_("%s: %s"), level, duty);
  gtk_label_set_text (self->duty, duty_line != NULL ? duty_line : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->duty), duty_line);
  gtk_widget_set_visible (GTK_WIDGET (self->duty), duty_line != NULL);
}

static void
update_page (WgUnitTreeView *self)
{
  const char *page = "tree";

  if (wg_unit_tree_get_n_units (self->tree) == 0)
    page = "empty";
  else if (wg_unit_tree_get_n_matches (self->tree) == 0)
    page = "nothing";
  gtk_stack_set_visible_child_name (self->pages, page);
}

static void
scroll_to (WgUnitTreeView *self,
           guint           position)
{
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

/* Selects a unit and makes it visible, through a filter that hides it if need be. */
static void
select_unit (WgUnitTreeView *self,
             gint64          unit)
{
  g_autoptr (GArray) path = NULL;
  guint position;

  if (!wg_unit_tree_shows (self->tree, unit)
      && !wg_unit_filter_is_empty (wg_unit_tree_get_filter (self->tree)))
    wg_unit_filter_bar_clear (self->filter);
  path = wg_unit_tree_list_path (self->tree, unit);
  /* A unit that was just set up comes with the next state of the file. */
  self->awaited = path->len == 0 ? unit : 0;
  if (path->len == 0)
    return;
  position = wg_unit_rows_reveal (self->rows, path);
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  scroll_to (self, position);
}

static void
on_selection_changed (WgUnitTreeView *self)
{
  g_autoptr (GArray) ids = NULL;

  if (self->is_changing || self->scope == NULL)
    return;
  ids = wg_unit_tree_view_list_selected (self);
  _wg_unit_tree_view_update_actions (self);
  self->awaited = 0;
  if (ids->len == 1)
    wg_scope_set_selected_unit (self->scope, g_array_index (ids, gint64, 0));
}

static void
on_scope_selected (WgUnitTreeView *self)
{
  gint64 unit = wg_scope_get_selected_unit (self->scope);
  g_autoptr (GArray) ids = wg_unit_tree_view_list_selected (self);

  if (unit != 0 && !(ids->len == 1 && g_array_index (ids, gint64, 0) == unit))
    select_unit (self, unit);
  _wg_unit_tree_view_update_footer (self);
}

/* Rows lose their expansion when lists change, and a filter opens more than anybody asked for:
 * what the user opened is kept by unit, from before the filter. */
static void
on_changing (WgUnitTreeView *self)
{
  gboolean filtered = !wg_unit_filter_is_empty (wg_unit_tree_get_filter (self->tree));

  if (self->is_changing)
    return;
  self->is_changing = TRUE;
  self->chosen = wg_unit_tree_view_list_selected (self);
  if (self->was_filtered)
    return;
  g_clear_pointer (&self->expanded, g_hash_table_unref);
  self->expanded = wg_unit_rows_list_expanded (self->rows);
  self->was_filtered = filtered;
}

/* The position of the last of them. */
static guint
reveal_and_select (WgUnitTreeView *self,
                   GArray         *units)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);
  guint last = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < units->len; i++)
    {
      gint64 id = g_array_index (units, gint64, i);
      g_autoptr (GArray) path = wg_unit_tree_list_path (self->tree, id);
      guint position = GTK_INVALID_LIST_POSITION;

      if (path->len > 0)
        position = wg_unit_rows_reveal (self->rows, path);
      if (position == GTK_INVALID_LIST_POSITION)
        continue;
      gtk_selection_model_select_item (model, position, last == GTK_INVALID_LIST_POSITION);
      last = position;
    }
  return last;
}

/* What was moved, or was moved back: where it is now can be seen. */
static void
select_moved (WgUnitTreeView *self,
              GArray         *units)
{
  guint position = reveal_and_select (self, units);

  if (position != GTK_INVALID_LIST_POSITION)
    scroll_to (self, position);
}

static void
on_changed (WgUnitTreeView *self)
{
  gboolean filtered = !wg_unit_filter_is_empty (wg_unit_tree_get_filter (self->tree));
  g_autoptr (GArray) moved = _wg_unit_tree_view_take_moved (self);

  if (filtered)
    wg_unit_rows_expand_all (self->rows, MOST_ROWS_FILTERED);
  else if (self->expanded != NULL)
    wg_unit_rows_expand (self->rows, self->expanded);
  self->was_filtered = filtered;
  if (self->chosen != NULL)
    reveal_and_select (self, self->chosen);
  g_clear_pointer (&self->chosen, g_array_unref);
  self->is_changing = FALSE;
  if (moved != NULL)
    select_moved (self, moved);
  if (self->awaited != 0)
    select_unit (self, self->awaited);
  update_page (self);
  _wg_unit_tree_view_update_footer (self);
  _wg_unit_tree_view_update_actions (self);
}

static void
on_sorter_changed (WgUnitTreeView *self)
{
  WgUnitSort sort = WG_UNIT_SORT_CODE;
  gboolean descending = FALSE;

  wg_unit_columns_get_sort (self->view, &sort, &descending);
  wg_unit_tree_set_sort (self->tree, sort, descending);
}

static void
on_activate (WgUnitTreeView *self,
             guint           position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  g_signal_emit (self, signals[OPENED], 0);
}

static void
on_filter_left (WgUnitTreeView *self)
{
  _wg_unit_tree_view_focus_rows (self);
}

/* The columns of the settings, in their fixed order; the name always leads. */
static void
update_columns (WgUnitTreeView *self)
{
  g_auto (GStrv) shown = g_settings_get_strv (self->settings, "tree-columns");

  for (guint i = 0; i < WG_N_UNIT_COLUMNS; i++)
    {
      WgUnitColumn column = (WgUnitColumn) i;
      gboolean wanted = column == WG_UNIT_COLUMN_NAME
                        || g_strv_contains ((const char *const *) shown,
                                            wg_unit_column_get_name (column));

      wg_unit_column_set_shown (column, self->columns[i], wanted);
    }
  _wg_unit_tree_view_update_actions (self);
}

static void
add_columns (WgUnitTreeView *self)
{
  for (guint i = 0; i < WG_N_UNIT_COLUMNS; i++)
    {
      self->columns[i] = wg_unit_column_new ((WgUnitColumn) i);
      gtk_column_view_append_column (self->view, self->columns[i]);
      g_object_unref (self->columns[i]); /* the view keeps it as long as there is a view */
    }
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (on_sorter_changed), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
find_list (GtkColumnView *view)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* The rows: typing there begins a search. Without rows it is the filter that leaves none;
 * gtk_widget_child_focus() of this widget would come back here without end. */
static gboolean
wg_unit_tree_view_grab_focus (GtkWidget *widget)
{
  WgUnitTreeView *self = WG_UNIT_TREE_VIEW (widget);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->filter));
  _wg_unit_tree_view_focus_rows (self);
  return TRUE;
}

static void
wg_unit_tree_view_dispose (GObject *object)
{
  WgUnitTreeView *self = WG_UNIT_TREE_VIEW (object);

  wg_unit_tree_view_set_district (self, NULL, NULL, NULL);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->actions);
  g_clear_object (&self->settings);
  g_clear_object (&self->tree);

  G_OBJECT_CLASS (wg_unit_tree_view_parent_class)->dispose (object);
}

static void
wg_unit_tree_view_finalize (GObject *object)
{
  WgUnitTreeView *self = WG_UNIT_TREE_VIEW (object);

  g_clear_pointer (&self->expanded, g_hash_table_unref);
  g_clear_pointer (&self->superiors, g_hash_table_unref);
  g_clear_pointer (&self->chosen, g_array_unref);
  g_clear_pointer (&self->cut, g_array_unref);

  G_OBJECT_CLASS (wg_unit_tree_view_parent_class)->finalize (object);
}

static void
wg_unit_tree_view_class_init (WgUnitTreeViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = wg_unit_tree_view_dispose;
  object_class->finalize = wg_unit_tree_view_finalize;
  widget_class->grab_focus = wg_unit_tree_view_grab_focus;
  widget_class->focus = wg_focus_inside;

  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (WG_TYPE_UNIT_FILTER_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/org/wg-unit-tree-view.ui");
  gtk_widget_class_bind_template_child (widget_class, WgUnitTreeView, content);
  gtk_widget_class_bind_template_child (widget_class, WgUnitTreeView, filter);
  gtk_widget_class_bind_template_child (widget_class, WgUnitTreeView, columns_button);
  gtk_widget_class_bind_template_child (widget_class, WgUnitTreeView, pages);
  gtk_widget_class_bind_template_child (widget_class, WgUnitTreeView, view);
  gtk_widget_class_bind_template_child (widget_class, WgUnitTreeView, count);
  gtk_widget_class_bind_template_child (widget_class, WgUnitTreeView, duty);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_left);
}

static void
wg_unit_tree_view_init (WgUnitTreeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new ("org.wangge.Wangge");
  self->superiors = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->tree = wg_unit_tree_new ();
  self->rows = gtk_tree_list_model_new (g_object_ref (wg_unit_tree_get_roots (self->tree)), FALSE,
                                        FALSE, make_children, self->tree, NULL);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  self->list = find_list (self->view);
  add_columns (self);
  /* First: what is added later gets a key earlier. */
  wg_unit_filter_bar_capture (self->filter, self->list);
  _wg_unit_tree_view_add_actions (self);
  update_columns (self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  wg_unit_filter_bar_set_tree (self->filter, self->tree);
  g_signal_connect_object (self->settings, "changed::tree-columns", G_CALLBACK (update_columns),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tree, "changing", G_CALLBACK (on_changing), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tree, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (on_selection_changed), self, G_CONNECT_SWAPPED);
  on_changed (self);
}

void
wg_unit_tree_view_set_district (WgUnitTreeView *self,
                                WgDistrict     *district,
                                WgScope        *scope,
                                WgFindingWatch *watch)
{
  g_return_if_fail (WG_IS_UNIT_TREE_VIEW (self));

  if (self->scope != NULL)
    g_signal_handlers_disconnect_by_func (self->scope, on_scope_selected, self);
  if (self->district != district)
    {
      g_clear_pointer (&self->expanded, g_hash_table_unref);
      g_hash_table_remove_all (self->superiors);
      g_clear_pointer (&self->cut, g_array_unref);
    }
  g_set_object (&self->district, district);
  g_set_object (&self->scope, scope);
  wg_unit_tree_set_findings (self->tree,
                             watch != NULL ? wg_finding_watch_get_findings (watch) : NULL);
  wg_unit_tree_set_district (self->tree, district);
  if (district == NULL || scope == NULL)
    return;
  if (g_hash_table_size (self->expanded) == 0)
    wg_unit_rows_expand_all (self->rows, MOST_ROWS_FRESH);
  g_signal_connect_object (scope, "notify::selected-unit", G_CALLBACK (on_scope_selected), self,
                           G_CONNECT_SWAPPED);
  on_scope_selected (self);
}

void
wg_unit_tree_view_set_registry (WgUnitTreeView *self,
                                WgRegistry     *registry)
{
  g_return_if_fail (WG_IS_UNIT_TREE_VIEW (self));

  wg_unit_tree_set_registry (self->tree, registry);
}

void
wg_unit_tree_view_start_search (WgUnitTreeView *self)
{
  g_return_if_fail (WG_IS_UNIT_TREE_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->filter));
}
