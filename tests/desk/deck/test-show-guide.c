/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a show asks of the file: slides thought otherwise, lists to choose from, departures; and
 * that nothing of it reaches the file. */

#include "wg-deck-row.h"
#include "wg-show-guide.h"

#include "wg-sample-file.h"

#include <string.h>

typedef struct
{
  WgSampleFile   file;
  WgDistrict    *district; /* with its map */
  WgDeckBuilder *builder;
  WgShow        *show;
  WgShowGuide   *guide;
} Fixture;

static void
set_up (Fixture *self, gconstpointer master)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDeck) template = NULL, deck = NULL;
  WgPeriod period;

  wg_sample_file_set_up (&self->file, master);
  self->district = wg_district_open (self->file.path, WG_DISTRICT_READ_ONLY, &error);
  g_assert_no_error (error);
  template = wg_deck_find_template (self->district, "quarterly", &error);
  g_assert_no_error (error);
  wg_period_parse ("2026Q3", &period);
  deck = wg_deck_bind (template, wg_sample_file_unit (&self->file, "990101001"), period,
                       wg_time_new (wg_period_next (&period).first, 0, 0), 0);
  self->builder = wg_deck_builder_new (self->district, deck);
  self->show = wg_show_new (deck->pages->len);
  self->guide = wg_show_guide_new (self->builder, self->show);
}

static void
tear_down (Fixture *self, gconstpointer master)
{
  g_assert_finalize_object (self->guide);
  g_assert_finalize_object (self->show);
  g_assert_finalize_object (self->builder);
  wg_district_close (self->district);
  g_object_unref (self->district);
  wg_sample_file_tear_down (&self->file, master);
}

static void
press (Fixture *self, WgShowKey key)
{
  wg_show_press (self->show, key, 0, 1);
}

static void
type (Fixture *self, const char *letters)
{
  for (const char *p = letters; *p != '\0'; p = g_utf8_next_char (p))
    wg_show_press (self->show, WG_SHOW_KEY_LETTER, g_utf8_get_char (p), 1);
}

static void
go_to (Fixture *self, const char *id)
{
  guint page = wg_deck_find_page (wg_deck_builder_get_deck (self->builder), id);

  g_assert_cmpuint (page, !=, G_MAXUINT);
  wg_show_go_to_page (self->show, page);
}

static guint
value_of (Fixture *self, guint figure)
{
  const WgSlide *slide = wg_show_guide_get_slide (self->guide);
  g_auto (GStrv) parts =
    g_strsplit (g_array_index (slide->figures, WgSlideFigure, figure).value, ",", -1);
  g_autofree char *digits = g_strjoinv ("", parts);

  return (guint) g_ascii_strtoull (digits, NULL, 10);
}

static void
test_ask (Fixture *self, gconstpointer master)
{
  g_autofree char *words = NULL, *page = NULL;

  go_to (self, "service");
  g_assert_cmpuint (value_of (self, 1), ==, 371);
  type (self, "dd");
  g_assert_nonnull (wg_show_guide_get_card (self->guide));
  words = wg_show_guide_describe (self->guide);
  g_assert_nonnull (strstr (words, ": 371"));
  press (self, WG_SHOW_KEY_ENTER);
  g_assert_true (g_str_has_prefix (wg_show_guide_get_card (self->guide)->value, "125"));
  press (self, WG_SHOW_KEY_ERASE);
  g_assert_true (g_str_has_prefix (wg_show_guide_get_card (self->guide)->value, "371"));
  press (self, WG_SHOW_KEY_ESCAPE);
  g_assert_null (wg_show_guide_get_card (self->guide));
  page = wg_show_guide_describe (self->guide);
  g_assert_nonnull (strstr (page, "2026-09-30 24:00"));
  /* The number that somebody points at is the one that is asked. */
  wg_show_guide_ask (self->guide,
                     g_array_index (wg_show_guide_get_slide (self->guide)->figures, WgSlideFigure,
                                    1).question);
  g_assert_true (g_str_has_prefix (wg_show_guide_get_card (self->guide)->value, "371"));
}

/* One class alone is less than all of them, and the frozen page is the same object as before. */
static void
test_class (Fixture *self, gconstpointer master)
{
  g_autoptr (WgSlide) before = NULL;

  go_to (self, "service");
  before = wg_slide_ref (wg_show_guide_get_slide (self->guide));
  type (self, "c");
  press (self, WG_SHOW_KEY_DOWN);
  press (self, WG_SHOW_KEY_ENTER);
  g_assert_cmpint (wg_show_get_mode (self->show), ==, WG_SHOW_MODE_PAGE);
  g_assert_cmpuint (value_of (self, 0), <, 412);
  press (self, WG_SHOW_KEY_ESCAPE);
  g_assert_true (wg_show_guide_get_slide (self->guide) == before);
}

