/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a draft as one edit, and what happens when somebody else was faster. The store tells of a
 * conflict per row; here it becomes one of fields, because two offices that change different fields
 * of one unit do not disagree. */

#include "wg-draft-save.h"

#include "wg-district-private.h"

#include <glib/gi18n-lib.h>

/* Somebody may be faster again and again; then the clerk is told. */
#define MAX_ATTEMPTS 5

typedef struct
{
  WgDistrict *district;
  WgEdit     *edit;
  GPtrArray  *conflicts; /* WgFieldConflict, or NULL */
  guint       attempts;
} Saving;

static void
saving_free (Saving *saving)
{
  g_clear_object (&saving->district);
  g_clear_pointer (&saving->edit, wg_edit_unref);
  g_clear_pointer (&saving->conflicts, g_ptr_array_unref);
  g_free (saving);
}

void
wg_field_conflict_free (WgFieldConflict *self)
{
  wg_value_clear (&self->mine);
  wg_value_clear (&self->theirs);
  g_free (self);
}

static void
add_conflicts (GPtrArray      *conflicts,
               WgRow          *mine,
               WgRow          *theirs,
               const gboolean *is_conflict)
{
  const WgKind *kind = wg_row_get_kind (mine);

  for (guint i = 0; i < kind->n_fields; i++)
    if (is_conflict[i])
      {
        WgFieldConflict *conflict = g_new0 (WgFieldConflict, 1);

        conflict->row = wg_row_get_id (mine);
        conflict->kind = kind;
        conflict->field = i;
        wg_value_copy (wg_row_get (mine, i), &conflict->mine);
        wg_value_copy (wg_row_get (theirs, i), &conflict->theirs);
        g_ptr_array_add (conflicts, conflict);
      }
}

/**
 * wg_draft_refresh:
 * @error: %WG_STORE_ERROR_NOT_FOUND when a row of the draft is not in the file any more
 *
 * Reads the draft's rows anew; blocks for as many rows as the draft has.
 *
 * Returns: (transfer full) (element-type WgFieldConflict): the fields in conflict, or NULL
 */
GPtrArray *
wg_draft_refresh (WgDraft    *draft,
                  WgDistrict *district,
                  GError    **error)
{
  g_autoptr (GPtrArray) conflicts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) wg_field_conflict_free);
  g_autoptr (GPtrArray) rows = wg_draft_list_rows (draft, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);
      WgRow *old = wg_draft_get_stored (draft, wg_row_get_id (row));
      g_autofree gboolean *is_conflict = g_new0 (gboolean, wg_row_get_kind (row)->n_fields);
      g_autoptr (WgRow) stored = NULL;

      if (old == NULL)
        continue;
      stored = wg_store_load_row (wg_district_get_store (district), wg_row_get_kind (row),
                                  wg_row_get_id (row), error);
      if (stored == NULL)
        return NULL;
      if (wg_row_get_version (stored) == wg_row_get_version (old))
        continue;
      if (wg_draft_rebase (draft, stored, is_conflict) > 0)
        add_conflicts (conflicts, row, stored, is_conflict);
    }
  return g_steal_pointer (&conflicts);
}

static void on_applied (GObject *source, GAsyncResult *result, gpointer data);

/* The next attempt; the task is answered when there is nothing left to write. */
static void
apply (GTask *task)
{
  WgDraft *draft = g_task_get_source_object (task);
  Saving *saving = g_task_get_task_data (task);

  g_clear_pointer (&saving->edit, wg_edit_unref);
  saving->edit = wg_draft_make_edit (draft);
  if (saving->edit == NULL)
    {
      /* Somebody else wrote the very same (X1). */
      wg_draft_clear (draft);
      g_task_return_boolean (task, TRUE);
      return;
    }
  saving->attempts++;
  wg_district_apply_async (saving->district, saving->edit, g_task_get_cancellable (task),
                           on_applied, g_object_ref (task));
}

static void
on_applied (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  WgDraft *draft = g_task_get_source_object (task);
  Saving *saving = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) why = NULL;

  if (wg_district_apply_finish (saving->district, result, &error))
    {
      wg_draft_clear (draft);
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (!g_error_matches (error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT) ||
      saving->attempts >= MAX_ATTEMPTS)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_clear_pointer (&saving->conflicts, g_ptr_array_unref);
  saving->conflicts = wg_draft_refresh (draft, saving->district, &why);
  if (saving->conflicts == NULL)
    g_task_return_error (task, g_steal_pointer (&why));
  else if (saving->conflicts->len > 0)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    apply (task);
}

/**
 * wg_draft_save_async:
 * @draft: what to write; it must not be changed until the answer is there
 * @cancellable: (nullable): cancelling before the commit leaves the file as it was
 */
void
wg_draft_save_async (WgDraft            *draft,
                     WgDistrict         *district,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (draft, cancellable, callback, user_data);
  Saving *saving = g_new0 (Saving, 1);

  saving->district = g_object_ref (district);
  g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);
  apply (task);
}

/**
 * wg_draft_save_finish:
 * @conflicts: (out) (transfer full) (nullable) (element-type WgFieldConflict): with
 *   %WG_STORE_ERROR_CONFLICT, the fields that both sides changed
 *
 * Returns: whether the draft is on the disk
 */
gboolean
wg_draft_save_finish (WgDraft      *draft,
                      GAsyncResult *result,
                      GPtrArray   **conflicts,
                      GError      **error)
{
  Saving *saving = g_task_get_task_data (G_TASK (result));

  if (conflicts != NULL)
    *conflicts = g_steal_pointer (&saving->conflicts);
  return g_task_propagate_boolean (G_TASK (result), error);
}
