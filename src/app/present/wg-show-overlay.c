/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is laid over the picture of a slide, drawn anew whenever it changes; the picture itself is
 * not touched. It reads the show and changes nothing. */

#include "wg-show-overlay.h"

#include "wg-ask.h"
#include "wg-slide-card-painter.h"
#include "wg-text.h"
#include "wg-theme.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *keys, *what;
  WgShowParts needs; /* 0: always */
} Key;

/* In the order in which one needs them. */
static const Key keys[] = {
  { "→ ↓ PgDn", N_("Next page"), 0 },
  { "← ↑ PgUp", N_("Previous page"), 0 },
  { "1–9, ↵", N_("To a page by its number"), 0 },
  { "Home End", N_("First page, last page"), 0 },
  { "B  W", N_("Black, white"), 0 },
  { "N", N_("Speaker's window"), 0 },
  { "S", N_("To the next screen"), 0 },
  { "P", N_("Laser pointer, then marking pen"), 0 },
  { "A", N_("Turn the pages by itself"), 0 },
  { "Esc", N_("Back one level; twice on a page: end"), 0 },
  { "D", N_("What a figure is made of"), WG_SHOW_HAS_FIGURES },
  { "C", N_("One class alone"), WG_SHOW_HAS_CLASSES },
  { "G", N_("Go to a grid"), WG_SHOW_HAS_MAP | WG_SHOW_HAS_POSTS },
  { "L", N_("Other layers of the map"), WG_SHOW_HAS_MAP | WG_SHOW_HAS_POSTS },
  { "+ −", N_("Map nearer, farther"), WG_SHOW_HAS_MAP | WG_SHOW_HAS_POSTS },
  { "Ctrl+← ↑ → ↓", N_("Move the map"), WG_SHOW_HAS_MAP | WG_SHOW_HAS_POSTS },
  { "T", N_("Posts at another hour"), WG_SHOW_HAS_POSTS },
  { "X", N_("Try a post at a place"), WG_SHOW_HAS_POSTS },
  { "R", N_("If this person leaves"), WG_SHOW_HAS_ORG },
  { "M", N_("Record a decision"), WG_SHOW_HAS_MEETING },
};

/* The keys, as a card. (transfer full) */
static WgSlideCard *
make_help (WgShow *show)
{
  WgSlideCard *card = wg_slide_card_new (_("Keys"));

  card->columns[0].title = g_strdup (_("Always"));
  card->columns[1].title = g_strdup (_("On this page"));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].needs == 0)
      wg_slide_card_add_row (card, 0, _(keys[i].what), keys[i].keys, 0, FALSE, FALSE);
    else if (keys[i].needs & wg_show_get_parts (show))
      wg_slide_card_add_row (card, 1, _(keys[i].what), keys[i].keys, 0, FALSE, FALSE);
  card->foot = g_strdup (_("Any key: the page"));
  return card;
}

/* The hour that is thought, "19:30". (transfer full) */
static char *
format_minute (int minute)
{
  return g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
}

char *
wg_show_overlay_describe (WgShowGuide *guide)
{
  WgShow *show = wg_show_guide_get_show (guide);
  const WgShowWish *wish = wg_show_get_wish (show);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (wg_show_wish_is_trial (wish))
    g_strv_builder_add (words, _("Trial, not saved"));
  if (wish->minute != WG_SHOW_NO_MINUTE)
    {
      g_autofree char *hour = format_minute (wish->minute);

      g_strv_builder_add (words, hour);
    }
  if (wish->service_class != 0)
    {
      WgDistrict *district = wg_deck_builder_get_district (wg_show_guide_get_builder (guide));
      const char *name = wg_district_get_class_name (district, wish->service_class);

      g_strv_builder_add (words, name != NULL ? name : "");
    }
  if (wish->trials->len > 0)
    {
      g_autofree char *posts =
        g_strdup_printf (ngettext ("%u post thought added", "%u posts thought added",
                                   wish->trials->len), wish->trials->len);

      g_strv_builder_add (words, posts);
    }
  if (wg_show_is_ending (show))
    g_strv_builder_add (words, _("Esc again ends the presentation"));
  all = g_strv_builder_end (words);
  return g_strjoinv (" · ", all);
}

gboolean
wg_show_overlay_is_empty (WgShowGuide *guide)
{
  WgShow *show = wg_show_guide_get_show (guide);

  return wg_show_get_mode (show) == WG_SHOW_MODE_PAGE && wg_show_get_typed (show)[0] == '\0'
         && !wg_show_is_ending (show) && !wg_show_wish_is_trial (wg_show_get_wish (show))
         && wg_show_pen_get_strokes (wg_show_get_pen (show))->len == 0;
}

