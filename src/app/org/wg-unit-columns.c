/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the organisation tree: title, width, cell and order of each. Rows are sorted by
 * the tree, which has the whole country in arrays; headers only say what the user wants. */

#include "wg-unit-columns.h"

#include "wg-text-scale.h"

#include <glib/gi18n.h>

static const struct
{
  const char *name;
  const char *title;
  WgUnitSort  sort;
  int         width; /* logical pixels; −1: takes what is left */
} columns[WG_N_UNIT_COLUMNS] = {
  [WG_UNIT_COLUMN_NAME] = { "name", N_("Name"), WG_UNIT_SORT_NAME, -1 },
  [WG_UNIT_COLUMN_BODY_TYPE] = { "body-type", N_("Body type"), WG_UNIT_SORT_BODY_TYPE, 96 },
  [WG_UNIT_COLUMN_LEADER] = { "leader", N_("Led by"), WG_UNIT_SORT_LEADER, 84 },
  [WG_UNIT_COLUMN_FINDINGS] = { "findings", N_("Open findings"), WG_UNIT_SORT_FINDINGS, 116 },
  [WG_UNIT_COLUMN_CODE] = { "code", N_("Code"), WG_UNIT_SORT_CODE, 150 },
  [WG_UNIT_COLUMN_LEVEL] = { "level", N_("Level"), WG_UNIT_SORT_LEVEL, 84 },
  [WG_UNIT_COLUMN_MEMBERS] = { "members", N_("Full members"), WG_UNIT_SORT_MEMBERS, 92 },
  [WG_UNIT_COLUMN_GRIDS] = { "grids", N_("Grids"), WG_UNIT_SORT_GRIDS, 72 },
  [WG_UNIT_COLUMN_CHILDREN] = { "children", N_("Units below"), WG_UNIT_SORT_CHILDREN, 84 },
  [WG_UNIT_COLUMN_TERM] = { "term", N_("Term until"), WG_UNIT_SORT_TERM, 116 },
};

const char *
wg_unit_column_get_name (WgUnitColumn column)
{
  return columns[column].name;
}

const char *
wg_unit_column_get_title (WgUnitColumn column)
{
  return _(columns[column].title);
}

WgUnitSort
wg_unit_column_get_sort (WgUnitColumn column)
{
  return columns[column].sort;
}

/* The focus is on rows, not on cells; GTK 4.8 gives a row no name of its own. */
static void
name_row (GtkWidget *expander)
{
  WgUnitCell *cell = WG_UNIT_CELL (gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander)));
  GtkWidget *list = gtk_widget_get_ancestor (expander, GTK_TYPE_LIST_VIEW);
  GtkWidget *row = expander;
  g_autofree char *spoken = NULL;

  if (list == NULL || wg_unit_cell_get_node (cell) == NULL)
    return;
  while (gtk_widget_get_parent (row) != list)
    row = gtk_widget_get_parent (row);
  spoken = wg_unit_node_dup_spoken (wg_unit_cell_get_node (cell));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  column)
{
  GtkWidget *cell = wg_unit_cell_new ((WgUnitColumn) GPOINTER_TO_INT (column));

  if (GPOINTER_TO_INT (column) == WG_UNIT_COLUMN_NAME)
    {
      GtkWidget *expander = gtk_tree_expander_new ();

      /* The row has the focus, so that it is seen and read out as a whole. */
      gtk_widget_set_focusable (expander, FALSE);
      gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), cell);
      g_signal_connect (expander, "map", G_CALLBACK (name_row), NULL);
      g_signal_connect_swapped (cell, "updated", G_CALLBACK (name_row), expander);
      cell = expander;
    }
  gtk_list_item_set_child (item, cell);
}

static WgUnitCell *
get_cell (GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  if (GTK_IS_TREE_EXPANDER (child))
    child = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (child));
  return WG_UNIT_CELL (child);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  column)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  g_autoptr (WgUnitNode) node = gtk_tree_list_row_get_item (row);

  wg_unit_cell_set_node (get_cell (item), node);
  if (GTK_IS_TREE_EXPANDER (child))
    gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (child), row);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           gpointer                  column)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  wg_unit_cell_set_node (get_cell (item), NULL);
  if (GTK_IS_TREE_EXPANDER (child))
    gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (child), NULL);
}

/* Says nothing about rows; only notes in its data that it was asked first. */
static int
note_column (gconstpointer a,
             gconstpointer b,
             gpointer      data)
{
  WgUnitColumn *asked = g_object_get_data (G_OBJECT (a), "column");

  if (asked != NULL && *asked == WG_N_UNIT_COLUMNS)
    *asked = (WgUnitColumn) GPOINTER_TO_INT (data);
  return -1;
}

/**
 * wg_unit_columns_get_sort:
 * @view: a view of these columns
 * @sort: (out): how rows are to be sorted
 * @descending: (out): in which direction
 *
 * GTK 4.8 does not tell which header was clicked (the getter came with 4.10), but the view's sorter
 * asks the sorter of that column before all others, and turns its answer round when the order is
 * descending.
 *
 * Returns: whether any header was clicked
 */
gboolean
wg_unit_columns_get_sort (GtkColumnView *view,
                          WgUnitSort    *sort,
                          gboolean      *descending)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (view);
  g_autoptr (GObject) probe = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL); /* equals are not asked about */
  WgUnitColumn asked = WG_N_UNIT_COLUMNS;
  GtkOrdering answer;

  g_object_set_data (probe, "column", &asked);
  answer = gtk_sorter_compare (sorter, probe, other);
  if (asked == WG_N_UNIT_COLUMNS)
    return FALSE;
  *sort = columns[asked].sort;
  *descending = answer == GTK_ORDERING_LARGER;
  return TRUE;
}

GtkColumnViewColumn *
wg_unit_column_new (WgUnitColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  gpointer data = GINT_TO_POINTER ((int) column);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (note_column, data, NULL));
  GtkColumnViewColumn *made;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), data);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), data);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), data);
  made = gtk_column_view_column_new (_(columns[column].title), factory);
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, columns[column].width < 0);
  gtk_column_view_column_set_visible (made, FALSE);
  return made;
}

/* Short columns have some room to spare: with larger text they need only a part of it more, and the
 * names keep theirs. */
static int
find_width (WgUnitColumn column)
{
  /* Marks with their counts fill their column. */
  double share = column == WG_UNIT_COLUMN_FINDINGS ? 0.6 : 0.25;
  /* A body type has four Chinese characters, or words of an alphabet, which take more room. */
  gboolean is_long = column == WG_UNIT_COLUMN_BODY_TYPE
                     && g_utf8_get_char (_(columns[column].title)) < 0x2e80;

  return (int) (columns[column].width * (is_long ? 1.7 : 1)
                * (1 + share * (MAX (wg_text_scale_get (), 1) - 1)));
}

/**
 * wg_unit_column_set_shown:
 * @made: what wg_unit_column_new() made of @column
 *
 * GTK 4.8 keeps room for the fixed width of a hidden column, so only shown ones have one.
 */
void
wg_unit_column_set_shown (WgUnitColumn         column,
                          GtkColumnViewColumn *made,
                          gboolean             shown)
{
  if (gtk_column_view_column_get_visible (made) == shown)
    return;
  gtk_column_view_column_set_visible (made, shown);
  gtk_column_view_column_set_fixed_width (made, shown && columns[column].width > 0
                                                  ? find_width (column) : -1);
}
