/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds and checks the backups of a file off the main thread. It makes and removes none. */

#include "wg-backup-list.h"

#include "wg-backup-item-private.h"
#include "wg-problem.h"

struct _WgBackupList
{
  GObject parent_instance;

  char         *path;
  char         *folder;
  char         *error;   /* (nullable) */
  GPtrArray    *items;   /* WgBackupItem */
  GCancellable *working; /* (nullable) */
};

static void wg_backup_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WgBackupList, wg_backup_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      wg_backup_list_model_init))

enum
{
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return WG_TYPE_BACKUP_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return WG_BACKUP_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  GPtrArray *items = WG_BACKUP_LIST (model)->items;

  return position < items->len ? g_object_ref (g_ptr_array_index (items, position)) : NULL;
}

static void
wg_backup_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
wg_backup_list_dispose (GObject *object)
{
  WgBackupList *self = WG_BACKUP_LIST (object);

  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  g_clear_object (&self->working);

  G_OBJECT_CLASS (wg_backup_list_parent_class)->dispose (object);
}

static void
wg_backup_list_finalize (GObject *object)
{
  WgBackupList *self = WG_BACKUP_LIST (object);

  g_ptr_array_unref (self->items);
  g_free (self->path);
  g_free (self->folder);
  g_free (self->error);

  G_OBJECT_CLASS (wg_backup_list_parent_class)->finalize (object);
}

static void
wg_backup_list_class_init (WgBackupListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = wg_backup_list_dispose;
  object_class->finalize = wg_backup_list_finalize;
  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
wg_backup_list_init (WgBackupList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/* A sentence on what is wrong with a backup; NULL: nothing. */
static char *
find_problem (const char   *backup,
              GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = wg_store_check_backup (backup, cancellable, &error);

  if (problems == NULL)
    return g_strdup (error->message);
  if (problems->len == 0)
    return NULL;
  return wg_problem_dup_sentence (g_ptr_array_index (problems, 0));
}

static GPtrArray *
make_items (GPtrArray *entries)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (items, _wg_backup_item_new (g_ptr_array_index (entries, i)));
  return items;
}

GPtrArray *
wg_backup_list_read (const char *path,
                     const char *folder,
                     gboolean    check,
                     GError    **error)
{
  g_autoptr (GPtrArray) entries = wg_store_list_backups (path, folder, NULL, error);
  GPtrArray *items = entries != NULL ? make_items (entries) : NULL;

  for (guint i = 0; items != NULL && check && i < items->len; i++)
    {
      WgBackupItem *item = g_ptr_array_index (items, i);
      g_autofree char *problem = find_problem (wg_backup_item_get_path (item), NULL);

      _wg_backup_item_set_state (item, problem == NULL ? WG_BACKUP_VERIFIED : WG_BACKUP_DAMAGED,
                                 problem);
    }
  return items;
}

char *
wg_backup_list_dup_default_folder (const char *path)
{
  return wg_store_dup_backup_folder (path);
}

static void check_next (WgBackupList *self);

/* The list is held weakly: it may go while a large backup is being read. */
typedef struct
{
  GWeakRef      list;
  WgBackupItem *item;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_weak_ref_clear (&check->list);
  g_object_unref (check->item);
  g_free (check);
}

static void
check_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Check *check = task_data;

  g_task_return_pointer (task, find_problem (wg_backup_item_get_path (check->item), cancellable),
                         g_free);
}

static void
on_checked (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Check *check = g_task_get_task_data (G_TASK (result));
  g_autoptr (WgBackupList) self = g_weak_ref_get (&check->list);
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = g_task_propagate_pointer (G_TASK (result), &error);

  if (self == NULL || error != NULL)
    return;
  _wg_backup_item_set_state (check->item,
                             problem == NULL ? WG_BACKUP_VERIFIED : WG_BACKUP_DAMAGED, problem);
  check_next (self);
}

static void
check_next (WgBackupList *self)
{
  g_autoptr (GTask) task = NULL;
  WgBackupItem *next = NULL;
  Check *check;

  for (guint i = 0; next == NULL && i < self->items->len; i++)
    if (wg_backup_item_get_state (g_ptr_array_index (self->items, i)) == WG_BACKUP_UNCHECKED)
      next = g_ptr_array_index (self->items, i);
  if (next == NULL || self->working == NULL)
    return;
  _wg_backup_item_set_state (next, WG_BACKUP_CHECKING, NULL);
  check = g_new0 (Check, 1);
  g_weak_ref_init (&check->list, self);
  check->item = g_object_ref (next);
  task = g_task_new (NULL, self->working, on_checked, NULL);
  g_task_set_task_data (task, check, check_free);
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_run_in_thread (task, check_thread);
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  WgBackupList *self = source;
  GError *error = NULL;
  GPtrArray *entries = wg_store_list_backups (self->path, self->folder, cancellable, &error);

  if (entries != NULL)
    g_task_return_pointer (task, entries, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  WgBackupList *self = WG_BACKUP_LIST (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = g_task_propagate_pointer (G_TASK (result), &error);
  guint n_before = self->items->len;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_free (self->error);
  self->error = error != NULL ? g_strdup (error->message) : NULL;
  g_ptr_array_unref (self->items);
  self->items = entries != NULL ? make_items (entries)
                                : g_ptr_array_new_with_free_func (g_object_unref);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->items->len);
  g_signal_emit (self, signals[LOADED], 0);
  check_next (self);
}

/**
 * wg_backup_list_reload:
 *
 * Reads the folder again, and checks everything again.
 */
void
wg_backup_list_reload (WgBackupList *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (WG_IS_BACKUP_LIST (self));

  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
  self->working = g_cancellable_new ();
  task = g_task_new (self, self->working, on_loaded, NULL);
  g_task_run_in_thread (task, load_thread);
}

/**
 * wg_backup_list_new:
 * @path: the file; it need not be there any more
 * @folder: where its backups are
 *
 * Returns: (transfer full): the list, empty until wg_backup_list_reload() has read it
 */
WgBackupList *
wg_backup_list_new (const char *path,
                    const char *folder)
{
  WgBackupList *self = g_object_new (WG_TYPE_BACKUP_LIST, NULL);

  self->path = g_strdup (path);
  self->folder = g_strdup (folder);
  return self;
}

const char *
wg_backup_list_get_error (WgBackupList *self)
{
  return self->error;
}
