/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One business action before it is written. It collects changes; the store writes them. */

#include "wg-edit.h"

#define REST_AFTER 65536

struct _WgEdit
{
  gatomicrefcount ref_count;
  gint64          id;
  char           *label;
  char           *actor;
  char           *role;
  gboolean        beginning;
  GArray         *changes; /* WgChange */
  WgSpill        *spill;   /* (nullable) where rows of the changes lie */
};

G_DEFINE_BOXED_TYPE (WgEdit, wg_edit, wg_edit_ref, wg_edit_unref)

static void
change_clear (WgChange *change)
{
  g_clear_pointer (&change->old_row, wg_row_unref);
  g_clear_pointer (&change->new_row, wg_row_unref);
}

/**
 * wg_edit_new:
 * @label: what the user did, in the user's language
 *
 * Returns: (transfer full): an empty edit with a random id; the actor is the user of the system
 */
WgEdit *
wg_edit_new (const char *label)
{
  WgEdit *self;

  g_return_val_if_fail (label != NULL, NULL);

  self = g_new0 (WgEdit, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->id = wg_row_new_id ();
  self->label = g_strdup (label);
  self->actor = g_strdup (g_get_user_name ());
  self->role = g_strdup ("");
  self->changes = g_array_new (FALSE, FALSE, sizeof (WgChange));
  return self;
}

/**
 * wg_edit_keep:
 * @spill: where rows that are inserted lie (wg_row_new_kept()); lives as long as the edit
 */
void
wg_edit_keep (WgEdit  *self,
              WgSpill *spill)
{
  g_return_if_fail (self->spill == NULL);

  self->spill = wg_spill_ref (spill);
}

/**
 * wg_edit_set_id:
 * @id: over 0, and no other edit's
 *
 * Replaces the random id, for an edit that must come out the same every time. Two files with the
 * same id have the same edit.
 */
void
wg_edit_set_id (WgEdit *self,
                gint64  id)
{
  g_return_if_fail (id > 0);

  self->id = id;
}

/**
 * wg_edit_set_beginning:
 * @beginning: whether undo stops at this edit
 *
 * For the edit that writes a new file's content at its making, such as the sample: undo in a
 * fresh file must not empty it. Means nothing for an edit that is not the first of its file.
 */
void
wg_edit_set_beginning (WgEdit  *self,
                       gboolean beginning)
{
  self->beginning = beginning;
}

gboolean
wg_edit_is_beginning (const WgEdit *self)
{
  return self->beginning;
}

WgEdit *
wg_edit_ref (WgEdit *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_edit_unref (WgEdit *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->label);
  g_free (self->actor);
  g_free (self->role);
  for (guint i = 0; i < self->changes->len; i++)
    change_clear ((WgChange *) wg_edit_get_change (self, i));
  g_array_unref (self->changes);
  g_clear_pointer (&self->spill, wg_spill_unref);
  g_free (self);
}

static void
add_change (WgEdit      *self,
            WgChangeType type,
            WgRow       *old_row,
            WgRow       *new_row)
{
  WgChange change = {
    .type = type,
    .old_row = old_row != NULL ? wg_row_ref (old_row) : NULL,
    .new_row = new_row != NULL ? wg_row_ref (new_row) : NULL,
  };

  g_array_append_val (self->changes, change);
}

/**
 * wg_edit_insert:
 * @row: (transfer none): a row that is not in the store yet
 */
void
wg_edit_insert (WgEdit *self,
                WgRow  *row)
{
  g_return_if_fail (wg_row_get_version (row) == 0);

  add_change (self, WG_CHANGE_INSERT, NULL, row);
}

/**
 * wg_edit_update:
 * @old_row: (transfer none): the row as the store gave it
 * @new_row: (transfer none): a changed copy of it
 */
void
wg_edit_update (WgEdit *self,
                WgRow  *old_row,
                WgRow  *new_row)
{
  g_return_if_fail (wg_row_get_kind (old_row) == wg_row_get_kind (new_row));
  g_return_if_fail (wg_row_get_id (old_row) == wg_row_get_id (new_row));

  add_change (self, WG_CHANGE_UPDATE, old_row, new_row);
}

void
wg_edit_delete (WgEdit *self,
                WgRow  *old_row)
{
  add_change (self, WG_CHANGE_DELETE, old_row, NULL);
}

gint64
wg_edit_get_id (const WgEdit *self)
{
  return self->id;
}

const char *
wg_edit_get_label (const WgEdit *self)
{
  return self->label;
}

const char *
wg_edit_get_actor (const WgEdit *self)
{
  return self->actor;
}

const char *
wg_edit_get_role (const WgEdit *self)
{
  return self->role;
}

/**
 * wg_edit_set_actor:
 * @actor: who, as the audit shall name them
 * @role: the role they acted in, or ""
 */
void
wg_edit_set_actor (WgEdit     *self,
                   const char *actor,
                   const char *role)
{
  g_return_if_fail (actor != NULL && role != NULL);

  g_free (self->actor);
  g_free (self->role);
  self->actor = g_strdup (actor);
  self->role = g_strdup (role);
}

guint
wg_edit_get_n_changes (const WgEdit *self)
{
  return self->changes->len;
}

/**
 * wg_edit_get_change:
 *
 * Returns: (transfer none): the change, valid until the next one is added
 */
const WgChange *
wg_edit_get_change (const WgEdit *self,
                    guint         i)
{
  g_return_val_if_fail (i < self->changes->len, NULL);

  /* Whoever reads all of them one after the other needs no more memory than for these. */
  if (self->spill != NULL && i % REST_AFTER == 0)
    wg_spill_rest (self->spill);
  return &g_array_index (self->changes, WgChange, i);
}
