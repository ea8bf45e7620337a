/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sums of the records as blocks of numbers: one block per measure, class and month holds every
 * place, so that a subtree and a map are one run over memory. It knows numbers only, no rows. */

#include "wg-service-cube.h"

#include <string.h>

/* Blocks of one measure and class, by month or by day. */
typedef struct
{
  gint32   first;  /* month or day of blocks[0] */
  guint    n;
  gint32 **blocks; /* (nullable) each; @width numbers */
} Plane;

typedef struct
{
  Plane months; /* of slots */
  Plane days;   /* of units */
} Planes;

/* One sum of a place on a day. */
typedef struct
{
  guint32 slot;
  guint32 class;
  gint32  value;
} Entry;

/* Of one measure, by day. */
typedef struct
{
  WgDate   first;
  guint    n;
  GArray **days; /* (nullable) each; Entry */
} Diary;

struct _WgServiceCube
{
  guint       n_slots;
  guint       n_units;
  GHashTable *class_numbers; /* gint64* → number */
  GArray     *classes;       /* gint64, by number − 1 */
  GArray     *planes[WG_N_RECORD_MEASURES]; /* Planes, by class number; 0 holds all classes */
  Diary       diaries[WG_N_RECORD_MEASURES];
  guint       n_entries;     /* in them; above the limit they are gone … */
  Plane       slot_days[WG_N_RECORD_MEASURES]; /* … and these are there: of slots, all classes */
  gsize       slot_day_bytes;
  gboolean    too_large;     /* not even they are kept */
  gint64      totals[WG_N_RECORD_MEASURES];
  WgDate      first, last;   /* days that occur */
  gsize       memory;
  WgDate      day_of_month;  /* the last answers: sums of one cell come together */
  gint32      month_of_day;
  gint64      last_class;
  guint       last_number;   /* 0: none yet */
};

gint32
wg_cube_month_of (WgDate day)
{
  int year, month, day_of_month;

  wg_date_split (day, &year, &month, &day_of_month);
  return year * 12 + month - 1;
}

WgDate
wg_cube_month_first (gint32 month)
{
  return wg_date_new (month / 12, month % 12 + 1, 1);
}

static void
plane_clear (Plane *plane)
{
  for (guint i = 0; i < plane->n; i++)
    g_free (plane->blocks[i]);
  g_clear_pointer (&plane->blocks, g_free);
  plane->n = 0;
}

static void
diary_clear (Diary *diary)
{
  for (guint i = 0; i < diary->n; i++)
    g_clear_pointer (&diary->days[i], g_array_unref);
  g_clear_pointer (&diary->days, g_free);
  diary->n = 0;
}

static void
planes_clear (gpointer data)
{
  Planes *planes = data;

  plane_clear (&planes->months);
  plane_clear (&planes->days);
}

/**
 * wg_service_cube_new:
 * @n_slots: how many places there are
 * @n_units: how many of them are units
 *
 * Returns: (transfer full): a cube without any sums
 */
WgServiceCube *
wg_service_cube_new (guint n_slots,
                     guint n_units)
{
  WgServiceCube *self = g_new0 (WgServiceCube, 1);

  self->n_slots = n_slots;
  self->n_units = n_units;
  self->class_numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->classes = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < WG_N_RECORD_MEASURES; i++)
    {
      self->planes[i] = g_array_new (FALSE, TRUE, sizeof (Planes));
      g_array_set_clear_func (self->planes[i], planes_clear);
    }
  self->first = self->last = WG_DATE_NONE;
  self->day_of_month = WG_DATE_NONE;
  return self;
}

void
wg_service_cube_free (WgServiceCube *self)
{
  for (guint i = 0; i < WG_N_RECORD_MEASURES; i++)
    {
      g_array_unref (self->planes[i]);
      diary_clear (&self->diaries[i]);
      plane_clear (&self->slot_days[i]);
    }
  g_array_unref (self->classes);
  g_hash_table_unref (self->class_numbers);
  g_free (self);
}

guint
wg_service_cube_find_class (const WgServiceCube *self,
                            gint64               service_class)
{
  gpointer number = NULL;

  if (!g_hash_table_lookup_extended (self->class_numbers, &service_class, NULL, &number))
    return G_MAXUINT;
  return GPOINTER_TO_UINT (number);
}

