/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file on another day. Most rows carry their dates; superior and community do not, so for rows
 * that a merger or a split moved the journal is asked. Nothing is written. */

#include "wg-past.h"

#include "wg-district-private.h"
#include "wg-registry.h"

/* A row's past can be long; of an import that moved everything, the journal is not read row by
 * row for more than these. */
#define MOST_ROWS 5000

typedef struct
{
  WgStore    *store;
  WgRegistry *registry;
  char       *day;
} Loading;

static Loading *
loading_new (WgDistrict *district,
             const char *day)
{
  Loading *self = g_new0 (Loading, 1);

  self->store = g_object_ref (wg_district_get_store (district));
  self->registry = wg_registry_ref (wg_district_get_registry (district));
  self->day = g_strdup (day);
  return self;
}

static void
loading_free (Loading *self)
{
  g_object_unref (self->store);
  wg_registry_unref (self->registry);
  g_free (self->day);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loading, loading_free)

static gboolean
was_there (WgRegistry *past,
           gint64      unit)
{
  return unit != 0 && wg_registry_find_unit (past, unit) != NULL;
}

/* 0: the journal knows none that was there. The last one that was is taken. */
static gint64
find_former (Loading    *self,
             WgRegistry *past,
             WgRow      *row,
             guint       field,
             GError    **error)
{
  const WgKind *kind = wg_row_get_kind (row);
  g_autoptr (GPtrArray) entries =
      wg_store_load_row_history (self->store, kind, wg_row_get_id (row), error);

  for (guint i = entries != NULL ? entries->len : 0; i > 0; i--)
    {
      const WgRowEntry *entry = g_ptr_array_index (entries, i - 1);

      for (guint f = 0; f < entry->fields->len; f++)
        {
          const WgFieldChange *change = &g_array_index (entry->fields, WgFieldChange, f);

          if (g_str_equal (change->field, kind->fields[field].name) &&
              change->old_value.type == WG_VALUE_INT &&
              was_there (past, change->old_value.v.integer))
            return change->old_value.v.integer;
        }
    }
  return 0;
}

/* Adds to @changed what belonged to another unit on the day. */
static gboolean
put_back (Loading      *self,
          WgRegistry   *past,
          WgRow        *row,
          guint         field,
          GPtrArray    *changed,
          GCancellable *cancellable,
          GError      **error)
{
  gint64 named = wg_row_get_int (row, field, 0), former;
  GError *failure = NULL;

  if (named == 0 || was_there (past, named) || changed->len >= MOST_ROWS)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  former = find_former (self, past, row, field, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (former != 0)
    {
      WgRow *copy = wg_row_copy (row);

      wg_row_set_int (copy, field, former);
      g_ptr_array_add (changed, copy);
    }
  return TRUE;
}

/* Rows that left a unit when it was closed, in the edit that closed it. */
static gboolean
put_back_edit (Loading    *self,
               WgRegistry *past,
               gint64      number,
               gint64      unit,
               GPtrArray  *changed,
               GError    **error)
{
  g_autoptr (GPtrArray) entries = wg_store_load_edit_rows (self->store, number, error);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const WgRowEntry *entry = g_ptr_array_index (entries, i);
      gboolean is_unit = entry->kind == &wg_kind_unit;
      WgUnit *child = is_unit ? wg_registry_find_unit (past, entry->row_id) : NULL;
      WgGrid *grid = entry->kind == &wg_kind_grid ? wg_registry_find_grid (past, entry->row_id)
                                                  : NULL;
      WgRow *row = child != NULL  ? wg_unit_get_row (child)
                   : grid != NULL ? wg_grid_get_row (grid) : NULL;
      guint field = is_unit ? WG_UNIT_PARENT : WG_GRID_COMMUNITY;

      for (guint f = 0; row != NULL && f < entry->fields->len; f++)
        {
          const WgFieldChange *change = &g_array_index (entry->fields, WgFieldChange, f);
          WgRow *copy;

          if (!g_str_equal (change->field, entry->kind->fields[field].name) ||
              change->old_value.type != WG_VALUE_INT || change->old_value.v.integer != unit)
            continue;
          copy = wg_row_copy (row);
          wg_row_set_int (copy, field, unit);
          g_ptr_array_add (changed, copy);
        }
    }
  return entries != NULL;
}

/* Of a unit that was there on the day and was closed since. */
static gboolean
put_back_closed (Loading    *self,
                 WgRegistry *past,
                 gint64      unit,
                 GPtrArray  *changed,
                 GError    **error)
{
  g_autoptr (GPtrArray) entries =
      wg_store_load_row_history (self->store, &wg_kind_unit, unit, error);
  const char *until = wg_kind_unit.fields[WG_UNIT_VALID_UNTIL].name;

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const WgRowEntry *entry = g_ptr_array_index (entries, i);

      for (guint f = 0; entry->type == WG_CHANGE_UPDATE && f < entry->fields->len; f++)
        {
          const WgFieldChange *change = &g_array_index (entry->fields, WgFieldChange, f);

          if (g_str_equal (change->field, until) && change->new_value.type == WG_VALUE_TEXT &&
              !put_back_edit (self, past, entry->edit_number, unit, changed, error))
            return FALSE;
        }
    }
  return entries != NULL;
}

static WgRegistry *
loading_run (Loading      *self,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (WgRegistry) past = wg_registry_new_on (self->registry, self->day);
  g_autoptr (GPtrArray) changed =
      g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  GPtrArray *units = wg_registry_get_units (past), *grids = wg_registry_get_grids (past);

  for (guint i = 0; i < units->len; i++)
    {
      gint64 id = wg_unit_get_id (g_ptr_array_index (units, i));

      if (wg_registry_find_unit (self->registry, id) == NULL &&
          !put_back_closed (self, past, id, changed, error))
        return NULL;
    }
  for (guint i = 0; i < units->len; i++)
    if (!put_back (self, past, wg_unit_get_row (g_ptr_array_index (units, i)), WG_UNIT_PARENT,
                   changed, cancellable, error))
      return NULL;
  for (guint i = 0; i < grids->len; i++)
    if (!put_back (self, past, wg_grid_get_row (g_ptr_array_index (grids, i)), WG_GRID_COMMUNITY,
                   changed, cancellable, error))
      return NULL;
  return changed->len > 0 ? wg_registry_new_with (past, changed, NULL) : g_steal_pointer (&past);
}

WgRegistry *
wg_past_load (WgDistrict   *district,
              const char   *day,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (Loading) loading = loading_new (district, day);

  return loading_run (loading, cancellable, error);
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  WgRegistry *past = loading_run (task_data, cancellable, &error);

  if (past != NULL)
    g_task_return_pointer (task, past, (GDestroyNotify) wg_registry_unref);
  else
    g_task_return_error (task, error);
}

void
wg_past_load_async (WgDistrict         *district,
                    const char         *day,
                    GCancellable       *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (district, cancellable, callback, user_data);

  g_task_set_task_data (task, loading_new (district, day), (GDestroyNotify) loading_free);
  g_task_run_in_thread (task, load_thread);
}

WgRegistry *
wg_past_load_finish (GAsyncResult *result,
                     GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
wg_past_unref (WgRegistry *past)
{
  wg_registry_unref (past);
}
