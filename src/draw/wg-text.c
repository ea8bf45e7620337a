/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text on pictures. Names come from files, so nothing here reads markup, and
 * no text may make a picture slow by its length. */

#include "wg-text.h"

#include "wg-text-log.h"

PangoLayout *
wg_text_new (cairo_t      *cr,
             const char   *text,
             double        size,
             WgTextWeight  weight,
             double        max_width)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_new ();
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoLanguage *language;
  g_autofree char *valid = NULL;

  pango_font_description_set_family (font, "Noto Sans CJK SC, Sans");
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, weight == WG_TEXT_BOLD ? PANGO_WEIGHT_BOLD
                                                                  : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  /* Han characters look different by language; the field's forms are the mainland's. */
  language = pango_language_from_string ("zh-cn");
  pango_attr_list_insert (attributes, pango_attr_language_new (language));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (max_width > 0)
    {
      pango_layout_set_width (layout, (int) (max_width * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  valid = g_utf8_make_valid (text, -1);
  if (g_utf8_strlen (valid, -1) > WG_TEXT_MAX_LENGTH)
    *g_utf8_offset_to_pointer (valid, WG_TEXT_MAX_LENGTH) = '\0';
  pango_layout_set_text (layout, valid, -1);
  return layout;
}

PangoLayout *
wg_text_new_exact (cairo_t      *cr,
                   const char   *text,
                   gssize        length,
                   double        size,
                   WgTextWeight  weight)
{
  g_autofree char *copy = length < 0 ? g_strdup (text) : g_strndup (text, (gsize) length);
  PangoLayout *layout = wg_text_new (cr, copy, size, weight, 0);
  PangoContext *context = pango_layout_get_context (layout);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_layout_context_changed (layout);
  return layout;
}

void
wg_text_measure (PangoLayout *layout,
                 double      *width,
                 double      *height)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  if (width != NULL)
    *width = (double) logical.width / PANGO_SCALE;
  if (height != NULL)
    *height = (double) logical.height / PANGO_SCALE;
}

double
wg_text_measure_line (cairo_t    *cr,
                      const char *text,
                      double      size)
{
  g_autoptr (PangoLayout) layout = wg_text_new (cr, text, size, WG_TEXT_NORMAL, 0);
  double width;

  wg_text_measure (layout, &width, NULL);
  return width;
}

void
wg_text_set_colour (cairo_t *cr,
                    guint32  rgba)
{
  cairo_set_source_rgba (cr, (rgba >> 24) / 255.0, ((rgba >> 16) & 0xff) / 255.0,
                         ((rgba >> 8) & 0xff) / 255.0, (rgba & 0xff) / 255.0);
}

void
wg_text_show (cairo_t     *cr,
              PangoLayout *layout,
              double       x,
              double       y,
              guint32      rgba)
{
  wg_text_set_colour (cr, rgba);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
  wg_text_log_note (cr, layout, x, y);
}

void
wg_text_show_with_halo (cairo_t     *cr,
                        PangoLayout *layout,
                        double       x,
                        double       y,
                        guint32      rgba,
                        guint32      halo,
                        double       halo_width)
{
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_move_to (cr, x, y);
  pango_cairo_layout_path (cr, layout);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 2 * halo_width);
  wg_text_set_colour (cr, halo);
  cairo_stroke (cr);
  cairo_restore (cr);
  wg_text_show (cr, layout, x, y, rgba);
}
