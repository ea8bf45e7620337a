/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as tables and pictures in files. What leaves the program says by itself what it is: the
 * facts of the question go with every format. */

#include "wg-figure-export.h"

#include "wg-export-file.h"
#include "wg-figure-page.h"
#include "wg-figure-facts.h"
#include "wg-picture.h"
#include "wg-sheet-paper.h"
#include "wg-sheet-text.h"
#include "wg-sheet-xlsx.h"

#include <glib/gi18n-lib.h>

#define SHORT_FACT 16 /* characters */
#define A4_WIDTH (297 / 25.4 * 96)
#define A4_HEIGHT (210 / 25.4 * 96)

static void
add_value (WgSheet           *sheet,
           const WgIndicator *indicator,
           double             value,
           WgFigureState      state)
{
  g_autofree char *words = wg_figure_format_value (indicator, value, state);

  if (state == WG_VALUE_SHOWN)
    wg_sheet_add_number (sheet, value);
  else
    wg_sheet_add_reason (sheet, words);
}

static char *
name_value (const WgIndicator *indicator)
{
  /* Translators: heading of a column: indicator and its unit of count. */
  return *indicator->unit_of_count != '\0'
           ? g_strdup_printf (C_("column", "%s (%s)"), indicator->name, indicator->unit_of_count)
           : g_strdup (indicator->name);
}

WgSheet *
wg_figure_export_table (WgDistrict       *district,
                        const WgQuestion *question,
                        const WgFigure   *figure)
{
  const WgIndicator *indicator = figure->indicator;
  WgSheet *sheet = wg_sheet_new (indicator->name);
  g_autofree char *value = name_value (indicator);

  wg_sheet_add_column (sheet, C_("column", "Code"), -1);
  wg_sheet_add_column (sheet, C_("column", "Name"), -1);
  wg_sheet_add_column (sheet, value, (int) indicator->decimals);
  for (guint i = 0; i < figure->parts->len; i++)
    {
      const WgFigurePart *part = &g_array_index (figure->parts, WgFigurePart, i);

      wg_sheet_begin_row (sheet);
      wg_sheet_add_text (sheet, part->code);
      wg_sheet_add_text (sheet, part->name);
      add_value (sheet, indicator, part->value, part->state);
    }
  wg_sheet_begin_row (sheet);
  wg_sheet_add_text (sheet, NULL);
  wg_sheet_add_text (sheet, C_("row", "In all"));
  add_value (sheet, indicator, figure->value, figure->state);
  wg_figure_facts_add (sheet, district, question, figure);
  return sheet;
}

/* The series whose points name the rows: the longest that is not last year's. */
static const WgChartSeries *
find_rows (const WgChartData *chart)
{
  const WgChartSeries *best = NULL;

  for (guint i = 0; i < wg_chart_data_get_n_series (chart); i++)
    {
      const WgChartSeries *series = wg_chart_data_get_series (chart, i);

      if (best == NULL || best->role == WG_CHART_LAST_YEAR
          || (series->role != WG_CHART_LAST_YEAR && series->points->len > best->points->len))
        best = series;
    }
  return best;
}

static void
add_columns (WgSheet           *sheet,
             const WgChartData *chart,
             gboolean           by_day)
{
  const WgIndicator *indicator = wg_chart_data_get_indicator (chart);
  g_autofree char *value = name_value (indicator);

  if (by_day)
    wg_sheet_add_column (sheet, C_("column", "First day"), -1);
  wg_sheet_add_column (sheet, C_("column", "Name"), -1);
  for (guint i = 0; i < wg_chart_data_get_n_series (chart); i++)
    {
      const char *name = wg_chart_data_get_series (chart, i)->name;

      wg_sheet_add_column (sheet, *name != '\0' ? name : value, (int) indicator->decimals);
    }
  if (wg_chart_data_get_kind (chart) == WG_CHART_FUNNEL)
    {
      wg_sheet_add_column (sheet, C_("column", "Lost before"), (int) indicator->decimals);
      wg_sheet_add_column (sheet, C_("column", "Why"), -1);
    }
}

static void
add_loss (WgSheet             *sheet,
          const WgChartSeries *stages,
          guint                row)
{
  const WgChartPoint *point = &g_array_index (stages->points, WgChartPoint, row);
  const WgChartPoint *before = row > 0 ? point - 1 : NULL;

  if (before == NULL || before->state != WG_VALUE_SHOWN || point->state != WG_VALUE_SHOWN)
    {
      wg_sheet_add_text (sheet, NULL);
      return;
    }
  wg_sheet_add_number (sheet, before->value - point->value);
  wg_sheet_add_text (sheet, point->note);
}

