/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of division codes to take a street from. It is read by a dry run of the import, so that
 * every format, encoding and guard of the import holds here too; nothing of it is written. */

#include "wg-code-list.h"

#include "wg-code.h"
#include "wg-import.h"
#include "wg-pinyin.h"
#include "wg-search-hit.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Administrative levels of wg_code_get_level(). */
#define TOWNSHIP 4
#define VILLAGE 5

struct _WgCodeList
{
  gatomicrefcount ref_count;
  GPtrArray      *streets;     /* WgRow, by code */
  GPtrArray      *communities; /* WgRow, by code */
  GHashTable     *names;       /* code → name, of whatever lies above a street */
  GPtrArray      *keys;        /* text to search in, in the order of the streets */
};

G_DEFINE_BOXED_TYPE (WgCodeList, wg_code_list, wg_code_list_ref, wg_code_list_unref)

static const char *
get_code (const WgRow *row)
{
  return wg_row_get_text (row, WG_UNIT_CODE);
}

static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  return strcmp (get_code (*(const WgRow *const *) a), get_code (*(const WgRow *const *) b));
}

WgCodeList *
wg_code_list_new (GPtrArray *units)
{
  WgCodeList *self = g_new0 (WgCodeList, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->streets = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  self->communities = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < units->len; i++)
    {
      WgRow *row = g_ptr_array_index (units, i);
      guint level = wg_code_get_level (get_code (row));

      /* Copies: the rows of an import live no longer than its plan. */
      if (level == TOWNSHIP)
        g_ptr_array_add (self->streets, wg_row_copy (row));
      else if (level == VILLAGE)
        g_ptr_array_add (self->communities, wg_row_copy (row));
      else if (level > 0)
        g_hash_table_insert (self->names, g_strdup (get_code (row)),
                             g_strdup (wg_row_get_text (row, WG_UNIT_NAME)));
    }
  g_ptr_array_sort (self->streets, compare_codes);
  g_ptr_array_sort (self->communities, compare_codes);
  for (guint i = 0; i < self->streets->len; i++)
    {
      const WgRow *row = g_ptr_array_index (self->streets, i);

      g_ptr_array_add (self->keys, wg_search_key (wg_row_get_text (row, WG_UNIT_NAME)));
    }
  return self;
}

WgCodeList *
wg_code_list_ref (WgCodeList *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_code_list_unref (WgCodeList *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->streets);
  g_ptr_array_unref (self->communities);
  g_ptr_array_unref (self->keys);
  g_hash_table_unref (self->names);
  g_free (self);
}

static GPtrArray *
list_units (WgEdit *edit)
{
  GPtrArray *units = g_ptr_array_new ();

  for (guint i = 0; edit != NULL && i < wg_edit_get_n_changes (edit); i++)
    {
      WgRow *row = wg_edit_get_change (edit, i)->new_row;

      if (wg_row_get_kind (row) == &wg_kind_unit)
        g_ptr_array_add (units, row);
    }
  return units;
}

static WgCodeList *
make_list (WgImportPlan *plan,
           GError      **error)
{
  g_autoptr (GPtrArray) units = list_units (wg_import_plan_get_edit (plan));
  g_autoptr (WgCodeList) list = wg_code_list_new (units);

  if (list->streets->len > 0)
    return g_steal_pointer (&list);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       wg_import_plan_get_problem (plan) != NULL
                         ? wg_import_plan_get_problem (plan)
                         : _("The list holds no street or town: no code in it has nine digits."));
  return NULL;
}

static void
make_thread (GTask        *task,
             gpointer      source,
             gpointer      plan,
             GCancellable *cancellable)
{
  GError *error = NULL;
  WgCodeList *list = make_list (plan, &error);

  if (list != NULL)
    g_task_return_pointer (task, list, (GDestroyNotify) wg_code_list_unref);
  else
    g_task_return_error (task, error);
}

