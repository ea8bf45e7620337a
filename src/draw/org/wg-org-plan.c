/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of an organisation a page can say, and at what size. Plans are tried from the one that
 * says most; the first whose text can be read is taken. All measures are in ems. */

#include "wg-org-plan.h"

#include <math.h>

#define MAX_HEAD_WIDTH 36.0
#define MAX_COLUMN_WIDTH 26.0
#define NARROW_COLUMN 17.0
#define MAX_CELLS 80 /* more are told as a number */
#define ROW_GAP 0.4
#define BAND_GAP 1.6
#define MAX_ROW_GAP 0.9
#define MAX_BAND_GAP 3.2

/* The narrowest column in which a detail reads well. */
static const double min_column[] = {
  [WG_ORG_DETAIL_CELL] = 4, [WG_ORG_DETAIL_LINE] = 9, [WG_ORG_DETAIL_LEAD] = 12,
  [WG_ORG_DETAIL_ALL] = 14
};

guint
wg_org_plan_count_children (const WgOrgSketch *sketch,
                            const WgOrgPlan   *plan,
                            guint              node,
                            const guint      **children)
{
  guint n;

  *children = wg_org_chart_get_children (sketch->chart, node, &n);
  if (sketch->depths[node] >= plan->deepest)
    return 0;
  return plan->limit > 0 ? MIN (n, plan->limit) : n;
}

guint
wg_org_plan_count_cells_in_row (double width)
{
  return (guint) MAX (floor ((width + WG_ORG_CELL_GAP) / (WG_ORG_CELL + WG_ORG_CELL_GAP)), 1);
}

void
wg_org_measure_free (WgOrgMeasure *self)
{
  g_free (self->column_x);
  g_free (self->first_column);
  g_free (self->n_node_columns);
  g_free (self->band_height);
  g_free (self->box_height);
  g_free (self);
}

typedef struct
{
  WgOrgSketch     *sketch;
  const WgOrgPlan *plan;
  WgOrgMeasure    *measure;
  GArray          *group_starts; /* columns that begin a group */
} Walk;

/* Columns from the left to the right, the tree from the top to the stacks. */
static void
assign_columns (Walk  *walk,
                guint  node)
{
  WgOrgMeasure *measure = walk->measure;
  guint depth = walk->sketch->depths[node];
  const guint *children;
  guint n = wg_org_plan_count_children (walk->sketch, walk->plan, node, &children);
  guint first = measure->n_columns;

  if (n == 0)
    {
      g_array_append_val (walk->group_starts, measure->n_columns);
      measure->n_columns++;
    }
  else if (depth + 1 == walk->plan->deepest)
    {
      guint columns = (n + walk->plan->rows - 1) / walk->plan->rows;
      guint rows = (n + columns - 1) / columns;

      g_array_append_val (walk->group_starts, measure->n_columns);
      for (guint i = 0; i < n; i++)
        {
          measure->first_column[children[i]] = first + i / rows;
          measure->n_node_columns[children[i]] = 1;
        }
      measure->n_columns += columns;
    }
  else
    for (guint i = 0; i < n; i++)
      assign_columns (walk, children[i]);
  measure->first_column[node] = first;
  measure->n_node_columns[node] = measure->n_columns - first;
}

static double
get_room (const WgOrgSketch *sketch,
          const WgOrgPlan   *plan)
{
  double width = sketch->options.width / plan->em;

  return sketch->options.duties ? width - WG_ORG_DUTY_WIDTH - WG_ORG_DUTY_GAP : width;
}

static void
place_columns (Walk *walk)
{
  WgOrgMeasure *measure = walk->measure;
  double room = get_room (walk->sketch, walk->plan), x = 0;
  double gaps = (measure->n_columns - 1) * WG_ORG_COLUMN_GAP
                + (walk->group_starts->len - 1) * (WG_ORG_GROUP_GAP - WG_ORG_COLUMN_GAP);
  guint group = 1;

  measure->column_width = MIN ((room - gaps) / measure->n_columns,
                               walk->plan->deepest == 0 ? MAX_HEAD_WIDTH : MAX_COLUMN_WIDTH);
  measure->column_x = g_new (double, measure->n_columns + 1);
  for (guint i = 0; i < measure->n_columns; i++)
    {
      measure->column_x[i] = x;
      x += measure->column_width;
      if (group < walk->group_starts->len
          && g_array_index (walk->group_starts, guint, group) == i + 1)
        {
          x += WG_ORG_GROUP_GAP;
          group++;
        }
      else if (i + 1 < measure->n_columns)
        x += WG_ORG_COLUMN_GAP;
    }
  measure->column_x[measure->n_columns] = x;
}

