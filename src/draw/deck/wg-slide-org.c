/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The organisation on a slide: its chart, or where names are too long for one a list that says the
 * same. */

#include "wg-slide-private.h"

#include "wg-org-page.h"
#include "wg-org-painter.h"

#include <glib/gi18n-lib.h>

#define SMALLEST 0.85 /* of an em of the chart: duties of levels */

/* What needs the committee's eye in a body, in words; "" for nothing. (transfer full) */
static char *
describe_state (const WgOrgNode *node)
{
  const char *term = node->term == WG_ORG_TERM_PAST || node->term == WG_ORG_TERM_DUE
                             || node->term == WG_ORG_TERM_EXTENDED
                         ? wg_org_term_get_word (node->term) : NULL;
  guint vacant = wg_org_node_count_vacant (node);
  g_autofree char *seats = vacant > 0 ? g_strdup_printf ("%u %s", vacant,
                                                         wg_org_get_vacant_word ()) : NULL;

  if (seats != NULL && term != NULL)
    return g_strdup_printf ("%s · %s", seats, term);
  return g_strdup (seats != NULL ? seats : term != NULL ? term : "");
}

static void
add_node (WgSlideTable     *table,
          const WgOrgChart *chart,
          guint             index)
{
  const WgOrgNode *node = wg_org_chart_get_node (chart, index);
  const WgOrgLevel *level = wg_org_chart_find_level (chart, node->level);
  g_autofree char *state = describe_state (node);
  const char *const cells[] = { level != NULL ? level->name : NULL, node->name, state };

  wg_slide_table_add_row (table, cells,
                          *state == '\0'                    ? WG_SLIDE_STATE_NONE
                          : node->term == WG_ORG_TERM_PAST
                                  || wg_org_node_count_vacant (node) > 0
                              ? WG_SLIDE_STATE_ERROR
                              : WG_SLIDE_STATE_NOTICE,
                          node->id);
}

/* Bodies that need somebody's eye before those that do not. */
static void
paint_list (WgSlidePen *pen,
            WgSlideBox  box)
{
  const WgOrgChart *chart = pen->slide->org;
  g_autoptr (WgSlideTable) table = wg_slide_table_new ();

  wg_slide_table_add_column (table, _("Level"), FALSE, FALSE);
  wg_slide_table_add_column (table, _("Body"), TRUE, FALSE);
  wg_slide_table_add_column (table, _("State"), FALSE, FALSE);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < wg_org_chart_get_n_nodes (chart); i++)
      {
        g_autofree char *state = describe_state (wg_org_chart_get_node (chart, i));

        if ((*state == '\0') == (pass == 1))
          add_node (table, chart, i);
      }
  _wg_slide_paint_table (pen, table, box);
}

static void
note_nodes (WgSlidePen        *pen,
            const WgOrgLayout *layout,
            double             x,
            double             y)
{
  for (guint i = 0; i < layout->boxes->len; i++)
    {
      const WgOrgBox *node = &g_array_index (layout->boxes, WgOrgBox, i);

      _wg_slide_note (pen, WG_SLIDE_ON_NODE, node->node,
                      wg_org_chart_get_node (pen->slide->org, node->node)->id,
                      (WgSlideBox) { x + node->x, y + node->y, node->width, node->height });
    }
}

/* Whether all that the layout says stands in its room, at a size that can be read. */
static gboolean
has_room (const WgOrgLayout        *layout,
          const WgOrgLayoutOptions *options,
          double                    least)
{
  if (layout->em < least - 0.01)
    return FALSE;
  for (guint i = 0; i < layout->boxes->len; i++)
    {
      const WgOrgBox *box = &g_array_index (layout->boxes, WgOrgBox, i);

      if (box->y + box->height > options->height + 1 || box->x + box->width > options->width + 1)
        return FALSE;
    }
  for (guint i = 0; i < layout->pieces->len; i++)
    {
      const WgOrgPiece *piece = &g_array_index (layout->pieces, WgOrgPiece, i);

      if (piece->y + WG_ORG_LINE_HEIGHT * piece->size > options->height + 1
          || piece->x + piece->width > options->width + 1)
        return FALSE;
    }
  return TRUE;
}

void
_wg_slide_paint_org (WgSlidePen *pen,
                     WgSlideBox  box)
{
  static const double sizes[] = { 1.1, 1.2, 1.35, 1.5 };
  const WgOrgChart *chart = pen->slide->org;
  double em = pen->em, least = pen->least / SMALLEST, legend;
  WgOrgLayoutOptions options = { box.width, MAX (box.height - 4.2 * em, 4 * em), MAX (least, 1),
                                 1.8 * em, TRUE };
  g_autoptr (WgOrgSketch) sketch = wg_org_sketch_new (pen->slide->org);
  /* The legend needs what the layout shows, and takes the same room whatever it is. */
  g_autoptr (WgOrgLayout) layout = wg_org_layout_new (sketch, &options);

  /* As large as it shows the same bodies. */
  for (guint i = 0; i < G_N_ELEMENTS (sizes) && has_room (layout, &options, least); i++)
    {
      WgOrgLayout *larger;

      options.min_text = MAX (sizes[i] * least, 1);
      larger = wg_org_layout_new (sketch, &options);
      if (larger->boxes->len < layout->boxes->len
          || !has_room (larger, &options, options.min_text))
        {
          wg_org_layout_free (larger);
          break;
        }
      wg_org_layout_free (layout);
      layout = larger;
    }

  if (!has_room (layout, &options, least))
    {
      paint_list (pen, box);
      return;
    }
  cairo_save (pen->cr);
  cairo_translate (pen->cr, box.x, box.y);
  legend = wg_org_page_paint_legend (pen->cr, chart, layout, pen->theme, em, box.width)
           + 0.6 * em;
  cairo_translate (pen->cr, 0, legend);
  wg_org_painter_paint (pen->cr, chart, layout, pen->theme);
  cairo_restore (pen->cr);
  note_nodes (pen, layout, box.x, box.y + legend);
}
