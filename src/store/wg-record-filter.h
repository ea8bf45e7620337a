/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-id-map.h"
#include "wg-store-records.h"

G_BEGIN_DECLS

/* A query that owns its lists, for the way to the store thread. */
typedef struct
{
  WgMeasure     measure;
  const WgKind *kind;
  WgDate        first;
  WgDate        last;
  WgTime        cutoff;
  WgIdMap      *places;  /* (nullable) */
  GArray       *list;    /* (nullable) (element-type gint64): the same places */
  WgIdMap      *classes; /* (nullable) */
} WgRecordFilter;

WgRecordFilter *wg_record_filter_new     (const WgRecordQuery  *query);
void            wg_record_filter_free    (WgRecordFilter       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgRecordFilter, wg_record_filter_free)
gboolean        wg_record_filter_matches (const WgRecordFilter *self,
                                          const WgContribution *one);

G_END_DECLS
