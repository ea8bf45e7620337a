/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Are the sums those of the records? Each kind is read once, day by day, added up and held against
 * the stored sums of that day, so that memory is one day's whatever the number of records. From
 * which day something was known is history, which rows do not tell: that is held against the
 * digest that every edit kept. */

#include "wg-verify-sums.h"

#include "wg-problem.h"
#include "wg-row-check.h"
#include "wg-sum-digest.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  WgLedger     *ledger;
  GPtrArray    *problems;
  guint         most;
  GCancellable *cancellable;
  const WgKind *kind;
  WgDate        day;      /* whose records are in the tally; NONE before the first */
  WgTally      *tally;
  GArray       *counted;  /* scratch */
  WgTally      *stored;   /* the sums of the same days */
  guint64       digest;   /* of all stored sums that were read */
} Checking;

/* What people call the place; NULL where it has no row. */
static char *
describe_place (Checking *self,
                gint64    place)
{
  static const WgKind *const kinds[] = { &wg_kind_grid, &wg_kind_unit };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (WgRow) row = NULL;

      if (wg_table_session_select (wg_ledger_get_table (self->ledger, kinds[i]), place, &row,
                                   NULL) && row != NULL)
        return wg_row_describe (row);
    }
  return NULL;
}

static void
report (Checking             *self,
        const WgContribution *cell,
        gint64                expected,
        gint64                found)
{
  const char *name = wg_measure_get_name (cell->measure);
  g_autofree char *day = wg_date_format (cell->day);
  g_autofree char *where = g_strdup_printf ("measure %s, place %" G_GINT64_FORMAT ", class %"
                                            G_GINT64_FORMAT ", %s", name, cell->place,
                                            cell->service_class, day);
  g_autofree char *place = NULL;
  g_autofree char *text = NULL;
  g_autofree char *sentence = NULL;

  if (self->problems->len >= self->most)
    return;
  place = describe_place (self, cell->place);
  text = g_strdup_printf (_ ("The stored sum is not that of the records: expected %lld, found "
                             "%lld."), (long long) expected, (long long) found);
  sentence = place != NULL ? g_strdup_printf (_ ("%s: %s"), place, text) : g_steal_pointer (&text);
  g_ptr_array_add (self->problems, wg_problem_new ("measure", where, sentence));
}

static gboolean
take_sum (const WgContribution *sum,
          gpointer              user_data,
          GError              **error)
{
  Checking *self = user_data;
  WgContribution cell = *sum;

  if (wg_contribution_get_kind (sum->measure) != self->kind)
    return TRUE;
  self->digest += wg_sum_digest_of (sum);
  cell.entered = 0;
  wg_tally_add (self->stored, &cell);
  return TRUE;
}

/* Both in the same order, without sums of 0: what one lacks counts 0 there. */
static void
compare_sums (Checking *self,
              GArray   *expected,
              GArray   *stored)
{
  guint e = 0, s = 0;

  while (e < expected->len || s < stored->len)
    {
      const WgContribution *want = e < expected->len
                                       ? &g_array_index (expected, WgContribution, e) : NULL;
      const WgContribution *have = s < stored->len
                                       ? &g_array_index (stored, WgContribution, s) : NULL;
      int order = want == NULL ? 1 : have == NULL ? -1 : wg_tally_compare (want, have);
      gint64 wanted = order <= 0 ? want->value : 0;
      gint64 had = order >= 0 ? have->value : 0;

      if (wanted != had)
        report (self, order <= 0 ? want : have, wanted, had);
      e += order <= 0;
      s += order >= 0;
    }
}

/* Holds the stored sums of these days against what is expected, all of it on the last of them. */
static gboolean
check_days (Checking *self,
            WgDate    first,
            WgDate    last,
            GError  **error)
{
  const WgMeasureRange range = { first, last, WG_DATE_NONE };
  g_autoptr (GArray) expected = wg_tally_take (self->tally);
  g_autoptr (GArray) stored = NULL;

  if (!wg_measure_table_visit (self->ledger->measures, &range, take_sum, self, error))
    return FALSE;
  stored = wg_tally_take (self->stored);
  compare_sums (self, expected, stored);
  return TRUE;
}

/* The records of a day are complete: compare, and everything since the day before. */
static gboolean
finish_day (Checking *self,
            WgDate    previous,
            GError  **error)
{
  return check_days (self, previous != WG_DATE_NONE ? previous + 1 : WG_DATE_NONE, self->day,
                     error);
}

