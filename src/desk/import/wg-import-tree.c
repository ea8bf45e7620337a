/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the units and grids of an import belong in the tree.
 *
 * The unit above is, in this order: the one whose code the row names; the nearest one by the
 * digits of a division code; the one that the file has already; the one of the level above that
 * shares most of the area. The level of a unit is: what the user says; the level of the template
 * whose codes have that length; what a level column says; what the file has already; the
 * administrative level of a division code; one below the unit above; for areas alone, one below
 * the deepest level in whose areas they lie. */

#include "wg-import-tree.h"

#include "wg-code.h"
#include "wg-fields.h"
#include "wg-import-places.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define MAX_LEVEL 7
/* Less of an area inside the unit above than this is worth a word to the user. */
#define CUTS_ACROSS 0.95
/* A level in which not even half of the areas lie by half is not the level above them. */
#define LIES_IN 0.5

typedef struct
{
  WgImportDrafts       *drafts;
  const WgImportGround *ground;
  WgPlaces             *places;
  guint                 n_orphans;
  char                 *first_orphan;
} Placing;

static WgPlace *
place_of (Placing             *self,
          const WgImportDraft *draft)
{
  return wg_places_find (self->places, wg_import_draft_get_id (draft));
}

/* "0" is what many tables write for "none". */
static gboolean
names_parent (const WgImportDraft *draft,
              const char          *code)
{
  return draft->parent_code != NULL && strcmp (draft->parent_code, "0") != 0 &&
         strcmp (draft->parent_code, code) != 0;
}

static void
note_orphan (Placing             *self,
             const WgImportDraft *draft)
{
  const WgTable *table = wg_import_draft_get_table (self->drafts, draft);

  if (self->n_orphans++ == 0)
    self->first_orphan = g_strdup_printf (_("%s, row %d: %s"), wg_table_get_file (table),
                                          (int) wg_table_get_row (table, draft->index),
                                          draft->parent_code);
}

static void
find_parent_by_code (Placing       *self,
                     WgImportDraft *draft)
{
  const char *code = wg_import_draft_get_code (self->drafts, draft);
  WgPlace *place = place_of (self, draft);
  WgPlace *parent = NULL;

  if (names_parent (draft, code))
    {
      parent = wg_places_find_code (self->places, draft->parent_code);
      if (parent == NULL)
        note_orphan (self, draft);
    }
  if (parent == NULL)
    parent = wg_places_find_above (self->places, code);
  if (parent != NULL && parent != place &&
      (parent->draft == NULL || !parent->draft->refused))
    {
      draft->parent_id = parent->id;
      draft->parent_said = TRUE;
    }
  else if (draft->old != NULL)
    draft->parent_id = wg_row_get_int (draft->old, WG_UNIT_PARENT, 0);
  place->parent_id = draft->parent_id;
}

/* The template's level whose codes are as long; 0 when there is none. */
static guint
level_by_length (const WgImportGround *ground,
                 const char           *code)
{
  if (wg_code_get_level (code) == 0)
    return 0;
  for (guint i = 0; i < ground->levels->len; i++)
    {
      const WgRow *level = g_ptr_array_index (ground->levels, i);

      if (wg_row_get_int (level, WG_LEVEL_CODE_LENGTH, 0) == (gint64) strlen (code))
        return (guint) wg_row_get_int (level, WG_LEVEL_NUMBER, 0);
    }
  return 0;
}

static guint
level_by_code (Placing             *self,
               const WgImportDraft *draft)
{
  const char *code = wg_import_draft_get_code (self->drafts, draft);
  gint64 said = wg_row_get_int (draft->row, WG_UNIT_LEVEL, 0);
  guint level = level_by_length (self->ground, code);

  if (self->ground->level > 0)
    return self->ground->level;
  if (level > 0)
    return level;
  if (said > 0)
    return (guint) MIN (said, MAX_LEVEL + 1);
  if (draft->old != NULL)
    return (guint) wg_row_get_int (draft->old, WG_UNIT_LEVEL, 0);
  return wg_code_get_level (code);
}

/* One below the unit above, where that has a level. The way up is free of circles here. */
static guint
level_by_parent (Placing *self,
                 WgPlace *place)
{
  WgPlace *parent;
  guint above;

  if (place->level > 0 || place->parent_id == 0)
    return place->level;
  parent = wg_places_find (self->places, place->parent_id);
  above = parent != NULL ? level_by_parent (self, parent) : 0;
  if (above > 0)
    place->level = MIN (above + 1, MAX_LEVEL + 1);
  return place->level;
}

