/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A deck is made with its meeting, changed, fitted to its room, kept as a template; its cut-off is
 * kept or taken anew. */

#include "wg-deck-book.h"
#include "wg-deck-row.h"
#include "wg-meeting-book.h"

#include "wg-sample-file.h"

#define STREET "990101001"

static WgDeckWish
make_wish (WgSampleFile *file)
{
  WgDeckWish wish = { .type = "quarterly", .unit = wg_sample_file_unit (file, STREET),
                      .starts_at = wg_time_new (wg_date_new (2026, 10, 15), 9, 0) };

  g_assert_true (wg_period_parse ("2026Q3", &wish.period));
  g_assert_true (wg_time_parse ("2026-09-30 24:00", &wish.cutoff));
  return wish;
}

static WgRow *
make (WgSampleFile     *file,
      const WgDeckWish *wish)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;
  WgEdit *edit = wg_deck_book_make (file->district, wish, &id, &error);
  WgRow *row;

  g_assert_no_error (error);
  wg_sample_file_apply (file, edit);
  row = wg_meeting_book_find_deck (file->district, id);
  g_assert_nonnull (row);
  return row;
}

/* J1 9. */
static void
test_make (WgSampleFile *file,
           gconstpointer data)
{
  WgDeckWish wish = make_wish (file);
  const WgRoom room = { 10000, 3000, 1920, 1080 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = wg_meeting_book_list (file->district, 0);
  g_autoptr (GPtrArray) after = NULL, decks = NULL;
  g_autoptr (WgDeck) deck = NULL;
  WgRoom kept;
  WgRow *row;
  gint64 id;

  wish.room = &room;
  row = make (file, &wish);
  deck = wg_deck_of_row (file->district, row, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (deck->pages->len, ==, 11);
  g_assert_cmpint (deck->unit, ==, wish.unit);
  g_assert_cmpint (deck->cutoff, ==, wish.cutoff);
  g_assert_cmpint (deck->period.last, ==, wg_date_new (2026, 9, 30));
  g_assert_cmpint (deck->meeting, ==,
                   wg_row_get_id (wg_meeting_book_find_called (file->district, wish.unit,
                                                               "quarterly")));
  after = wg_meeting_book_list (file->district, 0);
  g_assert_cmpuint (after->len, ==, before->len);
  decks = wg_meeting_book_list_decks (file->district, wish.unit);
  g_assert_cmpuint (decks->len, ==, 1);
  g_assert_false (wg_deck_book_is_fitted (row));
  wg_deck_book_get_room (file->district, NULL, &kept);
  g_assert_cmpuint (kept.distance_mm, ==, 10000);

  wish.type = "monthly";
  wish.room = NULL;
  make (file, &wish);
  g_assert_nonnull (wg_meeting_book_find_called (file->district, wish.unit, "monthly"));
  wish.type = "no such";
  g_assert_null (wg_deck_book_make (file->district, &wish, &id, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  wish.type = "monthly";
  wish.unit = 0;
  g_assert_null (wg_deck_book_make (file->district, &wish, &id, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_change (WgSampleFile *file,
             gconstpointer data)
{
  WgDeckWish wish = make_wish (file);
  gint64 id = wg_row_get_id (make (file, &wish));
  WgDistrict *district = file->district;
  WgRow *row = wg_meeting_book_find_deck (district, id);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDeck) deck = wg_deck_of_row (district, row, NULL, &error);
  g_autoptr (GPtrArray) pages =
    g_ptr_array_new_with_free_func ((GDestroyNotify) wg_deck_page_unref);
  g_autoptr (WgDeck) other = NULL, bad = NULL, read = NULL, own = NULL;
  WgDeckPage *page = wg_deck_page_copy (g_ptr_array_index (deck->pages, 3));
  const WgRoom room = WG_ROOM_INIT;
  WgRoom kept;

  page->notes = g_strdup ("先说点单");
  g_ptr_array_add (pages, page);
  g_ptr_array_add (pages, wg_deck_page_ref (g_ptr_array_index (deck->pages, 0)));
  other = wg_deck_with_pages (deck, pages);
  wg_sample_file_apply (file, wg_deck_book_edit_pages (district, row, other, "x", &error));
  row = wg_meeting_book_find_deck (district, id);
  read = wg_deck_of_row (district, row, NULL, &error);
  g_assert_cmpuint (read->pages->len, ==, 2);
  g_assert_cmpstr (((WgDeckPage *) g_ptr_array_index (read->pages, 0))->notes, ==, "先说点单");

  g_free (page->notes);
  page->notes = g_strdup ("13812345678");
  bad = wg_deck_with_pages (deck, pages);
  g_assert_null (wg_deck_book_edit_pages (district, row, bad, "x", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);

  wg_sample_file_apply (file, wg_deck_book_edit_room (district, row, &room));
  row = wg_meeting_book_find_deck (district, id);
  g_assert_true (wg_deck_book_is_fitted (row));
  wg_deck_book_get_room (district, row, &kept);
  g_assert_cmpuint (wg_room_get_least_text (&kept), ==, 22);
  wg_sample_file_apply (file, wg_deck_book_edit_room (district, row, NULL));
  row = wg_meeting_book_find_deck (district, id);
  g_assert_false (wg_deck_book_is_fitted (row));
  kept.distance_mm = 12000;
  wg_sample_file_apply (file, wg_deck_book_edit_file_room (district, &kept));
  wg_deck_book_get_room (district, row, &kept);
  g_assert_cmpuint (kept.distance_mm, ==, 12000);

  g_assert_null (wg_deck_book_keep_template (district, read, "  ", &error));
  g_clear_error (&error);
  wg_sample_file_apply (file, wg_deck_book_keep_template (district, read, "“短”会", &error));
  own = wg_deck_find_template (district, "“短”会", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (own->pages->len, ==, 2);
  wg_sample_file_apply (file, wg_deck_book_keep_template (district, deck, "“短”会", &error));
  g_clear_pointer (&own, wg_deck_unref);
  own = wg_deck_find_template (district, "“短”会", &error);
  g_assert_cmpuint (own->pages->len, ==, 11);

  wg_sample_file_apply (file, wg_deck_book_delete (wg_meeting_book_find_deck (district, id)));
  g_assert_null (wg_meeting_book_find_deck (district, id));
}

/* An own template is called otherwise and keeps its id, so that its decks stay its decks; those
 * that ship with the program are no rows. */
static void
test_templates (WgSampleFile *file,
                gconstpointer data)
{
  WgDistrict *district = file->district;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDeck) shipped = wg_deck_find_template (district, "brief", &error);
  g_autoptr (WgDeck) renamed = NULL, second = NULL;
  g_autofree char *type = wg_deck_book_dup_meeting_type (district, "brief");
  WgRow *row;

  g_assert_null (wg_deck_book_find_template (district, "brief"));
  wg_sample_file_apply (file, wg_deck_book_keep_template (district, shipped, "甲", &error));
  wg_sample_file_apply (file, wg_deck_book_keep_template (district, shipped, "乙", &error));
  row = wg_deck_book_find_template (district, "甲");
  g_assert_nonnull (row);
  g_assert_null (wg_deck_book_rename_template (district, row, " ", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_null (wg_deck_book_rename_template (district, row, "乙", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);
  wg_sample_file_apply (file, wg_deck_book_rename_template (district, row, "“丙”", &error));
  renamed = wg_deck_find_template (district, "甲", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (renamed->name, ==, "“丙”");
  /* Another may be called as it was, and is another. */
  wg_sample_file_apply (file, wg_deck_book_keep_template (district, shipped, "甲", &error));
  second = wg_deck_find_template (district, "甲-2", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (second->name, ==, "甲");
  /* All are for the meeting that the first was for: its decks open on the same decisions. */
  g_assert_cmpstr (type, ==, "brief");
  wg_sample_file_apply (file, wg_deck_book_keep_template (district, second, "丁", &error));
  g_free (type);
  type = wg_deck_book_dup_meeting_type (district, "丁");
  g_assert_cmpstr (type, ==, "brief");
  wg_sample_file_apply (file, wg_deck_book_delete_template (
                                wg_deck_book_find_template (district, "甲")));
  g_assert_null (wg_deck_book_find_template (district, "甲"));
  g_clear_pointer (&renamed, wg_deck_unref);
  renamed = wg_deck_find_template (district, "甲", &error);
  g_assert_null (renamed);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* J1 15. */
static void
test_cutoff (WgSampleFile *file,
             gconstpointer data)
{
  WgDeckWish wish = make_wish (file);
  gint64 id = wg_row_get_id (make (file, &wish));
  WgTime now = wg_time_new (wg_date_new (2026, 10, 14), 16, 30);
  WgRow *row;

  wg_sample_file_apply (file, wg_deck_book_edit_cutoff (file->district, wish.unit, &wish.period,
                                                        wish.cutoff, wish.cutoff));
  row = wg_meeting_book_find_deck (file->district, id);
  g_assert_cmpint (wg_row_get_int (row, WG_DECK_CUT_AT, 0), ==, wish.cutoff);
  wg_sample_file_apply (file, wg_deck_book_edit_cutoff (file->district, 0, &wish.period,
                                                        wish.cutoff, now));
  row = wg_meeting_book_find_deck (file->district, id);
  g_assert_cmpint (wg_row_get_int (row, WG_DECK_CUT_AT, 0), ==, wish.cutoff);
  wg_sample_file_apply (file, wg_deck_book_edit_cutoff (file->district, wish.unit, &wish.period,
                                                        wish.cutoff, now));
  row = wg_meeting_book_find_deck (file->district, id);
  g_assert_cmpint (wg_row_get_int (row, WG_DECK_CUT_AT, 0), ==, now);
}

int
main (int   argc,
      char *argv[])
{
  WgTestDir *dir;
  g_autofree char *master = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  dir = wg_test_dir_new ();
  master = wg_test_dir_file (dir, "master.wangge");
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/desk/deck-book/make", test_make, master);
  WG_SAMPLE_TEST ("/desk/deck-book/change", test_change, master);
  WG_SAMPLE_TEST ("/desk/deck-book/cutoff", test_cutoff, master);
  WG_SAMPLE_TEST ("/desk/deck-book/templates", test_templates, master);
  result = g_test_run ();
  wg_test_dir_free (dir);
  return result;
}
