/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The coverage of contacts of the sample's district: 15 of 17 communities, then all of them, then
 * one less; other days, vacant posts, a list of links that the file brings. */

#include "wg-contact-draft.h"
#include "wg-draft-save.h"
#include "wg-district-private.h"
#include "wg-findings.h"
#include "wg-sample-file.h"

#define DISTRICT "990101"
#define STREET "990101001"

typedef struct
{
  WgDraft           *draft;
  GPtrArray         *links;
  WgContactCoverage *coverage;
} Matrix;

static void
matrix_clear (Matrix *self)
{
  g_clear_pointer (&self->coverage, wg_contact_coverage_free);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_clear_object (&self->draft);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Matrix, matrix_clear)

static void
evaluate (Matrix       *self,
          WgSampleFile *file,
          const char   *link,
          const char   *unit)
{
  if (self->draft == NULL)
    self->draft = wg_draft_new ("test");
  g_clear_pointer (&self->coverage, wg_contact_coverage_free);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  self->links = wg_contact_draft_list_links (file->district, NULL);
  g_assert_nonnull (wg_contact_links_find (self->links, link));
  self->coverage = wg_contact_draft_evaluate (self->draft, file->district, NULL,
                                              wg_contact_links_find (self->links, link),
                                              wg_sample_file_unit (file, unit));
}

/* The first post of the street that the community lies in. */
static guint
find_leader (WgContactCoverage *coverage,
             guint              unit)
{
  WgUnit *above = wg_contact_coverage_get_unit (coverage, unit)->above;

  for (guint i = 0; i < coverage->leaders->len; i++)
    if (wg_contact_coverage_get_leader (coverage, i)->unit == above)
      return i;
  g_assert_not_reached ();
}

static void
save (Matrix       *self,
      WgSampleFile *file)
{
  WgEdit *edit;

  wg_contact_draft_set_label (self->draft, file->district);
  edit = wg_draft_make_edit (self->draft);
  wg_sample_file_apply (file, edit);
  wg_draft_clear (self->draft);
}

/* One leader a community, but for the last @n_holes. */
static void
cover (Matrix       *self,
       WgSampleFile *file,
       guint         n_holes)
{
  evaluate (self, file, "township-community", DISTRICT);
  for (guint i = 0; i + n_holes < self->coverage->units->len; i++)
    wg_contact_draft_toggle (self->draft, file->district, self->coverage,
                             find_leader (self->coverage, i), i);
  save (self, file);
}

