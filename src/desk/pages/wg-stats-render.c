/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statistics page as one picture. It asks what the page on screen asks and lays out nothing
 * itself. */

#include "wg-stats-render.h"

#include "wg-figure-export.h"
#include "wg-figure-facts.h"
#include "wg-figure-page.h"
#include "wg-picture.h"
#include "wg-post-book.h"
#include "wg-scope-words.h"
#include "wg-service-charts.h"

#include <glib/gi18n-lib.h>

/* What the page is made of, until it is painted. */
typedef struct
{
  GPtrArray    *charts; /* WgChartData */
  GArray       *values; /* WgFigurePageValue */
  GStringChunk *texts;
  WgSheet      *facts;
  char         *title, *scope;
} Content;

static void
content_clear (Content *content)
{
  g_clear_pointer (&content->charts, g_ptr_array_unref);
  g_clear_pointer (&content->values, g_array_unref);
  g_clear_pointer (&content->texts, g_string_chunk_free);
  g_clear_pointer (&content->facts, wg_sheet_unref);
  g_free (content->title);
  g_free (content->scope);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Content, content_clear)

static char *
format_value (const WgFigure *figure)
{
  g_autofree char *value = wg_figure_format (figure);

  return figure->state == WG_VALUE_SHOWN && *figure->indicator->unit_of_count != '\0'
           ? g_strconcat (value, "\u2009", figure->indicator->unit_of_count, NULL)
           : g_steal_pointer (&value);
}

/* A class of one kind of record says nothing about another kind. */
static gboolean
has_class (WgDistrict        *district,
           const WgIndicator *indicator,
           gint64             service_class)
{
  g_autoptr (GPtrArray) classes = NULL;

  if (indicator == NULL || indicator->class_use == NULL)
    return FALSE;
  classes = wg_district_get_classes (district, indicator->class_use);
  for (guint i = 0; i < classes->len; i++)
    if (wg_row_get_id (g_ptr_array_index (classes, i)) == service_class)
      return TRUE;
  return FALSE;
}

/* Of what has no period. */
static WgTime
get_moment (WgDistrict       *district,
            const WgQuestion *asked)
{
  return asked->at != WG_TIME_NONE ? asked->at
                                   : wg_clock_get_now (wg_district_get_clock (district));
}

static void
add_value (Content          *content,
           WgDistrict       *district,
           const WgQuestion *asked,
           const char       *indicator)
{
  WgQuestion question = *asked;
  g_autoptr (WgFigure) now = NULL;
  g_autoptr (WgFigure) before = NULL;
  g_autofree char *value = NULL, *change = NULL;
  WgFigurePageValue entry;

  question.indicator = indicator;
  question.by = WG_BY_NONE;
  if (!has_class (district, wg_district_find_indicator (district, indicator),
                  question.service_class))
    question.service_class = 0;
  now = wg_district_ask (district, &question, NULL);
  if (now == NULL)
    return;
  value = format_value (now);
  if (now->period.first == WG_DATE_NONE)
    change = wg_scope_words_at (get_moment (district, asked));
  else
    {
      question.period = wg_period_previous (&asked->period);
      before = wg_district_ask (district, &question, NULL);
      change = before != NULL ? wg_service_change_words (now, before, _("the period before"))
                              : g_strdup ("");
    }
  entry = (WgFigurePageValue) { g_string_chunk_insert (content->texts, wg_figure_get_title (now)),
                                g_string_chunk_insert (content->texts, value),
                                *change != '\0' ? g_string_chunk_insert (content->texts, change)
                                                : NULL };
  g_array_append_val (content->values, entry);
}

/* A chart that cannot be, such as parts of a unit without any, is left out. */
static void
add_chart (Content     *content,
           WgChartData *chart)
{
  if (chart == NULL)
    return;
  if (wg_chart_data_get_n_series (chart) > 0
      && wg_chart_data_get_series (chart, 0)->points->len > 0)
    g_ptr_array_add (content->charts, chart);
  else
    wg_chart_data_unref (chart);
}

