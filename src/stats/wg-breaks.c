/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts values into classes. All methods work on the distinct values with their
 * counts, so equal values never fall into different classes; limits are then
 * moved to a round number within the gap they stand in, which changes no
 * count. */

#include "wg-breaks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  guint   n;
  double *value;      /* rising */
  guint  *up_to;      /* how many values are at most value[i] */
} Distinct;

static int
compare_doubles (const void *a,
                 const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Sorts the finite values and counts equal ones together. */
static void
distinct_init (Distinct     *self,
               const double *values,
               guint         n_values)
{
  double *sorted = g_new (double, MAX (n_values, 1));
  guint n = 0;

  for (guint i = 0; i < n_values; i++)
    if (isfinite (values[i]))
      sorted[n++] = values[i];
  if (n > 0)
    qsort (sorted, n, sizeof (double), compare_doubles);
  self->n = 0;
  self->value = sorted;
  self->up_to = g_new (guint, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      if (self->n == 0 || sorted[i] > self->value[self->n - 1])
        self->value[self->n++] = sorted[i];
      self->up_to[self->n - 1] = i + 1;
    }
}

static void
distinct_clear (Distinct *self)
{
  g_free (self->value);
  g_free (self->up_to);
}

/* Ends of classes (indexes of distinct values) so that each holds about as many values. */
static void
cut_quantile (const Distinct *distinct,
              guint           n_classes,
              guint          *ends)
{
  guint total = distinct->up_to[distinct->n - 1];
  guint at = 0;

  for (guint k = 0; k + 1 < n_classes; k++)
    {
      double wanted = (double) total * (k + 1) / n_classes;
      guint last = distinct->n - (n_classes - k); /* leaves one value for each class to come */

      at = k == 0 ? 0 : MIN (ends[k - 1] + 1, last);
      while (at < last &&
             fabs (distinct->up_to[at + 1] - wanted) <= fabs (distinct->up_to[at] - wanted))
        at++;
      ends[k] = at;
    }
  ends[n_classes - 1] = distinct->n - 1;
}

/* Sums up to each distinct value, for the cost of a class in one step. */
typedef struct
{
  const Distinct *distinct;
  double         *sum;
  double         *square;
  double         *before; /* best cost with one class less, up to each value */
  double         *cost;
  guint          *start;  /* first value of the last class */
} Fisher;

/* Sum of squared distances to the mean, values from..to included. */
static double
class_cost (const Fisher *self,
            guint         from,
            guint         to)
{
  guint below = from > 0 ? self->distinct->up_to[from - 1] : 0;
  double weight = self->distinct->up_to[to] - below;
  double sum = self->sum[to + 1] - self->sum[from];
  double square = self->square[to + 1] - self->square[from];

  return MAX (square - sum * sum / weight, 0);
}

/* The best start of the last class moves right as its end does (Fisher 1958; Wu 1991), so half of
 * the ends need only half of the starts each. */
static void
solve_range (Fisher *self,
             guint   class,
             guint   lo,
             guint   hi,
             guint   start_lo,
             guint   start_hi)
{
  guint middle = lo + (hi - lo) / 2;
  double best = INFINITY;
  guint best_start = start_lo;

  for (guint start = MAX (start_lo, class); start <= MIN (start_hi, middle); start++)
    {
      double cost = (start > 0 ? self->before[start - 1] : 0) + class_cost (self, start, middle);

      if (cost < best)
        {
          best = cost;
          best_start = start;
        }
    }
  self->cost[middle] = best;
  self->start[(gsize) class * self->distinct->n + middle] = best_start;
  if (middle > lo)
    solve_range (self, class, lo, middle - 1, start_lo, best_start);
  if (middle < hi)
    solve_range (self, class, middle + 1, hi, best_start, start_hi);
}

static void
fisher_init (Fisher         *self,
             const Distinct *distinct,
             guint           n_classes)
{
  guint n = distinct->n;
  double middle = (distinct->value[0] + distinct->value[n - 1]) / 2;

  self->distinct = distinct;
  self->sum = g_new0 (double, n + 1);
  self->square = g_new0 (double, n + 1);
  self->before = g_new0 (double, n);
  self->cost = g_new0 (double, n);
  self->start = g_new0 (guint, (gsize) n * n_classes);
  for (guint i = 0; i < n; i++)
    {
      /* Measured from the middle, so that large values do not eat the digits. */
      double value = distinct->value[i] - middle;
      double weight = distinct->up_to[i] - (i > 0 ? distinct->up_to[i - 1] : 0);

      self->sum[i + 1] = self->sum[i] + weight * value;
      self->square[i + 1] = self->square[i] + weight * value * value;
    }
}

/* Natural breaks: the least sum of squared distances within classes, exactly. */
static void
cut_natural (const Distinct *distinct,
             guint           n_classes,
             guint          *ends)
{
  guint n = distinct->n;
  guint end = n - 1;
  Fisher self;

  fisher_init (&self, distinct, n_classes);
  for (guint i = 0; i < n; i++)
    self.before[i] = class_cost (&self, 0, i);
  for (guint class = 1; class < n_classes; class++)
    {
      double *swap = self.before;

      solve_range (&self, class, class, n - 1, class, n - 1);
      self.before = self.cost;
      self.cost = swap;
    }
  for (guint class = n_classes; class-- > 0;)
    {
      ends[class] = end;
      end = class > 0 ? self.start[(gsize) class * n + end] - 1 : 0;
    }
  g_free (self.sum);
  g_free (self.square);
  g_free (self.before);
  g_free (self.cost);
  g_free (self.start);
}

/* The roundest number in [from, before): a multiple of the largest 1, 5 or 2 times a power of
 * ten. */
static double
round_within (double from,
              double before)
{
  static const double steps[] = { 10, 5, 2 };
  double power = pow (10, floor (log10 (MAX (fabs (from), fabs (before)))));

  if (!(before > from) || !isfinite (power))
    return from;
  if (from <= 0 && before > 0)
    return 0;
  for (guint digits = 0; digits < 9; digits++, power /= 10)
    for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
      {
        double step = power * steps[i];
        double number = ceil (from / step) * step;

        if (number >= from && number < before)
          return number;
      }
  return from;
}

static void
set_limits (const Distinct *distinct,
            guint           n_classes,
            const guint    *ends,
            WgBreaks       *out)
{
  out->n_classes = n_classes;
  /* A class of one value is that value, not a range up to a round number. */
  out->each_value = n_classes == distinct->n;
  for (guint k = 0; k < n_classes; k++)
    out->upper[k] = k + 1 < n_classes && !out->each_value
                      ? round_within (distinct->value[ends[k]], distinct->value[ends[k] + 1])
                      : distinct->value[ends[k]];
}

/* Classes of one width may be empty; they stay, since the width is what was asked for. */
static void
set_equal_limits (const Distinct *distinct,
                  guint           n_classes,
                  WgBreaks       *out)
{
  double lowest = distinct->value[0];
  double highest = distinct->value[distinct->n - 1];
  guint at = 0;

  out->n_classes = n_classes;
  for (guint k = 0; k < n_classes; k++)
    {
      double limit = lowest + (highest - lowest) * (k + 1) / n_classes;
      double step = (highest - lowest) / n_classes;
      double lo, hi, number;

      while (at + 1 < distinct->n && distinct->value[at + 1] <= limit)
        at++;
      out->upper[k] = k + 1 < n_classes ? limit : highest;
      if (k + 1 == n_classes || at + 1 >= distinct->n)
        continue;
      /* Round only near its place, lest classes become visibly unequal. */
      lo = MAX (distinct->value[at], limit - step * 0.02);
      hi = MIN (distinct->value[at + 1], limit + step * 0.02);
      number = round_within (lo, hi);
      if (number > (k > 0 ? out->upper[k - 1] : lowest))
        out->upper[k] = number;
    }
}

static void
set_manual_limits (const Distinct *distinct,
                   guint           n_classes,
                   const double   *manual,
                   WgBreaks       *out)
{
  double limit = -INFINITY;
  guint n = 0;

  for (guint k = 0; manual != NULL && k + 1 < n_classes; k++)
    if (isfinite (manual[k]) && manual[k] > limit)
      out->upper[n++] = limit = manual[k];
  out->upper[n] = MAX (limit, distinct->value[distinct->n - 1]);
  out->n_classes = n + (n == 0 || out->upper[n] > limit ? 1 : 0);
}

/**
 * wg_breaks_compute:
 * @values: (array length=n_values): in any order; NaN and infinite values are no data
 * @n_values: how many
 * @method: how the limits are found
 * @n_classes: how many classes are wanted, 1 … %WG_MAX_CLASSES
 * @manual: (nullable) (array): the inner limits of %WG_BREAKS_MANUAL, rising, @n_classes − 1
 * @out: (out): the classes
 *
 * Natural breaks are exact (W. D. Fisher, On Grouping for Maximum Homogeneity, 1958), in
 * O(k n log n). Where there are fewer distinct values than classes, every value gets its own.
 */
void
wg_breaks_compute (const double  *values,
                   guint          n_values,
                   WgBreaksMethod method,
                   guint          n_classes,
                   const double  *manual,
                   WgBreaks      *out)
{
  guint ends[WG_MAX_CLASSES] = { 0 };
  Distinct distinct;

  memset (out, 0, sizeof *out);
  n_classes = CLAMP (n_classes, 1, WG_MAX_CLASSES);
  distinct_init (&distinct, values, n_values);
  if (distinct.n > 0)
    {
      guint n = MIN (n_classes, distinct.n);

      out->lowest = distinct.value[0];
      if (method == WG_BREAKS_MANUAL)
        set_manual_limits (&distinct, n_classes, manual, out);
      else if (method == WG_BREAKS_EQUAL && distinct.n > n_classes)
        set_equal_limits (&distinct, n_classes, out);
      else
        {
          if (method == WG_BREAKS_NATURAL)
            cut_natural (&distinct, n, ends);
          else
            cut_quantile (&distinct, n, ends);
          set_limits (&distinct, n, ends, out);
        }
    }
  distinct_clear (&distinct);
  for (guint i = 0; i < n_values; i++)
    {
      guint8 class = wg_breaks_lookup (out, values[i]);

      if (class == WG_CLASS_NO_DATA)
        out->n_no_data++;
      else
        out->counts[class]++;
    }
}

/**
 * wg_breaks_lookup:
 * @self: classes
 * @value: any value
 *
 * Returns: the class, or %WG_CLASS_NO_DATA; a value above all classes is in the last one
 */
guint8
wg_breaks_lookup (const WgBreaks *self,
                  double          value)
{
  if (!isfinite (value) || self->n_classes == 0)
    return WG_CLASS_NO_DATA;
  for (guint k = 0; k + 1 < self->n_classes; k++)
    if (value <= self->upper[k])
      return (guint8) k;
  return (guint8) (self->n_classes - 1);
}
