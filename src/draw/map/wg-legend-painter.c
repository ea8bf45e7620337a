/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legend and the scale bar. The legend says what is shown, in which unit,
 * which range each colour stands for and how many areas have it; areas without
 * a value have their own hatched row, never the lightest colour. */

#include "wg-legend-painter.h"

#include "wg-mercator.h"
#include "wg-number.h"
#include "wg-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW_HEIGHT   1.75 /* all in ems */
#define TITLE_HEIGHT 2.1
#define SWATCH_WIDTH 2.3
#define SWATCH_GAP   0.7
#define COUNT_GAP    1.6
#define STRIP_SWATCH 1.5
#define STRIP_GAP    1.1

/* What a class holds, without overlap: the class above 20 begins with 21, or with 20.1. */
static char *
format_range (const WgLegend *legend,
              guint           class)
{
  const WgLegendClass *row = &legend->classes[class];
  double step = pow (10, -(double) legend->decimals);
  double from = wg_number_round (row->from, legend->decimals);
  double to = wg_number_round (row->to, legend->decimals);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (class > 0)
    from = wg_number_round (from + step, legend->decimals);
  high = wg_number_format (to, legend->decimals);
  if (from >= to)
    return g_steal_pointer (&high);
  low = wg_number_format (from, legend->decimals);
  return g_strdup_printf ("%s – %s", low, high);
}

static char *
format_count (guint count)
{
  return wg_number_format (count, 0);
}

static guint
count_rows (const WgLegend *legend)
{
  return legend->n_classes + (legend->n_no_data > 0 || legend->no_data_name != NULL ? 1 : 0)
         + (legend->has_total ? 1 : 0);
}

static gboolean
is_total (const WgLegend *legend,
          guint           row)
{
  return legend->has_total && row + 1 == count_rows (legend);
}

static guint
get_count (const WgLegend *legend,
           guint           row)
{
  guint sum = legend->n_no_data;

  if (!is_total (legend, row))
    return row < legend->n_classes ? legend->classes[row].count : legend->n_no_data;
  for (guint i = 0; i < legend->n_classes; i++)
    sum += legend->classes[i].count;
  return sum;
}

static PangoLayout *
make_row (cairo_t        *cr,
          const WgLegend *legend,
          guint           row,
          double          size)
{
  g_autofree char *range = NULL;

  if (is_total (legend, row))
    /* Translators: last row of a legend, the sum of the rows above. */
    return wg_text_new (cr, C_("legend", "Total"), size, WG_TEXT_NORMAL, 0);
  if (row >= legend->n_classes)
    return wg_text_new (cr, legend->no_data_name != NULL ? legend->no_data_name : _("No data"),
                        size, WG_TEXT_NORMAL, 0);
  if (legend->classes[row].name != NULL)
    return wg_text_new (cr, legend->classes[row].name, size, WG_TEXT_NORMAL, 0);
  range = format_range (legend, row);
  return wg_text_new (cr, range, size, WG_TEXT_NORMAL, 0);
}

/* @beside: beside the value, not in a column of its own: in brackets, or both are read as one. */
static PangoLayout *
make_count (cairo_t        *cr,
            const WgLegend *legend,
            guint           row,
            double          size,
            gboolean        beside)
{
  g_autofree char *count = format_count (get_count (legend, row));
  g_autofree char *text = g_strdup_printf (beside ? "(%s)" : "%s", count);

  return wg_text_new (cr, text, size, WG_TEXT_NORMAL, 0);
}

static char *
make_title (const WgLegend *legend)
{
  const char *title = legend->title != NULL ? legend->title : "";

  if (legend->unit_of_count == NULL || *legend->unit_of_count == '\0'
      || g_ascii_strcasecmp (title, legend->unit_of_count) == 0)
    return g_strdup (title);
  /* Translators: name of an indicator, and its unit of count. */
  return g_strdup_printf (C_("legend", "%s (%s)"), title, legend->unit_of_count);
}

static double
layout_width (PangoLayout *layout)
{
  double width;

  wg_text_measure (layout, &width, NULL);
  return width;
}

