/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures in words for cards and labels. Every value comes from the one place that evaluates, so
 * that what must be hidden is hidden here too. */

#include "wg-figure-text.h"

#define THIN_SPACE "\u2009"

const WgFigurePart *
wg_figure_text_find_part (const WgFigure *figure, gint64 id)
{
  for (guint i = 0; i < figure->parts->len; i++)
    {
      const WgFigurePart *part = &g_array_index (figure->parts, WgFigurePart, i);

      if (part->id == id)
        return part;
    }
  return NULL;
}

char *
wg_figure_text_part (const WgFigure *figure, const WgFigurePart *part)
{
  g_autofree char *value = part != NULL ? wg_figure_part_format (figure, part)
                                        : wg_figure_format (figure);
  const char *unit = figure->indicator->unit_of_count;
  WgFigureState state = part != NULL ? part->state : figure->state;

  if ((part != NULL && part->word != NULL) || state != WG_VALUE_SHOWN || unit == NULL
      || unit[0] == '\0')
    return g_steal_pointer (&value);
  return g_strconcat (value, g_str_equal (unit, "%") ? "" : THIN_SPACE, unit, NULL);
}

char *
wg_figure_text (WgDistrict *district, const char *indicator, gint64 unit, gint64 grid)
{
  g_autoptr (WgFigure) figure = NULL;
  const WgFigurePart *part = NULL;

  figure = wg_district_evaluate (district, indicator, unit, grid != 0 ? WG_BY_GRID : WG_BY_NONE,
                                 NULL);
  if (figure == NULL)
    return g_strdup ("–");
  if (grid != 0)
    {
      part = wg_figure_text_find_part (figure, grid);
      if (part == NULL)
        return g_strdup ("–");
    }
  return wg_figure_text_part (figure, part);
}