/* Where a node's box begins and how wide it is, in ems from the boxes' left edge. */
double
wg_org_measure_get_box (const WgOrgMeasure *self,
                        const WgOrgPlan    *plan,
                        guint               node,
                        guint               depth,
                        double             *x)
{
  guint first = self->first_column[node], n = self->n_node_columns[node];
  double left = self->column_x[first];
  double width = self->column_x[first + n - 1] + self->column_width - left;

  *x = left;
  if (depth == plan->deepest && depth > 0)
    {
      *x += WG_ORG_SPINE;
      return width - WG_ORG_SPINE;
    }
  /* The head of columns is as wide as they are; one above others stands in their middle. */
  if (depth + 1 < plan->deepest || n > 3 || depth == 0)
    {
      double wanted = MIN (width, MAX_HEAD_WIDTH);

      *x += (width - wanted) / 2;
      return wanted;
    }
  return width;
}

/* How many cells a node's box holds. */
guint
wg_org_plan_count_cells (const WgOrgSketch *sketch,
                         const WgOrgPlan   *plan,
                         guint              node)
{
  guint n;

  wg_org_chart_get_children (sketch->chart, node, &n);
  return plan->cells && sketch->depths[node] == plan->deepest && n <= MAX_CELLS ? n : 0;
}

/* Room inside a box that is so wide outside. */
double
wg_org_plan_get_inner_width (double width)
{
  return width - WG_ORG_BAR - 2 * WG_ORG_PAD_X;
}

WgOrgStyle
wg_org_measure_get_style (const WgOrgMeasure *self,
                          const WgOrgPlan    *plan,
                          guint               depth)
{
  gboolean head = depth < plan->deepest || depth == 0;
  gboolean all = (head ? plan->head : plan->stack) == WG_ORG_DETAIL_ALL;

  if (head)
    return all ? WG_ORG_STYLE_HEAD_ALL : WG_ORG_STYLE_HEAD_LEAD;
  if (plan->stack == WG_ORG_DETAIL_LINE)
    return WG_ORG_STYLE_LINE;
  if (self->column_width < NARROW_COLUMN)
    return all ? WG_ORG_STYLE_NARROW_ALL : WG_ORG_STYLE_NARROW_LEAD;
  return all ? WG_ORG_STYLE_ALL : WG_ORG_STYLE_LEAD;
}

static double
measure_box (Walk  *walk,
             guint  node,
             guint  depth)
{
  double x;
  double width = wg_org_measure_get_box (walk->measure, walk->plan, node, depth, &x);
  double inner = MAX (wg_org_plan_get_inner_width (width), 1);
  const WgOrgText *text = wg_org_sketch_get_text (
      walk->sketch, node, wg_org_measure_get_style (walk->measure, walk->plan, depth));
  guint cells = wg_org_plan_count_cells (walk->sketch, walk->plan, node);
  double height = wg_org_text_flow (text, inner, NULL) + 2 * WG_ORG_PAD_Y;

  if (cells > 0)
    {
      guint in_row = wg_org_plan_count_cells_in_row (inner);

      height += (cells + in_row - 1) / in_row * (WG_ORG_CELL + WG_ORG_CELL_GAP);
    }
  return height;
}

/* How high the words of a level are. */
static double
measure_duty (Walk  *walk,
              guint  depth)
{
  return wg_org_text_flow (wg_org_sketch_get_duty (walk->sketch, depth), WG_ORG_DUTY_WIDTH, NULL);
}

