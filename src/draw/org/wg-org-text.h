/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-org-chart.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* What a piece of text means; the painter gives it its colour. */
typedef enum
{
  WG_ORG_ROLE_NAME, /* bold */
  WG_ORG_ROLE_TEXT,
  WG_ORG_ROLE_DIM,
  WG_ORG_ROLE_VACANT,
  WG_ORG_ROLE_PAST,
  WG_ORG_ROLE_DUE,
  WG_ORG_ROLE_EXTENDED
} WgOrgRole;

/* How a part follows the one before it. */
typedef enum
{
  WG_ORG_FLOW_LEFT  = 0,
  WG_ORG_FLOW_LINE  = 1 << 0, /* begins a line */
  WG_ORG_FLOW_JOIN  = 1 << 1, /* stays beside the part before it: a title and its holder */
  WG_ORG_FLOW_RIGHT = 1 << 2  /* stands at the right edge */
} WgOrgFlow;

/* A line, or part of one, that stands somewhere. @x, @y: top left corner. Units are ems from
 * wg_org_text_flow(), pixels in a layout. @text is not terminated by NUL. */
typedef struct
{
  const char *text;
  guint       length; /* bytes */
  WgOrgRole   role;
  double      x, y, width, size;
} WgOrgPiece;

#define WG_ORG_LINE_HEIGHT 1.45 /* of the size: ascent and descent of the fonts in use */

/**
 * WgOrgText:
 *
 * Parts of text, measured once in ems, that flow into boxes of any width.
 */
typedef struct _WgOrgText WgOrgText;

WgOrgText *wg_org_text_new  (void);
void       wg_org_text_free (WgOrgText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgOrgText, wg_org_text_free)
/* @size: in ems. Nothing is added for an empty text. */
void       wg_org_text_add  (WgOrgText  *self,
                             cairo_t    *measure,
                             const char *text,
                             WgOrgRole   role,
                             double      size,
                             WgOrgFlow   flow);
/* The height in ems that it takes in a width of so many ems; with @pieces (element-type
 * WgOrgPiece) (nullable) also what stands where. */
double     wg_org_text_flow (const WgOrgText *self, double width, GArray *pieces);

/* One line as the chart paints and measures it: its width grows exactly with its size.
 * (transfer full) */
PangoLayout *wg_org_text_new_layout (cairo_t    *cr,
                                     const char *text,
                                     guint       length,
                                     double      size,
                                     gboolean    bold);

G_END_DECLS
