/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A post on a day: its status, its hours, and what it has of a standard. */

#include "wg-post.h"

#include "wg-data.h"

#define EIGHT(box)                                                                                \
  "[{\"item\":\"toolbox\"},{\"item\":\"first_aid_box\"" box "},{\"item\":\"umbrella\"},"          \
  "{\"item\":\"drinking_water\"},{\"item\":\"charging\"},{\"item\":\"microwave\"},"               \
  "{\"item\":\"rest\"},{\"item\":\"reading_wifi\",\"stock\":3},"                                  \
  "{\"room\":\"文体活动室\",\"area\":80.5},{\"room\":\"议事室\"}]"

static WgRow *
new_row (const char *items)
{
  g_autoptr (WgGeometry) place = wg_geometry_new_point (118.31, 32.3);
  g_autoptr (GBytes) wkb = wg_geometry_to_wkb (place);
  WgRow *row = wg_row_new (&wg_kind_post, 7);

  wg_row_set_text (row, WG_POST_CODE, "P01");
  wg_row_set_text (row, WG_POST_NAME, "东园驿站");
  wg_row_set_text (row, WG_POST_TYPE, "red_post");
  wg_row_set_text (row, WG_POST_GRADE, "standard");
  wg_row_set_int (row, WG_POST_HOST_UNIT, 12);
  wg_row_set_blob (row, WG_POST_PLACE, wkb);
  wg_row_set_text (row, WG_POST_STATUS, "open");
  wg_row_set_text (row, WG_POST_HOURS, "Mo-Fr 08:30-17:30; PH off; Mo-Fr 18:00-21:00 \"值班\"");
  wg_row_set_text (row, WG_POST_CHECKLIST, "eight_services");
  wg_row_set_text (row, WG_POST_ITEMS, items);
  wg_row_set_text (row, WG_POST_OPENED, "2021-12-08");
  return row;
}

static WgPostStandards *
load_standards (void)
{
  g_autoptr (GBytes) json = wg_data_lookup ("templates/posts.json", NULL);
  g_autoptr (GError) error = NULL;
  WgPostStandards *standards = wg_post_standards_load (json, "posts.json", "en", &error);

  g_assert_no_error (error);
  return standards;
}

static void
test_read (void)
{
  g_autoptr (WgRow) row = new_row (EIGHT (",\"until\":\"2026-09-20\""));
  g_autoptr (WgPost) post = wg_post_new (row);
  g_autoptr (GArray) no_items = wg_post_items_new (), no_rooms = wg_post_rooms_new ();
  g_autofree char *json = NULL, *none = NULL;
  double lon, lat;

  g_assert_true (wg_post_get_row (post) == row);
  g_assert_cmpint (wg_post_get_id (post), ==, 7);
  g_assert_cmpstr (wg_post_get_code (post), ==, "P01");
  g_assert_cmpstr (wg_post_get_name (post), ==, "东园驿站");
  g_assert_cmpstr (wg_post_get_post_type (post), ==, "red_post");
  g_assert_cmpstr (wg_post_get_grade (post), ==, "standard");
  g_assert_cmpstr (wg_post_get_checklist (post), ==, "eight_services");
  g_assert_cmpint (wg_post_get_host_unit (post), ==, 12);
  g_assert_true (wg_post_get_place (post, &lon, &lat));
  g_assert_cmpfloat (lon, ==, 118.31);
  g_assert_cmpfloat (lat, ==, 32.3);
  g_assert_nonnull (wg_post_get_hours (post));
  g_assert_null (wg_post_get_hours_refusal (post));
  g_assert_cmpuint (wg_post_get_items (post)->len, ==, 8);
  g_assert_cmpuint (wg_post_get_rooms (post)->len, ==, 2);
  g_assert_cmpfloat (wg_post_get_area (post), ==, 80.5);
  json = wg_post_items_to_json (wg_post_get_items (post), wg_post_get_rooms (post));
  none = wg_post_items_to_json (no_items, no_rooms);
  g_assert_cmpstr (none, ==, "[]");
  g_assert_cmpstr (json, ==, EIGHT (",\"until\":\"2026-09-20\""));
}

