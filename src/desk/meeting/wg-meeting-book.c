/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Meetings as they stand in the file: who comes after whom, how far the decisions are, whether
 * enough came. It writes nothing. */

#include "wg-meeting-book.h"

#include "wg-data.h"
#include "wg-deck-book.h"
#include "wg-district-private.h"
#include "wg-scope-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define QUORUM_SETTING "meeting_quorum"

static const WgRegistryRows *
get_rows (WgDistrict *district)
{
  return wg_registry_get_rows (wg_district_get_registry (district));
}

static WgRow *
lookup (WgDistrict   *district,
        const WgKind *kind,
        gint64        id)
{
  WgRegistryRows rows = *get_rows (district);

  return wg_registry_rows_lookup (&rows, kind, id);
}

/* (nullable): the first template of the file that can be read. */
static WgMeetingTemplate *
load_own (WgDistrict *district)
{
  GPtrArray *rows = get_rows (district)->templates;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);
      const char *content = wg_row_get_text (row, WG_TEMPLATE_CONTENT);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) json = NULL;
      WgMeetingTemplate *template;

      if (g_strcmp0 (wg_row_get_text (row, WG_TEMPLATE_TYPE), "meetings") != 0 || content == NULL)
        continue;
      json = g_bytes_new (content, strlen (content));
      template = wg_meeting_template_load (json, wg_row_get_text (row, WG_TEMPLATE_NAME),
                                           wg_data_get_language (), &error);
      if (template != NULL)
        return template;
      g_warning ("%s", error->message);
    }
  return NULL;
}

/**
 * wg_meeting_book_get_template:
 *
 * A template of the file that cannot be read is passed over with a warning: the meeting must still
 * be held.
 *
 * Returns: (transfer full): parties, types and quorum
 */
WgMeetingTemplate *
wg_meeting_book_get_template (WgDistrict *district)
{
  WgMeetingTemplate *template = load_own (district);

  if (template == NULL)
    {
      g_autoptr (GBytes) shipped = wg_data_lookup ("templates/meetings.json", NULL);

      template = wg_meeting_template_load (shipped, "meetings.json", wg_data_get_language (), NULL);
      g_assert (template != NULL);
    }
  wg_quorum_parse (wg_district_get_setting (district, QUORUM_SETTING), &template->quorum);
  return template;
}

/* The latest first; what has no date is still to come. */
static int
compare_meetings (gconstpointer a,
                  gconstpointer b)
{
  WgRow *left = *(WgRow *const *) a, *right = *(WgRow *const *) b;
  gint64 first = wg_row_get_int (left, WG_MEETING_STARTS_AT, G_MAXINT64);
  gint64 second = wg_row_get_int (right, WG_MEETING_STARTS_AT, G_MAXINT64);

  if (first == second)
    return wg_row_get_id (left) < wg_row_get_id (right) ? -1 : 1;
  return first > second ? -1 : 1;
}

static int
compare_decks (gconstpointer a,
               gconstpointer b)
{
  gint64 left = wg_row_get_version (*(WgRow *const *) a);
  gint64 right = wg_row_get_version (*(WgRow *const *) b);

  return left > right ? -1 : left < right;
}

static int
compare_decisions (gconstpointer a,
                   gconstpointer b)
{
  WgRow *left = *(WgRow *const *) a, *right = *(WgRow *const *) b;
  gint64 first = wg_row_get_int (left, WG_DECISION_NUMBER, 0);
  gint64 second = wg_row_get_int (right, WG_DECISION_NUMBER, 0);

  if (first == second)
    return wg_row_get_id (left) < wg_row_get_id (right) ? -1 : 1;
  return first < second ? -1 : 1;
}

static GPtrArray *
list_below (WgDistrict  *district,
            GPtrArray   *rows,
            guint        unit_field,
            gint64       unit,
            GCompareFunc compare)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);

      if (wg_district_is_within (district, wg_row_get_int (row, unit_field, 0), unit))
        g_ptr_array_add (list, row);
    }
  g_ptr_array_sort (list, compare);
  return list;
}

