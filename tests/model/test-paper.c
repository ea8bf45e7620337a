/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as a value: blocks in their order, tables with their head. */

#include "wg-paper.h"

static void
test_blocks (void)
{
  static const guint shares[] = { 30, 70 };
  const char *const head[] = { "No.", "Name", NULL }, *const cells[] = { "1", NULL };
  g_autoptr (WgPaper) paper = wg_paper_new ("Agenda");
  g_autoptr (WgDeckPage) page = wg_deck_page_new ("a", "A", WG_DECK_LAYOUT_PICTURE);
  g_autoptr (WgSlide) slide = wg_slide_new (page, 1, 1);
  WgPaperBlock *table;

  wg_paper_add (paper, WG_PAPER_TITLE, "Agenda of a meeting");
  wg_paper_add (paper, WG_PAPER_TEXT, "");
  wg_paper_add (paper, WG_PAPER_TEXT, NULL);
  table = wg_paper_add_table (paper, shares, head);
  wg_paper_add_row (table, cells);
  wg_paper_add_picture (paper, slide);

  g_assert_cmpstr (paper->name, ==, "Agenda");
  g_assert_cmpuint (paper->blocks->len, ==, 3);
  g_assert_cmpuint (table->shares->len, ==, 2);
  g_assert_cmpuint (table->rows->len, ==, 2);
  g_assert_cmpstr (((char **) g_ptr_array_index (table->rows, 0))[1], ==, "Name");
  g_assert_cmpstr (((char **) g_ptr_array_index (table->rows, 1))[1], ==, "");
  g_assert_true (((WgPaperBlock *) g_ptr_array_index (paper->blocks, 2))->slide == slide);
  wg_paper_free (g_steal_pointer (&paper));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/paper/blocks", test_blocks);
  return g_test_run ();
}
