/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-import-plan.h"
#include "wg-map-snapshot.h"

G_BEGIN_DECLS

/**
 * WgImportSight:
 * @shapes: (element-type WgGeometry): all that came; dots stand many to a shape
 * @came: their bounds, world units
 * @own: what a map of the district shows, world units; empty when it has no areas
 * @box: what to show so that both are seen, world units
 * @n_shapes: how many came, each dot one
 * @n_over: those of them that lie on the district's areas
 * @beside: (nullable): the sentence about a layer that lies beside the map as a whole
 *
 * What a layer looks like beside the district, before anything is written.
 */
typedef struct
{
  GPtrArray *shapes;
  WgBBox     came;
  WgBBox     own;
  WgBBox     box;
  guint      n_shapes;
  guint      n_over;
  char      *beside;
} WgImportSight;

/* (transfer full) (nullable): NULL when nothing with a place came. @snapshot: (nullable): of the
 * district. Looks at every point: call it on a worker thread. */
WgImportSight *wg_import_sight_new      (WgImportPlan *plan, const WgMapSnapshot *snapshot);
void           wg_import_sight_free     (WgImportSight *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgImportSight, wg_import_sight_free)

/* (transfer full): where the layer lies, in a sentence. */
char          *wg_import_sight_dup_text (const WgImportSight *self);

G_END_DECLS
