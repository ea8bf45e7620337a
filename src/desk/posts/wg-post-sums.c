/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many posts are open, complete and open at the hour, and their floor area, by grid and unit.
 * What is a figure of it stands on cards. */

#include "wg-post-sums.h"

#include "wg-registry.h"

enum { OPEN, COMPLETE, AT_HOUR, AREA, N_SUMS };

typedef struct
{
  double value[N_SUMS];
} Sums;

/* A post in no grid. */
typedef struct
{
  gint64 unit; /* 0: of no unit */
  Sums   sums;
} Outsider;

struct _WgPostSums
{
  WgRegistry *registry;
  Sums       *grids;     /* by the registry's index */
  GArray     *outsiders; /* Outsider */
};

static void
add (Sums       *to,
     const Sums *sums)
{
  for (guint i = 0; i < N_SUMS; i++)
    to->value[i] += sums->value[i];
}

static void
fill (const Sums *sums,
      WgMeasures *measures)
{
  measures->value[WG_MEASURE_POSTS_OPEN] = sums->value[OPEN];
  measures->value[WG_MEASURE_POSTS_COMPLETE] = sums->value[COMPLETE];
  measures->value[WG_MEASURE_POSTS_AT_HOUR] = sums->value[AT_HOUR];
  measures->value[WG_MEASURE_FACILITY_M2] = sums->value[AREA];
}

/* What one post adds; FALSE where it is not counted at all. */
static gboolean
measure_post (WgPostBook        *book,
              WgPost            *post,
              const char *const *types,
              WgTime             at,
              Sums              *sums)
{
  WgDate day = wg_time_get_day (at);

  if (wg_post_get_status_on (post, day) != WG_POST_OPEN
      || (types != NULL && !g_strv_contains (types, wg_post_get_post_type (post))))
    return FALSE;
  sums->value[OPEN] = 1;
  sums->value[COMPLETE] =
    wg_post_is_complete (post, wg_post_book_get_checklist (book, post), day);
  sums->value[AT_HOUR] = wg_post_is_open_at (post, at, wg_post_book_is_holiday (book, day));
  sums->value[AREA] = wg_post_get_area (post);
  return TRUE;
}

WgPostSums *
wg_post_sums_new (WgRegistry        *registry,
                  WgPostBook        *book,
                  const char *const *types,
                  WgTime             at)
{
  WgPostSums *self = g_new0 (WgPostSums, 1);
  GPtrArray *posts = wg_post_book_get_posts (book);

  self->registry = wg_registry_ref (registry);
  self->grids = g_new0 (Sums, MAX (wg_registry_get_grids (registry)->len, 1));
  self->outsiders = g_array_new (FALSE, FALSE, sizeof (Outsider));
  for (guint i = 0; i < posts->len; i++)
    {
      guint grid = wg_registry_find_grid_index (registry, wg_post_book_get_grid (book, i));
      Outsider one = { wg_post_book_get_unit (book, i), { { 0 } } };

      if (!measure_post (book, g_ptr_array_index (posts, i), types, at, &one.sums))
        continue;
      if (grid != G_MAXUINT)
        add (&self->grids[grid], &one.sums);
      else
        g_array_append_val (self->outsiders, one);
    }
  return self;
}

/* By the grid it stands in, else by its unit. */
static gboolean
stands_in (WgRegistry *registry,
           WgPostBook *book,
           guint       index,
           GHashTable *units, /* (nullable): everywhere */
           gint64      grid)
{
  WgGrid *of_grid = wg_registry_find_grid (registry, wg_post_book_get_grid (book, index));
  WgUnit *unit;

  if (grid != 0)
    return of_grid != NULL && wg_grid_get_id (of_grid) == grid;
  if (units == NULL)
    return TRUE;
  unit = wg_registry_find_unit (registry, of_grid != NULL ? wg_grid_get_community_id (of_grid)
                                                          : wg_post_book_get_unit (book, index));
  return unit != NULL && g_hash_table_contains (units, unit);
}

GPtrArray *
wg_post_sums_list (WgRegistry        *registry,
                   WgPostBook        *book,
                   const char *const *types,
                   WgTime             at,
                   WgMeasure          measure,
                   gint64             unit,
                   gint64             grid)
{
  GPtrArray *posts = wg_post_book_get_posts (book);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  g_autoptr (GHashTable) units = unit != 0 ? wg_registry_collect_units (registry, unit) : NULL;

  for (guint i = 0; i < posts->len; i++)
    {
      WgPost *post = g_ptr_array_index (posts, i);
      Sums sums = { { 0 } };
      WgMeasures measures;

      if (!measure_post (book, post, types, at, &sums)
          || !stands_in (registry, book, i, units, grid))
        continue;
      fill (&sums, &measures);
      if (measures.value[measure] > 0)
        g_ptr_array_add (rows, wg_row_ref (wg_post_get_row (post)));
    }
  return rows;
}

void
wg_post_sums_free (WgPostSums *self)
{
  wg_registry_unref (self->registry);
  g_free (self->grids);
  g_array_unref (self->outsiders);
  g_free (self);
}

void
wg_post_sums_of_grid (const WgPostSums *self,
                      guint             grid,
                      WgMeasures       *measures)
{
  fill (&self->grids[grid], measures);
}

void
wg_post_sums_of_unit (const WgPostSums *self,
                      gint64            unit,
                      WgMeasures       *measures)
{
  g_autoptr (GArray) grids = wg_registry_list_grids (self->registry, unit);
  g_autoptr (GHashTable) units = NULL;
  Sums sums = { { 0 } };

  for (guint i = 0; i < grids->len; i++)
    add (&sums, &self->grids[g_array_index (grids, guint, i)]);
  if (self->outsiders->len > 0 && unit != 0)
    units = wg_registry_collect_units (self->registry, unit);
  for (guint i = 0; i < self->outsiders->len; i++)
    {
      const Outsider *one = &g_array_index (self->outsiders, Outsider, i);
      WgUnit *of = wg_registry_find_unit (self->registry, one->unit);

      if (unit == 0 || (of != NULL && g_hash_table_contains (units, of)))
        add (&sums, &one->sums);
    }
  fill (&sums, measures);
}
