/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Up to three numbers in large type, beside or over the picture. Where the room is small they say
 * less before they get smaller, and they are never smaller than body text. */

#include "wg-slide-private.h"

#include <math.h>

/* How much a figure says, most first. */
typedef struct
{
  double   value; /* size of the number, ems */
  gboolean note;
} Style;

static const Style styles[] = { { 3.2, TRUE }, { 2.6, TRUE }, { 2.0, TRUE }, { 2.6, FALSE },
                                { 1.8, FALSE }, { 1.2, FALSE }, { 1.0, FALSE } };

/* Number and unit stand on one line where they fit, the unit below it else. Returns the height. */
static double
lay_value (WgSlidePen          *pen,
           const WgSlideFigure *figure,
           WgSlideBox           box,
           double               size,
           gboolean             dry)
{
  double unit_size = MAX (pen->em, 0.45 * size), value_width, unit_width = 0, height;
  gboolean has_unit = figure->unit != NULL && *figure->unit != '\0';
  gboolean beside;

  height = _wg_slide_measure (pen, figure->value, box.width, size, WG_TEXT_BOLD, &value_width);
  if (has_unit)
    _wg_slide_measure (pen, figure->unit, 0, unit_size, WG_TEXT_NORMAL, &unit_width);
  beside = has_unit && value_width + 0.25 * size + unit_width <= box.width;
  if (!dry)
    _wg_slide_write (pen, figure->value, box, size, WG_TEXT_BOLD, pen->theme->text, 0, 0);
  if (!has_unit)
    return height;
  if (beside)
    {
      WgSlideBox at = { box.x + value_width + 0.25 * size,
                        box.y + 1.16 * (size - unit_size), unit_width + 2, 0 };

      if (!dry)
        _wg_slide_write (pen, figure->unit, at, unit_size, WG_TEXT_NORMAL, pen->theme->text, 0,
                         0);
      return height;
    }
  box.y += height;
  if (!dry)
    _wg_slide_write (pen, figure->unit, box, pen->em, WG_TEXT_NORMAL, pen->theme->text, 0, 0);
  return height + _wg_slide_measure (pen, figure->unit, box.width, pen->em, WG_TEXT_NORMAL, NULL);
}

static double
lay_figure (WgSlidePen          *pen,
            const WgSlideFigure *figure,
            WgSlideBox           box,
            const Style         *style,
            gboolean             dry)
{
  double y = box.y, em = pen->em;

  if (dry)
    y += _wg_slide_measure (pen, figure->name, box.width, em, WG_TEXT_NORMAL, NULL);
  else
    y += _wg_slide_write (pen, figure->name, box, em, WG_TEXT_NORMAL, pen->theme->text_dim, 0, 0);
  y += lay_value (pen, figure, (WgSlideBox) { box.x, y, box.width, 0 }, style->value * em, dry);
  if (!style->note || figure->note == NULL)
    return y - box.y;
  if (dry)
    return y - box.y + _wg_slide_measure (pen, figure->note, box.width, em, WG_TEXT_NORMAL, NULL);
  y += _wg_slide_write (pen, figure->note, (WgSlideBox) { box.x, y, box.width, 0 }, em,
                        WG_TEXT_NORMAL, pen->theme->text_dim, 0, 0);
  return y - box.y;
}

static double
lay_all (WgSlidePen  *pen,
         WgSlideBox   box,
         const Style *style,
         gboolean     beside,
         gboolean     dry)
{
  const GArray *figures = pen->slide->figures;
  double gap = (beside ? 1.0 : 1.6) * pen->em, tallest = 0, y = box.y;
  double width = beside ? box.width
                        : (box.width - gap * (figures->len - 1)) / MAX (figures->len, 1);

  for (guint i = 0; i < figures->len; i++)
    {
      const WgSlideFigure *figure = &g_array_index (figures, WgSlideFigure, i);
      WgSlideBox at = { beside ? box.x : box.x + i * (width + gap), y, width, 0 };

      at.height = lay_figure (pen, figure, at, style, dry);
      if (!dry)
        _wg_slide_note (pen, WG_SLIDE_ON_FIGURE, i, 0, at);
      tallest = MAX (tallest, at.height);
      if (beside)
        y += at.height + gap;
    }
  return beside ? y - gap - box.y : tallest;
}

/* Whether a style leaves no word wider than its column: numbers are not broken. */
static gboolean
has_width (WgSlidePen  *pen,
           double       width,
           const Style *style)
{
  for (guint i = 0; i < pen->slide->figures->len; i++)
    {
      const WgSlideFigure *figure = &g_array_index (pen->slide->figures, WgSlideFigure, i);
      double natural;

      _wg_slide_measure (pen, figure->value, 0, style->value * pen->em, WG_TEXT_BOLD, &natural);
      if (natural > width)
        return FALSE;
    }
  return TRUE;
}

WgSlideBox
_wg_slide_paint_figures (WgSlidePen *pen,
                         WgSlideBox  box)
{
  gboolean beside = pen->slide->page->layout == WG_DECK_LAYOUT_BESIDE
                    && pen->slide->picture != WG_SLIDE_NOTHING;
  guint n = pen->slide->figures->len;
  double limit, column, em = pen->em, gap = 1.6 * em;
  WgSlideBox room = box;
  guint best = G_N_ELEMENTS (styles) - 1;

  if (n == 0 || pen->slide->page->layout == WG_DECK_LAYOUT_PICTURE)
    return box;
  room.width = beside ? MAX (0.25 * box.width, MIN (11 * em, 0.4 * box.width)) : box.width;
  limit = beside || pen->slide->picture == WG_SLIDE_NOTHING ? box.height : 0.32 * box.height;
  column = beside ? room.width : (box.width - gap * (n - 1)) / n;
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (has_width (pen, column, &styles[i])
        && lay_all (pen, room, &styles[i], beside, TRUE) <= limit)
      {
        best = i;
        break;
      }
  room.height = lay_all (pen, room, &styles[best], beside, FALSE);
  if (beside)
    return (WgSlideBox) { box.x + room.width + gap, box.y, box.width - room.width - gap,
                          box.height };
  return (WgSlideBox) { box.x, ceil (box.y + room.height + 0.9 * em), box.width,
                        floor (box.height - room.height - 0.9 * em) };
}
