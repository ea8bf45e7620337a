/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pin of a post: shape for its type, size for its grade, full or hollow for its checklist,
 * dark or pale for the hour. Every difference is also one of grey tone or of line. */

#include "wg-post-mark.h"

#include "wg-text.h"

#include <math.h>

/* In radii of the head. */
#define MIDDLE 1.6  /* the head's middle above the tip */
#define RING   0.42 /* the ring of a hollow head */
#define CASING 0.34 /* round the whole, so that it stands off any ground */

static double
get_radius (const WgPostMark *mark,
            double            size)
{
  static const double ranks[WG_POST_N_RANKS] = { 0.62, 0.5, 0.4 };

  return size * ranks[MIN (mark->rank, WG_POST_N_RANKS - 1)];
}

static void
add_points (cairo_t      *cr,
            const double *points,
            guint         n,
            double        r)
{
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, points[2 * i] * r, (points[2 * i + 1] - MIDDLE) * r);
}

/* The whole pin, its tip at 0, 0. */
static void
add_pin (cairo_t    *cr,
         guint8      shape,
         double      r)
{
  static const double square[] = { 0.4, 0.86, 0.86, 0.86, 0.86, -0.86, -0.86, -0.86,
                                   -0.86, 0.86, -0.4, 0.86 };
  static const double kite[] = { 1.08, 0, 0, -1.08, -1.08, 0 };
  static const double hexagon[] = { 0.5, 0.88, 1.02, 0, 0.5, -0.88, -0.5, -0.88, -1.02, 0,
                                    -0.5, 0.88 };
  static const double roof[] = { 0.36, 0.8, 0.9, 0.8, 0.9, -0.1, 0, -1.15, -0.9, -0.1, -0.9, 0.8,
                                 -0.36, 0.8 };
  double tangent = acos (1 / MIDDLE);

  cairo_new_path (cr);
  cairo_move_to (cr, 0, 0);
  switch (shape)
    {
    case WG_POST_SHAPE_SQUARE:
      add_points (cr, square, G_N_ELEMENTS (square) / 2, r);
      break;
    case WG_POST_SHAPE_KITE:
      add_points (cr, kite, G_N_ELEMENTS (kite) / 2, r);
      break;
    case WG_POST_SHAPE_HEXAGON:
      add_points (cr, hexagon, G_N_ELEMENTS (hexagon) / 2, r);
      break;
    case WG_POST_SHAPE_ROOF:
      add_points (cr, roof, G_N_ELEMENTS (roof) / 2, r);
      break;
    case WG_POST_SHAPE_ROUND:
    default:
      cairo_arc_negative (cr, 0, -MIDDLE * r, r, G_PI_2 - tangent, G_PI_2 + tangent);
      break;
    }
  cairo_close_path (cr);
}

static void
cross_out (cairo_t *cr,
           double   r)
{
  double arm = 0.42 * r;

  cairo_move_to (cr, -arm, -MIDDLE * r - arm);
  cairo_line_to (cr, arm, -MIDDLE * r + arm);
  cairo_move_to (cr, -arm, -MIDDLE * r + arm);
  cairo_line_to (cr, arm, -MIDDLE * r - arm);
  cairo_set_line_width (cr, 0.22 * r);
  cairo_stroke (cr);
}

