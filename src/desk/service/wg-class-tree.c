/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of classes, and taking away one that was never used. The store's own references say
 * whether it was: no count of millions of records is needed. */

#include "wg-class-tree.h"

#include "wg-district-private.h"
#include "wg-service-book.h"

#include <glib/gi18n-lib.h>

/* (transfer container): those with the same use and class above, in their order. */
static GPtrArray *
list_beside (WgDistrict *district,
             const char *use,
             gint64      parent)
{
  g_autoptr (GPtrArray) all = wg_service_list_classes (district, use, NULL);
  GPtrArray *beside = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (wg_row_get_int (g_ptr_array_index (all, i), WG_SERVICE_CLASS_PARENT, 0) == parent)
      g_ptr_array_add (beside, g_ptr_array_index (all, i));
  return beside;
}

WgRow *
wg_class_tree_propose (WgDraft    *draft,
                       WgDistrict *district,
                       const char *use,
                       gint64      parent)
{
  g_autoptr (GPtrArray) beside = list_beside (district, use, parent);
  g_autofree char *today = wg_date_format (wg_clock_get_today (wg_district_get_clock (district)));
  WgRow *row = wg_draft_insert (draft, &wg_kind_service_class);
  gint64 rank = 0;

  for (guint i = 0; i < beside->len; i++)
    rank = MAX (rank, wg_row_get_int (g_ptr_array_index (beside, i), WG_SERVICE_CLASS_RANK, 0));
  wg_row_set_text (row, WG_SERVICE_CLASS_CLASS_USE, use);
  if (parent != 0)
    wg_row_set_int (row, WG_SERVICE_CLASS_PARENT, parent);
  wg_row_set_int (row, WG_SERVICE_CLASS_RANK, rank + 1);
  wg_row_set_text (row, WG_SERVICE_CLASS_VALID_FROM, today);
  wg_draft_mark_proposed (draft);
  return row;
}

WgEdit *
wg_class_tree_move (WgDistrict *district,
                    gint64      id,
                    int         by)
{
  WgRow *row = wg_service_find_class (district, NULL, id);
  g_autoptr (GPtrArray) beside = NULL;
  g_autofree char *label = NULL;
  g_autoptr (WgEdit) edit = NULL;
  guint at = G_MAXUINT, to;

  g_return_val_if_fail (row != NULL && (by == 1 || by == -1), NULL);

  beside = list_beside (district, wg_row_get_text (row, WG_SERVICE_CLASS_CLASS_USE),
                        wg_row_get_int (row, WG_SERVICE_CLASS_PARENT, 0));
  if (!g_ptr_array_find (beside, row, &at) || (by < 0 && at == 0))
    return NULL;
  to = by < 0 ? at - 1 : at + 1;
  if (to >= beside->len)
    return NULL;
  beside->pdata[at] = beside->pdata[to];
  beside->pdata[to] = row;
  /* Translators: what the undo menu calls it; %s is the name of a class. */
  label = g_strdup_printf (_("Sort the class %s"), wg_row_get_text (row, WG_SERVICE_CLASS_NAME));
  edit = wg_edit_new (label);
  for (guint i = 0; i < beside->len; i++)
    {
      WgRow *old = g_ptr_array_index (beside, i);
      g_autoptr (WgRow) copy = wg_row_copy (old);

      if (wg_row_get_int (old, WG_SERVICE_CLASS_RANK, -1) == (gint64) i + 1)
        continue;
      wg_row_set_int (copy, WG_SERVICE_CLASS_RANK, (gint64) i + 1);
      wg_edit_update (edit, old, copy);
    }
  return g_steal_pointer (&edit);
}

static gboolean
is_used_by_team (WgDistrict *district,
                 gint64      id)
{
  GPtrArray *teams = wg_registry_get_rows (wg_district_get_registry (district))->teams;

  for (guint i = 0; teams != NULL && i < teams->len; i++)
    if (wg_row_get_int (g_ptr_array_index (teams, i), WG_TEAM_SERVICE_CLASS, 0) == id)
      return TRUE;
  return FALSE;
}

/* The store calls both a conflict: a row that somebody changed, and one that others refer to. */
static gboolean
is_unchanged (WgDistrict *district,
              WgRow      *row)
{
  g_autoptr (WgRow) now = wg_store_load_row (wg_district_get_store (district),
                                             &wg_kind_service_class, wg_row_get_id (row), NULL);

  return now != NULL && wg_row_get_version (now) == wg_row_get_version (row);
}

static void
on_deleted (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (wg_district_apply_finish (WG_DISTRICT (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else if (!g_error_matches (error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT) ||
           !is_unchanged (WG_DISTRICT (source), g_task_get_task_data (task)))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_new_error (task, WG_STORE_ERROR, WG_STORE_ERROR_NOT_SAVED,
                             _("The class is used by records and stays. Close it with a date: then "
                               "it is offered no more."));
}

/**
 * wg_class_tree_delete_async:
 *
 * Answers with %WG_STORE_ERROR_NOT_SAVED where the class is used.
 */
void
wg_class_tree_delete_async (WgDistrict         *district,
                            gint64              id,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (district, NULL, callback, user_data);
  WgRow *row = wg_service_find_class (district, NULL, id);
  const char *use = row != NULL ? wg_row_get_text (row, WG_SERVICE_CLASS_CLASS_USE) : NULL;
  g_autoptr (GPtrArray) below = row != NULL ? list_beside (district, use, id) : NULL;
  g_autofree char *label = NULL;
  g_autoptr (WgEdit) edit = NULL;

  if (row == NULL || below->len > 0 || is_used_by_team (district, id))
    {
      g_task_return_new_error (task, WG_STORE_ERROR, WG_STORE_ERROR_NOT_SAVED,
                               _("The class is used by teams or has classes below it, and stays. "
                                 "Close it with a date: then it is offered no more."));
      return;
    }
  /* Translators: what the undo menu calls it; %s is the name of a class. */
  label = g_strdup_printf (_("Delete the class %s"), wg_row_get_text (row, WG_SERVICE_CLASS_NAME));
  edit = wg_edit_new (label);
  wg_edit_delete (edit, row);
  g_task_set_task_data (task, wg_row_ref (row), (GDestroyNotify) wg_row_unref);
  wg_district_apply_async (district, edit, NULL, on_deleted, g_steal_pointer (&task));
}

gboolean
wg_class_tree_delete_finish (WgDistrict   *district,
                             GAsyncResult *result,
                             GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
