/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-cli deck: the pages of a meeting as a file, without a window. */

#include "wg-cli.h"

#include "wg-ask.h"
#include "wg-deck-papers.h"
#include "wg-deck-print.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  char  *template, *unit, *period, *cutoff, *size, *paper, *output;
  double distance, width; /* metres */
} Options;

static void
options_clear (Options *options)
{
  g_free (options->template);
  g_free (options->unit);
  g_free (options->period);
  g_free (options->cutoff);
  g_free (options->size);
  g_free (options->paper);
  g_free (options->output);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* What the words ask for. */
typedef struct
{
  WgRoom      room;
  WgPeriod    period;
  WgTime      cutoff;
  WgDeckPaper paper; /* WG_DECK_N_PAPERS: the pages for the projector */
} Request;

static int
read_room (const char    *usage,
           const Options *options,
           WgRoom        *room)
{
  double width = room->width_px, height = room->height_px;

  if (options->size != NULL && !wg_cli_parse_size (usage, options->size, &width, &height))
    return WG_CLI_USAGE;
  room->width_px = (guint) width;
  room->height_px = (guint) height;
  if (options->distance > 0 && options->distance < 1000)
    room->distance_mm = (guint) lround (options->distance * 1000);
  if (options->width > 0 && options->width < 1000)
    room->picture_width_mm = (guint) lround (options->width * 1000);
  if (!wg_room_is_possible (room))
    return wg_cli_usage (usage, _("There is no such room: its last row is 0.5 m to 100 m away, "
                                  "its picture 0.2 m to 30 m wide, of 320 × 240 pixels or more."));
  return WG_CLI_DONE;
}

static int
read_options (const char    *usage,
              const Options *options,
              Request       *request)
{
  if (options->output == NULL)
    return wg_cli_usage (usage, _("-o names the file to write; it is missing."));
  if (options->period != NULL && !wg_period_parse (options->period, &request->period))
    return wg_cli_usage (usage, _("“%s” is no period; write 2026, 2026Q3, 2026-09 or two days "
                                  "joined by “..”."), options->period);
  if (options->cutoff != NULL && !wg_time_parse (options->cutoff, &request->cutoff))
    return wg_cli_usage (usage, _("“%s” is no time; write 2026-09-30 or “2026-09-30 16:20”."),
                         options->cutoff);
  if (options->paper != NULL && !wg_deck_paper_find (options->paper, &request->paper))
    return wg_cli_usage (usage, _("There is no paper “%s”."), options->paper);
  return read_room (usage, options, &request->room);
}

static gboolean
print_deck (WgDistrict    *district,
            const Options *options,
            Request       *request,
            GError       **error)
{
  const char *type = options->template != NULL ? options->template : "quarterly";
  g_autoptr (WgDeck) template = wg_deck_find_template (district, type, error);
  g_autoptr (WgDeckBuilder) builder = NULL;
  g_autoptr (WgDeck) deck = NULL;
  gint64 unit;

  if (template == NULL || !wg_cli_find_unit (district, options->unit, &unit, error))
    return FALSE;
  if (request->period.first == WG_DATE_NONE)
    request->period = wg_district_get_default_period (district);
  deck = wg_deck_bind (template, unit, request->period, request->cutoff, 0);
  builder = wg_deck_builder_new (district, deck);
  if (request->paper != WG_DECK_N_PAPERS)
    return wg_deck_paper_print (builder, request->paper, options->output, error);
  return wg_deck_print (builder, &request->room, options->output, error);
}

int
wg_cli_deck (const char *usage,
             char      **words)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "template", 0, 0, G_OPTION_ARG_STRING, &options.template, NULL, NULL },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &options.unit, NULL, NULL },
    { "period", 0, 0, G_OPTION_ARG_STRING, &options.period, NULL, NULL },
    { "cutoff", 0, 0, G_OPTION_ARG_STRING, &options.cutoff, NULL, NULL },
    { "size", 0, 0, G_OPTION_ARG_STRING, &options.size, NULL, NULL },
    { "distance", 0, 0, G_OPTION_ARG_DOUBLE, &options.distance, NULL, NULL },
    { "width", 0, 0, G_OPTION_ARG_DOUBLE, &options.width, NULL, NULL },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &options.paper, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, NULL, NULL },
    { NULL }
  };
  Request request = { WG_ROOM_INIT, { WG_DATE_NONE, WG_DATE_NONE }, WG_TIME_NONE,
                      WG_DECK_N_PAPERS };
  g_auto (GStrv) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDistrict) district = NULL;
  int status;

  if (!wg_cli_parse (usage, entries, words, 1, FALSE, &files))
    return WG_CLI_USAGE;
  status = read_options (usage, &options, &request);
  if (status != WG_CLI_DONE)
    return status;
  district = wg_cli_open (files[0], WG_DISTRICT_READ_ONLY, &error);
  if (district == NULL || !print_deck (district, &options, &request, &error))
    return wg_cli_refuse (error);
  return WG_CLI_DONE;
}
