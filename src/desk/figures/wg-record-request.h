/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-inquiry.h"
#include "wg-records.h"
#include "wg-store-records.h"

G_BEGIN_DECLS

/**
 * WgRecordRequest:
 * @measure: what is listed: of a single measure its records, of a rate those it is divided by
 * @query: for the store, where @measure is one of the records
 *
 * A question turned into what a worker thread needs to list what is behind its figure. Only on the
 * thread of the district as far as @sums go; the rest may be read anywhere.
 */
typedef struct
{
  WgRegistry          *registry;
  WgStore             *store;
  const WgServiceSums *sums;
  WgMeasure            measure;
  GPtrArray           *posts;         /* (nullable): WgRow: what is listed of posts */
  GArray              *measures;      /* WgMeasure: all of the records that the formula names */
  gint64               unit;
  gint64               grid;
  WgPeriod             period;
  WgPlaceRange         range;
  GArray              *class_numbers; /* (nullable) */
  GArray              *places;        /* gint64 */
  GArray              *classes;       /* gint64 */
  WgRecordQuery        query;
  guint                offset;
  guint                limit;
} WgRecordRequest;

WgRecordRequest *wg_record_request_new  (WgDistrict *district, const WgQuestion *question,
                                         GError **error);
void             wg_record_request_free (WgRecordRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgRecordRequest, wg_record_request_free)

G_END_DECLS
