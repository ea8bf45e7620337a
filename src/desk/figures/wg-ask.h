/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-question.h"

G_BEGIN_DECLS

/**
 * wg_district_ask:
 * @question: what is asked; a period that is not given is the quarter that ended last
 *
 * The one way to a figure, whatever its source: from memory, whatever the number of records.
 * The parts add up to the value where the card says so: what lies at a unit itself and in none of
 * its grids is a part of its own with id 0.
 *
 * Returns: (transfer full): the figure with parts by question->by, or NULL with
 *   %G_IO_ERROR_NOT_FOUND (no such indicator or place) or %G_IO_ERROR_NOT_SUPPORTED (a stock has
 *   no parts by class or month)
 */
WgFigure  *wg_district_ask          (WgDistrict *self, const WgQuestion *question, GError **error);

/* The period that is meant where none is given (decision 11). */
WgPeriod   wg_district_get_default_period (WgDistrict *self);

/**
 * wg_district_get_classes:
 * @use: "activity", "case", "wish"; NULL for all
 *
 * Returns: (transfer container) (element-type WgRow): service classes open today, in rank order,
 *   each before those under it
 */
GPtrArray *wg_district_get_classes  (WgDistrict *self, const char *use);
/* (nullable) (transfer none): also of a class that is closed. */
const char *wg_district_get_class_name (WgDistrict *self, gint64 service_class);

/**
 * wg_district_get_teams:
 *
 * Returns: (transfer container) (element-type WgRow): teams of a unit's subtree (0: all) that exist
 *   today, by name
 */
GPtrArray *wg_district_get_teams    (WgDistrict *self, gint64 unit);

G_END_DECLS
