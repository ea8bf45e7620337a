/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every page at 200 % text in a window of 1366×768, and the dialogs of the organisation on a screen
 * of 1280×800: no label is cut without a tooltip that says the rest, nothing is drawn outside of the
 * part of the window that it belongs to, no two labels lie on each other, and a dialog can be made
 * as small as the screen. */

#include "wg-application.h"
#include "wg-move-dialog.h"
#include "wg-sample.h"
#include "wg-test.h"
#include "wg-unit-end-dialog-private.h"
#include "wg-unit-form-private.h"
#include "wg-unit-tree-view-private.h"
#include "wg-window.h"

#include <stdlib.h>

#define SCREEN_WIDTH  1280
#define SCREEN_HEIGHT 800
#define STREET        "990101001"
#define OTHER_STREET  "990101002"
#define COMMUNITY     "990101001002"

typedef struct
{
  const char *page;
  GPtrArray  *faults; /* sentences */
} Search;

static gboolean
has_tooltip (GtkWidget *widget)
{
  for (; widget != NULL && !GTK_IS_NATIVE (widget); widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_has_tooltip (widget))
      return TRUE;
  return FALSE;
}

/* "WgOrgScreen > AdwViewStack > …": the last few. */
static char *
dup_place (GtkWidget *widget)
{
  GString *place = g_string_new (G_OBJECT_TYPE_NAME (widget));

  for (guint i = 0; i < 6 && (widget = gtk_widget_get_parent (widget)) != NULL; i++)
    {
      g_string_prepend (place, " > ");
      g_string_prepend (place, G_OBJECT_TYPE_NAME (widget));
    }
  return g_string_free (place, FALSE);
}

static void
tell (Search *search, GtkWidget *widget, const char *what, const char *text)
{
  g_autofree char *place = dup_place (widget);

  g_ptr_array_add (search->faults, g_strdup_printf ("%s: %s “%s” in %s", search->page, what, text,
                                                    place));
}

static void
check_label (Search *search, GtkWidget *widget)
{
  GtkLabel *label = GTK_LABEL (widget);
  PangoLayout *layout = gtk_label_get_layout (label);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (*gtk_label_get_text (label) == '\0')
    return;
  if (pango_layout_is_ellipsized (layout))
    {
      if (!has_tooltip (widget))
        tell (search, widget, "cut", gtk_label_get_text (label));
    }
  else if (width > gtk_widget_get_width (widget) + 1
           || height > gtk_widget_get_height (widget) + 1)
    tell (search, widget, "clipped", gtk_label_get_text (label));
}

/* What scrolls may hold more than it shows; all else must leave room for the words in it. */
static void
check_inside (Search *search, GtkWidget *label)
{
  for (GtkWidget *around = gtk_widget_get_parent (label);
       around != NULL && !GTK_IS_SCROLLABLE (around) && !GTK_IS_POPOVER (around);
       around = gtk_widget_get_parent (around))
    {
      graphene_rect_t box;

      if ((gtk_widget_get_overflow (around) != GTK_OVERFLOW_HIDDEN && !GTK_IS_NATIVE (around))
          || !gtk_widget_compute_bounds (label, around, &box))
        continue;
      if (box.origin.x < -1 || box.origin.y < -1
          || box.origin.x + box.size.width > (float) gtk_widget_get_width (around) + 1
          || box.origin.y + box.size.height > (float) gtk_widget_get_height (around) + 1)
        tell (search, label, "sticks out", gtk_label_get_text (GTK_LABEL (label)));
    }
}

static void
check_tree (Search *search, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    {
      check_label (search, widget);
      check_inside (search, widget);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_tree (search, child);
}

/* What of the label is to be seen: FALSE where it is scrolled away. */
static gboolean
find_seen (GtkWidget *label, GtkWidget *window, graphene_rect_t *seen)
{
  graphene_rect_t part;

  if (!gtk_widget_compute_bounds (label, window, seen))
    return FALSE;
  for (GtkWidget *around = gtk_widget_get_parent (label); around != window;
       around = gtk_widget_get_parent (around))
    if ((gtk_widget_get_overflow (around) == GTK_OVERFLOW_HIDDEN || GTK_IS_SCROLLABLE (around))
        && (!gtk_widget_compute_bounds (around, window, &part)
            || !graphene_rect_intersection (seen, &part, seen)))
      return FALSE;
  return TRUE;
}

/* A row's title and what stands for it while the row is empty have one place; only one is seen. */
static void
list_labels (GtkWidget *widget, GPtrArray *labels)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0'
      && gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW) == NULL)
    g_ptr_array_add (labels, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      list_labels (child, labels);
}

