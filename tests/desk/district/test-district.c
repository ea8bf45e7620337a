/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-district.h"

#include "wg-choropleth.h"
#include "wg-file-care.h"
#include "wg-render.h"
#include "wg-small-town.h"
#include "wg-sqlite-engine.h"
#include "wg-store.h"
#include "wg-store-error.h"
#include "wg-test.h"

#include <math.h>

typedef struct
{
  WgTestDir  *dir;
  char       *path;
  WgDistrict *district;
  GError     *error;
  guint       n_changed;
  gboolean    done;
} Fixture;

static void
write_town (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgSmallTown) town = wg_small_town_new ();
  g_autoptr (WgEdit) edit = wg_small_town_make_edit (town);
  g_autoptr (WgStore) store =
    wg_store_open (path, WG_STORE_OPEN_CREATE | WG_STORE_OPEN_EXCLUSIVE, &error);

  g_assert_no_error (error);
  wg_store_apply (store, edit, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  wg_store_close (store, &error);
  g_assert_no_error (error);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Fixture *fixture = data;

  fixture->district = wg_district_open_finish (result, &fixture->error);
  fixture->done = TRUE;
}

static void
on_changed (WgDistrict *district,
            Fixture    *fixture)
{
  fixture->n_changed++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->dir = wg_test_dir_new ();
  fixture->path = wg_test_dir_file (fixture->dir, "town.wangge");
  write_town (fixture->path);
  wg_district_open_async (fixture->path, WG_DISTRICT_READ_WRITE, NULL, on_opened, fixture);
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (fixture->error);
  g_signal_connect (fixture->district, "changed", G_CALLBACK (on_changed), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  wg_district_close (fixture->district);
  wg_test_finalize (fixture->district);
  g_free (fixture->path);
  wg_test_dir_free (fixture->dir);
}

static void
wait_changed (Fixture *fixture,
              guint    n)
{
  while (fixture->n_changed < n)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_opened (Fixture      *fixture,
             gconstpointer data)
{
  WgDistrict *district = fixture->district;
  g_autoptr (GPtrArray) path = wg_district_get_path_to (district, 4);

  g_assert_cmpstr (wg_district_get_path (district), ==, fixture->path);
  g_assert_cmpstr (wg_district_get_name (district), ==, "小镇区");
  g_assert_false (wg_district_get_read_only (district));
  g_assert_null (wg_district_dup_read_only_reason (district));
  g_assert_true (wg_clock_is_demo (wg_district_get_clock (district)));
  g_assert_cmpstr (wg_district_get_setting (district, "demo_now"), ==, "2026-10-12 08:30");
  g_assert_null (wg_district_get_setting (district, "nothing"));
  g_assert_cmpuint (wg_district_get_units (district)->len, ==, 7);
  g_assert_cmpuint (wg_district_get_grids (district)->len, ==, 4);
  g_assert_cmpuint (path->len, ==, 3);
  g_assert_cmpint (wg_unit_get_id (g_ptr_array_index (path, 0)), ==, 1);
  g_assert_cmpuint (wg_district_get_branches_of_grid (district, 11)->len, ==, 1);
  g_assert_cmpstr (wg_district_get_level_name (district, 2), ==, "街道");
  g_assert_cmpuint (wg_map_snapshot_get_n_grids (wg_district_get_snapshot (district)), ==, 4);
  g_assert_nonnull (wg_district_find_indicator (district, "density"));
  g_assert_cmpuint (wg_district_get_indicators (district)->len, >=, 9);
}

static const struct
{
  const char   *indicator;
  const char   *unit;
  const char   *printed;
  WgFigureState state;
} figures[] = {
  { "households", "990101001", "751", WG_VALUE_SHOWN },
  { "residents", "990101001", "1,595", WG_VALUE_SHOWN },
  { "full_members", "990101001001", "16", WG_VALUE_SHOWN },
  { "branches", "990101001002", "1", WG_VALUE_SHOWN },
  { "staffed_1n", "990101", "75.0", WG_VALUE_SHOWN },
  { "staff_part", "990101001", "12", WG_VALUE_SHOWN },
};

static void
test_figures (Fixture      *fixture,
              gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autoptr (GError) error = NULL;
      WgUnit *unit = wg_district_find_unit_by_code (fixture->district, figures[i].unit);
      g_autoptr (WgFigure) figure = wg_district_evaluate (fixture->district, figures[i].indicator,
                                                          wg_unit_get_id (unit), WG_BY_NONE, &error);
      g_autofree char *printed = NULL;

      g_assert_no_error (error);
      printed = wg_figure_format (figure);
      g_assert_cmpstr (printed, ==, figures[i].printed);
      g_assert_cmpint (figure->state, ==, figures[i].state);
    }
}

/* Grid 13 has three residents: hidden, and with it the next smallest, or the sum would tell. */
static void
test_hidden_parts (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgFigure) grids = wg_district_evaluate (fixture->district, "residents", 0, WG_BY_GRID,
                                                     &error);
  g_autoptr (WgFigure) units = wg_district_evaluate (fixture->district, "residents", 2, WG_BY_UNIT,
                                                     &error);

  g_assert_no_error (error);
  g_assert_cmpuint (grids->parts->len, ==, 4);
  g_assert_cmpint (g_array_index (grids->parts, WgFigurePart, 2).state, ==, WG_VALUE_SUPPRESSED);
  g_assert_cmpint (g_array_index (grids->parts, WgFigurePart, 3).state, ==, WG_VALUE_SUPPRESSED);
  g_assert_cmpfloat (g_array_index (grids->parts, WgFigurePart, 1).value, ==, 612);
  g_assert_cmpfloat (g_array_index (units->parts, WgFigurePart, 1).value, ==, 423);
}

