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

/* @rule: (nullable): one rule's findings, else all of the organisation. */
static WgSlideTable *
list_findings (WgSlideContext *self,
               const char     *rule,
               const char     *empty,
               GError        **error)
{
  WgFindingsQuery query = WG_FINDINGS_QUERY_INIT;
  g_autoptr (GPtrArray) findings = NULL;
  WgSlideTable *table;

  query.unit = self->deck->unit;
  query.rule = rule;
  query.group = rule == NULL ? WG_RULES_ORGANISATION : WG_FINDINGS_ALL_GROUPS;
  query.skip_borders = TRUE;
  findings = wg_findings_evaluate (self->district, &query, NULL, error);
  if (findings == NULL)
    return NULL;
  table = wg_slide_table_new ();
  table->empty = g_strdup (empty);
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

static WgSlideTable *
list_hard (WgSlideContext   *self,
           const WgDeckPart *part,
           GError          **error)
{
  WgQuestion question;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (WgSlideTable) table = NULL;

  if (!wg_slide_context_question (self, part, &question, error))
    return NULL;
  question.indicator = "hard_problems";
  rows = wg_district_list_records (self->district, &question, 0, MOST_ROWS, NULL, NULL, error);
  if (rows == NULL)
    return NULL;
  table = wg_slide_table_new ();
  table->empty = g_strdup (_("No hard problem in this period."));
  wg_slide_table_add_column (table, _("Problem"), TRUE, FALSE);
  wg_slide_table_add_column (table, _("State"), FALSE, FALSE);
  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i < rows->len; i++)
      {
        const WgRow *row = g_ptr_array_index (rows, i);
        gboolean taken = wg_row_get (row, WG_HARD_PROBLEM_TAKEN_AT)->type != WG_VALUE_NULL;
        gboolean solved = wg_row_get (row, WG_HARD_PROBLEM_SOLVED_AT)->type != WG_VALUE_NULL;
        const char *const words[] = { _("not taken over"), _("taken over"), _("solved") };
        const char *summary = wg_row_get_text (row, WG_HARD_PROBLEM_SUMMARY);
        guint state = solved ? 2 : taken ? 1 : 0;
        const char *const cells[] = { summary, words[state] };

        if (state == pass)
          wg_slide_table_add_row (table, cells,
                                  state == 2   ? WG_SLIDE_STATE_DONE
                                  : state == 1 ? WG_SLIDE_STATE_RUNNING : WG_SLIDE_STATE_NONE,
                                  wg_row_get_id (row));
      }
  return g_steal_pointer (&table);
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
    return list_findings (self, "R-09", _("No term is over or ends soon."), error);
  if (g_str_equal (subject, "hard"))
    return list_hard (self, part, error);
  if (g_str_equal (subject, "findings"))
    return list_findings (self, NULL, _("There is no finding."), error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _("Page “%s” of the deck has a list “%s”, which this program does not know."),
               self->page->title, subject);
  return NULL;
}
