/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of volunteer service, one function per rule. Each says the numbers it compared. What a
 * field's own table says is checked in wg-draft-check.c. */

#include "wg-service-check.h"

#include "wg-day-time.h"
#include "wg-draft-view.h"
#include "wg-number.h"
#include "wg-service-book.h"
#include "wg-service-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* An activity may end in the morning of the next day; a longer one is a slip of the pen. */
#define LONGEST_NIGHT (12 * 60)

typedef struct
{
  WgDraft    *draft;
  WgDistrict *district;
  WgRow      *row;
  GPtrArray  *problems;
} Check;

/* An error when one of @fields (to −1) was changed, or the row is new; else a warning. */
static WgSeverity
judge (Check     *check,
       const int *fields)
{
  gint64 id = wg_row_get_id (check->row);

  if (check->draft == NULL || wg_draft_get_stored (check->draft, id) == NULL)
    return WG_SEVERITY_ERROR;
  for (; *fields >= 0; fields++)
    if (wg_draft_is_changed (check->draft, id, (guint) *fields))
      return WG_SEVERITY_ERROR;
  return WG_SEVERITY_WARNING;
}

static void G_GNUC_PRINTF (5, 6)
report (Check      *check,
        guint       field,
        const char *rule,
        WgSeverity  severity,
        const char *format,
        ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (check->problems,
                   wg_field_problem_new (check->row, field, rule, severity, sentence));
}

static gboolean
has_status (WgRow      *activity,
            const char *status)
{
  return g_strcmp0 (wg_row_get_text (activity, WG_ACTIVITY_STATUS), status) == 0;
}

int
wg_service_get_duration (WgRow *activity)
{
  int from, until;

  if (!wg_day_time_parse (wg_row_get_text (activity, WG_ACTIVITY_STARTS_AT), &from) ||
      !wg_day_time_parse (wg_row_get_text (activity, WG_ACTIVITY_ENDS_AT), &until))
    return 0;
  return until >= from ? until - from : until + 24 * 60 - from;
}

double
wg_service_get_most_hours (WgRow *activity)
{
  gint64 person_times = wg_row_get_int (activity, WG_ACTIVITY_PERSON_TIMES, -1);
  int duration = wg_service_get_duration (activity);

  if (person_times < 0 || duration == 0)
    return -1;
  return floor ((double) person_times * duration / 30.0) / 2.0;
}

/* V-02: what a record of an activity says. What is planned has no numbers yet. */
static void
check_facts (Check *check)
{
  static const int where[] = { WG_ACTIVITY_UNIT, WG_ACTIVITY_GRID, -1 };
  static const int held[] = { WG_ACTIVITY_STATUS, WG_ACTIVITY_PERSON_TIMES, -1 };
  static const char *const statuses[] = { "planned", "held", "cancelled", NULL };
  const char *status = wg_row_get_text (check->row, WG_ACTIVITY_STATUS);

  if (status != NULL && !g_strv_contains (statuses, status))
    report (check, WG_ACTIVITY_STATUS, "V-02", WG_SEVERITY_ERROR,
            _("“%s” is no status of an activity: planned, held or cancelled."), status);
  if (wg_row_get_int (check->row, WG_ACTIVITY_UNIT, 0) == 0 &&
      wg_row_get_int (check->row, WG_ACTIVITY_GRID, 0) == 0)
    report (check, WG_ACTIVITY_UNIT, "V-02", judge (check, where),
            _("Say whose activity it is: an organiser or a grid."));
  if (has_status (check->row, "held") &&
      wg_row_get (check->row, WG_ACTIVITY_PERSON_TIMES)->type == WG_VALUE_NULL)
    report (check, WG_ACTIVITY_PERSON_TIMES, "V-02", judge (check, held),
            _("An activity that was held has a number of person-times."));
}

/* V-05: a year's total is the sum of its classes and of its communities, so each activity is of one
 * class and of one of the units that the total is parted by. A file may do without classes. */
