/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One painted page. Painting and measuring are draw/deck's, on a thread: a page with a map must not
 * hold up the keyboard. */

#include "wg-page-picture.h"

#include "wg-slide-painter.h"

#include <glib/gi18n.h>
#include <math.h>

/* A text may be this much smaller, pixels: sizes are rounded where letters are drawn. */
#define TOLERANCE 0.5

struct _WgPagePicture
{
  GtkWidget parent_instance;

  WgSlide      *slide;   /* (nullable) */
  WgRoom        room;
  gboolean      fitted;
  int           wanted;  /* width, 0: any */
  GdkTexture   *texture; /* (nullable): of @painted_width pixels */
  int           painted_width;
  GArray       *small;   /* graphene_rect_t, parts of the page's width and height */
  GCancellable *painting; /* (nullable) */
  int           painting_width;
};

G_DEFINE_FINAL_TYPE (WgPagePicture, wg_page_picture, GTK_TYPE_WIDGET)

enum
{
  MEASURED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a thread is given and what it brings back. */
typedef struct
{
  WgSlide    *slide;
  WgRoom      room;
  gboolean    fitted;
  int         width, height;
  GdkTexture *texture;
  GArray     *small;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  wg_slide_unref (job->slide);
  g_clear_object (&job->texture);
  g_clear_pointer (&job->small, g_array_unref);
  g_free (job);
}

static GdkTexture *
paint (const Job *job)
{
  int stride = cairo_format_stride_for_width (CAIRO_FORMAT_ARGB32, job->width);
  gsize size = (gsize) stride * (gsize) job->height;
  guchar *pixels = g_malloc0 (size);
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
    pixels, CAIRO_FORMAT_ARGB32, job->width, job->height, stride);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;

  wg_slide_paint (cr, job->slide, job->fitted ? &job->room : NULL, job->width, job->height);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  cairo_surface_destroy (surface);
  bytes = g_bytes_new_take (pixels, size);
  return gdk_memory_texture_new (job->width, job->height, GDK_MEMORY_DEFAULT, bytes,
                                 (gsize) stride);
}

/* In the projector's own pixels, where the limit is one. */
static GArray *
measure (const Job *job)
{
  GArray *small = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  double width = job->room.width_px, height = job->room.height_px;
  double least = wg_room_get_least_text (&job->room);
  g_autoptr (GArray) texts = NULL;

  if (width <= 0 || height <= 0)
    return small;
  texts = wg_slide_list_texts (job->slide, job->fitted ? &job->room : NULL, width, height);
  for (guint i = 0; i < texts->len; i++)
    {
      const WgTextMark *mark = &g_array_index (texts, WgTextMark, i);
      graphene_rect_t rect;

      if (mark->size >= least - TOLERANCE)
        continue;
      graphene_rect_init (&rect, (float) (mark->x / width), (float) (mark->y / height),
                          (float) (mark->width / width), (float) (mark->height / height));
      g_array_append_val (small, rect);
    }
  return small;
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  if (g_task_return_error_if_cancelled (task))
    return;
  job->texture = paint (job);
  if (g_task_return_error_if_cancelled (task))
    return;
  job->small = measure (job);
  g_task_return_boolean (task, TRUE);
}

static void
on_painted (GObject *source, GAsyncResult *result, gpointer data)
{
  WgPagePicture *self = WG_PAGE_PICTURE (source);
  Job *job = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL)
      || g_task_get_cancellable (G_TASK (result)) != self->painting)
    return;
  g_clear_object (&self->painting);
  g_set_object (&self->texture, job->texture);
  self->painted_width = job->width;
  g_array_unref (self->small);
  self->small = g_array_ref (job->small);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[MEASURED], 0);
}

static void
stop (WgPagePicture *self)
{
  if (self->painting != NULL)
    g_cancellable_cancel (self->painting);
  g_clear_object (&self->painting);
}

/* Where the page is in the widget. */
static void
get_box (WgPagePicture *self, graphene_rect_t *box)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double shape = self->room.height_px > 0
                   ? (double) self->room.width_px / self->room.height_px : 1.6;
  double shown = MIN (width, height * shape);

  graphene_rect_init (box, (float) floor ((width - shown) / 2),
                      (float) floor ((height - shown / shape) / 2), (float) floor (shown),
                      (float) floor (shown / shape));
}

