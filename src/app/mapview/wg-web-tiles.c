/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which tiles of a map service are asked for, and when. Painters' threads ask for a tile and get
 * what there is; asking the service is the main thread's. How one tile is fetched and checked is in
 * wg-web-fetch.c, the memory in wg-web-memory.c, the disk in wg-web-cache.c. */

#include "wg-web-tiles.h"

#include "wg-web-address.h"
#include "wg-web-cache.h"
#include "wg-web-fetch.h"
#include "wg-web-memory.h"

#include <glib/gi18n.h>

#define AT_ONCE      4
#define MEMORY_BYTES ((gsize) 24 << 20)
#define CHANGED_MS   120 /* tiles that come together are shown together */
#define DEADLINE_MS  10000
#define PAUSE_MS     2000
#define PAUSE_MOST   (5 * 60 * 1000)
#define SESSION_S    3600  /* what must not be kept on disk is shown as long as this */
#define NONE_S       86400 /* where the service has no tile */
#define BAD_S        600   /* where its answer was no tile */
#define MAX_BAD      4     /* such answers in a row: then it is not a map service */
#define TRIM_EVERY   200   /* tiles kept */

struct _WgWebTiles
{
  GObject parent_instance;

  char         *address, *key;
  char        **layers;
  guint         max_zoom;
  WgWebCache   *cache;
  SoupSession  *session;
  guint         deadline_ms, pause_ms;

  GMutex        lock;
  WgWebMemory  *memory;     /* under the lock */
  guint64       clock;      /* under the lock */
  GHashTable   *wanted;     /* under the lock: guint64 → guint64, the higher the later */
  guint         pump_id;    /* under the lock */
  gboolean      refused;    /* written under the lock by the main thread */

  GHashTable   *running;    /* guint64 → GCancellable */
  GHashTable   *dropped;    /* guint64: called off while out of sight */
  WgBBox        sight;
  guint         level;
  gboolean      has_view, stopped;
  guint         n_failures, n_bad, n_kept;
  guint         paused_id, changed_id;
  char         *problem;
};

G_DEFINE_FINAL_TYPE (WgWebTiles, wg_web_tiles, G_TYPE_OBJECT)

enum
{
  PROP_PROBLEM = 1,
  N_PROPERTIES
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static guint64
make_key (guint layer, guint zoom, guint x, guint y)
{
  return (guint64) layer << 60 | (guint64) zoom << 54 | (guint64) x << 27 | y;
}

static guint key_layer (guint64 key) { return (guint) (key >> 60); }
static guint key_zoom (guint64 key) { return (guint) (key >> 54) & 63; }
static guint key_x (guint64 key) { return (guint) (key >> 27) & ((1u << 27) - 1); }
static guint key_y (guint64 key) { return (guint) key & ((1u << 27) - 1); }

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
is_in_sight (WgWebTiles *self, guint64 key)
{
  double n = (double) (1u << key_zoom (key));
  WgBBox box = { key_x (key) / n, key_y (key) / n, (key_x (key) + 1) / n, (key_y (key) + 1) / n };

  return !self->has_view
         || (key_zoom (key) == self->level && wg_bbox_intersects (&box, &self->sight));
}

static void
set_problem (WgWebTiles *self, char *sentence)
{
  if (g_strcmp0 (self->problem, sentence) == 0)
    {
      g_free (sentence);
      return;
    }
  g_free (self->problem);
  self->problem = sentence;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void pump (WgWebTiles *self);

static gboolean
on_pump (gpointer data)
{
  WgWebTiles *self = data;

  g_mutex_lock (&self->lock);
  self->pump_id = 0;
  g_mutex_unlock (&self->lock);
  pump (self);
  return G_SOURCE_REMOVE;
}

/* Under the lock. */
static void
want (WgWebTiles *self, guint64 key)
{
  guint64 rank = ++self->clock;

  if (self->refused)
    return;
  g_hash_table_insert (self->wanted, g_memdup2 (&key, sizeof key),
                       g_memdup2 (&rank, sizeof rank));
  if (self->pump_id == 0)
    self->pump_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_pump, g_object_ref (self),
                                     g_object_unref);
}

GBytes *
wg_web_tiles_load (WgWebTiles *self, guint layer, guint zoom, guint x, guint y)
{
  guint64 key = make_key (layer, zoom, x, y);
  GBytes *tile = NULL;
  gint64 expires = 0;
  gboolean is_known;

  if (layer >= wg_web_tiles_get_n_layers (self) || zoom > self->max_zoom)
    return NULL;
  g_mutex_lock (&self->lock);
  is_known = wg_web_memory_lookup (self->memory, key, &tile, &expires);
  g_mutex_unlock (&self->lock);
  if (!is_known)
    tile = wg_web_cache_load (self->cache, self->layers[layer], zoom, x, y, &expires);

  g_mutex_lock (&self->lock);
  if (!is_known && tile != NULL)
    wg_web_memory_hold (self->memory, key, tile, expires);
  if (expires <= get_now ())
    want (self, key);
  g_mutex_unlock (&self->lock);
  return tile;
}

typedef struct
{
  WgWebCache *cache;
  char       *layer;
  guint64     key;
  GBytes     *tile; /* (nullable): only trim */
  gint64      expires;
  gboolean    trim;
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  wg_web_cache_unref (keeping->cache);
  g_clear_pointer (&keeping->tile, g_bytes_unref);
  g_free (keeping->layer);
  g_free (keeping);
}

/* [thread] */
static void
run_keeping (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Keeping *self = data;

  if (self->tile != NULL)
    wg_web_cache_keep (self->cache, self->layer, key_zoom (self->key), key_x (self->key),
                       key_y (self->key), self->tile, self->expires);
  if (self->trim)
    wg_web_cache_trim (self->cache);
  g_task_return_boolean (task, TRUE);
}

static void
keep (WgWebTiles *self, guint64 key, GBytes *tile, gint64 expires)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  Keeping *keeping = g_new0 (Keeping, 1);