static void
test_damaged (void)
{
  static const char *const items[] = {
    "", "{", "3", "{\"item\":\"rest\"}",
    "[3,null,{\"item\":4},{\"item\":\"rest\",\"until\":\"soon\",\"stock\":\"x\"}]",
  };
  double lon, lat;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (WgRow) row = new_row (items[i]);
      g_autoptr (WgPost) post = NULL;

      wg_row_set_text (row, WG_POST_HOURS, "Mo 22:00-06:00");
      wg_row_set_null (row, WG_POST_PLACE);
      wg_row_set_null (row, WG_POST_GRADE);
      wg_row_set_real (row, WG_POST_FLOOR_AREA, 45);
      post = wg_post_new (row);
      g_assert_cmpuint (wg_post_get_items (post)->len, ==, i == 4 ? 1 : 0);
      g_assert_false (wg_post_get_place (post, &lon, &lat));
      g_assert_cmpstr (wg_post_get_grade (post), ==, "");
      g_assert_null (wg_post_get_hours (post));
      g_assert_nonnull (wg_post_get_hours_refusal (post));
      g_assert_false (wg_post_is_open_at (post, wg_time_new (wg_date_new (2026, 10, 12), 9, 0),
                                          FALSE));
      g_assert_cmpfloat (wg_post_get_area (post), ==, 45);
    }
}

static void
test_complete (void)
{
  g_autoptr (WgPostStandards) standards = load_standards ();
  const WgChecklist *eight = wg_post_standards_find_checklist (standards, "eight_services");
  g_autoptr (WgRow) row = new_row (EIGHT (",\"until\":\"2026-09-20\""));
  g_autoptr (WgPost) post = wg_post_new (row);
  WgDate last = wg_date_new (2026, 9, 20);
  g_autoptr (GArray) before = wg_post_list_gaps (post, eight, last, 0);
  g_autoptr (GArray) soon = wg_post_list_gaps (post, eight, last, 30);
  g_autoptr (GArray) after = wg_post_list_gaps (post, eight, last + 1, 30);
  guint present, required;

  /* A date passes, nobody clicks: 8/8 becomes 7/8 (N19). */
  wg_post_count_items (post, eight, last, &present, &required);
  g_assert_cmpuint (present, ==, 8);
  g_assert_cmpuint (required, ==, 8);
  g_assert_true (wg_post_is_complete (post, eight, last));
  wg_post_count_items (post, eight, last + 1, &present, &required);
  g_assert_cmpuint (present, ==, 7);
  g_assert_false (wg_post_is_complete (post, eight, last + 1));

  g_assert_cmpuint (before->len, ==, 0);
  g_assert_cmpuint (soon->len, ==, 1);
  g_assert_cmpint (g_array_index (soon, WgPostGap, 0).type, ==, WG_POST_GAP_EXPIRING);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpint (g_array_index (after, WgPostGap, 0).type, ==, WG_POST_GAP_EXPIRED);
  g_assert_cmpint (g_array_index (after, WgPostGap, 0).until, ==, last);
  g_assert_cmpstr (g_array_index (after, WgPostGap, 0).item->id, ==, "first_aid_box");

  wg_post_count_items (post, NULL, last, &present, &required);
  g_assert_cmpuint (required, ==, 0);
  g_assert_false (wg_post_is_complete (post, NULL, last));
}

