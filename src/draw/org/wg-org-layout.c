/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a plan to places in pixels: boxes, cells, lines between them, words of the levels. Draws
 * nothing. */

#include "wg-org-layout.h"

#include "wg-org-plan.h"

/* The chart is made of ems from 0,0; this is where and how large they stand. */
typedef struct
{
  WgOrgLayout     *layout;
  WgOrgSketch     *sketch;
  const WgOrgPlan *plan;
  WgOrgMeasure    *measure;
  double           em, x, y; /* of the boxes */
  double          *band_y;   /* ems */
  GHashTable      *rows;     /* node → row in its column, + 1 */
} Build;

static void
add_line (Build *build,
          double x1,
          double y1,
          double x2,
          double y2)
{
  WgOrgLine line = { build->x + x1 * build->em, build->y + y1 * build->em,
                     build->x + x2 * build->em, build->y + y2 * build->em };

  g_array_append_val (build->layout->lines, line);
}

/* Pieces of a text at a place in ems; returns how many. */
static guint
add_pieces (Build           *build,
            const WgOrgText *text,
            double           x,
            double           y,
            double           width)
{
  GArray *pieces = build->layout->pieces;
  guint first = pieces->len;

  wg_org_text_flow (text, width, pieces);
  for (guint i = first; i < pieces->len; i++)
    {
      WgOrgPiece *piece = &g_array_index (pieces, WgOrgPiece, i);

      piece->x = build->x + (x + piece->x) * build->em;
      piece->y = build->y + (y + piece->y) * build->em;
      piece->width *= build->em;
      piece->size *= build->em;
    }
  return pieces->len - first;
}

static void
add_cells (Build *build,
           guint  node,
           double x,
           double bottom,
           double width)
{
  guint n = wg_org_plan_count_cells (build->sketch, build->plan, node);
  guint in_row = wg_org_plan_count_cells_in_row (width);
  double pitch = WG_ORG_CELL + WG_ORG_CELL_GAP;
  double y = bottom - WG_ORG_PAD_Y - (n + in_row - 1) / in_row * pitch + WG_ORG_CELL_GAP;
  const guint *children;
  guint n_children;

  children = wg_org_chart_get_children (build->sketch->chart, node, &n_children);
  for (guint i = 0; i < n; i++)
    {
      WgOrgBox cell = { .node = children[i], .detail = WG_ORG_DETAIL_CELL };

      cell.x = build->x + (x + i % in_row * pitch) * build->em;
      cell.y = build->y + (y + i / in_row * pitch) * build->em;
      cell.width = cell.height = WG_ORG_CELL * build->em;
      g_array_append_val (build->layout->boxes, cell);
    }
}

static double
get_box_top (Build *build,
             guint  node)
{
  const WgOrgPlan *plan = build->plan;
  guint depth = build->sketch->depths[node];
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (build->rows, GUINT_TO_POINTER (node + 1)));

  if (depth == 0 || depth < plan->deepest)
    return build->band_y[depth];
  return build->band_y[depth] + row * (build->measure->box_height[depth] + plan->row_gap);
}

static void
add_box (Build *build,
         guint  node)
{
  guint depth = build->sketch->depths[node];
  gboolean head = depth == 0 || depth < build->plan->deepest;
  double x;
  double width = wg_org_measure_get_box (build->measure, build->plan, node, depth, &x);
  double height = build->measure->box_height[depth];
  double y = get_box_top (build, node);
  double inner = MAX (wg_org_plan_get_inner_width (width), 1);
  double left = x + WG_ORG_BAR + WG_ORG_PAD_X;
  WgOrgBox box = { .node = node, .detail = head ? build->plan->head : build->plan->stack };

  box.x = build->x + x * build->em;
  box.y = build->y + y * build->em;
  box.width = width * build->em;
  box.height = height * build->em;
  box.first_piece = build->layout->pieces->len;
  box.n_pieces = add_pieces (build,
                             wg_org_sketch_get_text (
                                 build->sketch, node,
                                 wg_org_measure_get_style (build->measure, build->plan, depth)),
                             left, y + WG_ORG_PAD_Y, inner);
  g_array_append_val (build->layout->boxes, box);
  add_cells (build, node, left, y + height, inner);
}