static void
check_sums (Check *check)
{
  static const int sort[] = { WG_ACTIVITY_SERVICE_CLASS, WG_ACTIVITY_STATUS, -1 };
  static const int where[] = { WG_ACTIVITY_UNIT, WG_ACTIVITY_GRID, WG_ACTIVITY_STATUS, -1 };
  g_autoptr (GPtrArray) classes = wg_service_list_classes (check->district, "activity", NULL);
  gint64 unit = wg_row_get_int (check->row, WG_ACTIVITY_UNIT, 0);
  WgUnit *named = unit != 0 ? wg_district_find_unit (check->district, unit) : NULL;
  g_autoptr (GPtrArray) places = NULL;

  if (has_status (check->row, "cancelled"))
    return;
  if (wg_row_get_int (check->row, WG_ACTIVITY_SERVICE_CLASS, 0) == 0 && classes->len > 0)
    report (check, WG_ACTIVITY_SERVICE_CLASS, "V-05", judge (check, sort),
            _("Without a class the activity is in the year's total and in none of its "
              "classes."));
  if (named == NULL || wg_row_get_int (check->row, WG_ACTIVITY_GRID, 0) != 0)
    return;
  places = wg_service_get_places (check->district, unit);
  if (places->len > 0)
    report (check, WG_ACTIVITY_GRID, "V-05", judge (check, where),
            _("“%s” stands above %u units: without a grid the activity is in the year's "
              "total and in none of them."), wg_unit_get_name (named), places->len);
}

/* V-02: what was held does not go without a word. */
static void
check_cancelled (Check *check)
{
  static const int fields[] = { WG_ACTIVITY_STATUS, -1 };
  WgRow *stored = check->draft != NULL
                    ? wg_draft_get_stored (check->draft, wg_row_get_id (check->row)) : NULL;

  if (stored != NULL && has_status (stored, "held") && has_status (check->row, "cancelled") &&
      wg_row_get_text (check->row, WG_ACTIVITY_NOTE) == NULL)
    report (check, WG_ACTIVITY_NOTE, "V-02", judge (check, fields),
            _("Say in the note why what was held is cancelled."));
}

/* V-02: what is planned may lie ahead, what was held not. */
static void
check_day (Check *check)
{
  static const int fields[] = { WG_ACTIVITY_STATUS, WG_ACTIVITY_HELD_ON, -1 };
  const char *text = wg_row_get_text (check->row, WG_ACTIVITY_HELD_ON);
  WgDate today = wg_clock_get_today (wg_district_get_clock (check->district)), day;
  g_autofree char *now = NULL;

  if (!wg_date_parse (text, &day) || day <= today || !has_status (check->row, "held"))
    return;
  now = wg_date_format (today);
  report (check, WG_ACTIVITY_HELD_ON, "V-02", judge (check, fields),
          _("%s is after today, %s: it can only be planned."), text, now);
}

/* V-02: the end after the start. Past midnight is said, so that nobody counts on by mistake. */
static void
check_times (Check *check)
{
  static const int fields[] = { WG_ACTIVITY_STARTS_AT, WG_ACTIVITY_ENDS_AT, -1 };
  const char *start = wg_row_get_text (check->row, WG_ACTIVITY_STARTS_AT);
  const char *end = wg_row_get_text (check->row, WG_ACTIVITY_ENDS_AT);
  int from, until, duration;
  g_autofree char *hours = NULL;

  if (!wg_day_time_parse (start, &from) || !wg_day_time_parse (end, &until) || until > from)
    return;
  duration = wg_service_get_duration (check->row);
  hours = wg_number_format (duration / 60.0, duration % 60 == 0 ? 0 : 1);
  if (until == from)
    report (check, WG_ACTIVITY_ENDS_AT, "V-02", judge (check, fields),
            _("The end, %s, is the start."), end);
  else if (duration > LONGEST_NIGHT)
    report (check, WG_ACTIVITY_ENDS_AT, "V-02", judge (check, fields),
            _("The end, %s, is before the start, %s; until the next day it would be %s hours."),
            end, start, hours);
  else
    report (check, WG_ACTIVITY_ENDS_AT, "V-02", WG_SEVERITY_NOTICE,
            _("Past midnight: it ends at %s of the next day, after %s hours."), end, hours);
}

