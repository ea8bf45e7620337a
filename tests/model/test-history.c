/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-history.h"

static void
test_edit_entry (void)
{
  g_autoptr (WgEditEntry) entry = wg_edit_entry_new ();

  g_assert_cmpint (entry->number, ==, 0);
  g_assert_cmpint (entry->undoes, ==, 0);
  g_assert_null (entry->label);

  /* what is set is freed with it */
  entry->actor = g_strdup ("甲");
  entry->role = g_strdup ("");
  entry->label = g_strdup ("改户数");
}

static void
test_row_entry (void)
{
  g_autoptr (WgRowEntry) entry = wg_row_entry_new ();
  g_auto (WgValue) count = WG_VALUE_INIT;
  g_auto (WgValue) name = WG_VALUE_INIT;
  const WgValue none = WG_VALUE_INIT;
  const WgFieldChange *change;
  g_autofree char *empty = wg_row_entry_to_string (entry);
  g_autofree char *text = NULL;

  g_assert_cmpstr (empty, ==, "");

  wg_value_set_int (&count, 220);
  wg_value_set_text (&name, "桥南");
  wg_row_entry_add (entry, "households", &count, &none);
  wg_row_entry_add (entry, "name", &none, &name);

  /* the entry keeps copies */
  wg_value_set_int (&count, 0);
  wg_value_set_text (&name, "");

  g_assert_cmpuint (entry->fields->len, ==, 2);
  change = &g_array_index (entry->fields, WgFieldChange, 0);
  g_assert_cmpstr (change->field, ==, "households");
  g_assert_cmpint (change->old_value.v.integer, ==, 220);
  g_assert_cmpint (change->new_value.type, ==, WG_VALUE_NULL);

  text = wg_row_entry_to_string (entry);
  g_assert_cmpstr (text, ==, "households: 220 → \nname:  → 桥南");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/edit-entry", test_edit_entry);
  g_test_add_func ("/history/row-entry", test_row_entry);
  return g_test_run ();
}
