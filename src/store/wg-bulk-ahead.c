/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of a bulk load that needs no database, on a thread of its own. It only reads rows, and
 * says nothing about them: what is wrong with a row is said by who writes it. */

#include "wg-bulk-ahead.h"

#include "wg-contribution.h"
#include "wg-row-check.h"
#include "wg-tally.h"
#include "wg-thread-hand.h"

/* The writer is told after so many rows. */
#define STEP 256

typedef guint8 Digest[WG_DIGEST_SIZE];

struct _WgBulkAhead
{
  const WgEdit *edit;
  guint         n;
  Digest       *digests;
  GArray       *sums; /* when the thread has ended */
  GThread      *thread;
  GMutex        lock;
  GCond         more;
  guint         done; /* under the lock */
  guint         good; /* under the lock: the row before which all have the form of their fields */
  guint         sound; /* of the writer: what it knows of good */
  guint         seen; /* of the writer: what it knows of done */
  int           stop; /* atomic */
};

static void
tell (WgBulkAhead *self,
      guint        done,
      guint        good)
{
  g_mutex_lock (&self->lock);
  WG_TAKE_OVER (&self->lock);
  self->done = done;
  self->good = good;
  WG_HAND_OVER (&self->lock);
  g_cond_signal (&self->more);
  g_mutex_unlock (&self->lock);
}

static gpointer
run_thread (gpointer data)
{
  WgBulkAhead *self = data;
  g_autoptr (WgTally) tally = wg_tally_new ();
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GArray) counted = g_array_new (FALSE, FALSE, sizeof (WgContribution));
  guint good = 0;

  for (guint i = 0; i < self->n && !g_atomic_int_get (&self->stop); i++)
    {
      const WgChange *change = wg_edit_get_change (self->edit, i);

      if (good == i && (change->new_row == NULL || wg_row_check (change->new_row, NULL)))
        good++;
      if (change->type == WG_CHANGE_INSERT)
        {
          g_byte_array_set_size (bytes, 0);
          wg_encode_row (bytes, change->new_row);
          wg_digest (bytes, self->digests[i]);
          g_array_set_size (counted, 0);
          wg_contribution_append (change->new_row, counted);
          for (guint k = 0; k < counted->len; k++)
            wg_tally_add (tally, &g_array_index (counted, WgContribution, k));
        }
      if ((i + 1) % STEP == 0)
        tell (self, i + 1, good);
    }
  tell (self, self->n, good);
  self->sums = wg_tally_take (tally);
  WG_HAND_OVER (self);
  return NULL;
}

WgBulkAhead *
wg_bulk_ahead_new (const WgEdit *edit)
{
  WgBulkAhead *self = g_new0 (WgBulkAhead, 1);

  self->edit = edit;
  self->n = wg_edit_get_n_changes (edit);
  self->digests = g_new (Digest, self->n);
  g_mutex_init (&self->lock);
  g_cond_init (&self->more);
  WG_HAND_OVER (self);
  self->thread = g_thread_new ("wg-ahead", run_thread, self);
  return self;
}

static void
join (WgBulkAhead *self)
{
  if (self->thread == NULL)
    return;
  g_thread_join (g_steal_pointer (&self->thread));
  WG_TAKE_OVER (self);
}

void
wg_bulk_ahead_free (WgBulkAhead *self)
{
  g_atomic_int_set (&self->stop, TRUE);
  join (self);
  g_clear_pointer (&self->sums, g_array_unref);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->more);
  g_free (self->digests);
  g_free (self);
}

static void
wait_for (WgBulkAhead *self,
          guint        i)
{
  if (i < self->seen)
    return;
  g_mutex_lock (&self->lock);
  while (self->done <= i)
    g_cond_wait (&self->more, &self->lock);
  WG_TAKE_OVER (&self->lock);
  self->seen = self->done;
  self->sound = self->good;
  WG_HAND_OVER (&self->lock);
  g_mutex_unlock (&self->lock);
}

gboolean
wg_bulk_ahead_is_sound (WgBulkAhead *self,
                        guint        i)
{
  g_return_val_if_fail (i < self->n, FALSE);

  wait_for (self, i);
  return i < self->sound;
}

const guint8 *
wg_bulk_ahead_get_digest (WgBulkAhead *self,
                          guint        i)
{
  g_return_val_if_fail (i < self->n, NULL);

  wait_for (self, i);
  return self->digests[i];
}

GArray *
wg_bulk_ahead_take_sums (WgBulkAhead *self)
{
  join (self);
  return g_steal_pointer (&self->sums);
}
