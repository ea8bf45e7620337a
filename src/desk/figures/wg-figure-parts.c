/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a figure by unit, grid, class and time. Where the card says that parts add up, what
 * belongs to none of them becomes a part of its own, so that they do. */

#include "wg-figure-parts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
add_part (WgParting        *parting,
          gint64            id,
          const char       *code,
          const char       *name,
          const WgMeasures *measures)
{
  const WgInquiry *inquiry = parting->inquiry;
  double value, size;
  WgFigureState state = wg_inquiry_evaluate (inquiry, measures, &value, NULL);

  size = wg_evaluation_size (inquiry->card, inquiry->formula, measures, value);
  wg_figure_add_part (parting->figure, id, code, name, value, state);
  g_array_append_val (parting->sizes, size);
}

/* Whether anything at all is known of a place that is no grid or unit of its own. */
static gboolean
has_records (const WgInquiry  *inquiry,
             const WgMeasures *measures)
{
  for (guint i = 0; i < inquiry->n_used; i++)
    if (measures->value[inquiry->used[i]] != 0 && !isnan (measures->value[inquiry->used[i]]))
      return TRUE;
  return measures->value[WG_MEASURE_TEAMS] > 0;
}

/* What lies at the unit itself, or nowhere in the file. */
static void
add_rest (WgParting            *parting,
          const WgInquiryPlace *place,
          const char           *name)
{
  WgMeasures measures;

  wg_inquiry_measure (parting->inquiry, place, &parting->question->period, parting->classes,
                      &measures);
  if (has_records (parting->inquiry, &measures))
    add_part (parting, 0, "", name, &measures);
}

/* The slots of a unit that none of its children has: its own and those of its grids. They stand
 * before the children's. */
static WgInquiryPlace
find_own_place (const WgParting *parting)
{
  const WgServiceSums *sums = parting->inquiry->facts->sums;
  WgInquiryPlace own = parting->place;
  guint unit = own.range.unit_from;

  own.range.unit_to = unit + 1;
  own.range.to = own.range.from;
  while (own.range.to < parting->place.range.to &&
         wg_place_order_get_unit (sums->order, own.range.to) == unit)
    own.range.to++;
  return own;
}

/* Posts that stand in none of the parts: parts that add up have one for them. */
static void
add_other_posts (WgParting        *parting,
                 const WgMeasures *parts,
                 const char       *name)
{
  WgMeasures rest;
  gboolean any = FALSE;

  if (parting->inquiry->posts == NULL || !parting->inquiry->card->additive)
    return;
  wg_measures_clear (&rest);
  wg_post_sums_of_unit (parting->inquiry->posts, parting->question->unit, &rest);
  for (WgMeasure i = WG_MEASURE_POSTS_OPEN; i <= WG_MEASURE_FACILITY_M2; i++)
    {
      rest.value[i] -= isnan (parts->value[i]) ? 0 : parts->value[i];
      any |= rest.value[i] > 0 && wg_formula_uses (parting->inquiry->formula, i);
    }
  if (any)
    add_part (parting, 0, "", name, &rest);
}

static void
add_units (WgParting *parting)
{
  WgRegistry *registry = parting->inquiry->facts->registry;
  GPtrArray *children = wg_registry_get_children (registry, parting->question->unit);
  const char *rest = parting->question->unit != 0 ? _("In no unit below") : _("In no unit");
  WgMeasures all;

  wg_measures_clear (&all);
  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      WgUnit *child = g_ptr_array_index (children, i);
      WgInquiryPlace place = wg_inquiry_place (parting->inquiry, wg_unit_get_id (child), 0);
      WgMeasures measures;

      wg_inquiry_measure (parting->inquiry, &place, &parting->question->period, parting->classes,
                          &measures);
      add_part (parting, wg_unit_get_id (child), wg_unit_get_code (child),
                wg_unit_get_name (child), &measures);
      wg_measures_add (&all, &measures);
    }
  add_other_posts (parting, &all, rest);
  if (!parting->inquiry->needs_stock && parting->inquiry->facts->sums != NULL &&
      parting->place.range.from < parting->place.range.to)
    {
      WgInquiryPlace own = find_own_place (parting);

      add_rest (parting, &own, rest);
    }
}

