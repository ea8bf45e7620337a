/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options that "figure" and "records" share. */

#include "wg-cli-question.h"

#include <glib/gi18n-lib.h>

void
wg_cli_question_clear (WgCliQuestion *self)
{
  g_free (self->unit);
  g_free (self->period);
  g_free (self->cutoff);
  g_free (self->at);
  g_free (self->by);
  wg_cli_reach_clear (&self->reach);
}

int
wg_cli_question_read (WgCliQuestion *self,
                      const char    *usage,
                      const char    *indicator)
{
  WgQuestion *question = &self->question;

  *question = WG_QUESTION_INIT;
  question->indicator = indicator;
  if (self->by != NULL && !wg_figure_by_find (self->by, &question->by))
    return wg_cli_usage (usage, _("“%s” is no way to divide a figure."), self->by);
  if (self->period != NULL && !wg_period_parse (self->period, &question->period))
    return wg_cli_usage (usage, _("“%s” is no period; write 2026, 2026Q3, 2026-09 or two days "
                                  "joined by “..”."), self->period);
  if (!wg_cli_parse_time (usage, self->cutoff, &question->cutoff) ||
      !wg_cli_parse_time (usage, self->at, &question->at))
    return WG_CLI_USAGE;
  if (!wg_cli_reach_read (&self->reach, usage))
    return WG_CLI_USAGE;
  question->radius_m = self->reach.radius_m;
  question->walk_minutes = self->reach.minutes;
  /* The end of a day is still that day. */
  if (question->at != WG_TIME_NONE &&
      question->at == wg_time_new (wg_time_get_day (question->at), 0, 0))
    question->at--;
  return WG_CLI_DONE;
}

WgDistrict *
wg_cli_question_open (WgCliQuestion *self,
                      const char    *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDistrict) district = wg_cli_open (path, WG_DISTRICT_READ_ONLY | WG_DISTRICT_NO_MAP,
                                                 &error);

  if (district != NULL && wg_cli_find_unit (district, self->unit, &self->question.unit, &error))
    return g_steal_pointer (&district);
  wg_cli_refuse (error);
  return NULL;
}

json_t *
wg_cli_question_describe (const WgCliQuestion *self,
                          const WgPeriod      *period)
{
  g_autofree char *written = period->first != WG_DATE_NONE ? wg_period_format (period) : NULL;
  g_autofree char *cutoff = self->question.cutoff != WG_TIME_NONE
                              ? wg_cutoff_format (self->question.cutoff) : NULL;

  return json_pack ("{s:s, s:o, s:o, s:o}", "indicator", self->question.indicator,
                    "unit", wg_cli_json_text (self->unit), "period", wg_cli_json_text (written),
                    "cutoff", wg_cli_json_text (cutoff));
}
