/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens when people leave: a trial on the rows in memory. It writes nothing and decides
 * nothing; it lists vacancies, findings and grids. */

#include "wg-departure.h"

#include "wg-district-private.h"
#include "wg-registry.h"
#include "wg-title.h"

#include <glib/gi18n-lib.h>

static void
bare_grid_free (WgBareGrid *self)
{
  g_free (self->name);
  g_free (self);
}

void
wg_departure_free (WgDeparture *self)
{
  g_free (self->first);
  g_clear_pointer (&self->posts, g_ptr_array_unref);
  g_clear_pointer (&self->vacant, g_ptr_array_unref);
  g_clear_pointer (&self->grids, g_ptr_array_unref);
  g_clear_pointer (&self->trial, wg_trial_free);
  g_clear_pointer (&self->edit, wg_edit_unref);
  g_free (self);
}

static gboolean
is_kept (GArray *keep,
         gint64  holding)
{
  for (guint i = 0; keep != NULL && i < keep->len; i++)
    if (g_array_index (keep, gint64, i) == holding)
      return TRUE;
  return FALSE;
}

static WgHeldPost *
copy_post (const WgHeldPost *post)
{
  WgHeldPost *copy = g_memdup2 (post, sizeof *post);

  copy->holder = g_strdup (post->holder);
  copy->title = g_strdup (post->title);
  copy->unit_name = g_strdup (post->unit_name);
  copy->from = g_strdup (post->from);
  copy->until = g_strdup (post->until);
  return copy;
}

/* Everything the people hold on their last day, each holding once. */
static GPtrArray *
list_posts (WgDistrict        *district,
            const char *const *holders,
            const char        *last,
            GArray            *keep)
{
  GPtrArray *leaving = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_held_post_free);

  for (guint h = 0; holders[h] != NULL; h++)
    {
      g_autoptr (GPtrArray) posts = NULL;

      if (g_strv_contains (holders + h + 1, holders[h]))
        continue;
      posts = wg_holders_list_posts (district, holders[h], last);
      for (guint i = 0; i < posts->len; i++)
        {
          const WgHeldPost *post = g_ptr_array_index (posts, i);

          /* A holding that ends on that day anyway is no consequence. */
          if (!is_kept (keep, post->holding) && g_strcmp0 (post->until, last) != 0)
            g_ptr_array_add (leaving, copy_post (post));
        }
    }
  return leaving;
}

static gboolean
is_leaving (GPtrArray *posts,
            gint64     holding)
{
  for (guint i = 0; i < posts->len; i++)
    if (((WgHeldPost *) g_ptr_array_index (posts, i))->holding == holding)
      return TRUE;
  return FALSE;
}

/* Somebody else holds the position on the first day: a title that several may have, or a
 * successor who is appointed already. */
static gboolean
stays_held (const WgRegistryRows *rows,
            GPtrArray            *posts,
            gint64                position,
            const char           *first)
{
  for (guint i = 0; i < rows->holdings->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows->holdings, i);

      if (wg_row_get_int (row, WG_HOLDING_POSITION, 0) == position &&
          wg_row_is_valid_on (row, WG_HOLDING_FROM, WG_HOLDING_UNTIL, first) &&
          !is_leaving (posts, wg_row_get_id (row)))
        return TRUE;
    }
  return FALSE;
}

static void
find_vacant (WgDeparture          *self,
             const WgRegistryRows *rows)
{
  for (guint i = 0; i < self->posts->len; i++)
    {
      const WgHeldPost *post = g_ptr_array_index (self->posts, i);

      if (!stays_held (rows, self->posts, post->position, self->first))
        g_ptr_array_add (self->vacant, copy_post (post));
    }
}

static void
add_grid (WgDeparture *self,
          WgRow       *grid,
          WgGridLacks  lacks)
{
  const char *name = wg_row_get_text (grid, WG_GRID_NAME);
  WgBareGrid *bare = NULL;

  for (guint i = 0; i < self->grids->len && bare == NULL; i++)
    {
      WgBareGrid *known = g_ptr_array_index (self->grids, i);

      bare = known->grid == wg_row_get_id (grid) ? known : NULL;
    }
  if (bare == NULL)
    {
      bare = g_new0 (WgBareGrid, 1);
      bare->grid = wg_row_get_id (grid);
      bare->name = g_strdup (name != NULL && *name != '\0' ? name
                                                           : wg_row_get_text (grid, WG_GRID_CODE));
      g_ptr_array_add (self->grids, bare);
    }
  bare->lacks |= lacks;
}

static guint
count_lost_staff (WgDeparture *self,
                  gint64       unit,
                  GPtrArray   *titles)
{
  guint lost = 0;

  for (guint i = 0; i < self->posts->len; i++)
    {
      const WgHeldPost *post = g_ptr_array_index (self->posts, i);
      const WgTitle *title = wg_titles_match (titles, post->title);

      lost += post->unit == unit && title != NULL && g_str_equal (title->id, "staff_full");
    }
  return lost;
}

/* What a vacancy in a branch means for a grid that the branch covers. */
static void
judge_cover (WgDeparture *self,
             WgRow       *grid,
             gint64       unit,
             const char  *title,
             GPtrArray   *titles)
{
  gint64 staff = wg_row_get_int (grid, WG_GRID_STAFF_FULL, -1);

  if (g_str_equal (title, "secretary"))
    add_grid (self, grid, WG_GRID_LACKS_SECRETARY);
  else if (g_str_equal (title, "grid_head"))
    add_grid (self, grid, WG_GRID_LACKS_HEAD);
  else if (g_str_equal (title, "staff_full") && staff > 0 &&
           staff <= (gint64) count_lost_staff (self, unit, titles))
    add_grid (self, grid, WG_GRID_LACKS_STAFF);
}

