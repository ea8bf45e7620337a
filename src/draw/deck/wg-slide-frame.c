/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands round the picture of every slide: the page's name, the sentence, the figures, and
 * below them scope, cut-off and number. Nothing is cut and nothing is smaller than the room
 * demands: what is too long takes another line, and the picture gets less. */

#include "wg-slide-private.h"

#include <math.h>
#include <string.h>

#define LEADING 1.45
#define HEADLINE 1.7 /* ems */
#define ONE_LINE 1.4 /* ems: a sentence is made as small for one line, no smaller */

static PangoLayout *
make_layout (WgSlidePen  *pen,
             const char  *text,
             double       width,
             double       size,
             WgTextWeight weight)
{
  PangoLayout *layout = wg_text_new_exact (pen->cr, text, -1, size, weight);

  /* A committee reads whole sentences: the limit is that of a decision, not of a name. */
  if (strlen (text) > strlen (pango_layout_get_text (layout)) && g_utf8_validate (text, -1, NULL))
    pango_layout_set_text (layout, text, -1);
  if (width > 0)
    {
      pango_layout_set_width (layout, (int) ceil (width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  return layout;
}

double
_wg_slide_measure (WgSlidePen  *pen,
                   const char  *text,
                   double       width,
                   double       size,
                   WgTextWeight weight,
                   double      *natural)
{
  g_autoptr (PangoLayout) layout = make_layout (pen, text, 0, size, weight);
  double height;

  wg_text_measure (layout, natural, NULL);
  if (width > 0)
    {
      pango_layout_set_width (layout, (int) ceil (width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  wg_text_measure (layout, NULL, &height);
  return height;
}

double
_wg_slide_write (WgSlidePen  *pen,
                 const char  *text,
                 WgSlideBox   box,
                 double       size,
                 WgTextWeight weight,
                 guint32      colour,
                 double       align,
                 guint        max)
{
  g_autoptr (PangoLayout) layout = make_layout (pen, text, box.width, size, weight);
  double height;

  pango_layout_set_alignment (layout, align > 0.9   ? PANGO_ALIGN_RIGHT
                                      : align > 0.1 ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
  if (max > 0 && pango_layout_get_line_count (layout) > (int) max)
    {
      pango_layout_set_height (layout, -(int) max);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  wg_text_measure (layout, NULL, &height);
  wg_text_show (pen->cr, layout, box.x, box.y, colour);
  return height;
}

void
_wg_slide_note (WgSlidePen *pen,
                WgSlideOn   on,
                guint       index,
                gint64      id,
                WgSlideBox  box)
{
  WgSlideHit hit = { .on = on, .index = index, .id = id,
                     .part = { WG_CHART_NONE, WG_CHART_NONE },
                     .x = box.x, .y = box.y, .width = box.width, .height = box.height };

  if (pen->parts != NULL)
    g_array_append_val (pen->parts, hit);
}

/* The sentence is a little smaller where that saves a last line of two words, else as large as two
 * lines of it can be, at least as body text. */
static double
fit_headline (WgSlidePen *pen,
              double      width)
{
  const char *text = pen->slide->headline != NULL ? pen->slide->headline : "";
  double size = HEADLINE * pen->em, natural;

  _wg_slide_measure (pen, text, 0, size, WG_TEXT_BOLD, &natural);
  if (natural > width && natural * ONE_LINE / HEADLINE < width)
    return size * (width - 1) / natural;
  for (; size > pen->em; size = MAX (size * 0.92, pen->em))
    if (_wg_slide_measure (pen, text, width, size, WG_TEXT_BOLD, NULL) < 2.3 * LEADING * size)
      break;
  return size;
}

static double
paint_head (WgSlidePen *pen)
{
  const WgSlide *slide = pen->slide;
  double em = pen->em, width = pen->width - 2 * pen->margin, y = 0.9 * em;
  double size = fit_headline (pen, width), height;

  height = _wg_slide_write (pen, slide->page->title,
                            (WgSlideBox) { pen->margin + 0.9 * em, y, width - 0.9 * em, 0 }, em,
                            WG_TEXT_NORMAL, pen->theme->text_dim, 0, 0);
  wg_text_set_colour (pen->cr, pen->theme->accent);
  cairo_rectangle (pen->cr, pen->margin, y + 0.25 * em, 0.35 * em, 0.95 * em);
  cairo_fill (pen->cr);
  y += height + 0.1 * em;
  y += _wg_slide_write (pen, slide->headline != NULL ? slide->headline : "",
                        (WgSlideBox) { pen->margin, y, width, 0 }, size, WG_TEXT_BOLD,
                        pen->theme->text, 0, 0);
  return y + 0.5 * em;
}

/* The badge of what came late: a red frame, words in it. */
static void
paint_badge (WgSlidePen *pen,
             double      x,
             double      y,
             double      width,
             double      height)
{
  cairo_t *cr = pen->cr;
  double pad = 0.5 * pen->em, radius = 0.35 * pen->em;
  WgSlideBox box = { x, y, width, height };

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
  wg_text_set_colour (cr, pen->theme->accent);
  cairo_set_line_width (cr, MAX (pen->em / 14, 1));
  cairo_stroke (cr);
  _wg_slide_write (pen, pen->slide->late, (WgSlideBox) { x + pad, y, width - 2 * pad, 0 },
                   pen->em, WG_TEXT_NORMAL, pen->theme->accent, 0, 0);
  _wg_slide_note (pen, WG_SLIDE_ON_LATE, 0, 0, box);
}

/* Scope, cut-off, badge and number from left to right as long as there is room, else below each
 * other, the number always at the right. With @dry only measured. Returns the height. */
static double
lay_foot (WgSlidePen *pen,
          double      top,
          gboolean    dry)
{
  const WgSlide *slide = pen->slide;
  const char *texts[] = { slide->scope, slide->cutoff, slide->late };
  g_autofree char *number = g_strdup_printf ("%u / %u", slide->number, slide->n_pages);
  double em = pen->em, gap = 1.4 * em, line = LEADING * em, number_width;
  double x = pen->margin, y = top, right, tallest = line;

  _wg_slide_measure (pen, number, 0, em, WG_TEXT_NORMAL, &number_width);
  right = pen->width - pen->margin - number_width - gap;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gboolean badge = i == 2;
      double natural, width, height, pad = badge ? 0.5 * em : 0;

      if (texts[i] == NULL || *texts[i] == '\0')
        continue;
      _wg_slide_measure (pen, texts[i], 0, em, WG_TEXT_NORMAL, &natural);
      width = MIN (natural + 2 * pad + 1, right - pen->margin);
      if (x > pen->margin && x + width > right)
        {
          x = pen->margin;
          y += tallest + 0.25 * em;
          tallest = line;
        }
      height = _wg_slide_measure (pen, texts[i], width - 2 * pad, em, WG_TEXT_NORMAL, NULL);
      if (!dry && badge)
        paint_badge (pen, x, y, width, height);
      else if (!dry)
        _wg_slide_write (pen, texts[i], (WgSlideBox) { x, y, width, 0 }, em, WG_TEXT_NORMAL,
                         pen->theme->text_dim, 0, 0);
      tallest = MAX (tallest, height);
      x += width + gap;
    }
  if (!dry)
    _wg_slide_write (pen, number, (WgSlideBox) { right + gap - 1, top, number_width + 2, 0 }, em,
                     WG_TEXT_NORMAL, pen->theme->text_dim, 1, 0);
  return y + tallest - top;
}

WgSlideBox
_wg_slide_paint_frame (WgSlidePen *pen)
{
  double em = pen->em, foot = lay_foot (pen, 0, TRUE), top = paint_head (pen);
  double foot_top = pen->height - foot - 0.8 * em;
  double bottom = foot_top - 0.5 * em;

  wg_text_set_colour (pen->cr, pen->theme->line);
  cairo_set_line_width (pen->cr, MAX (em / 20, 1));
  cairo_move_to (pen->cr, pen->margin, bottom);
  cairo_line_to (pen->cr, pen->width - pen->margin, bottom);
  cairo_stroke (pen->cr);
  lay_foot (pen, foot_top, FALSE);
  top = ceil (top);
  return (WgSlideBox) { pen->margin, top, pen->width - 2 * pen->margin,
                        floor (bottom - 0.6 * em) - top };
}
