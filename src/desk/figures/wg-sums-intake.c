/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adds portions of sums up beside the thread that reads them. It keeps their order and decides
 * nothing about them. */

#include "wg-sums-intake.h"

#include "wg-thread-hand.h"

/* Portions that are added up where they come; a file with more of them has very many sums. */
#define AT_ONCE 16
/* That may wait. */
#define N_WAITING 8

struct _WgSumsIntake
{
  WgServiceSums *sums;
  guint          n_taken;
  GThread       *thread;  /* (nullable) */
  GAsyncQueue   *full;    /* GArray of WgContribution; an empty one is the last */
  GAsyncQueue   *empty;   /* GArray */
};

static void
add (WgServiceSums        *sums,
     const WgContribution *some,
     guint                 n)
{
  for (guint i = 0; i < n; i++)
    wg_service_sums_take (sums, &some[i]);
}

static gpointer
run_thread (gpointer data)
{
  WgSumsIntake *self = data;

  WG_TAKE_OVER (self);
  for (;;)
    {
      GArray *portion = g_async_queue_pop (self->full);
      gboolean last;

      WG_TAKE_OVER (portion);
      last = portion->len == 0;
      add (self->sums, (const WgContribution *) (gpointer) portion->data, portion->len);
      WG_HAND_OVER (portion);
      g_async_queue_push (self->empty, portion);
      if (last)
        break;
    }
  WG_HAND_OVER (self);
  return NULL;
}

WgSumsIntake *
wg_sums_intake_new (WgServiceSums *sums)
{
  WgSumsIntake *self = g_new0 (WgSumsIntake, 1);

  self->sums = sums;
  return self;
}

static void
start (WgSumsIntake *self)
{
  self->full = g_async_queue_new ();
  self->empty = g_async_queue_new ();
  for (guint i = 0; i < N_WAITING; i++)
    g_async_queue_push (self->empty, g_array_new (FALSE, FALSE, sizeof (WgContribution)));
  WG_HAND_OVER (self);
  self->thread = g_thread_new ("wg-intake", run_thread, self);
}

/* Waits where too many are waiting. */
static void
put (WgSumsIntake         *self,
     const WgContribution *some,
     guint                 n)
{
  GArray *portion = g_async_queue_pop (self->empty);

  WG_TAKE_OVER (portion);
  g_array_set_size (portion, 0);
  if (n > 0)
    g_array_append_vals (portion, some, n);
  WG_HAND_OVER (portion);
  g_async_queue_push (self->full, portion);
}

void
wg_sums_intake_take (const WgContribution *some,
                     guint                 n,
                     gpointer              intake)
{
  WgSumsIntake *self = intake;

  if (n == 0)
    return;
  if (self->n_taken++ < AT_ONCE)
    {
      add (self->sums, some, n);
      return;
    }
  if (self->thread == NULL)
    start (self);
  put (self, some, n);
}

void
wg_sums_intake_end (WgSumsIntake *self)
{
  if (self->thread != NULL)
    {
      put (self, NULL, 0);
      g_thread_join (self->thread);
      WG_TAKE_OVER (self);
      for (guint i = 0; i < N_WAITING; i++)
        g_array_unref (g_async_queue_pop (self->empty));
      g_async_queue_unref (self->full);
      g_async_queue_unref (self->empty);
    }
  g_free (self);
}