static guint
count_findings (WgSampleFile *file,
                const char   *case_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  WgFindingsQuery query = WG_FINDINGS_QUERY_INIT;
  guint n = 0;

  query.rule = "LINK-01";
  findings = wg_findings_evaluate (file->district, &query, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    n += g_str_equal (wg_finding_get_case (g_ptr_array_index (findings, i)), case_id);
  return n;
}

/* J2 9. */
static void
test_share (WgSampleFile *file,
            gconstpointer data)
{
  g_auto (Matrix) matrix = { NULL };
  g_autofree char *line = NULL, *full = NULL;

  evaluate (&matrix, file, "township-community", DISTRICT);
  g_assert_cmpuint (matrix.links->len, ==, 3);
  g_assert_cmpuint (matrix.coverage->units->len, ==, 17);
  g_assert_false (matrix.coverage->is_kept);
  g_assert_cmpuint (count_findings (file, "none"), ==, 0);

  cover (&matrix, file, 2);
  evaluate (&matrix, file, "township-community", DISTRICT);
  line = wg_contact_coverage_dup_line (matrix.coverage);
  g_assert_cmpstr (line, ==, "15 of 17 units have a contact: 88.2 %");
  g_assert_cmpfloat_with_epsilon (wg_contact_coverage_get_share (matrix.coverage), 88.2, 1e-9);
  g_assert_cmpuint (count_findings (file, "none"), ==, 2);
  /* Links of which nobody keeps contacts stay silent. */
  evaluate (&matrix, file, "district-township", DISTRICT);
  g_assert_cmpuint (matrix.coverage->units->len, ==, 4);
  g_assert_cmpuint (matrix.coverage->leaders->len, >, 0);
  g_assert_false (matrix.coverage->is_kept);

  evaluate (&matrix, file, "township-community", DISTRICT);
  for (guint i = 15; i < 17; i++)
    wg_contact_draft_toggle (matrix.draft, file->district, matrix.coverage,
                             find_leader (matrix.coverage, i), i);
  save (&matrix, file);
  evaluate (&matrix, file, "township-community", DISTRICT);
  full = wg_contact_coverage_dup_line (matrix.coverage);
  g_assert_cmpstr (full, ==, "Full coverage: all 17 units have a contact, 100.0 %");
  g_assert_cmpuint (count_findings (file, "none"), ==, 0);
}

/* N12: one contact less; undo brings it back. */
static void
test_remove (WgSampleFile *file,
             gconstpointer data)
{
  g_auto (Matrix) matrix = { NULL };
  guint leader;

  cover (&matrix, file, 0);
  evaluate (&matrix, file, "township-community", STREET);
  g_assert_cmpuint (matrix.coverage->units->len, ==, 4);
  g_assert_true (wg_contact_coverage_is_full (matrix.coverage));
  leader = find_leader (matrix.coverage, 1);
  wg_contact_draft_toggle (matrix.draft, file->district, matrix.coverage, leader, 1);
  evaluate (&matrix, file, "township-community", STREET);
  g_assert_cmpint (wg_contact_draft_get_change (matrix.draft, matrix.coverage, leader, 1), ==,
                   WG_CONTACT_ENDED);
  g_assert_cmpuint (matrix.coverage->n_covered, ==, 3);
  /* Not yet in the file. */
  g_assert_cmpuint (count_findings (file, "none"), ==, 0);
  save (&matrix, file);
  evaluate (&matrix, file, "township-community", STREET);
  g_assert_cmpfloat_with_epsilon (wg_contact_coverage_get_share (matrix.coverage), 75.0, 1e-9);
  g_assert_cmpuint (count_findings (file, "none"), ==, 1);
  wg_sample_file_undo (file);
  evaluate (&matrix, file, "township-community", STREET);
  g_assert_true (wg_contact_coverage_is_full (matrix.coverage));
}

/* A contact that held before is ended with the day before, and held on that day. */
static void
test_days (WgSampleFile *file,
           gconstpointer data)
{
  g_auto (Matrix) matrix = { NULL };
  g_autoptr (WgEdit) edit = NULL;
  WgRow *row;
  guint leader, n_begun, n_ended;

  evaluate (&matrix, file, "township-community", STREET);
  leader = find_leader (matrix.coverage, 0);
  wg_contact_draft_toggle (matrix.draft, file->district, matrix.coverage, leader, 0);
  row = g_ptr_array_index (wg_draft_list_rows (matrix.draft, &wg_kind_contact), 0);
  g_assert_cmpstr (wg_row_get_text (row, WG_CONTACT_CONTACT_FROM), ==, "2026-10-12");
  wg_row_set_text (row, WG_CONTACT_CONTACT_FROM, "2026-01-01");
  save (&matrix, file);
  evaluate (&matrix, file, "township-community", STREET);
  g_assert_cmpuint (matrix.coverage->n_covered, ==, 1);
  wg_contact_draft_toggle (matrix.draft, file->district, matrix.coverage, leader, 0);
  wg_contact_draft_count (matrix.draft, &n_begun, &n_ended);
  g_assert_cmpuint (n_begun, ==, 0);
  g_assert_cmpuint (n_ended, ==, 1);
  edit = wg_draft_make_edit (matrix.draft);
  g_assert_cmpint (wg_edit_get_change (edit, 0)->type, ==, WG_CHANGE_UPDATE);
  g_assert_cmpstr (wg_row_get_text (wg_edit_get_change (edit, 0)->new_row,
                                    WG_CONTACT_CONTACT_UNTIL), ==, "2026-10-11");
  /* Clicked once more nothing is left to save. */
  evaluate (&matrix, file, "township-community", STREET);
  wg_contact_draft_toggle (matrix.draft, file->district, matrix.coverage, leader, 0);
  g_assert_false (wg_draft_is_dirty (matrix.draft));
}

/* The holder leaves: the contact stays, and it is said that the post is vacant. */
static void
test_vacant (WgSampleFile *file,
             gconstpointer data)
{
  g_auto (Matrix) matrix = { NULL };
  g_autoptr (WgRow) changed = NULL;
  g_autofree char *words = NULL;
  WgContactLeader *leader;
  WgRow *holding;
  WgEdit *edit;
  guint at;

  cover (&matrix, file, 0);
  evaluate (&matrix, file, "township-community", STREET);
  at = find_leader (matrix.coverage, 0);
  leader = wg_contact_coverage_get_leader (matrix.coverage, at);
  g_assert_nonnull (leader->holder);
  holding = wg_position_get_holding_on (leader->post, "2026-10-12");
  changed = wg_row_copy (holding);
  wg_row_set_text (changed, WG_HOLDING_UNTIL, "2026-10-11");
  edit = wg_edit_new ("left");
  wg_edit_update (edit, holding, changed);
  wg_sample_file_apply (file, edit);
  evaluate (&matrix, file, "township-community", STREET);
  g_assert_null (wg_contact_coverage_get_leader (matrix.coverage, at)->holder);
  g_assert_true (wg_contact_coverage_is_full (matrix.coverage));
  g_assert_cmpuint (matrix.coverage->n_vacant, ==, 4);
  g_assert_cmpuint (count_findings (file, "vacant"), ==, 4);
  g_assert_cmpuint (count_findings (file, "none"), ==, 0);
  words = wg_contact_draft_describe (matrix.draft, matrix.coverage, at, 0);
  g_assert_nonnull (strstr (words, "vacant"));
}

/* A list of its own stands for the one that ships; a broken one does not. */
static void
test_own_links (WgSampleFile *file,
                gconstpointer data)
{
  static const char *const mine =
      "{ \"links\": [ { \"id\": \"mine\", \"name\": \"District – communities\","
      "  \"leaders\": \"district\", \"units\": \"community\" } ] }";
  g_auto (Matrix) matrix = { NULL };
  WgRow *row = wg_row_new (&wg_kind_template, 0);
  WgEdit *edit = wg_edit_new ("links");

  wg_row_set_text (row, WG_TEMPLATE_TYPE, "contact-links");
  wg_row_set_text (row, WG_TEMPLATE_NAME, "own");
  wg_row_set_text (row, WG_TEMPLATE_CONTENT, mine);
  wg_edit_insert (edit, row);
  wg_row_unref (row);
  wg_sample_file_apply (file, edit);
  evaluate (&matrix, file, "mine", DISTRICT);
  g_assert_cmpuint (matrix.links->len, ==, 1);
  g_assert_cmpuint (matrix.coverage->units->len, ==, 17);
  g_assert_cmpstr (wg_unit_get_code (wg_contact_coverage_get_leader (matrix.coverage, 0)->unit),
                   ==, DISTRICT);
}

static void
count_categories (WgFigure *figure,
                  guint     counts[3])
{
  counts[0] = counts[1] = counts[2] = 0;
  for (guint i = 0; i < figure->parts->len; i++)
    {
      const WgFigurePart *part = &g_array_index (figure->parts, WgFigurePart, i);
      const WgIndicatorCategory *category;

      g_assert_cmpint (part->state, ==, WG_VALUE_SHOWN);
      g_assert_cmpfloat (part->value, <, 3);
      counts[(guint) part->value]++;
      category = g_ptr_array_index (figure->indicator->categories, (guint) part->value);
      g_assert_cmpstr (part->word, ==, category->name);
      g_assert_cmpint (category->is_hole, ==, part->value == 2);
    }
}

/* M07: own, joint, none; together all the grids. M14: the grids of the unit without a contact. */
static void
test_figures (WgSampleFile *file,
              gconstpointer data)
{
  gint64 street = wg_sample_file_unit (file, STREET);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgFigure) branches =
      wg_district_evaluate (file->district, "branch_cover", street, WG_BY_GRID, &error);
  g_autoptr (WgFigure) nothing = NULL, contacts = NULL, units = NULL;
  g_auto (Matrix) matrix = { NULL };
  guint counts[3];

  g_assert_no_error (error);
  count_categories (branches, counts);
  g_assert_cmpuint (counts[0], ==, 43);
  g_assert_cmpuint (counts[1], ==, 4);
  g_assert_cmpuint (counts[2], ==, 1);
  g_assert_cmpuint (branches->parts->len, ==, 48);
  g_assert_cmpfloat_with_epsilon (branches->value, 100.0 * 47 / 48, 1e-9);

  nothing = wg_district_evaluate (file->district, "contact_coverage", street, WG_BY_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (nothing->state, ==, WG_VALUE_UNDEFINED);
  cover (&matrix, file, 2);
  contacts = wg_district_evaluate (file->district, "contact_coverage", 0, WG_BY_GRID, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (contacts->value, 88.2, 1e-9);
  count_categories (contacts, counts);
  g_assert_cmpuint (counts[0] + counts[1] + counts[2], ==, 212);
  g_assert_cmpuint (counts[2], >, 0);
  units = wg_district_evaluate (file->district, "contact_coverage", street, WG_BY_UNIT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (units->parts->len, ==, 4);
  g_assert_cmpfloat (g_array_index (units->parts, WgFigurePart, 0).value, ==, 100);
  g_assert_null (wg_district_evaluate (file->district, "branch_cover", street, WG_BY_MONTH,
                                       &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

/* "Full" is said at exactly 100.0 % only. */
static void
test_rounding (WgSampleFile *file,
               gconstpointer data)
{
  g_auto (Matrix) matrix = { NULL };

  evaluate (&matrix, file, "township-community", STREET);
  g_array_set_size (matrix.coverage->units, 5000);
  matrix.coverage->n_covered = 4999;
  g_assert_cmpfloat_with_epsilon (wg_contact_coverage_get_share (matrix.coverage), 99.9, 1e-9);
  g_assert_false (wg_contact_coverage_is_full (matrix.coverage));
}

int
main (int    argc,
      char **argv)
{
  WgTestDir *dir;
  g_autofree char *master = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  dir = wg_test_dir_new ();
  master = wg_test_dir_file (dir, "master.wangge");
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/contacts/share", test_share, master);
  WG_SAMPLE_TEST ("/contacts/remove", test_remove, master);
  WG_SAMPLE_TEST ("/contacts/days", test_days, master);
  WG_SAMPLE_TEST ("/contacts/vacant", test_vacant, master);
  WG_SAMPLE_TEST ("/contacts/own-links", test_own_links, master);
  WG_SAMPLE_TEST ("/contacts/figures", test_figures, master);
  WG_SAMPLE_TEST ("/contacts/rounding", test_rounding, master);
  result = g_test_run ();
  wg_test_dir_free (dir);
  return result;
}
