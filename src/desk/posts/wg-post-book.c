/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The posts of a file, kept fresh with the rest of its content. It counts nothing: figures, rules
 * and coverage do. */

#include "wg-post-book.h"

#include "wg-data.h"
#include "wg-grid-finder.h"
#include "wg-holidays.h"
#include "wg-registry.h"

#include <string.h>

struct _WgPostBook
{
  gatomicrefcount  references;
  GPtrArray       *posts; /* WgPost, by code */
  GHashTable      *by_id; /* gint64* → place in the list + 1 */
  gint64          *grids; /* row ids */
  gint64          *units;
  WgPostStandards *standards;
  WgHolidays      *holidays;
  GPtrArray       *grid_rows; /* what the places were looked up in */
  GPtrArray       *all_grids; /* WgGrid, the registry's */
  gpointer         finder;    /* WgGridFinder, made when first asked for */
  char            *day;
};

WgPostBook *
wg_post_book_ref (WgPostBook *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
wg_post_book_unref (WgPostBook *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_ptr_array_unref (self->posts);
  g_hash_table_unref (self->by_id);
  g_free (self->grids);
  g_free (self->units);
  g_clear_pointer (&self->standards, wg_post_standards_unref);
  g_clear_pointer (&self->holidays, wg_holidays_free);
  g_ptr_array_unref (self->grid_rows);
  g_ptr_array_unref (self->all_grids);
  if (self->finder != NULL)
    wg_grid_finder_free (self->finder);
  g_free (self->day);
  g_free (self);
}

typedef gpointer (*Load) (GBytes *json, const char *what, const char *language, GError **error);

/* What the file brings of this type, else what ships. A template of the file that cannot be read
 * is left out with a warning: the posts must still be seen. */
static gpointer
load_template (WgRegistry *registry,
               const char *type,
               const char *shipped,
               Load        load)
{
  GPtrArray *rows = wg_registry_get_rows (registry)->templates;
  const char *language = wg_data_get_language ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = NULL;
  gpointer loaded;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);
      const char *content = wg_row_get_text (row, WG_TEMPLATE_CONTENT);
      g_autoptr (GBytes) own = NULL;
      g_autoptr (GError) failure = NULL;

      if (g_strcmp0 (wg_row_get_text (row, WG_TEMPLATE_TYPE), type) != 0 || content == NULL)
        continue;
      own = g_bytes_new (content, strlen (content));
      loaded = load (own, wg_row_get_text (row, WG_TEMPLATE_NAME), language, &failure);
      if (loaded != NULL)
        return loaded;
      g_warning ("%s", failure->message);
    }
  json = wg_data_lookup (shipped, &error);
  loaded = json != NULL ? load (json, shipped, language, &error) : NULL;
  if (loaded == NULL)
    g_error ("%s", error->message); /* what ships is tested */
  return loaded;
}

static int
compare_posts (gconstpointer a,
               gconstpointer b)
{
  WgPost *left = *(WgPost *const *) a, *right = *(WgPost *const *) b;
  int order = strcmp (wg_post_get_code (left), wg_post_get_code (right));

  if (order != 0)
    return order;
  return wg_post_get_id (left) < wg_post_get_id (right) ? -1 : 1;
}

static guint
find_index (WgPostBook *self,
            gint64      id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &id));
}

/* (nullable): the post that was made of this very row. */
static WgPost *
find_same (WgPostBook *old,
           WgRow      *row)
{
  WgPost *post = old != NULL ? wg_post_book_find (old, wg_row_get_id (row)) : NULL;

  return post != NULL && wg_post_get_row (post) == row ? post : NULL;
}

static void
take_posts (WgPostBook *self,
            GPtrArray  *rows,
            WgPostBook *old)
{
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      WgPost *same = find_same (old, g_ptr_array_index (rows, i));

      g_ptr_array_add (self->posts, same != NULL ? g_object_ref (same)
                                                 : wg_post_new (g_ptr_array_index (rows, i)));
    }
  g_ptr_array_sort (self->posts, compare_posts);
  for (guint i = 0; i < self->posts->len; i++)
    {
      gint64 id = wg_post_get_id (g_ptr_array_index (self->posts, i));

      g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (i + 1));
    }
}

