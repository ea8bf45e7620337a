/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-positions.h"

#include "wg-findings.h"
#include "wg-sample-file.h"

#define VACANT_BRANCH "990101001001Z009"

/* The position of a unit with a title, as the draft has it. */
static WgPosition *
find (WgPositions *positions,
      const char  *title)
{
  g_autoptr (GPtrArray) list = wg_positions_list (positions, NULL);

  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (wg_position_get_title (g_ptr_array_index (list, i)), title))
      return g_object_ref (g_ptr_array_index (list, i));
  return NULL;
}

static gint64
find_id (WgPositions *positions,
         const char  *title)
{
  g_autoptr (WgPosition) position = find (positions, title);

  g_assert_nonnull (position);
  return wg_position_get_id (position);
}

/* (nullable): who holds a position on a day; of two the first. */
static char *
holder_on (WgPositions *positions,
           gint64       id,
           const char  *day)
{
  g_autoptr (WgPosition) position = wg_positions_find (positions, id);
  WgRow *holding = wg_position_get_holding_on (position, day);

  return holding != NULL ? g_strdup (wg_row_get_text (holding, WG_HOLDING_HOLDER)) : NULL;
}

static guint
count_vacancies (WgDistrict *district)
{
  WgFindingsQuery query = WG_FINDINGS_QUERY_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  query.rule = "VAC-01";
  findings = wg_findings_evaluate (district, &query, NULL, &error);
  g_assert_no_error (error);
  return findings->len;
}

