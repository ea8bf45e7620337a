/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-org-layout.h"

G_BEGIN_DECLS

/* Measures in ems, which grow with the text. */
#define WG_ORG_PAD_X 0.55
#define WG_ORG_PAD_Y 0.3
#define WG_ORG_BAR 0.35         /* the coloured edge of a box */
#define WG_ORG_COLUMN_GAP 0.6   /* between the columns of one superior */
#define WG_ORG_GROUP_GAP 1.4    /* between superiors */
#define WG_ORG_STACK_GAP 0.7    /* between a superior and the first under it */
#define WG_ORG_SPINE 0.5        /* what is left free at the left of a stack, for its line */
#define WG_ORG_CELL 0.95
#define WG_ORG_CELL_GAP 0.3
#define WG_ORG_DUTY_WIDTH 9.0
#define WG_ORG_DUTY_GAP 1.2
#define WG_ORG_DUTY_SPACE 0.9   /* between the words of two levels */

/* Texts of a node, measured once for each way to say it. */
typedef enum
{
  WG_ORG_STYLE_LINE, WG_ORG_STYLE_LEAD, WG_ORG_STYLE_ALL,
  WG_ORG_STYLE_NARROW_LEAD, WG_ORG_STYLE_NARROW_ALL,
  WG_ORG_STYLE_HEAD_LEAD, WG_ORG_STYLE_HEAD_ALL,
  WG_ORG_N_STYLES
} WgOrgStyle;

/**
 * WgOrgPlan:
 * @deepest: depth of the nodes that are stacked in columns under their superiors; those above are
 *   boxes side by side, those below are cells or not shown
 * @rows: most boxes in a column
 * @limit: most boxes under one superior; 0: all
 * @row_gap, @band_gap: ems
 */
typedef struct
{
  guint       deepest, rows, limit;
  WgOrgDetail stack, head;
  gboolean    cells;
  double      em;
  double      row_gap, band_gap;
} WgOrgPlan;

/* What the search for a plan knows of the chart. */
struct _WgOrgSketch
{
  gatomicrefcount   ref_count;
  WgOrgChart       *chart;
  WgOrgLayoutOptions options;    /* of the layout being made */
  guint            *depths;      /* by node */
  guint             max_depth;
  WgOrgText       **texts;       /* node × style, made when wanted */
  WgOrgText       **duties;      /* by depth; the last is that of the level only counted */
  cairo_t          *measure;
};

/* Columns and heights of a plan, in ems. */
typedef struct
{
  guint   n_columns;
  double  column_width;
  double *column_x;
  guint  *first_column, *n_node_columns; /* by node; 0 columns: not shown as a box */
  double *band_height;                   /* by depth up to the deepest; then that of counts */
  double *box_height;                    /* by depth */
  double  cell_duty_y;                   /* of the words of the cells' level, in their band */
  double  height;
} WgOrgMeasure;

const WgOrgText *wg_org_sketch_get_text (WgOrgSketch *self, guint node, WgOrgStyle style);
/* Name, number and duty of the level at a depth; one below the deepest: of what is only counted. */
const WgOrgText *wg_org_sketch_get_duty (WgOrgSketch *self, guint depth);
/* Which of the nodes under one a plan shows as boxes. */
guint            wg_org_plan_count_children (const WgOrgSketch *sketch, const WgOrgPlan *plan,
                                             guint node, const guint **children);
/* How many cells stand side by side in a box that is so many ems wide inside. */
guint            wg_org_plan_count_cells_in_row (double width);
guint            wg_org_plan_count_cells    (const WgOrgSketch *sketch, const WgOrgPlan *plan,
                                             guint node);
/* How the boxes of a depth say it: stacks of narrow columns begin a line for what others append. */
WgOrgStyle       wg_org_measure_get_style (const WgOrgMeasure *self, const WgOrgPlan *plan,
                                           guint depth);
/* Room inside a box that is so wide outside. */
double           wg_org_plan_get_inner_width (double width);
/* Returns how wide a node's box is; @x: from the boxes' left edge. */
double           wg_org_measure_get_box (const WgOrgMeasure *self, const WgOrgPlan *plan,
                                         guint node, guint depth, double *x);
WgOrgMeasure    *wg_org_measure_new     (WgOrgSketch *sketch, const WgOrgPlan *plan);
void             wg_org_measure_free    (WgOrgMeasure *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgOrgMeasure, wg_org_measure_free)
/* The plan that says most at a size of text that can be read. */
WgOrgPlan        wg_org_sketch_choose   (WgOrgSketch *self);

G_END_DECLS
