/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-body-type.h"

#include "wg-data.h"

#include <string.h>

static GPtrArray *
load (const char *json,
      const char *language,
      GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return wg_body_types_load (bytes, language, error);
}

/* The template that the program carries, against the rules of the field. */
static void
test_own_template (void)
{
  const struct
  {
    const char *id, *name;
    gboolean is_branch, is_joint, is_dispatched;
    guint term_years, community_term_years;
  } cases[] = {
    { "working_committee", "党工委", FALSE, FALSE, TRUE, 0, 0 },
    { "committee", "党委", FALSE, FALSE, FALSE, 5, 5 },
    { "general_branch", "党总支", FALSE, FALSE, FALSE, 3, 5 },
    { "branch", "党支部", TRUE, FALSE, FALSE, 3, 5 },
    { "joint_branch", "联合党支部", TRUE, TRUE, FALSE, 3, 0 },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = wg_data_lookup ("templates/body-types.json", &error);
  g_autoptr (GPtrArray) types = NULL;

  g_assert_no_error (error);
  types = wg_body_types_load (json, "zh", &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const WgBodyType *type = wg_body_types_find (types, cases[i].id);

      g_assert_nonnull (type);
      g_assert_cmpstr (type->name, ==, cases[i].name);
      g_assert_cmpint (type->is_branch, ==, cases[i].is_branch);
      g_assert_cmpint (type->is_joint, ==, cases[i].is_joint);
      g_assert_cmpint (type->is_dispatched, ==, cases[i].is_dispatched);
      g_assert_cmpuint (type->term_years, ==, cases[i].term_years);
      g_assert_cmpuint (type->community_term_years, ==, cases[i].community_term_years);
    }

  g_assert_null (wg_body_types_find (types, "no-such"));
  g_assert_null (wg_body_types_find (types, NULL));
}

static void
test_language (void)
{
  const char *json = "{\"body_types\": [{\"id\": \"x\", \"name\": {\"en\": \"Ex\", \"zh\": \"某\"},"
                     " \"members_over\": 50, \"members_most\": 100, \"term_years\": -3}]}";
  const struct
  {
    const char *language, *name;
  } cases[] = { { "en", "Ex" }, { "zh", "某" }, { "fr", "Ex" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) types = load (json, cases[i].language, &error);
      const WgBodyType *type;

      g_assert_no_error (error);
      type = wg_body_types_find (types, "x");
      g_assert_cmpstr (type->name, ==, cases[i].name);
      g_assert_cmpuint (type->members_over, ==, 50);
      g_assert_cmpuint (type->members_most, ==, 100);
      g_assert_cmpuint (type->term_years, ==, 0); /* no term is below nothing */
    }
}

static void
test_refused (void)
{
  const char *const bad[] = {
    "",
    "{",
    "{\"body_types\": [{\"id\": \"x\"}]}",
    "{\"body_types\": [{\"name\": \"X\"}]}",
    "{\"body_types\": [{\"id\": \"x\", \"name\": \"X\"}, {}]}",
    "{\"body_types\": [], \"body_types\": []}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (load (bad[i], "zh", &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/body-type/own-template", test_own_template);
  g_test_add_func ("/body-type/language", test_language);
  g_test_add_func ("/body-type/refused", test_refused);
  return g_test_run ();
}