/* V-03: hours in steps of 0.5 and no more than person-times × duration. */
static void
check_hours (Check *check)
{
  static const int step[] = { WG_ACTIVITY_HOURS, -1 };
  static const int fields[] = { WG_ACTIVITY_HOURS, WG_ACTIVITY_PERSON_TIMES, WG_ACTIVITY_STARTS_AT,
                                WG_ACTIVITY_ENDS_AT, -1 };
  double hours = wg_row_get_real (check->row, WG_ACTIVITY_HOURS, 0);
  double most = wg_service_get_most_hours (check->row);
  gint64 person_times = wg_row_get_int (check->row, WG_ACTIVITY_PERSON_TIMES, 0);
  int duration = wg_service_get_duration (check->row);
  double product = (double) person_times * duration / 60.0;
  char text[4][G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text[0], sizeof text[0], "%.12g", hours);
  g_ascii_formatd (text[1], sizeof text[1], "%.4g", duration / 60.0);
  g_ascii_formatd (text[2], sizeof text[2], "%.12g", wg_number_round (product, 2));
  if (hours < 0 || floor (hours * 2) != hours * 2)
    report (check, WG_ACTIVITY_HOURS, "V-03", judge (check, step),
            _("%s hours: hours are counted in steps of 0.5."), text[0]);
  else if (most >= 0 && hours > product)
    report (check, WG_ACTIVITY_HOURS, "V-03", judge (check, fields),
            _("%s hours are more than %d person-times × %s hours = %s hours."), text[0],
            (int) person_times, text[1], text[2]);
}

/* V-04: hours are the time from the start to the end, without the way there and back: where these
 * are not said, nobody can tell what is in them. */
static void
check_travel (Check *check)
{
  static const int fields[] = { WG_ACTIVITY_HOURS, WG_ACTIVITY_STARTS_AT, WG_ACTIVITY_ENDS_AT, -1 };

  if (wg_row_get_real (check->row, WG_ACTIVITY_HOURS, 0) <= 0 ||
      (wg_row_get_text (check->row, WG_ACTIVITY_STARTS_AT) != NULL &&
       wg_row_get_text (check->row, WG_ACTIVITY_ENDS_AT) != NULL))
    return;
  report (check, WG_ACTIVITY_HOURS, "V-04", judge (check, fields),
          _("Hours need a start and an end: the way there and back is no service."));
}

/* M33: a class is used on the days on which it is open, and for what it is meant. */
static void
check_class (Check      *check,
             guint       field,
             const char *day)
{
  int fields[] = { (int) field, WG_ACTIVITY_HELD_ON, -1 };
  gint64 id = wg_row_get_int (check->row, field, 0);
  WgRow *found = id != 0 ? wg_service_find_class (check->district, check->draft, id) : NULL;

  if (wg_row_get_kind (check->row) != &wg_kind_activity)
    fields[1] = -1;
  if (id == 0)
    return;
  if (found == NULL)
    report (check, field, "M33", judge (check, fields),
            _("The class is not in the file any more."));
  else if (g_strcmp0 (wg_row_get_text (found, WG_SERVICE_CLASS_CLASS_USE), "activity") != 0)
    report (check, field, "M33", judge (check, fields), _("“%s” is no class of activities."),
            wg_row_get_text (found, WG_SERVICE_CLASS_NAME));
  else if (day != NULL && !wg_row_is_valid_on (found, WG_SERVICE_CLASS_VALID_FROM,
                                               WG_SERVICE_CLASS_VALID_UNTIL, day))
    report (check, field, "M33", judge (check, fields), _("The class “%s” is not open on %s."),
            wg_row_get_text (found, WG_SERVICE_CLASS_NAME), day);
}

