/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thousand random edits through drafts, of records too, taken back and brought back: the file
 * holds the same, and after each hundred the sums are those of the records. */

#include "wg-draft-fixture.h"
#include "wg-store.h"
#include "wg-test-store.h"

#define N_EDITS 1000
#define EDITS_BETWEEN 100

/* A value that the field's declaration allows; ids stay, so that every reference is kept. */
static void
fill_randomly (GRand *random,
               WgRow *row,
               guint  field)
{
  const WgField *about = &wg_row_get_kind (row)->fields[field];

  if ((about->flags & WG_FIELD_REQUIRED) == 0 && g_rand_int_range (random, 0, 4) == 0)
    wg_row_set_null (row, field);
  else if ((about->flags & WG_FIELD_DATE) != 0)
    {
      g_autofree char *day = wg_date_format (g_rand_int_range (random, 18000, 21000));

      wg_row_set_text (row, field, day);
    }
  else if ((about->flags & WG_FIELD_TIME) != 0)
    wg_row_set_int (row, field, (gint64) g_rand_int_range (random, 18000, 21000) * 1440 +
                                    g_rand_int_range (random, 0, 1440));
  else if (g_str_equal (about->name, "full_time") || g_str_equal (about->name, "satisfied"))
    wg_row_set_int (row, field, g_rand_int_range (random, 0, 2));
  else if (g_str_equal (about->name, "response_level"))
    wg_row_set_int (row, field, g_rand_int_range (random, 1, 5));
  else if (g_str_equal (about->name, "status") && wg_row_get_kind (row) == &wg_kind_activity)
    wg_row_set_text (row, field, g_rand_int_range (random, 0, 3) > 0 ? "held" : "planned");
  else if (g_str_equal (about->name, "hours") && wg_row_get_kind (row) == &wg_kind_activity)
    wg_row_set_real (row, field, g_rand_int_range (random, 0, 400) / 2.0);
  else if (about->type == WG_VALUE_INT)
    wg_row_set_int (row, field,
                    g_rand_int_range (random, 1, (about->flags & WG_FIELD_COUNT) != 0 ? 4000 : 8));
  else if (about->type == WG_VALUE_REAL)
    wg_row_set_real (row, field, g_rand_int_range (random, 1, 4000) / 8.0);
  else if (about->type == WG_VALUE_TEXT)
    {
      g_autofree char *text = g_strdup_printf ("文 %d", g_rand_int_range (random, 0, 1 << 20));

      wg_row_set_text (row, field, text);
    }
}

static gboolean
is_free (const WgField *field)
{
  return (field->flags & (WG_FIELD_ID | WG_FIELD_WKB | WG_FIELD_CODE)) == 0;
}

static void
change_randomly (GRand *random,
                 WgRow *row)
{
  const WgKind *kind = wg_row_get_kind (row);

  for (guint i = 0; i < kind->n_fields; i++)
    if (is_free (&kind->fields[i]) && g_rand_int_range (random, 0, 3) == 0)
      fill_randomly (random, row, i);
}

static gint64
pick_id (GRand     *random,
         GPtrArray *rows)
{
  return wg_row_get_id (g_ptr_array_index (rows, g_rand_int_range (random, 0, (gint) rows->len)));
}

/* A row of a kind that forms make, standing on rows that are there. */
static void
insert_randomly (GRand        *random,
                 WgStore      *store,
                 WgDraft      *draft,
                 const WgKind *kind)
{
  g_autoptr (GError) error = NULL;
  WgRow *row = wg_draft_insert (draft, kind);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *code = g_strdup_printf ("R%" G_GINT64_FORMAT, wg_row_get_id (row));

      if ((kind->fields[i].flags & WG_FIELD_CODE) != 0)
        wg_row_set_text (row, i, code);
      else if (is_free (&kind->fields[i]))
        fill_randomly (random, row, i);
      else if ((kind->fields[i].flags & WG_FIELD_ID) != 0)
        {
          const char *to = kind->fields[i].name;
          const WgKind *target = g_str_equal (to, "position")        ? &wg_kind_position
                                 : g_str_equal (to, "service_class") ? &wg_kind_service_class
                                 : g_str_equal (to, "team")          ? &wg_kind_team
                                 : g_str_has_suffix (to, "grid")     ? &wg_kind_grid
                                                                     : &wg_kind_unit;
          g_autoptr (GPtrArray) rows = wg_store_load (store, target, NULL, &error);

          g_assert_no_error (error);
          if (rows->len > 0)
            wg_row_set_int (row, i, pick_id (random, rows));
        }
    }
}

