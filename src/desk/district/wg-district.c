/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An opened file. It joins store, registry, map and evaluator; the window and the command line ask
 * it and hold no workflow of their own. */

#include "wg-district.h"

#include "wg-district-content.h"
#include "wg-district-opening.h"
#include "wg-district-private.h"
#include "wg-evaluator.h"
#include "wg-findings.h"
#include "wg-search-index.h"
#include "wg-sums-keeper.h"

#include <glib/gi18n-lib.h>

/* From here on a search does not wait for the pinyin of the names. */
#define MANY_NAMES 20000

struct _WgDistrict
{
  GObject parent_instance;

  char            *path;
  WgDistrictFlags  flags;
  WgStore         *store;
  WgClock         *clock;
  WgEvaluator     *evaluator;
  WgDistrictContent content;
  WgSearchIndex   *search; /* (nullable): made at the first search; of the content's registry */
  gboolean         is_building_search;
  WgFindingCounts *counts; /* made at the first figure that counts findings */
  WgSumsKeeper    *sums;
  GPtrArray       *touched; /* WgChangeSet: edits that the content does not know yet */
  gboolean         is_reloading;
  GCancellable    *reloading;
  gboolean         closed;
};

G_DEFINE_FINAL_TYPE (WgDistrict, wg_district, G_TYPE_OBJECT)

enum
{
  CHANGED,
  SEARCH_READY,
  CLOSED_TO_WRITING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What the window will ask for sooner or later and must not wait for: areas need a projection of
 * every border. */
static void
areas_thread (GTask        *task,
              gpointer      source,
              gpointer      registry,
              GCancellable *cancellable)
{
  wg_registry_measure_areas (registry);
  g_task_return_boolean (task, TRUE);
}

static void
search_thread (GTask        *task,
               gpointer      source,
               gpointer      registry,
               GCancellable *cancellable)
{
  g_task_return_pointer (task, wg_search_index_new (registry),
                         (GDestroyNotify) wg_search_index_free);
}

/* Works on the registry of now. The district is held weakly, so that a file which is closed
 * meanwhile need not wait for it. */
static void
start_work (WgDistrict         *self,
            GTaskThreadFunc     work,
            GAsyncReadyCallback callback)
{
  GWeakRef *weak = callback != NULL ? g_new0 (GWeakRef, 1) : NULL;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, weak);

  if (weak != NULL)
    g_weak_ref_init (weak, self);
  g_task_set_task_data (task, wg_registry_ref (self->content.registry),
                        (GDestroyNotify) wg_registry_unref);
  g_task_run_in_thread (task, work);
}

static void
on_search_built (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  GWeakRef *weak = data;
  g_autoptr (WgDistrict) self = g_weak_ref_get (weak);
  g_autoptr (WgSearchIndex) index = g_task_propagate_pointer (G_TASK (result), NULL);

  g_weak_ref_clear (weak);
  g_free (weak);
  if (self == NULL)
    return;
  self->is_building_search = FALSE;
  if (g_task_get_task_data (G_TASK (result)) != self->content.registry)
    {
      wg_district_prepare_search (self);
      return;
    }
  g_clear_pointer (&self->search, wg_search_index_free);
  self->search = g_steal_pointer (&index);
  g_signal_emit (self, signals[SEARCH_READY], 0);
}

/**
 * wg_district_prepare_search:
 *
 * Begins to read the names' pinyin, which takes a moment, off the main thread: to be called when a
 * search is likely to follow. "search-ready" tells when it is done.
 */
void
wg_district_prepare_search (WgDistrict *self)
{
  g_return_if_fail (WG_IS_DISTRICT (self));

  if (self->is_building_search ||
      (self->search != NULL && !wg_search_index_is_plain (self->search)))
    return;
  self->is_building_search = TRUE;
  start_work (self, search_thread, on_search_built);
}

static void
drop_thread (GTask        *task,
             gpointer      source,
             gpointer      content,
             GCancellable *cancellable)
{
  wg_district_content_clear (content);
  g_task_return_boolean (task, TRUE);
}

