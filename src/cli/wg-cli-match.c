/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-cli match: another department's grids against ours, pair by pair. */

#include "wg-cli.h"

#include "wg-grid-match.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char    *name;
  char    *unit;
  char    *datum;
  char    *out;
  char   **agree;
  gboolean json;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->name);
  g_free (options->unit);
  g_free (options->datum);
  g_free (options->out);
  g_strfreev (options->agree);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static const char *
get_code (const WgRow *row)
{
  return row != NULL ? wg_row_get_text (row, WG_GRID_CODE) : NULL;
}

static json_t *
describe (const WgMatchPair *pair)
{
  return json_pack ("{s:o, s:o, s:s, s:o, s:o, s:o, s:o, s:b}", "ours",
                    wg_cli_json_text (get_code (pair->ours)), "theirs",
                    wg_cli_json_text (get_code (pair->theirs)), "relation",
                    wg_match_relation_get_name (pair->relation), "overlap_m2",
                    wg_cli_json_number (pair->overlap_m2, 1), "ours_m2",
                    wg_cli_json_number (pair->ours_m2, 1), "theirs_m2",
                    wg_cli_json_number (pair->theirs_m2, 1), "difference_m2",
                    wg_cli_json_number (pair->difference_m2, 1), "agreed", pair->agreed);
}

static void
print_json (WgGridMatch *match)
{
  GPtrArray *pairs = wg_grid_match_get_pairs (match);
  json_t *list = json_array ();

  for (guint i = 0; i < pairs->len; i++)
    json_array_append_new (list, describe (g_ptr_array_index (pairs, i)));
  wg_cli_print_json (json_pack ("{s:s, s:o, s:i}", "name", wg_grid_match_get_name (match),
                                "pairs", list, "agreed",
                                (int) wg_grid_match_count_agreed (match)));
}

static void
print_text (WgGridMatch *match)
{
  GPtrArray *pairs = wg_grid_match_get_pairs (match);
  g_autoptr (WgSheet) sheet = wg_grid_match_to_sheet (match);

  for (guint row = 0; row < wg_sheet_get_n_rows (sheet); row++)
    for (guint column = 0; column < wg_sheet_get_n_columns (sheet); column++)
      {
        g_autofree char *cell = wg_sheet_format_cell (sheet, row, column);

        g_print ("%s%s", cell, column + 1 < wg_sheet_get_n_columns (sheet) ? "\t" : "\n");
      }
  g_print (_("%u pairs, %u agreed\n"), pairs->len, wg_grid_match_count_agreed (match));
}

/* "OURS=THEIRS"; either side may be empty. */
static gboolean
agree (WgGridMatch *match,
       WgDistrict  *district,
       const char  *said,
       GError     **error)
{
  GPtrArray *pairs = wg_grid_match_get_pairs (match);
  g_auto (GStrv) codes = g_strsplit (said, "=", 2);

  for (guint i = 0; i < pairs->len && codes[0] != NULL && codes[1] != NULL; i++)
    {
      const WgMatchPair *pair = g_ptr_array_index (pairs, i);
      const char *ours = get_code (pair->ours), *theirs = get_code (pair->theirs);
      g_autoptr (WgEdit) edit = NULL;

      if (!g_str_equal (codes[0], ours != NULL ? ours : "")
          || !g_str_equal (codes[1], theirs != NULL ? theirs : ""))
        continue;
      edit = wg_grid_match_agree (match, district, pair, TRUE);
      return wg_grid_match_apply (district, edit, error);
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               _("There is no pair “%s”; say OUR-CODE=THEIR-CODE."), said);
  return FALSE;
}

/* (transfer full) (nullable): the match as the file has it now. */
static WgGridMatch *
open_match (const Options *options,
            char         **files,
            WgDistrict   **district,
            gboolean       writes,
            GError       **error)
{
  WgDatum datum;
  gint64 unit;

  *district = wg_cli_open (files[0], (writes ? 0 : WG_DISTRICT_READ_ONLY) | WG_DISTRICT_NO_MAP,
                           error);
  if (*district == NULL || !wg_cli_find_unit (*district, options->unit, &unit, error))
    return NULL;
  return wg_grid_match_new (*district, options->name, files[1], unit,
                            options->datum != NULL && wg_datum_parse (options->datum, &datum)
                              ? &datum : NULL, NULL, error);
}

static int
run (const Options *options,
     char         **files)
{
  g_autoptr (WgDistrict) district = NULL, written = NULL;
  g_autoptr (WgGridMatch) match = NULL;
  g_autoptr (GError) error = NULL;

  match = open_match (options, files, &district, options->agree != NULL, &error);
  if (match == NULL)
    return wg_cli_refuse (error);
  for (guint i = 0; options->agree != NULL && options->agree[i] != NULL; i++)
    {
      if (!agree (match, district, options->agree[i], &error))
        return wg_cli_refuse (error);
      /* The file as it is now, for the next mark and for what is printed. */
      wg_district_close (district);
      g_clear_object (&district);
      district = wg_cli_open (files[0], WG_DISTRICT_NO_MAP, &error);
      if (district == NULL)
        return wg_cli_refuse (error);
      wg_grid_match_refresh (match, district);
    }
  if (options->out != NULL && !wg_grid_match_write (match, options->out, &error))
    return wg_cli_refuse (error);
  if (options->json)
    print_json (match);
  else
    print_text (match);
  return WG_CLI_DONE;
}

int
wg_cli_match (const char *usage,
              char      **words)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &options.name, NULL, NULL },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &options.unit, NULL, NULL },
    { "datum", 0, 0, G_OPTION_ARG_STRING, &options.datum, NULL, NULL },
    { "agree", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.agree, NULL, NULL },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &options.out, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, NULL, NULL },
    { NULL }
  };
  g_auto (GStrv) files = NULL;
  WgDatum datum;

  if (!wg_cli_parse (usage, entries, words, 2, FALSE, &files))
    return WG_CLI_USAGE;
  if (options.name == NULL || *options.name == '\0')
    return wg_cli_usage (usage, "%s", _("Say with --name whose grids these are."));
  if (options.datum != NULL && !wg_datum_parse (options.datum, &datum))
    return wg_cli_usage (usage, _("“%s” is no coordinate system: an EPSG code such as 4545, gcj02 "
                                  "or bd09."), options.datum);
  return run (&options, files);
}
