/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The field tables of every noun: one declaration for columns, journal, import and forms.
 * A new field is a line here, a position in wg-fields.h and a migration; no code. */

#include "wg-kind.h"

#include "wg-fields.h"

#include <glib/gi18n-lib.h>

#define INT(name, label, flags)  { name, label, WG_VALUE_INT, flags }
#define TEXT(name, label, flags) { name, label, WG_VALUE_TEXT, flags }
#define REAL(name, label, flags) { name, label, WG_VALUE_REAL, flags }
#define BLOB(name, label, flags) { name, label, WG_VALUE_BLOB, flags }
#define REF_TO(name, label, flags) INT (name, label, WG_FIELD_ID | (flags))
#define COUNT(name, label)       INT (name, label, WG_FIELD_COUNT)
#define DATE(name, label)        TEXT (name, label, WG_FIELD_DATE)
#define TIME(name, label, flags) INT (name, label, WG_FIELD_TIME | (flags))
#define CODE(name, label, flags) TEXT (name, label, WG_FIELD_CODE | (flags))

static const WgField level_fields[] = {
  INT ("number", N_("Level"), WG_FIELD_REQUIRED),
  TEXT ("name", N_("Name"), WG_FIELD_REQUIRED),
  TEXT ("duty", N_("Duty"), 0),
  INT ("code_length", N_("Code length"), 0),
};

static const WgField unit_fields[] = {
  CODE ("code", N_("Code"), 0),
  TEXT ("name", N_("Name"), WG_FIELD_REQUIRED),
  TEXT ("short_name", N_("Short name"), 0),
  REF_TO ("parent", N_("Superior"), 0),
  INT ("level", N_("Level"), WG_FIELD_REQUIRED),
  TEXT ("body_type", N_("Body type"), 0),
  COUNT ("full_members", N_("Full members")),
  COUNT ("households", N_("Households")),
  DATE ("term_start", N_("Term from")),
  DATE ("term_end", N_("Term until")),
  CODE ("approval_no", N_("Approval number"), 0),
  DATE ("approval_date", N_("Approved on")),
  DATE ("extended_until", N_("Extended until")),
  CODE ("extension_no", N_("Extension document"), 0),
  DATE ("valid_from", N_("Set up on")),
  DATE ("valid_until", N_("Closed on")),
  BLOB ("area", N_("Area"), WG_FIELD_WKB),
  TEXT ("note", N_("Note"), 0),
};

static const WgField position_fields[] = {
  REF_TO ("unit", N_("Unit"), WG_FIELD_REQUIRED),
  TEXT ("title", N_("Title"), WG_FIELD_REQUIRED),
  DATE ("valid_from", N_("Established on")),
  DATE ("valid_until", N_("Abolished on")),
};

static const WgField holding_fields[] = {
  REF_TO ("position", N_("Position"), WG_FIELD_REQUIRED),
  TEXT ("holder", N_("Holder"), WG_FIELD_REQUIRED | WG_FIELD_PERSON),
  INT ("full_time", N_("Full-time"), 0),
  TEXT ("work_phone", N_("Work phone"), WG_FIELD_PHONE | WG_FIELD_PERSON),
  DATE ("held_from", N_("From")),
  DATE ("held_until", N_("Until")),
};

static const WgField grid_fields[] = {
  CODE ("code", N_("Code"), WG_FIELD_REQUIRED),
  TEXT ("name", N_("Name"), 0),
  REF_TO ("community", N_("Community"), 0),
  REF_TO ("parent_grid", N_("Big grid"), 0),
  TEXT ("grid_type", N_("Grid type"), 0),
  INT ("tier", N_("Tier"), 0),
  COUNT ("households", N_("Households")),
  COUNT ("residents", N_("Residents")),
  COUNT ("full_members", N_("Full members")),
  COUNT ("over_60", N_("Aged 60 and over")),
  COUNT ("under_15", N_("Under 15")),
  COUNT ("compounds_open", N_("Open compounds")),
  COUNT ("compounds_closed", N_("Closed compounds")),
  COUNT ("staff_full", N_("Full-time grid staff")),
  COUNT ("staff_part", N_("Part-time grid staff")),
  TEXT ("head", N_("Grid head"), WG_FIELD_PERSON),
  DATE ("valid_from", N_("Valid from")),
  DATE ("valid_until", N_("Valid until")),
  BLOB ("area", N_("Boundary"), WG_FIELD_WKB),
  TEXT ("note", N_("Note"), 0),
};

