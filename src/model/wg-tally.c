/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adds up contributions in one table of open addressing, because an edit that loads a million
 * records makes some millions of them. It knows neither rows nor the store. */

#include "wg-tally.h"

#define FIRST_SLOTS 64 /* a power of two */

struct _WgTally
{
  GArray  *sums;    /* (element-type WgContribution) in the order of their first touch */
  guint32 *slots;   /* position in sums + 1, 0 free */
  guint    n_slots; /* a power of two, at least twice the sums */
};

/**
 * wg_tally_new:
 *
 * Returns: (transfer full): an empty tally
 */
WgTally *
wg_tally_new (void)
{
  WgTally *self = g_new0 (WgTally, 1);

  self->sums = g_array_new (FALSE, FALSE, sizeof (WgContribution));
  self->n_slots = FIRST_SLOTS;
  self->slots = g_new0 (guint32, self->n_slots);
  return self;
}

void
wg_tally_free (WgTally *self)
{
  g_array_unref (self->sums);
  g_free (self->slots);
  g_free (self);
}

static guint64
mix (guint64 hash,
     guint64 value)
{
  hash = (hash ^ value) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return hash ^ (hash >> 29);
}

/* The measures of one cell lie side by side: a record adds to several of them. */
static guint
hash_cell (const WgContribution *cell)
{
  guint64 hash = mix ((guint64) cell->service_class, (guint64) cell->place);

  hash = mix (hash, ((guint64) (guint32) cell->day << 32) | (guint32) cell->entered);
  return ((guint) (hash >> 32) & ~7u) + (guint) cell->measure;
}

static int
compare_ints (gint64 a,
              gint64 b)
{
  return a < b ? -1 : a > b;
}

/* All but the measure. */
static int
compare_cells (const WgContribution *one,
               const WgContribution *other)
{
  int order = compare_ints (one->day, other->day);

  if (order == 0)
    order = compare_ints (one->place, other->place);
  if (order == 0)
    order = compare_ints (one->service_class, other->service_class);
  return order != 0 ? order : compare_ints (one->entered, other->entered);
}

/**
 * wg_tally_compare:
 * @a: a #WgContribution
 * @b: another
 *
 * Compares the cells, not the values, in the order of the table's key.
 *
 * Returns: below, above or 0 when both belong to one sum
 */
int
wg_tally_compare (gconstpointer a,
                  gconstpointer b)
{
  const WgContribution *one = a;
  const WgContribution *other = b;
  int order = compare_cells (one, other);

  return order != 0 ? order : compare_ints (one->measure, other->measure);
}

/* The slot of the cell, or the free one where it belongs. */
static guint32 *
find_slot (WgTally              *self,
           const WgContribution *cell)
{
  guint mask = self->n_slots - 1;
  guint i = hash_cell (cell) & mask;

  while (self->slots[i] != 0 &&
         wg_tally_compare (cell, &g_array_index (self->sums, WgContribution,
                                                 self->slots[i] - 1)) != 0)
    i = (i + 1) & mask;
  return &self->slots[i];
}

static void
grow (WgTally *self)
{
  g_free (self->slots);
  self->n_slots *= 2;
  self->slots = g_new0 (guint32, self->n_slots);
  for (guint i = 0; i < self->sums->len; i++)
    *find_slot (self, &g_array_index (self->sums, WgContribution, i)) = i + 1;
}

/**
 * wg_tally_add:
 * @self: the tally
 * @contribution: what is added to its sum; may be negative
 */
void
wg_tally_add (WgTally              *self,
              const WgContribution *contribution)
{
  guint32 *slot = find_slot (self, contribution);

  if (*slot != 0)
    {
      g_array_index (self->sums, WgContribution, *slot - 1).value += contribution->value;
      return;
    }
  g_array_append_vals (self->sums, contribution, 1);
  *slot = self->sums->len;
  if (self->sums->len * 2 > self->n_slots)
    grow (self);
}

guint
wg_tally_get_size (const WgTally *self)
{
  return self->sums->len;
}

/* Sums of one cell that came one after the other. */
typedef struct
{
  const WgContribution *first;
  guint                 n;
} Run;

static int
compare_runs (gconstpointer a,
              gconstpointer b)
{
  return compare_cells (((const Run *) a)->first, ((const Run *) b)->first);
}

/* For what is in order but for neighbours. */
static void
settle (WgContribution *sums,
        guint           n)
{
  for (guint i = 1; i < n; i++)
    {
      WgContribution moved = sums[i];
      guint to = i;

      for (; to > 0 && wg_tally_compare (&moved, &sums[to - 1]) < 0; to--)
        sums[to] = sums[to - 1];
      if (to < i)
        sums[to] = moved;
    }
}

/* (transfer full): @sums in order. Whole cells are sorted: some million records leave as many. */
static GArray *
sort_cells (GArray *sums)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (WgContribution), sums->len);

  for (guint i = 0; i < sums->len; i++)
    {
      Run run = { &g_array_index (sums, WgContribution, i), 1 };

      while (i + 1 < sums->len && compare_cells (run.first, run.first + run.n) == 0)
        {
          run.n++;
          i++;
        }
      g_array_append_val (runs, run);
    }
  g_array_sort (runs, compare_runs);
  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);

      g_array_append_vals (sorted, run->first, run->n);
    }
  settle ((WgContribution *) (gpointer) sorted->data, sorted->len);
  g_array_unref (sums);
  return sorted;
}

/**
 * wg_tally_take:
 * @self: the tally; it is empty afterwards
 *
 * Returns: (transfer full) (element-type WgContribution): the sums that are not 0, in the order of
 *   wg_tally_compare()
 */
GArray *
wg_tally_take (WgTally *self)
{
  GArray *sums = self->sums;
  guint n = 0;

  for (guint i = 0; i < sums->len; i++)
    if (g_array_index (sums, WgContribution, i).value != 0)
      g_array_index (sums, WgContribution, n++) = g_array_index (sums, WgContribution, i);
  g_array_set_size (sums, n);
  sums = sort_cells (sums);
  self->sums = g_array_new (FALSE, FALSE, sizeof (WgContribution));
  memset (self->slots, 0, self->n_slots * sizeof *self->slots);
  return sums;
}
