/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long old values are kept: what ships keeps all of them, a choice takes the older ones away at
 * once and again whenever the file is opened, and the history says so. */
#include "wg-backup-keeper.h"
#include "wg-district-private.h"
#include "wg-history-keeping.h"
#include "wg-import-fixture.h"
#include "wg-store-history.h"
#include "wg-test-store.h"
#include "wg-unit-history.h"

#include <string.h>

#define YEAR_MS (G_GINT64_CONSTANT (366) * 86400000)

static gint64
read_clock (gpointer user_data)
{
  return *(gint64 *) user_data;
}

/* A unit that was renamed three years ago and yesterday. */
static gint64
fill (Town   *town,
      gint64 *clock)
{
  WgStore *store = wg_district_get_store (town->district);
  gint64 now = g_get_real_time () / 1000, unit;
  const char *names[] = { "旧名", "新名" };

  *clock = now - 3 * YEAR_MS;
  wg_store_set_clock (store, read_clock, clock);
  unit = wg_test_fill (store, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WgRow) row = wg_store_load_row (store, &wg_kind_unit, unit, &error);
      g_autoptr (WgRow) changed = NULL;
      g_autoptr (WgEdit) edit = wg_edit_new (names[i]);

      g_assert_no_error (error);
      changed = wg_row_copy (row);
      wg_row_set_text (changed, WG_UNIT_NAME, names[i]);
      wg_edit_update (edit, row, changed);
      wg_test_apply (store, edit);
      *clock = now - 86400000;
    }
  *clock = now;
  return unit;
}

static void
on_set (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = wg_history_keeping_set_finish (result, &error);

  g_assert_no_error (error);
  *(gboolean *) data = ok;
}

static void
set (Town *town,
     guint months)
{
  gboolean done = FALSE;

  wg_history_keeping_set_async (town->district, months, NULL, on_set, &done);
  while (!done || wg_history_keeping_get_months (town->district) != months)
    g_main_context_iteration (NULL, TRUE);
}

static char *
tell (Town  *town,
      gint64 unit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) edits = wg_unit_history_load (town->district, unit, NULL, &error);

  g_assert_no_error (error);
  return wg_unit_history_to_text (edits);
}

static void
test_choice (Town         *town,
             gconstpointer data)
{
  gint64 clock = 0, unit = fill (town, &clock);
  g_autofree char *before = tell (town, unit), *after = NULL, *label = NULL;

  g_assert_cmpuint (wg_history_keeping_get_months (town->district), ==, 0);
  g_assert_nonnull (strstr (before, "旧名 → 新名"));
  g_assert_nonnull (strstr (before, "桥南社区 → 旧名"));
  set (town, 12);
  after = tell (town, unit);
  g_assert_nonnull (strstr (after, "旧名 → 新名"));
  g_assert_null (strstr (after, "桥南社区 → 旧名"));
  g_assert_nonnull (strstr (after, "not kept any more"));
  wg_test_assert_sane (wg_district_get_store (town->district));

  set (town, 0);
  label = wg_store_dup_undo_label (wg_district_get_store (town->district));
  g_assert_cmpstr (label, ==, "Keep old values: For ever");
}

/* A clock that was put back shows: the order stays, and what it said is told. */
static void
test_clock (Town         *town,
            gconstpointer data)
{
  WgStore *store = wg_district_get_store (town->district);
  gint64 clock = 0, unit = fill (town, &clock);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgRow) row = wg_store_load_row (store, &wg_kind_unit, unit, &error);
  g_autoptr (WgRow) changed = wg_row_copy (row);
  g_autoptr (WgEdit) edit = wg_edit_new ("put back");
  g_autoptr (GPtrArray) edits = NULL;
  const WgHistoryEdit *last;
  g_autofree char *when = NULL, *csv = NULL;

  clock = G_GINT64_CONSTANT (1262304000000); /* 2010-01-01 08:00 there */
  wg_row_set_text (changed, WG_UNIT_NAME, "末名");
  wg_edit_update (edit, row, changed);
  wg_edit_set_actor (edit, "甲", "书记");
  wg_test_apply (store, edit);
  edits = wg_unit_history_load (town->district, unit, NULL, &error);
  g_assert_no_error (error);
  last = g_ptr_array_index (edits, 0);
  g_assert_cmpstr (last->label, ==, "put back");
  g_assert_cmpstr (last->who, ==, "甲 (书记)");
  g_assert_cmpstr (last->clock, ==, "2010-01-01 08:00");
  g_assert_cmpstr (last->when, >, "2020");
  when = wg_history_edit_dup_when (last);
  g_assert_true (g_str_has_suffix (when, "(the computer's clock said 2010-01-01 08:00)"));
  g_assert_null (((WgHistoryEdit *) g_ptr_array_index (edits, 1))->clock);
  csv = wg_unit_history_to_csv (edits);
  g_assert_nonnull (strstr (csv, "末名,2010-01-01 08:00\r\n"));
}

/* A choice of some time ago is followed whenever the file is opened and found sound. */
static void
test_keeper (Town         *town,
             gconstpointer data)
{
  gint64 clock = 0, unit;
  WgStore *store = wg_district_get_store (town->district);
  g_autoptr (WgBackupKeeper) keeper = wg_backup_keeper_new (town->district);
  g_autofree char *after = NULL;
  gint64 last;

  unit = fill (town, &clock);
  wg_test_set (store, WG_SETTING_HISTORY_MONTHS, "24");
  while (wg_history_keeping_get_months (town->district) != 24)
    g_main_context_iteration (NULL, TRUE);
  last = wg_store_get_last_edit (store, NULL);
  wg_backup_keeper_check (keeper);
  while (wg_store_get_last_edit (store, NULL) == last)
    g_main_context_iteration (NULL, TRUE);
  after = tell (town, unit);
  g_assert_nonnull (strstr (after, "not kept any more"));
  wg_test_assert_sane (store);
}

static void
test_words (void)
{
  const guint *choices = wg_history_keeping_choices ();
  g_autofree char *half = wg_history_keeping_dup_words (6);
  g_autofree char *one = wg_history_keeping_dup_words (12);
  g_autofree char *ten = wg_history_keeping_dup_words (120);
  g_autofree char *all = wg_history_keeping_dup_words (0);
  g_autofree char *day = wg_history_keeping_dup_first_day (6);

  g_assert_cmpuint (choices[0], ==, 6); /* S-02 */
  g_assert_cmpstr (half, ==, "6 months");
  g_assert_cmpstr (one, ==, "1 year");
  g_assert_cmpstr (ten, ==, "10 years");
  g_assert_cmpstr (all, ==, "For ever");
  g_assert_true (g_str_has_suffix (day, "-01"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history-keeping/words", test_words);
  g_test_add ("/history-keeping/choice", Town, NULL, town_set_up, test_choice, town_tear_down);
  g_test_add ("/history-keeping/clock", Town, NULL, town_set_up, test_clock, town_tear_down);
  g_test_add ("/history-keeping/keeper", Town, NULL, town_set_up, test_keeper, town_tear_down);
  return g_test_run ();
}
