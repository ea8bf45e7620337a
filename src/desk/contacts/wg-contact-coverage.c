/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which leading post keeps contact with which unit on a day, and which units nobody keeps contact
 * with. A contact belongs to the post, not to its holder: a vacant post is told, not counted as a
 * hole. It writes nothing. */

#include "wg-contact-coverage.h"

#include "wg-data.h"
#include "wg-number.h"
#include "wg-registry.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_DEPTH 64 /* superiors climbed in a damaged tree */

/**
 * wg_contact_links_in:
 * @rows: (element-type WgRow): the templates of a file
 *
 * Any thread. A list of the file that cannot be read is left out with a warning: the file must
 * still be checked.
 *
 * Returns: (transfer container) (element-type WgContactLink): the links
 */
GPtrArray *
wg_contact_links_in (GPtrArray *rows)
{
  const char *language = wg_data_get_language ();
  g_autoptr (GBytes) shipped = NULL;
  GPtrArray *links;

  for (guint i = 0; i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);
      const char *content = wg_row_get_text (row, WG_TEMPLATE_CONTENT);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) json = NULL;

      if (g_strcmp0 (wg_row_get_text (row, WG_TEMPLATE_TYPE), "contact-links") != 0
          || content == NULL)
        continue;
      json = g_bytes_new (content, strlen (content));
      links = wg_contact_links_load (json, wg_row_get_text (row, WG_TEMPLATE_NAME), language,
                                     &error);
      if (links != NULL)
        return links;
      g_warning ("%s", error->message);
    }
  shipped = wg_data_lookup ("templates/contact-links.json", NULL);
  links = shipped != NULL
            ? wg_contact_links_load (shipped, "contact-links.json", language, NULL) : NULL;
  return links != NULL ? links : g_ptr_array_new ();
}

GPtrArray *
wg_contact_links_of (WgRegistry *registry)
{
  return wg_contact_links_in (wg_registry_get_rows (registry)->templates);
}

/**
 * wg_contact_places_in:
 * @rows: (element-type WgRow): the levels of a file
 * @places: (out caller-allocates) (array fixed-size=8): by number; what is no level has none
 */
void
wg_contact_places_in (GPtrArray    *rows,
                      WgLevelPlace *places)
{
  guint lengths[WG_LEVELS_MOST + 1] = { 0 };
  WgLevelPlace above = WG_LEVEL_PLACE_NONE;

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 number = wg_row_get_int (g_ptr_array_index (rows, i), WG_LEVEL_NUMBER, 0);

      if (number >= 1 && number <= WG_LEVELS_MOST)
        lengths[number] = (guint) wg_row_get_int (g_ptr_array_index (rows, i),
                                                  WG_LEVEL_CODE_LENGTH, 0);
    }
  for (guint i = 1; i <= WG_LEVELS_MOST; i++)
    above = places[i] = wg_level_place_guess (lengths[i], above);
}

static gboolean
is_above (WgRegistry *registry,
          gint64      unit,
          gint64      below)
{
  for (guint depth = 0; below != 0 && depth < MAX_DEPTH; depth++)
    {
      WgUnit *found = wg_registry_find_unit (registry, below);

      if (below == unit)
        return TRUE;
      below = found != NULL ? wg_row_get_int (wg_unit_get_row (found), WG_UNIT_PARENT, 0) : 0;
    }
  return FALSE;
}

static int
compare_units (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (wg_unit_get_code (*(WgUnit *const *) a),
                    wg_unit_get_code (*(WgUnit *const *) b));
}

/* (transfer container): the units that stand at a place and lie in the scope, by code. @upwards:
 * also those that the scope lies in. Objects are made of these only. */
static GPtrArray *
list_units (WgRegistry  *registry,
            WgLevelPlace place,
            gint64       scope,
            gboolean     upwards)
{
  WgUnitTable *table = wg_registry_get_unit_table (registry);
  WgLevelPlace places[WG_LEVELS_MOST + 1] = { WG_LEVEL_PLACE_NONE };
  g_autoptr (GHashTable) under = NULL;
  GPtrArray *units = g_ptr_array_new ();

  wg_contact_places_in (wg_registry_get_rows (registry)->levels, places);
  if (scope != 0)
    under = wg_registry_collect_units (registry, scope);
  for (guint32 i = 0; i < wg_unit_table_get_n (table); i++)
    {
      gint64 level = wg_row_get_int (wg_unit_table_get_row (table, i), WG_UNIT_LEVEL, 0);
      WgUnit *unit;

      if (level < 1 || level > WG_LEVELS_MOST || places[level] != place)
        continue;
      unit = wg_unit_table_get_unit (table, i);
      if (under == NULL || g_hash_table_contains (under, unit)
          || (upwards && is_above (registry, wg_unit_get_id (unit), scope)))
        g_ptr_array_add (units, unit);
    }
  g_ptr_array_sort (units, compare_units);
  return units;
}

