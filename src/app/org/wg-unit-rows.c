/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is expanded in the organisation tree, by unit instead of by position: positions are others
 * after every edit, filter and order. */

#include "wg-unit-rows.h"

#include "wg-unit-list.h"

/* Nobody expands more by hand; more rows are not looked through. */
#define MOST_ROWS 20000

static GtkTreeListRow *
get_row (GtkTreeListModel *rows,
         guint             position)
{
  return gtk_tree_list_model_get_row (rows, position);
}

WgUnitNode *
wg_unit_rows_get_node (GtkTreeListModel *rows,
                       guint             position)
{
  g_autoptr (GtkTreeListRow) row = get_row (rows, position);

  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

GHashTable *
wg_unit_rows_list_expanded (GtkTreeListModel *rows)
{
  GHashTable *units = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint n = MIN (g_list_model_get_n_items (G_LIST_MODEL (rows)), MOST_ROWS);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkTreeListRow) row = get_row (rows, i);
      g_autoptr (WgUnitNode) node = NULL;
      gint64 id;

      if (!gtk_tree_list_row_get_expanded (row))
        continue;
      node = gtk_tree_list_row_get_item (row);
      id = wg_unit_node_get_id (node);
      g_hash_table_add (units, g_memdup2 (&id, sizeof id));
    }
  return units;
}

void
wg_unit_rows_expand (GtkTreeListModel *rows,
                     GHashTable       *units)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)) && i < MOST_ROWS; i++)
    {
      g_autoptr (GtkTreeListRow) row = get_row (rows, i);
      g_autoptr (WgUnitNode) node = gtk_tree_list_row_get_item (row);
      gint64 id = wg_unit_node_get_id (node);

      if (g_hash_table_contains (units, &id))
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

/* Level by level, so that a tree too large to be shown whole is open to the same depth
 * everywhere. */
void
wg_unit_rows_expand_all (GtkTreeListModel *rows,
                         guint             most)
{
  gboolean more = TRUE;

  for (guint depth = 0; more; depth++)
    {
      more = FALSE;
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
        {
          g_autoptr (GtkTreeListRow) row = get_row (rows, i);

          if (gtk_tree_list_row_get_depth (row) != depth || !gtk_tree_list_row_is_expandable (row))
            continue;
          if (g_list_model_get_n_items (G_LIST_MODEL (rows)) >= most)
            return;
          gtk_tree_list_row_set_expanded (row, TRUE);
          more = TRUE;
        }
    }
}

void
wg_unit_rows_collapse_all (GtkTreeListModel *rows)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    {
      g_autoptr (GtkTreeListRow) row = get_row (rows, i);

      gtk_tree_list_row_set_expanded (row, FALSE);
    }
}

guint
wg_unit_rows_reveal (GtkTreeListModel *rows,
                     GArray           *path)
{
  g_autoptr (GtkTreeListRow) row = NULL;
  GListModel *list = gtk_tree_list_model_get_model (rows);

  for (guint i = 0; i < path->len; i++)
    {
      guint at = wg_unit_list_find (WG_UNIT_LIST (list), g_array_index (path, gint64, i));
      GtkTreeListRow *below;

      if (at == G_MAXUINT)
        return GTK_INVALID_LIST_POSITION;
      below = row != NULL ? gtk_tree_list_row_get_child_row (row, at)
                          : gtk_tree_list_model_get_child_row (rows, at);
      g_set_object (&row, below);
      g_clear_object (&below);
      if (row == NULL)
        return GTK_INVALID_LIST_POSITION;
      if (i + 1 == path->len)
        break;
      gtk_tree_list_row_set_expanded (row, TRUE);
      list = gtk_tree_list_row_get_children (row);
      if (list == NULL)
        return GTK_INVALID_LIST_POSITION;
    }
  return row != NULL ? gtk_tree_list_row_get_position (row) : GTK_INVALID_LIST_POSITION;
}
