/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a draft may be written. The form of values comes from the field tables, the rules from
 * their cards: the same functions that make findings look at the draft's rows, and those a form can
 * refuse (a code, a delay) refuse it. */

#include "wg-draft-check.h"

#include "wg-code.h"
#include "wg-data.h"
#include "wg-day-time.h"
#include "wg-district-private.h"
#include "wg-draft-facts.h"
#include "wg-draft-view.h"
#include "wg-findings.h"
#include "wg-identity.h"
#include "wg-rules.h"
#include "wg-post-check.h"
#include "wg-service-check.h"
#include "wg-templates.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DEPTH 64 /* superiors climbed in a damaged tree */

typedef struct
{
  WgDraft     *draft;
  WgDistrict  *district;
  GPtrArray   *cards;     /* WgRuleCard */
  GPtrArray   *schemes;   /* WgCodeScheme */
  WgTemplates *templates; /* (nullable) */
  GPtrArray   *problems;
} Check;

WgFieldProblem *
wg_field_problem_new (WgRow      *row,
                      guint       field,
                      const char *rule,
                      WgSeverity  severity,
                      const char *sentence)
{
  const WgKind *kind = wg_row_get_kind (row);
  WgFieldProblem *self = g_new0 (WgFieldProblem, 1);

  self->row = wg_row_get_id (row);
  self->field = g_strconcat (kind->name, ".", kind->fields[field].name, NULL);
  self->rule = g_strdup (rule);
  self->severity = severity;
  self->sentence = g_strdup (sentence);
  return self;
}

void
wg_field_problem_free (WgFieldProblem *self)
{
  g_free (self->field);
  g_free (self->rule);
  g_free (self->sentence);
  g_free (self);
}

gboolean
wg_field_problems_refuse (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const WgFieldProblem *problem = g_ptr_array_index (problems, i);

      if (problem->severity == WG_SEVERITY_ERROR)
        return TRUE;
    }
  return FALSE;
}

static void G_GNUC_PRINTF (5, 6)
report (Check      *check,
        WgRow      *row,
        guint       field,
        const char *rule,
        const char *format,
        ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (check->problems,
                   wg_field_problem_new (row, field, rule, WG_SEVERITY_ERROR, sentence));
}

/* What is wrong with a value as such, or NULL. */
static const char *
find_fault (const WgField *field,
            const WgValue *value)
{
  WgDate date;
  int minutes;

  if (value->type == WG_VALUE_NULL)
    return (field->flags & WG_FIELD_REQUIRED) != 0 ? _("This must be filled in.") : NULL;
  if ((field->flags & WG_FIELD_COUNT) != 0 && value->v.integer < 0)
    return _("A count cannot be less than 0.");
  if ((field->flags & WG_FIELD_DATE) != 0 && !wg_date_parse (value->v.text, &date))
    return _("This is no date of the calendar. Write it as 2026-09-30.");
  if ((field->flags & WG_FIELD_DAY_TIME) != 0 && !wg_day_time_parse (value->v.text, &minutes))
    return _("This is no time of day. Write it as 14:00.");
  return NULL;
}

/* rules.md 2.0: nothing about a person but what the field tables name. */
const char *
wg_field_find_identity (const WgField *field,
                        const WgValue *value)
{
  WgIdentity identity;

  if (value->type != WG_VALUE_TEXT || (field->flags & (WG_FIELD_CODE | WG_FIELD_DATE)) != 0)
    return NULL;
  identity = wg_identity_find (value->v.text);
  if (identity == WG_IDENTITY_ID_NUMBER)
    return _("This holds an identity number. No personal data may be entered.");
  if (identity == WG_IDENTITY_PHONE && (field->flags & WG_FIELD_PHONE) == 0)
    return _("This holds a telephone number. No personal data may be entered.");
  return NULL;
}

static void
check_values (Check *check,
              WgRow *row)
{
  const WgKind *kind = wg_row_get_kind (row);
  gboolean is_new = wg_draft_get_stored (check->draft, wg_row_get_id (row)) == NULL;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WgValue *value = wg_row_get (row, i);
      const char *fault;

      if (!is_new && !wg_draft_is_changed (check->draft, wg_row_get_id (row), i))
        continue;
      fault = find_fault (&kind->fields[i], value);
      if (fault == NULL)
        fault = wg_field_find_identity (&kind->fields[i], value);
      if (fault != NULL)
        report (check, row, i, NULL, "%s", fault);
    }
}

