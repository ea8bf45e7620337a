/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-cli org: the tree of the organisation, as text or nested JSON. */

#include "wg-cli.h"

#include "wg-org-sheet.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gboolean json;
  char    *unit;
  char    *at;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->unit);
  g_free (options->at);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Keys of the terms in JSON. */
static const char *const term_names[] = {
  [WG_ORG_TERM_UNKNOWN] = NULL, [WG_ORG_TERM_NONE] = "none", [WG_ORG_TERM_RUNNING] = "running",
  [WG_ORG_TERM_DUE] = "due", [WG_ORG_TERM_EXTENDED] = "extended", [WG_ORG_TERM_PAST] = "past"
};
G_STATIC_ASSERT (G_N_ELEMENTS (term_names) == WG_ORG_N_TERMS);

static void
append_findings (GString         *line,
                 const WgOrgNode *node)
{
  for (guint i = 0; i < WG_N_SEVERITIES; i++)
    if (node->findings[i] > 0)
      g_string_append_printf (line, " · %s %u", wg_severity_get_label (i), node->findings[i]);
}

static void
print_node (const WgOrgChart *chart,
            guint             index)
{
  const WgOrgNode *node = wg_org_chart_get_node (chart, index);
  const char *word = wg_org_term_get_word (node->term);
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_append_printf (line, "%*s%s%s%s", 2 * (int) wg_org_chart_get_depth (chart, index), "",
                          node->code, *node->code != '\0' ? " " : "", node->full_name);
  if (node->body != NULL)
    g_string_append_printf (line, " · %s", node->body);
  for (guint i = 0; i < node->n_posts; i++)
    {
      const WgOrgPost *post = &node->posts[i];

      /* The leading position, and what is vacant. */
      if (i == 0 || post->holder == NULL)
        g_string_append_printf (line, " · %s %s", post->title,
                                post->holder != NULL ? post->holder : wg_org_get_vacant_word ());
    }
  if (node->members >= 0)
    g_string_append_printf (line, " · %s %" G_GINT64_FORMAT, _("Full members"), node->members);
  if (word != NULL)
    g_string_append_printf (line, " · %s%s%s", word, node->term_end != NULL ? " " : "",
                            node->term_end != NULL ? node->term_end : "");
  append_findings (line, node);
  g_print ("%s\n", line->str);
}

/* In the order of the tree, superiors before those under them. */
static void
print_tree (const WgOrgChart *chart,
            guint             index)
{
  guint n;
  const guint *children = wg_org_chart_get_children (chart, index, &n);

  if (index != WG_ORG_NO_NODE)
    print_node (chart, index);
  for (guint i = 0; i < n; i++)
    print_tree (chart, children[i]);
}

static json_t *
describe_node (const WgOrgChart *chart,
               guint             index)
{
  const WgOrgNode *node = wg_org_chart_get_node (chart, index);
  json_t *posts = json_array (), *below = json_array (), *findings = json_object (), *object;
  guint n;
  const guint *children = wg_org_chart_get_children (chart, index, &n);

  for (guint i = 0; i < node->n_posts; i++)
    json_array_append_new (posts, json_pack ("{s:s, s:o}", "title", node->posts[i].title, "holder",
                                             wg_cli_json_text (node->posts[i].holder)));
  for (guint i = 0; i < WG_N_SEVERITIES; i++)
    json_object_set_new (findings, wg_severity_get_name (i), json_integer (node->findings[i]));
  for (guint i = 0; i < n; i++)
    json_array_append_new (below, describe_node (chart, children[i]));
  object = json_pack ("{s:s, s:s, s:i, s:o, s:o, s:o, s:o}", "code", node->code, "name",
                      node->full_name, "level", (int) node->level, "body",
                      wg_cli_json_text (node->body), "full_members",
                      node->members >= 0 ? json_integer (node->members) : json_null (), "term",
                      wg_cli_json_text (term_names[node->term]), "term_end",
                      wg_cli_json_text (node->term_end));
  json_object_set_new (object, "positions", posts);
  json_object_set_new (object, "vacant", json_integer (wg_org_node_count_vacant (node)));
  json_object_set_new (object, "findings", findings);
  json_object_set_new (object, "units", below);
  return object;
}

static void
print_json (const WgOrgSheet *sheet)
{
  guint n;
  const guint *roots = wg_org_chart_get_children (sheet->chart, WG_ORG_NO_NODE, &n);
  json_t *object = json_object ();

  json_object_set_new (object, "vacant",
                       json_integer (wg_org_chart_count_vacant (sheet->chart)));
  for (guint i = WG_ORG_TERM_NONE; i < WG_ORG_N_TERMS; i++)
    json_object_set_new (object, term_names[i],
                         json_integer (wg_org_chart_count_term (sheet->chart, i)));
  json_object_set_new (object, "not_shown",
                       json_integer (wg_org_chart_get_hidden (sheet->chart)));
  json_object_set_new (object, "tree", n > 0 ? describe_node (sheet->chart, roots[0])
                                             : json_null ());
  wg_cli_print_json (object);
}

static void
print_text (const WgOrgSheet *sheet)
{
  g_autofree char *summary = wg_org_chart_dup_summary (sheet->chart);
  guint hidden = wg_org_chart_get_hidden (sheet->chart);

  print_tree (sheet->chart, WG_ORG_NO_NODE);
  g_print ("%s\n%s\n", sheet->scope, summary);
  if (hidden > 0)
    g_print (ngettext ("%u unit is not shown.\n", "%u units are not shown.\n", hidden), hidden);
}

int
wg_cli_org (const char *usage,
            char      **words)
{
  g_auto (Options) options = { FALSE };
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, NULL, NULL },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &options.unit, NULL, NULL },
    { "at", 0, 0, G_OPTION_ARG_STRING, &options.at, NULL, NULL },
    { NULL }
  };
  g_auto (GStrv) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDistrict) district = NULL;
  g_autoptr (WgOrgSheet) sheet = NULL;
  WgDate at = WG_DATE_NONE;
  gint64 unit;

  if (!wg_cli_parse (usage, entries, words, 1, FALSE, &files)
      || (options.at != NULL && !wg_cli_parse_day (usage, options.at, &at)))
    return WG_CLI_USAGE;
  district = wg_cli_open (files[0], WG_DISTRICT_READ_ONLY | WG_DISTRICT_NO_MAP, &error);
  if (district == NULL || !wg_cli_find_unit (district, options.unit, &unit, &error))
    return wg_cli_refuse (error);
  sheet = wg_org_sheet_load (district, unit, at, &error);
  if (sheet == NULL)
    return wg_cli_refuse (error);
  if (options.json)
    print_json (sheet);
  else
    print_text (sheet);
  return WG_CLI_DONE;
}
