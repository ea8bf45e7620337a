/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-level-template.h"

#include "wg-body-type.h"
#include "wg-data.h"
#include "wg-test.h"

#include <string.h>

static const struct
{
  const char  *id;
  guint        n_levels;
  WgLevelPlace top, bottom;
  gboolean     is_default;
} shipped[] = {
  { "levels-dangchang", 5, WG_LEVEL_PLACE_DISTRICT, WG_LEVEL_PLACE_GROUP, FALSE },
  { "levels-guiping", 5, WG_LEVEL_PLACE_DISTRICT, WG_LEVEL_PLACE_GROUP, FALSE },
  { "levels-longpan", 4, WG_LEVEL_PLACE_TOWNSHIP, WG_LEVEL_PLACE_GROUP, FALSE },
  { "levels-nanning", 4, WG_LEVEL_PLACE_CITY, WG_LEVEL_PLACE_COMMUNITY, FALSE },
  { "levels-yangjiang", 5, WG_LEVEL_PLACE_DISTRICT, WG_LEVEL_PLACE_GROUP, TRUE },
};

static WgLevelTemplate *
load (const char *id,
      const char *language)
{
  g_autofree char *path = g_strdup_printf ("templates/%s.json", id);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = wg_data_lookup (path, &error);
  WgLevelTemplate *template;

  g_assert_no_error (error);
  template = wg_level_template_new (json, id, language, &error);
  g_assert_no_error (error);
  return template;
}

static GPtrArray *
load_body_types (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = wg_data_lookup ("templates/body-types.json", &error);
  GPtrArray *types;

  g_assert_no_error (error);
  types = wg_body_types_load (json, "zh", &error);
  g_assert_no_error (error);
  return types;
}

static void
test_shipped (void)
{
  g_autoptr (GPtrArray) types = load_body_types ();

  for (guint i = 0; i < G_N_ELEMENTS (shipped); i++)
    {
      g_autoptr (WgLevelTemplate) template = load (shipped[i].id, "zh");
      const WgTemplateLevel *top = g_ptr_array_index (template->levels, 0);
      const WgTemplateLevel *bottom;

      g_assert_cmpstr (template->id, ==, shipped[i].id);
      g_assert_cmpuint (template->levels->len, ==, shipped[i].n_levels);
      g_assert_cmpint (template->is_default, ==, shipped[i].is_default);
      bottom = g_ptr_array_index (template->levels, template->levels->len - 1);
      g_assert_cmpint (top->place, ==, shipped[i].top);
      g_assert_cmpint (bottom->place, ==, shipped[i].bottom);
      g_assert_cmpint (bottom->count_only, ==, bottom->place == WG_LEVEL_PLACE_GROUP);
      for (guint j = 0; j < template->levels->len; j++)
        {
          const WgTemplateLevel *level = g_ptr_array_index (template->levels, j);

          g_assert_nonnull (level->duty);
          g_assert_cmpint (g_utf8_strlen (level->duty, -1), <=, 60);
          for (guint k = 0; level->body_types[k] != NULL; k++)
            g_assert_nonnull (wg_body_types_find (types, level->body_types[k]));
        }
    }
}

static void
test_languages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (shipped); i++)
    {
      g_autoptr (WgLevelTemplate) zh = load (shipped[i].id, "zh");
      g_autoptr (WgLevelTemplate) en = load (shipped[i].id, "en");

      g_assert_cmpstr (zh->name, !=, en->name);
      g_assert_cmpstr (zh->about, !=, en->about);
      for (guint j = 0; j < zh->levels->len; j++)
        {
          const WgTemplateLevel *a = g_ptr_array_index (zh->levels, j);
          const WgTemplateLevel *b = g_ptr_array_index (en->levels, j);

          g_assert_cmpstr (a->name, !=, b->name);
          g_assert_cmpstr (a->duty, !=, b->duty);
        }
    }
}

static void
test_find (void)
{
  g_autoptr (WgLevelTemplate) template = load ("levels-yangjiang", "zh");
  g_autofree char *line = wg_level_template_dup_line (template);

  g_assert_cmpstr (wg_level_template_find_place (template, WG_LEVEL_PLACE_COMMUNITY)->name, ==,
                   "社区");
  g_assert_null (wg_level_template_find_place (template, WG_LEVEL_PLACE_CITY));
  g_assert_cmpstr (wg_level_template_find_number (template, 1)->name, ==, "区");
  g_assert_null (wg_level_template_find_number (template, 0));
  g_assert_null (wg_level_template_find_number (template, 6));
  g_assert_true (g_str_has_prefix (line, "区"));
  g_assert_true (g_str_has_suffix (line, "楼巷党小组"));
}

