/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-cli findings: what breaks a rule on a day. */

#include "wg-cli.h"

#include "wg-findings.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gboolean json;
  char    *unit;
  char    *at;
  char    *group;
  char    *rule;
  char    *fail_on;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->unit);
  g_free (options->at);
  g_free (options->group);
  g_free (options->rule);
  g_free (options->fail_on);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static json_t *
describe_facts (WgFinding *finding)
{
  json_t *facts = json_object ();

  for (guint i = 0; i < wg_finding_get_n_facts (finding); i++)
    {
      const WgValue *value;
      const char *name = wg_finding_get_fact (finding, i, &value);
      g_autofree char *text = wg_value_to_string (value);

      json_object_set_new (facts, name, value->type == WG_VALUE_INT
                                            ? json_integer (value->v.integer) : json_string (text));
    }
  return facts;
}

/* (transfer full) (nullable): rules that this file switched off, with the reason given; NULL where
 * there are none. */
static json_t *
describe_switched_off (GPtrArray *rules)
{
  json_t *list = NULL;

  for (guint i = 0; i < rules->len; i++)
    {
      const WgRuleCard *card = g_ptr_array_index (rules, i);

      if (card->is_on || card->reason == NULL)
        continue;
      if (list == NULL)
        list = json_array ();
      json_array_append_new (list, json_pack ("{s:s, s:s, s:s}", "rule", card->id, "name",
                                              card->name, "reason", card->reason));
    }
  return list;
}

static void
print_json (GPtrArray *findings,
            GPtrArray *rules)
{
  json_t *root = json_object ();
  json_t *list = json_array ();
  json_t *switched_off = describe_switched_off (rules);

  for (guint i = 0; i < findings->len; i++)
    {
      WgFinding *finding = g_ptr_array_index (findings, i);
      const WgRuleCard *card = wg_finding_get_card (finding);
      g_autofree char *text = wg_finding_dup_text (finding);

      json_array_append_new (
          list,
          json_pack ("{s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:s}", "rule", card->id, "name",
                     card->name, "group", wg_rule_group_get_name (card->group), "severity",
                     wg_severity_get_name (wg_finding_get_severity (finding)), "unit",
                     wg_cli_json_text (wg_finding_get_unit (finding)->code), "grid",
                     wg_cli_json_text (wg_finding_get_grid (finding)->code), "post",
                     wg_cli_json_text (wg_finding_get_post (finding)->code), "facts",
                     describe_facts (finding), "field",
                     wg_cli_json_text (wg_finding_get_field (finding)), "text", text));
    }
  json_object_set_new (root, "findings", list);
  if (switched_off != NULL)
    json_object_set_new (root, "switched_off", switched_off);
  wg_cli_print_json (root);
}

static void
print_finding (WgFinding *finding)
{
  const WgRuleCard *card = wg_finding_get_card (finding);
  const WgPlace *unit = wg_finding_get_unit (finding);
  const WgPlace *grid = wg_finding_get_grid (finding);
  const char *field = wg_finding_get_field_label (finding);
  g_autofree char *place = wg_finding_dup_place (finding);
  g_autofree char *sentence = wg_finding_dup_sentence (finding);

  g_print ("%s %s %s %s %s\n", wg_severity_get_label (wg_finding_get_severity (finding)), card->id,
           place, unit->code != NULL ? unit->code : "", grid->code != NULL ? grid->code : "");
  g_print ("    %s\n", sentence);
  /* Translators: name of a rule, what it demands, where that is written. */
  g_print (_("    Rule: %s. %s [%s]\n"), card->name, card->text,
           card->source != NULL ? card->source : "");
  if (field != NULL)
    g_print (_("    To change: %s\n"), field);
}

