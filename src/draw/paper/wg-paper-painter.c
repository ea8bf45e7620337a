/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office's document on A4 in the measures of GB/T 9704. The same walk through the blocks counts
 * pages and draws one of them, so that both agree. No emblem, no red head: those are the office's
 * own to add. */

#include "wg-paper-painter.h"

#include "wg-picture.h"
#include "wg-slide-painter.h"
#include "wg-text.h"

#include <math.h>

#define MM      (96 / 25.4)
#define LEFT    (28 * MM)
#define TOP     (37 * MM)
#define WIDTH   (156 * MM)
#define HEIGHT  (225 * MM)
#define N_LINES 22
#define PITCH   (HEIGHT / N_LINES)
#define BODY    21.0 /* 三号, 15.75 points: 28 of them are a line */
#define TITLE   29.3 /* 二号 */
#define SMALL   18.7 /* 四号 */
#define CELL    16.0 /* 小四 */
#define DENSE   0.72

#define FONT_BODY  "FangSong, FangSong_GB2312, STFangsong, Noto Serif CJK SC, serif"
#define FONT_TITLE "FZXiaoBiaoSong-B05S, 方正小标宋简体, STZhongsong, Noto Serif CJK SC, serif"
#define FONT_HEAD  "SimHei, Source Han Sans SC, Noto Sans CJK SC, sans-serif"

/* Where the walk is. @cr draws only what stands on @wanted. */
typedef struct
{
  cairo_t *cr;
  guint    page, wanted;
  gboolean dense;
  double   y; /* from the text's top edge */
} Walk;

