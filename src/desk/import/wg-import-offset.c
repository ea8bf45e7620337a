/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far areas lie beside those of the same code that the file has. Only measures. */

#include "wg-import-offset.h"

#include "wg-zone.h"

#include <math.h>

#define LEAST_PAIRS 3
#define MOST_PAIRS 400 /* taken from all over the table: the middle of more is no other */
#define ALIKE_M 60.0 /* half of them differ from the middle by less */

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Sorts. */
static double
find_middle (GArray *values)
{
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, values->len / 2);
}

static double
find_spread (GArray *values,
             double  middle)
{
  g_autoptr (GArray) distances = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < values->len; i++)
    {
      double distance = fabs (g_array_index (values, double, i) - middle);

      g_array_append_val (distances, distance);
    }
  return find_middle (distances);
}

static gboolean
is_pair (const WgImportDraft *draft)
{
  return !draft->refused && draft->old != NULL && draft->geometry != NULL;
}

static guint
count_pairs (const WgImportDrafts *drafts)
{
  guint n = 0;

  for (guint i = 0; i < drafts->drafts->len; i++)
    n += is_pair (g_ptr_array_index (drafts->drafts, i));
  return n;
}

static gboolean
measure (const WgImportDrafts *drafts,
         const WgImportDraft  *draft,
         double               *east,
         double               *north)
{
  g_autoptr (WgGeometry) old = NULL;
  WgBBox a, b;
  double x[2], y[2];

  old = wg_row_get_geometry (draft->old, drafts->area_field);
  if (old == NULL)
    return FALSE;
  a = wg_geometry_get_bounds (old);
  b = wg_geometry_get_bounds (draft->geometry);
  if (!wg_zone_project (a.x_min, (a.x_min + a.x_max) / 2, (a.y_min + a.y_max) / 2, &x[0], &y[0])
      || !wg_zone_project (a.x_min, (b.x_min + b.x_max) / 2, (b.y_min + b.y_max) / 2, &x[1], &y[1]))
    return FALSE;
  *east = x[1] - x[0];
  *north = y[1] - y[0];
  return TRUE;
}

gboolean
wg_import_offset_find (const WgImportDrafts *drafts,
                       WgShift              *shift)
{
  g_autoptr (GArray) easts = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) norths = g_array_new (FALSE, FALSE, sizeof (double));
  guint n, step;

  n = count_pairs (drafts);
  step = n / MOST_PAIRS + 1;
  for (guint i = 0, nth = 0; i < drafts->drafts->len; i++)
    {
      const WgImportDraft *draft = g_ptr_array_index (drafts->drafts, i);
      double east, north;

      if (!is_pair (draft) || nth++ % step != 0
          || !measure (drafts, draft, &east, &north))
        continue;
      g_array_append_val (easts, east);
      g_array_append_val (norths, north);
    }
  if (easts->len < LEAST_PAIRS)
    return FALSE;
  shift->east = find_middle (easts);
  shift->north = find_middle (norths);
  return find_spread (easts, shift->east) < ALIKE_M && find_spread (norths, shift->north) < ALIKE_M;
}
