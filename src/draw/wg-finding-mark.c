/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signs of findings: in lists, on the map, on paper. Shape says what colour says. */

#include "wg-finding-mark.h"

#include "wg-text.h"

#include <math.h>

/* Colour blind safe, readable on pale ground and on dark; in print they are three greys. */
static guint32
get_colour (const WgTheme *theme,
            WgSeverity     severity)
{
  gboolean dark = theme == wg_theme_get (WG_THEME_DARK);

  switch (severity)
    {
    case WG_SEVERITY_ERROR:
      return theme->accent;
    case WG_SEVERITY_WARNING:
      return dark ? 0xf0b34affu : 0xb35c00ffu;
    case WG_SEVERITY_NOTICE:
    case WG_N_SEVERITIES:
    default:
      return dark ? 0x8fc4f2ffu : 0x1f5f99ffu;
    }
}

static void
add_path (cairo_t   *cr,
          WgSeverity severity,
          double     x,
          double     y,
          double     size)
{
  double r = size / 2;

  cairo_new_path (cr);
  if (severity == WG_SEVERITY_WARNING)
    {
      cairo_move_to (cr, x, y - r);
      cairo_line_to (cr, x + r * 1.1, y + r * 0.85);
      cairo_line_to (cr, x - r * 1.1, y + r * 0.85);
      cairo_close_path (cr);
    }
  else
    cairo_arc (cr, x, y, severity == WG_SEVERITY_NOTICE ? r * 0.8 : r * 0.92, 0, 2 * G_PI);
}

void
wg_finding_mark_draw (cairo_t       *cr,
                      const WgTheme *theme,
                      WgSeverity     severity,
                      double         x,
                      double         y,
                      double         size)
{
  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  add_path (cr, severity, x, y, size);
  wg_text_set_colour (cr, theme->halo);
  cairo_set_line_width (cr, size * (severity == WG_SEVERITY_NOTICE ? 0.46 : 0.3));
  cairo_stroke_preserve (cr);
  if (severity == WG_SEVERITY_NOTICE)
    {
      cairo_fill_preserve (cr);
      wg_text_set_colour (cr, get_colour (theme, severity));
      cairo_set_line_width (cr, size * 0.22);
      cairo_stroke (cr);
    }
  else
    {
      wg_text_set_colour (cr, get_colour (theme, severity));
      cairo_fill (cr);
    }
  cairo_restore (cr);
}

double
wg_finding_mark_draw_count (cairo_t       *cr,
                            const WgTheme *theme,
                            WgSeverity     severity,
                            guint          count,
                            double         x,
                            double         y,
                            double         size)
{
  g_autofree char *text = g_strdup_printf ("%u", count);
  double digits = count > 1 ? strlen (text) * size * 0.62 + size * 0.25 : 0;
  double width = size * 1.1 + digits;
  g_autoptr (PangoLayout) layout = NULL;
  double text_width, text_height;

  if (cr == NULL)
    return width;
  wg_finding_mark_draw (cr, theme, severity, x - width / 2 + size * 0.55, y, size);
  if (count < 2)
    return width;
  layout = wg_text_new (cr, text, size * 0.95, WG_TEXT_BOLD, 0);
  wg_text_measure (layout, &text_width, &text_height);
  wg_text_show_with_halo (cr, layout, x - width / 2 + size * 1.25, y - text_height / 2,
                          theme->text, theme->halo, size * 0.28);
  return width;
}