GPtrArray *
wg_meeting_book_list (WgDistrict *district,
                      gint64      unit)
{
  return list_below (district, get_rows (district)->meetings, WG_MEETING_UNIT, unit,
                     compare_meetings);
}

GPtrArray *
wg_meeting_book_list_decks (WgDistrict *district,
                            gint64      unit)
{
  return list_below (district, get_rows (district)->decks, WG_DECK_UNIT, unit, compare_decks);
}

static GPtrArray *
list_of_meeting (GPtrArray *rows,
                 guint      field,
                 gint64     meeting)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (wg_row_get_int (g_ptr_array_index (rows, i), field, 0) == meeting)
      g_ptr_array_add (list, g_ptr_array_index (rows, i));
  return list;
}

GPtrArray *
wg_meeting_book_list_decisions (WgDistrict *district,
                                gint64      meeting)
{
  GPtrArray *list = list_of_meeting (get_rows (district)->decisions, WG_DECISION_MEETING, meeting);

  g_ptr_array_sort (list, compare_decisions);
  return list;
}

GPtrArray *
wg_meeting_book_list_attendance (WgDistrict *district,
                                 gint64      meeting)
{
  return list_of_meeting (get_rows (district)->attendances, WG_ATTENDANCE_MEETING, meeting);
}

/* A task and where it stands in the list. */
typedef struct
{
  WgRow *row;
  guint  group;
  gint64 order;
} Task;

static int
compare_tasks (gconstpointer a,
               gconstpointer b)
{
  const Task *left = a, *right = b;

  if (left->group != right->group)
    return left->group < right->group ? -1 : 1;
  if (left->order != right->order)
    return left->order < right->order ? -1 : 1;
  return wg_row_get_id (left->row) < wg_row_get_id (right->row) ? -1 : 1;
}

static Task
make_task (WgRow *row,
           WgDate day)
{
  static const guint groups[] = {
    [WG_DECISION_OVERDUE] = 0, [WG_DECISION_IN_PROGRESS] = 1, [WG_DECISION_DONE] = 2,
    [WG_DECISION_DROPPED] = 3,
  };
  WgDecisionState state = wg_meeting_book_get_state (row, day);
  Task task = { row, groups[state], G_MAXINT64 };
  WgDate date;

  if (state == WG_DECISION_DONE
      && wg_date_parse (wg_row_get_text (row, WG_DECISION_DONE_ON), &date))
    task.order = -(gint64) date; /* the last first */
  else if (wg_date_parse (wg_row_get_text (row, WG_DECISION_DUE), &date))
    task.order = date;
  return task;
}

GPtrArray *
wg_meeting_book_list_tasks (WgDistrict *district,
                            gint64      unit,
                            WgDate      day)
{
  GPtrArray *rows = get_rows (district)->decisions;
  g_autoptr (GArray) tasks = g_array_new (FALSE, FALSE, sizeof (Task));
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);
      WgRow *meeting = wg_meeting_book_find (district,
                                             wg_row_get_int (row, WG_DECISION_MEETING, 0));
      gint64 held_by = meeting != NULL ? wg_row_get_int (meeting, WG_MEETING_UNIT, 0) : 0;
      Task task = make_task (row, day);

      if (wg_district_is_within (district, held_by, unit)
          || wg_district_is_within (district, wg_row_get_int (row, WG_DECISION_OWNER_UNIT, 0),
                                    unit))
        g_array_append_val (tasks, task);
    }
  g_array_sort (tasks, compare_tasks);
  for (guint i = 0; i < tasks->len; i++)
    g_ptr_array_add (list, g_array_index (tasks, Task, i).row);
  return list;
}

WgRow *
wg_meeting_book_find (WgDistrict *district,
                      gint64      meeting)
{
  return lookup (district, &wg_kind_meeting, meeting);
}

WgRow *
wg_meeting_book_find_deck (WgDistrict *district,
                           gint64      deck)
{
  return lookup (district, &wg_kind_deck, deck);
}

WgRow *
wg_meeting_book_find_decision (WgDistrict *district,
                               gint64      decision)
{
  return lookup (district, &wg_kind_decision, decision);
}

