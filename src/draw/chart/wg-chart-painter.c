/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a laid-out chart. Colours come from the theme; what is on screen is what is on paper. */

#include "wg-chart-layout-private.h"

#include "wg-ramp.h"
#include "wg-text.h"

#include <math.h>

#define PALER 0.3      /* opacity of what is not selected */
#define PATTERN 0.3    /* ems between the strokes of a hatching */

typedef struct
{
  cairo_t             *cr;
  const WgChartLayout *layout;
  const WgTheme       *theme;
  WgChartMarks         marks;
  guint32              ramp[WG_CHART_N_STEPS];
} Brush;

static gboolean
is_none (WgChartPart part)
{
  return part.series == WG_CHART_NONE && part.point == WG_CHART_NONE;
}

/* Whether something drawn for @part belongs to @whole: a series, a point of all series, or one
 * point. A whole line belongs to each of its points. */
static gboolean
belongs (WgChartPart part,
         WgChartPart whole)
{
  return (whole.series == WG_CHART_NONE || part.series == whole.series)
         && (whole.point == WG_CHART_NONE || part.point == WG_CHART_NONE
             || part.point == whole.point);
}

static guint32
fade (guint32 rgba,
      double  opacity)
{
  return (rgba & 0xffffff00u) | (guint32) lround ((rgba & 0xff) * opacity);
}

static gboolean
is_light (guint32 rgba)
{
  return 0.299 * (rgba >> 24) + 0.587 * ((rgba >> 16) & 0xff) + 0.114 * ((rgba >> 8) & 0xff) > 140;
}

static guint32
find_colour (const Brush *brush,
             WgChartInk   ink,
             guint        index)
{
  const WgTheme *theme = brush->theme;
  guint32 category = theme->category[index % WG_THEME_N_CATEGORIES];

  switch (ink)
    {
    case WG_CHART_INK_DIM:
      return theme->text_dim;
    case WG_CHART_INK_GRID:
      return fade (theme->line, 0.45);
    case WG_CHART_INK_AXIS:
      return theme->text_dim;
    case WG_CHART_INK_FIGURE:
      return theme->figure;
    case WG_CHART_INK_CONTEXT:
      return theme->figure_dim;
    case WG_CHART_INK_PALE:
      return fade (theme->figure, 0.16);
    case WG_CHART_INK_HIDDEN:
      return theme->no_data;
    case WG_CHART_INK_EMPTY:
      return theme->land;
    case WG_CHART_INK_CATEGORY:
      return category;
    case WG_CHART_INK_RAMP:
      return brush->ramp[MIN (index, WG_CHART_N_STEPS - 1)];
    case WG_CHART_INK_ON_CATEGORY:
      return is_light (category) ? 0x000000ffu : 0xffffffffu;
    case WG_CHART_INK_ON_RAMP:
      return is_light (brush->ramp[MIN (index, WG_CHART_N_STEPS - 1)]) ? 0x000000ffu
                                                                       : 0xffffffffu;
    case WG_CHART_INK_TEXT:
    default:
      return theme->text;
    }
}

