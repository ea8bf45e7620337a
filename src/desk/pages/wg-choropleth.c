/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a figure by grid to the colours of the map and the legend that explains them. */

#include "wg-choropleth.h"

#include "wg-breaks.h"
#include "wg-map-geometry.h"
#include "wg-ramp.h"
#include "wg-theme.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DEFAULT_CLASSES 5

static double *
take_values (const WgFigure *figure)
{
  double *values = g_new (double, MAX (figure->parts->len, 1));

  for (guint i = 0; i < figure->parts->len; i++)
    {
      const WgFigurePart *part = &g_array_index (figure->parts, WgFigurePart, i);

      values[i] = part->state == WG_VALUE_SHOWN ? part->value : NAN;
    }
  return values;
}

static void
fill_legend (WgChoropleth   *self,
             const WgBreaks *breaks,
             const WgTheme  *theme,
             gboolean        hatch)
{
  WgLegend *legend = &self->legend;

  legend->title = wg_figure_get_title (self->figure);
  legend->unit_of_count = self->figure->indicator->unit_of_count;
  legend->decimals = self->figure->indicator->decimals;
  legend->n_classes = breaks->n_classes;
  legend->n_no_data = breaks->n_no_data;
  legend->no_data_rgba = theme->no_data;
  legend->hatch = hatch;
  for (guint i = 0; i < breaks->n_classes; i++)
    legend->classes[i] = (WgLegendClass) {
      .from = breaks->each_value ? breaks->upper[i]
              : i == 0           ? breaks->lowest
                                 : breaks->upper[i - 1],
      .to = breaks->upper[i],
      .count = breaks->counts[i],
      .rgba = self->colours->class_rgba[i],
    };
}

/* The first category is the strongest; what is missing is hatched. */
static void
fill_categories (WgChoropleth              *self,
                 WgMapSnapshot             *snapshot,
                 const WgChoroplethOptions *options,
                 const WgTheme             *theme)
{
  GPtrArray *categories = self->figure->indicator->categories;
  guint n = MIN (categories->len, WG_MAX_CLASSES);
  guint8 class_of[WG_MAX_CLASSES] = { 0 };
  guint32 ramp[WG_MAX_CLASSES] = { 0 };
  WgLegend *legend = &self->legend;

  wg_ramp_fill (options->ramp, MAX (n, 3), options->dark, options->reverse, ramp);
  legend->title = wg_figure_get_title (self->figure);
  legend->unit_of_count = _("grids");
  legend->no_data_rgba = theme->no_data;
  legend->has_total = TRUE;
  for (guint i = 0; i < n; i++)
    {
      const WgIndicatorCategory *category = g_ptr_array_index (categories, i);
      guint at = legend->n_classes;

      class_of[i] = category->is_hole ? WG_CLASS_NO_DATA : (guint8) at;
      if (category->is_hole)
        legend->no_data_name = category->name;
      else
        legend->classes[legend->n_classes++] =
            (WgLegendClass) { .name = category->name, .rgba = ramp[MAX (n, 3) - 1 - at] };
    }
  for (guint i = 0; i < legend->n_classes; i++)
    self->colours->class_rgba[i] = legend->classes[i].rgba;
  for (guint i = 0; i < self->figure->parts->len; i++)
    {
      const WgFigurePart *part = &g_array_index (self->figure->parts, WgFigurePart, i);
      guint area = wg_map_snapshot_find (snapshot, part->id);
      guint8 class = part->state == WG_VALUE_SHOWN && part->value < n
                         ? class_of[(guint) part->value] : WG_CLASS_UNTOUCHED;

      if (class == WG_CLASS_NO_DATA)
        legend->n_no_data++;
      else if (class != WG_CLASS_UNTOUCHED)
        legend->classes[class].count++;
      if (area != WG_MAP_NO_AREA)
        self->colours->class_of_area[area] = class;
    }
  self->colours->n_classes = legend->n_classes;
  self->colours->hatch_classes = legend->hatch = options->hatch;
}

static void
colour_areas (WgChoropleth   *self,
              WgMapSnapshot  *snapshot,
              const WgBreaks *breaks,
              const double   *values)
{
  GArray *parts = self->figure->parts;

  for (guint i = 0; i < parts->len; i++)
    {
      guint area = wg_map_snapshot_find (snapshot, g_array_index (parts, WgFigurePart, i).id);

      if (area != WG_MAP_NO_AREA)
        self->colours->class_of_area[area] = wg_breaks_lookup (breaks, values[i]);
    }
}

/* The units below @unit that fill the map themselves, or those below them; what is on no map is
 * nowhere to be coloured. */
static gboolean
add_faces (WgChoropleth     *self,
           WgDistrict       *district,
           WgMapSnapshot    *snapshot,
           const WgQuestion *question,
           gint64            unit,
           GError          **error)
{
  WgQuestion asked = *question;
  g_autoptr (WgFigure) figure = NULL;

  asked.unit = unit;
  asked.by = WG_BY_UNIT;
  figure = wg_district_ask (district, &asked, error);
  for (guint i = 0; figure != NULL && i < figure->parts->len; i++)
    {
      const WgFigurePart *part = &g_array_index (figure->parts, WgFigurePart, i);
      guint area = part->id != 0 ? wg_map_snapshot_find (snapshot, part->id) : WG_MAP_NO_AREA;

      if (area == WG_MAP_NO_AREA)
        continue;
      if (wg_map_snapshot_is_face (snapshot, area))
        wg_figure_add_part (self->figure, part->id, part->code, part->name, part->value,
                            part->state);
      else if (part->id != unit
               && !add_faces (self, district, snapshot, question, part->id, error))
        return FALSE;
    }
  return figure != NULL;
}

