/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

G_BEGIN_DECLS

/**
 * WgHeldPost:
 * @holding, @position, @unit: row ids
 * @holder, @title, @unit_name: in words
 * @from, @until: (nullable): the days in between, both included
 * @full_time: 1, 0, −1 where nobody said
 * @rank: place of the title in a committee
 *
 * One position that a person holds. The file knows a person only by name (rules.md 2.0): two people
 * of one name are told apart by their positions.
 */
typedef struct
{
  gint64 holding;
  gint64 position;
  gint64 unit;
  char  *holder;
  char  *title;
  char  *unit_name;
  char  *from;
  char  *until;
  int    full_time;
  guint  rank;
} WgHeldPost;

void       wg_held_post_free  (WgHeldPost *self);
/* (transfer container) (element-type WgHeldPost): what a person holds on a day, by unit
 * and rank. */
GPtrArray *wg_holders_list_posts (WgDistrict *district, const char *holder, const char *day);
/* (transfer full): those in one line for under an entry: "书记 of 青禾社区, …"; "" for none.
 * @except: row id of a position that is left out, or 0. */
char      *wg_holders_describe (WgDistrict *district, const char *holder, const char *day,
                                gint64 except);
/* (transfer full): names in the file that match a query by name, pinyin or initials; "" gives
 * all. Those who hold something come first, then by pinyin. */
GStrv      wg_holders_search (WgDistrict *district, const char *query, guint limit);

G_END_DECLS
