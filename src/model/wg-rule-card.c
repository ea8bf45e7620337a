/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules as data: what they are called, what they say, how grave a breach is and where the limits
 * lie. What a rule looks at is a function in stats/. */

#include "wg-rule-card.h"

#include "wg-json-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (WgRuleCard, wg_rule_card, wg_rule_card_ref, wg_rule_card_unref)

static const char *const severity_names[] = {
  [WG_SEVERITY_ERROR] = "error",
  [WG_SEVERITY_WARNING] = "warning",
  [WG_SEVERITY_NOTICE] = "notice",
};
G_STATIC_ASSERT (G_N_ELEMENTS (severity_names) == WG_N_SEVERITIES);

static const char *const severity_labels[] = {
  /* Translators: 错误, 提醒, 预告 in Chinese; the last is what will soon be due. */
  [WG_SEVERITY_ERROR] = NC_ ("severity", "Error"),
  [WG_SEVERITY_WARNING] = NC_ ("severity", "Warning"),
  [WG_SEVERITY_NOTICE] = NC_ ("severity", "Notice"),
};

static const char *const group_names[] = {
  [WG_RULES_ORGANISATION] = "organisation",
  [WG_RULES_GRID] = "grid",
  [WG_RULES_POST] = "post",
  [WG_RULES_SERVICE] = "service",
};
G_STATIC_ASSERT (G_N_ELEMENTS (group_names) == WG_N_RULE_GROUPS);

static const char *const group_labels[] = {
  /* Translators: groups of rules: 组织, 网格, 驿站, 服务 in Chinese. */
  [WG_RULES_ORGANISATION] = NC_ ("rules", "Organisation"),
  [WG_RULES_GRID] = NC_ ("rules", "Grids"),
  [WG_RULES_POST] = NC_ ("rules", "Posts"),
  [WG_RULES_SERVICE] = NC_ ("rules", "Services"),
};

static guint
find_name (const char *const *names,
           guint              n_names,
           const char        *name)
{
  for (guint i = 0; name != NULL && i < n_names; i++)
    if (g_str_equal (names[i], name))
      return i;
  return G_MAXUINT;
}

const char *
wg_severity_get_name (WgSeverity severity)
{
  g_return_val_if_fail (severity < WG_N_SEVERITIES, NULL);

  return severity_names[severity];
}

guint
wg_severity_find (const char *name)
{
  return find_name (severity_names, WG_N_SEVERITIES, name);
}

/**
 * wg_severity_get_label:
 *
 * Returns: (transfer none): the word for people, in their language: 错误, 提醒, 预告
 */
const char *
wg_severity_get_label (WgSeverity severity)
{
  g_return_val_if_fail (severity < WG_N_SEVERITIES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "severity", severity_labels[severity]);
}

const char *
wg_rule_group_get_name (WgRuleGroup group)
{
  g_return_val_if_fail (group < WG_N_RULE_GROUPS, NULL);

  return group_names[group];
}

/**
 * wg_rule_group_get_label:
 *
 * Returns: (transfer none): the group's name for people, in their language
 */
const char *
wg_rule_group_get_label (WgRuleGroup group)
{
  g_return_val_if_fail (group < WG_N_RULE_GROUPS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "rules", group_labels[group]);
}

guint
wg_rule_group_find (const char *name)
{
  return find_name (group_names, WG_N_RULE_GROUPS, name);
}

static void
rule_case_free (WgRuleCase *self)
{
  g_free (self->id);
  g_free (self->sentence);
  g_free (self->field);
  g_free (self);
}

WgRuleCard *
wg_rule_card_ref (WgRuleCard *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_rule_card_unref (WgRuleCard *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->text);
  g_free (self->source);
  g_free (self->silent);
  g_free (self->reason);
  g_ptr_array_unref (self->cases);
  g_hash_table_unref (self->limits);
  g_free (self);
}

