/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes which texts a painter draws, where and how large, so that a page can be checked for text
 * that is too small, cut or covered. Kept on the drawing context, never in a variable. */

#include "wg-text-log.h"

#include <math.h>

static const cairo_user_data_key_t log_key;

static void
clear_mark (gpointer mark)
{
  g_free (((WgTextMark *) mark)->text);
}

GArray *
wg_text_log_new (void)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (WgTextMark));

  g_array_set_clear_func (marks, clear_mark);
  return marks;
}

void
wg_text_log_start (cairo_t *cr,
                   GArray  *marks)
{
  cairo_set_user_data (cr, &log_key, marks, NULL);
}

gboolean
wg_text_log_is_on (cairo_t *cr)
{
  return cairo_get_user_data (cr, &log_key) != NULL;
}

/* The upright box round a rectangle that may be turned. */
static void
take_box (cairo_t    *cr,
          double      x,
          double      y,
          double      width,
          double      height,
          WgTextMark *mark)
{
  double x_min = G_MAXDOUBLE, y_min = G_MAXDOUBLE, x_max = -G_MAXDOUBLE, y_max = -G_MAXDOUBLE;

  for (guint i = 0; i < 4; i++)
    {
      double cx = x + (i & 1 ? width : 0), cy = y + (i & 2 ? height : 0);

      cairo_user_to_device (cr, &cx, &cy);
      x_min = MIN (x_min, cx);
      x_max = MAX (x_max, cx);
      y_min = MIN (y_min, cy);
      y_max = MAX (y_max, cy);
    }
  mark->x = x_min;
  mark->y = y_min;
  mark->width = x_max - x_min;
  mark->height = y_max - y_min;
}

void
wg_text_log_note (cairo_t     *cr,
                  PangoLayout *layout,
                  double       x,
                  double       y)
{
  GArray *marks = cairo_get_user_data (cr, &log_key);
  const PangoFontDescription *font = pango_layout_get_font_description (layout);
  WgTextMark mark = { NULL };
  PangoRectangle ink;
  double dx = 0, dy = 1;

  if (marks == NULL || *pango_layout_get_text (layout) == '\0')
    return;
  pango_layout_get_extents (layout, &ink, NULL);
  take_box (cr, x + (double) ink.x / PANGO_SCALE, y + (double) ink.y / PANGO_SCALE,
            (double) ink.width / PANGO_SCALE, (double) ink.height / PANGO_SCALE, &mark);
  cairo_user_to_device_distance (cr, &dx, &dy);
  mark.size = (double) pango_font_description_get_size (font) / PANGO_SCALE * hypot (dx, dy);
  mark.cut = pango_layout_is_ellipsized (layout);
  mark.text = g_strdup (pango_layout_get_text (layout));
  g_array_append_val (marks, mark);
}