WgSheet *
wg_figure_export_chart (WgDistrict        *district,
                        const WgQuestion  *question,
                        const WgChartData *chart)
{
  const WgIndicator *indicator = wg_chart_data_get_indicator (chart);
  const char *title = wg_chart_data_get_title (chart);
  WgSheet *sheet = wg_sheet_new (*title != '\0' ? title : indicator->name);
  const WgChartSeries *rows = find_rows (chart);
  gboolean by_day = rows != NULL && rows->points->len > 0
                    && g_array_index (rows->points, WgChartPoint, 0).day != WG_DATE_NONE;
  WgQuestion asked = *question;
  g_autoptr (WgFigure) figure = NULL; /* knows what came after the cut-off */

  add_columns (sheet, chart, by_day);
  for (guint row = 0; rows != NULL && row < rows->points->len; row++)
    {
      const WgChartPoint *point = &g_array_index (rows->points, WgChartPoint, row);

      wg_sheet_begin_row (sheet);
      if (by_day)
        wg_sheet_add_date (sheet, point->day);
      wg_sheet_add_text (sheet, point->name != NULL ? point->name : point->label);
      for (guint i = 0; i < wg_chart_data_get_n_series (chart); i++)
        {
          const WgChartPoint *value = wg_chart_data_get_point (chart, (WgChartPart) { i, row });

          if (value != NULL)
            add_value (sheet, indicator, value->value, value->state);
          else
            wg_sheet_add_text (sheet, NULL);
        }
      if (wg_chart_data_get_kind (chart) == WG_CHART_FUNNEL)
        add_loss (sheet, rows, row);
    }
  asked.by = WG_BY_NONE;
  figure = wg_district_ask (district, &asked, NULL);
  wg_figure_facts_add (sheet, district, question, figure);
  return sheet;
}

char **
wg_figure_export_notes (const WgSheet *sheet)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autoptr (GString) together = g_string_new (NULL);

  for (guint i = 0; i < wg_sheet_get_n_facts (sheet); i++)
    {
      const char *text;
      const char *name = wg_sheet_get_fact (sheet, i, &text);
      /* Translators: a named fact below a picture: 定义：…. */
      g_autofree char *line = g_strdup_printf (C_("fact", "%s: %s"), name, text);

      /* Short facts share a line; a definition has one of its own. */
      if (g_utf8_strlen (text, -1) > SHORT_FACT)
        g_strv_builder_add (lines, line);
      else
        g_string_append_printf (together, "%s%s", together->len > 0 ? " · " : "", line);
    }
  if (together->len > 0)
    g_strv_builder_add (lines, together->str);
  return g_strv_builder_end (lines);
}

static void
paint_page (cairo_t *cr,
            double   width,
            double   height,
            gpointer data)
{
  wg_figure_page_paint (data, cr, width, height);
}

static gboolean
write_picture (const WgSheet                *sheet,
               WgChartData                  *chart,
               const WgFigureExportOptions  *options,
               const char                   *path,
               GError                      **error)
{
  g_auto (GStrv) notes = wg_figure_export_notes (sheet);
  WgChartData *charts[] = { chart };
  WgFigurePage page = { .charts = charts, .n_charts = 1, .notes = (const char *const *) notes,
                        .theme = wg_theme_get (WG_THEME_PRINT), .text = options->text };
  WgPictureFormat format;

  if (!wg_picture_format_for_path (path, &format, error))
    return FALSE;
  if (chart == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _("“%s” would be a picture, but there is only a table; choose a name that "
                     "ends in .csv or .xlsx."), path);
      return FALSE;
    }
  return wg_picture_write (path, format, options->width > 0 ? options->width : A4_WIDTH,
                           options->height > 0 ? options->height : A4_HEIGHT,
                           options->scale > 0 ? options->scale : 2, paint_page, &page, error);
}

/**
 * wg_figure_export_write:
 * @sheet: the table, with the facts
 * @chart: (nullable): for pictures
 * @path: where to; its ending chooses the format
 * @error: return location for an error
 *
 * Returns: whether the file is complete; else what was there is untouched
 */
gboolean
wg_figure_export_write (WgDistrict                   *district,
                        const WgSheet                *sheet,
                        WgChartData                  *chart,
                        const WgFigureExportOptions  *options,
                        const char                   *path,
                        GError                      **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".xlsx"))
    return wg_sheet_write_xlsx (sheet, path, wg_clock_get_now (wg_district_get_clock (district)),
                                error);
  if (g_str_has_suffix (lower, ".csv"))
    {
      g_autoptr (GBytes) bytes = wg_sheet_to_csv (sheet, options->gb18030 ? WG_SHEET_GB18030
                                                                          : WG_SHEET_UTF8, error);

      return bytes != NULL && wg_export_file_write (bytes, path, error);
    }
  /* Without a chart, the table itself on paper: the parts of a figure, or its records. */
  if (chart == NULL && g_str_has_suffix (lower, ".pdf"))
    return wg_sheet_paper_write (sheet, wg_district_get_name (district), path, error);
  return write_picture (sheet, chart, options, path, error);
}

char *
wg_figure_export_tabs (const WgSheet *sheet)
{
  return wg_sheet_to_tabs (sheet);
}

char *
wg_figure_export_html (const WgSheet *sheet)
{
  return wg_sheet_to_html (sheet);
}
