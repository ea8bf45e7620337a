/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-draft-fixture.h"

#include "wg-small-town.h"
#include "wg-store.h"

static void
set_code_lengths (WgSmallTown *town)
{
  static const int lengths[] = { 6, 9, 12, 16 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    wg_row_set_int (g_ptr_array_index (town->levels, i), WG_LEVEL_CODE_LENGTH, lengths[i]);
}

/* Unit 8, ended: its code must not come back. */
static void
add_ended (WgSmallTown *town)
{
  WgRow *row = wg_row_new (&wg_kind_unit, 8);

  wg_row_set_text (row, WG_UNIT_CODE, "990101001007");
  wg_row_set_text (row, WG_UNIT_NAME, "旧园社区");
  wg_row_set_int (row, WG_UNIT_LEVEL, 3);
  wg_row_set_int (row, WG_UNIT_PARENT, 2);
  wg_row_set_text (row, WG_UNIT_VALID_UNTIL, "2020-12-31");
  g_ptr_array_add (town->units, row);
}

/* The west community's term is past, as 新渡's in the sample. */
static void
set_term (WgSmallTown *town)
{
  WgRow *row = g_ptr_array_index (town->units, 3);

  wg_row_set_text (row, WG_UNIT_TERM_START, "2021-09-01");
  wg_row_set_text (row, WG_UNIT_TERM_END, "2026-08-31");
}

void
wg_draft_fixture_set_up (WgDraftFixture *fixture,
                         gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgSmallTown) town = wg_small_town_new ();
  g_autoptr (WgEdit) edit = NULL;
  g_autoptr (WgStore) store = NULL;

  fixture->dir = wg_test_dir_new ();
  fixture->path = wg_test_dir_file (fixture->dir, "town.wangge");
  store = wg_store_open (fixture->path, WG_STORE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  set_code_lengths (town);
  add_ended (town);
  set_term (town);
  edit = wg_small_town_make_edit (town);
  wg_store_apply (store, edit, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  wg_store_close (store, &error);
  g_assert_no_error (error);
  fixture->district = wg_district_open (fixture->path, WG_DISTRICT_NO_MAP, &error);
  g_assert_no_error (error);
  fixture->draft = wg_draft_new ("Change");
}

void
wg_draft_fixture_tear_down (WgDraftFixture *fixture,
                            gconstpointer   data)
{
  g_assert_finalize_object (fixture->draft);
  wg_district_close (fixture->district);
  g_object_unref (fixture->district);
  g_free (fixture->path);
  wg_test_dir_free (fixture->dir);
}

WgRow *
wg_draft_fixture_edit (WgDraftFixture *fixture,
                       gint64          id)
{
  WgUnit *unit = wg_district_find_unit (fixture->district, id);

  if (unit != NULL)
    return wg_draft_edit (fixture->draft, wg_unit_get_row (unit));
  return wg_draft_edit (fixture->draft,
                        wg_grid_get_row (wg_district_find_grid (fixture->district, id)));
}

static void
on_applied (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GError) error = NULL;
  guint *n_left = data;

  wg_district_apply_finish (WG_DISTRICT (source), result, &error);
  g_assert_no_error (error);
  (*n_left)--;
}

static void
on_changed (WgDistrict *district,
            guint      *n_left)
{
  (*n_left)--;
}

void
wg_draft_fixture_apply (WgDraftFixture *fixture,
                        WgDraft        *draft)
{
  g_autoptr (WgEdit) edit = wg_draft_make_edit (draft);
  guint n_left = 2;
  gulong handler = g_signal_connect (fixture->district, "changed", G_CALLBACK (on_changed),
                                     &n_left);

  wg_district_apply_async (fixture->district, edit, NULL, on_applied, &n_left);
  while (n_left > 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (fixture->district, handler);
}
