/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grids that get no service and grids that get much of it, and which teams count where. Plain facts
 * about rows and sums; no figure is made here. */

#include "wg-service-marks.h"

#define CROWDED_TIMES 3

/* An open grid with what was done in it. */
typedef struct
{
  gint64 street;
  gint64 value;
  guint  slot;
} Place;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *left = a, *right = b;

  if (left->street != right->street)
    return left->street < right->street ? -1 : 1;
  return left->value < right->value ? -1 : left->value > right->value;
}

static gint64
find_street (WgRegistry *registry,
             WgGrid     *grid)
{
  WgUnit *community = wg_registry_find_unit (registry, wg_grid_get_community_id (grid));

  if (community == NULL)
    return 0;
  return wg_unit_get_parent_id (community) != 0 ? wg_unit_get_parent_id (community)
                                                : wg_unit_get_id (community);
}

static GArray *
list_places (WgRegistry          *registry,
             const WgServiceSums *sums,
             const gint64        *values)
{
  GPtrArray *grids = wg_registry_get_grids (registry);
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (Place), grids->len);

  for (guint i = 0; i < grids->len; i++)
    {
      WgGrid *grid = g_ptr_array_index (grids, i);
      gboolean known;
      guint slot = wg_place_order_find_slot (sums->order, wg_grid_get_id (grid), &known);
      Place place = { find_street (registry, grid), known ? values[slot] : 0, slot };

      if (known)
        g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  return places;
}

/* Of a run of places in growing order; twice the median, so that halves stay whole. */
static gint64
find_double_median (const Place *places,
                    guint        n)
{
  return places[(n - 1) / 2].value + places[n / 2].value;
}

static void
mark_street (const Place *places,
             guint        n,
             GArray      *marks)
{
  gint64 median = find_double_median (places, n);

  for (guint i = 0; i < n; i++)
    {
      WgServiceMark mark = WG_SERVICE_MARK_NONE;

      if (places[i].value == 0)
        mark = WG_SERVICE_MARK_BLANK;
      else if (median > 0 && 2 * places[i].value > CROWDED_TIMES * median)
        mark = WG_SERVICE_MARK_CROWDED;
      g_array_index (marks, guint8, places[i].slot) = (guint8) mark;
    }
}

GArray *
wg_service_marks_new (WgRegistry          *registry,
                      const WgServiceSums *sums,
                      const WgPeriod      *period,
                      const GArray        *classes)
{
  guint n_slots = wg_place_order_get_n_slots (sums->order);
  g_autofree gint64 *values = g_new0 (gint64, n_slots);
  g_autoptr (GArray) places = NULL;
  GArray *marks;
  guint begin = 0;

  if (!wg_service_sums_of_slots (sums, WG_MEASURE_ACTIVITIES, classes, 0, n_slots, period, values))
    return NULL;
  marks = g_array_new (FALSE, TRUE, sizeof (guint8));
  g_array_set_size (marks, n_slots);
  places = list_places (registry, sums, values);
  for (guint i = 1; i <= places->len; i++)
    if (i == places->len || g_array_index (places, Place, i).street !=
                              g_array_index (places, Place, begin).street)
      {
        mark_street (&g_array_index (places, Place, begin), i - begin, marks);
        begin = i;
      }
  return marks;
}

static gboolean
has_class (const WgServiceSums *sums,
           const GArray        *classes,
           gint64               service_class)
{
  guint number = wg_service_cube_find_class (sums->cube, service_class);

  for (guint i = 0; classes != NULL && i < classes->len; i++)
    if (g_array_index (classes, guint, i) == number)
      return TRUE;
  return classes == NULL;
}

gboolean
wg_service_team_counts (const WgServiceSums *sums,
                        const WgRow         *team,
                        const char          *day,
                        const WgPlaceRange  *range,
                        const GArray        *classes,
                        guint               *slot)
{
  gint64 grid = wg_row_get_int (team, WG_TEAM_GRID, 0);
  gint64 place = grid != 0 ? grid : wg_row_get_int (team, WG_TEAM_UNIT, 0);

  *slot = wg_place_order_find_slot (sums->order, place, NULL);
  return *slot >= range->from && *slot < range->to &&
         wg_row_is_valid_on (team, WG_TEAM_FOUNDED, WG_TEAM_CLOSED, day) &&
         has_class (sums, classes, wg_row_get_int (team, WG_TEAM_SERVICE_CLASS, 0));
}
