/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Foreign files into the district: read in the locked child, checked, shown as a plan, written as
 * one edit. The window and the command line both run this. Preparing only reads, so a dry run is
 * a plan that nobody applies. */

#include "wg-import.h"

#include "wg-district-private.h"
#include "wg-fields.h"
#include "wg-import-beside.h"
#include "wg-import-borders.h"
#include "wg-import-kind.h"
#include "wg-import-levels.h"
#include "wg-import-memory.h"
#include "wg-import-names.h"
#include "wg-import-plan-private.h"
#include "wg-import-post.h"
#include "wg-import-present.h"
#include "wg-import-records.h"
#include "wg-reader-client.h"
#include "wg-table-guard.h"
#include "wg-table-tidy.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Of the progress of an async call: some twenty times a second. */
#define PROGRESS_INTERVAL (G_USEC_PER_SEC / 20)

struct _WgImport
{
  GObject             parent_instance;

  const WgImportKind *kind;
  GPtrArray          *paths;
  GPtrArray          *said;       /* NULL-terminated */
  GPtrArray          *defaults;   /* NULL-terminated */
  GPtrArray          *matches;    /* codes, NULL-terminated */
  gboolean            match_all;
  GHashTable         *texts;      /* path → GBytes: what is no file */
  char               *encoding;
  WgDatum             datum;
  guint               level;
  WgTime              entered;
};

G_DEFINE_FINAL_TYPE (WgImport, wg_import, G_TYPE_OBJECT)

/* A preparation: a copy of what was asked, so that the object may change meanwhile. */
typedef struct
{
  const WgImportKind *kind;
  GStrv            paths;
  GStrv            said;
  GStrv            defaults;
  GStrv            matches;  /* (nullable): NULL for all */
  GHashTable      *texts;
  char            *encoding;
  WgDatum          datum;
  guint            level;
  WgTime           entered;
  WgDate           today;
  WgStore         *store; /* (nullable) */
  WgImportProgress progress;
  gpointer         progress_data;
  GMainContext    *context; /* (nullable): where progress is told; NULL: right here */
  gint64           told_at;
  const char      *file;
  guint            n_read;
} Preparation;

/* A message about progress on its way to the caller's main context. */
typedef struct
{
  WgImportProgress progress;
  gpointer         progress_data;
  WgImportStage    stage;
  char            *file;
  double           fraction;
} Message;

static void
wg_import_finalize (GObject *object)
{
  WgImport *self = WG_IMPORT (object);

  g_ptr_array_unref (self->paths);
  g_ptr_array_unref (self->said);
  g_ptr_array_unref (self->defaults);
  g_ptr_array_unref (self->matches);
  g_hash_table_unref (self->texts);
  g_free (self->encoding);

  G_OBJECT_CLASS (wg_import_parent_class)->finalize (object);
}

static void
wg_import_class_init (WgImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wg_import_finalize;
}

static void
wg_import_init (WgImport *self)
{
  self->paths = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  self->said = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  self->defaults = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  self->matches = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_bytes_unref);
  self->entered = WG_TIME_NONE;
}

static void
preparation_free (gpointer data)
{
  Preparation *job = data;

  g_strfreev (job->paths);
  g_strfreev (job->said);
  g_strfreev (job->defaults);
  g_strfreev (job->matches);
  g_hash_table_unref (job->texts);
  g_free (job->encoding);
  g_clear_object (&job->store);
  g_clear_pointer (&job->context, g_main_context_unref);
  g_free (job);
}

/* An array that never had an element has no terminator either. */
static GStrv
copy_words (GPtrArray *words)
{
  return words->len > 0 ? g_strdupv ((char **) words->pdata) : g_new0 (char *, 1);
}

static GHashTable *
copy_texts (GHashTable *texts)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) g_bytes_unref);
  GHashTableIter iter;
  gpointer name, bytes;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    g_hash_table_insert (copy, g_strdup (name), g_bytes_ref (bytes));
  return copy;
}

static Preparation *
preparation_new (WgImport        *self,
                 WgDistrict      *district,
                 WgImportProgress progress,
                 gpointer         progress_data)
{
  Preparation *job = g_new0 (Preparation, 1);

  job->kind = self->kind;
  job->paths = g_strdupv ((char **) self->paths->pdata);
  job->defaults = copy_words (self->defaults);
  job->said = copy_words (self->said);
  job->matches = self->match_all ? NULL : copy_words (self->matches);
  job->texts = copy_texts (self->texts);
  job->encoding = g_strdup (self->encoding);
  job->datum = self->datum;
  job->level = self->level;
  job->entered = self->entered;
  if (district != NULL)
    {
      job->store = g_object_ref (wg_district_get_store (district));
      job->today = wg_clock_get_today (wg_district_get_clock (district));
    }
  else
    {
      g_autoptr (WgClock) clock = wg_clock_new (NULL);

      job->today = wg_clock_get_today (clock);
    }
  job->progress = progress;
  job->progress_data = progress_data;
  return job;
}

