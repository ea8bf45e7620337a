/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-form-plan.h"

#include "wg-data.h"
#include "wg-fields.h"
#include "wg-test.h"

static WgFormPlan *
load (const char *json,
      GError    **error)
{
  g_autoptr (GBytes) bytes = json != NULL ? g_bytes_new_static (json, strlen (json))
                                          : wg_data_lookup ("templates/forms.json", error);

  return wg_form_plan_new (bytes, "zh", error);
}

static gboolean
has (GPtrArray  *sections,
     const char *id)
{
  for (guint i = 0; i < sections->len; i++)
    if (g_str_equal (((const WgFormSection *) g_ptr_array_index (sections, i))->id, id))
      return TRUE;
  return FALSE;
}

static void
test_ships (void)
{
  const WgBodyType dispatched = { .is_dispatched = TRUE };
  const WgBodyType branch = { .is_branch = TRUE, .term_years = 3 };
  const WgBodyType group = { .term_years = 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (WgFormPlan) plan = load (NULL, &error);
  g_autoptr (GPtrArray) street = NULL, grid_branch = NULL, community = NULL, other = NULL;
  g_autoptr (GPtrArray) grid = NULL;

  g_assert_no_error (error);
  street = wg_form_plan_list_sections (plan, &wg_kind_unit, WG_LEVEL_PLACE_TOWNSHIP, &dispatched);
  g_assert_true (has (street, "no_term"));
  g_assert_false (has (street, "term"));
  g_assert_false (has (street, "extension"));
  grid_branch = wg_form_plan_list_sections (plan, &wg_kind_unit, WG_LEVEL_PLACE_GRID, &branch);
  g_assert_true (has (grid_branch, "term") && has (grid_branch, "areas"));
  g_assert_false (has (grid_branch, "no_term"));
  g_assert_null (wg_form_sections_find_field (grid_branch, WG_UNIT_HOUSEHOLDS));
  community = wg_form_plan_list_sections (plan, &wg_kind_unit, WG_LEVEL_PLACE_COMMUNITY, NULL);
  g_assert_cmpstr (wg_form_sections_find_field (community, WG_UNIT_HOUSEHOLDS)->id, ==, "counts");
  g_assert_cmpstr (wg_form_sections_find_field (community, WG_UNIT_EXTENDED_UNTIL)->title, ==,
                   "延期");
  g_assert_true (has (community, "term")); /* its body may yet be chosen */
  other = wg_form_plan_list_sections (plan, &wg_kind_unit, WG_LEVEL_PLACE_GROUP, &group);
  g_assert_false (has (other, "term") || has (other, "no_term") || has (other, "areas"));
  grid = wg_form_plan_list_sections (plan, &wg_kind_grid, WG_LEVEL_PLACE_NONE, NULL);
  g_assert_cmpstr (wg_form_sections_find_field (grid, WG_GRID_STAFF_FULL)->id, ==, "staff");
}

/* What is asked of an activity depends on whether it was held. */
static void
test_records (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = wg_data_lookup ("templates/forms.json", &error);
  g_autoptr (WgFormPlan) plan = wg_form_plan_new (json, "zh", &error);
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_activity, 1);
  g_autoptr (GPtrArray) held = NULL, planned = NULL;

  g_assert_no_error (error);
  wg_row_set_text (row, WG_ACTIVITY_STATUS, "held");
  held = wg_form_plan_list_sections_of_row (plan, row);
  g_assert_true (has (held, "result") && has (held, "when"));
  g_assert_false (has (held, "places"));
  wg_row_set_text (row, WG_ACTIVITY_STATUS, "planned");
  planned = wg_form_plan_list_sections_of_row (plan, row);
  g_assert_true (has (planned, "places") && has (planned, "when"));
  g_assert_false (has (planned, "result"));
}

static void
test_bad (void)
{
  const char *bad[] = {
    "{",
    "{\"forms\":[{\"kind\":\"house\",\"sections\":[{}]}]}",
    "{\"forms\":[{\"kind\":\"unit\",\"sections\":[{\"id\":\"x\"}]}]}",
    "{\"forms\":[{\"kind\":\"unit\",\"sections\":[{\"id\":\"x\",\"title\":\"x\","
    "\"fields\":[\"colour\"]}]}]}",
    "{\"forms\":[{\"kind\":\"unit\",\"sections\":[{\"id\":\"x\",\"title\":\"x\","
    "\"places\":[\"moon\"]}]}]}",
    "{\"forms\":[{\"kind\":\"unit\",\"sections\":[{\"id\":\"x\",\"title\":\"x\","
    "\"bodies\":\"round\"}]}]}",
    "{\"forms\":[{\"kind\":\"unit\",\"sections\":[{\"id\":\"x\",\"title\":\"x\","
    "\"only\":{\"field\":\"level\",\"value\":\"1\"}}]}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (load (bad[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/form-plan/ships", test_ships);
  g_test_add_func ("/model/form-plan/records", test_records);
  g_test_add_func ("/model/form-plan/bad", test_bad);
  return g_test_run ();
}