static void
add_leader (WgContactCoverage *self,
            GHashTable        *index,
            WgPosition        *post)
{
  WgRow *holding = wg_position_get_holding_on (post, wg_registry_get_day (self->registry));
  const WgContactLeader leader = {
    .post = post,
    .unit = wg_registry_find_unit (self->registry, wg_position_get_unit_id (post)),
    .holder = holding != NULL ? wg_row_get_text (holding, WG_HOLDING_HOLDER) : NULL,
  };

  if (leader.unit == NULL || g_hash_table_contains (index, post))
    return;
  g_array_append_val (self->leaders, leader);
  g_hash_table_insert (index, post, GUINT_TO_POINTER (self->leaders->len));
}

/* The posts of the bodies that lead by this link; then those of other bodies that do it anyway. */
static void
list_leaders (WgContactCoverage *self,
              GPtrArray         *contacts,
              gint64             scope,
              GHashTable        *unit_index,
              GHashTable        *index)
{
  g_autoptr (GPtrArray) bodies = list_units (self->registry, self->link->leaders, scope, TRUE);

  for (guint i = 0; i < bodies->len; i++)
    {
      GPtrArray *posts =
        wg_registry_get_positions (self->registry, wg_unit_get_id (g_ptr_array_index (bodies, i)));

      for (guint k = 0; posts != NULL && k < posts->len; k++)
        add_leader (self, index, g_ptr_array_index (posts, k));
    }
  for (guint i = 0; i < contacts->len; i++)
    {
      WgRow *row = g_ptr_array_index (contacts, i);
      gint64 unit = wg_row_get_int (row, WG_CONTACT_UNIT, 0);
      WgPosition *post = wg_registry_find_position (self->registry,
                                                    wg_row_get_int (row, WG_CONTACT_LEADER, 0));

      if (post != NULL && g_hash_table_contains (unit_index, &unit))
        add_leader (self, index, post);
    }
}

/* (transfer container) (element-type WgRow): the contacts of the link that hold on the day. */
static GPtrArray *
list_contacts (WgContactCoverage *self,
               GPtrArray         *all)
{
  const char *day = wg_registry_get_day (self->registry);
  GPtrArray *contacts = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      WgRow *row = g_ptr_array_index (all, i);

      if (g_strcmp0 (wg_row_get_text (row, WG_CONTACT_LINK), self->link->id) != 0)
        continue;
      self->is_kept = TRUE;
      if (wg_row_is_valid_on (row, WG_CONTACT_CONTACT_FROM, WG_CONTACT_CONTACT_UNTIL, day))
        g_ptr_array_add (contacts, row);
    }
  return contacts;
}

static gint64
cell_key (guint leader,
          guint unit)
{
  return (gint64) leader << 32 | unit;
}

static void
fill_cell (WgContactCoverage *self,
           WgRow             *row,
           GHashTable        *unit_index,
           GHashTable        *leader_index)
{
  gint64 id = wg_row_get_int (row, WG_CONTACT_UNIT, 0);
  WgPosition *post = wg_registry_find_position (self->registry,
                                                wg_row_get_int (row, WG_CONTACT_LEADER, 0));
  guint leader = GPOINTER_TO_UINT (g_hash_table_lookup (leader_index, post));
  guint unit = GPOINTER_TO_UINT (g_hash_table_lookup (unit_index, &id));
  gint64 key;

  if (post == NULL || leader == 0 || unit == 0)
    return;
  key = cell_key (leader - 1, unit - 1);
  if (g_hash_table_contains (self->cells, &key))
    return; /* recorded twice */
  g_hash_table_insert (self->cells, g_memdup2 (&key, sizeof key), wg_row_ref (row));
  wg_contact_coverage_get_leader (self, leader - 1)->n_units++;
  wg_contact_coverage_get_unit (self, unit - 1)->n_contacts++;
  if (wg_contact_coverage_get_leader (self, leader - 1)->holder == NULL)
    wg_contact_coverage_get_unit (self, unit - 1)->n_vacant++;
}

/**
 * wg_contact_coverage_new:
 * @registry: whose day counts
 * @contacts: (nullable) (element-type WgRow): as the file has them, or a draft
 *
 * A contact whose post was abolished counts no longer; one whose post is vacant does.
 *
 * Returns: (transfer full): the matrix
 */
