/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a layer beside the map. Measured and painted on threads: a layer may have
 * 100,000 areas. It decides nothing; where the layer lies is desk/'s sentence. */

#include "wg-import-sight-view.h"

#include "wg-import-sight.h"
#include "wg-sight-painter.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MARGIN 8.0 /* pixels */

struct _WgImportSightView
{
  GtkWidget parent_instance;

  GtkWidget       *content;
  GtkLabel        *text;
  GtkDrawingArea  *picture;
  GtkLabel        *own;
  GtkLabel        *layer;

  WgMapSnapshot   *snapshot; /* (nullable) */
  WgImportSight   *sight;    /* (nullable): not measured yet, or nothing to see */
  GCancellable    *working;  /* (nullable): measures or paints */
  cairo_surface_t *painted;  /* (nullable) */
};

G_DEFINE_FINAL_TYPE (WgImportSightView, wg_import_sight_view, GTK_TYPE_WIDGET)

/* What a thread is given. */
typedef struct
{
  WgImportPlan  *plan;     /* (nullable): to measure */
  WgMapSnapshot *snapshot; /* (nullable) */
  GPtrArray     *shapes;   /* (nullable): to paint */
  WgBBox         own, came, box;
  const WgTheme *theme;
  int            width, height, scale;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->plan);
  g_clear_pointer (&job->snapshot, wg_map_snapshot_unref);
  g_clear_pointer (&job->shapes, g_ptr_array_unref);
  g_free (job);
}

static Job *
job_new (WgImportSightView *self)
{
  Job *job = g_new0 (Job, 1);

  job->snapshot = self->snapshot != NULL ? wg_map_snapshot_ref (self->snapshot) : NULL;
  return job;
}

static const WgTheme *
get_theme (void)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  return wg_theme_get (dark ? WG_THEME_DARK : WG_THEME_LIGHT);
}

static void
stop_work (WgImportSightView *self)
{
  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
}

/* @job: (transfer full) */
static void
begin_work (WgImportSightView  *self,
            Job                *job,
            GTaskThreadFunc     work,
            GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = NULL;

  stop_work (self);
  self->working = g_cancellable_new ();
  task = g_task_new (self, self->working, callback, NULL);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, work);
}

static void
paint (GTask        *task,
       gpointer      source,
       gpointer      data,
       GCancellable *cancellable)
{
  const Job *job = data;
  cairo_surface_t *surface = cairo_image_surface_create (
    CAIRO_FORMAT_ARGB32, job->width * job->scale, job->height * job->scale);
  WgMapView view = wg_map_view_new_fit (&job->box, job->width, job->height, MARGIN);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, job->scale, job->scale);
  cr = cairo_create (surface);
  wg_sight_painter_paint (cr, job->snapshot, job->shapes, &job->own, &job->came, &view,
                          job->theme, cancellable);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_task_return_pointer (task, surface, (GDestroyNotify) cairo_surface_destroy);
}

static void
on_painted (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  WgImportSightView *self = WG_IMPORT_SIGHT_VIEW (source);
  cairo_surface_t *painted = g_task_propagate_pointer (G_TASK (result), NULL);

  if (painted == NULL)
    return;
  g_clear_object (&self->working);
  g_clear_pointer (&self->painted, cairo_surface_destroy);
  self->painted = painted;
  gtk_widget_queue_draw (GTK_WIDGET (self->picture));
}

static void
begin_painting (WgImportSightView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->picture));
  int height = gtk_widget_get_height (GTK_WIDGET (self->picture));
  Job *job;

  if (self->sight == NULL || width <= 0 || height <= 0)
    return;
  job = job_new (self);
  job->shapes = g_ptr_array_ref (self->sight->shapes);
  job->own = self->sight->own;
  job->came = self->sight->came;
  job->box = self->sight->box;
  job->theme = get_theme ();
  job->width = width;
  job->height = height;
  job->scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  begin_work (self, job, paint, on_painted);
}

static void
measure (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  const Job *job = data;

  g_task_return_pointer (task, wg_import_sight_new (job->plan, job->snapshot),
                         (GDestroyNotify) wg_import_sight_free);
}

