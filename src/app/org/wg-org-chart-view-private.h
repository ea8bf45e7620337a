/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-org-chart-view.h"
#include "wg-theme.h"

G_BEGIN_DECLS

struct _WgOrgChartView
{
  GtkWidget parent_instance;

  WgOrgSheet    *sheet;    /* (nullable), not owned */
  WgOrgSketch   *sketch;   /* (nullable) */
  WgOrgLayout   *layout;   /* (nullable): of this zoom and size */
  GskRenderNode *node;     /* (nullable): what was drawn of it */
  graphene_rect_t drawn;   /* which part that is, in the layout's pixels */
  double         zoom;
  double         x, y;     /* of the layout that stands at the view's corner */
  double         pointer_x, pointer_y; /* negative: outside */
  double         drag_x, drag_y;       /* where the drag found the view */
  double         pinch_zoom;
  guint          selected, hover;      /* nodes */
};

void _wg_org_chart_view_add_input    (WgOrgChartView *self);
void _wg_org_chart_view_add_bindings (GtkWidgetClass *widget_class);
/* Lays out for @zoom so that what is under a place of the view stays there. */
void _wg_org_chart_view_zoom_at      (WgOrgChartView *self, double zoom, double x, double y);
void _wg_org_chart_view_move_to      (WgOrgChartView *self, double x, double y);
void _wg_org_chart_view_choose       (WgOrgChartView *self, guint node);
void _wg_org_chart_view_set_hover    (WgOrgChartView *self, guint node);
/* The box or cell under a place of the view, or WG_ORG_NO_NODE. */
guint _wg_org_chart_view_pick        (WgOrgChartView *self, double x, double y);

G_END_DECLS
