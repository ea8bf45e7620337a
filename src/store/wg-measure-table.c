/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All SQL of the table "measure": the sums of the records, one row for all measures of a day,
 * place, class and day of entry, because a record adds to several. It does not know what a record
 * adds; the ledger hands it differences. */

#include "wg-measure-table.h"

#include "wg-statement-set.h"
#include "wg-store-error.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  MEASURE_INSERT,
  MEASURE_INSERT_ACTIVITIES,
  MEASURE_ADD,
  MEASURE_REMOVE,
  MEASURE_ALL,
  MEASURE_KNOWN,
  MEASURE_RANGE,
  N_STATEMENTS
} Statement;

#define COLUMNS \
  "day, place, service_class, entered, orders, dispatched, accepted, finished, evaluated, " \
  "satisfied, answered_same_day, whistles, whistles_in_time, wishes, wishes_claimed, " \
  "wishes_fulfilled, hard_problems, hard_taken, hard_solved, activities, person_times, hours, " \
  "sessions, items, rough_person_times"
#define INSERT \
  "INSERT INTO measure (" COLUMNS ") VALUES ($day, $place, $service_class, $entered, $orders, " \
  "$dispatched, $accepted, $finished, $evaluated, $satisfied, $answered_same_day, $whistles, " \
  "$whistles_in_time, $wishes, $wishes_claimed, $wishes_fulfilled, $hard_problems, " \
  "$hard_taken, $hard_solved, $activities, $person_times, $hours, $sessions, $items, " \
  "$rough_person_times) ON CONFLICT (day, place, service_class, entered) "

static const char *const statements[N_STATEMENTS] = {
  [MEASURE_INSERT] = INSERT "DO NOTHING",
  [MEASURE_INSERT_ACTIVITIES] =
      "INSERT INTO measure (" COLUMNS ") VALUES ($day, $place, $service_class, $entered, "
      "0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, $activities, $person_times, $hours, "
      "$sessions, $items, $rough_person_times) "
      "ON CONFLICT (day, place, service_class, entered) DO NOTHING",
  [MEASURE_ADD] =
      INSERT "DO UPDATE SET orders = "
      "measure.orders + excluded.orders, dispatched = measure.dispatched + "
      "excluded.dispatched, accepted = measure.accepted + excluded.accepted, finished = "
      "measure.finished + excluded.finished, evaluated = measure.evaluated + "
      "excluded.evaluated, satisfied = measure.satisfied + excluded.satisfied, "
      "answered_same_day = measure.answered_same_day + excluded.answered_same_day, "
      "whistles = measure.whistles + excluded.whistles, whistles_in_time = "
      "measure.whistles_in_time + excluded.whistles_in_time, wishes = measure.wishes + "
      "excluded.wishes, wishes_claimed = measure.wishes_claimed + "
      "excluded.wishes_claimed, wishes_fulfilled = measure.wishes_fulfilled + "
      "excluded.wishes_fulfilled, hard_problems = measure.hard_problems + "
      "excluded.hard_problems, hard_taken = measure.hard_taken + excluded.hard_taken, "
      "hard_solved = measure.hard_solved + excluded.hard_solved, activities = "
      "measure.activities + excluded.activities, person_times = measure.person_times + "
      "excluded.person_times, hours = measure.hours + excluded.hours, sessions = "
      "measure.sessions + excluded.sessions, items = measure.items + excluded.items, "
      "rough_person_times = measure.rough_person_times + excluded.rough_person_times "
      "RETURNING CASE WHEN orders = 0 AND dispatched = 0 AND accepted = 0 AND finished = "
      "0 AND evaluated = 0 AND satisfied = 0 AND answered_same_day = 0 AND whistles = 0 "
      "AND whistles_in_time = 0 AND wishes = 0 AND wishes_claimed = 0 AND "
      "wishes_fulfilled = 0 AND hard_problems = 0 AND hard_taken = 0 AND hard_solved = 0 "
      "AND activities = 0 AND person_times = 0 AND hours = 0 AND sessions = 0 AND items = "
      "0 AND rough_person_times = 0 THEN 1 ELSE 0 END",
  [MEASURE_REMOVE] =
      "DELETE FROM measure WHERE day = $day AND place = $place AND "
      "service_class = $service_class AND entered = $entered",
  [MEASURE_ALL] = "SELECT " COLUMNS " FROM measure",
  [MEASURE_KNOWN] = "SELECT " COLUMNS " FROM measure WHERE entered <= $known",
  [MEASURE_RANGE] =
      "SELECT " COLUMNS " FROM measure WHERE day BETWEEN $first AND $last AND entered <= $known",
};