static gboolean
is_of (WgRow      *meeting,
       gint64      unit,
       const char *type)
{
  return wg_row_get_int (meeting, WG_MEETING_UNIT, 0) == unit
         && (type == NULL
             || g_strcmp0 (wg_row_get_text (meeting, WG_MEETING_MEETING_TYPE), type) == 0);
}

/**
 * wg_meeting_book_find_previous:
 * @type: (nullable): "quarterly"
 * @before: when the next one begins
 *
 * Returns: (nullable) (transfer none): the last meeting that began earlier
 */
WgRow *
wg_meeting_book_find_previous (WgDistrict *district,
                               gint64      unit,
                               const char *type,
                               WgTime      before)
{
  g_autoptr (GPtrArray) meetings = wg_meeting_book_list (district, unit);
  g_autofree char *of_type = wg_deck_book_dup_meeting_type (district, type);

  for (guint i = 0; i < meetings->len; i++)
    {
      WgRow *row = g_ptr_array_index (meetings, i);

      if (is_of (row, unit, of_type)
          && wg_row_get_int (row, WG_MEETING_STARTS_AT, G_MAXINT64) < before)
        return row;
    }
  return NULL;
}

WgRow *
wg_meeting_book_find_called (WgDistrict *district,
                             gint64      unit,
                             const char *type)
{
  g_autoptr (GPtrArray) meetings = wg_meeting_book_list (district, unit);
  g_autofree char *of_type = wg_deck_book_dup_meeting_type (district, type);

  for (guint i = meetings->len; i > 0; i--)
    {
      WgRow *row = g_ptr_array_index (meetings, i - 1);

      if (is_of (row, unit, of_type)
          && wg_row_get (row, WG_MEETING_ENDED_AT)->type == WG_VALUE_NULL)
        return row;
    }
  return NULL;
}

WgRow *
wg_meeting_book_find_of_deck (WgDistrict *district,
                              WgRow      *deck)
{
  gint64 meeting = wg_row_get_int (deck, WG_DECK_MEETING, 0);

  if (meeting != 0)
    return wg_meeting_book_find (district, meeting);
  return wg_meeting_book_find_called (district, wg_row_get_int (deck, WG_DECK_UNIT, 0),
                                      wg_row_get_text (deck, WG_DECK_DECK_TYPE));
}

/**
 * wg_meeting_book_get_state:
 * @day: today, of the file's clock
 *
 * A task is in time until the end of its day.
 */
WgDecisionState
wg_meeting_book_get_state (WgRow *decision,
                           WgDate day)
{
  const char *status = wg_row_get_text (decision, WG_DECISION_STATUS);
  WgDate due;

  if (g_strcmp0 (status, "done") == 0)
    return WG_DECISION_DONE;
  if (g_strcmp0 (status, "dropped") == 0)
    return WG_DECISION_DROPPED;
  if (wg_date_parse (wg_row_get_text (decision, WG_DECISION_DUE), &due) && due < day)
    return WG_DECISION_OVERDUE;
  return WG_DECISION_IN_PROGRESS;
}

const char *
wg_decision_state_get_label (WgDecisionState state)
{
  switch (state)
    {
    case WG_DECISION_DONE:
      return _("Done");
    case WG_DECISION_OVERDUE:
      return _("Overdue");
    case WG_DECISION_DROPPED:
      return _("Dropped");
    case WG_DECISION_IN_PROGRESS:
    default:
      return _("In progress");
    }
}

/* "11-30", "11.30", "11/30", "11月30日": the next one. */
static gboolean
parse_month_day (const char *text,
                 WgDate      day,
                 WgDate     *due)
{
  int year, month, date;
  guint typed_month, typed_day;
  char tail[8] = "";

  if (sscanf (text, "%2u%*1[-./]%2u%7s", &typed_month, &typed_day, tail) < 2
      && sscanf (text, "%2u月%2u%7s", &typed_month, &typed_day, tail) < 2)
    return FALSE;
  if (*tail != '\0' && !g_str_equal (tail, "日"))
    return FALSE;
  wg_date_split (day, &year, &month, &date);
  for (int i = 0; i < 5; i++) /* 29 February may be far */
    {
      g_autofree char *full = g_strdup_printf ("%04d-%02u-%02u", year + i, typed_month, typed_day);

      if (wg_date_parse (full, due) && *due >= day)
        return TRUE;
    }
  return FALSE;
}

