/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the service page lists. It reads records when they are asked for and keeps none beyond the
 * unit and period that are shown. */

#include "wg-service-list.h"

#include "wg-district-private.h"
#include "wg-service-book.h"
#include "wg-store-days.h"

/* More lines than that nobody reads; the search box says how to find others. */
#define MAX_RECORDS 5000

struct _WgServiceList
{
  GObject parent_instance;

  WgDistrict   *district;
  WgScope      *scope;
  const WgKind *kind;
  char         *text;    /* (nullable) folded */
  char         *status;  /* (nullable) */
  gint64        service_class;
  gint64        team;

  GPtrArray    *records; /* WgServiceRecord of the scope */
  guint         total;   /* of the scope, also beyond what is listed */
  GListStore   *model;   /* what the filter lets through */
  WgRow        *last;    /* (nullable) */
  GCancellable *loading; /* (nullable) */
  char         *error;   /* (nullable) */
};

G_DEFINE_FINAL_TYPE (WgServiceList, wg_service_list, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
wg_service_list_dispose (GObject *object)
{
  WgServiceList *self = WG_SERVICE_LIST (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);

  G_OBJECT_CLASS (wg_service_list_parent_class)->dispose (object);
}

static void
wg_service_list_finalize (GObject *object)
{
  WgServiceList *self = WG_SERVICE_LIST (object);

  g_object_unref (self->district);
  g_object_unref (self->scope);
  g_free (self->text);
  g_free (self->status);
  g_ptr_array_unref (self->records);
  g_object_unref (self->model);
  g_clear_pointer (&self->last, wg_row_unref);
  g_free (self->error);

  G_OBJECT_CLASS (wg_service_list_parent_class)->finalize (object);
}

static void
wg_service_list_class_init (WgServiceListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wg_service_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = wg_service_list_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wg_service_list_init (WgServiceList *self)
{
  self->kind = &wg_kind_activity;
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->model = g_list_store_new (WG_TYPE_SERVICE_RECORD);
}

static gboolean
matches_class (WgServiceList *self,
               gint64         id)
{
  WgRow *row;

  if (self->service_class == 0 || id == self->service_class)
    return TRUE;
  row = id != 0 ? wg_service_find_class (self->district, NULL, id) : NULL;
  return row != NULL && wg_row_get_int (row, WG_SERVICE_CLASS_PARENT, 0) == self->service_class;
}

static gboolean
matches (WgServiceList   *self,
         WgServiceRecord *record)
{
  WgRow *row = wg_service_record_get_row (record);
  gboolean is_team = wg_row_get_kind (row) == &wg_kind_team;
  guint sort = is_team ? WG_TEAM_SERVICE_CLASS : WG_ACTIVITY_SERVICE_CLASS;

  if (self->text != NULL && !wg_service_record_matches (record, self->text))
    return FALSE;
  if (!matches_class (self, wg_row_get_int (row, sort, 0)))
    return FALSE;
  if (is_team)
    return TRUE;
  return (self->status == NULL ||
          g_strcmp0 (wg_row_get_text (row, WG_ACTIVITY_STATUS), self->status) == 0) &&
         (self->team == 0 || wg_row_get_int (row, WG_ACTIVITY_TEAM, 0) == self->team);
}

static void
filter (WgServiceList *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  for (guint i = 0; i < self->records->len; i++)
    if (matches (self, g_ptr_array_index (self->records, i)))
      g_ptr_array_add (shown, g_ptr_array_index (self->records, i));
  g_list_store_splice (self->model, 0, g_list_model_get_n_items (G_LIST_MODEL (self->model)),
                       shown->pdata, shown->len);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The latest day first, and of a day what begins last. */
static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  WgRow *left = *(WgRow *const *) a, *right = *(WgRow *const *) b;
  int order;

  if (wg_row_get_kind (left) == &wg_kind_team)
    return g_strcmp0 (wg_row_get_text (left, WG_TEAM_NAME),
                      wg_row_get_text (right, WG_TEAM_NAME));
  order = g_strcmp0 (wg_row_get_text (right, WG_ACTIVITY_HELD_ON),
                     wg_row_get_text (left, WG_ACTIVITY_HELD_ON));
  if (order == 0)
    order = g_strcmp0 (wg_row_get_text (right, WG_ACTIVITY_STARTS_AT),
                       wg_row_get_text (left, WG_ACTIVITY_STARTS_AT));
  if (order == 0)
    order = wg_row_get_id (left) < wg_row_get_id (right) ? -1 : 1;
  return order;
}

/* Whether @row was entered after what was entered last until now. */
static void
note_last (WgServiceList *self,
           WgRow         *row)
{
  if (self->last != NULL && wg_row_get_version (self->last) >= wg_row_get_version (row))
    return;
  g_clear_pointer (&self->last, wg_row_unref);
  self->last = wg_row_ref (row);
}

static void
fill (WgServiceList *self,
      GPtrArray     *rows,
      guint          total)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  g_clear_pointer (&self->last, wg_row_unref);
  self->total = total;
  for (guint i = 0; i < rows->len; i++)
    {
      if (self->kind == &wg_kind_activity)
        note_last (self, g_ptr_array_index (rows, i));
      g_ptr_array_add (sorted, g_ptr_array_index (rows, i));
    }
  g_ptr_array_sort (sorted, compare_rows);
  g_ptr_array_set_size (self->records, 0);
  for (guint i = 0; i < sorted->len; i++)
    g_ptr_array_add (self->records,
                     wg_service_record_new (self->district, g_ptr_array_index (sorted, i)));
  filter (self);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  GWeakRef *weak = data;
  g_autoptr (WgServiceList) self = g_weak_ref_get (weak);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgRecordPage) page = wg_store_load_days_finish (WG_STORE (source), result, &error);

  g_weak_ref_clear (weak);
  g_free (weak);
  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  g_clear_pointer (&self->error, g_free);
  if (page != NULL)
    fill (self, page->rows, page->total);
  else
    {
      self->error = g_strdup (error->message);
      g_signal_emit (self, signals[CHANGED], 0);
    }
}