static void
test_places (void)
{
  g_assert_cmpint (wg_level_place_from_length (2), ==, WG_LEVEL_PLACE_PROVINCE);
  g_assert_cmpint (wg_level_place_from_length (12), ==, WG_LEVEL_PLACE_COMMUNITY);
  g_assert_cmpint (wg_level_place_from_length (0), ==, WG_LEVEL_PLACE_NONE);
  g_assert_cmpint (wg_level_place_from_length (16), ==, WG_LEVEL_PLACE_NONE);
  g_assert_cmpint (wg_level_place_guess (9, WG_LEVEL_PLACE_NONE), ==, WG_LEVEL_PLACE_TOWNSHIP);
  g_assert_cmpint (wg_level_place_guess (16, WG_LEVEL_PLACE_COMMUNITY), ==, WG_LEVEL_PLACE_GRID);
  g_assert_cmpint (wg_level_place_guess (0, WG_LEVEL_PLACE_GRID), ==, WG_LEVEL_PLACE_GROUP);
  g_assert_cmpint (wg_level_place_guess (0, WG_LEVEL_PLACE_GROUP), ==, WG_LEVEL_PLACE_NONE);
  g_assert_cmpint (wg_level_place_guess (0, WG_LEVEL_PLACE_NONE), ==, WG_LEVEL_PLACE_NONE);
}

#define LEVEL(number, more) \
  "{ \"number\": " #number ", \"name\": \"L\", \"body_types\": [\"branch\"]" more " }"
#define HEAD "{ \"id\": \"own\", \"name\": \"Own\", \"levels\": ["

static void
test_own (void)
{
  /* Places follow from the codes and from the order; one text serves all languages. */
  static const char json[] = HEAD LEVEL (1, ", \"code_length\": 9") ", "
      LEVEL (2, ", \"code_length\": 12") ", " LEVEL (3, "") ", " LEVEL (4, "") "] }";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (WgLevelTemplate) template = wg_level_template_new (bytes, "own", "zh", &error);

  g_assert_no_error (error);
  g_assert_nonnull (wg_level_template_find_place (template, WG_LEVEL_PLACE_GRID));
  g_assert_cmpuint (wg_level_template_find_place (template, WG_LEVEL_PLACE_GROUP)->number, ==, 4);
}

static void
test_broken (void)
{
  static const struct
  {
    const char *json, *says;
  } cases[] = {
    { "[", "line 1" },
    { "{ \"name\": \"a\", \"levels\": [] }", "no id" },
    { HEAD "] }", "0 levels" },
    { HEAD LEVEL (1, ", \"code_length\": 6") ", " LEVEL (2, ", \"code_length\": 9") "] }",
      "2 levels" },
    { HEAD LEVEL (1, ", \"code_length\": 6") ", " LEVEL (2, ", \"code_length\": 9") ", "
          LEVEL (4, ", \"code_length\": 12") "] }",
      "number 4" },
    { HEAD LEVEL (1, ", \"code_length\": 6") ", " LEVEL (2, ", \"code_length\": 6") ", "
          LEVEL (3, ", \"code_length\": 12") "] }",
      "beside or above" },
    { HEAD LEVEL (1, ", \"code_length\": 6") ", " LEVEL (2, ", \"place\": \"moon\"") ", "
          LEVEL (3, ", \"code_length\": 12") "] }",
      "where it stands" },
    { HEAD LEVEL (1, ", \"code_length\": 6, \"count_only\": true") ", "
          LEVEL (2, ", \"code_length\": 9") ", " LEVEL (3, ", \"code_length\": 12") "] }",
      "only counted" },
    { HEAD LEVEL (1, ", \"code_length\": 6") ", { \"number\": 2, \"code_length\": 9 }, "
          LEVEL (3, ", \"code_length\": 12") "] }",
      "no name" },
    { HEAD LEVEL (1, ", \"code_length\": 6") ", { \"number\": 2, \"name\": \"b\", "
           "\"code_length\": 9 }, " LEVEL (3, ", \"code_length\": 12") "] }",
      "body type" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) json = g_bytes_new_static (cases[i].json, strlen (cases[i].json));
      g_autoptr (GError) error = NULL;

      g_assert_null (wg_level_template_new (json, "own.json", "zh", &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, "own.json"));
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/level-template/shipped", test_shipped);
  g_test_add_func ("/level-template/languages", test_languages);
  g_test_add_func ("/level-template/find", test_find);
  g_test_add_func ("/level-template/places", test_places);
  g_test_add_func ("/level-template/own", test_own);
  g_test_add_func ("/level-template/broken", test_broken);
  return g_test_run ();
}