static void
message_free (gpointer data)
{
  Message *message = data;

  g_free (message->file);
  g_free (message);
}

static gboolean
deliver (gpointer data)
{
  const Message *message = data;

  message->progress (message->stage, message->file, message->fraction, message->progress_data);
  return G_SOURCE_REMOVE;
}

static void
tell (Preparation  *job,
      WgImportStage stage,
      double        fraction)
{
  gint64 now = g_get_monotonic_time ();
  Message *message;

  if (job->progress == NULL || (job->told_at != 0 && now - job->told_at < PROGRESS_INTERVAL))
    return;
  job->told_at = now;
  message = g_new0 (Message, 1);
  *message = (Message){ job->progress, job->progress_data, stage, g_strdup (job->file), fraction };
  if (job->context != NULL)
    {
      /* Not g_main_context_invoke(): it runs right here while nobody holds the context. */
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_priority (source, G_PRIORITY_DEFAULT);
      g_source_set_callback (source, deliver, message, message_free);
      g_source_attach (source, job->context);
    }
  else
    {
      deliver (message);
      message_free (message);
    }
}

static void
on_reader_progress (gint64   done,
                    gint64   of,
                    gpointer user_data)
{
  Preparation *job = user_data;
  double part = of > 0 ? CLAMP ((double) done / (double) of, 0, 1) : 0;

  tell (job, WG_IMPORT_READING, (job->n_read + part) / g_strv_length (job->paths));
}

/* A word about a column that no file has is a slip of the pen, and the user must know. */
static gboolean
check_said (const Preparation *job,
            GPtrArray         *tables,
            GError           **error)
{
  for (char **said = job->said; *said != NULL; said++)
    {
      g_autofree char *column = NULL;
      g_autofree char *field = NULL;
      gboolean found = FALSE;

      if (!wg_column_map_split (*said, &column, &field))
        continue;
      for (guint i = 0; i < tables->len; i++)
        found = found || wg_table_find_column (g_ptr_array_index (tables, i), column) >= 0;
      if (!found)
        {
          g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_MAPPING,
                       _("There is no column “%s”."), column);
          return FALSE;
        }
    }
  return TRUE;
}

/* (element-type WgTable): what the files hold. */
static GPtrArray *
read_sources (Preparation  *job,
              GCancellable *cancellable,
              GError      **error)
{
  WgReaderOptions options = { .encoding = job->encoding, .datum = job->datum };
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_table_unref);

  for (char **path = job->paths; *path != NULL; path++)
    {
      g_autofree char *name = g_filename_display_basename (*path);
      WgTable *table;

      job->file = name;
      on_reader_progress (0, -1, job);
      options.content = g_hash_table_lookup (job->texts, *path);
      table = wg_reader_client_read (*path, &options, on_reader_progress, job, cancellable, error);
      job->file = NULL;
      if (table == NULL)
        return NULL;
      g_ptr_array_add (tables, table);
      wg_table_tidy (table, job->kind->columns);
      if (!wg_table_guard (table, error))
        return NULL;
      job->n_read++;
    }
  if (!check_said (job, tables, error))
    return NULL;
  job->told_at = 0;
  tell (job, WG_IMPORT_CHECKING, -1);
  return g_steal_pointer (&tables);
}

static gboolean
note_borders (const Preparation  *job,
              WgImportDrafts     *drafts,
              const WgImportPresent *present,
              GCancellable       *cancellable,
              GError            **error)
{
  g_autofree char *today = wg_date_format (job->today);

  return wg_import_borders_note (drafts, present->rows, today, cancellable, error);
}

static WgImportPlan *
prepare_areas (Preparation  *job,
               WgImportPresent *present,
               GPtrArray    *tables,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (WgImportDrafts) drafts = wg_import_drafts_new (job->kind->rows);
  WgImportGround ground = { present->units, present->levels, job->level, NULL };
  g_autoptr (GPtrArray) matches = NULL;
  WgImportPlan *plan;
  gboolean placed;

  for (guint i = 0; i < tables->len; i++)
    {
      g_auto (GStrv) said = wg_import_memory_words (present->settings, job->kind,
                                                   g_ptr_array_index (tables, i),
                                                   (const char *const *) job->said);

      if (!wg_import_drafts_add (drafts, g_ptr_array_index (tables, i),
                                 (const char *const *) said, present->by_code, error))
        return NULL;
    }
  matches = wg_import_names_match (drafts, &ground, present->rows,
                                   (const char *const *) job->matches);
  if (drafts->problem != NULL)
    placed = TRUE;
  else if (job->kind->rows == &wg_kind_grid)
    placed = wg_import_place_grids (drafts, &ground, present->by_code, cancellable, error)
             && note_borders (job, drafts, present, cancellable, error);
  else
    {
      wg_import_fit_levels (drafts, &ground);
      placed = wg_import_place_units (drafts, &ground, cancellable, error);
    }
  if (placed)
    wg_import_beside_note_areas (drafts, job->store, cancellable);
  plan = placed ? wg_import_plan_new (drafts, &ground, present->settings) : NULL;
  if (plan != NULL)
    wg_import_plan_set_matches (plan, matches);
  if (ground.old_levels != NULL)
    {
      g_ptr_array_unref (ground.old_levels);
      g_ptr_array_unref (ground.levels);
    }
  return plan;
}

