/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The posts of the sample: five open ones in the street, one with a box that ended, and how they
 * follow the file. */

#include "wg-post-book.h"
#include "wg-sample-file.h"

#define STREET "990101001"
#define TODAY wg_date_new (2026, 10, 12)

static gboolean
is_in_street (WgDistrict *district,
              guint       index)
{
  WgUnit *unit = wg_district_find_unit (
    district, wg_post_book_get_unit (wg_district_get_post_book (district), index));

  return unit != NULL && g_str_has_prefix (wg_unit_get_code (unit), STREET);
}

static WgPost *
find_post (WgDistrict *district,
           const char *name)
{
  GPtrArray *posts = wg_district_get_posts (district);

  for (guint i = 0; i < posts->len; i++)
    if (g_str_equal (wg_post_get_name (g_ptr_array_index (posts, i)), name))
      return g_ptr_array_index (posts, i);
  g_assert_not_reached ();
}

typedef struct
{
  guint open, complete, open_late;
} Counts;

static Counts
count (WgDistrict *district,
       WgDate      day)
{
  GPtrArray *posts = wg_district_get_posts (district);
  WgTime late = wg_time_new (day, 19, 30);
  Counts counts = { 0, 0, 0 };

  for (guint i = 0; i < posts->len; i++)
    {
      WgPost *post = g_ptr_array_index (posts, i);

      if (!is_in_street (district, i) || wg_post_get_status_on (post, day) != WG_POST_OPEN)
        continue;
      counts.open++;
      counts.complete += wg_post_is_complete (post, wg_district_get_checklist (district, post),
                                              day);
      counts.open_late += wg_post_is_open_at (post, late, wg_district_is_holiday (district, day));
    }
  return counts;
}

static void
test_sample (WgSampleFile *file,
             gconstpointer data)
{
  WgPostBook *book = wg_district_get_post_book (file->district);
  Counts counts = count (file->district, TODAY);
  Counts before = count (file->district, wg_date_new (2026, 9, 20));
  WgPost *east = find_post (file->district, "东园驿站");
  guint present, required;

  g_assert_cmpuint (wg_post_book_get_posts (book)->len, ==, 13);
  g_assert_cmpuint (counts.open, ==, 5);
  g_assert_cmpuint (counts.complete, ==, 4);
  g_assert_cmpuint (counts.open_late, ==, 2);
  /* Nobody touched the file between the two days (N19). */
  g_assert_cmpuint (before.complete, ==, 5);

  wg_post_count_items (east, wg_district_get_checklist (file->district, east), TODAY, &present,
                       &required);
  g_assert_cmpuint (present, ==, 7);
  g_assert_cmpuint (required, ==, 8);
  g_assert_true (wg_district_find_post (file->district, wg_post_get_id (east)) == east);
  g_assert_null (wg_district_find_post (file->district, 1));
  g_assert_true (wg_district_is_holiday (file->district, wg_date_new (2026, 10, 1)));
  g_assert_false (wg_district_is_holiday (file->district, TODAY));
  g_assert_nonnull (wg_post_book_name_holiday (book, wg_date_new (2026, 10, 1)));
}

/* Every post of the sample stands in a grid of its host. */
static void
test_places (WgSampleFile *file,
             gconstpointer data)
{
  WgPostBook *book = wg_district_get_post_book (file->district);
  GPtrArray *posts = wg_post_book_get_posts (book);

  for (guint i = 0; i < posts->len; i++)
    {
      g_assert_cmpint (wg_post_book_get_grid (book, i), !=, 0);
      g_assert_cmpint (wg_post_book_get_unit (book, i), ==,
                       wg_post_get_host_unit (g_ptr_array_index (posts, i)));
    }
}

static WgEdit *
edit_post (WgPost     *post,
           const char *items,
           GBytes     *place)
{
  WgEdit *edit = wg_edit_new ("test");
  g_autoptr (WgRow) row = wg_row_copy (wg_post_get_row (post));

  wg_row_set_text (row, WG_POST_ITEMS, items);
  if (place != NULL)
    wg_row_set_blob (row, WG_POST_PLACE, place);
  wg_edit_update (edit, wg_post_get_row (post), row);
  return edit;
}

