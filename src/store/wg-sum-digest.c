/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One number for all stored sums with their days of entry, which no record tells: each sum times
 * a hash of its cell, added up modulo 2^64. What an edit changes in the sums changes the number by
 * the same formula, so nothing is read to keep it; it is written beside the end of the audit chain,
 * in the edit's transaction. Like that end it finds accidents, not whoever computes it anew. The
 * formula is written in files: never change it. */

#include "wg-sum-digest.h"

#include "wg-edit-table.h"

/* The finalizer of SplitMix64 (Steele, Lea, Flood 2014): each bit of the one changes about half of
 * the bits of the other. */
static guint64
mix (guint64 hash,
     gint64  value)
{
  hash += (guint64) value + G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  hash = (hash ^ (hash >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  hash = (hash ^ (hash >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return hash ^ (hash >> 31);
}

/* Of all but the day of entry. */
static guint64
hash_cell (const WgContribution *sum)
{
  guint64 hash = mix (0, sum->measure - WG_MEASURE_FIRST_RECORD);

  return mix (mix (mix (hash, sum->day), sum->place), sum->service_class);
}

/**
 * wg_sum_digest_of:
 * @sum: a stored sum, or the difference that is made to one
 *
 * Returns: what it adds to the digest, modulo 2^64
 */
guint64
wg_sum_digest_of (const WgContribution *sum)
{
  return mix (hash_cell (sum), sum->entered) * (guint64) sum->value;
}

static gboolean
add_sum (const WgContribution *sum,
         gpointer              digest,
         GError              **error)
{
  *(guint64 *) digest += wg_sum_digest_of (sum);
  return TRUE;
}

/**
 * wg_sum_digest_compute:
 * @measures: the stored sums
 * @digest: (out): the digest of all of them
 * @error: return location for an error
 *
 * Returns: %FALSE if they could not be read
 */
gboolean
wg_sum_digest_compute (WgMeasureTable *measures,
                       guint64        *digest,
                       GError        **error)
{
  static const WgMeasureRange all = { WG_DATE_NONE, WG_DATE_NONE, WG_DATE_NONE };

  *digest = 0;
  return wg_measure_table_visit (measures, &all, add_sum, digest, error);
}

#define N_BITS 32 /* of a day */

typedef struct
{
  guint64      missing;
  WgSumDamage *damage;
  gboolean     found;
  guint64      differences[N_BITS]; /* of the cells of one row: the same bit of all of them */
} Finding;

static gboolean
same_row (const WgContribution *a,
          const WgContribution *b)
{
  return a->day == b->day && a->place == b->place && a->service_class == b->service_class &&
         a->entered == b->entered;
}

/* The sums of a row come one after another and have one day of entry. */
static gboolean
try_sum (const WgContribution *sum,
         gpointer              user_data,
         GError              **error)
{
  Finding *self = user_data;
  guint64 cell = hash_cell (sum);
  guint64 present = wg_sum_digest_of (sum);

  if (self->found && !same_row (&self->damage->sum, sum))
    return TRUE;
  if (!same_row (&self->damage->sum, sum))
    memset (self->differences, 0, sizeof self->differences);
  self->found = FALSE;
  self->damage->sum = *sum;
  for (guint i = 0; i < N_BITS; i++)
    {
      WgDate entered = (WgDate) ((guint32) sum->entered ^ (1u << i));

      self->differences[i] += mix (cell, entered) * (guint64) sum->value - present;
      if (self->differences[i] == self->missing)
        {
          self->damage->entered = entered;
          self->found = TRUE;
        }
    }
  return TRUE;
}

/**
 * wg_sum_digest_find:
 * @measures: the stored sums, not as they were written
 * @missing: the digest that was written less that of the sums
 * @damage: (out): where one bit of one day of entry explains it
 * @found: (out): whether it does
 * @error: return location for an error
 *
 * Returns: %FALSE if they could not be read
 */
gboolean
wg_sum_digest_find (WgMeasureTable *measures,
                    guint64         missing,
                    WgSumDamage    *damage,
                    gboolean       *found,
                    GError        **error)
{
  static const WgMeasureRange all = { WG_DATE_NONE, WG_DATE_NONE, WG_DATE_NONE };
  Finding finding = { .missing = missing, .damage = damage };
  gboolean ok;

  *damage = (WgSumDamage) { .sum.entered = WG_DATE_NONE };
  ok = wg_measure_table_visit (measures, &all, try_sum, &finding, error);
  *found = finding.found;
  return ok;
}

/**
 * wg_sum_digest_establish:
 * @engine: a file that was just brought forward, in the transaction that did it
 * @error: return location for an error
 *
 * A file of a program that did not know the digest gets it; any other keeps what it has.
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_sum_digest_establish (WgEngine *engine,
                         GError  **error)
{
  g_autoptr (WgEditTable) edits = wg_edit_table_new (engine);
  g_autoptr (WgMeasureTable) measures = wg_measure_table_new (engine);
  guint64 digest;
  gboolean known;

  if (!wg_edit_table_read_sums (edits, &known, &digest, error))
    return FALSE;
  return known || (wg_sum_digest_compute (measures, &digest, error) &&
                   wg_edit_table_set_sums (edits, digest, error));
}
