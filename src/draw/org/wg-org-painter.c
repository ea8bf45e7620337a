/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paints a laid out organisation chart. Calm paper: red only where a seat is empty or a term is
 * over, and never without a word or a pattern that says the same. */

#include "wg-org-painter.h"

#include "wg-text.h"

#define RADIUS 0.35 /* ems */

guint32
wg_org_painter_get_colour (const WgTheme *theme,
                           WgOrgRole      role)
{
  switch (role)
    {
    case WG_ORG_ROLE_VACANT:
    case WG_ORG_ROLE_PAST:
      return theme->accent;
    case WG_ORG_ROLE_DUE:
      return theme->due;
    case WG_ORG_ROLE_EXTENDED:
      return theme->extended;
    case WG_ORG_ROLE_DIM:
      return theme->text_dim;
    case WG_ORG_ROLE_NAME:
    case WG_ORG_ROLE_TEXT:
    default:
      return theme->text;
    }
}

static guint32
term_colour (const WgTheme *theme,
             WgOrgTerm      term)
{
  switch (term)
    {
    case WG_ORG_TERM_PAST:
      return theme->accent;
    case WG_ORG_TERM_DUE:
      return theme->due;
    case WG_ORG_TERM_EXTENDED:
      return theme->extended;
    case WG_ORG_TERM_UNKNOWN:
    case WG_ORG_TERM_NONE:
    case WG_ORG_TERM_RUNNING:
    case WG_ORG_N_TERMS:
    default:
      return theme->no_data;
    }
}