/* Slots of the place that are no grid of today, together. */
static void
add_other_slots (WgParting        *parting,
                 const WgMeasures *by_slot)
{
  const WgFacts *facts = parting->inquiry->facts;
  const WgPlaceRange *range = &parting->place.range;
  WgMeasures rest;
  gboolean any = FALSE;

  wg_measures_clear (&rest);
  for (guint i = range->from; i < range->to; i++)
    {
      const WgMeasures *measures = &by_slot[i - range->from];

      if (wg_place_order_is_grid (facts->sums->order, i) &&
          wg_registry_find_grid_index (facts->registry,
                                       wg_place_order_get_id (facts->sums->order, i)) != G_MAXUINT)
        continue;
      wg_measures_add (&rest, measures);
      any |= has_records (parting->inquiry, measures);
    }
  if (any)
    add_part (parting, 0, "", _("In no grid of today"), &rest);
}

static void
add_grids (WgParting *parting)
{
  WgInquiry *inquiry = parting->inquiry;
  const WgFacts *facts = inquiry->facts;
  const WgPlaceRange *range = &parting->place.range;
  g_autoptr (GArray) indices = wg_registry_list_grids (facts->registry, parting->question->unit);
  g_autofree WgMeasures *by_slot = NULL;
  WgMeasures all;

  wg_measures_clear (&all);
  if (inquiry->card->source == WG_SOURCE_MEASURES && facts->sums != NULL)
    by_slot = wg_inquiry_measure_slots (inquiry, range->from, range->to,
                                        &parting->question->period, parting->classes);
  for (guint i = 0; i < indices->len; i++)
    {
      guint index = g_array_index (indices, guint, i);
      WgGrid *grid = g_ptr_array_index (wg_registry_get_grids (facts->registry), index);
      WgMeasures measures;

      if (by_slot != NULL && !inquiry->needs_stock)
        {
          guint slot = wg_place_order_find_slot (facts->sums->order, wg_grid_get_id (grid), NULL);

          if (slot >= range->from && slot < range->to)
            measures = by_slot[slot - range->from];
          else
            wg_measures_clear (&measures);
        }
      else
        {
          WgInquiryPlace place = wg_inquiry_place (inquiry, 0, wg_grid_get_id (grid));

          wg_inquiry_measure (inquiry, &place, &parting->question->period, parting->classes,
                              &measures);
        }
      add_part (parting, wg_grid_get_id (grid), wg_grid_get_code (grid), wg_grid_get_name (grid),
                &measures);
      wg_measures_add (&all, &measures);
    }
  add_other_posts (parting, &all, _("In no grid of today"));
  if (by_slot != NULL && !inquiry->needs_stock)
    add_other_slots (parting, by_slot);
}

static int
compare_classes (gconstpointer a,
                 gconstpointer b)
{
  WgRow *left = *(WgRow *const *) a, *right = *(WgRow *const *) b;
  gint64 left_rank = wg_row_get_int (left, WG_SERVICE_CLASS_RANK, G_MAXINT64);
  gint64 right_rank = wg_row_get_int (right, WG_SERVICE_CLASS_RANK, G_MAXINT64);

  if (left_rank != right_rank)
    return left_rank < right_rank ? -1 : 1;
  return g_strcmp0 (wg_row_get_text (left, WG_SERVICE_CLASS_NAME),
                    wg_row_get_text (right, WG_SERVICE_CLASS_NAME));
}

/* The classes that a figure is divided into: those directly under the question's class, or the
 * first level where it has none. Closed ones too: what was recorded under them still counts. */
static GPtrArray *
list_class_rows (const WgParting *parting)
{
  const WgRegistryRows *rows = wg_registry_get_rows (parting->inquiry->facts->registry);
  const char *use = parting->inquiry->card->class_use;
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < rows->service_classes->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows->service_classes, i);

      if (wg_row_get_int (row, WG_SERVICE_CLASS_PARENT, 0) == parting->question->service_class &&
          (use == NULL || g_strcmp0 (use, wg_row_get_text (row, WG_SERVICE_CLASS_CLASS_USE)) == 0))
        g_ptr_array_add (list, row);
    }
  g_ptr_array_sort (list, compare_classes);
  return list;
}

/* Numbers of @all (or of every class that occurs) that are in none of the parts. */
static GArray *
list_other_classes (const WgParting *parting,
                    GHashTable      *taken)
{
  const WgServiceSums *sums = parting->inquiry->facts->sums;
  GArray *others = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = parting->classes != NULL ? parting->classes->len
                                     : wg_service_cube_get_classes (sums->cube)->len;

  for (guint i = 0; i < n; i++)
    {
      guint number = parting->classes != NULL ? g_array_index (parting->classes, guint, i) : i + 1;

      if (!g_hash_table_contains (taken, GUINT_TO_POINTER (number)))
        g_array_append_val (others, number);
    }
  return others;
}

