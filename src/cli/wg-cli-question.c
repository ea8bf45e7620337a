/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options that "figure" and "records" share. */

#include "wg-cli-question.h"

#include "wg-service-book.h"

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
  g_free (self->class_name);
  g_free (self->figure);
}

/* The indicator is written after the file or as --figure: once. */
static gboolean
read_words (WgCliQuestion      *self,
            const char         *usage,
            const GOptionEntry *options,
            char              **words,
            char              **path)
{
  g_auto (GStrv) files = NULL;

  if (!wg_cli_parse (usage, options, words, 1, TRUE, &files))
    return FALSE;
  if (g_strv_length (files) != (self->figure == NULL ? 2 : 1))
    {
      wg_cli_usage (usage, "%s", self->figure == NULL && files[1] == NULL
                                   ? _("Something is missing.") : _("That is too much."));
      return FALSE;
    }
  if (self->figure == NULL)
    self->figure = g_strdup (files[1]);
  *path = g_strdup (files[0]);
  return TRUE;
}

int
wg_cli_question_read (WgCliQuestion      *self,
                      const char         *usage,
                      const GOptionEntry *options,
                      char              **words,
                      char              **path)
{
  WgQuestion *question = &self->question;

  if (!read_words (self, usage, options, words, path))
    return WG_CLI_USAGE;
  *question = WG_QUESTION_INIT;
  question->indicator = self->figure;
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

/* By the name of one class, also of a closed one; a name that two classes have needs the one above
 * it: "property / lifts". */
static gboolean
find_class (WgCliQuestion *self,
            WgDistrict    *district,
            GError       **error)
{
  WgIndicator *card = wg_district_find_indicator (district, self->question.indicator);
  g_autoptr (GPtrArray) classes = NULL;
  guint n = 0;

  if (self->class_name == NULL)
    return TRUE;
  classes = wg_service_list_classes (district, card != NULL ? card->class_use : NULL, NULL);
  for (guint i = 0; i < classes->len; i++)
    {
      WgRow *row = g_ptr_array_index (classes, i);
      g_autofree char *path = wg_service_name_class (district, row);

      if (g_strcmp0 (wg_row_get_text (row, WG_SERVICE_CLASS_NAME), self->class_name) != 0 &&
          g_strcmp0 (path, self->class_name) != 0)
        continue;
      self->question.service_class = wg_row_get_id (row);
      n++;
    }
  if (n == 1)
    return TRUE;
  g_set_error (error, G_IO_ERROR, n == 0 ? G_IO_ERROR_NOT_FOUND : G_IO_ERROR_INVALID_ARGUMENT,
               n == 0 ? _("The file has no service class “%s” for this figure.")
                      : _("Several service classes are called “%s”; write the class above it "
                          "before it, with “ / ” between."), self->class_name);
  return FALSE;
}

WgDistrict *
wg_cli_question_open (WgCliQuestion *self,
                      const char    *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDistrict) district = wg_cli_open (path, WG_DISTRICT_READ_ONLY | WG_DISTRICT_NO_MAP,
                                                 &error);

  if (district != NULL && wg_cli_find_unit (district, self->unit, &self->question.unit, &error)
      && find_class (self, district, &error))
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
