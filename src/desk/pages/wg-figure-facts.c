/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of a question in words, for what leaves the program. It evaluates nothing. */

#include "wg-figure-facts.h"

#include "wg-file-care.h"
#include "wg-scope-words.h"

#include <glib/gi18n-lib.h>

static char *
name_place (WgDistrict       *district,
            const WgQuestion *question)
{
  g_autoptr (GPtrArray) path = wg_district_get_path_to (district, question->unit);
  g_autoptr (GString) line = g_string_new (NULL);
  WgGrid *grid = question->grid != 0 ? wg_district_find_grid (district, question->grid) : NULL;

  for (guint i = 0; i < path->len; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? " ▸ " : "",
                            wg_unit_get_name (g_ptr_array_index (path, i)));
  if (path->len == 0)
    g_string_append (line, wg_district_get_name (district));
  if (grid != NULL)
    g_string_append_printf (line, " ▸ %s", wg_grid_get_name (grid));
  return g_strdup (line->str);
}

/* A stock has a day, everything else a period and a cut-off. */
static void
add_time (WgSheet           *sheet,
          WgDistrict        *district,
          const WgQuestion  *question,
          const WgIndicator *indicator,
          const WgFigure    *figure)
{
  WgPeriod period = question->period;
  g_autofree char *cutoff = question->cutoff != WG_TIME_NONE
                              ? wg_cutoff_format (question->cutoff)
                              : wg_scope_words_cutoff (WG_TIME_NONE);
  g_autofree char *words = NULL;

  if (indicator != NULL && indicator->source != WG_SOURCE_MEASURES)
    {
      g_autofree char *at = wg_time_format (question->at != WG_TIME_NONE ? question->at
                                            : wg_clock_get_now (wg_district_get_clock (district)));

      wg_sheet_add_fact (sheet, C_("fact", "As of"), at);
      return;
    }
  if (period.first == WG_DATE_NONE)
    period = wg_district_get_default_period (district);
  words = wg_scope_words_period (&period);
  wg_sheet_add_fact (sheet, C_("fact", "Period"), words);
  wg_sheet_add_fact (sheet, C_("fact", "Cut-off"), cutoff);
  if (figure != NULL && figure->late > 0)
    {
      g_autofree char *late = g_strdup_printf ("%u", figure->late);

      wg_sheet_add_fact (sheet, C_("fact", "Entered after the cut-off, not counted"), late);
    }
}

void
wg_figure_facts_add (WgSheet          *sheet,
                     WgDistrict       *district,
                     const WgQuestion *question,
                     const WgFigure   *figure)
{
  const WgIndicator *indicator = figure != NULL
                                   ? figure->indicator
                                   : wg_district_find_indicator (district, question->indicator);
  g_autofree char *place = name_place (district, question);
  g_autofree char *now =
    wg_time_format (wg_clock_get_now (wg_district_get_clock (district)));
  g_autofree char *mark = wg_file_dup_chain_mark (district);

  if (indicator != NULL)
    {
      wg_sheet_add_fact (sheet, C_("fact", "Indicator"), indicator->name);
      wg_sheet_add_fact (sheet, C_("fact", "Definition"), indicator->definition);
      wg_sheet_add_fact (sheet, C_("fact", "Unit of count"), indicator->unit_of_count);
    }
  wg_sheet_add_fact (sheet, C_("fact", "Scope"), place);
  if (question->service_class != 0)
    wg_sheet_add_fact (sheet, C_("fact", "Class of service"),
                       wg_district_get_class_name (district, question->service_class));
  add_time (sheet, district, question, indicator, figure);
  wg_sheet_add_fact (sheet, C_("fact", "Made on"), now);
  wg_sheet_add_fact (sheet, C_("fact", "Edit and audit chain"), mark);
}
