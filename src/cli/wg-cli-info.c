/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-cli info: what is in a file. */

#include "wg-cli.h"

#include "wg-file-care.h"
#include "wg-post-book.h"

#include <glib/gi18n-lib.h>

#define MAX_LEVEL 7

typedef struct
{
  guint by_level[MAX_LEVEL + 1];
} LevelCounts;

static LevelCounts
count_levels (WgDistrict *district)
{
  GPtrArray *units = wg_district_get_units (district);
  LevelCounts counts = { { 0 } };

  for (guint i = 0; i < units->len; i++)
    counts.by_level[MIN (wg_unit_get_level (g_ptr_array_index (units, i)), MAX_LEVEL)]++;
  return counts;
}

static json_t *
describe_units (WgDistrict *district)
{
  LevelCounts counts = count_levels (district);
  json_t *by_level = json_object ();

  for (guint level = 1; level <= MAX_LEVEL; level++)
    if (counts.by_level[level] > 0)
      {
        g_autofree char *key = g_strdup_printf ("%u", level);

        json_object_set_new (by_level, key, json_integer (counts.by_level[level]));
      }
  return json_pack ("{s:i, s:o}", "total", (int) wg_district_get_units (district)->len, "by_level",
                    by_level);
}

/* How many posts there are in each status on the file's day, by WgPostStatus. */
static void
count_posts (WgDistrict *district,
             guint       counts[3])
{
  GPtrArray *posts = wg_district_get_posts (district);
  WgDate today = wg_clock_get_today (wg_district_get_clock (district));

  for (guint i = 0; i < posts->len; i++)
    counts[wg_post_get_status_on (g_ptr_array_index (posts, i), today)]++;
}

static json_t *
describe_posts (WgDistrict *district)
{
  guint counts[3] = { 0 };
  json_t *posts;

  count_posts (district, counts);
  posts = json_pack ("{s:i}", "total", (int) wg_district_get_posts (district)->len);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    json_object_set_new (posts, wg_post_status_id (i), json_integer (counts[i]));
  return posts;
}

/* "  13 red posts: 1 planned, 12 open" */
static void
print_posts (WgDistrict *district)
{
  const WgPostStandards *standards =
    wg_post_book_get_standards (wg_district_get_post_book (district));
  guint n = wg_district_get_posts (district)->len, counts[3] = { 0 };
  const char *comma = ": ";

  count_posts (district, counts);
  g_print (ngettext ("  %u red post", "  %u red posts", n), n);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] > 0)
      {
        g_print ("%s%s %u", comma,
                 wg_post_words_name (standards->statuses, wg_post_status_id (i)), counts[i]);
        comma = ", ";
      }
  g_print ("\n");
}

static void
print_json (WgDistrict        *district,
            const WgFileFacts *facts)
{
  int n_grids = (int) wg_district_get_grids (district)->len;
  json_t *edit = json_null ();
  json_t *backup = json_null ();

  if (facts->last_edit > 0)
    edit = json_pack ("{s:I, s:o}", "number", (json_int_t) facts->last_edit, "at",
                      wg_cli_json_text (facts->last_edit_at));
  if (facts->last_backup != NULL)
    backup = json_pack ("{s:s, s:o, s:I}", "file", facts->last_backup, "at",
                        wg_cli_json_text (facts->last_backup_at), "edit",
                        (json_int_t) facts->last_backup_edit);
  wg_cli_print_json (json_pack ("{s:s, s:i, s:o, s:{s:i, s:i}, s:o, s:{}, s:o, s:o}",
                                "file", wg_district_get_path (district),
                                "schema", facts->schema_version,
                                "units", describe_units (district),
                                "grids", "total", n_grids, "open", n_grids,
                                "posts", describe_posts (district),
                                "records",
                                "last_edit", edit,
                                "last_backup", backup));
}

static void
print_figures (WgDistrict *district,
               WgUnit     *unit)
{
  static const char *const ids[] = { "households", "residents", "full_members", "branches" };

  g_print ("  %s  %s", wg_unit_get_code (unit), wg_unit_get_name (unit));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (WgFigure) figure =
        wg_district_evaluate (district, ids[i], wg_unit_get_id (unit), WG_BY_NONE, NULL);
      g_autofree char *value = figure != NULL ? wg_figure_format (figure) : NULL;

      if (value != NULL)
        g_print ("  %s %s", figure->indicator->name, value);
    }
  g_print ("\n");
}

static void
print_text (WgDistrict        *district,
            const WgFileFacts *facts)
{
  LevelCounts counts = count_levels (district);
  guint n_grids = wg_district_get_grids (district)->len;

  g_print ("%s\n", wg_district_get_name (district));
  for (guint level = 1; level <= MAX_LEVEL; level++)
    if (counts.by_level[level] > 0)
      g_print ("  %u  %s\n", counts.by_level[level], wg_district_get_level_name (district, level));
  g_print (ngettext ("  %u grid\n", "  %u grids\n", n_grids), n_grids);
  print_posts (district);
  for (guint level = 1; level <= 2; level++)
    for (guint i = 0; i < wg_district_get_units (district)->len; i++)
      {
        WgUnit *unit = g_ptr_array_index (wg_district_get_units (district), i);

        if (wg_unit_get_level (unit) == level && counts.by_level[level] <= 50)
          print_figures (district, unit);
      }
  g_print (_("Schema version %d\n"), facts->schema_version);
  if (facts->last_edit > 0)
    g_print (_("Last edit: number %lld, %s\n"), (long long) facts->last_edit,
             facts->last_edit_at);
  if (facts->last_backup != NULL)
    g_print (_("Last verified backup: %s, %s\n"), facts->last_backup_at, facts->last_backup);
  else
    g_print (_("No verified backup yet\n"));
}

int
wg_cli_info (const char *usage,
             char      **words)
{
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
    { NULL }
  };
  g_auto (GStrv) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDistrict) district = NULL;
  g_autoptr (WgFileFacts) facts = NULL;

  if (!wg_cli_parse (usage, options, words, 1, FALSE, &files))
    return WG_CLI_USAGE;
  district = wg_cli_open (files[0], WG_DISTRICT_READ_ONLY | WG_DISTRICT_NO_MAP, &error);
  if (district == NULL)
    return wg_cli_refuse (error);
  facts = wg_file_facts_new (district);
  if (json)
    print_json (district, facts);
  else
    print_text (district, facts);
  return WG_CLI_DONE;
}
