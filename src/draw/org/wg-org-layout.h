/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-org-text.h"

G_BEGIN_DECLS

/* How much a box says. */
typedef enum
{
  WG_ORG_DETAIL_CELL, /* a mark of a colour and a pattern, inside its superior's box */
  WG_ORG_DETAIL_LINE, /* the name, and in a word what is wrong */
  WG_ORG_DETAIL_LEAD, /* with the leading position, vacancies, members and the term */
  WG_ORG_DETAIL_ALL   /* with every position */
} WgOrgDetail;

/**
 * WgOrgLayoutOptions:
 * @width, @height: room, in pixels
 * @min_text: the smallest size of text in pixels that is worth printing; less is said before it
 *   gets smaller
 * @max_text: the largest
 * @duties: whether names and duties of levels stand at the left
 */
typedef struct
{
  double   width, height, min_text, max_text;
  gboolean duties;
} WgOrgLayoutOptions;

/* A node's place. @pieces: from @first_piece on. A cell has none. */
typedef struct
{
  guint       node;
  WgOrgDetail detail;
  double      x, y, width, height;
  guint       first_piece, n_pieces;
} WgOrgBox;

typedef struct
{
  double x1, y1, x2, y2;
} WgOrgLine;

/* What stands at the left of the boxes of a level. */
typedef struct
{
  double y, height;
  guint  first_piece, n_pieces;
} WgOrgBand;

/**
 * WgOrgSketch:
 *
 * The words of a chart, measured once, from which layouts for many sizes are made. For one thread.
 */
typedef struct _WgOrgSketch WgOrgSketch;

WgOrgSketch    *wg_org_sketch_new   (WgOrgChart *chart);
WgOrgSketch    *wg_org_sketch_ref   (WgOrgSketch *self);
void            wg_org_sketch_unref (WgOrgSketch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgOrgSketch, wg_org_sketch_unref)

/**
 * WgOrgLayout:
 * @em: size of text, pixels
 * @box_x: where the boxes begin, right of the bands' words
 * @n_hidden: units of the scope that have neither box nor cell
 * @boxes: (element-type WgOrgBox): in reading order, superiors first
 * @lines: (element-type WgOrgLine): from superiors to those under them
 * @bands: (element-type WgOrgBand)
 * @pieces: (element-type WgOrgPiece): places on the page; their texts belong to @sketch
 *
 * Positions of a chart in a room of a size. Nothing is cut and nothing overlaps.
 */
typedef struct
{
  double     em, box_x, width, height;
  guint      n_hidden;
  GArray    *boxes, *lines, *bands, *pieces;
  WgOrgSketch *sketch;
} WgOrgLayout;

WgOrgLayout    *wg_org_layout_new  (WgOrgSketch *sketch, const WgOrgLayoutOptions *options);
void            wg_org_layout_free (WgOrgLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgOrgLayout, wg_org_layout_free)
/* (nullable): the smallest box or cell at a place. */
const WgOrgBox *wg_org_layout_pick (const WgOrgLayout *self, double x, double y);
const WgOrgBox *wg_org_layout_find (const WgOrgLayout *self, guint node); /* (nullable) */

G_END_DECLS