/* In the order of the columns above; the measures in theirs, beginning with orders. */
static const char *const parameters[] = {
  "day", "place", "service_class", "entered", "orders", "dispatched", "accepted", "finished",
  "evaluated", "satisfied", "answered_same_day", "whistles", "whistles_in_time", "wishes",
  "wishes_claimed", "wishes_fulfilled", "hard_problems", "hard_taken", "hard_solved",
  "activities", "person_times", "hours", "sessions", "items", "rough_person_times",
};

#define N_KEYS 4
/* Of so many sums at once most are new. */
#define MANY 1000

G_STATIC_ASSERT (G_N_ELEMENTS (parameters) == N_KEYS + WG_N_RECORD_MEASURES);

struct _WgMeasureTable
{
  WgStatementSet *statements;
  int             positions[N_STATEMENTS][G_N_ELEMENTS (parameters)];
};

WgMeasureTable *
wg_measure_table_new (WgEngine *engine)
{
  WgMeasureTable *self = g_new0 (WgMeasureTable, 1);

  self->statements = wg_statement_set_new (engine, statements, N_STATEMENTS);
  return self;
}

void
wg_measure_table_free (WgMeasureTable *self)
{
  wg_statement_set_free (self->statements);
  g_free (self);
}

/* The key of a row, and the values where the statement has them. */
static WgStatement *
prepare_row (WgMeasureTable *self,
             Statement       which,
             const gint64    values[G_N_ELEMENTS (parameters)],
             GError        **error)
{
  WgStatement *statement = wg_statement_set_get (self->statements, which, error);
  int *positions = self->positions[which];
  gboolean ok = statement != NULL;

  /* Every one of them names the day. */
  if (ok && positions[0] == 0)
    for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
      positions[i] = wg_statement_find (statement, parameters[i]);
  for (guint i = 0; ok && i < G_N_ELEMENTS (parameters); i++)
    ok = positions[i] == 0 || wg_statement_bind_int (statement, positions[i], values[i], error);
  if (ok)
    return statement;
  if (statement != NULL)
    wg_statement_reset (statement);
  return NULL;
}

static gboolean
same_row (const WgContribution *a,
          const WgContribution *b)
{
  return a->day == b->day && a->place == b->place && a->service_class == b->service_class &&
         a->entered == b->entered;
}

/* What a million records of the most frequent kind leave; then fewer values are bound. */
static gboolean
is_of_activities (const gint64 values[G_N_ELEMENTS (parameters)])
{
  for (guint i = N_KEYS; i < N_KEYS + WG_MEASURE_ACTIVITIES - WG_MEASURE_FIRST_RECORD; i++)
    if (values[i] != 0)
      return FALSE;
  return TRUE;
}

/* @written is FALSE where the table has such a row already. */
static gboolean
insert_row (WgMeasureTable *self,
            const gint64    values[G_N_ELEMENTS (parameters)],
            gboolean       *written,
            GError        **error)
{
  Statement which = is_of_activities (values) ? MEASURE_INSERT_ACTIVITIES : MEASURE_INSERT;
  WgStatement *statement = prepare_row (self, which, values, error);
  gint64 n_changed = 0;

  if (statement == NULL || !wg_statement_run (statement, &n_changed, error))
    return FALSE;
  *written = n_changed > 0;
  return TRUE;
}

static gboolean
add_row (WgMeasureTable *self,
         const gint64    values[G_N_ELEMENTS (parameters)],
         gboolean        likely_new,
         GError        **error)
{
  WgStatement *statement;
  gboolean row = FALSE;
  gboolean is_empty = FALSE;
  gboolean written = FALSE;

  if (likely_new && !insert_row (self, values, &written, error))
    return FALSE;
  if (written)
    return TRUE;
  statement = prepare_row (self, MEASURE_ADD, values, error);
  if (statement == NULL)
    return FALSE;
  if (wg_statement_step (statement, &row, error) && row)
    is_empty = wg_statement_column_int (statement, 0) != 0;
  wg_statement_reset (statement);
  if (!row || !is_empty)
    return row;
  statement = prepare_row (self, MEASURE_REMOVE, values, error);
  return statement != NULL && wg_statement_run (statement, NULL, error);
}