const GArray *
wg_service_cube_get_classes (const WgServiceCube *self)
{
  return self->classes;
}

static guint
intern_class (WgServiceCube *self,
              gint64         service_class)
{
  guint number;

  if (service_class == self->last_class && self->last_number != 0)
    return self->last_number;
  number = wg_service_cube_find_class (self, service_class);
  self->last_class = service_class;
  self->last_number = number != G_MAXUINT ? number : self->classes->len + 1;
  if (number != G_MAXUINT)
    return number;
  g_array_append_val (self->classes, service_class);
  g_hash_table_insert (self->class_numbers, g_memdup2 (&service_class, sizeof service_class),
                       GUINT_TO_POINTER (self->classes->len));
  return self->classes->len;
}

/* The block of a month or day, made when it is not there. */
static gint32 *
get_block (WgServiceCube *self,
           Plane         *plane,
           gint32         at,
           guint          width)
{
  guint index;

  if (plane->n == 0)
    plane->first = at;
  if (at < plane->first)
    {
      guint more = (guint) (plane->first - at);

      plane->blocks = g_renew (gint32 *, plane->blocks, plane->n + more);
      memmove (plane->blocks + more, plane->blocks, plane->n * sizeof *plane->blocks);
      memset (plane->blocks, 0, more * sizeof *plane->blocks);
      plane->n += more;
      plane->first = at;
    }
  index = (guint) (at - plane->first);
  if (index >= plane->n)
    {
      plane->blocks = g_renew (gint32 *, plane->blocks, index + 1);
      memset (plane->blocks + plane->n, 0, (index + 1 - plane->n) * sizeof *plane->blocks);
      plane->n = index + 1;
    }
  if (plane->blocks[index] == NULL)
    {
      plane->blocks[index] = g_new0 (gint32, width);
      self->memory += width * sizeof (gint32);
    }
  return plane->blocks[index];
}

static gint32
find_month (WgServiceCube *self,
            WgDate         day)
{
  if (day != self->day_of_month)
    {
      self->day_of_month = day;
      self->month_of_day = wg_cube_month_of (day);
    }
  return self->month_of_day;
}

static gboolean
fits (gint32 sum,
      gint64 value)
{
  gint64 result;

  return !__builtin_add_overflow ((gint64) sum, value, &result) && result >= G_MININT32 &&
         result <= G_MAXINT32;
}

/* Room for a day, whatever the order in which days come. */
static GArray *
get_page (Diary *diary,
          WgDate day)
{
  guint before = diary->n > 0 && day < diary->first ? (guint) (diary->first - day) : 0;
  guint needed = diary->n == 0 ? 1
                 : before > 0  ? diary->n + before
                               : MAX (diary->n, (guint) (day - diary->first) + 1);

  if (needed > diary->n)
    {
      diary->days = g_renew (GArray *, diary->days, needed);
      memmove (diary->days + before, diary->days, diary->n * sizeof *diary->days);
      memset (diary->days, 0, before * sizeof *diary->days);
      memset (diary->days + before + diary->n, 0,
              (needed - before - diary->n) * sizeof *diary->days);
      if (diary->n == 0 || before > 0)
        diary->first = day;
      diary->n = needed;
    }
  if (diary->days[day - diary->first] == NULL)
    diary->days[day - diary->first] = g_array_new (FALSE, FALSE, sizeof (Entry));
  return diary->days[day - diary->first];
}

static void
forget_slot_days (WgServiceCube *self)
{
  for (guint i = 0; i < WG_N_RECORD_MEASURES; i++)
    plane_clear (&self->slot_days[i]);
  self->memory -= self->slot_day_bytes;
  self->slot_day_bytes = 0;
  self->too_large = TRUE;
}

/* Of very many sums, one number a place and day without its classes. */
static void
write_slot_day (WgServiceCube *self,
                guint          measure,
                WgDate         day,
                guint          slot,
                gint32         value)
{
  gsize before = self->memory;
  gint32 *cell;

  if (self->too_large)
    return;
  cell = &get_block (self, &self->slot_days[measure], day, self->n_slots)[slot];
  self->slot_day_bytes += self->memory - before;
  if (self->slot_day_bytes > WG_CUBE_MAX_DAY_BYTES || !fits (*cell, value))
    forget_slot_days (self);
  else
    *cell += value;
}

