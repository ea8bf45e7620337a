/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The posts of a unit at a moment, filtered: what a list shows and what stands on its map. */

#include "wg-post-list.h"

#include "wg-mercator.h"

WgTime
wg_post_list_resolve (WgDistrict *district,
                      WgTime      at)
{
  return at != WG_TIME_NONE ? at : wg_clock_get_now (wg_district_get_clock (district));
}

static gboolean
has_state (WgPostLine  *line,
           WgPostsState state)
{
  switch (state)
    {
    case WG_POSTS_COMPLETE:
      return wg_post_line_is_complete (line);
    case WG_POSTS_INCOMPLETE:
      return wg_post_line_get_status (line) == WG_POST_OPEN && !wg_post_line_is_complete (line);
    case WG_POSTS_EXPIRING:
      return wg_post_line_is_expiring (line);
    case WG_POSTS_ANY_STATE:
    default:
      return TRUE;
    }
}

static gboolean
passes (WgPostLine         *line,
        const WgPostFilter *filter)
{
  WgPost *post = wg_post_line_get_post (line);

  return (filter->status == WG_POSTS_ANY_STATUS
          || filter->status == (int) wg_post_line_get_status (line))
         && (filter->type == NULL || g_str_equal (filter->type, wg_post_get_post_type (post)))
         && (filter->grade == NULL || g_str_equal (filter->grade, wg_post_get_grade (post)))
         && has_state (line, filter->state)
         && (!filter->open || wg_post_line_is_open (line));
}

GPtrArray *
wg_post_list_new (WgDistrict         *district,
                  gint64              unit,
                  WgTime              at,
                  const WgPostFilter *filter,
                  WgPostCounts       *counts)
{
  WgPostBook *book = wg_district_get_post_book (district);
  GPtrArray *posts = wg_post_book_get_posts (book);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);
  WgPostCounts sum = { 0 };

  at = wg_post_list_resolve (district, at);
  for (guint i = 0; i < posts->len; i++)
    {
      g_autoptr (WgPostLine) line = NULL;

      if (!wg_district_is_within (district, wg_post_book_get_unit (book, i), unit))
        continue;
      sum.all++;
      line = wg_post_line_new (book, g_ptr_array_index (posts, i), at);
      if (!passes (line, filter))
        continue;
      sum.in_use += wg_post_line_get_status (line) == WG_POST_OPEN;
      sum.open += (guint) wg_post_line_is_open (line);
      sum.complete += (guint) wg_post_line_is_complete (line);
      g_ptr_array_add (lines, g_steal_pointer (&line));
    }
  sum.n = lines->len;
  if (counts != NULL)
    *counts = sum;
  return lines;
}

static char *
make_label (WgPostLine *line)
{
  const char *score = wg_post_line_get_score (line);

  return g_strjoin (*score != '\0' ? " " : "", wg_post_line_get_name (line), score, NULL);
}

/* FALSE where it has no place. */
static gboolean
make_spot (WgPostLine *line,
           gint64      selected,
           WgPostSpot *spot)
{
  double lon, lat;

  if (!wg_post_get_place (wg_post_line_get_post (line), &lon, &lat))
    return FALSE;
  *spot = (WgPostSpot) { .id = wg_post_line_get_id (line), .mark = *wg_post_line_get_mark (line) };
  wg_mercator_project (lon, lat, &spot->x, &spot->y);
  if (selected != 0 && spot->id == selected)
    spot->mark.flags |= WG_POST_MARK_SELECTED;
  return TRUE;
}

WgPostSpots *
wg_post_list_make_spots (GPtrArray *lines,
                         double     size,
                         gint64     selected)
{
  WgPostSpots *spots = wg_post_spots_new (size);

  for (guint i = 0; i < lines->len; i++)
    {
      WgPostLine *line = g_ptr_array_index (lines, i);
      g_autofree char *label = make_label (line);
      WgPostSpot spot;

      if (!make_spot (line, selected, &spot))
        continue;
      spot.name = label;
      wg_post_spots_add (spots, &spot);
    }
  return spots;
}

gboolean
wg_post_list_update_spots (GPtrArray   *lines,
                           WgPostSpots *spots,
                           gint64       selected)
{
  guint n = wg_post_spots_get_n (spots), at = 0;
  g_autofree WgPostMark *marks = g_new (WgPostMark, MAX (n, 1));

  for (guint i = 0; i < lines->len; i++)
    {
      WgPostLine *line = g_ptr_array_index (lines, i);
      g_autofree char *label = NULL;
      const WgPostSpot *old;
      WgPostSpot spot;

      if (!make_spot (line, selected, &spot))
        continue;
      if (at >= n)
        return FALSE;
      old = wg_post_spots_get (spots, at);
      label = make_label (line);
      if (old->id != spot.id || old->x != spot.x || old->y != spot.y
          || g_strcmp0 (old->name, label) != 0)
        return FALSE;
      marks[at++] = spot.mark;
    }
  if (at < n && wg_post_spots_get (spots, at)->id > 0)
    return FALSE;
  for (guint i = 0; i < at; i++)
    wg_post_spots_set_mark (spots, i, &marks[i]);
  return TRUE;
}