static void
refuse_circles (Placing *self)
{
  GPtrArray *drafts = self->drafts->drafts;
  g_autoptr (GPtrArray) circle = g_ptr_array_new ();

  for (guint i = 0; i < drafts->len; i++)
    {
      WgImportDraft *draft = g_ptr_array_index (drafts, i);

      if (!draft->refused && wg_places_is_in_circle (self->places, place_of (self, draft)))
        g_ptr_array_add (circle, draft);
    }
  for (guint i = 0; i < circle->len; i++)
    {
      WgImportDraft *draft = g_ptr_array_index (circle, i);

      draft->parent_id = 0;
      place_of (self, draft)->parent_id = 0;
      wg_import_drafts_refuse (self->drafts, draft,
                               _("The units above this one lead back to it in a circle."));
    }
  /* What stood under a refused row keeps its place in the file, but not below it. */
  for (guint i = 0; circle->len > 0 && i < drafts->len; i++)
    {
      WgImportDraft *draft = g_ptr_array_index (drafts, i);
      WgPlace *parent = wg_places_find (self->places, draft->parent_id);

      if (parent != NULL && parent->draft != NULL && parent->draft->refused &&
          parent->draft->old == NULL)
        draft->parent_id = place_of (self, draft)->parent_id = 0;
    }
}

/* Drafts of a source that still need a unit above them and have an area to find it by. */
static GPtrArray *
list_homeless (Placing *self,
               guint    source)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->drafts->drafts->len; i++)
    {
      WgImportDraft *draft = g_ptr_array_index (self->drafts->drafts, i);

      if (draft->source == source && !draft->refused && draft->parent_id == 0 &&
          draft->geometry != NULL)
        g_ptr_array_add (found, draft);
    }
  return found;
}

static void
note_areas (Placing *self,
            guint    source,
            guint    n_placed,
            guint    n_across)
{
  const char *file = wg_table_get_file (g_ptr_array_index (self->drafts->tables, source));

  if (n_placed == 0)
    return;
  wg_import_drafts_note (self->drafts,
                         g_dngettext (GETTEXT_PACKAGE,
                                      "%s: %u area was put under the unit that shares most of it.",
                                      "%s: %u areas were put under the unit that shares most of "
                                      "each.",
                                      n_placed),
                         file, n_placed);
  if (n_across > 0)
    wg_import_drafts_note (self->drafts,
                           g_dngettext (GETTEXT_PACKAGE,
                                        "%s: %u of them reaches across its unit's border.",
                                        "%s: %u of them reach across their unit's border.",
                                        n_across),
                           file, n_across);
}

/* Writes an answer into the drafts; the level only where it is still open. */
static void
settle (Placing       *self,
        GPtrArray     *drafts,
        WgAreaParents *answer,
        guint          level,
        guint         *n_placed,
        guint         *n_across)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      WgImportDraft *draft = g_ptr_array_index (drafts, i);
      const WgPlace *parent = g_ptr_array_index (answer->parents, i);
      WgPlace *place = self->drafts->kind == &wg_kind_unit ? place_of (self, draft) : NULL;

      if (place != NULL && place->level == 0)
        place->level = level + 1;
      if (parent == NULL)
        continue;
      draft->parent_id = parent->id;
      if (place != NULL)
        place->parent_id = parent->id;
      (*n_placed)++;
      *n_across += g_array_index (answer->shares, double, i) < CUTS_ACROSS;
    }
}

/* All of one source that have no level yet: they get the same one. */
static gboolean
place_unlevelled (Placing      *self,
                  GPtrArray    *drafts,
                  guint        *n_placed,
                  guint        *n_across,
                  GCancellable *cancellable,
                  GError      **error)
{
  for (guint level = MIN (wg_places_deepest (self->places), MAX_LEVEL); level > 0; level--)
    {
      g_autoptr (WgAreaParents) answer =
        wg_places_match_areas (self->places, level, drafts, cancellable, error);

      if (answer == NULL)
        return FALSE;
      if (answer->median >= LIES_IN)
        {
          settle (self, drafts, answer, level, n_placed, n_across);
          return TRUE;
        }
    }
  return TRUE;
}

