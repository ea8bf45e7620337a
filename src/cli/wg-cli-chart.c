/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-cli chart: the organisation chart as a file. */

#include "wg-cli.h"

#include "wg-org-render.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char    *unit;
  char    *at;
  char    *size;
  char    *output;
  double   scale;
  gboolean dark;
  gboolean board;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->unit);
  g_free (options->at);
  g_free (options->size);
  g_free (options->output);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Exit status, WG_CLI_DONE when the words make sense. */
static int
read_options (const char         *usage,
              const Options      *options,
              WgOrgRenderOptions *render)
{
  if (options->output == NULL)
    return wg_cli_usage (usage, _("-o names the file to write; it is missing."));
  if (options->at != NULL && !wg_cli_parse_day (usage, options->at, &render->at))
    return WG_CLI_USAGE;
  if (options->size != NULL
      && !wg_cli_parse_size (usage, options->size, &render->width, &render->height))
    return WG_CLI_USAGE;
  if (!(options->scale >= 0.5 && options->scale <= 8))
    return wg_cli_usage (usage, _("The scale goes from 0.5 to 8."));
  render->scale = options->scale;
  render->dark = options->dark;
  render->board = options->board;
  return WG_CLI_DONE;
}

int
wg_cli_chart (const char *usage,
              char      **words)
{
  g_auto (Options) options = { .scale = 1 };
  const GOptionEntry entries[] = {
    { "unit", 0, 0, G_OPTION_ARG_STRING, &options.unit, NULL, NULL },
    { "at", 0, 0, G_OPTION_ARG_STRING, &options.at, NULL, NULL },
    { "size", 0, 0, G_OPTION_ARG_STRING, &options.size, NULL, NULL },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &options.scale, NULL, NULL },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &options.dark, NULL, NULL },
    { "board", 0, 0, G_OPTION_ARG_NONE, &options.board, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, NULL, NULL },
    { NULL }
  };
  g_auto (GStrv) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDistrict) district = NULL;
  WgOrgRenderOptions render = { .at = WG_DATE_NONE };
  int status;

  if (!wg_cli_parse (usage, entries, words, 1, FALSE, &files))
    return WG_CLI_USAGE;
  status = read_options (usage, &options, &render);
  if (status != WG_CLI_DONE)
    return status;
  district = wg_cli_open (files[0], WG_DISTRICT_READ_ONLY | WG_DISTRICT_NO_MAP, &error);
  if (district == NULL || !wg_cli_find_unit (district, options.unit, &render.unit, &error)
      || !wg_org_render (district, &render, options.output, &error))
    return wg_cli_refuse (error);
  return WG_CLI_DONE;
}
