/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a backup is made and when the file is checked. How is the store's business; the words that
 * people read on it are made here. It never blocks the thread that it lives on. */

#include "wg-backup-keeper.h"

#include "wg-district-private.h"
#include "wg-file-care.h"
#include "wg-history-keeping.h"
#include "wg-problem.h"
#include "wg-store-backups.h"

#include <glib/gi18n-lib.h>

#define HOUR_MS (G_GINT64_CONSTANT (3600) * 1000)
#define DAY_MS (24 * HOUR_MS)
#define TICK_SECONDS 60
/* The map comes first. */
#define CHECK_AFTER_SECONDS 4

struct _WgBackupKeeper
{
  GObject parent_instance;

  WgDistrict   *district;
  guint         reminder_days;
  guint         tick;     /* source ids */
  guint         checking;
  gboolean      damaged;
  gboolean      busy;     /* an automatic backup is being made */
  char         *error;    /* (nullable): of the last backup */
  GCancellable *working;
};

G_DEFINE_FINAL_TYPE (WgBackupKeeper, wg_backup_keeper, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
wg_backup_keeper_dispose (GObject *object)
{
  WgBackupKeeper *self = WG_BACKUP_KEEPER (object);

  g_cancellable_cancel (self->working);
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_handle_id (&self->checking, g_source_remove);

  G_OBJECT_CLASS (wg_backup_keeper_parent_class)->dispose (object);
}

static void
wg_backup_keeper_finalize (GObject *object)
{
  WgBackupKeeper *self = WG_BACKUP_KEEPER (object);

  g_clear_object (&self->district);
  g_clear_object (&self->working);
  g_free (self->error);

  G_OBJECT_CLASS (wg_backup_keeper_parent_class)->finalize (object);
}

static void
wg_backup_keeper_class_init (WgBackupKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = wg_backup_keeper_dispose;
  object_class->finalize = wg_backup_keeper_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wg_backup_keeper_init (WgBackupKeeper *self)
{
  self->reminder_days = 7;
  self->working = g_cancellable_new ();
}

/* What a worker needs; the district itself stays on its own thread. */
typedef struct
{
  WgStore       *store;
  char          *path;
  char          *folder;
  WgBackupReason reason;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->store);
  g_free (job->path);
  g_free (job->folder);
  g_free (job);
}

static Job *
job_new (WgBackupKeeper *self,
         const char     *folder)
{
  Job *job = g_new0 (Job, 1);

  job->store = g_object_ref (wg_district_get_store (self->district));
  job->path = g_strdup (wg_store_get_path (job->store));
  job->folder = folder != NULL ? g_strdup (folder) : wg_store_dup_backup_folder (job->path);
  job->reason = folder != NULL ? WG_BACKUP_BY_HAND : WG_BACKUP_AUTOMATIC;
  return job;
}

static void
make_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  char *backup = wg_store_make_backup (job->path, job->folder, job->reason, cancellable, &error);

  /* It is there whether or not the file can be told so. */
  if (backup != NULL)
    wg_store_note_backup (job->store, backup, NULL);
  if (backup != NULL)
    g_task_return_pointer (task, backup, g_free);
  else
    g_task_return_error (task, error);
}

void
wg_backup_keeper_make_async (WgBackupKeeper     *self,
                             const char         *folder,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (WG_IS_BACKUP_KEEPER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_task_data (task, job_new (self, folder), job_free);
  g_task_run_in_thread (task, make_thread);
}

/**
 * wg_backup_keeper_make_finish:
 *
 * Returns: (transfer full) (nullable): the path of the verified backup
 */
char *
wg_backup_keeper_make_finish (WgBackupKeeper *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  g_autoptr (GError) failure = NULL;
  char *backup = g_task_propagate_pointer (G_TASK (result), &failure);

  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  g_free (self->error);
  self->error = failure != NULL ? g_strdup (failure->message) : NULL;
  /* A copy that does not verify may be the file's fault. */
  if (g_error_matches (failure, WG_STORE_ERROR, WG_STORE_ERROR_DAMAGED))
    wg_backup_keeper_check (self);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  g_signal_emit (self, signals[CHANGED], 0);
  return backup;
}

gboolean
wg_backup_keeper_is_due (WgBackupKeeper *self)
{
  WgStore *store = wg_district_get_store (self->district);
  gint64 backed_up = 0;
  g_autofree char *last = wg_store_dup_last_backup (store, NULL, &backed_up);

  return !wg_store_get_read_only (store) && wg_store_get_last_edit (store, NULL) > backed_up;
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  WgBackupKeeper *self = WG_BACKUP_KEEPER (source);
  g_autofree char *backup = NULL;

  self->busy = FALSE;
  backup = wg_backup_keeper_make_finish (self, result, NULL); /* a failure is shown by the line */
}

void
wg_backup_keeper_tick (WgBackupKeeper *self)
{
  WgStore *store = wg_district_get_store (self->district);
  gint64 made_at = 0;
  g_autofree char *last = wg_store_dup_last_backup (store, &made_at, NULL);
  gint64 since = g_get_real_time () / 1000 - made_at;

  /* A clock that was put back counts as an hour. */
  if (self->busy || !wg_backup_keeper_is_due (self) || (since >= 0 && since < HOUR_MS))
    return;
  self->busy = TRUE;
  wg_backup_keeper_make_async (self, NULL, self->working, on_made, NULL);
}

static gboolean
on_tick (gpointer data)
{
  wg_backup_keeper_tick (data);
  return G_SOURCE_CONTINUE;
}

/* The newest backup that verifies, in words; NULL where there is none. */
static char *
describe_newest_verified (const Job    *job,
                          GCancellable *cancellable)
{
  g_autoptr (GPtrArray) list = wg_store_list_backups (job->path, job->folder, cancellable, NULL);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const WgBackupEntry *entry = g_ptr_array_index (list, i);
      g_autoptr (GPtrArray) problems = wg_store_check_backup (entry->path, cancellable, NULL);
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (entry->made_at / 1000);
      g_autofree char *made_at = g_date_time_format (time, "%Y-%m-%d %H:%M");

      if (problems != NULL && problems->len == 0)
        return g_strdup_printf (_ ("The newest verified backup is of %s and holds all up to edit "
                                   "%lld: open “Backups” in the menu to restore it."),
                                made_at, (long long) entry->edit);
    }
  return NULL;
}

