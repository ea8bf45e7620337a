/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The standards of posts that ship, and templates that cannot be used. */

#include "wg-checklist.h"

#include "wg-data.h"

#include <string.h>

static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = wg_data_lookup ("templates/posts.json", &error);
  g_autoptr (WgPostStandards) standards = wg_post_standards_load (json, "posts.json", "zh",
                                                                  &error);
  const WgChecklist *checklist;

  g_assert_no_error (error);
  g_assert_cmpuint (standards->checklists->len, ==, 3);
  checklist = wg_post_standards_find_checklist (standards, "eight_services");
  g_assert_cmpstr (checklist->name, ==, "八项基本服务");
  g_assert_cmpuint (checklist->items->len, ==, 8);
  g_assert_true (wg_checklist_find_item (checklist, "first_aid_box")->expires);
  g_assert_false (wg_checklist_find_item (checklist, "umbrella")->expires);
  g_assert_null (wg_checklist_find_item (checklist, "piano"));
  g_assert_null (wg_post_standards_find_checklist (standards, "nine"));
  g_assert_null (wg_post_standards_find_checklist (standards, NULL));
  g_assert_cmpuint (wg_post_standards_find_checklist (standards, "seven_ones")->items->len, ==, 7);
  g_assert_cmpuint (wg_post_standards_find_checklist (standards, "five_cans")->items->len, ==, 5);

  g_assert_cmpstr (wg_post_words_name (standards->types, "red_home"), ==, "红色一家");
  g_assert_cmpstr (wg_post_words_name (standards->grades, "basic"), ==, "基础型");
  g_assert_cmpstr (wg_post_words_name (standards->statuses, "closed"), ==, "停用");
  g_assert_cmpstr (wg_post_words_name (standards->types, "kiosk"), ==, "kiosk");
  g_assert_cmpstr (wg_post_words_name (standards->types, NULL), ==, "");
}

#define WORD "[{\"id\":\"a\",\"name\":\"A\"}]"

static void
test_bad (void)
{
  static const char *const bad[] = {
    "", "{", "{}", "[]", "{\"post_types\":" WORD "}",
    "{\"post_types\":" WORD ",\"grades\":" WORD ",\"statuses\":" WORD ",\"checklists\":[]}",
    "{\"post_types\":" WORD ",\"grades\":" WORD ",\"statuses\":" WORD ",\"checklists\":[3]}",
    "{\"post_types\":" WORD ",\"grades\":" WORD ",\"statuses\":" WORD
    ",\"checklists\":[{\"id\":\"a\",\"name\":\"A\",\"items\":[]}]}",
    "{\"post_types\":" WORD ",\"grades\":" WORD ",\"statuses\":" WORD
    ",\"checklists\":[{\"id\":\"a\",\"name\":\"A\",\"items\":[{\"id\":\"a\"}]}]}",
    "{\"post_types\":[{\"id\":3}],\"grades\":" WORD ",\"statuses\":" WORD
    ",\"checklists\":[{\"id\":\"a\",\"name\":\"A\",\"items\":" WORD "}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) json = g_bytes_new_static (bad[i], strlen (bad[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (wg_post_standards_load (json, "x.json", "en", &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, "x.json"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/checklist/shipped", test_shipped);
  g_test_add_func ("/model/checklist/bad", test_bad);
  return g_test_run ();
}
