/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-cli figure: an indicator evaluated at a scope. */

#include "wg-cli-question.h"

#include <glib/gi18n-lib.h>

static const char *const state_names[] = {
  [WG_VALUE_SHOWN] = NULL,
  [WG_VALUE_SUPPRESSED] = "suppressed",
  [WG_VALUE_UNDEFINED] = "undefined",
  [WG_VALUE_UNEQUAL_SCOPE] = "unequal scope",
  [WG_VALUE_NOT_MONOTONE] = "not monotone",
};

static json_t *
describe_parts (const WgFigure *figure)
{
  json_t *parts = json_array ();

  for (guint i = 0; i < figure->parts->len; i++)
    {
      const WgFigurePart *part = &g_array_index (figure->parts, WgFigurePart, i);
      json_t *object = json_pack ("{s:o, s:o, s:o}", "code",
                                  wg_cli_json_text (*part->code != '\0' ? part->code : NULL),
                                  "name", wg_cli_json_text (part->name), "value",
                                  wg_cli_json_number (part->value, figure->indicator->decimals));

      if (part->state != WG_VALUE_SHOWN)
        json_object_set_new (object, "why", json_string (state_names[part->state]));
      json_array_append_new (parts, object);
    }
  return parts;
}

/* What "within reach" means, for figures that hang on it. */
static void
describe_method (json_t              *object,
                 WgDistrict          *district,
                 const WgFigure      *figure,
                 const WgCliQuestion *asked)
{
  WgCoverMethod method;
  gboolean on_foot;

  if (figure->method == NULL)
    return;
  wg_cli_reach_apply (&asked->reach, district, &method);
  on_foot = method.kind == WG_COVER_WALK;
  json_object_set_new (object, "method", json_string (on_foot ? "walk" : "radius"));
  json_object_set_new (object, "radius_m",
                       on_foot ? json_null () : wg_cli_json_number (method.radius_m, 0));
  if (on_foot)
    json_object_set_new (object, "walk_minutes", wg_cli_json_number (method.minutes, 0));
  json_object_set_new (object, "method_text", json_string (figure->method));
}

static void
print_json (WgDistrict          *district,
            const WgFigure      *figure,
            const WgCliQuestion *asked)
{
  json_t *object = wg_cli_question_describe (asked, &figure->period);

  json_object_set_new (object, "value",
                       wg_cli_json_number (figure->value, figure->indicator->decimals));
  describe_method (object, district, figure, asked);
  json_object_set_new (object, "unit_of_count", json_string (figure->indicator->unit_of_count));
  json_object_set_new (object, "late", json_integer (figure->late));
  json_object_set_new (object, "parts", describe_parts (figure));
  if (figure->state != WG_VALUE_SHOWN)
    json_object_set_new (object, "why", json_string (state_names[figure->state]));
  if (figure->why != NULL)
    json_object_set_new (object, "text", json_string (figure->why));
  wg_cli_print_json (object);
}

static void
print_text (const WgFigure *figure)
{
  g_autofree char *value = wg_figure_format (figure);

  g_print ("%s: %s %s\n", wg_figure_get_title (figure), value, figure->indicator->unit_of_count);
  if (figure->why != NULL)
    g_print ("%s\n", figure->why);
  if (figure->late > 0)
    g_print (ngettext ("%u record entered after the cut-off\n",
                       "%u records entered after the cut-off\n", figure->late), figure->late);
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
  g_auto (WgCliQuestion) asked = { FALSE };
  const GOptionEntry entries[] = { WG_CLI_QUESTION_ENTRIES (asked), { NULL } };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDistrict) district = NULL;
  g_autoptr (WgFigure) figure = NULL;

  if (wg_cli_question_read (&asked, usage, entries, words, &path) != WG_CLI_DONE)
    return WG_CLI_USAGE;
  district = wg_cli_question_open (&asked, path);
  if (district == NULL)
    return WG_CLI_REFUSED;
  figure = wg_district_ask (district, &asked.question, &error);
  if (figure == NULL)
    return wg_cli_refuse (error);
  if (asked.json)
    print_json (district, figure, &asked);
  else
    print_text (figure);
  return WG_CLI_DONE;
}
