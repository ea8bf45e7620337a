/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slide as a value: figures, places, table, legend and what a screen reader says. */

#include "wg-slide.h"

static void
test_slide (void)
{
  g_autoptr (WgDeckPage) page = wg_deck_page_new ("service", "Service", WG_DECK_LAYOUT_BESIDE);
  g_autoptr (WgSlide) slide = wg_slide_new (page, 4, 11);
  const WgSlideFigure figure = { (char *) "Finished", (char *) "371", (char *) "orders", NULL,
                                 (char *) "finished;period=2026Q3", 1 };
  const WgSlidePlace place = { 0.5, 0.25, (char *) "Post", 3, TRUE, FALSE };
  const char *const cells[] = { "Bin at gate 2", NULL };
  char title[] = "Orders";
  WgLegend legend = { .title = title, .unit_of_count = "", .n_classes = 1 };
  g_autofree char *words = NULL;

  slide->headline = g_strdup ("371 orders are finished");
  slide->late = g_strdup ("1 record late");
  for (guint i = 0; i < 4; i++)
    wg_slide_add_figure (slide, &figure);
  g_assert_cmpuint (slide->figures->len, ==, WG_DECK_MAX_FIGURES);
  g_assert_cmpuint (g_array_index (slide->figures, WgSlideFigure, 2).late, ==, 1);
  wg_slide_add_place (slide, &place);
  g_assert_cmpstr (g_array_index (slide->places, WgSlidePlace, 0).name, ==, "Post");
  wg_slide_set_legend (slide, &legend);
  title[0] = 'X';
  g_assert_cmpstr (slide->legend.title, ==, "Orders");

  slide->table = wg_slide_table_new ();
  wg_slide_table_add_column (slide->table, "Problem", TRUE, FALSE);
  wg_slide_table_add_column (slide->table, "Days", FALSE, TRUE);
  wg_slide_table_add_row (slide->table, cells, WG_SLIDE_STATE_DONE, 8);
  g_assert_cmpuint (slide->table->n_all, ==, 1);
  g_assert_cmpstr (g_array_index (slide->table->rows, WgSlideRow, 0).cells[1], ==, "");

  words = wg_slide_describe (slide);
  g_assert_nonnull (strstr (words, "371 orders are finished"));
  g_assert_nonnull (strstr (words, "Finished 371 orders"));
  g_assert_nonnull (strstr (words, "Bin at gate 2"));
  g_assert_nonnull (strstr (words, "1 record late"));
  g_assert_true (g_type_is_a (WG_TYPE_SLIDE, G_TYPE_BOXED));
  wg_slide_unref (wg_slide_ref (slide));
}

static void
test_table (void)
{
  g_autoptr (WgSlideTable) table = wg_slide_table_new ();

  wg_slide_table_add_column (table, "", TRUE, FALSE);
  g_assert_cmpuint (table->rows->len, ==, 0);
  wg_slide_table_free (g_steal_pointer (&table));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/slide/slide", test_slide);
  g_test_add_func ("/model/slide/table", test_table);
  return g_test_run ();
}