static void
fold_diary (WgServiceCube *self,
            guint          measure)
{
  Diary *diary = &self->diaries[measure];

  for (guint i = 0; i < diary->n; i++)
    for (guint k = 0; diary->days[i] != NULL && k < diary->days[i]->len; k++)
      {
        const Entry *entry = &g_array_index (diary->days[i], Entry, k);

        write_slot_day (self, measure, diary->first + (WgDate) i, entry->slot, entry->value);
      }
  diary_clear (diary);
}

static void
write_diary (WgServiceCube *self,
             WgMeasure      measure,
             WgDate         day,
             Entry          entry)
{
  guint index = measure - WG_MEASURE_FIRST_RECORD;

  if (self->n_entries <= WG_CUBE_MAX_ENTRIES && ++self->n_entries > WG_CUBE_MAX_ENTRIES)
    for (guint i = 0; i < WG_N_RECORD_MEASURES; i++)
      fold_diary (self, i);
  if (self->n_entries > WG_CUBE_MAX_ENTRIES)
    write_slot_day (self, index, day, entry.slot, entry.value);
  else
    g_array_append_val (get_page (&self->diaries[index], day), entry);
}

/**
 * wg_service_cube_add:
 * @measure: a record measure
 * @service_class: row id, 0 none
 * @slot: number of the place
 * @unit: number of the unit that the place belongs to
 * @day: the day that the record counts in
 * @value: what is added, also less than 0; hours in halves
 *
 * Returns: %FALSE when a sum would not fit; nothing is added then
 */
gboolean
wg_service_cube_add (WgServiceCube *self,
                     WgMeasure      measure,
                     gint64         service_class,
                     guint          slot,
                     guint          unit,
                     WgDate         day,
                     gint64         value)
{
  guint number;
  GArray *planes;
  gint32 *cells[4];
  gint32 month;

  g_return_val_if_fail (measure >= WG_MEASURE_FIRST_RECORD && measure < WG_N_MEASURES, FALSE);
  g_return_val_if_fail (slot < self->n_slots && unit < self->n_units, FALSE);

  number = intern_class (self, service_class);
  planes = self->planes[measure - WG_MEASURE_FIRST_RECORD];
  if (planes->len <= number)
    g_array_set_size (planes, number + 1);
  month = find_month (self, day);
  for (guint i = 0; i < 2; i++)
    {
      Planes *of_class = &g_array_index (planes, Planes, i == 0 ? WG_CUBE_ALL_CLASSES : number);

      cells[2 * i] = &get_block (self, &of_class->months, month, self->n_slots)[slot];
      cells[2 * i + 1] = &get_block (self, &of_class->days, day, self->n_units)[unit];
    }
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    if (!fits (*cells[i], value))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    *cells[i] += (gint32) value;
  self->totals[measure - WG_MEASURE_FIRST_RECORD] += value;
  write_diary (self, measure, day, (Entry) { slot, number, (gint32) value });
  if (self->first == WG_DATE_NONE || day < self->first)
    self->first = day;
  if (self->last == WG_DATE_NONE || day > self->last)
    self->last = day;
  return TRUE;
}

gboolean
wg_service_cube_keeps_days (const WgServiceCube *self,
                            gboolean             of_classes)
{
  return self->n_entries <= WG_CUBE_MAX_ENTRIES || (!of_classes && !self->too_large);
}

gint64
wg_service_cube_get_total (const WgServiceCube *self,
                           WgMeasure            measure)
{
  g_return_val_if_fail (measure >= WG_MEASURE_FIRST_RECORD && measure < WG_N_MEASURES, 0);

  return self->totals[measure - WG_MEASURE_FIRST_RECORD];
}

gboolean
wg_service_cube_get_range (const WgServiceCube *self,
                           WgPeriod            *out)
{
  *out = (WgPeriod) { self->first, self->last };
  return self->first != WG_DATE_NONE;
}

/**
 * wg_service_cube_get_memory:
 *
 * Returns: bytes of all blocks
 */
gsize
wg_service_cube_get_memory (const WgServiceCube *self)
{
  return self->memory;
}

static const Planes *
find_planes (const WgServiceCube *self,
             WgMeasure            measure,
             guint                class)
{
  const GArray *planes;

  g_return_val_if_fail (measure >= WG_MEASURE_FIRST_RECORD && measure < WG_N_MEASURES, NULL);

  planes = self->planes[measure - WG_MEASURE_FIRST_RECORD];
  return class < planes->len ? &g_array_index (planes, Planes, class) : NULL;
}

