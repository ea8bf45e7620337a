/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-geometry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Rule G-05 over a whole coverage: polygons that are to lie side by side without overlap or gap. */

#define WG_GAPS_TOLERANCE_M2 1.0 /* G-05 */
#define WG_GAPS_NONE G_MAXUINT

typedef enum
{
  WG_GAPS_INVALID, /* polygon a is not valid, see reason */
  WG_GAPS_OVERLAP, /* polygons a and b both have the area */
  WG_GAPS_GAP,     /* nobody has the area; a and b are neighbours, or WG_GAPS_NONE */
  WG_GAPS_OUTSIDE  /* polygon a has the area outside the outline */
} WgGapsKind;

typedef struct
{
  WgGapsKind kind;
  guint      a, b;     /* indices of the polygons given, or WG_GAPS_NONE */
  double     area_m2;  /* 0 for WG_GAPS_INVALID */
  double     lon, lat; /* where to look, degrees; NaN when unknown */
  char      *reason;   /* (nullable): for the user, of WG_GAPS_INVALID only */
  WgGeometry *piece;   /* (nullable): the area itself, of WG_GAPS_GAP only */
} WgGapsIssue;

/* @done goes from 0 to 1; called on the thread that searches. */
typedef void (*WgGapsProgress) (double done, gpointer user_data);

void       wg_gaps_issue_free (WgGapsIssue      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgGapsIssue, wg_gaps_issue_free)

GPtrArray *wg_gaps_find       (GPtrArray        *polygons,
                               const WgGeometry *outline,
                               double            tolerance_m2,
                               WgGapsProgress    progress,
                               gpointer          user_data,
                               GCancellable     *cancellable,
                               GError          **error);

G_END_DECLS
