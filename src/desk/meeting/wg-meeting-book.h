/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-meeting-template.h"
#include "wg-period.h"

G_BEGIN_DECLS

/* Meetings, what they decided and who came (M51, M52, N18), as the file holds them in memory: no
 * call here waits for the disk. Rows are (transfer none) and stay valid until the district's
 * "changed"; arrays of them are (transfer container). */

typedef enum
{
  WG_DECISION_DONE,
  WG_DECISION_IN_PROGRESS,
  WG_DECISION_OVERDUE, /* not done, and its date has passed */
  WG_DECISION_DROPPED
} WgDecisionState;

/* Sums of a list of decisions. */
typedef struct
{
  guint n, done, in_progress, overdue, dropped;
  guint on_map;
} WgDecisionCounts;

/**
 * WgAttendanceSum:
 * @n_parties: parties of which somebody was expected
 * @n_came: parties of which somebody came
 * @is_counted: whether anything was entered
 * @has_quorum: whether enough came, by the file's rule
 *
 * Who came to a meeting.
 */
typedef struct
{
  guint    expected, present;
  guint    n_parties, n_came;
  gboolean is_counted;
  gboolean has_quorum;
} WgAttendanceSum;

/**
 * WgMeetingDue:
 * @every: how often a meeting of the type is due; nothing else is set for %WG_MEETING_ONCE
 * @period: the month or quarter of the day asked about
 * @held: how many began in it until the day asked about
 * @called: (nullable): one that is called for a later day of the period
 *
 * Whether the meeting that is due was held: "one joint meeting per quarter" (M51).
 */
typedef struct
{
  WgMeetingEvery every;
  WgPeriod       period;
  guint          held;
  WgRow         *called;
} WgMeetingDue;

/* The file's own, else the one that ships, with the file's quorum. (transfer full) */
WgMeetingTemplate *wg_meeting_book_get_template   (WgDistrict *district);

/* Of the unit and all below it (0: the file), the latest first. */
GPtrArray         *wg_meeting_book_list           (WgDistrict *district, gint64 unit);
GPtrArray         *wg_meeting_book_list_decks     (WgDistrict *district, gint64 unit);
GPtrArray         *wg_meeting_book_list_decisions (WgDistrict *district, gint64 meeting);
GPtrArray         *wg_meeting_book_list_attendance (WgDistrict *district, gint64 meeting);
/* Everything decided by meetings of the unit and below it, or that they have to do: what is overdue
 * first, then what is due next, then what is done. */
GPtrArray         *wg_meeting_book_list_tasks     (WgDistrict *district, gint64 unit, WgDate day);
WgRow             *wg_meeting_book_find           (WgDistrict *district, gint64 meeting);
WgRow             *wg_meeting_book_find_deck      (WgDistrict *district, gint64 deck);
WgRow             *wg_meeting_book_find_decision  (WgDistrict *district, gint64 decision);
/* (nullable): the last meeting of exactly this unit and type (NULL: any) that began before: the
 * one whose decisions the deck of a meeting at @before opens on. */
WgRow             *wg_meeting_book_find_previous  (WgDistrict *district, gint64 unit,
                                                   const char *type, WgTime before);
/* (nullable): the first meeting of this unit and type that is called and has not ended. */
WgRow             *wg_meeting_book_find_called    (WgDistrict *district, gint64 unit,
                                                   const char *type);
/* (nullable): the same two for a deck row: its meeting, or where it has none the one that its
 * unit and type call. */
WgRow             *wg_meeting_book_find_of_deck   (WgDistrict *district, WgRow *deck);

/* Done or overdue on a day of the clock. */
WgDecisionState    wg_meeting_book_get_state      (WgRow *decision, WgDate day);
const char        *wg_decision_state_get_label    (WgDecisionState state);
/* A date as one types it while somebody speaks: also 11-30, the next one from @day on, and +30, so
 * many days after it. */
gboolean           wg_meeting_book_parse_due      (const char *text, WgDate day, WgDate *due);
void               wg_meeting_book_count          (GPtrArray *decisions, WgDate day,
                                                   WgDecisionCounts *counts);
/* (transfer full): "9 decisions · 7 done · 2 in progress". */
char              *wg_decision_counts_format      (const WgDecisionCounts *counts);
/* (transfer full): what a meeting ends with: "This meeting: 6 decisions, 2 concern the map". */
char              *wg_meeting_book_dup_ending     (const WgDecisionCounts *counts);

/* @template (nullable): where it is at hand. */
void               wg_meeting_book_sum_attendance (WgDistrict *district, gint64 meeting,
                                                   const WgMeetingTemplate *template,
                                                   WgAttendanceSum *sum);
/* (transfer full): "28 of 31 came, 5 of 5 parties: quorum". */
char              *wg_attendance_sum_format       (const WgAttendanceSum *sum);

/* Of exactly this unit, on a day. FALSE where the type is never due. */
gboolean           wg_meeting_book_check_due      (WgDistrict *district, gint64 unit,
                                                   const char *type, WgDate day,
                                                   WgMeetingDue *due);
/* (transfer full): "One joint meeting per quarter: 2026 Q4 has none yet, …". */
char              *wg_meeting_due_format          (const WgMeetingDue *due, const char *type_name);

G_END_DECLS
