/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree of units as an import would leave it: what the file has and what comes, side by side.
 * Answers who stands above whom by code and by area; decides nothing. */

#include "wg-import-places.h"

#include "wg-code.h"
#include "wg-fields.h"
#include "wg-topology.h"

static void
place_free (gpointer data)
{
  WgPlace *place = data;

  g_clear_pointer (&place->geometry, wg_geometry_unref);
  g_free (place);
}

static WgPlace *
add_place (WgPlaces   *self,
           gint64      id,
           const char *code)
{
  WgPlace *place = g_new0 (WgPlace, 1);

  place->id = id;
  g_ptr_array_add (self->all, place);
  g_hash_table_insert (self->by_id, &place->id, place);
  if (code != NULL)
    g_hash_table_insert (self->by_code, (gpointer) code, place);
  return place;
}

/**
 * wg_places_new:
 * @ground: what the file has
 * @drafts: (nullable): the units that come; they must outlive the places
 *
 * Returns: (transfer full): all of them; drafts have no level and no parent yet
 */
WgPlaces *
wg_places_new (const WgImportGround *ground,
               WgImportDrafts       *drafts)
{
  WgPlaces *self = g_new0 (WgPlaces, 1);

  self->all = g_ptr_array_new_with_free_func (place_free);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < ground->units->len; i++)
    {
      WgRow *row = g_ptr_array_index (ground->units, i);
      WgPlace *place = add_place (self, wg_row_get_id (row), wg_row_get_text (row, WG_UNIT_CODE));

      place->parent_id = wg_row_get_int (row, WG_UNIT_PARENT, 0);
      place->level = (guint) wg_row_get_int (row, WG_UNIT_LEVEL, 0);
      place->row = row;
    }
  for (guint i = 0; drafts != NULL && i < drafts->drafts->len; i++)
    {
      WgImportDraft *draft = g_ptr_array_index (drafts->drafts, i);
      WgPlace *place = wg_places_find (self, wg_import_draft_get_id (draft));

      if (place == NULL)
        place = add_place (self, wg_import_draft_get_id (draft),
                           wg_import_draft_get_code (drafts, draft));
      else
        /* Matched by its name, it is known by both codes. */
        g_hash_table_insert (self->by_code, (gpointer) wg_import_draft_get_code (drafts, draft),
                             place);
      place->draft = draft;
      if (draft->geometry != NULL)
        place->geometry = wg_geometry_ref (draft->geometry);
    }
  return self;
}

void
wg_places_free (WgPlaces *self)
{
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_code);
  g_ptr_array_unref (self->all);
  g_free (self);
}

WgPlace *
wg_places_find (const WgPlaces *self,
                gint64          id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

/* A zero-padded 12-digit code finds the place of the short one, too. */
WgPlace *
wg_places_find_code (const WgPlaces *self,
                     const char     *code)
{
  g_autofree char *trimmed = NULL;
  WgPlace *place = g_hash_table_lookup (self->by_code, code);

  if (place != NULL)
    return place;
  trimmed = wg_code_trim (code);
  return g_hash_table_lookup (self->by_code, trimmed);
}

/**
 * wg_places_find_above:
 * @self: the places
 * @code: a code
 *
 * Returns: (transfer none) (nullable): the nearest place above a division code by its digits, or
 *   %NULL when there is none or @code is no division code
 */
WgPlace *
wg_places_find_above (const WgPlaces *self,
                      const char     *code)
{
  g_autofree char *above = wg_code_get_parent (code);

  while (above != NULL)
    {
      WgPlace *place = g_hash_table_lookup (self->by_code, above);
      char *next;

      if (place != NULL)
        return place;
      next = wg_code_get_parent (above);
      g_free (above);
      above = next;
    }
  return NULL;
}

/**
 * wg_place_get_geometry:
 *
 * Returns: (transfer none) (nullable): the place's area; %NULL without one or with a damaged one
 */
WgGeometry *
wg_place_get_geometry (WgPlace *self)
{
  GBytes *wkb;

  if (self->geometry == NULL && self->row != NULL)
    {
      wkb = wg_row_get_blob (self->row, WG_UNIT_AREA);
      if (wkb != NULL)
        self->geometry = wg_geometry_new_from_wkb (g_bytes_get_data (wkb, NULL),
                                                   g_bytes_get_size (wkb), NULL);
      self->row = NULL;
    }
  return self->geometry;
}

GPtrArray *
wg_places_list_level (const WgPlaces *self,
                      guint           level)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->all->len; i++)
    {
      WgPlace *place = g_ptr_array_index (self->all, i);

      if (place->level == level && (place->draft == NULL || !place->draft->refused) &&
          wg_place_get_geometry (place) != NULL)
        g_ptr_array_add (found, place);
    }
  return found;
}