static void
add_classes (WgParting *parting)
{
  WgInquiry *inquiry = parting->inquiry;
  const WgPeriod *period = &parting->question->period;
  g_autoptr (GPtrArray) rows = list_class_rows (parting);
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) others = NULL;
  WgMeasures measures;

  for (guint i = 0; i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);
      g_autoptr (GArray) classes = wg_inquiry_list_classes (inquiry, wg_row_get_id (row));

      for (guint k = 0; k < classes->len; k++)
        g_hash_table_add (taken, GUINT_TO_POINTER (g_array_index (classes, guint, k)));
      wg_inquiry_measure (inquiry, &parting->place, period, classes, &measures);
      if (has_records (inquiry, &measures) ||
          wg_row_is_valid_on (row, WG_SERVICE_CLASS_VALID_FROM, WG_SERVICE_CLASS_VALID_UNTIL,
                              wg_registry_get_day (inquiry->facts->registry)))
        add_part (parting, wg_row_get_id (row), "", wg_row_get_text (row, WG_SERVICE_CLASS_NAME),
                  &measures);
    }
  others = list_other_classes (parting, taken);
  wg_inquiry_measure (inquiry, &parting->place, period, others, &measures);
  if (has_records (inquiry, &measures))
    add_part (parting, parting->question->service_class, "",
              parting->question->service_class != 0 ? _("Of no class below") : _("Without class"),
              &measures);
}

/* The last day of the month, week (Monday to Sunday) or day that @day lies in. */
static WgDate
find_end (WgFigureBy by,
          WgDate     day)
{
  if (by == WG_BY_MONTH)
    return wg_cube_month_first (wg_cube_month_of (day) + 1) - 1;
  /* 1970-01-01 was a Thursday. */
  return by == WG_BY_WEEK ? day + 6 - ((day + 3) % 7 + 7) % 7 : day;
}

static char *
format_time (WgFigureBy      by,
             const WgPeriod *period)
{
  g_autofree char *first = wg_date_format (period->first);
  g_autofree char *last = wg_date_format (period->last);

  if (by == WG_BY_MONTH)
    return g_strndup (first, 7);
  if (by == WG_BY_DAY || period->first == period->last)
    return g_steal_pointer (&first);
  return g_strdup_printf ("%s..%s", first, last);
}

static void
add_times (WgParting *parting)
{
  WgPeriod whole = parting->question->period;

  for (WgDate day = whole.first; day <= whole.last;)
    {
      WgPeriod part = { day, MIN (find_end (parting->question->by, day), whole.last) };
      g_autofree char *code = format_time (parting->question->by, &part);
      WgMeasures measures;

      wg_inquiry_measure (parting->inquiry, &parting->place, &part, parting->classes, &measures);
      add_part (parting, day, code, code, &measures);
      day = part.last + 1;
    }
}

static gboolean
refuse (const WgParting *parting,
        GError         **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               _("“%s” is a count at a date; it has no parts by class or month."),
               parting->inquiry->card->name);
  return FALSE;
}

gboolean
wg_figure_divide (WgParting *parting,
                  GError   **error)
{
  const WgInquiry *inquiry = parting->inquiry;
  gboolean of_teams = wg_formula_uses (inquiry->formula, WG_MEASURE_TEAMS) ||
                      wg_formula_uses (inquiry->formula, WG_MEASURE_VOLUNTEERS);

  switch (parting->question->by)
    {
    case WG_BY_NONE:
      break;
    case WG_BY_UNIT:
      if (parting->question->grid == 0)
        add_units (parting);
      break;
    case WG_BY_GRID:
      if (parting->question->grid == 0)
        add_grids (parting);
      break;
    case WG_BY_CLASS:
      if (!inquiry->counts_records && !of_teams)
        return refuse (parting, error);
      if (inquiry->facts->sums != NULL)
        add_classes (parting);
      break;
    case WG_BY_MONTH:
    case WG_BY_WEEK:
    case WG_BY_DAY:
      if (!inquiry->counts_records)
        return refuse (parting, error);
      add_times (parting);
      break;
    default:
      g_return_val_if_reached (FALSE);
    }
  wg_suppress_parts (parting->figure, parting->sizes);
  return TRUE;
}
