/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The slides of the quarterly meeting as they are really laid out: on four screens no text is
 * smaller than the room demands, none is cut, none lies on another, with the sample and with names of
 * sixty characters. Run once for each language. */

#include "wg-deck-builder.h"
#include "wg-sample-file.h"
#include "wg-slide-painter.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#define STREET "990101001"

typedef struct
{
  WgSampleFile   file;
  WgDeckBuilder *builder;
} Fixture;

static const struct
{
  guint width, height, least;
} screens[] = {
  { 1024, 768, 18 }, { 1280, 800, 22 }, { 1920, 1080, 32 }, { 3840, 2160, 64 },
  { 1280, 660, 22 }, { 1920, 900, 32 }, /* while decisions are typed below */
};

static WgDeckBuilder *
open_deck (WgDistrict *district)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDeck) template = wg_deck_find_template (district, "quarterly", &error);
  g_autoptr (WgDeck) deck = NULL;
  WgPeriod period;
  WgTime cutoff;

  g_assert_no_error (error);
  g_assert_true (wg_period_parse ("2026Q3", &period));
  g_assert_true (wg_time_parse ("2026-09-30 24:00", &cutoff));
  deck = wg_deck_bind (template,
                       wg_unit_get_id (wg_district_find_unit_by_code (district, STREET)), period,
                       cutoff, 0);
  return wg_deck_builder_new (district, deck);
}

static void
on_changed (Fixture *self)
{
  self->file.is_changed = TRUE;
}

static void
set_up (Fixture      *self,
        gconstpointer master)
{
  g_autoptr (GError) error = NULL;

  wg_sample_file_set_up (&self->file, master);
  /* Slides have maps. */
  wg_district_close (self->file.district);
  wg_test_finalize (self->file.district);
  self->file.district = wg_district_open (self->file.path, WG_DISTRICT_READ_WRITE, &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (self->file.district, "changed", G_CALLBACK (on_changed), self);
  self->builder = open_deck (self->file.district);
}

static void
tear_down (Fixture      *self,
           gconstpointer master)
{
  g_clear_object (&self->builder);
  wg_sample_file_tear_down (&self->file, master);
}

static gboolean
overlap (const WgTextMark *a,
         const WgTextMark *b)
{
  const double slack = 1.0; /* a pixel of soft edge */

  return a->x + a->width - slack > b->x && b->x + b->width - slack > a->x
         && a->y + a->height - slack > b->y && b->y + b->height - slack > a->y;
}

/* One slide on one screen; says what is wrong in words. */
static void
check_texts (const WgSlide *slide,
             guint          screen,
             gboolean       may_cut)
{
  WgRoom room = WG_ROOM_INIT;
  g_autoptr (GArray) texts = NULL;

  room.width_px = screens[screen].width;
  room.height_px = screens[screen].height;
  g_assert_cmpuint (wg_room_get_least_text (&room), ==, screens[screen].least);
  texts = wg_slide_list_texts (slide, &room, room.width_px, room.height_px);
  g_assert_cmpuint (texts->len, >=, 4);
  for (guint i = 0; i < texts->len; i++)
    {
      const WgTextMark *text = &g_array_index (texts, WgTextMark, i);

      if (text->size < screens[screen].least - 0.01)
        g_test_fail_printf ("page %u at %u: “%s” is %g pixels", slide->number, room.width_px, text->text,
                 text->size);
      if (text->cut && !may_cut)
        g_test_fail_printf ("page %u at %u: “%s” is cut", slide->number, room.width_px, text->text);
      if (text->x < -1 || text->y < -1 || text->x + text->width > room.width_px + 1
          || text->y + text->height > room.height_px + 1)
        g_test_fail_printf ("page %u at %u: “%s” leaves the picture: %g %g %g %g", slide->number,
                 room.width_px, text->text, text->x, text->y, text->width, text->height);
      for (guint k = 0; k < i; k++)
        if (overlap (text, &g_array_index (texts, WgTextMark, k)))
          g_test_fail_printf ("page %u at %u: “%s” lies on “%s”", slide->number, room.width_px, text->text,
                   g_array_index (texts, WgTextMark, k).text);
    }
}

/* What explains the map's colours stands beside it, whole: on it it would cover a unit. */
static void
check_legend (const WgSlide *slide,
              guint          screen)
{
  const double width = screens[screen].width, height = screens[screen].height;
  WgRoom room = WG_ROOM_INIT;
  g_autoptr (GArray) parts = NULL;
  guint n_legends = 0;
  double x, y;
  WgMapView view;

  room.width_px = screens[screen].width;
  room.height_px = screens[screen].height;
  if (!wg_slide_get_map (slide, &room, width, height, &x, &y, &view))
    return;
  parts = wg_slide_list_parts (slide, &room, width, height);
  for (guint i = 0; i < parts->len; i++)
    {
      const WgSlideHit *part = &g_array_index (parts, WgSlideHit, i);

      if (part->on != WG_SLIDE_ON_LEGEND)
        continue;
      n_legends++;
      if (part->x < x + view.width && x < part->x + part->width && part->y < y + view.height
          && y < part->y + part->height)
        g_test_fail_printf ("page %u at %g: the legend lies on the map", slide->number, width);
    }
  g_assert_cmpuint (n_legends, ==, slide->colours != NULL ? 1 : 0);
  /* The picture is what the page is for. */
  if (view.height < 0.4 * height)
    g_test_fail_printf ("page %u at %g: the map is %g pixels high", slide->number, width,
                        view.height);
}

static void
check_deck (WgDeckBuilder *builder,
            gboolean       may_cut)
{
  guint n = wg_deck_builder_get_deck (builder)->pages->len;

  g_assert_cmpuint (n, ==, 11);
  for (guint page = 0; page < n; page++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WgSlide) slide = wg_deck_builder_get (builder, page, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < G_N_ELEMENTS (screens); i++)
        {
          check_texts (slide, i, may_cut);
          if (!may_cut)
            check_legend (slide, i);
        }
    }
}

