/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules as a file wants them: what differs from the cards that ship, with the reason for it, as
 * one setting a rule. */

#include "wg-rule-settings.h"

#include "wg-data.h"
#include "wg-district-private.h"
#include "wg-registry-rows.h"
#include "wg-setting.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>
#include <string.h>

/* (transfer full): the card as it ships. */
static WgRuleCard *
load_shipped (const char *id,
              GError    **error)
{
  g_autoptr (GBytes) json = wg_data_lookup ("templates/rules.json", error);
  g_autoptr (GPtrArray) cards =
      json != NULL ? wg_rule_cards_load (json, wg_data_get_language (), error) : NULL;
  WgRuleCard *card = cards != NULL ? wg_rule_cards_find (cards, id) : NULL;

  g_return_val_if_fail (cards == NULL || card != NULL, NULL);

  return card != NULL ? wg_rule_card_ref (card) : NULL;
}

static json_t *
diff_severities (const WgRuleCard *shipped,
                 const WgRuleCard *wanted)
{
  json_t *severities = json_object ();

  for (guint i = 0; i < wanted->cases->len; i++)
    {
      const WgRuleCase *found = g_ptr_array_index (wanted->cases, i);
      const WgRuleCase *before = wg_rule_card_find_case (shipped, found->id);

      if (before != NULL && before->severity != found->severity)
        json_object_set_new (severities, found->id,
                             json_string (wg_severity_get_name (found->severity)));
    }
  return severities;
}

static json_t *
diff_limits (const WgRuleCard *shipped,
             const WgRuleCard *wanted)
{
  json_t *limits = json_object ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, wanted->limits);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      double value = wg_rule_card_get_limit (wanted, name);

      if (value != wg_rule_card_get_limit (shipped, name))
        json_object_set_new (limits, name,
                             value == (gint64) value ? json_integer ((gint64) value)
                                                     : json_real (value));
    }
  return limits;
}

/* (transfer full) (nullable): what is different, without the reason; NULL: nothing is. */
static json_t *
describe_difference (const WgRuleCard *shipped,
                     const WgRuleCard *wanted)
{
  json_t *setting = json_object ();
  json_t *severities = diff_severities (shipped, wanted);
  json_t *limits = diff_limits (shipped, wanted);

  if (shipped->is_on != wanted->is_on)
    json_object_set_new (setting, "on", json_boolean (wanted->is_on));
  if (json_object_size (severities) > 0)
    json_object_set (setting, "severity", severities);
  if (json_object_size (limits) > 0)
    json_object_set (setting, "limits", limits);
  json_decref (severities);
  json_decref (limits);
  if (json_object_size (setting) > 0)
    return setting;
  json_decref (setting);
  return NULL;
}

/* (transfer full) (nullable): the setting's text; NULL: none is needed, or @error. */
static char *
make_setting (const WgRuleCard *shipped,
              const WgRuleCard *wanted,
              GError          **error)
{
  g_autofree char *reason = g_strstrip (g_strdup (wanted->reason != NULL ? wanted->reason : ""));
  json_t *json = describe_difference (shipped, wanted);
  char *dumped;
  char *setting;

  if (json == NULL)
    return NULL;
  if (*reason == '\0')
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   wanted->is_on
                       ? _("Say why %s is changed; the reason is shown with its findings.")
                       : _("Say why %s is not checked; the reason is shown with the findings."),
                   wanted->id);
      json_decref (json);
      return NULL;
    }
  json_object_set_new (json, "reason", json_string (reason));
  dumped = json_dumps (json, JSON_SORT_KEYS | JSON_COMPACT);
  setting = g_strdup (dumped);
  free (dumped);
  json_decref (json);
  return setting;
}

WgEdit *
wg_rule_settings_make_edit (WgDistrict       *district,
                            const WgRuleCard *wanted,
                            GError          **error)
{
  g_autoptr (WgRuleCard) shipped = NULL;
  g_autoptr (WgEdit) edit = NULL;
  g_autoptr (GError) problem = NULL;
  g_autofree char *key = NULL, *setting = NULL, *label = NULL;
  GPtrArray *settings;
  WgRow *stored;

  g_return_val_if_fail (WG_IS_DISTRICT (district) && wanted != NULL, NULL);

  shipped = load_shipped (wanted->id, error);
  if (shipped == NULL)
    return NULL;
  setting = make_setting (shipped, wanted, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  key = g_strconcat ("rule.", wanted->id, NULL);
  settings = wg_registry_get_rows (wg_district_get_registry (district))->settings;
  stored = wg_setting_find (settings, key);
  if (stored == NULL && setting == NULL)
    return NULL;
  if (stored != NULL && g_strcmp0 (wg_row_get_text (stored, WG_SETTING_VALUE), setting) == 0)
    return NULL;
  /* Translators: rule id, its name; what an undo would take back. */
  label = g_strdup_printf (_("Rule %s %s"), wanted->id, wanted->name);
  edit = wg_edit_new (label);
  if (setting == NULL)
    wg_edit_delete (edit, stored);
  else
    wg_setting_put (edit, settings, key, setting);
  return g_steal_pointer (&edit);
}

gboolean
wg_rule_settings_reset (WgRuleCard *card,
                        GError    **error)
{
  g_autoptr (WgRuleCard) shipped = load_shipped (card->id, error);
  GHashTableIter iter;
  gpointer name;

  if (shipped == NULL)
    return FALSE;
  card->is_on = shipped->is_on;
  for (guint i = 0; i < card->cases->len; i++)
    {
      WgRuleCase *found = g_ptr_array_index (card->cases, i);

      found->severity = wg_rule_card_find_case (shipped, found->id)->severity;
    }
  g_hash_table_iter_init (&iter, shipped->limits);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    wg_rule_card_set_limit (card, name, wg_rule_card_get_limit (shipped, name));
  return TRUE;
}
