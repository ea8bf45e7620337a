/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-checklist.h"
#include "wg-district.h"
#include "wg-post.h"

G_BEGIN_DECLS

typedef struct _WgRegistry WgRegistry;

/**
 * WgPostBook:
 *
 * The red posts of a file in memory, with what they are held against: standards and public
 * holidays. Also posts that are planned or closed. Immutable, reference-counted; read from any
 * thread.
 */
typedef struct _WgPostBook WgPostBook;

/* Any thread. @old (nullable): an earlier state, whose posts are kept where their rows are the
 * same. */
WgPostBook            *wg_post_book_new           (WgRegistry *registry, WgPostBook *old);
WgPostBook            *wg_post_book_ref           (WgPostBook *self);
void                   wg_post_book_unref         (WgPostBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgPostBook, wg_post_book_unref)

GPtrArray             *wg_post_book_get_posts     (WgPostBook *self); /* WgPost, by code */
WgPost                *wg_post_book_find          (WgPostBook *self, gint64 id); /* (nullable) */
const WgPostStandards *wg_post_book_get_standards (WgPostBook *self);
const WgChecklist     *wg_post_book_get_checklist (WgPostBook *self, WgPost *post); /* (nullable) */
/* The grid that the post at this place of the list stands in: its row id, 0 for none. */
gint64                 wg_post_book_get_grid      (WgPostBook *self, guint index);
/* The community of that grid; of a post in no grid the host unit. 0: none. */
gint64                 wg_post_book_get_unit      (WgPostBook *self, guint index);
/* (nullable): the grid at a point in degrees. */
WgGrid                *wg_post_book_find_grid_at  (WgPostBook *self, double lon, double lat);
gboolean               wg_post_book_is_holiday    (WgPostBook *self, WgDate day);
/* (nullable) (transfer none): "国庆节". */
const char            *wg_post_book_name_holiday  (WgPostBook *self, WgDate day);

/* Of an opened file; (transfer none), valid until "changed". */
WgPostBook            *wg_district_get_post_book  (WgDistrict *self);
GPtrArray             *wg_district_get_posts      (WgDistrict *self); /* WgPost, by code */
WgPost                *wg_district_find_post      (WgDistrict *self, gint64 id); /* (nullable) */
/* (nullable): the standard that the post is held against. */
const WgChecklist     *wg_district_get_checklist  (WgDistrict *self, WgPost *post);
gboolean               wg_district_is_holiday     (WgDistrict *self, WgDate day);

G_END_DECLS