typedef struct
{
  Checking *checking;
  WgDate    previous; /* the day that was compared last */
} Reading;

static gboolean
take_row (WgRow   *row,
          gpointer user_data,
          GError **error)
{
  Reading *reading = user_data;
  Checking *self = reading->checking;

  g_array_set_size (self->counted, 0);
  wg_contribution_append (row, self->counted);
  for (guint i = 0; i < self->counted->len; i++)
    {
      WgContribution *one = &g_array_index (self->counted, WgContribution, i);

      if (one->day != self->day && self->day != WG_DATE_NONE)
        {
          if (!finish_day (self, reading->previous, error))
            return FALSE;
          reading->previous = self->day;
        }
      self->day = one->day;
      one->entered = 0;
      wg_tally_add (self->tally, one);
    }
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
check_kind (Checking *self,
            GError  **error)
{
  Reading reading = { self, WG_DATE_NONE };

  self->day = WG_DATE_NONE;
  if (!wg_table_session_visit_days (wg_ledger_get_table (self->ledger, self->kind), WG_DATE_NONE,
                                    WG_DATE_NONE, take_row, &reading, error))
    return FALSE;
  if (self->day != WG_DATE_NONE)
    {
      if (!finish_day (self, reading.previous, error))
        return FALSE;
      reading.previous = self->day;
    }
  return check_days (self, reading.previous != WG_DATE_NONE ? reading.previous + 1 : WG_DATE_NONE,
                     WG_DATE_NONE, error);
}

static void
report_entered (Checking          *self,
                const WgSumDamage *damage)
{
  const WgContribution *sum = &damage->sum;
  g_autofree char *day = wg_date_format (sum->day);
  g_autofree char *where = g_strdup_printf ("measure, place %" G_GINT64_FORMAT ", class %"
                                            G_GINT64_FORMAT ", %s", sum->place,
                                            sum->service_class, day);
  g_autofree char *place = describe_place (self, sum->place);
  g_autofree char *expected = wg_date_format (damage->entered);
  g_autofree char *found = wg_date_format (sum->entered);
  g_autofree char *text = g_strdup_printf (_ ("The stored sum has another day of entry: expected "
                                              "%s, found %s."), expected, found);
  g_autofree char *sentence =
      place != NULL ? g_strdup_printf (_ ("%s: %s"), place, text) : g_steal_pointer (&text);

  g_ptr_array_add (self->problems, wg_problem_new ("measure", where, sentence));
}

/* Every stored sum was read, once, and is right but for its day of entry. */
static gboolean
check_digest (Checking *self,
              GError  **error)
{
  WgSumDamage damage;
  guint64 written;
  gboolean known;
  gboolean found = FALSE;

  if (!wg_edit_table_read_sums (self->ledger->edits, &known, &written, error))
    return FALSE;
  if (known && written == self->digest)
    return TRUE;
  if (known && !wg_sum_digest_find (self->ledger->measures, written - self->digest, &damage,
                                    &found, error))
    return FALSE;
  if (found)
    report_entered (self, &damage);
  else
    g_ptr_array_add (self->problems,
                     wg_problem_new ("measure", "measure",
                                     _ ("The days of entry of the stored sums are not those that "
                                        "were written.")));
  return TRUE;
}

/**
 * wg_verify_sums:
 * @ledger: the file, in a transaction
 * @problems: (element-type WgProblem): gets one element per wrong sum
 * @most: add no more when there are so many
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Recomputes the sums of all records from the records.
 *
 * Returns: %FALSE if that could not be done
 */
gboolean
wg_verify_sums (WgLedger     *ledger,
                GPtrArray    *problems,
                guint         most,
                GCancellable *cancellable,
                GError      **error)
{
  Checking self = {
    .ledger = ledger,
    .problems = problems,
    .most = most,
    .cancellable = cancellable,
    .tally = wg_tally_new (),
    .stored = wg_tally_new (),
    .counted = g_array_new (FALSE, FALSE, sizeof (WgContribution)),
  };
  guint n_known = problems->len;
  gboolean ok = TRUE;

  for (const WgKind *const *kind = wg_kinds (); ok && *kind != NULL; kind++)
    {
      self.kind = *kind;
      if (wg_contribution_has_kind (*kind))
        ok = check_kind (&self, error);
    }
  /* The digest of sums that are wrong in themselves tells no more. */
  if (ok && problems->len == n_known && problems->len < most)
    ok = check_digest (&self, error);
  wg_tally_free (self.tally);
  wg_tally_free (self.stored);
  g_array_unref (self.counted);
  return ok;
}