/* Dates that follow each other, both days included. */
static const struct
{
  const WgKind *kind;
  guint         from, until;
  const char   *rule;
} spans[] = {
  { &wg_kind_unit, WG_UNIT_TERM_START, WG_UNIT_TERM_END, NULL },
  { &wg_kind_unit, WG_UNIT_TERM_END, WG_UNIT_EXTENDED_UNTIL, NULL },
  { &wg_kind_unit, WG_UNIT_VALID_FROM, WG_UNIT_VALID_UNTIL, "G-06" },
  { &wg_kind_position, WG_POSITION_VALID_FROM, WG_POSITION_VALID_UNTIL, NULL },
  { &wg_kind_holding, WG_HOLDING_FROM, WG_HOLDING_UNTIL, NULL },
  { &wg_kind_branch_grid, WG_BRANCH_GRID_FROM, WG_BRANCH_GRID_UNTIL, NULL },
  { &wg_kind_grid, WG_GRID_VALID_FROM, WG_GRID_VALID_UNTIL, "G-06" },
  { &wg_kind_post, WG_POST_OPENED, WG_POST_CLOSED, NULL },
  { &wg_kind_team, WG_TEAM_FOUNDED, WG_TEAM_CLOSED, "V-01" },
  { &wg_kind_service_class, WG_SERVICE_CLASS_VALID_FROM, WG_SERVICE_CLASS_VALID_UNTIL, NULL },
};

static void
check_spans (Check *check,
             WgRow *row)
{
  const WgKind *kind = wg_row_get_kind (row);
  gint64 id = wg_row_get_id (row);

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      WgDate from, until;

      if (spans[i].kind != kind ||
          (!wg_draft_is_changed (check->draft, id, spans[i].from) &&
           !wg_draft_is_changed (check->draft, id, spans[i].until)) ||
          !wg_date_parse (wg_row_get_text (row, spans[i].from), &from) ||
          !wg_date_parse (wg_row_get_text (row, spans[i].until), &until) || from <= until)
        continue;
      report (check, row, spans[i].until, spans[i].rule, _("“%s” (%s) is before “%s” (%s)."),
              _(kind->fields[spans[i].until].label), wg_row_get_text (row, spans[i].until),
              _(kind->fields[spans[i].from].label), wg_row_get_text (row, spans[i].from));
    }
}

/* The findings that a form refuses, when it is the form that makes them. */
static const struct
{
  const char *rule;
  const char *only; /* (nullable): only this case */
  guint       fields[3];
  guint       n_fields;
} refusals[] = {
  { "C-01", NULL, { WG_UNIT_CODE, WG_UNIT_LEVEL }, 2 },
  { "C-02", NULL, { WG_UNIT_CODE, WG_UNIT_PARENT }, 2 },
  { "C-03", NULL, { WG_UNIT_CODE, WG_UNIT_NAME }, 2 },
  { "G-02", "unit_again", { WG_UNIT_CODE }, 1 },
  { "R-09", "long", { WG_UNIT_EXTENDED_UNTIL, WG_UNIT_TERM_END, WG_UNIT_TERM_START }, 3 },
  { "G-01", NULL, { WG_GRID_CODE, WG_GRID_COMMUNITY }, 2 },
  { "G-02", "again", { WG_GRID_CODE }, 1 },
  { "G-04", NULL, { WG_GRID_COMMUNITY }, 1 },
};

static gboolean
is_refused (Check     *check,
            WgRow     *row,
            WgFinding *finding)
{
  gint64 id = wg_row_get_id (row);

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      if (!g_str_equal (refusals[i].rule, wg_finding_get_card (finding)->id) ||
          (refusals[i].only != NULL &&
           !g_str_equal (refusals[i].only, wg_finding_get_case (finding))))
        continue;
      if (wg_draft_get_stored (check->draft, id) == NULL)
        return TRUE;
      for (guint j = 0; j < refusals[i].n_fields; j++)
        if (wg_draft_is_changed (check->draft, id, refusals[i].fields[j]))
          return TRUE;
    }
  return FALSE;
}