static void
begin (WgPagePicture *self, const graphene_rect_t *box)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int width = (int) box->size.width * scale, height = (int) box->size.height * scale;
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (self->slide == NULL || width < 8 || height < 8
      || (self->painting != NULL && self->painting_width == width)
      || (self->painting == NULL && self->texture != NULL && self->painted_width == width))
    return;
  stop (self);
  self->painting = g_cancellable_new ();
  self->painting_width = width;
  job = g_new0 (Job, 1);
  *job = (Job) { wg_slide_ref (self->slide), self->room, self->fitted, width, height, NULL, NULL };
  task = g_task_new (self, self->painting, on_painted, NULL);
  g_task_set_task_data (task, job, job_free);
  /* The large one is what somebody looks at. */
  g_task_set_priority (task, self->wanted == 0 ? G_PRIORITY_DEFAULT : G_PRIORITY_LOW);
  g_task_run_in_thread (task, work);
}

static void
frame_small (WgPagePicture *self, GtkSnapshot *snapshot, const graphene_rect_t *box)
{
  const GdkRGBA colour = { 0.75f, 0.11f, 0.16f, 1 };
  const float widths[4] = { 1.5f, 1.5f, 1.5f, 1.5f };
  const GdkRGBA colours[4] = { colour, colour, colour, colour };

  /* A thumbnail only has its number. */
  for (guint i = 0; self->wanted == 0 && i < self->small->len; i++)
    {
      const graphene_rect_t *part = &g_array_index (self->small, graphene_rect_t, i);
      GskRoundedRect border;
      graphene_rect_t rect;

      graphene_rect_init (&rect, box->origin.x + part->origin.x * box->size.width - 2,
                          box->origin.y + part->origin.y * box->size.height - 1,
                          part->size.width * box->size.width + 4,
                          part->size.height * box->size.height + 2);
      gsk_rounded_rect_init_from_rect (&border, &rect, 2);
      gtk_snapshot_append_border (snapshot, &border, widths, colours);
    }
}

static void
wg_page_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WgPagePicture *self = WG_PAGE_PICTURE (widget);
  const GdkRGBA white = { 1, 1, 1, 1 };
  graphene_rect_t box;

  get_box (self, &box);
  begin (self, &box);
  gtk_snapshot_append_color (snapshot, &white, &box);
  if (self->texture == NULL)
    return;
  gtk_snapshot_append_texture (snapshot, self->texture, &box);
  frame_small (self, snapshot, &box);
}

static void
wg_page_picture_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  WgPagePicture *self = WG_PAGE_PICTURE (widget);
  int width = self->wanted > 0 ? self->wanted : 240;
  int height = self->room.width_px > 0
                 ? (int) ((guint) width * self->room.height_px / self->room.width_px) : width;

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? width : height;
}

static void
wg_page_picture_dispose (GObject *object)
{
  WgPagePicture *self = WG_PAGE_PICTURE (object);

  stop (self);
  g_clear_pointer (&self->slide, wg_slide_unref);
  g_clear_object (&self->texture);

  G_OBJECT_CLASS (wg_page_picture_parent_class)->dispose (object);
}

static void
wg_page_picture_finalize (GObject *object)
{
  g_array_unref (WG_PAGE_PICTURE (object)->small);

  G_OBJECT_CLASS (wg_page_picture_parent_class)->finalize (object);
}

static void
wg_page_picture_class_init (WgPagePictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_page_picture_dispose;
  G_OBJECT_CLASS (klass)->finalize = wg_page_picture_finalize;
  widget_class->snapshot = wg_page_picture_snapshot;
  widget_class->measure = wg_page_picture_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[MEASURED] = g_signal_new ("measured", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wg_page_picture_init (WgPagePicture *self)
{
  self->room = WG_ROOM_INIT;
  self->small = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
}

GtkWidget *
wg_page_picture_new (int width)
{
  WgPagePicture *self = g_object_new (WG_TYPE_PAGE_PICTURE, NULL);

  self->wanted = width;
  return GTK_WIDGET (self);
}

void
wg_page_picture_set_slide (WgPagePicture *self, WgSlide *slide, const WgRoom *room, gboolean fitted)
{
  g_autofree char *words = slide != NULL ? wg_slide_describe (slide) : NULL;

  g_return_if_fail (WG_IS_PAGE_PICTURE (self) && room != NULL);

  if (slide == self->slide && fitted == self->fitted
      && memcmp (room, &self->room, sizeof *room) == 0)
    return;
  stop (self);
  g_clear_pointer (&self->slide, wg_slide_unref);
  self->slide = slide != NULL ? wg_slide_ref (slide) : NULL;
  if (memcmp (room, &self->room, sizeof *room) != 0)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  self->room = *room;
  self->fitted = fitted;
  /* The old picture stays until the new one comes, unless there is nothing to come. */
  self->painted_width = 0;
  if (slide == NULL)
    g_clear_object (&self->texture);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words != NULL ? words : _("A page that is being prepared"), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
wg_page_picture_get_n_small (WgPagePicture *self)
{
  g_return_val_if_fail (WG_IS_PAGE_PICTURE (self), 0);

  return self->small->len;
}