/* What is wrong with the file at first, in words; NULL: nothing that could be found now. */
static char *
find_damage (const Job    *job,
             GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgStore) reader = wg_store_open (job->path, WG_STORE_OPEN_READ_ONLY, &error);
  g_autoptr (GPtrArray) problems =
      reader != NULL ? wg_store_verify (reader, cancellable, &error) : NULL;

  if (problems != NULL)
    return problems->len > 0 ? wg_problem_dup_sentence (g_ptr_array_index (problems, 0)) : NULL;
  /* What could not be checked now is not thereby damaged. */
  return g_error_matches (error, WG_STORE_ERROR, WG_STORE_ERROR_DAMAGED) ||
                 g_error_matches (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_A_DATABASE)
             ? g_strdup (error->message)
             : NULL;
}

static void
check_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  const Job *job = task_data;
  g_autofree char *damage = find_damage (job, cancellable);
  g_autofree char *name = g_path_get_basename (job->path);
  g_autofree char *newest = NULL;
  g_autofree char *sentence = NULL;

  if (damage == NULL)
    {
      g_task_return_boolean (task, FALSE);
      return;
    }
  newest = describe_newest_verified (job, cancellable);
  /* Translators: the file; where to get what is safe; what was found. */
  sentence = g_strdup_printf (_ ("“%s” is damaged and is not written any more; what can be read is "
                                 "shown. %s Found: %s"),
                              name, newest != NULL ? newest : _ ("There is no verified backup."),
                              damage);
  g_task_return_boolean (task, wg_store_note_damage (job->store, sentence, NULL));
}

/* Once a month something has become too old for the office's choice. */
static void
forget_old_values (WgBackupKeeper *self)
{
  guint months = wg_history_keeping_get_months (self->district);

  if (months > 0 && !wg_district_get_read_only (self->district) &&
      !g_cancellable_is_cancelled (self->working))
    wg_history_keeping_set_async (self->district, months, self->working, NULL, NULL);
}

static void
on_checked (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  WgBackupKeeper *self = WG_BACKUP_KEEPER (source);

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    {
      forget_old_values (self);
      return;
    }
  self->damaged = TRUE;
  g_signal_emit (source, signals[CHANGED], 0);
}

void
wg_backup_keeper_check (WgBackupKeeper *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (WG_IS_BACKUP_KEEPER (self));

  task = g_task_new (self, self->working, on_checked, NULL);
  g_task_set_task_data (task, job_new (self, NULL), job_free);
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_run_in_thread (task, check_thread);
}

static gboolean
on_check_due (gpointer data)
{
  WgBackupKeeper *self = data;

  self->checking = 0;
  wg_backup_keeper_check (self);
  return G_SOURCE_REMOVE;
}

WgBackupKeeper *
wg_backup_keeper_new (WgDistrict *district)
{
  WgBackupKeeper *self = g_object_new (WG_TYPE_BACKUP_KEEPER, NULL);

  self->district = g_object_ref (district);
  self->tick = g_timeout_add_seconds (TICK_SECONDS, on_tick, self);
  self->checking = g_timeout_add_seconds (CHECK_AFTER_SECONDS, on_check_due, self);
  return self;
}

void
wg_backup_keeper_set_reminder_days (WgBackupKeeper *self,
                                    guint           days)
{
  self->reminder_days = days;
}

char *
wg_backup_keeper_dup_line (WgBackupKeeper *self,
                           gboolean       *attention)
{
  WgStore *store = wg_district_get_store (self->district);
  gint64 made_at = 0;
  g_autofree char *last = wg_store_dup_last_backup (store, &made_at, NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (made_at / 1000);
  g_autofree char *text = g_date_time_format (time, "%Y-%m-%d %H:%M");
  gint64 age = g_get_real_time () / 1000 - made_at;

  /* A file without any gets its first one within a minute. */
  *attention = self->error != NULL || (last != NULL && wg_backup_keeper_is_due (self) &&
                                       age > self->reminder_days * DAY_MS);
  if (self->error != NULL)
    /* Translators: %s says why. */
    return g_strdup_printf (_ ("The backup failed: %s"), self->error);
  if (last == NULL)
    return g_strdup (_ ("No backup yet"));
  /* Translators: %s is a date and time. */
  return g_strdup_printf (*attention ? _ ("Last backup %s: back up again")
                                     : _ ("Last backup %s"), text);
}

gboolean
wg_backup_keeper_get_damaged (WgBackupKeeper *self)
{
  return self->damaged;
}

const char *
wg_backup_keeper_get_error (WgBackupKeeper *self)
{
  return self->error;
}