/* V-01: a team acts from the day it was founded to the day it was closed. */
static void
check_team_open (Check      *check,
                 const char *day)
{
  static const int fields[] = { WG_ACTIVITY_TEAM, WG_ACTIVITY_HELD_ON, -1 };
  gint64 id = wg_row_get_int (check->row, WG_ACTIVITY_TEAM, 0);
  WgRow *team = id != 0 ? wg_service_find_team (check->district, check->draft, id) : NULL;
  const char *founded, *closed;

  if (id == 0)
    return;
  if (team == NULL)
    {
      report (check, WG_ACTIVITY_TEAM, "V-01", judge (check, fields),
              _("The team is not in the file any more."));
      return;
    }
  founded = wg_row_get_text (team, WG_TEAM_FOUNDED);
  closed = wg_row_get_text (team, WG_TEAM_CLOSED);
  if (day != NULL && closed != NULL && strcmp (day, closed) > 0)
    report (check, WG_ACTIVITY_TEAM, "V-01", judge (check, fields),
            _("“%s” was closed on %s."), wg_row_get_text (team, WG_TEAM_NAME), closed);
  else if (day != NULL && founded != NULL && strcmp (day, founded) < 0)
    report (check, WG_ACTIVITY_TEAM, "V-01", judge (check, fields),
            _("“%s” was founded on %s."), wg_row_get_text (team, WG_TEAM_NAME), founded);
}

/* V-01, V-02: the grid lies in the unit that is named beside it. */
static void
check_grid (Check      *check,
            guint       unit_field,
            guint       grid_field,
            const char *rule)
{
  const int fields[] = { (int) unit_field, (int) grid_field, -1 };
  gint64 unit = wg_row_get_int (check->row, unit_field, 0);
  gint64 grid = wg_row_get_int (check->row, grid_field, 0);
  WgRow *found = grid != 0 ? wg_draft_view_find_grid (check->draft, check->district, grid) : NULL;
  WgUnit *named = unit != 0 ? wg_district_find_unit (check->district, unit) : NULL;
  gint64 community;
  const char *name;

  if (grid == 0)
    return;
  if (found == NULL)
    {
      report (check, grid_field, rule, judge (check, fields),
              _("The grid does not exist today."));
      return;
    }
  community = wg_row_get_int (found, WG_GRID_COMMUNITY, 0);
  /* A branch of the grid stands below its community; a street stands above it. */
  if (named == NULL || wg_district_is_within (check->district, community, unit) ||
      wg_district_is_within (check->district, unit, community))
    return;
  name = wg_row_get_text (found, WG_GRID_NAME);
  report (check, grid_field, rule, judge (check, fields), _("“%s” is no grid of “%s”."),
          name != NULL ? name : wg_row_get_text (found, WG_GRID_CODE), wg_unit_get_name (named));
}

/* V-01: registered or not is said in the file's own words. */
static void
check_team_type (Check *check)
{
  static const int fields[] = { WG_TEAM_TEAM_TYPE, -1 };
  static const char *const types[] = { "registered", "unregistered", NULL };
  const char *type = wg_row_get_text (check->row, WG_TEAM_TEAM_TYPE);

  if (type != NULL && !g_strv_contains (types, type))
    report (check, WG_TEAM_TEAM_TYPE, "V-01", judge (check, fields),
            _("“%s” is no type of a team: registered or unregistered."), type);
}

static void
check_activity (Check *check)
{
  const char *day = wg_row_get_text (check->row, WG_ACTIVITY_HELD_ON);
  WgDate date;

  if (!wg_date_parse (day, &date))
    day = NULL;
  check_facts (check);
  check_team_open (check, day);
  check_class (check, WG_ACTIVITY_SERVICE_CLASS, day);
  check_grid (check, WG_ACTIVITY_UNIT, WG_ACTIVITY_GRID, "V-02");
  check_day (check);
  check_times (check);
  check_hours (check);
  check_travel (check);
  check_sums (check);
  check_cancelled (check);
}

