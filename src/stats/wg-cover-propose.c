/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a next post reaches most people: greedy maximum coverage. What a candidate adds never grows
 * when others were chosen before it, so an old gain is a bound, and only the candidate on top of
 * the heap is looked at again (Minoux 1978). */

#include "wg-coverage.h"

#include "wg-cover-scan.h"
#include "wg-rtree.h"

/* Less than half a person is nobody. */
#define LEAST_GAIN 0.5

typedef struct
{
  guint  candidate;
  guint  round; /* in which the gain was computed; 0: only a bound */
  double gain;
} Bid;

typedef struct
{
  WgCoverReach           *reach;
  WgCoverGround          *ground;
  const WgCoverCandidate *candidates;
  WgRtree                *tree;
  WgScanRest             *rests;   /* of every grid */
  double                 *weights; /* persons per millimetre of a grid's lines */
  GArray                 *heap;    /* Bid, the greatest gain first */
  GArray                 *found;   /* guint32 */
  GArray                 *shapes;  /* WgScanShape */
  GArray                 *scratch; /* WgCoverSpan */
} Auction;

static void
auction_clear (Auction *self)
{
  for (guint i = 0; i < wg_cover_ground_get_n (self->ground); i++)
    wg_scan_rest_clear (&self->rests[i]);
  g_free (self->rests);
  g_free (self->weights);
  g_array_unref (self->heap);
  g_array_unref (self->found);
  g_array_unref (self->shapes);
  g_array_unref (self->scratch);
  wg_rtree_free (self->tree);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Auction, auction_clear)

static void
auction_init (Auction            *self,
              WgCoverReach       *reach,
              const WgCoverState *state,
              const gint64       *residents)
{
  guint n;

  self->reach = reach;
  self->ground = wg_cover_reach_get_ground (reach);
  self->tree = wg_cover_tree_new (self->ground);
  self->heap = g_array_new (FALSE, FALSE, sizeof (Bid));
  self->found = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->shapes = g_array_new (FALSE, FALSE, sizeof (WgScanShape));
  self->scratch = g_array_new (FALSE, FALSE, sizeof (WgCoverSpan));
  n = wg_cover_ground_get_n (self->ground);
  self->rests = g_new0 (WgScanRest, MAX (n, 1));
  self->weights = g_new0 (double, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      gint64 whole = wg_cover_ground_get_whole (self->ground, i);

      if (whole == 0 || residents[i] <= 0 ||
          !wg_cover_reach_collect (reach, state, i, self->shapes))
        continue;
      self->weights[i] = (double) residents[i] / (double) whole;
      wg_scan_rest_init (&self->rests[i], self->ground, i,
                         (const WgScanShape *) (gconstpointer) self->shapes->data,
                         self->shapes->len, self->scratch);
    }
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  guint32 left = *(const guint32 *) a, right = *(const guint32 *) b;

  return left < right ? -1 : left > right;
}

/* The grids that a candidate may reach, each once, where somebody is left. */
static void
find_grids (Auction                *self,
            const WgCoverCandidate *candidate)
{
  guint kept = 0;

  g_array_set_size (self->found, 0);
  for (guint i = 0; i < candidate->n_shapes; i++)
    wg_cover_tree_query (self->tree, self->ground, &candidate->shapes[i], self->found);
  g_array_sort (self->found, compare_ids);
  for (guint i = 0; i < self->found->len; i++)
    {
      guint32 grid = g_array_index (self->found, guint32, i);

      if (self->rests[grid].length > 0
          && (kept == 0 || g_array_index (self->found, guint32, kept - 1) != grid))
        g_array_index (self->found, guint32, kept++) = grid;
    }
  g_array_set_size (self->found, kept);
}

static void
collect_shapes (Auction                *self,
                const WgCoverCandidate *candidate,
                guint                   grid)
{
  g_array_set_size (self->shapes, 0);
  for (guint i = 0; i < candidate->n_shapes; i++)
    if (wg_cover_shape_nears (&candidate->shapes[i], self->ground, grid))
      {
        WgScanShape scan;

        wg_scan_shape_init (&scan, self->ground, &candidate->shapes[i]);
        g_array_append_val (self->shapes, scan);
      }
}

