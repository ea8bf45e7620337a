/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of a page share: scope, cut-off and the figures that were asked already. */

#include "wg-slide-context.h"

#include <glib/gi18n-lib.h>
#include <math.h>

void
wg_slide_context_init (WgSlideContext *self,
                       WgDistrict     *district,
                       WgDeck         *deck,
                       WgDeckPage     *page)
{
  *self = (WgSlideContext) { .district = district, .deck = deck, .page = page };
  self->figures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) wg_figure_unref);
}

void
wg_slide_context_clear (WgSlideContext *self)
{
  g_clear_pointer (&self->figures, g_hash_table_unref);
}

static gboolean
read_period (WgSlideContext   *self,
             const WgDeckPart *part,
             WgPeriod         *period,
             GError          **error)
{
  *period = self->deck->period;
  if (part == NULL || part->period == NULL)
    return TRUE;
  if (g_str_equal (part->period, "previous"))
    {
      *period = wg_period_previous (period);
      return TRUE;
    }
  if (wg_period_parse (part->period, period))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _("“%s” is no period; write 2026, 2026Q3, 2026-09 or two days joined by “..”."),
               part->period);
  return FALSE;
}

WgDate
wg_slide_context_get_day (WgSlideContext *self)
{
  return self->deck->cutoff != WG_TIME_NONE ? wg_time_get_day (self->deck->cutoff - 1)
                                            : WG_DATE_NONE;
}

/* Records carry the day they were entered; what there is of units, grids and positions is that of
 * the last day before the cut-off. */
static void
freeze_stock (WgSlideContext *self,
              WgQuestion     *question)
{
  WgDate day = wg_slide_context_get_day (self);
  WgIndicator *indicator = wg_district_find_indicator (self->district, question->indicator);

  if (day != WG_DATE_NONE && indicator != NULL && indicator->source == WG_SOURCE_REGISTRY)
    question->at = wg_time_new (day, 12, 0);
}

gboolean
wg_slide_context_question (WgSlideContext   *self,
                           const WgDeckPart *part,
                           WgQuestion       *out,
                           GError          **error)
{
  *out = WG_QUESTION_INIT;
  out->unit = self->deck->unit;
  out->cutoff = self->deck->cutoff;
  if (part != NULL)
    {
      out->indicator = g_intern_string (part->subject != NULL ? part->subject : "");
      out->by = part->by;
    }
  if (part != NULL && part->unit != NULL)
    {
      WgUnit *unit = wg_district_find_unit_by_code (self->district, part->unit);

      if (unit == NULL)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                       _("Page “%s” of the deck is about unit %s, which this file does not have."),
                       self->page->title, part->unit);
          return FALSE;
        }
      out->unit = wg_unit_get_id (unit);
    }
  if (!read_period (self, part, &out->period, error))
    return FALSE;
  wg_slide_wish_narrow (self, out);
  if (out->indicator != NULL)
    freeze_stock (self, out);
  return TRUE;
}

WgFigure *
wg_slide_context_ask (WgSlideContext   *self,
                      const WgQuestion *question,
                      GError          **error)
{
  g_autofree char *key = wg_question_format (question);
  WgFigure *figure = g_hash_table_lookup (self->figures, key);

  if (figure != NULL)
    return figure;
  figure = wg_district_ask (self->district, question, error);
  if (figure != NULL)
    g_hash_table_insert (self->figures, g_steal_pointer (&key), figure);
  return figure;
}

double
wg_slide_context_value (WgSlideContext *self,
                        const char     *indicator)
{
  WgQuestion question;
  WgFigure *figure;

  if (!wg_slide_context_question (self, NULL, &question, NULL))
    return NAN;
  question.indicator = g_intern_string (indicator);
  wg_slide_wish_narrow (self, &question);
  freeze_stock (self, &question);
  figure = wg_slide_context_ask (self, &question, NULL);
  return figure != NULL && figure->state == WG_VALUE_SHOWN ? figure->value : NAN;
}

guint
wg_slide_context_count (WgSlideContext *self,
                        const char     *indicator)
{
  double value = wg_slide_context_value (self, indicator);

  /* A count that is no number is on its way from the disk: no sentence may say "none". */
  self->waiting = self->waiting || !isfinite (value);
  return isfinite (value) && value > 0 ? (guint) (value + 0.5) : 0;
}