/* A finding names "unit.term_start": a field of the row, or of a row beside it. */
static void
take_finding (Check     *check,
              WgRow     *row,
              WgFinding *finding)
{
  g_autofree char *sentence = wg_finding_dup_sentence (finding);
  const char *field = wg_finding_get_field (finding);
  WgFieldProblem *problem;

  if (field == NULL)
    return;
  problem = wg_field_problem_new (row, 0, wg_finding_get_card (finding)->id,
                                  is_refused (check, row, finding)
                                    ? WG_SEVERITY_ERROR
                                    : MAX (wg_finding_get_severity (finding), WG_SEVERITY_WARNING),
                                  sentence);
  g_free (problem->field);
  problem->field = g_strdup (field);
  g_ptr_array_add (check->problems, problem);
}

static void
check_rules (Check             *check,
             WgRow             *row,
             const char *const *rules,
             const WgRuleFacts *facts)
{
  for (; *rules != NULL; rules++)
    {
      g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
      WgRuleCard *card = wg_rule_cards_find (check->cards, *rules);

      if (card == NULL)
        continue;
      wg_rule_check (card, facts, findings);
      for (guint i = 0; i < findings->len; i++)
        take_finding (check, row, g_ptr_array_index (findings, i));
    }
}

static gboolean
is_under_itself (Check *check,
                 WgRow *unit)
{
  gint64 at = wg_row_get_int (unit, WG_UNIT_PARENT, 0);

  for (guint depth = 0; at != 0 && depth < MAX_DEPTH; depth++)
    {
      WgRow *row;

      if (at == wg_row_get_id (unit))
        return TRUE;
      row = wg_draft_view_find_unit (check->draft, check->district, at);
      at = row != NULL ? wg_row_get_int (row, WG_UNIT_PARENT, 0) : 0;
    }
  return FALSE;
}

/* M01: no level is left out unless the template says so. C-04: a functional zone stands where it
 * is put. */
static void
check_place (Check             *check,
             WgRow             *unit,
             const WgBodyFacts *body)
{
  gint64 id = wg_row_get_id (unit);
  gint64 above = wg_row_get_int (unit, WG_UNIT_PARENT, 0);
  guint level = (guint) wg_row_get_int (unit, WG_UNIT_LEVEL, 0);
  WgRow *parent = wg_draft_view_find_unit (check->draft, check->district, above);
  guint upper = parent != NULL ? (guint) wg_row_get_int (parent, WG_UNIT_LEVEL, 0) : 0;

  if (wg_draft_get_stored (check->draft, id) != NULL &&
      !wg_draft_is_changed (check->draft, id, WG_UNIT_PARENT) &&
      !wg_draft_is_changed (check->draft, id, WG_UNIT_LEVEL))
    return;
  if (above != 0 && parent == NULL)
    report (check, unit, WG_UNIT_PARENT, NULL, _("The superior does not exist today."));
  else if (is_under_itself (check, unit))
    report (check, unit, WG_UNIT_PARENT, NULL, _("A unit cannot stand under itself."));
  else if (check->templates == NULL || level == 0 || wg_row_get_int (unit, WG_UNIT_LEVEL, 0) < 0 ||
           (body->code_length == 9 &&
            g_strcmp0 (wg_code_get_township_type (body->place.code), "other") == 0))
    return;
  else if (wg_templates_is_count_only (check->templates, level))
    report (check, unit, WG_UNIT_LEVEL, NULL, _("“%s” is only counted; it has no units."),
            wg_templates_get_level_name (check->templates, level));
  else if (upper != 0 && !wg_templates_allows_child (check->templates, upper, level))
    report (check, unit, WG_UNIT_PARENT, NULL, _("“%s” cannot stand right under “%s”."),
            wg_templates_get_level_name (check->templates, level),
            wg_templates_get_level_name (check->templates, upper));
}