/* Those of one known level: under the nearest level above that has areas. */
static gboolean
place_level (Placing      *self,
             GPtrArray    *drafts,
             guint         level,
             guint        *n_placed,
             guint        *n_across,
             GCancellable *cancellable,
             GError      **error)
{
  for (guint above = level - 1; above > 0; above--)
    {
      g_autoptr (GPtrArray) candidates = wg_places_list_level (self->places, above);
      g_autoptr (WgAreaParents) answer = NULL;

      if (candidates->len == 0)
        continue;
      answer = wg_places_match_areas (self->places, above, drafts, cancellable, error);
      if (answer == NULL)
        return FALSE;
      settle (self, drafts, answer, above, n_placed, n_across);
      return TRUE;
    }
  return TRUE;
}

static gboolean
place_source (Placing      *self,
              guint         source,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (GPtrArray) homeless = list_homeless (self, source);
  guint n_placed = 0;
  guint n_across = 0;

  for (guint level = 0; level <= MAX_LEVEL && homeless->len > 0; level++)
    {
      g_autoptr (GPtrArray) some = g_ptr_array_new ();
      gboolean done;

      for (guint i = 0; i < homeless->len; i++)
        {
          WgImportDraft *draft = g_ptr_array_index (homeless, i);

          if (draft->parent_id == 0 && place_of (self, draft)->level == level)
            g_ptr_array_add (some, draft);
        }
      if (some->len == 0)
        continue;
      done = level == 0
               ? place_unlevelled (self, some, &n_placed, &n_across, cancellable, error)
               : place_level (self, some, level, &n_placed, &n_across, cancellable, error);
      if (!done)
        return FALSE;
    }
  note_areas (self, source, n_placed, n_across);
  return TRUE;
}

/* Whoever has no level by now stands at the top. */
static void
finish_levels (Placing *self)
{
  guint n_top = 0;

  for (guint i = 0; i < self->drafts->drafts->len; i++)
    {
      WgImportDraft *draft = g_ptr_array_index (self->drafts->drafts, i);
      WgPlace *place = place_of (self, draft);

      if (draft->refused)
        continue;
      level_by_parent (self, place);
      draft->level = place->level > 0 ? place->level : 1;
      place->level = draft->level;
      if (draft->level > MAX_LEVEL)
        wg_import_drafts_refuse (self->drafts, draft,
                                 _("The unit would stand on level 8 or below; there are 7."));
      else
        n_top += draft->parent_id == 0;
    }
  if (n_top > 0)
    wg_import_drafts_note (self->drafts,
                           g_dngettext (GETTEXT_PACKAGE, "%u unit has no unit above it.",
                                        "%u units have no unit above them.", n_top),
                           n_top);
}

static void
note_orphans (Placing *self)
{
  if (self->n_orphans == 0)
    return;
  wg_import_drafts_note (self->drafts,
                         g_dngettext (GETTEXT_PACKAGE,
                                      "%u row names a unit above it that is nowhere (%s).",
                                      "%u rows name a unit above them that is nowhere (first: "
                                      "%s).",
                                      self->n_orphans),
                         self->n_orphans, self->first_orphan);
}

/**
 * wg_import_place_units:
 * @drafts: units; their parent and level are filled in
 * @ground: what the file has
 * @cancellable: (nullable): to stop
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Areas are matched source by source, so that a later file may lie in an earlier one.
 */
gboolean
wg_import_place_units (WgImportDrafts       *drafts,
                       const WgImportGround *ground,
                       GCancellable         *cancellable,
                       GError              **error)
{
  g_autoptr (WgPlaces) places = wg_places_new (ground, drafts);
  Placing self = { drafts, ground, places, 0, NULL };
  gboolean done = TRUE;

  for (guint i = 0; i < drafts->drafts->len; i++)
    find_parent_by_code (&self, g_ptr_array_index (drafts->drafts, i));
  refuse_circles (&self);
  for (guint i = 0; i < drafts->drafts->len; i++)
    {
      const WgImportDraft *draft = g_ptr_array_index (drafts->drafts, i);

      place_of (&self, draft)->level = level_by_code (&self, draft);
    }
  for (guint i = 0; i < drafts->drafts->len; i++)
    level_by_parent (&self, place_of (&self, g_ptr_array_index (drafts->drafts, i)));
  for (guint source = 0; done && source < drafts->tables->len; source++)
    {
      done = place_source (&self, source, cancellable, error);
      /* The next file may lie in areas of this one that found no level of their own. */
      for (guint i = 0; done && i < drafts->drafts->len; i++)
        {
          const WgImportDraft *draft = g_ptr_array_index (drafts->drafts, i);
          WgPlace *place = place_of (&self, draft);

          if (draft->source == source && place->level == 0 && place->parent_id == 0)
            place->level = 1;
        }
    }
  if (done)
    {
      finish_levels (&self);
      note_orphans (&self);
    }
  g_free (self.first_orphan);
  return done;
}