static void
test_gaps (void)
{
  static const struct
  {
    const char   *items;
    WgPostGapType type;
    guint         n;
  } cases[] = {
    { EIGHT (""), WG_POST_GAP_UNDATED, 1 },
    { EIGHT (",\"until\":\"2027-01-01\",\"stock\":0"), WG_POST_GAP_MISSING, 1 },
    { EIGHT (",\"until\":\"2026-01-01\"},{\"item\":\"first_aid_box\",\"until\":\"2027-01-01\""),
      WG_POST_GAP_MISSING, 0 },
    { "[]", WG_POST_GAP_MISSING, 8 },
  };
  g_autoptr (WgPostStandards) standards = load_standards ();
  const WgChecklist *eight = wg_post_standards_find_checklist (standards, "eight_services");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WgRow) row = new_row (cases[i].items);
      g_autoptr (WgPost) post = wg_post_new (row);
      g_autoptr (GArray) gaps = wg_post_list_gaps (post, eight, wg_date_new (2026, 10, 12), 0);

      g_assert_cmpuint (gaps->len, ==, cases[i].n);
      for (guint k = 0; k < gaps->len; k++)
        g_assert_cmpint (g_array_index (gaps, WgPostGap, k).type, ==, cases[i].type);
    }
}

static void
test_status (void)
{
  static const struct
  {
    const char  *said, *opened, *closed, *day;
    WgPostStatus status;
  } cases[] = {
    { "open", "2021-12-08", NULL, "2021-12-07", WG_POST_PLANNED },
    { "open", "2021-12-08", NULL, "2021-12-08", WG_POST_OPEN },
    { "open", NULL, NULL, "2021-12-08", WG_POST_OPEN },
    { "open", "2021-12-08", "2026-10-12", "2026-10-12", WG_POST_OPEN },
    { "open", "2021-12-08", "2026-10-12", "2026-10-13", WG_POST_CLOSED_DOWN },
    { "closed", "2021-12-08", "2026-10-12", "2025-01-01", WG_POST_OPEN },
    { "closed", "2021-12-08", "2026-10-12", "2021-01-01", WG_POST_PLANNED },
    { "closed", "2021-12-08", NULL, "2025-01-01", WG_POST_CLOSED_DOWN },
    { "planned", NULL, NULL, "2025-01-01", WG_POST_PLANNED },
    { "planned", "2024-01-01", NULL, "2025-01-01", WG_POST_PLANNED },
    { "nonsense", NULL, NULL, "2025-01-01", WG_POST_PLANNED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WgRow) row = new_row ("[]");
      g_autoptr (WgPost) post = NULL;
      WgDate day;

      g_test_message ("%s on %s", cases[i].said, cases[i].day);
      wg_row_set_text (row, WG_POST_STATUS, cases[i].said);
      wg_row_set_text (row, WG_POST_OPENED, cases[i].opened);
      wg_row_set_text (row, WG_POST_CLOSED, cases[i].closed);
      post = wg_post_new (row);
      g_assert_true (wg_date_parse (cases[i].day, &day));
      g_assert_cmpint (wg_post_get_status_on (post, day), ==, cases[i].status);
    }
  g_assert_cmpstr (wg_post_status_id (WG_POST_CLOSED_DOWN), ==, "closed");
}

static void
test_open_at (void)
{
  g_autoptr (WgRow) row = new_row ("[]");
  g_autoptr (WgPost) post = wg_post_new (row);
  WgDate monday = wg_date_new (2026, 10, 12);

  g_assert_true (wg_post_is_open_at (post, wg_time_new (monday, 8, 30), FALSE));
  g_assert_true (wg_post_is_open_at (post, wg_time_new (monday, 19, 30), FALSE));
  g_assert_false (wg_post_is_open_at (post, wg_time_new (monday, 17, 45), FALSE));
  g_assert_false (wg_post_is_open_at (post, wg_time_new (monday, 8, 30), TRUE));
  g_assert_false (wg_post_is_open_at (post, wg_time_new (monday - 1, 8, 30), FALSE));
  g_assert_false (wg_post_is_open_at (post, wg_time_new (wg_date_new (2021, 12, 6), 9, 0),
                                      FALSE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/post/read", test_read);
  g_test_add_func ("/model/post/damaged", test_damaged);
  g_test_add_func ("/model/post/complete", test_complete);
  g_test_add_func ("/model/post/gaps", test_gaps);
  g_test_add_func ("/model/post/status", test_status);
  g_test_add_func ("/model/post/open-at", test_open_at);
  return g_test_run ();
}
