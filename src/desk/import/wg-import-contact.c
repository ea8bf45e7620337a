/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contacts from a table: the link is one of the file's, by its name or its id, and the unit stands
 * where the link says; what no matrix would ever show is refused. */

#include "wg-import-contact.h"

#include "wg-contact-coverage.h"
#include "wg-fields.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _WgImportContacts
{
  GPtrArray   *links;
  GHashTable  *unit_levels; /* row id → number of its level */
  WgLevelPlace places[WG_LEVELS_MOST + 1];
};

WgImportContacts *
wg_import_contacts_new (GPtrArray *templates,
                        GPtrArray *levels,
                        GPtrArray *units)
{
  WgImportContacts *self = g_new0 (WgImportContacts, 1);

  self->links = wg_contact_links_in (templates);
  wg_contact_places_in (levels, self->places);
  self->unit_levels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < units->len; i++)
    {
      const WgRow *unit = g_ptr_array_index (units, i);
      gint64 id = wg_row_get_id (unit);

      g_hash_table_insert (self->unit_levels, g_memdup2 (&id, sizeof id),
                           GINT_TO_POINTER (wg_row_get_int (unit, WG_UNIT_LEVEL, 0)));
    }
  return self;
}

void
wg_import_contacts_free (WgImportContacts *self)
{
  g_ptr_array_unref (self->links);
  g_hash_table_unref (self->unit_levels);
  g_free (self);
}

static const WgContactLink *
find_link (const WgImportContacts *self,
           const char             *text)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const WgContactLink *link = g_ptr_array_index (self->links, i);

      if (strcmp (link->id, text) == 0 || strcmp (link->name, text) == 0)
        return link;
    }
  return NULL;
}

/* (transfer full): those that there are. */
static char *
name_links (const WgImportContacts *self)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < self->links->len; i++)
    {
      const WgContactLink *link = g_ptr_array_index (self->links, i);

      g_string_append_printf (names, "%s“%s”", names->len > 0 ? _(", ") : "", link->name);
    }
  return g_string_free (names, FALSE);
}

static gboolean
stands_there (const WgImportContacts *self,
              const WgContactLink    *link,
              gint64                  unit)
{
  gint level = GPOINTER_TO_INT (g_hash_table_lookup (self->unit_levels, &unit));

  return level >= 1 && level <= WG_LEVELS_MOST && self->places[level] == link->units;
}

gboolean
wg_import_contact_finish (WgImportReading *self,
                          WgRow           *row,
                          guint            i,
                          WgRefusal      **refusal)
{
  const char *text = wg_row_get_text (row, WG_CONTACT_LINK);
  const WgContactLink *link = find_link (self->contacts, text);
  const char *from = wg_row_get_text (row, WG_CONTACT_CONTACT_FROM);
  const char *until = wg_row_get_text (row, WG_CONTACT_CONTACT_UNTIL);
  g_autofree char *known = NULL;

  if (link == NULL)
    {
      known = name_links (self->contacts);
      return wg_import_reading_refuse (self, i, WG_CONTACT_LINK,
                                       g_strdup_printf (_("“%s” is no link of this file; there "
                                                          "are %s."), text, known),
                                       refusal);
    }
  if (!stands_there (self->contacts, link, wg_row_get_int (row, WG_CONTACT_UNIT, 0)))
    return wg_import_reading_refuse (self, i, WG_CONTACT_UNIT,
                                     g_strdup_printf (_("The unit does not stand at the level of "
                                                        "the link “%s”."), link->name),
                                     refusal);
  if (from != NULL && until != NULL && strcmp (until, from) < 0)
    return wg_import_reading_refuse (self, i, WG_CONTACT_CONTACT_UNTIL,
                                     g_strdup_printf (_("It ends on %s, before it begins."),
                                                      until),
                                     refusal);
  wg_row_set_text (row, WG_CONTACT_LINK, link->id);
  return TRUE;
}
