/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hash table of row ids with open addressing. Row ids are random, but sample files and imports
 * may count, so they are mixed. */

#include "wg-id-map.h"

/* Together, because a look at a slot of a large map is a look at memory that is not at hand. */
typedef struct
{
  gint64  id;
  guint32 place; /* WG_ID_MAP_NONE: the slot is free */
} Slot;

struct _WgIdMap
{
  guint shift;
  gsize mask;
  Slot *slots;
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
  self->slots = g_new (Slot, n_slots);
  for (gsize i = 0; i < n_slots; i++)
    self->slots[i].place = WG_ID_MAP_NONE;
  return self;
}

void
wg_id_map_free (WgIdMap *self)
{
  g_free (self->slots);
  g_free (self);
}

static gsize
get_home (const WgIdMap *self,
          gint64         id)
{
  return (gsize) (((guint64) id * 0x9e3779b97f4a7c15u) >> self->shift);
}

/* The slot of the id, or the free one where it belongs. */
static Slot *
find_slot (const WgIdMap *self,
           gint64         id)
{
  gsize slot = get_home (self, id);

  while (self->slots[slot].place != WG_ID_MAP_NONE && self->slots[slot].id != id)
    slot = (slot + 1) & self->mask;
  return &self->slots[slot];
}

/**
 * wg_id_map_expect:
 *
 * Says that @id will be asked for or put in soon: its slot is fetched meanwhile, so that a pass
 * over many ids need not wait for each.
 */
void
wg_id_map_expect (const WgIdMap *self,
                  gint64         id)
{
  __builtin_prefetch (&self->slots[get_home (self, id)]);
}

void
wg_id_map_insert (WgIdMap *self,
                  gint64   id,
                  guint32  place)
{
  Slot *slot = find_slot (self, id);

  slot->id = id;
  slot->place = place;
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
  return find_slot (self, id)->place;
}