/* Cuts a range to the blocks that are there; FALSE when none is. */
static gboolean
cut (const Plane *plane,
     gint32       first,
     gint32       last,
     guint       *begin,
     guint       *end)
{
  gint64 low = MAX ((gint64) first - plane->first, 0);
  gint64 high = MIN ((gint64) last - plane->first + 1, (gint64) plane->n);

  if (plane->n == 0 || low >= high)
    return FALSE;
  *begin = (guint) low;
  *end = (guint) high;
  return TRUE;
}

static gint64
sum_plane (const Plane *plane,
           guint        from,
           guint        to,
           gint32       first,
           gint32       last)
{
  gint64 sum = 0;
  guint begin, end;

  if (!cut (plane, first, last, &begin, &end))
    return 0;
  for (guint i = begin; i < end; i++)
    {
      const gint32 *block = plane->blocks[i];

      for (guint k = from; block != NULL && k < to; k++)
        sum += block[k];
    }
  return sum;
}

gint64
wg_service_cube_sum_months (const WgServiceCube *self,
                            WgMeasure            measure,
                            guint                class,
                            guint                from,
                            guint                to,
                            gint32               first,
                            gint32               last)
{
  const Planes *planes = find_planes (self, measure, class);

  g_return_val_if_fail (to <= self->n_slots, 0);

  return planes != NULL ? sum_plane (&planes->months, from, to, first, last) : 0;
}

gint64
wg_service_cube_sum_days (const WgServiceCube *self,
                          WgMeasure            measure,
                          guint                class,
                          guint                from,
                          guint                to,
                          WgDate               first,
                          WgDate               last)
{
  const Planes *planes = find_planes (self, measure, class);

  g_return_val_if_fail (to <= self->n_units, 0);

  return planes != NULL ? sum_plane (&planes->days, from, to, first, last) : 0;
}

static void
add_plane (const Plane *plane,
           guint        from,
           guint        to,
           gint32       first,
           gint32       last,
           gint64      *values)
{
  guint begin, end;

  if (!cut (plane, first, last, &begin, &end))
    return;
  for (guint i = begin; i < end; i++)
    {
      const gint32 *block = plane->blocks[i];

      for (guint k = from; block != NULL && k < to; k++)
        values[k - from] += block[k];
    }
}

void
wg_service_cube_add_months (const WgServiceCube *self,
                            WgMeasure            measure,
                            guint                class,
                            guint                from,
                            guint                to,
                            gint32               first,
                            gint32               last,
                            gint64              *values)
{
  const Planes *planes = find_planes (self, measure, class);

  g_return_if_fail (to <= self->n_slots);

  if (planes != NULL)
    add_plane (&planes->months, from, to, first, last, values);
}

gboolean
wg_service_cube_add_days (const WgServiceCube *self,
                          WgMeasure            measure,
                          guint                class,
                          guint                from,
                          guint                to,
                          WgDate               first,
                          WgDate               last,
                          gint64              *values)
{
  const Diary *diary;

  g_return_val_if_fail (measure >= WG_MEASURE_FIRST_RECORD && measure < WG_N_MEASURES, FALSE);
  g_return_val_if_fail (to <= self->n_slots, FALSE);

  if (!wg_service_cube_keeps_days (self, class != WG_CUBE_ALL_CLASSES))
    return FALSE;
  if (self->n_entries > WG_CUBE_MAX_ENTRIES)
    add_plane (&self->slot_days[measure - WG_MEASURE_FIRST_RECORD], from, to, first, last, values);
  diary = &self->diaries[measure - WG_MEASURE_FIRST_RECORD];
  for (gint64 day = MAX (first, diary->first);
       day <= MIN ((gint64) last, (gint64) diary->first + diary->n - 1); day++)
    {
      const GArray *page = diary->days[day - diary->first];

      for (guint k = 0; page != NULL && k < page->len; k++)
        {
          const Entry *entry = &g_array_index (page, Entry, k);

          if (entry->slot >= from && entry->slot < to &&
              (class == WG_CUBE_ALL_CLASSES || entry->class == class))
            values[entry->slot - from] += entry->value;
        }
    }
  return TRUE;
}