static WgRuleCard *
rule_card_new (void)
{
  WgRuleCard *self = g_new0 (WgRuleCard, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_case_free);
  self->limits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
wg_rule_card_set_limit (WgRuleCard *self,
                        const char *name,
                        double      value)
{
  double *limit = g_new (double, 1);

  *limit = value;
  g_hash_table_replace (self->limits, g_strdup (name), limit);
}

static gboolean
read_cases (WgRuleCard *self,
            json_t     *cases,
            const char *language)
{
  json_t *entry;
  const char *id;

  json_object_foreach (cases, id, entry)
    {
      WgRuleCase *found = g_new0 (WgRuleCase, 1);
      guint severity = wg_severity_find (wg_json_get_text (entry, "severity", language));

      g_ptr_array_add (self->cases, found);
      found->id = g_strdup (id);
      found->sentence = g_strdup (wg_json_get_text (entry, "sentence", language));
      found->field = g_strdup (wg_json_get_text (entry, "field", language));
      if (severity == G_MAXUINT || found->sentence == NULL)
        return FALSE;
      found->severity = severity;
    }
  return TRUE;
}

static WgRuleCard *
read_card (json_t     *json,
           const char *language,
           GError    **error)
{
  g_autoptr (WgRuleCard) self = rule_card_new ();
  guint group = wg_rule_group_find (wg_json_get_text (json, "group", language));
  const char *name;
  json_t *limit;

  self->id = g_strdup (wg_json_get_text (json, "id", language));
  self->name = g_strdup (wg_json_get_text (json, "name", language));
  self->text = g_strdup (wg_json_get_text (json, "text", language));
  self->source = g_strdup (wg_json_get_text (json, "source", language));
  self->silent = g_strdup (wg_json_get_text (json, "silent", language));
  self->group = group != G_MAXUINT ? group : 0;
  self->is_on = !json_is_false (json_object_get (json, "on"));
  json_object_foreach (json_object_get (json, "limits"), name, limit)
    wg_rule_card_set_limit (self, name, json_number_value (limit));
  if (self->id == NULL || self->name == NULL || self->text == NULL || group == G_MAXUINT
      || !read_cases (self, json_object_get (json, "cases"), language)
      || (self->silent == NULL && self->cases->len == 0))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("The rule card “%s” is not complete: it needs id, group, name, text, and "
                     "cases with a severity and a sentence."),
                   self->id != NULL ? self->id : "?");
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * wg_rule_cards_load:
 * @json: a template file: { "rules": [ card, … ] }
 * @language: "zh" or "en"
 *
 * Returns: (transfer container) (element-type WgRuleCard): the cards in the file's order, or NULL
 *   with %G_IO_ERROR_INVALID_DATA naming line and column, or the card
 */
GPtrArray *
wg_rule_cards_load (GBytes     *json,
                    const char *language,
                    GError    **error)
{
  g_autoptr (GPtrArray) cards =
      g_ptr_array_new_with_free_func ((GDestroyNotify) wg_rule_card_unref);
  json_t *root = wg_json_parse (json, "rules.json", error);
  json_t *entry;
  size_t i;

  if (root == NULL)
    return NULL;
  json_array_foreach (json_object_get (root, "rules"), i, entry)
    {
      WgRuleCard *card = read_card (entry, language, error);

      if (card == NULL)
        {
          json_decref (root);
          return NULL;
        }
      g_ptr_array_add (cards, card);
    }
  json_decref (root);
  return g_steal_pointer (&cards);
}

WgRuleCard *
wg_rule_cards_find (GPtrArray  *cards,
                    const char *id)
{
  for (guint i = 0; id != NULL && i < cards->len; i++)
    {
      WgRuleCard *card = g_ptr_array_index (cards, i);

      if (g_str_equal (card->id, id))
        return card;
    }
  return NULL;
}

const WgRuleCase *
wg_rule_card_find_case (const WgRuleCard *self,
                        const char       *id)
{
  for (guint i = 0; i < self->cases->len; i++)
    {
      const WgRuleCase *found = g_ptr_array_index (self->cases, i);

      if (g_str_equal (found->id, id))
        return found;
    }
  return NULL;
}

/**
 * wg_rule_card_get_limit:
 * @name: of a limit that the card has
 *
 * Returns: the limit, as shipped or as the file's setting has it
 */
double
wg_rule_card_get_limit (const WgRuleCard *self,
                        const char       *name)
{
  const double *limit = g_hash_table_lookup (self->limits, name);

  g_return_val_if_fail (limit != NULL, 0);

  return *limit;
}

/* "severity": one word for all cases, or an object with a word for each case. */
static gboolean
adjust_severity (WgRuleCard *self,
                 json_t     *severity)
{
  for (guint i = 0; severity != NULL && i < self->cases->len; i++)
    {
      WgRuleCase *found = g_ptr_array_index (self->cases, i);
      json_t *word = json_is_object (severity) ? json_object_get (severity, found->id) : severity;
      guint value = wg_severity_find (json_string_value (word));

      if (word == NULL)
        continue;
      if (value == G_MAXUINT)
        return FALSE;
      found->severity = value;
    }
  return TRUE;
}

static gboolean
adjust_limits (WgRuleCard *self,
               json_t     *limits)
{
  const char *name;
  json_t *value;

  json_object_foreach (limits, name, value)
    {
      if (!json_is_number (value) || json_number_value (value) < 0
          || !g_hash_table_contains (self->limits, name))
        return FALSE;
      wg_rule_card_set_limit (self, name, json_number_value (value));
    }
  return TRUE;
}

/**
 * wg_rule_card_adjust:
 * @setting: { "on": false, "severity": "notice", "limits": { "days": 90 }, "reason": "…" }, of
 *   which the reason is required
 *
 * Changes a card as the file's setting says.
 *
 * Returns: TRUE, or FALSE with %G_IO_ERROR_INVALID_DATA
 */
gboolean
wg_rule_card_adjust (WgRuleCard *self,
                     const char *setting,
                     GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (setting, strlen (setting));
  g_autofree char *what = g_strconcat ("rule.", self->id, NULL);
  json_t *json = wg_json_parse (bytes, what, error);
  json_t *on;
  const char *reason;
  gboolean right;

  if (json == NULL)
    return FALSE;
  on = json_object_get (json, "on");
  reason = json_string_value (json_object_get (json, "reason"));
  right = reason != NULL && *reason != '\0' && (on == NULL || json_is_boolean (on))
          && adjust_severity (self, json_object_get (json, "severity"))
          && adjust_limits (self, json_object_get (json, "limits"));
  if (right)
    {
      g_free (self->reason);
      self->reason = g_strdup (reason);
      if (on != NULL)
        self->is_on = json_is_true (on);
    }
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _("The setting %s cannot be used: it needs a reason, and may have on (true or "
                   "false), severity (error, warning or notice) and limits that the rule has."),
                 what);
  json_decref (json);
  return right;
}