/* Borders of wards, councils and villages come without any grids: then they are the map. */
static gboolean
ask_of_units (WgChoropleth     *self,
              WgDistrict       *district,
              WgMapSnapshot    *snapshot,
              const WgQuestion *question,
              GError          **error)
{
  WgUnit *unit = question->unit != 0 ? wg_district_find_unit (district, question->unit) : NULL;
  guint area = unit != NULL ? wg_map_snapshot_find (snapshot, question->unit) : WG_MAP_NO_AREA;

  if (wg_figure_count_places (self->figure) > 0 || self->figure->indicator->categories != NULL)
    return TRUE;
  g_array_set_size (self->figure->parts, 0);
  if (area == WG_MAP_NO_AREA || !wg_map_snapshot_is_face (snapshot, area))
    return add_faces (self, district, snapshot, question, question->unit, error);
  wg_figure_add_part (self->figure, question->unit, wg_unit_get_code (unit),
                      wg_unit_get_name (unit), self->figure->value, self->figure->state);
  return TRUE;
}

/**
 * wg_choropleth_ask:
 * @district: a district that was opened with its map
 * @question: what colours the map; grids outside of its unit stay uncoloured, one grid that is
 *   asked about and parts are not looked at
 * @options: classes and colours
 *
 * Returns: (transfer full): what the map and its legend show, or NULL when there is no such
 *   indicator
 */
WgChoropleth *
wg_choropleth_ask (WgDistrict                *district,
                   const WgQuestion          *question,
                   const WgChoroplethOptions *options,
                   GError                   **error)
{
  WgMapSnapshot *snapshot = wg_district_get_snapshot (district);
  const WgTheme *theme = wg_theme_get (options->dark ? WG_THEME_DARK : WG_THEME_LIGHT);
  g_autoptr (WgChoropleth) self = g_new0 (WgChoropleth, 1);
  g_autofree double *values = NULL;
  WgQuestion asked = *question;
  guint n_classes = options->n_classes != 0 ? options->n_classes : DEFAULT_CLASSES;
  guint n_areas;
  WgBreaks breaks;

  g_return_val_if_fail (snapshot != NULL, NULL);

  asked.grid = 0;
  asked.by = WG_BY_GRID;
  self->figure = wg_district_ask (district, &asked, error);
  if (self->figure == NULL || !ask_of_units (self, district, snapshot, &asked, error))
    return NULL;
  n_areas = wg_map_snapshot_get_n_areas (snapshot);
  self->colours = wg_map_colours_new (n_areas);
  self->colours->no_data_rgba = theme->no_data;
  if (self->figure->indicator->categories != NULL)
    {
      fill_categories (self, snapshot, options, theme);
      return g_steal_pointer (&self);
    }
  values = take_values (self->figure);
  wg_breaks_compute (values, self->figure->parts->len, options->method, n_classes, options->manual,
                     &breaks);
  self->colours->n_classes = breaks.n_classes;
  self->colours->hatch_classes = options->hatch;
  wg_ramp_fill (options->ramp, MAX (breaks.n_classes, 3), options->dark, options->reverse,
                self->colours->class_rgba);
  colour_areas (self, snapshot, &breaks, values);
  fill_legend (self, &breaks, theme, options->hatch);
  return g_steal_pointer (&self);
}

WgChoropleth *
wg_choropleth_new (WgDistrict                *district,
                   const char                *indicator,
                   gint64                     unit,
                   const WgChoroplethOptions *options,
                   GError                   **error)
{
  WgQuestion question = WG_QUESTION_INIT;

  question.indicator = indicator;
  question.unit = unit;
  return wg_choropleth_ask (district, &question, options, error);
}

static gboolean
has_value (WgDistrict *district,
           const char *indicator,
           gint64      unit)
{
  g_autoptr (WgFigure) figure = wg_district_evaluate (district, indicator, unit, WG_BY_NONE, NULL);

  return figure != NULL && figure->state == WG_VALUE_SHOWN && figure->value > 0;
}

/**
 * wg_choropleth_suggest_indicator:
 * @unit: row id, 0 for the whole file
 * @wanted: id of the indicator asked for
 *
 * Returns: (transfer none): @wanted where the file knows anything of it, else the first indicator
 *   that it does: a map without a single colour helps nobody
 */
const char *
wg_choropleth_suggest_indicator (WgDistrict *district,
                               gint64      unit,
                               const char *wanted)
{
  GPtrArray *all = wg_district_get_indicators (district);
  WgIndicator *card = wg_district_find_indicator (district, wanted);

  /* Records may still be on their way from the store. */
  if ((card != NULL && card->source == WG_SOURCE_MEASURES) || has_value (district, wanted, unit))
    return wanted;
  for (guint i = 0; i < all->len; i++)
    {
      WgIndicator *indicator = g_ptr_array_index (all, i);

      /* Findings and coverage ask a rule of every unit: too dear for a guess. */
      if (indicator->source == WG_SOURCE_REGISTRY && has_value (district, indicator->id, unit))
        return indicator->id;
    }
  return wg_district_find_indicator (district, wanted) != NULL ? wanted : "households";
}

void
wg_choropleth_free (WgChoropleth *self)
{
  g_clear_pointer (&self->figure, wg_figure_unref);
  g_clear_pointer (&self->colours, wg_map_colours_unref);
  g_free (self);
}
