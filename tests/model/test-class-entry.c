/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-class-entry.h"

#include "wg-data.h"
#include "wg-test.h"

#include <string.h>

static GBytes *
template_bytes (void)
{
  g_autoptr (GError) error = NULL;
  GBytes *json = wg_data_lookup ("templates/classes.json", &error);

  g_assert_no_error (error);
  return json;
}

static const WgClassEntry *
find (GPtrArray  *entries,
      const char *id)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const WgClassEntry *entry = g_ptr_array_index (entries, i);

      if (strcmp (entry->id, id) == 0)
        return entry;
    }
  return NULL;
}

static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = template_bytes ();
  g_autoptr (GPtrArray) entries = wg_class_entries_load (json, "zh", &error);
  const WgClassEntry *entry;
  guint activities = 0, wishes = 0, deep = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      entry = g_ptr_array_index (entries, i);
      activities += strcmp (entry->use, "activity") == 0;
      wishes += strcmp (entry->use, "wish") == 0;
      deep += entry->parent != NULL && find (entries, entry->parent)->parent != NULL;
    }
  g_assert_cmpuint (activities, ==, 5); /* V-01 */
  g_assert_cmpuint (wishes, ==, 5);
  g_assert_cmpuint (deep, ==, 0);       /* M33: two levels */

  entry = find (entries, "case.dispute");
  g_assert_cmpstr (entry->name, ==, "矛盾");
  g_assert_true (entry->same_day);
  g_assert_null (entry->parent);
  entry = find (entries, "case.dispute.neighbours");
  g_assert_cmpstr (entry->use, ==, "case");
  g_assert_cmpstr (entry->parent, ==, "case.dispute");
  g_assert_true (entry->same_day);
  g_assert_cmpuint (entry->limit_hours, ==, 24);
  entry = find (entries, "case.property.lift");
  g_assert_false (entry->same_day);
  g_assert_cmpuint (entry->limit_hours, ==, 24);
  g_assert_cmpuint (find (entries, "case.property.parking")->limit_hours, ==, 72);
}

static void
test_rows (void)
{
  g_autoptr (GBytes) json = template_bytes ();
  g_autoptr (GPtrArray) entries = wg_class_entries_load (json, "en", NULL);
  g_autoptr (GPtrArray) rows = wg_class_entries_new_rows (entries);
  gint64 above = 0;

  g_assert_cmpuint (rows->len, ==, entries->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const WgRow *row = g_ptr_array_index (rows, i);
      const WgClassEntry *entry = g_ptr_array_index (entries, i);

      g_assert_cmpstr (wg_row_get_text (row, WG_SERVICE_CLASS_NAME), ==, entry->name);
      g_assert_cmpint (wg_row_get_int (row, WG_SERVICE_CLASS_RANK, 0), ==, i + 1);
      g_assert_cmpint (wg_row_get_int (row, WG_SERVICE_CLASS_SAME_DAY, -1), ==, entry->same_day);
      g_assert_cmpint (wg_row_get_int (row, WG_SERVICE_CLASS_PARENT, 0) != 0, ==,
                       entry->parent != NULL);
      if (strcmp (entry->id, "case.dispute") == 0)
        above = wg_row_get_id (row);
      if (g_strcmp0 (entry->parent, "case.dispute") == 0)
        g_assert_cmpint (wg_row_get_int (row, WG_SERVICE_CLASS_PARENT, 0), ==, above);
    }
}

static void
test_fill (void)
{
  char id[] = "case.lift", use[] = "case", name[] = "电梯", parent[] = "case.property";
  const WgClassEntry entry = { id, use, name, parent, FALSE, 24 };
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_service_class, 5);

  wg_class_entry_fill (&entry, row, 4, 12);
  g_assert_cmpstr (wg_row_get_text (row, WG_SERVICE_CLASS_NAME), ==, "电梯");
  g_assert_cmpstr (wg_row_get_text (row, WG_SERVICE_CLASS_CLASS_USE), ==, "case");
  g_assert_cmpint (wg_row_get_int (row, WG_SERVICE_CLASS_PARENT, 0), ==, 4);
  g_assert_cmpint (wg_row_get_int (row, WG_SERVICE_CLASS_RANK, 0), ==, 12);
  g_assert_cmpint (wg_row_get_int (row, WG_SERVICE_CLASS_LIMIT_HOURS, 0), ==, 24);
  g_assert_null (wg_row_get_text (row, WG_SERVICE_CLASS_NOTE));
}

static void
test_channels (void)
{
  g_autoptr (GBytes) json = template_bytes ();
  g_auto (GStrv) words = wg_class_channels_load (json, "zh", NULL);

  g_assert_cmpuint (g_strv_length (words), >=, 4);
  g_assert_true (g_strv_contains ((const char *const *) words, "电话"));
}

static void
test_broken (void)
{
  static const char *const templates[] = {
    "{ \"classes\": [ { \"id\": \"a\", \"use\": \"case\" } ] }",
    "{ \"classes\": [ { \"id\": \"a\", \"name\": \"a\" } ] }",
    "{ \"classes\": [ { \"id\": \"a\", \"use\": \"case\", \"name\": \"a\","
    " \"classes\": [ { \"id\": \"b\" } ] } ] }",
    "{",
  };

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_autoptr (GBytes) json = g_bytes_new_static (templates[i], strlen (templates[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (wg_class_entries_load (json, "zh", &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/class-entry/shipped", test_shipped);
  g_test_add_func ("/class-entry/rows", test_rows);
  g_test_add_func ("/class-entry/fill", test_fill);
  g_test_add_func ("/class-entry/channels", test_channels);
  g_test_add_func ("/class-entry/broken", test_broken);
  return g_test_run ();
}
