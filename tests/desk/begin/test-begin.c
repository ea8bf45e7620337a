/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-begin.h"

#include "wg-findings.h"
#include "wg-import-fixture.h"
#include "wg-search-hit.h"
#include "wg-store.h"

#include <string.h>

typedef struct
{
  WgTestDir *dir;
  char      *path;
  WgBegin   *begin;
  guint      n_changed;
  GError    *error;
  gboolean   done, worked;
} Fixture;

static void
on_changed (WgBegin *begin,
            Fixture *fixture)
{
  fixture->n_changed++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->dir = wg_test_dir_new ();
  fixture->path = wg_test_dir_file (fixture->dir, "street.wangge");
  fixture->begin = wg_begin_new (&fixture->error);
  g_assert_no_error (fixture->error);
  g_signal_connect (fixture->begin, "changed", G_CALLBACK (on_changed), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->begin);
  g_clear_error (&fixture->error);
  g_free (fixture->path);
  wg_test_dir_free (fixture->dir);
}

static WgBeginCommunity *
get (Fixture *fixture,
     guint    i)
{
  g_autoptr (WgBeginCommunity) community =
    g_list_model_get_item (wg_begin_get_communities (fixture->begin), i);

  return community;
}

/* "C-03 990101100 …\n" for every problem. */
static char *
list_rules (WgBegin *begin)
{
  g_autoptr (GPtrArray) problems = wg_begin_check (begin);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const WgBeginProblem *problem = g_ptr_array_index (problems, i);

      g_assert_cmpstr (problem->sentence, !=, "");
      g_string_append_printf (text, "%s%s ", problem->rule != NULL ? problem->rule : "-",
                              problem->community != NULL ? "c" : "s");
    }
  return g_string_free (text, FALSE);
}

static WgDistrict *
open_file (Fixture *fixture)
{
  WgDistrict *district = wg_district_open (fixture->path, WG_DISTRICT_NO_MAP, &fixture->error);

  g_assert_no_error (fixture->error);
  return district;
}

static void
test_by_hand (Fixture      *fixture,
              gconstpointer data)
{
  guint communities, grids;
  g_autoptr (WgDistrict) district = NULL;
  g_autofree char *undo = NULL;
  WgUnit *street, *community;

  wg_begin_set_street (fixture->begin, "青禾街道", "990101001");
  g_assert_cmpuint (wg_begin_add_communities (fixture->begin, "东园社区\n西园社区、前村"), ==, 3);
  g_assert_cmpuint (wg_begin_add_communities (fixture->begin, "东园社区,  ,"), ==, 0);
  g_assert_cmpstr (wg_begin_community_get_code (get (fixture, 1)), ==, "990101001002");
  /* A village is numbered from 200. */
  g_assert_cmpstr (wg_begin_community_get_code (get (fixture, 2)), ==, "990101001200");
  wg_begin_set_all_grids (fixture->begin, 3);
  g_object_set (get (fixture, 1), "grids", 5, NULL);
  wg_begin_count (fixture->begin, &communities, &grids);
  g_assert_cmpuint (communities, ==, 3);
  g_assert_cmpuint (grids, ==, 11);
  g_assert_cmpuint (fixture->n_changed, >, 0);

  g_assert_true (wg_begin_create (fixture->begin, fixture->path, NULL, &fixture->error));
  g_assert_no_error (fixture->error);
  district = open_file (fixture);
  g_assert_cmpuint (wg_district_get_units (district)->len, ==, 4);
  g_assert_cmpuint (wg_district_get_grids (district)->len, ==, 11);
  street = wg_district_find_unit_by_code (district, "990101001");
  community = wg_district_find_unit_by_code (district, "990101001002");
  g_assert_cmpstr (wg_unit_get_body_type (street), ==, "working_committee");
  g_assert_cmpint (wg_unit_get_parent_id (community), ==, wg_unit_get_id (street));
  g_assert_cmpstr (wg_district_get_level_name (district, wg_unit_get_level (street)), !=, "");
  g_assert_cmpstr (wg_district_get_setting (district, "level_template"), ==, "levels-yangjiang");
  g_assert_cmpstr (wg_district_get_setting (district, "code_scheme"), ==, "15");
  g_assert_cmpstr (wg_grid_get_code (g_ptr_array_index (wg_district_get_grids (district), 3)), ==,
                   "990101001002001");
  /* Nobody takes the whole street away with undo. */
  undo = wg_district_dup_undo_label (district);
  g_assert_null (undo);
  wg_district_close (district);
}

