/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-contribution.h"
#include "wg-engine.h"

G_BEGIN_DECLS

/* Which sums; every limit is included. */
typedef struct
{
  WgDate first; /* WG_DATE_NONE: no limit */
  WgDate last;
  WgDate known; /* only what was entered up to this day */
} WgMeasureRange;

typedef gboolean (*WgMeasureVisit) (const WgContribution *sum, gpointer user_data, GError **error);

typedef struct _WgMeasureTable WgMeasureTable;

WgMeasureTable *wg_measure_table_new   (WgEngine             *engine);
void            wg_measure_table_free  (WgMeasureTable       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgMeasureTable, wg_measure_table_free)

gboolean        wg_measure_table_add   (WgMeasureTable       *self,
                                        const WgContribution *differences,
                                        guint                 n,
                                        GError              **error);
gboolean        wg_measure_table_visit (WgMeasureTable       *self,
                                        const WgMeasureRange *range,
                                        WgMeasureVisit        visit,
                                        gpointer              user_data,
                                        GError              **error);

G_END_DECLS
