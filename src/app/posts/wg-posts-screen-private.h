/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-cover-card.h"
#include "wg-post-filters.h"
#include "wg-post-legend-view.h"
#include "wg-post-form.h"
#include "wg-posts-screen.h"
#include "wg-scale-bar.h"
#include "wg-time-bar.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _WgPostsScreen
{
  GtkWidget parent_instance;

  GtkWidget          *content;
  GtkStack           *side;  /* list or form */
  WgPostForm         *form;
  GtkWidget          *add;
  GtkLabel           *title;
  GtkLabel           *subtitle;
  WgPostFilters      *filters;
  GtkStack           *stack;
  GtkListView        *list;
  AdwStatusPage      *empty;
  GtkWidget          *first;
  GtkWidget          *all;
  WgDistrictMap      *map;
  WgScaleBar         *scale_bar;
  WgTimeBar          *hours;
  WgCoverCard        *card;
  GtkWidget          *pick_hint;
  WgPostLegendView   *legend;

  WgDistrict         *district;  /* (nullable), as the next */
  WgScope            *scope;
  GPtrArray          *lines;     /* WgPostLine: what list and map show */
  WgPostSpots        *spots;
  GListStore         *model;     /* the same lines */
  GtkSingleSelection *selection;
  WgPostPlan         *plan;
  const WgTheme      *theme;
  gint64              shown_unit; /* that the map was last brought to */
  guint               update_id;
  guint               gaps_id;
  GCancellable       *finding_gaps; /* (nullable) */
  guint               focus_id;
  gboolean            stale;        /* something changed while nobody looked */
  gboolean            cover_stale;  /* the district changed */
  gboolean            shows_trials;
  gint64              kept_trial; /* whose post is in the form, or 0 */
  gboolean            picks_for_form; /* a click is the place of the form's post */
  int                 list_width; /* of the side while it was the list; 0: it still is */
  gboolean            filling;    /* the selection is being set, not used */
};

/* wg-posts-screen.c */
void    _wg_posts_screen_queue_update (WgPostsScreen *self);
gint64  _wg_posts_screen_get_selected (WgPostsScreen *self); /* row id, or 0 */

/* wg-posts-screen-map.c */
void    _wg_posts_screen_map_add      (WgPostsScreen *self);
void    _wg_posts_screen_map_update   (WgPostsScreen *self);
void    _wg_posts_screen_map_actions  (GtkWidgetClass *klass);
/* Brings a post into sight, as near as marks of posts are told apart. */
void    _wg_posts_screen_go_to        (WgPostsScreen *self, WgPostLine *line);

/* wg-posts-screen-cover.c */
void    _wg_posts_screen_cover_add    (WgPostsScreen *self);
void    _wg_posts_screen_cover_update (WgPostsScreen *self);
void    _wg_posts_screen_set_picking  (WgPostsScreen *self, gboolean picking);

/* wg-posts-screen-form.c */
void    _wg_posts_screen_form_add     (WgPostsScreen *self);
/* Whether the click was for the form. */
gboolean _wg_posts_screen_form_take   (WgPostsScreen *self, double lon, double lat);
void    _wg_posts_screen_form_pick    (WgPostsScreen *self, gboolean picking);
/* A new post of which something is known. */
void    _wg_posts_screen_begin_post   (WgPostsScreen *self, WgRow *known);
/* Escape where nothing is typed: back to the list. */
gboolean _wg_posts_screen_form_close  (WgPostsScreen *self);

/* wg-posts-screen-print.c */
void    _wg_posts_screen_print_actions (GtkWidgetClass *klass);

G_END_DECLS