static void
add_rounded (cairo_t *cr,
             double   x,
             double   y,
             double   width,
             double   height,
             double   radius)
{
  radius = MIN (radius, MIN (width, height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
stroke_dashed (cairo_t *cr,
               guint32  colour,
               double   em,
               double   width)
{
  const double dashes[] = { 0.45 * em, 0.28 * em };

  cairo_save (cr);
  wg_text_set_colour (cr, colour);
  cairo_set_line_width (cr, width);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Told apart without colours too: over is full, soon is full in its lower half, extended is an
 * outline with a bar. */
static void
fill_state (cairo_t       *cr,
            const WgTheme *theme,
            WgOrgTerm      term,
            double         x,
            double         y,
            double         width,
            double         height)
{
  wg_text_set_colour (cr, term_colour (theme, term));
  if (term == WG_ORG_TERM_DUE)
    cairo_rectangle (cr, x, y + height / 2, width, height / 2);
  else if (term == WG_ORG_TERM_EXTENDED)
    {
      cairo_rectangle (cr, x, y, width, height / 5);
      cairo_rectangle (cr, x, y + height * 2 / 5, width, height / 5);
      cairo_rectangle (cr, x, y + height * 4 / 5, width, height / 5);
    }
  else
    cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
}

void
wg_org_painter_paint_swatch (cairo_t       *cr,
                             const WgTheme *theme,
                             WgOrgTerm      term,
                             gboolean       vacant,
                             double         x,
                             double         y,
                             double         size)
{
  double line = MAX (size / 9, 0.6);

  cairo_save (cr);
  add_rounded (cr, x, y, size, size, size / 6);
  cairo_clip_preserve (cr);
  wg_text_set_colour (cr, theme->card);
  cairo_fill (cr);
  if (term != WG_ORG_TERM_UNKNOWN && term != WG_ORG_TERM_NONE)
    fill_state (cr, theme, term, x, y, size, size);
  cairo_restore (cr);
  add_rounded (cr, x + line / 2, y + line / 2, size - line, size - line, size / 6);
  if (vacant)
    {
      wg_text_set_colour (cr, theme->card);
      cairo_set_line_width (cr, 2 * line);
      cairo_stroke_preserve (cr);
      stroke_dashed (cr, theme->accent, size / 2.2, 1.5 * line);
    }
  else
    {
      wg_text_set_colour (cr, term == WG_ORG_TERM_RUNNING ? theme->no_data
                                                          : term_colour (theme, term));
      cairo_set_line_width (cr, line);
      cairo_stroke (cr);
    }
}

static void
paint_lines (cairo_t           *cr,
             const WgOrgLayout *layout,
             const WgTheme     *theme)
{
  wg_text_set_colour (cr, theme->line);
  cairo_set_line_width (cr, MAX (layout->em * 0.07, 0.6));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
  for (guint i = 0; i < layout->lines->len; i++)
    {
      const WgOrgLine *line = &g_array_index (layout->lines, WgOrgLine, i);

      cairo_move_to (cr, line->x1, line->y1);
      cairo_line_to (cr, line->x2, line->y2);
    }
  cairo_stroke (cr);
}

static void
paint_pieces (cairo_t           *cr,
              const WgOrgLayout *layout,
              guint              first,
              guint              n,
              const WgTheme     *theme)
{
  for (guint i = first; i < first + n; i++)
    {
      const WgOrgPiece *piece = &g_array_index (layout->pieces, WgOrgPiece, i);
      g_autoptr (PangoLayout) text = wg_org_text_new_layout (
          cr, piece->text, piece->length, piece->size, piece->role == WG_ORG_ROLE_NAME);

      wg_text_show (cr, text, piece->x, piece->y,
                    wg_org_painter_get_colour (theme, piece->role));
    }
}

static void
paint_frame (cairo_t           *cr,
             const WgOrgBox    *box,
             const WgOrgLayout *layout,
             const WgTheme     *theme,
             gboolean           vacant)
{
  double em = layout->em, line = MAX (em * 0.07, 0.6);

  add_rounded (cr, box->x, box->y, box->width, box->height, RADIUS * em);
  if (vacant)
    stroke_dashed (cr, theme->accent, em, MAX (em * 0.13, 1.2));
  else
    {
      wg_text_set_colour (cr, theme->line);
      cairo_set_line_width (cr, line);
      cairo_stroke (cr);
    }
}

/**
 * wg_org_painter_paint_mark:
 * @strong: selected rather than under the pointer
 * @focus: keys go to it
 *
 * A line round a box; it has no colour of its own, for colours mean something here.
 */
void
wg_org_painter_paint_mark (cairo_t        *cr,
                           const WgTheme  *theme,
                           const WgOrgBox *box,
                           double          em,
                           gboolean        strong,
                           gboolean        focus)
{
  double away = box->detail == WG_ORG_DETAIL_CELL ? 1.5 : MAX (0.2 * em, 2);

  add_rounded (cr, box->x - away, box->y - away, box->width + 2 * away, box->height + 2 * away,
               RADIUS * em + away);
  wg_text_set_colour (cr, strong ? theme->outline : theme->text_dim);
  cairo_set_line_width (cr, !strong ? 1 : focus ? 3 : 2);
  cairo_stroke (cr);
}

static void
paint_box (cairo_t           *cr,
           const WgOrgChart  *chart,
           const WgOrgLayout *layout,
           const WgOrgBox    *box,
           const WgTheme     *theme)
{
  const WgOrgNode *node = wg_org_chart_get_node (chart, box->node);
  gboolean vacant = wg_org_node_count_vacant (node) > 0;
  double em = layout->em;

  if (box->detail == WG_ORG_DETAIL_CELL)
    {
      wg_org_painter_paint_swatch (cr, theme, node->term, vacant, box->x, box->y, box->width);
      return;
    }
  cairo_save (cr);
  add_rounded (cr, box->x, box->y, box->width, box->height, RADIUS * em);
  cairo_clip_preserve (cr);
  wg_text_set_colour (cr, theme->box);
  cairo_fill (cr);
  if (node->term != WG_ORG_TERM_UNKNOWN)
    fill_state (cr, theme, node->term, box->x, box->y, 0.35 * em, box->height);
  cairo_restore (cr);
  paint_frame (cr, box, layout, theme, vacant);
  paint_pieces (cr, layout, box->first_piece, box->n_pieces, theme);
}

static void
paint_bands (cairo_t           *cr,
             const WgOrgLayout *layout,
             const WgTheme     *theme)
{
  for (guint i = 0; i < layout->bands->len; i++)
    {
      const WgOrgBand *band = &g_array_index (layout->bands, WgOrgBand, i);

      if (i > 0)
        {
          cairo_move_to (cr, 0, band->y - 0.35 * layout->em);
          cairo_rel_line_to (cr, 8.5 * layout->em, 0);
          wg_text_set_colour (cr, theme->line);
          cairo_set_line_width (cr, MAX (layout->em * 0.05, 0.5));
          cairo_stroke (cr);
        }
      paint_pieces (cr, layout, band->first_piece, band->n_pieces, theme);
    }
}

/**
 * wg_org_painter_paint:
 * @cr: where, in the layout's pixels; what lies outside its clip costs nothing
 * @chart: what was laid out
 * @layout: its places
 */
void
wg_org_painter_paint (cairo_t           *cr,
                      const WgOrgChart  *chart,
                      const WgOrgLayout *layout,
                      const WgTheme     *theme)
{
  double left, top, right, bottom;

  cairo_new_path (cr);
  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  if (left < layout->box_x)
    paint_bands (cr, layout, theme);
  paint_lines (cr, layout, theme);
  for (guint i = 0; i < layout->boxes->len; i++)
    {
      const WgOrgBox *box = &g_array_index (layout->boxes, WgOrgBox, i);

      if (box->x <= right && box->x + box->width >= left && box->y <= bottom
          && box->y + box->height >= top)
        paint_box (cr, chart, layout, box, theme);
    }
}