static const WgField branch_grid_fields[] = {
  REF_TO ("unit", N_("Branch"), WG_FIELD_REQUIRED),
  REF_TO ("grid", N_("Grid"), WG_FIELD_REQUIRED),
  DATE ("covers_from", N_("From")),
  DATE ("covers_until", N_("Until")),
};

static const WgField post_fields[] = {
  CODE ("code", N_("Code"), 0),
  TEXT ("name", N_("Name"), WG_FIELD_REQUIRED),
  TEXT ("post_type", N_("Type"), WG_FIELD_REQUIRED),
  TEXT ("grade", N_("Grade"), 0),
  REF_TO ("host_unit", N_("Host unit"), 0),
  BLOB ("place", N_("Place"), WG_FIELD_WKB),
  TEXT ("status", N_("Status"), WG_FIELD_REQUIRED),
  TEXT ("hours", N_("Opening hours"), 0),
  REAL ("floor_area", N_("Floor area (m²)"), 0),
  TEXT ("checklist", N_("Checklist"), 0),
  TEXT ("items", N_("Items"), 0),
  DATE ("opened", N_("Opened on")),
  DATE ("closed", N_("Closed on")),
  TEXT ("note", N_("Note"), 0),
};

static const WgField base_feature_fields[] = {
  TEXT ("layer", N_("Layer"), WG_FIELD_REQUIRED),
  INT ("rank", N_("Rank"), 0),
  TEXT ("name", N_("Name"), 0),
  BLOB ("area", N_("Shape"), WG_FIELD_REQUIRED | WG_FIELD_WKB),
};

static const WgField template_fields[] = {
  TEXT ("template_type", N_("Type"), WG_FIELD_REQUIRED),
  TEXT ("name", N_("Name"), WG_FIELD_REQUIRED),
  TEXT ("content", N_("Content"), WG_FIELD_REQUIRED),
};

static const WgField setting_fields[] = {
  TEXT ("setting_key", N_("Setting"), WG_FIELD_REQUIRED),
  TEXT ("setting_value", N_("Value"), 0),
};

static const WgField contact_fields[] = {
  TEXT ("link", N_("Link"), WG_FIELD_REQUIRED),
  REF_TO ("leader", N_("Leading post"), WG_FIELD_REQUIRED),
  REF_TO ("unit", N_("Unit"), WG_FIELD_REQUIRED),
  DATE ("contact_from", N_("From")),
  DATE ("contact_until", N_("Until")),
  TEXT ("note", N_("Note"), 0),
};

static const WgField service_class_fields[] = {
  TEXT ("name", N_("Name"), WG_FIELD_REQUIRED),
  TEXT ("class_use", N_("Used for"), WG_FIELD_REQUIRED),
  REF_TO ("parent", N_("Class above"), 0),
  INT ("rank", N_("Sort order"), 0),
  INT ("same_day", N_("Answered the same day"), 0),
  COUNT ("limit_hours", N_("Limit (hours)")),
  DATE ("valid_from", N_("Valid from")),
  DATE ("valid_until", N_("Valid until")),
  TEXT ("note", N_("Note"), 0),
};

static const WgField team_fields[] = {
  TEXT ("name", N_("Name"), WG_FIELD_REQUIRED),
  TEXT ("team_type", N_("Type"), 0),
  REF_TO ("unit", N_("Unit"), WG_FIELD_REQUIRED),
  REF_TO ("grid", N_("Grid"), 0),
  REF_TO ("service_class", N_("Class"), 0),
  COUNT ("volunteers", N_("Volunteers")),
  TEXT ("volunteers_word", N_("Volunteers as written"), 0),
  DATE ("founded", N_("Founded on")),
  DATE ("closed", N_("Closed on")),
  TEXT ("note", N_("Note"), 0),
};

