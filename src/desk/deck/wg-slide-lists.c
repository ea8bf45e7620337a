/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists on pages: what is vacant, whose term ends, which problems are open, what was decided. Only
 * what a committee may read in public: bodies and posts, no residents. */

#include "wg-slide-context.h"

#include "wg-findings.h"
#include "wg-records.h"

#include <glib/gi18n-lib.h>

#define MOST_ROWS 200

static WgSlideState
state_of (WgFinding *finding)
{
  switch (wg_finding_get_severity (finding))
    {
    case WG_SEVERITY_ERROR:
      return WG_SLIDE_STATE_ERROR;
    case WG_SEVERITY_WARNING:
      return WG_SLIDE_STATE_WARNING;
    case WG_SEVERITY_NOTICE:
    case WG_N_SEVERITIES:
    default:
      return WG_SLIDE_STATE_NOTICE;
    }
}

static WgSlideTable *
list_findings (WgSlideContext *self,
               GError        **error)
{
  WgFindingsQuery query = WG_FINDINGS_QUERY_INIT;
  g_autoptr (GPtrArray) findings = NULL;
  WgSlideTable *table;

  query.unit = self->deck->unit;
  query.at = wg_slide_context_get_day (self);
  query.group = WG_RULES_ORGANISATION;
  query.skip_borders = TRUE;
  findings = wg_findings_evaluate (self->district, &query, NULL, error);
  if (findings == NULL)
    return NULL;
  table = wg_slide_table_new ();
  table->empty = g_strdup (_("There is no finding."));
  wg_slide_table_add_column (table, _("Body"), FALSE, FALSE);
  wg_slide_table_add_column (table, _("Finding"), TRUE, FALSE);
  for (guint i = 0; i < findings->len; i++)
    {
      WgFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *place = wg_finding_dup_place (finding);
      g_autofree char *sentence = wg_finding_dup_sentence (finding);
      const char *const cells[] = { place, sentence };

      wg_slide_table_add_row (table, cells, state_of (finding),
                              wg_finding_get_unit (finding)->id);
    }
  return table;
}

/* Body, last day, how it stands; the cases are those of rule R-09. */
static void
add_term (WgSlideContext *self,
          WgSlideTable   *table,
          WgFinding      *finding)
{
  const char *what = wg_finding_get_case (finding);
  gboolean extended = g_str_equal (what, "extended") || g_str_equal (what, "long");
  gboolean due = g_str_equal (what, "due");
  WgUnit *unit = wg_district_find_unit (self->district, wg_finding_get_unit (finding)->id);
  WgUnit *above = unit != NULL
                      ? wg_district_find_unit (self->district, wg_unit_get_parent_id (unit)) : NULL;
  g_autofree char *end = wg_finding_dup_fact (finding, "end");
  g_autofree char *until = wg_finding_dup_fact (finding, "until");
  const char *const cells[] = { unit != NULL ? wg_unit_get_name (unit) : NULL,
                                above != NULL ? wg_unit_get_short_name (above) : NULL,
                                until != NULL ? until : end,
                                wg_org_term_get_word (extended ? WG_ORG_TERM_EXTENDED
                                                      : due    ? WG_ORG_TERM_DUE
                                                               : WG_ORG_TERM_PAST) };

  self->terms.extended += extended;
  self->terms.due += due;
  self->terms.over += !extended && !due;
  wg_slide_table_add_row (table, cells, state_of (finding), wg_finding_get_unit (finding)->id);
}

static WgSlideTable *
list_terms (WgSlideContext *self,
            GError        **error)
{
  WgFindingsQuery query = WG_FINDINGS_QUERY_INIT;
  g_autoptr (GPtrArray) findings = NULL;
  WgSlideTable *table;

  query.unit = self->deck->unit;
  query.at = wg_slide_context_get_day (self);
  query.rule = "R-09";
  query.skip_borders = TRUE;
  findings = wg_findings_evaluate (self->district, &query, NULL, error);
  if (findings == NULL)
    return NULL;
  table = wg_slide_table_new ();
  table->empty = g_strdup (_("No term is over or ends soon."));
  wg_slide_table_add_column (table, _("Body"), TRUE, FALSE);
  wg_slide_table_add_column (table, C_("term", "Under"), FALSE, FALSE);
  wg_slide_table_add_column (table, C_("term", "Last day"), FALSE, FALSE);
  wg_slide_table_add_column (table, _("State"), FALSE, FALSE);
  for (guint i = 0; i < findings->len; i++)
    add_term (self, table, g_ptr_array_index (findings, i));
  return table;
}

