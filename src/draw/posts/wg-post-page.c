/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of posts: the map page with its list beside it. On a narrow page the list is left out
 * rather than the map. */

#include "wg-post-page.h"

#include "wg-text.h"

#include <glib/gi18n-lib.h>

#define ASIDE 0.3 /* of the width */

typedef struct
{
  const WgTheme *theme;
  cairo_t       *cr;
  double         em, left, width, y, bottom;
} Column;

static double
paint_line (Column      *column,
            const char  *text,
            double       left,
            double       size,
            WgTextWeight weight,
            guint32      rgba)
{
  g_autoptr (PangoLayout) layout = wg_text_new (column->cr, text, size, weight,
                                                column->left + column->width - left);
  double height;

  wg_text_measure (layout, NULL, &height);
  wg_text_show (column->cr, layout, left, column->y, rgba);
  return height;
}

static double
get_row_height (const WgPostPageRow *row,
                double               em)
{
  return (row->detail != NULL ? 5.2 : 3.9) * em;
}

static void
paint_row (Column              *column,
           const WgPostPageRow *row)
{
  double em = column->em, left = column->left + 2.4 * em, start = column->y, top, width;
  g_autoptr (PangoLayout) score = wg_text_new (column->cr, row->score, 1.1 * em, WG_TEXT_NORMAL, 0);

  wg_post_mark_measure (&row->mark, 1.3 * em, NULL, &top);
  wg_post_mark_draw (column->cr, column->theme, &row->mark, column->left + em,
                     start + top + 0.1 * em, 1.3 * em);
  wg_text_measure (score, &width, NULL);
  wg_text_show (column->cr, score, column->left + column->width - width, start,
                column->theme->text);
  column->width -= width + em;
  paint_line (column, row->name, left, 1.1 * em, WG_TEXT_BOLD, column->theme->text);
  column->width += width + em;
  column->y = start + 1.6 * em;
  paint_line (column, row->kind, left, 0.95 * em, WG_TEXT_NORMAL, column->theme->text_dim);
  if (row->detail != NULL)
    {
      column->y += 1.35 * em;
      paint_line (column, row->detail, left, 0.95 * em, WG_TEXT_NORMAL, column->theme->due);
    }
  column->y = start + get_row_height (row, em);
}

/* Room for the method above the list of the first page, whatever the surface makes of its font. */
static double
get_head (double em)
{
  return 2.8 * em;
}

/* Index of the first row that has no room between @top and @bottom; with @note a line stays free
 * below the last row unless all have room. */
static guint
fit (const GArray *rows,
     guint         first,
     double        em,
     double        top,
     double        bottom,
     gboolean      note)
{
  for (guint i = first; i < rows->len; i++)
    {
      double last = note && i + 1 < rows->len ? 1.6 * em : 0;

      top += get_row_height (&g_array_index (rows, WgPostPageRow, i), em);
      if (top + last > bottom)
        return i;
    }
  return rows->len;
}

static void
paint_rows (Column       *column,
            const GArray *rows,
            guint         first,
            guint         after)
{
  for (guint i = first; i < after; i++)
    paint_row (column, &g_array_index (rows, WgPostPageRow, i));
}

static gboolean
has_list (double width,
          double height)
{
  return width >= 1.2 * height;
}

/* Index of the first row that is not beside the map. */
static guint
fit_first (const WgPostPage *page,
           double            width,
           double            height)
{
  double em = wg_map_page_get_em (width, height), top, bottom;

  wg_map_page_get_map_edges (width, height, &top, &bottom);
  return has_list (width, height)
             ? fit (page->rows, 0, em, top + get_head (em), bottom, TRUE) : 0;
}

/* What has no room is counted, never silently left out. */
static void
paint_note (Column  *column,
            guint    n_left,
            gboolean goes_on)
{
  g_autofree char *text = g_strdup_printf (
      goes_on ? ngettext ("%u more post on the next page", "%u more posts on the next pages",
                          n_left)
              : ngettext ("and %u more post", "and %u more posts", n_left),
      n_left);

  paint_line (column, text, column->left, column->em, WG_TEXT_NORMAL, column->theme->text_dim);
}

