/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Classes of areas and colours of classes. Knows nothing of values: how a
 * figure becomes classes is decided above. */

#include "wg-map-colours.h"

#include <string.h>

/**
 * wg_map_colours_new:
 * @n_areas: as many as the snapshot has
 *
 * Returns: (transfer full): colours in which nothing is touched yet
 */
WgMapColours *
wg_map_colours_new (guint n_areas)
{
  WgMapColours *self = g_new0 (WgMapColours, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_areas = n_areas;
  self->class_of_area = g_malloc (MAX (n_areas, 1));
  memset (self->class_of_area, WG_CLASS_UNTOUCHED, n_areas);
  self->no_data_rgba = 0xd8d6d2ccu;
  return self;
}

WgMapColours *
wg_map_colours_ref (WgMapColours *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_map_colours_unref (WgMapColours *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->class_of_area);
  g_free (self);
}

/**
 * wg_map_colours_equal:
 * @one: (nullable):
 * @other: (nullable):
 *
 * Returns: whether a map of the same areas looks the same in both
 */
gboolean
wg_map_colours_equal (const WgMapColours *one,
                      const WgMapColours *other)
{
  if (one == other)
    return TRUE;
  return one != NULL && other != NULL && one->n_areas == other->n_areas &&
         one->n_classes == other->n_classes && one->no_data_rgba == other->no_data_rgba &&
         one->hatch_classes == other->hatch_classes &&
         memcmp (one->class_rgba, other->class_rgba,
                 one->n_classes * sizeof one->class_rgba[0]) == 0 &&
         memcmp (one->class_of_area, other->class_of_area, one->n_areas) == 0;
}