static void
test_sample (Fixture      *self,
             gconstpointer master)
{
  (void) master;
  check_deck (self->builder, FALSE);
}

static gboolean
has_text (GArray     *texts,
          const char *wanted)
{
  for (guint i = 0; i < texts->len; i++)
    if (strstr (g_array_index (texts, WgTextMark, i).text, wanted) != NULL)
      return TRUE;
  return FALSE;
}

/* Scope, cut-off and page number are on every page. */
static void
test_frame (Fixture      *self,
            gconstpointer master)
{
  const WgRoom room = WG_ROOM_INIT;

  (void) master;
  for (guint page = 0; page < 11; page++)
    {
      g_autoptr (WgSlide) slide = wg_deck_builder_get (self->builder, page, NULL);
      g_autoptr (GArray) texts = wg_slide_list_texts (slide, &room, 1280, 800);
      g_autofree char *number = g_strdup_printf ("%u / 11", page + 1);

      g_assert_true (has_text (texts, number));
      g_assert_true (has_text (texts, "2026-09-30 24:00"));
      g_assert_true (has_text (texts, "青禾街道"));
      g_assert_true (has_text (texts, slide->headline));
      g_assert_true (has_text (texts, slide->page->title));
    }
}

static const WgSlideFigure *
get_figure (const WgSlide *slide,
            guint          figure)
{
  g_assert_cmpuint (figure, <, slide->figures->len);
  return &g_array_index (slide->figures, WgSlideFigure, figure);
}

/* The numbers of the script (J1). */
static void
test_numbers (Fixture      *self,
              gconstpointer master)
{
  static const struct
  {
    guint       page;
    const char *values[WG_DECK_MAX_FIGURES];
  } wanted[] = {
    { 2, { "93.8", "45", "139" } },
    { 3, { "412", "371", "96.2" } },
    { 4, { "21", "19", "90.5" } },
    { 5, { "36", "34", "94.4" } },
    { 7, { "5", "3", "132" } },
    { 9, { "46", "18", "11" } },
  };
  g_autoptr (WgSlide) org = wg_deck_builder_get (self->builder, 1, NULL);
  g_autoptr (WgSlide) service = wg_deck_builder_get (self->builder, 3, NULL);
  g_autoptr (WgSlide) last = wg_deck_builder_get (self->builder, 0, NULL);
  g_autoptr (WgSlide) terms = wg_deck_builder_get (self->builder, 8, NULL);

  (void) master;
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (WgSlide) slide = wg_deck_builder_get (self->builder, wanted[i].page, NULL);

      for (guint k = 0; k < WG_DECK_MAX_FIGURES; k++)
        g_assert_cmpstr (get_figure (slide, k)->value, ==, wanted[i].values[k]);
    }
  g_assert_cmpuint (service->n_late, ==, 1);
  g_assert_nonnull (service->late);
  g_assert_cmpuint (wg_org_chart_get_n_nodes (org->org), ==, 50);
  g_assert_cmpuint (wg_org_chart_count_vacant (org->org), ==, 3);
  g_assert_nonnull (strstr (org->headline, "1 · 4 · 45"));
  g_assert_cmpuint (last->table->n_all, ==, 9);
  g_assert_cmpint (g_array_index (last->table->rows, WgSlideRow, 0).state, ==,
                   WG_SLIDE_STATE_RUNNING);
  g_assert_cmpint (g_array_index (last->table->rows, WgSlideRow, 2).state, ==,
                   WG_SLIDE_STATE_DONE);
  g_assert_cmpuint (terms->table->n_all, ==, 6);
}