/**
 * wg_measure_table_add:
 * @self: the table
 * @differences: (array length=n): cells and by how much their sums change, in the order of
 *   wg_tally_compare(), each cell once
 * @n: how many
 * @error: return location for an error
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_measure_table_add (WgMeasureTable       *self,
                      const WgContribution *differences,
                      guint                 n,
                      GError              **error)
{
  for (guint i = 0; i < n;)
    {
      const WgContribution *first = &differences[i];
      gint64 values[G_N_ELEMENTS (parameters)] = { first->day, first->place, first->service_class,
                                                   first->entered };

      for (; i < n && same_row (&differences[i], first); i++)
        values[N_KEYS + differences[i].measure - WG_MEASURE_FIRST_RECORD] = differences[i].value;
      if (!add_row (self, values, n >= MANY, error))
        return FALSE;
    }
  return TRUE;
}

/* Each sum of a row that is not 0. */
static gboolean
visit_row (WgStatement   *statement,
           WgMeasureVisit visit,
           gpointer       user_data,
           GError       **error)
{
  gint64 values[G_N_ELEMENTS (parameters)];
  WgContribution sum = { 0 };

  wg_statement_column_ints (statement, G_N_ELEMENTS (values), values);
  sum.day = (WgDate) values[0];
  sum.place = values[1];
  sum.service_class = values[2];
  sum.entered = (WgDate) values[3];
  if (sum.day != values[0] || sum.entered != values[3])
    {
      g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_DAMAGED,
                   _ ("A stored sum has a day that there is not. Restore the last verified "
                      "backup."));
      return FALSE;
    }
  for (guint i = 0; i < WG_N_RECORD_MEASURES; i++)
    {
      sum.value = values[N_KEYS + i];
      sum.measure = WG_MEASURE_FIRST_RECORD + i;
      if (sum.value != 0 && !visit (&sum, user_data, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
bind_day (WgStatement *statement,
          const char  *name,
          WgDate       day,
          WgDate       if_none,
          GError     **error)
{
  return wg_statement_bind_int (statement, wg_statement_find (statement, name),
                                day != WG_DATE_NONE ? day : if_none, error);
}

/* The statement that reads no more than the range, with its limits. */
static WgStatement *
prepare_range (WgMeasureTable       *self,
               const WgMeasureRange *range,
               GError              **error)
{
  gboolean days = range->first != WG_DATE_NONE || range->last != WG_DATE_NONE;
  Statement which = days ? MEASURE_RANGE
                         : range->known != WG_DATE_NONE ? MEASURE_KNOWN : MEASURE_ALL;
  WgStatement *statement = wg_statement_set_get (self->statements, which, error);
  gboolean ok = statement != NULL;

  if (ok && days)
    ok = bind_day (statement, "first", range->first, G_MININT32, error) &&
         bind_day (statement, "last", range->last, G_MAXINT32, error);
  if (ok && which != MEASURE_ALL)
    ok = bind_day (statement, "known", range->known, G_MAXINT32, error);
  if (ok)
    return statement;
  if (statement != NULL)
    wg_statement_reset (statement);
  return NULL;
}

/**
 * wg_measure_table_visit:
 * @self: the table
 * @range: which sums
 * @visit: called with each sum, in no order; %FALSE stops
 * @user_data: for @visit
 * @error: return location for an error of the table or of @visit
 *
 * Returns: %TRUE if every sum was visited
 */
gboolean
wg_measure_table_visit (WgMeasureTable       *self,
                        const WgMeasureRange *range,
                        WgMeasureVisit        visit,
                        gpointer              user_data,
                        GError              **error)
{
  WgStatement *statement = prepare_range (self, range, error);
  gboolean row = TRUE;
  gboolean ok = statement != NULL;

  while (ok && (ok = wg_statement_step (statement, &row, error)) && row)
    ok = visit_row (statement, visit, user_data, error);
  if (statement != NULL)
    wg_statement_reset (statement);
  return ok;
}
