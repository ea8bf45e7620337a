/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saved views: rows that hold a question as text. They keep what was asked, never its answer. */

#include "wg-saved-views.h"

#include "wg-district-private.h"

#include <glib/gi18n-lib.h>

static int
compare (gconstpointer a, gconstpointer b)
{
  const WgRow *x = *(const WgRow *const *) a;
  const WgRow *y = *(const WgRow *const *) b;
  gint64 rank_x = wg_row_get_int (x, WG_SAVED_VIEW_RANK, 9999);
  gint64 rank_y = wg_row_get_int (y, WG_SAVED_VIEW_RANK, 9999);

  if (rank_x != rank_y)
    return rank_x < rank_y ? -1 : 1;
  return g_utf8_collate (wg_row_get_text (x, WG_SAVED_VIEW_NAME),
                         wg_row_get_text (y, WG_SAVED_VIEW_NAME));
}

GPtrArray *
wg_saved_views_load (WgDistrict *district, const char *page, GError **error)
{
  g_autoptr (GPtrArray) all = wg_store_load (wg_district_get_store (district), &wg_kind_saved_view,
                                             NULL, error);
  g_autoptr (GPtrArray) views = NULL;

  if (all == NULL)
    return NULL;
  views = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (wg_row_get_text (g_ptr_array_index (all, i), WG_SAVED_VIEW_PAGE), page) == 0)
      g_ptr_array_add (views, wg_row_ref (g_ptr_array_index (all, i)));
  g_ptr_array_sort (views, compare);
  return g_steal_pointer (&views);
}

gboolean
wg_saved_views_read (const WgRow *row, WgQuestion *question)
{
  return wg_question_parse (wg_row_get_text (row, WG_SAVED_VIEW_CONTENT), question);
}

WgEdit *
wg_saved_views_save (GPtrArray *views, const char *page, const char *name,
                     const WgQuestion *question)
{
  g_autofree char *content = wg_question_format (question);
  g_autofree char *label = g_strdup_printf (_("Save the view “%s”"), name);
  WgEdit *edit = wg_edit_new (label);
  g_autoptr (WgRow) row = NULL;

  for (guint i = 0; views != NULL && i < views->len; i++)
    {
      WgRow *old = g_ptr_array_index (views, i);

      if (g_strcmp0 (wg_row_get_text (old, WG_SAVED_VIEW_NAME), name) != 0)
        continue;
      row = wg_row_copy (old);
      wg_row_set_text (row, WG_SAVED_VIEW_CONTENT, content);
      wg_edit_update (edit, old, row);
      return edit;
    }
  row = wg_row_new (&wg_kind_saved_view, 0);
  wg_row_set_text (row, WG_SAVED_VIEW_NAME, name);
  wg_row_set_text (row, WG_SAVED_VIEW_PAGE, page);
  wg_row_set_text (row, WG_SAVED_VIEW_CONTENT, content);
  wg_edit_insert (edit, row);
  return edit;
}

WgEdit *
wg_saved_views_rename (WgRow *row, const char *name)
{
  g_autofree char *label = g_strdup_printf (_("Rename the view “%s”"),
                                            wg_row_get_text (row, WG_SAVED_VIEW_NAME));
  WgEdit *edit = wg_edit_new (label);
  g_autoptr (WgRow) renamed = wg_row_copy (row);

  wg_row_set_text (renamed, WG_SAVED_VIEW_NAME, name);
  wg_edit_update (edit, row, renamed);
  return edit;
}

WgEdit *
wg_saved_views_delete (WgRow *row)
{
  g_autofree char *label = g_strdup_printf (_("Delete the view “%s”"),
                                            wg_row_get_text (row, WG_SAVED_VIEW_NAME));
  WgEdit *edit = wg_edit_new (label);

  wg_edit_delete (edit, row);
  return edit;
}