static void
check_overlap (Search *search, GtkWidget *window)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  list_labels (window, labels);
  for (guint i = 0; i < labels->len; i++)
    for (guint j = 0; j < i; j++)
      {
        graphene_rect_t one, other;

        if (find_seen (labels->pdata[i], window, &one)
            && find_seen (labels->pdata[j], window, &other)
            && graphene_rect_intersection (&one, &other, &one) && one.size.width > 1
            && one.size.height > 1)
          tell (search, labels->pdata[i], gtk_label_get_text (labels->pdata[j]),
                gtk_label_get_text (labels->pdata[i]));
      }
}

/* Until two looks in a row find the same, so that nothing is measured on its way. */
static void
check_page (GtkWindow *window, const char *page, GPtrArray *all)
{
  Search search = { page, NULL };
  g_test_message ("page %s", page);
  guint before = G_MAXUINT;

  for (guint looks = 0; looks < 100; looks++)
    {
      gint64 end = g_get_monotonic_time () + 150 * G_TIME_SPAN_MILLISECOND;

      while (g_get_monotonic_time () < end)
        g_main_context_iteration (NULL, FALSE);
      g_clear_pointer (&search.faults, g_ptr_array_unref);
      search.faults = g_ptr_array_new_with_free_func (g_free);
      check_tree (&search, GTK_WIDGET (window));
      check_overlap (&search, GTK_WIDGET (window));
      if (looks > 4 && search.faults->len == before)
        break;
      before = search.faults->len;
    }
  for (guint i = 0; i < search.faults->len; i++)
    g_ptr_array_add (all, g_strdup (g_ptr_array_index (search.faults, i)));
  g_ptr_array_unref (search.faults);
}

static void
open_sample (WgWindow *window, WgTestDir *dir)
{
  g_autofree char *path = wg_test_dir_file (dir, "sample.wangge");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  wg_desk_sample_create (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  wg_window_open_file (window, file);
  while (!g_action_group_get_action_enabled (G_ACTION_GROUP (window), "search"))
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child))
      found = find_type (child, type);
  return found;
}

static void
expect_none (GPtrArray *faults)
{
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (faults, i));
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
finish (WgWindow *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (window);
  while (window != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_pages (gconstpointer data)
{
  static const char *const pages[] = { "map", "stats", "service", "posts", "meeting", "findings",
                                       "org" };
  static const char *const views[] = { "chart", "terms", "contacts" };
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  WgWindow *window = g_object_ref (wg_window_new ((WgApplication *) data));

  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_present (GTK_WINDOW (window));
  open_sample (window, dir);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_action_group_activate_action (G_ACTION_GROUP (window), "page",
                                      g_variant_new_string (pages[i]));
      check_page (GTK_WINDOW (window), pages[i], faults);
    }
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      GtkWidget *stack = find_type (GTK_WIDGET (window), ADW_TYPE_VIEW_STACK);

      adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (stack), views[i]);
      check_page (GTK_WINDOW (window), views[i], faults);
    }
  expect_none (faults);
  finish (window);
}

typedef struct
{
  WgWindow       *window;
  WgUnitForm     *form;
  WgUnitTreeView *tree;
  WgDistrict     *district;
  GPtrArray      *faults;
} Organisation;

/* (nullable): what stands over the window. */
static GtkWindow *
find_dialog (Organisation *shown)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (shown->window)
          && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

/* It can be made as small as the screen, at the least. */
static void
check_size (Organisation *shown, GtkWindow *dialog, const char *name)
{
  Search search = { name, shown->faults };
  g_autofree char *size = NULL;
  int width, height;

  gtk_widget_measure (GTK_WIDGET (dialog), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (dialog), GTK_ORIENTATION_VERTICAL,
                      gtk_widget_get_width (GTK_WIDGET (dialog)), &height, NULL, NULL, NULL);
  width = MAX (width, gtk_widget_get_width (GTK_WIDGET (dialog)));
  height = MAX (height, gtk_widget_get_height (GTK_WIDGET (dialog)));
  size = g_strdup_printf ("%d×%d", width, height);
  g_test_message ("%s: %s", name, size);
  if (width > SCREEN_WIDTH || height > SCREEN_HEIGHT)
    tell (&search, GTK_WIDGET (dialog), "larger than the screen", size);
}

static void
check_window (Organisation *shown, const char *name)
{
  check_page (GTK_WINDOW (shown->window), name, shown->faults);
  check_size (shown, GTK_WINDOW (shown->window), name);
}

static gboolean
is_spinning (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_SPINNER (widget) && gtk_spinner_get_spinning (GTK_SPINNER (widget)))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_spinning (child))
      return TRUE;
  return FALSE;
}

