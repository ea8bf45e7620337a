/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample's red posts: five open ones in 青禾街道 as the journeys need them, some in the other
 * streets. Ids of types, grades and services are those of templates/posts.json. */

#include "wg-sample-rows.h"
#include "wg-sample-shape.h"

#define HOURS_DAY "Mo-Fr 08:30-17:30; Sa-Su 09:00-17:00; PH off"
#define HOURS_OFFICE "Mo-Fr 08:30-18:00; PH off"
#define HOURS_LATE "Mo-Su 08:00-21:30"

typedef struct
{
  guint       community, number; /* the grid it stands in */
  const char *name;
  const char *grade;
  const char *hours;
  guint       floor_area;
  const char *first_aid_until;
  const char *opened; /* NULL: planned */
} SamplePost;

static const SamplePost posts[] = {
  { 0, 5, "青禾驿站", "demonstration", HOURS_LATE, 120, "2027-11-30", "2021-07-01" },
  { 0, 10, "滨江驿站", "standard", HOURS_DAY, 60, "2027-06-30", "2022-09-16" },
  { 1, 6, "东园驿站", "standard", HOURS_DAY, 75, "2026-09-20", "2021-12-08" }, /* 7 of 8 */
  { 2, 6, "新渡驿站", "standard", HOURS_OFFICE, 48, "2027-03-31", "2022-05-20" },
  { 3, 7, "桥南驿站", "standard", HOURS_LATE, 66, "2028-01-31", "2023-04-28" },
  { 4, 8, "望湖驿站", "demonstration", HOURS_LATE, 110, "2027-10-31", "2021-09-28" },
  { 5, 7, "荷塘驿站", "standard", HOURS_DAY, 52, "2027-08-31", "2022-06-01" },
  { 7, 9, "北苑驿站", "basic", HOURS_OFFICE, 36, "2027-05-31", "2023-03-15" },
  { 8, 10, "晴川驿站", "basic", HOURS_DAY, 40, NULL, NULL },
  { 9, 3, "石桥驿站", "standard", HOURS_DAY, 58, "2027-12-31", "2021-11-11" },
  { 11, 5, "竹溪驿站", "basic", HOURS_OFFICE, 32, "2027-04-30", "2023-08-01" },
  { 13, 4, "东湾驿站", "standard", HOURS_LATE, 64, "2027-09-30", "2022-12-20" },
  { 14, 9, "西岭驿站", "standard", HOURS_DAY, 70, "2027-07-31", "2022-01-18" },
};

static const WgSampleTownGrid *
find_grid (const WgSampleTown *town,
           guint               community,
           guint               number)
{
  for (guint i = 0; i < town->grids->len; i++)
    {
      const WgSampleTownGrid *grid = g_ptr_array_index (town->grids, i);

      if (grid->community == community && grid->number == number)
        return grid;
    }
  g_return_val_if_reached (NULL);
}

/* Twenty-five metres from the grid's busiest crossing, on the way to its middle. */
static WgSamplePoint
choose_place (const WgSampleTown     *town,
              const WgSampleTownGrid *grid)
{
  guint best = g_array_index (grid->land, guint, 0);
  WgSamplePoint corner;
  gint64 far;

  for (guint i = 1; i < grid->land->len; i++)
    {
      guint vertex = g_array_index (grid->land, guint, i);

      if (wg_sample_mesh_get_degree (town->mesh, vertex)
          > wg_sample_mesh_get_degree (town->mesh, best))
        best = vertex;
    }
  corner = wg_sample_mesh_get_point (town->mesh, best);
  far = MAX (1, wg_sample_distance (corner, grid->middle));
  return (WgSamplePoint) { corner.x + (grid->middle.x - corner.x) * 2500 / far,
                           corner.y + (grid->middle.y - corner.y) * 2500 / far };
}

/* The eight services; only the first-aid box has an end (P-02). */
static char *
list_items (const SamplePost *post)
{
  GString *items = g_string_new ("[{\"item\":\"toolbox\"}");

  g_string_append (items, ",{\"item\":\"first_aid_box\"");
  if (post->first_aid_until != NULL)
    g_string_append_printf (items, ",\"until\":\"%s\"", post->first_aid_until);
  g_string_append (items, "},{\"item\":\"umbrella\"},{\"item\":\"drinking_water\"}"
                          ",{\"item\":\"charging\"},{\"item\":\"microwave\"}"
                          ",{\"item\":\"rest\"},{\"item\":\"reading_wifi\"}]");
  return g_string_free (items, FALSE);
}

static void
add_post (WgSampleRows     *self,
          const SamplePost *post,
          guint             index)
{
  const char *community = wg_sample_communities[post->community].code;
  g_autofree char *code = g_strdup_printf ("%sP%02u", community, index);
  g_autofree char *items = list_items (post);
  g_autoptr (WgSampleShape) shape = wg_sample_shape_new (WG_GEOMETRY_POINTS);
  g_autoptr (GBytes) wkb = NULL;
  WgRow *row = wg_sample_rows_add (self, &wg_kind_post, code);

  wg_sample_shape_add_point (
    shape, choose_place (self->town, find_grid (self->town, post->community, post->number)));
  wkb = wg_sample_shape_to_wkb (shape);
  wg_row_set_text (row, WG_POST_CODE, code);
  wg_row_set_text (row, WG_POST_NAME, post->name);
  wg_row_set_text (row, WG_POST_TYPE, "red_post");
  wg_row_set_text (row, WG_POST_GRADE, post->grade);
  wg_row_set_int (row, WG_POST_HOST_UNIT, wg_sample_rows_id (&wg_kind_unit, community));
  wg_row_set_blob (row, WG_POST_PLACE, wkb);
  wg_row_set_text (row, WG_POST_STATUS, post->opened != NULL ? "open" : "planned");
  wg_row_set_text (row, WG_POST_HOURS, post->hours);
  wg_row_set_real (row, WG_POST_FLOOR_AREA, post->floor_area);
  wg_row_set_text (row, WG_POST_CHECKLIST, "eight_services");
  wg_row_set_text (row, WG_POST_ITEMS, post->opened != NULL ? items : "[]");
  wg_row_set_text (row, WG_POST_OPENED, post->opened);
}

void
wg_sample_rows_add_posts (WgSampleRows *self)
{
  guint index = 0;

  for (guint i = 0; i < G_N_ELEMENTS (posts); i++)
    {
      index = i > 0 && posts[i].community == posts[i - 1].community ? index + 1 : 1;
      add_post (self, &posts[i], index);
    }
}
