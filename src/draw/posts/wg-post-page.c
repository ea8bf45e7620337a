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

/* What has no room is counted, never silently left out. */
static void
paint_rows (Column       *column,
            const GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const WgPostPageRow *row = &g_array_index (rows, WgPostPageRow, i);
      double last = i + 1 < rows->len ? 1.6 * column->em : 0;

      if (column->y + get_row_height (row, column->em) + last > column->bottom)
        {
          g_autofree char *more = g_strdup_printf (ngettext ("and %u more post",
                                                             "and %u more posts", rows->len - i),
                                                   rows->len - i);

          paint_line (column, more, column->left, column->em, WG_TEXT_NORMAL,
                      column->theme->text_dim);
          return;
        }
      paint_row (column, row);
    }
}

void
wg_post_page_paint (const WgPostPage *page,
                    cairo_t          *cr,
                    double            width,
                    double            height)
{
  WgMapPage map = page->map;
  double em = wg_map_page_get_em (width, height), top, bottom;
  Column column = { .theme = map.theme, .cr = cr, .em = em };

  map.aside = width >= 1.2 * height ? ASIDE : 0;
  wg_map_page_paint (&map, cr, width, height);
  if (map.aside <= 0)
    return;
  wg_map_page_get_map_edges (width, height, &top, &bottom);
  column.left = width * (1 - ASIDE) + em;
  column.width = width * ASIDE - 3 * em;
  column.y = top;
  column.bottom = bottom;
  column.y += paint_line (&column, page->method, column.left, 1.1 * em, WG_TEXT_NORMAL,
                          map.theme->text) + 1.2 * em;
  paint_rows (&column, page->rows);
}