/* To free 620,000 units takes longer than a frame. */
static void
drop_content (WgDistrictContent *content)
{
  g_autoptr (GTask) task = NULL;

  if (content->registry == NULL)
    return;
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_task_data (task, g_memdup2 (content, sizeof *content), g_free);
  g_task_run_in_thread (task, drop_thread);
  *content = (WgDistrictContent) { NULL };
}

static void
take_content (WgDistrict *self,
              WgDistrictContent *content)
{
  gboolean was_searched = self->search != NULL;

  drop_content (&self->content);
  self->content = *content;
  g_free (content);
  wg_sums_keeper_follow (self->sums, self->content.registry);
  g_clear_pointer (&self->search, wg_search_index_free);
  g_clear_pointer (&self->counts, wg_finding_counts_free);
  g_clear_object (&self->clock);
  self->clock = wg_clock_new (g_hash_table_lookup (self->content.settings, "demo_now"));
  /* What is entered now is known from now on, also by a clock that stands still. */
  wg_store_set_now (self->store, wg_clock_is_fixed (self->clock)
                                     ? wg_time_to_unix (wg_clock_get_now (self->clock)) : 0);

  if (self->content.snapshot != NULL)
    start_work (self, areas_thread, NULL);
  if (was_searched)
    wg_district_prepare_search (self);
}

/* What a reload works on; the district itself stays on its own thread. */
typedef struct
{
  WgDistrictContent old;
  WgStore          *store;
  GPtrArray        *touched; /* WgChangeSet */
} Reload;

static void
reload_free (Reload *reload)
{
  wg_district_content_clear (&reload->old);
  g_clear_object (&reload->store);
  g_clear_pointer (&reload->touched, g_ptr_array_unref);
  g_free (reload);
}

static GPtrArray *
new_touched (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) wg_change_set_unref);
}

static void start_reload (WgDistrict *self);

static void
on_reloaded (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  WgDistrict *self = WG_DISTRICT (source);
  Reload *reload = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  WgDistrictContent *content = g_task_propagate_pointer (G_TASK (result), &error);

  self->is_reloading = FALSE;
  if (content == NULL)
    {
      /* What is on screen stays; the next edit reads these rows too. */
      g_ptr_array_extend_and_steal (reload->touched, g_ptr_array_ref (self->touched));
      g_ptr_array_unref (self->touched);
      self->touched = g_steal_pointer (&reload->touched);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("%s: %s", self->path, error->message);
      return;
    }
  take_content (self, content);
  if (self->touched->len > 0 && !self->closed)
    start_reload (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
reload_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Reload *reload = task_data;
  GError *error = NULL;
  WgDistrictContent *content = wg_district_content_update (&reload->old, reload->store,
                                                           reload->touched, cancellable, &error);

  wg_district_content_clear (&reload->old);
  if (content != NULL)
    g_task_return_pointer (task, content, (GDestroyNotify) wg_district_content_free);
  else
    g_task_return_error (task, error);
}

/* One at a time: each builds on the content of the one before it. */
static void
start_reload (WgDistrict *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->reloading, on_reloaded, NULL);
  Reload *reload = g_new0 (Reload, 1);

  wg_district_content_copy (&self->content, &reload->old);
  reload->store = g_object_ref (self->store);
  reload->touched = g_steal_pointer (&self->touched);
  self->touched = new_touched ();
  self->is_reloading = TRUE;
  g_task_set_task_data (task, reload, (GDestroyNotify) reload_free);
  g_task_run_in_thread (task, reload_thread);
}

/* The store tells of every committed edit, whoever made it. */
static void
on_store_changed (WgDistrict  *self,
                  WgChangeSet *changes)
{
  wg_sums_keeper_take (self->sums, changes);
  g_ptr_array_add (self->touched, wg_change_set_ref (changes));
  if (!self->is_reloading)
    start_reload (self);
}

static void
wg_district_dispose (GObject *object)
{
  WgDistrict *self = WG_DISTRICT (object);

  wg_district_close (self);

  G_OBJECT_CLASS (wg_district_parent_class)->dispose (object);
}