/* Everybody who is left in the grids that it may reach. */
static double
bound_gain (Auction *self,
            guint    candidate)
{
  double gain = 0;

  find_grids (self, &self->candidates[candidate]);
  for (guint i = 0; i < self->found->len; i++)
    {
      guint32 grid = g_array_index (self->found, guint32, i);

      gain += self->weights[grid] * (double) self->rests[grid].length;
    }
  return gain;
}

static double
compute_gain (Auction *self,
              guint    candidate)
{
  double gain = 0;

  find_grids (self, &self->candidates[candidate]);
  for (guint i = 0; i < self->found->len; i++)
    {
      guint32 grid = g_array_index (self->found, guint32, i);
      gint64 left;

      collect_shapes (self, &self->candidates[candidate], grid);
      left = wg_scan_rest (&self->rests[grid], self->ground, grid,
                           (const WgScanShape *) (gconstpointer) self->shapes->data,
                           self->shapes->len, self->scratch);
      gain += self->weights[grid] * (double) (self->rests[grid].length - left);
    }
  return gain;
}

static void
choose (Auction *self,
        guint    candidate)
{
  find_grids (self, &self->candidates[candidate]);
  for (guint i = 0; i < self->found->len; i++)
    {
      guint32 grid = g_array_index (self->found, guint32, i);

      collect_shapes (self, &self->candidates[candidate], grid);
      wg_scan_rest_take (&self->rests[grid], self->ground, grid,
                         (const WgScanShape *) (gconstpointer) self->shapes->data,
                         self->shapes->len, self->scratch);
    }
}

/* Of equal gains the earlier candidate, so that the answer is the same every time. */
static gboolean
is_better (const Bid *a,
           const Bid *b)
{
  return a->gain != b->gain ? a->gain > b->gain : a->candidate < b->candidate;
}

static void
sink (GArray *heap,
      guint   at)
{
  Bid *bids = (Bid *) (gpointer) heap->data;

  for (;;)
    {
      guint best = at;
      Bid kept = bids[at];

      for (guint child = 2 * at + 1; child <= 2 * at + 2 && child < heap->len; child++)
        if (is_better (&bids[child], &bids[best]))
          best = child;
      if (best == at)
        return;
      bids[at] = bids[best];
      bids[best] = kept;
      at = best;
    }
}

/* The best candidate of this round is left on top; FALSE when none adds anybody. */
static gboolean
find_best (Auction *self,
           guint    round)
{
  Bid *bids = (Bid *) (gpointer) self->heap->data;

  while (self->heap->len > 0 && bids[0].gain >= LEAST_GAIN)
    {
      if (bids[0].round == round)
        return TRUE;
      bids[0].gain = compute_gain (self, bids[0].candidate);
      bids[0].round = round;
      sink (self->heap, 0);
    }
  return FALSE;
}

guint
wg_cover_reach_propose (WgCoverReach           *self,
                        const WgCoverState     *state,
                        const gint64           *residents,
                        const WgCoverCandidate *candidates,
                        guint                   n_candidates,
                        guint                   n_wanted,
                        guint                  *chosen,
                        double                 *gains)
{
  g_auto (Auction) auction = { .candidates = candidates };
  guint n = 0;

  auction_init (&auction, self, state, residents);
  for (guint i = 0; i < n_candidates; i++)
    {
      Bid bid = { .candidate = i, .gain = bound_gain (&auction, i) };

      g_array_append_val (auction.heap, bid);
    }
  for (guint i = auction.heap->len / 2; i > 0; i--)
    sink (auction.heap, i - 1);
  while (n < n_wanted && find_best (&auction, n + 1))
    {
      Bid *top = &g_array_index (auction.heap, Bid, 0);

      chosen[n] = top->candidate;
      gains[n++] = top->gain;
      choose (&auction, top->candidate);
      top->gain = 0;
      sink (auction.heap, 0);
    }
  return n;
}
