/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-cli coverage: whom the posts reach that are open at a moment. */

#include "wg-cli-reach.h"
#include "wg-coverage-study.h"
#include "wg-number.h"
#include "wg-post-book.h"
#include "wg-question.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gboolean   json;
  char      *unit, *at;
  WgCliReach reach;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->unit);
  g_free (self->at);
  wg_cli_reach_clear (&self->reach);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static json_t *
describe_posts (WgDistrict   *district,
                const GArray *ids)
{
  json_t *list = json_array ();

  for (guint i = 0; i < ids->len; i++)
    {
      WgPost *post = wg_district_find_post (district, g_array_index (ids, gint64, i));

      json_array_append_new (list, json_pack ("{s:s, s:s}", "code", wg_post_get_code (post),
                                              "name", wg_post_get_name (post)));
    }
  return list;
}

static void
print_json (WgDistrict          *district,
            const WgCoverage    *coverage,
            const WgCoverMethod *method,
            const Options       *options)
{
  g_autofree char *at = wg_cutoff_format (coverage->at);
  gboolean on_foot = method->kind == WG_COVER_WALK;
  json_t *object = json_pack ("{s:o, s:s, s:I, s:I, s:I, s:s}", "unit",
                              wg_cli_json_text (options->unit), "at", at, "covered",
                              (json_int_t) coverage->covered, "uncovered",
                              (json_int_t) coverage->uncovered, "total",
                              (json_int_t) coverage->total, "method",
                              on_foot ? "walk" : "radius");

  json_object_set_new (object, "radius_m",
                       on_foot ? json_null () : wg_cli_json_number (method->radius_m, 0));
  if (on_foot)
    {
      json_object_set_new (object, "walk_minutes", wg_cli_json_number (method->minutes, 0));
      json_object_set_new (object, "speed_m_min", wg_cli_json_number (method->speed_m_min, 0));
      json_object_set_new (object, "detour_m", wg_cli_json_number (method->detour_m, 0));
    }
  json_object_set_new (object, "text", json_string (coverage->method));
  json_object_set_new (object, "posts_open", describe_posts (district, coverage->posts_open));
  json_object_set_new (object, "posts_near", describe_posts (district, coverage->posts_near));
  json_object_set_new (object, "posts_astray", json_integer (coverage->n_astray));
  json_object_set_new (object, "grids_unknown", json_integer (coverage->n_unknown));
  wg_cli_print_json (object);
}

static void
print_posts (WgDistrict   *district,
             const GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      WgPost *post = wg_district_find_post (district, g_array_index (ids, gint64, i));

      g_print ("  %s %s\n", wg_post_get_code (post), wg_post_get_name (post));
    }
}

static void
print_text (WgDistrict       *district,
            const WgCoverage *coverage)
{
  g_autofree char *at = wg_cutoff_format (coverage->at);
  g_autofree char *covered = wg_number_format ((double) coverage->covered, 0);
  g_autofree char *uncovered = wg_number_format ((double) coverage->uncovered, 0);
  g_autofree char *total = wg_number_format ((double) coverage->total, 0);

  /* Translators: a time, and what "within reach" means. */
  g_print (_("%s, %s\n"), at, coverage->method);
  g_print (_("Covered: %s of %s residents; not covered: %s\n"), covered, total, uncovered);
  g_print (ngettext ("%u post is open:\n", "%u posts are open:\n", coverage->posts_open->len),
           coverage->posts_open->len);
  print_posts (district, coverage->posts_open);
  if (coverage->posts_near->len > 0)
    g_print (ngettext ("%u open post of other units is near and covers too:\n",
                       "%u open posts of other units are near and cover too:\n",
                       coverage->posts_near->len), coverage->posts_near->len);
  print_posts (district, coverage->posts_near);
  if (coverage->n_astray > 0)
    g_print (ngettext ("%u open post reaches nothing: it has no place, or no street is near it.\n",
                       "%u open posts reach nothing: they have no place, or no street is near "
                       "them.\n", coverage->n_astray), coverage->n_astray);
  if (coverage->n_unknown > 0)
    g_print (ngettext ("%u grid has no border or no count of residents.\n",
                       "%u grids have no border or no count of residents.\n",
                       coverage->n_unknown), coverage->n_unknown);
}

int
wg_cli_coverage (const char *usage,
                 char      **words)
{
  g_auto (Options) options = { FALSE };
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, NULL, NULL },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &options.unit, NULL, NULL },
    { "at", 0, 0, G_OPTION_ARG_STRING, &options.at, NULL, NULL },
    WG_CLI_REACH_ENTRIES (options.reach),
    { NULL }
  };
  g_auto (GStrv) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDistrict) district = NULL;
  g_autoptr (WgCoverageStudy) study = NULL;
  g_autoptr (WgCoverage) coverage = NULL;
  WgCoverMethod method;
  WgTime at = WG_TIME_NONE;
  gint64 unit;

  if (!wg_cli_parse (usage, entries, words, 1, FALSE, &files)
      || !wg_cli_parse_time (usage, options.at, &at) || !wg_cli_reach_read (&options.reach, usage))
    return WG_CLI_USAGE;
  district = wg_cli_open (files[0], WG_DISTRICT_READ_ONLY | WG_DISTRICT_NO_MAP, &error);
  if (district == NULL || !wg_cli_find_unit (district, options.unit, &unit, &error))
    return wg_cli_refuse (error);
  wg_cli_reach_apply (&options.reach, district, &method);
  if (at == WG_TIME_NONE)
    at = wg_clock_get_now (wg_district_get_clock (district));
  if (wg_cover_method_check (&method, &error))
    study = wg_coverage_study_new_on (district, wg_time_get_day (at), unit, &method, &error);
  if (study == NULL)
    return wg_cli_refuse (error);
  coverage = wg_coverage_study_at (study, at, NULL, 0);
  if (options.json)
    print_json (district, coverage, &method, &options);
  else
    print_text (district, coverage);
  return WG_CLI_DONE;
}