/* Words in a box of their own; @x, @y: 0 … 1 of where it stands. */
static void
show_box (cairo_t *cr, const char *text, double size, double x, double y, double width,
          double height, gboolean dashed)
{
  const WgTheme *theme = wg_theme_get (WG_THEME_LIGHT);
  g_autoptr (PangoLayout) layout = wg_text_new (cr, text, size, WG_TEXT_BOLD, width * 0.9);
  double dashes[] = { size * 0.3, size * 0.2 };
  double text_width, text_height, left, top, pad = size * 0.4;

  wg_text_measure (layout, &text_width, &text_height);
  left = pad + x * (width - text_width - 2 * pad - 2 * pad);
  top = y * (height - text_height) + (y > 0.5 ? -pad : 0);
  cairo_save (cr);
  wg_text_set_colour (cr, theme->paper);
  cairo_rectangle (cr, left, top, text_width + 2 * pad, text_height);
  cairo_fill_preserve (cr);
  wg_text_set_colour (cr, dashed ? theme->due : theme->line);
  cairo_set_line_width (cr, MAX (2, size * 0.08));
  if (dashed)
    cairo_set_dash (cr, dashes, 2, 0);
  cairo_stroke (cr);
  cairo_restore (cr);
  wg_text_show (cr, layout, left + pad, top, dashed ? theme->due : theme->text);
}

/* The day from 0 to 24 with the hour that is thought. */
static void
show_slider (cairo_t *cr, WgShow *show, double em, double width, double height)
{
  const WgTheme *theme = wg_theme_get (WG_THEME_LIGHT);
  int minute = wg_show_get_wish (show)->minute;
  const char *typed = wg_show_get_typed (show);
  g_autofree char *hour = typed[0] != '\0' ? g_strconcat (typed, "_", NULL)
                                           : format_minute (minute);
  double left = width * 0.2, right = width * 0.8, y = height - 2.2 * em;
  double x = left + (right - left) * minute / (24 * 60);

  cairo_save (cr);
  wg_text_set_colour (cr, theme->paper);
  cairo_rectangle (cr, left - 5 * em, y - 1.6 * em, right - left + 10 * em, 3.4 * em);
  cairo_fill_preserve (cr);
  wg_text_set_colour (cr, theme->line);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
  wg_text_set_colour (cr, theme->text_dim);
  cairo_set_line_width (cr, em * 0.25);
  cairo_move_to (cr, left, y);
  cairo_line_to (cr, right, y);
  cairo_stroke (cr);
  wg_text_set_colour (cr, theme->figure);
  cairo_arc (cr, x, y, em * 0.6, 0, 2 * G_PI);
  cairo_fill (cr);
  for (guint i = 0; i <= 24; i += 6)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);
      g_autoptr (PangoLayout) layout = wg_text_new (cr, text, em, WG_TEXT_NORMAL, 0);
      double text_width;

      wg_text_measure (layout, &text_width, NULL);
      wg_text_show (cr, layout, left + (right - left) * i / 24 - text_width / 2, y + em * 0.5,
                    theme->text_dim);
    }
  cairo_restore (cr);
  show_box (cr, hour, em * 1.3, 0.97, 0.985, width, height, FALSE);
}

static void
show_strokes (cairo_t *cr, WgShow *show, double em, double width, double height)
{
  GPtrArray *strokes = wg_show_pen_get_strokes (wg_show_get_pen (show));

  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, em * 0.3);
  for (guint i = 0; i < strokes->len; i++)
    {
      const WgShowStroke *stroke = g_ptr_array_index (strokes, i);

      cairo_set_source_rgba (cr, 0.75, 0.11, 0.16, stroke->alpha);
      for (guint k = 0; k < stroke->points->len; k++)
        {
          const WgShowPoint *point = &g_array_index (stroke->points, WgShowPoint, k);

          cairo_line_to (cr, point->x * width, point->y * height);
        }
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

static void
show_card (WgShowGuide *guide, cairo_t *cr, const WgSlideCard *card, double em, double width,
           double height)
{
  WgShow *show = wg_show_guide_get_show (guide);
  WgSlideCardPlace place = { .column = wg_show_get_column (show), .text = em };

  for (guint i = 0; i < WG_SLIDE_CARD_N_COLUMNS; i++)
    place.rows[i] = wg_show_get_row (show, i);
  if (wg_show_get_mode (show) == WG_SHOW_MODE_HELP)
    place.column = WG_SLIDE_CARD_N_COLUMNS;
  wg_slide_card_paint (card, cr, &place, width, height);
}

void
wg_show_overlay_paint (WgShowGuide *guide, cairo_t *cr, double text, double width, double height)
{
  WgShow *show = wg_show_guide_get_show (guide);
  const WgSlideCard *card = wg_show_guide_get_card (guide);
  g_autofree char *words = wg_show_overlay_describe (guide);

  if (wg_show_get_mode (show) == WG_SHOW_MODE_HELP)
    {
      g_autoptr (WgSlideCard) help = make_help (show);

      show_card (guide, cr, help, text, width, height);
    }
  else if (card != NULL)
    show_card (guide, cr, card, text, width, height);
  else
    {
      if (words[0] != '\0')
        show_box (cr, words, text, 0.5, 0, width, height,
                  wg_show_wish_is_trial (wg_show_get_wish (show)));
      if (wg_show_get_mode (show) == WG_SHOW_MODE_TIME)
        show_slider (cr, show, text, width, height);
      else if (wg_show_get_typed (show)[0] != '\0')
        show_box (cr, wg_show_get_typed (show), text * 1.6, 0.985, 0.98, width, height, FALSE);
    }
  show_strokes (cr, show, text, width, height);
}
