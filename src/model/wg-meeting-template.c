/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parties, types of meetings and the quorum, read from a template: another party is new data. Who
 * came to a meeting is a row of the file and desk/'s business. */

#include "wg-meeting-template.h"

#include "wg-json-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
party_free (gpointer data)
{
  WgMeetingParty *party = data;

  g_free (party->id);
  g_free (party->name);
  g_free (party);
}

static void
type_free (gpointer data)
{
  WgMeetingType *type = data;

  g_free (type->id);
  g_free (type->name);
  g_free (type);
}

void
wg_meeting_template_free (WgMeetingTemplate *self)
{
  g_ptr_array_unref (self->parties);
  g_ptr_array_unref (self->types);
  g_free (self);
}

static gboolean
read_every (json_t         *entry,
            WgMeetingEvery *every)
{
  const char *text = json_string_value (json_object_get (entry, "every"));

  *every = g_strcmp0 (text, "quarter") == 0 ? WG_MEETING_EVERY_QUARTER
           : g_strcmp0 (text, "month") == 0 ? WG_MEETING_EVERY_MONTH
                                            : WG_MEETING_ONCE;
  return text == NULL || *every != WG_MEETING_ONCE;
}

static gboolean
read_quorum (json_t   *object,
             WgQuorum *out)
{
  json_t *percent = json_object_get (object, "least_percent");
  json_t *parties = json_object_get (object, "least_parties");

  if (!json_is_integer (percent) || !json_is_integer (parties)
      || json_integer_value (percent) < 0 || json_integer_value (percent) > 100
      || json_integer_value (parties) < 0 || json_integer_value (parties) > 99)
    return FALSE;
  out->least_percent = (guint) json_integer_value (percent);
  out->least_parties = (guint) json_integer_value (parties);
  return TRUE;
}

static gboolean
read_parts (WgMeetingTemplate *self,
            json_t            *root,
            const char        *language)
{
  gboolean good = read_quorum (json_object_get (root, "quorum"), &self->quorum);
  json_t *entry;
  size_t i;

  json_array_foreach (json_object_get (root, "parties"), i, entry)
    {
      WgMeetingParty *party = g_new0 (WgMeetingParty, 1);

      party->id = g_strdup (wg_json_get_text (entry, "id", language));
      party->name = g_strdup (wg_json_get_text (entry, "name", language));
      g_ptr_array_add (self->parties, party);
      good = good && party->id != NULL && party->name != NULL;
    }
  json_array_foreach (json_object_get (root, "types"), i, entry)
    {
      WgMeetingType *type = g_new0 (WgMeetingType, 1);

      type->id = g_strdup (wg_json_get_text (entry, "id", language));
      type->name = g_strdup (wg_json_get_text (entry, "name", language));
      g_ptr_array_add (self->types, type);
      good = good && read_every (entry, &type->every) && type->id != NULL && type->name != NULL;
    }
  return good && self->parties->len > 0 && self->types->len > 0;
}

/**
 * wg_meeting_template_load:
 * @json: { "parties": [ … ], "quorum": { … }, "types": [ … ] }
 * @what: what to call it in the sentence of an error
 * @language: "zh" or "en"
 *
 * Returns: (transfer full) (nullable): the template, or NULL with %G_IO_ERROR_INVALID_DATA
 */
WgMeetingTemplate *
wg_meeting_template_load (GBytes     *json,
                          const char *what,
                          const char *language,
                          GError    **error)
{
  json_t *root = wg_json_parse (json, what, error);
  g_autoptr (WgMeetingTemplate) self = NULL;
  gboolean good;

  if (root == NULL)
    return NULL;
  self = g_new0 (WgMeetingTemplate, 1);
  self->parties = g_ptr_array_new_with_free_func (party_free);
  self->types = g_ptr_array_new_with_free_func (type_free);
  good = read_parts (self, root, language);
  json_decref (root);
  if (good)
    return g_steal_pointer (&self);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _("The meetings in %s cannot be used: each party and type needs id and name, and "
                 "the quorum a percentage and a number of parties."), what);
  return NULL;
}

const WgMeetingParty *
wg_meeting_template_find_party (const WgMeetingTemplate *self,
                                const char              *id)
{
  for (guint i = 0; i < self->parties->len; i++)
    {
      const WgMeetingParty *party = g_ptr_array_index (self->parties, i);

      if (g_strcmp0 (party->id, id) == 0)
        return party;
    }
  return NULL;
}

const WgMeetingType *
wg_meeting_template_find_type (const WgMeetingTemplate *self,
                               const char              *id)
{
  for (guint i = 0; i < self->types->len; i++)
    {
      const WgMeetingType *type = g_ptr_array_index (self->types, i);

      if (g_strcmp0 (type->id, id) == 0)
        return type;
    }
  return NULL;
}

gboolean
wg_quorum_parse (const char *text,
                 WgQuorum   *out)
{
  g_autoptr (GBytes) bytes = NULL;
  json_t *root;
  gboolean good;

  if (text == NULL)
    return FALSE;
  bytes = g_bytes_new (text, strlen (text));
  root = wg_json_parse (bytes, "meeting_quorum", NULL);
  good = root != NULL && read_quorum (root, out);
  json_decref (root);
  return good;
}

char *
wg_quorum_format (const WgQuorum *self)
{
  return g_strdup_printf ("{\"least_percent\":%u,\"least_parties\":%u}", self->least_percent,
                          self->least_parties);
}

/**
 * wg_quorum_is_met:
 * @parties: how many parties somebody came of
 *
 * Returns: whether enough came; never where nobody was expected
 */
gboolean
wg_quorum_is_met (const WgQuorum *self,
                  guint           present,
                  guint           expected,
                  guint           parties)
{
  return expected > 0 && (guint64) present * 100 >= (guint64) expected * self->least_percent
         && parties >= self->least_parties;
}
