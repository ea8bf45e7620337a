/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of red posts: whom the open ones reach at an hour, what they do not, and what another
 * post would change. The study is that of the posts' own page; nothing is written. */

#include "wg-slide-context.h"

#include "wg-mercator.h"
#include "wg-number.h"
#include "wg-post-list.h"
#include "wg-post-plan.h"

#include <glib/gi18n-lib.h>

/* The hour that is thought, on the clock's day; else the clock's own. */
static WgTime
get_moment (WgDistrict *district, const WgShowWish *wish)
{
  WgTime now = wg_post_list_resolve (district, WG_TIME_NONE);
  int minute = wish != NULL ? wish->minute : WG_SHOW_NO_MINUTE;

  if (minute == WG_SHOW_NO_MINUTE)
    return now;
  return wg_time_new (wg_time_get_day (now), minute / 60, minute % 60);
}

static void
add_spots (WgSlide *slide, WgPostSpots *spots)
{
  for (guint i = 0; i < wg_post_spots_get_n (spots); i++)
    {
      const WgPostSpot *spot = wg_post_spots_get (spots, i);

      wg_slide_add_place (slide, &(WgSlidePlace) {
        .x = spot->x, .y = spot->y, .name = (char *) spot->name, .id = spot->id,
        .shape = spot->mark.shape, .rank = spot->mark.rank, .flags = spot->mark.flags,
        .lit = (spot->mark.flags & WG_POST_MARK_OPEN) != 0,
        .planned = (spot->mark.flags & WG_POST_MARK_DASHED) != 0 });
    }
}

static void
add_figure (WgSlide *slide, const char *name, gint64 value, const char *unit, const char *note)
{
  g_autofree char *text = wg_number_format ((double) value, 0);

  wg_slide_add_figure (slide, &(WgSlideFigure) { .name = (char *) name, .value = text,
                                                 .unit = (char *) unit, .note = (char *) note });
}

/* "19:30: 2 posts are open; 9,120 of 27,440 residents are within reach". */
static char *
make_headline (const WgCoverage *coverage)
{
  g_autofree char *moment = wg_time_format (coverage->at);
  g_autofree char *covered = wg_number_format ((double) coverage->covered, 0);
  g_autofree char *total = wg_number_format ((double) coverage->total, 0);

  /* Translators: a day and an hour; posts; residents within reach; all residents. */
  return g_strdup_printf (
    ngettext ("%1$s: %2$u post is open; about %3$s of %4$s residents are within reach",
              "%1$s: %2$u posts are open; about %3$s of %4$s residents are within reach",
              coverage->posts_open->len),
    moment, coverage->posts_open->len, covered, total);
}

static void
add_figures (WgSlide *slide, WgPostPlan *plan, const WgCoverage *coverage,
             const WgPostCounts *counts)
{
  g_autofree char *covered = wg_number_format ((double) coverage->covered, 0);
  g_autofree char *total = wg_number_format ((double) coverage->total, 0);
  g_autofree char *sum = g_strdup_printf (_("= %s − %s"), total, covered);
  g_autofree char *open = g_strdup_printf (_("of %u in use"), counts->in_use);
  g_autofree char *more = NULL;

  if (wg_post_plan_get_n (plan) > 0)
    {
      g_autofree char *number =
        wg_number_format ((double) wg_post_plan_get_added (plan), 0);

      more = g_strdup_printf (ngettext ("+%s with %u planned post", "+%s with %u planned posts",
                                        wg_post_plan_get_n (plan)),
                              number, wg_post_plan_get_n (plan));
    }
  add_figure (slide, _("Open posts"), coverage->posts_open->len, C_("of posts", "posts"), open);
  add_figure (slide, _("Within reach, about"), coverage->covered, _("residents"), more);
  add_figure (slide, _("Not covered, about"), coverage->uncovered, _("residents"), sum);
}

static void
take_gaps (WgSlide *slide, WgPostPlan *plan)
{
  g_autoptr (GPtrArray) gaps = wg_post_plan_dup_gaps (plan);

  if (gaps != NULL)
    slide->gaps = g_steal_pointer (&gaps);
}

WgPostPlan *
wg_slide_plan_posts (WgDistrict *district, gint64 unit, const WgShowWish *wish)
{
  WgPostPlan *plan = wg_post_plan_new ();

  wg_post_plan_ask (plan, district, unit, get_moment (district, wish));
  for (guint i = 0; wish != NULL && i < wish->trials->len; i++)
    {
      const WgShowTrial *trial = &g_array_index (wish->trials, WgShowTrial, i);

      wg_post_plan_add (plan, trial->lon, trial->lat, NULL);
    }
  return plan;
}

void
wg_slide_add_posts (WgSlideContext *self, WgSlide *slide)
{
  WgPostFilter filter = WG_POST_FILTER_INIT;
  g_autoptr (GPtrArray) lines =
    wg_post_list_new (self->district, self->deck->unit, get_moment (self->district, self->wish),
                      &filter, NULL);
  g_autoptr (WgPostSpots) spots = wg_post_list_make_spots (lines, 1, 0);

  add_spots (slide, spots);
}

gboolean
wg_slide_put_posts (WgSlideContext *self, WgSlide *slide, const WgQuestion *question,
                    GError **error)
{
  WgTime at = get_moment (self->district, self->wish);
  WgPostFilter filter = WG_POST_FILTER_INIT;
  WgPostCounts counts = { 0 };
  g_autoptr (GPtrArray) lines =
    wg_post_list_new (self->district, question->unit, at, &filter, &counts);
  g_autoptr (WgPostSpots) spots = wg_post_list_make_spots (lines, 1, 0);
  g_autoptr (WgPostPlan) plan = wg_slide_plan_posts (self->district, question->unit, self->wish);
  const WgCoverage *coverage;

  wg_post_plan_add_spots (plan, spots, 0);
  add_spots (slide, spots);
  coverage = wg_post_plan_get_coverage (plan);
  if (coverage == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           wg_post_plan_get_error (plan) != NULL
                             ? wg_post_plan_get_error (plan)
                             : _("Coverage cannot be counted"));
      return FALSE;
    }
  add_figures (slide, plan, coverage, &counts);
  take_gaps (slide, plan);
  slide->headline = make_headline (coverage);
  /* What "within reach" means stands under the map, beside its approval. */
  if (slide->foot != NULL)
    {
      char *foot = g_strjoin (" · ", slide->foot, coverage->method, NULL);

      g_free (slide->foot);
      slide->foot = foot;
    }
  return TRUE;
}