/* What nobody has counted gives way to something that the map can show. */
static void
test_suggestion (Fixture      *fixture,
                 gconstpointer data)
{
  g_assert_cmpstr (wg_choropleth_suggest_indicator (fixture->district, 0, "residents"), ==,
                   "residents");
  g_assert_cmpstr (wg_choropleth_suggest_indicator (fixture->district, 0, "happiness"), ==,
                   "households");
  g_assert_cmpstr (wg_choropleth_suggest_indicator (fixture->district, 99, "density"), ==, "density");
}

static void
test_no_such_figure (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (wg_district_evaluate (fixture->district, "happiness", 0, WG_BY_NONE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (wg_district_evaluate (fixture->district, "households", 0, WG_BY_MONTH, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

static void
test_choropleth (Fixture      *fixture,
                 gconstpointer data)
{
  const WgChoroplethOptions options = { .method = WG_BREAKS_EQUAL, .n_classes = 3, .ramp = "blue" };
  g_autoptr (GError) error = NULL;
  g_autoptr (WgChoropleth) whole = wg_choropleth_new (fixture->district, "households", 0, &options,
                                                      &error);
  g_autoptr (WgChoropleth) part = wg_choropleth_new (fixture->district, "residents", 4, &options,
                                                     &error);
  WgMapSnapshot *snapshot = wg_district_get_snapshot (fixture->district);
  guint counted = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < whole->legend.n_classes; i++)
    counted += whole->legend.classes[i].count;
  g_assert_cmpuint (counted, ==, 4);
  g_assert_cmpfloat (whole->legend.classes[0].from, ==, 150);
  g_assert_cmpfloat (whole->legend.classes[whole->legend.n_classes - 1].to, ==, 221);
  /* Outside the question the base map shows through; hidden counts are hatched. */
  g_assert_cmpuint (part->colours->class_of_area[wg_map_snapshot_find (snapshot, 11)], ==,
                    WG_CLASS_UNTOUCHED);
  g_assert_cmpuint (part->colours->class_of_area[wg_map_snapshot_find (snapshot, 13)], ==,
                    WG_CLASS_NO_DATA);
  g_assert_cmpuint (part->legend.n_no_data, ==, 2);
}

static void
on_applied (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Fixture *fixture = data;

  g_assert_true (wg_district_apply_finish (WG_DISTRICT (source), result, &fixture->error));
  fixture->done = TRUE;
}

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Fixture *fixture = data;

  g_assert_true (wg_district_undo_finish (WG_DISTRICT (source), result, &fixture->error));
  fixture->done = TRUE;
}

static double
get_households (Fixture *fixture)
{
  g_autoptr (WgFigure) figure = wg_district_evaluate (fixture->district, "households", 0,
                                                      WG_BY_NONE, NULL);

  return figure->value;
}

/* A figure follows an edit, its undo and its redo; each tells "changed" once. */
static void
test_edit (Fixture      *fixture,
           gconstpointer data)
{
  WgRow *row = wg_grid_get_row (wg_district_find_grid (fixture->district, 11));
  g_autoptr (WgRow) changed = wg_row_copy (row);
  g_autoptr (WgEdit) edit = wg_edit_new ("改户数");
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  wg_row_set_int (changed, WG_GRID_HOUSEHOLDS, 300);
  wg_edit_update (edit, row, changed);
  wg_district_apply_async (fixture->district, edit, NULL, on_applied, fixture);
  wait_changed (fixture, 1);
  g_assert_cmpfloat (get_households (fixture), ==, 851);
  undo = wg_district_dup_undo_label (fixture->district);
  g_assert_cmpstr (undo, ==, "改户数");

  wg_district_undo_async (fixture->district, NULL, on_undone, fixture);
  wait_changed (fixture, 2);
  g_assert_cmpfloat (get_households (fixture), ==, 751);
  redo = wg_district_dup_redo_label (fixture->district);
  g_assert_cmpstr (redo, ==, "改户数");

  wg_district_redo_async (fixture->district, NULL, on_undone, fixture);
  wait_changed (fixture, 3);
  g_assert_cmpfloat (get_households (fixture), ==, 851);
}

static void
test_search (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GListStore) hits = wg_district_search (fixture->district, "hdjd", 5);
  g_autoptr (WgSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (hits), 0);

  g_assert_cmpint (wg_search_hit_get_id (hit), ==, 2);
}

static void
on_search_ready (WgDistrict *district,
                 Fixture    *fixture)
{
  fixture->done = TRUE;
}

/* Prepared once, and again for what an edit made of it. */
static void
test_prepared_search (Fixture      *fixture,
                      gconstpointer data)
{
  WgRow *row = wg_unit_get_row (wg_district_find_unit (fixture->district, 2));
  g_autoptr (WgRow) changed = wg_row_copy (row);
  g_autoptr (WgEdit) edit = wg_edit_new ("改名");
  g_autoptr (GListStore) hits = NULL;

  g_signal_connect (fixture->district, "search-ready", G_CALLBACK (on_search_ready), fixture);
  fixture->done = FALSE;
  wg_district_prepare_search (fixture->district);
  wg_district_prepare_search (fixture->district);
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
  wg_row_set_text (changed, WG_UNIT_NAME, "望湖街道");
  wg_edit_update (edit, row, changed);
  wg_district_apply_async (fixture->district, edit, NULL, NULL, NULL);
  fixture->done = FALSE;
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
  hits = wg_district_search (fixture->district, "whjd", 5);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hits)), ==, 1);
}