/* The deepest level that any place has; 0 when none has one. */
guint
wg_places_deepest (const WgPlaces *self)
{
  guint deepest = 0;

  for (guint i = 0; i < self->all->len; i++)
    deepest = MAX (deepest, ((WgPlace *) g_ptr_array_index (self->all, i))->level);
  return deepest;
}

gboolean
wg_places_is_in_circle (const WgPlaces *self,
                        const WgPlace  *place)
{
  const WgPlace *at = place;

  /* No way up is longer than there are places; a longer one runs in a circle further up. */
  for (guint i = 0; i <= self->all->len && at != NULL && at->parent_id != 0; i++)
    {
      if (at->parent_id == place->id)
        return TRUE;
      at = wg_places_find (self, at->parent_id);
      /* A tree has few levels, so a long way is a circle that does not pass here. */
      if (i > 64)
        return FALSE;
    }
  return FALSE;
}

static int
compare_shares (gconstpointer a,
                gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median_of (GArray *shares)
{
  g_autoptr (GArray) sorted = g_array_copy (shares);

  if (sorted->len == 0)
    return 0;
  g_array_sort (sorted, compare_shares);
  return g_array_index (sorted, double, sorted->len / 2);
}

/**
 * wg_places_match_areas:
 * @self: the places
 * @level: the level to look in
 * @drafts: (element-type WgImportDraft): drafts with an area
 * @cancellable: (nullable): to stop
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): for each draft the place of @level that shares most of its
 *   ground
 */
WgAreaParents *
wg_places_match_areas (const WgPlaces *self,
                       guint           level,
                       GPtrArray      *drafts,
                       GCancellable   *cancellable,
                       GError        **error)
{
  g_autoptr (GPtrArray) candidates = wg_places_list_level (self, level);
  g_autoptr (GPtrArray) areas = g_ptr_array_new ();
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autoptr (WgAreaParents) answer = g_new0 (WgAreaParents, 1);
  g_autofree double *shares = NULL;
  g_autofree guint *found = NULL;

  for (guint i = 0; i < candidates->len; i++)
    g_ptr_array_add (areas, wg_place_get_geometry (g_ptr_array_index (candidates, i)));
  for (guint i = 0; i < drafts->len; i++)
    g_ptr_array_add (parts, ((WgImportDraft *) g_ptr_array_index (drafts, i))->geometry);
  found = wg_topology_find_parents (parts, areas, &shares, cancellable, error);
  if (found == NULL)
    return NULL;
  answer->parents = g_ptr_array_new ();
  answer->shares = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_vals (answer->shares, shares, drafts->len);
  for (guint i = 0; i < drafts->len; i++)
    g_ptr_array_add (answer->parents,
                     found[i] < candidates->len ? g_ptr_array_index (candidates, found[i]) : NULL);
  answer->median = median_of (answer->shares);
  return g_steal_pointer (&answer);
}

void
wg_area_parents_free (WgAreaParents *self)
{
  g_clear_pointer (&self->parents, g_ptr_array_unref);
  g_clear_pointer (&self->shares, g_array_unref);
  g_free (self);
}
