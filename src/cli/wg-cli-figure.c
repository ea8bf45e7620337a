/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-cli figure: an indicator evaluated at a scope. */

#include "wg-cli.h"

#include <glib/gi18n-lib.h>

static const char *const state_names[] = {
  [WG_VALUE_SHOWN] = NULL,
  [WG_VALUE_SUPPRESSED] = "suppressed",
  [WG_VALUE_UNDEFINED] = "undefined",
  [WG_VALUE_UNEQUAL_SCOPE] = "unequal scope",
};

typedef struct
{
  gboolean json;
  char    *unit;
  char    *period;
  char    *by;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->unit);
  g_free (options->period);
  g_free (options->by);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse_by (const char *text,
          WgFigureBy *by)
{
  static const struct
  {
    const char *name;
    WgFigureBy  by;
  } names[] = {
    { "unit", WG_BY_UNIT },
    { "grid", WG_BY_GRID },
    { "class", WG_BY_CLASS },
    { "month", WG_BY_MONTH },
  };

  *by = WG_BY_NONE;
  if (text == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].name, text))
      {
        *by = names[i].by;
        return TRUE;
      }
  return FALSE;
}

static json_t *
describe_parts (const WgFigure *figure)
{
  json_t *parts = json_array ();

  for (guint i = 0; i < figure->parts->len; i++)
    {
      const WgFigurePart *part = &g_array_index (figure->parts, WgFigurePart, i);
      json_t *object = json_pack ("{s:o, s:o, s:o}", "code", wg_cli_json_text (part->code), "name",
                                  wg_cli_json_text (part->name), "value",
                                  wg_cli_json_number (part->value, figure->indicator->decimals));

      if (part->state != WG_VALUE_SHOWN)
        json_object_set_new (object, "why", json_string (state_names[part->state]));
      json_array_append_new (parts, object);
    }
  return parts;
}

static void
print_json (const WgFigure *figure,
            const Options  *options)
{
  json_t *object = json_pack ("{s:s, s:o, s:o, s:n, s:o, s:s, s:i, s:o}",
                              "indicator", figure->indicator->id,
                              "unit", wg_cli_json_text (options->unit),
                              "period", wg_cli_json_text (options->period),
                              "cutoff",
                              "value", wg_cli_json_number (figure->value,
                                                           figure->indicator->decimals),
                              "unit_of_count", figure->indicator->unit_of_count,
                              "late", 0,
                              "parts", describe_parts (figure));

  if (figure->state != WG_VALUE_SHOWN)
    json_object_set_new (object, "why", json_string (state_names[figure->state]));
  wg_cli_print_json (object);
}

static void
print_text (const WgFigure *figure)
{
  g_autofree char *value = wg_figure_format (figure);

  g_print ("%s: %s %s\n", figure->indicator->name, value, figure->indicator->unit_of_count);
  for (guint i = 0; i < figure->parts->len; i++)
    {
      const WgFigurePart *part = &g_array_index (figure->parts, WgFigurePart, i);
      g_autofree char *part_value = wg_figure_part_format (figure, part);

      g_print ("  %s\t%s\t%s\n", part->code, part->name, part_value);
    }
}

int
wg_cli_figure (const char *usage,
               char      **words)
{
  g_auto (Options) options = { FALSE };
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, NULL, NULL },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &options.unit, NULL, NULL },
    { "period", 0, 0, G_OPTION_ARG_STRING, &options.period, NULL, NULL },
    { "by", 0, 0, G_OPTION_ARG_STRING, &options.by, NULL, NULL },
    { NULL }
  };
  g_auto (GStrv) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDistrict) district = NULL;
  g_autoptr (WgFigure) figure = NULL;
  WgFigureBy by;
  WgPeriod period;
  gint64 unit;

  if (!wg_cli_parse (usage, entries, words, 2, FALSE, &files))
    return WG_CLI_USAGE;
  if (!parse_by (options.by, &by))
    return wg_cli_usage (usage, _("“%s” is no way to divide a figure."), options.by);
  if (options.period != NULL && !wg_period_parse (options.period, &period))
    return wg_cli_usage (usage, _("“%s” is no period; write 2026, 2026Q3, 2026-09 or two days "
                                  "joined by “..”."), options.period);
  district = wg_cli_open (files[0], WG_DISTRICT_READ_ONLY | WG_DISTRICT_NO_MAP, &error);
  if (district == NULL || !wg_cli_find_unit (district, options.unit, &unit, &error))
    return wg_cli_refuse (error);
  figure = wg_district_evaluate (district, files[1], unit, by, &error);
  if (figure == NULL)
    return wg_cli_refuse (error);
  if (options.json)
    print_json (figure, &options);
  else
    print_text (figure);
  return WG_CLI_DONE;
}
