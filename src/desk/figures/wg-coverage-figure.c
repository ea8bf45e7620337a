/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of what is covered: grids by branches, units by contacts. A grid is in one category, a
 * unit has a share; neither follows from a formula over sums. */

#include "wg-coverage-figure.h"

#include "wg-contact-coverage.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_DEPTH 64 /* superiors climbed in a damaged tree */

/* In the order of the cards' categories: a branch of its own, a post that somebody holds; a joint
 * branch, a vacant post; nothing. */
enum { COVERED_WELL, COVERED_PARTLY, UNCOVERED };

typedef struct
{
  WgRegistry        *registry;
  WgFigure          *figure;
  GPtrArray         *links;    /* of contacts only, as the next two */
  WgContactCoverage *coverage; /* of the whole scope; (nullable): no contact is kept */
  GHashTable        *units;    /* WgUnit → WgContactUnit */
} Coverage;

static void
coverage_clear (Coverage *self)
{
  g_clear_pointer (&self->units, g_hash_table_unref);
  g_clear_pointer (&self->coverage, wg_contact_coverage_free);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_clear_pointer (&self->figure, wg_figure_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Coverage, coverage_clear)

static int
find_branch_category (Coverage *self,
                      WgGrid   *grid)
{
  GPtrArray *branches = wg_registry_get_branches (self->registry, wg_grid_get_id (grid));
  int category = UNCOVERED;

  for (guint i = 0; branches != NULL && i < branches->len; i++)
    {
      const WgBodyType *type =
          wg_registry_get_body_type (self->registry, g_ptr_array_index (branches, i));

      if (type == NULL || !type->is_joint)
        return COVERED_WELL;
      category = COVERED_PARTLY;
    }
  return category;
}

/* −1: no unit of the link above the grid. */
static int
find_contact_category (Coverage *self,
                       WgGrid   *grid)
{
  WgUnit *unit = wg_registry_find_unit (self->registry, wg_grid_get_community_id (grid));

  for (guint depth = 0; unit != NULL && depth < MAX_DEPTH; depth++)
    {
      const WgContactUnit *found = g_hash_table_lookup (self->units, unit);

      if (found != NULL)
        return found->n_contacts == 0                 ? UNCOVERED
               : found->n_vacant == found->n_contacts ? COVERED_PARTLY
                                                      : COVERED_WELL;
      unit = wg_registry_find_unit (self->registry,
                                    wg_row_get_int (wg_unit_get_row (unit), WG_UNIT_PARENT, 0));
    }
  return -1;
}

static int
find_category (Coverage *self,
               WgGrid   *grid)
{
  if (self->links == NULL)
    return find_branch_category (self, grid);
  return self->coverage != NULL ? find_contact_category (self, grid) : -1;
}

/* The share of the grids with a branch among those under a unit. */
static double
share_of_branches (Coverage *self,
                   gint64    unit)
{
  g_autoptr (GArray) indices = wg_registry_list_grids (self->registry, unit);
  GPtrArray *grids = wg_registry_get_grids (self->registry);
  guint n_covered = 0;

  for (guint i = 0; i < indices->len; i++)
    n_covered += find_branch_category (
                     self, g_ptr_array_index (grids, g_array_index (indices, guint, i)))
                 != UNCOVERED;
  return indices->len > 0 ? 100.0 * n_covered / indices->len : NAN;
}

static double
share_of_contacts (Coverage *self,
                   gint64    unit)
{
  g_autoptr (WgContactCoverage) coverage = NULL;

  if (self->coverage == NULL)
    return NAN;
  coverage = wg_contact_coverage_new (self->registry, self->coverage->link, NULL, unit);
  return wg_contact_coverage_get_share (coverage);
}

static double
find_share (Coverage *self,
            gint64    unit)
{
  return self->links == NULL ? share_of_branches (self, unit) : share_of_contacts (self, unit);
}

static double
share_of_grid (Coverage *self,
               gint64    id)
{
  WgGrid *grid = wg_registry_find_grid (self->registry, id);
  int category = grid != NULL ? find_category (self, grid) : -1;

  return category < 0 ? NAN : category == UNCOVERED ? 0 : 100;
}

static WgFigureState
state_of (double value)
{
  return isnan (value) ? WG_VALUE_UNDEFINED : WG_VALUE_SHOWN;
}

/* The link nearest to the grids of which the file keeps contacts. */
static void
load_contacts (Coverage *self,
               gint64    unit)
{
  self->links = wg_contact_links_of (self->registry);
  self->units = g_hash_table_new (NULL, NULL);
  for (guint i = self->links->len; i > 0 && self->coverage == NULL; i--)
    {
      self->coverage = wg_contact_coverage_new (self->registry,
                                                g_ptr_array_index (self->links, i - 1), NULL, 0);
      if (!self->coverage->is_kept)
        g_clear_pointer (&self->coverage, wg_contact_coverage_free);
    }
  for (guint i = 0; self->coverage != NULL && i < self->coverage->units->len; i++)
    {
      WgContactUnit *one = wg_contact_coverage_get_unit (self->coverage, i);

      g_hash_table_insert (self->units, one->unit, one);
    }
}

static void
add_grids (Coverage *self,
           gint64    unit)
{
  g_autoptr (GArray) indices = wg_registry_list_grids (self->registry, unit);
  GPtrArray *grids = wg_registry_get_grids (self->registry);
  GPtrArray *categories = self->figure->indicator->categories;

  for (guint i = 0; i < indices->len; i++)
    {
      WgGrid *grid = g_ptr_array_index (grids, g_array_index (indices, guint, i));
      int category = find_category (self, grid);

      wg_figure_add_part (self->figure, wg_grid_get_id (grid), wg_grid_get_code (grid),
                          wg_grid_get_name (grid), category >= 0 ? category : NAN,
                          category >= 0 ? WG_VALUE_SHOWN : WG_VALUE_UNDEFINED);
      if (category >= 0 && categories != NULL && category < (int) categories->len)
        g_array_index (self->figure->parts, WgFigurePart, self->figure->parts->len - 1).word =
            ((const WgIndicatorCategory *) g_ptr_array_index (categories, category))->name;
    }
}

static void
add_units (Coverage *self,
           gint64    unit)
{
  GPtrArray *children = wg_registry_get_children (self->registry, unit);

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      WgUnit *child = g_ptr_array_index (children, i);
      double share = find_share (self, wg_unit_get_id (child));

      wg_figure_add_part (self->figure, wg_unit_get_id (child), wg_unit_get_code (child),
                          wg_unit_get_name (child), share, state_of (share));
    }
}

WgFigure *
wg_coverage_figure_new (WgRegistry       *registry,
                        WgIndicator      *card,
                        const WgQuestion *question,
                        GError          **error)
{
  gint64 unit = question->unit;
  WgFigureBy by = question->by;
  g_auto (Coverage) self = { registry, wg_figure_new (card), NULL, NULL, NULL };

  if (by != WG_BY_NONE && by != WG_BY_UNIT && by != WG_BY_GRID)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _("“%s” is a count at a date; it has no parts by class or month."), card->name);
      return NULL;
    }
  if (g_str_equal (card->id, "contact_coverage"))
    load_contacts (&self, unit);
  self.figure->value = question->grid != 0 ? share_of_grid (&self, question->grid)
                                           : find_share (&self, unit);
  self.figure->state = state_of (self.figure->value);
  if (self.links != NULL && self.coverage == NULL)
    self.figure->why = g_strdup (_("No contact was recorded in this file."));
  if (by == WG_BY_GRID)
    add_grids (&self, unit);
  else if (by == WG_BY_UNIT)
    add_units (&self, unit);
  return g_steal_pointer (&self.figure);
}