static const WgField activity_fields[] = {
  TEXT ("name", N_("Name"), WG_FIELD_REQUIRED),
  REF_TO ("service_class", N_("Class"), 0),
  REF_TO ("team", N_("Team"), 0),
  REF_TO ("unit", N_("Organiser"), 0),
  REF_TO ("grid", N_("Grid"), 0),
  TEXT ("venue", N_("Venue"), 0),
  TEXT ("status", N_("Status"), WG_FIELD_REQUIRED),
  TEXT ("held_on", N_("Day"), WG_FIELD_DATE | WG_FIELD_REQUIRED),
  TEXT ("starts_at", N_("Starts at"), WG_FIELD_DAY_TIME),
  TEXT ("ends_at", N_("Ends at"), WG_FIELD_DAY_TIME),
  COUNT ("planned_places", N_("Planned places")),
  COUNT ("person_times", N_("Person-times")),
  TEXT ("person_times_word", N_("Person-times as written"), 0),
  REAL ("hours", N_("Hours"), 0),
  COUNT ("sessions", N_("Sessions")),
  COUNT ("items", N_("Service items")),
  TIME ("entered_at", N_("Entered at"), 0),
  TEXT ("note", N_("Note"), 0),
};

static const WgField service_case_fields[] = {
  CODE ("number", N_("Number"), 0),
  REF_TO ("service_class", N_("Class"), 0),
  REF_TO ("grid", N_("Grid"), 0),
  REF_TO ("unit", N_("Unit"), 0),
  TEXT ("channel", N_("Channel"), 0),
  TEXT ("summary", N_("Summary"), 0),
  REF_TO ("lead_unit", N_("Lead unit"), 0),
  TEXT ("outcome", N_("Outcome"), 0),
  TIME ("ordered_at", N_("Ordered at"), WG_FIELD_REQUIRED),
  TIME ("dispatched_at", N_("Dispatched at"), 0),
  TIME ("accepted_at", N_("Accepted at"), 0),
  TIME ("answered_at", N_("First answered at"), 0),
  TIME ("finished_at", N_("Finished at"), 0),
  TIME ("evaluated_at", N_("Evaluated at"), 0),
  INT ("satisfied", N_("Satisfied"), 0),
  TIME ("ordered_entered", N_("Order entered at"), 0),
  TIME ("dispatched_entered", N_("Dispatch entered at"), 0),
  TIME ("accepted_entered", N_("Acceptance entered at"), 0),
  TIME ("answered_entered", N_("Answer entered at"), 0),
  TIME ("finished_entered", N_("Finish entered at"), 0),
  TIME ("evaluated_entered", N_("Evaluation entered at"), 0),
  TEXT ("note", N_("Note"), 0),
};

static const WgField whistle_fields[] = {
  REF_TO ("grid", N_("Grid"), 0),
  REF_TO ("unit", N_("Unit"), 0),
  REF_TO ("called_unit", N_("Called unit"), 0),
  INT ("response_level", N_("Response level"), 0),
  TEXT ("summary", N_("Summary"), 0),
  TIME ("whistled_at", N_("Whistled at"), WG_FIELD_REQUIRED),
  TIME ("due_at", N_("Due at"), 0),
  TIME ("answered_at", N_("Answered at"), 0),
  TIME ("whistled_entered", N_("Whistle entered at"), 0),
  TIME ("answered_entered", N_("Answer entered at"), 0),
  TEXT ("note", N_("Note"), 0),
};

static const WgField wish_fields[] = {
  REF_TO ("grid", N_("Grid"), 0),
  REF_TO ("unit", N_("Unit"), 0),
  REF_TO ("service_class", N_("Class"), 0),
  TEXT ("summary", N_("Summary"), 0),
  REF_TO ("claimed_by", N_("Claimed by"), 0),
  TIME ("published_at", N_("Published at"), WG_FIELD_REQUIRED),
  TIME ("claimed_at", N_("Claimed at"), 0),
  TIME ("fulfilled_at", N_("Fulfilled at"), 0),
  TIME ("published_entered", N_("Publication entered at"), 0),
  TIME ("claimed_entered", N_("Claim entered at"), 0),
  TIME ("fulfilled_entered", N_("Fulfilment entered at"), 0),
  TEXT ("note", N_("Note"), 0),
};