static WgImportPlan *
prepare_records (Preparation  *job,
                 WgImportPresent *present,
                 GPtrArray    *tables,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (GPtrArray) grids = NULL;
  g_autoptr (GPtrArray) classes = NULL;
  g_autoptr (GPtrArray) teams = NULL;
  g_autoptr (WgImportRecords) records = NULL;
  WgRowNames *names = NULL;

  grids = wg_import_present_rows (job->store, &wg_kind_grid, cancellable, error);
  if (grids != NULL)
    classes = wg_import_present_rows (job->store, &wg_kind_service_class, cancellable, error);
  if (classes != NULL)
    teams = wg_import_present_rows (job->store, &wg_kind_team, cancellable, error);
  if (teams == NULL)
    return NULL;
  if (*job->defaults != NULL && !wg_import_post_check_defaults (job->kind, job->defaults, error))
    return NULL;
  if (job->kind->linked
      && (names = wg_import_present_names (job->store, job->kind, cancellable, error)) == NULL)
    return NULL;
  records = wg_import_records_new (job->kind,
                                   wg_import_book_new (present->units, grids, classes, teams),
                                   names, present->rows, job->today, job->entered);
  records->defaults = job->defaults;
  records->contacts = present->contacts;
  for (guint i = 0; i < tables->len; i++)
    {
      g_auto (GStrv) said = wg_import_memory_words (present->settings, job->kind,
                                                   g_ptr_array_index (tables, i),
                                                   (const char *const *) job->said);

      if (!wg_import_records_add (records, g_ptr_array_index (tables, i),
                                  (const char *const *) said, error))
        return NULL;
    }
  wg_import_beside_note_records (records, job->store, cancellable);
  return wg_import_records_plan (records);
}

static WgImportPlan *
prepare (Preparation  *job,
         GCancellable *cancellable,
         GError      **error)
{
  g_auto (WgImportPresent) present = { 0 };
  g_autoptr (GPtrArray) tables = NULL;
  WgImportPlan *plan;

  if (!wg_import_present_load (&present, job->store, job->kind, cancellable, error))
    return NULL;
  tables = read_sources (job, cancellable, error);
  if (tables == NULL)
    return NULL;
  plan = job->kind->manner == WG_IMPORT_AREAS
           ? prepare_areas (job, &present, tables, cancellable, error)
           : prepare_records (job, &present, tables, cancellable, error);
  if (plan != NULL && wg_import_plan_get_edit (plan) != NULL)
    wg_import_memory_keep (wg_import_plan_get_edit (plan), present.settings, job->kind, tables,
                           (const char *const *) job->said);
  return plan;
}

/**
 * wg_import_new:
 * @kind: "units", "grids", "teams", "activities", "cases" or "counts"
 * @error: return location for %WG_EXCHANGE_ERROR_MAPPING
 *
 * Returns: (transfer full) (nullable): an import without files
 */
WgImport *
wg_import_new (const char *kind,
               GError    **error)
{
  const WgImportKind *found = wg_import_kind_find (kind);
  WgImport *self;

  if (found == NULL)
    {
      g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_MAPPING,
                   _("“%s” cannot be imported; units, grids, teams, activities, cases and counts "
                     "can."),
                   kind);
      return NULL;
    }
  self = g_object_new (WG_TYPE_IMPORT, NULL);
  self->kind = found;
  return self;
}

/**
 * wg_import_reads:
 * @path: a file's name
 *
 * Returns: whether files with this ending can be read
 */
gboolean
wg_import_reads (const char *path)
{
  return wg_reader_client_knows (path);
}

const WgKind *
wg_import_get_kind (WgImport *self)
{
  g_return_val_if_fail (WG_IS_IMPORT (self), NULL);

  return self->kind->columns;
}

/**
 * wg_import_add_source:
 * @self: an import
 * @path: a file; of a shapefile the .shp
 *
 * Files are read in the order they were added: a later one may lie in the areas of an earlier one.
 */
void
wg_import_add_source (WgImport   *self,
                      const char *path)
{
  g_return_if_fail (WG_IS_IMPORT (self));

  g_ptr_array_add (self->paths, g_strdup (path));
}