static const char *
find_place (WgDistrict  *district,
            const WgRow *row)
{
  WgGrid *grid = wg_district_find_grid (district, wg_row_get_int (row, WG_HARD_PROBLEM_GRID, 0));
  WgUnit *unit = wg_district_find_unit (district,
                                        grid != NULL
                                            ? wg_grid_get_community_id (grid)
                                            : wg_row_get_int (row, WG_HARD_PROBLEM_UNIT, 0));

  return grid != NULL ? wg_grid_get_name (grid) : unit != NULL ? wg_unit_get_short_name (unit) : "";
}

static void
add_hard (WgSlideContext *self,
          WgSlideTable   *table,
          const WgRow    *row,
          guint           state)
{
  const char *const words[] = { C_("problem", "not taken over"), C_("problem", "taken over"),
                                C_("problem", "solved") };
  static const WgSlideState marks[] = { WG_SLIDE_STATE_NONE, WG_SLIDE_STATE_RUNNING,
                                        WG_SLIDE_STATE_DONE };
  WgTime at = wg_row_get_int (row, WG_HARD_PROBLEM_COLLECTED_AT, WG_TIME_NONE);
  g_autofree char *day = at != WG_TIME_NONE ? wg_date_format (wg_time_get_day (at)) : NULL;
  const char *const cells[] = { wg_row_get_text (row, WG_HARD_PROBLEM_SUMMARY),
                                find_place (self->district, row), day, words[state] };

  wg_slide_table_add_row (table, cells, marks[state], wg_row_get_id (row));
}

/* Those that nobody took over first, then those that are being worked on. */
static WgSlideTable *
list_hard (WgSlideContext   *self,
           const WgDeckPart *part,
           GError          **error)
{
  WgQuestion question;
  g_autoptr (GPtrArray) rows = NULL;
  WgSlideTable *table;
  guint total = 0;

  if (!wg_slide_context_question (self, part, &question, error))
    return NULL;
  question.indicator = "hard_problems";
  rows = wg_district_list_records (self->district, &question, 0, MOST_ROWS, &total, NULL, error);
  if (rows == NULL)
    return NULL;
  table = wg_slide_table_new ();
  table->empty = g_strdup (_("No hard problem in this period."));
  wg_slide_table_add_column (table, _("Problem"), TRUE, FALSE);
  wg_slide_table_add_column (table, C_("problem", "Place"), FALSE, FALSE);
  wg_slide_table_add_column (table, C_("problem", "Collected"), FALSE, FALSE);
  wg_slide_table_add_column (table, _("State"), FALSE, FALSE);
  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i < rows->len; i++)
      {
        const WgRow *row = g_ptr_array_index (rows, i);
        gboolean taken = wg_row_get (row, WG_HARD_PROBLEM_TAKEN_AT)->type != WG_VALUE_NULL;
        gboolean solved = wg_row_get (row, WG_HARD_PROBLEM_SOLVED_AT)->type != WG_VALUE_NULL;

        if ((solved ? 2 : taken ? 1 : 0) == pass)
          add_hard (self, table, row, pass);
      }
  table->n_all = MAX (total, table->rows->len);
  return table;
}

static WgSlideTable *
list_text (const char *text)
{
  WgSlideTable *table = wg_slide_table_new ();
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  wg_slide_table_add_column (table, "", TRUE, FALSE);
  for (char **line = lines; *line != NULL; line++)
    {
      const char *const cells[] = { *line };

      if (**line != '\0')
        wg_slide_table_add_row (table, cells, WG_SLIDE_STATE_NONE, 0);
    }
  return table;
}

WgSlideTable *
wg_slide_make_list (WgSlideContext   *self,
                    const WgDeckPart *part,
                    GError          **error)
{
  const char *subject = part->subject != NULL ? part->subject : "";

  if (part->kind == WG_DECK_TEXT)
    return list_text (part->text);
  if (part->kind == WG_DECK_DECISIONS)
    return wg_slide_make_decisions (self, part);
  if (g_str_equal (subject, "terms"))
    return list_terms (self, error);
  if (g_str_equal (subject, "hard"))
    return list_hard (self, part, error);
  if (g_str_equal (subject, "findings"))
    return list_findings (self, error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _("Page “%s” of the deck has a list “%s”, which this program does not know."),
               self->page->title, subject);
  return NULL;
}