/* (transfer full) (nullable): the units and grids below the scope's unit; NULL for the file. */
static GArray *
list_places (WgServiceList *self)
{
  gint64 above = wg_scope_get_unit (self->scope);
  GPtrArray *units = wg_district_get_units (self->district);
  GPtrArray *grids = wg_district_get_grids (self->district);
  GArray *places;

  if (above == 0)
    return NULL;
  places = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < units->len; i++)
    {
      gint64 id = wg_row_get_id (wg_unit_get_row (g_ptr_array_index (units, i)));

      if (wg_district_is_within (self->district, id, above))
        g_array_append_val (places, id);
    }
  for (guint i = 0; i < grids->len; i++)
    {
      WgGrid *grid = g_ptr_array_index (grids, i);
      gint64 id = wg_row_get_id (wg_grid_get_row (grid));

      if (wg_district_is_within (self->district, wg_grid_get_community_id (grid), above))
        g_array_append_val (places, id);
    }
  return places;
}

/* Teams are in memory; activities are read from the file. */
static void
reload (WgServiceList *self)
{
  WgPeriod period = wg_scope_get_period (self->scope);
  g_autoptr (GArray) places = NULL;
  GWeakRef *weak;

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->kind == &wg_kind_team)
    {
      g_autoptr (GPtrArray) teams =
        wg_service_list_teams (self->district, wg_scope_get_unit (self->scope), NULL);

      fill (self, teams, teams->len);
      return;
    }
  places = list_places (self);
  self->loading = g_cancellable_new ();
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  wg_store_load_days_async (wg_district_get_store (self->district), self->kind, period.first,
                            period.last, places, MAX_RECORDS, self->loading, on_loaded, weak);
}

/**
 * wg_service_list_new:
 *
 * Returns: (transfer full): a list that begins to read at once
 */
WgServiceList *
wg_service_list_new (WgDistrict *district,
                     WgScope    *scope)
{
  WgServiceList *self = g_object_new (WG_TYPE_SERVICE_LIST, NULL);

  self->district = g_object_ref (district);
  self->scope = g_object_ref (scope);
  g_signal_connect_object (district, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scope, "notify::unit", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scope, "notify::period", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  return self;
}

void
wg_service_list_set_kind (WgServiceList *self,
                          const WgKind  *kind)
{
  g_return_if_fail (WG_IS_SERVICE_LIST (self));

  if (self->kind == kind)
    return;
  self->kind = kind;
  g_ptr_array_set_size (self->records, 0);
  self->total = 0;
  g_list_store_remove_all (self->model);
  reload (self);
}

const WgKind *
wg_service_list_get_kind (WgServiceList *self)
{
  return self->kind;
}

void
wg_service_list_set_filter (WgServiceList *self,
                            const char    *text,
                            const char    *status,
                            gint64         service_class,
                            gint64         team)
{
  g_return_if_fail (WG_IS_SERVICE_LIST (self));

  g_free (self->text);
  self->text = text != NULL && *text != '\0' ? g_utf8_casefold (text, -1) : NULL;
  g_free (self->status);
  self->status = g_strdup (status);
  self->service_class = service_class;
  self->team = team;
  filter (self);
}

GListModel *
wg_service_list_get_model (WgServiceList *self)
{
  return G_LIST_MODEL (self->model);
}

gboolean
wg_service_list_is_busy (WgServiceList *self)
{
  return self->loading != NULL;
}

const char *
wg_service_list_get_error (WgServiceList *self)
{
  return self->error;
}

guint
wg_service_list_get_total (WgServiceList *self)
{
  return self->total;
}

guint
wg_service_list_find (WgServiceList *self,
                      gint64         id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WgServiceRecord) record = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (wg_row_get_id (wg_service_record_get_row (record)) == id)
        return i;
    }
  return G_MAXUINT;
}

WgRow *
wg_service_list_get_last (WgServiceList *self)
{
  return self->last;
}