/* A grid's code begins with its community's (G-01), where the community has a division code. */
static WgPlace *
find_community (Placing             *self,
                const WgImportDraft *draft)
{
  const char *code = wg_import_draft_get_code (self->drafts, draft);
  g_autofree char *head = NULL;

  if (draft->parent_code != NULL)
    return wg_places_find_code (self->places, draft->parent_code);
  if (strlen (code) <= 12)
    return NULL;
  head = g_strndup (code, 12);
  return wg_code_get_level (head) > 0 ? g_hash_table_lookup (self->places->by_code, head) : NULL;
}

/* A column of codes of bigger grids, of this import or of the file. */
static void
find_big_grid (Placing       *self,
               WgImportDraft *draft,
               GHashTable    *old_grids)
{
  const WgColumnMap *map = g_ptr_array_index (self->drafts->maps, draft->source);
  g_autofree char *code =
    wg_column_map_dup_cell (map, wg_import_draft_get_table (self->drafts, draft), draft->index,
                            WG_GRID_PARENT_GRID);
  const WgImportDraft *big;
  const WgRow *old;

  if (code == NULL)
    return;
  big = g_hash_table_lookup (self->drafts->by_code, code);
  old = g_hash_table_lookup (old_grids, code);
  if (big != NULL && big != draft)
    wg_row_set_int (draft->row, WG_GRID_PARENT_GRID, wg_import_draft_get_id (big));
  else if (old != NULL)
    wg_row_set_int (draft->row, WG_GRID_PARENT_GRID, wg_row_get_id (old));
}

static gboolean
place_grids_by_area (Placing      *self,
                     GCancellable *cancellable,
                     GError      **error)
{
  for (guint source = 0; source < self->drafts->tables->len; source++)
    {
      g_autoptr (GPtrArray) homeless = list_homeless (self, source);
      guint n_placed = 0;
      guint n_across = 0;

      if (homeless->len > 0 &&
          !place_unlevelled (self, homeless, &n_placed, &n_across, cancellable, error))
        return FALSE;
      note_areas (self, source, n_placed, n_across);
    }
  return TRUE;
}

/**
 * wg_import_place_grids:
 * @drafts: grids; their community is filled in
 * @ground: what the file has
 * @old_grids: (element-type utf8 WgRow): the grids of the file, by code
 * @cancellable: (nullable): to stop
 * @error: return location for %G_IO_ERROR_CANCELLED
 */
gboolean
wg_import_place_grids (WgImportDrafts       *drafts,
                       const WgImportGround *ground,
                       GHashTable           *old_grids,
                       GCancellable         *cancellable,
                       GError              **error)
{
  g_autoptr (WgPlaces) places = wg_places_new (ground, NULL);
  Placing self = { drafts, ground, places, 0, NULL };
  guint n_without = 0;
  gboolean done;

  for (guint i = 0; i < drafts->drafts->len; i++)
    {
      WgImportDraft *draft = g_ptr_array_index (drafts->drafts, i);
      const WgPlace *community = find_community (&self, draft);

      find_big_grid (&self, draft, old_grids);
      draft->parent_said = community != NULL;
      if (community != NULL)
        draft->parent_id = community->id;
      else if (draft->old != NULL)
        draft->parent_id = wg_row_get_int (draft->old, WG_GRID_COMMUNITY, 0);
      if (community == NULL && draft->parent_code != NULL)
        note_orphan (&self, draft);
    }
  done = place_grids_by_area (&self, cancellable, error);
  for (guint i = 0; i < drafts->drafts->len; i++)
    n_without += ((WgImportDraft *) g_ptr_array_index (drafts->drafts, i))->parent_id == 0;
  if (n_without > 0)
    wg_import_drafts_note (drafts,
                           g_dngettext (GETTEXT_PACKAGE, "%u grid has no community.",
                                        "%u grids have no community.", n_without),
                           n_without);
  note_orphans (&self);
  g_free (self.first_orphan);
  return done;
}
