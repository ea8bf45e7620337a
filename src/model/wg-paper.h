/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-slide.h"

G_BEGIN_DECLS

typedef enum
{
  WG_PAPER_TITLE,   /* in the middle, large */
  WG_PAPER_LINE,    /* in the middle: the day, the draft's remark */
  WG_PAPER_HEADING, /* 一、… */
  WG_PAPER_TEXT,    /* a paragraph, its first line moved in */
  WG_PAPER_TABLE,
  WG_PAPER_PICTURE  /* the picture of a slide, in what is left of the page */
} WgPaperBlockKind;

/**
 * WgPaperBlock:
 * @text: (nullable)
 * @shares: of a table: how wide its columns are, of 100
 * @rows: of a table: (element-type GStrv): the first is its head, repeated on each page
 * @slide: (nullable): of a picture
 */
typedef struct
{
  WgPaperBlockKind kind;
  char            *text;
  GArray          *shares;
  GPtrArray       *rows;
  WgSlide         *slide;
} WgPaperBlock;

/**
 * WgPaper:
 * @name: of the document, for its file and the print dialog
 * @dense: smaller type and closer lines, for what must stay on one sheet
 * @foot: (nullable): one small line at the foot of every page
 * @blocks: (element-type WgPaperBlock)
 *
 * A document of an office in the measures of GB/T 9704 (rule D-01): what it says, not where it
 * stands. No emblem is ever drawn (rule D-02). Filled by whoever made it and then only read.
 */
typedef struct
{
  char      *name, *foot;
  gboolean   dense;
  GPtrArray *blocks;
} WgPaper;

WgPaper      *wg_paper_new         (const char *name);
void          wg_paper_free        (WgPaper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgPaper, wg_paper_free)
/* Nothing is added for an empty text. */
void          wg_paper_add         (WgPaper *self, WgPaperBlockKind kind, const char *text);
/* @shares: one for each column; @head: their names. (transfer none): to add rows to. */
WgPaperBlock *wg_paper_add_table   (WgPaper *self, const guint *shares, const char *const *head);
/* @cells: one for each column, copied; NULL is empty. */
void          wg_paper_add_row     (WgPaperBlock *table, const char *const *cells);
void          wg_paper_add_picture (WgPaper *self, WgSlide *slide);

G_END_DECLS