static GtkWindow *
check_dialog (Organisation *shown, const char *name)
{
  GtkWindow *dialog;

  while ((dialog = find_dialog (shown)) == NULL || is_spinning (GTK_WIDGET (dialog)))
    g_main_context_iteration (NULL, TRUE);
  check_page (dialog, name, shown->faults);
  check_size (shown, dialog, name);
  return dialog;
}

static void
close_dialog (Organisation *shown)
{
  GtkWindow *dialog = find_dialog (shown);

  gtk_window_destroy (dialog);
  while (find_dialog (shown) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
activate (Organisation *shown, const char *name, GVariant *target)
{
  g_action_group_activate_action (G_ACTION_GROUP (shown->window), name, target);
}

static gint64
find_id (Organisation *shown, const char *code)
{
  return wg_unit_get_id (wg_district_find_unit_by_code (shown->district, code));
}

static void
set_up_organisation (Organisation *shown, WgApplication *application, WgTestDir *dir)
{
  shown->window = g_object_ref (wg_window_new (application));
  shown->faults = g_ptr_array_new_with_free_func (g_free);
  gtk_window_set_default_size (GTK_WINDOW (shown->window), SCREEN_WIDTH, SCREEN_HEIGHT);
  gtk_window_present (GTK_WINDOW (shown->window));
  open_sample (shown->window, dir);
  activate (shown, "page", g_variant_new_string ("org"));
  while ((shown->form = WG_UNIT_FORM (find_type (GTK_WIDGET (shown->window), WG_TYPE_UNIT_FORM)))
         == NULL || shown->form->district == NULL)
    g_main_context_iteration (NULL, TRUE);
  shown->tree = WG_UNIT_TREE_VIEW (find_type (GTK_WIDGET (shown->window), WG_TYPE_UNIT_TREE_VIEW));
  shown->district = shown->form->district;
}

static void
tear_down_organisation (Organisation *shown)
{
  expect_none (shown->faults);
  g_ptr_array_unref (shown->faults);
  finish (shown->window);
}

static void
check_end (Organisation *shown)
{
  WgUnitEndDialog *end;

  activate (shown, "unit-end", g_variant_new_int64 (find_id (shown, COMMUNITY)));
  end = WG_UNIT_END_DIALOG (check_dialog (shown, "close"));
  gtk_stack_set_visible_child_name (end->ways, "merge");
  gtk_check_button_set_active (end->into_new, TRUE);
  check_dialog (shown, "merge");
  gtk_stack_set_visible_child_name (end->ways, "split");
  _wg_unit_end_dialog_add_part (end, TRUE);
  check_dialog (shown, "split");
  close_dialog (shown);
}

static void
check_move (Organisation *shown)
{
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 unit = find_id (shown, COMMUNITY);
  GtkWidget *dialog;

  g_array_append_vals (units, &unit, 1);
  dialog = wg_move_dialog_new (GTK_WINDOW (shown->window), shown->district, units, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  check_dialog (shown, "move");
  close_dialog (shown);
  dialog = wg_move_dialog_new (GTK_WINDOW (shown->window), shown->district, units,
                               find_id (shown, OTHER_STREET));
  gtk_window_present (GTK_WINDOW (dialog));
  check_dialog (shown, "move preview");
  close_dialog (shown);
}

/* Who holds the first position of the unit that anybody holds. */
static const char *
find_holder (Organisation *shown, gint64 unit)
{
  GPtrArray *positions = wg_district_get_positions (shown->district, unit);
  g_autofree char *today =
    wg_date_format (wg_clock_get_today (wg_district_get_clock (shown->district)));

  for (guint i = 0; positions != NULL && i < positions->len; i++)
    {
      WgRow *holding = wg_position_get_holding_on (positions->pdata[i], today);

      if (holding != NULL)
        return wg_row_get_text (holding, WG_HOLDING_HOLDER);
    }
  g_assert_not_reached ();
}

static void
check_people (Organisation *shown)
{
  gint64 unit = find_id (shown, COMMUNITY);

  activate (shown, "departure", g_variant_new_string (find_holder (shown, unit)));
  check_dialog (shown, "departure");
  close_dialog (shown);
  activate (shown, "unit-history", g_variant_new_int64 (unit));
  check_dialog (shown, "history");
  close_dialog (shown);
}

static void
click (GtkWidget *button)
{
  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
find_popover (GtkWidget *widget)
{
  GtkWidget *found = find_type (widget, GTK_TYPE_POPOVER);

  return found != NULL && gtk_widget_get_mapped (found) ? found : NULL;
}

/* Menus are measured with the window that they belong to; all of them must find room. */
static void
check_menu (Organisation *shown, GtkMenuButton *button, const char *name)
{
  Search search = { name, shown->faults };
  g_autofree char *size = NULL;
  GtkWidget *popover;
  int width, height;

  gtk_menu_button_popup (button);
  while ((popover = find_popover (GTK_WIDGET (button))) == NULL)
    g_main_context_iteration (NULL, TRUE);
  check_page (GTK_WINDOW (shown->window), name, shown->faults);
  gtk_widget_measure (popover, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (popover, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  size = g_strdup_printf ("%d×%d", width, height);
  g_test_message ("%s: %s", name, size);
  if (width > SCREEN_WIDTH || height > SCREEN_HEIGHT)
    tell (&search, popover, "larger than the screen", size);
  gtk_menu_button_popdown (button);
}

/* The positions' part is the last of the form; what is asked for in it is looked at there. */
static void
check_form (Organisation *shown)
{
  WgUnitForm *form = shown->form;
  GtkWidget *positions;

  activate (shown, "show-unit", g_variant_new_int64 (find_id (shown, COMMUNITY)));
  activate (shown, "page", g_variant_new_string ("org"));
  check_window (shown, "form");
  positions = find_type (GTK_WIDGET (form), WG_TYPE_POSITIONS_SECTION);
  click (find_type (positions, GTK_TYPE_BUTTON));
  check_window (shown, "add position");
  for (guint i = 0; i < form->rows->len; i++)
    {
      WgFieldRow *row = form->rows->pdata[i];
      WgFieldConflict conflict = { .row = form->subject, .field = wg_field_row_get_field (row) };

      wg_value_set_text (&conflict.theirs, "临江区第二街道办事处东门社区居民委员会");
      wg_field_row_show_conflict (row, &conflict);
      wg_value_clear (&conflict.theirs);
    }
  check_window (shown, "conflict");
  for (guint i = 0; i < form->rows->len; i++)
    if (wg_field_row_get_field (form->rows->pdata[i]) == WG_UNIT_NAME)
      gtk_editable_set_text (GTK_EDITABLE (find_type (form->rows->pdata[i], GTK_TYPE_ENTRY)), "东园");
  click (form->revert);
  check_dialog (shown, "discard");
  close_dialog (shown);
}

static void
check_template (Organisation *shown)
{
  activate (shown, "choose-template", NULL);
  check_dialog (shown, "template");
  close_dialog (shown);
}

/* Step by step, with a street of which nothing is filled in. */
static void
check_begin (Organisation *shown)
{
  static const char *const steps[] = { "template", "street", "communities", "grids", "place" };
  GtkWidget *stack;

  activate (shown, "begin-street", NULL);
  stack = find_type (GTK_WIDGET (check_dialog (shown, "begin: template")), GTK_TYPE_STACK);
  for (guint i = 1; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *name = g_strconcat ("begin: ", steps[i], NULL);

      gtk_stack_set_visible_child_name (GTK_STACK (stack), steps[i]);
      check_dialog (shown, name);
    }
  close_dialog (shown);
}

static GtkWidget *
find_view (Organisation *shown, const char *name)
{
  GtkWidget *stack = find_type (GTK_WIDGET (shown->window), ADW_TYPE_VIEW_STACK);

  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (stack), name);
  return adw_view_stack_get_visible_child (ADW_VIEW_STACK (stack));
}

static void
check_views (Organisation *shown)
{
  static const char *const views[] = { "contacts", "terms", "chart" };
  GtkWidget *board = NULL;

  check_menu (shown, shown->tree->columns_button, "columns");
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      board = find_view (shown, views[i]);
      check_window (shown, views[i]);
    }
  check_menu (shown, GTK_MENU_BUTTON (find_type (board, GTK_TYPE_MENU_BUTTON)), "board");
}

static void
test_dialogs (gconstpointer data)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  Organisation shown = { 0 };

  set_up_organisation (&shown, (WgApplication *) data, dir);
  check_end (&shown);
  check_move (&shown);
  check_people (&shown);
  check_template (&shown);
  check_begin (&shown);
  check_form (&shown);
  check_views (&shown);
  tear_down_organisation (&shown);
}


int
main (int argc, char **argv)
{
  WgApplication *application;
  g_autoptr (GError) error = NULL;

  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  wg_application_init_language (); /* GTK's tests are in English */
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * PANGO_SCALE, NULL);
  application = g_object_new (WG_TYPE_APPLICATION, "application-id", "org.wangge.Test", "flags",
                              G_APPLICATION_NON_UNIQUE, "resource-base-path",
                              "/org/wangge/Wangge", NULL);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_test_add_data_func ("/large-text/pages", application, test_pages);
  g_test_add_data_func ("/large-text/dialogs", application, test_dialogs);
  return g_test_run ();
}
