/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-chart-painter.h"
#include "wg-chart-scale.h"

G_BEGIN_DECLS

/* What something is drawn with; the painter takes the colour from the theme. */
typedef enum
{
  WG_CHART_INK_TEXT,
  WG_CHART_INK_DIM,
  WG_CHART_INK_GRID,     /* the light horizontal lines */
  WG_CHART_INK_AXIS,     /* the zero line */
  WG_CHART_INK_FIGURE,   /* the highlighted series */
  WG_CHART_INK_CONTEXT,
  WG_CHART_INK_PALE,     /* a shadow of the figure: what a funnel lost */
  WG_CHART_INK_HIDDEN,   /* hatched: there is a value, or none, but no number to show */
  WG_CHART_INK_EMPTY,    /* a day with 0 */
  WG_CHART_INK_CATEGORY, /* of @index */
  WG_CHART_INK_RAMP,     /* step @index */
  WG_CHART_INK_ON_CATEGORY, /* text on a category's colour, on a step of the ramp */
  WG_CHART_INK_ON_RAMP
} WgChartInk;

typedef enum
{
  WG_CHART_SHAPE_BOX, WG_CHART_SHAPE_PATH, WG_CHART_SHAPE_DASHED, WG_CHART_SHAPE_AREA,
  WG_CHART_SHAPE_DOT
} WgChartShape;

typedef struct
{
  double x, y, width, height;
} WgChartBox;

typedef struct
{
  double x, y;
} WgChartNode;

/* A shape; a path has @n nodes from @first. @part: (series WG_CHART_NONE: the frame). */
typedef struct
{
  WgChartShape shape;
  WgChartInk   ink;
  guint        index;
  WgChartPart  part;
  WgChartBox   box;
  guint        first, n;
  double       line_width;
} WgChartMark;

/* How words stand: @align 0 … 1 of their width is left of @x. */
typedef struct
{
  double      size;
  gboolean    bold;
  WgChartInk  ink;
  guint       index;
  double      align;
  WgChartPart part;
} WgChartStyle;

typedef struct
{
  char        *text;
  WgChartStyle style;
  WgChartBox   box;
} WgChartText;

/* @reach: where the pointer finds the part; @box: from where arrows lead on; @seen: its ring. */
typedef struct
{
  WgChartPart part;
  WgChartBox  reach, box, seen;
} WgChartTarget;

struct _WgChartLayout
{
  WgChartData   *data;
  WgChartOptions options;
  WgChartKind    kind;
  double         em;
  cairo_t       *measure; /* on a surface that keeps nothing */
  GHashTable    *widths;  /* of texts that were measured: shaping is what costs */
  GArray        *marks, *nodes, *texts, *targets;
  guint name_lines; /* at most in a name, where not even one row has room; 0: all */
};

#define WG_CHART_NO_PART ((WgChartPart) { WG_CHART_NONE, WG_CHART_NONE })
#define WG_CHART_LEADING 1.45 /* height of a line, of its size */
#define WG_CHART_N_STEPS 5

/* Building. Boxes' edges come to whole pixels. */
double     _wg_chart_measure       (WgChartLayout *self, const char *text, double size,
                                    gboolean bold);
WgChartBox _wg_chart_add_text      (WgChartLayout *self, const char *text, double x, double y,
                                    const WgChartStyle *style);
/* FALSE when other words stand there or it would leave the picture. */
gboolean   _wg_chart_try_text      (WgChartLayout *self, const char *text, double x, double y,
                                    const WgChartStyle *style);
/* Lines of at most a width; returns the height. With @dry nothing is added. */
double     _wg_chart_add_wrapped   (WgChartLayout *self, const char *text, double x, double y,
                                    double width, const WgChartStyle *style, gboolean dry);
void       _wg_chart_add_box       (WgChartLayout *self, WgChartBox box, WgChartInk ink,
                                    guint index, WgChartPart part);
void       _wg_chart_add_path      (WgChartLayout *self, WgChartShape shape,
                                    const WgChartNode *nodes, guint n, WgChartInk ink,
                                    double line_width, WgChartPart part);
void       _wg_chart_add_dot       (WgChartLayout *self, double x, double y, double radius,
                                    WgChartInk ink, WgChartPart part);
void       _wg_chart_add_target    (WgChartLayout *self, WgChartPart part, WgChartBox reach,
                                    WgChartBox box);
/* Of a row of the whole width, of which only the bar has a ring. */
void       _wg_chart_add_row_target (WgChartLayout *self, WgChartPart part, WgChartBox row,
                                     WgChartBox bar);

/* The name of a point that fits: the long one, else the short one. */
const char *_wg_chart_choose_name  (WgChartLayout *self, const WgChartPoint *point, double room);
/* The words of a value; what is hidden is always words. (transfer full) */
char      *_wg_chart_word          (const WgChartData *data, const WgChartPoint *point,
                                    gboolean with_unit);
/* "▨ fewer than 5" for each state that occurs, right-aligned in a line; its height, or 0. */
double     _wg_chart_add_hidden_key (WgChartLayout *self, double y, gboolean dry);

/* Whether a series stands out: where none is marked, all but last year's do. */
gboolean   _wg_chart_is_figure     (WgChartLayout *self, guint series);

/* Axes. */
WgChartScale _wg_chart_fit_scale   (WgChartLayout *self, double height);
double     _wg_chart_axis_width    (WgChartLayout *self, const WgChartScale *scale);
void       _wg_chart_add_axis      (WgChartLayout *self, const WgChartScale *scale,
                                    WgChartBox plot, gboolean labelled);
/* Labels under points @step apart, as many as stand free; with @dry only the height. */
double     _wg_chart_add_times     (WgChartLayout *self, const WgChartSeries *series,
                                    WgChartBox plot, gboolean dry);
/* The longest series that is not last year's. */
const WgChartSeries *_wg_chart_time_series (WgChartLayout *self);
/* A line with gaps where there is no number; its points are targets. */
void       _wg_chart_add_curve     (WgChartLayout *self, guint series, const WgChartScale *scale,
                                    WgChartBox plot, WgChartInk ink);

/* One of each kind; @top: below the heading. */
void       _wg_chart_lay_line      (WgChartLayout *self, double top);
void       _wg_chart_lay_bars      (WgChartLayout *self, double top);
void       _wg_chart_lay_stack     (WgChartLayout *self, double top);
void       _wg_chart_lay_funnel    (WgChartLayout *self, double top);
void       _wg_chart_lay_calendar  (WgChartLayout *self, double top);
void       _wg_chart_lay_multiples (WgChartLayout *self, double top);
double     _wg_chart_bars_height   (WgChartLayout *self);
double     _wg_chart_stack_height  (WgChartLayout *self);
double     _wg_chart_funnel_height (WgChartLayout *self);
double     _wg_chart_calendar_height (WgChartLayout *self);
double     _wg_chart_multiples_height (WgChartLayout *self);

G_END_DECLS
