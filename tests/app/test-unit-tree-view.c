/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The organisation tree on a window, with the sample district. */

#include "wg-unit-tree-view-private.h"

#include "wg-sample.h"
#include "wg-test.h"
#include "wg-ui-resource.h"
#include "wg-unit-columns.h"
#include "wg-unit-rows.h"

#include <adwaita.h>

#define STREET    "990101001"
#define COMMUNITY "990101001002"

typedef struct
{
  WgTestDir      *dir;
  WgDistrict     *district;
  WgScope        *scope;
  GtkWidget      *window;
  WgUnitTreeView *view;
} Shown;

static void
set_up (Shown        *shown,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  shown->dir = wg_test_dir_new ();
  path = wg_test_dir_file (shown->dir, "sample.wangge");
  g_assert_true (wg_desk_sample_create (path, NULL, NULL, NULL, &error));
  shown->district = wg_district_open (path, WG_DISTRICT_NO_MAP, &error);
  g_assert_no_error (error);
  shown->scope = wg_scope_new ();
  shown->view = g_object_new (WG_TYPE_UNIT_TREE_VIEW, NULL);
  shown->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (shown->window), 900, 600);
  gtk_window_set_child (GTK_WINDOW (shown->window), GTK_WIDGET (shown->view));
  wg_unit_tree_view_set_district (shown->view, shown->district, shown->scope, NULL);
  gtk_window_present (GTK_WINDOW (shown->window));
  while (gtk_widget_get_width (shown->view->list) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Shown        *shown,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (shown->window));
  g_object_unref (shown->scope);
  wg_district_close (shown->district);
  g_object_unref (shown->district);
  wg_test_dir_free (shown->dir);
}

static gint64
find_id (Shown      *shown,
         const char *code)
{
  return wg_unit_get_id (wg_district_find_unit_by_code (shown->district, code));
}

static gint64
get_selected (Shown *shown)
{
  g_autoptr (GArray) ids = wg_unit_tree_view_list_selected (shown->view);

  return ids->len == 1 ? g_array_index (ids, gint64, 0) : 0;
}

static guint
count_rows (Shown *shown)
{
  return g_list_model_get_n_items (G_LIST_MODEL (shown->view->rows));
}

/* Columns that are hidden must take no room. */
static void
test_width (Shown        *shown,
            gconstpointer data)
{
  g_assert_cmpint (gtk_widget_get_width (shown->view->list), ==,
                   gtk_widget_get_width (GTK_WIDGET (shown->view->view)));
}

static void
test_scope (Shown        *shown,
            gconstpointer data)
{
  g_autoptr (WgUnitNode) node = NULL;
  GtkSelectionModel *model = GTK_SELECTION_MODEL (shown->view->selection);

  wg_scope_set_selected_unit (shown->scope, find_id (shown, COMMUNITY));
  g_assert_cmpint (get_selected (shown), ==, find_id (shown, COMMUNITY));
  gtk_selection_model_select_item (model, 0, TRUE);
  node = wg_unit_rows_get_node (shown->view->rows, 0);
  g_assert_cmpint (wg_scope_get_selected_unit (shown->scope), ==, wg_unit_node_get_id (node));
}

/* A filter opens what it finds; without it stands open what stood open before. */
static void
test_filter (Shown        *shown,
             gconstpointer data)
{
  WgUnitFilter filter = WG_UNIT_FILTER_INIT;
  guint before = count_rows (shown);

  wg_scope_set_selected_unit (shown->scope, find_id (shown, STREET));
  filter.text = (char *) "dy";
  wg_unit_tree_set_filter (shown->view->tree, &filter);
  g_assert_cmpuint (count_rows (shown), >, 10);
  g_assert_cmpuint (wg_unit_tree_get_n_matches (shown->view->tree), <, 40);
  g_assert_cmpint (get_selected (shown), ==, find_id (shown, STREET));
  filter.text = NULL;
  wg_unit_tree_set_filter (shown->view->tree, &filter);
  g_assert_cmpuint (count_rows (shown), ==, before);
  g_assert_cmpint (get_selected (shown), ==, find_id (shown, STREET));

  filter.text = (char *) "nothing of that name";
  wg_unit_tree_set_filter (shown->view->tree, &filter);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (shown->view->pages), ==, "nothing");
  /* What is asked for from elsewhere is shown, whatever the filter says. */
  wg_scope_set_selected_unit (shown->scope, find_id (shown, COMMUNITY));
  g_assert_cmpint (get_selected (shown), ==, find_id (shown, COMMUNITY));
}

/* GTK 4.8 does not say which header was clicked; the columns find out. */
static void
test_sort (Shown        *shown,
           gconstpointer data)
{
  GtkColumnView *view = shown->view->view;
  WgUnitSort sort = WG_N_UNIT_SORTS;
  gboolean descending = FALSE;

  g_assert_false (wg_unit_columns_get_sort (view, &sort, &descending));
  gtk_column_view_sort_by_column (view, shown->view->columns[WG_UNIT_COLUMN_LEADER],
                                  GTK_SORT_DESCENDING);
  g_assert_true (wg_unit_columns_get_sort (view, &sort, &descending));
  g_assert_cmpuint (sort, ==, WG_UNIT_SORT_LEADER);
  g_assert_true (descending);
  gtk_column_view_sort_by_column (view, shown->view->columns[WG_UNIT_COLUMN_NAME],
                                  GTK_SORT_ASCENDING);
  g_assert_true (wg_unit_columns_get_sort (view, &sort, &descending));
  g_assert_cmpuint (sort, ==, WG_UNIT_SORT_NAME);
  g_assert_false (descending);
  gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
  g_assert_false (wg_unit_columns_get_sort (view, &sort, &descending));
}

static void
test_columns (Shown        *shown,
              gconstpointer data)
{
  GActionGroup *actions = G_ACTION_GROUP (shown->view->actions);
  GtkColumnViewColumn *code = shown->view->columns[WG_UNIT_COLUMN_CODE];

  g_assert_false (gtk_column_view_column_get_visible (code));
  g_action_group_activate_action (actions, "column-code", NULL);
  g_assert_true (gtk_column_view_column_get_visible (code));
  g_action_group_activate_action (actions, "column-code", NULL);
  g_assert_false (gtk_column_view_column_get_visible (code));
}

/* From the entry on to the rows: GTK 4.8 has no way to ask a list for it. */
static void
test_focus (Shown        *shown,
            gconstpointer data)
{
  GtkRoot *root = GTK_ROOT (shown->window);
  GtkWidget *focus;
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  wg_unit_tree_view_start_search (shown->view);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root),
                                         GTK_WIDGET (shown->view->filter)));
  _wg_unit_tree_view_focus_rows (shown->view);
  do
    {
      g_main_context_iteration (NULL, TRUE);
      focus = gtk_root_get_focus (root);
    }
  while ((focus == NULL || !gtk_widget_is_ancestor (focus, shown->view->list))
         && g_get_monotonic_time () < end);
  g_assert_nonnull (focus);
  g_test_message ("%s", G_OBJECT_TYPE_NAME (focus));
  g_assert_true (gtk_widget_get_parent (focus) == shown->view->list);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (wg_ui_get_resource ());
#define ADD(name, function) \
  g_test_add ("/unit-tree-view/" name, Shown, NULL, set_up, function, tear_down)
  ADD ("width", test_width);
  ADD ("scope", test_scope);
  ADD ("filter", test_filter);
  ADD ("sort", test_sort);
  ADD ("columns", test_columns);
  ADD ("focus", test_focus);
  return g_test_run ();
}