/**
 * wg_import_add_text:
 * @self: an import
 * @name: what it is called, with an ending that says how its columns are parted: ".tsv"
 * @text: a table that is no file; it goes through the same locked reader
 */
void
wg_import_add_text (WgImport   *self,
                    const char *name,
                    const char *text)
{
  g_return_if_fail (WG_IS_IMPORT (self));

  g_ptr_array_add (self->paths, g_strdup (name));
  g_hash_table_insert (self->texts, g_strdup (name), g_bytes_new (text, strlen (text)));
}

/**
 * wg_import_match_names:
 * @self: an import of units or grids
 * @codes: (nullable): of rows that are there under another code; %NULL for all that are found
 */
void
wg_import_match_names (WgImport          *self,
                       const char *const *codes)
{
  g_return_if_fail (WG_IS_IMPORT (self));

  self->match_all = codes == NULL;
  g_ptr_array_set_size (self->matches, 0);
  for (; codes != NULL && *codes != NULL; codes++)
    g_ptr_array_add (self->matches, g_strdup (*codes));
}

void
wg_import_set_datum (WgImport      *self,
                     const WgDatum *datum)
{
  g_return_if_fail (WG_IS_IMPORT (self));

  self->datum = *datum;
}

void
wg_import_set_encoding (WgImport   *self,
                        const char *encoding)
{
  g_return_if_fail (WG_IS_IMPORT (self));

  g_free (self->encoding);
  self->encoding = g_strdup (encoding);
}

void
wg_import_set_level (WgImport *self,
                     guint     level)
{
  g_return_if_fail (WG_IS_IMPORT (self));

  self->level = level;
}

/**
 * wg_import_set_entered:
 * @self: an import of records
 * @entered: when the office knew what a table does not date itself (decisions: counts as entered
 *   on); %WG_TIME_NONE for each row's own day
 */
void
wg_import_set_entered (WgImport *self,
                       WgTime    entered)
{
  g_return_if_fail (WG_IS_IMPORT (self));

  self->entered = entered;
}

void
wg_import_add_mapping (WgImport   *self,
                       const char *said)
{
  g_return_if_fail (WG_IS_IMPORT (self));

  g_ptr_array_add (self->said, g_strdup (said));
}

/**
 * wg_import_add_default:
 * @said: "FIELD=VALUE"
 *
 * What a new post has where its table says nothing; checked when the import is prepared.
 */
void
wg_import_add_default (WgImport   *self,
                       const char *said)
{
  g_return_if_fail (WG_IS_IMPORT (self));

  g_ptr_array_add (self->defaults, g_strdup (said));
}

void
wg_import_clear_mappings (WgImport *self)
{
  g_return_if_fail (WG_IS_IMPORT (self));

  g_ptr_array_set_size (self->said, 0);
}

/**
 * wg_import_prepare:
 * @self: an import with files
 * @district: (nullable): where it shall go
 * @progress: (nullable) (scope call): told now and then
 * @progress_data: for @progress
 * @cancellable: (nullable): to stop, the reading child included
 * @error: return location for a sentence
 *
 * The dry run. Blocks.
 *
 * Returns: (transfer full) (nullable): what the import would do
 */
WgImportPlan *
wg_import_prepare (WgImport        *self,
                   WgDistrict      *district,
                   WgImportProgress progress,
                   gpointer         progress_data,
                   GCancellable    *cancellable,
                   GError         **error)
{
  Preparation *job;
  WgImportPlan *plan;

  g_return_val_if_fail (WG_IS_IMPORT (self) && self->paths->len > 0, NULL);

  job = preparation_new (self, district, progress, progress_data);
  plan = prepare (job, cancellable, error);
  preparation_free (job);
  return plan;
}

static void
prepare_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  WgImportPlan *plan = prepare (data, cancellable, &error);

  if (plan != NULL)
    g_task_return_pointer (task, plan, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * wg_import_prepare_async:
 * @self: an import with files
 * @district: (nullable): where it shall go
 * @progress: (nullable) (scope async): told in the caller's main context
 * @progress_data: for @progress; must live until @callback is called
 * @cancellable: (nullable): to stop
 * @callback: called when the plan is there
 * @user_data: for @callback
 */
void
wg_import_prepare_async (WgImport           *self,
                         WgDistrict         *district,
                         WgImportProgress    progress,
                         gpointer            progress_data,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Preparation *job;

  g_return_if_fail (WG_IS_IMPORT (self) && self->paths->len > 0);

  task = g_task_new (self, cancellable, callback, user_data);
  job = preparation_new (self, district, progress, progress_data);
  job->context = g_main_context_ref_thread_default ();
  g_task_set_task_data (task, job, preparation_free);
  g_task_run_in_thread (task, prepare_thread);
}

WgImportPlan *
wg_import_prepare_finish (WgImport     *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
