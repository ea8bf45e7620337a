/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of the group post, below, at and above their limits. */

#include "wg-rules.h"

#include "wg-data.h"

#include <string.h>

#define TODAY wg_date_new (2026, 10, 12)
#define SEVEN                                                                                     \
  "{\"item\":\"toolbox\"},{\"item\":\"umbrella\"},{\"item\":\"drinking_water\"},"                 \
  "{\"item\":\"charging\"},{\"item\":\"microwave\"},{\"item\":\"rest\"},{\"item\":\"reading_wifi\"}"
#define BOX(rest) "[" SEVEN ",{\"item\":\"first_aid_box\"" rest "}]"

static GPtrArray *
load_cards (void)
{
  g_autoptr (GBytes) json = wg_data_lookup ("templates/rules.json", NULL);
  g_autoptr (GError) error = NULL;
  GPtrArray *cards = wg_rule_cards_load (json, "zh", &error);

  g_assert_no_error (error);
  return cards;
}

static void
check (const char        *rule,
       const WgRuleFacts *facts,
       const char        *expected)
{
  g_autoptr (GPtrArray) cards = load_cards ();
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) found = g_string_new (NULL);

  wg_rule_check (wg_rule_cards_find (cards, rule), facts, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      WgFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *sentence = wg_finding_dup_sentence (finding);

      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", wg_finding_get_case (finding));
      g_assert_null (strchr (sentence, '{'));
      g_assert_nonnull (wg_finding_get_field_label (finding));
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static WgRow *
new_row (const char *status,
         const char *hours,
         const char *items)
{
  WgRow *row = wg_row_new (&wg_kind_post, 3);

  wg_row_set_text (row, WG_POST_CODE, "P1");
  wg_row_set_text (row, WG_POST_NAME, "东园驿站");
  wg_row_set_text (row, WG_POST_STATUS, status);
  wg_row_set_text (row, WG_POST_HOURS, hours);
  wg_row_set_text (row, WG_POST_ITEMS, items);
  return row;
}

static void
check_row (const char    *rule,
           WgRow         *row,
           const char    *checklist,
           const WgPlace *street,
           const char    *expected)
{
  g_autoptr (GBytes) json = wg_data_lookup ("templates/posts.json", NULL);
  g_autoptr (WgPostStandards) standards = wg_post_standards_load (json, "x", "zh", NULL);
  g_autoptr (WgRow) owned = row;
  g_autoptr (WgPost) post = wg_post_new (row);
  const WgPostFacts one = { { 3, "P1", "东园驿站" }, { 5, "990101001002", "东园社区" },
                            { 0, NULL, NULL }, post,
                            wg_post_standards_find_checklist (standards, checklist),
                            street != NULL ? *street : (WgPlace) { 0, NULL, NULL } };
  const WgRuleFacts facts = { .at = TODAY, .posts = &one, .n_posts = 1, .has_posts = TRUE };

  g_test_message ("%s: %s", rule, wg_row_get_text (row, WG_POST_ITEMS));
  check (rule, &facts, expected);
}

static void
test_items (void)
{
  check_row ("P-01", new_row ("open", NULL, BOX (",\"until\":\"2020-01-01\"")), "eight_services",
             NULL, "");
  check_row ("P-01", new_row ("open", NULL, "[]"), "eight_services", NULL, "missing");
  check_row ("P-01", new_row ("open", NULL, BOX (",\"stock\":0")), "eight_services", NULL,
             "missing");
  check_row ("P-01", new_row ("open", NULL, "[]"), NULL, NULL, "none");
  check_row ("P-01", new_row ("planned", NULL, "[]"), "eight_services", NULL, "");
  check_row ("P-01", new_row ("closed", NULL, "[]"), "eight_services", NULL, "");
}

static void
test_dates (void)
{
  check_row ("P-02", new_row ("open", NULL, BOX (",\"until\":\"2026-10-11\"")), "eight_services",
             NULL, "expired");
  check_row ("P-02", new_row ("open", NULL, BOX (",\"until\":\"2026-10-12\"")), "eight_services",
             NULL, "expiring");
  check_row ("P-02", new_row ("open", NULL, BOX (",\"until\":\"2026-11-10\"")), "eight_services",
             NULL, "expiring");
  check_row ("P-02", new_row ("open", NULL, BOX (",\"until\":\"2026-11-11\"")), "eight_services",
             NULL, "");
  check_row ("P-02", new_row ("open", NULL, BOX ("")), "eight_services", NULL, "undated");
  check_row ("P-02", new_row ("open", NULL, "[]"), "eight_services", NULL, "");
  check_row ("P-02", new_row ("planned", NULL, BOX ("")), "eight_services", NULL, "");
}

static void
test_hours (void)
{
  check_row ("P-04", new_row ("open", NULL, NULL), NULL, NULL, "none");
  check_row ("P-04", new_row ("open", "Mo 22:00-06:00", NULL), NULL, NULL, "unreadable");
  check_row ("P-04", new_row ("open", "Mo 22:00-24:00", NULL), NULL, NULL, "");
  check_row ("P-04", new_row ("planned", NULL, NULL), NULL, NULL, "");
}

static void
test_place (void)
{
  static const WgPlace street = { 2, "990101001", "青禾街道" };
  g_autoptr (WgGeometry) point = wg_geometry_new_point (118, 32);
  g_autoptr (GBytes) wkb = wg_geometry_to_wkb (point);

  for (guint i = 0; i < 3; i++)
    {
      WgRow *row = new_row (i == 2 ? "closed" : "planned", NULL, NULL);

      wg_row_set_blob (row, WG_POST_PLACE, wkb);
      check_row ("POST-01", row, NULL, i == 0 ? NULL : &street, i == 1 ? "outside" : "");
    }
  check_row ("POST-01", new_row ("open", NULL, NULL), NULL, NULL, "none");
}

static void
test_area (void)
{
  static const struct
  {
    double      area;
    int         households;
    gboolean    has_posts;
    const char *expected;
  } cases[] = {
    { 299, 1000, TRUE, "low" }, { 300, 1000, TRUE, "" }, { 0, 1000, TRUE, "low" },
    { 0, 1000, FALSE, "" },     { 0, -1, TRUE, "" },     { 0, 0, TRUE, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const WgBodyFacts body = { .place = { 5, "990101001002", "东园社区" }, .is_open = TRUE,
                                 .is_community = TRUE, .households = cases[i].households,
                                 .facility_area = cases[i].area };
      const WgRuleFacts facts = { .at = TODAY, .bodies = &body, .n_bodies = 1,
                                  .has_posts = cases[i].has_posts };

      check ("F-05", &facts, cases[i].expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules-posts/items", test_items);
  g_test_add_func ("/rules-posts/dates", test_dates);
  g_test_add_func ("/rules-posts/hours", test_hours);
  g_test_add_func ("/rules-posts/place", test_place);
  g_test_add_func ("/rules-posts/area", test_area);
  return g_test_run ();
}