static void
paint_body (cairo_t          *cr,
            const WgTheme    *theme,
            const WgPostMark *mark,
            double            r)
{
  gboolean open = (mark->flags & WG_POST_MARK_OPEN) != 0;
  guint32 dark = open ? theme->figure : theme->figure_dim;
  gboolean dashed = (mark->flags & WG_POST_MARK_DASHED) != 0;
  gboolean full = !dashed && (mark->flags & WG_POST_MARK_COMPLETE)
                  && !(mark->flags & WG_POST_MARK_ENDED);
  const double dash = 0.36 * r;

  add_pin (cr, mark->shape, r);
  /* What is shut is pale and keeps its dark edge: a grey print tells it from an open one. */
  wg_text_set_colour (cr, full ? (open ? theme->figure : theme->line) : theme->paper);
  cairo_fill_preserve (cr);
  wg_text_set_colour (cr, dashed ? theme->text : dark);
  if (dashed)
    cairo_set_dash (cr, &dash, 1, 0);
  cairo_set_line_width (cr, 0.2 * r);
  cairo_stroke_preserve (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  /* A ring lies inside of the edge. */
  if (!full && !dashed)
    {
      cairo_save (cr);
      cairo_clip_preserve (cr);
      cairo_set_line_width (cr, 2 * RING * r);
      cairo_stroke_preserve (cr);
      cairo_restore (cr);
    }
  cairo_new_path (cr);
  if (mark->flags & WG_POST_MARK_ENDED)
    {
      wg_text_set_colour (cr, theme->figure_dim);
      cross_out (cr, r);
    }
}

void
wg_post_mark_draw (cairo_t          *cr,
                   const WgTheme    *theme,
                   const WgPostMark *mark,
                   double            x,
                   double            y,
                   double            size)
{
  double r = get_radius (mark, size);
  gboolean selected = (mark->flags & WG_POST_MARK_SELECTED) != 0;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  add_pin (cr, mark->shape, r);
  if (selected)
    {
      wg_text_set_colour (cr, theme->accent);
      cairo_set_line_width (cr, 2 * CASING * r + 5);
      cairo_stroke_preserve (cr);
    }
  wg_text_set_colour (cr, theme->paper);
  cairo_set_line_width (cr, 2 * CASING * r);
  cairo_stroke (cr);
  paint_body (cr, theme, mark, r);
  cairo_restore (cr);
}

double
wg_post_mark_measure (const WgPostMark *mark,
                      double            size,
                      double           *middle,
                      double           *top)
{
  double r = get_radius (mark, size);
  double edge = CASING * r + (mark->flags & WG_POST_MARK_SELECTED ? 2.5 : 0);

  if (middle != NULL)
    *middle = MIDDLE * r;
  if (top != NULL)
    *top = (MIDDLE + 1.1) * r + edge;
  return 1.1 * r + edge;
}

double
wg_post_mark_get_cluster_radius (guint  n,
                                 double size)
{
  return size * MIN (0.62 + 0.1 * log10 (MAX (n, 1)) * 2, 1.2);
}

void
wg_post_mark_draw_cluster (cairo_t       *cr,
                           const WgTheme *theme,
                           guint          n,
                           guint          n_open,
                           double         x,
                           double         y,
                           double         size)
{
  double r = wg_post_mark_get_cluster_radius (n, size);
  double ring = 0.24 * size;
  double share = n > 0 ? (double) n_open / n : 0;
  g_autofree char *number = n > 9999 ? g_strdup ("9999+") : g_strdup_printf ("%u", n);
  g_autoptr (PangoLayout) text = wg_text_new (cr, number, 0.6 * size, WG_TEXT_BOLD, 0);
  double width, height;

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_arc (cr, x, y, r + 1.5, 0, 2 * G_PI);
  wg_text_set_colour (cr, theme->paper);
  cairo_fill (cr);
  cairo_set_line_width (cr, ring);
  cairo_arc (cr, x, y, r - ring / 2, 0, 2 * G_PI);
  wg_text_set_colour (cr, theme->line);
  cairo_stroke (cr);
  if (n_open > 0)
    {
      cairo_arc (cr, x, y, r - ring / 2, -G_PI_2, -G_PI_2 + 2 * G_PI * share);
      wg_text_set_colour (cr, theme->figure);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
  wg_text_measure (text, &width, &height);
  /* A long number is drawn smaller, within the ring. */
  if (width > 2 * (r - ring))
    {
      double fit = 2 * (r - ring) / width;

      cairo_save (cr);
      cairo_translate (cr, x - fit * width / 2, y - fit * height / 2);
      cairo_scale (cr, fit, fit);
      wg_text_show (cr, text, 0, 0, theme->text);
      cairo_restore (cr);
      return;
    }
  wg_text_show (cr, text, x - width / 2, y - height / 2, theme->text);
}
