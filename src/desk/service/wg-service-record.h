/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

G_BEGIN_DECLS

#define WG_TYPE_SERVICE_RECORD (wg_service_record_get_type ())
G_DECLARE_FINAL_TYPE (WgServiceRecord, wg_service_record, WG, SERVICE_RECORD, GObject)

/**
 * WgServiceRecord:
 *
 * An activity, a team or a class as a line of a list: its row, and what the line says. Immutable.
 */
WgServiceRecord *wg_service_record_new          (WgDistrict *district, WgRow *row);
WgRow           *wg_service_record_get_row      (WgServiceRecord *self);
const char      *wg_service_record_get_day      (WgServiceRecord *self); /* "10-12 14:00–16:30" */
const char      *wg_service_record_get_title    (WgServiceRecord *self);
const char      *wg_service_record_get_subtitle (WgServiceRecord *self); /* grid, class, team */
const char      *wg_service_record_get_numbers  (WgServiceRecord *self); /* "11 · 27.5 h" */
/* (transfer full): the line in one sentence, for a screen reader. */
char            *wg_service_record_dup_text     (WgServiceRecord *self);
/* Whether a text, already folded, occurs in what the line says. */
gboolean         wg_service_record_matches      (WgServiceRecord *self, const char *folded);

/* "planned" → what people call it. */
const char      *wg_service_status_get_label    (const char *status);

G_END_DECLS
