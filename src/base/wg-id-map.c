/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hash table of row ids with open addressing. Row ids are random, but sample files and imports
 * may count, so they are mixed. */

#include "wg-id-map.h"

struct _WgIdMap
{
  guint    shift;
  gsize    mask;
  gint64  *ids;
  guint32 *places; /* WG_ID_MAP_NONE: the slot is free */
};

/**
 * wg_id_map_new:
 * @n_ids: how many ids will be put in at most
 *
 * Returns: (transfer full): an empty map
 */
WgIdMap *
wg_id_map_new (guint n_ids)
{
  WgIdMap *self = g_new (WgIdMap, 1);
  gsize n_slots = 8;

  self->shift = 61;
  /* A quarter of the slots stays free, so that a search ends soon. */
  while (n_slots / 4 * 3 < n_ids)
    {
      n_slots *= 2;
      self->shift--;
    }
  self->mask = n_slots - 1;
  self->ids = g_new (gint64, n_slots);
  self->places = g_new (guint32, n_slots);
  for (gsize i = 0; i < n_slots; i++)
    self->places[i] = WG_ID_MAP_NONE;
  return self;
}

void
wg_id_map_free (WgIdMap *self)
{
  g_free (self->ids);
  g_free (self->places);
  g_free (self);
}

/* The slot of the id, or the free one where it belongs. */
static gsize
find_slot (const WgIdMap *self,
           gint64         id)
{
  gsize slot = (gsize) (((guint64) id * 0x9e3779b97f4a7c15u) >> self->shift);

  while (self->places[slot] != WG_ID_MAP_NONE && self->ids[slot] != id)
    slot = (slot + 1) & self->mask;
  return slot;
}

void
wg_id_map_insert (WgIdMap *self,
                  gint64   id,
                  guint32  place)
{
  gsize slot = find_slot (self, id);

  self->ids[slot] = id;
  self->places[slot] = place;
}

/**
 * wg_id_map_lookup:
 *
 * Returns: the place that was put in for the id, or %WG_ID_MAP_NONE
 */
guint32
wg_id_map_lookup (const WgIdMap *self,
                  gint64         id)
{
  return self->places[find_slot (self, id)];
}
