/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of slides, painted ahead on threads. It holds a few of them, the last used the longest,
 * and knows neither deck nor page. */

#include "wg-slide-cache.h"

#include "wg-slide-painter.h"

/* The page that is shown, its neighbours, the one before a jump, and one that is thought otherwise.
 * At 3840 × 2160 each has 33 MB. */
#define N_KEPT 6

typedef struct
{
  WgSlide    *slide;
  GdkTexture *texture; /* (nullable): it is being painted */
} Entry;

struct _WgSlideCache
{
  GObject parent_instance;

  GPtrArray    *entries; /* Entry, the last used at the end */
  int           width, height;
  WgRoom        room;
  gboolean      has_room;
  guint         n_running;
  GCancellable *size; /* cancelled when the size becomes another */
};

G_DEFINE_FINAL_TYPE (WgSlideCache, wg_slide_cache, G_TYPE_OBJECT)

enum
{
  READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a painting thread needs: nothing that anybody else changes. */
typedef struct
{
  WgSlide *slide;
  int      width, height;
  WgRoom   room;
  gboolean has_room;
} Job;

static void
job_free (Job *job)
{
  wg_slide_unref (job->slide);
  g_free (job);
}

static void
entry_free (Entry *entry)
{
  wg_slide_unref (entry->slide);
  g_clear_object (&entry->texture);
  g_free (entry);
}

static Entry *
find_entry (WgSlideCache *self, WgSlide *slide)
{
  for (guint i = self->entries->len; i-- > 0;)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->slide == slide)
        {
          /* Used now: to the end. */
          g_ptr_array_steal_index (self->entries, i);
          g_ptr_array_add (self->entries, entry);
          return entry;
        }
    }
  return NULL;
}

static void
paint (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, job->width, job->height);
  cairo_t *cr = cairo_create (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  GBytes *bytes;

  wg_slide_paint (cr, job->slide, job->has_room ? &job->room : NULL, job->width, job->height);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      stride * (gsize) job->height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  g_task_return_pointer (task,
                         gdk_memory_texture_new (job->width, job->height, GDK_MEMORY_DEFAULT,
                                                 bytes, stride),
                         g_object_unref);
  g_bytes_unref (bytes);
}

static void
on_painted (GObject *source, GAsyncResult *result, gpointer data)
{
  WgSlideCache *self = WG_SLIDE_CACHE (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);
  Entry *entry = NULL;

  self->n_running--;
  /* NULL: the size became another meanwhile, or it was dropped. */
  if (texture == NULL || job->width != self->width || job->height != self->height)
    return;
  for (guint i = 0; i < self->entries->len && entry == NULL; i++)
    if (((Entry *) self->entries->pdata[i])->slide == job->slide)
      entry = self->entries->pdata[i];
  if (entry == NULL)
    return;
  g_set_object (&entry->texture, texture);
  g_signal_emit (self, signals[READY], 0);
}

static void
wg_slide_cache_dispose (GObject *object)
{
  WgSlideCache *self = WG_SLIDE_CACHE (object);

  if (self->size != NULL)
    g_cancellable_cancel (self->size);
  g_clear_object (&self->size);
  g_ptr_array_set_size (self->entries, 0);

  G_OBJECT_CLASS (wg_slide_cache_parent_class)->dispose (object);
}

static void
wg_slide_cache_finalize (GObject *object)
{
  g_ptr_array_unref (WG_SLIDE_CACHE (object)->entries);

  G_OBJECT_CLASS (wg_slide_cache_parent_class)->finalize (object);
}

static void
wg_slide_cache_class_init (WgSlideCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wg_slide_cache_dispose;
  G_OBJECT_CLASS (klass)->finalize = wg_slide_cache_finalize;
  signals[READY] = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
wg_slide_cache_init (WgSlideCache *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->size = g_cancellable_new ();
}

WgSlideCache *
wg_slide_cache_new (void)
{
  return g_object_new (WG_TYPE_SLIDE_CACHE, NULL);
}

static gboolean
is_same_room (WgSlideCache *self, const WgRoom *room)
{
  if (room == NULL)
    return !self->has_room;
  return self->has_room && self->room.distance_mm == room->distance_mm
         && self->room.picture_width_mm == room->picture_width_mm
         && self->room.width_px == room->width_px && self->room.height_px == room->height_px;
}

void
wg_slide_cache_forget (WgSlideCache *self)
{
  g_return_if_fail (WG_IS_SLIDE_CACHE (self));

  g_cancellable_cancel (self->size);
  g_set_object (&self->size, NULL);
  self->size = g_cancellable_new ();
  g_ptr_array_set_size (self->entries, 0);
}

void
wg_slide_cache_set_size (WgSlideCache *self, int width, int height, const WgRoom *room)
{
  g_return_if_fail (WG_IS_SLIDE_CACHE (self));

  if (self->width == width && self->height == height && is_same_room (self, room))
    return;
  wg_slide_cache_forget (self);
  self->width = width;
  self->height = height;
  self->has_room = room != NULL;
  if (room != NULL)
    self->room = *room;
}

void
wg_slide_cache_prepare (WgSlideCache *self, WgSlide *slide)
{
  g_autoptr (GTask) task = NULL;
  Entry *entry;
  Job *job;

  g_return_if_fail (WG_IS_SLIDE_CACHE (self));

  if (self->width <= 0 || self->height <= 0 || find_entry (self, slide) != NULL)
    return;
  entry = g_new0 (Entry, 1);
  entry->slide = wg_slide_ref (slide);
  g_ptr_array_add (self->entries, entry);
  if (self->entries->len > N_KEPT)
    g_ptr_array_remove_index (self->entries, 0);

  job = g_new0 (Job, 1);
  *job = (Job) { wg_slide_ref (slide), self->width, self->height, self->room, self->has_room };
  task = g_task_new (self, self->size, on_painted, NULL);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  self->n_running++;
  g_task_run_in_thread (task, paint);
}

GdkTexture *
wg_slide_cache_get (WgSlideCache *self, WgSlide *slide)
{
  Entry *entry;

  g_return_val_if_fail (WG_IS_SLIDE_CACHE (self), NULL);

  entry = find_entry (self, slide);
  return entry != NULL ? entry->texture : NULL;
}

guint
wg_slide_cache_get_n_running (WgSlideCache *self)
{
  g_return_val_if_fail (WG_IS_SLIDE_CACHE (self), 0);

  return self->n_running;
}