static double
measure_width (cairo_t        *cr,
               const WgLegend *legend,
               double          size)
{
  g_autofree char *title = make_title (legend);
  g_autoptr (PangoLayout) head = wg_text_new (cr, title, size, WG_TEXT_BOLD, 0);
  double range = 0;
  double count = 0;

  for (guint row = 0; row < count_rows (legend); row++)
    {
      g_autoptr (PangoLayout) left = make_row (cr, legend, row, size);
      g_autoptr (PangoLayout) right = make_count (cr, legend, row, size, FALSE);

      range = MAX (range, layout_width (left));
      count = MAX (count, layout_width (right));
    }
  return MAX (layout_width (head),
              (SWATCH_WIDTH + SWATCH_GAP + COUNT_GAP) * size + range + count);
}

void
wg_legend_painter_measure (const WgLegend *legend,
                           double          text_size,
                           double         *width,
                           double         *height)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  *width = ceil (measure_width (cr, legend, text_size));
  *height = (TITLE_HEIGHT + ROW_HEIGHT * count_rows (legend)) * text_size;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* The same stripes as on the map (wg-tile.c), so that a swatch is recognised. */
static void
paint_stripes (cairo_t *cr,
               double   width,
               double   height,
               double   period,
               int      direction,
               guint32  rgba)
{
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  cairo_set_line_width (cr, 0.9);
  wg_text_set_colour (cr, rgba);
  for (double x = -height; x < width + height; x += period)
    {
      cairo_move_to (cr, x, direction > 0 ? height : 0);
      cairo_line_to (cr, x + height, direction > 0 ? 0 : height);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_swatch (cairo_t        *cr,
              const WgLegend *legend,
              const WgTheme  *theme,
              guint           row,
              double          width,
              double          size)
{
  gboolean no_data = row >= legend->n_classes;
  double height = 1.15 * size;

  cairo_rectangle (cr, 0, 0, width, height);
  wg_text_set_colour (cr, theme->land);
  cairo_fill_preserve (cr);
  wg_text_set_colour (cr, no_data ? legend->no_data_rgba : legend->classes[row].rgba);
  cairo_fill (cr);
  if (no_data)
    paint_stripes (cr, width, height, 8, 1, theme->hatch);
  else if (legend->hatch && row > 0)
    paint_stripes (cr, width, height, 14 - 9.0 * row / MAX (legend->n_classes - 1, 1),
                   row % 2 == 1 ? 1 : -1, (theme->outline & ~0xffu) | 0x60);
}

void
wg_legend_painter_paint (cairo_t        *cr,
                         const WgLegend *legend,
                         const WgTheme  *theme,
                         double          text_size)
{
  g_autofree char *title = make_title (legend);
  g_autoptr (PangoLayout) head = wg_text_new (cr, title, text_size, WG_TEXT_BOLD, 0);
  double width = measure_width (cr, legend, text_size);

  wg_text_show (cr, head, 0, 0, theme->text);
  for (guint row = 0; row < count_rows (legend); row++)
    {
      g_autoptr (PangoLayout) left = make_row (cr, legend, row, text_size);
      g_autoptr (PangoLayout) right = make_count (cr, legend, row, text_size, FALSE);
      double y = (TITLE_HEIGHT + ROW_HEIGHT * row) * text_size;
      double text_height;

      wg_text_measure (left, NULL, &text_height);
      cairo_save (cr);
      cairo_translate (cr, 0, y);
      if (!is_total (legend, row))
        paint_swatch (cr, legend, theme, row, SWATCH_WIDTH * text_size, text_size);
      cairo_restore (cr);
      y += (1.15 * text_size - text_height) / 2;
      wg_text_show (cr, left, (SWATCH_WIDTH + SWATCH_GAP) * text_size, y, theme->text);
      wg_text_show (cr, right, width - layout_width (right), y, theme->text_dim);
    }
}

/* One word of a strip, on the line where it has room. */
typedef struct
{
  cairo_t *cr; /* (nullable): only measured */
  double   x, y, width, line;
} Strip;

static void
make_room (Strip  *strip,
           double  width)
{
  if (strip->x <= 0 || strip->x + width <= strip->width)
    return;
  strip->x = 0;
  strip->y += strip->line;
}

static void
add_class (Strip          *strip,
           cairo_t        *cr,
           const WgLegend *legend,
           const WgTheme  *theme,
           guint           row,
           double          size)
{
  g_autoptr (PangoLayout) left = make_row (cr, legend, row, size);
  g_autoptr (PangoLayout) right = make_count (cr, legend, row, size, TRUE);
  double swatch = is_total (legend, row) ? 0 : (STRIP_SWATCH + 0.5 * SWATCH_GAP) * size;
  double name = layout_width (left), gap = 0.4 * size;
  double width = swatch + name + gap + layout_width (right);

  make_room (strip, width);
  if (strip->cr != NULL)
    {
      cairo_save (cr);
      cairo_translate (cr, strip->x, strip->y + (strip->line - 1.15 * size) / 2);
      if (swatch > 0)
        paint_swatch (cr, legend, theme, row, STRIP_SWATCH * size, size);
      cairo_restore (cr);
      wg_text_show (cr, left, strip->x + swatch, strip->y, theme->text);
      wg_text_show (cr, right, strip->x + swatch + name + gap, strip->y, theme->text_dim);
    }
  strip->x += width + STRIP_GAP * size;
}

double
wg_legend_painter_lay_strip (cairo_t        *cr,
                             const WgLegend *legend,
                             const WgTheme  *theme,
                             double          text_size,
                             double          width,
                             gboolean        dry)
{
  g_autofree char *title = make_title (legend);
  g_autoptr (PangoLayout) head = wg_text_new (cr, title, text_size, WG_TEXT_BOLD, width);
  Strip strip = { dry ? NULL : cr, 0, 0, width, 0 };

  wg_text_measure (head, &strip.x, &strip.line);
  if (!dry)
    wg_text_show (cr, head, 0, 0, theme->text);
  strip.x += 1.2 * text_size;
  for (guint row = 0; row < count_rows (legend); row++)
    add_class (&strip, cr, legend, theme, row, text_size);
  return strip.y + strip.line;
}

/* 1, 2 or 5 times a power of ten, at most @metres. */
static double
round_length (double metres)
{
  double power = pow (10, floor (log10 (metres)));

  return power * (metres >= 5 * power ? 5 : metres >= 2 * power ? 2 : 1);
}

static double
metres_per_pixel (const WgMapView *view)
{
  double lon, lat, x, y;

  wg_map_view_to_world (view, view->width / 2, view->height / 2, &x, &y);
  wg_mercator_unproject (x, y, &lon, &lat);
  return wg_mercator_metres_per_unit (lat) / wg_map_view_get_scale (view);
}

double
wg_legend_painter_get_scale_width (const WgMapView *view,
                                   double           max_width)
{
  double per_pixel = metres_per_pixel (view);

  return round_length (MAX (max_width * per_pixel, 1e-3)) / per_pixel;
}

void
wg_legend_painter_paint_scale (cairo_t         *cr,
                               const WgMapView *view,
                               const WgTheme   *theme,
                               double           max_width,
                               double           text_size)
{
  double per_pixel = metres_per_pixel (view);
  double length = round_length (MAX (max_width * per_pixel, 1e-3));
  double width = length / per_pixel;
  double tick = text_size * 0.35;
  g_autofree char *number = wg_number_format (length >= 1000 ? length / 1000 : length,
                                              length >= 1 ? 0 : 3);
  g_autofree char *text = g_strdup_printf (length >= 1000 ? _("%s km") : _("%s m"), number);
  g_autoptr (PangoLayout) layout = wg_text_new (cr, text, text_size, WG_TEXT_NORMAL, 0);
  double height;

  wg_text_measure (layout, NULL, &height);
  for (guint pass = 0; pass < 2; pass++)
    {
      cairo_move_to (cr, 0.5, -tick);
      cairo_line_to (cr, 0.5, -0.5);
      cairo_line_to (cr, width - 0.5, -0.5);
      cairo_line_to (cr, width - 0.5, -tick);
      cairo_set_line_width (cr, pass == 0 ? 3.5 : 1.2);
      wg_text_set_colour (cr, pass == 0 ? theme->halo : theme->text);
      cairo_stroke (cr);
    }
  wg_text_show_with_halo (cr, layout, (width - layout_width (layout)) / 2, -tick - height * 0.95,
                          theme->text, theme->halo, 1.5);
}