/* Also says what was not looked at, so that silence is no praise. */
static void
print_rules (GPtrArray     *rules,
             const Options *options)
{
  guint group = wg_rule_group_find (options->group);

  for (guint i = 0; i < rules->len; i++)
    {
      const WgRuleCard *card = g_ptr_array_index (rules, i);
      gboolean is_asked = options->rule != NULL && g_str_equal (options->rule, card->id);

      if (options->group != NULL && group != card->group)
        continue;
      if (is_asked && card->silent != NULL)
        g_print (_("%s %s is not checked. %s\n"), card->id, card->name, card->silent);
      else if (is_asked && !card->is_on && card->reason == NULL)
        g_print (_("%s %s is switched off.\n"), card->id, card->name);
      if (card->reason != NULL && (is_asked || options->rule == NULL))
        g_print (card->is_on ? _("%s %s was changed in this file: %s\n")
                             : _("%s %s is switched off in this file: %s\n"),
                 card->id, card->name, card->reason);
    }
}

static void
print_text (GPtrArray     *findings,
            GPtrArray     *rules,
            const Options *options)
{
  guint counts[WG_N_SEVERITIES] = { 0 };

  for (guint i = 0; i < findings->len; i++)
    {
      WgFinding *finding = g_ptr_array_index (findings, i);

      print_finding (finding);
      counts[wg_finding_get_severity (finding)]++;
    }
  for (guint i = 0; i < WG_N_SEVERITIES; i++)
    g_print ("%s: %u\n", wg_severity_get_label (i), counts[i]);
  print_rules (rules, options);
}

static gboolean
reaches (GPtrArray  *findings,
         const char *fail_on)
{
  /* Sorted by severity: the first is the gravest. */
  return fail_on != NULL && findings->len > 0
         && wg_finding_get_severity (g_ptr_array_index (findings, 0)) <= wg_severity_find (fail_on);
}

/* TRUE when all words have a meaning; else the mistake is on standard error. */
static gboolean
read_query (const char      *usage,
            const Options   *options,
            WgFindingsQuery *query)
{
  query->rule = options->rule;
  if (options->group != NULL)
    {
      guint group = wg_rule_group_find (options->group);

      if (group == G_MAXUINT)
        {
          wg_cli_usage (usage, _("“%s” is no group of rules."), options->group);
          return FALSE;
        }
      query->group = (int) group;
    }
  if (options->fail_on != NULL && wg_severity_find (options->fail_on) == G_MAXUINT)
    {
      wg_cli_usage (usage, _("“%s” is no severity; write error, warning or notice."),
                    options->fail_on);
      return FALSE;
    }
  return options->at == NULL || wg_cli_parse_day (usage, options->at, &query->at);
}

int
wg_cli_findings (const char *usage,
                 char      **words)
{
  g_auto (Options) options = { FALSE };
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, NULL, NULL },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &options.unit, NULL, NULL },
    { "at", 0, 0, G_OPTION_ARG_STRING, &options.at, NULL, NULL },
    { "group", 0, 0, G_OPTION_ARG_STRING, &options.group, NULL, NULL },
    { "rule", 0, 0, G_OPTION_ARG_STRING, &options.rule, NULL, NULL },
    { "fail-on", 0, 0, G_OPTION_ARG_STRING, &options.fail_on, NULL, NULL },
    { NULL }
  };
  WgFindingsQuery query = WG_FINDINGS_QUERY_INIT;
  g_auto (GStrv) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDistrict) district = NULL;
  g_autoptr (GPtrArray) findings = NULL, rules = NULL;

  if (!wg_cli_parse (usage, entries, words, 1, FALSE, &files)
      || !read_query (usage, &options, &query))
    return WG_CLI_USAGE;
  district = wg_cli_open (files[0], WG_DISTRICT_READ_ONLY | WG_DISTRICT_NO_MAP, &error);
  if (district == NULL || !wg_cli_find_unit (district, options.unit, &query.unit, &error))
    return wg_cli_refuse (error);
  rules = wg_findings_list_rules (district, &error);
  if (rules == NULL)
    return wg_cli_refuse (error);
  findings = wg_findings_evaluate (district, &query, NULL, &error);
  if (findings == NULL)
    return wg_cli_refuse (error);
  if (options.json)
    print_json (findings, rules);
  else
    print_text (findings, rules, &options);
  return reaches (findings, options.fail_on) ? WG_CLI_REFUSED : WG_CLI_DONE;
}