static void
measure_heights (Walk *walk)
{
  const WgOrgPlan *plan = walk->plan;
  WgOrgMeasure *measure = walk->measure;
  guint n = wg_org_chart_get_n_nodes (walk->sketch->chart);
  guint rows = 0;

  for (guint i = 0; i < n; i++)
    {
      guint depth = walk->sketch->depths[i];

      if (depth <= plan->deepest && measure->n_node_columns[i] > 0)
        measure->box_height[depth] = MAX (measure->box_height[depth],
                                          measure_box (walk, i, depth));
    }
  for (guint i = 0; i < n; i++)
    if (measure->n_node_columns[i] > 0 && walk->sketch->depths[i] + 1 == plan->deepest)
      {
        const guint *children;
        guint stacked = wg_org_plan_count_children (walk->sketch, plan, i, &children);
        guint columns = MAX (measure->n_node_columns[i], 1);

        rows = MAX (rows, (stacked + columns - 1) / columns);
      }
  for (guint d = 0; d <= plan->deepest; d++)
    {
      gboolean stack = d > 0 && d == plan->deepest;
      double boxes = stack ? rows * measure->box_height[d] + (rows - 1) * plan->row_gap
                           : measure->box_height[d];
      double duty = walk->sketch->options.duties ? measure_duty (walk, d) : 0;

      measure->band_height[d] = MAX (boxes, duty);
      measure->height += measure->band_height[d];
      if (d > 0)
        measure->height += stack ? MAX (plan->band_gap / 2, WG_ORG_STACK_GAP) : plan->band_gap;
    }
}

/* The words below those of all boxes: of what is only counted, or of those that are cells. Cells
 * stand in the boxes above, and so do their words stand beside these. */
static void
measure_last_band (Walk *walk)
{
  WgOrgSketch *sketch = walk->sketch;
  double last;

  if (!sketch->options.duties
      || (!walk->plan->cells && (walk->plan->deepest < sketch->max_depth
                                 || wg_org_chart_find_counted_level (sketch->chart) == NULL)))
    return;
  last = measure_duty (walk, walk->plan->deepest + 1);
  walk->measure->band_height[walk->plan->deepest + 1] = last;
  if (walk->plan->cells)
    {
      double above = measure_duty (walk, walk->plan->deepest) + WG_ORG_DUTY_SPACE;
      double boxes = walk->measure->band_height[walk->plan->deepest];

      walk->measure->cell_duty_y = above;
      walk->measure->height += MAX (above + last - boxes, 0);
    }
  else
    walk->measure->height += last + walk->plan->band_gap;
}

/**
 * wg_org_measure_new:
 * @plan: with its size of text
 *
 * Returns: (transfer full): where columns are and how high everything gets
 */
WgOrgMeasure *
wg_org_measure_new (WgOrgSketch     *sketch,
                    const WgOrgPlan *plan)
{
  WgOrgMeasure *self = g_new0 (WgOrgMeasure, 1);
  guint n = wg_org_chart_get_n_nodes (sketch->chart);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  Walk walk = { sketch, plan, self, starts };
  const guint *roots;
  guint n_roots;

  self->first_column = g_new0 (guint, MAX (n, 1));
  self->n_node_columns = g_new0 (guint, MAX (n, 1));
  self->band_height = g_new0 (double, plan->deepest + 2);
  self->box_height = g_new0 (double, plan->deepest + 2);
  roots = wg_org_chart_get_children (sketch->chart, WG_ORG_NO_NODE, &n_roots);
  for (guint i = 0; i < n_roots; i++)
    assign_columns (&walk, roots[i]);
  if (self->n_columns == 0)
    return self;
  place_columns (&walk);
  measure_heights (&walk);
  measure_last_band (&walk);
  return self;
}

static gboolean
fits (WgOrgSketch     *self,
      const WgOrgPlan *plan,
      double          *width)
{
  g_autoptr (WgOrgMeasure) measure = wg_org_measure_new (self, plan);

  if (measure->n_columns == 0)
    return TRUE;
  *width = measure->column_x[measure->n_columns] * plan->em;
  return measure->column_width >= min_column[plan->stack]
         && measure->height * plan->em <= self->options.height;
}

/* The largest size at which a plan fits that fits at the smallest. */
static void
grow (WgOrgSketch *self,
      WgOrgPlan   *plan,
      double      *width)
{
  double low = plan->em, high = MAX (self->options.max_text, low), ignored;

  plan->em = high;
  if (fits (self, plan, width))
    return;
  for (guint i = 0; i < 8; i++)
    {
      plan->em = (low + high) / 2;
      if (fits (self, plan, &ignored))
        low = plan->em;
      else
        high = plan->em;
    }
  plan->em = low;
  fits (self, plan, width);
}