/**
 * wg_meeting_book_parse_due:
 * @day: today
 * @due: (out): the date, unchanged where there is none
 */
gboolean
wg_meeting_book_parse_due (const char *text,
                           WgDate      day,
                           WgDate     *due)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  guint64 days;
  WgDate found;

  if (*stripped == '+')
    {
      if (!g_ascii_string_to_unsigned (stripped + 1, 10, 0, 3660, &days, NULL))
        return FALSE;
      *due = day + (WgDate) days;
      return TRUE;
    }
  if (!wg_date_parse_typed (stripped, &found) && !parse_month_day (stripped, day, &found))
    return FALSE;
  *due = found;
  return TRUE;
}

void
wg_meeting_book_count (GPtrArray        *decisions,
                       WgDate            day,
                       WgDecisionCounts *counts)
{
  *counts = (WgDecisionCounts) { .n = decisions->len };
  for (guint i = 0; i < decisions->len; i++)
    {
      WgRow *row = g_ptr_array_index (decisions, i);
      WgDecisionState state = wg_meeting_book_get_state (row, day);

      counts->done += state == WG_DECISION_DONE;
      counts->in_progress += state == WG_DECISION_IN_PROGRESS;
      counts->overdue += state == WG_DECISION_OVERDUE;
      counts->dropped += state == WG_DECISION_DROPPED;
      counts->on_map += wg_row_get_int (row, WG_DECISION_ON_MAP, 0) != 0;
    }
}

static void
add_count (GString    *text,
           guint       n,
           const char *label)
{
  if (n > 0)
    g_string_append_printf (text, " · %s %u", label, n);
}

char *
wg_decision_counts_format (const WgDecisionCounts *counts)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u decision", "%u decisions", counts->n), counts->n);
  add_count (text, counts->done, _("Done"));
  add_count (text, counts->in_progress, _("In progress"));
  add_count (text, counts->overdue, _("Overdue"));
  add_count (text, counts->dropped, _("Dropped"));
  return g_string_free (text, FALSE);
}

char *
wg_meeting_book_dup_ending (const WgDecisionCounts *counts)
{
  g_autofree char *decisions =
    g_strdup_printf (ngettext ("%u decision", "%u decisions", counts->n), counts->n);

  if (counts->on_map == 0)
    /* Translators: %s is "6 decisions". */
    return g_strdup_printf (_("This meeting: %s"), decisions);
  /* Translators: %s is "6 decisions", %u how many of them concern the map. */
  return g_strdup_printf (ngettext ("This meeting: %s, %u concerns the map",
                                    "This meeting: %s, %u concern the map", counts->on_map),
                          decisions, counts->on_map);
}

void
wg_meeting_book_sum_attendance (WgDistrict              *district,
                                gint64                   meeting,
                                const WgMeetingTemplate *template,
                                WgAttendanceSum         *sum)
{
  g_autoptr (GPtrArray) rows = wg_meeting_book_list_attendance (district, meeting);
  g_autoptr (GHashTable) expected = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) came = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (WgMeetingTemplate) loaded = NULL;

  if (template == NULL)
    template = loaded = wg_meeting_book_get_template (district);
  *sum = (WgAttendanceSum) { 0 };
  for (guint i = 0; i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);
      const char *party = wg_row_get_text (row, WG_ATTENDANCE_PARTY);
      gint64 present = wg_row_get_int (row, WG_ATTENDANCE_PRESENT, 0);

      sum->is_counted |= wg_row_get (row, WG_ATTENDANCE_PRESENT)->type != WG_VALUE_NULL;
      sum->expected += (guint) wg_row_get_int (row, WG_ATTENDANCE_EXPECTED, 0);
      sum->present += (guint) present;
      if (wg_row_get_int (row, WG_ATTENDANCE_EXPECTED, 0) > 0)
        g_hash_table_add (expected, (gpointer) party);
      if (present > 0)
        g_hash_table_add (came, (gpointer) party);
    }
  sum->n_parties = g_hash_table_size (expected);
  sum->n_came = g_hash_table_size (came);
  sum->has_quorum = wg_quorum_is_met (&template->quorum, sum->present, sum->expected, sum->n_came);
}

