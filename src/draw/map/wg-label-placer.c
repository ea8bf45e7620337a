/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which names stand where. Two rules make it steady: names of units are placed
 * for the whole world once per quarter of a zoom level, largest first, so
 * panning cannot change the choice; and the name of a grid stands only where
 * it fits into the grid, so names of grids cannot meet each other. Widths are
 * estimated from the characters: shaping ten thousand names would cost more
 * than the map. */

#include "wg-label-private.h"

#include "wg-finding-spots.h"
#include "wg-map-geometry.h"
#include "wg-post-painter.h"
#include "wg-text.h"

#include <math.h>
#include <string.h>

#define STEPS_PER_ZOOM 4
#define CELL           128.0  /* pixels */
#define MAX_EMS        14     /* longer names end in "…" */
#define WIDE_EM        1.0
#define NARROW_EM      0.62

static gboolean
is_named (const WgMapArea *area)
{
  return area->anchor_radius > 0 && area->name[0] != '\0';
}

/* Units are few among many grids: found once, not at every zoom. */
static void
find_named_units (WgLabelPlacer *self)
{
  for (guint32 i = 0; i < wg_map_snapshot_get_n_areas (self->snapshot); i++)
    {
      const WgMapArea *area = wg_map_snapshot_get_area (self->snapshot, i);

      if (area->level > 0 && is_named (area))
        g_array_append_val (self->named, i);
    }
}

WgLabelPlacer *
wg_label_placer_new (WgMapSnapshot *snapshot)
{
  WgLabelPlacer *self = g_new0 (WgLabelPlacer, 1);

  self->snapshot = wg_map_snapshot_ref (snapshot);
  self->text_size = 11;
  self->scale = 1;
  self->step = G_MININT;
  self->focus = WG_MAP_NO_AREA;
  self->units = g_array_new (FALSE, FALSE, sizeof (WgLabelSpot));
  self->cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                       (GDestroyNotify) g_array_unref);
  self->named = g_array_new (FALSE, FALSE, sizeof (guint32));
  find_named_units (self);
  self->taken = g_array_new (FALSE, FALSE, sizeof (WgBBox));
  self->labels = g_array_new (FALSE, FALSE, sizeof (WgLabel));
  self->found = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->short_names = g_string_chunk_new (1024);
  self->line_sprites = g_hash_table_new_full (NULL, NULL, NULL,
                                              (GDestroyNotify) cairo_surface_destroy);
  self->sprites = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) cairo_surface_destroy);
  return self;
}

void
wg_label_placer_free (WgLabelPlacer *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->sprites);
  g_hash_table_unref (self->line_sprites);
  g_hash_table_unref (self->cells);
  g_array_unref (self->named);
  g_array_unref (self->units);
  g_array_unref (self->labels);
  g_array_unref (self->taken);
  g_clear_pointer (&self->findings, g_array_unref);
  g_clear_pointer (&self->posts, wg_post_spots_unref);
  g_array_unref (self->found);
  g_string_chunk_free (self->short_names);
  wg_map_snapshot_unref (self->snapshot);
  g_free (self->name_scale);
  g_free (self);
}

void
wg_label_placer_set_text_size (WgLabelPlacer *self,
                               double         size)
{
  g_return_if_fail (size > 0);

  if (self->text_size == size)
    return;
  self->text_size = size;
  self->step = G_MININT;
  g_clear_pointer (&self->name_scale, g_free);
  g_hash_table_remove_all (self->sprites);
  g_hash_table_remove_all (self->line_sprites);
}

void
wg_label_placer_set_scale (WgLabelPlacer *self,
                           double         scale)
{
  g_return_if_fail (scale > 0);

  self->scale = scale;
}

void
wg_label_placer_set_taken (WgLabelPlacer *self,
                           const WgBBox  *boxes,
                           guint          n)
{
  g_array_set_size (self->taken, 0);
  g_array_append_vals (self->taken, boxes, n);
}

void
wg_label_placer_set_marks (WgLabelPlacer *self,
                           GArray        *findings,
                           double         mark,
                           WgPostSpots   *posts)
{
  g_clear_pointer (&self->findings, g_array_unref);
  g_clear_pointer (&self->posts, wg_post_spots_unref);
  if (findings != NULL)
    self->findings = g_array_ref (findings);
  if (posts != NULL)
    self->posts = wg_post_spots_ref (posts);
  self->mark = mark;
  self->step = G_MININT;
}

