/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws placed names with a soft edge. On a screen each name is drawn once
 * into a small picture and only copied while the map is moved: a path of Han
 * characters is costly. On paper it stays text, to be searched and copied. */

#include "wg-label-private.h"

#include "wg-map-geometry.h"
#include "wg-map-painter.h"
#include "wg-text-log.h"
#include "wg-text.h"

#include <math.h>

#define MAX_SPRITES 4000
#define HALO        1.8

static gboolean
is_line (const WgLabel *label)
{
  return label->area == WG_MAP_NO_AREA;
}

static PangoLayout *
make_layout (WgLabelPlacer *self,
             cairo_t       *cr,
             const WgLabel *label)
{
  guint rank;

  if (is_line (label))
    return wg_text_new (cr, label->text, _wg_label_line_size (self), WG_TEXT_NORMAL, label->width);
  rank = wg_map_snapshot_get_rank (self->snapshot, label->level);
  return wg_text_new (cr, label->text, _wg_label_text_size (self, rank),
                      rank > 0 ? WG_TEXT_BOLD : WG_TEXT_NORMAL, label->width);
}

static gboolean
is_cut (WgLabelPlacer *self,
        cairo_t       *cr,
        const WgLabel *label)
{
  g_autoptr (PangoLayout) layout = make_layout (self, cr, label);

  return pango_layout_is_ellipsized (layout);
}

static gboolean
is_in_focus (const WgLabelPlacer *self,
             guint                area)
{
  if (self->focus == WG_MAP_NO_AREA)
    return TRUE;
  while (area != WG_MAP_NO_AREA && area != self->focus)
    area = wg_map_snapshot_get_area (self->snapshot, area)->parent;
  return area == self->focus;
}

static guint32
text_colour (const WgLabelPlacer *self,
             const WgLabel       *label,
             const WgTheme       *theme)
{
  if (!is_line (label))
    return is_in_focus (self, label->area) ? theme->text : theme->text_dim;
  return wg_map_snapshot_get_base (self->snapshot, label->base)->layer == WG_BASE_WATER
           ? theme->water_text
           : theme->text_dim;
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
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, label->angle);
  wg_text_show_with_halo (cr, layout, -width / 2, -height / 2, text_colour (self, label, theme),
                          theme->halo, HALO);
  cairo_restore (cr);
}

static cairo_surface_t *
make_sprite (WgLabelPlacer *self,
             const WgLabel *label,
             const WgTheme *theme,
             double         scale)
{
  double cosine = fabs (cos (label->angle));
  double sine = fabs (sin (label->angle));
  double width = ceil (cosine * label->width + sine * label->height + 2 * HALO);
  double height = ceil (sine * label->width + cosine * label->height + 2 * HALO);
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
sprite_key (const WgLabelPlacer *self,
            const WgLabel       *label)
{
  const WgMapArea *area;

  if (is_line (label))
    return GUINT_TO_POINTER (label->spot);
  area = wg_map_snapshot_get_area (self->snapshot, label->area);
  return GUINT_TO_POINTER (2 * label->area + (label->text == area->name ? 0 : 1));
}

static void
copy_sprite (WgLabelPlacer   *self,
             cairo_t         *cr,
             const WgLabel   *label,
             const WgMapView *view,
             const WgTheme   *theme)
{
  GHashTable *sprites = is_line (label) ? self->line_sprites : self->sprites;
  gpointer key = sprite_key (self, label);
  double scale = self->sprite_scale;
  double per_unit = wg_map_view_get_scale (view) * scale;
  cairo_surface_t *sprite = g_hash_table_lookup (sprites, key);
  double x, y;

  if (sprite == NULL)
    {
      if (g_hash_table_size (sprites) >= MAX_SPRITES)
        g_hash_table_remove_all (sprites);
      sprite = make_sprite (self, label, theme, scale);
      g_hash_table_insert (sprites, key, sprite);
    }
  /* On whole pixels, or the letters blur; counted over the world, so that the two halves of a name
   * in two tiles meet. */
  x = floor (label->x * per_unit - cairo_image_surface_get_width (sprite) / 2.0 + 0.5)
      - floor (view->x * per_unit + 0.5);
  y = floor (label->y * per_unit - cairo_image_surface_get_height (sprite) / 2.0 + 0.5)
      - floor (view->y * per_unit + 0.5);
  cairo_set_source_surface (cr, sprite, x / scale, y / scale);
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
  gboolean vector = wg_map_painter_is_vector (cr) || wg_text_log_is_on (cr);
  double scale = MAX (wg_map_painter_get_scale (cr), self->scale);

  if (!vector && (theme != self->sprite_theme || scale != self->sprite_scale))
    {
      g_hash_table_remove_all (self->sprites);
      g_hash_table_remove_all (self->line_sprites);
      self->sprite_theme = theme;
      self->sprite_scale = scale;
    }
  for (guint i = 0; i < labels->len; i++)
    {
      const WgLabel *label = &g_array_index (labels, WgLabel, i);
      double x, y;

      if (self->whole && is_cut (self, cr, label))
        continue;
      wg_map_view_to_pixel (view, label->x, label->y, &x, &y);
      if (vector)
        show_label (self, cr, label, x, y, theme);
      else
        copy_sprite (self, cr, label, view, theme);
    }
}
