/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-map-page.h"

G_BEGIN_DECLS

/**
 * WgPostPageRow:
 * @mark: of the post
 * @name, @score: "青禾驿站", "8/8"
 * @kind: type, grade and whether it is open
 * @detail: (nullable): what is missing
 */
typedef struct
{
  WgPostMark  mark;
  const char *name;
  const char *score;
  const char *kind;
  const char *detail;
} WgPostPageRow;

/**
 * WgPostPage:
 * @map: with its posts; its aside and legend are the page's
 * @rows: (element-type WgPostPageRow): the list beside the map
 * @method: what "within reach" means, with the numbers
 *
 * The page of posts as a picture or on paper. Strings belong to the caller.
 */
typedef struct
{
  WgMapPage   map;
  GArray     *rows;
  const char *method;
} WgPostPage;

/* One page; what has no room in the list is counted under it. */
void  wg_post_page_paint     (const WgPostPage *page, cairo_t *cr, double width, double height);

/* The same as paper that goes on: the map with the beginning of the list, then the rest of it in
 * columns, each page with its head and number. */
guint wg_post_page_count     (const WgPostPage *page, double width, double height);
void  wg_post_page_paint_nth (const WgPostPage *page, cairo_t *cr, guint nth, double width,
                              double height);

G_END_DECLS