static void
find_covered (WgDeparture *self,
              WgRegistry  *registry)
{
  const WgRegistryRows *rows = wg_registry_get_rows (registry);

  for (guint i = 0; i < self->vacant->len; i++)
    {
      const WgHeldPost *post = g_ptr_array_index (self->vacant, i);
      const WgTitle *title = wg_titles_match (rows->titles, post->title);

      for (guint b = 0; title != NULL && b < rows->branch_grids->len; b++)
        {
          WgRow *row = g_ptr_array_index (rows->branch_grids, b);
          WgGrid *grid;

          if (wg_row_get_int (row, WG_BRANCH_GRID_UNIT, 0) != post->unit ||
              !wg_row_is_valid_on (row, WG_BRANCH_GRID_FROM, WG_BRANCH_GRID_UNTIL, self->first))
            continue;
          grid = wg_registry_find_grid (registry, wg_row_get_int (row, WG_BRANCH_GRID_GRID, 0));
          if (grid != NULL)
            judge_cover (self, wg_grid_get_row (grid), post->unit, title->id, rows->titles);
        }
    }
}

/* A head that is written at the grid itself. */
static void
find_heads (WgDeparture       *self,
            WgRegistry        *registry,
            const char *const *holders)
{
  GPtrArray *grids = wg_registry_get_grids (registry);

  for (guint i = 0; i < grids->len; i++)
    {
      WgRow *grid = wg_grid_get_row (g_ptr_array_index (grids, i));
      const char *head = wg_row_get_text (grid, WG_GRID_HEAD);
      g_autoptr (WgRow) without = NULL;

      if (head == NULL || *head == '\0' || !g_strv_contains (holders, head))
        continue;
      add_grid (self, grid, WG_GRID_LACKS_HEAD);
      without = wg_row_copy (grid);
      wg_row_set_null (without, WG_GRID_HEAD);
      wg_edit_update (self->edit, grid, without);
    }
}

static void
end_holdings (WgDeparture          *self,
              const WgRegistryRows *rows,
              const char           *last)
{
  for (guint i = 0; i < rows->holdings->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows->holdings, i);
      g_autoptr (WgRow) ended = NULL;

      if (!is_leaving (self->posts, wg_row_get_id (row)))
        continue;
      ended = wg_row_copy (row);
      wg_row_set_text (ended, WG_HOLDING_UNTIL, last);
      wg_edit_update (self->edit, row, ended);
    }
}

/* Everything but the findings. */
static WgDeparture *
departure_new (WgDistrict        *district,
               const char *const *holders,
               const char        *last,
               GArray            *keep,
               GError           **error)
{
  WgRegistry *registry = wg_district_get_registry (district);
  const WgRegistryRows *rows = wg_registry_get_rows (registry);
  g_autoptr (WgDeparture) self = g_new0 (WgDeparture, 1);
  g_autofree char *names = g_strjoinv (_(", "), (char **) holders);
  g_autofree char *label = NULL;
  WgDate day;

  self->vacant = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_held_post_free);
  self->grids = g_ptr_array_new_with_free_func ((GDestroyNotify) bare_grid_free);
  if (!wg_date_parse (last, &day))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("“%s” is not a date such as 2026-09-30."), last);
      return NULL;
    }
  /* Translators: label of an edit in the undo menu; a name */
  label = g_strdup_printf (_("%s leaves"), names);
  self->edit = wg_edit_new (label);
  self->first = wg_date_format (day + 1);
  self->posts = list_posts (district, holders, last, keep);
  find_vacant (self, rows);
  find_covered (self, registry);
  end_holdings (self, rows, last);
  find_heads (self, registry, holders);
  return g_steal_pointer (&self);
}

/**
 * wg_departure_try:
 * @holders: names of those who leave
 * @last: their last day
 * @keep: (nullable) (element-type gint64): holdings that stay
 *
 * Blocks; for tests.
 *
 * Returns: (transfer full): what would happen, or NULL
 */
WgDeparture *
wg_departure_try (WgDistrict        *district,
                  const char *const *holders,
                  const char        *last,
                  GArray            *keep,
                  GCancellable      *cancellable,
                  GError           **error)
{
  g_autoptr (WgDeparture) self = NULL;

  g_return_val_if_fail (WG_IS_DISTRICT (district) && holders != NULL, NULL);

  self = departure_new (district, holders, last, keep, error);
  if (self == NULL)
    return NULL;
  self->trial = wg_trial_run (district, self->edit, self->first, cancellable, error);
  return self->trial != NULL ? g_steal_pointer (&self) : NULL;
}

static void
on_tried (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  WgDeparture *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->trial = wg_trial_run_finish (result, &error);
  if (self->trial == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* The caller takes what the task held; a task's data cannot be stolen, so it is moved. */
  g_task_return_pointer (task, g_memdup2 (self, sizeof *self),
                         (GDestroyNotify) wg_departure_free);
  *self = (WgDeparture) { 0 };
}

void
wg_departure_try_async (WgDistrict         *district,
                        const char *const  *holders,
                        const char         *last,
                        GArray             *keep,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (district, cancellable, callback, user_data);
  GError *error = NULL;
  WgDeparture *self;

  g_return_if_fail (WG_IS_DISTRICT (district) && holders != NULL);

  self = departure_new (district, holders, last, keep, &error);
  if (self == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, self, (GDestroyNotify) wg_departure_free);
  wg_trial_run_async (district, self->edit, self->first, cancellable, on_tried,
                      g_steal_pointer (&task));
}

/**
 * wg_departure_try_finish:
 *
 * Returns: (transfer full): what would happen, or NULL
 */
WgDeparture *
wg_departure_try_finish (GAsyncResult *result,
                         GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
