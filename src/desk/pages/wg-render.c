/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of a district as pictures and paper. */

#include "wg-render.h"

#include "wg-file-care.h"
#include "wg-findings.h"
#include "wg-map-findings.h"
#include "wg-map-page.h"
#include "wg-picture.h"
#include "wg-scope-words.h"

#include <glib/gi18n-lib.h>

/**
 * wg_render_scope_line:
 * @unit: row id, 0 for the whole file
 * @indicator: id of a definition card
 *
 * Returns: (transfer full): where, when and what, in one line
 */
char *
wg_render_scope_line (WgDistrict *district,
                      gint64      unit,
                      const char *indicator)
{
  g_autoptr (GPtrArray) path = wg_district_get_path_to (district, unit);
  g_autofree char *today = wg_date_format (wg_clock_get_today (wg_district_get_clock (district)));
  WgIndicator *card = wg_district_find_indicator (district, indicator);
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < path->len; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? " ▸ " : "",
                            wg_unit_get_name (g_ptr_array_index (path, i)));
  if (path->len == 0)
    g_string_append (line, wg_district_get_name (district));
  g_string_append_printf (line, " · %s", today);
  if (card != NULL)
    g_string_append_printf (line, " · %s", card->name);
  return g_string_free (line, FALSE);
}

/* A figure of records also says of which period, and known until when. */
static char *
make_scope (WgDistrict       *district,
            const WgQuestion *question,
            const WgFigure   *figure)
{
  g_autofree char *line = wg_render_scope_line (district, question->unit, question->indicator);
  g_autofree char *period = NULL;
  g_autofree char *cutoff = NULL;

  if (figure->indicator->source != WG_SOURCE_MEASURES)
    return g_steal_pointer (&line);
  period = wg_scope_words_period (&figure->period);
  cutoff = wg_scope_words_cutoff (question->cutoff);
  return g_strdup_printf ("%s · %s · %s", line, period, cutoff);
}

/* A sentence that says what one sees, instead of a caption. */
static char *
make_title (WgDistrict     *district,
            gint64          unit,
            const WgFigure *figure)
{
  WgUnit *found = wg_district_find_unit (district, unit);
  const char *name = found != NULL ? wg_unit_get_name (found) : wg_district_get_name (district);
  g_autofree char *value = wg_figure_format (figure);
  guint n_grids = wg_figure_count_places (figure);

  if (n_grids > 0
      && wg_district_find_unit (district,
                                g_array_index (figure->parts, WgFigurePart, 0).id) != NULL)
    /* Translators: name of a unit, number of units below it, indicator, value, unit of count. */
    return g_strdup_printf (ngettext ("%s, %u unit: %s %s %s", "%s, %u units: %s %s %s", n_grids),
                            name, n_grids, wg_figure_get_title (figure), value,
                            figure->indicator->unit_of_count);
  /* Translators: name of a unit, number of grids, indicator, its value, its unit of count. */
  return g_strdup_printf (ngettext ("%s, %u grid: %s %s %s", "%s, %u grids: %s %s %s", n_grids),
                          name, n_grids, wg_figure_get_title (figure), value,
                          figure->indicator->unit_of_count);
}

static void
paint_page (cairo_t *cr,
            double   width,
            double   height,
            gpointer data)
{
  wg_map_page_paint (data, cr, width, height);
}

static WgBBox
find_focus (WgMapSnapshot *snapshot,
            gint64         unit,
            guint         *area)
{
  *area = unit != 0 ? wg_map_snapshot_find (snapshot, unit) : WG_MAP_NO_AREA;
  return wg_map_snapshot_get_frame (snapshot, *area);
}

/* (transfer full) (nullable): the findings of the day as places. */
static GArray *
find_spots (WgDistrict    *district,
            WgMapSnapshot *snapshot,
            gint64         unit,
            GError       **error)
{
  WgFindingsQuery query = WG_FINDINGS_QUERY_INIT;
  g_autoptr (GPtrArray) findings = NULL;

  query.unit = unit;
  query.skip_borders = TRUE;
  findings = wg_findings_evaluate (district, &query, NULL, error);
  return findings != NULL ? wg_map_findings_locate (snapshot, findings, unit) : NULL;
}

/**
 * wg_render_map:
 * @district: a district that was opened with its map
 * @path: where to; its ending chooses the format
 *
 * Returns: whether the picture is complete on the disk; else nothing was changed there
 */
gboolean
wg_render_map (WgDistrict            *district,
               const WgRenderOptions *options,
               const char            *path,
               GError               **error)
{
  WgMapSnapshot *snapshot = wg_district_get_snapshot (district);
  WgQuestion question = WG_QUESTION_INIT;
  g_autoptr (WgChoropleth) choropleth = NULL;
  g_autoptr (GArray) spots = NULL;
  g_autofree char *title = NULL;
  g_autofree char *scope = NULL;
  g_autofree char *mark = wg_file_dup_chain_line (district);
  WgPictureFormat format;
  WgMapPage page;

  if (!wg_picture_format_for_path (path, &format, error))
    return FALSE;
  if (options->question != NULL)
    question = *options->question;
  question.indicator = options->indicator;
  question.unit = options->unit;
  choropleth = wg_choropleth_ask (district, &question, &options->choropleth, error);
  if (choropleth == NULL)
    return FALSE;
  if (options->marks)
    {
      spots = find_spots (district, snapshot, options->unit, error);
      if (spots == NULL)
        return FALSE;
    }
  title = make_title (district, options->unit, choropleth->figure);
  scope = make_scope (district, &question, choropleth->figure);
  page = (WgMapPage) {
    .snapshot = snapshot,
    .colours = choropleth->colours,
    .legend = &choropleth->legend,
    .title = title,
    .scope = scope,
    .cut_off = mark,
    .approval = wg_district_get_setting (district, "map_approval"),
    .spots = spots,
    .theme = wg_theme_get (options->choropleth.dark ? WG_THEME_DARK : WG_THEME_LIGHT),
  };
  page.focus = find_focus (snapshot, options->unit, &page.focus_area);
  return wg_picture_write (path, format, options->width, options->height, options->scale,
                           paint_page, &page, error);
}