void
wg_label_placer_set_whole (WgLabelPlacer *self,
                           gboolean       whole)
{
  self->whole = whole;
}

void
wg_label_placer_set_focus (WgLabelPlacer *self,
                           guint          area)
{
  if (self->focus == area)
    return;
  self->focus = area;
  g_hash_table_remove_all (self->sprites);
}

/* Level by size and weight, not by colour. */
double
_wg_label_text_size (const WgLabelPlacer *self,
                     guint                rank)
{
  static const double factors[WG_MAP_MAX_RANK + 1] = { 1, 1.12, 1.32, 1.5 };

  return self->text_size * factors[MIN (rank, WG_MAP_MAX_RANK)];
}

double
_wg_label_line_size (const WgLabelPlacer *self)
{
  return self->text_size * 0.95;
}

/* Ems of a text, about. */
double
_wg_label_text_ems (const char *text)
{
  double ems = 0;

  for (; *text != '\0' && ems < MAX_EMS; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char_validated (text, -1);

      if (c >= (gunichar) -2)
        return MAX_EMS;
      ems += g_unichar_iswide (c) ? WIDE_EM : NARROW_EM;
    }
  return MIN (ems, MAX_EMS);
}

void
_wg_label_spot_init (const WgLabelPlacer *self,
                     WgLabelSpot         *spot,
                     guint32              area,
                     const char          *text,
                     double               scale)
{
  const WgMapArea *place = wg_map_snapshot_get_area (self->snapshot, area);
  double size = _wg_label_text_size (self, wg_map_snapshot_get_rank (self->snapshot, place->level));

  spot->area = area;
  spot->base = G_MAXUINT32;
  spot->angle = 0;
  spot->x = place->anchor_x * scale;
  spot->y = place->anchor_y * scale;
  spot->half_width = (float) (_wg_label_text_ems (text) * size / 2 + WG_LABEL_GAP);
  spot->half_height = (float) (WG_LABEL_LINE_EM * size / 2);
  spot->length = 2 * spot->half_width;
}

static gboolean
spots_overlap (const WgLabelSpot *a,
               const WgLabelSpot *b)
{
  return fabs (a->x - b->x) < a->half_width + b->half_width &&
         fabs (a->y - b->y) < a->half_height + b->half_height;
}

static gint64
cell_key (gint64 column,
          gint64 row)
{
  return (gint64) (((guint64) column << 32) ^ (guint32) row);
}

/* Calls for every cell a spot touches; stops when @visit answers TRUE. */
static gboolean
each_cell (WgLabelPlacer     *self,
           const WgLabelSpot *spot,
           gboolean         (*visit) (WgLabelPlacer *, gint64, const WgLabelSpot *))
{
  gint64 left = (gint64) floor ((spot->x - spot->half_width) / CELL);
  gint64 right = (gint64) floor ((spot->x + spot->half_width) / CELL);
  gint64 top = (gint64) floor ((spot->y - spot->half_height) / CELL);
  gint64 bottom = (gint64) floor ((spot->y + spot->half_height) / CELL);

  for (gint64 row = top; row <= bottom; row++)
    for (gint64 column = left; column <= right; column++)
      if (visit (self, cell_key (column, row), spot))
        return TRUE;
  return FALSE;
}

static gboolean
is_taken (WgLabelPlacer     *self,
          gint64             key,
          const WgLabelSpot *spot)
{
  GArray *cell = g_hash_table_lookup (self->cells, &key);

  for (guint i = 0; cell != NULL && i < cell->len; i++)
    if (spots_overlap (spot, &g_array_index (self->units, WgLabelSpot,
                                             g_array_index (cell, guint, i))))
      return TRUE;
  return FALSE;
}

/* Enters the unit placed last into a cell. */
static gboolean
enter_cell (WgLabelPlacer     *self,
            gint64             key,
            const WgLabelSpot *spot)
{
  GArray *cell = g_hash_table_lookup (self->cells, &key);
  guint index = self->units->len - 1;

  (void) spot;
  if (cell == NULL)
    {
      cell = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->cells, g_memdup2 (&key, sizeof key), cell);
    }
  g_array_append_val (cell, index);
  return FALSE;
}

gboolean
_wg_label_is_free (WgLabelPlacer     *self,
                   const WgLabelSpot *spot)
{
  return !each_cell (self, spot, is_taken);
}

gboolean
_wg_label_take_spot (WgLabelPlacer     *self,
                     const WgLabelSpot *spot)
{
  if (each_cell (self, spot, is_taken))
    return FALSE;
  g_array_append_vals (self->units, spot, 1);
  each_cell (self, spot, enter_cell);
  return TRUE;
}

