/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The positions of the sample's units in a form: what the rows say, and that they follow the
 * draft without being made anew. */

#include "wg-positions-section.h"

#include "wg-holder-entry.h"
#include "wg-position-row.h"
#include "wg-positions.h"
#include "wg-sample.h"
#include "wg-test.h"
#include "wg-ui-resource.h"

typedef struct
{
  WgTestDir          *dir;
  WgDistrict         *district;
  WgDraft            *draft;
  GtkWidget          *window;
  WgPositionsSection *section;
} Fixture;

static gint64
find_unit (Fixture *fixture, const char *code)
{
  return wg_unit_get_id (wg_district_find_unit_by_code (fixture->district, code));
}

static void
set_up (Fixture *fixture, gconstpointer master)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = wg_test_dir_new ();
  fixture->district =
    wg_district_open (master, WG_DISTRICT_READ_ONLY | WG_DISTRICT_NO_MAP, &error);
  g_assert_no_error (error);
  fixture->draft = wg_draft_new ("Change positions");
  fixture->section = g_object_new (WG_TYPE_POSITIONS_SECTION, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->section));
}

static void
tear_down (Fixture *fixture, gconstpointer master)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->draft);
  wg_district_close (fixture->district);
  wg_test_finalize (fixture->district);
  wg_test_dir_free (fixture->dir);
}

/* (nullable): the n-th widget of a type under another, in the order on screen. */
static GtkWidget *
find (GtkWidget *widget, GType type, guint *n)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (g_type_is_a (G_OBJECT_TYPE (child), type) && (*n)-- == 0)
        return child;
      found = find (child, type, n);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static WgPositionRow *
get_row (Fixture *fixture, guint n)
{
  return WG_POSITION_ROW (find (GTK_WIDGET (fixture->section), WG_TYPE_POSITION_ROW, &n));
}

static guint
count_rows (Fixture *fixture)
{
  guint n = 0, at = 0;

  while (find (GTK_WIDGET (fixture->section), WG_TYPE_POSITION_ROW, &at) != NULL)
    at = ++n;
  return n;
}

static const char *
subtitle (WgPositionRow *row)
{
  return adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row));
}

static void
test_vacancy (Fixture *fixture, gconstpointer data)
{
  gint64 unit = find_unit (fixture, "990101001001Z009");
  g_autoptr (WgPositions) positions = wg_positions_new (fixture->district, fixture->draft, unit);
  WgPositionRow *row;

  wg_positions_section_set_draft (fixture->section, fixture->district, fixture->draft, unit);
  row = get_row (fixture, 0);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "书记");
  g_assert_cmpstr (subtitle (row), ==, "vacant since 2026-08-01");
  wg_positions_section_start (fixture->section);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));

  wg_positions_appoint (positions, wg_position_row_get_id (row), "甲子", "2026-10-12", FALSE,
                        NULL);
  g_assert_true (get_row (fixture, 0) == row);
  g_assert_true (g_str_has_prefix (subtitle (row), "甲子 · since 2026-10-12"));
  g_assert_false (wg_positions_section_has_problem (fixture->section));
  wg_positions_revert (positions, wg_position_row_get_id (row));
  g_assert_cmpstr (subtitle (row), ==, "vacant since 2026-08-01");
}

/* Rows come and go in their places; the others stay the same widgets. */
static void
test_rows (Fixture *fixture, gconstpointer data)
{
  gint64 unit = find_unit (fixture, "990101001001");
  g_autoptr (WgPositions) positions = wg_positions_new (fixture->district, fixture->draft, unit);
  guint n;
  gint64 youth;
  WgPositionRow *first, *last;

  wg_positions_section_set_draft (fixture->section, fixture->district, fixture->draft, unit);
  n = count_rows (fixture);
  first = get_row (fixture, 0);
  last = get_row (fixture, n - 1);
  youth = wg_positions_establish (positions, "青年委员", "2026-10-12", NULL);
  g_assert_cmpuint (count_rows (fixture), ==, n + 1);
  g_assert_true (get_row (fixture, 0) == first);
  g_assert_true (get_row (fixture, n) == last);
  g_assert_cmpint (wg_position_row_get_id (get_row (fixture, n - 1)), ==, youth);
  g_assert_cmpstr (subtitle (get_row (fixture, n - 1)), ==, "nobody appointed yet");
  wg_positions_abolish (positions, youth, NULL, NULL);
  g_assert_cmpuint (count_rows (fixture), ==, n);
  g_assert_true (get_row (fixture, n - 1) == last);
  wg_positions_section_set_draft (fixture->section, NULL, NULL, 0);
  g_assert_cmpuint (count_rows (fixture), ==, 0);
}

static void
count_changes (gpointer counter)
{
  (*(guint *) counter)++;
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = g_object_new (WG_TYPE_HOLDER_ENTRY, NULL);
  g_autofree char *text = NULL;
  guint n = 0;

  gtk_window_set_child (GTK_WINDOW (fixture->window), entry);
  wg_holder_entry_set_district (WG_HOLDER_ENTRY (entry), fixture->district);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (count_changes), &n);
  wg_holder_entry_set_text (WG_HOLDER_ENTRY (entry), "甲子");
  wg_holder_entry_set_text (WG_HOLDER_ENTRY (entry), "甲子");
  g_assert_cmpuint (n, ==, 1);
  g_object_get (entry, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "甲子");
  g_object_set (entry, "text", NULL, NULL);
  g_assert_cmpstr (wg_holder_entry_get_text (WG_HOLDER_ENTRY (entry)), ==, "");
}

int
main (int argc, char *argv[])
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *master = wg_test_dir_file (dir, "master.wangge");
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (wg_ui_get_resource ());
  g_unsetenv ("WANGGE_NOW");
  wg_desk_sample_create (master, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_test_add ("/positions-section/vacancy", Fixture, master, set_up, test_vacancy, tear_down);
  g_test_add ("/positions-section/rows", Fixture, master, set_up, test_rows, tear_down);
  g_test_add ("/positions-section/names", Fixture, master, set_up, test_names, tear_down);
  return g_test_run ();
}
