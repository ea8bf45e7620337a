/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-date.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WgHolidays:
 *
 * Public holidays, as days that opening hours name "PH". They are published year by year, so they
 * are data: templates/holidays.json, or a row of kind "template" of type "holidays" in the file,
 * which stands for the whole list. Immutable.
 */
typedef struct _WgHolidays WgHolidays;

/* @what names the file in the sentence of an error. */
WgHolidays *wg_holidays_load     (GBytes *json, const char *what, const char *language,
                                  GError **error);
void        wg_holidays_free     (WgHolidays *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgHolidays, wg_holidays_free)

/* (nullable) (transfer none): which holiday it is, "国庆节"; NULL: none. */
const char *wg_holidays_get_name (const WgHolidays *self, WgDate day);
/* Whether anything is known about the year: a day outside is no holiday for want of data. */
gboolean    wg_holidays_has_year (const WgHolidays *self, WgDate day);

G_END_DECLS