/* The cut-off holds: live the same page says one more, and nothing is late. */
static void
test_frozen (Fixture      *self,
             gconstpointer master)
{
  WgDeck *deck = wg_deck_builder_get_deck (self->builder);
  g_autoptr (WgDeck) live = wg_deck_bind (deck, deck->unit, deck->period, WG_TIME_NONE, 0);
  g_autoptr (WgSlide) slide = NULL, again = NULL;

  (void) master;
  slide = wg_deck_builder_get (self->builder, 3, NULL);
  again = wg_deck_builder_get (self->builder, 3, NULL);
  g_assert_true (slide == again);
  wg_deck_builder_set_deck (self->builder, live);
  g_clear_pointer (&again, wg_slide_unref);
  again = wg_deck_builder_get (self->builder, 3, NULL);
  g_assert_cmpstr (get_figure (slide, 1)->value, ==, "371");
  g_assert_cmpstr (get_figure (again, 1)->value, ==, "372");
  g_assert_null (again->late);
}

/* Every name, also the one for the map, so long, in characters that are wide. */
static void
check_names (Fixture *self,
             guint    length,
             gboolean may_cut)
{
  g_autofree char *name = g_malloc0 (length * 3 + 1);
  WgEdit *edit = wg_edit_new ("Long names");
  GPtrArray *units = wg_district_get_units (self->file.district);
  GPtrArray *grids = wg_district_get_grids (self->file.district);

  for (guint i = 0; i < length; i++)
    memcpy (name + 3 * i, "麤", 3);
  for (guint i = 0; i < units->len; i++)
    {
      WgRow *old = wg_unit_get_row (g_ptr_array_index (units, i));
      WgRow *row = wg_row_copy (old);

      wg_row_set_text (row, WG_UNIT_NAME, name);
      wg_row_set_text (row, WG_UNIT_SHORT_NAME, name);
      wg_edit_update (edit, old, row);
      wg_row_unref (row);
    }
  for (guint i = 0; i < grids->len; i++)
    {
      WgRow *old = wg_grid_get_row (g_ptr_array_index (grids, i));
      WgRow *row = wg_row_copy (old);

      wg_row_set_text (row, WG_GRID_NAME, name);
      wg_edit_update (edit, old, row);
      wg_row_unref (row);
    }
  wg_sample_file_apply (&self->file, edit);
  check_deck (self->builder, may_cut);
}

/* Three times as long as that of any office. */
static void
test_hostile (Fixture      *self,
              gconstpointer master)
{
  (void) master;
  check_names (self, 60, FALSE);
}

/* As long as a name may be at all: a row of a list may end in an ellipsis where not even one has
 * room, but nothing lies on another. */
static void
test_longest (Fixture      *self,
              gconstpointer master)
{
  (void) master;
  check_names (self, 200, TRUE);
}

/* What ends after the cut-off is there still: organisation, staff and terms are those of its last
 * day, not of the day of the meeting. */
static void
test_stocks (Fixture      *self,
             gconstpointer master)
{
  WgDeck *deck = wg_deck_builder_get_deck (self->builder);
  g_autoptr (WgDeck) live = wg_deck_bind (deck, deck->unit, deck->period, WG_TIME_NONE, 0);
  g_autofree char *headline = NULL;
  WgUnit *unit = wg_district_find_unit_by_code (self->file.district, "990101001003Z002");
  WgRow *old = wg_unit_get_row (unit);
  g_autoptr (WgRow) row = wg_row_copy (old);
  WgEdit *edit = wg_edit_new ("Ends after the cut-off");
  g_autoptr (WgSlide) slide = wg_deck_builder_get (self->builder, 1, NULL), now = NULL;

  (void) master;
  headline = g_strdup (slide->headline);
  g_assert_nonnull (strstr (headline, "45"));
  g_clear_pointer (&slide, wg_slide_unref);
  wg_row_set_text (row, WG_UNIT_VALID_UNTIL, "2026-10-05");
  wg_edit_update (edit, old, row);
  wg_sample_file_apply (&self->file, edit);
  slide = wg_deck_builder_get (self->builder, 1, NULL);
  g_assert_cmpstr (slide->headline, ==, headline);
  wg_deck_builder_set_deck (self->builder, live);
  now = wg_deck_builder_get (self->builder, 1, NULL);
  g_assert_nonnull (strstr (now->headline, "44"));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *master = wg_test_dir_file (dir, "master.wangge");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("WANGGE_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_test_init (&argc, &argv, NULL);
  wg_sample_file_build (master);
#define ADD(path, function) \
  g_test_add ("/desk/deck/slides/" path, Fixture, master, set_up, function, tear_down)
  ADD ("frame", test_frame);
  ADD ("numbers", test_numbers);
  ADD ("frozen", test_frozen);
  ADD ("sample", test_sample);
  ADD ("hostile", test_hostile);
  ADD ("longest", test_longest);
  ADD ("stocks", test_stocks);
#undef ADD
  return g_test_run ();
}