/* Strokes over a box: slanted for what has no number, others to tell categories apart in grey. */
static void
hatch (const Brush *brush,
       WgChartBox   box,
       double       dx,
       double       dy,
       guint32      colour)
{
  cairo_t *cr = brush->cr;
  double reach = box.width + box.height;
  double gap = MAX (round (PATTERN * brush->layout->em), 4);

  cairo_save (cr);
  cairo_rectangle (cr, box.x, box.y, box.width, box.height);
  cairo_clip (cr);
  for (double at = gap / 2; at < reach; at += gap)
    {
      if (dx != 0 && dy != 0)
        {
          cairo_move_to (cr, box.x + at, box.y);
          cairo_line_to (cr, box.x + at - box.height, box.y + box.height);
        }
      else if (dx != 0)
        {
          cairo_move_to (cr, box.x, box.y + at);
          cairo_line_to (cr, box.x + box.width, box.y + at);
        }
      else
        {
          cairo_move_to (cr, box.x + at, box.y);
          cairo_line_to (cr, box.x + at, box.y + box.height);
        }
    }
  wg_text_set_colour (cr, colour);
  cairo_set_line_width (cr, gap / 4);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_box (const Brush       *brush,
           const WgChartMark *mark,
           double             opacity)
{
  const WgChartBox box = mark->box;

  wg_text_set_colour (brush->cr, fade (find_colour (brush, mark->ink, mark->index), opacity));
  cairo_rectangle (brush->cr, box.x, box.y, box.width, box.height);
  cairo_fill (brush->cr);
  if (mark->ink == WG_CHART_INK_HIDDEN)
    hatch (brush, box, 1, 1, fade (brush->theme->hatch, opacity));
  if (mark->ink == WG_CHART_INK_CATEGORY && mark->index % 2 == 1)
    hatch (brush, box, mark->index % 4 == 1, mark->index % 4 == 3,
           fade (0xffffffffu, 0.45 * opacity));
}

static void
paint_path (const Brush       *brush,
            const WgChartMark *mark,
            double             opacity)
{
  cairo_t *cr = brush->cr;
  const double dashes[] = { mark->line_width * 3.5, mark->line_width * 2.5 };

  for (guint i = 0; i < mark->n; i++)
    {
      const WgChartNode *node =
        &g_array_index (brush->layout->nodes, WgChartNode, mark->first + i);

      cairo_line_to (cr, node->x, node->y);
    }
  wg_text_set_colour (cr, fade (find_colour (brush, mark->ink, mark->index), opacity));
  if (mark->shape == WG_CHART_SHAPE_AREA)
    {
      cairo_close_path (cr);
      cairo_fill (cr);
      return;
    }
  cairo_save (cr);
  if (mark->shape == WG_CHART_SHAPE_DASHED)
    cairo_set_dash (cr, dashes, 2, 0);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, mark->line_width);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_mark (const Brush       *brush,
            const WgChartMark *mark,
            double             opacity)
{
  double radius = mark->box.width / 2;

  switch (mark->shape)
    {
    case WG_CHART_SHAPE_BOX:
      paint_box (brush, mark, opacity);
      break;
    case WG_CHART_SHAPE_DOT:
      cairo_arc (brush->cr, mark->box.x + radius, mark->box.y + radius, radius, 0, 2 * G_PI);
      wg_text_set_colour (brush->cr, fade (find_colour (brush, mark->ink, mark->index), opacity));
      cairo_fill (brush->cr);
      break;
    case WG_CHART_SHAPE_PATH:
    case WG_CHART_SHAPE_DASHED:
    case WG_CHART_SHAPE_AREA:
    default:
      paint_path (brush, mark, opacity);
      break;
    }
}

static double
find_opacity (const Brush *brush,
              WgChartPart  part)
{
  if (is_none (part) || is_none (brush->marks.selected)
      || belongs (part, brush->marks.selected))
    return 1;
  return PALER;
}

static void
paint_text (const Brush       *brush,
            const WgChartText *text)
{
  gboolean bold = text->style.bold;
  WgChartInk ink = text->style.ink;
  g_autoptr (PangoLayout) layout =
    wg_text_new_exact (brush->cr, text->text, -1, text->style.size,
                       bold ? WG_TEXT_BOLD : WG_TEXT_NORMAL);

  /* A colour that has become pale is more paper than colour. */
  if ((ink == WG_CHART_INK_ON_CATEGORY || ink == WG_CHART_INK_ON_RAMP)
      && find_opacity (brush, text->style.part) < 1)
    ink = WG_CHART_INK_TEXT;
  wg_text_show (brush->cr, layout, text->box.x, text->box.y,
                find_colour (brush, ink, text->style.index));
}

/* The pointer's part on a ground of its own, below everything. */
static void
paint_hover (const Brush *brush)
{
  if (is_none (brush->marks.hover))
    return;
  for (guint i = 0; i < brush->layout->targets->len; i++)
    {
      const WgChartTarget *target = &g_array_index (brush->layout->targets, WgChartTarget, i);

      if (!wg_chart_part_equal (target->part, brush->marks.hover))
        continue;
      wg_text_set_colour (brush->cr, brush->theme->card_border);
      cairo_rectangle (brush->cr, target->reach.x, target->reach.y, target->reach.width,
                       target->reach.height);
      cairo_fill (brush->cr);
    }
}

static void
paint_ring (const Brush *brush,
            WgChartPart  part,
            guint32      colour,
            double       width)
{
  double x, y, box_width, box_height;

  if (!wg_chart_get_box (brush->layout, part, &x, &y, &box_width, &box_height))
    return;
  cairo_rectangle (brush->cr, round (x) - 1, round (y) - 1, round (box_width) + 2,
                   round (box_height) + 2);
  wg_text_set_colour (brush->cr, brush->theme->paper);
  cairo_set_line_width (brush->cr, width + 2);
  cairo_stroke_preserve (brush->cr);
  wg_text_set_colour (brush->cr, colour);
  cairo_set_line_width (brush->cr, width);
  cairo_stroke (brush->cr);
}

/**
 * wg_chart_paint:
 * @cr: to draw on; the chart's top left corner comes to 0, 0
 * @theme: every colour but the ramp's
 * @marks: (nullable): parts that stand out
 */
void
wg_chart_paint (cairo_t             *cr,
                const WgChartLayout *self,
                const WgTheme       *theme,
                const WgChartMarks  *marks)
{
  Brush brush = { cr, self, theme, marks != NULL ? *marks : WG_CHART_MARKS_NONE, { 0 } };

  cairo_save (cr);
  cairo_new_path (cr);
  wg_ramp_fill ("blue", WG_CHART_N_STEPS, theme->is_dark, FALSE, brush.ramp);
  for (guint i = 0; i < WG_CHART_N_STEPS; i++)
    brush.ramp[i] |= 0xff;
  paint_hover (&brush);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const WgChartMark *mark = &g_array_index (self->marks, WgChartMark, i);

      paint_mark (&brush, mark, find_opacity (&brush, mark->part));
    }
  for (guint i = 0; i < self->texts->len; i++)
    paint_text (&brush, &g_array_index (self->texts, WgChartText, i));
  paint_ring (&brush, brush.marks.selected, theme->accent, 2);
  paint_ring (&brush, brush.marks.focus, theme->text, 2);
  cairo_restore (cr);
}