/* What the assistant let pass has no breach of a code rule in the file either. */
static void
test_no_breach (Fixture      *fixture,
                gconstpointer data)
{
  static const char *const rules[] = { "C-01", "C-02", "C-03", "G-01", "G-02", "G-04" };
  g_autoptr (WgDistrict) district = NULL;

  wg_begin_set_street (fixture->begin, "石桥镇", "990101100");
  wg_begin_add_communities (fixture->begin, "甲社区\n乙村");
  wg_begin_set_all_grids (fixture->begin, 2);
  g_assert_true (wg_begin_create (fixture->begin, fixture->path, NULL, &fixture->error));
  district = open_file (fixture);
  g_assert_cmpstr (wg_unit_get_body_type (wg_district_find_unit_by_code (district, "990101100")),
                   ==, "town_committee");
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      WgFindingsQuery query = { .rule = rules[i] };
      g_autoptr (GPtrArray) findings =
        wg_findings_evaluate (district, &query, NULL, &fixture->error);

      g_assert_no_error (fixture->error);
      g_assert_cmpuint (findings->len, ==, 0);
    }
  wg_district_close (district);
}

static void
test_codes (Fixture      *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *name, *code, *rules;
  } cases[] = {
    { "青禾街道", "990101001", "" },
    { "青禾街道", "990101100", "C-03s " },
    { "青禾街道办事处", "990101100", "C-03s " },
    { "石桥镇", "990101100", "" },
    { "石桥镇", "990101001", "C-03s " },
    { "河口乡", "990101200", "" },
    { "开发区", "990101400", "" },
    { "青禾街道", "99010100", "C-01s " },
    { "青禾街道", "99010100A", "C-01s " },
    { "青禾街道", "", "C-01s " },
    { "", "990101001", "-s " },
    { "  ", "", "-s C-01s " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rules = NULL;

      wg_begin_set_street (fixture->begin, cases[i].name, cases[i].code);
      g_assert_cmpstr (wg_begin_get_name (fixture->begin), ==, cases[i].name);
      g_assert_cmpstr (wg_begin_get_code (fixture->begin), ==, cases[i].code);
      rules = list_rules (fixture->begin);
      g_assert_cmpstr (rules, ==, cases[i].rules);
    }
}

static void
test_community_codes (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *twice = NULL;
  g_autofree char *foreign = NULL;
  g_autofree char *unnamed = NULL;
  g_autofree char *untaken = NULL;

  wg_begin_set_street (fixture->begin, "青禾街道", "990101001");
  wg_begin_add_communities (fixture->begin, "东园社区\n西园社区");
  g_object_set (get (fixture, 1), "code", "990101001001", NULL);
  twice = list_rules (fixture->begin);
  g_assert_cmpstr (twice, ==, "G-02c G-02c ");
  g_object_set (get (fixture, 1), "code", "990102001001", NULL);
  foreign = list_rules (fixture->begin);
  g_assert_cmpstr (foreign, ==, "C-02c ");
  g_assert_false (wg_begin_create (fixture->begin, fixture->path, NULL, &fixture->error));
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (fixture->error->message, "C-02"));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_object_set (get (fixture, 1), "name", " ", "code", "990101001007", NULL);
  unnamed = list_rules (fixture->begin);
  g_assert_cmpstr (unnamed, ==, "-c ");
  /* What is not taken is not checked. */
  g_object_set (get (fixture, 1), "taken", FALSE, NULL);
  untaken = list_rules (fixture->begin);
  g_assert_cmpstr (untaken, ==, "");
}

