/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The public board: what of an organisation chart anybody may read. A field that is not named here
 * does not get out. */

#include "wg-org-board.h"

#include <glib/gi18n-lib.h>

/* @parent: in the board's own chart. */
static guint
add_public (WgOrgChart      *board,
            const WgOrgNode *node,
            guint            parent)
{
  g_autofree WgOrgPost *posts = g_new0 (WgOrgPost, MAX (node->n_posts, 1));
  WgOrgNode open = { .id = node->id, .name = node->full_name, .full_name = node->full_name,
                     .body = node->body, .parent = parent, .level = node->level, .posts = posts,
                     .n_posts = node->n_posts, .members = -1, .term = WG_ORG_TERM_UNKNOWN };

  for (guint i = 0; i < node->n_posts; i++)
    {
      posts[i].title = node->posts[i].title;
      /* A wall says that a seat waits for somebody, it does not sound the alarm. */
      posts[i].holder = node->posts[i].holder != NULL ? node->posts[i].holder : _("to be filled");
    }
  return wg_org_chart_add (board, &open);
}

static void
add_levels (WgOrgChart       *board,
            const WgOrgChart *chart)
{
  guint last = 0;

  for (guint i = 0; i < wg_org_chart_get_n_nodes (board); i++)
    {
      guint number = wg_org_chart_get_node (board, i)->level;
      const WgOrgLevel *level = wg_org_chart_find_level (chart, number);

      if (number != last && level != NULL && wg_org_chart_find_level (board, number) == NULL)
        wg_org_chart_add_level (board, level);
      last = number;
    }
}

WgOrgSheet *
wg_org_board_new (WgDistrict *district,
                  gint64      unit,
                  WgDate      at)
{
  g_autoptr (WgOrgSheet) all = wg_org_sheet_new (district, unit, at, NULL);
  WgOrgSheet *self = g_new0 (WgOrgSheet, 1);
  const WgOrgNode *head = wg_org_chart_get_node (all->chart, 0);
  WgDate day = at != WG_DATE_NONE ? at : wg_clock_get_today (wg_district_get_clock (district));
  g_autofree char *today = wg_date_format (day);
  const guint *below;
  guint n;

  self->chart = wg_org_chart_new ();
  add_public (self->chart, head, WG_ORG_NO_NODE);
  below = wg_org_chart_get_children (all->chart, 0, &n);
  for (guint i = 0; i < n; i++)
    add_public (self->chart, wg_org_chart_get_node (all->chart, below[i]), 0);
  add_levels (self->chart, all->chart);
  self->title = head->body != NULL ? g_strdup_printf ("%s · %s", head->full_name, head->body)
                                   : g_strdup (head->full_name);
  /* Translators: heading of a public board, 亮身份、亮职责; %s is the date of the data. */
  self->scope = g_strdup_printf (_("Who we are, what we answer for · %s"), today);
  self->mark = g_strdup (all->mark);
  return self;
}
