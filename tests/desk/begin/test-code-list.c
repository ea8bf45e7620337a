/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-code-list.h"

#include "wg-import-fixture.h"
#include "wg-search-hit.h"

typedef struct
{
  WgCodeList *list;
  GError     *error;
  gboolean    done;
} Reading;

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Reading *reading = data;

  reading->list = wg_code_list_read_finish (result, &reading->error);
  reading->done = TRUE;
}

static void
read_list (Reading    *reading,
           const char *path)
{
  *reading = (Reading){ NULL };
  wg_code_list_read_async (path, NULL, on_read, reading);
  while (!reading->done)
    g_main_context_iteration (NULL, TRUE);
}

/* Titles of the hits, with their subtitles. */
static char *
search (WgCodeList *list,
        const char *query,
        guint       limit)
{
  g_autoptr (GListStore) hits = wg_code_list_search (list, query, limit);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (hits)); i++)
    {
      g_autoptr (WgSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (hits), i);

      g_string_append_printf (text, "%s|%s\n", wg_search_hit_get_title (hit),
                              wg_search_hit_get_subtitle (hit));
    }
  return g_string_free (text, FALSE);
}

static void
test_search (void)
{
  static const struct
  {
    const char *query;
    guint       limit;
    const char *found;
  } cases[] = {
    { "青禾", 9, "青禾街道|990101001 · 虚构市 临江区\n青禾街道|990102001 · 虚构市 望山区\n" },
    { "qinghe", 1, "青禾街道|990101001 · 虚构市 临江区\n" },
    { "la", 9, "柳岸街道|990101002 · 虚构市 临江区\n" },
    { " 9901011 ", 9, "石桥镇|990101100 · 虚构市 临江区\n" },
    { "东园", 9, "" },
    { "", 2, "青禾街道|990101001 · 虚构市 临江区\n柳岸街道|990101002 · 虚构市 临江区\n" },
  };
  g_autofree char *path = town_path ("code-list.csv");
  Reading reading;

  read_list (&reading, path);
  g_assert_no_error (reading.error);
  g_assert_cmpuint (wg_code_list_get_n_streets (reading.list), ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = search (reading.list, cases[i].query, cases[i].limit);

      g_assert_cmpstr (found, ==, cases[i].found);
    }
  wg_code_list_unref (reading.list);
}

static void
test_communities (void)
{
  g_autofree char *path = town_path ("code-list.csv");
  g_autoptr (GPtrArray) communities = NULL;
  g_autoptr (WgCodeList) again = NULL;
  Reading reading;
  WgRow *street;

  read_list (&reading, path);
  g_assert_no_error (reading.error);
  street = wg_code_list_find_code (reading.list, "990101001");
  g_assert_nonnull (street);
  g_assert_true (wg_code_list_find (reading.list, wg_row_get_id (street)) == street);
  g_assert_null (wg_code_list_find (reading.list, 1));
  g_assert_null (wg_code_list_find_code (reading.list, "990101"));
  communities = wg_code_list_list_communities (reading.list, "990101001");
  g_assert_cmpuint (communities->len, ==, 3);
  g_assert_cmpstr (wg_row_get_text (g_ptr_array_index (communities, 2), WG_UNIT_CODE), ==,
                   "990101001200");
  again = wg_code_list_ref (reading.list);
  wg_code_list_unref (reading.list);
  g_assert_cmpuint (wg_code_list_get_n_streets (again), ==, 4);
}

/* Codes padded with zeros, columns in Chinese: as lists of the statistics office come. */
static void
test_padded (void)
{
  static const char text[] = "统计用区划代码,名称\n990101000000,临江区\n990101001000,青禾街道\n"
                             "990101001001,东园社区\n";
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_write (dir, "list.csv", text, -1);
  g_autoptr (GPtrArray) communities = NULL;
  Reading reading;

  read_list (&reading, path);
  g_assert_no_error (reading.error);
  g_assert_cmpuint (wg_code_list_get_n_streets (reading.list), ==, 1);
  communities = wg_code_list_list_communities (reading.list, "990101001");
  g_assert_cmpuint (communities->len, ==, 1);
  wg_code_list_unref (reading.list);
}

static void
test_no_list (void)
{
  static const char *const texts[] = { "code,name\n99,虚构省\n9901,虚构市\n", "a,b\n1,2\n" };
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = wg_test_dir_write (dir, "no.csv", texts[i], -1);
      Reading reading;

      read_list (&reading, path);
      g_assert_error (reading.error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_clear_error (&reading.error);
    }
}

static void
test_missing (void)
{
  Reading reading;

  read_list (&reading, "/no/such/list.csv");
  g_assert_nonnull (reading.error);
  g_assert_null (reading.list);
  g_clear_error (&reading.error);
}

/* The public list, where it lies. */
static void
test_public (void)
{
  g_autofree char *path = wg_test_shared ("hierarchy/five-places-flat.csv");
  g_autoptr (GPtrArray) communities = NULL;
  g_autoptr (GListStore) hits = NULL;
  g_autoptr (WgSearchHit) hit = NULL;
  Reading reading;
  WgRow *street;

  if (path == NULL)
    return;
  read_list (&reading, path);
  g_assert_no_error (reading.error);
  g_assert_cmpuint (wg_code_list_get_n_streets (reading.list), ==, 265);
  hits = wg_code_list_search (reading.list, "chengdong", 5);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hits)), >, 0);
  hit = g_list_model_get_item (G_LIST_MODEL (hits), 0);
  street = wg_code_list_find (reading.list, wg_search_hit_get_id (hit));
  communities = wg_code_list_list_communities (reading.list,
                                               wg_row_get_text (street, WG_UNIT_CODE));
  g_assert_cmpuint (communities->len, >, 0);
  wg_code_list_unref (reading.list);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/code-list/search", test_search);
  g_test_add_func ("/desk/code-list/communities", test_communities);
  g_test_add_func ("/desk/code-list/padded", test_padded);
  g_test_add_func ("/desk/code-list/no-list", test_no_list);
  g_test_add_func ("/desk/code-list/missing", test_missing);
  g_test_add_func ("/desk/code-list/public", test_public);
  return g_test_run ();
}