  g_task_set_source_tag (task, keep);
  keeping->cache = wg_web_cache_ref (self->cache);
  keeping->layer = g_strdup (self->layers[key_layer (key)]);
  keeping->key = key;
  keeping->tile = tile != NULL ? g_bytes_ref (tile) : NULL;
  keeping->expires = expires;
  keeping->trim = self->n_kept++ % TRIM_EVERY == 0;
  g_task_set_task_data (task, keeping, keeping_free);
  g_task_run_in_thread (task, run_keeping);
}

static gboolean
on_changed (gpointer data)
{
  WgWebTiles *self = data;

  self->changed_id = 0;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
queue_changed (WgWebTiles *self)
{
  if (self->changed_id == 0 && !self->stopped)
    self->changed_id = g_timeout_add (CHANGED_MS, on_changed, self);
}

static gboolean
on_pause_over (gpointer data)
{
  WgWebTiles *self = data;

  self->paused_id = 0;
  pump (self);
  return G_SOURCE_REMOVE;
}

/* Several answers that fail together are one failure. */
static void
make_pause (WgWebTiles *self, guint least_ms, const char *why)
{
  guint64 ms;

  if (self->paused_id != 0)
    return;
  ms = MIN ((guint64) self->pause_ms << MIN (self->n_failures, 16), PAUSE_MOST);
  ms = MAX (ms, least_ms);
  self->n_failures++;
  self->paused_id = g_timeout_add ((guint) ms, on_pause_over, self);
  /* Translators: the first %s is a sentence with its full stop. */
  set_problem (self, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "%s It is asked again in %u second.",
                                                   "%s It is asked again in %u seconds.",
                                                   (guint) ((ms + 999) / 1000)),
                                      why, (guint) ((ms + 999) / 1000)));
}

static void
take_tile (WgWebTiles *self, guint64 key, const WgWebAnswer *answer)
{
  gint64 now = get_now ();
  g_autoptr (GBytes) before = NULL;
  gboolean same;

  g_mutex_lock (&self->lock);
  wg_web_memory_lookup (self->memory, key, &before, NULL);
  wg_web_memory_hold (self->memory, key, answer->tile,
                      answer->tile == NULL ? now + NONE_S
                                           : MAX (answer->expires, now + SESSION_S));
  g_mutex_unlock (&self->lock);
  same = before != NULL && answer->tile != NULL && g_bytes_equal (before, answer->tile);
  if (answer->tile != NULL && answer->expires > 0)
    keep (self, key, answer->tile, answer->expires);
  if (answer->tile != NULL && !same)
    queue_changed (self);
  self->n_failures = self->n_bad = 0;
  set_problem (self, NULL);
}

/* Not the next time round either; but the rest of the map is asked for. */
static void
take_bad (WgWebTiles *self, guint64 key, const char *why)
{
  g_autoptr (GBytes) tile = NULL;

  g_mutex_lock (&self->lock);
  wg_web_memory_lookup (self->memory, key, &tile, NULL);
  wg_web_memory_hold (self->memory, key, tile, get_now () + BAD_S);
  g_mutex_unlock (&self->lock);
  if (++self->n_bad >= MAX_BAD)
    make_pause (self, 0, why);
}