/* A point in some 10,000 grids is found quickly; their borders are not read for nothing. */
WgGrid *
wg_post_book_find_grid_at (WgPostBook *self,
                           double      lon,
                           double      lat)
{
  if (g_once_init_enter (&self->finder))
    g_once_init_leave (&self->finder, wg_grid_finder_new (self->all_grids));
  return wg_grid_finder_find (self->finder, lon, lat);
}

static void
find_grids (WgPostBook *self,
            WgRegistry *registry,
            WgPostBook *old)
{
  gboolean same_grids = old != NULL && old->grid_rows == self->grid_rows
                        && g_str_equal (old->day, self->day);
  double lon, lat;

  for (guint i = 0; i < self->posts->len; i++)
    {
      WgPost *post = g_ptr_array_index (self->posts, i);
      WgGrid *grid = NULL;

      if (same_grids && find_same (old, wg_post_get_row (post)) != NULL)
        self->grids[i] = old->grids[find_index (old, wg_post_get_id (post)) - 1];
      else if (wg_post_get_place (post, &lon, &lat))
        {
          grid = wg_post_book_find_grid_at (self, lon, lat);
          self->grids[i] = grid != NULL ? wg_grid_get_id (grid) : 0;
        }
      if (self->grids[i] != 0)
        grid = wg_registry_find_grid (registry, self->grids[i]);
      self->units[i] = grid != NULL ? wg_grid_get_community_id (grid)
                                    : wg_post_get_host_unit (post);
    }
}

WgPostBook *
wg_post_book_new (WgRegistry *registry,
                  WgPostBook *old)
{
  const WgRegistryRows *rows = wg_registry_get_rows (registry);
  WgPostBook *self = g_new0 (WgPostBook, 1);

  g_atomic_ref_count_init (&self->references);
  self->posts = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->grid_rows = g_ptr_array_ref (rows->grids);
  self->all_grids = g_ptr_array_ref (wg_registry_get_grids (registry));
  self->day = g_strdup (wg_registry_get_day (registry));
  self->standards = load_template (registry, "posts", "templates/posts.json",
                                   (Load) wg_post_standards_load);
  self->holidays = load_template (registry, "holidays", "templates/holidays.json",
                                  (Load) wg_holidays_load);
  take_posts (self, rows->posts, old);
  self->grids = g_new0 (gint64, MAX (self->posts->len, 1));
  self->units = g_new0 (gint64, MAX (self->posts->len, 1));
  find_grids (self, registry, old);
  return self;
}

GPtrArray *
wg_post_book_get_posts (WgPostBook *self)
{
  return self->posts;
}

WgPost *
wg_post_book_find (WgPostBook *self,
                   gint64      id)
{
  guint index = find_index (self, id);

  return index > 0 ? g_ptr_array_index (self->posts, index - 1) : NULL;
}

const WgPostStandards *
wg_post_book_get_standards (WgPostBook *self)
{
  return self->standards;
}

const WgChecklist *
wg_post_book_get_checklist (WgPostBook *self,
                            WgPost     *post)
{
  return wg_post_standards_find_checklist (self->standards, wg_post_get_checklist (post));
}

gint64
wg_post_book_get_grid (WgPostBook *self,
                       guint       index)
{
  g_return_val_if_fail (index < self->posts->len, 0);

  return self->grids[index];
}

gint64
wg_post_book_get_unit (WgPostBook *self,
                       guint       index)
{
  g_return_val_if_fail (index < self->posts->len, 0);

  return self->units[index];
}

gboolean
wg_post_book_is_holiday (WgPostBook *self,
                         WgDate      day)
{
  return wg_post_book_name_holiday (self, day) != NULL;
}

const char *
wg_post_book_name_holiday (WgPostBook *self,
                           WgDate      day)
{
  return wg_holidays_get_name (self->holidays, day);
}

GPtrArray *
wg_district_get_posts (WgDistrict *self)
{
  return wg_post_book_get_posts (wg_district_get_post_book (self));
}

WgPost *
wg_district_find_post (WgDistrict *self,
                       gint64      id)
{
  return wg_post_book_find (wg_district_get_post_book (self), id);
}

const WgChecklist *
wg_district_get_checklist (WgDistrict *self,
                           WgPost     *post)
{
  return wg_post_book_get_checklist (wg_district_get_post_book (self), post);
}

gboolean
wg_district_is_holiday (WgDistrict *self,
                        WgDate      day)
{
  return wg_post_book_is_holiday (wg_district_get_post_book (self), day);
}