/* A holder stands on a position; there may be none yet. */
static void
add_randomly (GRand        *random,
              WgStore      *store,
              WgDraft      *draft,
              const WgKind *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) positions = wg_store_load (store, &wg_kind_position, NULL, &error);

  g_assert_no_error (error);
  insert_randomly (random, store, draft,
                   kind == &wg_kind_holding && positions->len == 0 ? &wg_kind_position : kind);
}

static void
edit_randomly (GRand   *random,
               WgStore *store)
{
  static const WgKind *const kinds[] = { &wg_kind_unit, &wg_kind_position, &wg_kind_holding,
                                         &wg_kind_grid, &wg_kind_branch_grid, &wg_kind_post,
                                         &wg_kind_activity, &wg_kind_service_case,
                                         &wg_kind_service_case, &wg_kind_whistle, &wg_kind_wish,
                                         &wg_kind_hard_problem };
  g_autoptr (WgDraft) draft = wg_draft_new ("随机");
  g_autoptr (WgEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  guint n = (guint) g_rand_int_range (random, 1, 4);

  for (guint i = 0; i < n; i++)
    {
      const WgKind *kind = kinds[g_rand_int_range (random, 0, G_N_ELEMENTS (kinds))];
      g_autoptr (GPtrArray) rows = wg_store_load (store, kind, NULL, &error);

      g_assert_no_error (error);
      if (rows->len > 0 && g_rand_int_range (random, 0, 5) > 0)
        change_randomly (random,
                         wg_draft_edit (draft, g_ptr_array_index (rows, g_rand_int_range (
                                                                 random, 0, (gint) rows->len))));
      else
        add_randomly (random, store, draft, kind);
    }
  edit = wg_draft_make_edit (draft);
  if (edit == NULL)
    {
      wg_draft_clear (draft);
      insert_randomly (random, store, draft, &wg_kind_position);
      edit = wg_draft_make_edit (draft);
    }
  wg_store_apply (store, edit, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* verify adds all records up again. */
static void
assert_clean (WgStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = wg_store_verify (store, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
go_through (WgStore *store,
            gboolean undo)
{
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (GError) error = NULL;

      if (undo)
        wg_store_undo (store, 0, "甲", "", NULL, &error);
      else
        wg_store_redo (store, "甲", "", NULL, &error);
      g_assert_no_error (error);
      if (i % EDITS_BETWEEN == EDITS_BETWEEN - 1)
        assert_clean (store);
    }
}

static void
test_random (WgDraftFixture *fixture,
             gconstpointer   data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261012);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgStore) store = NULL;
  g_autofree char *before = NULL, *after = NULL, *undone = NULL, *redone = NULL;

  wg_district_close (fixture->district);
  store = wg_store_open (fixture->path, WG_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  before = wg_test_dump (store);
  for (guint i = 0; i < N_EDITS; i++)
    {
      edit_randomly (random, store);
      if (i % EDITS_BETWEEN == EDITS_BETWEEN - 1)
        assert_clean (store);
    }
  after = wg_test_dump (store);
  g_assert_cmpstr (before, !=, after);

  go_through (store, TRUE);
  undone = wg_test_dump (store);
  g_assert_true (g_str_equal (undone, before));
  go_through (store, FALSE);
  redone = wg_test_dump (store);
  g_assert_true (g_str_equal (redone, after));
  wg_store_close (store, &error);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/desk/random-edits", WgDraftFixture, NULL, wg_draft_fixture_set_up, test_random,
              wg_draft_fixture_tear_down);
  return g_test_run ();
}
