/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list behind a figure. What is in memory is listed at once; records are read from the store,
 * where the same rule that made the sums says which of them are behind one. */

#include "wg-records.h"

#include "wg-district-private.h"
#include "wg-record-request.h"
#include "wg-service-marks.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  GPtrArray *rows; /* WgRow; all of them, or the page */
  guint      total;
  double     sum;
} Answer;

static void
answer_free (Answer *answer)
{
  g_clear_pointer (&answer->rows, g_ptr_array_unref);
  g_free (answer);
}

static Answer *
answer_new (void)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  return answer;
}

static void
add_row (Answer *answer,
         WgRow  *row,
         double  value)
{
  g_ptr_array_add (answer->rows, wg_row_ref (row));
  answer->total++;
  if (!isnan (value))
    answer->sum += value;
}

static gboolean
is_asked (const WgRecordRequest *request,
          guint                  slot)
{
  return slot >= request->range.from && slot < request->range.to;
}

static void
list_teams (const WgRecordRequest *request,
            Answer                *answer)
{
  GPtrArray *teams = wg_registry_get_rows (request->registry)->teams;

  for (guint i = 0; i < teams->len; i++)
    {
      WgRow *team = g_ptr_array_index (teams, i);
      guint slot;

      if (wg_service_team_counts (request->sums, team, wg_registry_get_day (request->registry),
                                  &request->range, request->class_numbers, &slot))
        add_row (answer, team, request->measure == WG_MEASURE_TEAMS
                                   ? 1
                                   : (double) wg_row_get_int (team, WG_TEAM_VOLUNTEERS, 0));
    }
}

/* The grids whose counts are the figure; of blank and crowded ones only those that are so. */
static void
list_grids (const WgRecordRequest *request,
            Answer                *answer)
{
  WgMeasure measure = request->measure;
  gboolean marked = measure == WG_MEASURE_BLANK_GRIDS || measure == WG_MEASURE_CROWDED_GRIDS;
  guint8 wanted = measure == WG_MEASURE_BLANK_GRIDS ? WG_SERVICE_MARK_BLANK
                                                    : WG_SERVICE_MARK_CROWDED;
  g_autoptr (GArray) indices = wg_registry_list_grids (request->registry, request->unit);
  g_autoptr (GArray) marks = NULL;

  if (marked)
    marks = wg_service_marks_new (request->registry, request->sums, &request->period,
                                  request->class_numbers);
  for (guint i = 0; i < indices->len; i++)
    {
      guint index = g_array_index (indices, guint, i);
      WgGrid *grid = g_ptr_array_index (wg_registry_get_grids (request->registry), index);
      WgMeasures measures;
      guint slot;

      if (request->grid != 0 && wg_grid_get_id (grid) != request->grid)
        continue;
      if (!marked)
        {
          wg_registry_get_measures (request->registry, index, measure == WG_MEASURE_AREA_M2,
                                    &measures);
          add_row (answer, wg_grid_get_row (grid), measures.value[measure]);
          continue;
        }
      slot = wg_place_order_find_slot (request->sums->order, wg_grid_get_id (grid), NULL);
      if (marks != NULL && is_asked (request, slot) &&
          g_array_index (marks, guint8, slot) == wanted)
        add_row (answer, wg_grid_get_row (grid), 1);
    }
}

static void
list_branches (const WgRecordRequest *request,
               Answer                *answer)
{
  WgUnitTable *units = wg_registry_get_unit_table (request->registry);
  g_autoptr (GHashTable) subtree = wg_registry_collect_units (request->registry, request->unit);
  GPtrArray *of_grid = request->grid != 0 ? wg_registry_get_branches (request->registry,
                                                                     request->grid) : NULL;

  for (guint i = 0; i < wg_unit_table_get_n (units); i++)
    {
      WgUnit *unit = wg_unit_table_get_unit (units, i);

      if (wg_registry_is_branch (request->registry, unit) &&
          (request->grid != 0 ? of_grid != NULL && g_ptr_array_find (of_grid, unit, NULL)
                              : request->unit == 0 || g_hash_table_contains (subtree, unit)))
        add_row (answer, wg_unit_get_row (unit), 1);
    }
}

/* A page of what was listed at once. */
static void
cut_page (Answer *answer,
          guint   offset,
          guint   limit)
{
  guint n = answer->rows->len;

  offset = MIN (offset, n);
  if (offset > 0)
    g_ptr_array_remove_range (answer->rows, 0, offset);
  if (answer->rows->len > limit)
    g_ptr_array_set_size (answer->rows, (int) limit);
}

static Answer *
read_records (const WgRecordRequest *request,
              GCancellable          *cancellable,
              GError               **error)
{
  g_autoptr (WgRecordPage) page =
      wg_store_load_records (request->store, &request->query, request->offset, request->limit,
                             cancellable, error);
  Answer *answer;

  if (page == NULL)
    return NULL;
  answer = g_new0 (Answer, 1);
  answer->rows = g_ptr_array_ref (page->rows);
  answer->total = page->total;
  answer->sum = (double) page->sum * (request->measure == WG_MEASURE_HOURS ? 0.5 : 1);
  return answer;
}

