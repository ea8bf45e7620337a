/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The posts of a view: marks from north to south, then names in the room they leave. The same on
 * the screen, on paper and on a slide. */

#include "wg-post-painter.h"

#include "wg-text.h"

#define GAP 3.0 /* between a mark and its name */

WgBBox
wg_post_painter_get_box (WgPostSpots         *spots,
                         const WgPostCluster *cluster)
{
  double size = wg_post_spots_get_size (spots), half, top;

  if (cluster->n > 1)
    {
      half = wg_post_mark_get_cluster_radius (cluster->n, size) + 2;
      return (WgBBox) { -half, -half, half, half };
    }
  half = wg_post_mark_measure (&wg_post_spots_get (spots, cluster->spot)->mark, size, NULL, &top);
  return (WgBBox) { -half, -top, half, 0.3 * size };
}

void
wg_post_painter_paint_cluster (cairo_t             *cr,
                               WgPostSpots         *spots,
                               const WgPostCluster *cluster,
                               const WgTheme       *theme)
{
  double size = wg_post_spots_get_size (spots);

  if (cluster->n > 1)
    wg_post_mark_draw_cluster (cr, theme, cluster->n, cluster->n_open, 0, 0, size);
  else
    wg_post_mark_draw (cr, theme, &wg_post_spots_get (spots, cluster->spot)->mark, 0, 0, size);
}

static WgBBox
move_box (WgBBox box,
          double x,
          double y)
{
  return (WgBBox) { box.x_min + x, box.y_min + y, box.x_max + x, box.y_max + y };
}

static gboolean
is_free (const GArray *taken,
         const WgBBox *box)
{
  for (guint i = 0; i < taken->len; i++)
    if (wg_bbox_intersects (&g_array_index (taken, WgBBox, i), box))
      return FALSE;
  return TRUE;
}

static void
measure_name (cairo_t    *cr,
              const char *name,
              double      text_size,
              double     *width,
              double     *height)
{
  g_autoptr (PangoLayout) layout = wg_text_new (cr, name, text_size, WG_TEXT_NORMAL, 0);

  wg_text_measure (layout, width, height);
  *width += 0.7 * text_size;
  *height += 0.2 * text_size;
}

/* A place to measure text at, where nothing is drawn. */
static cairo_t *
make_ruler (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  return cr;
}

/* To the right of the head, else to the left, else below the tip. */
static gboolean
place_name (const GArray  *taken,
            const WgBBox  *mark,
            double         x,
            double         y,
            WgPostName    *name,
            WgBBox        *box)
{
  double middle = mark->y_min * 0.6 - name->height / 2;
  const double tries[][2] = {
    { mark->x_max + GAP - 2, middle },
    { mark->x_min - GAP + 2 - name->width, middle },
    { -name->width / 2, mark->y_max },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      name->x = tries[i][0];
      name->y = tries[i][1];
      *box = (WgBBox) { x + name->x, y + name->y, x + name->x + name->width,
                        y + name->y + name->height };
      if (is_free (taken, box))
        return TRUE;
    }
  return FALSE;
}

static void
add_boxes (WgPostSpots     *spots,
           const WgMapView *view,
           const GArray    *seen,
           GArray          *boxes)
{
  const GArray *clusters = wg_post_spots_cluster (spots, view->zoom);

  for (guint i = 0; i < seen->len; i++)
    {
      const WgPostCluster *cluster = &g_array_index (clusters, WgPostCluster,
                                                     g_array_index (seen, guint, i));
      WgBBox box = wg_post_painter_get_box (spots, cluster);
      double x, y;

      wg_map_view_to_pixel (view, cluster->x, cluster->y, &x, &y);
      box = move_box (box, x, y);
      g_array_append_val (boxes, box);
    }
}

void
wg_post_painter_add_boxes (WgPostSpots     *spots,
                           const WgMapView *view,
                           GArray          *boxes)
{
  g_autoptr (GArray) seen = wg_post_spots_list (spots, view);

  add_boxes (spots, view, seen, boxes);
}