static void
add_charts (Content          *content,
            WgDistrict       *district,
            const WgQuestion *asked)
{
  const WgIndicator *indicator = wg_district_find_indicator (district, asked->indicator);
  WgChartData *multiples = wg_service_chart_multiples (district, asked, NULL);
  g_autoptr (GPtrArray) places = wg_service_get_places (district, asked->unit);
  gboolean below = places->len > 0;
  WgQuestion chain = *asked;

  chain.indicator = wg_service_get_chain (asked->indicator)[0];
  add_chart (content, wg_service_chart_trend (district, asked, WG_BY_MONTH, NULL));
  add_chart (content, wg_service_chart_chain (district, &chain, NULL));
  add_chart (content, wg_service_chart_parts (district, asked, below ? WG_BY_UNIT : WG_BY_GRID,
                                              NULL));
  if (indicator->class_use != NULL)
    add_chart (content, wg_service_chart_parts (district, asked, WG_BY_CLASS, NULL));
  add_chart (content, wg_service_chart_days (district, asked, NULL));
  add_chart (content, multiples);
}

static const char *
find_fact (const WgSheet *facts,
           const char    *name)
{
  const char *text = "";

  for (guint i = 0; i < wg_sheet_get_n_facts (facts); i++)
    if (g_str_equal (wg_sheet_get_fact (facts, i, &text), name))
      return text;
  return "";
}

/* FALSE with @error when the page's own figure cannot be asked. */
static gboolean
fill (Content           *content,
      WgDistrict        *district,
      const WgQuestion  *asked,
      GError           **error)
{
  g_autoptr (WgFigure) figure = wg_district_ask (district, asked, error);
  WgUnit *unit = wg_district_find_unit (district, asked->unit);
  g_autofree char *cutoff = NULL, *period = NULL;

  if (figure == NULL)
    return FALSE;
  content->charts = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_chart_data_unref);
  content->values = g_array_new (FALSE, FALSE, sizeof (WgFigurePageValue));
  content->texts = g_string_chunk_new (512);
  content->facts = wg_sheet_new ("");
  wg_figure_facts_add (content->facts, district, asked, figure);
  content->title = g_strdup_printf (C_("statistics", "%s: statistics of service"),
                                    unit != NULL ? wg_unit_get_name (unit)
                                                 : wg_district_get_name (district));
  cutoff = figure->period.first != WG_DATE_NONE
             ? wg_scope_words_cutoff (asked->cutoff)
             : wg_scope_words_at (get_moment (district, asked));
  period = wg_scope_words_period (&asked->period);
  content->scope = g_strdup_printf ("%s · %s · %s",
                                    find_fact (content->facts, C_("fact", "Scope")), period,
                                    cutoff);
  for (const char *const *id = wg_service_headline (); *id != NULL; id++)
    add_value (content, district, asked, *id);
  for (const char *const *id = wg_posts_headline ();
       *id != NULL && wg_district_get_posts (district)->len > 0; id++)
    add_value (content, district, asked, *id);
  add_charts (content, district, asked);
  return TRUE;
}

static void
paint_page (cairo_t *cr,
            double   width,
            double   height,
            gpointer data)
{
  wg_figure_page_paint (data, cr, width, height);
}

gboolean
wg_stats_render (WgDistrict                  *district,
                 const WgStatsRenderOptions  *options,
                 const char                  *path,
                 GError                     **error)
{
  WgQuestion asked = options->question;
  const WgIndicator *indicator = wg_district_find_indicator (district, asked.indicator);
  g_auto (Content) content = { NULL };
  g_auto (GStrv) notes = NULL;
  WgPictureFormat format;
  WgFigurePage page;

  if (!wg_picture_format_for_path (path, &format, error))
    return FALSE;
  if (indicator != NULL && indicator->source != WG_SOURCE_MEASURES
      && g_strcmp0 (indicator->group, "posts") != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _("“%s” is no figure of records of service; the statistics page cannot be "
                     "about it."), indicator->name);
      return FALSE;
    }
  asked.by = WG_BY_NONE;
  if (asked.period.first == WG_DATE_NONE)
    asked.period = wg_district_get_default_period (district);
  if (!fill (&content, district, &asked, error))
    return FALSE;
  notes = wg_figure_export_notes (content.facts);
  page = (WgFigurePage) {
    .charts = (WgChartData *const *) content.charts->pdata, .n_charts = content.charts->len,
    .title = content.title, .scope = content.scope,
    .figures = (const WgFigurePageValue *) content.values->data,
    .n_figures = content.values->len, .notes = (const char *const *) notes,
    .theme = wg_theme_get (options->dark ? WG_THEME_DARK : WG_THEME_PRINT),
    .text = options->text,
  };
  return wg_picture_write (path, format, options->width, options->height,
                           options->scale > 0 ? options->scale : 1, paint_page, &page, error);
}
