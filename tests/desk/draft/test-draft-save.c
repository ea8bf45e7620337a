/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-draft-save.h"

#include "wg-draft-fixture.h"
#include "wg-store-error.h"

typedef WgDraftFixture Fixture;

typedef struct
{
  gboolean   done;
  gboolean   saved;
  GPtrArray *conflicts;
  GError    *error;
  guint      n_changed;
} Answer;

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Answer *answer = data;

  answer->saved = wg_draft_save_finish (WG_DRAFT (source), result, &answer->conflicts,
                                        &answer->error);
  answer->done = TRUE;
}

static void
on_changed (WgDistrict *district,
            Answer     *answer)
{
  answer->n_changed++;
}

static void
answer_clear (Answer *answer)
{
  g_clear_pointer (&answer->conflicts, g_ptr_array_unref);
  g_clear_error (&answer->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static void
save (Fixture *fixture,
      Answer  *answer)
{
  gulong handler = g_signal_connect (fixture->district, "changed", G_CALLBACK (on_changed),
                                     answer);

  wg_draft_save_async (fixture->draft, fixture->district, NULL, on_saved, answer);
  while (!answer->done || (answer->saved && answer->n_changed == 0))
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (fixture->district, handler);
}

/* Somebody else, in another window or office, writes the same row first. */
static void
write_behind (Fixture    *fixture,
              guint       field,
              const char *text)
{
  g_autoptr (WgDraft) other = wg_draft_new ("Somebody else");
  WgUnit *unit = wg_district_find_unit (fixture->district, 4);

  wg_row_set_text (wg_draft_edit (other, wg_unit_get_row (unit)), field, text);
  wg_draft_fixture_apply (fixture, other);
}

static WgRow *
stored (Fixture *fixture)
{
  return wg_unit_get_row (wg_district_find_unit (fixture->district, 4));
}

static void
test_saved (Fixture      *fixture,
            gconstpointer data)
{
  g_auto (Answer) answer = { FALSE };
  g_autofree char *label = NULL;
  WgRow *row = wg_draft_fixture_edit (fixture, 4);

  wg_row_set_text (row, WG_UNIT_EXTENDED_UNTIL, "2027-02-28");
  wg_draft_set_label (fixture->draft, "修改 西园社区：延期");
  save (fixture, &answer);
  g_assert_no_error (answer.error);
  g_assert_null (answer.conflicts);
  g_assert_false (wg_draft_is_dirty (fixture->draft));
  g_assert_null (wg_draft_find (fixture->draft, 4));
  g_assert_cmpstr (wg_row_get_text (stored (fixture), WG_UNIT_EXTENDED_UNTIL), ==, "2027-02-28");
  label = wg_district_dup_undo_label (fixture->district);
  g_assert_cmpstr (label, ==, "修改 西园社区：延期");
}

/* X2: different fields of one row. */
static void
test_other_field (Fixture      *fixture,
                  gconstpointer data)
{
  g_auto (Answer) answer = { FALSE };
  WgRow *row = wg_draft_fixture_edit (fixture, 4);

  wg_row_set_text (row, WG_UNIT_EXTENDED_UNTIL, "2027-02-28");
  write_behind (fixture, WG_UNIT_NOTE, "乙");
  save (fixture, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpstr (wg_row_get_text (stored (fixture), WG_UNIT_EXTENDED_UNTIL), ==, "2027-02-28");
  g_assert_cmpstr (wg_row_get_text (stored (fixture), WG_UNIT_NOTE), ==, "乙");
}

/* X1: the same value is no conflict, and here nothing is left to write. */
static void
test_same_value (Fixture      *fixture,
                 gconstpointer data)
{
  g_auto (Answer) answer = { FALSE };
  g_autofree char *label = NULL;
  WgRow *row = wg_draft_fixture_edit (fixture, 4);

  wg_row_set_text (row, WG_UNIT_NOTE, "乙");
  write_behind (fixture, WG_UNIT_NOTE, "乙");
  answer.n_changed = 1;
  save (fixture, &answer);
  g_assert_no_error (answer.error);
  g_assert_true (answer.saved);
  label = wg_district_dup_undo_label (fixture->district);
  g_assert_cmpstr (label, ==, "Somebody else");
}

/* Two edits of the same field from two places: both values, and neither is lost. */
static void
test_conflict (Fixture      *fixture,
               gconstpointer data)
{
  gboolean keep_mine = GPOINTER_TO_INT (data);
  g_auto (Answer) answer = { FALSE };
  g_auto (Answer) again = { FALSE };
  WgRow *row = wg_draft_fixture_edit (fixture, 4);
  const WgFieldConflict *conflict;

  wg_row_set_text (row, WG_UNIT_NOTE, "甲");
  wg_row_set_int (row, WG_UNIT_HOUSEHOLDS, 2240);
  write_behind (fixture, WG_UNIT_NOTE, "乙");
  save (fixture, &answer);
  g_assert_error (answer.error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT);
  g_assert_cmpuint (answer.conflicts->len, ==, 1);
  conflict = g_ptr_array_index (answer.conflicts, 0);
  g_assert_cmpint (conflict->row, ==, 4);
  g_assert_true (conflict->kind == &wg_kind_unit);
  g_assert_cmpuint (conflict->field, ==, WG_UNIT_NOTE);
  g_assert_cmpstr (conflict->mine.v.text, ==, "甲");
  g_assert_cmpstr (conflict->theirs.v.text, ==, "乙");
  g_assert_cmpstr (wg_row_get_text (stored (fixture), WG_UNIT_NOTE), ==, "乙");
  g_assert_true (wg_draft_is_dirty (fixture->draft));

  if (!keep_mine)
    wg_value_copy (&conflict->theirs, wg_row_edit (row, WG_UNIT_NOTE));
  save (fixture, &again);
  g_assert_no_error (again.error);
  g_assert_cmpstr (wg_row_get_text (stored (fixture), WG_UNIT_NOTE), ==, keep_mine ? "甲" : "乙");
  g_assert_cmpint (wg_row_get_int (stored (fixture), WG_UNIT_HOUSEHOLDS, 0), ==, 2240);
}

static void
test_refresh (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (WgRow) strange = wg_row_new (&wg_kind_unit, 4711);

  wg_row_set_text (wg_draft_fixture_edit (fixture, 4), WG_UNIT_NOTE, "甲");
  wg_draft_insert (fixture->draft, &wg_kind_unit);
  none = wg_draft_refresh (fixture->draft, fixture->district, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  wg_draft_edit (fixture->draft, strange);
  lost = wg_draft_refresh (fixture->draft, fixture->district, &error);
  g_assert_null (lost);
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_FOUND);
}

/* What the store refuses stays in the draft. */
static void
test_failure (Fixture      *fixture,
              gconstpointer data)
{
  g_auto (Answer) answer = { FALSE };

  wg_row_set_null (wg_draft_fixture_edit (fixture, 4), WG_UNIT_NAME);
  save (fixture, &answer);
  g_assert_error (answer.error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_SAVED);
  g_assert_null (answer.conflicts);
  g_assert_true (wg_draft_is_dirty (fixture->draft));
}

#define ADD(path, test, data)                                                        \
  g_test_add (path, Fixture, GINT_TO_POINTER (data), wg_draft_fixture_set_up, test,  \
              wg_draft_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/desk/draft-save/saved", test_saved, 0);
  ADD ("/desk/draft-save/other-field", test_other_field, 0);
  ADD ("/desk/draft-save/same-value", test_same_value, 0);
  ADD ("/desk/draft-save/conflict/mine", test_conflict, TRUE);
  ADD ("/desk/draft-save/conflict/theirs", test_conflict, FALSE);
  ADD ("/desk/draft-save/refresh", test_refresh, 0);
  ADD ("/desk/draft-save/failure", test_failure, 0);
  return g_test_run ();
}