static void
on_refused (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Fixture *fixture = data;

  g_assert_false (wg_district_apply_finish (WG_DISTRICT (source), result, &fixture->error));
  fixture->done = TRUE;
}

static void
on_closed_to_writing (WgDistrict *district,
                      guint      *n)
{
  g_assert_true (wg_district_get_read_only (district));
  ++*n;
}

/* Found damaged by an edit: told, so that whoever shows the file can say it from then on. */
static void
test_closed_to_writing (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_saved_view, 0);
  g_autoptr (WgEdit) edit = wg_edit_new ("view");
  g_autoptr (GError) error = NULL;
  WgEngine *engine;
  guint n = 0;

  wg_district_close (fixture->district);
  g_clear_object (&fixture->district);
  engine = wg_sqlite_engine_open (fixture->path, WG_SQLITE_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (wg_engine_run_script (engine, "DROP TABLE saved_view;", &error));
  g_assert_no_error (error);
  wg_engine_close (engine);
  fixture->district = wg_district_open (fixture->path, WG_DISTRICT_NO_MAP, &error);
  g_assert_no_error (error);
  g_assert_false (wg_district_get_read_only (fixture->district));
  g_signal_connect (fixture->district, "closed-to-writing", G_CALLBACK (on_closed_to_writing), &n);

  wg_row_set_text (row, WG_SAVED_VIEW_NAME, "view");
  wg_row_set_text (row, WG_SAVED_VIEW_PAGE, "stats");
  wg_row_set_text (row, WG_SAVED_VIEW_CONTENT, "{}");
  wg_edit_insert (edit, row);
  fixture->done = FALSE;
  wg_district_apply_async (fixture->district, edit, NULL, on_refused, fixture);
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (fixture->error, WG_STORE_ERROR, WG_STORE_ERROR_DAMAGED);
  g_clear_error (&fixture->error);
  g_assert_cmpuint (n, ==, 1);
}