static const WgField hard_problem_fields[] = {
  REF_TO ("grid", N_("Grid"), 0),
  REF_TO ("unit", N_("Unit"), 0),
  TEXT ("summary", N_("Summary"), 0),
  REF_TO ("taken_by", N_("Taken on by"), 0),
  TIME ("collected_at", N_("Collected at"), WG_FIELD_REQUIRED),
  TIME ("taken_at", N_("Taken on at"), 0),
  TIME ("solved_at", N_("Solved at"), 0),
  TIME ("collected_entered", N_("Collection entered at"), 0),
  TIME ("taken_entered", N_("Taking on entered at"), 0),
  TIME ("solved_entered", N_("Solution entered at"), 0),
  TEXT ("note", N_("Note"), 0),
};

static const WgField cutoff_fields[] = {
  REF_TO ("unit", N_("Unit"), 0),
  TEXT ("period", N_("Period"), WG_FIELD_REQUIRED),
  TIME ("cut_at", N_("Data cut-off"), WG_FIELD_REQUIRED),
  TEXT ("decision", N_("Decision"), 0),
  TIME ("frozen_at", N_("Frozen at"), 0),
  TEXT ("note", N_("Note"), 0),
};

static const WgField saved_view_fields[] = {
  TEXT ("name", N_("Name"), WG_FIELD_REQUIRED),
  TEXT ("page", N_("Page"), WG_FIELD_REQUIRED),
  TEXT ("content", N_("Content"), WG_FIELD_REQUIRED),
  INT ("rank", N_("Sort order"), 0),
};

static const WgField meeting_fields[] = {
  REF_TO ("unit", N_("Unit"), WG_FIELD_REQUIRED),
  TEXT ("title", N_("Meeting title"), WG_FIELD_REQUIRED),
  TEXT ("meeting_type", N_("Type"), WG_FIELD_REQUIRED),
  TEXT ("period", N_("Period"), 0),
  TIME ("starts_at", N_("Starts at"), 0),
  TIME ("ended_at", N_("Ended at"), 0),
  TEXT ("venue", N_("Venue"), 0),
  TEXT ("agenda", N_("Agenda"), 0),
  TEXT ("note", N_("Note"), 0),
};

static const WgField attendance_fields[] = {
  REF_TO ("meeting", N_("Meeting"), WG_FIELD_REQUIRED),
  TEXT ("party", N_("Party"), WG_FIELD_REQUIRED),
  TEXT ("body", N_("Body"), 0),
  COUNT ("expected", N_("Expected")),
  COUNT ("present", N_("Present")),
  TEXT ("note", N_("Note"), 0),
};

static const WgField decision_fields[] = {
  REF_TO ("meeting", N_("Meeting"), WG_FIELD_REQUIRED),
  INT ("number", N_("Number"), WG_FIELD_REQUIRED),
  TEXT ("content", N_("Content"), WG_FIELD_REQUIRED),
  REF_TO ("owner_unit", N_("Owner"), 0),
  DATE ("due", N_("Due on")),
  TEXT ("status", N_("Status"), WG_FIELD_REQUIRED),
  DATE ("done_on", N_("Done on")),
  TIME ("decided_at", N_("Decided at"), 0),
  INT ("on_map", N_("On the map"), 0),
  TEXT ("trial", N_("Trial"), 0),
  TEXT ("note", N_("Note"), 0),
};

static const WgField deck_fields[] = {
  TEXT ("name", N_("Name"), WG_FIELD_REQUIRED),
  TEXT ("deck_type", N_("Template"), WG_FIELD_REQUIRED),
  REF_TO ("unit", N_("Unit"), 0),
  TEXT ("period", N_("Period"), WG_FIELD_REQUIRED),
  TIME ("cut_at", N_("Data cut-off"), 0),
  REF_TO ("meeting", N_("Meeting"), 0),
  TEXT ("content", N_("Content"), 0),
  TEXT ("room", N_("Room"), 0),
  TEXT ("note", N_("Note"), 0),
};