/* From the middle of a superior down to the middles of those under it. */
static void
add_tree_lines (Build       *build,
                guint        node,
                const guint *children,
                guint        n)
{
  guint depth = build->sketch->depths[node];
  double x, left = 0, right = 0;
  double width = wg_org_measure_get_box (build->measure, build->plan, node, depth, &x);
  double middle = x + width / 2;
  double bottom = build->band_y[depth] + build->measure->box_height[depth];
  double bus = build->band_y[depth + 1] - build->plan->band_gap / 2;

  for (guint i = 0; i < n; i++)
    {
      double child_x;
      double child_width = wg_org_measure_get_box (build->measure, build->plan, children[i],
                                                   depth + 1, &child_x);
      double at = child_x + child_width / 2;

      add_line (build, at, bus, at, build->band_y[depth + 1]);
      left = i == 0 ? MIN (at, middle) : MIN (left, at);
      right = i == 0 ? MAX (at, middle) : MAX (right, at);
    }
  add_line (build, middle, bottom, middle, bus);
  if (right > left)
    add_line (build, left, bus, right, bus);
}

/* Down the left of each column of a stack, with a tick to each box. */
static void
add_stack_lines (Build       *build,
                 guint        node,
                 const guint *children,
                 guint        n)
{
  guint depth = build->sketch->depths[node];
  double half = build->measure->box_height[depth + 1] / 2;
  double parent_x;
  double parent_width = wg_org_measure_get_box (build->measure, build->plan, node, depth,
                                                &parent_x);
  double bottom = build->band_y[depth] + build->measure->box_height[depth];
  double bus = bottom + (build->band_y[depth + 1] - bottom) / 2;

  for (guint i = 0; i < n; i++)
    {
      double x, top = get_box_top (build, children[i]);
      gboolean last = i + 1 == n || get_box_top (build, children[i + 1]) <= top;

      wg_org_measure_get_box (build->measure, build->plan, children[i], depth + 1, &x);
      x -= WG_ORG_SPINE;
      add_line (build, x, top + half, x + WG_ORG_SPINE, top + half);
      if (!last)
        continue;
      if (x >= parent_x && x <= parent_x + parent_width)
        add_line (build, x, bottom, x, top + half);
      else
        {
          add_line (build, x, bus, x, top + half);
          add_line (build, x, bus, CLAMP (x, parent_x, parent_x + parent_width), bus);
          add_line (build, CLAMP (x, parent_x + 0.5, parent_x + parent_width - 0.5), bottom,
                    CLAMP (x, parent_x + 0.5, parent_x + parent_width - 0.5), bus);
        }
    }
}

static void
add_lines (Build *build,
           guint  node)
{
  const guint *children;
  guint n = wg_org_plan_count_children (build->sketch, build->plan, node, &children);

  if (n == 0)
    return;
  if (build->sketch->depths[node] + 1 == build->plan->deepest)
    add_stack_lines (build, node, children, n);
  else
    add_tree_lines (build, node, children, n);
}

/* Tops of the levels, and the rows of the stacked. */
static void
place_bands (Build *build)
{
  const WgOrgPlan *plan = build->plan;
  double y = 0;

  for (guint d = 0; d <= plan->deepest; d++)
    {
      if (d > 0)
        y += d == plan->deepest ? MAX (plan->band_gap / 2, WG_ORG_STACK_GAP) : plan->band_gap;
      build->band_y[d] = y;
      y += build->measure->band_height[d];
    }
  build->band_y[plan->deepest + 1] =
      plan->cells ? build->band_y[plan->deepest] + build->measure->cell_duty_y : y + plan->band_gap;
  for (guint i = 0; i < wg_org_chart_get_n_nodes (build->sketch->chart); i++)
    {
      const guint *children;
      guint n, row = 0;

      if (build->sketch->depths[i] + 1 != plan->deepest || build->measure->n_node_columns[i] == 0)
        continue;
      n = wg_org_plan_count_children (build->sketch, plan, i, &children);
      for (guint k = 0; k < n; k++)
        {
          gboolean same = k > 0 && build->measure->first_column[children[k]]
                                       == build->measure->first_column[children[k - 1]];

          row = same ? row + 1 : 0;
          g_hash_table_insert (build->rows, GUINT_TO_POINTER (children[k] + 1),
                               GUINT_TO_POINTER (row));
        }
    }
}