typedef struct
{
  guint32 area;
  guint   rank;
  double  side; /* pixels */
} Candidate;

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *x = a;
  const Candidate *y = b;

  if (x->rank != y->rank)
    return x->rank > y->rank ? -1 : 1;
  if (x->side != y->side)
    return x->side > y->side ? -1 : 1;
  return (x->area > y->area) - (x->area < y->area);
}

static GArray *
find_candidates (WgLabelPlacer *self,
                 double         scale)
{
  /* Pixels; who sees only a part of a unit knows where he is, and reads it above the map. */
  static const double max_side[WG_MAP_MAX_RANK + 1] = { 1600, 1600, 1600, 1200 };
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint k = 0; k < self->named->len; k++)
    {
      guint32 i = g_array_index (self->named, guint32, k);
      const WgMapArea *area = wg_map_snapshot_get_area (self->snapshot, i);
      guint rank = wg_map_snapshot_get_rank (self->snapshot, area->level);
      double width = (area->bounds.x_max - area->bounds.x_min) * scale;
      double height = (area->bounds.y_max - area->bounds.y_min) * scale;
      Candidate candidate = { i, rank, sqrt (MAX (width * height, 0)) };

      if (candidate.side > max_side[rank])
        continue;
      /* Much wider than its unit, a name belongs to nothing. */
      if (_wg_label_text_ems (area->name) * _wg_label_text_size (self, rank) > 1.1 * width)
        continue;
      g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

/* Up and down by so many lines. */
static gboolean
find_free_line (WgLabelPlacer *self,
                WgLabelSpot   *spot,
                guint          n_lines,
                double         room)
{
  static const double shifts[] = { 0, 1, -1, 1.6, -1.6, 2.4, -2.4, 3.2, -3.2, 4, -4 };
  double y = spot->y;

  for (guint i = 0; i < MIN (n_lines, G_N_ELEMENTS (shifts)); i++)
    {
      double shift = shifts[i] * 2.2 * spot->half_height;

      if (fabs (shift) > room)
        break;
      spot->y = y + shift;
      if (!each_cell (self, spot, is_taken))
        return TRUE;
    }
  spot->y = y;
  return FALSE;
}

/* A name that would stand on a larger one steps down or up by a line, or stays away. A mark is
 * worth a longer way, and one to the side. */
static gboolean
find_free_spot (WgLabelPlacer *self,
                WgLabelSpot   *spot,
                double         room)
{
  static const double shifts[] = { 0, 0.7, -0.7, 1.4, -1.4 };
  double x = spot->x;

  if (self->n_marks == 0)
    return find_free_line (self, spot, 5, room);
  for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
    {
      double shift = shifts[i] * spot->half_width;

      if (fabs (shift) > room)
        break;
      spot->x = x + shift;
      if (find_free_line (self, spot, G_MAXUINT, room))
        return TRUE;
    }
  return FALSE;
}

/* A sign is round or has corners cut off: names may come a little closer than to each other. */
static void
enter_boxes (WgLabelPlacer *self,
             const GArray  *boxes)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      const WgBBox *box = &g_array_index (boxes, WgBBox, i);
      WgLabelSpot spot = {
        .area = WG_MAP_NO_AREA,
        .x = (box->x_min + box->x_max) / 2,
        .y = (box->y_min + box->y_max) / 2,
        .half_width = (float) MAX ((box->x_max - box->x_min) / 2 - WG_LABEL_GAP, 1),
        .half_height = (float) MAX ((box->y_max - box->y_min) / 2 - WG_LABEL_GAP, 1)
      };

      g_array_append_val (self->units, spot);
      each_cell (self, &spot, enter_cell);
    }
}

/* Marks are where they are: they take their places before any name. */
static void
enter_marks (WgLabelPlacer *self,
             double         scale)
{
  WgMapView world = { 0, 0, log2 (scale / 512), scale, scale };

  if (self->findings != NULL)
    {
      g_autoptr (GArray) clusters = wg_finding_spots_cluster (self->findings, scale, self->mark);
      g_autoptr (GArray) boxes = wg_finding_spots_boxes (clusters, &world, self->mark);

      enter_boxes (self, boxes);
    }
  if (self->posts != NULL)
    {
      g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (WgBBox));

      wg_post_painter_add_boxes (self->posts, &world, boxes);
      enter_boxes (self, boxes);
    }
  self->n_marks = self->units->len;
}