#define KIND(id, table_name, plural_name, shown, count)                            \
  G_STATIC_ASSERT (G_N_ELEMENTS (id##_fields) == (count));                         \
  const WgKind wg_kind_##id = { table_name, plural_name, shown, id##_fields, count }

KIND (level, "level", "levels", N_("Level"), WG_LEVEL_N_FIELDS);
KIND (unit, "unit", "units", N_("Unit"), WG_UNIT_N_FIELDS);
KIND (position, "position", "positions", N_("Position"), WG_POSITION_N_FIELDS);
KIND (holding, "holding", "holdings", N_("Holding"), WG_HOLDING_N_FIELDS);
KIND (grid, "grid", "grids", N_("Grid"), WG_GRID_N_FIELDS);
KIND (branch_grid, "branch_grid", "branch_grids", N_("Branch and grid"), WG_BRANCH_GRID_N_FIELDS);
KIND (post, "post", "posts", N_("Red post"), WG_POST_N_FIELDS);
KIND (base_feature, "base_feature", "base_features", N_("Base map"), WG_BASE_FEATURE_N_FIELDS);
KIND (template, "template", "templates", N_("Template"), WG_TEMPLATE_N_FIELDS);
KIND (setting, "setting", "settings", N_("Setting"), WG_SETTING_N_FIELDS);
KIND (contact, "contact", "contacts", N_("Contact"), WG_CONTACT_N_FIELDS);
KIND (service_class, "service_class", "classes", N_("Class"), WG_SERVICE_CLASS_N_FIELDS);
KIND (team, "team", "teams", N_("Team"), WG_TEAM_N_FIELDS);
KIND (activity, "activity", "activities", N_("Activity"), WG_ACTIVITY_N_FIELDS);
KIND (service_case, "service_case", "cases", N_("Order"), WG_SERVICE_CASE_N_FIELDS);
KIND (whistle, "whistle", "whistles", N_("Whistle"), WG_WHISTLE_N_FIELDS);
KIND (wish, "wish", "wishes", N_("Wish"), WG_WISH_N_FIELDS);
KIND (hard_problem, "hard_problem", "hard_problems", N_("Hard problem"), WG_HARD_PROBLEM_N_FIELDS);
KIND (cutoff, "cutoff", "cutoffs", N_("Data cut-off"), WG_CUTOFF_N_FIELDS);
KIND (saved_view, "saved_view", "saved_views", N_("Saved view"), WG_SAVED_VIEW_N_FIELDS);
KIND (meeting, "meeting", "meetings", N_("Meeting"), WG_MEETING_N_FIELDS);
KIND (attendance, "attendance", "attendances", N_("Attendance"), WG_ATTENDANCE_N_FIELDS);
KIND (decision, "decision", "decisions", N_("Meeting decision"), WG_DECISION_N_FIELDS);
KIND (deck, "deck", "decks", N_("Deck"), WG_DECK_N_FIELDS);

/**
 * wg_kinds:
 *
 * Returns: (transfer none): every kind, those that others refer to first, NULL at the end
 */
const WgKind *const *
wg_kinds (void)
{
  static const WgKind *const kinds[] = {
    &wg_kind_setting, &wg_kind_template, &wg_kind_level, &wg_kind_unit, &wg_kind_position,
    &wg_kind_holding, &wg_kind_grid, &wg_kind_branch_grid, &wg_kind_post, &wg_kind_base_feature,
    &wg_kind_contact, &wg_kind_service_class, &wg_kind_team, &wg_kind_activity,
    &wg_kind_service_case, &wg_kind_whistle, &wg_kind_wish, &wg_kind_hard_problem, &wg_kind_cutoff,
    &wg_kind_saved_view, &wg_kind_meeting, &wg_kind_attendance, &wg_kind_decision, &wg_kind_deck,
    NULL,
  };

  return kinds;
}

/**
 * wg_kind_find:
 * @name_or_plural: "unit" or "units"
 *
 * Returns: (transfer none) (nullable): the kind of that name
 */
const WgKind *
wg_kind_find (const char *name_or_plural)
{
  g_return_val_if_fail (name_or_plural != NULL, NULL);

  for (const WgKind *const *kind = wg_kinds (); *kind != NULL; kind++)
    if (g_str_equal ((*kind)->name, name_or_plural) ||
        g_str_equal ((*kind)->plural, name_or_plural))
      return *kind;
  return NULL;
}

/**
 * wg_kind_find_field:
 *
 * Returns: the field's position, or −1 when @self has no such field
 */
int
wg_kind_find_field (const WgKind *self,
                    const char   *field_name)
{
  g_return_val_if_fail (self != NULL && field_name != NULL, -1);

  for (guint i = 0; i < self->n_fields; i++)
    if (g_str_equal (self->fields[i].name, field_name))
      return (int) i;
  return -1;
}