static void
paint_first (const WgPostPage *page,
             const char       *number,
             cairo_t          *cr,
             double            width,
             double            height)
{
  WgMapPage map = page->map;
  double em = wg_map_page_get_em (width, height), top, bottom;
  Column column = { .theme = map.theme, .cr = cr, .em = em };
  guint after = fit_first (page, width, height);

  map.aside = has_list (width, height) ? ASIDE : 0;
  map.number = number;
  wg_map_page_paint (&map, cr, width, height);
  if (map.aside <= 0)
    return;
  wg_map_page_get_map_edges (width, height, &top, &bottom);
  column.left = width * (1 - ASIDE) + em;
  column.width = width * ASIDE - 3 * em;
  column.y = top;
  paint_line (&column, page->method, column.left, 1.1 * em, WG_TEXT_NORMAL, map.theme->text);
  column.y = top + get_head (em);
  paint_rows (&column, page->rows, 0, after);
  if (after < page->rows->len)
    paint_note (&column, page->rows->len - after, number != NULL);
}

/* Columns of about the width of the first page's list. */
static guint
get_n_columns (double width,
               double height)
{
  return (guint) CLAMP (width / (30 * wg_map_page_get_em (width, height)), 1, 4);
}

/* Index of the first row after a page of columns. */
static guint
fit_columns (const WgPostPage *page,
             guint             first,
             double            width,
             double            height)
{
  double em = wg_map_page_get_em (width, height), top, bottom;
  guint after = first;

  wg_map_page_get_map_edges (width, height, &top, &bottom);
  for (guint i = 0; i < get_n_columns (width, height); i++)
    after = fit (page->rows, after, em, top, bottom, FALSE);
  /* A page too small for any row would never end. */
  return MAX (after, MIN (first + 1, page->rows->len));
}

static void
paint_columns (const WgPostPage *page,
               const char       *number,
               guint             first,
               cairo_t          *cr,
               double            width,
               double            height)
{
  WgMapPage map = page->map;
  double em = wg_map_page_get_em (width, height), margin = 2 * em, top, bottom;
  guint n = get_n_columns (width, height);
  double room = (width - 2 * margin + margin) / n;

  map.number = number;
  wg_map_page_paint_sheet (&map, cr, width, height);
  wg_map_page_get_map_edges (width, height, &top, &bottom);
  for (guint i = 0; i < n && first < page->rows->len; i++)
    {
      Column column = { .theme = map.theme, .cr = cr, .em = em, .left = margin + i * room,
                        .width = room - margin, .y = top };
      guint after = fit (page->rows, first, em, top, bottom, FALSE);

      if (after == first)
        after++;
      paint_rows (&column, page->rows, first, after);
      first = after;
    }
}

void
wg_post_page_paint (const WgPostPage *page,
                    cairo_t          *cr,
                    double            width,
                    double            height)
{
  paint_first (page, NULL, cr, width, height);
}

/**
 * wg_post_page_count:
 * @page: what to show
 * @width: of a page, logical pixels
 * @height: of a page
 *
 * Returns: how many pages the list needs, the map's among them
 */
guint
wg_post_page_count (const WgPostPage *page,
                    double            width,
                    double            height)
{
  guint n = 1;

  for (guint i = fit_first (page, width, height); i < page->rows->len; n++)
    i = fit_columns (page, i, width, height);
  return n;
}

/**
 * wg_post_page_paint_nth:
 * @page: what to show
 * @cr: where; in logical pixels
 * @nth: which page, from 0
 * @width: of a page
 * @height: of a page
 */
void
wg_post_page_paint_nth (const WgPostPage *page,
                        cairo_t          *cr,
                        guint             nth,
                        double            width,
                        double            height)
{
  guint n = wg_post_page_count (page, width, height);
  guint first = fit_first (page, width, height);
  /* Translators: at the head of a printed page. */
  g_autofree char *number = n > 1 ? g_strdup_printf (_("Page %u of %u"), nth + 1, n) : NULL;

  if (nth == 0)
    {
      paint_first (page, number, cr, width, height);
      return;
    }
  for (guint i = 1; i < nth; i++)
    first = fit_columns (page, first, width, height);
  if (first < page->rows->len)
    paint_columns (page, number, first, cr, width, height);
}