static void
place_units (WgLabelPlacer *self,
             double         scale)
{
  g_autoptr (GArray) candidates = find_candidates (self, scale);

  g_array_set_size (self->units, 0);
  g_hash_table_remove_all (self->cells);
  enter_marks (self, scale);
  for (guint i = 0; i < candidates->len; i++)
    {
      guint32 index = g_array_index (candidates, Candidate, i).area;
      const WgMapArea *area = wg_map_snapshot_get_area (self->snapshot, index);
      WgLabelSpot spot;

      _wg_label_spot_init (self, &spot, index, area->name, scale);
      if (find_free_spot (self, &spot, area->anchor_radius * scale))
        _wg_label_take_spot (self, &spot);
    }
}

static gboolean
is_covered (const WgLabelPlacer *self,
            const WgLabel       *label,
            const WgMapView     *view)
{
  double x, y;
  WgBBox box;

  wg_map_view_to_pixel (view, label->x, label->y, &x, &y);
  box = (WgBBox) { x - label->width / 2, y - label->height / 2,
                   x + label->width / 2, y + label->height / 2 };
  for (guint i = 0; i < self->taken->len; i++)
    if (wg_bbox_intersects (&box, &g_array_index (self->taken, WgBBox, i)))
      return TRUE;
  return FALSE;
}

/* Unless something else stands there. */
void
_wg_label_add (WgLabelPlacer     *self,
               const WgLabelSpot *spot,
               const char        *text,
               const WgMapView   *view,
               double             scale)
{
  WgLabel label = {
    .area = spot->area,
    .base = spot->base,
    .angle = spot->angle,
    .x = spot->x / scale,
    .y = spot->y / scale,
    .width = 2 * spot->half_width,
    .height = 2 * spot->half_height,
    .text = text
  };

  if (spot->area != WG_MAP_NO_AREA)
    label.level = wg_map_snapshot_get_area (self->snapshot, spot->area)->level;

  if (is_covered (self, &label, view))
    return;
  if (spot->area == WG_MAP_NO_AREA)
    {
      label.width = spot->length;
      label.height = WG_LABEL_LINE_EM * _wg_label_line_size (self);
    }
  g_array_append_val (self->labels, label);
}

static const char *
name_of (const WgLabelPlacer *self,
         const WgLabelSpot   *spot)
{
  if (spot->area == WG_MAP_NO_AREA)
    return wg_map_snapshot_get_base (self->snapshot, spot->base)->name;
  return wg_map_snapshot_get_area (self->snapshot, spot->area)->name;
}

static int
get_step (double zoom)
{
  return (int) floor (zoom * STEPS_PER_ZOOM + 1e-6);
}

double
wg_label_placer_get_step_zoom (double zoom)
{
  return (double) get_step (zoom) / STEPS_PER_ZOOM;
}

/**
 * wg_label_placer_place:
 * @self: the placer
 * @view: what is shown
 *
 * Panning is cheap; the names of units are chosen anew when the zoom passes a quarter of a level.
 *
 * Returns: (transfer none) (element-type WgLabel): grids first, then units and lines, valid until
 *   the next call
 */
const GArray *
wg_label_placer_place (WgLabelPlacer   *self,
                       const WgMapView *view)
{
  int step = get_step (view->zoom);
  double scale = 512 * exp2 ((double) step / STEPS_PER_ZOOM);
  WgBBox box = wg_map_view_get_box (view);

  /* Placed a little further out than shown: what does not meet there does not meet here. */
  if (step != self->step)
    {
      self->step = step;
      place_units (self, scale);
      _wg_label_place_lines (self, (double) step / STEPS_PER_ZOOM);
      g_hash_table_remove_all (self->line_sprites);
    }
  g_array_set_size (self->labels, 0);
  _wg_label_place_grids (self, view, scale);
  for (guint i = self->n_marks; i < self->units->len; i++)
    {
      const WgLabelSpot *spot = &g_array_index (self->units, WgLabelSpot, i);
      WgBBox reach = { spot->x / scale, spot->y / scale, spot->x / scale, spot->y / scale };

      wg_bbox_grow (&reach, spot->half_width / scale);
      if (wg_bbox_intersects (&reach, &box))
        {
          guint before = self->labels->len;

          _wg_label_add (self, spot, name_of (self, spot), view, scale);
          if (self->labels->len > before)
            g_array_index (self->labels, WgLabel, before).spot = i;
        }
    }
  return self->labels;
}
