/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-date.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define WG_HOURS_ERROR (wg_hours_error_quark ())

typedef enum
{
  WG_HOURS_ERROR_UNREADABLE, /* not of the subset that is kept */
  WG_HOURS_ERROR_OVERLAP,    /* two spans of a day share minutes, or a day is named twice */
  WG_HOURS_ERROR_MIDNIGHT    /* a span ends on the next day */
} WgHoursError;

/* Days of a week of opening hours: Monday is 0, and public holidays are a day of their own. */
#define WG_HOURS_HOLIDAY 7
#define WG_HOURS_N_DAYS 8

/**
 * WgHoursSpan:
 * @from: minutes since midnight
 * @until: the first minute that is no longer in it; 1440 at most
 * @duty: (nullable): the word of a duty rota 值班, for hours outside those of opening
 */
typedef struct
{
  guint16     from;
  guint16     until;
  const char *duty;
} WgHoursSpan;

/**
 * WgHours:
 *
 * Opening hours per weekday and on public holidays (P-04), with a duty rota outside of them
 * (M50), as files keep them: a subset of OpenStreetMap's opening_hours.
 *
 *   Mo-Fr 08:30-12:00,14:00-17:30; Sa-Su 09:00-17:00; PH off; Mo-Fr 18:00-21:00 "值班"
 *
 * Rules are parted by ";". A rule names days (Mo … Su, PH, lists and ranges; none: every weekday)
 * and hours, "off" or "24/7"; a quoted word makes it a duty rota. A day has one rule of opening,
 * which a later "off" may take back, and any number of rotas. Where a rule names PH, only such
 * rules count on a public holiday, else those of the weekday. Immutable, reference-counted.
 */
typedef struct _WgHours WgHours;

#define WG_TYPE_HOURS (wg_hours_get_type ())
GType              wg_hours_get_type    (void);
GQuark             wg_hours_error_quark (void);
WgHours           *wg_hours_parse       (const char *text, GError **error);
WgHours           *wg_hours_ref         (WgHours *self);
void               wg_hours_unref       (WgHours *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgHours, wg_hours_unref)

/* @minute: since midnight, 0 … 1439. Hours on duty count as open. */
gboolean           wg_hours_is_open     (const WgHours *self, WgDate day, guint minute,
                                         gboolean holiday);
/* Whether it is open only because somebody is on duty. */
gboolean           wg_hours_is_duty     (const WgHours *self, WgDate day, guint minute,
                                         gboolean holiday);
/* (transfer none): the spans of a date, by the clock. */
const WgHoursSpan *wg_hours_get_spans   (const WgHours *self, WgDate day, gboolean holiday,
                                         guint *n);
/* (transfer none): of a day of the week, 0 … 6, or %WG_HOURS_HOLIDAY. */
const WgHoursSpan *wg_hours_get_week    (const WgHours *self, guint day, guint *n);
gboolean           wg_hours_has_holiday (const WgHours *self);
/* (transfer full): the text to keep, the shortest that says the same. */
char              *wg_hours_format      (const WgHours *self);
/* (transfer full): in words for people, in their language. */
char              *wg_hours_describe    (const WgHours *self);
/* (transfer none): "Monday", "Public holidays". */
const char        *wg_hours_name_day    (guint day);
/* Two letters: "Mo", "PH". (transfer none) */
const char        *wg_hours_key_day     (guint day);

G_END_DECLS
