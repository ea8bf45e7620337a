/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-chart-data.h"
#include "wg-deck.h"
#include "wg-legend.h"
#include "wg-map-snapshot.h"
#include "wg-org-chart.h"

G_BEGIN_DECLS

typedef enum
{
  WG_SLIDE_NOTHING,
  WG_SLIDE_MAP,
  WG_SLIDE_CHART,
  WG_SLIDE_TABLE,
  WG_SLIDE_ORG
} WgSlidePicture;

/**
 * WgSlideFigure:
 * @name, @value, @unit: "办结", "371", "件"
 * @note: (nullable): a few words under it: "占点单 90.0%"
 * @question: (nullable): wg_question_parse() reads it, so that the number can be asked
 * @late: records entered after the cut-off that change it
 */
typedef struct
{
  char *name, *value, *unit, *note, *question;
  guint late;
} WgSlideFigure;

/* How a row stands; said by a mark, never by colour alone. */
typedef enum
{
  WG_SLIDE_STATE_NONE, WG_SLIDE_STATE_DONE, WG_SLIDE_STATE_RUNNING, WG_SLIDE_STATE_OVERDUE,
  WG_SLIDE_STATE_ERROR, WG_SLIDE_STATE_WARNING, WG_SLIDE_STATE_NOTICE
} WgSlideState;

/* @wide: takes what the others leave free, and its words may go on in a second line. */
typedef struct
{
  char    *name;
  gboolean wide, number;
} WgSlideColumn;

/* @id: row id of what the row is about; 0: none. */
typedef struct
{
  char       **cells;
  WgSlideState state;
  gint64       id;
} WgSlideRow;

/**
 * WgSlideTable:
 * @columns: (element-type WgSlideColumn)
 * @rows: (element-type WgSlideRow): those worth showing, the most important first
 * @n_all: how many there are, also those not in @rows
 * @empty: (nullable): what stands there when there is none
 * @lead: (nullable) (array zero-terminated=1): numbered lines over the rows: an agenda
 * @boxed: in a frame that grows: what is decided while people watch
 * @latest: where not all have room, the last ones are shown
 */
typedef struct
{
  GArray  *columns;
  GArray  *rows;
  guint    n_all;
  char    *empty;
  char   **lead;
  gboolean boxed, latest;
} WgSlideTable;

/* A place on the slide's map: a post. @lit: open at the hour. @shape, @rank, @flags: of its mark,
 * as the painter of posts reads them. */
typedef struct
{
  double   x, y; /* world units */
  char    *name;
  gint64   id;
  gboolean lit, planned;
  guint8   shape, rank, flags;
} WgSlidePlace;

/**
 * WgSlide:
 * @page: what it was made of
 * @number, @n_pages: "4 / 11"
 * @headline: a sentence that says what one sees
 * @scope: "青禾街道 · 2026年第3季度"
 * @cutoff: "数据截止 2026-09-30 24:00"; of a live deck: when it was made
 * @late: (nullable): "截数后补录 1 条"
 * @figures: (element-type WgSlideFigure): at most three
 * @question: (nullable): of the picture, for asking it
 * @foot: (nullable): in small words under a map: its approval, or that it is for internal use
 *
 * One page evaluated: everything its painter needs, nothing that it must ask. Immutable once
 * shared; may be painted on any thread.
 */
typedef struct
{
  gatomicrefcount ref_count;
  WgDeckPage     *page;
  guint           number, n_pages;
  char           *headline, *scope, *cutoff, *late;
  guint           n_late;
  GArray         *figures;
  WgSlidePicture  picture;
  char           *question;
  char           *foot;
  WgChartData    *chart;
  WgSlideTable   *table;
  WgOrgChart     *org;
  WgMapSnapshot  *snapshot;
  WgMapColours   *colours;
  WgLegend        legend; /* its texts are the slide's */
  guint           focus;  /* area that the map shows, or WG_MAP_NO_AREA */
  guint           marked; /* area that somebody went to, or WG_MAP_NO_AREA */
  WgBBox          view;   /* part of the map that is shown, world units; empty: the focus */
  GArray         *places; /* (nullable) (element-type WgSlidePlace) */
  GPtrArray      *gaps;   /* (nullable) (element-type WgGeometry): what no post reaches */
  GStringChunk   *texts;
} WgSlide;

#define WG_TYPE_SLIDE (wg_slide_get_type ())

GType         wg_slide_get_type      (void);
WgSlide      *wg_slide_new           (WgDeckPage *page, guint number, guint n_pages);
WgSlide      *wg_slide_ref           (WgSlide *self);
void          wg_slide_unref         (WgSlide *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgSlide, wg_slide_unref)
/* Texts are copied; a fourth figure is left out. */
void          wg_slide_add_figure    (WgSlide *self, const WgSlideFigure *figure);
void          wg_slide_add_place     (WgSlide *self, const WgSlidePlace *place);
/* The legend with its texts copied. */
void          wg_slide_set_legend    (WgSlide *self, const WgLegend *legend);
/* The slide in words for a screen reader. (transfer full) */
char         *wg_slide_describe      (const WgSlide *self);

WgSlideTable *wg_slide_table_new     (void);
void          wg_slide_table_free    (WgSlideTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgSlideTable, wg_slide_table_free)
void          wg_slide_table_add_column (WgSlideTable *self, const char *name, gboolean wide,
                                         gboolean number);
/* @cells: one for each column, copied; NULL is empty. Also counts it in @n_all. */
void          wg_slide_table_add_row (WgSlideTable *self, const char *const *cells,
                                      WgSlideState state, gint64 id);

G_END_DECLS