static void
add_band (Build *build,
          guint  depth)
{
  double y = build->band_y[depth];
  double height = build->plan->cells && depth == build->plan->deepest
                      ? build->measure->cell_duty_y - WG_ORG_DUTY_SPACE
                      : build->measure->band_height[depth];
  WgOrgBand band = { build->y + y * build->em, height * build->em, build->layout->pieces->len, 0 };
  double x = build->x;

  if (height <= 0)
    return;
  build->x = 0;
  band.n_pieces = add_pieces (build, wg_org_sketch_get_duty (build->sketch, depth), 0,
                              y, WG_ORG_DUTY_WIDTH);
  build->x = x;
  g_array_append_val (build->layout->bands, band);
}

static void
add_all (Build *build)
{
  WgOrgSketch *sketch = build->sketch;
  const WgOrgPlan *plan = build->plan;
  guint n = wg_org_chart_get_n_nodes (sketch->chart);

  place_bands (build);
  for (guint i = 0; i < n; i++)
    if (build->measure->n_node_columns[i] > 0)
      {
        add_box (build, i);
        add_lines (build, i);
      }
  build->layout->n_hidden = wg_org_chart_get_hidden (sketch->chart) + n
                            - build->layout->boxes->len;
  for (guint d = 0; sketch->options.duties && d <= plan->deepest + 1; d++)
    add_band (build, d);
}

/**
 * wg_org_layout_new:
 * @sketch: what to say
 * @options: the room for it
 *
 * Finds the greatest detail that can be read in the room and where everything stands. When not even
 * the least fits, what is left out is counted in @n_hidden.
 *
 * Returns: (transfer full): places in pixels, from 0,0
 */
WgOrgLayout *
wg_org_layout_new (WgOrgSketch              *sketch,
                   const WgOrgLayoutOptions *options)
{
  WgOrgLayout *self = g_new0 (WgOrgLayout, 1);
  g_autoptr (WgOrgMeasure) measure = NULL;
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);
  g_autofree double *band_y = NULL;
  Build build = { .layout = self, .sketch = sketch, .rows = rows };
  WgOrgPlan plan;

  sketch->options = *options;
  plan = wg_org_sketch_choose (sketch);
  build.plan = &plan;
  build.em = plan.em;
  build.band_y = band_y = g_new0 (double, plan.deepest + 2);
  self->sketch = wg_org_sketch_ref (sketch);
  self->em = plan.em;
  self->width = options->width;
  self->height = options->height;
  self->boxes = g_array_new (FALSE, FALSE, sizeof (WgOrgBox));
  self->lines = g_array_new (FALSE, FALSE, sizeof (WgOrgLine));
  self->bands = g_array_new (FALSE, FALSE, sizeof (WgOrgBand));
  self->pieces = g_array_new (FALSE, FALSE, sizeof (WgOrgPiece));
  measure = wg_org_measure_new (sketch, &plan);
  if (measure->n_columns == 0)
    return self;
  build.measure = measure;
  self->box_x = options->duties ? (WG_ORG_DUTY_WIDTH + WG_ORG_DUTY_GAP) * plan.em : 0;
  build.x = self->box_x
            + MAX (options->width - self->box_x - measure->column_x[measure->n_columns] * plan.em,
                   0) / 2;
  add_all (&build);
  return self;
}

void
wg_org_layout_free (WgOrgLayout *self)
{
  wg_org_sketch_unref (self->sketch);
  g_array_unref (self->pieces);
  g_array_unref (self->bands);
  g_array_unref (self->lines);
  g_array_unref (self->boxes);
  g_free (self);
}

const WgOrgBox *
wg_org_layout_pick (const WgOrgLayout *self,
                    double             x,
                    double             y)
{
  /* Cells come after the boxes they lie in. */
  for (guint i = self->boxes->len; i-- > 0;)
    {
      const WgOrgBox *box = &g_array_index (self->boxes, WgOrgBox, i);

      if (x >= box->x && x < box->x + box->width && y >= box->y && y < box->y + box->height)
        return box;
    }
  return NULL;
}

const WgOrgBox *
wg_org_layout_find (const WgOrgLayout *self,
                    guint              node)
{
  for (guint i = 0; i < self->boxes->len; i++)
    if (g_array_index (self->boxes, WgOrgBox, i).node == node)
      return &g_array_index (self->boxes, WgOrgBox, i);
  return NULL;
}
