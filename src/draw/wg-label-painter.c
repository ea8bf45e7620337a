/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws placed names with a soft edge. On a screen each name is drawn once
 * into a small picture and only copied while the map is moved: a path of Han
 * characters is costly. On paper it stays text, to be searched and copied. */

#include "wg-label-private.h"

#include "wg-map-geometry.h"
#include "wg-map-painter.h"
#include "wg-text.h"

#include <math.h>

#define MAX_SPRITES 4000
#define HALO        1.8

static PangoLayout *
make_layout (WgLabelPlacer *self,
             cairo_t       *cr,
             const WgLabel *label)
{
  guint rank = wg_map_snapshot_get_rank (self->snapshot, label->level);

  return wg_text_new (cr, label->text, _wg_label_text_size (self, rank),
                      rank > 0 ? WG_TEXT_BOLD : WG_TEXT_NORMAL, label->width);
}

static void
show_label (WgLabelPlacer *self,
            cairo_t       *cr,
            const WgLabel *label,
            double         x,
            double         y,
            const WgTheme *theme)
{
  g_autoptr (PangoLayout) layout = make_layout (self, cr, label);
  double width, height;

  wg_text_measure (layout, &width, &height);
  wg_text_show_with_halo (cr, layout, x - width / 2, y - height / 2, theme->text, theme->halo,
                          HALO);
}

static cairo_surface_t *
make_sprite (WgLabelPlacer *self,
             const WgLabel *label,
             const WgTheme *theme,
             double         scale)
{
  double width = ceil (label->width + 2 * HALO);
  double height = ceil (label->height + 2 * HALO);
  cairo_surface_t *surface;
  cairo_t *cr;

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (width * scale),
                                        (int) ceil (height * scale));
  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  show_label (self, cr, label, width / 2, height / 2, theme);
  cairo_destroy (cr);
  return surface;
}

/* The same area may change from its name to its number and back. */
static gpointer
sprite_key (const WgLabel *label,
            const char    *name)
{
  return GUINT_TO_POINTER (2 * label->area + (label->text == name ? 0 : 1));
}

static void
copy_sprite (WgLabelPlacer *self,
             cairo_t       *cr,
             const WgLabel *label,
             double         x,
             double         y,
             const WgTheme *theme)
{
  const char *name = wg_map_snapshot_get_area (self->snapshot, label->area)->name;
  double scale = self->sprite_scale;
  cairo_surface_t *sprite;
  double width, height;

  sprite = g_hash_table_lookup (self->sprites, sprite_key (label, name));
  if (sprite == NULL)
    {
      if (g_hash_table_size (self->sprites) >= MAX_SPRITES)
        g_hash_table_remove_all (self->sprites);
      sprite = make_sprite (self, label, theme, scale);
      g_hash_table_insert (self->sprites, sprite_key (label, name), sprite);
    }
  width = cairo_image_surface_get_width (sprite) / scale;
  height = cairo_image_surface_get_height (sprite) / scale;
  /* On whole pixels, or the letters blur. */
  x = floor ((x - width / 2) * scale + 0.5) / scale;
  y = floor ((y - height / 2) * scale + 0.5) / scale;
  cairo_set_source_surface (cr, sprite, x, y);
  cairo_paint (cr);
}

/**
 * wg_label_placer_paint:
 * @self: the placer
 * @cr: in logical pixels of the view
 * @view: what is shown
 * @theme: colours
 *
 * Places and draws the names of a view.
 */
void
wg_label_placer_paint (WgLabelPlacer   *self,
                       cairo_t         *cr,
                       const WgMapView *view,
                       const WgTheme   *theme)
{
  const GArray *labels = wg_label_placer_place (self, view);
  gboolean vector = wg_map_painter_is_vector (cr);
  double scale = MAX (wg_map_painter_get_scale (cr), self->scale);

  if (!vector && (theme != self->sprite_theme || scale != self->sprite_scale))
    {
      g_hash_table_remove_all (self->sprites);
      self->sprite_theme = theme;
      self->sprite_scale = scale;
    }
  for (guint i = 0; i < labels->len; i++)
    {
      const WgLabel *label = &g_array_index (labels, WgLabel, i);
      double x, y;

      wg_map_view_to_pixel (view, label->x, label->y, &x, &y);
      if (vector)
        show_label (self, cr, label, x, y, theme);
      else
        copy_sprite (self, cr, label, x, y, theme);
    }
}
