/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a question to the records behind its figure: which measure, places, classes and days. It
 * reads nothing. */

#include "wg-record-request.h"

#include "wg-district-private.h"
#include "wg-post-sums.h"
#include "wg-records.h"

#include <glib/gi18n-lib.h>

/* What is divided by stands last: "100 * satisfied / evaluated". */
static void
choose_measures (WgRecordRequest *self,
                 const WgFormula *formula)
{
  self->measure = wg_formula_get_last_measure (formula);
  for (WgMeasure i = WG_MEASURE_FIRST_RECORD; i < WG_N_MEASURES; i++)
    if (wg_formula_uses (formula, i))
      g_array_append_val (self->measures, i);
}

static void
list_places (WgRecordRequest  *self,
             const WgInquiry  *inquiry,
             const WgQuestion *question)
{
  WgInquiryPlace place = wg_inquiry_place (inquiry, question->unit, question->grid);

  self->range = place.range;
  if ((question->unit == 0 && question->grid == 0) || self->sums == NULL)
    return;
  for (guint i = place.range.from; i < place.range.to; i++)
    {
      gint64 id = wg_place_order_get_id (self->sums->order, i);

      g_array_append_val (self->places, id);
    }
  self->query.places = (const gint64 *) self->places->data;
  self->query.n_places = self->places->len;
}

static void
list_classes (WgRecordRequest  *self,
              const WgInquiry  *inquiry,
              const WgQuestion *question)
{
  const GArray *ids;

  self->class_numbers = wg_inquiry_list_classes (inquiry, question->service_class);
  if (self->class_numbers == NULL)
    return;
  ids = wg_service_cube_get_classes (self->sums->cube);
  for (guint i = 0; i < self->class_numbers->len; i++)
    {
      guint number = g_array_index (self->class_numbers, guint, i);

      g_array_append_val (self->classes, g_array_index (ids, gint64, number - 1));
    }
  self->query.classes = (const gint64 *) self->classes->data;
  self->query.n_classes = self->classes->len;
}

static void
fill (WgRecordRequest   *self,
      const WgIndicator *card,
      const WgFormula   *formula,
      const WgQuestion  *question)
{
  WgFacts facts = { .registry = self->registry, .sums = self->sums };
  g_auto (WgInquiry) inquiry = { NULL };

  wg_inquiry_init (&inquiry, &facts, card, formula);
  list_places (self, &inquiry, question);
  list_classes (self, &inquiry, question);
  self->query.measure = self->measure;
  self->query.first = self->period.first;
  self->query.last = self->period.last;
  self->query.cutoff = question->cutoff;
}

/* Whom posts reach is counted from areas; its parts are grids, and nothing lies behind them. */
gboolean
wg_district_has_records (WgDistrict *self,
                         const char *indicator)
{
  WgEvaluator *evaluator = wg_district_get_evaluator (self);
  const WgIndicator *card = wg_evaluator_find (evaluator, indicator);

  return card != NULL && card->source != WG_SOURCE_FINDINGS && card->source != WG_SOURCE_COVERAGE
         && !wg_formula_uses (wg_evaluator_find_formula (evaluator, indicator),
                              WG_MEASURE_COVERED_RESIDENTS);
}

/**
 * wg_record_request_new:
 *
 * Returns: (transfer full) (nullable): what to list, or NULL with %G_IO_ERROR_NOT_FOUND,
 *   %G_IO_ERROR_NOT_SUPPORTED, %G_IO_ERROR_BUSY while the sums are being read, or %WG_STORE_ERROR
 */
WgRecordRequest *
wg_record_request_new (WgDistrict       *district,
                       const WgQuestion *question,
                       GError          **error)
{
  WgEvaluator *evaluator = wg_district_get_evaluator (district);
  WgIndicator *card = wg_evaluator_find (evaluator, question->indicator);
  const WgServiceSums *sums = NULL;
  WgRecordRequest *self;

  if (!wg_district_has_records (district, question->indicator))
    {
      g_set_error (error, G_IO_ERROR,
                   card == NULL ? G_IO_ERROR_NOT_FOUND : G_IO_ERROR_NOT_SUPPORTED,
                   card == NULL ? _("There is no indicator “%s”.")
                                : _("“%s” has no list of records behind it."),
                   card == NULL ? question->indicator : card->name);
      return NULL;
    }
  if (card->source == WG_SOURCE_MEASURES)
    {
      g_autoptr (GError) failure = NULL;

      sums = wg_district_get_sums (district, question->cutoff, &failure);
      if (sums == NULL)
        {
          if (failure == NULL)
            g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                                 _("The records are still being counted; try again in a moment."));
          else
            g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
  self = g_new0 (WgRecordRequest, 1);
  self->registry = wg_registry_ref (wg_district_get_registry (district));
  self->store = g_object_ref (wg_district_get_store (district));
  self->sums = sums;
  self->measures = g_array_new (FALSE, FALSE, sizeof (WgMeasure));
  self->places = g_array_new (FALSE, TRUE, sizeof (gint64));
  self->classes = g_array_new (FALSE, TRUE, sizeof (gint64));
  self->unit = question->unit;
  self->grid = question->grid;
  self->period = question->period.first != WG_DATE_NONE ? question->period
                                                        : wg_district_get_default_period (district);
  choose_measures (self, wg_evaluator_find_formula (evaluator, question->indicator));
  fill (self, card, wg_evaluator_find_formula (evaluator, question->indicator), question);
  if (self->measure >= WG_MEASURE_POSTS_OPEN && self->measure <= WG_MEASURE_POSTS_AT_HOUR)
    self->posts = wg_post_sums_list (
      self->registry, wg_district_get_post_book (district), (const char *const *) card->post_types,
      question->at != WG_TIME_NONE ? question->at
                                   : wg_clock_get_now (wg_district_get_clock (district)),
      self->measure, question->unit, question->grid);
  return self;
}

void
wg_record_request_free (WgRecordRequest *self)
{
  wg_registry_unref (self->registry);
  g_object_unref (self->store);
  g_array_unref (self->measures);
  g_array_unref (self->places);
  g_array_unref (self->classes);
  g_clear_pointer (&self->class_numbers, g_array_unref);
  g_clear_pointer (&self->posts, g_ptr_array_unref);
  g_free (self);
}