WgContactCoverage *
wg_contact_coverage_new (WgRegistry          *registry,
                         const WgContactLink *link,
                         GPtrArray           *contacts,
                         gint64               unit)
{
  WgContactCoverage *self = g_new0 (WgContactCoverage, 1);
  g_autoptr (GHashTable) unit_index =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) leader_index = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) units = NULL, valid = NULL;

  self->link = link;
  self->registry = wg_registry_ref (registry);
  self->day = wg_registry_get_day (registry);
  self->units = g_array_new (FALSE, TRUE, sizeof (WgContactUnit));
  self->leaders = g_array_new (FALSE, TRUE, sizeof (WgContactLeader));
  units = list_units (registry, link->units, unit, FALSE);
  valid = list_contacts (self, contacts != NULL ? contacts
                                                : wg_registry_get_rows (registry)->contacts);
  for (guint i = 0; i < units->len; i++)
    {
      WgRow *row = wg_unit_get_row (g_ptr_array_index (units, i));
      const WgContactUnit one = {
        .unit = g_ptr_array_index (units, i),
        .above = wg_registry_find_unit (registry, wg_row_get_int (row, WG_UNIT_PARENT, 0)),
      };
      gint64 id = wg_row_get_id (row);

      g_array_append_val (self->units, one);
      g_hash_table_insert (unit_index, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (i + 1));
    }
  list_leaders (self, valid, unit, unit_index, leader_index);
  self->cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                       (GDestroyNotify) wg_row_unref);
  for (guint i = 0; i < valid->len; i++)
    fill_cell (self, g_ptr_array_index (valid, i), unit_index, leader_index);
  for (guint i = 0; i < self->units->len; i++)
    {
      const WgContactUnit *one = wg_contact_coverage_get_unit (self, i);

      self->n_covered += one->n_contacts > 0;
      self->n_vacant += one->n_contacts > 0 && one->n_vacant == one->n_contacts;
    }
  return self;
}

void
wg_contact_coverage_free (WgContactCoverage *self)
{
  g_array_unref (self->units);
  g_array_unref (self->leaders);
  g_hash_table_unref (self->cells);
  wg_registry_unref (self->registry);
  g_free (self);
}

WgContactLeader *
wg_contact_coverage_get_leader (WgContactCoverage *self,
                                guint              leader)
{
  g_return_val_if_fail (leader < self->leaders->len, NULL);

  return &g_array_index (self->leaders, WgContactLeader, leader);
}

WgContactUnit *
wg_contact_coverage_get_unit (WgContactCoverage *self,
                              guint              unit)
{
  g_return_val_if_fail (unit < self->units->len, NULL);

  return &g_array_index (self->units, WgContactUnit, unit);
}

WgRow *
wg_contact_coverage_get_cell (WgContactCoverage *self,
                              guint              leader,
                              guint              unit)
{
  gint64 key = cell_key (leader, unit);

  return g_hash_table_lookup (self->cells, &key);
}

gboolean
wg_contact_coverage_is_full (WgContactCoverage *self)
{
  return self->units->len > 0 && self->n_covered == self->units->len;
}

/**
 * wg_contact_coverage_get_share:
 *
 * 1,999 of 2,000 are 99.9 %, not 100.0 %: "full coverage" is said of nothing less (M14).
 */
double
wg_contact_coverage_get_share (WgContactCoverage *self)
{
  double share;

  if (self->units->len == 0)
    return NAN;
  share = wg_number_round (100.0 * self->n_covered / self->units->len, 1);
  return wg_contact_coverage_is_full (self) ? share : MIN (share, 99.9);
}

/**
 * wg_contact_coverage_dup_line:
 *
 * Returns: (transfer full): the sum in words
 */
char *
wg_contact_coverage_dup_line (WgContactCoverage *self)
{
  g_autofree char *share = NULL;

  if (self->units->len == 0)
    return g_strdup (_("No unit here to keep contact with"));
  if (wg_contact_coverage_is_full (self))
    return g_strdup_printf (ngettext ("Full coverage: %u unit has a contact, 100.0 %%",
                                      "Full coverage: all %u units have a contact, 100.0 %%",
                                      self->units->len), self->units->len);
  share = wg_number_format (wg_contact_coverage_get_share (self), 1);
  /* Translators: how many have a contact, of how many, the share in percent with one decimal. */
  return g_strdup_printf (ngettext ("%u of %u unit has a contact: %s %%",
                                    "%u of %u units have a contact: %s %%", self->units->len),
                          self->n_covered, self->units->len, share);
}