GArray *
wg_post_painter_place_names (WgPostSpots     *spots,
                             const WgMapView *view,
                             const GArray    *seen,
                             double           text_size,
                             guint            limit)
{
  const GArray *clusters = wg_post_spots_cluster (spots, view->zoom);
  GArray *names = g_array_new (FALSE, FALSE, sizeof (WgPostName));
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (WgBBox));
  cairo_t *ruler;

  if (seen->len > limit)
    return names;
  ruler = make_ruler ();
  add_boxes (spots, view, seen, taken);
  for (guint i = 0; i < seen->len; i++)
    {
      WgPostName name = { .cluster = g_array_index (seen, guint, i) };
      const WgPostCluster *cluster = &g_array_index (clusters, WgPostCluster, name.cluster);
      WgBBox mark = wg_post_painter_get_box (spots, cluster), box;
      const char *text = wg_post_spots_get (spots, cluster->spot)->name;
      double x, y;

      if (cluster->n > 1 || text == NULL)
        continue;
      measure_name (ruler, text, text_size, &name.width, &name.height);
      wg_map_view_to_pixel (view, cluster->x, cluster->y, &x, &y);
      if (!place_name (taken, &mark, x, y, &name, &box))
        continue;
      g_array_append_val (taken, box);
      g_array_append_val (names, name);
    }
  cairo_destroy (ruler);
  return names;
}

void
wg_post_painter_paint_name (cairo_t       *cr,
                            const char    *name,
                            const WgTheme *theme,
                            double         text_size,
                            double         width,
                            double         height)
{
  g_autoptr (PangoLayout) layout = wg_text_new (cr, name, text_size, WG_TEXT_NORMAL, 0);
  double r = MIN (4, height / 3), text_width, text_height;

  cairo_new_path (cr);
  cairo_arc (cr, r, r, r, G_PI, 1.5 * G_PI);
  cairo_arc (cr, width - r, r, r, -G_PI_2, 0);
  cairo_arc (cr, width - r, height - r, r, 0, G_PI_2);
  cairo_arc (cr, r, height - r, r, G_PI_2, G_PI);
  cairo_close_path (cr);
  wg_text_set_colour (cr, theme->card);
  cairo_fill (cr);
  wg_text_measure (layout, &text_width, &text_height);
  wg_text_show (cr, layout, (width - text_width) / 2, (height - text_height) / 2, theme->text);
}

void
wg_post_painter_paint (cairo_t         *cr,
                       WgPostSpots     *spots,
                       const WgMapView *view,
                       const WgTheme   *theme,
                       double           text_size)
{
  g_autoptr (GArray) seen = wg_post_spots_list (spots, view);
  const GArray *clusters = wg_post_spots_cluster (spots, view->zoom);
  g_autoptr (GArray) names = NULL;
  double x, y;

  for (guint i = 0; i < seen->len; i++)
    {
      const WgPostCluster *cluster = &g_array_index (clusters, WgPostCluster,
                                                     g_array_index (seen, guint, i));

      wg_map_view_to_pixel (view, cluster->x, cluster->y, &x, &y);
      cairo_save (cr);
      cairo_translate (cr, x, y);
      wg_post_painter_paint_cluster (cr, spots, cluster, theme);
      cairo_restore (cr);
    }
  if (text_size <= 0)
    return;
  names = wg_post_painter_place_names (spots, view, seen, text_size, G_MAXUINT);
  for (guint i = 0; i < names->len; i++)
    {
      const WgPostName *name = &g_array_index (names, WgPostName, i);
      const WgPostCluster *cluster = &g_array_index (clusters, WgPostCluster, name->cluster);

      wg_map_view_to_pixel (view, cluster->x, cluster->y, &x, &y);
      cairo_save (cr);
      cairo_translate (cr, x + name->x, y + name->y);
      wg_post_painter_paint_name (cr, wg_post_spots_get (spots, cluster->spot)->name, theme,
                                  text_size, name->width, name->height);
      cairo_restore (cr);
    }
}
