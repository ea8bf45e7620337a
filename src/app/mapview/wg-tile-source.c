/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map's tiles for libshumate: which are needed, in which size and look, painted by threads,
 * kept in an own cache. It must not paint by itself and must not know the widget. Every fill ends
 * DONE and TRUE, or with G_IO_ERROR_CANCELLED: an open tile keeps coarse ones on screen. */

#include "wg-tile-source-private.h"

#include "wg-tile-paintable.h"

#include <math.h>

/* An animation asks for hundreds of tiles that nobody will see: those that are still wanted after
 * this time are painted. */
#define HOLD_MS 60
#define CACHE_BYTES ((gsize) 56 << 20) /* two screens of 1920×1080 */
#define MARGIN 160.0 /* logical pixels round the window that are painted ahead */

G_DEFINE_FINAL_TYPE (WgTileSource, wg_tile_source, SHUMATE_TYPE_MAP_SOURCE)

enum
{
  REFRESHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static WgBBox
tile_box (guint zoom, guint x, guint y)
{
  double n = (double) (1u << zoom);

  return (WgBBox) { x / n, y / n, (x + 1) / n, (y + 1) / n };
}

/* Without a view (a test, a print) everything is in sight. */
static gboolean
is_in_sight (WgTileSource *self, guint zoom, guint x, guint y)
{
  WgBBox box = tile_box (zoom, x, y);

  return !self->has_view || wg_bbox_intersects (&box, &self->sight);
}

static guint
get_size (WgTileSource *self, guint zoom)
{
  return self->has_view && zoom == self->view_zoom ? self->size
                                                   : (guint) lround (WG_TILE_SIZE * self->scale);
}

/* While the zoom changes, names would have to be written anew for every frame. */
static gboolean
wants_names (WgTileSource *self, guint zoom)
{
  return self->names != NULL && self->has_view && zoom == self->view_zoom
         && self->view.zoom == self->name_zoom;
}

/* Of the present zoom; perhaps not of the present names, which follow. */
static gboolean
has_names (WgTileSource *self, const WgTileEntry *entry)
{
  return entry != NULL && entry->named != NULL && entry->name_zoom == self->name_zoom;
}

static gboolean
has_picture (WgTileSource *self, const WgTileEntry *entry)
{
  return entry != NULL && entry->picture != NULL && entry->look == self->look
         && entry->size == self->size;
}

static void finish_job (WgTileSource *self, WgTileJob *job);

static gboolean
on_job_done (gpointer data)
{
  WgTileJob *job = data;

  finish_job (job->owner, job);
  return G_SOURCE_REMOVE;
}

/* [thread] */
static gboolean
is_outdated (WgTileSource *self, const WgTileJob *job)
{
  return g_atomic_int_get (&self->look) != job->look
         || g_atomic_int_get (&self->names_look) != job->names_look;
}

/* [thread] */
static void
run_job (gpointer data, gpointer user_data)
{
  WgTileJob *job = data;

  job->is_outdated = is_outdated (job->owner, job);
  if (!g_cancellable_is_cancelled (user_data))
    wg_tile_job_paint (job);
  g_idle_add_full (G_PRIORITY_DEFAULT, on_job_done, job, (GDestroyNotify) wg_tile_job_free);
}

/* [thread] The map first, then its names. */
static int
compare_rank (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const WgTileJob *one = a, *two = b;

  if (one->has_picture != two->has_picture)
    return one->has_picture ? 1 : -1;
  return one->rank > two->rank ? -1 : one->rank < two->rank;
}

static void
complete_tile (WgTileSource *self, GTask *task)
{
  ShumateTile *tile = g_task_get_task_data (task);
  g_autoptr (GdkPaintable) paintable = NULL;

  paintable = wg_tile_paintable_new (self, (guint) shumate_tile_get_zoom_level (tile),
                                     shumate_tile_get_x (tile), shumate_tile_get_y (tile));
  shumate_tile_set_paintable (tile, paintable);
  shumate_tile_set_state (tile, SHUMATE_STATE_DONE);
  g_task_return_boolean (task, TRUE);
}

static gboolean
is_needed (const WgTileEntry *entry, gpointer user_data)
{
  WgTileSource *self = user_data;

  return self->has_view && entry->zoom == self->view_zoom
         && is_in_sight (self, entry->zoom, entry->x, entry->y);
}

static void
finish_job (WgTileSource *self, WgTileJob *job)
{
  WgTileEntry *entry = wg_tile_cache_ensure (self->cache, job->zoom, job->x, job->y);

  self->under_way--;
  if (entry->waiting > 0)
    entry->waiting--;
  if (job->tile != NULL || job->pixels != NULL)
    wg_tile_job_keep (job, entry, self->painter, !is_outdated (self, job));

  if (job->refresh && !is_outdated (self, job) && self->refreshing > 0 && --self->refreshing == 0)
    wg_tile_cache_swap (self->cache, self->look, self->names_look);

  if (job->task != NULL)
    {
      if (g_cancellable_is_cancelled (self->closed)
          || g_cancellable_is_cancelled (job->cancellable))
        g_task_return_new_error (job->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
      else
        complete_tile (self, job->task);
    }
  wg_tile_cache_trim (self->cache, is_needed, self);
  g_signal_emit (self, signals[REFRESHED], 0);
}

static gboolean
release_held (gpointer data)
{
  WgTileSource *self = data;
  g_autoptr (GPtrArray) jobs = g_steal_pointer (&self->held);

  self->held = g_ptr_array_new ();
  self->held_id = 0;
  for (guint i = 0; i < jobs->len; i++)
    {
      g_autoptr (WgTileJob) job = g_ptr_array_index (jobs, i);
      gboolean wanted = !g_cancellable_is_cancelled (job->cancellable)
                        && !g_cancellable_is_cancelled (self->closed)
                        && !is_outdated (self, job)
                        && (job->task != NULL || is_in_sight (self, job->zoom, job->x, job->y));

      if (wanted)
        g_thread_pool_push (self->pool, g_steal_pointer (&job), NULL);
      else
        finish_job (self, job);
    }
  return G_SOURCE_REMOVE;
}

/* What is on screen of it changes together with its neighbours. */
static gboolean
is_of_now (WgTileSource *self, const WgTileEntry *entry)
{
  return entry->look == self->look
         && (entry->named == NULL || entry->names_look == self->names_look);
}

static WgTileJob *
make_job (WgTileSource *self, WgTileEntry *entry)
{
  WgTileJob *job = g_new0 (WgTileJob, 1);

  job->owner = g_object_ref (self);
  job->painter = wg_tile_painter_ref (self->painter);
  job->colours = self->colours != NULL ? wg_map_colours_ref (self->colours) : NULL;
  job->ground = wg_tile_ground_ref (self->ground);
  job->theme = self->theme;
  job->zoom = entry->zoom;
  job->x = entry->x;
  job->y = entry->y;
  job->size = get_size (self, entry->zoom);
  job->scale = self->scale;
  job->look = self->look;
  job->names_look = self->names_look;
  job->ground_look = self->ground_look;
  job->rank = ++self->rank;

  if (wants_names (self, entry->zoom) && (!self->names_later || has_picture (self, entry)))
    {
      job->names = wg_tile_names_ref (self->names);
      job->name_zoom = self->name_zoom;
    }
  wg_tile_job_reuse (job, entry);
  return job;
}

static void
start_job (WgTileSource *self, WgTileEntry *entry, GTask *task)
{
  WgTileJob *job = make_job (self, entry);

  if (task != NULL)
    {
      job->task = g_object_ref (task);
      g_set_object (&job->cancellable, g_task_get_cancellable (task));
    }
  job->refresh = entry->picture != NULL;
  if (job->refresh && !is_of_now (self, entry))
    {
      g_clear_pointer (&entry->next, wg_pixmap_unref);
      self->refreshing++;
    }
  else
    job->refresh = FALSE;

  entry->waiting++;
  self->under_way++;
  if (!self->moving)
    {
      g_thread_pool_push (self->pool, job, NULL);
      return;
    }
  g_ptr_array_add (self->held, job);
  if (self->held_id == 0)
    self->held_id = g_timeout_add (HOLD_MS, release_held, self);
}

static void
wg_tile_source_fill_tile_async (ShumateMapSource   *source,
                                ShumateTile        *tile,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  WgTileSource *self = WG_TILE_SOURCE (source);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  guint zoom = (guint) shumate_tile_get_zoom_level (tile);
  guint x = shumate_tile_get_x (tile), y = shumate_tile_get_y (tile);
  WgTileEntry *entry;

  g_task_set_source_tag (task, wg_tile_source_fill_tile_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_object_ref (tile), g_object_unref);
  if (g_cancellable_is_cancelled (self->closed))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
      return;
    }
  if (self->painter == NULL || !is_in_sight (self, zoom, x, y))
    {
      complete_tile (self, task);
      return;
    }

  entry = wg_tile_cache_ensure (self->cache, zoom, x, y);
  if (entry->picture != NULL)
    complete_tile (self, task);
  else
    start_job (self, entry, task);
}

static gboolean
wg_tile_source_fill_tile_finish (ShumateMapSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
wg_tile_source_finalize (GObject *object)
{
  WgTileSource *self = WG_TILE_SOURCE (object);

  /* Jobs hold a reference, so none is out by now. */
  g_clear_handle_id (&self->held_id, g_source_remove);
  g_thread_pool_free (self->pool, TRUE, TRUE);
  g_ptr_array_unref (self->held);
  wg_tile_cache_free (self->cache);
  g_clear_pointer (&self->painter, wg_tile_painter_unref);
  g_clear_pointer (&self->snapshot, wg_map_snapshot_unref);
  g_clear_pointer (&self->colours, wg_map_colours_unref);
  g_clear_pointer (&self->ground, wg_tile_ground_unref);
  g_clear_pointer (&self->ground_tiles, wg_base_tiles_unref);
  g_clear_object (&self->web);
  g_clear_pointer (&self->names, wg_tile_names_unref);
  g_clear_object (&self->closed);

  G_OBJECT_CLASS (wg_tile_source_parent_class)->finalize (object);
}

static void
wg_tile_source_class_init (WgTileSourceClass *klass)
{
  ShumateMapSourceClass *source_class = SHUMATE_MAP_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = wg_tile_source_finalize;
  source_class->fill_tile_async = wg_tile_source_fill_tile_async;
  source_class->fill_tile_finish = wg_tile_source_fill_tile_finish;

  signals[REFRESHED] = g_signal_new ("refreshed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wg_tile_source_init (WgTileSource *self)
{
  self->cache = wg_tile_cache_new (CACHE_BYTES);
  self->held = g_ptr_array_new ();
  self->closed = g_cancellable_new ();
  self->pool = g_thread_pool_new (run_job, self->closed, (int) MAX (1, g_get_num_processors () - 1),
                                  FALSE, NULL);
  g_thread_pool_set_sort_function (self->pool, compare_rank, NULL);
  self->theme = wg_theme_get (WG_THEME_LIGHT);
  self->ground_kind = WG_GROUND_OWN;
  self->ground = wg_tile_ground_new (self->ground_kind, NULL, NULL, NULL);
  self->scale = 1;
  self->size = WG_TILE_SIZE;
  self->look = self->names_look = 1;
  self->ground_look = 1;
  self->name_zoom = -1;
}

WgTileSource *
wg_tile_source_new (void)
{
  WgTileSource *self = g_object_new (WG_TYPE_TILE_SOURCE,
                                     "name", "Wangge",
                                     "min-zoom-level", WG_MAP_MIN_ZOOM,
                                     "max-zoom-level", WG_MAP_MAX_ZOOM,
                                     "tile-size", WG_TILE_SIZE,
                                     "projection", SHUMATE_MAP_PROJECTION_MERCATOR,
                                     NULL);

  /* Not as a property: libshumate 1.0.3 would overwrite the name with it. */
  shumate_map_source_set_id (SHUMATE_MAP_SOURCE (self), "wangge");
  return self;
}

static void
drop_refreshing (WgTileSource *self)
{
  self->refreshing = 0;
  wg_tile_cache_drop_next (self->cache);
  g_signal_emit (self, signals[REFRESHED], 0);
}

void
_wg_tile_source_raise_look (WgTileSource *self)
{
  g_atomic_int_inc (&self->look);
  drop_refreshing (self);
}

void
wg_tile_source_set_snapshot (WgTileSource *self, WgMapSnapshot *snapshot)
{
  g_return_if_fail (WG_IS_TILE_SOURCE (self));

  if (self->snapshot == snapshot)
    return;
  g_clear_pointer (&self->snapshot, wg_map_snapshot_unref);
  g_clear_pointer (&self->painter, wg_tile_painter_unref);
  /* The classes are numbered as the areas of the old snapshot. */
  g_clear_pointer (&self->colours, wg_map_colours_unref);
  if (snapshot != NULL)
    {
      self->snapshot = wg_map_snapshot_ref (snapshot);
      self->painter = wg_tile_painter_new (snapshot);
    }
  wg_tile_cache_clear (self->cache, snapshot != NULL);
  _wg_tile_source_remake_ground (self);
  _wg_tile_source_raise_look (self);
}

void
wg_tile_source_set_colours (WgTileSource *self, WgMapColours *colours)
{
  g_return_if_fail (WG_IS_TILE_SOURCE (self));

  if (wg_map_colours_equal (self->colours, colours))
    return;
  g_clear_pointer (&self->colours, wg_map_colours_unref);
  if (colours != NULL)
    self->colours = wg_map_colours_ref (colours);
  _wg_tile_source_raise_look (self);
}

void
wg_tile_source_set_theme (WgTileSource *self, const WgTheme *theme)
{
  g_return_if_fail (WG_IS_TILE_SOURCE (self));

  if (self->theme == theme)
    return;
  self->theme = theme;
  self->ground_look++;
  _wg_tile_source_raise_look (self);
}

void
wg_tile_source_set_names (WgTileSource *self, WgTileNames *names)
{
  g_return_if_fail (WG_IS_TILE_SOURCE (self));

  if (self->names == names)
    return;
  g_clear_pointer (&self->names, wg_tile_names_unref);
  self->names = names != NULL ? wg_tile_names_ref (names) : NULL;
  if (names == NULL)
    wg_tile_cache_drop_named (self->cache, -1);
  /* The old ones stay until the new ones are written: none is seen twice. */
  g_atomic_int_inc (&self->names_look);
  drop_refreshing (self);
}

void
wg_tile_source_set_names_apart (WgTileSource *self, gboolean apart, gboolean later)
{
  g_return_if_fail (WG_IS_TILE_SOURCE (self));

  self->names_later = later;
  if (self->names_apart == apart)
    return;
  self->names_apart = apart;
  if (!apart)
    wg_tile_cache_drop_named (self->cache, self->name_zoom);
  g_signal_emit (self, signals[REFRESHED], 0);
}

double
wg_tile_source_get_name_zoom (WgTileSource *self)
{
  return self->name_zoom;
}

/* Whether all tiles in the window are so. */
static gboolean
is_all (WgTileSource *self, gboolean (*test) (WgTileSource *, const WgTileEntry *))
{
  WgBBox box = wg_map_view_get_box (&self->view);
  double n = (double) (1u << self->view_zoom);

  for (double y = MAX (floor (box.y_min * n), 0); y < MIN (box.y_max * n, n); y++)
    for (double x = MAX (floor (box.x_min * n), 0); x < MIN (box.x_max * n, n); x++)
      if (!test (self, wg_tile_cache_lookup (self->cache, self->view_zoom, (guint) x, (guint) y)))
        return FALSE;
  return TRUE;
}

gboolean
wg_tile_source_has_names (WgTileSource *self)
{
  return wants_names (self, self->view_zoom) && is_all (self, has_names);
}

gboolean
wg_tile_source_is_crisp (WgTileSource *self)
{
  return is_all (self, has_picture);
}

void
wg_tile_source_set_view (WgTileSource *self, const WgMapView *view, double scale, gboolean moving)
{
  double zoom = CLAMP (view->zoom, WG_MAP_MIN_ZOOM, WG_MAP_MAX_ZOOM);
  guint whole = (guint) floor (zoom);
  gboolean stopped = self->moving && !moving;

  g_return_if_fail (WG_IS_TILE_SOURCE (self));

  if (!self->has_view || whole != self->view_zoom || scale != self->scale)
    self->size = (guint) lround (WG_TILE_SIZE * scale);
  self->has_view = TRUE;
  self->view = *view;
  self->sight = wg_map_view_get_box (view);
  wg_bbox_grow (&self->sight, MARGIN / wg_map_view_get_scale (view));
  self->view_zoom = whole;
  self->scale = scale;
  self->moving = moving;
  _wg_tile_source_tell_web (self);
  if (moving)
    return;

  self->name_zoom = view->zoom;
  self->size = (guint) CLAMP (lround (WG_TILE_SIZE * scale * exp2 (zoom - whole)), WG_TILE_SIZE,
                              WG_TILE_MAX_SIZE);
  if (self->held_id != 0)
    {
      g_clear_handle_id (&self->held_id, g_source_remove);
      release_held (self);
    }
  if (stopped)
    g_signal_emit (self, signals[REFRESHED], 0);
}

WgPixmap *
wg_tile_source_peek (WgTileSource *self, guint zoom, guint x, guint y)
{
  WgTileEntry *entry = wg_tile_cache_lookup (self->cache, zoom, x, y);

  return entry != NULL ? entry->picture : NULL;
}

/* Until names are drawn apart, the written ones are stretched with their tile. */
static WgPixmap *
choose_picture (WgTileSource *self, const WgTileEntry *entry)
{
  if (self->names != NULL && !self->names_apart && has_names (self, entry))
    return entry->named;
  return entry != NULL ? entry->picture : NULL;
}

WgPixmap *
wg_tile_source_lookup (WgTileSource *self, guint zoom, guint x, guint y)
{
  WgTileEntry *entry = wg_tile_cache_lookup (self->cache, zoom, x, y);
  gboolean stale;

  if (self->painter == NULL || zoom != self->view_zoom || !is_in_sight (self, zoom, x, y))
    return choose_picture (self, entry);

  entry = wg_tile_cache_ensure (self->cache, zoom, x, y);
  stale = entry->picture == NULL || entry->look != self->look
          || (entry->size != self->size && !self->moving)
          || (wants_names (self, zoom)
              && (!has_names (self, entry) || entry->names_look != self->names_look));
  if (stale && entry->waiting == 0 && entry->next == NULL
      && !g_cancellable_is_cancelled (self->closed))
    start_job (self, entry, NULL);
  return choose_picture (self, entry);
}

gboolean
wg_tile_source_is_seen (WgTileSource *self, guint zoom, guint x, guint y)
{
  WgBBox box = tile_box (zoom, x, y), window;

  if (!self->has_view)
    return TRUE;
  window = wg_map_view_get_box (&self->view);
  return wg_bbox_intersects (&box, &window);
}

void
wg_tile_source_set_cairo (WgTileSource *self, gboolean cairo)
{
  self->cairo = cairo;
}

gboolean
wg_tile_source_get_cairo (WgTileSource *self)
{
  return self->cairo;
}

gboolean
wg_tile_source_is_complete (WgTileSource *self)
{
  return self->under_way == 0;
}

void
wg_tile_source_shutdown (WgTileSource *self)
{
  g_return_if_fail (WG_IS_TILE_SOURCE (self));

  g_cancellable_cancel (self->closed);
  if (self->held_id != 0)
    {
      g_clear_handle_id (&self->held_id, g_source_remove);
      release_held (self);
    }
}