static void
test_grid (Fixture *self, gconstpointer master)
{
  const WgSlide *slide;
  WgBBox all, near;

  go_to (self, "coverage");
  type (self, "l");
  g_assert_cmpuint (wg_show_guide_get_slide (self->guide)->places->len, ==, 5);
  type (self, "l");
  g_assert_null (wg_show_guide_get_slide (self->guide)->colours);
  type (self, "l");
  g_assert_nonnull (wg_show_guide_get_slide (self->guide)->colours);
  g_assert_null (wg_show_guide_get_slide (self->guide)->places);
  type (self, "gqn");
  g_assert_cmpuint (wg_slide_card_get_n_rows (wg_show_guide_get_card (self->guide), 0), >, 0);
  type (self, "zzzz");
  g_assert_cmpuint (wg_slide_card_get_n_rows (wg_show_guide_get_card (self->guide), 0), ==, 0);
  for (guint i = 0; i < 4; i++)
    press (self, WG_SHOW_KEY_ERASE);
  press (self, WG_SHOW_KEY_ENTER);
  slide = wg_show_guide_get_slide (self->guide);
  g_assert_cmpuint (slide->marked, !=, WG_MAP_NO_AREA);
  all = slide->view;
  g_assert_false (wg_bbox_is_empty (&all));
  type (self, "+");
  near = wg_show_guide_get_slide (self->guide)->view;
  g_assert_cmpfloat_with_epsilon (near.x_max - near.x_min, (all.x_max - all.x_min) / 2, 1e-9);
  press (self, WG_SHOW_KEY_PAN_RIGHT);
  g_assert_cmpfloat (wg_show_guide_get_slide (self->guide)->view.x_min, >, near.x_min);
}

/* J1 19 and 20: the two numbers always add up to everybody; a trial reaches more. */
static void
test_posts (Fixture *self, gconstpointer master)
{
  guint day, night, more;

  go_to (self, "posts");
  day = value_of (self, 1);
  g_assert_cmpuint (day + value_of (self, 2), ==, 27440);
  type (self, "t1930");
  press (self, WG_SHOW_KEY_ENTER);
  press (self, WG_SHOW_KEY_ENTER);
  g_assert_cmpuint (value_of (self, 0), ==, 2);
  night = value_of (self, 1);
  g_assert_cmpuint (night, <, day);
  type (self, "x");
  g_assert_true (wg_show_guide_get_card (self->guide)->trial);
  press (self, WG_SHOW_KEY_ENTER);
  more = value_of (self, 1);
  g_assert_cmpuint (more, >, night);
  g_assert_cmpuint (more + value_of (self, 2), ==, 27440);
  g_assert_nonnull (strstr (g_array_index (wg_show_guide_get_slide (self->guide)->figures,
                                           WgSlideFigure, 1).note, "+"));
  press (self, WG_SHOW_KEY_DELETE);
  g_assert_cmpuint (value_of (self, 1), ==, night);
  press (self, WG_SHOW_KEY_ESCAPE);
  g_assert_cmpuint (value_of (self, 1), ==, day);
}

/* J2 7: who holds three positions leaves three vacancies; nobody is written out of the file. */
static void
test_leave (Fixture *self, gconstpointer master)
{
  g_autofree char *before = wg_sample_file_hash (&self->file), *after = NULL;
  const WgSlideCard *card;

  go_to (self, "organisation");
  type (self, "r");
  card = wg_show_guide_get_card (self->guide);
  g_assert_true (g_str_has_prefix (wg_slide_card_get_row (card, 0, 0)->value, "3"));
  press (self, WG_SHOW_KEY_ENTER);
  while (wg_show_guide_get_card (self->guide)->value == NULL)
    g_main_context_iteration (NULL, TRUE);
  card = wg_show_guide_get_card (self->guide);
  g_assert_cmpuint (wg_slide_card_get_n_rows (card, 0), ==, 3);
  g_assert_true (card->trial);
  press (self, WG_SHOW_KEY_ERASE);
  g_assert_null (wg_show_get_wish (self->show)->leaver);
  press (self, WG_SHOW_KEY_ESCAPE);
  g_assert_true (wg_show_wish_is_empty (wg_show_get_wish (self->show)));
  after = wg_sample_file_hash (&self->file);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char *argv[])
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *master = wg_test_dir_file (dir, "master.wangge");

  g_test_init (&argc, &argv, NULL);
  wg_sample_file_build (master);
  g_test_add ("/show-guide/ask", Fixture, master, set_up, test_ask, tear_down);
  g_test_add ("/show-guide/class", Fixture, master, set_up, test_class, tear_down);
  g_test_add ("/show-guide/grid", Fixture, master, set_up, test_grid, tear_down);
  g_test_add ("/show-guide/posts", Fixture, master, set_up, test_posts, tear_down);
  g_test_add ("/show-guide/leave", Fixture, master, set_up, test_leave, tear_down);
  return g_test_run ();
}