/* The sentence is the picture's name, so that it is heard what others see. */
static void
show_words (WgImportSightView *self)
{
  g_autofree char *text = wg_import_sight_dup_text (self->sight);
  /* Translators: %s says where the shapes of a file lie. */
  g_autofree char *name = g_strdup_printf (_("Map preview: %s"), text);

  gtk_label_set_text (self->text, text);
  if (self->sight->beside != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->text), "alarm");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->text), "alarm");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->own), !wg_bbox_is_empty (&self->sight->own));
}

static void
on_measured (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  WgImportSightView *self = WG_IMPORT_SIGHT_VIEW (source);
  g_autoptr (GError) error = NULL;
  WgImportSight *sight = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    return;
  g_clear_object (&self->working);
  self->sight = sight;
  gtk_widget_set_visible (GTK_WIDGET (self), sight != NULL);
  if (sight == NULL)
    return;
  show_words (self);
  begin_painting (self);
}

static void
draw (GtkDrawingArea *area,
      cairo_t        *cr,
      int             width,
      int             height,
      gpointer        data)
{
  WgImportSightView *self = data;

  if (self->painted == NULL)
    return;
  cairo_set_source_surface (cr, self->painted, 0, 0);
  cairo_paint (cr);
}

/* A square in the picture's colour before a word of the legend. */
static void
colour_key (GtkLabel *label,
            guint32   rgba)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *colour = pango_attr_foreground_new ((guint16) ((rgba >> 24) * 257),
                                                      (guint16) (((rgba >> 16) & 0xff) * 257),
                                                      (guint16) (((rgba >> 8) & 0xff) * 257));

  colour->start_index = 0;
  colour->end_index = (guint) strlen ("■");
  pango_attr_list_insert (attributes, colour);
  gtk_label_set_attributes (label, attributes);
}

static void
on_theme (WgImportSightView *self)
{
  const WgTheme *theme = get_theme ();

  colour_key (self->own, wg_sight_painter_get_own (theme));
  colour_key (self->layer, wg_sight_painter_get_layer (theme));
  begin_painting (self);
}

static void
clear (WgImportSightView *self)
{
  stop_work (self);
  g_clear_pointer (&self->sight, wg_import_sight_free);
  g_clear_pointer (&self->painted, cairo_surface_destroy);
  g_clear_pointer (&self->snapshot, wg_map_snapshot_unref);
}

static void
wg_import_sight_view_dispose (GObject *object)
{
  WgImportSightView *self = WG_IMPORT_SIGHT_VIEW (object);

  clear (self);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_import_sight_view_parent_class)->dispose (object);
}

static void
wg_import_sight_view_class_init (WgImportSightViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_import_sight_view_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/wangge/Wangge/files/wg-import-sight-view.ui");
  gtk_widget_class_bind_template_child (widget_class, WgImportSightView, content);
  gtk_widget_class_bind_template_child (widget_class, WgImportSightView, text);
  gtk_widget_class_bind_template_child (widget_class, WgImportSightView, picture);
  gtk_widget_class_bind_template_child (widget_class, WgImportSightView, own);
  gtk_widget_class_bind_template_child (widget_class, WgImportSightView, layer);
  gtk_widget_class_bind_template_callback (widget_class, begin_painting);
}

static void
wg_import_sight_view_init (WgImportSightView *self)
{
  g_autofree char *own = NULL, *layer = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->picture, draw, self, NULL);
  own = g_strdup_printf ("□ %s", _("This district"));
  layer = g_strdup_printf ("■ %s", _("The file"));
  gtk_label_set_text (self->own, own);
  gtk_label_set_text (self->layer, layer);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (on_theme), self, G_CONNECT_SWAPPED);
  on_theme (self);
}

void
wg_import_sight_view_show (WgImportSightView *self,
                           WgImportPlan      *plan,
                           WgMapSnapshot     *snapshot)
{
  Job *job;

  g_return_if_fail (WG_IS_IMPORT_SIGHT_VIEW (self) && plan != NULL);

  clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->snapshot = snapshot != NULL ? wg_map_snapshot_ref (snapshot) : NULL;
  job = job_new (self);
  job->plan = g_object_ref (plan);
  begin_work (self, job, measure, on_measured);
}