static Answer *
list_in_memory (const WgRecordRequest *request)
{
  Answer *answer = answer_new ();

  if (request->posts != NULL)
    for (guint i = 0; i < request->posts->len; i++)
      add_row (answer, g_ptr_array_index (request->posts, i), 1);
  else if (request->measure == WG_MEASURE_TEAMS || request->measure == WG_MEASURE_VOLUNTEERS)
    list_teams (request, answer);
  else if (request->measure == WG_MEASURE_BRANCHES)
    list_branches (request, answer);
  else
    list_grids (request, answer);
  cut_page (answer, request->offset, request->limit);
  return answer;
}

static GPtrArray *
unpack (Answer *answer,
        guint  *total,
        double *sum)
{
  GPtrArray *rows;

  if (answer == NULL)
    return NULL;
  if (total != NULL)
    *total = answer->total;
  if (sum != NULL)
    *sum = answer->sum;
  rows = g_steal_pointer (&answer->rows);
  answer_free (answer);
  return rows;
}

GPtrArray *
wg_district_list_records (WgDistrict       *self,
                          const WgQuestion *question,
                          guint             offset,
                          guint             limit,
                          guint            *total,
                          double           *sum,
                          GError          **error)
{
  g_autoptr (WgRecordRequest) request = NULL;

  g_return_val_if_fail (WG_IS_DISTRICT (self) && question != NULL, NULL);

  request = wg_record_request_new (self, question, error);
  if (request == NULL)
    return NULL;
  request->offset = offset;
  request->limit = limit;
  return unpack (request->measure >= WG_MEASURE_FIRST_RECORD ? read_records (request, NULL, error)
                                                             : list_in_memory (request),
                 total, sum);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      request,
             GCancellable *cancellable)
{
  GError *error = NULL;
  Answer *answer = read_records (request, cancellable, &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, (GDestroyNotify) answer_free);
  else
    g_task_return_error (task, error);
}

/**
 * wg_district_list_records_async:
 * @question: whose figure; its parts do not matter
 * @offset: how many to pass over
 * @limit: how many to give at most
 */
void
wg_district_list_records_async (WgDistrict         *self,
                                const WgQuestion   *question,
                                guint               offset,
                                guint               limit,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  WgRecordRequest *request;
  GError *error = NULL;

  g_return_if_fail (WG_IS_DISTRICT (self) && question != NULL);

  g_task_set_source_tag (task, wg_district_list_records_async);
  request = wg_record_request_new (self, question, &error);
  if (request == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  request->offset = offset;
  request->limit = limit;
  g_task_set_task_data (task, request, (GDestroyNotify) wg_record_request_free);
  if (request->measure >= WG_MEASURE_FIRST_RECORD)
    g_task_run_in_thread (task, read_thread);
  else
    g_task_return_pointer (task, list_in_memory (request), (GDestroyNotify) answer_free);
}

GPtrArray *
wg_district_list_records_finish (WgDistrict   *self,
                                 GAsyncResult *result,
                                 guint        *total,
                                 double       *sum,
                                 GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, wg_district_list_records_async), NULL);

  return unpack (g_task_propagate_pointer (G_TASK (result), error), total, sum);
}

static void
append_words (GString    *text,
              const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, words);
}

/* The name of what a field with a row id refers to. */
static const char *
find_name (WgDistrict  *self,
           const WgRow *row,
           const char  *field)
{
  int position = wg_kind_find_field (wg_row_get_kind (row), field);
  gint64 id = position >= 0 ? wg_row_get_int (row, (guint) position, 0) : 0;
  WgGrid *grid;
  WgUnit *unit;

  if (id == 0)
    return NULL;
  if (g_str_equal (field, "service_class"))
    return wg_district_get_class_name (self, id);
  if (g_str_equal (field, "grid"))
    {
      grid = wg_district_find_grid (self, id);
      return grid != NULL ? wg_grid_get_name (grid) : NULL;
    }
  unit = wg_district_find_unit (self, id);
  return unit != NULL ? wg_unit_get_name (unit) : NULL;
}

static void
append_place (GString     *text,
              WgDistrict  *self,
              const WgRow *row)
{
  const char *grid = find_name (self, row, "grid");

  append_words (text, grid != NULL ? grid : find_name (self, row, "unit"));
  append_words (text, find_name (self, row, "community"));
}

static void
append_day (GString     *text,
            const WgRow *row)
{
  int field = wg_contribution_get_day_field (wg_row_get_kind (row));
  const WgValue *value = field >= 0 ? wg_row_get (row, (guint) field) : NULL;
  g_autofree char *time = NULL;

  if (value == NULL)
    return;
  if (value->type == WG_VALUE_TEXT)
    append_words (text, value->v.text);
  else if (value->type == WG_VALUE_INT)
    append_words (text, time = wg_time_format (value->v.integer));
}

/**
 * wg_record_describe:
 * @row: a row of a list behind a figure
 *
 * Returns: (transfer full): "邻里法律咨询 · 法律 · 东园社区第 4 网格 · 2026-09-29"
 */
char *
wg_record_describe (WgDistrict  *self,
                    const WgRow *row)
{
  static const char *const names[] = { "number", "name", "summary" };
  const WgKind *kind = wg_row_get_kind (row);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int field = wg_kind_find_field (kind, names[i]);

      if (field >= 0)
        append_words (text, wg_row_get_text (row, (guint) field));
    }
  if (text->len == 0)
    append_words (text, _(kind->label));
  append_words (text, find_name (self, row, "service_class"));
  append_place (text, self, row);
  append_day (text, row);
  return g_string_free (text, FALSE);
}