/* Typed before the street has its code, and after it was corrected. */
static void
test_codes_follow (Fixture      *fixture,
                   gconstpointer data)
{
  wg_begin_set_street (fixture->begin, "青禾街道", "");
  wg_begin_add_communities (fixture->begin, "东园社区\n西园社区");
  g_assert_cmpstr (wg_begin_community_get_code (get (fixture, 0)), ==, "");
  wg_begin_set_street (fixture->begin, "青禾街道", "990101001");
  g_assert_cmpstr (wg_begin_community_get_code (get (fixture, 0)), ==, "990101001001");
  g_assert_cmpstr (wg_begin_community_get_code (get (fixture, 1)), ==, "990101001002");
  g_object_set (get (fixture, 1), "code", "990101001009", NULL);
  wg_begin_set_street (fixture->begin, "青禾街道", "990101002");
  g_assert_cmpstr (wg_begin_community_get_code (get (fixture, 1)), ==, "990101002009");
  wg_begin_remove_community (fixture->begin, get (fixture, 0));
  g_assert_cmpuint (g_list_model_get_n_items (wg_begin_get_communities (fixture->begin)), ==, 1);
  g_assert_cmpstr (wg_begin_community_get_name (get (fixture, 0)), ==, "西园社区");
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(WgCodeList **) data = wg_code_list_read_finish (result, NULL);
}

static WgCodeList *
read_list (const char *path)
{
  WgCodeList *list = NULL;

  wg_code_list_read_async (path, NULL, on_read, &list);
  while (list == NULL)
    g_main_context_iteration (NULL, TRUE);
  return list;
}

static void
test_from_list (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = town_path ("code-list.csv");
  g_autoptr (WgCodeList) list = read_list (path);
  g_autoptr (WgDistrict) district = NULL;
  guint communities, grids;

  wg_begin_add_communities (fixture->begin, "先前输入的");
  wg_begin_take_street (fixture->begin, list,
                        wg_row_get_id (wg_code_list_find_code (list, "990101001")));
  g_assert_cmpstr (wg_begin_get_name (fixture->begin), ==, "青禾街道");
  wg_begin_count (fixture->begin, &communities, &grids);
  g_assert_cmpuint (communities, ==, 3);
  g_assert_cmpuint (grids, ==, 0);
  g_assert_true (wg_begin_community_get_listed (get (fixture, 0)));
  g_object_set (get (fixture, 1), "taken", FALSE, NULL);
  g_assert_false (wg_begin_community_get_taken (get (fixture, 1)));
  g_object_set (get (fixture, 2), "grids", 4, NULL);
  g_assert_cmpuint (wg_begin_community_get_grids (get (fixture, 2)), ==, 4);
  wg_begin_add_communities (fixture->begin, "新园社区");
  g_assert_cmpstr (wg_begin_community_get_code (get (fixture, 3)), ==, "990101001003");
  g_assert_true (wg_begin_create (fixture->begin, fixture->path, NULL, &fixture->error));
  district = open_file (fixture);
  g_assert_cmpuint (wg_district_get_units (district)->len, ==, 4);
  g_assert_null (wg_district_find_unit_by_code (district, "990101001002"));
  g_assert_cmpuint (wg_district_get_grids (district)->len, ==, 4);
  wg_district_close (district);
}

/* Every street of the public list can be begun from without a breach of the rules of codes. */
static void
test_public_list (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *path = wg_test_shared ("hierarchy/five-places-flat.csv");
  g_autoptr (WgCodeList) list = NULL;
  g_autoptr (GListStore) streets = NULL;
  guint n_units = 0;

  if (path == NULL)
    return;
  list = read_list (path);
  streets = wg_code_list_search (list, "", 1000);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (streets)); i++)
    {
      g_autoptr (WgSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (streets), i);
      g_autofree char *rules = NULL;
      guint communities, grids;

      wg_begin_take_street (fixture->begin, list, wg_search_hit_get_id (hit));
      rules = list_rules (fixture->begin);
      g_assert_cmpstr (rules, ==, "");
      wg_begin_count (fixture->begin, &communities, &grids);
      n_units += communities + 1;
    }
  g_assert_cmpuint (n_units, ==, 3617 + 265);
}