static void
test_care (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = wg_test_dir_file (fixture->dir, "copy.wangge");
  g_autofree char *moved = NULL;
  g_autofree char *mark = NULL;
  g_autofree char *line = NULL;
  g_autoptr (WgFileFacts) facts = wg_file_facts_new (fixture->district);
  g_autoptr (GPtrArray) problems = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (facts->schema_version, >=, 1);
  g_assert_cmpint (facts->last_edit, ==, 1);
  g_assert_nonnull (facts->last_edit_at);
  g_assert_null (facts->last_backup);
  mark = wg_file_dup_chain_mark (fixture->district);
  g_assert_true (g_regex_match_simple ("^1 · [0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}$", mark, 0, 0));
  line = wg_file_dup_chain_line (fixture->district);
  g_assert_true (g_str_has_prefix (line, "Edit 1 · "));
  g_assert_true (g_str_has_suffix (line, mark));
  wg_district_close (fixture->district);
  g_assert_true (wg_file_backup (fixture->path, backup, &error));
  g_assert_no_error (error);
  problems = wg_file_verify (backup, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_true (wg_file_restore (backup, fixture->path, &moved, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (moved, G_FILE_TEST_EXISTS));
}

static void
test_render (Fixture      *fixture,
             gconstpointer data)
{
  static const char *const names[] = { "map.png", "map.pdf", "map.svg" };
  const WgRenderOptions options = {
    .unit = 2, .indicator = "households", .width = 800, .height = 600, .scale = 1,
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *line = wg_render_scope_line (fixture->district, 4, "households");
  g_autofree char *other = wg_test_dir_file (fixture->dir, "map.docx");

  g_assert_true (g_str_has_prefix (line, "小镇区 ▸ 河东街道 ▸ 西园社区 · 2026-10-12"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = wg_test_dir_file (fixture->dir, names[i]);
      g_autofree char *content = NULL;
      gsize length;

      wg_render_map (fixture->district, &options, path, &error);
      g_assert_no_error (error);
      g_file_get_contents (path, &content, &length, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (length, >, 2000);
    }
  g_assert_false (wg_render_map (fixture->district, &options, other, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
}

static void
test_refused (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *text = wg_test_dir_write (dir, "notes.txt", "not a database, but long enough to "
                                             "be read as a header of one", -1);
  g_autofree char *missing = wg_test_dir_file (dir, "missing.wangge");
  g_autoptr (GError) error = NULL;

  g_assert_null (wg_district_open (text, WG_DISTRICT_READ_WRITE, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_A_DATABASE);
  g_assert_nonnull (strstr (error->message, "notes.txt"));
  g_clear_error (&error);
  g_assert_null (wg_district_open (missing, WG_DISTRICT_READ_WRITE, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_FOUND);
}

#define ADD(name) g_test_add ("/desk/district/" #name, Fixture, NULL, set_up, test_##name, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD (opened);
  ADD (figures);
  ADD (hidden_parts);
  ADD (suggestion);
  ADD (no_such_figure);
  ADD (choropleth);
  ADD (edit);
  ADD (closed_to_writing);
  ADD (search);
  ADD (prepared_search);
  ADD (care);
  ADD (render);
  g_test_add_func ("/desk/district/refused", test_refused);
  return g_test_run ();
}