static void
check_team (Check *check)
{
  check_team_type (check);
  check_class (check, WG_TEAM_SERVICE_CLASS, NULL);
  check_grid (check, WG_TEAM_UNIT, WG_TEAM_GRID, "V-01");
}

/* The stages of an order follow each other, and none happens after it was written down. */
static void
check_case (Check *check)
{
  static const int stages[] = {
    WG_SERVICE_CASE_ORDERED_AT, WG_SERVICE_CASE_DISPATCHED_AT, WG_SERVICE_CASE_ACCEPTED_AT,
    WG_SERVICE_CASE_FINISHED_AT, WG_SERVICE_CASE_EVALUATED_AT,
  };
  const WgKind *kind = wg_row_get_kind (check->row);
  gint64 now = wg_clock_get_now (wg_district_get_clock (check->district));
  gint64 last = WG_TIME_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      int fields[] = { stages[i], -1 };
      gint64 at = wg_row_get_int (check->row, (guint) stages[i], WG_TIME_NONE);
      g_autofree char *text = wg_time_format (at);
      g_autofree char *before = wg_time_format (last);

      if (at == WG_TIME_NONE)
        continue;
      if (last != WG_TIME_NONE && at < last)
        report (check, (guint) stages[i], NULL, judge (check, fields),
                /* Translators: name of a stage of an order, two times. */
                _("%s: %s is before the stage before it, %s."),
                _(kind->fields[stages[i]].label), text, before);
      else if (at > now)
        report (check, (guint) stages[i], NULL, judge (check, fields),
                _("%s lies ahead: a stage is entered when it has happened."), text);
      last = at;
    }
  check_grid (check, WG_SERVICE_CASE_UNIT, WG_SERVICE_CASE_GRID, "V-02");
}

/* M33: two levels, and no two classes of one name beside each other. */
static void
check_place_of_class (Check *check)
{
  static const int fields[] = { WG_SERVICE_CLASS_PARENT, WG_SERVICE_CLASS_NAME, -1 };
  const char *name = wg_row_get_text (check->row, WG_SERVICE_CLASS_NAME);
  const char *use = wg_row_get_text (check->row, WG_SERVICE_CLASS_CLASS_USE);
  gint64 parent = wg_row_get_int (check->row, WG_SERVICE_CLASS_PARENT, 0);
  WgRow *above = parent != 0 ? wg_service_find_class (check->district, check->draft, parent) : NULL;
  g_autoptr (GPtrArray) beside = wg_service_list_classes (check->district, use, NULL);

  if (above != NULL && wg_row_get_int (above, WG_SERVICE_CLASS_PARENT, 0) != 0)
    report (check, WG_SERVICE_CLASS_PARENT, "M33", judge (check, fields),
            _("Classes have two levels; “%s” is on the second already."),
            wg_row_get_text (above, WG_SERVICE_CLASS_NAME));
  for (guint i = 0; i < beside->len; i++)
    {
      WgRow *other = g_ptr_array_index (beside, i);

      if (wg_row_get_id (other) != wg_row_get_id (check->row) &&
          wg_row_get_int (other, WG_SERVICE_CLASS_PARENT, 0) == parent &&
          wg_row_get_text (other, WG_SERVICE_CLASS_VALID_UNTIL) == NULL &&
          g_strcmp0 (wg_row_get_text (other, WG_SERVICE_CLASS_NAME), name) == 0)
        report (check, WG_SERVICE_CLASS_NAME, "M33", judge (check, fields),
                _("There is a class “%s” already."), name);
    }
}

void
wg_service_check (WgDraft    *draft,
                  WgDistrict *district,
                  WgRow      *row,
                  GPtrArray  *problems)
{
  Check check = { draft, district, row, problems };
  const WgKind *kind = wg_row_get_kind (row);

  if (kind == &wg_kind_activity)
    check_activity (&check);
  else if (kind == &wg_kind_team)
    check_team (&check);
  else if (kind == &wg_kind_service_case)
    check_case (&check);
  else if (kind == &wg_kind_service_class)
    check_place_of_class (&check);
}
