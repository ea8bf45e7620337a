/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-cli render: a page of the file as a picture. */

#include "wg-cli.h"

#include "wg-cli-reach.h"
#include "wg-org-render.h"
#include "wg-posts-render.h"
#include "wg-render.h"
#include "wg-stats-render.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char    *page;
  char    *unit;
  char    *indicator;
  char    *size;
  char    *output;
  char    *period;
  char    *cutoff;
  char    *at;
  WgCliReach reach;
  double   scale;
  double   text;
  gboolean dark;
  gboolean no_marks;
  gboolean hatch;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->page);
  g_free (options->unit);
  g_free (options->indicator);
  g_free (options->size);
  g_free (options->output);
  g_free (options->period);
  g_free (options->cutoff);
  g_free (options->at);
  wg_cli_reach_clear (&options->reach);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Exit status, WG_CLI_DONE when the words make sense. */
static int
check_options (const char      *usage,
               const Options   *options,
               WgRenderOptions *render)
{
  static const char *const pages[] = { "map", "org", "stats", "posts", NULL };

  if (options->output == NULL)
    return wg_cli_usage (usage, _("-o names the file to write; it is missing."));
  if (options->page == NULL || !g_strv_contains (pages, options->page))
    return wg_cli_usage (usage, _("--page says which page; there are “map”, “org”, “stats” and "
                                  "“posts”."));
  if (!wg_cli_parse_size (usage, options->size != NULL ? options->size : "1920x1080",
                          &render->width, &render->height))
    return WG_CLI_USAGE;
  if (!(options->scale >= 0.5 && options->scale <= 8))
    return wg_cli_usage (usage, _("The scale goes from 0.5 to 8."));
  return WG_CLI_DONE;
}

/* The organisation chart as a page beside the others; “chart” has more to say about it. */
static gboolean
render_org (WgDistrict            *district,
            const WgRenderOptions *render,
            const Options         *options,
            GError               **error)
{
  const WgOrgRenderOptions org = { .unit = render->unit, .at = WG_DATE_NONE,
                                   .width = render->width, .height = render->height,
                                   .scale = options->scale, .dark = options->dark };

  return wg_org_render (district, &org, options->output, error);
}

/* WG_CLI_DONE, or the exit status with the mistake on standard error. */
static int
read_question (const char    *usage,
               const Options *options,
               WgQuestion    *question)
{
  if (options->period != NULL && !wg_period_parse (options->period, &question->period))
    return wg_cli_usage (usage, _("“%s” is no period; write 2026, 2026Q3, 2026-09 or two days "
                                  "joined by “..”."), options->period);
  if (options->cutoff != NULL && !wg_time_parse (options->cutoff, &question->cutoff))
    return wg_cli_usage (usage, _("“%s” is no time; write 2026-09-30 or “2026-09-30 16:20”."),
                         options->cutoff);
  return WG_CLI_DONE;
}

static gboolean
render_stats (WgDistrict            *district,
              const WgRenderOptions *render,
              const Options         *options,
              GError               **error)
{
  WgStatsRenderOptions stats = { .question = *render->question, .width = render->width,
                                 .height = render->height, .scale = options->scale,
                                 .text = options->text, .dark = options->dark };

  stats.question.indicator = options->indicator != NULL ? options->indicator : "orders";
  stats.question.unit = render->unit;
  if (options->at != NULL)
    wg_time_parse (options->at, &stats.question.at);
  return wg_stats_render (district, &stats, options->output, error);
}

static gboolean
render_posts (WgDistrict            *district,
              const WgRenderOptions *render,
              const Options         *options,
              GError               **error)
{
  WgCoverMethod method;
  WgPostsRenderOptions posts = { .unit = render->unit, .at = WG_TIME_NONE, .method = &method,
                                 .width = render->width, .height = render->height,
                                 .scale = options->scale, .dark = options->dark };

  wg_cli_reach_apply (&options->reach, district, &method);
  if (!wg_cover_method_check (&method, error))
    return FALSE;
  if (options->at != NULL)
    wg_time_parse (options->at, &posts.at);
  return wg_posts_render (district, &posts, options->output, error);
}

static gboolean
render_page (WgDistrict            *district,
             const WgRenderOptions *render,
             const Options         *options,
             GError               **error)
{
  if (g_str_equal (options->page, "posts"))
    return render_posts (district, render, options, error);
  if (g_str_equal (options->page, "stats"))
    return render_stats (district, render, options, error);
  if (g_str_equal (options->page, "org"))
    return render_org (district, render, options, error);
  return wg_render_map (district, render, options->output, error);
}

int
wg_cli_render (const char *usage,
               char      **words)
{
  g_auto (Options) options = { .scale = 1 };
  const GOptionEntry entries[] = {
    { "page", 0, 0, G_OPTION_ARG_STRING, &options.page, NULL, NULL },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &options.unit, NULL, NULL },
    { "indicator", 0, 0, G_OPTION_ARG_STRING, &options.indicator, NULL, NULL },
    { "size", 0, 0, G_OPTION_ARG_STRING, &options.size, NULL, NULL },
    { "period", 0, 0, G_OPTION_ARG_STRING, &options.period, NULL, NULL },
    { "cutoff", 0, 0, G_OPTION_ARG_STRING, &options.cutoff, NULL, NULL },
    { "at", 0, 0, G_OPTION_ARG_STRING, &options.at, NULL, NULL },
    WG_CLI_REACH_ENTRIES (options.reach),
    { "text", 0, 0, G_OPTION_ARG_DOUBLE, &options.text, NULL, NULL },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &options.scale, NULL, NULL },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &options.dark, NULL, NULL },
    { "no-marks", 0, 0, G_OPTION_ARG_NONE, &options.no_marks, NULL, NULL },
    { "hatch", 0, 0, G_OPTION_ARG_NONE, &options.hatch, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, NULL, NULL },
    { NULL }
  };
  g_auto (GStrv) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDistrict) district = NULL;
  WgQuestion question = WG_QUESTION_INIT;
  WgRenderOptions render = { .question = &question };
  WgTime at = WG_TIME_NONE;
  int status;

  if (!wg_cli_parse (usage, entries, words, 1, FALSE, &files)
      || !wg_cli_parse_time (usage, options.at, &at) || !wg_cli_reach_read (&options.reach, usage))
    return WG_CLI_USAGE;
  status = check_options (usage, &options, &render);
  if (status == WG_CLI_DONE)
    status = read_question (usage, &options, &question);
  if (status != WG_CLI_DONE)
    return status;
  district = wg_cli_open (files[0], WG_DISTRICT_READ_ONLY, &error);
  if (district == NULL || !wg_cli_find_unit (district, options.unit, &render.unit, &error))
    return wg_cli_refuse (error);
  render.indicator = options.indicator != NULL ? options.indicator : "households";
  render.scale = options.scale;
  render.choropleth.dark = options.dark;
  render.marks = !options.no_marks;
  render.choropleth.hatch = options.hatch;
  if (!render_page (district, &render, &options, &error))
    return wg_cli_refuse (error);
  return WG_CLI_DONE;
}