static void
on_prepared (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  WgImportPlan *plan = wg_import_prepare_finish (WG_IMPORT (source), result, &error);

  if (plan == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* The keys of a national list take a moment. */
  g_task_set_task_data (task, plan, g_object_unref);
  g_task_run_in_thread (task, make_thread);
}

/**
 * wg_code_list_read_async:
 * @path: a table with codes and names, such as the public list of the statistics office
 * @cancellable: (nullable): to stop, the reading child included
 * @callback: called when the list is there
 */
void
wg_code_list_read_async (const char         *path,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  GError *error = NULL;
  g_autoptr (WgImport) import = wg_import_new ("units", &error);

  g_return_if_fail (path != NULL);

  if (import == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  wg_import_add_source (import, path);
  wg_import_prepare_async (import, NULL, NULL, NULL, cancellable, on_prepared, task);
}

WgCodeList *
wg_code_list_read_finish (GAsyncResult *result,
                          GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

guint
wg_code_list_get_n_streets (WgCodeList *self)
{
  return self->streets->len;
}

/* "990101001 · 市 区": what lies above tells streets of the same name apart. */
static char *
describe (WgCodeList  *self,
          const WgRow *street)
{
  static const guint lengths[] = { 4, 6 };
  GString *text = g_string_new (get_code (street));
  const char *joint = " · ";

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *above = g_strndup (get_code (street), lengths[i]);
      const char *name = g_hash_table_lookup (self->names, above);

      if (name == NULL)
        continue;
      g_string_append_printf (text, "%s%s", joint, name);
      joint = " ";
    }
  return g_string_free (text, FALSE);
}

/* 0 what begins with the query, 1 what holds it, 2 nothing. */
static guint
rank (WgCodeList *self,
      guint       i,
      const char *query)
{
  const WgRow *street = g_ptr_array_index (self->streets, i);
  const char *name = wg_row_get_text (street, WG_UNIT_NAME);

  if (g_str_has_prefix (get_code (street), query) || g_str_has_prefix (name, query))
    return 0;
  return wg_search_match (g_ptr_array_index (self->keys, i), query) ? 1 : 2;
}

GListStore *
wg_code_list_search (WgCodeList *self,
                     const char *query,
                     guint       limit)
{
  GListStore *hits = g_list_store_new (WG_TYPE_SEARCH_HIT);
  g_autofree char *wanted = g_strstrip (g_strdup (query));

  for (guint wave = 0; wave < 2; wave++)
    for (guint i = 0; i < self->streets->len; i++)
      {
        const WgRow *street = g_ptr_array_index (self->streets, i);
        g_autofree char *subtitle = NULL;
        g_autoptr (WgSearchHit) hit = NULL;

        if (g_list_model_get_n_items (G_LIST_MODEL (hits)) >= limit)
          return hits;
        if (rank (self, i, wanted) != wave)
          continue;
        subtitle = describe (self, street);
        hit = wg_search_hit_new (wg_row_get_id (street), FALSE,
                                 wg_row_get_text (street, WG_UNIT_NAME), subtitle);
        g_list_store_append (hits, hit);
      }
  return hits;
}

WgRow *
wg_code_list_find (WgCodeList *self,
                   gint64      id)
{
  for (guint i = 0; i < self->streets->len; i++)
    if (wg_row_get_id (g_ptr_array_index (self->streets, i)) == id)
      return g_ptr_array_index (self->streets, i);
  return NULL;
}

WgRow *
wg_code_list_find_code (WgCodeList *self,
                        const char *code)
{
  for (guint i = 0; i < self->streets->len; i++)
    if (strcmp (get_code (g_ptr_array_index (self->streets, i)), code) == 0)
      return g_ptr_array_index (self->streets, i);
  return NULL;
}

GPtrArray *
wg_code_list_list_communities (WgCodeList *self,
                               const char *street_code)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->communities->len; i++)
    if (wg_code_is_under (get_code (g_ptr_array_index (self->communities, i)), street_code))
      g_ptr_array_add (found, g_ptr_array_index (self->communities, i));
  return found;
}