static void
test_box_replaced (WgSampleFile *file,
                   gconstpointer data)
{
  WgPost *other = find_post (file->district, "青禾驿站");
  g_autoptr (GString) items = NULL;
  WgPost *east = find_post (file->district, "东园驿站");

  items = g_string_new (wg_row_get_text (wg_post_get_row (east), WG_POST_ITEMS));
  g_assert_cmpuint (g_string_replace (items, "2026-09-20", "2028-09-30", 0), ==, 1);
  wg_sample_file_apply (file, edit_post (east, items->str, NULL));
  g_assert_cmpuint (count (file->district, TODAY).complete, ==, 5);
  /* What the edit did not touch is the same object. */
  g_assert_true (find_post (file->district, "青禾驿站") == other);
  wg_sample_file_undo (file);
  g_assert_cmpuint (count (file->district, TODAY).complete, ==, 4);
}

/* A post that was moved out of every grid belongs to its host. */
static void
test_moved (WgSampleFile *file,
            gconstpointer data)
{
  WgPost *east = find_post (file->district, "东园驿站");
  g_autoptr (WgGeometry) sea = wg_geometry_new_point (120, 10);
  g_autoptr (GBytes) wkb = wg_geometry_to_wkb (sea);
  WgPostBook *book;
  guint index;

  wg_sample_file_apply (file, edit_post (east, "[]", wkb));
  book = wg_district_get_post_book (file->district);
  east = find_post (file->district, "东园驿站");
  g_assert_true (g_ptr_array_find (wg_post_book_get_posts (book), east, &index));
  g_assert_cmpint (wg_post_book_get_grid (book, index), ==, 0);
  g_assert_cmpint (wg_post_book_get_unit (book, index), ==, wg_post_get_host_unit (east));
}

static void
add_template (WgEdit     *edit,
              const char *type,
              const char *content)
{
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_template, 0);

  wg_row_set_text (row, WG_TEMPLATE_TYPE, type);
  wg_row_set_text (row, WG_TEMPLATE_NAME, "own");
  wg_row_set_text (row, WG_TEMPLATE_CONTENT, content);
  wg_edit_insert (edit, row);
}

#define WORD "[{\"id\":\"a\",\"name\":\"A\"}]"

/* The file's own standards and holidays; a list that cannot be read is passed over. */
static void
test_own_templates (WgSampleFile *file,
                    gconstpointer data)
{
  WgEdit *edit = wg_edit_new ("test");

  add_template (edit, "posts",
                "{\"post_types\":" WORD ",\"grades\":" WORD ",\"statuses\":" WORD ","
                "\"checklists\":[{\"id\":\"eight_services\",\"name\":\"One\","
                "\"items\":[{\"id\":\"toolbox\",\"name\":\"T\"}]}]}");
  add_template (edit, "holidays",
                "{\"holidays\":[{\"name\":\"x\",\"from\":\"2026-10-12\",\"until\":"
                "\"2026-10-12\"}]}");
  wg_sample_file_apply (file, edit);
  g_assert_cmpuint (count (file->district, TODAY).complete, ==, 5);
  g_assert_true (wg_district_is_holiday (file->district, TODAY));
  g_assert_false (wg_district_is_holiday (file->district, wg_date_new (2026, 10, 1)));
  g_assert_cmpuint (
    wg_post_book_get_standards (wg_district_get_post_book (file->district))->types->len, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = NULL;
  g_autofree char *master = NULL;

  g_test_init (&argc, &argv, NULL);
  dir = wg_test_dir_new ();
  master = wg_test_dir_file (dir, "sample.wangge");
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/desk/post-book/sample", test_sample, master);
  WG_SAMPLE_TEST ("/desk/post-book/places", test_places, master);
  WG_SAMPLE_TEST ("/desk/post-book/box-replaced", test_box_replaced, master);
  WG_SAMPLE_TEST ("/desk/post-book/moved", test_moved, master);
  WG_SAMPLE_TEST ("/desk/post-book/own-templates", test_own_templates, master);
  return g_test_run ();
}