char *
wg_attendance_sum_format (const WgAttendanceSum *sum)
{
  g_autofree char *numbers = NULL;

  if (!sum->is_counted)
    return g_strdup (_("Attendance is not entered yet"));
  /* Translators: persons present and expected, parties of which somebody came and all. */
  numbers = g_strdup_printf (_("%u of %u came, %u of %u parties"), sum->present, sum->expected,
                             sum->n_came, sum->n_parties);
  return g_strconcat (numbers, " · ", sum->has_quorum ? _("Quorum met") : _("No quorum"), NULL);
}

static WgPeriod
period_of (WgMeetingEvery every,
           WgDate         day)
{
  int year, month, date;
  WgPeriod period;

  wg_date_split (day, &year, &month, &date);
  if (every == WG_MEETING_EVERY_QUARTER)
    month = (month - 1) / 3 * 3 + 1;
  period.first = wg_date_new (year, month, 1);
  month += every == WG_MEETING_EVERY_QUARTER ? 3 : 1;
  period.last = (month > 12 ? wg_date_new (year + 1, month - 12, 1) : wg_date_new (year, month, 1))
                - 1;
  return period;
}

/**
 * wg_meeting_book_check_due:
 * @day: the day asked about: today
 * @due: (out): what was found
 *
 * Returns: whether a meeting of the type is due at all
 */
gboolean
wg_meeting_book_check_due (WgDistrict   *district,
                           gint64        unit,
                           const char   *type,
                           WgDate        day,
                           WgMeetingDue *due)
{
  g_autoptr (WgMeetingTemplate) template = wg_meeting_book_get_template (district);
  const WgMeetingType *found = wg_meeting_template_find_type (template, type);
  g_autoptr (GPtrArray) meetings = NULL;

  *due = (WgMeetingDue) { .every = found != NULL ? found->every : WG_MEETING_ONCE };
  if (due->every == WG_MEETING_ONCE)
    return FALSE;
  due->period = period_of (due->every, day);
  meetings = wg_meeting_book_list (district, unit);
  for (guint i = 0; i < meetings->len; i++)
    {
      WgRow *row = g_ptr_array_index (meetings, i);
      gint64 starts = wg_row_get_int (row, WG_MEETING_STARTS_AT, WG_TIME_NONE);
      WgDate on = starts != WG_TIME_NONE ? wg_time_get_day (starts) : WG_DATE_NONE;

      if (!is_of (row, unit, type) || on == WG_DATE_NONE
          || !wg_period_contains (&due->period, on))
        continue;
      if (wg_row_get (row, WG_MEETING_ENDED_AT)->type != WG_VALUE_NULL || on < day)
        due->held++;
      else
        due->called = row;
    }
  return TRUE;
}

char *
wg_meeting_due_format (const WgMeetingDue *due,
                       const char         *type_name)
{
  g_autofree char *period = wg_scope_words_period (&due->period);

  if (due->held > 0)
    /* Translators: "Quarterly joint meeting", the period, how many. */
    return g_strdup_printf (ngettext ("%s: %u held in %s", "%s: %u held in %s", due->held),
                            type_name, due->held, period);
  if (due->called != NULL)
    {
      g_autofree char *when =
        wg_time_format (wg_row_get_int (due->called, WG_MEETING_STARTS_AT, 0));

      /* Translators: "Quarterly joint meeting", the period, when it begins. */
      return g_strdup_printf (_("%s: called in %s, begins %s"), type_name, period, when);
    }
  /* Translators: "Quarterly joint meeting", the period. */
  return g_strdup_printf (_("%s: none held or called in %s, one is due"), type_name, period);
}