static guint
count_longest_stack (const WgOrgSketch *self,
                     guint              deepest)
{
  guint longest = 1;

  for (guint i = 0; deepest > 0 && i < wg_org_chart_get_n_nodes (self->chart); i++)
    {
      guint n = 0;

      if (self->depths[i] + 1 == deepest)
        wg_org_chart_get_children (self->chart, i, &n);
      longest = MAX (longest, n);
    }
  return longest;
}

/* Tries every number of rows; of those that allow the same text, the one that fills the page. */
static gboolean
try_rows (WgOrgSketch *self,
          WgOrgPlan   *best)
{
  guint longest = count_longest_stack (self, best->deepest);
  double best_width = 0, width = 0;
  gboolean found = FALSE;
  WgOrgPlan plan = *best;

  for (guint columns = 1, last = 0; columns <= longest; columns++)
    {
      plan.rows = (longest + columns - 1) / columns;
      plan.em = self->options.min_text;
      if (plan.rows == last || !fits (self, &plan, &width))
        continue;
      last = plan.rows;
      grow (self, &plan, &width);
      if (!found || plan.em > best->em * 1.02
          || (plan.em > best->em * 0.98 && width > best_width * 1.02))
        {
          *best = plan;
          best_width = width;
          found = TRUE;
        }
    }
  return found;
}

/* So many under the head as fit, the others are told as a number. */
static WgOrgPlan
plan_what_fits (const WgOrgSketch *self)
{
  WgOrgPlan plan = { .deepest = MIN (1, self->max_depth), .stack = WG_ORG_DETAIL_LINE,
                     .head = WG_ORG_DETAIL_LEAD, .row_gap = ROW_GAP, .band_gap = BAND_GAP,
                     .em = self->options.min_text };
  double head = 10 + BAND_GAP;
  double rows = (self->options.height / plan.em - head) / (2 * WG_ORG_LINE_HEIGHT + 1 + ROW_GAP);
  double columns = (get_room (self, &plan) + WG_ORG_COLUMN_GAP)
                   / (min_column[plan.stack] + WG_ORG_COLUMN_GAP);

  plan.rows = (guint) MAX (floor (rows), 1);
  plan.limit = plan.rows * (guint) MAX (floor (columns), 1);
  return plan;
}

/* What is left of the page's height goes into the gaps. */
static void
spread (WgOrgSketch *self,
        WgOrgPlan   *plan)
{
  g_autoptr (WgOrgMeasure) measure = wg_org_measure_new (self, plan);
  double left = self->options.height / plan->em - measure->height;

  if (left <= 0)
    return;
  if (plan->rows > 1)
    plan->row_gap = MIN (ROW_GAP + 0.5 * left / (plan->rows - 1), MAX_ROW_GAP);
  plan->band_gap = MIN (BAND_GAP + 0.4 * left / (plan->deepest + 1), MAX_BAND_GAP);
}

/**
 * wg_org_sketch_choose:
 *
 * Returns: the plan that says most at a size of text that can be read: first how deep the boxes
 *   go, then how much they say
 */
WgOrgPlan
wg_org_sketch_choose (WgOrgSketch *self)
{
  static const struct { WgOrgDetail stack, head; } details[] = {
    { WG_ORG_DETAIL_ALL, WG_ORG_DETAIL_ALL },   { WG_ORG_DETAIL_LEAD, WG_ORG_DETAIL_ALL },
    { WG_ORG_DETAIL_LEAD, WG_ORG_DETAIL_LEAD }, { WG_ORG_DETAIL_LINE, WG_ORG_DETAIL_LEAD },
  };
  WgOrgPlan plan;

  for (guint deepest = self->max_depth + 1; deepest-- > 0;)
    for (guint i = 0; i < G_N_ELEMENTS (details); i++)
      {
        plan = (WgOrgPlan) { .deepest = deepest, .stack = details[i].stack,
                             .head = details[i].head, .cells = deepest < self->max_depth,
                             .row_gap = ROW_GAP, .band_gap = BAND_GAP };
        if (deepest == 0 && self->max_depth > 0)
          break;
        if (try_rows (self, &plan))
          {
            spread (self, &plan);
            return plan;
          }
      }
  return plan_what_fits (self);
}
