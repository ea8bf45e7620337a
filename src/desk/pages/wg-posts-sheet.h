/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-cover-method.h"
#include "wg-post-list.h"
#include "wg-post-page.h"
#include "wg-post-plan.h"

G_BEGIN_DECLS

/**
 * WgPostsSheet:
 *
 * The page of posts with all that its painter needs, made once for paper, pictures and slides.
 */
typedef struct _WgPostsSheet WgPostsSheet;

/**
 * WgPostsSheetOptions:
 * @unit: row id, 0 for the whole file
 * @at: the moment; %WG_TIME_NONE: now
 * @filter: (nullable): which posts; NULL for all
 * @method: (nullable): NULL for the file's own
 * @plan: (nullable): trials to show too; its unit, moment and method are the page's already
 * @hide_gaps: no hatching
 * @dark: for a dark screen; else for paper
 * @width, @height: logical pixels of the page
 */
typedef struct
{
  gint64               unit;
  WgTime               at;
  const WgPostFilter  *filter;
  const WgCoverMethod *method;
  WgPostPlan          *plan;
  gboolean             hide_gaps, dark;
  double               width, height;
} WgPostsSheetOptions;

/* (transfer full); NULL with @error when the coverage cannot be counted. */
WgPostsSheet *wg_posts_sheet_new       (WgDistrict *district, const WgPostsSheetOptions *options,
                                        GError **error);
void          wg_posts_sheet_free      (WgPostsSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgPostsSheet, wg_posts_sheet_free)
const char   *wg_posts_sheet_get_title (const WgPostsSheet *self);
void          wg_posts_sheet_paint     (const WgPostsSheet *self, cairo_t *cr, double width,
                                        double height);
/* As paper that goes on over several pages, numbered from 0. */
guint         wg_posts_sheet_count     (const WgPostsSheet *self, double width, double height);
void          wg_posts_sheet_paint_nth (const WgPostsSheet *self, cairo_t *cr, guint nth,
                                        double width, double height);
/* What the marks say, in words: of the posts in @lines, or of all kinds for NULL. @texts takes the
 * strings. (transfer full) */
GArray       *wg_posts_sheet_make_legend (WgPostBook *book, GPtrArray *lines,
                                          GStringChunk *texts);
G_END_DECLS