/* One edit fills a vacancy; undo opens it again. */
static void
test_appoint (WgSampleFile *file,
              gconstpointer data)
{
  g_autoptr (WgDraft) draft = wg_draft_new ("Fill the vacancy");
  g_autoptr (WgPositions) positions =
      wg_positions_new (file->district, draft, wg_sample_file_unit (file, VACANT_BRANCH));
  g_autoptr (GError) error = NULL;
  gint64 secretary = find_id (positions, "书记"), holding;
  g_autofree char *before = holder_on (positions, secretary, "2026-10-12"), *past = NULL;
  g_autofree char *after = NULL;

  g_assert_null (before);
  past = holder_on (positions, secretary, "2026-07-31");
  g_assert_nonnull (past);
  g_assert_cmpuint (count_vacancies (file->district), ==, 3);
  g_assert_false (wg_positions_is_changed (positions, secretary));
  holding = wg_positions_appoint (positions, secretary, "  甲子 ", "2026-10-12", FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (holding, !=, 0);
  g_assert_true (wg_positions_set_full_time (positions, holding, 1, &error));
  g_assert_true (wg_positions_set_phone (positions, holding, "0771-1234567", &error));
  g_assert_true (wg_positions_is_changed (positions, secretary));
  after = holder_on (positions, secretary, "2026-10-12");
  g_assert_cmpstr (after, ==, "甲子");

  wg_sample_file_apply (file, wg_draft_make_edit (draft));
  g_assert_cmpuint (count_vacancies (file->district), ==, 2);
  wg_sample_file_undo (file);
  g_assert_cmpuint (count_vacancies (file->district), ==, 3);
}

static void
test_overlap (WgSampleFile *file,
              gconstpointer data)
{
  g_autoptr (WgDraft) draft = wg_draft_new ("Overlap");
  g_autoptr (WgPositions) positions =
      wg_positions_new (file->district, draft, wg_sample_file_unit (file, "990101001001"));
  g_autoptr (GError) error = NULL;
  gint64 secretary = find_id (positions, "书记");
  g_autofree char *now = holder_on (positions, secretary, "2026-10-12");
  g_autofree char *eve = NULL, *day = NULL;

  g_assert_cmpint (wg_positions_appoint (positions, secretary, "乙丑", "2026-11-01", FALSE, &error),
                   ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_nonnull (strstr (error->message, now));
  g_clear_error (&error);
  g_assert_false (wg_draft_is_dirty (draft));

  /* A successor ends the holding the day before. */
  g_assert_cmpint (wg_positions_appoint (positions, secretary, "乙丑", "2026-11-01", TRUE, &error),
                   !=, 0);
  g_assert_no_error (error);
  eve = holder_on (positions, secretary, "2026-10-31");
  day = holder_on (positions, secretary, "2026-11-01");
  g_assert_cmpstr (eve, ==, now);
  g_assert_cmpstr (day, ==, "乙丑");
  wg_positions_revert (positions, secretary);
  g_assert_false (wg_draft_is_dirty (draft));
}

/* Several members at a time, but nobody twice. */
static void
test_shared (WgSampleFile *file,
             gconstpointer data)
{
  g_autoptr (WgDraft) draft = wg_draft_new ("Members");
  g_autoptr (WgPositions) positions =
      wg_positions_new (file->district, draft, wg_sample_file_unit (file, "990101001001"));
  g_autoptr (GError) error = NULL;
  gint64 member;

  g_assert_true (wg_positions_may_be_shared (positions, "委员"));
  g_assert_false (wg_positions_may_be_shared (positions, "书记"));
  g_assert_false (wg_positions_may_be_shared (positions, "书记助理"));
  member = wg_positions_establish (positions, "member", "2026-10-12", &error);
  g_assert_no_error (error);
  g_assert_cmpint (find_id (positions, "Committee member"), ==, member);
  g_assert_cmpint (wg_positions_appoint (positions, member, "乙丑", "2026-10-12", FALSE, NULL),
                   !=, 0);
  g_assert_cmpint (wg_positions_appoint (positions, member, "丙寅", "2026-10-12", FALSE, NULL),
                   !=, 0);
  g_assert_cmpint (wg_positions_appoint (positions, member, "丙寅", "2026-12-01", FALSE, &error),
                   ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_cmpint (wg_positions_appoint (positions, member, "丁卯", "2026-10-01", FALSE, &error),
                   ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

static void
test_establish (WgSampleFile *file,
                gconstpointer data)
{
  g_autoptr (WgDraft) draft = wg_draft_new ("Establish and abolish");
  gint64 unit = wg_sample_file_unit (file, "990101001001");
  g_autoptr (WgPositions) positions = wg_positions_new (file->district, draft, unit);
  g_autoptr (GPtrArray) before = wg_positions_list (positions, "2026-10-12"), after = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GError) error = NULL;
  gint64 own, deputy = find_id (positions, "副书记");

  g_assert_cmpstr (wg_position_get_title (g_ptr_array_index (before, 0)), ==, "书记");
  g_assert_cmpint (wg_positions_establish (positions, "  ", "2026-10-12", &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_cmpint (wg_positions_establish (positions, "书记助理", "12.10.2026", &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  own = wg_positions_establish (positions, "书记助理", "2026-10-12", &error);
  g_assert_no_error (error);
  after = wg_positions_list (positions, "2026-10-12");
  g_assert_cmpuint (after->len, ==, before->len + 1);
  /* A title of the office's own stands last. */
  g_assert_cmpint (wg_position_get_id (g_ptr_array_index (after, before->len)), ==, own);
  g_assert_true (wg_positions_abolish (positions, own, "2026-10-12", &error));
  g_assert_false (wg_draft_is_dirty (draft));

  g_assert_true (wg_positions_abolish (positions, deputy, "2026-10-31", &error));
  g_assert_no_error (error);
  wg_sample_file_apply (file, wg_draft_make_edit (draft));
  g_clear_pointer (&positions, wg_positions_free);
  wg_draft_clear (draft);
  positions = wg_positions_new (file->district, draft, unit);
  later = wg_positions_list (positions, "2026-11-01");
  g_assert_cmpuint (later->len, ==, before->len - 1);
  g_assert_cmpint (wg_positions_appoint (positions, deputy, "乙丑", "2026-11-01", FALSE, &error),
                   ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

static void
test_end (WgSampleFile *file,
          gconstpointer data)
{
  g_autoptr (WgDraft) draft = wg_draft_new ("End");
  g_autoptr (WgPositions) positions =
      wg_positions_new (file->district, draft, wg_sample_file_unit (file, "990101001001"));
  g_autoptr (WgPosition) position = find (positions, "书记");
  gint64 holding = wg_row_get_id (wg_position_get_holding_on (position, "2026-10-12"));
  gint64 id = wg_position_get_id (position);
  g_autoptr (GError) error = NULL;
  g_autofree char *last = NULL, *next = NULL;

  g_assert_false (wg_positions_end (positions, holding, "1999-01-01", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_false (wg_positions_end (positions, 4711, "2026-10-12", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_true (wg_positions_end (positions, holding, "2026-10-12", &error));
  last = holder_on (positions, id, "2026-10-12");
  next = holder_on (positions, id, "2026-10-13");
  g_assert_nonnull (last);
  g_assert_null (next);
  g_assert_true (wg_positions_end (positions, holding, NULL, &error));
  g_assert_false (wg_draft_is_dirty (draft));

  g_assert_false (wg_positions_set_phone (positions, holding, "call me", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_true (wg_positions_set_phone (positions, holding, " ", NULL));
  g_assert_true (wg_positions_set_full_time (positions, holding, 0, NULL));
  g_assert_true (wg_draft_is_dirty (draft));
  g_assert_true (wg_positions_set_full_time (positions, holding, -1, NULL));
}

/* A unit that is only in the draft has positions too. */
static void
test_new_unit (WgSampleFile *file,
               gconstpointer data)
{
  g_autoptr (WgDraft) draft = wg_draft_new ("Set up");
  WgRow *unit = wg_draft_insert (draft, &wg_kind_unit);
  g_autoptr (WgPositions) positions =
      wg_positions_new (file->district, draft, wg_row_get_id (unit));
  g_autoptr (GPtrArray) list = wg_positions_list (positions, NULL), more = NULL;
  gint64 secretary;

  g_assert_cmpuint (list->len, ==, 0);
  secretary = wg_positions_establish (positions, "书记", "2026-10-12", NULL);
  g_assert_cmpint (wg_positions_appoint (positions, secretary, "甲子", "2026-10-12", FALSE, NULL),
                   !=, 0);
  more = wg_positions_list (positions, "2026-10-12");
  g_assert_cmpuint (more->len, ==, 1);
  g_assert_true (wg_positions_abolish (positions, secretary, NULL, NULL));
  g_clear_pointer (&more, g_ptr_array_unref);
  more = wg_positions_list (positions, NULL);
  g_assert_cmpuint (more->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *master = wg_test_dir_file (dir, "master.wangge");

  g_test_init (&argc, &argv, NULL);
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/positions/appoint", test_appoint, master);
  WG_SAMPLE_TEST ("/positions/overlap", test_overlap, master);
  WG_SAMPLE_TEST ("/positions/shared", test_shared, master);
  WG_SAMPLE_TEST ("/positions/establish", test_establish, master);
  WG_SAMPLE_TEST ("/positions/end", test_end, master);
  WG_SAMPLE_TEST ("/positions/new-unit", test_new_unit, master);
  return g_test_run ();
}