static PangoLayout *
make_layout (Walk       *walk,
             const char *text,
             const char *font,
             double      size,
             double      width)
{
  PangoLayout *layout = wg_text_new_exact (walk->cr, text, -1, size, WG_TEXT_NORMAL);
  PangoFontDescription *description =
      pango_font_description_copy (pango_layout_get_font_description (layout));

  pango_font_description_set_family (description, font);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  /* Paragraphs are longer than names. */
  if (g_utf8_validate (text, -1, NULL))
    pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (int) ceil (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

static gboolean
is_seen (const Walk *walk)
{
  return walk->page == walk->wanted;
}

static void
need (Walk  *walk,
      double height)
{
  if (walk->y > 0 && walk->y + height > HEIGHT + 0.5)
    {
      walk->page++;
      walk->y = 0;
    }
}

/* Each line of a layout at the pitch of the page. */
static void
flow (Walk        *walk,
      PangoLayout *layout,
      double       pitch)
{
  g_autoptr (PangoLayoutIter) lines = pango_layout_get_iter (layout);

  do
    {
      PangoRectangle logical;

      need (walk, pitch);
      pango_layout_iter_get_line_extents (lines, NULL, &logical);
      if (is_seen (walk))
        {
          double middle = (double) (logical.y + logical.height / 2
                                    - pango_layout_iter_get_baseline (lines)) / PANGO_SCALE;

          wg_text_set_colour (walk->cr, 0x000000ff);
          cairo_move_to (walk->cr, LEFT + (double) logical.x / PANGO_SCALE,
                         TOP + walk->y + pitch / 2 - middle);
          pango_cairo_show_layout_line (walk->cr, pango_layout_iter_get_line_readonly (lines));
          cairo_new_path (walk->cr);
        }
      walk->y += pitch;
    }
  while (pango_layout_iter_next_line (lines));
}

static void
lay_text (Walk               *walk,
          const WgPaperBlock *block)
{
  gboolean middle = block->kind == WG_PAPER_TITLE || block->kind == WG_PAPER_LINE;
  const char *font = block->kind == WG_PAPER_TITLE     ? FONT_TITLE
                     : block->kind == WG_PAPER_HEADING ? FONT_HEAD
                                                       : FONT_BODY;
  double size = block->kind == WG_PAPER_TITLE ? TITLE : block->kind == WG_PAPER_LINE ? SMALL
                : walk->dense ? CELL : BODY;
  g_autoptr (PangoLayout) layout = make_layout (walk, block->text, font, size, WIDTH);

  if (middle)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  else
    pango_layout_set_indent (layout, (int) (2 * size * PANGO_SCALE));
  flow (walk, layout, block->kind == WG_PAPER_TITLE ? 1.2 * PITCH
                      : walk->dense                 ? DENSE * PITCH : PITCH);
  if (block->kind == WG_PAPER_TITLE)
    walk->y += 0.4 * PITCH;
}

static double
measure_row (Walk               *walk,
             const WgPaperBlock *table,
             char              **cells)
{
  double tallest = 0.85 * PITCH;

  for (guint i = 0; i < table->shares->len; i++)
    {
      double width = WIDTH * g_array_index (table->shares, guint, i) / 100 - 0.8 * CELL, height;
      g_autoptr (PangoLayout) layout = make_layout (walk, cells[i], FONT_BODY, CELL, width);

      wg_text_measure (layout, NULL, &height);
      tallest = MAX (tallest, height + 0.6 * CELL);
    }
  return tallest;
}

static void
draw_row (Walk               *walk,
          const WgPaperBlock *table,
          char              **cells,
          gboolean            head,
          double              height)
{
  double x = LEFT;

  cairo_set_line_width (walk->cr, 1);
  for (guint i = 0; i < table->shares->len; i++)
    {
      double width = WIDTH * g_array_index (table->shares, guint, i) / 100, text;
      g_autoptr (PangoLayout) layout = make_layout (walk, cells[i], head ? FONT_HEAD : FONT_BODY,
                                                    CELL, width - 0.8 * CELL);

      wg_text_measure (layout, NULL, &text);
      if (head)
        pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
      wg_text_show (walk->cr, layout, x + 0.4 * CELL, TOP + walk->y + (height - text) / 2,
                    0x000000ff);
      cairo_rectangle (walk->cr, x, TOP + walk->y, width, height);
      cairo_stroke (walk->cr);
      x += width;
    }
}

static void
lay_row (Walk               *walk,
         const WgPaperBlock *table,
         guint               row)
{
  char **cells = g_ptr_array_index (table->rows, row);
  double height = measure_row (walk, table, cells);
  guint page = walk->page;

  need (walk, height);
  if (walk->page != page && row > 0)
    lay_row (walk, table, 0);
  if (is_seen (walk))
    draw_row (walk, table, cells, row == 0, height);
  walk->y += height;
}

/* What is left of the page, a third of it at least. */
static void
lay_picture (Walk               *walk,
             const WgPaperBlock *block)
{
  double height;

  need (walk, HEIGHT / 4);
  walk->y += 0.3 * PITCH;
  height = MIN (HEIGHT - walk->y, 0.62 * WIDTH);
  if (is_seen (walk))
    {
      cairo_save (walk->cr);
      cairo_translate (walk->cr, LEFT, TOP + walk->y);
      wg_slide_paint_picture (walk->cr, block->slide, 12, WIDTH, height);
      cairo_restore (walk->cr);
    }
  walk->y += height;
}

/* "— 1 —": odd pages at the right, even ones at the left, one character from the edge. */
static void
draw_number (Walk *walk)
{
  g_autofree char *text = g_strdup_printf ("— %u —", walk->wanted + 1);
  g_autoptr (PangoLayout) layout = make_layout (walk, text, FONT_TITLE, SMALL, WIDTH);
  double width;

  pango_layout_set_width (layout, -1);
  wg_text_measure (layout, &width, NULL);
  wg_text_show (walk->cr, layout,
                walk->wanted % 2 == 0 ? LEFT + WIDTH - width - SMALL : LEFT + SMALL,
                TOP + HEIGHT + 7 * MM - SMALL / 2, 0x000000ff);
}

static void
draw_foot (Walk       *walk,
           const char *foot)
{
  g_autoptr (PangoLayout) layout = make_layout (walk, foot, FONT_BODY, 12, WIDTH);

  wg_text_show (walk->cr, layout, LEFT, TOP + HEIGHT + 17 * MM, 0x404040ff);
}

static void
walk_blocks (Walk          *walk,
             const WgPaper *paper)
{
  for (guint i = 0; i < paper->blocks->len; i++)
    {
      const WgPaperBlock *block = g_ptr_array_index (paper->blocks, i);

      if (block->kind == WG_PAPER_PICTURE)
        lay_picture (walk, block);
      else if (block->kind != WG_PAPER_TABLE)
        lay_text (walk, block);
      else
        for (guint row = 0; row < block->rows->len; row++)
          lay_row (walk, block, row);
    }
}

guint
wg_paper_count_pages (const WgPaper *paper)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  Walk walk = { .cr = cr, .wanted = G_MAXUINT, .dense = paper->dense };

  walk_blocks (&walk, paper);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return walk.page + 1;
}

void
wg_paper_paint (cairo_t       *cr,
                const WgPaper *paper,
                guint          page)
{
  Walk walk = { .cr = cr, .wanted = page, .dense = paper->dense };

  cairo_save (cr);
  wg_text_set_colour (cr, 0xffffffff);
  cairo_rectangle (cr, 0, 0, WG_PAPER_WIDTH, WG_PAPER_HEIGHT);
  cairo_fill (cr);
  walk_blocks (&walk, paper);
  draw_number (&walk);
  /* On every sheet: one that came loose can still be told from another state of the file. */
  if (paper->foot != NULL)
    draw_foot (&walk, paper->foot);
  cairo_restore (cr);
}

static void
paint_page (cairo_t *cr,
            guint    page,
            double   width,
            double   height,
            gpointer paper)
{
  (void) width;
  (void) height;
  wg_paper_paint (cr, paper, page);
}

gboolean
wg_paper_write (const WgPaper *paper,
                const char    *path,
                GError       **error)
{
  return wg_picture_write_pages (path, paper->name, wg_paper_count_pages (paper), WG_PAPER_WIDTH,
                                 WG_PAPER_HEIGHT, paint_page, (gpointer) paper, error);
}
