/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is printed: the deck lies on as many sheets of A4 as it has pages, each paper stands on its
 * own, and GTK's printing gets them all. */

#include "wg-deck-preview.h"

#include "wg-ask.h"
#include "wg-sample.h"
#include "wg-test.h"
#include "wg-ui-resource.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  WgTestDir     *dir;
  WgDistrict    *district;
  WgDeckBuilder *builder;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDeck) template = NULL, deck = NULL;
  g_autofree char *path = NULL;
  WgPeriod period;

  self->dir = wg_test_dir_new ();
  path = wg_test_dir_file (self->dir, "sample.wangge");
  g_assert_true (wg_desk_sample_create (path, NULL, NULL, NULL, &error));
  self->district = wg_district_open (path, WG_DISTRICT_READ_ONLY, &error);
  g_assert_no_error (error);
  template = wg_deck_find_template (self->district, "quarterly", &error);
  g_assert_true (wg_period_parse ("2026Q3", &period));
  deck = wg_deck_bind (template,
                       wg_unit_get_id (wg_district_find_unit_by_code (self->district,
                                                                      "990101001")),
                       period, WG_TIME_NONE, 0);
  self->builder = wg_deck_builder_new (self->district, deck);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->builder);
  wg_district_close (self->district);
  g_object_unref (self->district);
  wg_test_dir_free (self->dir);
}

/* How often a page begins in a PDF, which has zeros in it. */
static guint
count_pages (const char *path)
{
  static const char mark[] = "/Type /Page";
  const gsize size = strlen (mark);
  g_autofree char *content = NULL;
  gsize length = 0;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (gsize at = 0; at + size < length; at++)
    n += memcmp (content + at, mark, size) == 0 && content[at + size] != 's';
  return n;
}

/* @wanted: 0: as many as it takes */
static void
export (Fixture *self, const char *paper, guint wanted)
{
  const WgRoom room = { 8000, 2400, 1280, 800 };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = wg_test_dir_file (self->dir, paper != NULL ? paper : "deck");
  GtkWidget *parent = gtk_window_new ();
  WgDeckSheets *sheets = wg_deck_sheets_new (self->builder, &room, paper, &error);
  GtkWindow *preview;

  g_assert_no_error (error);
  g_assert_cmpuint (wg_deck_sheets_get_n (sheets), >=, 1);
  if (wanted == 0)
    wanted = wg_deck_sheets_get_n (sheets);
  g_assert_cmpuint (wg_deck_sheets_get_n (sheets), ==, wanted);
  g_assert_true (wg_deck_sheets_is_landscape (sheets) == (paper == NULL));
  g_assert_cmpstr (wg_deck_sheets_get_name (sheets), !=, "");
  preview = wg_deck_preview_new (GTK_WINDOW (parent), sheets);
  gtk_window_present (preview);
  g_assert_cmpint (wg_deck_preview_run (WG_DECK_PREVIEW (preview),
                                        GTK_PRINT_OPERATION_ACTION_EXPORT, path, &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_cmpuint (count_pages (path), ==, wanted);
  gtk_window_destroy (preview);
  gtk_window_destroy (GTK_WINDOW (parent));
}

static void
test_deck (Fixture *self, gconstpointer data)
{
  export (self, NULL, 11);
}

static void
test_papers (Fixture *self, gconstpointer data)
{
  export (self, "agenda", 1);
  export (self, "brief", 1);
  export (self, "signin", 0);
  export (self, "minutes", 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (wg_ui_get_resource ());
  g_test_add ("/deck-preview/deck", Fixture, NULL, set_up, test_deck, tear_down);
  g_test_add ("/deck-preview/papers", Fixture, NULL, set_up, test_papers, tear_down);
  return g_test_run ();
}
