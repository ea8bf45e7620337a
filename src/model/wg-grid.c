/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid as the map's card and the lists show it. It reads its row and never changes it. */

#include "wg-grid.h"

struct _WgGrid
{
  GObject parent_instance;

  WgRow *row;
};

G_DEFINE_FINAL_TYPE (WgGrid, wg_grid, G_TYPE_OBJECT)

static void
wg_grid_finalize (GObject *object)
{
  WgGrid *self = WG_GRID (object);

  g_clear_pointer (&self->row, wg_row_unref);

  G_OBJECT_CLASS (wg_grid_parent_class)->finalize (object);
}

static void
wg_grid_class_init (WgGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wg_grid_finalize;
}

static void
wg_grid_init (WgGrid *self)
{
}

/**
 * wg_grid_new:
 * @row: (transfer none): a row of kind grid
 *
 * Returns: (transfer full): the grid
 */
WgGrid *
wg_grid_new (WgRow *row)
{
  WgGrid *self;

  g_return_val_if_fail (wg_row_get_kind (row) == &wg_kind_grid, NULL);

  self = g_object_new (WG_TYPE_GRID, NULL);
  self->row = wg_row_ref (row);
  return self;
}

/**
 * wg_grid_get_row:
 *
 * Returns: (transfer none): the row, to copy before changing
 */
WgRow *
wg_grid_get_row (WgGrid *self)
{
  return self->row;
}

gint64
wg_grid_get_id (WgGrid *self)
{
  return wg_row_get_id (self->row);
}

/**
 * wg_grid_get_community_id:
 *
 * Returns: the row id of the community it lies in, 0 for an orphan
 */
gint64
wg_grid_get_community_id (WgGrid *self)
{
  return wg_row_get_int (self->row, WG_GRID_COMMUNITY, 0);
}

/**
 * wg_grid_get_code:
 *
 * Returns: (transfer none): the code, "" where it has none
 */
const char *
wg_grid_get_code (WgGrid *self)
{
  const char *code = wg_row_get_text (self->row, WG_GRID_CODE);

  return code != NULL ? code : "";
}

/**
 * wg_grid_get_name:
 *
 * Returns: (transfer none): the name, or the code where it has none
 */
const char *
wg_grid_get_name (WgGrid *self)
{
  const char *name = wg_row_get_text (self->row, WG_GRID_NAME);

  return name != NULL ? name : wg_grid_get_code (self);
}

/**
 * wg_grid_get_count:
 * @field: one of the counts, such as %WG_GRID_HOUSEHOLDS
 *
 * Returns: the count, or −1 where nobody has entered it
 */
gint64
wg_grid_get_count (WgGrid     *self,
                   WgGridField field)
{
  return wg_row_get_int (self->row, field, -1);
}

/**
 * wg_grid_get_geometry:
 *
 * Returns: (transfer full) (nullable): the boundary in degrees, read anew from the row; NULL where
 *   there is none or its bytes are damaged
 */
WgGeometry *
wg_grid_get_geometry (WgGrid *self)
{
  return wg_row_get_geometry (self->row, WG_GRID_AREA);
}

/**
 * wg_grid_is_open_on:
 * @date: 2026-09-30
 *
 * Returns: whether the grid existed on that day; the closing day is its last
 */
gboolean
wg_grid_is_open_on (WgGrid     *self,
                    const char *date)
{
  return wg_row_is_valid_on (self->row, WG_GRID_VALID_FROM, WG_GRID_VALID_UNTIL, date);
}
