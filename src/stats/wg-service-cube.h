/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-measure.h"
#include "wg-period.h"

G_BEGIN_DECLS

/* For the argument @class of the sums: all classes together. */
#define WG_CUBE_ALL_CLASSES 0
/* Up to that many single sums the days of every place are kept in memory by class too, … */
#define WG_CUBE_MAX_ENTRIES 2000000
/* … beyond it for all classes together, where that takes no more bytes than these. */
#define WG_CUBE_MAX_DAY_BYTES ((gsize) 128 << 20)

/* The month that a day lies in, counted from year 0. */
gint32 wg_cube_month_of     (WgDate day);
WgDate wg_cube_month_first  (gint32 month);

/**
 * WgServiceCube:
 *
 * The sums of the records in memory: per place, class and month, and per unit, class and day, as
 * plain blocks of int32 that exist only for what occurs. Places and units are numbers that whoever
 * made it gives them, in such an order that a subtree is a range. Hours are in halves, as stored.
 * Not to be read while another thread adds to it.
 */
typedef struct _WgServiceCube WgServiceCube;

WgServiceCube *wg_service_cube_new        (guint n_slots, guint n_units);
void           wg_service_cube_free       (WgServiceCube *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgServiceCube, wg_service_cube_free)

/* FALSE, and nothing added, when a sum would leave the range of an int32: no figure may be wrong
 * in silence. */
gboolean       wg_service_cube_add        (WgServiceCube *self,
                                           WgMeasure      measure,
                                           gint64         service_class,
                                           guint          slot,
                                           guint          unit,
                                           WgDate         day,
                                           gint64         value);
/* Number of a class in the cube, or G_MAXUINT when it does not occur. */
guint          wg_service_cube_find_class (const WgServiceCube *self, gint64 service_class);
/* Row ids of the classes that occur; number = position + 1. (transfer none) */
const GArray  *wg_service_cube_get_classes (const WgServiceCube *self);
/* First and last day that anything is known of; FALSE when the cube is empty. */
gboolean       wg_service_cube_get_range  (const WgServiceCube *self, WgPeriod *out);
/* Whether it knows the days of every place, see WG_CUBE_MAX_ENTRIES; @of_classes: also by class. */
gboolean       wg_service_cube_keeps_days (const WgServiceCube *self, gboolean of_classes);
/* Of all there is, to see what is never counted in this file. */
gint64         wg_service_cube_get_total  (const WgServiceCube *self, WgMeasure measure);
gsize          wg_service_cube_get_memory (const WgServiceCube *self); /* bytes */

/* Sums over slots from … before @to, of whole months, both included. */
gint64         wg_service_cube_sum_months (const WgServiceCube *self,
                                           WgMeasure            measure,
                                           guint                class,
                                           guint                from,
                                           guint                to,
                                           gint32               first,
                                           gint32               last);
/* The same per slot, added to @values[0 … to − from − 1]. */
void           wg_service_cube_add_months (const WgServiceCube *self,
                                           WgMeasure            measure,
                                           guint                class,
                                           guint                from,
                                           guint                to,
                                           gint32               first,
                                           gint32               last,
                                           gint64              *values);
/* The same of days. FALSE, and nothing added, where there are too many sums to keep them per place,
 * day and class: then the store is to be asked. */
gboolean       wg_service_cube_add_days   (const WgServiceCube *self,
                                           WgMeasure            measure,
                                           guint                class,
                                           guint                from,
                                           guint                to,
                                           WgDate               first,
                                           WgDate               last,
                                           gint64              *values);
/* Sums over units from … before @to, of days, both included. */
gint64         wg_service_cube_sum_days   (const WgServiceCube *self,
                                           WgMeasure            measure,
                                           guint                class,
                                           guint                from,
                                           guint                to,
                                           WgDate               first,
                                           WgDate               last);

G_END_DECLS