static void
take_refusal (WgWebTiles *self)
{
  g_mutex_lock (&self->lock);
  self->refused = TRUE;
  g_hash_table_remove_all (self->wanted);
  g_mutex_unlock (&self->lock);
  set_problem (self, g_strdup (_("The map service refuses the key. Enter another one under "
                                 "“Key of Tianditu…”.")));
}

static void
take_failure (WgWebTiles *self, guint64 key, const GError *error, guint retry_after)
{
  if (error->code == WG_WEB_ERROR_REFUSED)
    take_refusal (self);
  else if (error->code == WG_WEB_ERROR_ANSWER)
    take_bad (self, key, error->message);
  else
    {
      g_mutex_lock (&self->lock);
      want (self, key);
      g_mutex_unlock (&self->lock);
      make_pause (self, retry_after * 1000, error->message);
    }
}

typedef struct
{
  WgWebTiles *owner;
  guint64     key;
} Request;

static void
on_fetched (GObject *session, GAsyncResult *result, gpointer data)
{
  g_autofree Request *request = data;
  g_autoptr (WgWebTiles) self = request->owner;
  g_auto (WgWebAnswer) answer = { NULL, 0, 0 };
  g_autoptr (GError) error = NULL;
  gboolean done = wg_web_fetch_finish (result, &answer, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_hash_table_remove (self->running, &request->key);
  if (self->stopped)
    return;
  if (done)
    take_tile (self, request->key, &answer);
  else
    take_failure (self, request->key, error, answer.retry_after);
  pump (self);
}

static void
start (WgWebTiles *self, guint64 key)
{
  Request *request = g_new0 (Request, 1);
  GCancellable *cancellable = g_cancellable_new ();
  g_autofree char *address = wg_web_address_expand (self->address, self->layers[key_layer (key)],
                                                    key_zoom (key), key_x (key), key_y (key),
                                                    self->key);

  request->owner = g_object_ref (self);
  request->key = key;
  g_hash_table_insert (self->running, g_memdup2 (&key, sizeof key), cancellable);
  wg_web_fetch_async (self->session, address, self->deadline_ms, cancellable, on_fetched, request);
}

/* Under the lock: the one wanted last, after those out of sight have left. */
static gboolean
choose (WgWebTiles *self, guint64 *chosen)
{
  GHashTableIter iter;
  gpointer key, rank;
  guint64 best = 0;

  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, &key, &rank))
    if (!is_in_sight (self, *(guint64 *) key))
      {
        g_hash_table_add (self->dropped, g_memdup2 (key, sizeof (guint64)));
        g_hash_table_iter_remove (&iter);
      }
    else if (g_hash_table_contains (self->running, key))
      g_hash_table_iter_remove (&iter);
    else if (*(guint64 *) rank > best)
      {
        best = *(guint64 *) rank;
        *chosen = *(guint64 *) key;
      }
  if (best > 0)
    g_hash_table_remove (self->wanted, chosen);
  return best > 0;
}

/* After a failure a single tile asks whether it is over. */
static void
pump (WgWebTiles *self)
{
  guint at_once = self->n_failures > 0 ? 1 : AT_ONCE;

  while (!self->stopped && !self->refused && self->paused_id == 0
         && g_hash_table_size (self->running) < at_once)
    {
      guint64 key = 0;
      gboolean found;

      g_mutex_lock (&self->lock);
      found = choose (self, &key);
      g_mutex_unlock (&self->lock);
      if (!found)
        return;
      start (self, key);
    }
}

void
wg_web_tiles_set_view (WgWebTiles *self, const WgBBox *sight, guint level, gboolean moving)
{
  GHashTableIter iter;
  gpointer key, cancellable;
  gboolean back = FALSE;

  g_return_if_fail (WG_IS_WEB_TILES (self));

  self->has_view = TRUE;
  self->sight = *sight;
  self->level = MIN (level, self->max_zoom);
  g_hash_table_iter_init (&iter, self->running);
  while (g_hash_table_iter_next (&iter, &key, &cancellable))
    if (!is_in_sight (self, *(guint64 *) key))
      {
        g_autoptr (GCancellable) running = g_object_ref (cancellable);

        g_hash_table_add (self->dropped, g_memdup2 (key, sizeof (guint64)));
        g_hash_table_iter_remove (&iter);
        g_cancellable_cancel (running);
      }
  if (!moving)
    {
      g_hash_table_iter_init (&iter, self->dropped);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        if (is_in_sight (self, *(guint64 *) key))
          {
            back = TRUE;
            g_hash_table_iter_remove (&iter);
          }
    }
  if (back)
    queue_changed (self);
  pump (self);
}