static void
check_unit (Check *check,
            WgRow *unit)
{
  static const char *const rules[] = { "C-01", "C-02", "C-03", "G-02", "R-02", "R-03", "R-04",
                                       "R-07", "R-08", "R-09", "F-01", NULL };
  WgBodyFacts body = wg_draft_facts_get_body (check->draft, check->district, unit);
  WgRuleFacts facts = { .bodies = &body, .n_bodies = 1, .has_party = TRUE };

  facts.at = wg_clock_get_today (wg_district_get_clock (check->district));
  check_place (check, unit, &body);
  check_rules (check, unit, rules, &facts);
}

static void
check_grid (Check *check,
            WgRow *grid)
{
  static const char *const rules[] = { "G-01", "G-02", "G-04", "G-07", "STAFF-01", NULL };
  WgGridFacts facts_of_grid = wg_draft_facts_get_grid (check->draft, check->district, grid);
  WgRuleFacts facts = { .grids = &facts_of_grid, .n_grids = 1, .has_party = TRUE };

  facts.at = wg_clock_get_today (wg_district_get_clock (check->district));
  facts.scheme = wg_code_schemes_find (check->schemes,
                                       wg_district_get_setting (check->district, "code_scheme"));
  check_rules (check, grid, rules, &facts);
}

/* Cards and templates as they were read, until the file changes: a form checks at every pause of
 * typing, and parsing takes longer than checking. */
typedef struct
{
  GPtrArray   *cards;
  GPtrArray   *schemes;
  WgTemplates *templates; /* (nullable) */
} Known;

#define KNOWN_KEY "wg-draft-check-known"

static void
known_free (gpointer data)
{
  Known *known = data;

  g_ptr_array_unref (known->cards);
  g_ptr_array_unref (known->schemes);
  g_clear_pointer (&known->templates, wg_templates_free);
  g_free (known);
}

/* A file whose own cards or templates cannot be read is checked with what there is: the form must
 * still be able to save, and the findings panel tells of the setting. */
static Known *
load_cards (WgDistrict *district)
{
  Known *known = g_new0 (Known, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = wg_data_lookup ("templates/code-schemes.json", NULL);

  known->cards = wg_findings_list_rules (district, &error);
  if (known->cards == NULL)
    known->cards = g_ptr_array_new ();
  known->schemes = json != NULL
                     ? wg_code_schemes_load (json, wg_data_get_language (), NULL) : NULL;
  if (known->schemes == NULL)
    known->schemes = g_ptr_array_new ();
  known->templates = wg_templates_new (district, NULL);
  return known;
}

static void
forget_cards (WgDistrict *district)
{
  g_object_set_data (G_OBJECT (district), KNOWN_KEY, NULL);
}

static void
take_cards (Check *check)
{
  Known *known = g_object_get_data (G_OBJECT (check->district), KNOWN_KEY);

  if (known == NULL)
    {
      g_signal_handlers_disconnect_by_func (check->district, forget_cards, NULL);
      g_signal_connect (check->district, "changed", G_CALLBACK (forget_cards), NULL);
      known = load_cards (check->district);
      g_object_set_data_full (G_OBJECT (check->district), KNOWN_KEY, known, known_free);
    }
  check->cards = known->cards;
  check->schemes = known->schemes;
  check->templates = known->templates;
}

/**
 * wg_draft_check:
 * @draft: what is to be written
 * @district: the file it is written to
 *
 * Rows that were looked at but not changed are checked too, so that a form shows the findings of
 * the fields it shows; they refuse nothing.
 *
 * Returns: (transfer full) (element-type WgFieldProblem): what is wrong; empty when all is well
 */
GPtrArray *
wg_draft_check (WgDraft    *draft,
                WgDistrict *district)
{
  Check check = { .draft = draft, .district = district };
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (WG_IS_DRAFT (draft) && WG_IS_DISTRICT (district), NULL);

  check.problems = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_field_problem_free);
  rows = wg_draft_list_rows (draft, NULL);
  take_cards (&check);
  for (guint i = 0; i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);

      check_values (&check, row);
      check_spans (&check, row);
      if (wg_row_get_kind (row) == &wg_kind_unit)
        check_unit (&check, row);
      else if (wg_row_get_kind (row) == &wg_kind_grid)
        check_grid (&check, row);
      else if (wg_row_get_kind (row) == &wg_kind_post)
        wg_post_check (draft, district, row, check.problems);
      else
        wg_service_check (draft, district, row, check.problems);
    }
  return check.problems;
}