static void
wg_district_finalize (GObject *object)
{
  WgDistrict *self = WG_DISTRICT (object);

  wg_district_content_clear (&self->content);
  g_clear_pointer (&self->search, wg_search_index_free);
  g_clear_pointer (&self->counts, wg_finding_counts_free);
  g_clear_pointer (&self->evaluator, wg_evaluator_free);
  g_clear_pointer (&self->sums, wg_sums_keeper_free);
  g_clear_object (&self->clock);
  g_clear_object (&self->reloading);
  g_clear_pointer (&self->touched, g_ptr_array_unref);
  g_clear_object (&self->store);
  g_free (self->path);

  G_OBJECT_CLASS (wg_district_parent_class)->finalize (object);
}

static void
wg_district_class_init (WgDistrictClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = wg_district_dispose;
  object_class->finalize = wg_district_finalize;

  /**
   * WgDistrict::changed:
   *
   * The units, grids and figures were read anew after an edit.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WgDistrict::search-ready:
   *
   * A search finds by pinyin and initials now: one that was made before is worth repeating.
   */
  signals[SEARCH_READY] = g_signal_new ("search-ready", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WgDistrict::closed-to-writing:
   *
   * Something was to be written and the file turned out to be damaged: it is read-only now.
   */
  signals[CLOSED_TO_WRITING] = g_signal_new ("closed-to-writing", G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                             0);
}

static void
wg_district_init (WgDistrict *self)
{
  self->touched = new_touched ();
  self->reloading = g_cancellable_new ();
}

/* Figures of records differ from what they were, or are there for the first time. */
static gboolean
on_sums_ready (gpointer data)
{
  g_signal_emit (data, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static WgDistrict *
opening_end (WgDistrictOpening *opening,
             gboolean           in_background)
{
  WgDistrict *self = g_object_new (WG_TYPE_DISTRICT, NULL);

  self->path = g_steal_pointer (&opening->path);
  self->flags = opening->flags;
  self->store = g_steal_pointer (&opening->store);
  self->evaluator = g_steal_pointer (&opening->evaluator);
  self->sums = wg_sums_keeper_new (self->store, in_background, on_sums_ready, self);
  take_content (self, g_steal_pointer (&opening->content));
  g_signal_connect_object (self->store, "changed", G_CALLBACK (on_store_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * wg_district_open:
 * @path: the file
 * @flags: how
 *
 * Blocks; for the command line and tests.
 *
 * Returns: (transfer full): the opened file, or NULL with %WG_STORE_ERROR
 */
WgDistrict *
wg_district_open (const char     *path,
                  WgDistrictFlags flags,
                  GError        **error)
{
  g_autoptr (WgDistrictOpening) opening = wg_district_opening_new (path, flags);

  g_return_val_if_fail (path != NULL, NULL);

  return wg_district_opening_run (opening, NULL, error) ? opening_end (opening, FALSE) : NULL;
}

static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (wg_district_opening_run (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
wg_district_open_async (const char          *path,
                        WgDistrictFlags      flags,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (path != NULL);

  g_task_set_task_data (task, wg_district_opening_new (path, flags),
                        (GDestroyNotify) wg_district_opening_free);
  g_task_run_in_thread (task, open_thread);
}

/**
 * wg_district_open_finish:
 *
 * Returns: (transfer full): the opened file, or NULL with %WG_STORE_ERROR or cancelled
 */
WgDistrict *
wg_district_open_finish (GAsyncResult *result,
                         GError      **error)
{
  GTask *task = G_TASK (result);

  if (!g_task_propagate_boolean (task, error))
    return NULL;
  return opening_end (g_task_get_task_data (task), TRUE);
}

/**
 * wg_district_close:
 *
 * Ends the store's thread and gives the file free; what was read stays readable.
 */
void
wg_district_close (WgDistrict *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (WG_IS_DISTRICT (self));

  g_cancellable_cancel (self->reloading);
  if (self->store == NULL || self->closed)
    return;
  self->closed = TRUE;
  g_signal_handlers_disconnect_by_data (self->store, self);
  if (!wg_store_close (self->store, &error))
    g_warning ("%s: %s", self->path, error->message);
}

/**
 * wg_district_get_store:
 *
 * Returns: (transfer none): the store, for the workflows of this layer
 */
WgStore *
wg_district_get_store (WgDistrict *self)
{
  return self->store;
}

WgRegistry *
wg_district_get_registry (WgDistrict *self)
{
  return self->content.registry;
}

WgPostBook *
wg_district_get_post_book (WgDistrict *self)
{
  return self->content.posts;
}

const char *
wg_district_get_path (WgDistrict *self)
{
  return self->path;
}

/**
 * wg_district_get_name:
 *
 * Returns: (transfer none): the name of the only root unit, else of the file
 */
const char *
wg_district_get_name (WgDistrict *self)
{
  GPtrArray *roots = wg_district_get_children (self, 0);
  const char *slash;

  if (roots->len == 1)
    return wg_unit_get_name (g_ptr_array_index (roots, 0));
  slash = strrchr (self->path, G_DIR_SEPARATOR);
  return slash != NULL ? slash + 1 : self->path;
}

gboolean
wg_district_get_read_only (WgDistrict *self)
{
  return wg_store_get_read_only (self->store);
}

/**
 * wg_district_dup_read_only_reason:
 *
 * Returns: (transfer full) (nullable): why the file cannot be written, in a sentence
 */
char *
wg_district_dup_read_only_reason (WgDistrict *self)
{
  return wg_store_dup_read_only_reason (self->store);
}

WgClock *
wg_district_get_clock (WgDistrict *self)
{
  return self->clock;
}

/**
 * wg_district_get_setting:
 *
 * Returns: (transfer none) (nullable): a setting of the file, valid until it changes
 */
const char *
wg_district_get_setting (WgDistrict *self,
                         const char *key)
{
  return g_hash_table_lookup (self->content.settings, key);
}

WgSearchIndex *
wg_district_get_search_index (WgDistrict *self)
{
  if (self->search == NULL || wg_search_index_is_plain (self->search))
    {
      g_clear_pointer (&self->search, wg_search_index_free);
      self->search = wg_search_index_new (self->content.registry);
    }
  return self->search;
}

GListStore *
wg_district_search (WgDistrict *self,
                    const char *query,
                    guint       limit)
{
  guint n_names = wg_unit_table_get_n (wg_registry_get_unit_table (self->content.registry)) +
                  wg_registry_get_grids (self->content.registry)->len;

  if (self->search == NULL && n_names > MANY_NAMES)
    {
      self->search = wg_search_index_new_plain (self->content.registry);
      wg_district_prepare_search (self);
    }
  if (self->search == NULL)
    self->search = wg_search_index_new (self->content.registry);
  return wg_search_index_find (self->search, query, limit);
}

WgMapSnapshot *
wg_district_get_snapshot (WgDistrict *self)
{
  return self->content.snapshot;
}

GPtrArray *
wg_district_get_indicators (WgDistrict *self)
{
  return wg_evaluator_get_indicators (self->evaluator);
}

WgIndicator *
wg_district_find_indicator (WgDistrict *self,
                            const char *id)
{
  return wg_evaluator_find (self->evaluator, id);
}

void
wg_district_take_counts (WgDistrict      *self,
                         WgRegistry      *registry,
                         WgFindingCounts *counts)
{
  if (self->counts == NULL && self->content.registry == registry)
    self->counts = g_steal_pointer (&counts);
  g_clear_pointer (&counts, wg_finding_counts_free);
}

WgEvaluator *
wg_district_get_evaluator (WgDistrict *self)
{
  return self->evaluator;
}

WgFindingCounts *
wg_district_get_counts (WgDistrict *self,
                        GError    **error)
{
  WgFindingsQuery query = WG_FINDINGS_QUERY_INIT;
  g_autoptr (GPtrArray) findings = NULL;

  query.group = WG_RULES_ORGANISATION;
  if (self->counts == NULL)
    findings = wg_findings_evaluate (self, &query, NULL, error);
  if (findings != NULL)
    self->counts = wg_finding_counts_new (findings);
  return self->counts;
}

gboolean
wg_district_get_in_background (WgDistrict *self)
{
  return wg_sums_keeper_get_in_background (self->sums);
}

const WgServiceSums *
wg_district_get_sums (WgDistrict *self,
                      WgTime      cutoff,
                      GError    **error)
{
  return wg_sums_keeper_get (self->sums, cutoff, error);
}

const WgServiceSums *
wg_district_read_sums (WgDistrict     *self,
                       WgTime          cutoff,
                       const WgPeriod *period,
                       GError        **error)
{
  return wg_sums_keeper_read_period (self->sums, cutoff, period, error);
}
