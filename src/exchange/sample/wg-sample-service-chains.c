/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample's short chains: whistles and their answers, wishes, hard problems. */

#include "wg-sample-service.h"

/* A grid, a moment and a key for the @index-th thing of a kind. */
static WgRow *
add_row (WgSampleRound *self,
         const WgKind  *kind,
         guint          index,
         WgTime        *time,
         gint64        *grid)
{
  g_autofree char *key = g_strdup_printf ("%s:%u:%u",
                                          wg_sample_communities[self->community].code, self->span,
                                          index);
  guint days = (guint) (self->days.last - self->days.first + 1);
  WgDate date = self->days.first
                + (WgDate) wg_sample_choose (self->day_weights, days, &self->random);

  *time = wg_time_new (date, 8, 0) + wg_sample_below (self, 10 * 60);
  while (*time > self->days.limit - 20)
    *time -= 1440;
  *grid = wg_sample_round_grid_id (
    self, wg_sample_choose (self->grid_weights, self->n_grids, &self->random));
  return wg_sample_rows_add (self->rows, kind, key);
}

/* Between @from and the end of the span, but not beyond the middle of what is left. */
static WgTime
after (WgSampleRound *self,
       WgTime         from,
       guint          minutes)
{
  return from + MIN ((WgTime) minutes, (self->days.limit - from) / 2);
}

void
wg_sample_round_add_whistles (WgSampleRound *self)
{
  static const guint limits[] = { 0, 24 * 60, 8 * 60, 4 * 60, 2 * 60 }; /* by response level */

  for (guint i = 0; i < self->totals.whistles; i++)
    {
      gboolean in_time = i < self->totals.whistles_in_time;
      WgTime whistled, answered, known = 0;
      gint64 grid;
      WgRow *row = add_row (self, &wg_kind_whistle, i, &whistled, &grid);
      guint level = 1 + wg_sample_below (self, 3);

      /* Room for an answer that is late. */
      if (!in_time)
        whistled = MIN (whistled, self->days.limit - 3 * 1440);
      answered = in_time ? after (self, whistled, 10 + wg_sample_below (self, limits[level] - 20))
                         : whistled + limits[level] + 45 + wg_sample_below (self, 600);
      wg_row_set_int (row, WG_WHISTLE_GRID, grid);
      wg_row_set_int (row, WG_WHISTLE_UNIT, self->unit);
      wg_row_set_int (row, WG_WHISTLE_CALLED_UNIT, level == 1 ? self->unit : self->street);
      wg_row_set_int (row, WG_WHISTLE_RESPONSE_LEVEL, level);
      wg_row_set_text (row, WG_WHISTLE_SUMMARY, wg_sample_choose_whistle_text (&self->random));
      wg_row_set_int (row, WG_WHISTLE_DUE_AT, whistled + limits[level]);
      wg_sample_set_stage (self, row, WG_WHISTLE_WHISTLED_AT, WG_WHISTLE_WHISTLED_ENTERED, whistled,
                           &known);
      wg_sample_set_stage (self, row, WG_WHISTLE_ANSWERED_AT, WG_WHISTLE_ANSWERED_ENTERED, answered,
                           &known);
    }
}

void
wg_sample_round_add_wishes (WgSampleRound *self)
{
  static const char *const class_ids[] = { "wish.daily", "wish.study", "wish.repair",
                                           "wish.company", "wish.skill" };
  static const guint class_weights[] = { 34, 22, 20, 16, 8 };

  for (guint i = 0; i < self->totals.wishes; i++)
    {
      WgTime published, claimed, known = 0;
      gint64 grid;
      WgRow *row = add_row (self, &wg_kind_wish, i, &published, &grid);
      guint class = wg_sample_choose (class_weights, G_N_ELEMENTS (class_ids), &self->random);

      wg_row_set_int (row, WG_WISH_GRID, grid);
      wg_row_set_int (row, WG_WISH_UNIT, self->unit);
      wg_row_set_int (row, WG_WISH_SERVICE_CLASS, wg_sample_class_id (class_ids[class]));
      wg_row_set_text (row, WG_WISH_SUMMARY,
                       wg_sample_choose_wish_text (class_ids[class], &self->random));
      wg_sample_set_stage (self, row, WG_WISH_PUBLISHED_AT, WG_WISH_PUBLISHED_ENTERED, published,
                           &known);
      if (i >= self->totals.wishes_claimed)
        continue;
      claimed = after (self, published, 60 + wg_sample_below (self, 7 * 1440));
      wg_row_set_int (row, WG_WISH_CLAIMED_BY, self->unit);
      wg_sample_set_stage (self, row, WG_WISH_CLAIMED_AT, WG_WISH_CLAIMED_ENTERED, claimed, &known);
      if (i < self->totals.wishes_fulfilled)
        wg_sample_set_stage (self, row, WG_WISH_FULFILLED_AT, WG_WISH_FULFILLED_ENTERED,
                             after (self, claimed, 600 + wg_sample_below (self, 12 * 1440)),
                             &known);
    }
}

void
wg_sample_round_add_problems (WgSampleRound *self)
{
  for (guint i = 0; i < self->totals.hard_problems; i++)
    {
      WgTime collected, taken, known = 0;
      gint64 grid;
      WgRow *row = add_row (self, &wg_kind_hard_problem, i, &collected, &grid);

      wg_row_set_int (row, WG_HARD_PROBLEM_GRID, grid);
      wg_row_set_int (row, WG_HARD_PROBLEM_UNIT, self->unit);
      wg_row_set_text (row, WG_HARD_PROBLEM_SUMMARY,
                       wg_sample_choose_problem_text (&self->random));
      wg_sample_set_stage (self, row, WG_HARD_PROBLEM_COLLECTED_AT,
                           WG_HARD_PROBLEM_COLLECTED_ENTERED, collected, &known);
      if (i >= self->totals.hard_taken)
        continue;
      taken = after (self, collected, 1440 + wg_sample_below (self, 15 * 1440));
      wg_row_set_int (row, WG_HARD_PROBLEM_TAKEN_BY, i % 3 == 0 ? self->street : self->unit);
      wg_sample_set_stage (self, row, WG_HARD_PROBLEM_TAKEN_AT, WG_HARD_PROBLEM_TAKEN_ENTERED,
                           taken, &known);
      if (i < self->totals.hard_solved)
        wg_sample_set_stage (self, row, WG_HARD_PROBLEM_SOLVED_AT, WG_HARD_PROBLEM_SOLVED_ENTERED,
                             after (self, taken, 4 * 1440 + wg_sample_below (self, 30 * 1440)),
                             &known);
    }
}