/* In the words of each template, and with its own number for the street's level. */
static void
test_templates (Fixture      *fixture,
                gconstpointer data)
{
  GPtrArray *templates = wg_templates_list (wg_begin_get_templates (fixture->begin));

  wg_begin_set_street (fixture->begin, "青禾街道", "990101001");
  wg_begin_add_communities (fixture->begin, "东园社区");
  wg_begin_set_template (fixture->begin, "levels-moon");
  for (guint i = 0; i < templates->len; i++)
    {
      const WgLevelTemplate *template = g_ptr_array_index (templates, i);
      g_autofree char *name = g_strdup_printf ("%u.wangge", i);
      g_autofree char *path = wg_test_dir_file (fixture->dir, name);
      g_autoptr (WgDistrict) district = NULL;
      guint level;

      wg_begin_set_template (fixture->begin, template->id);
      g_assert_true (wg_begin_get_template (fixture->begin) == template);
      g_assert_true (wg_begin_create (fixture->begin, path, NULL, &fixture->error));
      district = wg_district_open (path, WG_DISTRICT_NO_MAP, &fixture->error);
      g_assert_no_error (fixture->error);
      level = wg_unit_get_level (wg_district_find_unit_by_code (district, "990101001"));
      g_assert_cmpuint (level, ==,
                        wg_level_template_find_place (template, WG_LEVEL_PLACE_TOWNSHIP)->number);
      g_assert_cmpstr (wg_district_get_level_name (district, level), ==,
                       wg_level_template_find_number (template, level)->name);
      wg_district_close (district);
    }
}

static void
test_not_over_another (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *path = wg_test_dir_write (fixture->dir, "mine.wangge", "my own words", -1);
  g_autofree char *content = NULL;

  wg_begin_set_street (fixture->begin, "青禾街道", "990101001");
  g_assert_false (wg_begin_create (fixture->begin, path, NULL, &fixture->error));
  g_assert_error (fixture->error, WG_STORE_ERROR, WG_STORE_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "my own words");
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  wg_begin_set_street (fixture->begin, "青禾街道", "990101001");
  g_cancellable_cancel (cancellable);
  g_assert_false (wg_begin_create (fixture->begin, fixture->path, cancellable, &fixture->error));
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
on_created (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Fixture *fixture = data;

  fixture->worked = wg_begin_create_finish (WG_BEGIN (source), result, &fixture->error);
  fixture->done = TRUE;
}

/* One edit, and a file that is whole. */
static void
test_async (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (WgStore) store = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) classes = NULL;
  g_autoptr (WgEdit) edit = NULL;

  wg_begin_set_street (fixture->begin, "青禾街道", "990101001");
  wg_begin_add_communities (fixture->begin, "东园社区");
  edit = wg_begin_make_edit (fixture->begin);
  g_assert_true (wg_edit_is_beginning (edit));
  wg_begin_create_async (fixture->begin, fixture->path, NULL, on_created, fixture);
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (fixture->error);
  g_assert_true (fixture->worked);
  store = wg_store_open (fixture->path, WG_STORE_OPEN_READ_ONLY, &fixture->error);
  g_assert_cmpint (wg_store_get_last_edit (store, NULL), ==, 1);
  problems = wg_store_verify (store, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (problems->len, ==, 0);
  /* Records can be entered at once: the classes that ship are there. */
  classes = wg_store_load (store, &wg_kind_service_class, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (classes->len, >, 30);
}

#define ADD(path, test) g_test_add ("/desk/begin/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("by-hand", test_by_hand);
  ADD ("no-breach", test_no_breach);
  ADD ("codes", test_codes);
  ADD ("community-codes", test_community_codes);
  ADD ("codes-follow", test_codes_follow);
  ADD ("from-list", test_from_list);
  ADD ("public-list", test_public_list);
  ADD ("templates", test_templates);
  ADD ("not-over-another", test_not_over_another);
  ADD ("cancelled", test_cancelled);
  ADD ("async", test_async);
  return g_test_run ();
}