void
wg_web_tiles_stop (WgWebTiles *self)
{
  g_autoptr (GPtrArray) running = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer cancellable;

  g_return_if_fail (WG_IS_WEB_TILES (self));

  self->stopped = TRUE;
  g_clear_handle_id (&self->paused_id, g_source_remove);
  g_clear_handle_id (&self->changed_id, g_source_remove);
  g_hash_table_iter_init (&iter, self->running);
  while (g_hash_table_iter_next (&iter, NULL, &cancellable))
    g_ptr_array_add (running, g_object_ref (cancellable));
  g_hash_table_remove_all (self->running);
  for (guint i = 0; i < running->len; i++)
    g_cancellable_cancel (g_ptr_array_index (running, i));
}

gboolean
wg_web_tiles_is_idle (WgWebTiles *self)
{
  gboolean idle;

  g_return_val_if_fail (WG_IS_WEB_TILES (self), TRUE);

  g_mutex_lock (&self->lock);
  idle = g_hash_table_size (self->wanted) == 0 && self->pump_id == 0;
  g_mutex_unlock (&self->lock);
  return idle && g_hash_table_size (self->running) == 0 && self->changed_id == 0;
}

guint
wg_web_tiles_get_n_layers (WgWebTiles *self)
{
  return g_strv_length (self->layers);
}

guint
wg_web_tiles_get_max_zoom (WgWebTiles *self)
{
  return self->max_zoom;
}

const char *
wg_web_tiles_get_problem (WgWebTiles *self)
{
  return self->problem;
}

void
wg_web_tiles_set_patience (WgWebTiles *self, guint deadline_ms, guint pause_ms)
{
  g_return_if_fail (WG_IS_WEB_TILES (self));

  self->deadline_ms = deadline_ms;
  self->pause_ms = pause_ms;
}

static void
wg_web_tiles_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PROBLEM)
    g_value_set_string (value, WG_WEB_TILES (object)->problem);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
wg_web_tiles_dispose (GObject *object)
{
  wg_web_tiles_stop (WG_WEB_TILES (object));

  G_OBJECT_CLASS (wg_web_tiles_parent_class)->dispose (object);
}

static void
wg_web_tiles_finalize (GObject *object)
{
  WgWebTiles *self = WG_WEB_TILES (object);

  wg_web_memory_free (self->memory);
  g_hash_table_unref (self->wanted);
  g_hash_table_unref (self->running);
  g_hash_table_unref (self->dropped);
  g_clear_object (&self->session);
  g_clear_pointer (&self->cache, wg_web_cache_unref);
  g_strfreev (self->layers);
  g_free (self->address);
  g_free (self->key);
  g_free (self->problem);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (wg_web_tiles_parent_class)->finalize (object);
}

static void
wg_web_tiles_class_init (WgWebTilesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = wg_web_tiles_get_property;
  object_class->dispose = wg_web_tiles_dispose;
  object_class->finalize = wg_web_tiles_finalize;
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wg_web_tiles_init (WgWebTiles *self)
{
  g_mutex_init (&self->lock);
  self->memory = wg_web_memory_new (MEMORY_BYTES);
  self->wanted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->running = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->dropped = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->session = wg_web_session_new ();
  self->deadline_ms = DEADLINE_MS;
  self->pause_ms = PAUSE_MS;
}

WgWebTiles *
wg_web_tiles_new (const WgWebMap *map, const char *key, const char *cache_folder,
                  guint64 cache_bytes, GError **error)
{
  g_autoptr (WgWebTiles) self = NULL;
  g_autofree char *folder = g_build_filename (cache_folder, map->id, NULL);

  if (!wg_web_address_check (map->address, error))
    return NULL;
  if (!wg_web_address_is_key (key))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _("This is no key: it consists of letters and digits."));
      return NULL;
    }
  self = g_object_new (WG_TYPE_WEB_TILES, NULL);
  self->address = g_strdup (map->address);
  self->key = g_strdup (key);
  self->layers = g_strdupv ((char **) map->layers);
  self->max_zoom = map->max_zoom;
  self->cache = wg_web_cache_new (folder, cache_bytes);
  keep (self, make_key (0, 0, 0, 0), NULL, 0);
  return g_steal_pointer (&self);
}
